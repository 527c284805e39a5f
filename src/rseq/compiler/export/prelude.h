/*
 * What every header made by `rseq build` shares.
 *
 * Every function returns a status, an int: 0 (RSEQ_DONE), or how it ended in the low byte and, above it, the line of
 * the Python source where that was.
 */
#ifndef RSEQ_BUILT_PRELUDE
#define RSEQ_BUILT_PRELUDE 1

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <unistd.h>

enum rseq_status {
    RSEQ_DONE = 0,        /* it happened; results are there */
    RSEQ_ABORTED = 1,     /* restarted as often as it may be; nothing happened */
    RSEQ_UNAVAILABLE = 2, /* this thread is not registered with the kernel, or there is no copy for its CPU; nothing happened */
    RSEQ_INDEX = 3,       /* an index out of range; nothing happened */
    RSEQ_ASSERTION = 4,   /* an assertion failed; nothing happened */
    RSEQ_NULL = 5,        /* a null pointer was to be followed; nothing happened */
    RSEQ_ZERO = 6,        /* division by zero (native functions) */
    RSEQ_SEGMENT = 7,     /* a reference leads out of its segment */
    RSEQ_DAMAGED = 10     /* the journal of the CPU's copy holds what no transaction has written; nothing happened */
};

/* How a function ended. */
static inline enum rseq_status rseq_status_kind(int status)
{
    return (enum rseq_status)(status & 0xff);
}

/* The line of the Python source where it failed, or 0. */
static inline int rseq_status_line(int status)
{
    return status >> 8;
}

/* The same in words. */
static inline const char *rseq_status_text(int status)
{
    static const char *const words[] = {
        "done",
        "restarted too often",
        "restartable sequences are unavailable in this thread",
        "index out of range",
        "assertion failed",
        "null pointer",
        "division by zero",
        "a reference leads out of its segment",
        "unknown status",
        "unknown status",
        "the journal is damaged",
    };
    const unsigned kind = (unsigned)status & 0xff;
    return kind < sizeof words / sizeof *words ? words[kind] : "unknown status";
}

#define RSEQ_MUST_CHECK __attribute__((warn_unused_result))

/* Called where a sequence of a header starts over, with its name: define it before including to count, say. */
#ifndef RSEQ_RESTARTED
#define RSEQ_RESTARTED(function) ((void)0)
#endif

/* Where the C library has registered each thread with the kernel (glibc 2.35 and later). Weak: a program links, and runs
 * with RSEQ_UNAVAILABLE, without it. */
#ifdef __cplusplus
extern "C" {
#endif
extern const ptrdiff_t __rseq_offset __attribute__((weak));
extern const unsigned int __rseq_size __attribute__((weak));
#ifdef __cplusplus
}
#endif

/* Whether the kernel keeps concurrency ids (mm_cid) for the threads of this process. */
static inline bool rseq_has_concurrency_ids(void)
{
    static int known; /* 0 not yet, 1 no, 2 yes; two threads that look at once find the same */
    int found = __atomic_load_n(&known, __ATOMIC_RELAXED);
    if (!found) {
        const unsigned long filled = getauxval(27); /* AT_RSEQ_FEATURE_SIZE: 0 before Linux 6.3 */
        const unsigned long said = &__rseq_size ? __rseq_size : 0;
        const unsigned long size = said == 20 || said == 32 ? 32 : said; /* before 2.40 glibc says so whatever is filled */
        found = filled >= 28 && size >= 28 ? 2 : 1;
        __atomic_store_n(&known, found, __ATOMIC_RELAXED);
    }
    return found == 2;
}

/* How many CPU numbers there can be: the last possible CPU's number and 1. */
static inline uint64_t rseq_possible_cpus(void)
{
    char text[4096];
    uint64_t last = 0;
    size_t length = 0, i;
    FILE *const file = fopen("/sys/devices/system/cpu/possible", "re"); /* such as 0-7 or 0,2-3 */
    if (file) {
        length = fread(text, 1, sizeof text, file);
        fclose(file);
    }
    for (i = 0; i < length; i++)
        last = text[i] >= '0' && text[i] <= '9' ? last * 10 + (uint64_t)(text[i] - '0') : text[i] == '\n' ? last : 0;
    if (!length) {
        const long configured = sysconf(_SC_NPROCESSORS_CONF);
        return configured > 0 ? (uint64_t)configured : 1;
    }
    return last + 1;
}

/* Zeroed memory for one copy of `size` bytes for each possible CPU; 128: no two in one cache line, nor in neighbours. */
static inline char *rseq_copies_allocate(uint64_t size, uint64_t *stride, uint64_t *copies)
{
    char *memory;
    *copies = rseq_possible_cpus();
    *stride = (size + 127) / 128 * 128;
    memory = (char *)aligned_alloc(128, *stride * *copies);
    if (memory)
        memset(memory, 0, *stride * *copies);
    else
        *copies = 0;
    return memory;
}
#endif

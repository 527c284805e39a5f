/* What librseq's operations do, each in the ways that it can end, where nothing interrupts them: one line for each call, the same for
 * words of either size and byte order. It is built with librseq's headers, with its own bits.h or the one made of
 * examples/librseq_ops.py; with those in standin/, which have just what a bits.h needs; and with -DREFERENCE with plain C instead.
 * The area is a variable of this program, so that it also runs where there are no restartable sequences (QEMU's user emulation). */
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <rseq/rseq.h>

#ifdef ALONE /* without a C library: what has been said is printed by whoever starts main() */
extern char said[1 << 16];
extern size_t said_length;
#else
#    include <stdio.h>
static char said[1 << 16];
static size_t said_length;
#endif

enum { HERE = 5, ID = 2, NODES = 4, BYTES = 80 };

#ifndef STANDIN
ptrdiff_t rseq_offset;
unsigned int rseq_size = 32, rseq_flags;
static __thread struct rseq_abi area __attribute__((aligned(32)));
#endif

static struct words {
    intptr_t v, v2, load, node[NODES], number[NODES], *table[NODES];
    unsigned char from[BYTES], to[BYTES];
} w;

static int again(void)
{
    memset(&w, 0, sizeof w);
    w.v = 3, w.v2 = -4, w.load = 11;
    for (int i = 0; i < NODES; i++)
        w.node[i] = (intptr_t)&w.node[(i + 1) % NODES], w.number[i] = INTPTR_MAX - i, w.table[i] = &w.number[i];
    for (int i = 0; i < BYTES; i++)
        w.from[i] = (unsigned char)(i * 37 + 1), w.to[i] = 255;
    return 0;
}

static void say(const char *text)
{
    while (*text)
        said[said_length++] = *text++;
}

static void number(unsigned value)
{
    if (value > 9)
        number(value / 10);
    said[said_length++] = (char)('0' + value % 10);
}

/* Addresses as what they lead to, numbers that are near the last or the first as how near. */
static void word(intptr_t value)
{
    for (int i = 0; i < NODES; i++)
        if (value == (intptr_t)&w.node[i]) {
            say(" node "), number((unsigned)i);
            return;
        }
    if (value == (intptr_t)w.table)
        say(" table");
    else if (value > INTPTR_MAX - 1000)
        say(" last-"), number((unsigned)(INTPTR_MAX - value));
    else if (value < INTPTR_MIN + 1000)
        say(" first+"), number((unsigned)(value - INTPTR_MIN));
    else
        say(value < 0 ? " -" : " "), number((unsigned)(value < 0 ? -value : value));
}

static void show(const char *name, int status)
{
    say(name), say(status < 0 ? " aborted:" : status ? " left:" : " done:");
    word(w.v), word(w.v2), word(w.load);
    for (int i = 0; i < NODES; i++)
        word(w.number[i]);
    unsigned sum = 0;
    for (int i = 0; i < BYTES; i++)
        sum = sum * 31 + w.to[i];
    say(" "), number(sum), say("\n");
}

/* Each operation in a function of its own. */
#define FUNCTION(name, parameters, ...)                                                                                \
    __attribute__((noinline)) static int name parameters                                                               \
    {                                                                                                                  \
        return rseq_##name(__VA_ARGS__, cpu);                                                                          \
    }
#define INDEXED(index)                                                                                                 \
    FUNCTION(load_cbne_store__ptr_relaxed_##index, (intptr_t * v, intptr_t expect, intptr_t new, int cpu), v, expect, new) \
    FUNCTION(load_add_store__ptr_relaxed_##index, (intptr_t * v, intptr_t count, int cpu), v, count)                   \
    FUNCTION(load_cbne_load_cbne_store__ptr_relaxed_##index,                                                           \
             (intptr_t * v, intptr_t expect, intptr_t * v2, intptr_t expect2, intptr_t new, int cpu), v, expect, v2,   \
             expect2, new)                                                                                             \
    FUNCTION(load_cbeq_store_add_load_store__ptr_relaxed_##index,                                                      \
             (intptr_t * v, intptr_t expect, long off, intptr_t * load, int cpu), v, expect, off, load)                \
    ORDERED(relaxed_##index)                                                                                           \
    ORDERED(release_##index)
#define ORDERED(order)                                                                                                 \
    FUNCTION(load_cbne_store_store__ptr_##order,                                                                       \
             (intptr_t * v, intptr_t expect, intptr_t * v2, intptr_t new2, intptr_t new, int cpu), v, expect, v2, new2, \
             new)                                                                                                      \
    FUNCTION(load_cbne_memcpy_store__ptr_##order,                                                                      \
             (intptr_t * v, intptr_t expect, void *to, void *from, size_t length, intptr_t new, int cpu), v, expect,   \
             to, from, length, new)
INDEXED(cpu_id)
INDEXED(mm_cid)
#ifdef rseq_arch_has_load_add_load_load_add_store
FUNCTION(load_add_load_load_add_store__ptr_relaxed_cpu_id, (intptr_t * ptr, long off, intptr_t inc, int cpu), ptr, off, inc)
FUNCTION(load_add_load_load_add_store__ptr_relaxed_mm_cid, (intptr_t * ptr, long off, intptr_t inc, int cpu), ptr, off, inc)
#endif

#define CALL(name, ...) again(), RUN(name, __VA_ARGS__)
#define RUN(name, ...) show(#name, name(__VA_ARGS__))
#define ALL(index, cpu)                                                                                                \
    for (int i = -1; i < 2; i++) {                                                                                     \
        CALL(load_cbne_store__ptr_relaxed_##index, &w.v, 3 + i, INTPTR_MIN, cpu);                                      \
        CALL(load_add_store__ptr_relaxed_##index, &w.v, INTPTR_MAX - 4 + i, cpu);                                      \
        CALL(load_cbne_load_cbne_store__ptr_relaxed_##index, &w.v, 3, &w.v2, -4 + i, 9, cpu);                          \
        CALL(load_cbne_load_cbne_store__ptr_relaxed_##index, &w.v, 3 + i, &w.v2, -4, 9, cpu);                          \
        CALL(load_cbne_store_store__ptr_relaxed_##index, &w.v, 3 + i, &w.v2, INTPTR_MIN + 8, -9, cpu);                 \
        CALL(load_cbne_store_store__ptr_release_##index, &w.v, 3 + i, &w.v2, INTPTR_MIN + 8, -9, cpu);                 \
    }                                                                                                                  \
    for (int i = 0; i < NODES; i++) {                                                                                  \
        const long off = i * (long)sizeof(intptr_t);                                                                   \
        again(), w.v = (intptr_t)w.node;                                                                               \
        RUN(load_cbeq_store_add_load_store__ptr_relaxed_##index, &w.v, 0, off, &w.load, cpu);                          \
        again(), w.v = (intptr_t)w.node;                                                                               \
        RUN(load_cbeq_store_add_load_store__ptr_relaxed_##index, &w.v, w.v, off, &w.load, cpu);                        \
        THROUGH_A_TABLE(index, off, cpu)                                                                               \
    }                                                                                                                  \
    for (size_t length = 0; length < 70; length += length < 18 ? 1 : 13) {                                             \
        CALL(load_cbne_memcpy_store__ptr_relaxed_##index, &w.v, 3, w.to + 3, w.from + 1, length, 77, cpu);             \
        CALL(load_cbne_memcpy_store__ptr_release_##index, &w.v, 3, w.to, w.from + 5, length, 77, cpu);                 \
        CALL(load_cbne_memcpy_store__ptr_release_##index, &w.v, 4, w.to, w.from, length, 77, cpu);                     \
    }
#ifdef rseq_arch_has_load_add_load_load_add_store
#    define THROUGH_A_TABLE(index, off, cpu)                                                                           \
        again(), w.v = (intptr_t)w.table;                                                                              \
        RUN(load_add_load_load_add_store__ptr_relaxed_##index, &w.v, off, -7, cpu);
#else
#    define THROUGH_A_TABLE(index, off, cpu)
#endif

int main(void)
{
#ifndef STANDIN
    rseq_offset = (ptrdiff_t)((uintptr_t)&area - (uintptr_t)rseq_thread_pointer());
    area.cpu_id = HERE, area.mm_cid = ID;
#endif
    ALL(cpu_id, HERE)
    ALL(mm_cid, ID)
#ifndef STANDIN
    ALL(cpu_id, HERE + 1)
    ALL(mm_cid, HERE)
#endif
#ifndef ALONE
    fwrite(said, 1, said_length, stdout);
#endif
    return 0;
}

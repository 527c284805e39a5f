/* The program that is the first process of an emulated machine: what its files share. main.c says what it does. */
#ifndef PROGRAM_H
#define PROGRAM_H 1

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sequences.h" /* made by `rseq build`: every shipped sequence */

/* area.c: restartable sequences of this thread, registered by hand, since musl registers none. */
enum { SMALLEST_AREA = 32 };
int register_area(unsigned int length); /* 0, or what rseq(2) says: an errno */
unsigned int feature_size(void);        /* AT_RSEQ_FEATURE_SIZE: 0 before Linux 6.3 */
unsigned int area_alignment(void);      /* AT_RSEQ_ALIGN */
int cpu_of_area(void);                  /* the CPU number that the kernel has put there */
void stay_on(int cpu);                  /* the calling thread */

/* report.c: one JSON object a line, between marks, so that it is found among what the kernel prints. */
void report(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* sections.c: the table that was made of this very program's file: where sections are, and where their instructions begin. */
enum { MOST_SECTIONS = 64, MOST_INSTRUCTIONS = 2048 };
struct section {
    char function[128];
    uintptr_t start, post_commit, abort;
    int count;                        /* of instructions */
    uint16_t at[MOST_INSTRUCTIONS]; /* distance from start */
};
extern struct section sections[MOST_SECTIONS];
extern int section_count;
extern int breakpoint_size;
extern unsigned char breakpoint_bytes[8];
bool read_sections(const char *path);

/* memory.c: what others may look at. The journal of a CPU's transactions is in the RESERVED bytes before its copy. */
enum { RESERVED = 320 };
void copy_through_journal(const void *region, uint64_t stride, void *into); /* a copy as readers see it, stride - RESERVED bytes */
void watch(void *start, uint64_t stride, uint64_t copies, bool journal);
bool pending(void); /* whether a transaction has happened that is not yet written to its words */
enum { VIEW_SIZE = 1 << 16 };
struct view {
    uint64_t size;
    unsigned char bytes[VIEW_SIZE];
};
void look(struct view *view);
bool same(const struct view *one, const struct view *other);

/* calls.c: every shipped sequence with arguments, on memory that makes it take a certain way. */
struct call {
    const char *says;
    void (*prepare)(void);
    int (*run)(void);    /* the status */
    bool (*right)(void); /* of the results and the memory afterwards */
    int status;          /* the expected one */
};
extern const struct call calls[];
extern const int call_count;
void prepare_memory(int cpu);

/* What is tried. */
void sweep(void);      /* sweep.c: a breakpoint on every instruction */
void count(void);      /* count.c: four threads */
void preemption(void); /* preemption.c: another thread on the same CPU */

#endif

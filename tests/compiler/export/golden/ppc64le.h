#endif

struct counter_CounterCell;
struct freelist_FreeListHead;
struct freelist_Link;
struct every_feature_Point;
struct every_feature_Node;
struct every_feature_Cell;

#ifndef RSEQ_STRUCT_counter_CounterCell
#define RSEQ_STRUCT_counter_CounterCell 1
/*
 * One CPU's part of a whole-number counter.
 */
struct counter_CounterCell {
    int64_t value;
};
#endif
static_assert(sizeof(struct counter_CounterCell) == 8, "the size of struct counter_CounterCell");
static_assert(offsetof(struct counter_CounterCell, value) == 0, "where value is in struct counter_CounterCell");
static_assert(sizeof(((struct counter_CounterCell *)0)->value) == 8, "the size of value in struct counter_CounterCell");

#ifndef RSEQ_STRUCT_freelist_FreeListHead
#define RSEQ_STRUCT_freelist_FreeListHead 1
/*
 * One CPU's list.
 */
struct freelist_FreeListHead {
    struct freelist_Link *head;
};
#endif
static_assert(sizeof(struct freelist_FreeListHead) == 8, "the size of struct freelist_FreeListHead");
static_assert(offsetof(struct freelist_FreeListHead, head) == 0, "where head is in struct freelist_FreeListHead");
static_assert(sizeof(((struct freelist_FreeListHead *)0)->head) == 8, "the size of head in struct freelist_FreeListHead");

#ifndef RSEQ_STRUCT_freelist_Link
#define RSEQ_STRUCT_freelist_Link 1
/*
 * A node: the link that the list uses. Nest it as the *first* field of something larger.
 */
struct freelist_Link {
    struct freelist_Link *next;
};
#endif
static_assert(sizeof(struct freelist_Link) == 8, "the size of struct freelist_Link");
static_assert(offsetof(struct freelist_Link, next) == 0, "where next is in struct freelist_Link");
static_assert(sizeof(((struct freelist_Link *)0)->next) == 8, "the size of next in struct freelist_Link");

#ifndef RSEQ_STRUCT_every_feature_Point
#define RSEQ_STRUCT_every_feature_Point 1
struct every_feature_Point {
    double x;
    double y;
};
#endif
static_assert(sizeof(struct every_feature_Point) == 16, "the size of struct every_feature_Point");
static_assert(offsetof(struct every_feature_Point, x) == 0, "where x is in struct every_feature_Point");
static_assert(sizeof(((struct every_feature_Point *)0)->x) == 8, "the size of x in struct every_feature_Point");
static_assert(offsetof(struct every_feature_Point, y) == 8, "where y is in struct every_feature_Point");
static_assert(sizeof(((struct every_feature_Point *)0)->y) == 8, "the size of y in struct every_feature_Point");

#ifndef RSEQ_STRUCT_every_feature_Node
#define RSEQ_STRUCT_every_feature_Node 1
struct every_feature_Node {
    struct every_feature_Node *next;
    uint64_t value;
    uint8_t payload[24];
};
#endif
static_assert(sizeof(struct every_feature_Node) == 40, "the size of struct every_feature_Node");
static_assert(offsetof(struct every_feature_Node, next) == 0, "where next is in struct every_feature_Node");
static_assert(sizeof(((struct every_feature_Node *)0)->next) == 8, "the size of next in struct every_feature_Node");
static_assert(offsetof(struct every_feature_Node, value) == 8, "where value is in struct every_feature_Node");
static_assert(sizeof(((struct every_feature_Node *)0)->value) == 8, "the size of value in struct every_feature_Node");
static_assert(offsetof(struct every_feature_Node, payload) == 16, "where payload is in struct every_feature_Node");
static_assert(sizeof(((struct every_feature_Node *)0)->payload) == 24, "the size of payload in struct every_feature_Node");

#ifndef RSEQ_STRUCT_every_feature_Cell
#define RSEQ_STRUCT_every_feature_Cell 1
struct every_feature_Cell {
    uint8_t a;
    uint16_t b;
    uint32_t c;
    uint64_t d;
    int8_t e;
    int16_t f;
    int32_t g;
    int64_t h;
    bool flag;
    double ratio;
    struct every_feature_Node *head;
    struct every_feature_Point point;
    uint32_t row[16];
    struct every_feature_Point points[3];
    struct every_feature_Node odd[3];
    uint64_t far[4096];
};
#endif
static_assert(sizeof(struct every_feature_Cell) == 33072, "the size of struct every_feature_Cell");
static_assert(offsetof(struct every_feature_Cell, a) == 0, "where a is in struct every_feature_Cell");
static_assert(sizeof(((struct every_feature_Cell *)0)->a) == 1, "the size of a in struct every_feature_Cell");
static_assert(offsetof(struct every_feature_Cell, b) == 2, "where b is in struct every_feature_Cell");
static_assert(sizeof(((struct every_feature_Cell *)0)->b) == 2, "the size of b in struct every_feature_Cell");
static_assert(offsetof(struct every_feature_Cell, c) == 4, "where c is in struct every_feature_Cell");
static_assert(sizeof(((struct every_feature_Cell *)0)->c) == 4, "the size of c in struct every_feature_Cell");
static_assert(offsetof(struct every_feature_Cell, d) == 8, "where d is in struct every_feature_Cell");
static_assert(sizeof(((struct every_feature_Cell *)0)->d) == 8, "the size of d in struct every_feature_Cell");
static_assert(offsetof(struct every_feature_Cell, e) == 16, "where e is in struct every_feature_Cell");
static_assert(sizeof(((struct every_feature_Cell *)0)->e) == 1, "the size of e in struct every_feature_Cell");
static_assert(offsetof(struct every_feature_Cell, f) == 18, "where f is in struct every_feature_Cell");
static_assert(sizeof(((struct every_feature_Cell *)0)->f) == 2, "the size of f in struct every_feature_Cell");
static_assert(offsetof(struct every_feature_Cell, g) == 20, "where g is in struct every_feature_Cell");
static_assert(sizeof(((struct every_feature_Cell *)0)->g) == 4, "the size of g in struct every_feature_Cell");
static_assert(offsetof(struct every_feature_Cell, h) == 24, "where h is in struct every_feature_Cell");
static_assert(sizeof(((struct every_feature_Cell *)0)->h) == 8, "the size of h in struct every_feature_Cell");
static_assert(offsetof(struct every_feature_Cell, flag) == 32, "where flag is in struct every_feature_Cell");
static_assert(sizeof(((struct every_feature_Cell *)0)->flag) == 1, "the size of flag in struct every_feature_Cell");
static_assert(offsetof(struct every_feature_Cell, ratio) == 40, "where ratio is in struct every_feature_Cell");
static_assert(sizeof(((struct every_feature_Cell *)0)->ratio) == 8, "the size of ratio in struct every_feature_Cell");
static_assert(offsetof(struct every_feature_Cell, head) == 48, "where head is in struct every_feature_Cell");
static_assert(sizeof(((struct every_feature_Cell *)0)->head) == 8, "the size of head in struct every_feature_Cell");
static_assert(offsetof(struct every_feature_Cell, point) == 56, "where point is in struct every_feature_Cell");
static_assert(sizeof(((struct every_feature_Cell *)0)->point) == 16, "the size of point in struct every_feature_Cell");
static_assert(offsetof(struct every_feature_Cell, row) == 72, "where row is in struct every_feature_Cell");
static_assert(sizeof(((struct every_feature_Cell *)0)->row) == 64, "the size of row in struct every_feature_Cell");
static_assert(offsetof(struct every_feature_Cell, points) == 136, "where points is in struct every_feature_Cell");
static_assert(sizeof(((struct every_feature_Cell *)0)->points) == 48, "the size of points in struct every_feature_Cell");
static_assert(offsetof(struct every_feature_Cell, odd) == 184, "where odd is in struct every_feature_Cell");
static_assert(sizeof(((struct every_feature_Cell *)0)->odd) == 120, "the size of odd in struct every_feature_Cell");
static_assert(offsetof(struct every_feature_Cell, far) == 304, "where far is in struct every_feature_Cell");
static_assert(sizeof(((struct every_feature_Cell *)0)->far) == 32768, "the size of far in struct every_feature_Cell");

#ifndef RSEQ_HANDLE_counter_CounterCell_per_cpu
#define RSEQ_HANDLE_counter_CounterCell_per_cpu 1
/*
 * One struct counter_CounterCell for each CPU number. Filled by counter_CounterCell_per_cpu_allocate(), or by hand: then what needs a region must not
 * be called if there is none, which is not looked at.
 */
struct counter_CounterCell_per_cpu {
    struct counter_CounterCell *base; /* copy 0; copy n is n * stride bytes behind it */
    uint64_t stride; /* bytes from one copy to the next */
    uint64_t count;  /* what a sequence compares the CPU number with; 0: it answers RSEQ_UNAVAILABLE */
    uint64_t copies; /* how many copies there are */
    void *region; /* copy 0's region: 320 bytes for transactions, zeroed at first, then the copy; null, if there are none */
};
static_assert(sizeof(struct counter_CounterCell_per_cpu) == 40, "the size of struct counter_CounterCell_per_cpu");
static_assert(offsetof(struct counter_CounterCell_per_cpu, stride) == 8, "where stride is in struct counter_CounterCell_per_cpu");
static_assert(offsetof(struct counter_CounterCell_per_cpu, count) == 16, "where count is in struct counter_CounterCell_per_cpu");
static_assert(offsetof(struct counter_CounterCell_per_cpu, copies) == 24, "where copies is in struct counter_CounterCell_per_cpu");
static_assert(offsetof(struct counter_CounterCell_per_cpu, region) == 32, "where region is in struct counter_CounterCell_per_cpu");

/* The copy of one CPU number, below copies. */
static inline struct counter_CounterCell *counter_CounterCell_per_cpu_at(const struct counter_CounterCell_per_cpu *handle, uint64_t index)
{
    return (struct counter_CounterCell *)(void *)((char *)handle->base + index * handle->stride);
}

/* Memory for all copies, zeroed, each in cache lines of its own. 0, or -1 if there is no memory. */
static inline int counter_CounterCell_per_cpu_allocate(struct counter_CounterCell_per_cpu *handle)
{
    char *const memory = rseq_copies_allocate(sizeof(struct counter_CounterCell) + 320, &handle->stride, &handle->copies);
    handle->base = (struct counter_CounterCell *)(void *)(memory ? memory + 320 : memory);
    handle->region = memory;
    handle->count = memory ? handle->copies : 0;
    return memory ? 0 : -1;
}

/* Give the memory of counter_CounterCell_per_cpu_allocate() back. */
static inline void counter_CounterCell_per_cpu_free(struct counter_CounterCell_per_cpu *handle)
{
    free(handle->region);
    memset(handle, 0, sizeof *handle);
}
#endif

#ifndef RSEQ_HANDLE_freelist_FreeListHead_per_cpu
#define RSEQ_HANDLE_freelist_FreeListHead_per_cpu 1
/*
 * One struct freelist_FreeListHead for each CPU number. Filled by freelist_FreeListHead_per_cpu_allocate(), or by hand: then what needs a region must not
 * be called if there is none, which is not looked at.
 */
struct freelist_FreeListHead_per_cpu {
    struct freelist_FreeListHead *base; /* copy 0; copy n is n * stride bytes behind it */
    uint64_t stride; /* bytes from one copy to the next */
    uint64_t count;  /* what a sequence compares the CPU number with; 0: it answers RSEQ_UNAVAILABLE */
    uint64_t copies; /* how many copies there are */
    void *region; /* copy 0's region: 320 bytes for transactions, zeroed at first, then the copy; null, if there are none */
};
static_assert(sizeof(struct freelist_FreeListHead_per_cpu) == 40, "the size of struct freelist_FreeListHead_per_cpu");
static_assert(offsetof(struct freelist_FreeListHead_per_cpu, stride) == 8, "where stride is in struct freelist_FreeListHead_per_cpu");
static_assert(offsetof(struct freelist_FreeListHead_per_cpu, count) == 16, "where count is in struct freelist_FreeListHead_per_cpu");
static_assert(offsetof(struct freelist_FreeListHead_per_cpu, copies) == 24, "where copies is in struct freelist_FreeListHead_per_cpu");
static_assert(offsetof(struct freelist_FreeListHead_per_cpu, region) == 32, "where region is in struct freelist_FreeListHead_per_cpu");

/* The copy of one CPU number, below copies. */
static inline struct freelist_FreeListHead *freelist_FreeListHead_per_cpu_at(const struct freelist_FreeListHead_per_cpu *handle, uint64_t index)
{
    return (struct freelist_FreeListHead *)(void *)((char *)handle->base + index * handle->stride);
}

/* Memory for all copies, zeroed, each in cache lines of its own. 0, or -1 if there is no memory. */
static inline int freelist_FreeListHead_per_cpu_allocate(struct freelist_FreeListHead_per_cpu *handle)
{
    char *const memory = rseq_copies_allocate(sizeof(struct freelist_FreeListHead) + 320, &handle->stride, &handle->copies);
    handle->base = (struct freelist_FreeListHead *)(void *)(memory ? memory + 320 : memory);
    handle->region = memory;
    handle->count = memory ? handle->copies : 0;
    return memory ? 0 : -1;
}

/* Give the memory of freelist_FreeListHead_per_cpu_allocate() back. */
static inline void freelist_FreeListHead_per_cpu_free(struct freelist_FreeListHead_per_cpu *handle)
{
    free(handle->region);
    memset(handle, 0, sizeof *handle);
}
#endif

#ifndef RSEQ_HANDLE_every_feature_Cell_per_cpu
#define RSEQ_HANDLE_every_feature_Cell_per_cpu 1
/*
 * One struct every_feature_Cell for each CPU number. Filled by every_feature_Cell_per_cpu_allocate(), or by hand: then what needs a region must not
 * be called if there is none, which is not looked at.
 */
struct every_feature_Cell_per_cpu {
    struct every_feature_Cell *base; /* copy 0; copy n is n * stride bytes behind it */
    uint64_t stride; /* bytes from one copy to the next */
    uint64_t count;  /* what a sequence compares the CPU number with; 0: it answers RSEQ_UNAVAILABLE */
    uint64_t copies; /* how many copies there are */
    void *region; /* copy 0's region: 320 bytes for transactions, zeroed at first, then the copy; null, if there are none */
};
static_assert(sizeof(struct every_feature_Cell_per_cpu) == 40, "the size of struct every_feature_Cell_per_cpu");
static_assert(offsetof(struct every_feature_Cell_per_cpu, stride) == 8, "where stride is in struct every_feature_Cell_per_cpu");
static_assert(offsetof(struct every_feature_Cell_per_cpu, count) == 16, "where count is in struct every_feature_Cell_per_cpu");
static_assert(offsetof(struct every_feature_Cell_per_cpu, copies) == 24, "where copies is in struct every_feature_Cell_per_cpu");
static_assert(offsetof(struct every_feature_Cell_per_cpu, region) == 32, "where region is in struct every_feature_Cell_per_cpu");

/* The copy of one CPU number, below copies. */
static inline struct every_feature_Cell *every_feature_Cell_per_cpu_at(const struct every_feature_Cell_per_cpu *handle, uint64_t index)
{
    return (struct every_feature_Cell *)(void *)((char *)handle->base + index * handle->stride);
}

/* Memory for all copies, zeroed, each in cache lines of its own. 0, or -1 if there is no memory. */
static inline int every_feature_Cell_per_cpu_allocate(struct every_feature_Cell_per_cpu *handle)
{
    char *const memory = rseq_copies_allocate(sizeof(struct every_feature_Cell) + 320, &handle->stride, &handle->copies);
    handle->base = (struct every_feature_Cell *)(void *)(memory ? memory + 320 : memory);
    handle->region = memory;
    handle->count = memory ? handle->copies : 0;
    return memory ? 0 : -1;
}

/* Give the memory of every_feature_Cell_per_cpu_allocate() back. */
static inline void every_feature_Cell_per_cpu_free(struct every_feature_Cell_per_cpu *handle)
{
    free(handle->region);
    memset(handle, 0, sizeof *handle);
}
#endif

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Woverlength-strings"

/*
 * Add `amount` (default 1, may be negative) to the counter.
 *
 * counter.py:46, sequence.
 * Status: RSEQ_DONE, RSEQ_UNAVAILABLE.
 */
RSEQ_MUST_CHECK static inline int counter_add(const struct counter_CounterCell_per_cpu *counter, int64_t amount)
{
    uint64_t rseq_area;
    if (!&__rseq_offset)
        return RSEQ_UNAVAILABLE;
    rseq_area = (uint64_t)rseq_thread_pointer() + (uint64_t)__rseq_offset;
rseq_again:
    __asm__ goto (
        ".pushsection __rseq_cs, \"aw?\"\n\t"
        ".balign 32\n\t"
        ".Lrseq_descriptor_%=:\n"
        ".long 0, 0\n\t"
        ".quad .Lrseq_start_%=, .Lrseq_post_commit_%= - .Lrseq_start_%=, .Lrseq_abort_%=\n\t"
        ".popsection\n\t"
        ".pushsection __rseq_cs_ptr_array, \"aw?\"\n\t"
        ".quad .Lrseq_descriptor_%=\n\t"
        ".popsection\n\t"
        "bcl 20, 31, 99f\n\t"                                           /* counter.py:46 */
        "99:\n"                                                         /* counter.py:46 */
        "mflr %%r3\n\t"                                                 /* counter.py:46 */
        "addis %%r3, %%r3, (.Lrseq_descriptor_%= - 99b)@ha\n\t"         /* counter.py:46 */
        "addi %%r3, %%r3, (.Lrseq_descriptor_%= - 99b)@l\n\t"           /* counter.py:46 */
        "std %%r3, 8(%[i0])\n\t"                                        /* counter.py:46 */
        ".Lrseq_start_%=:\n"
        "lwz %%r3, 4(%[i0])\n\t"                                        /* counter.py:46 */
        "cmpld 7, %%r3, %[i1]\n\t"                                      /* counter.py:46 */
        "bge 7, %l[rseq_exit_unavailable]\n\t"                          /* counter.py:46 */
        "mulld %%r4, %[i3], %%r3\n\t"                                   /* counter.py:48 */
        "add %%r3, %[i2], %%r4\n\t"                                     /* counter.py:48 */
        "ld %%r4, 0(%%r3)\n\t"                                          /* counter.py:49 */
        "add %%r4, %%r4, %[i4]\n\t"                                     /* counter.py:49 */
        "std %%r4, 0(%%r3)\n\t"                                         /* counter.py:49 */
        ".Lrseq_post_commit_%=:\n"
        ".Lrseq_end_%=:\n"
        ".pushsection __rseq_failure, \"ax?\"\n\t"
        ".long 0x0fe5000b\n\t"
        ".Lrseq_abort_%=:\n"
        "b %l[rseq_aborted]\n\t"
        ".popsection\n\t"
        ".pushsection __rseq_exit_point_array, \"aw?\"\n\t"
        ".quad .Lrseq_start_%=, %l[rseq_exit_unavailable]\n\t"
        ".popsection\n\t"
        : /* no outputs */
        : [i0] "b" (rseq_area), [i1] "b" (counter->count), [i2] "b" (counter->base), [i3] "b" (counter->stride), [i4] "b" (amount)
        : "r3", "r4", "r0", "r12", "lr", "ctr", "cr0", "cr7", "xer", "cc", "memory"
        : rseq_aborted, rseq_exit_unavailable);
    return RSEQ_DONE;
rseq_aborted:
    RSEQ_RESTARTED(counter_add);
    goto rseq_again;
rseq_exit_unavailable:
    return RSEQ_UNAVAILABLE;
}

/*
 * Take the node that was put last on the list of the CPU we run on; None if that list is empty.
 *
 * freelist.py:49, sequence.
 * *result may be null.
 * Status: RSEQ_DONE, RSEQ_UNAVAILABLE.
 */
RSEQ_MUST_CHECK static inline int freelist_pop(const struct freelist_FreeListHead_per_cpu *lists, struct freelist_Link **result)
{
    uint64_t rseq_frame[1];
    uint64_t rseq_area;
    if (!&__rseq_offset)
        return RSEQ_UNAVAILABLE;
    rseq_area = (uint64_t)rseq_thread_pointer() + (uint64_t)__rseq_offset;
rseq_again:
    __asm__ goto (
        ".pushsection __rseq_cs, \"aw?\"\n\t"
        ".balign 32\n\t"
        ".Lrseq_descriptor_%=:\n"
        ".long 0, 0\n\t"
        ".quad .Lrseq_start_%=, .Lrseq_post_commit_%= - .Lrseq_start_%=, .Lrseq_abort_%=\n\t"
        ".popsection\n\t"
        ".pushsection __rseq_cs_ptr_array, \"aw?\"\n\t"
        ".quad .Lrseq_descriptor_%=\n\t"
        ".popsection\n\t"
        "bcl 20, 31, 99f\n\t"                                           /* freelist.py:49 */
        "99:\n"                                                         /* freelist.py:49 */
        "mflr %%r3\n\t"                                                 /* freelist.py:49 */
        "addis %%r3, %%r3, (.Lrseq_descriptor_%= - 99b)@ha\n\t"         /* freelist.py:49 */
        "addi %%r3, %%r3, (.Lrseq_descriptor_%= - 99b)@l\n\t"           /* freelist.py:49 */
        "std %%r3, 8(%[i0])\n\t"                                        /* freelist.py:49 */
        ".Lrseq_start_%=:\n"
        "lwz %%r3, 4(%[i0])\n\t"                                        /* freelist.py:49 */
        "cmpld 7, %%r3, %[i1]\n\t"                                      /* freelist.py:49 */
        "bge 7, %l[rseq_exit_unavailable]\n\t"                          /* freelist.py:49 */
        "mulld %%r4, %[i3], %%r3\n\t"                                   /* freelist.py:51 */
        "add %%r3, %[i2], %%r4\n\t"                                     /* freelist.py:51 */
        "ld %%r4, 0(%%r3)\n\t"                                          /* freelist.py:52 */
        "cmpldi 7, %%r4, 0\n\t"                                         /* freelist.py:53 */
        "bne 7, .Lrseq_end3_%=\n\t"                                     /* freelist.py:53 */
        ".Lrseq_then1_%=:\n"
        "li %%r4, 0\n\t"                                                /* freelist.py:54 */
        "std %%r4, 0(%[i4])\n\t"                                        /* freelist.py:54 */
        "b .Lrseq_end_%=\n\t"                                           /* freelist.py:54 */
        ".Lrseq_end3_%=:\n"
        "ld %%r5, 0(%%r4)\n\t"                                          /* freelist.py:55 */
        "std %%r4, 0(%[i4])\n\t"                                        /* freelist.py:55 */
        "std %%r5, 0(%%r3)\n\t"                                         /* freelist.py:55 */
        ".Lrseq_post_commit_%=:\n"
        ".Lrseq_end_%=:\n"
        ".pushsection __rseq_failure, \"ax?\"\n\t"
        ".long 0x0fe5000b\n\t"
        ".Lrseq_abort_%=:\n"
        "b %l[rseq_aborted]\n\t"
        ".popsection\n\t"
        ".pushsection __rseq_exit_point_array, \"aw?\"\n\t"
        ".quad .Lrseq_start_%=, %l[rseq_exit_unavailable]\n\t"
        ".popsection\n\t"
        : /* no outputs */
        : [i0] "b" (rseq_area), [i1] "b" (lists->count), [i2] "b" (lists->base), [i3] "b" (lists->stride), [i4] "b" (rseq_frame)
        : "r3", "r4", "r5", "r0", "r12", "lr", "ctr", "cr0", "cr7", "xer", "cc", "memory"
        : rseq_aborted, rseq_exit_unavailable);
    *result = (struct freelist_Link *)(uintptr_t)rseq_frame[0];
    return RSEQ_DONE;
rseq_aborted:
    RSEQ_RESTARTED(freelist_pop);
    goto rseq_again;
rseq_exit_unavailable:
    return RSEQ_UNAVAILABLE;
}

/*
 * every_feature.py:227, sequence.
 * Status: RSEQ_DONE, RSEQ_UNAVAILABLE, RSEQ_ASSERTION (line 229), RSEQ_ASSERTION (line 230).
 */
RSEQ_MUST_CHECK static inline int every_feature_asserts(const struct every_feature_Cell_per_cpu *cells, uint8_t kind, bool *result)
{
    uint64_t rseq_frame[1];
    uint64_t rseq_area;
    if (!&__rseq_offset)
        return RSEQ_UNAVAILABLE;
    rseq_area = (uint64_t)rseq_thread_pointer() + (uint64_t)__rseq_offset;
rseq_again:
    __asm__ goto (
        ".pushsection __rseq_cs, \"aw?\"\n\t"
        ".balign 32\n\t"
        ".Lrseq_descriptor_%=:\n"
        ".long 0, 0\n\t"
        ".quad .Lrseq_start_%=, .Lrseq_post_commit_%= - .Lrseq_start_%=, .Lrseq_abort_%=\n\t"
        ".popsection\n\t"
        ".pushsection __rseq_cs_ptr_array, \"aw?\"\n\t"
        ".quad .Lrseq_descriptor_%=\n\t"
        ".popsection\n\t"
        "bcl 20, 31, 99f\n\t"                                           /* every_feature.py:227 */
        "99:\n"                                                         /* every_feature.py:227 */
        "mflr %%r3\n\t"                                                 /* every_feature.py:227 */
        "addis %%r3, %%r3, (.Lrseq_descriptor_%= - 99b)@ha\n\t"         /* every_feature.py:227 */
        "addi %%r3, %%r3, (.Lrseq_descriptor_%= - 99b)@l\n\t"           /* every_feature.py:227 */
        "std %%r3, 8(%[i0])\n\t"                                        /* every_feature.py:227 */
        ".Lrseq_start_%=:\n"
        "lwz %%r3, 4(%[i0])\n\t"                                        /* every_feature.py:227 */
        "cmpld 7, %%r3, %[i1]\n\t"                                      /* every_feature.py:227 */
        "bge 7, %l[rseq_exit_unavailable]\n\t"                          /* every_feature.py:227 */
        "mulld %%r4, %[i3], %%r3\n\t"                                   /* every_feature.py:228 */
        "add %%r3, %[i2], %%r4\n\t"                                     /* every_feature.py:228 */
        "cmpldi 7, %[i4], 3\n\t"                                        /* every_feature.py:229 */
        "bne 7, %l[rseq_exit_assertion1]\n\t"                           /* every_feature.py:229 */
        ".Lrseq_ok1_%=:\n"
        "ld %%r4, 48(%%r3)\n\t"                                         /* every_feature.py:230 */
        "cmpldi 7, %%r4, 0\n\t"                                         /* every_feature.py:230 */
        "beq 7, %l[rseq_exit_assertion2]\n\t"                           /* every_feature.py:230 */
        ".Lrseq_ok3_%=:\n"
        "ld %%r4, 48(%%r3)\n\t"                                         /* every_feature.py:231 */
        "ld %%r3, 48(%%r3)\n\t"                                         /* every_feature.py:231 */
        "cmpld 7, %%r4, %%r3\n\t"                                       /* every_feature.py:231 */
        "bne 7, .Lrseq_false6_%=\n\t"                                   /* every_feature.py:231 */
        ".Lrseq_and8_%=:\n"
        "cmpldi 7, %[i4], 0\n\t"                                        /* every_feature.py:231 */
        "beq 7, .Lrseq_false6_%=\n\t"                                   /* every_feature.py:231 */
        ".Lrseq_true5_%=:\n"
        "li %%r3, 1\n\t"                                                /* every_feature.py:231 */
        "b .Lrseq_end7_%=\n\t"                                          /* every_feature.py:231 */
        ".Lrseq_false6_%=:\n"
        "li %%r3, 0\n\t"                                                /* every_feature.py:231 */
        ".Lrseq_end7_%=:\n"
        "std %%r3, 0(%[i5])\n\t"                                        /* every_feature.py:231 */
        ".Lrseq_post_commit_%=:\n"
        ".Lrseq_end_%=:\n"
        ".pushsection __rseq_failure, \"ax?\"\n\t"
        ".long 0x0fe5000b\n\t"
        ".Lrseq_abort_%=:\n"
        "b %l[rseq_aborted]\n\t"
        ".popsection\n\t"
        ".pushsection __rseq_exit_point_array, \"aw?\"\n\t"
        ".quad .Lrseq_start_%=, %l[rseq_exit_unavailable]\n\t"
        ".quad .Lrseq_start_%=, %l[rseq_exit_assertion1]\n\t"
        ".quad .Lrseq_start_%=, %l[rseq_exit_assertion2]\n\t"
        ".popsection\n\t"
        : /* no outputs */
        : [i0] "b" (rseq_area), [i1] "b" (cells->count), [i2] "b" (cells->base), [i3] "b" (cells->stride), [i4] "b" ((uint64_t)kind), [i5] "b" (rseq_frame)
        : "r3", "r4", "r0", "r12", "lr", "ctr", "cr0", "cr7", "xer", "cc", "memory"
        : rseq_aborted, rseq_exit_unavailable, rseq_exit_assertion1, rseq_exit_assertion2);
    *result = (bool)rseq_frame[0];
    return RSEQ_DONE;
rseq_aborted:
    RSEQ_RESTARTED(every_feature_asserts);
    goto rseq_again;
rseq_exit_unavailable:
    return RSEQ_UNAVAILABLE;
rseq_exit_assertion1:
    return RSEQ_ASSERTION | 229 << 8;
rseq_exit_assertion2:
    return RSEQ_ASSERTION | 230 << 8;
}

#pragma GCC diagnostic pop

#endif /* RSEQ_BUILT_SOME_H */

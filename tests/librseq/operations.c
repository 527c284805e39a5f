/* What librseq's operations do, each in the ways that it can end: built once with its own bits.h, once with the one made of
 * examples/librseq_ops.py, run where nothing interrupts them, and compared. The area is a variable of this program, so that this
 * also runs where there are no restartable sequences (QEMU's user emulation). */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <rseq/rseq.h>

enum { HERE = 5, ELSEWHERE = 6, ID = 2 };

ptrdiff_t rseq_offset;
unsigned int rseq_size = 32, rseq_flags;
static __thread struct rseq_abi area __attribute__((aligned(32)));

static struct words {
    intptr_t v, v2, load, node[4], other[4];
    intptr_t *table[4];
    unsigned char from[80], to[80];
} w;

static void again(void)
{
    memset(&w, 0, sizeof w);
    w.v = 3, w.v2 = -4, w.load = 11;
    for (int i = 0; i < 4; i++)
        w.node[i] = 100 + i, w.other[i] = INTPTR_MAX - i, w.table[i] = &w.other[i];
    for (int i = 0; i < 80; i++)
        w.from[i] = (unsigned char)(i * 37 + 1), w.to[i] = 255;
}

static void show(const char *name, int status)
{
    unsigned sum = 0;
    for (int i = 0; i < 80; i++)
        sum = sum * 31 + w.to[i];
    /* An address as the distance from where it leads to. */
    intptr_t v = w.v;
    if (v >= (intptr_t)w.node && v < (intptr_t)(w.node + 4))
        v -= (intptr_t)w.node;
    else if (v == (intptr_t)w.table)
        v = 4;
    const intptr_t load = w.load == (intptr_t)w.node ? 1 : w.load;
    printf("%s %d: %ld %ld %ld %ld %u %d\n", name, status, (long)v, (long)w.v2, (long)load, (long)w.other[2], sum, area.rseq_cs.arch.ptr != 0);
    area.rseq_cs.arch.ptr = 0;
}

/* Each operation in a function of its own: `status`, by way of `name` with an order and an index. */
#define FUNCTION(name, order, index, parameters, ...)                                                                                      \
    __attribute__((noinline)) static int name##_##order##_##index parameters                                                              \
    {                                                                                                                                      \
        return rseq_##name##__ptr(RSEQ_MO_##order, RSEQ_PERCPU_##index, __VA_ARGS__, cpu);                                                 \
    }
#define RELAXED(index)                                                                                                                     \
    FUNCTION(load_cbne_store, RELAXED, index, (intptr_t *v, intptr_t expect, intptr_t new, int cpu), v, expect, new)                       \
    FUNCTION(load_add_store, RELAXED, index, (intptr_t *v, intptr_t count, int cpu), v, count)                                             \
    FUNCTION(load_cbne_load_cbne_store, RELAXED, index,                                                                                    \
             (intptr_t *v, intptr_t expect, intptr_t *v2, intptr_t expect2, intptr_t new, int cpu), v, expect, v2, expect2, new)           \
    FUNCTION(load_cbeq_store_add_load_store, RELAXED, index, (intptr_t *v, intptr_t expect, long off, intptr_t *load, int cpu), v, expect, \
             off, load)                                                                                                                    \
    ORDERED(RELAXED, index)                                                                                                                \
    ORDERED(RELEASE, index)
#define ORDERED(order, index)                                                                                                              \
    FUNCTION(load_cbne_store_store, order, index, (intptr_t *v, intptr_t expect, intptr_t *v2, intptr_t new2, intptr_t new, int cpu), v,   \
             expect, v2, new2, new)                                                                                                        \
    FUNCTION(load_cbne_memcpy_store, order, index,                                                                                         \
             (intptr_t *v, intptr_t expect, void *to, void *from, size_t length, intptr_t new, int cpu), v, expect, to, from, length, new)
RELAXED(CPU_ID)
RELAXED(MM_CID)
#ifdef rseq_arch_has_load_add_load_load_add_store
FUNCTION(load_add_load_load_add_store, RELAXED, CPU_ID, (intptr_t *ptr, long off, intptr_t inc, int cpu), ptr, off, inc)
FUNCTION(load_add_load_load_add_store, RELAXED, MM_CID, (intptr_t *ptr, long off, intptr_t inc, int cpu), ptr, off, inc)
#endif

#define CALL(name, ...) again(), RUN(name, __VA_ARGS__)
#define RUN(name, ...) show(#name, name(__VA_ARGS__))
#define ALL(index, cpu)                                                                                                                    \
    for (int i = -1; i < 2; i++) {                                                                                                         \
        CALL(load_cbne_store_RELAXED_##index, &w.v, 3 + i, INTPTR_MIN, cpu);                                                               \
        CALL(load_add_store_RELAXED_##index, &w.v, INTPTR_MAX - 3 + i, cpu);                                                               \
        CALL(load_cbne_load_cbne_store_RELAXED_##index, &w.v, 3, &w.v2, -4 + i, 9, cpu);                                                   \
        CALL(load_cbne_load_cbne_store_RELAXED_##index, &w.v, 3 + i, &w.v2, -4, 9, cpu);                                                   \
        CALL(load_cbne_store_store_RELAXED_##index, &w.v, 3 + i, &w.v2, INTPTR_MIN + 8, -9, cpu);                                          \
        CALL(load_cbne_store_store_RELEASE_##index, &w.v, 3 + i, &w.v2, INTPTR_MIN + 8, -9, cpu);                                          \
    }                                                                                                                                      \
    for (size_t i = 0; i < 4; i++) {                                                                                                       \
        again(), w.v = (intptr_t)w.node, w.node[i] = (intptr_t)&w.node[i];                                                                 \
        RUN(load_cbeq_store_add_load_store_RELAXED_##index, &w.v, 0, (long)(i * sizeof(intptr_t)), &w.load, cpu);                          \
        again(), w.v = (intptr_t)w.node;                                                                                                   \
        RUN(load_cbeq_store_add_load_store_RELAXED_##index, &w.v, (intptr_t)w.node, (long)(i * sizeof(intptr_t)), &w.load, cpu);           \
    }                                                                                                                                      \
    for (size_t length = 0; length < 70; length += length < 18 ? 1 : 13) {                                                                 \
        CALL(load_cbne_memcpy_store_RELAXED_##index, &w.v, 3, w.to + 3, w.from + 1, length, 77, cpu);                                      \
        CALL(load_cbne_memcpy_store_RELEASE_##index, &w.v, 3, w.to, w.from + 5, length, 77, cpu);                                          \
        CALL(load_cbne_memcpy_store_RELEASE_##index, &w.v, 4, w.to, w.from, length, 77, cpu);                                              \
    }                                                                                                                                      \
    THROUGH_A_TABLE(index, cpu)
#ifdef rseq_arch_has_load_add_load_load_add_store
#    define THROUGH_A_TABLE(index, cpu)                                                                                                    \
        again(), w.v = (intptr_t)w.table;                                                                                                  \
        RUN(load_add_load_load_add_store_RELAXED_##index, &w.v, 2 * sizeof(intptr_t), -7, cpu);
#else
#    define THROUGH_A_TABLE(index, cpu)
#endif

int main(void)
{
    rseq_offset = (ptrdiff_t)((uintptr_t)&area - (uintptr_t)rseq_thread_pointer());
    area.cpu_id = HERE, area.mm_cid = ID;
    ALL(CPU_ID, HERE)
    ALL(MM_CID, ID)
    puts("elsewhere");
    ALL(CPU_ID, ELSEWHERE)
    ALL(MM_CID, HERE)
    return 0;
}

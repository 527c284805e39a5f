/* Loops over librseq's operations, through its public interface: built once with its own bits.h, once with the one made of
 * examples/librseq_ops.py. Each does `n` operations on words of this CPU.
 *
 * A program of its own, since librseq's thread-local area needs one: it reads lines "operation n" and answers each with
 * the seconds that took. */
#include <stdint.h>
#include <string.h>
#include <time.h>
#include <rseq/rseq.h>

#define CPUS 4096
#define ORDER RSEQ_MO_RELAXED, RSEQ_PERCPU_CPU_ID

static struct slot {
    intptr_t word, other, limit;
    intptr_t *table;
    char copy[64];
} slots[CPUS] __attribute__((aligned(128)));

static struct node {
    intptr_t data, next;
} nodes[CPUS];

static const char text[64];

/* Runs `operation` with `cpu` and `slot`, over again where it was aborted or left by a comparison. */
#define LOOP(name, operation)                                                                                          \
    static void name(uint64_t n)                                                                                       \
    {                                                                                                                  \
        for (uint64_t i = 0; i < n; i++)                                                                               \
            for (;;) {                                                                                                 \
                const int cpu = (int)rseq_cpu_start();                                                                 \
                struct slot *const slot = &slots[cpu];                                                                 \
                if (!(operation))                                                                                      \
                    break;                                                                                             \
            }                                                                                                          \
    }

LOOP(load_add_store, rseq_load_add_store__ptr(ORDER, &slot->word, 1, cpu))
LOOP(load_cbne_store, rseq_load_cbne_store__ptr(ORDER, &slot->word, slot->word, (intptr_t)i, cpu))
LOOP(load_cbne_load_cbne_store,
     rseq_load_cbne_load_cbne_store__ptr(ORDER, &slot->word, slot->word, &slot->other, slot->other, (intptr_t)i, cpu))
LOOP(load_cbne_store_store,
     rseq_load_cbne_store_store__ptr(ORDER, &slot->word, slot->word, &slot->other, (intptr_t)i, (intptr_t)i, cpu))
LOOP(load_cbne_memcpy_store,
     rseq_load_cbne_memcpy_store__ptr(ORDER, &slot->word, slot->word, slot->copy, (void *)text, sizeof text, (intptr_t)i, cpu))
LOOP(load_add_load_load_add_store,
     (slot->table = &slot->limit, slot->word = (intptr_t)&slot->table,
      rseq_load_add_load_load_add_store__ptr(ORDER, &slot->word, 0, 1, cpu)))
LOOP(load_cbeq_store_add_load_store,
     (nodes[cpu].next = (intptr_t)&nodes[cpu], slot->word = (intptr_t)&nodes[cpu],
      rseq_load_cbeq_store_add_load_store__ptr(ORDER, &slot->word, 0, offsetof(struct node, next), &slot->other, cpu)))

static const struct {
    const char *name;
    void (*run)(uint64_t n);
} loops[] = {
    {"load_add_store", load_add_store},
    {"load_cbne_store", load_cbne_store},
    {"load_cbne_load_cbne_store", load_cbne_load_cbne_store},
    {"load_cbne_store_store", load_cbne_store_store},
    {"load_cbne_memcpy_store", load_cbne_memcpy_store},
    {"load_add_load_load_add_store", load_add_load_load_add_store},
    {"load_cbeq_store_add_load_store", load_cbeq_store_add_load_store},
};

int main(void)
{
    char name[64];
    unsigned long long n;
    if (!rseq_available(RSEQ_AVAILABLE_QUERY_KERNEL) || rseq_register_current_thread())
        return 1;
    while (scanf("%63s %llu", name, &n) == 2)
        for (size_t i = 0; i < sizeof loops / sizeof *loops; i++)
            if (!strcmp(name, loops[i].name)) {
                struct timespec before, after;
                clock_gettime(CLOCK_MONOTONIC, &before);
                loops[i].run(n);
                clock_gettime(CLOCK_MONOTONIC, &after);
                printf("%.9f\n", (double)(after.tv_sec - before.tv_sec) + 1e-9 * (double)(after.tv_nsec - before.tv_nsec));
                fflush(stdout);
            }
    return 0;
}

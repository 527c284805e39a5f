/* Four threads on two CPUs, in the sequences all the time, while this thread interrupts them: by signals, and by moving them from one
 * CPU to the other. Afterwards the totals must be exact, and each node of the free lists must be there once.
 */
#define _GNU_SOURCE
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <unistd.h>

#include "program.h"

enum { THREADS = 4, ROUNDS = 300000, NODES = 16, LONGEST_LIST = 4 * NODES };

struct node {
    struct freelist_Link link; /* first, so that a link is its node */
    atomic_int owners;
};

static struct counter_CounterCell_per_cpu counter;
static struct counter_array_CounterRow_per_cpu rows;
static struct histogram_HistogramCell_per_cpu histogram;
static struct freelist_FreeListHead_per_cpu lists;
static struct node nodes[NODES];
static pthread_t threads[THREADS];
static atomic_int registered, running, refused, owned_twice;
static unsigned int area_length;

static void nothing(int signal)
{
    (void)signal;
}

static void must(int status)
{
    if (status != RSEQ_DONE)
        refused++;
}

static void *work(void *unused)
{
    (void)unused;
    if (register_area(area_length)) {
        refused++;
        running--;
        return NULL;
    }
    registered++;
    while (registered < THREADS && !refused)
        sched_yield();
    for (int round = 0; round < ROUNDS; round++) {
        struct freelist_Link *link;
        must(freelist_pop(&lists, &link));
        if (link) { /* the list of the CPU we are on may be empty */
            struct node *const node = (struct node *)(void *)link;
            owned_twice += atomic_fetch_add(&node->owners, 1) != 0;
            must(counter_add(&counter, 1));
            atomic_fetch_sub(&node->owners, 1);
            must(freelist_push(&lists, link));
        } else {
            must(counter_add(&counter, 1));
        }
        must(counter_array__model_add(&rows, (uint64_t)round & 1, 1));
        must(histogram__model_observe(&histogram, 0.5 + (round & 3)));
    }
    running--;
    return NULL;
}

static void interrupt(void)
{
    for (unsigned int turn = 0; running; turn++) {
        cpu_set_t set;
        CPU_ZERO(&set);
        CPU_SET(turn % 3 == 1, &set);
        if (turn % 3 == 2)
            CPU_SET(1, &set); /* 0 and 1: wherever there is room */
        pthread_setaffinity_np(threads[turn % THREADS], sizeof set, &set);
        for (int i = 0; i < THREADS; i++)
            pthread_kill(threads[i], SIGUSR1);
        usleep(500);
    }
}

/* A CPU's part of the histogram. A thread that was moved between the two sections of a transaction has left its journal there. */
static const struct histogram_HistogramCell *as_readers_see(uint64_t cpu)
{
    static _Alignas(8) unsigned char copy[4096];
    if (histogram.stride > sizeof copy)
        abort();
    copy_through_journal((const char *)histogram.region + cpu * histogram.stride, histogram.stride, copy);
    return (const void *)copy;
}

static uint64_t found_nodes(void)
{
    uint64_t found = 0;
    for (uint64_t cpu = 0; cpu < lists.copies; cpu++)
        for (struct freelist_Link *link = freelist_FreeListHead_per_cpu_at(&lists, cpu)->head; link && found < LONGEST_LIST; found++)
            link = link->next;
    return found;
}

void count(void)
{
    int64_t total = 0, even = 0, odd = 0;
    uint64_t observed = 0, buckets = 0;
    double sum = 0;
    area_length = __rseq_size;
    if (counter_CounterCell_per_cpu_allocate(&counter) || counter_array_CounterRow_per_cpu_allocate(&rows) ||
        histogram_HistogramCell_per_cpu_allocate(&histogram) || freelist_FreeListHead_per_cpu_allocate(&lists))
        abort();
    for (uint64_t cpu = 0; cpu < histogram.copies; cpu++) {
        histogram_HistogramCell_per_cpu_at(&histogram, cpu)->bounds[0] = 1.0;
        histogram_HistogramCell_per_cpu_at(&histogram, cpu)->bounds[1] = 2.0;
    }
    for (int i = 0; i < NODES; i++)
        must(freelist_push(&lists, &nodes[i].link));
    signal(SIGUSR1, nothing);
    freelist_push_restarts = freelist_pop_restarts = counter_add_restarts = counter_array__model_add_restarts = 0;
    running = THREADS;
    for (int i = 0; i < THREADS; i++)
        if (pthread_create(&threads[i], NULL, work, NULL))
            abort();
    interrupt();
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    for (uint64_t cpu = 0; cpu < counter.copies; cpu++) {
        const struct histogram_HistogramCell *const cell = as_readers_see(cpu);
        total += counter_CounterCell_per_cpu_at(&counter, cpu)->value;
        even += counter_array_CounterRow_per_cpu_at(&rows, cpu)->values[0];
        odd += counter_array_CounterRow_per_cpu_at(&rows, cpu)->values[1];
        observed += cell->count, sum += cell->total;
        buckets += cell->buckets[0] + cell->buckets[1] + cell->buckets[2];
    }
    report("{\"kind\": \"count\", \"threads\": %d, \"rounds\": %d, \"counter\": %lld, \"even\": %lld, \"odd\": %lld, \"observed\": %llu, "
           "\"buckets\": %llu, \"sum\": %.1f, \"nodes\": %llu, \"nodes_made\": %d, \"owned_twice\": %d, \"refused\": %d, \"restarts\": %llu}",
           THREADS, ROUNDS, (long long)total, (long long)even, (long long)odd, (unsigned long long)observed, (unsigned long long)buckets,
           sum, (unsigned long long)found_nodes(), NODES, (int)owned_twice, (int)refused,
           (unsigned long long)(freelist_push_restarts + freelist_pop_restarts + counter_add_restarts + counter_array__model_add_restarts));
}

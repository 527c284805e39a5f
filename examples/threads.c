/* Eight threads count, and move nodes between them, without a lock and without an atomic instruction.
 *
 * The sequences are Python (rseq.structures.counter and .freelist); `rseq build` made percpu.h of them. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#include "percpu.h"

enum { THREADS = 8, ROUNDS = 100000, NODES = 1000 };

struct buffer {
    struct freelist_Link link; /* first, so that a link is its buffer */
    long used;
};

static struct counter_CounterCell_per_cpu counter;
static struct freelist_FreeListHead_per_cpu lists;
static struct buffer buffers[NODES];

static void must(int status, const char *what)
{
    if (status != RSEQ_DONE) {
        fprintf(stderr, "%s: %s\n", what, rseq_status_text(status));
        exit(rseq_status_kind(status) == RSEQ_UNAVAILABLE ? 77 : 1);
    }
}

static void *work(void *unused)
{
    (void)unused;
    for (int i = 0; i < ROUNDS; i++) {
        struct freelist_Link *link;
        must(freelist_pop(&lists, &link), "pop");
        if (link) { /* the list of the CPU we are on may be empty */
            ((struct buffer *)link)->used++;
            must(counter_add(&counter, 1), "add");
            must(freelist_push(&lists, link), "push");
        }
        must(counter_add(&counter, 1), "add");
    }
    return NULL;
}

int main(void)
{
    pthread_t threads[THREADS];
    long found = 0, used = 0;
    int64_t total = 0;

    if (counter_CounterCell_per_cpu_allocate(&counter) || freelist_FreeListHead_per_cpu_allocate(&lists)) {
        perror("memory");
        return 1;
    }
    for (int i = 0; i < NODES; i++)
        must(freelist_push(&lists, &buffers[i].link), "push");
    for (int i = 0; i < THREADS; i++)
        if (pthread_create(&threads[i], NULL, work, NULL))
            abort();
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);

    for (uint64_t cpu = 0; cpu < counter.copies; cpu++)
        total += counter_CounterCell_per_cpu_at(&counter, cpu)->value;
    for (uint64_t cpu = 0; cpu < lists.copies; cpu++)
        for (struct freelist_Link *link = freelist_FreeListHead_per_cpu_at(&lists, cpu)->head; link; link = link->next, found++)
            used += ((struct buffer *)link)->used;
    printf("C: counted %lld of %ld, %ld of %d nodes, used %ld times\n", (long long)total, (long)THREADS * ROUNDS + used, found, NODES, used);
    counter_CounterCell_per_cpu_free(&counter);
    freelist_FreeListHead_per_cpu_free(&lists);
    return total == (long)THREADS * ROUNDS + used && found == NODES ? 0 : 1;
}

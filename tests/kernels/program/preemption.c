/* Is a section aborted that another thread on the same CPU preempts? Linux 6.19 was reported not to do that any more on arm64.
 *
 * One thread copies for long, in a section that is to commit only if a word is 1. A second thread on the same CPU waits until some of
 * the copy is there, which it can see only if the first one was preempted inside, and makes the word 2. If the first thread was aborted, it
 * starts over, finds 2, and leaves. If not, it commits on top of that: an update is lost.
 */
#define _GNU_SOURCE
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "program.h"

enum { LENGTH = 16 << 20, MOST_TRIES = 20, FRESH = 1, CHANGED = 2, COMMITTED = 3 };

static struct librseq_ops_Word word;
static unsigned char *from, *into;
static atomic_bool ended;
static bool changed;

static void *change(void *unused)
{
    (void)unused;
    stay_on(0);
    while (!*(volatile unsigned char *)into && !ended)
        sched_yield();
    if (!ended) {
        *(volatile int64_t *)&word.value = CHANGED;
        changed = true;
    }
    return NULL;
}

void preemption(void)
{
    int aborted = 0, lost = 0, status = 0;
    from = malloc(LENGTH), into = malloc(LENGTH);
    if (!from || !into)
        abort();
    memset(from, 1, LENGTH);
    stay_on(0);
    for (int try = 0; try < MOST_TRIES && aborted + lost < 3; try++) {
        pthread_t thread;
        word.value = FRESH, changed = ended = false;
        memset(into, 0, LENGTH);
        if (pthread_create(&thread, NULL, change, NULL))
            abort();
        status = librseq_ops_load_cbne_memcpy_store(&word, FRESH, (void *)into, (void *)from, LENGTH, COMMITTED);
        ended = true;
        pthread_join(thread, NULL);
        if (changed && word.value == COMMITTED)
            lost++;
        else if (changed)
            aborted++;
    }
    report("{\"kind\": \"preemption\", \"aborted\": %d, \"lost\": %d, \"status\": %d}", aborted, lost, status);
}

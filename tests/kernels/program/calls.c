/* Every shipped sequence, called so that all its instructions are reached: the way that commits, and the ways out.
 *
 * All memory is made afresh before each call. Watched is what others may look at; what a section stages is not: the node that is
 * pushed, `second` and `copied` below.
 */
#include <string.h>

#include "program.h"

static int here; /* the CPU that this thread stays on */

static struct freelist_FreeListHead_per_cpu lists;
static struct counter_CounterCell_per_cpu counter, none;
static struct counter_FloatCounterCell_per_cpu floats;
static struct counter_array_CounterRow_per_cpu rows;
static struct histogram_LogLinearCell_per_cpu log_linear;
static struct histogram_HistogramCell_per_cpu histogram;

static struct freelist_Link listed[2], pushed, *popped;
static struct counter_array_Indices indices;

enum { LONG = 31, NEXT = 1, MANY = 9 };
static struct {
    struct librseq_ops_Word first, other, counted;
    struct librseq_ops_Head head;
    uint64_t node[2]; /* as a librseq_ops_Node: word NEXT leads to the next one */
    struct librseq_ops_TableLink link;
    uint64_t table[2]; /* as a librseq_ops_Table: word NEXT leads to `counted` */
    unsigned char source[32];
} shared;
static struct librseq_ops_Word second;
static struct librseq_ops_Head taken;
static unsigned char copied[32];

#define AS(kind, memory) ((struct kind *)(void *)(memory))
#define NODE AS(librseq_ops_Node, shared.node)
#define AT(kind, handle) kind##_per_cpu_at(&(handle), (uint64_t)here)
/* A pointer as it is in memory that is no struct of ours: 8 bytes, whatever the processor's own have. */
#define WORD(pointer) ((uint64_t)(uintptr_t)(pointer))

static void zero(void *start, uint64_t stride, uint64_t copies)
{
    memset(start, 0, stride * copies);
}

static void fresh(void)
{
    zero(lists.base, lists.stride, lists.copies);
    zero(counter.base, counter.stride, counter.copies);
    zero(floats.base, floats.stride, floats.copies);
    zero(rows.base, rows.stride, rows.copies);
    zero(log_linear.region, log_linear.stride, log_linear.copies);
    zero(histogram.region, histogram.stride, histogram.copies);
    AT(freelist_FreeListHead, lists)->head = &listed[0];
    listed[0].next = &listed[1];
    listed[1].next = NULL;
    pushed.next = NULL;
    AT(counter_CounterCell, counter)->value = 40;
    AT(counter_FloatCounterCell, floats)->value = 1.5;
    AT(counter_array_CounterRow, rows)->values[1] = 20;
    for (uint64_t cpu = 0; cpu < histogram.copies; cpu++) {
        histogram_HistogramCell_per_cpu_at(&histogram, cpu)->bounds[0] = 1.0;
        histogram_HistogramCell_per_cpu_at(&histogram, cpu)->bounds[1] = 2.0;
    }
    indices.count = 1;
    for (int i = 0; i < MANY; i++)
        indices.items[i] = 1;
    memset(&shared, 0, sizeof shared);
    memset(copied, 0, sizeof copied);
    second.value = 0;
    taken.node = NULL;
    shared.first.value = 1, shared.other.value = 2, shared.counted.value = 30;
    shared.head.node = NODE;
    shared.node[NEXT] = WORD(&listed[1]);
    shared.link.table = AS(librseq_ops_Table, shared.table);
    shared.table[NEXT] = WORD(&shared.counted);
    for (int i = 0; i < LONG; i++)
        shared.source[i] = (unsigned char)(i + 1);
}

void prepare_memory(int cpu)
{
    here = cpu;
    if (freelist_FreeListHead_per_cpu_allocate(&lists) || counter_CounterCell_per_cpu_allocate(&counter) ||
        counter_FloatCounterCell_per_cpu_allocate(&floats) || counter_array_CounterRow_per_cpu_allocate(&rows) ||
        histogram_LogLinearCell_per_cpu_allocate(&log_linear) || histogram_HistogramCell_per_cpu_allocate(&histogram))
        abort();
    none = counter, none.count = 0;
    watch(lists.base, lists.stride, lists.copies, false);
    watch(counter.base, counter.stride, counter.copies, false);
    watch(floats.base, floats.stride, floats.copies, false);
    watch(rows.base, rows.stride, rows.copies, false);
    watch(log_linear.region, log_linear.stride, log_linear.copies, true);
    watch(histogram.region, histogram.stride, histogram.copies, true);
    watch(listed, sizeof listed, 1, false);
    watch(&shared, sizeof shared, 1, false);
}

static int kind(int status)
{
    return (int)rseq_status_kind(status);
}

/* Free list */

static void empty(void)
{
    fresh();
    AT(freelist_FreeListHead, lists)->head = NULL;
}
static int push(void) { return kind(freelist_push(&lists, &pushed)); }
static bool is_pushed(void)
{
    return AT(freelist_FreeListHead, lists)->head == &pushed && pushed.next == &listed[0];
}
static int pop(void) { return kind(freelist_pop(&lists, &popped)); }
static bool is_popped(void) { return popped == &listed[0] && AT(freelist_FreeListHead, lists)->head == &listed[1]; }
static bool is_none(void) { return popped == NULL && AT(freelist_FreeListHead, lists)->head == NULL; }

/* Counters */

static int add(void) { return kind(counter_add(&counter, 2)); }
static bool is_added(void) { return AT(counter_CounterCell, counter)->value == 42; }
static int add_nowhere(void) { return kind(counter_add(&none, 2)); }
static bool is_not_added(void) { return AT(counter_CounterCell, counter)->value == 40; }
static int add_float(void) { return kind(counter_add_float(&floats, 0.25)); }
static bool is_float_added(void) { return AT(counter_FloatCounterCell, floats)->value == 1.75; }
static int add_at(void) { return kind(counter_array__model_add(&rows, 1, -7)); }
static int add_many(void) { return kind(counter_array__model_add_many(&rows, &indices, -7)); }
/* Compilers unroll its loop. Nothing is added, so that memory is the same between any two of the sections. */
static void many(void)
{
    fresh();
    indices.count = MANY;
}
static int add_nothing(void) { return kind(counter_array__model_add_many(&rows, &indices, 0)); }
static bool is_added_at(void) { return AT(counter_array_CounterRow, rows)->values[1] == 13; }
static int add_outside(void) { return kind(counter_array__model_add(&rows, 2, -7)); }
static bool is_not_added_at(void) { return AT(counter_array_CounterRow, rows)->values[1] == 20; }

/* Histograms: transactions. The journal of a CPU is in the 320 bytes before its copy. */

static int record(void) { return kind(histogram_record_log_linear(&log_linear, 2.5, 9)); }
static bool log_linear_holds(uint64_t number, double total, int bucket)
{
    const struct histogram_LogLinearCell *const cell = AT(histogram_LogLinearCell, log_linear);
    return cell->count == number && cell->total == total && cell->buckets[bucket] == 1;
}
static bool is_recorded(void) { return log_linear_holds(1, 2.5, 9); }
static int record_outside(void) { return kind(histogram_record_log_linear(&log_linear, 2.5, 514)); }
static bool is_not_recorded(void) { return AT(histogram_LogLinearCell, log_linear)->count == 0; }
static int observe(void) { return kind(histogram_observe_log_linear(&log_linear, -1.0)); }
static bool is_observed(void) { return log_linear_holds(1, -1.0, 0); }
static bool holds(uint64_t number, double total, int bucket, uint64_t in_it)
{
    const struct histogram_HistogramCell *const cell = AT(histogram_HistogramCell, histogram);
    return cell->count == number && cell->total == total && cell->buckets[bucket] == in_it;
}
static int record_bounds(void) { return kind(histogram__(&histogram, 1.5, 1)); }
static bool is_recorded_bounds(void) { return holds(1, 1.5, 1, 1); }
static int observe_bounds(void) { return kind(histogram__model_observe(&histogram, 7.0)); }
static bool is_observed_bounds(void) { return holds(1, 7.0, 2, 1); }
static int merge(void) { return kind(histograms__model_merge(&histogram, 1, 3, 0.5)); }
static bool is_merged(void) { return holds(3, 0.5, 1, 3); }

/* Somebody who died had recorded a transaction and not applied it: that the count is 5. */
static void abandon(void *copy)
{
    unsigned char *const region = (unsigned char *)copy - RESERVED;
    const uint64_t header = 1, entry[2] = {RESERVED, 5};
    memcpy(region + 64, &header, sizeof header);
    memcpy(region + 80, entry, sizeof entry);
}
static void abandoned(void)
{
    fresh();
    abandon(AT(histogram_HistogramCell, histogram));
    abandon(AT(histogram_LogLinearCell, log_linear));
}
static bool is_recorded_behind(void) { return log_linear_holds(6, 2.5, 9); }
static bool is_observed_behind(void) { return log_linear_holds(6, -1.0, 0); }
static bool is_recorded_bounds_behind(void) { return holds(6, 1.5, 1, 1); }
static bool is_observed_bounds_behind(void) { return holds(6, 7.0, 2, 1); }
static bool is_merged_behind(void) { return holds(8, 0.5, 1, 3); }

/* librseq's operations */

static int store(void) { return kind(librseq_ops_load_cbne_store(&shared.first, 1, 7)); }
static bool is_stored(void) { return shared.first.value == 7; }
static int store_unexpected(void) { return kind(librseq_ops_load_cbne_store(&shared.first, 3, 7)); }
static bool is_not_stored(void) { return shared.first.value == 1; }

static int take(void) { return kind(librseq_ops_load_cbeq_store_add_load_store(&shared.head, NULL, NEXT, &taken)); }
static bool is_taken(void) { return taken.node == NODE && shared.head.node == AS(librseq_ops_Node, &listed[1]); }
static int take_unexpected(void)
{
    return kind(librseq_ops_load_cbeq_store_add_load_store(&shared.head, NODE, NEXT, &taken));
}
static bool is_not_taken(void) { return taken.node == NULL && shared.head.node == NODE; }
static void no_node(void)
{
    fresh();
    shared.head.node = NULL;
}
static int take_nothing(void)
{
    return kind(librseq_ops_load_cbeq_store_add_load_store(&shared.head, NODE, NEXT, &taken));
}
static bool is_nothing_taken(void) { return taken.node == NULL && shared.head.node == NULL; }

static int plus(void) { return kind(librseq_ops_load_add_store(&shared.counted, 12)); }
static bool is_counted(void) { return shared.counted.value == 42; }
static int plus_behind(void) { return kind(librseq_ops_load_add_load_load_add_store(&shared.link, NEXT, 12)); }
static int plus_nowhere(void) { return kind(librseq_ops_load_add_load_load_add_store(&shared.link, 0, 12)); }
static bool is_not_counted(void) { return shared.counted.value == 30; }
static void no_table(void)
{
    fresh();
    shared.link.table = NULL;
}

static int both(void) { return kind(librseq_ops_load_cbne_load_cbne_store(&shared.first, 1, &shared.other, 2, 7)); }
static int first_differs(void) { return kind(librseq_ops_load_cbne_load_cbne_store(&shared.first, 3, &shared.other, 2, 7)); }
static int other_differs(void) { return kind(librseq_ops_load_cbne_load_cbne_store(&shared.first, 1, &shared.other, 3, 7)); }

static int two(void) { return kind(librseq_ops_load_cbne_store_store(&shared.first, 1, &second, 6, 7)); }
static int two_unexpected(void) { return kind(librseq_ops_load_cbne_store_store(&shared.first, 3, &second, 6, 7)); }
static int two_release(void) { return kind(librseq_ops_load_cbne_store_store_release(&shared.first, 1, &second, 6, 7)); }
static int two_release_unexpected(void) { return kind(librseq_ops_load_cbne_store_store_release(&shared.first, 3, &second, 6, 7)); }
static bool are_stored(void) { return second.value == 6 && shared.first.value == 7; }

#define COPY(release, expected, length) \
    kind(librseq_ops_load_cbne_memcpy_store##release(&shared.first, expected, AS(librseq_ops_Bytes, copied), \
                                                     AS(librseq_ops_Bytes, shared.source), length, 7))
static int copy(void) { return COPY(, 1, LONG); }
static int copy_none(void) { return COPY(, 1, 0); }
static int copy_unexpected(void) { return COPY(, 3, LONG); }
static int copy_too_long(void) { return COPY(, 1, 0x7ffffff0); }
static int copy_release(void) { return COPY(_release, 1, LONG); }
static int copy_release_none(void) { return COPY(_release, 1, 0); }
static int copy_release_unexpected(void) { return COPY(_release, 3, LONG); }
static int copy_release_too_long(void) { return COPY(_release, 1, 0x7ffffff0); }
static bool is_copied(void) { return !memcmp(copied, shared.source, sizeof copied) && shared.first.value == 7; }
static bool is_none_copied(void) { return !copied[0] && shared.first.value == 7; }
static bool is_not_copied(void) { return !copied[0] && shared.first.value == 1; }

const struct call calls[] = {
    {"push", fresh, push, is_pushed, RSEQ_DONE},
    {"pop", fresh, pop, is_popped, RSEQ_DONE},
    {"pop from an empty list", empty, pop, is_none, RSEQ_DONE},
    {"add", fresh, add, is_added, RSEQ_DONE},
    {"add where this CPU has no copy", fresh, add_nowhere, is_not_added, RSEQ_UNAVAILABLE},
    {"add a float", fresh, add_float, is_float_added, RSEQ_DONE},
    {"add at an index", fresh, add_at, is_added_at, RSEQ_DONE},
    {"add at an index out of range", fresh, add_outside, is_not_added_at, RSEQ_INDEX},
    {"add at many indices", fresh, add_many, is_added_at, RSEQ_DONE},
    {"add nothing at many indices", many, add_nothing, is_not_added_at, RSEQ_DONE},
    {"record in a log-linear histogram", fresh, record, is_recorded, RSEQ_DONE},
    {"record out of range", fresh, record_outside, is_not_recorded, RSEQ_INDEX},
    {"observe in a log-linear histogram", fresh, observe, is_observed, RSEQ_DONE},
    {"record in a histogram with bounds", fresh, record_bounds, is_recorded_bounds, RSEQ_DONE},
    {"observe in a histogram with bounds", fresh, observe_bounds, is_observed_bounds, RSEQ_DONE},
    {"merge", fresh, merge, is_merged, RSEQ_DONE},
    {"record in a log-linear histogram behind an abandoned journal", abandoned, record, is_recorded_behind, RSEQ_DONE},
    {"record in a histogram with bounds behind an abandoned journal", abandoned, record_bounds, is_recorded_bounds_behind, RSEQ_DONE},
    {"observe in a log-linear histogram behind an abandoned journal", abandoned, observe, is_observed_behind, RSEQ_DONE},
    {"observe in a histogram with bounds behind an abandoned journal", abandoned, observe_bounds, is_observed_bounds_behind, RSEQ_DONE},
    {"merge behind an abandoned journal", abandoned, merge, is_merged_behind, RSEQ_DONE},
    {"store if expected", fresh, store, is_stored, RSEQ_DONE},
    {"store, not expected", fresh, store_unexpected, is_not_stored, RSEQ_DONE},
    {"take the first node", fresh, take, is_taken, RSEQ_DONE},
    {"take, not expected", fresh, take_unexpected, is_not_taken, RSEQ_DONE},
    {"take where none is", no_node, take_nothing, is_nothing_taken, RSEQ_ASSERTION},
    {"add to a word", fresh, plus, is_counted, RSEQ_DONE},
    {"add behind a table", fresh, plus_behind, is_counted, RSEQ_DONE},
    {"add where the table leads nowhere", fresh, plus_nowhere, is_not_counted, RSEQ_ASSERTION},
    {"add where there is no table", no_table, plus_behind, is_not_counted, RSEQ_ASSERTION},
    {"store if two words are expected", fresh, both, is_stored, RSEQ_DONE},
    {"store, the first differs", fresh, first_differs, is_not_stored, RSEQ_DONE},
    {"store, the other differs", fresh, other_differs, is_not_stored, RSEQ_DONE},
    {"store two", fresh, two, are_stored, RSEQ_DONE},
    {"store two, not expected", fresh, two_unexpected, is_not_stored, RSEQ_DONE},
    {"store two with release", fresh, two_release, are_stored, RSEQ_DONE},
    {"store two with release, not expected", fresh, two_release_unexpected, is_not_stored, RSEQ_DONE},
    {"copy and store", fresh, copy, is_copied, RSEQ_DONE},
    {"copy nothing and store", fresh, copy_none, is_none_copied, RSEQ_DONE},
    {"copy and store, not expected", fresh, copy_unexpected, is_not_copied, RSEQ_DONE},
    {"copy too much", fresh, copy_too_long, is_not_copied, RSEQ_ASSERTION},
    {"copy and store with release", fresh, copy_release, is_copied, RSEQ_DONE},
    {"copy nothing and store with release", fresh, copy_release_none, is_none_copied, RSEQ_DONE},
    {"copy and store with release, not expected", fresh, copy_release_unexpected, is_not_copied, RSEQ_DONE},
    {"copy too much with release", fresh, copy_release_too_long, is_not_copied, RSEQ_ASSERTION},
};
const int call_count = sizeof calls / sizeof *calls;

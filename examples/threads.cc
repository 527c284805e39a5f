// Eight threads count, and move nodes between them, without a lock and without an atomic instruction.
//
// The sequences are Python (rseq.structures.counter and .freelist); `rseq build` made libpercpu.so and percpu.h of them.
#include <cstdio>
#include <cstdlib>
#include <thread>
#include <vector>

#include "percpu.h"

namespace {

constexpr int threads = 8, rounds = 100000, nodes = 1000;

struct Buffer {
    freelist_Link link; // first, so that a link is its buffer
    long used = 0;
};

void must(int status)
{
    if (status != RSEQ_DONE) {
        std::fprintf(stderr, "%s\n", rseq_status_text(status));
        std::exit(rseq_status_kind(status) == RSEQ_UNAVAILABLE ? 77 : 1);
    }
}

// A counter as C++ has it.
class Counter {
public:
    Counter()
    {
        if (counter_CounterCell_per_cpu_allocate(&cells))
            std::abort();
    }
    Counter(const Counter &) = delete;
    Counter &operator=(const Counter &) = delete;
    ~Counter() { counter_CounterCell_per_cpu_free(&cells); }
    void add(std::int64_t amount) { must(counter_add(&cells, amount)); }
    std::int64_t value() const
    {
        std::int64_t sum = 0;
        for (std::uint64_t cpu = 0; cpu < cells.copies; cpu++)
            sum += counter_CounterCell_per_cpu_at(&cells, cpu)->value;
        return sum;
    }

private:
    counter_CounterCell_per_cpu cells;
};

} // namespace

int main()
{
    Counter counter;
    freelist_FreeListHead_per_cpu lists;
    std::vector<Buffer> buffers(nodes);
    if (freelist_FreeListHead_per_cpu_allocate(&lists))
        return 1;
    for (auto &buffer : buffers)
        must(freelist_push(&lists, &buffer.link));

    std::vector<std::thread> running;
    for (int i = 0; i < threads; i++)
        running.emplace_back([&] {
            for (int round = 0; round < rounds; round++) {
                freelist_Link *link;
                must(freelist_pop(&lists, &link));
                if (link) { // the list of the CPU we are on may be empty
                    reinterpret_cast<Buffer *>(link)->used++;
                    counter.add(1);
                    must(freelist_push(&lists, link));
                }
                counter.add(1);
            }
        });
    for (auto &thread : running)
        thread.join();

    long found = 0, used = 0;
    for (std::uint64_t cpu = 0; cpu < lists.copies; cpu++)
        for (auto *link = freelist_FreeListHead_per_cpu_at(&lists, cpu)->head; link; link = link->next, found++)
            used += reinterpret_cast<Buffer *>(link)->used;
    const long expected = static_cast<long>(threads) * rounds + used;
    std::printf("C++: counted %lld of %ld, %ld of %d nodes, used %ld times\n", static_cast<long long>(counter.value()), expected, found, nodes, used);
    freelist_FreeListHead_per_cpu_free(&lists);
    return counter.value() == expected && found == nodes ? 0 : 1;
}

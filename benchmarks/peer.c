/* The peers of compiled sequences, written by hand: loops that add 1, over and over.
 *
 * The memory is the library's own: a per-CPU record says where it is (docs/architecture.md). The area that the kernel
 * reads is `area` bytes from the thread pointer; its fields are those of struct rseq: cpu_id_start at 0, cpu_id at 4,
 * rseq_cs at 8 (linux/rseq.h). The signature is glibc's. Every function returns 0, or 1 if the thread is not registered.
 *
 * `gate`: where threads meet before they start, or null. A thread that comes adds itself and waits for the others.
 */
#include <stddef.h>
#include <stdint.h>

struct per_cpu {
    uint64_t base, stride, count;
};

struct gate {
    uint64_t arrived, expected;
};

static void meet(struct gate *gate)
{
    if (!gate)
        return;
    __atomic_fetch_add(&gate->arrived, 1, __ATOMIC_SEQ_CST);
    while (__atomic_load_n(&gate->arrived, __ATOMIC_SEQ_CST) < gate->expected)
        ;
}

#if defined(__x86_64__)
#define TABLES                                                                                                         \
    ".pushsection __rseq_cs, \"aw\"\n\t"                                                                               \
    ".balign 32\n"                                                                                                     \
    "3:\t.long 0, 0\n\t"                                                                                               \
    ".quad 1f, 2f - 1f, 4f\n\t"                                                                                        \
    ".popsection\n\t"                                                                                                  \
    ".pushsection __rseq_failure, \"ax\"\n\t"                                                                          \
    ".byte 0x0f, 0xb9, 0x3d\n\t" /* ud1 0x53053053(%rip), %edi */                                                      \
    ".long 0x53053053\n"                                                                                               \
    "4:\tjmp %l[again]\n\t"                                                                                            \
    ".popsection\n\t"                                                                                                  \
    "leaq 3b(%%rip), %%rax\n\t"                                                                                        \
    "movq %%rax, %%fs:8(%[area])\n"

static inline uint32_t cpu_start(ptrdiff_t area)
{
    uint32_t cpu;
    __asm__ volatile("movl %%fs:0(%1), %0" : "=r"(cpu) : "r"(area));
    return cpu;
}

/* The same sequence as rseq.structures.counter.add: everything inside, the CPU number checked against the copies. */
int peer_sequence(const struct per_cpu *cells, ptrdiff_t area, struct gate *gate, uint64_t rounds)
{
    const uint64_t base = cells->base, stride = cells->stride, count = cells->count, amount = 1;
    meet(gate);
    for (uint64_t i = 0; i < rounds; i++) {
    again:
        __asm__ goto(TABLES
                     "1:\tmovl %%fs:4(%[area]), %%eax\n\t"
                     "cmpq %[count], %%rax\n\t"
                     "jae %l[unregistered]\n\t"
                     "imulq %[stride], %%rax\n\t"
                     "movq (%[base],%%rax), %%rdx\n\t"
                     "addq %[amount], %%rdx\n\t"
                     "movq %%rdx, (%[base],%%rax)\n"
                     "2:\n\t"
                     :
                     : [area] "r"(area), [count] "r"(count), [stride] "r"(stride), [base] "r"(base), [amount] "r"(amount)
                     : "rax", "rdx", "memory", "cc"
                     : again, unregistered);
    }
    return 0;
unregistered:
    return 1;
}

/* As librseq does it: the cell is found before the section, which compares the CPU number and adds in place. */
int peer_librseq(const struct per_cpu *cells, ptrdiff_t area, struct gate *gate, uint64_t rounds)
{
    const uint64_t base = cells->base, stride = cells->stride, count = cells->count, amount = 1;
    meet(gate);
    for (uint64_t i = 0; i < rounds; i++) {
        uint32_t cpu;
    again:
        cpu = cpu_start(area);
        if (cpu >= count)
            return 1;
        __asm__ goto(TABLES
                     "1:\tcmpl %[cpu], %%fs:4(%[area])\n\t"
                     "jnz %l[again]\n\t"
                     "addq %[amount], (%[cell])\n"
                     "2:\n\t"
                     :
                     : [area] "r"(area), [cpu] "r"(cpu), [cell] "r"(base + cpu * stride), [amount] "r"(amount)
                     : "rax", "memory", "cc"
                     : again);
    }
    return 0;
}

#define PLAIN_ADD(cell) __asm__ volatile("addq %1, %0" : "+m"(*(cell)) : "r"((uint64_t)1) : "cc")
#define ATOMIC_ADD(cell)                                                                                               \
    do {                                                                                                               \
        uint64_t one = 1;                                                                                              \
        __asm__ volatile("lock xaddq %1, %0" : "+m"(*(cell)), "+r"(one) : : "cc", "memory");                           \
    } while (0)

#elif defined(__aarch64__)
#define TABLES                                                                                                         \
    ".pushsection __rseq_cs, \"aw\"\n\t"                                                                               \
    ".balign 32\n"                                                                                                     \
    "3:\t.word 0, 0\n\t"                                                                                               \
    ".xword 1f, 2f - 1f, 4f\n\t"                                                                                       \
    ".popsection\n\t"                                                                                                  \
    ".pushsection __rseq_failure, \"ax\"\n\t"                                                                          \
    ".inst 0xd428bc00\n" /* brk #0x45e0 */                                                                             \
    "4:\tb %l[again]\n\t"                                                                                              \
    ".popsection\n\t"                                                                                                  \
    "adrp x9, 3b\n\t"                                                                                                  \
    "add x9, x9, :lo12:3b\n\t"                                                                                         \
    "str x9, [%[area], #8]\n"

static inline char *area_of(ptrdiff_t area)
{
    return (char *)__builtin_thread_pointer() + area;
}

static inline uint32_t cpu_start(ptrdiff_t area)
{
    return *(volatile uint32_t *)area_of(area);
}

int peer_sequence(const struct per_cpu *cells, ptrdiff_t area, struct gate *gate, uint64_t rounds)
{
    const uint64_t base = cells->base, stride = cells->stride, count = cells->count, amount = 1;
    char *const place = area_of(area);
    meet(gate);
    for (uint64_t i = 0; i < rounds; i++) {
    again:
        __asm__ goto(TABLES
                     "1:\tldr w9, [%[area], #4]\n\t"
                     "cmp x9, %[count]\n\t"
                     "b.hs %l[unregistered]\n\t"
                     "madd x9, x9, %[stride], %[base]\n\t"
                     "ldr x10, [x9]\n\t"
                     "add x10, x10, %[amount]\n\t"
                     "str x10, [x9]\n"
                     "2:\n\t"
                     :
                     : [area] "r"(place), [count] "r"(count), [stride] "r"(stride), [base] "r"(base), [amount] "r"(amount)
                     : "x9", "x10", "memory", "cc"
                     : again, unregistered);
    }
    return 0;
unregistered:
    return 1;
}

int peer_librseq(const struct per_cpu *cells, ptrdiff_t area, struct gate *gate, uint64_t rounds)
{
    const uint64_t base = cells->base, stride = cells->stride, count = cells->count, amount = 1;
    char *const place = area_of(area);
    meet(gate);
    for (uint64_t i = 0; i < rounds; i++) {
        uint32_t cpu;
    again:
        cpu = cpu_start(area);
        if (cpu >= count)
            return 1;
        __asm__ goto(TABLES
                     "1:\tldr w9, [%[area], #4]\n\t"
                     "cmp w9, %w[cpu]\n\t"
                     "b.ne %l[again]\n\t"
                     "ldr x10, [%[cell]]\n\t"
                     "add x10, x10, %[amount]\n\t"
                     "str x10, [%[cell]]\n"
                     "2:\n\t"
                     :
                     : [area] "r"(place), [cpu] "r"(cpu), [cell] "r"(base + cpu * stride), [amount] "r"(amount)
                     : "x9", "x10", "memory", "cc"
                     : again);
    }
    return 0;
}

#define PLAIN_ADD(cell) (*(volatile uint64_t *)(cell) += 1)
#define ATOMIC_ADD(cell) ((void)__atomic_fetch_add((cell), 1, __ATOMIC_SEQ_CST))
#else
#error "no hand-written peer for this processor yet"
#endif

/* Adding to the cell of the CPU we run on, which is found each time. Plain: wrong, since nothing keeps us there. */
#define PER_CPU(name, ADD)                                                                                             \
    int name(const struct per_cpu *cells, ptrdiff_t area, struct gate *gate, uint64_t rounds)                          \
    {                                                                                                                  \
        const uint64_t base = cells->base, stride = cells->stride, count = cells->count;                               \
        meet(gate);                                                                                                    \
        for (uint64_t i = 0; i < rounds; i++) {                                                                        \
            uint32_t cpu = cpu_start(area);                                                                            \
            if (cpu >= count)                                                                                          \
                return 1;                                                                                              \
            ADD((uint64_t *)(base + cpu * stride));                                                                    \
        }                                                                                                              \
        return 0;                                                                                                      \
    }
PER_CPU(peer_cpu_plain, PLAIN_ADD)
PER_CPU(peer_cpu_atomic, ATOMIC_ADD)

/* Adding to one cell, whichever CPU this is. */
#define ONE_CELL(name, ADD)                                                                                            \
    int name(uint64_t *cell, struct gate *gate, uint64_t rounds)                                                       \
    {                                                                                                                  \
        meet(gate);                                                                                                    \
        for (uint64_t i = 0; i < rounds; i++)                                                                          \
            ADD(cell);                                                                                                 \
        return 0;                                                                                                      \
    }
ONE_CELL(peer_plain, PLAIN_ADD)
ONE_CELL(peer_atomic, ATOMIC_ADD)

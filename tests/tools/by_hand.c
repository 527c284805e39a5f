/*
 * Restartable sequences as C programs have them without a compiler for them: assembly by hand in macros, inlined wherever they are used.
 *
 * The conventions are those of the kernel's selftests and of librseq: a descriptor in __rseq_cs, its address in __rseq_cs_ptr_array,
 * pairs for debuggers in __rseq_exit_point_array, and abort handlers behind a signature in __rseq_failure, far from the function. Where
 * the thread is on another CPU than the caller thought, a sequence goes to its own abort handler.
 *
 * tests/tools/test_inspect_by_hand.py builds and runs it, and with -DWRONG=… wrong in one way. x86-64.
 */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#ifndef WRONG
#define WRONG 0
#endif
#define CPUS 8192
#define ROUNDS 1000

extern const ptrdiff_t __rseq_offset __attribute__((weak));

#define TABLES                                                   \
    ".pushsection __rseq_cs, \"aw\"\n\t.balign 32\n"             \
    ".Ldescriptor%=:\n\t.long 0, 0\n\t"                          \
    ".quad .Lbegin%=, .Lend%= - .Lbegin%=, .Labort%=\n\t"        \
    ".popsection\n\t"                                            \
    ".pushsection __rseq_cs_ptr_array, \"aw\"\n\t"               \
    ".quad .Ldescriptor%=\n\t"                                   \
    ".popsection\n\t"
#define LEAVES_TO(label)                                         \
    ".pushsection __rseq_exit_point_array, \"aw\"\n\t"           \
    ".quad .Lbegin%=, %l[" #label "]\n\t"                        \
    ".popsection\n\t"
#define BEGIN                                                    \
    "leaq .Ldescriptor%=(%%rip), %%rax\n\t"                      \
    "movq %%rax, %%fs:8(%[offset])\n"                            \
    ".Lbegin%=:\n\t"                                             \
    "cmpl %[cpu], %%fs:4(%[offset])\n\t"                         \
    "jnz .Labort%=\n\t"
#if WRONG == 1
#define SIGNATURE "0x53053054"
#else
#define SIGNATURE "0x53053053"
#endif
#if WRONG == 2
#define INSIDE "syscall\n\t"
#else
#define INSIDE ""
#endif
#if WRONG == 3
#define BEHIND "incl %%eax\n\t"
#else
#define BEHIND ""
#endif
#define END                                                      \
    "\n.Lend%=:\n\t"                                             \
    ".pushsection __rseq_failure, \"ax\"\n\t"                    \
    ".byte 0x0f, 0xb9, 0x3d\n\t.long " SIGNATURE "\n"            \
    ".Labort%=:\n\tjmp %l[aborted]\n\t"                          \
    ".popsection\n"

enum outcome { DONE, ABORTED, NOTHING };

struct item {
    struct item *next;
};

struct text {
    uint64_t length;
    char bytes[4096];
};

#define INLINE static inline __attribute__((always_inline))

INLINE enum outcome add(uint64_t *counter, uint64_t n, uint32_t cpu)
{
    __asm__ goto(TABLES BEGIN INSIDE "addq %[n], %[counter]\n\t" BEHIND END
                 :
                 : [offset] "r"(__rseq_offset), [cpu] "r"(cpu), [counter] "m"(*counter), [n] "r"(n)
                 : "memory", "cc", "rax"
                 : aborted);
    return DONE;
aborted:
    return ABORTED;
}

INLINE enum outcome replace(uint64_t *word, uint64_t expected, uint64_t by, uint32_t cpu)
{
    __asm__ goto(TABLES LEAVES_TO(differs) BEGIN "cmpq %[word], %[expected]\n\tjnz %l[differs]\n\tmovq %[by], %[word]" END
                 :
                 : [offset] "r"(__rseq_offset), [cpu] "r"(cpu), [word] "m"(*word), [expected] "r"(expected), [by] "r"(by)
                 : "memory", "cc", "rax"
                 : aborted, differs);
    return DONE;
aborted:
    return ABORTED;
differs:
    return NOTHING;
}

INLINE enum outcome pop(struct item **head, struct item **found, uint32_t cpu)
{
    __asm__ goto(TABLES LEAVES_TO(empty) BEGIN "movq %[head], %%rbx\n\ttestq %%rbx, %%rbx\n\tjz %l[empty]\n\t"
                 "movq %%rbx, %[found]\n\tmovq (%%rbx), %%rbx\n\tmovq %%rbx, %[head]" END
                 :
                 : [offset] "r"(__rseq_offset), [cpu] "r"(cpu), [head] "m"(*head), [found] "m"(*found)
                 : "memory", "cc", "rax", "rbx"
                 : aborted, empty);
    return DONE;
aborted:
    return ABORTED;
empty:
    return NOTHING;
}

/* The bytes are behind the end until the length, stored last, says that they are there. */
INLINE enum outcome append(struct text *text, const char *from, uint64_t length, uint64_t before, uint32_t cpu)
{
    __asm__ goto(TABLES LEAVES_TO(differs) BEGIN "cmpq %[length], %[before]\n\tjnz %l[differs]\n\t"
                 "xorl %%ecx, %%ecx\n.Lnext%=:\n\tcmpq %%rcx, %[more]\n\tje .Lcopied%=\n\t"
                 "movb (%[from], %%rcx), %%al\n\tmovb %%al, (%[to], %%rcx)\n\tincq %%rcx\n\tjmp .Lnext%=\n"
                 ".Lcopied%=:\n\taddq %%rcx, %[length]" END
                 :
                 : [offset] "r"(__rseq_offset), [cpu] "r"(cpu), [length] "m"(text->length), [before] "r"(before), [more] "r"(length),
                   [from] "r"(from), [to] "r"(text->bytes + before)
                 : "memory", "cc", "rax", "rcx"
                 : aborted, differs);
    return DONE;
aborted:
    return ABORTED;
differs:
    return NOTHING;
}

static uint64_t counters[CPUS], words[CPUS];
static struct item items[ROUNDS], *lists[CPUS];
static struct text texts[CPUS];

static uint32_t cpu_now(void)
{
    uint32_t cpu;
    __asm__ volatile("movl %%fs:(%1), %0" : "=r"(cpu) : "r"(__rseq_offset));
    return cpu;
}

__attribute__((noinline)) enum outcome count(uint32_t cpu)
{
    return add(&counters[cpu], 2, cpu);
}

__attribute__((noinline)) enum outcome count_twice(uint32_t cpu)
{
    const enum outcome first = add(&counters[cpu], 1, cpu);
    return first == DONE ? add(&counters[cpu], 0, cpu) : first;
}

__attribute__((noinline)) enum outcome next_word(uint32_t cpu)
{
    const uint64_t seen = words[cpu];
    return replace(&words[cpu], seen, seen + 1, cpu);
}

__attribute__((noinline)) enum outcome take(uint32_t cpu, struct item **found)
{
    return pop(&lists[cpu], found, cpu);
}

__attribute__((noinline)) enum outcome write_down(uint32_t cpu, const char *what)
{
    return append(&texts[cpu], what, strlen(what), texts[cpu].length, cpu);
}

/* The exit status: 42, or what went wrong; 2 without registration. */
int main(void)
{
    struct item *found;
    uint64_t sums[4] = { 0, 0, 0, 0 }, i;
    if (!&__rseq_offset || cpu_now() >= CPUS)
        return 2;
    for (i = 0; i < CPUS; i++)
        lists[i] = &items[0]; /* the same for all CPUs: one thread takes, from whichever list, and from that again */
    for (i = 0; i + 1 < ROUNDS; i++)
        items[i].next = &items[i + 1];
    for (i = 0; i < ROUNDS; i++) {
        enum outcome taken;
        while (count(cpu_now()) != DONE)
            ;
        while (count_twice(cpu_now()) == ABORTED) /* the first half may have counted before: one is added to what must come out */
            sums[3]++;
        while (next_word(cpu_now()) != DONE)
            ;
        while ((taken = take(cpu_now(), &found)) == ABORTED)
            ;
        if (taken == DONE && (found < items || found >= items + ROUNDS))
            return 3;
        if (i < 100)
            while (write_down(cpu_now(), "0123456789") != DONE)
                ;
    }
    for (i = 0; i < CPUS; i++) {
        sums[0] += counters[i];
        sums[1] += words[i];
        sums[2] += texts[i].length;
    }
    if (sums[0] < 3 * ROUNDS || sums[0] > 3 * ROUNDS + sums[3])
        return 4;
    if (sums[1] != ROUNDS || sums[2] != 1000)
        return 5;
    for (i = 0; i < CPUS; i++)
        if (texts[i].length % 10 || (texts[i].length && memcmp(texts[i].bytes, "0123456789", 10)))
            return 6;
    return 42;
}

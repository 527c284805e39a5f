/* A breakpoint on every instruction of every section in turn.
 *
 * The trap is a signal, and a signal interrupts the section: before the handler runs, the kernel must have moved the thread to the
 * abort address, which the handler finds in its context, and nobody may see a difference in memory (of a transaction whose journal
 * counts: from what is right afterwards). The handler takes the breakpoint away, the section starts over, and must end as if nothing
 * had been.
 *
 * Behind the last instruction the commit has happened: there the thread must stay where it was. That is tried, too, so
 * that a test which sees abort addresses everywhere would fail.
 *
 * Each call is first tried with a breakpoint at the start of each section, to see through which ones it goes.
 */
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>

#include "program.h"

#if defined __x86_64__
#define PC(context) ((context)->uc_mcontext.gregs[REG_RIP])
#elif defined __aarch64__
#define PC(context) ((context)->uc_mcontext.pc)
#elif defined __riscv
#define PC(context) ((context)->uc_mcontext.__gregs[0])
#elif defined __s390x__
#define PC(context) ((context)->uc_mcontext.psw.addr)
#elif defined __arm__
#define PC(context) ((context)->uc_mcontext.arm_pc)
#elif defined __powerpc64__
#define PC(context) ((context)->uc_mcontext.gp_regs[32])
#elif defined __loongarch__
#define PC(context) ((context)->uc_mcontext.__pc)
#endif

enum { MOST_WRONG = 3 };

static struct view before, after, seen;
static struct {
    uintptr_t address;
    unsigned char original[sizeof breakpoint_bytes];
    int count;      /* of traps */
    uintptr_t pc;   /* where the thread goes on, as the kernel has it */
    bool pending;   /* whether a journal counted then */
    bool left_over; /* whether one did before the call: its transaction comes first, and is no part of this one */
} trap;

/* What is known of each section. */
static struct found {
    bool reached[MOST_INSTRUCTIONS];
    int aborted, trapped; /* breakpoints hit: that led to the abort address with memory untouched; all */
    int behind, stayed;   /* breakpoints hit behind the last instruction; that left the thread there */
    int wrong;
} found[MOST_SECTIONS];

/* So that the processor reads them again. The compiler's function for this is missing for two of the processors. */
static void forget_instructions(uintptr_t address)
{
#if defined __powerpc64__
    __asm__ volatile("dcbst 0, %0; sync; icbi 0, %0; sync; isync" : : "r"(address) : "memory");
#elif defined __s390x__
    (void)address; /* what is stored is what is executed next */
#else
    __builtin___clear_cache((char *)address, (char *)address + breakpoint_size);
#endif
}

static void patch(uintptr_t address, const unsigned char *bytes)
{
    const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE), first = address & ~(page - 1);
    const size_t length = (address + (uintptr_t)breakpoint_size - first + page - 1) & ~(page - 1);
    if (mprotect((void *)first, length, PROT_READ | PROT_WRITE | PROT_EXEC)) {
        report("{\"kind\": \"stopped\", \"why\": \"the program's text cannot be made writable\"}");
        _exit(1);
    }
    memcpy((void *)address, bytes, (size_t)breakpoint_size);
    forget_instructions(address);
    mprotect((void *)first, length, PROT_READ | PROT_EXEC);
}

static void trapped(int signal, siginfo_t *information, void *context)
{
    ucontext_t *const interrupted = context;
    (void)information;
    if (!trap.address || trap.count++) {
        report("{\"kind\": \"stopped\", \"why\": \"signal %d at %lx\"}", signal, (unsigned long)PC(interrupted));
        _exit(1);
    }
    trap.pc = (uintptr_t)PC(interrupted);
    trap.pending = pending();
    look(&seen);
    patch(trap.address, trap.original);
    /* Behind a breakpoint, or at it, as the processor has it: back to it. (At the abort address it goes on from there.) */
    if (trap.pc >= trap.address && trap.pc <= trap.address + (uintptr_t)breakpoint_size)
        PC(interrupted) = trap.address;
}

/* One call with one breakpoint; whether it was hit. */
static bool hit(const struct call *call, uintptr_t address, int *status)
{
    call->prepare();
    look(&before);
    trap.count = 0;
    trap.left_over = pending();
    memcpy(trap.original, (void *)address, (size_t)breakpoint_size);
    trap.address = address;
    patch(address, breakpoint_bytes);
    *status = call->run();
    if (!trap.count)
        patch(address, trap.original);
    trap.address = 0;
    return trap.count > 0;
}

static void wrong(struct found *here, const struct section *section, uintptr_t address, const struct call *call, const char *what)
{
    if (here->wrong++ < MOST_WRONG)
        report("{\"kind\": \"wrong\", \"function\": \"%s\", \"at\": %lu, \"call\": \"%s\", \"what\": \"%s\", \"pc\": %ld}", section->function,
               (unsigned long)(address - section->start), call->says, what, (long)(trap.pc - section->start));
}

static bool ended_right(const struct call *call, int status)
{
    static struct view now;
    look(&now);
    return status == call->status && call->right() && same(&now, &after);
}

/* Whether others saw, at the trap, all of the call or nothing of it, as they should there. */
static bool seen_right(bool committed)
{
    if (trap.left_over)
        return same(&seen, &before) || same(&seen, &after);
    return same(&seen, committed || trap.pending ? &after : &before);
}

static void inside(const struct call *call, const struct section *section, struct found *here, int instruction)
{
    const uintptr_t address = section->start + section->at[instruction];
    int status;
    if (!hit(call, address, &status))
        return;
    here->trapped++;
    here->reached[instruction] = true;
    if (trap.pc != section->abort)
        wrong(here, section, address, call, "not at the abort address");
    else if (!seen_right(false))
        wrong(here, section, address, call, "memory is not as it was");
    else if (!ended_right(call, status))
        wrong(here, section, address, call, "the call did not end right afterwards");
    else
        here->aborted++;
}

static void behind(const struct call *call, const struct section *section, struct found *here)
{
    int status;
    if (!hit(call, section->post_commit, &status))
        return;
    here->behind++;
    if (trap.pc < section->post_commit || trap.pc > section->post_commit + (uintptr_t)breakpoint_size)
        wrong(here, section, section->post_commit, call, "moved though the section was over");
    else if (!seen_right(true) || !ended_right(call, status))
        wrong(here, section, section->post_commit, call, "committed, but memory or results are not right");
    else
        here->stayed++;
}

/* Without any breakpoint: what is right afterwards. */
static bool undisturbed(const struct call *call)
{
    call->prepare();
    const int status = call->run();
    look(&after);
    if (status == call->status && call->right())
        return true;
    report("{\"kind\": \"wrong\", \"function\": \"\", \"at\": 0, \"call\": \"%s\", \"what\": \"wrong even undisturbed, status %d\", \"pc\": 0}",
           call->says, status);
    return false;
}

static void summary(int number)
{
    const struct section *const section = &sections[number];
    const struct found *const here = &found[number];
    int reached = 0;
    for (int i = 0; i < section->count; i++)
        reached += here->reached[i];
    report("{\"kind\": \"section\", \"function\": \"%s\", \"instructions\": %d, \"reached\": %d, \"trapped\": %d, \"aborted\": %d, "
           "\"behind\": %d, \"stayed\": %d, \"wrong\": %d}",
           section->function, section->count, reached, here->trapped, here->aborted, here->behind, here->stayed, here->wrong);
    for (int i = 0; i < section->count; i++)
        if (!here->reached[i])
            report("{\"kind\": \"not reached\", \"function\": \"%s\", \"at\": %d}", section->function, section->at[i]);
}

void sweep(void)
{
    struct sigaction action = {.sa_sigaction = trapped, .sa_flags = SA_SIGINFO};
    sigaction(SIGTRAP, &action, NULL);
    sigaction(SIGILL, &action, NULL); /* what s390x sends to a program that nobody debugs */
    sigaction(SIGSEGV, &action, NULL);
    sigaction(SIGBUS, &action, NULL);
    /* The first store to a page of the program's file gives this process a copy of its own. QEMU 7.2 was seen to go on for a moment with
     * the page that was there before (ppc64le, Linux 6.1), and with it past the very first breakpoint. */
    for (int number = 0; number < section_count; number++) {
        unsigned char there[sizeof breakpoint_bytes];
        memcpy(there, (void *)sections[number].start, (size_t)breakpoint_size);
        patch(sections[number].start, there);
    }
    for (const struct call *call = calls; call < calls + call_count; call++) {
        if (!undisturbed(call))
            continue;
        for (int number = 0; number < section_count; number++) {
            const struct section *const section = &sections[number];
            int status;
            if (!section->count || !hit(call, section->start, &status))
                continue;
            for (int i = 0; i < section->count; i++)
                inside(call, section, &found[number], i);
            behind(call, section, &found[number]);
        }
    }
    for (int number = 0; number < section_count; number++)
        summary(number);
    signal(SIGTRAP, SIG_DFL);
    signal(SIGILL, SIG_DFL);
    signal(SIGSEGV, SIG_DFL);
    signal(SIGBUS, SIG_DFL);
}

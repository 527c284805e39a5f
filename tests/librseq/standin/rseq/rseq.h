/* What a bits.h needs of librseq, for programs that nothing interrupts: no descriptor, no arming, no comparison of the CPU number. In
 * their place are instructions that spoil what librseq's macros may change, and where those put a descriptor among the
 * instructions, one that traps. With -DREFERENCE: the operations in plain C. */
#ifndef STANDIN
#define STANDIN
#include <stdint.h>

#ifdef REFERENCE
#    include "reference.h"
#else

/* By the macros (M), by the delays of librseq's tests (D); what it would fall into without a way around. */
#    if defined(__x86_64__)
#        define M ""
#        define D "movl $-1, %%eax\n\t"
#        define D_REGISTER "rax"
#        define HERE_IS(label)
#    elif defined(__aarch64__)
#        define M "mov x15, #-1\n\t"
#        define D M
#        define D_REGISTER "x15"
#        define HERE_IS(label)
#    elif defined(__riscv)
#        define M "li t6, -1\n\t"
#        define D "li t1, -1\n\t"
#        define D_REGISTER "t1"
#        define HERE_IS(label)
#    elif defined(__powerpc64__)
#        define M "li 17, -1\n\tcmpw 17, 17\n\t"
#        define D "li 18, -1\n\t"
#        define D_REGISTER "r18"
#        define HERE_IS(label)
#    elif defined(__s390x__)
#        define M "lhi %%r0, -1\n\t"
#        define D M
#        define D_REGISTER "r0"
#        define HERE_IS(label)
#    elif defined(__arm__)
#        define M "mvn r0, #0\n\t"
#        define D "mvn r4, #0\n\t"
#        define D_REGISTER "r4"
#        define HERE_IS(label) ".balign 32\n\t.word 0xe7f5def3\n\t" label ":\n\t"
#    elif defined(__loongarch__)
#        define M "addi.d $a0, $zero, -1\n\t"
#        define D "addi.d $t0, $zero, -1\n\t"
#        define D_REGISTER "$t0"
#        define HERE_IS(label) ".balign 32\n\t.word 0x002a0000\n\t" label ":\n\t"
#    endif

#    define RSEQ_INJECT_C(n)
#    define RSEQ_INJECT_ASM(n) D
#    define RSEQ_INJECT_INPUT
#    define RSEQ_INJECT_CLOBBER , D_REGISTER
#    define RSEQ_INJECT_FAILED
#    define RSEQ_COMPARE_TWICE
#    define RSEQ_ASM_DEFINE_TABLE(label, start, end, abort)
#    define RSEQ_ASM_DEFINE_EXIT_POINT(start, exit)
#    define RSEQ_ASM_STORE_RSEQ_CS(label, table, area)
#    define RSEQ_ASM_CBNE_CPU_ID(cpu, current, label) M
#    define RSEQ_ASM_DEFINE_ABORT(label, ...) HERE_IS(#label)
#    define rseq_after_asm_goto()
#    define rseq_bug(text) __builtin_trap()

struct rseq_abi {
    uint32_t cpu_id_start, cpu_id;
    union {
        struct {
            uintptr_t ptr;
        } arch;
    } rseq_cs;
    uint32_t flags, node_id, mm_cid;
};
__attribute__((unused)) static struct rseq_abi *rseq_get_abi(void)
{
    static struct rseq_abi area;
    return &area;
}
__attribute__((unused)) static const long rseq_offset;

#    define RSEQ_TEMPLATE_INDEX_CPU_ID
#    define RSEQ_TEMPLATE_MO_RELAXED
#    include "bits.h"
#    undef RSEQ_TEMPLATE_MO_RELAXED
#    define RSEQ_TEMPLATE_MO_RELEASE
#    include "bits.h"
#    undef RSEQ_TEMPLATE_INDEX_CPU_ID
#    define RSEQ_TEMPLATE_INDEX_MM_CID
#    include "bits.h"
#    undef RSEQ_TEMPLATE_MO_RELEASE
#    define RSEQ_TEMPLATE_MO_RELAXED
#    include "bits.h"
#endif
#endif

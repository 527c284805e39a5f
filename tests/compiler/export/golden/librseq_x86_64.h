/*
 * Made by rseq 0.1.0 from librseq_ops.py for x86_64.
 */
#include "rseq/arch/templates/bits.h"

#if !(defined(__x86_64__) && defined(__LP64__))
# error "built for x86_64 only"
#endif

#if defined(RSEQ_TEMPLATE_MO_RELAXED) && (defined(RSEQ_TEMPLATE_INDEX_CPU_ID) || defined(RSEQ_TEMPLATE_INDEX_MM_CID))


static inline __attribute__((always_inline))
int RSEQ_TEMPLATE_IDENTIFIER(rseq_load_cbne_store__ptr)(intptr_t *v, intptr_t expect, intptr_t newv, int cpu)
{
	RSEQ_INJECT_C(9)

	__asm__ __volatile__ goto (
		RSEQ_ASM_DEFINE_TABLE(3, 1f, 2f, 4f)
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[ne])
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[error1])
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[error2])
#endif
		RSEQ_ASM_STORE_RSEQ_CS(1, 3b, RSEQ_ASM_TP_SEGMENT:RSEQ_ASM_CS_OFFSET(%[rseq_offset]))
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, RSEQ_ASM_TP_SEGMENT:RSEQ_TEMPLATE_INDEX_CPU_ID_OFFSET(%[rseq_offset]), 4f)
		RSEQ_INJECT_ASM(3)
		"cmpq %q[i1], %[i0]\n\t"
		"jne %l[ne]\n\t"
		RSEQ_INJECT_ASM(4)
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, RSEQ_ASM_TP_SEGMENT:RSEQ_TEMPLATE_INDEX_CPU_ID_OFFSET(%[rseq_offset]), %l[error1])
		"cmpq %q[i1], %[i0]\n\t"
		"jne %l[error2]\n\t"
#endif
		".Lrseq_end3_%=:\n\t"
		"movq %q[i2], %[i0]\n\t"
		"2:\n\t"
		RSEQ_INJECT_ASM(5)
		RSEQ_ASM_DEFINE_ABORT(4, "", abort)
		: /* no outputs */
		: [cpu_id] "r" (cpu), [rseq_offset] "r" ((long long) rseq_offset), [i0] "m" (*v), [i1] "er" (expect), [i2] "er" (newv)
		  RSEQ_INJECT_INPUT
		: "memory", "cc", "rdx", "rax"
		  RSEQ_INJECT_CLOBBER
		: abort, ne
#ifdef RSEQ_COMPARE_TWICE
		  , error1, error2
#endif
	);
	rseq_after_asm_goto();
	return 0;
abort:
	rseq_after_asm_goto();
	RSEQ_INJECT_FAILED
	return -1;
ne:
	rseq_after_asm_goto();
	return 1;
#ifdef RSEQ_COMPARE_TWICE
error1:
	rseq_after_asm_goto();
	rseq_bug("cpu_id comparison failed");
error2:
	rseq_after_asm_goto();
	rseq_bug("expected value comparison failed");
#endif
}


static inline __attribute__((always_inline))
int RSEQ_TEMPLATE_IDENTIFIER(rseq_load_cbeq_store_add_load_store__ptr)(intptr_t *v, intptr_t expectnot, long voffp, intptr_t *load, int cpu)
{
	RSEQ_INJECT_C(9)

	if (voffp % (long) sizeof(intptr_t) || (unsigned long) voffp / sizeof(intptr_t) > 65535)
		rseq_bug("an offset that is not one of a word");
	__asm__ __volatile__ goto (
		RSEQ_ASM_DEFINE_TABLE(3, 1f, 2f, 4f)
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[ne])
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[exit_assertion1])
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[error1])
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[error2])
#endif
		RSEQ_ASM_STORE_RSEQ_CS(1, 3b, RSEQ_ASM_TP_SEGMENT:RSEQ_ASM_CS_OFFSET(%[rseq_offset]))
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, RSEQ_ASM_TP_SEGMENT:RSEQ_TEMPLATE_INDEX_CPU_ID_OFFSET(%[rseq_offset]), 4f)
		RSEQ_INJECT_ASM(3)
		"movq %[i0], %%rdx\n\t"
		"cmpq %q[i1], %%rdx\n\t"
		"je %l[ne]\n\t"
		RSEQ_INJECT_ASM(4)
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, RSEQ_ASM_TP_SEGMENT:RSEQ_TEMPLATE_INDEX_CPU_ID_OFFSET(%[rseq_offset]), %l[error1])
		"movq %[i0], %%rdx\n\t"
		"cmpq %q[i1], %%rdx\n\t"
		"je %l[error2]\n\t"
#endif
		".Lrseq_end3_%=:\n\t"
		"testq %%rdx, %%rdx\n\t"
		"je %l[exit_assertion1]\n\t"
		".Lrseq_ok4_%=:\n\t"
		"movq %%rdx, %[i3]\n\t"
		"movq (%%rdx,%q[i2],8), %%rdx\n\t"
		RSEQ_INJECT_ASM(5)
		"movq %%rdx, %[i0]\n\t"
		"2:\n\t"
		RSEQ_INJECT_ASM(6)
		RSEQ_ASM_DEFINE_ABORT(4, "", abort)
		: /* no outputs */
		: [cpu_id] "r" (cpu), [rseq_offset] "r" ((long long) rseq_offset), [i0] "m" (*v), [i1] "er" (expectnot), [i2] "r" ((uint64_t) voffp / sizeof(intptr_t)), [i3] "m" (*load)
		  RSEQ_INJECT_INPUT
		: "memory", "cc", "rdx", "rax"
		  RSEQ_INJECT_CLOBBER
		: abort, ne, exit_assertion1
#ifdef RSEQ_COMPARE_TWICE
		  , error1, error2
#endif
	);
	rseq_after_asm_goto();
	return 0;
abort:
	rseq_after_asm_goto();
	RSEQ_INJECT_FAILED
	return -1;
ne:
	rseq_after_asm_goto();
	return 1;
exit_assertion1:
	rseq_after_asm_goto();
	rseq_bug("load_cbeq_store_add_load_store: assertion, line 73");
#ifdef RSEQ_COMPARE_TWICE
error1:
	rseq_after_asm_goto();
	rseq_bug("cpu_id comparison failed");
error2:
	rseq_after_asm_goto();
	rseq_bug("expected value comparison failed");
#endif
}


static inline __attribute__((always_inline))
int RSEQ_TEMPLATE_IDENTIFIER(rseq_load_add_store__ptr)(intptr_t *v, intptr_t count, int cpu)
{
	RSEQ_INJECT_C(9)

	__asm__ __volatile__ goto (
		RSEQ_ASM_DEFINE_TABLE(3, 1f, 2f, 4f)
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[error1])
#endif
		RSEQ_ASM_STORE_RSEQ_CS(1, 3b, RSEQ_ASM_TP_SEGMENT:RSEQ_ASM_CS_OFFSET(%[rseq_offset]))
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, RSEQ_ASM_TP_SEGMENT:RSEQ_TEMPLATE_INDEX_CPU_ID_OFFSET(%[rseq_offset]), 4f)
		RSEQ_INJECT_ASM(3)
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, RSEQ_ASM_TP_SEGMENT:RSEQ_TEMPLATE_INDEX_CPU_ID_OFFSET(%[rseq_offset]), %l[error1])
#endif
		"addq %q[i1], %[i0]\n\t"
		"2:\n\t"
		RSEQ_INJECT_ASM(4)
		RSEQ_ASM_DEFINE_ABORT(4, "", abort)
		: /* no outputs */
		: [cpu_id] "r" (cpu), [rseq_offset] "r" ((long long) rseq_offset), [i0] "m" (*v), [i1] "er" (count)
		  RSEQ_INJECT_INPUT
		: "memory", "cc", "rdx", "rax"
		  RSEQ_INJECT_CLOBBER
		: abort
#ifdef RSEQ_COMPARE_TWICE
		  , error1
#endif
	);
	rseq_after_asm_goto();
	return 0;
abort:
	rseq_after_asm_goto();
	RSEQ_INJECT_FAILED
	return -1;
#ifdef RSEQ_COMPARE_TWICE
error1:
	rseq_after_asm_goto();
	rseq_bug("cpu_id comparison failed");
#endif
}

#define rseq_arch_has_load_add_load_load_add_store

static inline __attribute__((always_inline))
int RSEQ_TEMPLATE_IDENTIFIER(rseq_load_add_load_load_add_store__ptr)(intptr_t *ptr, long off, intptr_t inc, int cpu)
{
	RSEQ_INJECT_C(9)

	if (off % (long) sizeof(intptr_t) || (unsigned long) off / sizeof(intptr_t) > 65535)
		rseq_bug("an offset that is not one of a word");
	__asm__ __volatile__ goto (
		RSEQ_ASM_DEFINE_TABLE(3, 1f, 2f, 4f)
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[exit_assertion1])
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[error1])
#endif
		RSEQ_ASM_STORE_RSEQ_CS(1, 3b, RSEQ_ASM_TP_SEGMENT:RSEQ_ASM_CS_OFFSET(%[rseq_offset]))
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, RSEQ_ASM_TP_SEGMENT:RSEQ_TEMPLATE_INDEX_CPU_ID_OFFSET(%[rseq_offset]), 4f)
		RSEQ_INJECT_ASM(3)
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, RSEQ_ASM_TP_SEGMENT:RSEQ_TEMPLATE_INDEX_CPU_ID_OFFSET(%[rseq_offset]), %l[error1])
#endif
		"movq %[i0], %%rdx\n\t"
		"testq %%rdx, %%rdx\n\t"
		"je %l[exit_assertion1]\n\t"
		".Lrseq_ok1_%=:\n\t"
		"movq (%%rdx,%q[i1],8), %%rdx\n\t"
		".Lrseq_ok3_%=:\n\t"
		"addq %q[i2], (%%rdx)\n\t"
		"2:\n\t"
		RSEQ_INJECT_ASM(4)
		RSEQ_ASM_DEFINE_ABORT(4, "", abort)
		: /* no outputs */
		: [cpu_id] "r" (cpu), [rseq_offset] "r" ((long long) rseq_offset), [i0] "m" (*ptr), [i1] "r" ((uint64_t) off / sizeof(intptr_t)), [i2] "er" (inc)
		  RSEQ_INJECT_INPUT
		: "memory", "cc", "rdx", "rsi", "rax"
		  RSEQ_INJECT_CLOBBER
		: abort, exit_assertion1
#ifdef RSEQ_COMPARE_TWICE
		  , error1
#endif
	);
	rseq_after_asm_goto();
	return 0;
abort:
	rseq_after_asm_goto();
	RSEQ_INJECT_FAILED
	return -1;
exit_assertion1:
	rseq_after_asm_goto();
	rseq_bug("load_add_load_load_add_store: assertion, line 89");
#ifdef RSEQ_COMPARE_TWICE
error1:
	rseq_after_asm_goto();
	rseq_bug("cpu_id comparison failed");
#endif
}


static inline __attribute__((always_inline))
int RSEQ_TEMPLATE_IDENTIFIER(rseq_load_cbne_load_cbne_store__ptr)(intptr_t *v, intptr_t expect, intptr_t *v2, intptr_t expect2, intptr_t newv, int cpu)
{
	RSEQ_INJECT_C(9)

	__asm__ __volatile__ goto (
		RSEQ_ASM_DEFINE_TABLE(3, 1f, 2f, 4f)
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[ne])
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[error1])
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[error2])
#endif
		RSEQ_ASM_STORE_RSEQ_CS(1, 3b, RSEQ_ASM_TP_SEGMENT:RSEQ_ASM_CS_OFFSET(%[rseq_offset]))
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, RSEQ_ASM_TP_SEGMENT:RSEQ_TEMPLATE_INDEX_CPU_ID_OFFSET(%[rseq_offset]), 4f)
		RSEQ_INJECT_ASM(3)
		"cmpq %q[i1], %[i0]\n\t"
		"jne %l[ne]\n\t"
		RSEQ_INJECT_ASM(4)
		".Lrseq_end3_%=:\n\t"
		"cmpq %q[i3], %[i2]\n\t"
		"jne %l[ne]\n\t"
		RSEQ_INJECT_ASM(5)
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, RSEQ_ASM_TP_SEGMENT:RSEQ_TEMPLATE_INDEX_CPU_ID_OFFSET(%[rseq_offset]), %l[error1])
		"cmpq %q[i1], %[i0]\n\t"
		"jne %l[error2]\n\t"
		"cmpq %q[i3], %[i2]\n\t"
		"jne %l[error2]\n\t"
#endif
		".Lrseq_end6_%=:\n\t"
		"movq %q[i4], %[i0]\n\t"
		"2:\n\t"
		RSEQ_INJECT_ASM(6)
		RSEQ_ASM_DEFINE_ABORT(4, "", abort)
		: /* no outputs */
		: [cpu_id] "r" (cpu), [rseq_offset] "r" ((long long) rseq_offset), [i0] "m" (*v), [i1] "er" (expect), [i2] "m" (*v2), [i3] "er" (expect2), [i4] "er" (newv)
		  RSEQ_INJECT_INPUT
		: "memory", "cc", "rdx", "rax"
		  RSEQ_INJECT_CLOBBER
		: abort, ne
#ifdef RSEQ_COMPARE_TWICE
		  , error1, error2
#endif
	);
	rseq_after_asm_goto();
	return 0;
abort:
	rseq_after_asm_goto();
	RSEQ_INJECT_FAILED
	return -1;
ne:
	rseq_after_asm_goto();
	return 1;
#ifdef RSEQ_COMPARE_TWICE
error1:
	rseq_after_asm_goto();
	rseq_bug("cpu_id comparison failed");
error2:
	rseq_after_asm_goto();
	rseq_bug("expected value comparison failed");
#endif
}


static inline __attribute__((always_inline))
int RSEQ_TEMPLATE_IDENTIFIER(rseq_load_cbne_store_store__ptr)(intptr_t *v, intptr_t expect, intptr_t *v2, intptr_t newv2, intptr_t newv, int cpu)
{
	RSEQ_INJECT_C(9)

	__asm__ __volatile__ goto (
		RSEQ_ASM_DEFINE_TABLE(3, 1f, 2f, 4f)
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[ne])
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[error1])
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[error2])
#endif
		RSEQ_ASM_STORE_RSEQ_CS(1, 3b, RSEQ_ASM_TP_SEGMENT:RSEQ_ASM_CS_OFFSET(%[rseq_offset]))
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, RSEQ_ASM_TP_SEGMENT:RSEQ_TEMPLATE_INDEX_CPU_ID_OFFSET(%[rseq_offset]), 4f)
		RSEQ_INJECT_ASM(3)
		"cmpq %q[i1], %[i0]\n\t"
		"jne %l[ne]\n\t"
		RSEQ_INJECT_ASM(4)
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, RSEQ_ASM_TP_SEGMENT:RSEQ_TEMPLATE_INDEX_CPU_ID_OFFSET(%[rseq_offset]), %l[error1])
		"cmpq %q[i1], %[i0]\n\t"
		"jne %l[error2]\n\t"
#endif
		".Lrseq_end3_%=:\n\t"
		"movq %q[i3], %[i2]\n\t"
		RSEQ_INJECT_ASM(5)
		"movq %q[i4], %[i0]\n\t"
		"2:\n\t"
		RSEQ_INJECT_ASM(6)
		RSEQ_ASM_DEFINE_ABORT(4, "", abort)
		: /* no outputs */
		: [cpu_id] "r" (cpu), [rseq_offset] "r" ((long long) rseq_offset), [i0] "m" (*v), [i1] "er" (expect), [i2] "m" (*v2), [i3] "er" (newv2), [i4] "er" (newv)
		  RSEQ_INJECT_INPUT
		: "memory", "cc", "rdx", "rax"
		  RSEQ_INJECT_CLOBBER
		: abort, ne
#ifdef RSEQ_COMPARE_TWICE
		  , error1, error2
#endif
	);
	rseq_after_asm_goto();
	return 0;
abort:
	rseq_after_asm_goto();
	RSEQ_INJECT_FAILED
	return -1;
ne:
	rseq_after_asm_goto();
	return 1;
#ifdef RSEQ_COMPARE_TWICE
error1:
	rseq_after_asm_goto();
	rseq_bug("cpu_id comparison failed");
error2:
	rseq_after_asm_goto();
	rseq_bug("expected value comparison failed");
#endif
}


static inline __attribute__((always_inline))
int RSEQ_TEMPLATE_IDENTIFIER(rseq_load_cbne_memcpy_store__ptr)(intptr_t *v, intptr_t expect, void *dst, void *src, size_t len, intptr_t newv, int cpu)
{
	RSEQ_INJECT_C(9)

	__asm__ __volatile__ goto (
		RSEQ_ASM_DEFINE_TABLE(3, 1f, 2f, 4f)
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[ne])
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[exit_assertion1])
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[exit_index2])
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[error1])
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[error2])
#endif
		RSEQ_ASM_STORE_RSEQ_CS(1, 3b, RSEQ_ASM_TP_SEGMENT:RSEQ_ASM_CS_OFFSET(%[rseq_offset]))
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, RSEQ_ASM_TP_SEGMENT:RSEQ_TEMPLATE_INDEX_CPU_ID_OFFSET(%[rseq_offset]), 4f)
		RSEQ_INJECT_ASM(3)
		"cmpq %q[i1], %[i0]\n\t"
		"jne %l[ne]\n\t"
		RSEQ_INJECT_ASM(4)
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, RSEQ_ASM_TP_SEGMENT:RSEQ_TEMPLATE_INDEX_CPU_ID_OFFSET(%[rseq_offset]), %l[error1])
		"cmpq %q[i1], %[i0]\n\t"
		"jne %l[error2]\n\t"
#endif
		".Lrseq_end3_%=:\n\t"
		"cmpq $2130706432, %q[i4]\n\t"
		"jae %l[exit_assertion1]\n\t"
		".Lrseq_ok4_%=:\n\t"
		"movq %q[i4], %%rdx\n\t"
		"shrq $3, %%rdx\n\t"
		"cmpq $268435456, %%rdx\n\t"
		"jbe .Lrseq_end7_%=\n\t"
		".Lrseq_other6_%=:\n\t"
		"movl $268435456, %%edx\n\t"
		".Lrseq_end7_%=:\n\t"
		"movl $0, %%esi\n\t"
		".Lrseq_for8_%=:\n\t"
		"cmpq %%rdx, %%rsi\n\t"
		"jae .Lrseq_done11_%=\n\t"
		".Lrseq_do9_%=:\n\t"
		"leaq (%q[i2],%%rsi,8), %%rdi\n\t"
		"leaq (%q[i3],%%rsi,8), %%r8\n\t"
		"movzbl (%%r8), %%r9d\n\t"
		"movb %%r9b, (%%rdi)\n\t"
		"movzbl 1(%%r8), %%r9d\n\t"
		"movb %%r9b, 1(%%rdi)\n\t"
		"movzbl 2(%%r8), %%r9d\n\t"
		"movb %%r9b, 2(%%rdi)\n\t"
		"movzbl 3(%%r8), %%r9d\n\t"
		"movb %%r9b, 3(%%rdi)\n\t"
		"movzbl 4(%%r8), %%r9d\n\t"
		"movb %%r9b, 4(%%rdi)\n\t"
		"movzbl 5(%%r8), %%r9d\n\t"
		"movb %%r9b, 5(%%rdi)\n\t"
		"movzbl 6(%%r8), %%r9d\n\t"
		"movb %%r9b, 6(%%rdi)\n\t"
		"movzbl 7(%%r8), %%r8d\n\t"
		"movb %%r8b, 7(%%rdi)\n\t"
		"addq $1, %%rsi\n\t"
		"jmp .Lrseq_for8_%=\n\t"
		".Lrseq_done11_%=:\n\t"
		"movq %q[i4], %%rdx\n\t"
		"shrq $3, %%rdx\n\t"
		"cmpq $268435456, %%rdx\n\t"
		"jae %l[exit_index2]\n\t"
		".Lrseq_ok12_%=:\n\t"
		"leaq (%q[i2],%%rdx,8), %%rdi\n\t"
		"cmpq $268435456, %%rdx\n\t"
		"jae %l[exit_index2]\n\t"
		".Lrseq_ok14_%=:\n\t"
		"leaq (%q[i3],%%rdx,8), %%r8\n\t"
		"movq %q[i4], %%rdx\n\t"
		"andq $7, %%rdx\n\t"
		"testq %%rdx, %%rdx\n\t"
		"jbe .Lrseq_end18_%=\n\t"
		".Lrseq_then16_%=:\n\t"
		"movzbl (%%r8), %%esi\n\t"
		"movb %%sil, (%%rdi)\n\t"
		".Lrseq_end18_%=:\n\t"
		"cmpq $1, %%rdx\n\t"
		"jbe .Lrseq_end21_%=\n\t"
		".Lrseq_then19_%=:\n\t"
		"movzbl 1(%%r8), %%esi\n\t"
		"movb %%sil, 1(%%rdi)\n\t"
		".Lrseq_end21_%=:\n\t"
		"cmpq $2, %%rdx\n\t"
		"jbe .Lrseq_end24_%=\n\t"
		".Lrseq_then22_%=:\n\t"
		"movzbl 2(%%r8), %%esi\n\t"
		"movb %%sil, 2(%%rdi)\n\t"
		".Lrseq_end24_%=:\n\t"
		"cmpq $3, %%rdx\n\t"
		"jbe .Lrseq_end27_%=\n\t"
		".Lrseq_then25_%=:\n\t"
		"movzbl 3(%%r8), %%esi\n\t"
		"movb %%sil, 3(%%rdi)\n\t"
		".Lrseq_end27_%=:\n\t"
		"cmpq $4, %%rdx\n\t"
		"jbe .Lrseq_end30_%=\n\t"
		".Lrseq_then28_%=:\n\t"
		"movzbl 4(%%r8), %%esi\n\t"
		"movb %%sil, 4(%%rdi)\n\t"
		".Lrseq_end30_%=:\n\t"
		"cmpq $5, %%rdx\n\t"
		"jbe .Lrseq_end33_%=\n\t"
		".Lrseq_then31_%=:\n\t"
		"movzbl 5(%%r8), %%esi\n\t"
		"movb %%sil, 5(%%rdi)\n\t"
		".Lrseq_end33_%=:\n\t"
		"cmpq $6, %%rdx\n\t"
		"jbe .Lrseq_end36_%=\n\t"
		".Lrseq_then34_%=:\n\t"
		"movzbl 6(%%r8), %%edx\n\t"
		"movb %%dl, 6(%%rdi)\n\t"
		".Lrseq_end36_%=:\n\t"
		RSEQ_INJECT_ASM(5)
		"movq %q[i5], %[i0]\n\t"
		"2:\n\t"
		RSEQ_INJECT_ASM(6)
		RSEQ_ASM_DEFINE_ABORT(4, "", abort)
		: /* no outputs */
		: [cpu_id] "r" (cpu), [rseq_offset] "r" ((long long) rseq_offset), [i0] "m" (*v), [i1] "er" (expect), [i2] "r" (dst), [i3] "r" (src), [i4] "r" (len), [i5] "er" (newv)
		  RSEQ_INJECT_INPUT
		: "memory", "cc", "rdx", "rsi", "rdi", "r8", "r9", "rax"
		  RSEQ_INJECT_CLOBBER
		: abort, ne, exit_assertion1, exit_index2
#ifdef RSEQ_COMPARE_TWICE
		  , error1, error2
#endif
	);
	rseq_after_asm_goto();
	return 0;
abort:
	rseq_after_asm_goto();
	RSEQ_INJECT_FAILED
	return -1;
ne:
	rseq_after_asm_goto();
	return 1;
exit_assertion1:
	rseq_after_asm_goto();
	rseq_bug("load_cbne_memcpy_store: assertion, line 130");
exit_index2:
	rseq_after_asm_goto();
	rseq_bug("load_cbne_memcpy_store: index, line 143");
#ifdef RSEQ_COMPARE_TWICE
error1:
	rseq_after_asm_goto();
	rseq_bug("cpu_id comparison failed");
error2:
	rseq_after_asm_goto();
	rseq_bug("expected value comparison failed");
#endif
}

#endif

#if defined(RSEQ_TEMPLATE_MO_RELEASE) && (defined(RSEQ_TEMPLATE_INDEX_CPU_ID) || defined(RSEQ_TEMPLATE_INDEX_MM_CID))


static inline __attribute__((always_inline))
int RSEQ_TEMPLATE_IDENTIFIER(rseq_load_cbne_store_store__ptr)(intptr_t *v, intptr_t expect, intptr_t *v2, intptr_t newv2, intptr_t newv, int cpu)
{
	RSEQ_INJECT_C(9)

	__asm__ __volatile__ goto (
		RSEQ_ASM_DEFINE_TABLE(3, 1f, 2f, 4f)
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[ne])
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[error1])
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[error2])
#endif
		RSEQ_ASM_STORE_RSEQ_CS(1, 3b, RSEQ_ASM_TP_SEGMENT:RSEQ_ASM_CS_OFFSET(%[rseq_offset]))
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, RSEQ_ASM_TP_SEGMENT:RSEQ_TEMPLATE_INDEX_CPU_ID_OFFSET(%[rseq_offset]), 4f)
		RSEQ_INJECT_ASM(3)
		"cmpq %q[i1], %[i0]\n\t"
		"jne %l[ne]\n\t"
		RSEQ_INJECT_ASM(4)
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, RSEQ_ASM_TP_SEGMENT:RSEQ_TEMPLATE_INDEX_CPU_ID_OFFSET(%[rseq_offset]), %l[error1])
		"cmpq %q[i1], %[i0]\n\t"
		"jne %l[error2]\n\t"
#endif
		".Lrseq_end3_%=:\n\t"
		"movq %q[i3], %[i2]\n\t"
		RSEQ_INJECT_ASM(5)
		"movq %q[i4], %[i0]\n\t"
		"2:\n\t"
		RSEQ_INJECT_ASM(6)
		RSEQ_ASM_DEFINE_ABORT(4, "", abort)
		: /* no outputs */
		: [cpu_id] "r" (cpu), [rseq_offset] "r" ((long long) rseq_offset), [i0] "m" (*v), [i1] "er" (expect), [i2] "m" (*v2), [i3] "er" (newv2), [i4] "er" (newv)
		  RSEQ_INJECT_INPUT
		: "memory", "cc", "rdx", "rax"
		  RSEQ_INJECT_CLOBBER
		: abort, ne
#ifdef RSEQ_COMPARE_TWICE
		  , error1, error2
#endif
	);
	rseq_after_asm_goto();
	return 0;
abort:
	rseq_after_asm_goto();
	RSEQ_INJECT_FAILED
	return -1;
ne:
	rseq_after_asm_goto();
	return 1;
#ifdef RSEQ_COMPARE_TWICE
error1:
	rseq_after_asm_goto();
	rseq_bug("cpu_id comparison failed");
error2:
	rseq_after_asm_goto();
	rseq_bug("expected value comparison failed");
#endif
}


static inline __attribute__((always_inline))
int RSEQ_TEMPLATE_IDENTIFIER(rseq_load_cbne_memcpy_store__ptr)(intptr_t *v, intptr_t expect, void *dst, void *src, size_t len, intptr_t newv, int cpu)
{
	RSEQ_INJECT_C(9)

	__asm__ __volatile__ goto (
		RSEQ_ASM_DEFINE_TABLE(3, 1f, 2f, 4f)
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[ne])
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[exit_assertion1])
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[exit_index2])
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[error1])
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[error2])
#endif
		RSEQ_ASM_STORE_RSEQ_CS(1, 3b, RSEQ_ASM_TP_SEGMENT:RSEQ_ASM_CS_OFFSET(%[rseq_offset]))
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, RSEQ_ASM_TP_SEGMENT:RSEQ_TEMPLATE_INDEX_CPU_ID_OFFSET(%[rseq_offset]), 4f)
		RSEQ_INJECT_ASM(3)
		"cmpq %q[i1], %[i0]\n\t"
		"jne %l[ne]\n\t"
		RSEQ_INJECT_ASM(4)
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, RSEQ_ASM_TP_SEGMENT:RSEQ_TEMPLATE_INDEX_CPU_ID_OFFSET(%[rseq_offset]), %l[error1])
		"cmpq %q[i1], %[i0]\n\t"
		"jne %l[error2]\n\t"
#endif
		".Lrseq_end3_%=:\n\t"
		"cmpq $2130706432, %q[i4]\n\t"
		"jae %l[exit_assertion1]\n\t"
		".Lrseq_ok4_%=:\n\t"
		"movq %q[i4], %%rdx\n\t"
		"shrq $3, %%rdx\n\t"
		"cmpq $268435456, %%rdx\n\t"
		"jbe .Lrseq_end7_%=\n\t"
		".Lrseq_other6_%=:\n\t"
		"movl $268435456, %%edx\n\t"
		".Lrseq_end7_%=:\n\t"
		"movl $0, %%esi\n\t"
		".Lrseq_for8_%=:\n\t"
		"cmpq %%rdx, %%rsi\n\t"
		"jae .Lrseq_done11_%=\n\t"
		".Lrseq_do9_%=:\n\t"
		"leaq (%q[i2],%%rsi,8), %%rdi\n\t"
		"leaq (%q[i3],%%rsi,8), %%r8\n\t"
		"movzbl (%%r8), %%r9d\n\t"
		"movb %%r9b, (%%rdi)\n\t"
		"movzbl 1(%%r8), %%r9d\n\t"
		"movb %%r9b, 1(%%rdi)\n\t"
		"movzbl 2(%%r8), %%r9d\n\t"
		"movb %%r9b, 2(%%rdi)\n\t"
		"movzbl 3(%%r8), %%r9d\n\t"
		"movb %%r9b, 3(%%rdi)\n\t"
		"movzbl 4(%%r8), %%r9d\n\t"
		"movb %%r9b, 4(%%rdi)\n\t"
		"movzbl 5(%%r8), %%r9d\n\t"
		"movb %%r9b, 5(%%rdi)\n\t"
		"movzbl 6(%%r8), %%r9d\n\t"
		"movb %%r9b, 6(%%rdi)\n\t"
		"movzbl 7(%%r8), %%r8d\n\t"
		"movb %%r8b, 7(%%rdi)\n\t"
		"addq $1, %%rsi\n\t"
		"jmp .Lrseq_for8_%=\n\t"
		".Lrseq_done11_%=:\n\t"
		"movq %q[i4], %%rdx\n\t"
		"shrq $3, %%rdx\n\t"
		"cmpq $268435456, %%rdx\n\t"
		"jae %l[exit_index2]\n\t"
		".Lrseq_ok12_%=:\n\t"
		"leaq (%q[i2],%%rdx,8), %%rdi\n\t"
		"cmpq $268435456, %%rdx\n\t"
		"jae %l[exit_index2]\n\t"
		".Lrseq_ok14_%=:\n\t"
		"leaq (%q[i3],%%rdx,8), %%r8\n\t"
		"movq %q[i4], %%rdx\n\t"
		"andq $7, %%rdx\n\t"
		"testq %%rdx, %%rdx\n\t"
		"jbe .Lrseq_end18_%=\n\t"
		".Lrseq_then16_%=:\n\t"
		"movzbl (%%r8), %%esi\n\t"
		"movb %%sil, (%%rdi)\n\t"
		".Lrseq_end18_%=:\n\t"
		"cmpq $1, %%rdx\n\t"
		"jbe .Lrseq_end21_%=\n\t"
		".Lrseq_then19_%=:\n\t"
		"movzbl 1(%%r8), %%esi\n\t"
		"movb %%sil, 1(%%rdi)\n\t"
		".Lrseq_end21_%=:\n\t"
		"cmpq $2, %%rdx\n\t"
		"jbe .Lrseq_end24_%=\n\t"
		".Lrseq_then22_%=:\n\t"
		"movzbl 2(%%r8), %%esi\n\t"
		"movb %%sil, 2(%%rdi)\n\t"
		".Lrseq_end24_%=:\n\t"
		"cmpq $3, %%rdx\n\t"
		"jbe .Lrseq_end27_%=\n\t"
		".Lrseq_then25_%=:\n\t"
		"movzbl 3(%%r8), %%esi\n\t"
		"movb %%sil, 3(%%rdi)\n\t"
		".Lrseq_end27_%=:\n\t"
		"cmpq $4, %%rdx\n\t"
		"jbe .Lrseq_end30_%=\n\t"
		".Lrseq_then28_%=:\n\t"
		"movzbl 4(%%r8), %%esi\n\t"
		"movb %%sil, 4(%%rdi)\n\t"
		".Lrseq_end30_%=:\n\t"
		"cmpq $5, %%rdx\n\t"
		"jbe .Lrseq_end33_%=\n\t"
		".Lrseq_then31_%=:\n\t"
		"movzbl 5(%%r8), %%esi\n\t"
		"movb %%sil, 5(%%rdi)\n\t"
		".Lrseq_end33_%=:\n\t"
		"cmpq $6, %%rdx\n\t"
		"jbe .Lrseq_end36_%=\n\t"
		".Lrseq_then34_%=:\n\t"
		"movzbl 6(%%r8), %%edx\n\t"
		"movb %%dl, 6(%%rdi)\n\t"
		".Lrseq_end36_%=:\n\t"
		RSEQ_INJECT_ASM(5)
		"movq %q[i5], %[i0]\n\t"
		"2:\n\t"
		RSEQ_INJECT_ASM(6)
		RSEQ_ASM_DEFINE_ABORT(4, "", abort)
		: /* no outputs */
		: [cpu_id] "r" (cpu), [rseq_offset] "r" ((long long) rseq_offset), [i0] "m" (*v), [i1] "er" (expect), [i2] "r" (dst), [i3] "r" (src), [i4] "r" (len), [i5] "er" (newv)
		  RSEQ_INJECT_INPUT
		: "memory", "cc", "rdx", "rsi", "rdi", "r8", "r9", "rax"
		  RSEQ_INJECT_CLOBBER
		: abort, ne, exit_assertion1, exit_index2
#ifdef RSEQ_COMPARE_TWICE
		  , error1, error2
#endif
	);
	rseq_after_asm_goto();
	return 0;
abort:
	rseq_after_asm_goto();
	RSEQ_INJECT_FAILED
	return -1;
ne:
	rseq_after_asm_goto();
	return 1;
exit_assertion1:
	rseq_after_asm_goto();
	rseq_bug("load_cbne_memcpy_store_release: assertion, line 167");
exit_index2:
	rseq_after_asm_goto();
	rseq_bug("load_cbne_memcpy_store_release: index, line 180");
#ifdef RSEQ_COMPARE_TWICE
error1:
	rseq_after_asm_goto();
	rseq_bug("cpu_id comparison failed");
error2:
	rseq_after_asm_goto();
	rseq_bug("expected value comparison failed");
#endif
}

#endif

#include "rseq/arch/templates/bits-reset.h"

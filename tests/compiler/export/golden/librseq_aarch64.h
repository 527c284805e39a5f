/*
 * Made by rseq 0.1.0 from librseq_ops.py for aarch64.
 */
#include "rseq/arch/templates/bits.h"

#if !(defined(__aarch64__) && defined(__LP64__) && !defined(__AARCH64EB__))
# error "built for aarch64 only"
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
		RSEQ_ASM_STORE_RSEQ_CS(1, 3b, rseq_cs)
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, 4f)
		RSEQ_INJECT_ASM(3)
		"ldr x0, %[i0]\n\t"
		"cmp x0, %x[i1]\n\t"
		"b.ne %l[ne]\n\t"
		RSEQ_INJECT_ASM(4)
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, %l[error1])
		"ldr x0, %[i0]\n\t"
		"cmp x0, %x[i1]\n\t"
		"b.ne %l[error2]\n\t"
#endif
		".Lrseq_end3_%=:\n\t"
		"str %x[i2], %[i0]\n\t"
		"2:\n\t"
		RSEQ_INJECT_ASM(5)
		RSEQ_ASM_DEFINE_ABORT(4, "", abort)
		: /* no outputs */
		: [cpu_id] "r" (cpu), [current_cpu_id] "Qo" (rseq_get_abi()->RSEQ_TEMPLATE_INDEX_CPU_ID_FIELD), [rseq_cs] "m" (rseq_get_abi()->rseq_cs.arch.ptr), [i0] "Q" (*v), [i1] "r" (expect), [i2] "r" (newv)
		  RSEQ_INJECT_INPUT
		: "memory", "cc", "x0", "x15"
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
		RSEQ_ASM_STORE_RSEQ_CS(1, 3b, rseq_cs)
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, 4f)
		RSEQ_INJECT_ASM(3)
		"ldr x0, %[i0]\n\t"
		"cmp x0, %x[i1]\n\t"
		"b.eq %l[ne]\n\t"
		RSEQ_INJECT_ASM(4)
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, %l[error1])
		"ldr x0, %[i0]\n\t"
		"cmp x0, %x[i1]\n\t"
		"b.eq %l[error2]\n\t"
#endif
		".Lrseq_end3_%=:\n\t"
		"cmp x0, #0\n\t"
		"b.eq %l[exit_assertion1]\n\t"
		".Lrseq_ok4_%=:\n\t"
		"str x0, %[i3]\n\t"
		"add x0, x0, %x[i2], lsl #3\n\t"
		"ldr x0, [x0]\n\t"
		RSEQ_INJECT_ASM(5)
		"str x0, %[i0]\n\t"
		"2:\n\t"
		RSEQ_INJECT_ASM(6)
		RSEQ_ASM_DEFINE_ABORT(4, "", abort)
		: /* no outputs */
		: [cpu_id] "r" (cpu), [current_cpu_id] "Qo" (rseq_get_abi()->RSEQ_TEMPLATE_INDEX_CPU_ID_FIELD), [rseq_cs] "m" (rseq_get_abi()->rseq_cs.arch.ptr), [i0] "Q" (*v), [i1] "r" (expectnot), [i2] "r" ((uint64_t) voffp / sizeof(intptr_t)), [i3] "Q" (*load)
		  RSEQ_INJECT_INPUT
		: "memory", "cc", "x0", "x15"
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
		RSEQ_ASM_STORE_RSEQ_CS(1, 3b, rseq_cs)
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, 4f)
		RSEQ_INJECT_ASM(3)
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, %l[error1])
#endif
		"ldr x0, %[i0]\n\t"
		"add x0, x0, %x[i1]\n\t"
		"str x0, %[i0]\n\t"
		"2:\n\t"
		RSEQ_INJECT_ASM(4)
		RSEQ_ASM_DEFINE_ABORT(4, "", abort)
		: /* no outputs */
		: [cpu_id] "r" (cpu), [current_cpu_id] "Qo" (rseq_get_abi()->RSEQ_TEMPLATE_INDEX_CPU_ID_FIELD), [rseq_cs] "m" (rseq_get_abi()->rseq_cs.arch.ptr), [i0] "Q" (*v), [i1] "r" (count)
		  RSEQ_INJECT_INPUT
		: "memory", "cc", "x0", "x15"
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
		RSEQ_ASM_STORE_RSEQ_CS(1, 3b, rseq_cs)
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, 4f)
		RSEQ_INJECT_ASM(3)
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, %l[error1])
#endif
		"ldr x0, %[i0]\n\t"
		"cmp x0, #0\n\t"
		"b.eq %l[exit_assertion1]\n\t"
		".Lrseq_ok1_%=:\n\t"
		"add x0, x0, %x[i1], lsl #3\n\t"
		"ldr x0, [x0]\n\t"
		".Lrseq_ok3_%=:\n\t"
		"ldr x1, [x0]\n\t"
		"add x1, x1, %x[i2]\n\t"
		"str x1, [x0]\n\t"
		"2:\n\t"
		RSEQ_INJECT_ASM(4)
		RSEQ_ASM_DEFINE_ABORT(4, "", abort)
		: /* no outputs */
		: [cpu_id] "r" (cpu), [current_cpu_id] "Qo" (rseq_get_abi()->RSEQ_TEMPLATE_INDEX_CPU_ID_FIELD), [rseq_cs] "m" (rseq_get_abi()->rseq_cs.arch.ptr), [i0] "Q" (*ptr), [i1] "r" ((uint64_t) off / sizeof(intptr_t)), [i2] "r" (inc)
		  RSEQ_INJECT_INPUT
		: "memory", "cc", "x0", "x1", "x15"
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
		RSEQ_ASM_STORE_RSEQ_CS(1, 3b, rseq_cs)
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, 4f)
		RSEQ_INJECT_ASM(3)
		"ldr x0, %[i0]\n\t"
		"cmp x0, %x[i1]\n\t"
		"b.ne %l[ne]\n\t"
		RSEQ_INJECT_ASM(4)
		".Lrseq_end3_%=:\n\t"
		"ldr x0, %[i2]\n\t"
		"cmp x0, %x[i3]\n\t"
		"b.ne %l[ne]\n\t"
		RSEQ_INJECT_ASM(5)
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, %l[error1])
		"ldr x0, %[i0]\n\t"
		"cmp x0, %x[i1]\n\t"
		"b.ne %l[error2]\n\t"
		"ldr x0, %[i2]\n\t"
		"cmp x0, %x[i3]\n\t"
		"b.ne %l[error2]\n\t"
#endif
		".Lrseq_end6_%=:\n\t"
		"str %x[i4], %[i0]\n\t"
		"2:\n\t"
		RSEQ_INJECT_ASM(6)
		RSEQ_ASM_DEFINE_ABORT(4, "", abort)
		: /* no outputs */
		: [cpu_id] "r" (cpu), [current_cpu_id] "Qo" (rseq_get_abi()->RSEQ_TEMPLATE_INDEX_CPU_ID_FIELD), [rseq_cs] "m" (rseq_get_abi()->rseq_cs.arch.ptr), [i0] "Q" (*v), [i1] "r" (expect), [i2] "Q" (*v2), [i3] "r" (expect2), [i4] "r" (newv)
		  RSEQ_INJECT_INPUT
		: "memory", "cc", "x0", "x15"
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
		RSEQ_ASM_STORE_RSEQ_CS(1, 3b, rseq_cs)
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, 4f)
		RSEQ_INJECT_ASM(3)
		"ldr x0, %[i0]\n\t"
		"cmp x0, %x[i1]\n\t"
		"b.ne %l[ne]\n\t"
		RSEQ_INJECT_ASM(4)
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, %l[error1])
		"ldr x0, %[i0]\n\t"
		"cmp x0, %x[i1]\n\t"
		"b.ne %l[error2]\n\t"
#endif
		".Lrseq_end3_%=:\n\t"
		"str %x[i3], %[i2]\n\t"
		RSEQ_INJECT_ASM(5)
		"str %x[i4], %[i0]\n\t"
		"2:\n\t"
		RSEQ_INJECT_ASM(6)
		RSEQ_ASM_DEFINE_ABORT(4, "", abort)
		: /* no outputs */
		: [cpu_id] "r" (cpu), [current_cpu_id] "Qo" (rseq_get_abi()->RSEQ_TEMPLATE_INDEX_CPU_ID_FIELD), [rseq_cs] "m" (rseq_get_abi()->rseq_cs.arch.ptr), [i0] "Q" (*v), [i1] "r" (expect), [i2] "Q" (*v2), [i3] "r" (newv2), [i4] "r" (newv)
		  RSEQ_INJECT_INPUT
		: "memory", "cc", "x0", "x15"
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
		RSEQ_ASM_STORE_RSEQ_CS(1, 3b, rseq_cs)
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, 4f)
		RSEQ_INJECT_ASM(3)
		"ldr x0, %[i0]\n\t"
		"cmp x0, %x[i1]\n\t"
		"b.ne %l[ne]\n\t"
		RSEQ_INJECT_ASM(4)
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, %l[error1])
		"ldr x0, %[i0]\n\t"
		"cmp x0, %x[i1]\n\t"
		"b.ne %l[error2]\n\t"
#endif
		".Lrseq_end3_%=:\n\t"
		"movz x0, #32512, lsl #16\n\t"
		"cmp %x[i4], x0\n\t"
		"b.hs %l[exit_assertion1]\n\t"
		".Lrseq_ok4_%=:\n\t"
		"lsr x0, %x[i4], #3\n\t"
		"movz x1, #4096, lsl #16\n\t"
		"cmp x0, x1\n\t"
		"b.ls .Lrseq_end7_%=\n\t"
		".Lrseq_other6_%=:\n\t"
		"movz x0, #4096, lsl #16\n\t"
		".Lrseq_end7_%=:\n\t"
		"movz x1, #0, lsl #0\n\t"
		".Lrseq_for8_%=:\n\t"
		"cmp x1, x0\n\t"
		"b.hs .Lrseq_done11_%=\n\t"
		".Lrseq_do9_%=:\n\t"
		"add x2, %x[i2], x1, lsl #3\n\t"
		"add x3, %x[i3], x1, lsl #3\n\t"
		"ldrb w4, [x3]\n\t"
		"strb w4, [x2]\n\t"
		"ldurb w4, [x3, #1]\n\t"
		"sturb w4, [x2, #1]\n\t"
		"ldurb w4, [x3, #2]\n\t"
		"sturb w4, [x2, #2]\n\t"
		"ldurb w4, [x3, #3]\n\t"
		"sturb w4, [x2, #3]\n\t"
		"ldurb w4, [x3, #4]\n\t"
		"sturb w4, [x2, #4]\n\t"
		"ldurb w4, [x3, #5]\n\t"
		"sturb w4, [x2, #5]\n\t"
		"ldurb w4, [x3, #6]\n\t"
		"sturb w4, [x2, #6]\n\t"
		"ldurb w3, [x3, #7]\n\t"
		"sturb w3, [x2, #7]\n\t"
		"add x1, x1, #1\n\t"
		"b .Lrseq_for8_%=\n\t"
		".Lrseq_done11_%=:\n\t"
		"lsr x0, %x[i4], #3\n\t"
		"movz x1, #4096, lsl #16\n\t"
		"cmp x0, x1\n\t"
		"b.hs %l[exit_index2]\n\t"
		".Lrseq_ok12_%=:\n\t"
		"add x2, %x[i2], x0, lsl #3\n\t"
		"movz x1, #4096, lsl #16\n\t"
		"cmp x0, x1\n\t"
		"b.hs %l[exit_index2]\n\t"
		".Lrseq_ok14_%=:\n\t"
		"add x3, %x[i3], x0, lsl #3\n\t"
		"and x0, %x[i4], #7\n\t"
		"cmp x0, #0\n\t"
		"b.ls .Lrseq_end18_%=\n\t"
		".Lrseq_then16_%=:\n\t"
		"ldrb w1, [x3]\n\t"
		"strb w1, [x2]\n\t"
		".Lrseq_end18_%=:\n\t"
		"cmp x0, #1\n\t"
		"b.ls .Lrseq_end21_%=\n\t"
		".Lrseq_then19_%=:\n\t"
		"ldurb w1, [x3, #1]\n\t"
		"sturb w1, [x2, #1]\n\t"
		".Lrseq_end21_%=:\n\t"
		"cmp x0, #2\n\t"
		"b.ls .Lrseq_end24_%=\n\t"
		".Lrseq_then22_%=:\n\t"
		"ldurb w1, [x3, #2]\n\t"
		"sturb w1, [x2, #2]\n\t"
		".Lrseq_end24_%=:\n\t"
		"cmp x0, #3\n\t"
		"b.ls .Lrseq_end27_%=\n\t"
		".Lrseq_then25_%=:\n\t"
		"ldurb w1, [x3, #3]\n\t"
		"sturb w1, [x2, #3]\n\t"
		".Lrseq_end27_%=:\n\t"
		"cmp x0, #4\n\t"
		"b.ls .Lrseq_end30_%=\n\t"
		".Lrseq_then28_%=:\n\t"
		"ldurb w1, [x3, #4]\n\t"
		"sturb w1, [x2, #4]\n\t"
		".Lrseq_end30_%=:\n\t"
		"cmp x0, #5\n\t"
		"b.ls .Lrseq_end33_%=\n\t"
		".Lrseq_then31_%=:\n\t"
		"ldurb w1, [x3, #5]\n\t"
		"sturb w1, [x2, #5]\n\t"
		".Lrseq_end33_%=:\n\t"
		"cmp x0, #6\n\t"
		"b.ls .Lrseq_end36_%=\n\t"
		".Lrseq_then34_%=:\n\t"
		"ldurb w0, [x3, #6]\n\t"
		"sturb w0, [x2, #6]\n\t"
		".Lrseq_end36_%=:\n\t"
		RSEQ_INJECT_ASM(5)
		"str %x[i5], %[i0]\n\t"
		"2:\n\t"
		RSEQ_INJECT_ASM(6)
		RSEQ_ASM_DEFINE_ABORT(4, "", abort)
		: /* no outputs */
		: [cpu_id] "r" (cpu), [current_cpu_id] "Qo" (rseq_get_abi()->RSEQ_TEMPLATE_INDEX_CPU_ID_FIELD), [rseq_cs] "m" (rseq_get_abi()->rseq_cs.arch.ptr), [i0] "Q" (*v), [i1] "r" (expect), [i2] "r" (dst), [i3] "r" (src), [i4] "r" (len), [i5] "r" (newv)
		  RSEQ_INJECT_INPUT
		: "memory", "cc", "x0", "x1", "x2", "x3", "x4", "x15"
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
		RSEQ_ASM_STORE_RSEQ_CS(1, 3b, rseq_cs)
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, 4f)
		RSEQ_INJECT_ASM(3)
		"ldr x0, %[i0]\n\t"
		"cmp x0, %x[i1]\n\t"
		"b.ne %l[ne]\n\t"
		RSEQ_INJECT_ASM(4)
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, %l[error1])
		"ldr x0, %[i0]\n\t"
		"cmp x0, %x[i1]\n\t"
		"b.ne %l[error2]\n\t"
#endif
		".Lrseq_end3_%=:\n\t"
		"str %x[i3], %[i2]\n\t"
		RSEQ_INJECT_ASM(5)
		"stlr %x[i4], %[i0]\n\t"
		"2:\n\t"
		RSEQ_INJECT_ASM(6)
		RSEQ_ASM_DEFINE_ABORT(4, "", abort)
		: /* no outputs */
		: [cpu_id] "r" (cpu), [current_cpu_id] "Qo" (rseq_get_abi()->RSEQ_TEMPLATE_INDEX_CPU_ID_FIELD), [rseq_cs] "m" (rseq_get_abi()->rseq_cs.arch.ptr), [i0] "Q" (*v), [i1] "r" (expect), [i2] "Q" (*v2), [i3] "r" (newv2), [i4] "r" (newv)
		  RSEQ_INJECT_INPUT
		: "memory", "cc", "x0", "x15"
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
		RSEQ_ASM_STORE_RSEQ_CS(1, 3b, rseq_cs)
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, 4f)
		RSEQ_INJECT_ASM(3)
		"ldr x0, %[i0]\n\t"
		"cmp x0, %x[i1]\n\t"
		"b.ne %l[ne]\n\t"
		RSEQ_INJECT_ASM(4)
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, %l[error1])
		"ldr x0, %[i0]\n\t"
		"cmp x0, %x[i1]\n\t"
		"b.ne %l[error2]\n\t"
#endif
		".Lrseq_end3_%=:\n\t"
		"movz x0, #32512, lsl #16\n\t"
		"cmp %x[i4], x0\n\t"
		"b.hs %l[exit_assertion1]\n\t"
		".Lrseq_ok4_%=:\n\t"
		"lsr x0, %x[i4], #3\n\t"
		"movz x1, #4096, lsl #16\n\t"
		"cmp x0, x1\n\t"
		"b.ls .Lrseq_end7_%=\n\t"
		".Lrseq_other6_%=:\n\t"
		"movz x0, #4096, lsl #16\n\t"
		".Lrseq_end7_%=:\n\t"
		"movz x1, #0, lsl #0\n\t"
		".Lrseq_for8_%=:\n\t"
		"cmp x1, x0\n\t"
		"b.hs .Lrseq_done11_%=\n\t"
		".Lrseq_do9_%=:\n\t"
		"add x2, %x[i2], x1, lsl #3\n\t"
		"add x3, %x[i3], x1, lsl #3\n\t"
		"ldrb w4, [x3]\n\t"
		"strb w4, [x2]\n\t"
		"ldurb w4, [x3, #1]\n\t"
		"sturb w4, [x2, #1]\n\t"
		"ldurb w4, [x3, #2]\n\t"
		"sturb w4, [x2, #2]\n\t"
		"ldurb w4, [x3, #3]\n\t"
		"sturb w4, [x2, #3]\n\t"
		"ldurb w4, [x3, #4]\n\t"
		"sturb w4, [x2, #4]\n\t"
		"ldurb w4, [x3, #5]\n\t"
		"sturb w4, [x2, #5]\n\t"
		"ldurb w4, [x3, #6]\n\t"
		"sturb w4, [x2, #6]\n\t"
		"ldurb w3, [x3, #7]\n\t"
		"sturb w3, [x2, #7]\n\t"
		"add x1, x1, #1\n\t"
		"b .Lrseq_for8_%=\n\t"
		".Lrseq_done11_%=:\n\t"
		"lsr x0, %x[i4], #3\n\t"
		"movz x1, #4096, lsl #16\n\t"
		"cmp x0, x1\n\t"
		"b.hs %l[exit_index2]\n\t"
		".Lrseq_ok12_%=:\n\t"
		"add x2, %x[i2], x0, lsl #3\n\t"
		"movz x1, #4096, lsl #16\n\t"
		"cmp x0, x1\n\t"
		"b.hs %l[exit_index2]\n\t"
		".Lrseq_ok14_%=:\n\t"
		"add x3, %x[i3], x0, lsl #3\n\t"
		"and x0, %x[i4], #7\n\t"
		"cmp x0, #0\n\t"
		"b.ls .Lrseq_end18_%=\n\t"
		".Lrseq_then16_%=:\n\t"
		"ldrb w1, [x3]\n\t"
		"strb w1, [x2]\n\t"
		".Lrseq_end18_%=:\n\t"
		"cmp x0, #1\n\t"
		"b.ls .Lrseq_end21_%=\n\t"
		".Lrseq_then19_%=:\n\t"
		"ldurb w1, [x3, #1]\n\t"
		"sturb w1, [x2, #1]\n\t"
		".Lrseq_end21_%=:\n\t"
		"cmp x0, #2\n\t"
		"b.ls .Lrseq_end24_%=\n\t"
		".Lrseq_then22_%=:\n\t"
		"ldurb w1, [x3, #2]\n\t"
		"sturb w1, [x2, #2]\n\t"
		".Lrseq_end24_%=:\n\t"
		"cmp x0, #3\n\t"
		"b.ls .Lrseq_end27_%=\n\t"
		".Lrseq_then25_%=:\n\t"
		"ldurb w1, [x3, #3]\n\t"
		"sturb w1, [x2, #3]\n\t"
		".Lrseq_end27_%=:\n\t"
		"cmp x0, #4\n\t"
		"b.ls .Lrseq_end30_%=\n\t"
		".Lrseq_then28_%=:\n\t"
		"ldurb w1, [x3, #4]\n\t"
		"sturb w1, [x2, #4]\n\t"
		".Lrseq_end30_%=:\n\t"
		"cmp x0, #5\n\t"
		"b.ls .Lrseq_end33_%=\n\t"
		".Lrseq_then31_%=:\n\t"
		"ldurb w1, [x3, #5]\n\t"
		"sturb w1, [x2, #5]\n\t"
		".Lrseq_end33_%=:\n\t"
		"cmp x0, #6\n\t"
		"b.ls .Lrseq_end36_%=\n\t"
		".Lrseq_then34_%=:\n\t"
		"ldurb w0, [x3, #6]\n\t"
		"sturb w0, [x2, #6]\n\t"
		".Lrseq_end36_%=:\n\t"
		RSEQ_INJECT_ASM(5)
		"stlr %x[i5], %[i0]\n\t"
		"2:\n\t"
		RSEQ_INJECT_ASM(6)
		RSEQ_ASM_DEFINE_ABORT(4, "", abort)
		: /* no outputs */
		: [cpu_id] "r" (cpu), [current_cpu_id] "Qo" (rseq_get_abi()->RSEQ_TEMPLATE_INDEX_CPU_ID_FIELD), [rseq_cs] "m" (rseq_get_abi()->rseq_cs.arch.ptr), [i0] "Q" (*v), [i1] "r" (expect), [i2] "r" (dst), [i3] "r" (src), [i4] "r" (len), [i5] "r" (newv)
		  RSEQ_INJECT_INPUT
		: "memory", "cc", "x0", "x1", "x2", "x3", "x4", "x15"
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

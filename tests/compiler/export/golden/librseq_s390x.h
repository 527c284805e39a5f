/*
 * Made by rseq 0.1.0 from librseq_ops.py for s390x.
 */
#include "rseq/arch/templates/bits.h"

#if !(defined(__s390x__))
# error "built for s390x only"
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
		"lg %%r2, %[i0]\n\t"
		"cgr %%r2, %[i1]\n\t"
		"jgne %l[ne]\n\t"
		RSEQ_INJECT_ASM(4)
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, %l[error1])
		"lg %%r2, %[i0]\n\t"
		"cgr %%r2, %[i1]\n\t"
		"jgne %l[error2]\n\t"
#endif
		".Lrseq_end3_%=:\n\t"
		"stg %[i2], %[i0]\n\t"
		"2:\n\t"
		RSEQ_INJECT_ASM(5)
		RSEQ_ASM_DEFINE_ABORT(4, "", abort)
		: /* no outputs */
		: [cpu_id] "r" (cpu), [current_cpu_id] "m" (rseq_get_abi()->RSEQ_TEMPLATE_INDEX_CPU_ID_FIELD), [rseq_cs] "m" (rseq_get_abi()->rseq_cs.arch.ptr), [i0] "Q" (*v), [i1] "a" (expect), [i2] "a" (newv)
		  RSEQ_INJECT_INPUT
		: "memory", "cc", "r2", "r0"
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
		"lg %%r2, %[i0]\n\t"
		"clgr %%r2, %[i1]\n\t"
		"jge %l[ne]\n\t"
		RSEQ_INJECT_ASM(4)
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, %l[error1])
		"lg %%r2, %[i0]\n\t"
		"clgr %%r2, %[i1]\n\t"
		"jge %l[error2]\n\t"
#endif
		".Lrseq_end3_%=:\n\t"
		"clgfi %%r2, 0\n\t"
		"jge %l[exit_assertion1]\n\t"
		".Lrseq_ok4_%=:\n\t"
		"stg %%r2, %[i3]\n\t"
		"sllg %%r3, %[i2], 3\n\t"
		"la %%r2, 0(%%r3,%%r2)\n\t"
		"lg %%r2, 0(%%r2)\n\t"
		RSEQ_INJECT_ASM(5)
		"stg %%r2, %[i0]\n\t"
		"2:\n\t"
		RSEQ_INJECT_ASM(6)
		RSEQ_ASM_DEFINE_ABORT(4, "", abort)
		: /* no outputs */
		: [cpu_id] "r" (cpu), [current_cpu_id] "m" (rseq_get_abi()->RSEQ_TEMPLATE_INDEX_CPU_ID_FIELD), [rseq_cs] "m" (rseq_get_abi()->rseq_cs.arch.ptr), [i0] "Q" (*v), [i1] "a" (expectnot), [i2] "a" ((uint64_t) voffp / sizeof(intptr_t)), [i3] "Q" (*load)
		  RSEQ_INJECT_INPUT
		: "memory", "cc", "r2", "r3", "r0"
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
		"lg %%r2, %[i0]\n\t"
		"la %%r2, 0(%[i1],%%r2)\n\t"
		"stg %%r2, %[i0]\n\t"
		"2:\n\t"
		RSEQ_INJECT_ASM(4)
		RSEQ_ASM_DEFINE_ABORT(4, "", abort)
		: /* no outputs */
		: [cpu_id] "r" (cpu), [current_cpu_id] "m" (rseq_get_abi()->RSEQ_TEMPLATE_INDEX_CPU_ID_FIELD), [rseq_cs] "m" (rseq_get_abi()->rseq_cs.arch.ptr), [i0] "Q" (*v), [i1] "a" (count)
		  RSEQ_INJECT_INPUT
		: "memory", "cc", "r2", "r0"
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
		"lg %%r2, %[i0]\n\t"
		"clgfi %%r2, 0\n\t"
		"jge %l[exit_assertion1]\n\t"
		".Lrseq_ok1_%=:\n\t"
		"sllg %%r3, %[i1], 3\n\t"
		"la %%r2, 0(%%r3,%%r2)\n\t"
		"lg %%r2, 0(%%r2)\n\t"
		".Lrseq_ok3_%=:\n\t"
		"lg %%r3, 0(%%r2)\n\t"
		"la %%r3, 0(%[i2],%%r3)\n\t"
		"stg %%r3, 0(%%r2)\n\t"
		"2:\n\t"
		RSEQ_INJECT_ASM(4)
		RSEQ_ASM_DEFINE_ABORT(4, "", abort)
		: /* no outputs */
		: [cpu_id] "r" (cpu), [current_cpu_id] "m" (rseq_get_abi()->RSEQ_TEMPLATE_INDEX_CPU_ID_FIELD), [rseq_cs] "m" (rseq_get_abi()->rseq_cs.arch.ptr), [i0] "Q" (*ptr), [i1] "a" ((uint64_t) off / sizeof(intptr_t)), [i2] "a" (inc)
		  RSEQ_INJECT_INPUT
		: "memory", "cc", "r2", "r3", "r0"
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
		"lg %%r2, %[i0]\n\t"
		"cgr %%r2, %[i1]\n\t"
		"jgne %l[ne]\n\t"
		RSEQ_INJECT_ASM(4)
		".Lrseq_end3_%=:\n\t"
		"lg %%r2, %[i2]\n\t"
		"cgr %%r2, %[i3]\n\t"
		"jgne %l[ne]\n\t"
		RSEQ_INJECT_ASM(5)
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, %l[error1])
		"lg %%r2, %[i0]\n\t"
		"cgr %%r2, %[i1]\n\t"
		"jgne %l[error2]\n\t"
		"lg %%r2, %[i2]\n\t"
		"cgr %%r2, %[i3]\n\t"
		"jgne %l[error2]\n\t"
#endif
		".Lrseq_end6_%=:\n\t"
		"stg %[i4], %[i0]\n\t"
		"2:\n\t"
		RSEQ_INJECT_ASM(6)
		RSEQ_ASM_DEFINE_ABORT(4, "", abort)
		: /* no outputs */
		: [cpu_id] "r" (cpu), [current_cpu_id] "m" (rseq_get_abi()->RSEQ_TEMPLATE_INDEX_CPU_ID_FIELD), [rseq_cs] "m" (rseq_get_abi()->rseq_cs.arch.ptr), [i0] "Q" (*v), [i1] "a" (expect), [i2] "Q" (*v2), [i3] "a" (expect2), [i4] "a" (newv)
		  RSEQ_INJECT_INPUT
		: "memory", "cc", "r2", "r0"
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
		"lg %%r2, %[i0]\n\t"
		"cgr %%r2, %[i1]\n\t"
		"jgne %l[ne]\n\t"
		RSEQ_INJECT_ASM(4)
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, %l[error1])
		"lg %%r2, %[i0]\n\t"
		"cgr %%r2, %[i1]\n\t"
		"jgne %l[error2]\n\t"
#endif
		".Lrseq_end3_%=:\n\t"
		"stg %[i3], %[i2]\n\t"
		RSEQ_INJECT_ASM(5)
		"stg %[i4], %[i0]\n\t"
		"2:\n\t"
		RSEQ_INJECT_ASM(6)
		RSEQ_ASM_DEFINE_ABORT(4, "", abort)
		: /* no outputs */
		: [cpu_id] "r" (cpu), [current_cpu_id] "m" (rseq_get_abi()->RSEQ_TEMPLATE_INDEX_CPU_ID_FIELD), [rseq_cs] "m" (rseq_get_abi()->rseq_cs.arch.ptr), [i0] "Q" (*v), [i1] "a" (expect), [i2] "Q" (*v2), [i3] "a" (newv2), [i4] "a" (newv)
		  RSEQ_INJECT_INPUT
		: "memory", "cc", "r2", "r0"
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
	uintptr_t rseq_frame[3] = { [0] = (uintptr_t) expect, [1] = (uintptr_t) newv, [2] = (uintptr_t) v };

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
		"lg %%r2, %[slot2]\n\t"
		"lg %%r2, 0(%%r2)\n\t"
		"lg %%r3, %[slot0]\n\t"
		"cgr %%r2, %%r3\n\t"
		"jgne %l[ne]\n\t"
		RSEQ_INJECT_ASM(4)
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, %l[error1])
		"lg %%r2, %[slot2]\n\t"
		"lg %%r2, 0(%%r2)\n\t"
		"lg %%r3, %[slot0]\n\t"
		"cgr %%r2, %%r3\n\t"
		"jgne %l[error2]\n\t"
#endif
		".Lrseq_end3_%=:\n\t"
		"clgfi %[i2], 2130706432\n\t"
		"jghe %l[exit_assertion1]\n\t"
		".Lrseq_ok4_%=:\n\t"
		"srlg %%r2, %[i2], 3\n\t"
		"clgfi %%r2, 268435456\n\t"
		"jgle .Lrseq_end7_%=\n\t"
		".Lrseq_other6_%=:\n\t"
		"lgfi %%r2, 268435456\n\t"
		".Lrseq_end7_%=:\n\t"
		"lghi %%r3, 0\n\t"
		".Lrseq_for8_%=:\n\t"
		"clgr %%r3, %%r2\n\t"
		"jghe .Lrseq_done11_%=\n\t"
		".Lrseq_do9_%=:\n\t"
		"sllg %%r4, %%r3, 3\n\t"
		"la %%r5, 0(%%r4,%[i0])\n\t"
		"sllg %%r4, %%r3, 3\n\t"
		"la %%r1, 0(%%r4,%[i1])\n\t"
		"llgc %%r4, 0(%%r1)\n\t"
		"stc %%r4, 0(%%r5)\n\t"
		"llgc %%r4, 1(%%r1)\n\t"
		"stc %%r4, 1(%%r5)\n\t"
		"llgc %%r4, 2(%%r1)\n\t"
		"stc %%r4, 2(%%r5)\n\t"
		"llgc %%r4, 3(%%r1)\n\t"
		"stc %%r4, 3(%%r5)\n\t"
		"llgc %%r4, 4(%%r1)\n\t"
		"stc %%r4, 4(%%r5)\n\t"
		"llgc %%r4, 5(%%r1)\n\t"
		"stc %%r4, 5(%%r5)\n\t"
		"llgc %%r4, 6(%%r1)\n\t"
		"stc %%r4, 6(%%r5)\n\t"
		"llgc %%r4, 7(%%r1)\n\t"
		"stc %%r4, 7(%%r5)\n\t"
		"agfi %%r3, 1\n\t"
		"jg .Lrseq_for8_%=\n\t"
		".Lrseq_done11_%=:\n\t"
		"srlg %%r2, %[i2], 3\n\t"
		"clgfi %%r2, 268435456\n\t"
		"jghe %l[exit_index2]\n\t"
		".Lrseq_ok12_%=:\n\t"
		"sllg %%r3, %%r2, 3\n\t"
		"la %%r5, 0(%%r3,%[i0])\n\t"
		"clgfi %%r2, 268435456\n\t"
		"jghe %l[exit_index2]\n\t"
		".Lrseq_ok14_%=:\n\t"
		"sllg %%r2, %%r2, 3\n\t"
		"la %%r1, 0(%%r2,%[i1])\n\t"
		"lghi %%r2, 7\n\t"
		"lgr %%r3, %[i2]\n\t"
		"ngr %%r3, %%r2\n\t"
		"clgfi %%r3, 0\n\t"
		"jgle .Lrseq_end18_%=\n\t"
		".Lrseq_then16_%=:\n\t"
		"llgc %%r2, 0(%%r1)\n\t"
		"stc %%r2, 0(%%r5)\n\t"
		".Lrseq_end18_%=:\n\t"
		"clgfi %%r3, 1\n\t"
		"jgle .Lrseq_end21_%=\n\t"
		".Lrseq_then19_%=:\n\t"
		"llgc %%r2, 1(%%r1)\n\t"
		"stc %%r2, 1(%%r5)\n\t"
		".Lrseq_end21_%=:\n\t"
		"clgfi %%r3, 2\n\t"
		"jgle .Lrseq_end24_%=\n\t"
		".Lrseq_then22_%=:\n\t"
		"llgc %%r2, 2(%%r1)\n\t"
		"stc %%r2, 2(%%r5)\n\t"
		".Lrseq_end24_%=:\n\t"
		"clgfi %%r3, 3\n\t"
		"jgle .Lrseq_end27_%=\n\t"
		".Lrseq_then25_%=:\n\t"
		"llgc %%r2, 3(%%r1)\n\t"
		"stc %%r2, 3(%%r5)\n\t"
		".Lrseq_end27_%=:\n\t"
		"clgfi %%r3, 4\n\t"
		"jgle .Lrseq_end30_%=\n\t"
		".Lrseq_then28_%=:\n\t"
		"llgc %%r2, 4(%%r1)\n\t"
		"stc %%r2, 4(%%r5)\n\t"
		".Lrseq_end30_%=:\n\t"
		"clgfi %%r3, 5\n\t"
		"jgle .Lrseq_end33_%=\n\t"
		".Lrseq_then31_%=:\n\t"
		"llgc %%r2, 5(%%r1)\n\t"
		"stc %%r2, 5(%%r5)\n\t"
		".Lrseq_end33_%=:\n\t"
		"clgfi %%r3, 6\n\t"
		"jgle .Lrseq_end36_%=\n\t"
		".Lrseq_then34_%=:\n\t"
		"llgc %%r2, 6(%%r1)\n\t"
		"stc %%r2, 6(%%r5)\n\t"
		".Lrseq_end36_%=:\n\t"
		"lg %%r2, %[slot1]\n\t"
		"lg %%r3, %[slot2]\n\t"
		RSEQ_INJECT_ASM(5)
		"stg %%r2, 0(%%r3)\n\t"
		"2:\n\t"
		RSEQ_INJECT_ASM(6)
		RSEQ_ASM_DEFINE_ABORT(4, "", abort)
		: /* no outputs */
		: [cpu_id] "r" (cpu), [current_cpu_id] "m" (rseq_get_abi()->RSEQ_TEMPLATE_INDEX_CPU_ID_FIELD), [rseq_cs] "m" (rseq_get_abi()->rseq_cs.arch.ptr), [i0] "a" (dst), [i1] "a" (src), [i2] "a" (len), [slot0] "m" (rseq_frame[0]), [slot1] "m" (rseq_frame[1]), [slot2] "m" (rseq_frame[2])
		  RSEQ_INJECT_INPUT
		: "memory", "cc", "r2", "r3", "r4", "r5", "r1", "r0"
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
		"lg %%r2, %[i0]\n\t"
		"cgr %%r2, %[i1]\n\t"
		"jgne %l[ne]\n\t"
		RSEQ_INJECT_ASM(4)
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, %l[error1])
		"lg %%r2, %[i0]\n\t"
		"cgr %%r2, %[i1]\n\t"
		"jgne %l[error2]\n\t"
#endif
		".Lrseq_end3_%=:\n\t"
		"stg %[i3], %[i2]\n\t"
		RSEQ_INJECT_ASM(5)
		"stg %[i4], %[i0]\n\t"
		"2:\n\t"
		RSEQ_INJECT_ASM(6)
		RSEQ_ASM_DEFINE_ABORT(4, "", abort)
		: /* no outputs */
		: [cpu_id] "r" (cpu), [current_cpu_id] "m" (rseq_get_abi()->RSEQ_TEMPLATE_INDEX_CPU_ID_FIELD), [rseq_cs] "m" (rseq_get_abi()->rseq_cs.arch.ptr), [i0] "Q" (*v), [i1] "a" (expect), [i2] "Q" (*v2), [i3] "a" (newv2), [i4] "a" (newv)
		  RSEQ_INJECT_INPUT
		: "memory", "cc", "r2", "r0"
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
	uintptr_t rseq_frame[3] = { [0] = (uintptr_t) expect, [1] = (uintptr_t) newv, [2] = (uintptr_t) v };

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
		"lg %%r2, %[slot2]\n\t"
		"lg %%r2, 0(%%r2)\n\t"
		"lg %%r3, %[slot0]\n\t"
		"cgr %%r2, %%r3\n\t"
		"jgne %l[ne]\n\t"
		RSEQ_INJECT_ASM(4)
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, %l[error1])
		"lg %%r2, %[slot2]\n\t"
		"lg %%r2, 0(%%r2)\n\t"
		"lg %%r3, %[slot0]\n\t"
		"cgr %%r2, %%r3\n\t"
		"jgne %l[error2]\n\t"
#endif
		".Lrseq_end3_%=:\n\t"
		"clgfi %[i2], 2130706432\n\t"
		"jghe %l[exit_assertion1]\n\t"
		".Lrseq_ok4_%=:\n\t"
		"srlg %%r2, %[i2], 3\n\t"
		"clgfi %%r2, 268435456\n\t"
		"jgle .Lrseq_end7_%=\n\t"
		".Lrseq_other6_%=:\n\t"
		"lgfi %%r2, 268435456\n\t"
		".Lrseq_end7_%=:\n\t"
		"lghi %%r3, 0\n\t"
		".Lrseq_for8_%=:\n\t"
		"clgr %%r3, %%r2\n\t"
		"jghe .Lrseq_done11_%=\n\t"
		".Lrseq_do9_%=:\n\t"
		"sllg %%r4, %%r3, 3\n\t"
		"la %%r5, 0(%%r4,%[i0])\n\t"
		"sllg %%r4, %%r3, 3\n\t"
		"la %%r1, 0(%%r4,%[i1])\n\t"
		"llgc %%r4, 0(%%r1)\n\t"
		"stc %%r4, 0(%%r5)\n\t"
		"llgc %%r4, 1(%%r1)\n\t"
		"stc %%r4, 1(%%r5)\n\t"
		"llgc %%r4, 2(%%r1)\n\t"
		"stc %%r4, 2(%%r5)\n\t"
		"llgc %%r4, 3(%%r1)\n\t"
		"stc %%r4, 3(%%r5)\n\t"
		"llgc %%r4, 4(%%r1)\n\t"
		"stc %%r4, 4(%%r5)\n\t"
		"llgc %%r4, 5(%%r1)\n\t"
		"stc %%r4, 5(%%r5)\n\t"
		"llgc %%r4, 6(%%r1)\n\t"
		"stc %%r4, 6(%%r5)\n\t"
		"llgc %%r4, 7(%%r1)\n\t"
		"stc %%r4, 7(%%r5)\n\t"
		"agfi %%r3, 1\n\t"
		"jg .Lrseq_for8_%=\n\t"
		".Lrseq_done11_%=:\n\t"
		"srlg %%r2, %[i2], 3\n\t"
		"clgfi %%r2, 268435456\n\t"
		"jghe %l[exit_index2]\n\t"
		".Lrseq_ok12_%=:\n\t"
		"sllg %%r3, %%r2, 3\n\t"
		"la %%r5, 0(%%r3,%[i0])\n\t"
		"clgfi %%r2, 268435456\n\t"
		"jghe %l[exit_index2]\n\t"
		".Lrseq_ok14_%=:\n\t"
		"sllg %%r2, %%r2, 3\n\t"
		"la %%r1, 0(%%r2,%[i1])\n\t"
		"lghi %%r2, 7\n\t"
		"lgr %%r3, %[i2]\n\t"
		"ngr %%r3, %%r2\n\t"
		"clgfi %%r3, 0\n\t"
		"jgle .Lrseq_end18_%=\n\t"
		".Lrseq_then16_%=:\n\t"
		"llgc %%r2, 0(%%r1)\n\t"
		"stc %%r2, 0(%%r5)\n\t"
		".Lrseq_end18_%=:\n\t"
		"clgfi %%r3, 1\n\t"
		"jgle .Lrseq_end21_%=\n\t"
		".Lrseq_then19_%=:\n\t"
		"llgc %%r2, 1(%%r1)\n\t"
		"stc %%r2, 1(%%r5)\n\t"
		".Lrseq_end21_%=:\n\t"
		"clgfi %%r3, 2\n\t"
		"jgle .Lrseq_end24_%=\n\t"
		".Lrseq_then22_%=:\n\t"
		"llgc %%r2, 2(%%r1)\n\t"
		"stc %%r2, 2(%%r5)\n\t"
		".Lrseq_end24_%=:\n\t"
		"clgfi %%r3, 3\n\t"
		"jgle .Lrseq_end27_%=\n\t"
		".Lrseq_then25_%=:\n\t"
		"llgc %%r2, 3(%%r1)\n\t"
		"stc %%r2, 3(%%r5)\n\t"
		".Lrseq_end27_%=:\n\t"
		"clgfi %%r3, 4\n\t"
		"jgle .Lrseq_end30_%=\n\t"
		".Lrseq_then28_%=:\n\t"
		"llgc %%r2, 4(%%r1)\n\t"
		"stc %%r2, 4(%%r5)\n\t"
		".Lrseq_end30_%=:\n\t"
		"clgfi %%r3, 5\n\t"
		"jgle .Lrseq_end33_%=\n\t"
		".Lrseq_then31_%=:\n\t"
		"llgc %%r2, 5(%%r1)\n\t"
		"stc %%r2, 5(%%r5)\n\t"
		".Lrseq_end33_%=:\n\t"
		"clgfi %%r3, 6\n\t"
		"jgle .Lrseq_end36_%=\n\t"
		".Lrseq_then34_%=:\n\t"
		"llgc %%r2, 6(%%r1)\n\t"
		"stc %%r2, 6(%%r5)\n\t"
		".Lrseq_end36_%=:\n\t"
		"lg %%r2, %[slot1]\n\t"
		"lg %%r3, %[slot2]\n\t"
		RSEQ_INJECT_ASM(5)
		"stg %%r2, 0(%%r3)\n\t"
		"2:\n\t"
		RSEQ_INJECT_ASM(6)
		RSEQ_ASM_DEFINE_ABORT(4, "", abort)
		: /* no outputs */
		: [cpu_id] "r" (cpu), [current_cpu_id] "m" (rseq_get_abi()->RSEQ_TEMPLATE_INDEX_CPU_ID_FIELD), [rseq_cs] "m" (rseq_get_abi()->rseq_cs.arch.ptr), [i0] "a" (dst), [i1] "a" (src), [i2] "a" (len), [slot0] "m" (rseq_frame[0]), [slot1] "m" (rseq_frame[1]), [slot2] "m" (rseq_frame[2])
		  RSEQ_INJECT_INPUT
		: "memory", "cc", "r2", "r3", "r4", "r5", "r1", "r0"
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

/*
 * Made by rseq 0.1.0 from librseq_ops.py for ppc64le.
 */
#include "rseq/arch/templates/bits.h"

#if !(defined(__powerpc64__) && defined(__LITTLE_ENDIAN__) && _CALL_ELF == 2)
# error "built for ppc64le only"
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
		"ld %%r3, 0(%[i0])\n\t"
		"cmpd 7, %%r3, %[i1]\n\t"
		"bne 7, %l[ne]\n\t"
		RSEQ_INJECT_ASM(4)
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, %l[error1])
		"ld %%r3, 0(%[i0])\n\t"
		"cmpd 7, %%r3, %[i1]\n\t"
		"bne 7, %l[error2]\n\t"
#endif
		".Lrseq_end3_%=:\n\t"
		"std %[i2], 0(%[i0])\n\t"
		"2:\n\t"
		RSEQ_INJECT_ASM(5)
		RSEQ_ASM_DEFINE_ABORT(4, "", abort)
		: /* no outputs */
		: [cpu_id] "r" (cpu), [current_cpu_id] "m" (rseq_get_abi()->RSEQ_TEMPLATE_INDEX_CPU_ID_FIELD), [rseq_cs] "m" (rseq_get_abi()->rseq_cs.arch.ptr), [i0] "b" (v), [i1] "b" (expect), [i2] "b" (newv)
		  RSEQ_INJECT_INPUT
		: "memory", "cc", "r3", "r17"
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
		"ld %%r3, 0(%[i0])\n\t"
		"cmpld 7, %%r3, %[i1]\n\t"
		"beq 7, %l[ne]\n\t"
		RSEQ_INJECT_ASM(4)
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, %l[error1])
		"ld %%r3, 0(%[i0])\n\t"
		"cmpld 7, %%r3, %[i1]\n\t"
		"beq 7, %l[error2]\n\t"
#endif
		".Lrseq_end3_%=:\n\t"
		"cmpldi 7, %%r3, 0\n\t"
		"beq 7, %l[exit_assertion1]\n\t"
		".Lrseq_ok4_%=:\n\t"
		"std %%r3, 0(%[i3])\n\t"
		"sldi %%r4, %[i2], 3\n\t"
		"add %%r3, %%r3, %%r4\n\t"
		"ld %%r3, 0(%%r3)\n\t"
		RSEQ_INJECT_ASM(5)
		"std %%r3, 0(%[i0])\n\t"
		"2:\n\t"
		RSEQ_INJECT_ASM(6)
		RSEQ_ASM_DEFINE_ABORT(4, "", abort)
		: /* no outputs */
		: [cpu_id] "r" (cpu), [current_cpu_id] "m" (rseq_get_abi()->RSEQ_TEMPLATE_INDEX_CPU_ID_FIELD), [rseq_cs] "m" (rseq_get_abi()->rseq_cs.arch.ptr), [i0] "b" (v), [i1] "b" (expectnot), [i2] "b" ((uint64_t) voffp / sizeof(intptr_t)), [i3] "b" (load)
		  RSEQ_INJECT_INPUT
		: "memory", "cc", "r3", "r4", "r17"
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
		"ld %%r3, 0(%[i0])\n\t"
		"add %%r3, %%r3, %[i1]\n\t"
		"std %%r3, 0(%[i0])\n\t"
		"2:\n\t"
		RSEQ_INJECT_ASM(4)
		RSEQ_ASM_DEFINE_ABORT(4, "", abort)
		: /* no outputs */
		: [cpu_id] "r" (cpu), [current_cpu_id] "m" (rseq_get_abi()->RSEQ_TEMPLATE_INDEX_CPU_ID_FIELD), [rseq_cs] "m" (rseq_get_abi()->rseq_cs.arch.ptr), [i0] "b" (v), [i1] "b" (count)
		  RSEQ_INJECT_INPUT
		: "memory", "cc", "r3", "r17"
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
		"ld %%r3, 0(%[i0])\n\t"
		"cmpldi 7, %%r3, 0\n\t"
		"beq 7, %l[exit_assertion1]\n\t"
		".Lrseq_ok1_%=:\n\t"
		"sldi %%r4, %[i1], 3\n\t"
		"add %%r3, %%r3, %%r4\n\t"
		"ld %%r3, 0(%%r3)\n\t"
		".Lrseq_ok3_%=:\n\t"
		"ld %%r4, 0(%%r3)\n\t"
		"add %%r4, %%r4, %[i2]\n\t"
		"std %%r4, 0(%%r3)\n\t"
		"2:\n\t"
		RSEQ_INJECT_ASM(4)
		RSEQ_ASM_DEFINE_ABORT(4, "", abort)
		: /* no outputs */
		: [cpu_id] "r" (cpu), [current_cpu_id] "m" (rseq_get_abi()->RSEQ_TEMPLATE_INDEX_CPU_ID_FIELD), [rseq_cs] "m" (rseq_get_abi()->rseq_cs.arch.ptr), [i0] "b" (ptr), [i1] "b" ((uint64_t) off / sizeof(intptr_t)), [i2] "b" (inc)
		  RSEQ_INJECT_INPUT
		: "memory", "cc", "r3", "r4", "r17"
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
		"ld %%r3, 0(%[i0])\n\t"
		"cmpd 7, %%r3, %[i1]\n\t"
		"bne 7, %l[ne]\n\t"
		RSEQ_INJECT_ASM(4)
		".Lrseq_end3_%=:\n\t"
		"ld %%r3, 0(%[i2])\n\t"
		"cmpd 7, %%r3, %[i3]\n\t"
		"bne 7, %l[ne]\n\t"
		RSEQ_INJECT_ASM(5)
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, %l[error1])
		"ld %%r3, 0(%[i0])\n\t"
		"cmpd 7, %%r3, %[i1]\n\t"
		"bne 7, %l[error2]\n\t"
		"ld %%r3, 0(%[i2])\n\t"
		"cmpd 7, %%r3, %[i3]\n\t"
		"bne 7, %l[error2]\n\t"
#endif
		".Lrseq_end6_%=:\n\t"
		"std %[i4], 0(%[i0])\n\t"
		"2:\n\t"
		RSEQ_INJECT_ASM(6)
		RSEQ_ASM_DEFINE_ABORT(4, "", abort)
		: /* no outputs */
		: [cpu_id] "r" (cpu), [current_cpu_id] "m" (rseq_get_abi()->RSEQ_TEMPLATE_INDEX_CPU_ID_FIELD), [rseq_cs] "m" (rseq_get_abi()->rseq_cs.arch.ptr), [i0] "b" (v), [i1] "b" (expect), [i2] "b" (v2), [i3] "b" (expect2), [i4] "b" (newv)
		  RSEQ_INJECT_INPUT
		: "memory", "cc", "r3", "r17"
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
		"ld %%r3, 0(%[i0])\n\t"
		"cmpd 7, %%r3, %[i1]\n\t"
		"bne 7, %l[ne]\n\t"
		RSEQ_INJECT_ASM(4)
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, %l[error1])
		"ld %%r3, 0(%[i0])\n\t"
		"cmpd 7, %%r3, %[i1]\n\t"
		"bne 7, %l[error2]\n\t"
#endif
		".Lrseq_end3_%=:\n\t"
		"std %[i3], 0(%[i2])\n\t"
		RSEQ_INJECT_ASM(5)
		"std %[i4], 0(%[i0])\n\t"
		"2:\n\t"
		RSEQ_INJECT_ASM(6)
		RSEQ_ASM_DEFINE_ABORT(4, "", abort)
		: /* no outputs */
		: [cpu_id] "r" (cpu), [current_cpu_id] "m" (rseq_get_abi()->RSEQ_TEMPLATE_INDEX_CPU_ID_FIELD), [rseq_cs] "m" (rseq_get_abi()->rseq_cs.arch.ptr), [i0] "b" (v), [i1] "b" (expect), [i2] "b" (v2), [i3] "b" (newv2), [i4] "b" (newv)
		  RSEQ_INJECT_INPUT
		: "memory", "cc", "r3", "r17"
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
		"ld %%r3, 0(%[i0])\n\t"
		"cmpd 7, %%r3, %[i1]\n\t"
		"bne 7, %l[ne]\n\t"
		RSEQ_INJECT_ASM(4)
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, %l[error1])
		"ld %%r3, 0(%[i0])\n\t"
		"cmpd 7, %%r3, %[i1]\n\t"
		"bne 7, %l[error2]\n\t"
#endif
		".Lrseq_end3_%=:\n\t"
		"lis %%r3, 32512\n\t"
		"cmpld 7, %[i4], %%r3\n\t"
		"bge 7, %l[exit_assertion1]\n\t"
		".Lrseq_ok4_%=:\n\t"
		"srdi %%r3, %[i4], 3\n\t"
		"lis %%r4, 4096\n\t"
		"cmpld 7, %%r3, %%r4\n\t"
		"ble 7, .Lrseq_end7_%=\n\t"
		".Lrseq_other6_%=:\n\t"
		"lis %%r3, 4096\n\t"
		".Lrseq_end7_%=:\n\t"
		"li %%r4, 0\n\t"
		".Lrseq_for8_%=:\n\t"
		"cmpld 7, %%r4, %%r3\n\t"
		"bge 7, .Lrseq_done11_%=\n\t"
		".Lrseq_do9_%=:\n\t"
		"sldi %%r5, %%r4, 3\n\t"
		"add %%r6, %[i2], %%r5\n\t"
		"sldi %%r5, %%r4, 3\n\t"
		"add %%r7, %[i3], %%r5\n\t"
		"lbz %%r5, 0(%%r7)\n\t"
		"stb %%r5, 0(%%r6)\n\t"
		"lbz %%r5, 1(%%r7)\n\t"
		"stb %%r5, 1(%%r6)\n\t"
		"lbz %%r5, 2(%%r7)\n\t"
		"stb %%r5, 2(%%r6)\n\t"
		"lbz %%r5, 3(%%r7)\n\t"
		"stb %%r5, 3(%%r6)\n\t"
		"lbz %%r5, 4(%%r7)\n\t"
		"stb %%r5, 4(%%r6)\n\t"
		"lbz %%r5, 5(%%r7)\n\t"
		"stb %%r5, 5(%%r6)\n\t"
		"lbz %%r5, 6(%%r7)\n\t"
		"stb %%r5, 6(%%r6)\n\t"
		"lbz %%r5, 7(%%r7)\n\t"
		"stb %%r5, 7(%%r6)\n\t"
		"addi %%r4, %%r4, 1\n\t"
		"b .Lrseq_for8_%=\n\t"
		".Lrseq_done11_%=:\n\t"
		"srdi %%r3, %[i4], 3\n\t"
		"lis %%r4, 4096\n\t"
		"cmpld 7, %%r3, %%r4\n\t"
		"bge 7, %l[exit_index2]\n\t"
		".Lrseq_ok12_%=:\n\t"
		"sldi %%r4, %%r3, 3\n\t"
		"add %%r6, %[i2], %%r4\n\t"
		"lis %%r4, 4096\n\t"
		"cmpld 7, %%r3, %%r4\n\t"
		"bge 7, %l[exit_index2]\n\t"
		".Lrseq_ok14_%=:\n\t"
		"sldi %%r3, %%r3, 3\n\t"
		"add %%r7, %[i3], %%r3\n\t"
		"andi. %%r3, %[i4], 7\n\t"
		"cmpldi 7, %%r3, 0\n\t"
		"ble 7, .Lrseq_end18_%=\n\t"
		".Lrseq_then16_%=:\n\t"
		"lbz %%r4, 0(%%r7)\n\t"
		"stb %%r4, 0(%%r6)\n\t"
		".Lrseq_end18_%=:\n\t"
		"cmpldi 7, %%r3, 1\n\t"
		"ble 7, .Lrseq_end21_%=\n\t"
		".Lrseq_then19_%=:\n\t"
		"lbz %%r4, 1(%%r7)\n\t"
		"stb %%r4, 1(%%r6)\n\t"
		".Lrseq_end21_%=:\n\t"
		"cmpldi 7, %%r3, 2\n\t"
		"ble 7, .Lrseq_end24_%=\n\t"
		".Lrseq_then22_%=:\n\t"
		"lbz %%r4, 2(%%r7)\n\t"
		"stb %%r4, 2(%%r6)\n\t"
		".Lrseq_end24_%=:\n\t"
		"cmpldi 7, %%r3, 3\n\t"
		"ble 7, .Lrseq_end27_%=\n\t"
		".Lrseq_then25_%=:\n\t"
		"lbz %%r4, 3(%%r7)\n\t"
		"stb %%r4, 3(%%r6)\n\t"
		".Lrseq_end27_%=:\n\t"
		"cmpldi 7, %%r3, 4\n\t"
		"ble 7, .Lrseq_end30_%=\n\t"
		".Lrseq_then28_%=:\n\t"
		"lbz %%r4, 4(%%r7)\n\t"
		"stb %%r4, 4(%%r6)\n\t"
		".Lrseq_end30_%=:\n\t"
		"cmpldi 7, %%r3, 5\n\t"
		"ble 7, .Lrseq_end33_%=\n\t"
		".Lrseq_then31_%=:\n\t"
		"lbz %%r4, 5(%%r7)\n\t"
		"stb %%r4, 5(%%r6)\n\t"
		".Lrseq_end33_%=:\n\t"
		"cmpldi 7, %%r3, 6\n\t"
		"ble 7, .Lrseq_end36_%=\n\t"
		".Lrseq_then34_%=:\n\t"
		"lbz %%r3, 6(%%r7)\n\t"
		"stb %%r3, 6(%%r6)\n\t"
		".Lrseq_end36_%=:\n\t"
		RSEQ_INJECT_ASM(5)
		"std %[i5], 0(%[i0])\n\t"
		"2:\n\t"
		RSEQ_INJECT_ASM(6)
		RSEQ_ASM_DEFINE_ABORT(4, "", abort)
		: /* no outputs */
		: [cpu_id] "r" (cpu), [current_cpu_id] "m" (rseq_get_abi()->RSEQ_TEMPLATE_INDEX_CPU_ID_FIELD), [rseq_cs] "m" (rseq_get_abi()->rseq_cs.arch.ptr), [i0] "b" (v), [i1] "b" (expect), [i2] "b" (dst), [i3] "b" (src), [i4] "b" (len), [i5] "b" (newv)
		  RSEQ_INJECT_INPUT
		: "memory", "cc", "r3", "r4", "r5", "r6", "r7", "r17"
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
		"ld %%r3, 0(%[i0])\n\t"
		"cmpd 7, %%r3, %[i1]\n\t"
		"bne 7, %l[ne]\n\t"
		RSEQ_INJECT_ASM(4)
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, %l[error1])
		"ld %%r3, 0(%[i0])\n\t"
		"cmpd 7, %%r3, %[i1]\n\t"
		"bne 7, %l[error2]\n\t"
#endif
		".Lrseq_end3_%=:\n\t"
		"std %[i3], 0(%[i2])\n\t"
		RSEQ_INJECT_ASM(5)
		"lwsync\n\t"
		"std %[i4], 0(%[i0])\n\t"
		"2:\n\t"
		RSEQ_INJECT_ASM(6)
		RSEQ_ASM_DEFINE_ABORT(4, "", abort)
		: /* no outputs */
		: [cpu_id] "r" (cpu), [current_cpu_id] "m" (rseq_get_abi()->RSEQ_TEMPLATE_INDEX_CPU_ID_FIELD), [rseq_cs] "m" (rseq_get_abi()->rseq_cs.arch.ptr), [i0] "b" (v), [i1] "b" (expect), [i2] "b" (v2), [i3] "b" (newv2), [i4] "b" (newv)
		  RSEQ_INJECT_INPUT
		: "memory", "cc", "r3", "r17"
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
		"ld %%r3, 0(%[i0])\n\t"
		"cmpd 7, %%r3, %[i1]\n\t"
		"bne 7, %l[ne]\n\t"
		RSEQ_INJECT_ASM(4)
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, %l[error1])
		"ld %%r3, 0(%[i0])\n\t"
		"cmpd 7, %%r3, %[i1]\n\t"
		"bne 7, %l[error2]\n\t"
#endif
		".Lrseq_end3_%=:\n\t"
		"lis %%r3, 32512\n\t"
		"cmpld 7, %[i4], %%r3\n\t"
		"bge 7, %l[exit_assertion1]\n\t"
		".Lrseq_ok4_%=:\n\t"
		"srdi %%r3, %[i4], 3\n\t"
		"lis %%r4, 4096\n\t"
		"cmpld 7, %%r3, %%r4\n\t"
		"ble 7, .Lrseq_end7_%=\n\t"
		".Lrseq_other6_%=:\n\t"
		"lis %%r3, 4096\n\t"
		".Lrseq_end7_%=:\n\t"
		"li %%r4, 0\n\t"
		".Lrseq_for8_%=:\n\t"
		"cmpld 7, %%r4, %%r3\n\t"
		"bge 7, .Lrseq_done11_%=\n\t"
		".Lrseq_do9_%=:\n\t"
		"sldi %%r5, %%r4, 3\n\t"
		"add %%r6, %[i2], %%r5\n\t"
		"sldi %%r5, %%r4, 3\n\t"
		"add %%r7, %[i3], %%r5\n\t"
		"lbz %%r5, 0(%%r7)\n\t"
		"stb %%r5, 0(%%r6)\n\t"
		"lbz %%r5, 1(%%r7)\n\t"
		"stb %%r5, 1(%%r6)\n\t"
		"lbz %%r5, 2(%%r7)\n\t"
		"stb %%r5, 2(%%r6)\n\t"
		"lbz %%r5, 3(%%r7)\n\t"
		"stb %%r5, 3(%%r6)\n\t"
		"lbz %%r5, 4(%%r7)\n\t"
		"stb %%r5, 4(%%r6)\n\t"
		"lbz %%r5, 5(%%r7)\n\t"
		"stb %%r5, 5(%%r6)\n\t"
		"lbz %%r5, 6(%%r7)\n\t"
		"stb %%r5, 6(%%r6)\n\t"
		"lbz %%r5, 7(%%r7)\n\t"
		"stb %%r5, 7(%%r6)\n\t"
		"addi %%r4, %%r4, 1\n\t"
		"b .Lrseq_for8_%=\n\t"
		".Lrseq_done11_%=:\n\t"
		"srdi %%r3, %[i4], 3\n\t"
		"lis %%r4, 4096\n\t"
		"cmpld 7, %%r3, %%r4\n\t"
		"bge 7, %l[exit_index2]\n\t"
		".Lrseq_ok12_%=:\n\t"
		"sldi %%r4, %%r3, 3\n\t"
		"add %%r6, %[i2], %%r4\n\t"
		"lis %%r4, 4096\n\t"
		"cmpld 7, %%r3, %%r4\n\t"
		"bge 7, %l[exit_index2]\n\t"
		".Lrseq_ok14_%=:\n\t"
		"sldi %%r3, %%r3, 3\n\t"
		"add %%r7, %[i3], %%r3\n\t"
		"andi. %%r3, %[i4], 7\n\t"
		"cmpldi 7, %%r3, 0\n\t"
		"ble 7, .Lrseq_end18_%=\n\t"
		".Lrseq_then16_%=:\n\t"
		"lbz %%r4, 0(%%r7)\n\t"
		"stb %%r4, 0(%%r6)\n\t"
		".Lrseq_end18_%=:\n\t"
		"cmpldi 7, %%r3, 1\n\t"
		"ble 7, .Lrseq_end21_%=\n\t"
		".Lrseq_then19_%=:\n\t"
		"lbz %%r4, 1(%%r7)\n\t"
		"stb %%r4, 1(%%r6)\n\t"
		".Lrseq_end21_%=:\n\t"
		"cmpldi 7, %%r3, 2\n\t"
		"ble 7, .Lrseq_end24_%=\n\t"
		".Lrseq_then22_%=:\n\t"
		"lbz %%r4, 2(%%r7)\n\t"
		"stb %%r4, 2(%%r6)\n\t"
		".Lrseq_end24_%=:\n\t"
		"cmpldi 7, %%r3, 3\n\t"
		"ble 7, .Lrseq_end27_%=\n\t"
		".Lrseq_then25_%=:\n\t"
		"lbz %%r4, 3(%%r7)\n\t"
		"stb %%r4, 3(%%r6)\n\t"
		".Lrseq_end27_%=:\n\t"
		"cmpldi 7, %%r3, 4\n\t"
		"ble 7, .Lrseq_end30_%=\n\t"
		".Lrseq_then28_%=:\n\t"
		"lbz %%r4, 4(%%r7)\n\t"
		"stb %%r4, 4(%%r6)\n\t"
		".Lrseq_end30_%=:\n\t"
		"cmpldi 7, %%r3, 5\n\t"
		"ble 7, .Lrseq_end33_%=\n\t"
		".Lrseq_then31_%=:\n\t"
		"lbz %%r4, 5(%%r7)\n\t"
		"stb %%r4, 5(%%r6)\n\t"
		".Lrseq_end33_%=:\n\t"
		"cmpldi 7, %%r3, 6\n\t"
		"ble 7, .Lrseq_end36_%=\n\t"
		".Lrseq_then34_%=:\n\t"
		"lbz %%r3, 6(%%r7)\n\t"
		"stb %%r3, 6(%%r6)\n\t"
		".Lrseq_end36_%=:\n\t"
		RSEQ_INJECT_ASM(5)
		"lwsync\n\t"
		"std %[i5], 0(%[i0])\n\t"
		"2:\n\t"
		RSEQ_INJECT_ASM(6)
		RSEQ_ASM_DEFINE_ABORT(4, "", abort)
		: /* no outputs */
		: [cpu_id] "r" (cpu), [current_cpu_id] "m" (rseq_get_abi()->RSEQ_TEMPLATE_INDEX_CPU_ID_FIELD), [rseq_cs] "m" (rseq_get_abi()->rseq_cs.arch.ptr), [i0] "b" (v), [i1] "b" (expect), [i2] "b" (dst), [i3] "b" (src), [i4] "b" (len), [i5] "b" (newv)
		  RSEQ_INJECT_INPUT
		: "memory", "cc", "r3", "r4", "r5", "r6", "r7", "r17"
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

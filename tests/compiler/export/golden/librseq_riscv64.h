/*
 * Made by rseq 0.1.0 from librseq_ops.py for riscv64.
 */
#include "rseq/arch/templates/bits.h"

#if !(defined(__riscv) && __riscv_xlen == 64 && defined(__riscv_mul) && defined(__riscv_flen) && __riscv_flen >= 64)
# error "built for riscv64 only"
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
		"ld a0, %[i0]\n\t"
		"bne a0, %[i1], %l[ne]\n\t"
		RSEQ_INJECT_ASM(4)
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, %l[error1])
		"ld a0, %[i0]\n\t"
		"bne a0, %[i1], %l[error2]\n\t"
#endif
		".Lrseq_end3_%=:\n\t"
		"sd %[i2], %[i0]\n\t"
		"2:\n\t"
		RSEQ_INJECT_ASM(5)
		RSEQ_ASM_DEFINE_ABORT(4, "", abort)
		: /* no outputs */
		: [cpu_id] "r" (cpu), [current_cpu_id] "m" (rseq_get_abi()->RSEQ_TEMPLATE_INDEX_CPU_ID_FIELD), [rseq_cs] "m" (rseq_get_abi()->rseq_cs.arch.ptr), [i0] "m" (*v), [i1] "r" (expect), [i2] "r" (newv)
		  RSEQ_INJECT_INPUT
		: "memory", "cc", "a0", "t6"
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
		"ld a0, %[i0]\n\t"
		"beq a0, %[i1], %l[ne]\n\t"
		RSEQ_INJECT_ASM(4)
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, %l[error1])
		"ld a0, %[i0]\n\t"
		"beq a0, %[i1], %l[error2]\n\t"
#endif
		".Lrseq_end3_%=:\n\t"
		"beq a0, zero, %l[exit_assertion1]\n\t"
		".Lrseq_ok4_%=:\n\t"
		"sd a0, %[i3]\n\t"
		"slli a1, %[i2], 3\n\t"
		"add a0, a0, a1\n\t"
		"ld a0, 0(a0)\n\t"
		RSEQ_INJECT_ASM(5)
		"sd a0, %[i0]\n\t"
		"2:\n\t"
		RSEQ_INJECT_ASM(6)
		RSEQ_ASM_DEFINE_ABORT(4, "", abort)
		: /* no outputs */
		: [cpu_id] "r" (cpu), [current_cpu_id] "m" (rseq_get_abi()->RSEQ_TEMPLATE_INDEX_CPU_ID_FIELD), [rseq_cs] "m" (rseq_get_abi()->rseq_cs.arch.ptr), [i0] "m" (*v), [i1] "r" (expectnot), [i2] "r" ((uint64_t) voffp / sizeof(intptr_t)), [i3] "m" (*load)
		  RSEQ_INJECT_INPUT
		: "memory", "cc", "a0", "a1", "t6"
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
		"ld a0, %[i0]\n\t"
		"add a0, a0, %[i1]\n\t"
		"sd a0, %[i0]\n\t"
		"2:\n\t"
		RSEQ_INJECT_ASM(4)
		RSEQ_ASM_DEFINE_ABORT(4, "", abort)
		: /* no outputs */
		: [cpu_id] "r" (cpu), [current_cpu_id] "m" (rseq_get_abi()->RSEQ_TEMPLATE_INDEX_CPU_ID_FIELD), [rseq_cs] "m" (rseq_get_abi()->rseq_cs.arch.ptr), [i0] "m" (*v), [i1] "r" (count)
		  RSEQ_INJECT_INPUT
		: "memory", "cc", "a0", "t6"
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
		"ld a0, %[i0]\n\t"
		"beq a0, zero, %l[exit_assertion1]\n\t"
		".Lrseq_ok1_%=:\n\t"
		"slli a1, %[i1], 3\n\t"
		"add a0, a0, a1\n\t"
		"ld a0, 0(a0)\n\t"
		".Lrseq_ok3_%=:\n\t"
		"ld a1, 0(a0)\n\t"
		"add a1, a1, %[i2]\n\t"
		"sd a1, 0(a0)\n\t"
		"2:\n\t"
		RSEQ_INJECT_ASM(4)
		RSEQ_ASM_DEFINE_ABORT(4, "", abort)
		: /* no outputs */
		: [cpu_id] "r" (cpu), [current_cpu_id] "m" (rseq_get_abi()->RSEQ_TEMPLATE_INDEX_CPU_ID_FIELD), [rseq_cs] "m" (rseq_get_abi()->rseq_cs.arch.ptr), [i0] "m" (*ptr), [i1] "r" ((uint64_t) off / sizeof(intptr_t)), [i2] "r" (inc)
		  RSEQ_INJECT_INPUT
		: "memory", "cc", "a0", "a1", "t6"
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
		"ld a0, %[i0]\n\t"
		"bne a0, %[i1], %l[ne]\n\t"
		RSEQ_INJECT_ASM(4)
		".Lrseq_end3_%=:\n\t"
		"ld a0, %[i2]\n\t"
		"bne a0, %[i3], %l[ne]\n\t"
		RSEQ_INJECT_ASM(5)
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, %l[error1])
		"ld a0, %[i0]\n\t"
		"bne a0, %[i1], %l[error2]\n\t"
		"ld a0, %[i2]\n\t"
		"bne a0, %[i3], %l[error2]\n\t"
#endif
		".Lrseq_end6_%=:\n\t"
		"sd %[i4], %[i0]\n\t"
		"2:\n\t"
		RSEQ_INJECT_ASM(6)
		RSEQ_ASM_DEFINE_ABORT(4, "", abort)
		: /* no outputs */
		: [cpu_id] "r" (cpu), [current_cpu_id] "m" (rseq_get_abi()->RSEQ_TEMPLATE_INDEX_CPU_ID_FIELD), [rseq_cs] "m" (rseq_get_abi()->rseq_cs.arch.ptr), [i0] "m" (*v), [i1] "r" (expect), [i2] "m" (*v2), [i3] "r" (expect2), [i4] "r" (newv)
		  RSEQ_INJECT_INPUT
		: "memory", "cc", "a0", "t6"
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
		"ld a0, %[i0]\n\t"
		"bne a0, %[i1], %l[ne]\n\t"
		RSEQ_INJECT_ASM(4)
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, %l[error1])
		"ld a0, %[i0]\n\t"
		"bne a0, %[i1], %l[error2]\n\t"
#endif
		".Lrseq_end3_%=:\n\t"
		"sd %[i3], %[i2]\n\t"
		RSEQ_INJECT_ASM(5)
		"sd %[i4], %[i0]\n\t"
		"2:\n\t"
		RSEQ_INJECT_ASM(6)
		RSEQ_ASM_DEFINE_ABORT(4, "", abort)
		: /* no outputs */
		: [cpu_id] "r" (cpu), [current_cpu_id] "m" (rseq_get_abi()->RSEQ_TEMPLATE_INDEX_CPU_ID_FIELD), [rseq_cs] "m" (rseq_get_abi()->rseq_cs.arch.ptr), [i0] "m" (*v), [i1] "r" (expect), [i2] "m" (*v2), [i3] "r" (newv2), [i4] "r" (newv)
		  RSEQ_INJECT_INPUT
		: "memory", "cc", "a0", "t6"
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
		"ld a0, %[i0]\n\t"
		"bne a0, %[i1], %l[ne]\n\t"
		RSEQ_INJECT_ASM(4)
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, %l[error1])
		"ld a0, %[i0]\n\t"
		"bne a0, %[i1], %l[error2]\n\t"
#endif
		".Lrseq_end3_%=:\n\t"
		"lui a0, 520192\n\t"
		"bgeu %[i4], a0, %l[exit_assertion1]\n\t"
		".Lrseq_ok4_%=:\n\t"
		"srli a0, %[i4], 3\n\t"
		"lui a1, 65536\n\t"
		"bgeu a1, a0, .Lrseq_end7_%=\n\t"
		".Lrseq_other6_%=:\n\t"
		"lui a0, 65536\n\t"
		".Lrseq_end7_%=:\n\t"
		"li a1, 0\n\t"
		".Lrseq_for8_%=:\n\t"
		"bgeu a1, a0, .Lrseq_done11_%=\n\t"
		".Lrseq_do9_%=:\n\t"
		"slli a2, a1, 3\n\t"
		"add a3, %[i2], a2\n\t"
		"slli a2, a1, 3\n\t"
		"add a4, %[i3], a2\n\t"
		"lbu a2, 0(a4)\n\t"
		"sb a2, 0(a3)\n\t"
		"lbu a2, 1(a4)\n\t"
		"sb a2, 1(a3)\n\t"
		"lbu a2, 2(a4)\n\t"
		"sb a2, 2(a3)\n\t"
		"lbu a2, 3(a4)\n\t"
		"sb a2, 3(a3)\n\t"
		"lbu a2, 4(a4)\n\t"
		"sb a2, 4(a3)\n\t"
		"lbu a2, 5(a4)\n\t"
		"sb a2, 5(a3)\n\t"
		"lbu a2, 6(a4)\n\t"
		"sb a2, 6(a3)\n\t"
		"lbu a2, 7(a4)\n\t"
		"sb a2, 7(a3)\n\t"
		"addi a1, a1, 1\n\t"
		"j .Lrseq_for8_%=\n\t"
		".Lrseq_done11_%=:\n\t"
		"srli a0, %[i4], 3\n\t"
		"lui a1, 65536\n\t"
		"bgeu a0, a1, %l[exit_index2]\n\t"
		".Lrseq_ok12_%=:\n\t"
		"slli a1, a0, 3\n\t"
		"add a3, %[i2], a1\n\t"
		"lui a1, 65536\n\t"
		"bgeu a0, a1, %l[exit_index2]\n\t"
		".Lrseq_ok14_%=:\n\t"
		"slli a0, a0, 3\n\t"
		"add a4, %[i3], a0\n\t"
		"andi a0, %[i4], 7\n\t"
		"bgeu zero, a0, .Lrseq_end18_%=\n\t"
		".Lrseq_then16_%=:\n\t"
		"lbu a1, 0(a4)\n\t"
		"sb a1, 0(a3)\n\t"
		".Lrseq_end18_%=:\n\t"
		"li a1, 1\n\t"
		"bgeu a1, a0, .Lrseq_end21_%=\n\t"
		".Lrseq_then19_%=:\n\t"
		"lbu a1, 1(a4)\n\t"
		"sb a1, 1(a3)\n\t"
		".Lrseq_end21_%=:\n\t"
		"li a1, 2\n\t"
		"bgeu a1, a0, .Lrseq_end24_%=\n\t"
		".Lrseq_then22_%=:\n\t"
		"lbu a1, 2(a4)\n\t"
		"sb a1, 2(a3)\n\t"
		".Lrseq_end24_%=:\n\t"
		"li a1, 3\n\t"
		"bgeu a1, a0, .Lrseq_end27_%=\n\t"
		".Lrseq_then25_%=:\n\t"
		"lbu a1, 3(a4)\n\t"
		"sb a1, 3(a3)\n\t"
		".Lrseq_end27_%=:\n\t"
		"li a1, 4\n\t"
		"bgeu a1, a0, .Lrseq_end30_%=\n\t"
		".Lrseq_then28_%=:\n\t"
		"lbu a1, 4(a4)\n\t"
		"sb a1, 4(a3)\n\t"
		".Lrseq_end30_%=:\n\t"
		"li a1, 5\n\t"
		"bgeu a1, a0, .Lrseq_end33_%=\n\t"
		".Lrseq_then31_%=:\n\t"
		"lbu a1, 5(a4)\n\t"
		"sb a1, 5(a3)\n\t"
		".Lrseq_end33_%=:\n\t"
		"li a1, 6\n\t"
		"bgeu a1, a0, .Lrseq_end36_%=\n\t"
		".Lrseq_then34_%=:\n\t"
		"lbu a0, 6(a4)\n\t"
		"sb a0, 6(a3)\n\t"
		".Lrseq_end36_%=:\n\t"
		RSEQ_INJECT_ASM(5)
		"sd %[i5], %[i0]\n\t"
		"2:\n\t"
		RSEQ_INJECT_ASM(6)
		RSEQ_ASM_DEFINE_ABORT(4, "", abort)
		: /* no outputs */
		: [cpu_id] "r" (cpu), [current_cpu_id] "m" (rseq_get_abi()->RSEQ_TEMPLATE_INDEX_CPU_ID_FIELD), [rseq_cs] "m" (rseq_get_abi()->rseq_cs.arch.ptr), [i0] "m" (*v), [i1] "r" (expect), [i2] "r" (dst), [i3] "r" (src), [i4] "r" (len), [i5] "r" (newv)
		  RSEQ_INJECT_INPUT
		: "memory", "cc", "a0", "a1", "a2", "a3", "a4", "t6"
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
		"ld a0, %[i0]\n\t"
		"bne a0, %[i1], %l[ne]\n\t"
		RSEQ_INJECT_ASM(4)
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, %l[error1])
		"ld a0, %[i0]\n\t"
		"bne a0, %[i1], %l[error2]\n\t"
#endif
		".Lrseq_end3_%=:\n\t"
		"sd %[i3], %[i2]\n\t"
		RSEQ_INJECT_ASM(5)
		"fence rw, w\n\t"
		"sd %[i4], %[i0]\n\t"
		"2:\n\t"
		RSEQ_INJECT_ASM(6)
		RSEQ_ASM_DEFINE_ABORT(4, "", abort)
		: /* no outputs */
		: [cpu_id] "r" (cpu), [current_cpu_id] "m" (rseq_get_abi()->RSEQ_TEMPLATE_INDEX_CPU_ID_FIELD), [rseq_cs] "m" (rseq_get_abi()->rseq_cs.arch.ptr), [i0] "m" (*v), [i1] "r" (expect), [i2] "m" (*v2), [i3] "r" (newv2), [i4] "r" (newv)
		  RSEQ_INJECT_INPUT
		: "memory", "cc", "a0", "t6"
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
		"ld a0, %[i0]\n\t"
		"bne a0, %[i1], %l[ne]\n\t"
		RSEQ_INJECT_ASM(4)
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, %l[error1])
		"ld a0, %[i0]\n\t"
		"bne a0, %[i1], %l[error2]\n\t"
#endif
		".Lrseq_end3_%=:\n\t"
		"lui a0, 520192\n\t"
		"bgeu %[i4], a0, %l[exit_assertion1]\n\t"
		".Lrseq_ok4_%=:\n\t"
		"srli a0, %[i4], 3\n\t"
		"lui a1, 65536\n\t"
		"bgeu a1, a0, .Lrseq_end7_%=\n\t"
		".Lrseq_other6_%=:\n\t"
		"lui a0, 65536\n\t"
		".Lrseq_end7_%=:\n\t"
		"li a1, 0\n\t"
		".Lrseq_for8_%=:\n\t"
		"bgeu a1, a0, .Lrseq_done11_%=\n\t"
		".Lrseq_do9_%=:\n\t"
		"slli a2, a1, 3\n\t"
		"add a3, %[i2], a2\n\t"
		"slli a2, a1, 3\n\t"
		"add a4, %[i3], a2\n\t"
		"lbu a2, 0(a4)\n\t"
		"sb a2, 0(a3)\n\t"
		"lbu a2, 1(a4)\n\t"
		"sb a2, 1(a3)\n\t"
		"lbu a2, 2(a4)\n\t"
		"sb a2, 2(a3)\n\t"
		"lbu a2, 3(a4)\n\t"
		"sb a2, 3(a3)\n\t"
		"lbu a2, 4(a4)\n\t"
		"sb a2, 4(a3)\n\t"
		"lbu a2, 5(a4)\n\t"
		"sb a2, 5(a3)\n\t"
		"lbu a2, 6(a4)\n\t"
		"sb a2, 6(a3)\n\t"
		"lbu a2, 7(a4)\n\t"
		"sb a2, 7(a3)\n\t"
		"addi a1, a1, 1\n\t"
		"j .Lrseq_for8_%=\n\t"
		".Lrseq_done11_%=:\n\t"
		"srli a0, %[i4], 3\n\t"
		"lui a1, 65536\n\t"
		"bgeu a0, a1, %l[exit_index2]\n\t"
		".Lrseq_ok12_%=:\n\t"
		"slli a1, a0, 3\n\t"
		"add a3, %[i2], a1\n\t"
		"lui a1, 65536\n\t"
		"bgeu a0, a1, %l[exit_index2]\n\t"
		".Lrseq_ok14_%=:\n\t"
		"slli a0, a0, 3\n\t"
		"add a4, %[i3], a0\n\t"
		"andi a0, %[i4], 7\n\t"
		"bgeu zero, a0, .Lrseq_end18_%=\n\t"
		".Lrseq_then16_%=:\n\t"
		"lbu a1, 0(a4)\n\t"
		"sb a1, 0(a3)\n\t"
		".Lrseq_end18_%=:\n\t"
		"li a1, 1\n\t"
		"bgeu a1, a0, .Lrseq_end21_%=\n\t"
		".Lrseq_then19_%=:\n\t"
		"lbu a1, 1(a4)\n\t"
		"sb a1, 1(a3)\n\t"
		".Lrseq_end21_%=:\n\t"
		"li a1, 2\n\t"
		"bgeu a1, a0, .Lrseq_end24_%=\n\t"
		".Lrseq_then22_%=:\n\t"
		"lbu a1, 2(a4)\n\t"
		"sb a1, 2(a3)\n\t"
		".Lrseq_end24_%=:\n\t"
		"li a1, 3\n\t"
		"bgeu a1, a0, .Lrseq_end27_%=\n\t"
		".Lrseq_then25_%=:\n\t"
		"lbu a1, 3(a4)\n\t"
		"sb a1, 3(a3)\n\t"
		".Lrseq_end27_%=:\n\t"
		"li a1, 4\n\t"
		"bgeu a1, a0, .Lrseq_end30_%=\n\t"
		".Lrseq_then28_%=:\n\t"
		"lbu a1, 4(a4)\n\t"
		"sb a1, 4(a3)\n\t"
		".Lrseq_end30_%=:\n\t"
		"li a1, 5\n\t"
		"bgeu a1, a0, .Lrseq_end33_%=\n\t"
		".Lrseq_then31_%=:\n\t"
		"lbu a1, 5(a4)\n\t"
		"sb a1, 5(a3)\n\t"
		".Lrseq_end33_%=:\n\t"
		"li a1, 6\n\t"
		"bgeu a1, a0, .Lrseq_end36_%=\n\t"
		".Lrseq_then34_%=:\n\t"
		"lbu a0, 6(a4)\n\t"
		"sb a0, 6(a3)\n\t"
		".Lrseq_end36_%=:\n\t"
		RSEQ_INJECT_ASM(5)
		"fence rw, w\n\t"
		"sd %[i5], %[i0]\n\t"
		"2:\n\t"
		RSEQ_INJECT_ASM(6)
		RSEQ_ASM_DEFINE_ABORT(4, "", abort)
		: /* no outputs */
		: [cpu_id] "r" (cpu), [current_cpu_id] "m" (rseq_get_abi()->RSEQ_TEMPLATE_INDEX_CPU_ID_FIELD), [rseq_cs] "m" (rseq_get_abi()->rseq_cs.arch.ptr), [i0] "m" (*v), [i1] "r" (expect), [i2] "r" (dst), [i3] "r" (src), [i4] "r" (len), [i5] "r" (newv)
		  RSEQ_INJECT_INPUT
		: "memory", "cc", "a0", "a1", "a2", "a3", "a4", "t6"
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

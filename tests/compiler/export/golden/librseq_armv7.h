/*
 * Made by rseq 0.1.0 from librseq_ops.py for armv7.
 */
#include "rseq/arch/templates/bits.h"

#if !(defined(__arm__) && __ARM_ARCH >= 7 && defined(__ARM_PCS_VFP) && !defined(__ARMEB__))
# error "built for armv7 only"
#endif

#if defined(RSEQ_TEMPLATE_MO_RELAXED) && (defined(RSEQ_TEMPLATE_INDEX_CPU_ID) || defined(RSEQ_TEMPLATE_INDEX_MM_CID))


static inline __attribute__((always_inline))
int RSEQ_TEMPLATE_IDENTIFIER(rseq_load_cbne_store__ptr)(intptr_t *v, intptr_t expect, intptr_t newv, int cpu)
{
	RSEQ_INJECT_C(9)

	__asm__ __volatile__ goto (
		RSEQ_ASM_DEFINE_TABLE(9, 1f, 2f, 4f)
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[ne])
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[error1])
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[error2])
#endif
		RSEQ_ASM_STORE_RSEQ_CS(1, 3f, rseq_cs)
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, 4f)
		RSEQ_INJECT_ASM(3)
		"ldr r0, %[i0]\n\t"
		"cmp r0, %[i1]\n\t"
		"bne %l[ne]\n\t"
		RSEQ_INJECT_ASM(4)
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, %l[error1])
		"ldr r0, %[i0]\n\t"
		"cmp r0, %[i1]\n\t"
		"bne %l[error2]\n\t"
#endif
		".Lrseq_end3_%=:\n\t"
		"str %[i2], %[i0]\n\t"
		"2:\n\t"
		RSEQ_INJECT_ASM(5)
		"b 5f\n\t"
		RSEQ_ASM_DEFINE_ABORT(4, "", abort, 3, 1b, 2b, 4f)
		"5:\n"
		: /* no outputs */
		: [cpu_id] "r" (cpu), [current_cpu_id] "m" (rseq_get_abi()->RSEQ_TEMPLATE_INDEX_CPU_ID_FIELD), [rseq_cs] "m" (rseq_get_abi()->rseq_cs.arch.ptr), [i0] "m" (*v), [i1] "r" (expect), [i2] "r" (newv)
		  RSEQ_INJECT_INPUT
		: "memory", "cc", "r0"
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
		RSEQ_ASM_DEFINE_TABLE(9, 1f, 2f, 4f)
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[ne])
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[exit_assertion1])
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[error1])
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[error2])
#endif
		RSEQ_ASM_STORE_RSEQ_CS(1, 3f, rseq_cs)
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, 4f)
		RSEQ_INJECT_ASM(3)
		"ldr r0, %[i0]\n\t"
		"cmp r0, %[i1]\n\t"
		"beq %l[ne]\n\t"
		RSEQ_INJECT_ASM(4)
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, %l[error1])
		"ldr r0, %[i0]\n\t"
		"cmp r0, %[i1]\n\t"
		"beq %l[error2]\n\t"
#endif
		".Lrseq_end3_%=:\n\t"
		"cmp r0, #0\n\t"
		"beq %l[exit_assertion1]\n\t"
		".Lrseq_ok4_%=:\n\t"
		"str r0, %[i3]\n\t"
		"add r0, r0, %[i2], lsl #2\n\t"
		"ldr r0, [r0]\n\t"
		RSEQ_INJECT_ASM(5)
		"str r0, %[i0]\n\t"
		"2:\n\t"
		RSEQ_INJECT_ASM(6)
		"b 5f\n\t"
		RSEQ_ASM_DEFINE_ABORT(4, "", abort, 3, 1b, 2b, 4f)
		"5:\n"
		: /* no outputs */
		: [cpu_id] "r" (cpu), [current_cpu_id] "m" (rseq_get_abi()->RSEQ_TEMPLATE_INDEX_CPU_ID_FIELD), [rseq_cs] "m" (rseq_get_abi()->rseq_cs.arch.ptr), [i0] "m" (*v), [i1] "r" (expectnot), [i2] "r" ((uint64_t) voffp / sizeof(intptr_t)), [i3] "m" (*load)
		  RSEQ_INJECT_INPUT
		: "memory", "cc", "r0"
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
		RSEQ_ASM_DEFINE_TABLE(9, 1f, 2f, 4f)
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[error1])
#endif
		RSEQ_ASM_STORE_RSEQ_CS(1, 3f, rseq_cs)
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, 4f)
		RSEQ_INJECT_ASM(3)
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, %l[error1])
#endif
		"ldr r0, %[i0]\n\t"
		"add r0, r0, %[i1]\n\t"
		"str r0, %[i0]\n\t"
		"2:\n\t"
		RSEQ_INJECT_ASM(4)
		"b 5f\n\t"
		RSEQ_ASM_DEFINE_ABORT(4, "", abort, 3, 1b, 2b, 4f)
		"5:\n"
		: /* no outputs */
		: [cpu_id] "r" (cpu), [current_cpu_id] "m" (rseq_get_abi()->RSEQ_TEMPLATE_INDEX_CPU_ID_FIELD), [rseq_cs] "m" (rseq_get_abi()->rseq_cs.arch.ptr), [i0] "m" (*v), [i1] "r" (count)
		  RSEQ_INJECT_INPUT
		: "memory", "cc", "r0"
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
		RSEQ_ASM_DEFINE_TABLE(9, 1f, 2f, 4f)
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[exit_assertion1])
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[error1])
#endif
		RSEQ_ASM_STORE_RSEQ_CS(1, 3f, rseq_cs)
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, 4f)
		RSEQ_INJECT_ASM(3)
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, %l[error1])
#endif
		"ldr r0, %[i0]\n\t"
		"cmp r0, #0\n\t"
		"beq %l[exit_assertion1]\n\t"
		".Lrseq_ok1_%=:\n\t"
		"add r0, r0, %[i1], lsl #2\n\t"
		"ldr r0, [r0]\n\t"
		".Lrseq_ok3_%=:\n\t"
		"ldr r1, [r0]\n\t"
		"add r1, r1, %[i2]\n\t"
		"str r1, [r0]\n\t"
		"2:\n\t"
		RSEQ_INJECT_ASM(4)
		"b 5f\n\t"
		RSEQ_ASM_DEFINE_ABORT(4, "", abort, 3, 1b, 2b, 4f)
		"5:\n"
		: /* no outputs */
		: [cpu_id] "r" (cpu), [current_cpu_id] "m" (rseq_get_abi()->RSEQ_TEMPLATE_INDEX_CPU_ID_FIELD), [rseq_cs] "m" (rseq_get_abi()->rseq_cs.arch.ptr), [i0] "m" (*ptr), [i1] "r" ((uint64_t) off / sizeof(intptr_t)), [i2] "r" (inc)
		  RSEQ_INJECT_INPUT
		: "memory", "cc", "r0", "r1"
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
		RSEQ_ASM_DEFINE_TABLE(9, 1f, 2f, 4f)
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[ne])
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[error1])
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[error2])
#endif
		RSEQ_ASM_STORE_RSEQ_CS(1, 3f, rseq_cs)
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, 4f)
		RSEQ_INJECT_ASM(3)
		"ldr r0, %[i0]\n\t"
		"cmp r0, %[i1]\n\t"
		"bne %l[ne]\n\t"
		RSEQ_INJECT_ASM(4)
		".Lrseq_end3_%=:\n\t"
		"ldr r0, %[i2]\n\t"
		"cmp r0, %[i3]\n\t"
		"bne %l[ne]\n\t"
		RSEQ_INJECT_ASM(5)
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, %l[error1])
		"ldr r0, %[i0]\n\t"
		"cmp r0, %[i1]\n\t"
		"bne %l[error2]\n\t"
		"ldr r0, %[i2]\n\t"
		"cmp r0, %[i3]\n\t"
		"bne %l[error2]\n\t"
#endif
		".Lrseq_end6_%=:\n\t"
		"str %[i4], %[i0]\n\t"
		"2:\n\t"
		RSEQ_INJECT_ASM(6)
		"b 5f\n\t"
		RSEQ_ASM_DEFINE_ABORT(4, "", abort, 3, 1b, 2b, 4f)
		"5:\n"
		: /* no outputs */
		: [cpu_id] "r" (cpu), [current_cpu_id] "m" (rseq_get_abi()->RSEQ_TEMPLATE_INDEX_CPU_ID_FIELD), [rseq_cs] "m" (rseq_get_abi()->rseq_cs.arch.ptr), [i0] "m" (*v), [i1] "r" (expect), [i2] "m" (*v2), [i3] "r" (expect2), [i4] "r" (newv)
		  RSEQ_INJECT_INPUT
		: "memory", "cc", "r0"
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
		RSEQ_ASM_DEFINE_TABLE(9, 1f, 2f, 4f)
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[ne])
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[error1])
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[error2])
#endif
		RSEQ_ASM_STORE_RSEQ_CS(1, 3f, rseq_cs)
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, 4f)
		RSEQ_INJECT_ASM(3)
		"ldr r0, %[i0]\n\t"
		"cmp r0, %[i1]\n\t"
		"bne %l[ne]\n\t"
		RSEQ_INJECT_ASM(4)
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, %l[error1])
		"ldr r0, %[i0]\n\t"
		"cmp r0, %[i1]\n\t"
		"bne %l[error2]\n\t"
#endif
		".Lrseq_end3_%=:\n\t"
		"str %[i3], %[i2]\n\t"
		RSEQ_INJECT_ASM(5)
		"str %[i4], %[i0]\n\t"
		"2:\n\t"
		RSEQ_INJECT_ASM(6)
		"b 5f\n\t"
		RSEQ_ASM_DEFINE_ABORT(4, "", abort, 3, 1b, 2b, 4f)
		"5:\n"
		: /* no outputs */
		: [cpu_id] "r" (cpu), [current_cpu_id] "m" (rseq_get_abi()->RSEQ_TEMPLATE_INDEX_CPU_ID_FIELD), [rseq_cs] "m" (rseq_get_abi()->rseq_cs.arch.ptr), [i0] "m" (*v), [i1] "r" (expect), [i2] "m" (*v2), [i3] "r" (newv2), [i4] "r" (newv)
		  RSEQ_INJECT_INPUT
		: "memory", "cc", "r0"
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
	uintptr_t rseq_frame[6] = { [0] = (uintptr_t) expect, [1] = (uintptr_t) newv, [2] = (uintptr_t) v, [3] = (uintptr_t) dst, [4] = (uintptr_t) src, [5] = (uintptr_t) len };

	RSEQ_INJECT_C(9)

	__asm__ __volatile__ goto (
		RSEQ_ASM_DEFINE_TABLE(9, 1f, 2f, 4f)
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[ne])
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[exit_assertion1])
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[exit_index2])
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[error1])
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[error2])
#endif
		RSEQ_ASM_STORE_RSEQ_CS(1, 3f, rseq_cs)
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, 4f)
		RSEQ_INJECT_ASM(3)
		"ldr r0, [%[frame], #8]\n\t"
		"ldr r0, [r0]\n\t"
		"ldr r1, [%[frame]]\n\t"
		"cmp r0, r1\n\t"
		"bne %l[ne]\n\t"
		RSEQ_INJECT_ASM(4)
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, %l[error1])
		"ldr r0, [%[frame], #8]\n\t"
		"ldr r0, [r0]\n\t"
		"ldr r1, [%[frame]]\n\t"
		"cmp r0, r1\n\t"
		"bne %l[error2]\n\t"
#endif
		".Lrseq_end3_%=:\n\t"
		"ldr r0, [%[frame], #20]\n\t"
		"cmp r0, #2130706432\n\t"
		"bhs %l[exit_assertion1]\n\t"
		".Lrseq_ok4_%=:\n\t"
		"ldr r0, [%[frame], #20]\n\t"
		"lsr r0, r0, #3\n\t"
		"cmp r0, #268435456\n\t"
		"bls .Lrseq_end7_%=\n\t"
		".Lrseq_other6_%=:\n\t"
		"mov r0, #268435456\n\t"
		".Lrseq_end7_%=:\n\t"
		"mov r1, #0\n\t"
		".Lrseq_for8_%=:\n\t"
		"cmp r1, r0\n\t"
		"bhs .Lrseq_done11_%=\n\t"
		".Lrseq_do9_%=:\n\t"
		"ldr r2, [%[frame], #12]\n\t"
		"add r2, r2, r1, lsl #3\n\t"
		"ldr r3, [%[frame], #16]\n\t"
		"add r3, r3, r1, lsl #3\n\t"
		"ldrb r5, [r3]\n\t"
		"strb r5, [r2]\n\t"
		"ldrb r5, [r3, #1]\n\t"
		"strb r5, [r2, #1]\n\t"
		"ldrb r5, [r3, #2]\n\t"
		"strb r5, [r2, #2]\n\t"
		"ldrb r5, [r3, #3]\n\t"
		"strb r5, [r2, #3]\n\t"
		"ldrb r5, [r3, #4]\n\t"
		"strb r5, [r2, #4]\n\t"
		"ldrb r5, [r3, #5]\n\t"
		"strb r5, [r2, #5]\n\t"
		"ldrb r5, [r3, #6]\n\t"
		"strb r5, [r2, #6]\n\t"
		"ldrb r3, [r3, #7]\n\t"
		"strb r3, [r2, #7]\n\t"
		"add r1, r1, #1\n\t"
		"b .Lrseq_for8_%=\n\t"
		".Lrseq_done11_%=:\n\t"
		"ldr r0, [%[frame], #20]\n\t"
		"lsr r0, r0, #3\n\t"
		"cmp r0, #268435456\n\t"
		"bhs %l[exit_index2]\n\t"
		".Lrseq_ok12_%=:\n\t"
		"ldr r1, [%[frame], #12]\n\t"
		"add r2, r1, r0, lsl #3\n\t"
		"cmp r0, #268435456\n\t"
		"bhs %l[exit_index2]\n\t"
		".Lrseq_ok14_%=:\n\t"
		"ldr r1, [%[frame], #16]\n\t"
		"add r3, r1, r0, lsl #3\n\t"
		"ldr r0, [%[frame], #20]\n\t"
		"and r0, r0, #7\n\t"
		"cmp r0, #0\n\t"
		"bls .Lrseq_end18_%=\n\t"
		".Lrseq_then16_%=:\n\t"
		"ldrb r1, [r3]\n\t"
		"strb r1, [r2]\n\t"
		".Lrseq_end18_%=:\n\t"
		"cmp r0, #1\n\t"
		"bls .Lrseq_end21_%=\n\t"
		".Lrseq_then19_%=:\n\t"
		"ldrb r1, [r3, #1]\n\t"
		"strb r1, [r2, #1]\n\t"
		".Lrseq_end21_%=:\n\t"
		"cmp r0, #2\n\t"
		"bls .Lrseq_end24_%=\n\t"
		".Lrseq_then22_%=:\n\t"
		"ldrb r1, [r3, #2]\n\t"
		"strb r1, [r2, #2]\n\t"
		".Lrseq_end24_%=:\n\t"
		"cmp r0, #3\n\t"
		"bls .Lrseq_end27_%=\n\t"
		".Lrseq_then25_%=:\n\t"
		"ldrb r1, [r3, #3]\n\t"
		"strb r1, [r2, #3]\n\t"
		".Lrseq_end27_%=:\n\t"
		"cmp r0, #4\n\t"
		"bls .Lrseq_end30_%=\n\t"
		".Lrseq_then28_%=:\n\t"
		"ldrb r1, [r3, #4]\n\t"
		"strb r1, [r2, #4]\n\t"
		".Lrseq_end30_%=:\n\t"
		"cmp r0, #5\n\t"
		"bls .Lrseq_end33_%=\n\t"
		".Lrseq_then31_%=:\n\t"
		"ldrb r1, [r3, #5]\n\t"
		"strb r1, [r2, #5]\n\t"
		".Lrseq_end33_%=:\n\t"
		"cmp r0, #6\n\t"
		"bls .Lrseq_end36_%=\n\t"
		".Lrseq_then34_%=:\n\t"
		"ldrb r0, [r3, #6]\n\t"
		"strb r0, [r2, #6]\n\t"
		".Lrseq_end36_%=:\n\t"
		"ldr r0, [%[frame], #4]\n\t"
		"ldr r1, [%[frame], #8]\n\t"
		RSEQ_INJECT_ASM(5)
		"str r0, [r1]\n\t"
		"2:\n\t"
		RSEQ_INJECT_ASM(6)
		"b 5f\n\t"
		RSEQ_ASM_DEFINE_ABORT(4, "", abort, 3, 1b, 2b, 4f)
		"5:\n"
		: /* no outputs */
		: [cpu_id] "r" (cpu), [current_cpu_id] "m" (rseq_get_abi()->RSEQ_TEMPLATE_INDEX_CPU_ID_FIELD), [rseq_cs] "m" (rseq_get_abi()->rseq_cs.arch.ptr), [frame] "r" (rseq_frame)
		  RSEQ_INJECT_INPUT
		: "memory", "cc", "r0", "r1", "r2", "r3", "r5"
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
		RSEQ_ASM_DEFINE_TABLE(9, 1f, 2f, 4f)
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[ne])
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[error1])
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[error2])
#endif
		RSEQ_ASM_STORE_RSEQ_CS(1, 3f, rseq_cs)
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, 4f)
		RSEQ_INJECT_ASM(3)
		"ldr r0, %[i0]\n\t"
		"cmp r0, %[i1]\n\t"
		"bne %l[ne]\n\t"
		RSEQ_INJECT_ASM(4)
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, %l[error1])
		"ldr r0, %[i0]\n\t"
		"cmp r0, %[i1]\n\t"
		"bne %l[error2]\n\t"
#endif
		".Lrseq_end3_%=:\n\t"
		"str %[i3], %[i2]\n\t"
		RSEQ_INJECT_ASM(5)
		"dmb ish\n\t"
		"str %[i4], %[i0]\n\t"
		"2:\n\t"
		RSEQ_INJECT_ASM(6)
		"b 5f\n\t"
		RSEQ_ASM_DEFINE_ABORT(4, "", abort, 3, 1b, 2b, 4f)
		"5:\n"
		: /* no outputs */
		: [cpu_id] "r" (cpu), [current_cpu_id] "m" (rseq_get_abi()->RSEQ_TEMPLATE_INDEX_CPU_ID_FIELD), [rseq_cs] "m" (rseq_get_abi()->rseq_cs.arch.ptr), [i0] "m" (*v), [i1] "r" (expect), [i2] "m" (*v2), [i3] "r" (newv2), [i4] "r" (newv)
		  RSEQ_INJECT_INPUT
		: "memory", "cc", "r0"
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
	uintptr_t rseq_frame[6] = { [0] = (uintptr_t) expect, [1] = (uintptr_t) newv, [2] = (uintptr_t) v, [3] = (uintptr_t) dst, [4] = (uintptr_t) src, [5] = (uintptr_t) len };

	RSEQ_INJECT_C(9)

	__asm__ __volatile__ goto (
		RSEQ_ASM_DEFINE_TABLE(9, 1f, 2f, 4f)
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[ne])
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[exit_assertion1])
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[exit_index2])
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[error1])
		RSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[error2])
#endif
		RSEQ_ASM_STORE_RSEQ_CS(1, 3f, rseq_cs)
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, 4f)
		RSEQ_INJECT_ASM(3)
		"ldr r0, [%[frame], #8]\n\t"
		"ldr r0, [r0]\n\t"
		"ldr r1, [%[frame]]\n\t"
		"cmp r0, r1\n\t"
		"bne %l[ne]\n\t"
		RSEQ_INJECT_ASM(4)
#ifdef RSEQ_COMPARE_TWICE
		RSEQ_ASM_CBNE_CPU_ID(cpu_id, current_cpu_id, %l[error1])
		"ldr r0, [%[frame], #8]\n\t"
		"ldr r0, [r0]\n\t"
		"ldr r1, [%[frame]]\n\t"
		"cmp r0, r1\n\t"
		"bne %l[error2]\n\t"
#endif
		".Lrseq_end3_%=:\n\t"
		"ldr r0, [%[frame], #20]\n\t"
		"cmp r0, #2130706432\n\t"
		"bhs %l[exit_assertion1]\n\t"
		".Lrseq_ok4_%=:\n\t"
		"ldr r0, [%[frame], #20]\n\t"
		"lsr r0, r0, #3\n\t"
		"cmp r0, #268435456\n\t"
		"bls .Lrseq_end7_%=\n\t"
		".Lrseq_other6_%=:\n\t"
		"mov r0, #268435456\n\t"
		".Lrseq_end7_%=:\n\t"
		"mov r1, #0\n\t"
		".Lrseq_for8_%=:\n\t"
		"cmp r1, r0\n\t"
		"bhs .Lrseq_done11_%=\n\t"
		".Lrseq_do9_%=:\n\t"
		"ldr r2, [%[frame], #12]\n\t"
		"add r2, r2, r1, lsl #3\n\t"
		"ldr r3, [%[frame], #16]\n\t"
		"add r3, r3, r1, lsl #3\n\t"
		"ldrb r5, [r3]\n\t"
		"strb r5, [r2]\n\t"
		"ldrb r5, [r3, #1]\n\t"
		"strb r5, [r2, #1]\n\t"
		"ldrb r5, [r3, #2]\n\t"
		"strb r5, [r2, #2]\n\t"
		"ldrb r5, [r3, #3]\n\t"
		"strb r5, [r2, #3]\n\t"
		"ldrb r5, [r3, #4]\n\t"
		"strb r5, [r2, #4]\n\t"
		"ldrb r5, [r3, #5]\n\t"
		"strb r5, [r2, #5]\n\t"
		"ldrb r5, [r3, #6]\n\t"
		"strb r5, [r2, #6]\n\t"
		"ldrb r3, [r3, #7]\n\t"
		"strb r3, [r2, #7]\n\t"
		"add r1, r1, #1\n\t"
		"b .Lrseq_for8_%=\n\t"
		".Lrseq_done11_%=:\n\t"
		"ldr r0, [%[frame], #20]\n\t"
		"lsr r0, r0, #3\n\t"
		"cmp r0, #268435456\n\t"
		"bhs %l[exit_index2]\n\t"
		".Lrseq_ok12_%=:\n\t"
		"ldr r1, [%[frame], #12]\n\t"
		"add r2, r1, r0, lsl #3\n\t"
		"cmp r0, #268435456\n\t"
		"bhs %l[exit_index2]\n\t"
		".Lrseq_ok14_%=:\n\t"
		"ldr r1, [%[frame], #16]\n\t"
		"add r3, r1, r0, lsl #3\n\t"
		"ldr r0, [%[frame], #20]\n\t"
		"and r0, r0, #7\n\t"
		"cmp r0, #0\n\t"
		"bls .Lrseq_end18_%=\n\t"
		".Lrseq_then16_%=:\n\t"
		"ldrb r1, [r3]\n\t"
		"strb r1, [r2]\n\t"
		".Lrseq_end18_%=:\n\t"
		"cmp r0, #1\n\t"
		"bls .Lrseq_end21_%=\n\t"
		".Lrseq_then19_%=:\n\t"
		"ldrb r1, [r3, #1]\n\t"
		"strb r1, [r2, #1]\n\t"
		".Lrseq_end21_%=:\n\t"
		"cmp r0, #2\n\t"
		"bls .Lrseq_end24_%=\n\t"
		".Lrseq_then22_%=:\n\t"
		"ldrb r1, [r3, #2]\n\t"
		"strb r1, [r2, #2]\n\t"
		".Lrseq_end24_%=:\n\t"
		"cmp r0, #3\n\t"
		"bls .Lrseq_end27_%=\n\t"
		".Lrseq_then25_%=:\n\t"
		"ldrb r1, [r3, #3]\n\t"
		"strb r1, [r2, #3]\n\t"
		".Lrseq_end27_%=:\n\t"
		"cmp r0, #4\n\t"
		"bls .Lrseq_end30_%=\n\t"
		".Lrseq_then28_%=:\n\t"
		"ldrb r1, [r3, #4]\n\t"
		"strb r1, [r2, #4]\n\t"
		".Lrseq_end30_%=:\n\t"
		"cmp r0, #5\n\t"
		"bls .Lrseq_end33_%=\n\t"
		".Lrseq_then31_%=:\n\t"
		"ldrb r1, [r3, #5]\n\t"
		"strb r1, [r2, #5]\n\t"
		".Lrseq_end33_%=:\n\t"
		"cmp r0, #6\n\t"
		"bls .Lrseq_end36_%=\n\t"
		".Lrseq_then34_%=:\n\t"
		"ldrb r0, [r3, #6]\n\t"
		"strb r0, [r2, #6]\n\t"
		".Lrseq_end36_%=:\n\t"
		"ldr r0, [%[frame], #4]\n\t"
		"ldr r1, [%[frame], #8]\n\t"
		RSEQ_INJECT_ASM(5)
		"dmb ish\n\t"
		"str r0, [r1]\n\t"
		"2:\n\t"
		RSEQ_INJECT_ASM(6)
		"b 5f\n\t"
		RSEQ_ASM_DEFINE_ABORT(4, "", abort, 3, 1b, 2b, 4f)
		"5:\n"
		: /* no outputs */
		: [cpu_id] "r" (cpu), [current_cpu_id] "m" (rseq_get_abi()->RSEQ_TEMPLATE_INDEX_CPU_ID_FIELD), [rseq_cs] "m" (rseq_get_abi()->rseq_cs.arch.ptr), [frame] "r" (rseq_frame)
		  RSEQ_INJECT_INPUT
		: "memory", "cc", "r0", "r1", "r2", "r3", "r5"
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

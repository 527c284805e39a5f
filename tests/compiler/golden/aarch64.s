.text
.globl push
.type push, %function
push:
    // x2: the rseq area
    // x3: count of cells
    // x4: base of cells
    // x5: stride of cells
    // x6: node
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lpush_descriptor:
    .long 0, 0
    .quad .Lpush_start, .Lpush_post_commit - .Lpush_start, .Lpush_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lpush_descriptor
    .popsection
    adrp x0, .Lpush_descriptor              // 52
    add x0, x0, :lo12:.Lpush_descriptor     // 52
    str x0, [x2, #8]                        // 52
.Lpush_start:
    ldr w0, [x2, #4]                        // 52
    cmp x0, x3                              // 52
    b.hs .Lpush_exit_unavailable            // 52
    mul x1, x5, x0                          // 53
    add x0, x4, x1                          // 53
    ldur x1, [x0, #48]                      // 55
    str x1, [x6]                            // 55
    stur x6, [x0, #48]                      // 56
.Lpush_post_commit:
.Lpush_end:
    .pushsection __rseq_failure, "ax"
    .inst 0xd428bc00
.Lpush_abort:
    b .Lpush_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lpush_start, .Lpush_exit_unavailable
    .popsection
    ret
.Lpush_aborted:
    b push
.Lpush_exit_unavailable:
    ret
.size push, . - push

.text
.globl pop
.type pop, %function
pop:
    // x3: the rseq area
    // x4: count of cells
    // x5: base of cells
    // x6: stride of cells
    // result 0 in x1
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lpop_descriptor:
    .long 0, 0
    .quad .Lpop_start, .Lpop_post_commit - .Lpop_start, .Lpop_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lpop_descriptor
    .popsection
    adrp x0, .Lpop_descriptor               // 60
    add x0, x0, :lo12:.Lpop_descriptor      // 60
    str x0, [x3, #8]                        // 60
.Lpop_start:
    ldr w0, [x3, #4]                        // 60
    cmp x0, x4                              // 60
    b.hs .Lpop_exit_unavailable             // 60
    mul x1, x6, x0                          // 61
    add x0, x5, x1                          // 61
    ldur x1, [x0, #48]                      // 62
    cmp x1, #0                              // 63
    b.ne .Lpop_end3                         // 63
.Lpop_then1:
    movz x1, #0, lsl #0                     // 64
    b .Lpop_end                             // 64
.Lpop_end3:
    ldr x2, [x1]                            // 65
    stur x2, [x0, #48]                      // 65
.Lpop_post_commit:
.Lpop_end:
    .pushsection __rseq_failure, "ax"
    .inst 0xd428bc00
.Lpop_abort:
    b .Lpop_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lpop_start, .Lpop_exit_unavailable
    .popsection
    ret
.Lpop_aborted:
    b pop
.Lpop_exit_unavailable:
    ret
.size pop, . - pop

.text
.globl publish
.type publish, %function
publish:
    // x2: the rseq area
    // x3: count of cells
    // x4: base of cells
    // x5: stride of cells
    // x6: node
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lpublish_descriptor:
    .long 0, 0
    .quad .Lpublish_start, .Lpublish_post_commit - .Lpublish_start, .Lpublish_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lpublish_descriptor
    .popsection
    adrp x0, .Lpublish_descriptor           // 70
    add x0, x0, :lo12:.Lpublish_descriptor  // 70
    str x0, [x2, #8]                        // 70
.Lpublish_start:
    ldr w0, [x2, #4]                        // 70
    cmp x0, x3                              // 70
    b.hs .Lpublish_exit_unavailable         // 70
    mul x1, x5, x0                          // 71
    add x0, x4, x1                          // 71
    add x0, x0, #48                         // 72
    stlr x6, [x0]                           // 72
.Lpublish_post_commit:
.Lpublish_end:
    .pushsection __rseq_failure, "ax"
    .inst 0xd428bc00
.Lpublish_abort:
    b .Lpublish_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lpublish_start, .Lpublish_exit_unavailable
    .popsection
    ret
.Lpublish_aborted:
    b publish
.Lpublish_exit_unavailable:
    ret
.size publish, . - publish

.text
.globl acquire
.type acquire, %function
acquire:
    // x4: the rseq area
    // x5: count of cells
    // x6: base of cells
    // x7: stride of cells
    // result 0 in x1
    // result 1 in x2
    // result 2 in d0
    // result 3 in x0
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lacquire_descriptor:
    .long 0, 0
    .quad .Lacquire_start, .Lacquire_post_commit - .Lacquire_start, .Lacquire_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lacquire_descriptor
    .popsection
    adrp x0, .Lacquire_descriptor           // 76
    add x0, x0, :lo12:.Lacquire_descriptor  // 76
    str x0, [x4, #8]                        // 76
.Lacquire_start:
    ldr w0, [x4, #4]                        // 76
    cmp x0, x5                              // 76
    b.hs .Lacquire_exit_unavailable         // 76
    mul x1, x7, x0                          // 77
    add x0, x6, x1                          // 77
    add x1, x0, #8                          // 78
    ldar x1, [x1]                           // 78
    add x2, x0, #16                         // 78
    ldarb w2, [x2]                          // 78
    sxtb x2, w2                             // 78
    add x3, x0, #40                         // 78
    ldar x3, [x3]                           // 78
    fmov d0, x3                             // 78
    add x0, x0, #20                         // 78
    ldar w0, [x0]                           // 78
    sxtw x0, w0                             // 78
.Lacquire_post_commit:
.Lacquire_end:
    .pushsection __rseq_failure, "ax"
    .inst 0xd428bc00
.Lacquire_abort:
    b .Lacquire_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lacquire_start, .Lacquire_exit_unavailable
    .popsection
    ret
.Lacquire_aborted:
    b acquire
.Lacquire_exit_unavailable:
    ret
.size acquire, . - acquire

.text
.globl widths
.type widths, %function
widths:
    // x4: the rseq area
    // x5: count of cells
    // x6: base of cells
    // x7: stride of cells
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lwidths_descriptor:
    .long 0, 0
    .quad .Lwidths_start, .Lwidths_post_commit - .Lwidths_start, .Lwidths_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lwidths_descriptor
    .popsection
    adrp x0, .Lwidths_descriptor            // 82
    add x0, x0, :lo12:.Lwidths_descriptor   // 82
    str x0, [x4, #8]                        // 82
.Lwidths_start:
    ldr w0, [x4, #4]                        // 82
    cmp x0, x5                              // 82
    b.hs .Lwidths_exit_unavailable          // 82
    mul x1, x7, x0                          // 83
    add x0, x6, x1                          // 83
    ldrb w1, [x0]                           // 85
    add x1, x1, #1                          // 85
    uxtb w1, w1                             // 85
    strb w1, [x0]                           // 85
    ldurh w1, [x0, #2]                      // 86
    movz x2, #3, lsl #0                     // 86
    mul x1, x1, x2                          // 86
    uxth w1, w1                             // 86
    sturh w1, [x0, #2]                      // 86
    ldur w1, [x0, #4]                       // 87
    sub x1, x1, #5                          // 87
    mov w1, w1                              // 87
    stur w1, [x0, #4]                       // 87
    ldursb x1, [x0, #16]                    // 88
    neg x1, x1                              // 88
    sxtb x1, w1                             // 88
    sturb w1, [x0, #16]                     // 88
    ldursh x1, [x0, #18]                    // 89
    mvn x1, x1                              // 89
    sxth x1, w1                             // 89
    sturh w1, [x0, #18]                     // 89
    ldursw x1, [x0, #20]                    // 90
    lsl x1, x1, #3                          // 90
    sxtw x1, w1                             // 90
    stur w1, [x0, #20]                      // 90
    ldur x1, [x0, #24]                      // 91
    asr x1, x1, #2                          // 91
    stur x1, [x0, #24]                      // 91
    ldrb w1, [x0]                           // 92
    cmp x1, #3                              // 92
    cset w1, hi                             // 92
    sturb w1, [x0, #32]                     // 92
    ldrb w1, [x0]                           // 93
    ldursb x2, [x0, #16]                    // 93
    movz x3, #10, lsl #0                    // 93
    mul x2, x2, x3                          // 93
    add x1, x1, x2                          // 93
    ldurb w2, [x0, #32]                     // 93
    and x2, x2, #1                          // 93
    add x1, x1, x2                          // 93
    stur x1, [x0, #8]                       // 93
.Lwidths_post_commit:
.Lwidths_end:
    .pushsection __rseq_failure, "ax"
    .inst 0xd428bc00
.Lwidths_abort:
    b .Lwidths_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lwidths_start, .Lwidths_exit_unavailable
    .popsection
    ret
.Lwidths_aborted:
    b widths
.Lwidths_exit_unavailable:
    ret
.size widths, . - widths

.text
.globl constants
.type constants, %function
constants:
    // x3: the rseq area
    // x4: count of cells
    // x5: base of cells
    // x6: stride of cells
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lconstants_descriptor:
    .long 0, 0
    .quad .Lconstants_start, .Lconstants_post_commit - .Lconstants_start, .Lconstants_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lconstants_descriptor
    .popsection
    adrp x0, .Lconstants_descriptor         // 97
    add x0, x0, :lo12:.Lconstants_descriptor// 97
    str x0, [x3, #8]                        // 97
.Lconstants_start:
    ldr w0, [x3, #4]                        // 97
    cmp x0, x4                              // 97
    b.hs .Lconstants_exit_unavailable       // 97
    mul x1, x6, x0                          // 98
    add x0, x5, x1                          // 98
    movn x1, #65535, lsl #0                 // 100
    stur x1, [x0, #8]                       // 100
    movn x1, #0, lsl #0                     // 101
    stur x1, [x0, #24]                      // 101
    movz x1, #10240, lsl #0                 // 102
    movk x1, #61035, lsl #16                // 102
    stur w1, [x0, #4]                       // 102
    strb wzr, [x0]                          // 103
    movz x1, #39322, lsl #0                 // 104
    movk x1, #39321, lsl #16                // 104
    movk x1, #39321, lsl #32                // 104
    movk x1, #16313, lsl #48                // 104
    stur x1, [x0, #40]                      // 104
    movz x1, #1, lsl #0                     // 105
    sturb w1, [x0, #32]                     // 105
    ldur x1, [x0, #8]                       // 106
    movz x2, #57072, lsl #0                 // 106
    movk x2, #39612, lsl #16                // 106
    movk x2, #22136, lsl #32                // 106
    movk x2, #4660, lsl #48                 // 106
    eor x1, x1, x2                          // 106
    stur x1, [x0, #8]                       // 106
.Lconstants_post_commit:
.Lconstants_end:
    .pushsection __rseq_failure, "ax"
    .inst 0xd428bc00
.Lconstants_abort:
    b .Lconstants_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lconstants_start, .Lconstants_exit_unavailable
    .popsection
    ret
.Lconstants_aborted:
    b constants
.Lconstants_exit_unavailable:
    ret
.size constants, . - constants

.text
.globl floats
.type floats, %function
floats:
    // x3: the rseq area
    // x4: count of cells
    // x5: base of cells
    // x6: stride of cells
    // d4: x
    // x7: n
    // x8: m
    // result 0 in d2
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lfloats_descriptor:
    .long 0, 0
    .quad .Lfloats_start, .Lfloats_post_commit - .Lfloats_start, .Lfloats_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lfloats_descriptor
    .popsection
    adrp x0, .Lfloats_descriptor            // 110
    add x0, x0, :lo12:.Lfloats_descriptor   // 110
    str x0, [x3, #8]                        // 110
.Lfloats_start:
    ldr w0, [x3, #4]                        // 110
    cmp x0, x4                              // 110
    b.hs .Lfloats_exit_unavailable          // 110
    mul x1, x6, x0                          // 111
    add x0, x5, x1                          // 111
    movz x1, #16388, lsl #48                // 112
    fmov d0, x1                             // 112
    fmul d1, d4, d0                         // 112
    ldur d0, [x0, #40]                      // 112
    fsub d1, d1, d0                         // 112
    scvtf d0, x7                            // 112
    fadd d1, d1, d0                         // 112
    mov x1, x8                              // 112
    cmp x1, #0                              // 112
    b.lt .Lfloats_large2                    // 112
.Lfloats_small1:
    scvtf d0, x1                            // 112
    b .Lfloats_end3                         // 112
.Lfloats_large2:
    lsr x1, x8, #1                          // 112
    and x2, x8, #1                          // 112
    orr x1, x1, x2                          // 112
    scvtf d0, x1                            // 112
    fadd d0, d0, d0                         // 112
.Lfloats_end3:
    fadd d1, d1, d0                         // 112
    movz x1, #0, lsl #0                     // 113
    fmov d0, x1                             // 113
    fcmp d1, d0                             // 113
    b.mi .Lfloats_then4                     // 113
.Lfloats_or7:
    fcmp d1, d1                             // 113
    b.eq .Lfloats_or8                       // 113
    b .Lfloats_then4                        // 113
.Lfloats_or8:
    movz x1, #30108, lsl #0                 // 113
    movk x1, #34816, lsl #16                // 113
    movk x1, #58428, lsl #32                // 113
    movk x1, #32311, lsl #48                // 113
    fmov d0, x1                             // 113
    fcmp d1, d0                             // 113
    b.ge .Lfloats_then4                     // 113
    b .Lfloats_end6                         // 113
.Lfloats_then4:
    fmov x1, d1                             // 114
    movz x2, #32768, lsl #48                // 114
    eor x1, x1, x2                          // 114
    fmov d1, x1                             // 114
.Lfloats_end6:
    fcmp d1, d4                             // 115
    b.ne .Lfloats_then9                     // 115
    b .Lfloats_else10                       // 115
.Lfloats_then9:
    fmov d0, d1                             // 115
    fcmp d4, d1                             // 115
    b.gt .Lfloats_other12                   // 115
    b .Lfloats_end13                        // 115
.Lfloats_other12:
    fmov d0, d4                             // 115
.Lfloats_end13:
    b .Lfloats_end11                        // 115
.Lfloats_else10:
    fmov d0, d4                             // 115
    movz x1, #16368, lsl #48                // 115
    fmov d2, x1                             // 115
    fcmp d4, d2                             // 115
    b.gt .Lfloats_other14                   // 115
    b .Lfloats_end15                        // 115
.Lfloats_other14:
    movz x1, #16368, lsl #48                // 115
    fmov d0, x1                             // 115
.Lfloats_end15:
.Lfloats_end11:
    fmov d2, d1                             // 117
    movz x1, #0, lsl #0                     // 117
    fmov d3, x1                             // 117
    fcmp d1, d3                             // 117
    b.ls .Lfloats_negative16                // 117
    b .Lfloats_end17                        // 117
.Lfloats_negative16:
    movz x1, #0, lsl #0                     // 117
    fmov d2, x1                             // 117
    fsub d2, d2, d1                         // 117
.Lfloats_end17:
    stur d0, [x0, #40]                      // 116
.Lfloats_post_commit:
.Lfloats_end:
    .pushsection __rseq_failure, "ax"
    .inst 0xd428bc00
.Lfloats_abort:
    b .Lfloats_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lfloats_start, .Lfloats_exit_unavailable
    .popsection
    ret
.Lfloats_aborted:
    b floats
.Lfloats_exit_unavailable:
    ret
.size floats, . - floats

.text
.globl add_float_released
.type add_float_released, %function
add_float_released:
    // x2: the rseq area
    // x3: count of cells
    // x4: base of cells
    // x5: stride of cells
    // d1: x
    .pushsection __rseq_cs, "aw"
    .balign 32
.Ladd_float_released_descriptor:
    .long 0, 0
    .quad .Ladd_float_released_start, .Ladd_float_released_post_commit - .Ladd_float_released_start, .Ladd_float_released_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Ladd_float_released_descriptor
    .popsection
    adrp x0, .Ladd_float_released_descriptor// 121
    add x0, x0, :lo12:.Ladd_float_released_descriptor// 121
    str x0, [x2, #8]                        // 121
.Ladd_float_released_start:
    ldr w0, [x2, #4]                        // 121
    cmp x0, x3                              // 121
    b.hs .Ladd_float_released_exit_unavailable// 121
    mul x1, x5, x0                          // 122
    add x0, x4, x1                          // 122
    ldur d0, [x0, #40]                      // 123
    fadd d0, d0, d1                         // 123
    add x0, x0, #40                         // 123
    fmov x1, d0                             // 123
    stlr x1, [x0]                           // 123
.Ladd_float_released_post_commit:
.Ladd_float_released_end:
    .pushsection __rseq_failure, "ax"
    .inst 0xd428bc00
.Ladd_float_released_abort:
    b .Ladd_float_released_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Ladd_float_released_start, .Ladd_float_released_exit_unavailable
    .popsection
    ret
.Ladd_float_released_aborted:
    b add_float_released
.Ladd_float_released_exit_unavailable:
    ret
.size add_float_released, . - add_float_released

.text
.globl shifts
.type shifts, %function
shifts:
    // x4: the rseq area
    // x5: count of cells
    // x6: base of cells
    // x7: stride of cells
    // x8: n
    // x9: k
    // result 0 in x1
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lshifts_descriptor:
    .long 0, 0
    .quad .Lshifts_start, .Lshifts_post_commit - .Lshifts_start, .Lshifts_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lshifts_descriptor
    .popsection
    adrp x0, .Lshifts_descriptor            // 127
    add x0, x0, :lo12:.Lshifts_descriptor   // 127
    str x0, [x4, #8]                        // 127
.Lshifts_start:
    ldr w0, [x4, #4]                        // 127
    cmp x0, x5                              // 127
    b.hs .Lshifts_exit_unavailable          // 127
    mul x1, x7, x0                          // 128
    add x0, x6, x1                          // 128
    ldrb w1, [x0]                           // 129
    and x2, x9, #7                          // 129
    lsr x1, x1, x2                          // 129
    ldursw x2, [x0, #20]                    // 130
    mov x3, x9                              // 130
    and x3, x3, #31                         // 130
    asr x2, x2, x3                          // 130
    lsl x3, x8, x9                          // 131
    orr x3, x3, x1                          // 131
    orr x3, x3, x2                          // 131
    lsr x1, x8, #63                         // 132
    stur x3, [x0, #8]                       // 131
.Lshifts_post_commit:
.Lshifts_end:
    .pushsection __rseq_failure, "ax"
    .inst 0xd428bc00
.Lshifts_abort:
    b .Lshifts_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lshifts_start, .Lshifts_exit_unavailable
    .popsection
    ret
.Lshifts_aborted:
    b shifts
.Lshifts_exit_unavailable:
    ret
.size shifts, . - shifts

.text
.globl indexing
.type indexing, %function
indexing:
    // x4: the rseq area
    // x5: count of cells
    // x6: base of cells
    // x7: stride of cells
    // x8: i
    // x9: j
    // result 0 in x1
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lindexing_descriptor:
    .long 0, 0
    .quad .Lindexing_start, .Lindexing_post_commit - .Lindexing_start, .Lindexing_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lindexing_descriptor
    .popsection
    adrp x0, .Lindexing_descriptor          // 136
    add x0, x0, :lo12:.Lindexing_descriptor // 136
    str x0, [x4, #8]                        // 136
.Lindexing_start:
    ldr w0, [x4, #4]                        // 136
    cmp x0, x5                              // 136
    b.hs .Lindexing_exit_unavailable        // 136
    mul x1, x7, x0                          // 137
    add x0, x6, x1                          // 137
    and x1, x8, #15                         // 139
    add x1, x0, x1, lsl #2                  // 139
    add x1, x1, #72                         // 139
    movz x2, #1, lsl #0                     // 139
    str w2, [x1]                            // 139
    cmp x8, #3                              // 140
    b.hs .Lindexing_exit_index1             // 140
.Lindexing_ok1:
    add x1, x0, x8, lsl #4                  // 140
    add x1, x1, #136                        // 140
    movz x2, #16384, lsl #48                // 140
    stur x2, [x1, #8]                       // 140
    and x1, x9, #1                          // 141
    movz x2, #40, lsl #0                    // 141
    mul x1, x1, x2                          // 141
    add x2, x0, x1                          // 141
    add x2, x2, #184                        // 141
    ldur x1, [x2, #8]                       // 141
    add x1, x1, #1                          // 141
    stur x1, [x2, #8]                       // 141
    ldur w1, [x0, #84]                      // 142
    movz x2, #4096, lsl #0                  // 142
    cmp x8, x2                              // 142
    b.hs .Lindexing_exit_index2             // 142
.Lindexing_ok3:
    lsl x2, x8, #3                          // 142
    add x3, x0, x2                          // 142
    add x3, x3, #304                        // 142
    ldr x2, [x3]                            // 142
    add x1, x1, x2                          // 142
    cmp x9, #3                              // 142
    b.hs .Lindexing_exit_index2             // 142
.Lindexing_ok5:
    movz x2, #40, lsl #0                    // 142
    mul x3, x9, x2                          // 142
    add x2, x0, x3                          // 142
    add x2, x2, #184                        // 142
    ldur x2, [x2, #8]                       // 142
    add x1, x1, x2                          // 142
    movz x2, #33064, lsl #0                 // 143
    add x0, x0, x2                          // 143
    str x1, [x0]                            // 143
.Lindexing_post_commit:
.Lindexing_end:
    .pushsection __rseq_failure, "ax"
    .inst 0xd428bc00
.Lindexing_abort:
    b .Lindexing_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lindexing_start, .Lindexing_exit_unavailable
    .quad .Lindexing_start, .Lindexing_exit_index1
    .quad .Lindexing_start, .Lindexing_exit_index2
    .popsection
    ret
.Lindexing_aborted:
    b indexing
.Lindexing_exit_unavailable:
    ret
.Lindexing_exit_index1:
    ret
.Lindexing_exit_index2:
    ret
.size indexing, . - indexing

.text
.globl loops
.type loops, %function
loops:
    // x5: the rseq area
    // x6: count of cells
    // x7: base of cells
    // x8: stride of cells
    // x9: node
    // x10: n
    // result 0 in x1
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lloops_descriptor:
    .long 0, 0
    .quad .Lloops_start, .Lloops_post_commit - .Lloops_start, .Lloops_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lloops_descriptor
    .popsection
    adrp x0, .Lloops_descriptor             // 148
    add x0, x0, :lo12:.Lloops_descriptor    // 148
    str x0, [x5, #8]                        // 148
.Lloops_start:
    ldr w0, [x5, #4]                        // 148
    cmp x0, x6                              // 148
    b.hs .Lloops_exit_unavailable           // 148
    mul x1, x8, x0                          // 149
    add x0, x7, x1                          // 149
    movz x1, #0, lsl #0                     // 150
    mov x2, x10                             // 151
    cmp x10, #16                            // 151
    b.ls .Lloops_end2                       // 151
.Lloops_other1:
    movz x2, #16, lsl #0                    // 151
.Lloops_end2:
    movz x3, #0, lsl #0                     // 151
.Lloops_for3:
    cmp x3, x2                              // 151
    b.hs .Lloops_done6                      // 151
.Lloops_do4:
    add x4, x0, x3, lsl #2                  // 152
    add x4, x4, #72                         // 152
    ldr w4, [x4]                            // 152
    cmp x4, #0                              // 152
    b.eq .Lloops_next5                      // 152
.Lloops_end9:
    add x4, x0, x3, lsl #2                  // 154
    add x4, x4, #72                         // 154
    ldr w4, [x4]                            // 154
    cmp x4, #99                             // 154
    b.eq .Lloops_done6                      // 154
.Lloops_end12:
    add x4, x0, x3, lsl #2                  // 156
    add x4, x4, #72                         // 156
    ldr w4, [x4]                            // 156
    add x1, x1, x4                          // 156
.Lloops_next5:
    add x3, x3, #1                          // 151
    b .Lloops_for3                          // 151
.Lloops_done6:
    mov x2, x9                              // 157
    movz x3, #0, lsl #0                     // 158
.Lloops_while13:
    cmp x3, #4                              // 158
    b.hs .Lloops_done15                     // 158
.Lloops_bounded16:
    add x3, x3, #1                          // 158
    cmp x2, #0                              // 158
    b.eq .Lloops_done15                     // 158
.Lloops_do14:
    ldur x4, [x2, #8]                       // 159
    add x1, x1, x4                          // 159
    ldr x2, [x2]                            // 160
    b .Lloops_while13                       // 158
.Lloops_done15:
    movz x2, #10, lsl #0                    // 161
.Lloops_for18:
    cmp x2, #0                              // 161
    b.le .Lloops_done21                     // 161
.Lloops_do19:
    mov x3, x2                              // 162
    add x1, x1, x3                          // 162
    sub x3, x2, #0                          // 161
    cmp x3, #3                              // 161
    b.ls .Lloops_done21                     // 161
.Lloops_onward22:
    sub x2, x2, #3                          // 161
    b .Lloops_for18                         // 161
.Lloops_done21:
    movz x2, #0, lsl #0                     // 164
.Lloops_for23:
    cmp x2, #24                             // 164
    b.ge .Lloops_done26                     // 164
.Lloops_do24:
    mov x3, x2                              // 165
    add x3, x9, x3, lsl #0                  // 165
    add x3, x3, #16                         // 165
    uxtb w4, w2                             // 165
    strb w4, [x3]                           // 165
    add x2, x2, #1                          // 164
    b .Lloops_for23                         // 164
.Lloops_done26:
    stur x1, [x0, #8]                       // 166
.Lloops_post_commit:
.Lloops_end:
    .pushsection __rseq_failure, "ax"
    .inst 0xd428bc00
.Lloops_abort:
    b .Lloops_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lloops_start, .Lloops_exit_unavailable
    .popsection
    ret
.Lloops_aborted:
    b loops
.Lloops_exit_unavailable:
    ret
.size loops, . - loops

.text
.globl two_paths
.type two_paths, %function
two_paths:
    // x3: the rseq area
    // x4: count of cells
    // x5: base of cells
    // x6: stride of cells
    // x7: up
    // result 0 in x2
    .pushsection __rseq_cs, "aw"
    .balign 32
.Ltwo_paths_descriptor:
    .long 0, 0
    .quad .Ltwo_paths_start, .Ltwo_paths_post_commit - .Ltwo_paths_start, .Ltwo_paths_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Ltwo_paths_descriptor
    .popsection
    adrp x0, .Ltwo_paths_descriptor         // 171
    add x0, x0, :lo12:.Ltwo_paths_descriptor// 171
    str x0, [x3, #8]                        // 171
.Ltwo_paths_start:
    ldr w0, [x3, #4]                        // 171
    cmp x0, x4                              // 171
    b.hs .Ltwo_paths_exit_unavailable       // 171
    mul x1, x6, x0                          // 172
    add x0, x5, x1                          // 172
    cmp x7, #0                              // 173
    b.eq .Ltwo_paths_end3                   // 173
.Ltwo_paths_then1:
    ldur x1, [x0, #8]                       // 174
    add x1, x1, #1                          // 174
    movz x2, #1, lsl #0                     // 174
    add x0, x0, #8                          // 174
    b .Ltwo_paths_commit                    // 174
.Ltwo_paths_end3:
    ldur x1, [x0, #24]                      // 176
    sub x1, x1, #1                          // 176
    movz x2, #2, lsl #0                     // 176
    add x0, x0, #24                         // 176
.Ltwo_paths_commit:
    str x1, [x0]                            // 174
.Ltwo_paths_post_commit:
.Ltwo_paths_end:
    .pushsection __rseq_failure, "ax"
    .inst 0xd428bc00
.Ltwo_paths_abort:
    b .Ltwo_paths_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Ltwo_paths_start, .Ltwo_paths_exit_unavailable
    .popsection
    ret
.Ltwo_paths_aborted:
    b two_paths
.Ltwo_paths_exit_unavailable:
    ret
.size two_paths, . - two_paths

.text
.globl move
.type move, %function
move:
    // x4: the rseq area
    // x5: count of source
    // x6: base of source
    // x7: stride of source
    // x8: count of target
    // x9: base of target
    // x10: stride of target
    // result 0 in x0
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lmove_descriptor:
    .long 0, 0
    .quad .Lmove_start, .Lmove_post_commit - .Lmove_start, .Lmove_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lmove_descriptor
    .popsection
    adrp x0, .Lmove_descriptor              // 181
    add x0, x0, :lo12:.Lmove_descriptor     // 181
    str x0, [x4, #8]                        // 181
.Lmove_start:
    ldr w0, [x4, #4]                        // 181
    cmp x0, x5                              // 181
    b.hs .Lmove_exit_unavailable            // 181
    cmp x0, x8                              // 181
    b.hs .Lmove_exit_unavailable            // 181
    mul x1, x7, x0                          // 183
    add x2, x6, x1                          // 183
    ldur x1, [x2, #48]                      // 183
    cmp x1, #0                              // 184
    b.ne .Lmove_end3                        // 184
.Lmove_then1:
    movz x0, #0, lsl #0                     // 185
    b .Lmove_end                            // 185
.Lmove_end3:
    mul x2, x10, x0                         // 53
    add x3, x9, x2                          // 53
    ldur x0, [x3, #48]                      // 55
    str x0, [x1]                            // 55
    movz x0, #1, lsl #0                     // 56
    stur x1, [x3, #48]                      // 56
.Lmove_post_commit:
.Lmove_end:
    .pushsection __rseq_failure, "ax"
    .inst 0xd428bc00
.Lmove_abort:
    b .Lmove_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lmove_start, .Lmove_exit_unavailable
    .popsection
    ret
.Lmove_aborted:
    b move
.Lmove_exit_unavailable:
    ret
.size move, . - move

.text
.globl inlined
.type inlined, %function
inlined:
    // x2: the rseq area
    // x3: count of cells
    // x4: base of cells
    // x5: stride of cells
    // x6: n
    // result 0 in x1
    .pushsection __rseq_cs, "aw"
    .balign 32
.Linlined_descriptor:
    .long 0, 0
    .quad .Linlined_start, .Linlined_post_commit - .Linlined_start, .Linlined_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Linlined_descriptor
    .popsection
    adrp x0, .Linlined_descriptor           // 196
    add x0, x0, :lo12:.Linlined_descriptor  // 196
    str x0, [x2, #8]                        // 196
.Linlined_start:
    ldr w0, [x2, #4]                        // 196
    cmp x0, x3                              // 196
    b.hs .Linlined_exit_unavailable         // 196
    mul x1, x5, x0                          // 197
    add x0, x4, x1                          // 197
    ldur x1, [x0, #8]                       // 198
    add x1, x1, x6                          // 198
    cmp x1, #1000                           // 192
    b.ls .Linlined_else3                    // 192
.Linlined_then2:
    movz x1, #1000, lsl #0                  // 192
    b .Linlined_end4                        // 192
.Linlined_else3:
.Linlined_end4:
    stur x1, [x0, #8]                       // 199
.Linlined_post_commit:
.Linlined_end:
    .pushsection __rseq_failure, "ax"
    .inst 0xd428bc00
.Linlined_abort:
    b .Linlined_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Linlined_start, .Linlined_exit_unavailable
    .popsection
    ret
.Linlined_aborted:
    b inlined
.Linlined_exit_unavailable:
    ret
.size inlined, . - inlined

.text
.globl remote
.type remote, %function
remote:
    // x5: the rseq area
    // x6: count of cells
    // x7: base of cells
    // x8: stride of cells
    // x9: other
    // result 0 in x1
    // result 1 in x4
    // result 2 in x0
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lremote_descriptor:
    .long 0, 0
    .quad .Lremote_start, .Lremote_post_commit - .Lremote_start, .Lremote_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lremote_descriptor
    .popsection
    adrp x0, .Lremote_descriptor            // 204
    add x0, x0, :lo12:.Lremote_descriptor   // 204
    str x0, [x5, #8]                        // 204
.Lremote_start:
    ldr w0, [x5, #4]                        // 204
    cmp x0, x6                              // 204
    b.hs .Lremote_exit_unavailable          // 204
    mul x1, x8, x0                          // 205
    add x2, x7, x1                          // 205
    cmp x9, x6                              // 206
    b.hs .Lremote_exit_index1               // 206
.Lremote_ok1:
    mul x1, x8, x9                          // 206
    add x3, x7, x1                          // 206
    ldur x1, [x3, #8]                       // 206
    add x3, x1, x0                          // 209
    mov x4, x6                              // 209
    stur x3, [x2, #8]                       // 209
.Lremote_post_commit:
.Lremote_end:
    .pushsection __rseq_failure, "ax"
    .inst 0xd428bc00
.Lremote_abort:
    b .Lremote_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lremote_start, .Lremote_exit_unavailable
    .quad .Lremote_start, .Lremote_exit_index1
    .popsection
    ret
.Lremote_aborted:
    b remote
.Lremote_exit_unavailable:
    ret
.Lremote_exit_index1:
    ret
.size remote, . - remote

.text
.globl by_cid
.type by_cid, %function
by_cid:
    // x3: the rseq area
    // x4: count of cells
    // x5: base of cells
    // x6: stride of cells
    // x7: amount
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lby_cid_descriptor:
    .long 0, 0
    .quad .Lby_cid_start, .Lby_cid_post_commit - .Lby_cid_start, .Lby_cid_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lby_cid_descriptor
    .popsection
    adrp x0, .Lby_cid_descriptor            // 214
    add x0, x0, :lo12:.Lby_cid_descriptor   // 214
    str x0, [x3, #8]                        // 214
.Lby_cid_start:
    ldr w0, [x3, #24]                       // 214
    ldr w1, [x3, #4]                        // 214
    cmp x0, x4                              // 214
    b.hs .Lby_cid_exit_unavailable          // 214
    movz x2, #16384, lsl #16                // 214
    cmp x1, x2                              // 214
    b.hs .Lby_cid_exit_unavailable          // 214
    mul x1, x6, x0                          // 215
    add x0, x5, x1                          // 215
    ldur x1, [x0, #24]                      // 216
    add x1, x1, x7                          // 216
    stur x1, [x0, #24]                      // 216
.Lby_cid_post_commit:
.Lby_cid_end:
    .pushsection __rseq_failure, "ax"
    .inst 0xd428bc00
.Lby_cid_abort:
    b .Lby_cid_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lby_cid_start, .Lby_cid_exit_unavailable
    .popsection
    ret
.Lby_cid_aborted:
    b by_cid
.Lby_cid_exit_unavailable:
    ret
.size by_cid, . - by_cid

.text
.globl both_indices
.type both_indices, %function
both_indices:
    // x3: the rseq area
    // x4: count of a
    // x5: base of a
    // x6: stride of a
    // x7: count of b
    // x8: base of b
    // x9: stride of b
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lboth_indices_descriptor:
    .long 0, 0
    .quad .Lboth_indices_start, .Lboth_indices_post_commit - .Lboth_indices_start, .Lboth_indices_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lboth_indices_descriptor
    .popsection
    adrp x0, .Lboth_indices_descriptor      // 220
    add x0, x0, :lo12:.Lboth_indices_descriptor// 220
    str x0, [x3, #8]                        // 220
.Lboth_indices_start:
    ldr w0, [x3, #4]                        // 220
    ldr w1, [x3, #24]                       // 220
    cmp x0, x4                              // 220
    b.hs .Lboth_indices_exit_unavailable    // 220
    cmp x1, x7                              // 220
    b.hs .Lboth_indices_exit_unavailable    // 220
    mul x2, x9, x1                          // 221
    add x1, x8, x2                          // 221
    ldur x1, [x1, #8]                       // 221
    mul x2, x6, x0                          // 222
    add x0, x5, x2                          // 222
    stur x1, [x0, #8]                       // 223
.Lboth_indices_post_commit:
.Lboth_indices_end:
    .pushsection __rseq_failure, "ax"
    .inst 0xd428bc00
.Lboth_indices_abort:
    b .Lboth_indices_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lboth_indices_start, .Lboth_indices_exit_unavailable
    .popsection
    ret
.Lboth_indices_aborted:
    b both_indices
.Lboth_indices_exit_unavailable:
    ret
.size both_indices, . - both_indices

.text
.globl asserts
.type asserts, %function
asserts:
    // x2: the rseq area
    // x3: count of cells
    // x4: base of cells
    // x5: stride of cells
    // x6: kind
    // result 0 in x0
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lasserts_descriptor:
    .long 0, 0
    .quad .Lasserts_start, .Lasserts_post_commit - .Lasserts_start, .Lasserts_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lasserts_descriptor
    .popsection
    adrp x0, .Lasserts_descriptor           // 227
    add x0, x0, :lo12:.Lasserts_descriptor  // 227
    str x0, [x2, #8]                        // 227
.Lasserts_start:
    ldr w0, [x2, #4]                        // 227
    cmp x0, x3                              // 227
    b.hs .Lasserts_exit_unavailable         // 227
    mul x1, x5, x0                          // 228
    add x0, x4, x1                          // 228
    cmp x6, #3                              // 229
    b.ne .Lasserts_exit_assertion1          // 229
.Lasserts_ok1:
    ldur x1, [x0, #48]                      // 230
    cmp x1, #0                              // 230
    b.eq .Lasserts_exit_assertion2          // 230
.Lasserts_ok3:
    ldur x1, [x0, #48]                      // 231
    ldur x0, [x0, #48]                      // 231
    cmp x1, x0                              // 231
    b.ne .Lasserts_false6                   // 231
.Lasserts_and8:
    cmp x6, #0                              // 231
    b.eq .Lasserts_false6                   // 231
.Lasserts_true5:
    movz x0, #1, lsl #0                     // 231
    b .Lasserts_end7                        // 231
.Lasserts_false6:
    movz x0, #0, lsl #0                     // 231
.Lasserts_end7:
.Lasserts_post_commit:
.Lasserts_end:
    .pushsection __rseq_failure, "ax"
    .inst 0xd428bc00
.Lasserts_abort:
    b .Lasserts_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lasserts_start, .Lasserts_exit_unavailable
    .quad .Lasserts_start, .Lasserts_exit_assertion1
    .quad .Lasserts_start, .Lasserts_exit_assertion2
    .popsection
    ret
.Lasserts_aborted:
    b asserts
.Lasserts_exit_unavailable:
    ret
.Lasserts_exit_assertion1:
    ret
.Lasserts_exit_assertion2:
    ret
.size asserts, . - asserts

.text
.globl gives_up
.type gives_up, %function
gives_up:
    // x2: the rseq area
    // x3: count of cells
    // x4: base of cells
    // x5: stride of cells
    // x6: n
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lgives_up_descriptor:
    .long 0, 0
    .quad .Lgives_up_start, .Lgives_up_post_commit - .Lgives_up_start, .Lgives_up_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lgives_up_descriptor
    .popsection
    adrp x0, .Lgives_up_descriptor          // 235
    add x0, x0, :lo12:.Lgives_up_descriptor // 235
    str x0, [x2, #8]                        // 235
.Lgives_up_start:
    ldr w0, [x2, #4]                        // 235
    cmp x0, x3                              // 235
    b.hs .Lgives_up_exit_unavailable        // 235
    mul x1, x5, x0                          // 236
    add x0, x4, x1                          // 236
    ldur x1, [x0, #8]                       // 237
    add x1, x1, x6                          // 237
    stur x1, [x0, #8]                       // 237
.Lgives_up_post_commit:
.Lgives_up_end:
    .pushsection __rseq_failure, "ax"
    .inst 0xd428bc00
.Lgives_up_abort:
    b .Lgives_up_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lgives_up_start, .Lgives_up_exit_unavailable
    .popsection
    ret
.Lgives_up_aborted:
    b gives_up
.Lgives_up_exit_unavailable:
    ret
.size gives_up, . - gives_up

.text
.globl hungry
.type hungry, %function
hungry:
    // x21: the rseq area
    // x22: count of cells
    // x23: record of cells
    // x24: this thread's stack slots
    // result 0 in x19
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lhungry_descriptor:
    .long 0, 0
    .quad .Lhungry_start, .Lhungry_post_commit - .Lhungry_start, .Lhungry_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lhungry_descriptor
    .popsection
    adrp x0, .Lhungry_descriptor            // 241
    add x0, x0, :lo12:.Lhungry_descriptor   // 241
    str x0, [x21, #8]                       // 241
.Lhungry_start:
    ldr w0, [x21, #4]                       // 241
    cmp x0, x22                             // 241
    b.hs .Lhungry_exit_unavailable          // 241
    ldur x1, [x23, #8]                      // 243
    mul x1, x1, x0                          // 243
    ldr x0, [x23]                           // 243
    add x1, x1, x0                          // 243
    str x1, [x24, #24]                      // 243
    ldr x0, [x24, #24]                      // 244
    add x0, x0, #304                        // 244
    ldr x0, [x0]                            // 244
    ldr x1, [x24, #32]                      // 244
    add x0, x0, x1                          // 244
    str x0, [x24, #40]                      // 244
    ldr x0, [x24, #24]                      // 245
    add x0, x0, #312                        // 245
    ldr x0, [x0]                            // 245
    ldr x1, [x24, #16]                      // 245
    add x0, x0, x1                          // 245
    str x0, [x24, #48]                      // 245
    ldr x0, [x24, #24]                      // 246
    add x0, x0, #320                        // 246
    ldr x0, [x0]                            // 246
    ldr x1, [x24, #8]                       // 246
    add x0, x0, x1                          // 246
    str x0, [x24, #56]                      // 246
    ldr x0, [x24, #24]                      // 247
    add x0, x0, #328                        // 247
    ldr x0, [x0]                            // 247
    ldr x1, [x24, #0]                       // 247
    add x0, x0, x1                          // 247
    ldr x1, [x24, #24]                      // 248
    add x1, x1, #336                        // 248
    ldr x1, [x1]                            // 248
    ldr x2, [x24, #32]                      // 248
    eor x1, x1, x2                          // 248
    ldr x2, [x24, #24]                      // 249
    add x2, x2, #344                        // 249
    ldr x2, [x2]                            // 249
    ldr x3, [x24, #16]                      // 249
    eor x2, x2, x3                          // 249
    ldr x3, [x24, #24]                      // 250
    add x3, x3, #352                        // 250
    ldr x3, [x3]                            // 250
    ldr x4, [x24, #8]                       // 250
    eor x3, x3, x4                          // 250
    ldr x4, [x24, #24]                      // 251
    add x4, x4, #360                        // 251
    ldr x4, [x4]                            // 251
    ldr x5, [x24, #0]                       // 251
    eor x4, x4, x5                          // 251
    ldr x5, [x24, #24]                      // 252
    add x5, x5, #368                        // 252
    ldr x5, [x5]                            // 252
    ldr x6, [x24, #32]                      // 252
    mul x5, x5, x6                          // 252
    ldr x6, [x24, #24]                      // 253
    add x6, x6, #376                        // 253
    ldr x6, [x6]                            // 253
    ldr x7, [x24, #16]                      // 253
    mul x6, x6, x7                          // 253
    ldr x7, [x24, #24]                      // 254
    add x7, x7, #384                        // 254
    ldr x7, [x7]                            // 254
    ldr x8, [x24, #8]                       // 254
    mul x7, x7, x8                          // 254
    ldr x8, [x24, #24]                      // 255
    add x8, x8, #392                        // 255
    ldr x8, [x8]                            // 255
    ldr x9, [x24, #0]                       // 255
    mul x8, x8, x9                          // 255
    ldr x9, [x24, #24]                      // 256
    add x9, x9, #400                        // 256
    ldr x9, [x9]                            // 256
    ldr x10, [x24, #32]                     // 256
    sub x9, x9, x10                         // 256
    ldr x10, [x24, #24]                     // 257
    add x10, x10, #408                      // 257
    ldr x10, [x10]                          // 257
    ldr x11, [x24, #16]                     // 257
    sub x10, x10, x11                       // 257
    ldr x11, [x24, #24]                     // 258
    add x11, x11, #416                      // 258
    ldr x11, [x11]                          // 258
    ldr x12, [x24, #8]                      // 258
    sub x11, x11, x12                       // 258
    ldr x12, [x24, #24]                     // 259
    add x12, x12, #424                      // 259
    ldr x12, [x12]                          // 259
    ldr x13, [x24, #0]                      // 259
    sub x12, x12, x13                       // 259
    ldr x13, [x24, #24]                     // 260
    add x13, x13, #432                      // 260
    ldr x13, [x13]                          // 260
    ldr x14, [x24, #32]                     // 260
    orr x13, x13, x14                       // 260
    ldr x14, [x24, #24]                     // 261
    add x14, x14, #440                      // 261
    ldr x14, [x14]                          // 261
    ldr x15, [x24, #16]                     // 261
    orr x14, x14, x15                       // 261
    ldr x15, [x24, #24]                     // 262
    add x15, x15, #448                      // 262
    ldr x15, [x15]                          // 262
    ldr x16, [x24, #8]                      // 262
    and x15, x15, x16                       // 262
    ldr x16, [x24, #24]                     // 263
    add x16, x16, #456                      // 263
    ldr x16, [x16]                          // 263
    ldr x17, [x24, #0]                      // 263
    and x16, x16, x17                       // 263
    ldr x17, [x24, #40]                     // 264
    mul x17, x17, x16                       // 264
    ldr x19, [x24, #48]                     // 264
    mul x19, x19, x15                       // 264
    add x17, x17, x19                       // 264
    ldr x19, [x24, #56]                     // 264
    mul x19, x19, x14                       // 264
    add x17, x17, x19                       // 264
    mul x19, x0, x13                        // 264
    add x17, x17, x19                       // 264
    mul x19, x1, x12                        // 264
    add x17, x17, x19                       // 264
    mul x19, x2, x11                        // 265
    mul x20, x3, x10                        // 265
    add x19, x19, x20                       // 265
    mul x20, x4, x9                         // 265
    add x19, x19, x20                       // 265
    mul x20, x5, x8                         // 265
    add x19, x19, x20                       // 265
    mul x20, x6, x7                         // 265
    add x19, x19, x20                       // 265
    eor x17, x17, x19                       // 266
    ldr x19, [x24, #40]                     // 267
    ldr x20, [x24, #48]                     // 267
    add x19, x19, x20                       // 267
    ldr x20, [x24, #56]                     // 267
    add x19, x19, x20                       // 267
    add x19, x19, x0                        // 267
    add x19, x19, x1                        // 267
    add x19, x19, x2                        // 267
    add x19, x19, x3                        // 267
    add x19, x19, x4                        // 267
    add x19, x19, x5                        // 267
    add x19, x19, x6                        // 267
    add x19, x19, x7                        // 267
    add x19, x19, x8                        // 267
    add x19, x19, x9                        // 267
    add x19, x19, x10                       // 267
    add x19, x19, x11                       // 267
    add x19, x19, x12                       // 267
    add x19, x19, x13                       // 267
    add x19, x19, x14                       // 267
    add x19, x19, x15                       // 267
    add x19, x19, x16                       // 267
    ldr x0, [x24, #32]                      // 267
    add x19, x19, x0                        // 267
    ldr x0, [x24, #16]                      // 267
    add x19, x19, x0                        // 267
    ldr x0, [x24, #8]                       // 267
    add x19, x19, x0                        // 267
    ldr x0, [x24, #0]                       // 267
    add x19, x19, x0                        // 267
    ldr x0, [x24, #24]                      // 266
    stur x17, [x0, #8]                      // 266
.Lhungry_post_commit:
.Lhungry_end:
    .pushsection __rseq_failure, "ax"
    .inst 0xd428bc00
.Lhungry_abort:
    b .Lhungry_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lhungry_start, .Lhungry_exit_unavailable
    .popsection
    ret
.Lhungry_aborted:
    b hungry
.Lhungry_exit_unavailable:
    ret
.size hungry, . - hungry

.text
.globl hungry_floats
.type hungry_floats, %function
hungry_floats:
    // x2: the rseq area
    // x3: count of cells
    // x4: base of cells
    // x5: stride of cells
    // d18: a
    // d19: b
    // result 0 in d0
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lhungry_floats_descriptor:
    .long 0, 0
    .quad .Lhungry_floats_start, .Lhungry_floats_post_commit - .Lhungry_floats_start, .Lhungry_floats_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lhungry_floats_descriptor
    .popsection
    adrp x0, .Lhungry_floats_descriptor     // 271
    add x0, x0, :lo12:.Lhungry_floats_descriptor// 271
    str x0, [x2, #8]                        // 271
.Lhungry_floats_start:
    ldr w0, [x2, #4]                        // 271
    cmp x0, x3                              // 271
    b.hs .Lhungry_floats_exit_unavailable   // 271
    mul x1, x5, x0                          // 272
    add x0, x4, x1                          // 272
    ldur d0, [x0, #136]                     // 273
    fadd d0, d0, d18                        // 273
    ldur d1, [x0, #144]                     // 274
    fadd d1, d1, d18                        // 274
    ldur d2, [x0, #152]                     // 275
    fadd d2, d2, d18                        // 275
    ldur d3, [x0, #160]                     // 276
    fadd d3, d3, d19                        // 276
    ldur d4, [x0, #168]                     // 277
    fadd d4, d4, d19                        // 277
    ldur d5, [x0, #176]                     // 278
    fadd d5, d5, d19                        // 278
    ldur d6, [x0, #56]                      // 279
    fmul d6, d6, d18                        // 279
    ldur d7, [x0, #64]                      // 280
    fmul d7, d7, d19                        // 280
    ldur d8, [x0, #40]                      // 281
    fmul d8, d8, d18                        // 281
    ldur d9, [x0, #40]                      // 282
    fmul d9, d9, d19                        // 282
    fsub d10, d0, d1                        // 283
    fsub d11, d2, d3                        // 284
    fsub d12, d4, d5                        // 285
    fsub d13, d6, d7                        // 286
    fsub d14, d8, d9                        // 287
    fmul d15, d10, d11                      // 288
    fmul d16, d12, d13                      // 289
    fmul d17, d14, d15                      // 290
    fadd d0, d0, d1                         // 291
    fadd d0, d0, d2                         // 291
    fadd d0, d0, d3                         // 291
    fadd d0, d0, d4                         // 291
    fadd d0, d0, d5                         // 291
    fadd d0, d0, d6                         // 291
    fadd d0, d0, d7                         // 291
    fadd d0, d0, d8                         // 291
    fadd d0, d0, d9                         // 291
    fadd d0, d0, d10                        // 291
    fadd d0, d0, d11                        // 291
    fadd d0, d0, d12                        // 291
    fadd d0, d0, d13                        // 291
    fadd d0, d0, d14                        // 291
    fadd d0, d0, d15                        // 291
    fadd d0, d0, d16                        // 291
    fadd d0, d0, d17                        // 291
    fmul d1, d0, d18                        // 292
    fmul d1, d1, d19                        // 292
    stur d1, [x0, #40]                      // 292
.Lhungry_floats_post_commit:
.Lhungry_floats_end:
    .pushsection __rseq_failure, "ax"
    .inst 0xd428bc00
.Lhungry_floats_abort:
    b .Lhungry_floats_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lhungry_floats_start, .Lhungry_floats_exit_unavailable
    .popsection
    ret
.Lhungry_floats_aborted:
    b hungry_floats
.Lhungry_floats_exit_unavailable:
    ret
.size hungry_floats, . - hungry_floats

.text
.globl always_fails
.type always_fails, %function
always_fails:
    // x1: the rseq area
    // x2: count of cells
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lalways_fails_descriptor:
    .long 0, 0
    .quad .Lalways_fails_start, .Lalways_fails_post_commit - .Lalways_fails_start, .Lalways_fails_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lalways_fails_descriptor
    .popsection
    adrp x0, .Lalways_fails_descriptor      // 297
    add x0, x0, :lo12:.Lalways_fails_descriptor// 297
    str x0, [x1, #8]                        // 297
.Lalways_fails_start:
    ldr w0, [x1, #4]                        // 297
    cmp x0, x2                              // 297
    b.hs .Lalways_fails_exit_unavailable    // 297
    b .Lalways_fails_exit_assertion1        // 297
.Lalways_fails_post_commit:
.Lalways_fails_end:
    .pushsection __rseq_failure, "ax"
    .inst 0xd428bc00
.Lalways_fails_abort:
    b .Lalways_fails_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lalways_fails_start, .Lalways_fails_exit_unavailable
    .quad .Lalways_fails_start, .Lalways_fails_exit_assertion1
    .popsection
    ret
.Lalways_fails_aborted:
    b always_fails
.Lalways_fails_exit_unavailable:
    ret
.Lalways_fails_exit_assertion1:
    ret
.size always_fails, . - always_fails

.text
.globl nothing
.type nothing, %function
nothing:
    // x1: the rseq area
    // x2: count of cells
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lnothing_descriptor:
    .long 0, 0
    .quad .Lnothing_start, .Lnothing_post_commit - .Lnothing_start, .Lnothing_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lnothing_descriptor
    .popsection
    adrp x0, .Lnothing_descriptor           // 302
    add x0, x0, :lo12:.Lnothing_descriptor  // 302
    str x0, [x1, #8]                        // 302
.Lnothing_start:
    ldr w0, [x1, #4]                        // 302
    cmp x0, x2                              // 302
    b.hs .Lnothing_exit_unavailable         // 302
.Lnothing_post_commit:
.Lnothing_end:
    .pushsection __rseq_failure, "ax"
    .inst 0xd428bc00
.Lnothing_abort:
    b .Lnothing_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lnothing_start, .Lnothing_exit_unavailable
    .popsection
    ret
.Lnothing_aborted:
    b nothing
.Lnothing_exit_unavailable:
    ret
.size nothing, . - nothing

.text
.globl far_away
.type far_away, %function
far_away:
    // x4: the rseq area
    // x5: count of cells
    // x6: base of cells
    // x7: stride of cells
    // x8: i
    // result 0 in x1
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lfar_away_descriptor:
    .long 0, 0
    .quad .Lfar_away_start, .Lfar_away_post_commit - .Lfar_away_start, .Lfar_away_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lfar_away_descriptor
    .popsection
    adrp x0, .Lfar_away_descriptor          // 307
    add x0, x0, :lo12:.Lfar_away_descriptor // 307
    str x0, [x4, #8]                        // 307
.Lfar_away_start:
    ldr w0, [x4, #4]                        // 307
    cmp x0, x5                              // 307
    b.hs .Lfar_away_exit_unavailable        // 307
    mul x1, x7, x0                          // 309
    add x0, x6, x1                          // 309
    movz x1, #16304, lsl #0                 // 311
    add x2, x0, x1                          // 311
    ldr x1, [x2]                            // 311
    add x1, x1, #1                          // 311
    movz x2, #24304, lsl #0                 // 311
    add x3, x0, x2                          // 311
    str x1, [x3]                            // 311
    movz x1, #16312, lsl #0                 // 312
    add x2, x0, x1                          // 312
    ldar x1, [x2]                           // 312
    cmp x8, #3                              // 313
    b.hs .Lfar_away_exit_index1             // 313
.Lfar_away_ok1:
    movz x2, #40, lsl #0                    // 313
    mul x3, x8, x2                          // 313
    add x2, x0, x3                          // 313
    add x2, x2, #184                        // 313
    ldur x2, [x2, #8]                       // 313
    add x3, x1, x2                          // 313
    movz x2, #32304, lsl #0                 // 313
    add x0, x0, x2                          // 313
    str x3, [x0]                            // 313
.Lfar_away_post_commit:
.Lfar_away_end:
    .pushsection __rseq_failure, "ax"
    .inst 0xd428bc00
.Lfar_away_abort:
    b .Lfar_away_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lfar_away_start, .Lfar_away_exit_unavailable
    .quad .Lfar_away_start, .Lfar_away_exit_index1
    .popsection
    ret
.Lfar_away_aborted:
    b far_away
.Lfar_away_exit_unavailable:
    ret
.Lfar_away_exit_index1:
    ret
.size far_away, . - far_away

.text
.globl push_link
.type push_link, %function
push_link:
    // x4: the rseq area
    // x5: count of chains
    // x6: base of chains
    // x7: stride of chains
    // x8: start of chains
    // x9: extent of chains
    // x10: link
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lpush_link_descriptor:
    .long 0, 0
    .quad .Lpush_link_start, .Lpush_link_post_commit - .Lpush_link_start, .Lpush_link_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lpush_link_descriptor
    .popsection
    adrp x0, .Lpush_link_descriptor         // 336
    add x0, x0, :lo12:.Lpush_link_descriptor// 336
    str x0, [x4, #8]                        // 336
.Lpush_link_start:
    ldr w0, [x4, #4]                        // 336
    cmp x0, x5                              // 336
    b.hs .Lpush_link_exit_unavailable       // 336
    mul x1, x7, x0                          // 338
    add x0, x6, x1                          // 338
    ldr x1, [x0]                            // 340
    sub x2, x1, #8                          // 340
    sub x3, x9, #16                         // 340
    cmp x2, x3                              // 340
    b.ls .Lpush_link_inside2                // 340
.Lpush_link_outside3:
    cmp x1, #0                              // 340
    b.ne .Lpush_link_exit_segment1          // 340
    b .Lpush_link_end1                      // 340
.Lpush_link_inside2:
    and x2, x2, #7                          // 340
    cmp x2, #0                              // 340
    b.ne .Lpush_link_exit_segment1          // 340
.Lpush_link_end1:
    sub x2, x10, x8                         // 340
    cmp x2, x3                              // 340
    b.hi .Lpush_link_exit_segment1          // 340
.Lpush_link_ok7:
    stur x1, [x10, #8]                      // 340
    sub x1, x10, x8                         // 341
    add x1, x1, #8                          // 341
    str x1, [x0]                            // 341
.Lpush_link_post_commit:
.Lpush_link_end:
    .pushsection __rseq_failure, "ax"
    .inst 0xd428bc00
.Lpush_link_abort:
    b .Lpush_link_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lpush_link_start, .Lpush_link_exit_unavailable
    .quad .Lpush_link_start, .Lpush_link_exit_segment1
    .popsection
    ret
.Lpush_link_aborted:
    b push_link
.Lpush_link_exit_unavailable:
    ret
.Lpush_link_exit_segment1:
    ret
.size push_link, . - push_link

.text
.globl pop_link
.type pop_link, %function
pop_link:
    // x5: the rseq area
    // x6: count of chains
    // x7: base of chains
    // x8: stride of chains
    // x9: start of chains
    // x10: extent of chains
    // result 0 in x1
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lpop_link_descriptor:
    .long 0, 0
    .quad .Lpop_link_start, .Lpop_link_post_commit - .Lpop_link_start, .Lpop_link_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lpop_link_descriptor
    .popsection
    adrp x0, .Lpop_link_descriptor          // 345
    add x0, x0, :lo12:.Lpop_link_descriptor // 345
    str x0, [x5, #8]                        // 345
.Lpop_link_start:
    ldr w0, [x5, #4]                        // 345
    cmp x0, x6                              // 345
    b.hs .Lpop_link_exit_unavailable        // 345
    mul x1, x8, x0                          // 346
    add x0, x7, x1                          // 346
    ldr x1, [x0]                            // 347
    sub x2, x1, #8                          // 347
    sub x3, x10, #16                        // 347
    cmp x2, x3                              // 347
    b.ls .Lpop_link_inside2                 // 347
.Lpop_link_outside3:
    cmp x1, #0                              // 347
    b.ne .Lpop_link_exit_segment1           // 347
.Lpop_link_none5:
    movz x1, #0, lsl #0                     // 347
    b .Lpop_link_end1                       // 347
.Lpop_link_inside2:
    and x1, x2, #7                          // 347
    cmp x1, #0                              // 347
    b.ne .Lpop_link_exit_segment1           // 347
.Lpop_link_aligned6:
    add x1, x9, x2, lsl #0                  // 347
.Lpop_link_end1:
    cmp x1, #0                              // 348
    b.ne .Lpop_link_end10                   // 348
.Lpop_link_then8:
    movz x1, #0, lsl #0                     // 349
    b .Lpop_link_end                        // 349
.Lpop_link_end10:
    ldur x2, [x1, #8]                       // 350
    sub x4, x2, #8                          // 350
    cmp x4, x3                              // 350
    b.ls .Lpop_link_inside12                // 350
.Lpop_link_outside13:
    cmp x2, #0                              // 350
    b.ne .Lpop_link_exit_segment2           // 350
    b .Lpop_link_end11                      // 350
.Lpop_link_inside12:
    and x4, x4, #7                          // 350
    cmp x4, #0                              // 350
    b.ne .Lpop_link_exit_segment2           // 350
.Lpop_link_end11:
    str x2, [x0]                            // 350
.Lpop_link_post_commit:
.Lpop_link_end:
    .pushsection __rseq_failure, "ax"
    .inst 0xd428bc00
.Lpop_link_abort:
    b .Lpop_link_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lpop_link_start, .Lpop_link_exit_unavailable
    .quad .Lpop_link_start, .Lpop_link_exit_segment1
    .quad .Lpop_link_start, .Lpop_link_exit_segment2
    .popsection
    ret
.Lpop_link_aborted:
    b pop_link
.Lpop_link_exit_unavailable:
    ret
.Lpop_link_exit_segment1:
    ret
.Lpop_link_exit_segment2:
    ret
.size pop_link, . - pop_link

.text
.globl keep_link
.type keep_link, %function
keep_link:
    // x6: the rseq area
    // x7: count of chains
    // x8: base of chains
    // x9: stride of chains
    // x10: start of chains
    // x11: extent of chains
    // x12: count of other
    // x13: base of other
    // x14: stride of other
    // x15: i
    // x16: link
    // result 0 in x1
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lkeep_link_descriptor:
    .long 0, 0
    .quad .Lkeep_link_start, .Lkeep_link_post_commit - .Lkeep_link_start, .Lkeep_link_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lkeep_link_descriptor
    .popsection
    adrp x0, .Lkeep_link_descriptor         // 355
    add x0, x0, :lo12:.Lkeep_link_descriptor// 355
    str x0, [x6, #8]                        // 355
.Lkeep_link_start:
    ldr w0, [x6, #4]                        // 355
    cmp x0, x7                              // 355
    b.hs .Lkeep_link_exit_unavailable       // 355
    cmp x0, x12                             // 355
    b.hs .Lkeep_link_exit_unavailable       // 355
    mul x1, x9, x0                          // 357
    add x2, x8, x1                          // 357
    ldr x1, [x2]                            // 358
    sub x3, x1, #8                          // 358
    sub x4, x11, #16                        // 358
    cmp x3, x4                              // 358
    b.ls .Lkeep_link_inside2                // 358
.Lkeep_link_outside3:
    cmp x1, #0                              // 358
    b.ne .Lkeep_link_exit_segment1          // 358
.Lkeep_link_none5:
    movz x1, #0, lsl #0                     // 358
    b .Lkeep_link_end1                      // 358
.Lkeep_link_inside2:
    and x1, x3, #7                          // 358
    cmp x1, #0                              // 358
    b.ne .Lkeep_link_exit_segment1          // 358
.Lkeep_link_aligned6:
    add x1, x10, x3, lsl #0                 // 358
.Lkeep_link_end1:
    cmp x1, x16                             // 358
    cset w1, eq                             // 358
    stur xzr, [x2, #8]                      // 360
    cmp x15, #3                             // 361
    b.hs .Lkeep_link_exit_index2            // 361
.Lkeep_link_ok8:
    add x3, x2, x15, lsl #3                 // 361
    add x3, x3, #8                          // 361
    sub x5, x16, x10                        // 361
    cmp x5, x4                              // 361
    b.ls .Lkeep_link_inside11               // 361
.Lkeep_link_outside13:
    cmp x16, #0                             // 361
    b.ne .Lkeep_link_exit_segment3          // 361
.Lkeep_link_none10:
    movz x5, #0, lsl #0                     // 361
    b .Lkeep_link_end12                     // 361
.Lkeep_link_inside11:
    add x5, x5, #8                          // 361
.Lkeep_link_end12:
    str x5, [x3]                            // 361
    mul x3, x14, x0                         // 362
    add x0, x13, x3                         // 362
    sub x3, x0, x10                         // 362
    sub x5, x11, #40                        // 362
    cmp x3, x5                              // 362
    b.hi .Lkeep_link_exit_segment4          // 362
.Lkeep_link_ok16:
    ldr x0, [x0]                            // 362
    sub x3, x0, #8                          // 362
    cmp x3, x4                              // 362
    b.ls .Lkeep_link_inside18               // 362
.Lkeep_link_outside19:
    cmp x0, #0                              // 362
    b.ne .Lkeep_link_exit_segment4          // 362
    b .Lkeep_link_end15                     // 362
.Lkeep_link_inside18:
    and x3, x3, #7                          // 362
    cmp x3, #0                              // 362
    b.ne .Lkeep_link_exit_segment4          // 362
.Lkeep_link_end15:
    stur x0, [x2, #24]                      // 362
    stur xzr, [x2, #32]                     // 363
    ldar x0, [x2]                           // 364
    sub x3, x0, #8                          // 364
    cmp x3, x4                              // 364
    b.ls .Lkeep_link_inside24               // 364
.Lkeep_link_outside25:
    cmp x0, #0                              // 364
    b.ne .Lkeep_link_exit_segment5          // 364
.Lkeep_link_none27:
    movz x0, #0, lsl #0                     // 364
    b .Lkeep_link_end23                     // 364
.Lkeep_link_inside24:
    and x0, x3, #7                          // 364
    cmp x0, #0                              // 364
    b.ne .Lkeep_link_exit_segment5          // 364
.Lkeep_link_aligned28:
    add x0, x10, x3, lsl #0                 // 364
.Lkeep_link_end23:
    sub x3, x0, x10                         // 364
    cmp x0, #0                              // 364
    b.ne .Lkeep_link_inside31               // 364
.Lkeep_link_none30:
    movz x3, #0, lsl #0                     // 364
    b .Lkeep_link_end32                     // 364
.Lkeep_link_inside31:
    add x3, x3, #8                          // 364
.Lkeep_link_end32:
    stlr x3, [x2]                           // 364
.Lkeep_link_post_commit:
.Lkeep_link_end:
    .pushsection __rseq_failure, "ax"
    .inst 0xd428bc00
.Lkeep_link_abort:
    b .Lkeep_link_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lkeep_link_start, .Lkeep_link_exit_unavailable
    .quad .Lkeep_link_start, .Lkeep_link_exit_segment1
    .quad .Lkeep_link_start, .Lkeep_link_exit_index2
    .quad .Lkeep_link_start, .Lkeep_link_exit_segment3
    .quad .Lkeep_link_start, .Lkeep_link_exit_segment4
    .quad .Lkeep_link_start, .Lkeep_link_exit_segment5
    .popsection
    ret
.Lkeep_link_aborted:
    b keep_link
.Lkeep_link_exit_unavailable:
    ret
.Lkeep_link_exit_segment1:
    ret
.Lkeep_link_exit_index2:
    ret
.Lkeep_link_exit_segment3:
    ret
.Lkeep_link_exit_segment4:
    ret
.Lkeep_link_exit_segment5:
    ret
.size keep_link, . - keep_link

.text
.globl walk_links
.type walk_links, %function
walk_links:
    // x7: the rseq area
    // x8: count of chains
    // x9: base of chains
    // x10: stride of chains
    // x11: start of chains
    // x12: extent of chains
    // x13: n
    // result 0 in x3
    // result 1 in x1
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lwalk_links_descriptor:
    .long 0, 0
    .quad .Lwalk_links_start, .Lwalk_links_post_commit - .Lwalk_links_start, .Lwalk_links_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lwalk_links_descriptor
    .popsection
    adrp x0, .Lwalk_links_descriptor        // 369
    add x0, x0, :lo12:.Lwalk_links_descriptor// 369
    str x0, [x7, #8]                        // 369
.Lwalk_links_start:
    ldr w0, [x7, #4]                        // 369
    cmp x0, x8                              // 369
    b.hs .Lwalk_links_exit_unavailable      // 369
    mul x1, x10, x0                         // 370
    add x0, x9, x1                          // 370
    ldr x0, [x0]                            // 371
    sub x1, x0, #8                          // 371
    sub x2, x12, #16                        // 371
    cmp x1, x2                              // 371
    b.ls .Lwalk_links_inside2               // 371
.Lwalk_links_outside3:
    cmp x0, #0                              // 371
    b.ne .Lwalk_links_exit_segment1         // 371
.Lwalk_links_none5:
    movz x0, #0, lsl #0                     // 371
    b .Lwalk_links_end1                     // 371
.Lwalk_links_inside2:
    and x0, x1, #7                          // 371
    cmp x0, #0                              // 371
    b.ne .Lwalk_links_exit_segment1         // 371
.Lwalk_links_aligned6:
    add x0, x11, x1, lsl #0                 // 371
.Lwalk_links_end1:
    movz x1, #0, lsl #0                     // 372
    movz x3, #0, lsl #0                     // 373
    mov x4, x13                             // 374
    cmp x13, #5                             // 374
    b.ls .Lwalk_links_end9                  // 374
.Lwalk_links_other8:
    movz x4, #5, lsl #0                     // 374
.Lwalk_links_end9:
    movz x5, #0, lsl #0                     // 374
.Lwalk_links_for10:
    cmp x5, x4                              // 374
    b.hs .Lwalk_links_done13                // 374
.Lwalk_links_do11:
    cmp x0, #0                              // 375
    b.eq .Lwalk_links_done13                // 375
.Lwalk_links_end16:
    ldr x1, [x0]                            // 377
    add x3, x3, x1                          // 377
    mov x1, x0                              // 378
    sub x6, x0, x11                         // 379
    cmp x6, x2                              // 379
    b.hi .Lwalk_links_exit_segment2         // 379
.Lwalk_links_ok17:
    ldur x0, [x0, #8]                       // 379
    sub x6, x0, #8                          // 379
    cmp x6, x2                              // 379
    b.ls .Lwalk_links_inside20              // 379
.Lwalk_links_outside21:
    cmp x0, #0                              // 379
    b.ne .Lwalk_links_exit_segment2         // 379
.Lwalk_links_none23:
    movz x0, #0, lsl #0                     // 379
    b .Lwalk_links_end19                    // 379
.Lwalk_links_inside20:
    and x0, x6, #7                          // 379
    cmp x0, #0                              // 379
    b.ne .Lwalk_links_exit_segment2         // 379
.Lwalk_links_aligned24:
    add x0, x11, x6, lsl #0                 // 379
.Lwalk_links_end19:
    add x5, x5, #1                          // 374
    uxtb w5, w5                             // 374
    b .Lwalk_links_for10                    // 374
.Lwalk_links_done13:
.Lwalk_links_post_commit:
.Lwalk_links_end:
    .pushsection __rseq_failure, "ax"
    .inst 0xd428bc00
.Lwalk_links_abort:
    b .Lwalk_links_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lwalk_links_start, .Lwalk_links_exit_unavailable
    .quad .Lwalk_links_start, .Lwalk_links_exit_segment1
    .quad .Lwalk_links_start, .Lwalk_links_exit_segment2
    .popsection
    ret
.Lwalk_links_aborted:
    b walk_links
.Lwalk_links_exit_unavailable:
    ret
.Lwalk_links_exit_segment1:
    ret
.Lwalk_links_exit_segment2:
    ret
.size walk_links, . - walk_links

.text
.globl page_of
.type page_of, %function
page_of:
    // x4: the rseq area
    // x5: count of chains
    // x6: base of chains
    // x7: stride of chains
    // x8: start of chains
    // x9: extent of chains
    // x10: i
    // result 0 in x0
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lpage_of_descriptor:
    .long 0, 0
    .quad .Lpage_of_start, .Lpage_of_post_commit - .Lpage_of_start, .Lpage_of_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lpage_of_descriptor
    .popsection
    adrp x0, .Lpage_of_descriptor           // 384
    add x0, x0, :lo12:.Lpage_of_descriptor  // 384
    str x0, [x4, #8]                        // 384
.Lpage_of_start:
    ldr w0, [x4, #4]                        // 384
    cmp x0, x5                              // 384
    b.hs .Lpage_of_exit_unavailable         // 384
    mul x1, x7, x0                          // 385
    add x0, x6, x1                          // 385
    ldur x0, [x0, #32]                      // 385
    sub x1, x0, #8                          // 385
    movz x2, #5001, lsl #0                  // 385
    cmp x9, x2                              // 385
    b.lo .Lpage_of_outside3                 // 385
.Lpage_of_large5:
    movz x2, #5001, lsl #0                  // 385
    sub x3, x9, x2                          // 385
    cmp x1, x3                              // 385
    b.ls .Lpage_of_inside2                  // 385
.Lpage_of_outside3:
    cmp x0, #0                              // 385
    b.ne .Lpage_of_exit_segment1            // 385
.Lpage_of_none6:
    movz x0, #0, lsl #0                     // 385
    b .Lpage_of_end1                        // 385
.Lpage_of_inside2:
    add x0, x8, x1, lsl #0                  // 385
.Lpage_of_end1:
    cmp x0, #0                              // 386
    b.eq .Lpage_of_exit_assertion2          // 386
.Lpage_of_ok7:
    movz x1, #5000, lsl #0                  // 387
    cmp x10, x1                             // 387
    b.hs .Lpage_of_exit_index3              // 387
.Lpage_of_ok9:
    add x0, x0, x10, lsl #0                 // 387
    add x0, x0, #1                          // 387
    ldrb w0, [x0]                           // 387
.Lpage_of_post_commit:
.Lpage_of_end:
    .pushsection __rseq_failure, "ax"
    .inst 0xd428bc00
.Lpage_of_abort:
    b .Lpage_of_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lpage_of_start, .Lpage_of_exit_unavailable
    .quad .Lpage_of_start, .Lpage_of_exit_segment1
    .quad .Lpage_of_start, .Lpage_of_exit_assertion2
    .quad .Lpage_of_start, .Lpage_of_exit_index3
    .popsection
    ret
.Lpage_of_aborted:
    b page_of
.Lpage_of_exit_unavailable:
    ret
.Lpage_of_exit_segment1:
    ret
.Lpage_of_exit_assertion2:
    ret
.Lpage_of_exit_index3:
    ret
.size page_of, . - page_of

.abiversion 2
.text
.globl push
.type push, %function
push:
    # %r5: the rseq area
    # %r6: count of cells
    # %r7: base of cells
    # %r8: stride of cells
    # %r9: node
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lpush_descriptor:
    .long 0, 0
    .quad .Lpush_start, .Lpush_post_commit - .Lpush_start, .Lpush_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lpush_descriptor
    .popsection
    bcl 20, 31, 99f                         # 52
99:
    mflr %r3                                # 52
    addis %r3, %r3, (.Lpush_descriptor - 99b)@ha# 52
    addi %r3, %r3, (.Lpush_descriptor - 99b)@l# 52
    std %r3, 8(%r5)                         # 52
.Lpush_start:
    lwz %r3, 4(%r5)                         # 52
    cmpld 7, %r3, %r6                       # 52
    bge 7, .Lpush_exit_unavailable          # 52
    mulld %r4, %r8, %r3                     # 53
    add %r3, %r7, %r4                       # 53
    ld %r4, 48(%r3)                         # 55
    std %r4, 0(%r9)                         # 55
    std %r9, 48(%r3)                        # 56
.Lpush_post_commit:
.Lpush_end:
    .pushsection __rseq_failure, "ax"
    .long 0x0fe5000b
.Lpush_abort:
    b .Lpush_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lpush_start, .Lpush_exit_unavailable
    .popsection
    blr
.Lpush_aborted:
    b push
.Lpush_exit_unavailable:
    blr
.size push, . - push

.abiversion 2
.text
.globl pop
.type pop, %function
pop:
    # %r6: the rseq area
    # %r7: count of cells
    # %r8: base of cells
    # %r9: stride of cells
    # result 0 in %r4
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lpop_descriptor:
    .long 0, 0
    .quad .Lpop_start, .Lpop_post_commit - .Lpop_start, .Lpop_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lpop_descriptor
    .popsection
    bcl 20, 31, 99f                         # 60
99:
    mflr %r3                                # 60
    addis %r3, %r3, (.Lpop_descriptor - 99b)@ha# 60
    addi %r3, %r3, (.Lpop_descriptor - 99b)@l# 60
    std %r3, 8(%r6)                         # 60
.Lpop_start:
    lwz %r3, 4(%r6)                         # 60
    cmpld 7, %r3, %r7                       # 60
    bge 7, .Lpop_exit_unavailable           # 60
    mulld %r4, %r9, %r3                     # 61
    add %r3, %r8, %r4                       # 61
    ld %r4, 48(%r3)                         # 62
    cmpldi 7, %r4, 0                        # 63
    bne 7, .Lpop_end3                       # 63
.Lpop_then1:
    li %r4, 0                               # 64
    b .Lpop_end                             # 64
.Lpop_end3:
    ld %r5, 0(%r4)                          # 65
    std %r5, 48(%r3)                        # 65
.Lpop_post_commit:
.Lpop_end:
    .pushsection __rseq_failure, "ax"
    .long 0x0fe5000b
.Lpop_abort:
    b .Lpop_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lpop_start, .Lpop_exit_unavailable
    .popsection
    blr
.Lpop_aborted:
    b pop
.Lpop_exit_unavailable:
    blr
.size pop, . - pop

.abiversion 2
.text
.globl publish
.type publish, %function
publish:
    # %r5: the rseq area
    # %r6: count of cells
    # %r7: base of cells
    # %r8: stride of cells
    # %r9: node
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lpublish_descriptor:
    .long 0, 0
    .quad .Lpublish_start, .Lpublish_post_commit - .Lpublish_start, .Lpublish_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lpublish_descriptor
    .popsection
    bcl 20, 31, 99f                         # 70
99:
    mflr %r3                                # 70
    addis %r3, %r3, (.Lpublish_descriptor - 99b)@ha# 70
    addi %r3, %r3, (.Lpublish_descriptor - 99b)@l# 70
    std %r3, 8(%r5)                         # 70
.Lpublish_start:
    lwz %r3, 4(%r5)                         # 70
    cmpld 7, %r3, %r6                       # 70
    bge 7, .Lpublish_exit_unavailable       # 70
    mulld %r4, %r8, %r3                     # 71
    add %r3, %r7, %r4                       # 71
    lwsync                                  # 72
    std %r9, 48(%r3)                        # 72
.Lpublish_post_commit:
.Lpublish_end:
    .pushsection __rseq_failure, "ax"
    .long 0x0fe5000b
.Lpublish_abort:
    b .Lpublish_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lpublish_start, .Lpublish_exit_unavailable
    .popsection
    blr
.Lpublish_aborted:
    b publish
.Lpublish_exit_unavailable:
    blr
.size publish, . - publish

.abiversion 2
.text
.globl acquire
.type acquire, %function
acquire:
    # %r7: the rseq area
    # %r8: count of cells
    # %r9: base of cells
    # %r10: stride of cells
    # result 0 in %r4
    # result 1 in %r5
    # result 2 in %f0
    # result 3 in %r3
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lacquire_descriptor:
    .long 0, 0
    .quad .Lacquire_start, .Lacquire_post_commit - .Lacquire_start, .Lacquire_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lacquire_descriptor
    .popsection
    bcl 20, 31, 99f                         # 76
99:
    mflr %r3                                # 76
    addis %r3, %r3, (.Lacquire_descriptor - 99b)@ha# 76
    addi %r3, %r3, (.Lacquire_descriptor - 99b)@l# 76
    std %r3, 8(%r7)                         # 76
.Lacquire_start:
    lwz %r3, 4(%r7)                         # 76
    cmpld 7, %r3, %r8                       # 76
    bge 7, .Lacquire_exit_unavailable       # 76
    mulld %r4, %r10, %r3                    # 77
    add %r3, %r9, %r4                       # 77
    ld %r4, 8(%r3)                          # 78
    lwsync                                  # 78
    lbz %r5, 16(%r3)                        # 78
    lwsync                                  # 78
    extsb %r5, %r5                          # 78
    ld %r6, 40(%r3)                         # 78
    lwsync                                  # 78
    mtfprd %f0, %r6                         # 78
    lwa %r3, 20(%r3)                        # 78
    lwsync                                  # 78
.Lacquire_post_commit:
.Lacquire_end:
    .pushsection __rseq_failure, "ax"
    .long 0x0fe5000b
.Lacquire_abort:
    b .Lacquire_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lacquire_start, .Lacquire_exit_unavailable
    .popsection
    blr
.Lacquire_aborted:
    b acquire
.Lacquire_exit_unavailable:
    blr
.size acquire, . - acquire

.abiversion 2
.text
.globl widths
.type widths, %function
widths:
    # %r6: the rseq area
    # %r7: count of cells
    # %r8: base of cells
    # %r9: stride of cells
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lwidths_descriptor:
    .long 0, 0
    .quad .Lwidths_start, .Lwidths_post_commit - .Lwidths_start, .Lwidths_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lwidths_descriptor
    .popsection
    bcl 20, 31, 99f                         # 82
99:
    mflr %r3                                # 82
    addis %r3, %r3, (.Lwidths_descriptor - 99b)@ha# 82
    addi %r3, %r3, (.Lwidths_descriptor - 99b)@l# 82
    std %r3, 8(%r6)                         # 82
.Lwidths_start:
    lwz %r3, 4(%r6)                         # 82
    cmpld 7, %r3, %r7                       # 82
    bge 7, .Lwidths_exit_unavailable        # 82
    mulld %r4, %r9, %r3                     # 83
    add %r3, %r8, %r4                       # 83
    lbz %r4, 0(%r3)                         # 85
    addi %r4, %r4, 1                        # 85
    clrldi %r4, %r4, 56                     # 85
    stb %r4, 0(%r3)                         # 85
    lhz %r4, 2(%r3)                         # 86
    mulli %r4, %r4, 3                       # 86
    clrldi %r4, %r4, 48                     # 86
    sth %r4, 2(%r3)                         # 86
    lwz %r4, 4(%r3)                         # 87
    addi %r4, %r4, -5                       # 87
    clrldi %r4, %r4, 32                     # 87
    stw %r4, 4(%r3)                         # 87
    lbz %r4, 16(%r3)                        # 88
    extsb %r4, %r4                          # 88
    neg %r4, %r4                            # 88
    extsb %r4, %r4                          # 88
    stb %r4, 16(%r3)                        # 88
    lha %r4, 18(%r3)                        # 89
    nor %r4, %r4, %r4                       # 89
    extsh %r4, %r4                          # 89
    sth %r4, 18(%r3)                        # 89
    lwa %r4, 20(%r3)                        # 90
    sldi %r4, %r4, 3                        # 90
    extsw %r4, %r4                          # 90
    stw %r4, 20(%r3)                        # 90
    ld %r4, 24(%r3)                         # 91
    sradi %r4, %r4, 2                       # 91
    std %r4, 24(%r3)                        # 91
    lbz %r4, 0(%r3)                         # 92
    li %r0, 0                               # 92
    cmpldi 7, %r4, 3                        # 92
    li %r4, 1                               # 92
    isel %r4, %r4, %r0, 29                  # 92
    stb %r4, 32(%r3)                        # 92
    lbz %r4, 0(%r3)                         # 93
    lbz %r5, 16(%r3)                        # 93
    extsb %r5, %r5                          # 93
    mulli %r5, %r5, 10                      # 93
    add %r4, %r4, %r5                       # 93
    lbz %r5, 32(%r3)                        # 93
    andi. %r5, %r5, 1                       # 93
    add %r4, %r4, %r5                       # 93
    std %r4, 8(%r3)                         # 93
.Lwidths_post_commit:
.Lwidths_end:
    .pushsection __rseq_failure, "ax"
    .long 0x0fe5000b
.Lwidths_abort:
    b .Lwidths_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lwidths_start, .Lwidths_exit_unavailable
    .popsection
    blr
.Lwidths_aborted:
    b widths
.Lwidths_exit_unavailable:
    blr
.size widths, . - widths

.abiversion 2
.text
.globl constants
.type constants, %function
constants:
    # %r6: the rseq area
    # %r7: count of cells
    # %r8: base of cells
    # %r9: stride of cells
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lconstants_descriptor:
    .long 0, 0
    .quad .Lconstants_start, .Lconstants_post_commit - .Lconstants_start, .Lconstants_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lconstants_descriptor
    .popsection
    bcl 20, 31, 99f                         # 97
99:
    mflr %r3                                # 97
    addis %r3, %r3, (.Lconstants_descriptor - 99b)@ha# 97
    addi %r3, %r3, (.Lconstants_descriptor - 99b)@l# 97
    std %r3, 8(%r6)                         # 97
.Lconstants_start:
    lwz %r3, 4(%r6)                         # 97
    cmpld 7, %r3, %r7                       # 97
    bge 7, .Lconstants_exit_unavailable     # 97
    mulld %r4, %r9, %r3                     # 98
    add %r3, %r8, %r4                       # 98
    lis %r4, -1                             # 100
    std %r4, 8(%r3)                         # 100
    li %r4, -1                              # 101
    std %r4, 24(%r3)                        # 101
    li %r4, 0                               # 102
    sldi %r4, %r4, 32                       # 102
    oris %r4, %r4, 61035                    # 102
    ori %r4, %r4, 10240                     # 102
    stw %r4, 4(%r3)                         # 102
    li %r4, 0                               # 103
    stb %r4, 0(%r3)                         # 103
    lis %r4, 16313                          # 104
    ori %r4, %r4, 39321                     # 104
    sldi %r4, %r4, 32                       # 104
    oris %r4, %r4, 39321                    # 104
    ori %r4, %r4, 39322                     # 104
    std %r4, 40(%r3)                        # 104
    li %r4, 1                               # 105
    stb %r4, 32(%r3)                        # 105
    ld %r4, 8(%r3)                          # 106
    lis %r5, 4660                           # 106
    ori %r5, %r5, 22136                     # 106
    sldi %r5, %r5, 32                       # 106
    oris %r5, %r5, 39612                    # 106
    ori %r5, %r5, 57072                     # 106
    xor %r4, %r4, %r5                       # 106
    std %r4, 8(%r3)                         # 106
.Lconstants_post_commit:
.Lconstants_end:
    .pushsection __rseq_failure, "ax"
    .long 0x0fe5000b
.Lconstants_abort:
    b .Lconstants_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lconstants_start, .Lconstants_exit_unavailable
    .popsection
    blr
.Lconstants_aborted:
    b constants
.Lconstants_exit_unavailable:
    blr
.size constants, . - constants

.abiversion 2
.text
.globl floats
.type floats, %function
floats:
    # %r6: the rseq area
    # %r7: count of cells
    # %r8: base of cells
    # %r9: stride of cells
    # %f4: x
    # %r10: n
    # %r11: m
    # result 0 in %f2
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lfloats_descriptor:
    .long 0, 0
    .quad .Lfloats_start, .Lfloats_post_commit - .Lfloats_start, .Lfloats_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lfloats_descriptor
    .popsection
    bcl 20, 31, 99f                         # 110
99:
    mflr %r3                                # 110
    addis %r3, %r3, (.Lfloats_descriptor - 99b)@ha# 110
    addi %r3, %r3, (.Lfloats_descriptor - 99b)@l# 110
    std %r3, 8(%r6)                         # 110
.Lfloats_start:
    lwz %r3, 4(%r6)                         # 110
    cmpld 7, %r3, %r7                       # 110
    bge 7, .Lfloats_exit_unavailable        # 110
    mulld %r4, %r9, %r3                     # 111
    add %r3, %r8, %r4                       # 111
    lis %r4, 16388                          # 112
    sldi %r4, %r4, 32                       # 112
    mtfprd %f0, %r4                         # 112
    fmul %f1, %f4, %f0                      # 112
    lfd %f0, 40(%r3)                        # 112
    fsub %f1, %f1, %f0                      # 112
    mtfprd %f0, %r10                        # 112
    fcfid %f0, %f0                          # 112
    fadd %f1, %f1, %f0                      # 112
    mr %r4, %r11                            # 112
    cmpdi 7, %r4, 0                         # 112
    blt 7, .Lfloats_large2                  # 112
.Lfloats_small1:
    mtfprd %f0, %r4                         # 112
    fcfid %f0, %f0                          # 112
    b .Lfloats_end3                         # 112
.Lfloats_large2:
    srdi %r4, %r11, 1                       # 112
    andi. %r5, %r11, 1                      # 112
    or %r4, %r4, %r5                        # 112
    mtfprd %f0, %r4                         # 112
    fcfid %f0, %f0                          # 112
    fadd %f0, %f0, %f0                      # 112
.Lfloats_end3:
    fadd %f1, %f1, %f0                      # 112
    li %r4, 0                               # 113
    mtfprd %f0, %r4                         # 113
    fcmpu 7, %f1, %f0                       # 113
    blt 7, .Lfloats_then4                   # 113
.Lfloats_or7:
    fcmpu 7, %f1, %f1                       # 113
    beq 7, .Lfloats_or8                     # 113
    b .Lfloats_then4                        # 113
.Lfloats_or8:
    lis %r4, 32311                          # 113
    ori %r4, %r4, 58428                     # 113
    sldi %r4, %r4, 32                       # 113
    oris %r4, %r4, 34816                    # 113
    ori %r4, %r4, 30108                     # 113
    mtfprd %f0, %r4                         # 113
    fcmpu 7, %f1, %f0                       # 113
    cror 30, 29, 30                         # 113
    beq 7, .Lfloats_then4                   # 113
    b .Lfloats_end6                         # 113
.Lfloats_then4:
    mffprd %r4, %f1                         # 114
    lis %r5, -32768                         # 114
    sldi %r5, %r5, 32                       # 114
    xor %r4, %r4, %r5                       # 114
    mtfprd %f1, %r4                         # 114
.Lfloats_end6:
    fcmpu 7, %f1, %f4                       # 115
    bne 7, .Lfloats_then9                   # 115
    b .Lfloats_else10                       # 115
.Lfloats_then9:
    fmr %f0, %f1                            # 115
    fcmpu 7, %f4, %f1                       # 115
    bgt 7, .Lfloats_other12                 # 115
    b .Lfloats_end13                        # 115
.Lfloats_other12:
    fmr %f0, %f4                            # 115
.Lfloats_end13:
    b .Lfloats_end11                        # 115
.Lfloats_else10:
    fmr %f0, %f4                            # 115
    lis %r4, 16368                          # 115
    sldi %r4, %r4, 32                       # 115
    mtfprd %f2, %r4                         # 115
    fcmpu 7, %f4, %f2                       # 115
    bgt 7, .Lfloats_other14                 # 115
    b .Lfloats_end15                        # 115
.Lfloats_other14:
    lis %r4, 16368                          # 115
    sldi %r4, %r4, 32                       # 115
    mtfprd %f0, %r4                         # 115
.Lfloats_end15:
.Lfloats_end11:
    fmr %f2, %f1                            # 117
    li %r4, 0                               # 117
    mtfprd %f3, %r4                         # 117
    fcmpu 7, %f1, %f3                       # 117
    cror 30, 28, 30                         # 117
    beq 7, .Lfloats_negative16              # 117
    b .Lfloats_end17                        # 117
.Lfloats_negative16:
    li %r4, 0                               # 117
    mtfprd %f2, %r4                         # 117
    fsub %f2, %f2, %f1                      # 117
.Lfloats_end17:
    stfd %f0, 40(%r3)                       # 116
.Lfloats_post_commit:
.Lfloats_end:
    .pushsection __rseq_failure, "ax"
    .long 0x0fe5000b
.Lfloats_abort:
    b .Lfloats_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lfloats_start, .Lfloats_exit_unavailable
    .popsection
    blr
.Lfloats_aborted:
    b floats
.Lfloats_exit_unavailable:
    blr
.size floats, . - floats

.abiversion 2
.text
.globl add_float_released
.type add_float_released, %function
add_float_released:
    # %r5: the rseq area
    # %r6: count of cells
    # %r7: base of cells
    # %r8: stride of cells
    # %f1: x
    .pushsection __rseq_cs, "aw"
    .balign 32
.Ladd_float_released_descriptor:
    .long 0, 0
    .quad .Ladd_float_released_start, .Ladd_float_released_post_commit - .Ladd_float_released_start, .Ladd_float_released_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Ladd_float_released_descriptor
    .popsection
    bcl 20, 31, 99f                         # 121
99:
    mflr %r3                                # 121
    addis %r3, %r3, (.Ladd_float_released_descriptor - 99b)@ha# 121
    addi %r3, %r3, (.Ladd_float_released_descriptor - 99b)@l# 121
    std %r3, 8(%r5)                         # 121
.Ladd_float_released_start:
    lwz %r3, 4(%r5)                         # 121
    cmpld 7, %r3, %r6                       # 121
    bge 7, .Ladd_float_released_exit_unavailable# 121
    mulld %r4, %r8, %r3                     # 122
    add %r3, %r7, %r4                       # 122
    lfd %f0, 40(%r3)                        # 123
    fadd %f0, %f0, %f1                      # 123
    mffprd %r4, %f0                         # 123
    lwsync                                  # 123
    std %r4, 40(%r3)                        # 123
.Ladd_float_released_post_commit:
.Ladd_float_released_end:
    .pushsection __rseq_failure, "ax"
    .long 0x0fe5000b
.Ladd_float_released_abort:
    b .Ladd_float_released_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Ladd_float_released_start, .Ladd_float_released_exit_unavailable
    .popsection
    blr
.Ladd_float_released_aborted:
    b add_float_released
.Ladd_float_released_exit_unavailable:
    blr
.size add_float_released, . - add_float_released

.abiversion 2
.text
.globl shifts
.type shifts, %function
shifts:
    # %r7: the rseq area
    # %r8: count of cells
    # %r9: base of cells
    # %r10: stride of cells
    # %r11: n
    # %r12: k
    # result 0 in %r4
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lshifts_descriptor:
    .long 0, 0
    .quad .Lshifts_start, .Lshifts_post_commit - .Lshifts_start, .Lshifts_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lshifts_descriptor
    .popsection
    bcl 20, 31, 99f                         # 127
99:
    mflr %r3                                # 127
    addis %r3, %r3, (.Lshifts_descriptor - 99b)@ha# 127
    addi %r3, %r3, (.Lshifts_descriptor - 99b)@l# 127
    std %r3, 8(%r7)                         # 127
.Lshifts_start:
    lwz %r3, 4(%r7)                         # 127
    cmpld 7, %r3, %r8                       # 127
    bge 7, .Lshifts_exit_unavailable        # 127
    mulld %r4, %r10, %r3                    # 128
    add %r3, %r9, %r4                       # 128
    lbz %r4, 0(%r3)                         # 129
    andi. %r5, %r12, 7                      # 129
    clrldi %r0, %r5, 58                     # 129
    srd %r4, %r4, %r0                       # 129
    lwa %r5, 20(%r3)                        # 130
    mr %r6, %r12                            # 130
    andi. %r6, %r6, 31                      # 130
    clrldi %r0, %r6, 58                     # 130
    srad %r5, %r5, %r0                      # 130
    clrldi %r0, %r12, 58                    # 131
    sld %r6, %r11, %r0                      # 131
    or %r6, %r6, %r4                        # 131
    or %r6, %r6, %r5                        # 131
    srdi %r4, %r11, 63                      # 132
    std %r6, 8(%r3)                         # 131
.Lshifts_post_commit:
.Lshifts_end:
    .pushsection __rseq_failure, "ax"
    .long 0x0fe5000b
.Lshifts_abort:
    b .Lshifts_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lshifts_start, .Lshifts_exit_unavailable
    .popsection
    blr
.Lshifts_aborted:
    b shifts
.Lshifts_exit_unavailable:
    blr
.size shifts, . - shifts

.abiversion 2
.text
.globl indexing
.type indexing, %function
indexing:
    # %r7: the rseq area
    # %r8: count of cells
    # %r9: base of cells
    # %r10: stride of cells
    # %r11: i
    # %r12: j
    # result 0 in %r4
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lindexing_descriptor:
    .long 0, 0
    .quad .Lindexing_start, .Lindexing_post_commit - .Lindexing_start, .Lindexing_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lindexing_descriptor
    .popsection
    bcl 20, 31, 99f                         # 136
99:
    mflr %r3                                # 136
    addis %r3, %r3, (.Lindexing_descriptor - 99b)@ha# 136
    addi %r3, %r3, (.Lindexing_descriptor - 99b)@l# 136
    std %r3, 8(%r7)                         # 136
.Lindexing_start:
    lwz %r3, 4(%r7)                         # 136
    cmpld 7, %r3, %r8                       # 136
    bge 7, .Lindexing_exit_unavailable      # 136
    mulld %r4, %r10, %r3                    # 137
    add %r3, %r9, %r4                       # 137
    andi. %r4, %r11, 15                     # 139
    sldi %r4, %r4, 2                        # 139
    add %r5, %r3, %r4                       # 139
    addi %r5, %r5, 72                       # 139
    li %r4, 1                               # 139
    stw %r4, 0(%r5)                         # 139
    cmpldi 7, %r11, 3                       # 140
    bge 7, .Lindexing_exit_index1           # 140
.Lindexing_ok1:
    sldi %r4, %r11, 4                       # 140
    add %r5, %r3, %r4                       # 140
    addi %r5, %r5, 136                      # 140
    lis %r4, 16384                          # 140
    sldi %r4, %r4, 32                       # 140
    std %r4, 8(%r5)                         # 140
    andi. %r4, %r12, 1                      # 141
    mulli %r4, %r4, 40                      # 141
    add %r5, %r3, %r4                       # 141
    addi %r5, %r5, 184                      # 141
    ld %r4, 8(%r5)                          # 141
    addi %r4, %r4, 1                        # 141
    std %r4, 8(%r5)                         # 141
    lwz %r4, 84(%r3)                        # 142
    cmpldi 7, %r11, 4096                    # 142
    bge 7, .Lindexing_exit_index2           # 142
.Lindexing_ok3:
    sldi %r5, %r11, 3                       # 142
    add %r6, %r3, %r5                       # 142
    addi %r6, %r6, 304                      # 142
    ld %r5, 0(%r6)                          # 142
    add %r4, %r4, %r5                       # 142
    cmpldi 7, %r12, 3                       # 142
    bge 7, .Lindexing_exit_index2           # 142
.Lindexing_ok5:
    mulli %r5, %r12, 40                     # 142
    add %r6, %r3, %r5                       # 142
    addi %r6, %r6, 184                      # 142
    ld %r5, 8(%r6)                          # 142
    add %r4, %r4, %r5                       # 142
    lis %r5, 0                              # 143
    ori %r5, %r5, 33064                     # 143
    add %r3, %r3, %r5                       # 143
    std %r4, 0(%r3)                         # 143
.Lindexing_post_commit:
.Lindexing_end:
    .pushsection __rseq_failure, "ax"
    .long 0x0fe5000b
.Lindexing_abort:
    b .Lindexing_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lindexing_start, .Lindexing_exit_unavailable
    .quad .Lindexing_start, .Lindexing_exit_index1
    .quad .Lindexing_start, .Lindexing_exit_index2
    .popsection
    blr
.Lindexing_aborted:
    b indexing
.Lindexing_exit_unavailable:
    blr
.Lindexing_exit_index1:
    blr
.Lindexing_exit_index2:
    blr
.size indexing, . - indexing

.abiversion 2
.text
.globl loops
.type loops, %function
loops:
    # %r9: the rseq area
    # %r10: count of cells
    # %r11: base of cells
    # %r12: stride of cells
    # %r14: node
    # %r15: n
    # result 0 in %r4
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lloops_descriptor:
    .long 0, 0
    .quad .Lloops_start, .Lloops_post_commit - .Lloops_start, .Lloops_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lloops_descriptor
    .popsection
    bcl 20, 31, 99f                         # 148
99:
    mflr %r3                                # 148
    addis %r3, %r3, (.Lloops_descriptor - 99b)@ha# 148
    addi %r3, %r3, (.Lloops_descriptor - 99b)@l# 148
    std %r3, 8(%r9)                         # 148
.Lloops_start:
    lwz %r3, 4(%r9)                         # 148
    cmpld 7, %r3, %r10                      # 148
    bge 7, .Lloops_exit_unavailable         # 148
    mulld %r4, %r12, %r3                    # 149
    add %r3, %r11, %r4                      # 149
    li %r4, 0                               # 150
    mr %r5, %r15                            # 151
    cmpldi 7, %r15, 16                      # 151
    ble 7, .Lloops_end2                     # 151
.Lloops_other1:
    li %r5, 16                              # 151
.Lloops_end2:
    li %r6, 0                               # 151
.Lloops_for3:
    cmpld 7, %r6, %r5                       # 151
    bge 7, .Lloops_done6                    # 151
.Lloops_do4:
    sldi %r7, %r6, 2                        # 152
    add %r8, %r3, %r7                       # 152
    addi %r8, %r8, 72                       # 152
    lwz %r7, 0(%r8)                         # 152
    cmpldi 7, %r7, 0                        # 152
    beq 7, .Lloops_next5                    # 152
.Lloops_end9:
    sldi %r7, %r6, 2                        # 154
    add %r8, %r3, %r7                       # 154
    addi %r8, %r8, 72                       # 154
    lwz %r7, 0(%r8)                         # 154
    cmpldi 7, %r7, 99                       # 154
    beq 7, .Lloops_done6                    # 154
.Lloops_end12:
    sldi %r7, %r6, 2                        # 156
    add %r8, %r3, %r7                       # 156
    addi %r8, %r8, 72                       # 156
    lwz %r7, 0(%r8)                         # 156
    add %r4, %r4, %r7                       # 156
.Lloops_next5:
    addi %r6, %r6, 1                        # 151
    b .Lloops_for3                          # 151
.Lloops_done6:
    mr %r5, %r14                            # 157
    li %r6, 0                               # 158
.Lloops_while13:
    cmpldi 7, %r6, 4                        # 158
    bge 7, .Lloops_done15                   # 158
.Lloops_bounded16:
    addi %r6, %r6, 1                        # 158
    cmpldi 7, %r5, 0                        # 158
    beq 7, .Lloops_done15                   # 158
.Lloops_do14:
    ld %r7, 8(%r5)                          # 159
    add %r4, %r4, %r7                       # 159
    ld %r5, 0(%r5)                          # 160
    b .Lloops_while13                       # 158
.Lloops_done15:
    li %r5, 10                              # 161
.Lloops_for18:
    cmpdi 7, %r5, 0                         # 161
    ble 7, .Lloops_done21                   # 161
.Lloops_do19:
    mr %r6, %r5                             # 162
    add %r4, %r4, %r6                       # 162
    addi %r6, %r5, 0                        # 161
    cmpldi 7, %r6, 3                        # 161
    ble 7, .Lloops_done21                   # 161
.Lloops_onward22:
    addi %r5, %r5, -3                       # 161
    b .Lloops_for18                         # 161
.Lloops_done21:
    li %r5, 0                               # 164
.Lloops_for23:
    cmpdi 7, %r5, 24                        # 164
    bge 7, .Lloops_done26                   # 164
.Lloops_do24:
    mr %r6, %r5                             # 165
    sldi %r6, %r6, 0                        # 165
    add %r7, %r14, %r6                      # 165
    addi %r7, %r7, 16                       # 165
    clrldi %r6, %r5, 56                     # 165
    stb %r6, 0(%r7)                         # 165
    addi %r5, %r5, 1                        # 164
    b .Lloops_for23                         # 164
.Lloops_done26:
    std %r4, 8(%r3)                         # 166
.Lloops_post_commit:
.Lloops_end:
    .pushsection __rseq_failure, "ax"
    .long 0x0fe5000b
.Lloops_abort:
    b .Lloops_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lloops_start, .Lloops_exit_unavailable
    .popsection
    blr
.Lloops_aborted:
    b loops
.Lloops_exit_unavailable:
    blr
.size loops, . - loops

.abiversion 2
.text
.globl two_paths
.type two_paths, %function
two_paths:
    # %r6: the rseq area
    # %r7: count of cells
    # %r8: base of cells
    # %r9: stride of cells
    # %r10: up
    # result 0 in %r5
    .pushsection __rseq_cs, "aw"
    .balign 32
.Ltwo_paths_descriptor:
    .long 0, 0
    .quad .Ltwo_paths_start, .Ltwo_paths_post_commit - .Ltwo_paths_start, .Ltwo_paths_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Ltwo_paths_descriptor
    .popsection
    bcl 20, 31, 99f                         # 171
99:
    mflr %r3                                # 171
    addis %r3, %r3, (.Ltwo_paths_descriptor - 99b)@ha# 171
    addi %r3, %r3, (.Ltwo_paths_descriptor - 99b)@l# 171
    std %r3, 8(%r6)                         # 171
.Ltwo_paths_start:
    lwz %r3, 4(%r6)                         # 171
    cmpld 7, %r3, %r7                       # 171
    bge 7, .Ltwo_paths_exit_unavailable     # 171
    mulld %r4, %r9, %r3                     # 172
    add %r3, %r8, %r4                       # 172
    cmpldi 7, %r10, 0                       # 173
    beq 7, .Ltwo_paths_end3                 # 173
.Ltwo_paths_then1:
    ld %r4, 8(%r3)                          # 174
    addi %r4, %r4, 1                        # 174
    li %r5, 1                               # 174
    addi %r3, %r3, 8                        # 174
    b .Ltwo_paths_commit                    # 174
.Ltwo_paths_end3:
    ld %r4, 24(%r3)                         # 176
    addi %r4, %r4, -1                       # 176
    li %r5, 2                               # 176
    addi %r3, %r3, 24                       # 176
.Ltwo_paths_commit:
    std %r4, 0(%r3)                         # 174
.Ltwo_paths_post_commit:
.Ltwo_paths_end:
    .pushsection __rseq_failure, "ax"
    .long 0x0fe5000b
.Ltwo_paths_abort:
    b .Ltwo_paths_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Ltwo_paths_start, .Ltwo_paths_exit_unavailable
    .popsection
    blr
.Ltwo_paths_aborted:
    b two_paths
.Ltwo_paths_exit_unavailable:
    blr
.size two_paths, . - two_paths

.abiversion 2
.text
.globl move
.type move, %function
move:
    # %r7: the rseq area
    # %r8: count of source
    # %r9: base of source
    # %r10: stride of source
    # %r11: count of target
    # %r12: base of target
    # %r14: stride of target
    # result 0 in %r3
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lmove_descriptor:
    .long 0, 0
    .quad .Lmove_start, .Lmove_post_commit - .Lmove_start, .Lmove_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lmove_descriptor
    .popsection
    bcl 20, 31, 99f                         # 181
99:
    mflr %r3                                # 181
    addis %r3, %r3, (.Lmove_descriptor - 99b)@ha# 181
    addi %r3, %r3, (.Lmove_descriptor - 99b)@l# 181
    std %r3, 8(%r7)                         # 181
.Lmove_start:
    lwz %r3, 4(%r7)                         # 181
    cmpld 7, %r3, %r8                       # 181
    bge 7, .Lmove_exit_unavailable          # 181
    cmpld 7, %r3, %r11                      # 181
    bge 7, .Lmove_exit_unavailable          # 181
    mulld %r4, %r10, %r3                    # 183
    add %r5, %r9, %r4                       # 183
    ld %r4, 48(%r5)                         # 183
    cmpldi 7, %r4, 0                        # 184
    bne 7, .Lmove_end3                      # 184
.Lmove_then1:
    li %r3, 0                               # 185
    b .Lmove_end                            # 185
.Lmove_end3:
    mulld %r5, %r14, %r3                    # 53
    add %r6, %r12, %r5                      # 53
    ld %r3, 48(%r6)                         # 55
    std %r3, 0(%r4)                         # 55
    li %r3, 1                               # 56
    std %r4, 48(%r6)                        # 56
.Lmove_post_commit:
.Lmove_end:
    .pushsection __rseq_failure, "ax"
    .long 0x0fe5000b
.Lmove_abort:
    b .Lmove_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lmove_start, .Lmove_exit_unavailable
    .popsection
    blr
.Lmove_aborted:
    b move
.Lmove_exit_unavailable:
    blr
.size move, . - move

.abiversion 2
.text
.globl inlined
.type inlined, %function
inlined:
    # %r5: the rseq area
    # %r6: count of cells
    # %r7: base of cells
    # %r8: stride of cells
    # %r9: n
    # result 0 in %r4
    .pushsection __rseq_cs, "aw"
    .balign 32
.Linlined_descriptor:
    .long 0, 0
    .quad .Linlined_start, .Linlined_post_commit - .Linlined_start, .Linlined_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Linlined_descriptor
    .popsection
    bcl 20, 31, 99f                         # 196
99:
    mflr %r3                                # 196
    addis %r3, %r3, (.Linlined_descriptor - 99b)@ha# 196
    addi %r3, %r3, (.Linlined_descriptor - 99b)@l# 196
    std %r3, 8(%r5)                         # 196
.Linlined_start:
    lwz %r3, 4(%r5)                         # 196
    cmpld 7, %r3, %r6                       # 196
    bge 7, .Linlined_exit_unavailable       # 196
    mulld %r4, %r8, %r3                     # 197
    add %r3, %r7, %r4                       # 197
    ld %r4, 8(%r3)                          # 198
    add %r4, %r4, %r9                       # 198
    cmpldi 7, %r4, 1000                     # 192
    ble 7, .Linlined_else3                  # 192
.Linlined_then2:
    li %r4, 1000                            # 192
    b .Linlined_end4                        # 192
.Linlined_else3:
.Linlined_end4:
    std %r4, 8(%r3)                         # 199
.Linlined_post_commit:
.Linlined_end:
    .pushsection __rseq_failure, "ax"
    .long 0x0fe5000b
.Linlined_abort:
    b .Linlined_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Linlined_start, .Linlined_exit_unavailable
    .popsection
    blr
.Linlined_aborted:
    b inlined
.Linlined_exit_unavailable:
    blr
.size inlined, . - inlined

.abiversion 2
.text
.globl remote
.type remote, %function
remote:
    # %r8: the rseq area
    # %r9: count of cells
    # %r10: base of cells
    # %r11: stride of cells
    # %r12: other
    # result 0 in %r4
    # result 1 in %r7
    # result 2 in %r3
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lremote_descriptor:
    .long 0, 0
    .quad .Lremote_start, .Lremote_post_commit - .Lremote_start, .Lremote_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lremote_descriptor
    .popsection
    bcl 20, 31, 99f                         # 204
99:
    mflr %r3                                # 204
    addis %r3, %r3, (.Lremote_descriptor - 99b)@ha# 204
    addi %r3, %r3, (.Lremote_descriptor - 99b)@l# 204
    std %r3, 8(%r8)                         # 204
.Lremote_start:
    lwz %r3, 4(%r8)                         # 204
    cmpld 7, %r3, %r9                       # 204
    bge 7, .Lremote_exit_unavailable        # 204
    mulld %r4, %r11, %r3                    # 205
    add %r5, %r10, %r4                      # 205
    cmpld 7, %r12, %r9                      # 206
    bge 7, .Lremote_exit_index1             # 206
.Lremote_ok1:
    mulld %r4, %r11, %r12                   # 206
    add %r6, %r10, %r4                      # 206
    ld %r4, 8(%r6)                          # 206
    add %r6, %r4, %r3                       # 209
    mr %r7, %r9                             # 209
    std %r6, 8(%r5)                         # 209
.Lremote_post_commit:
.Lremote_end:
    .pushsection __rseq_failure, "ax"
    .long 0x0fe5000b
.Lremote_abort:
    b .Lremote_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lremote_start, .Lremote_exit_unavailable
    .quad .Lremote_start, .Lremote_exit_index1
    .popsection
    blr
.Lremote_aborted:
    b remote
.Lremote_exit_unavailable:
    blr
.Lremote_exit_index1:
    blr
.size remote, . - remote

.abiversion 2
.text
.globl by_cid
.type by_cid, %function
by_cid:
    # %r6: the rseq area
    # %r7: count of cells
    # %r8: base of cells
    # %r9: stride of cells
    # %r10: amount
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lby_cid_descriptor:
    .long 0, 0
    .quad .Lby_cid_start, .Lby_cid_post_commit - .Lby_cid_start, .Lby_cid_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lby_cid_descriptor
    .popsection
    bcl 20, 31, 99f                         # 214
99:
    mflr %r3                                # 214
    addis %r3, %r3, (.Lby_cid_descriptor - 99b)@ha# 214
    addi %r3, %r3, (.Lby_cid_descriptor - 99b)@l# 214
    std %r3, 8(%r6)                         # 214
.Lby_cid_start:
    lwz %r3, 24(%r6)                        # 214
    lwz %r4, 4(%r6)                         # 214
    cmpld 7, %r3, %r7                       # 214
    bge 7, .Lby_cid_exit_unavailable        # 214
    lis %r5, 16384                          # 214
    cmpld 7, %r4, %r5                       # 214
    bge 7, .Lby_cid_exit_unavailable        # 214
    mulld %r4, %r9, %r3                     # 215
    add %r3, %r8, %r4                       # 215
    ld %r4, 24(%r3)                         # 216
    add %r4, %r4, %r10                      # 216
    std %r4, 24(%r3)                        # 216
.Lby_cid_post_commit:
.Lby_cid_end:
    .pushsection __rseq_failure, "ax"
    .long 0x0fe5000b
.Lby_cid_abort:
    b .Lby_cid_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lby_cid_start, .Lby_cid_exit_unavailable
    .popsection
    blr
.Lby_cid_aborted:
    b by_cid
.Lby_cid_exit_unavailable:
    blr
.size by_cid, . - by_cid

.abiversion 2
.text
.globl both_indices
.type both_indices, %function
both_indices:
    # %r6: the rseq area
    # %r7: count of a
    # %r8: base of a
    # %r9: stride of a
    # %r10: count of b
    # %r11: base of b
    # %r12: stride of b
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lboth_indices_descriptor:
    .long 0, 0
    .quad .Lboth_indices_start, .Lboth_indices_post_commit - .Lboth_indices_start, .Lboth_indices_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lboth_indices_descriptor
    .popsection
    bcl 20, 31, 99f                         # 220
99:
    mflr %r3                                # 220
    addis %r3, %r3, (.Lboth_indices_descriptor - 99b)@ha# 220
    addi %r3, %r3, (.Lboth_indices_descriptor - 99b)@l# 220
    std %r3, 8(%r6)                         # 220
.Lboth_indices_start:
    lwz %r3, 4(%r6)                         # 220
    lwz %r4, 24(%r6)                        # 220
    cmpld 7, %r3, %r7                       # 220
    bge 7, .Lboth_indices_exit_unavailable  # 220
    cmpld 7, %r4, %r10                      # 220
    bge 7, .Lboth_indices_exit_unavailable  # 220
    mulld %r5, %r12, %r4                    # 221
    add %r4, %r11, %r5                      # 221
    ld %r4, 8(%r4)                          # 221
    mulld %r5, %r9, %r3                     # 222
    add %r3, %r8, %r5                       # 222
    std %r4, 8(%r3)                         # 223
.Lboth_indices_post_commit:
.Lboth_indices_end:
    .pushsection __rseq_failure, "ax"
    .long 0x0fe5000b
.Lboth_indices_abort:
    b .Lboth_indices_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lboth_indices_start, .Lboth_indices_exit_unavailable
    .popsection
    blr
.Lboth_indices_aborted:
    b both_indices
.Lboth_indices_exit_unavailable:
    blr
.size both_indices, . - both_indices

.abiversion 2
.text
.globl asserts
.type asserts, %function
asserts:
    # %r5: the rseq area
    # %r6: count of cells
    # %r7: base of cells
    # %r8: stride of cells
    # %r9: kind
    # result 0 in %r3
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lasserts_descriptor:
    .long 0, 0
    .quad .Lasserts_start, .Lasserts_post_commit - .Lasserts_start, .Lasserts_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lasserts_descriptor
    .popsection
    bcl 20, 31, 99f                         # 227
99:
    mflr %r3                                # 227
    addis %r3, %r3, (.Lasserts_descriptor - 99b)@ha# 227
    addi %r3, %r3, (.Lasserts_descriptor - 99b)@l# 227
    std %r3, 8(%r5)                         # 227
.Lasserts_start:
    lwz %r3, 4(%r5)                         # 227
    cmpld 7, %r3, %r6                       # 227
    bge 7, .Lasserts_exit_unavailable       # 227
    mulld %r4, %r8, %r3                     # 228
    add %r3, %r7, %r4                       # 228
    cmpldi 7, %r9, 3                        # 229
    bne 7, .Lasserts_exit_assertion1        # 229
.Lasserts_ok1:
    ld %r4, 48(%r3)                         # 230
    cmpldi 7, %r4, 0                        # 230
    beq 7, .Lasserts_exit_assertion2        # 230
.Lasserts_ok3:
    ld %r4, 48(%r3)                         # 231
    ld %r3, 48(%r3)                         # 231
    cmpld 7, %r4, %r3                       # 231
    bne 7, .Lasserts_false6                 # 231
.Lasserts_and8:
    cmpldi 7, %r9, 0                        # 231
    beq 7, .Lasserts_false6                 # 231
.Lasserts_true5:
    li %r3, 1                               # 231
    b .Lasserts_end7                        # 231
.Lasserts_false6:
    li %r3, 0                               # 231
.Lasserts_end7:
.Lasserts_post_commit:
.Lasserts_end:
    .pushsection __rseq_failure, "ax"
    .long 0x0fe5000b
.Lasserts_abort:
    b .Lasserts_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lasserts_start, .Lasserts_exit_unavailable
    .quad .Lasserts_start, .Lasserts_exit_assertion1
    .quad .Lasserts_start, .Lasserts_exit_assertion2
    .popsection
    blr
.Lasserts_aborted:
    b asserts
.Lasserts_exit_unavailable:
    blr
.Lasserts_exit_assertion1:
    blr
.Lasserts_exit_assertion2:
    blr
.size asserts, . - asserts

.abiversion 2
.text
.globl gives_up
.type gives_up, %function
gives_up:
    # %r5: the rseq area
    # %r6: count of cells
    # %r7: base of cells
    # %r8: stride of cells
    # %r9: n
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lgives_up_descriptor:
    .long 0, 0
    .quad .Lgives_up_start, .Lgives_up_post_commit - .Lgives_up_start, .Lgives_up_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lgives_up_descriptor
    .popsection
    bcl 20, 31, 99f                         # 235
99:
    mflr %r3                                # 235
    addis %r3, %r3, (.Lgives_up_descriptor - 99b)@ha# 235
    addi %r3, %r3, (.Lgives_up_descriptor - 99b)@l# 235
    std %r3, 8(%r5)                         # 235
.Lgives_up_start:
    lwz %r3, 4(%r5)                         # 235
    cmpld 7, %r3, %r6                       # 235
    bge 7, .Lgives_up_exit_unavailable      # 235
    mulld %r4, %r8, %r3                     # 236
    add %r3, %r7, %r4                       # 236
    ld %r4, 8(%r3)                          # 237
    add %r4, %r4, %r9                       # 237
    std %r4, 8(%r3)                         # 237
.Lgives_up_post_commit:
.Lgives_up_end:
    .pushsection __rseq_failure, "ax"
    .long 0x0fe5000b
.Lgives_up_abort:
    b .Lgives_up_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lgives_up_start, .Lgives_up_exit_unavailable
    .popsection
    blr
.Lgives_up_aborted:
    b gives_up
.Lgives_up_exit_unavailable:
    blr
.size gives_up, . - gives_up

.abiversion 2
.text
.globl hungry
.type hungry, %function
hungry:
    # %r24: the rseq area
    # %r25: count of cells
    # %r26: record of cells
    # %r27: this thread's stack slots
    # result 0 in %r22
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lhungry_descriptor:
    .long 0, 0
    .quad .Lhungry_start, .Lhungry_post_commit - .Lhungry_start, .Lhungry_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lhungry_descriptor
    .popsection
    bcl 20, 31, 99f                         # 241
99:
    mflr %r3                                # 241
    addis %r3, %r3, (.Lhungry_descriptor - 99b)@ha# 241
    addi %r3, %r3, (.Lhungry_descriptor - 99b)@l# 241
    std %r3, 8(%r24)                        # 241
.Lhungry_start:
    lwz %r3, 4(%r24)                        # 241
    cmpld 7, %r3, %r25                      # 241
    bge 7, .Lhungry_exit_unavailable        # 241
    ld %r4, 8(%r26)                         # 243
    mulld %r4, %r4, %r3                     # 243
    ld %r3, 0(%r26)                         # 243
    add %r4, %r4, %r3                       # 243
    std %r4, 24(%r27)                       # 243
    ld %r3, 24(%r27)                        # 244
    ld %r3, 304(%r3)                        # 244
    ld %r4, 32(%r27)                        # 244
    add %r3, %r3, %r4                       # 244
    std %r3, 40(%r27)                       # 244
    ld %r3, 24(%r27)                        # 245
    ld %r3, 312(%r3)                        # 245
    ld %r4, 16(%r27)                        # 245
    add %r3, %r3, %r4                       # 245
    std %r3, 48(%r27)                       # 245
    ld %r3, 24(%r27)                        # 246
    ld %r3, 320(%r3)                        # 246
    ld %r4, 8(%r27)                         # 246
    add %r3, %r3, %r4                       # 246
    std %r3, 56(%r27)                       # 246
    ld %r3, 24(%r27)                        # 247
    ld %r3, 328(%r3)                        # 247
    ld %r4, 0(%r27)                         # 247
    add %r3, %r3, %r4                       # 247
    ld %r4, 24(%r27)                        # 248
    ld %r4, 336(%r4)                        # 248
    ld %r5, 32(%r27)                        # 248
    xor %r4, %r4, %r5                       # 248
    ld %r5, 24(%r27)                        # 249
    ld %r5, 344(%r5)                        # 249
    ld %r6, 16(%r27)                        # 249
    xor %r5, %r5, %r6                       # 249
    ld %r6, 24(%r27)                        # 250
    ld %r6, 352(%r6)                        # 250
    ld %r7, 8(%r27)                         # 250
    xor %r6, %r6, %r7                       # 250
    ld %r7, 24(%r27)                        # 251
    ld %r7, 360(%r7)                        # 251
    ld %r8, 0(%r27)                         # 251
    xor %r7, %r7, %r8                       # 251
    ld %r8, 24(%r27)                        # 252
    ld %r8, 368(%r8)                        # 252
    ld %r9, 32(%r27)                        # 252
    mulld %r8, %r8, %r9                     # 252
    ld %r9, 24(%r27)                        # 253
    ld %r9, 376(%r9)                        # 253
    ld %r10, 16(%r27)                       # 253
    mulld %r9, %r9, %r10                    # 253
    ld %r10, 24(%r27)                       # 254
    ld %r10, 384(%r10)                      # 254
    ld %r11, 8(%r27)                        # 254
    mulld %r10, %r10, %r11                  # 254
    ld %r11, 24(%r27)                       # 255
    ld %r11, 392(%r11)                      # 255
    ld %r12, 0(%r27)                        # 255
    mulld %r11, %r11, %r12                  # 255
    ld %r12, 24(%r27)                       # 256
    ld %r12, 400(%r12)                      # 256
    ld %r14, 32(%r27)                       # 256
    sub %r12, %r12, %r14                    # 256
    ld %r14, 24(%r27)                       # 257
    ld %r14, 408(%r14)                      # 257
    ld %r15, 16(%r27)                       # 257
    sub %r14, %r14, %r15                    # 257
    ld %r15, 24(%r27)                       # 258
    ld %r15, 416(%r15)                      # 258
    ld %r16, 8(%r27)                        # 258
    sub %r15, %r15, %r16                    # 258
    ld %r16, 24(%r27)                       # 259
    ld %r16, 424(%r16)                      # 259
    ld %r17, 0(%r27)                        # 259
    sub %r16, %r16, %r17                    # 259
    ld %r17, 24(%r27)                       # 260
    ld %r17, 432(%r17)                      # 260
    ld %r18, 32(%r27)                       # 260
    or %r17, %r17, %r18                     # 260
    ld %r18, 24(%r27)                       # 261
    ld %r18, 440(%r18)                      # 261
    ld %r19, 16(%r27)                       # 261
    or %r18, %r18, %r19                     # 261
    ld %r19, 24(%r27)                       # 262
    ld %r19, 448(%r19)                      # 262
    ld %r20, 8(%r27)                        # 262
    and %r19, %r19, %r20                    # 262
    ld %r20, 24(%r27)                       # 263
    ld %r20, 456(%r20)                      # 263
    ld %r21, 0(%r27)                        # 263
    and %r20, %r20, %r21                    # 263
    ld %r21, 40(%r27)                       # 264
    mulld %r21, %r21, %r20                  # 264
    ld %r22, 48(%r27)                       # 264
    mulld %r22, %r22, %r19                  # 264
    add %r21, %r21, %r22                    # 264
    ld %r22, 56(%r27)                       # 264
    mulld %r22, %r22, %r18                  # 264
    add %r21, %r21, %r22                    # 264
    mulld %r22, %r3, %r17                   # 264
    add %r21, %r21, %r22                    # 264
    mulld %r22, %r4, %r16                   # 264
    add %r21, %r21, %r22                    # 264
    mulld %r22, %r5, %r15                   # 265
    mulld %r23, %r6, %r14                   # 265
    add %r22, %r22, %r23                    # 265
    mulld %r23, %r7, %r12                   # 265
    add %r22, %r22, %r23                    # 265
    mulld %r23, %r8, %r11                   # 265
    add %r22, %r22, %r23                    # 265
    mulld %r23, %r9, %r10                   # 265
    add %r22, %r22, %r23                    # 265
    xor %r21, %r21, %r22                    # 266
    ld %r22, 40(%r27)                       # 267
    ld %r23, 48(%r27)                       # 267
    add %r22, %r22, %r23                    # 267
    ld %r23, 56(%r27)                       # 267
    add %r22, %r22, %r23                    # 267
    add %r22, %r22, %r3                     # 267
    add %r22, %r22, %r4                     # 267
    add %r22, %r22, %r5                     # 267
    add %r22, %r22, %r6                     # 267
    add %r22, %r22, %r7                     # 267
    add %r22, %r22, %r8                     # 267
    add %r22, %r22, %r9                     # 267
    add %r22, %r22, %r10                    # 267
    add %r22, %r22, %r11                    # 267
    add %r22, %r22, %r12                    # 267
    add %r22, %r22, %r14                    # 267
    add %r22, %r22, %r15                    # 267
    add %r22, %r22, %r16                    # 267
    add %r22, %r22, %r17                    # 267
    add %r22, %r22, %r18                    # 267
    add %r22, %r22, %r19                    # 267
    add %r22, %r22, %r20                    # 267
    ld %r3, 32(%r27)                        # 267
    add %r22, %r22, %r3                     # 267
    ld %r3, 16(%r27)                        # 267
    add %r22, %r22, %r3                     # 267
    ld %r3, 8(%r27)                         # 267
    add %r22, %r22, %r3                     # 267
    ld %r3, 0(%r27)                         # 267
    add %r22, %r22, %r3                     # 267
    ld %r3, 24(%r27)                        # 266
    std %r21, 8(%r3)                        # 266
.Lhungry_post_commit:
.Lhungry_end:
    .pushsection __rseq_failure, "ax"
    .long 0x0fe5000b
.Lhungry_abort:
    b .Lhungry_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lhungry_start, .Lhungry_exit_unavailable
    .popsection
    blr
.Lhungry_aborted:
    b hungry
.Lhungry_exit_unavailable:
    blr
.size hungry, . - hungry

.abiversion 2
.text
.globl hungry_floats
.type hungry_floats, %function
hungry_floats:
    # %r5: the rseq area
    # %r6: count of cells
    # %r7: base of cells
    # %r8: stride of cells
    # %f18: a
    # %f19: b
    # result 0 in %f0
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lhungry_floats_descriptor:
    .long 0, 0
    .quad .Lhungry_floats_start, .Lhungry_floats_post_commit - .Lhungry_floats_start, .Lhungry_floats_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lhungry_floats_descriptor
    .popsection
    bcl 20, 31, 99f                         # 271
99:
    mflr %r3                                # 271
    addis %r3, %r3, (.Lhungry_floats_descriptor - 99b)@ha# 271
    addi %r3, %r3, (.Lhungry_floats_descriptor - 99b)@l# 271
    std %r3, 8(%r5)                         # 271
.Lhungry_floats_start:
    lwz %r3, 4(%r5)                         # 271
    cmpld 7, %r3, %r6                       # 271
    bge 7, .Lhungry_floats_exit_unavailable # 271
    mulld %r4, %r8, %r3                     # 272
    add %r3, %r7, %r4                       # 272
    lfd %f0, 136(%r3)                       # 273
    fadd %f0, %f0, %f18                     # 273
    lfd %f1, 144(%r3)                       # 274
    fadd %f1, %f1, %f18                     # 274
    lfd %f2, 152(%r3)                       # 275
    fadd %f2, %f2, %f18                     # 275
    lfd %f3, 160(%r3)                       # 276
    fadd %f3, %f3, %f19                     # 276
    lfd %f4, 168(%r3)                       # 277
    fadd %f4, %f4, %f19                     # 277
    lfd %f5, 176(%r3)                       # 278
    fadd %f5, %f5, %f19                     # 278
    lfd %f6, 56(%r3)                        # 279
    fmul %f6, %f6, %f18                     # 279
    lfd %f7, 64(%r3)                        # 280
    fmul %f7, %f7, %f19                     # 280
    lfd %f8, 40(%r3)                        # 281
    fmul %f8, %f8, %f18                     # 281
    lfd %f9, 40(%r3)                        # 282
    fmul %f9, %f9, %f19                     # 282
    fsub %f10, %f0, %f1                     # 283
    fsub %f11, %f2, %f3                     # 284
    fsub %f12, %f4, %f5                     # 285
    fsub %f13, %f6, %f7                     # 286
    fsub %f14, %f8, %f9                     # 287
    fmul %f15, %f10, %f11                   # 288
    fmul %f16, %f12, %f13                   # 289
    fmul %f17, %f14, %f15                   # 290
    fadd %f0, %f0, %f1                      # 291
    fadd %f0, %f0, %f2                      # 291
    fadd %f0, %f0, %f3                      # 291
    fadd %f0, %f0, %f4                      # 291
    fadd %f0, %f0, %f5                      # 291
    fadd %f0, %f0, %f6                      # 291
    fadd %f0, %f0, %f7                      # 291
    fadd %f0, %f0, %f8                      # 291
    fadd %f0, %f0, %f9                      # 291
    fadd %f0, %f0, %f10                     # 291
    fadd %f0, %f0, %f11                     # 291
    fadd %f0, %f0, %f12                     # 291
    fadd %f0, %f0, %f13                     # 291
    fadd %f0, %f0, %f14                     # 291
    fadd %f0, %f0, %f15                     # 291
    fadd %f0, %f0, %f16                     # 291
    fadd %f0, %f0, %f17                     # 291
    fmul %f1, %f0, %f18                     # 292
    fmul %f1, %f1, %f19                     # 292
    stfd %f1, 40(%r3)                       # 292
.Lhungry_floats_post_commit:
.Lhungry_floats_end:
    .pushsection __rseq_failure, "ax"
    .long 0x0fe5000b
.Lhungry_floats_abort:
    b .Lhungry_floats_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lhungry_floats_start, .Lhungry_floats_exit_unavailable
    .popsection
    blr
.Lhungry_floats_aborted:
    b hungry_floats
.Lhungry_floats_exit_unavailable:
    blr
.size hungry_floats, . - hungry_floats

.abiversion 2
.text
.globl always_fails
.type always_fails, %function
always_fails:
    # %r4: the rseq area
    # %r5: count of cells
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lalways_fails_descriptor:
    .long 0, 0
    .quad .Lalways_fails_start, .Lalways_fails_post_commit - .Lalways_fails_start, .Lalways_fails_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lalways_fails_descriptor
    .popsection
    bcl 20, 31, 99f                         # 297
99:
    mflr %r3                                # 297
    addis %r3, %r3, (.Lalways_fails_descriptor - 99b)@ha# 297
    addi %r3, %r3, (.Lalways_fails_descriptor - 99b)@l# 297
    std %r3, 8(%r4)                         # 297
.Lalways_fails_start:
    lwz %r3, 4(%r4)                         # 297
    cmpld 7, %r3, %r5                       # 297
    bge 7, .Lalways_fails_exit_unavailable  # 297
    b .Lalways_fails_exit_assertion1        # 297
.Lalways_fails_post_commit:
.Lalways_fails_end:
    .pushsection __rseq_failure, "ax"
    .long 0x0fe5000b
.Lalways_fails_abort:
    b .Lalways_fails_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lalways_fails_start, .Lalways_fails_exit_unavailable
    .quad .Lalways_fails_start, .Lalways_fails_exit_assertion1
    .popsection
    blr
.Lalways_fails_aborted:
    b always_fails
.Lalways_fails_exit_unavailable:
    blr
.Lalways_fails_exit_assertion1:
    blr
.size always_fails, . - always_fails

.abiversion 2
.text
.globl nothing
.type nothing, %function
nothing:
    # %r4: the rseq area
    # %r5: count of cells
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lnothing_descriptor:
    .long 0, 0
    .quad .Lnothing_start, .Lnothing_post_commit - .Lnothing_start, .Lnothing_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lnothing_descriptor
    .popsection
    bcl 20, 31, 99f                         # 302
99:
    mflr %r3                                # 302
    addis %r3, %r3, (.Lnothing_descriptor - 99b)@ha# 302
    addi %r3, %r3, (.Lnothing_descriptor - 99b)@l# 302
    std %r3, 8(%r4)                         # 302
.Lnothing_start:
    lwz %r3, 4(%r4)                         # 302
    cmpld 7, %r3, %r5                       # 302
    bge 7, .Lnothing_exit_unavailable       # 302
.Lnothing_post_commit:
.Lnothing_end:
    .pushsection __rseq_failure, "ax"
    .long 0x0fe5000b
.Lnothing_abort:
    b .Lnothing_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lnothing_start, .Lnothing_exit_unavailable
    .popsection
    blr
.Lnothing_aborted:
    b nothing
.Lnothing_exit_unavailable:
    blr
.size nothing, . - nothing

.abiversion 2
.text
.globl far_away
.type far_away, %function
far_away:
    # %r7: the rseq area
    # %r8: count of cells
    # %r9: base of cells
    # %r10: stride of cells
    # %r11: i
    # result 0 in %r4
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lfar_away_descriptor:
    .long 0, 0
    .quad .Lfar_away_start, .Lfar_away_post_commit - .Lfar_away_start, .Lfar_away_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lfar_away_descriptor
    .popsection
    bcl 20, 31, 99f                         # 307
99:
    mflr %r3                                # 307
    addis %r3, %r3, (.Lfar_away_descriptor - 99b)@ha# 307
    addi %r3, %r3, (.Lfar_away_descriptor - 99b)@l# 307
    std %r3, 8(%r7)                         # 307
.Lfar_away_start:
    lwz %r3, 4(%r7)                         # 307
    cmpld 7, %r3, %r8                       # 307
    bge 7, .Lfar_away_exit_unavailable      # 307
    mulld %r4, %r10, %r3                    # 309
    add %r3, %r9, %r4                       # 309
    ld %r4, 16304(%r3)                      # 311
    addi %r4, %r4, 1                        # 311
    std %r4, 24304(%r3)                     # 311
    ld %r4, 16312(%r3)                      # 312
    lwsync                                  # 312
    cmpldi 7, %r11, 3                       # 313
    bge 7, .Lfar_away_exit_index1           # 313
.Lfar_away_ok1:
    mulli %r5, %r11, 40                     # 313
    add %r6, %r3, %r5                       # 313
    addi %r6, %r6, 184                      # 313
    ld %r5, 8(%r6)                          # 313
    add %r6, %r4, %r5                       # 313
    std %r6, 32304(%r3)                     # 313
.Lfar_away_post_commit:
.Lfar_away_end:
    .pushsection __rseq_failure, "ax"
    .long 0x0fe5000b
.Lfar_away_abort:
    b .Lfar_away_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lfar_away_start, .Lfar_away_exit_unavailable
    .quad .Lfar_away_start, .Lfar_away_exit_index1
    .popsection
    blr
.Lfar_away_aborted:
    b far_away
.Lfar_away_exit_unavailable:
    blr
.Lfar_away_exit_index1:
    blr
.size far_away, . - far_away

.abiversion 2
.text
.globl push_link
.type push_link, %function
push_link:
    # %r7: the rseq area
    # %r8: count of chains
    # %r9: base of chains
    # %r10: stride of chains
    # %r11: start of chains
    # %r12: extent of chains
    # %r14: link
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lpush_link_descriptor:
    .long 0, 0
    .quad .Lpush_link_start, .Lpush_link_post_commit - .Lpush_link_start, .Lpush_link_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lpush_link_descriptor
    .popsection
    bcl 20, 31, 99f                         # 336
99:
    mflr %r3                                # 336
    addis %r3, %r3, (.Lpush_link_descriptor - 99b)@ha# 336
    addi %r3, %r3, (.Lpush_link_descriptor - 99b)@l# 336
    std %r3, 8(%r7)                         # 336
.Lpush_link_start:
    lwz %r3, 4(%r7)                         # 336
    cmpld 7, %r3, %r8                       # 336
    bge 7, .Lpush_link_exit_unavailable     # 336
    mulld %r4, %r10, %r3                    # 338
    add %r3, %r9, %r4                       # 338
    ld %r4, 0(%r3)                          # 340
    addi %r5, %r4, -8                       # 340
    addi %r6, %r12, -16                     # 340
    cmpld 7, %r5, %r6                       # 340
    ble 7, .Lpush_link_inside2              # 340
.Lpush_link_outside3:
    cmpldi 7, %r4, 0                        # 340
    bne 7, .Lpush_link_exit_segment1        # 340
    b .Lpush_link_end1                      # 340
.Lpush_link_inside2:
    andi. %r5, %r5, 7                       # 340
    cmpldi 7, %r5, 0                        # 340
    bne 7, .Lpush_link_exit_segment1        # 340
.Lpush_link_end1:
    sub %r5, %r14, %r11                     # 340
    cmpld 7, %r5, %r6                       # 340
    bgt 7, .Lpush_link_exit_segment1        # 340
.Lpush_link_ok7:
    std %r4, 8(%r14)                        # 340
    sub %r4, %r14, %r11                     # 341
    addi %r4, %r4, 8                        # 341
    std %r4, 0(%r3)                         # 341
.Lpush_link_post_commit:
.Lpush_link_end:
    .pushsection __rseq_failure, "ax"
    .long 0x0fe5000b
.Lpush_link_abort:
    b .Lpush_link_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lpush_link_start, .Lpush_link_exit_unavailable
    .quad .Lpush_link_start, .Lpush_link_exit_segment1
    .popsection
    blr
.Lpush_link_aborted:
    b push_link
.Lpush_link_exit_unavailable:
    blr
.Lpush_link_exit_segment1:
    blr
.size push_link, . - push_link

.abiversion 2
.text
.globl pop_link
.type pop_link, %function
pop_link:
    # %r8: the rseq area
    # %r9: count of chains
    # %r10: base of chains
    # %r11: stride of chains
    # %r12: start of chains
    # %r14: extent of chains
    # result 0 in %r4
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lpop_link_descriptor:
    .long 0, 0
    .quad .Lpop_link_start, .Lpop_link_post_commit - .Lpop_link_start, .Lpop_link_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lpop_link_descriptor
    .popsection
    bcl 20, 31, 99f                         # 345
99:
    mflr %r3                                # 345
    addis %r3, %r3, (.Lpop_link_descriptor - 99b)@ha# 345
    addi %r3, %r3, (.Lpop_link_descriptor - 99b)@l# 345
    std %r3, 8(%r8)                         # 345
.Lpop_link_start:
    lwz %r3, 4(%r8)                         # 345
    cmpld 7, %r3, %r9                       # 345
    bge 7, .Lpop_link_exit_unavailable      # 345
    mulld %r4, %r11, %r3                    # 346
    add %r3, %r10, %r4                      # 346
    ld %r4, 0(%r3)                          # 347
    addi %r5, %r4, -8                       # 347
    addi %r6, %r14, -16                     # 347
    cmpld 7, %r5, %r6                       # 347
    ble 7, .Lpop_link_inside2               # 347
.Lpop_link_outside3:
    cmpldi 7, %r4, 0                        # 347
    bne 7, .Lpop_link_exit_segment1         # 347
.Lpop_link_none5:
    li %r4, 0                               # 347
    b .Lpop_link_end1                       # 347
.Lpop_link_inside2:
    andi. %r4, %r5, 7                       # 347
    cmpldi 7, %r4, 0                        # 347
    bne 7, .Lpop_link_exit_segment1         # 347
.Lpop_link_aligned6:
    sldi %r5, %r5, 0                        # 347
    add %r4, %r12, %r5                      # 347
.Lpop_link_end1:
    cmpldi 7, %r4, 0                        # 348
    bne 7, .Lpop_link_end10                 # 348
.Lpop_link_then8:
    li %r4, 0                               # 349
    b .Lpop_link_end                        # 349
.Lpop_link_end10:
    ld %r5, 8(%r4)                          # 350
    addi %r7, %r5, -8                       # 350
    cmpld 7, %r7, %r6                       # 350
    ble 7, .Lpop_link_inside12              # 350
.Lpop_link_outside13:
    cmpldi 7, %r5, 0                        # 350
    bne 7, .Lpop_link_exit_segment2         # 350
    b .Lpop_link_end11                      # 350
.Lpop_link_inside12:
    andi. %r7, %r7, 7                       # 350
    cmpldi 7, %r7, 0                        # 350
    bne 7, .Lpop_link_exit_segment2         # 350
.Lpop_link_end11:
    std %r5, 0(%r3)                         # 350
.Lpop_link_post_commit:
.Lpop_link_end:
    .pushsection __rseq_failure, "ax"
    .long 0x0fe5000b
.Lpop_link_abort:
    b .Lpop_link_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lpop_link_start, .Lpop_link_exit_unavailable
    .quad .Lpop_link_start, .Lpop_link_exit_segment1
    .quad .Lpop_link_start, .Lpop_link_exit_segment2
    .popsection
    blr
.Lpop_link_aborted:
    b pop_link
.Lpop_link_exit_unavailable:
    blr
.Lpop_link_exit_segment1:
    blr
.Lpop_link_exit_segment2:
    blr
.size pop_link, . - pop_link

.abiversion 2
.text
.globl keep_link
.type keep_link, %function
keep_link:
    # %r9: the rseq area
    # %r10: count of chains
    # %r11: base of chains
    # %r12: stride of chains
    # %r14: start of chains
    # %r15: extent of chains
    # %r16: count of other
    # %r17: base of other
    # %r18: stride of other
    # %r19: i
    # %r20: link
    # result 0 in %r4
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lkeep_link_descriptor:
    .long 0, 0
    .quad .Lkeep_link_start, .Lkeep_link_post_commit - .Lkeep_link_start, .Lkeep_link_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lkeep_link_descriptor
    .popsection
    bcl 20, 31, 99f                         # 355
99:
    mflr %r3                                # 355
    addis %r3, %r3, (.Lkeep_link_descriptor - 99b)@ha# 355
    addi %r3, %r3, (.Lkeep_link_descriptor - 99b)@l# 355
    std %r3, 8(%r9)                         # 355
.Lkeep_link_start:
    lwz %r3, 4(%r9)                         # 355
    cmpld 7, %r3, %r10                      # 355
    bge 7, .Lkeep_link_exit_unavailable     # 355
    cmpld 7, %r3, %r16                      # 355
    bge 7, .Lkeep_link_exit_unavailable     # 355
    mulld %r4, %r12, %r3                    # 357
    add %r5, %r11, %r4                      # 357
    ld %r4, 0(%r5)                          # 358
    addi %r6, %r4, -8                       # 358
    addi %r7, %r15, -16                     # 358
    cmpld 7, %r6, %r7                       # 358
    ble 7, .Lkeep_link_inside2              # 358
.Lkeep_link_outside3:
    cmpldi 7, %r4, 0                        # 358
    bne 7, .Lkeep_link_exit_segment1        # 358
.Lkeep_link_none5:
    li %r4, 0                               # 358
    b .Lkeep_link_end1                      # 358
.Lkeep_link_inside2:
    andi. %r4, %r6, 7                       # 358
    cmpldi 7, %r4, 0                        # 358
    bne 7, .Lkeep_link_exit_segment1        # 358
.Lkeep_link_aligned6:
    sldi %r6, %r6, 0                        # 358
    add %r4, %r14, %r6                      # 358
.Lkeep_link_end1:
    li %r0, 0                               # 358
    cmpld 7, %r4, %r20                      # 358
    li %r4, 1                               # 358
    isel %r4, %r4, %r0, 30                  # 358
    li %r6, 0                               # 360
    std %r6, 8(%r5)                         # 360
    cmpldi 7, %r19, 3                       # 361
    bge 7, .Lkeep_link_exit_index2          # 361
.Lkeep_link_ok8:
    sldi %r6, %r19, 3                       # 361
    add %r8, %r5, %r6                       # 361
    addi %r8, %r8, 8                        # 361
    sub %r6, %r20, %r14                     # 361
    cmpld 7, %r6, %r7                       # 361
    ble 7, .Lkeep_link_inside11             # 361
.Lkeep_link_outside13:
    cmpldi 7, %r20, 0                       # 361
    bne 7, .Lkeep_link_exit_segment3        # 361
.Lkeep_link_none10:
    li %r6, 0                               # 361
    b .Lkeep_link_end12                     # 361
.Lkeep_link_inside11:
    addi %r6, %r6, 8                        # 361
.Lkeep_link_end12:
    std %r6, 0(%r8)                         # 361
    mulld %r6, %r18, %r3                    # 362
    add %r3, %r17, %r6                      # 362
    sub %r6, %r3, %r14                      # 362
    addi %r8, %r15, -40                     # 362
    cmpld 7, %r6, %r8                       # 362
    bgt 7, .Lkeep_link_exit_segment4        # 362
.Lkeep_link_ok16:
    ld %r3, 0(%r3)                          # 362
    addi %r6, %r3, -8                       # 362
    cmpld 7, %r6, %r7                       # 362
    ble 7, .Lkeep_link_inside18             # 362
.Lkeep_link_outside19:
    cmpldi 7, %r3, 0                        # 362
    bne 7, .Lkeep_link_exit_segment4        # 362
    b .Lkeep_link_end15                     # 362
.Lkeep_link_inside18:
    andi. %r6, %r6, 7                       # 362
    cmpldi 7, %r6, 0                        # 362
    bne 7, .Lkeep_link_exit_segment4        # 362
.Lkeep_link_end15:
    std %r3, 24(%r5)                        # 362
    li %r3, 0                               # 363
    std %r3, 32(%r5)                        # 363
    ld %r3, 0(%r5)                          # 364
    lwsync                                  # 364
    addi %r6, %r3, -8                       # 364
    cmpld 7, %r6, %r7                       # 364
    ble 7, .Lkeep_link_inside24             # 364
.Lkeep_link_outside25:
    cmpldi 7, %r3, 0                        # 364
    bne 7, .Lkeep_link_exit_segment5        # 364
.Lkeep_link_none27:
    li %r3, 0                               # 364
    b .Lkeep_link_end23                     # 364
.Lkeep_link_inside24:
    andi. %r3, %r6, 7                       # 364
    cmpldi 7, %r3, 0                        # 364
    bne 7, .Lkeep_link_exit_segment5        # 364
.Lkeep_link_aligned28:
    sldi %r6, %r6, 0                        # 364
    add %r3, %r14, %r6                      # 364
.Lkeep_link_end23:
    sub %r6, %r3, %r14                      # 364
    cmpldi 7, %r3, 0                        # 364
    bne 7, .Lkeep_link_inside31             # 364
.Lkeep_link_none30:
    li %r6, 0                               # 364
    b .Lkeep_link_end32                     # 364
.Lkeep_link_inside31:
    addi %r6, %r6, 8                        # 364
.Lkeep_link_end32:
    lwsync                                  # 364
    std %r6, 0(%r5)                         # 364
.Lkeep_link_post_commit:
.Lkeep_link_end:
    .pushsection __rseq_failure, "ax"
    .long 0x0fe5000b
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
    blr
.Lkeep_link_aborted:
    b keep_link
.Lkeep_link_exit_unavailable:
    blr
.Lkeep_link_exit_segment1:
    blr
.Lkeep_link_exit_index2:
    blr
.Lkeep_link_exit_segment3:
    blr
.Lkeep_link_exit_segment4:
    blr
.Lkeep_link_exit_segment5:
    blr
.size keep_link, . - keep_link

.abiversion 2
.text
.globl walk_links
.type walk_links, %function
walk_links:
    # %r10: the rseq area
    # %r11: count of chains
    # %r12: base of chains
    # %r14: stride of chains
    # %r15: start of chains
    # %r16: extent of chains
    # %r17: n
    # result 0 in %r6
    # result 1 in %r4
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lwalk_links_descriptor:
    .long 0, 0
    .quad .Lwalk_links_start, .Lwalk_links_post_commit - .Lwalk_links_start, .Lwalk_links_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lwalk_links_descriptor
    .popsection
    bcl 20, 31, 99f                         # 369
99:
    mflr %r3                                # 369
    addis %r3, %r3, (.Lwalk_links_descriptor - 99b)@ha# 369
    addi %r3, %r3, (.Lwalk_links_descriptor - 99b)@l# 369
    std %r3, 8(%r10)                        # 369
.Lwalk_links_start:
    lwz %r3, 4(%r10)                        # 369
    cmpld 7, %r3, %r11                      # 369
    bge 7, .Lwalk_links_exit_unavailable    # 369
    mulld %r4, %r14, %r3                    # 370
    add %r3, %r12, %r4                      # 370
    ld %r3, 0(%r3)                          # 371
    addi %r4, %r3, -8                       # 371
    addi %r5, %r16, -16                     # 371
    cmpld 7, %r4, %r5                       # 371
    ble 7, .Lwalk_links_inside2             # 371
.Lwalk_links_outside3:
    cmpldi 7, %r3, 0                        # 371
    bne 7, .Lwalk_links_exit_segment1       # 371
.Lwalk_links_none5:
    li %r3, 0                               # 371
    b .Lwalk_links_end1                     # 371
.Lwalk_links_inside2:
    andi. %r3, %r4, 7                       # 371
    cmpldi 7, %r3, 0                        # 371
    bne 7, .Lwalk_links_exit_segment1       # 371
.Lwalk_links_aligned6:
    sldi %r4, %r4, 0                        # 371
    add %r3, %r15, %r4                      # 371
.Lwalk_links_end1:
    li %r4, 0                               # 372
    li %r6, 0                               # 373
    mr %r7, %r17                            # 374
    cmpldi 7, %r17, 5                       # 374
    ble 7, .Lwalk_links_end9                # 374
.Lwalk_links_other8:
    li %r7, 5                               # 374
.Lwalk_links_end9:
    li %r8, 0                               # 374
.Lwalk_links_for10:
    cmpld 7, %r8, %r7                       # 374
    bge 7, .Lwalk_links_done13              # 374
.Lwalk_links_do11:
    cmpldi 7, %r3, 0                        # 375
    beq 7, .Lwalk_links_done13              # 375
.Lwalk_links_end16:
    ld %r4, 0(%r3)                          # 377
    add %r6, %r6, %r4                       # 377
    mr %r4, %r3                             # 378
    sub %r9, %r3, %r15                      # 379
    cmpld 7, %r9, %r5                       # 379
    bgt 7, .Lwalk_links_exit_segment2       # 379
.Lwalk_links_ok17:
    ld %r3, 8(%r3)                          # 379
    addi %r9, %r3, -8                       # 379
    cmpld 7, %r9, %r5                       # 379
    ble 7, .Lwalk_links_inside20            # 379
.Lwalk_links_outside21:
    cmpldi 7, %r3, 0                        # 379
    bne 7, .Lwalk_links_exit_segment2       # 379
.Lwalk_links_none23:
    li %r3, 0                               # 379
    b .Lwalk_links_end19                    # 379
.Lwalk_links_inside20:
    andi. %r3, %r9, 7                       # 379
    cmpldi 7, %r3, 0                        # 379
    bne 7, .Lwalk_links_exit_segment2       # 379
.Lwalk_links_aligned24:
    sldi %r9, %r9, 0                        # 379
    add %r3, %r15, %r9                      # 379
.Lwalk_links_end19:
    addi %r8, %r8, 1                        # 374
    clrldi %r8, %r8, 56                     # 374
    b .Lwalk_links_for10                    # 374
.Lwalk_links_done13:
.Lwalk_links_post_commit:
.Lwalk_links_end:
    .pushsection __rseq_failure, "ax"
    .long 0x0fe5000b
.Lwalk_links_abort:
    b .Lwalk_links_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lwalk_links_start, .Lwalk_links_exit_unavailable
    .quad .Lwalk_links_start, .Lwalk_links_exit_segment1
    .quad .Lwalk_links_start, .Lwalk_links_exit_segment2
    .popsection
    blr
.Lwalk_links_aborted:
    b walk_links
.Lwalk_links_exit_unavailable:
    blr
.Lwalk_links_exit_segment1:
    blr
.Lwalk_links_exit_segment2:
    blr
.size walk_links, . - walk_links

.abiversion 2
.text
.globl page_of
.type page_of, %function
page_of:
    # %r6: the rseq area
    # %r7: count of chains
    # %r8: base of chains
    # %r9: stride of chains
    # %r10: start of chains
    # %r11: extent of chains
    # %r12: i
    # result 0 in %r3
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lpage_of_descriptor:
    .long 0, 0
    .quad .Lpage_of_start, .Lpage_of_post_commit - .Lpage_of_start, .Lpage_of_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lpage_of_descriptor
    .popsection
    bcl 20, 31, 99f                         # 384
99:
    mflr %r3                                # 384
    addis %r3, %r3, (.Lpage_of_descriptor - 99b)@ha# 384
    addi %r3, %r3, (.Lpage_of_descriptor - 99b)@l# 384
    std %r3, 8(%r6)                         # 384
.Lpage_of_start:
    lwz %r3, 4(%r6)                         # 384
    cmpld 7, %r3, %r7                       # 384
    bge 7, .Lpage_of_exit_unavailable       # 384
    mulld %r4, %r9, %r3                     # 385
    add %r3, %r8, %r4                       # 385
    ld %r3, 32(%r3)                         # 385
    addi %r4, %r3, -8                       # 385
    cmpldi 7, %r11, 5001                    # 385
    blt 7, .Lpage_of_outside3               # 385
.Lpage_of_large5:
    addi %r5, %r11, -5001                   # 385
    cmpld 7, %r4, %r5                       # 385
    ble 7, .Lpage_of_inside2                # 385
.Lpage_of_outside3:
    cmpldi 7, %r3, 0                        # 385
    bne 7, .Lpage_of_exit_segment1          # 385
.Lpage_of_none6:
    li %r3, 0                               # 385
    b .Lpage_of_end1                        # 385
.Lpage_of_inside2:
    sldi %r4, %r4, 0                        # 385
    add %r3, %r10, %r4                      # 385
.Lpage_of_end1:
    cmpldi 7, %r3, 0                        # 386
    beq 7, .Lpage_of_exit_assertion2        # 386
.Lpage_of_ok7:
    cmpldi 7, %r12, 5000                    # 387
    bge 7, .Lpage_of_exit_index3            # 387
.Lpage_of_ok9:
    sldi %r4, %r12, 0                       # 387
    add %r3, %r3, %r4                       # 387
    addi %r3, %r3, 1                        # 387
    lbz %r3, 0(%r3)                         # 387
.Lpage_of_post_commit:
.Lpage_of_end:
    .pushsection __rseq_failure, "ax"
    .long 0x0fe5000b
.Lpage_of_abort:
    b .Lpage_of_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lpage_of_start, .Lpage_of_exit_unavailable
    .quad .Lpage_of_start, .Lpage_of_exit_segment1
    .quad .Lpage_of_start, .Lpage_of_exit_assertion2
    .quad .Lpage_of_start, .Lpage_of_exit_index3
    .popsection
    blr
.Lpage_of_aborted:
    b page_of
.Lpage_of_exit_unavailable:
    blr
.Lpage_of_exit_segment1:
    blr
.Lpage_of_exit_assertion2:
    blr
.Lpage_of_exit_index3:
    blr
.size page_of, . - page_of

.option norelax
.text
.globl push
.type push, %function
push:
    # a2: the rseq area
    # a3: count of cells
    # a4: base of cells
    # a5: stride of cells
    # a6: node
    .option push
    .option norelax
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lpush_descriptor:
    .long 0, 0
    .quad .Lpush_start, .Lpush_post_commit - .Lpush_start, .Lpush_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lpush_descriptor
    .popsection
    lla a0, .Lpush_descriptor               # 52
    sd a0, 8(a2)                            # 52
.Lpush_start:
    lwu a0, 4(a2)                           # 52
    bgeu a0, a3, .Lpush_exit_unavailable    # 52
    mul a1, a5, a0                          # 53
    add a0, a4, a1                          # 53
    ld a1, 48(a0)                           # 55
    sd a1, 0(a6)                            # 55
    sd a6, 48(a0)                           # 56
.Lpush_post_commit:
.Lpush_end:
    .pushsection __rseq_failure, "ax"
    .word 0xf1401073
.Lpush_abort:
    j .Lpush_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lpush_start, .Lpush_exit_unavailable
    .popsection
    .option pop
    ret
.Lpush_aborted:
    j push
.Lpush_exit_unavailable:
    ret
.size push, . - push

.option norelax
.text
.globl pop
.type pop, %function
pop:
    # a3: the rseq area
    # a4: count of cells
    # a5: base of cells
    # a6: stride of cells
    # result 0 in a1
    .option push
    .option norelax
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lpop_descriptor:
    .long 0, 0
    .quad .Lpop_start, .Lpop_post_commit - .Lpop_start, .Lpop_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lpop_descriptor
    .popsection
    lla a0, .Lpop_descriptor                # 60
    sd a0, 8(a3)                            # 60
.Lpop_start:
    lwu a0, 4(a3)                           # 60
    bgeu a0, a4, .Lpop_exit_unavailable     # 60
    mul a1, a6, a0                          # 61
    add a0, a5, a1                          # 61
    ld a1, 48(a0)                           # 62
    bne a1, zero, .Lpop_end3                # 63
.Lpop_then1:
    li a1, 0                                # 64
    j .Lpop_end                             # 64
.Lpop_end3:
    ld a2, 0(a1)                            # 65
    sd a2, 48(a0)                           # 65
.Lpop_post_commit:
.Lpop_end:
    .pushsection __rseq_failure, "ax"
    .word 0xf1401073
.Lpop_abort:
    j .Lpop_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lpop_start, .Lpop_exit_unavailable
    .popsection
    .option pop
    ret
.Lpop_aborted:
    j pop
.Lpop_exit_unavailable:
    ret
.size pop, . - pop

.option norelax
.text
.globl publish
.type publish, %function
publish:
    # a2: the rseq area
    # a3: count of cells
    # a4: base of cells
    # a5: stride of cells
    # a6: node
    .option push
    .option norelax
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lpublish_descriptor:
    .long 0, 0
    .quad .Lpublish_start, .Lpublish_post_commit - .Lpublish_start, .Lpublish_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lpublish_descriptor
    .popsection
    lla a0, .Lpublish_descriptor            # 70
    sd a0, 8(a2)                            # 70
.Lpublish_start:
    lwu a0, 4(a2)                           # 70
    bgeu a0, a3, .Lpublish_exit_unavailable # 70
    mul a1, a5, a0                          # 71
    add a0, a4, a1                          # 71
    fence rw, w                             # 72
    sd a6, 48(a0)                           # 72
.Lpublish_post_commit:
.Lpublish_end:
    .pushsection __rseq_failure, "ax"
    .word 0xf1401073
.Lpublish_abort:
    j .Lpublish_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lpublish_start, .Lpublish_exit_unavailable
    .popsection
    .option pop
    ret
.Lpublish_aborted:
    j publish
.Lpublish_exit_unavailable:
    ret
.size publish, . - publish

.option norelax
.text
.globl acquire
.type acquire, %function
acquire:
    # a4: the rseq area
    # a5: count of cells
    # a6: base of cells
    # a7: stride of cells
    # result 0 in a1
    # result 1 in a2
    # result 2 in fa0
    # result 3 in a0
    .option push
    .option norelax
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lacquire_descriptor:
    .long 0, 0
    .quad .Lacquire_start, .Lacquire_post_commit - .Lacquire_start, .Lacquire_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lacquire_descriptor
    .popsection
    lla a0, .Lacquire_descriptor            # 76
    sd a0, 8(a4)                            # 76
.Lacquire_start:
    lwu a0, 4(a4)                           # 76
    bgeu a0, a5, .Lacquire_exit_unavailable # 76
    mul a1, a7, a0                          # 77
    add a0, a6, a1                          # 77
    ld a1, 8(a0)                            # 78
    fence r, rw                             # 78
    lb a2, 16(a0)                           # 78
    fence r, rw                             # 78
    ld a3, 40(a0)                           # 78
    fence r, rw                             # 78
    fmv.d.x fa0, a3                         # 78
    lw a0, 20(a0)                           # 78
    fence r, rw                             # 78
.Lacquire_post_commit:
.Lacquire_end:
    .pushsection __rseq_failure, "ax"
    .word 0xf1401073
.Lacquire_abort:
    j .Lacquire_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lacquire_start, .Lacquire_exit_unavailable
    .popsection
    .option pop
    ret
.Lacquire_aborted:
    j acquire
.Lacquire_exit_unavailable:
    ret
.size acquire, . - acquire

.option norelax
.text
.globl widths
.type widths, %function
widths:
    # a4: the rseq area
    # a5: count of cells
    # a6: base of cells
    # a7: stride of cells
    .option push
    .option norelax
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lwidths_descriptor:
    .long 0, 0
    .quad .Lwidths_start, .Lwidths_post_commit - .Lwidths_start, .Lwidths_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lwidths_descriptor
    .popsection
    lla a0, .Lwidths_descriptor             # 82
    sd a0, 8(a4)                            # 82
.Lwidths_start:
    lwu a0, 4(a4)                           # 82
    bgeu a0, a5, .Lwidths_exit_unavailable  # 82
    mul a1, a7, a0                          # 83
    add a0, a6, a1                          # 83
    lbu a1, 0(a0)                           # 85
    addi a1, a1, 1                          # 85
    andi a1, a1, 255                        # 85
    sb a1, 0(a0)                            # 85
    lhu a1, 2(a0)                           # 86
    li a2, 3                                # 86
    mul a1, a1, a2                          # 86
    slli a1, a1, 48                         # 86
    srli a1, a1, 48                         # 86
    sh a1, 2(a0)                            # 86
    lwu a1, 4(a0)                           # 87
    addi a1, a1, -5                         # 87
    slli a1, a1, 32                         # 87
    srli a1, a1, 32                         # 87
    sw a1, 4(a0)                            # 87
    lb a1, 16(a0)                           # 88
    neg a1, a1                              # 88
    slli a1, a1, 56                         # 88
    srai a1, a1, 56                         # 88
    sb a1, 16(a0)                           # 88
    lh a1, 18(a0)                           # 89
    not a1, a1                              # 89
    slli a1, a1, 48                         # 89
    srai a1, a1, 48                         # 89
    sh a1, 18(a0)                           # 89
    lw a1, 20(a0)                           # 90
    slli a1, a1, 3                          # 90
    sext.w a1, a1                           # 90
    sw a1, 20(a0)                           # 90
    ld a1, 24(a0)                           # 91
    srai a1, a1, 2                          # 91
    sd a1, 24(a0)                           # 91
    lbu a1, 0(a0)                           # 92
    li a2, 3                                # 92
    sltu a1, a2, a1                         # 92
    sb a1, 32(a0)                           # 92
    lbu a1, 0(a0)                           # 93
    lb a2, 16(a0)                           # 93
    li a3, 10                               # 93
    mul a2, a2, a3                          # 93
    add a1, a1, a2                          # 93
    lbu a2, 32(a0)                          # 93
    andi a2, a2, 1                          # 93
    add a1, a1, a2                          # 93
    sd a1, 8(a0)                            # 93
.Lwidths_post_commit:
.Lwidths_end:
    .pushsection __rseq_failure, "ax"
    .word 0xf1401073
.Lwidths_abort:
    j .Lwidths_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lwidths_start, .Lwidths_exit_unavailable
    .popsection
    .option pop
    ret
.Lwidths_aborted:
    j widths
.Lwidths_exit_unavailable:
    ret
.size widths, . - widths

.option norelax
.text
.globl constants
.type constants, %function
constants:
    # a3: the rseq area
    # a4: count of cells
    # a5: base of cells
    # a6: stride of cells
    .option push
    .option norelax
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lconstants_descriptor:
    .long 0, 0
    .quad .Lconstants_start, .Lconstants_post_commit - .Lconstants_start, .Lconstants_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lconstants_descriptor
    .popsection
    lla a0, .Lconstants_descriptor          # 97
    sd a0, 8(a3)                            # 97
.Lconstants_start:
    lwu a0, 4(a3)                           # 97
    bgeu a0, a4, .Lconstants_exit_unavailable# 97
    mul a1, a6, a0                          # 98
    add a0, a5, a1                          # 98
    lui a1, 1048560                         # 100
    sd a1, 8(a0)                            # 100
    li a1, -1                               # 101
    sd a1, 24(a0)                           # 101
    lui a1, 238                             # 102
    addiw a1, a1, 1715                      # 102
    slli a1, a1, 12                         # 102
    addi a1, a1, -2048                      # 102
    sw a1, 4(a0)                            # 102
    sb zero, 0(a0)                          # 103
    lui a1, 8157                            # 104
    addiw a1, a1, -819                      # 104
    slli a1, a1, 12                         # 104
    addi a1, a1, -819                       # 104
    slli a1, a1, 12                         # 104
    addi a1, a1, -819                       # 104
    slli a1, a1, 13                         # 104
    addi a1, a1, -1638                      # 104
    sd a1, 40(a0)                           # 104
    li a1, 1                                # 105
    sb a1, 32(a0)                           # 105
    ld a1, 8(a0)                            # 106
    lui a2, 583                             # 106
    addiw a2, a2, -1875                     # 106
    slli a2, a2, 14                         # 106
    addi a2, a2, -947                       # 106
    slli a2, a2, 12                         # 106
    addi a2, a2, 1511                       # 106
    slli a2, a2, 13                         # 106
    addi a2, a2, -272                       # 106
    xor a1, a1, a2                          # 106
    sd a1, 8(a0)                            # 106
.Lconstants_post_commit:
.Lconstants_end:
    .pushsection __rseq_failure, "ax"
    .word 0xf1401073
.Lconstants_abort:
    j .Lconstants_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lconstants_start, .Lconstants_exit_unavailable
    .popsection
    .option pop
    ret
.Lconstants_aborted:
    j constants
.Lconstants_exit_unavailable:
    ret
.size constants, . - constants

.option norelax
.text
.globl floats
.type floats, %function
floats:
    # a3: the rseq area
    # a4: count of cells
    # a5: base of cells
    # a6: stride of cells
    # fa4: x
    # a7: n
    # t0: m
    # result 0 in fa2
    .option push
    .option norelax
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lfloats_descriptor:
    .long 0, 0
    .quad .Lfloats_start, .Lfloats_post_commit - .Lfloats_start, .Lfloats_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lfloats_descriptor
    .popsection
    lla a0, .Lfloats_descriptor             # 110
    sd a0, 8(a3)                            # 110
.Lfloats_start:
    lwu a0, 4(a3)                           # 110
    bgeu a0, a4, .Lfloats_exit_unavailable  # 110
    mul a1, a6, a0                          # 111
    add a0, a5, a1                          # 111
    lui a1, 1                               # 112
    addiw a1, a1, 1                         # 112
    slli a1, a1, 50                         # 112
    fmv.d.x fa0, a1                         # 112
    fmul.d fa1, fa4, fa0                    # 112
    fld fa0, 40(a0)                         # 112
    fsub.d fa1, fa1, fa0                    # 112
    fcvt.d.l fa0, a7                        # 112
    fadd.d fa1, fa1, fa0                    # 112
    mv a1, t0                               # 112
    blt a1, zero, .Lfloats_large2           # 112
.Lfloats_small1:
    fcvt.d.l fa0, a1                        # 112
    j .Lfloats_end3                         # 112
.Lfloats_large2:
    srli a1, t0, 1                          # 112
    andi a2, t0, 1                          # 112
    or a1, a1, a2                           # 112
    fcvt.d.l fa0, a1                        # 112
    fadd.d fa0, fa0, fa0                    # 112
.Lfloats_end3:
    fadd.d fa1, fa1, fa0                    # 112
    li a1, 0                                # 113
    fmv.d.x fa0, a1                         # 113
    flt.d t6, fa1, fa0                      # 113
    bnez t6, .Lfloats_then4                 # 113
.Lfloats_or7:
    feq.d t6, fa1, fa1                      # 113
    bnez t6, .Lfloats_or8                   # 113
    j .Lfloats_then4                        # 113
.Lfloats_or8:
    lui a1, 505                             # 113
    addiw a1, a1, -519                      # 113
    slli a1, a1, 15                         # 113
    addi a1, a1, 1937                       # 113
    slli a1, a1, 15                         # 113
    addi a1, a1, 7                          # 113
    slli a1, a1, 12                         # 113
    addi a1, a1, 1436                       # 113
    fmv.d.x fa0, a1                         # 113
    fle.d t6, fa0, fa1                      # 113
    bnez t6, .Lfloats_then4                 # 113
    j .Lfloats_end6                         # 113
.Lfloats_then4:
    fmv.x.d a1, fa1                         # 114
    li a2, -1                               # 114
    slli a2, a2, 63                         # 114
    xor a1, a1, a2                          # 114
    fmv.d.x fa1, a1                         # 114
.Lfloats_end6:
    feq.d t6, fa1, fa4                      # 115
    beqz t6, .Lfloats_then9                 # 115
    j .Lfloats_else10                       # 115
.Lfloats_then9:
    fmv.d fa0, fa1                          # 115
    flt.d t6, fa1, fa4                      # 115
    bnez t6, .Lfloats_other12               # 115
    j .Lfloats_end13                        # 115
.Lfloats_other12:
    fmv.d fa0, fa4                          # 115
.Lfloats_end13:
    j .Lfloats_end11                        # 115
.Lfloats_else10:
    fmv.d fa0, fa4                          # 115
    li a1, 1023                             # 115
    slli a1, a1, 52                         # 115
    fmv.d.x fa2, a1                         # 115
    flt.d t6, fa2, fa4                      # 115
    bnez t6, .Lfloats_other14               # 115
    j .Lfloats_end15                        # 115
.Lfloats_other14:
    li a1, 1023                             # 115
    slli a1, a1, 52                         # 115
    fmv.d.x fa0, a1                         # 115
.Lfloats_end15:
.Lfloats_end11:
    fmv.d fa2, fa1                          # 117
    li a1, 0                                # 117
    fmv.d.x fa3, a1                         # 117
    fle.d t6, fa1, fa3                      # 117
    bnez t6, .Lfloats_negative16            # 117
    j .Lfloats_end17                        # 117
.Lfloats_negative16:
    li a1, 0                                # 117
    fmv.d.x fa2, a1                         # 117
    fsub.d fa2, fa2, fa1                    # 117
.Lfloats_end17:
    fsd fa0, 40(a0)                         # 116
.Lfloats_post_commit:
.Lfloats_end:
    .pushsection __rseq_failure, "ax"
    .word 0xf1401073
.Lfloats_abort:
    j .Lfloats_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lfloats_start, .Lfloats_exit_unavailable
    .popsection
    .option pop
    ret
.Lfloats_aborted:
    j floats
.Lfloats_exit_unavailable:
    ret
.size floats, . - floats

.option norelax
.text
.globl add_float_released
.type add_float_released, %function
add_float_released:
    # a2: the rseq area
    # a3: count of cells
    # a4: base of cells
    # a5: stride of cells
    # fa1: x
    .option push
    .option norelax
    .pushsection __rseq_cs, "aw"
    .balign 32
.Ladd_float_released_descriptor:
    .long 0, 0
    .quad .Ladd_float_released_start, .Ladd_float_released_post_commit - .Ladd_float_released_start, .Ladd_float_released_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Ladd_float_released_descriptor
    .popsection
    lla a0, .Ladd_float_released_descriptor # 121
    sd a0, 8(a2)                            # 121
.Ladd_float_released_start:
    lwu a0, 4(a2)                           # 121
    bgeu a0, a3, .Ladd_float_released_exit_unavailable# 121
    mul a1, a5, a0                          # 122
    add a0, a4, a1                          # 122
    fld fa0, 40(a0)                         # 123
    fadd.d fa0, fa0, fa1                    # 123
    fmv.x.d a1, fa0                         # 123
    fence rw, w                             # 123
    sd a1, 40(a0)                           # 123
.Ladd_float_released_post_commit:
.Ladd_float_released_end:
    .pushsection __rseq_failure, "ax"
    .word 0xf1401073
.Ladd_float_released_abort:
    j .Ladd_float_released_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Ladd_float_released_start, .Ladd_float_released_exit_unavailable
    .popsection
    .option pop
    ret
.Ladd_float_released_aborted:
    j add_float_released
.Ladd_float_released_exit_unavailable:
    ret
.size add_float_released, . - add_float_released

.option norelax
.text
.globl shifts
.type shifts, %function
shifts:
    # a4: the rseq area
    # a5: count of cells
    # a6: base of cells
    # a7: stride of cells
    # t0: n
    # t1: k
    # result 0 in a1
    .option push
    .option norelax
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lshifts_descriptor:
    .long 0, 0
    .quad .Lshifts_start, .Lshifts_post_commit - .Lshifts_start, .Lshifts_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lshifts_descriptor
    .popsection
    lla a0, .Lshifts_descriptor             # 127
    sd a0, 8(a4)                            # 127
.Lshifts_start:
    lwu a0, 4(a4)                           # 127
    bgeu a0, a5, .Lshifts_exit_unavailable  # 127
    mul a1, a7, a0                          # 128
    add a0, a6, a1                          # 128
    lbu a1, 0(a0)                           # 129
    andi a2, t1, 7                          # 129
    srl a1, a1, a2                          # 129
    lw a2, 20(a0)                           # 130
    mv a3, t1                               # 130
    andi a3, a3, 31                         # 130
    sra a2, a2, a3                          # 130
    sll a3, t0, t1                          # 131
    or a3, a3, a1                           # 131
    or a3, a3, a2                           # 131
    srli a1, t0, 63                         # 132
    sd a3, 8(a0)                            # 131
.Lshifts_post_commit:
.Lshifts_end:
    .pushsection __rseq_failure, "ax"
    .word 0xf1401073
.Lshifts_abort:
    j .Lshifts_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lshifts_start, .Lshifts_exit_unavailable
    .popsection
    .option pop
    ret
.Lshifts_aborted:
    j shifts
.Lshifts_exit_unavailable:
    ret
.size shifts, . - shifts

.option norelax
.text
.globl indexing
.type indexing, %function
indexing:
    # a4: the rseq area
    # a5: count of cells
    # a6: base of cells
    # a7: stride of cells
    # t0: i
    # t1: j
    # result 0 in a1
    .option push
    .option norelax
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lindexing_descriptor:
    .long 0, 0
    .quad .Lindexing_start, .Lindexing_post_commit - .Lindexing_start, .Lindexing_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lindexing_descriptor
    .popsection
    lla a0, .Lindexing_descriptor           # 136
    sd a0, 8(a4)                            # 136
.Lindexing_start:
    lwu a0, 4(a4)                           # 136
    bgeu a0, a5, .Lindexing_exit_unavailable# 136
    mul a1, a7, a0                          # 137
    add a0, a6, a1                          # 137
    andi a1, t0, 15                         # 139
    slli a1, a1, 2                          # 139
    add a2, a0, a1                          # 139
    addi a2, a2, 72                         # 139
    li a1, 1                                # 139
    sw a1, 0(a2)                            # 139
    li a1, 3                                # 140
    bgeu t0, a1, .Lindexing_exit_index1     # 140
.Lindexing_ok1:
    slli a1, t0, 4                          # 140
    add a2, a0, a1                          # 140
    addi a2, a2, 136                        # 140
    li a1, 1                                # 140
    slli a1, a1, 62                         # 140
    sd a1, 8(a2)                            # 140
    andi a1, t1, 1                          # 141
    li a2, 40                               # 141
    mul a1, a1, a2                          # 141
    add a2, a0, a1                          # 141
    addi a2, a2, 184                        # 141
    ld a1, 8(a2)                            # 141
    addi a1, a1, 1                          # 141
    sd a1, 8(a2)                            # 141
    lwu a1, 84(a0)                          # 142
    lui a2, 1                               # 142
    bgeu t0, a2, .Lindexing_exit_index2     # 142
.Lindexing_ok3:
    slli a2, t0, 3                          # 142
    add a3, a0, a2                          # 142
    addi a3, a3, 304                        # 142
    ld a2, 0(a3)                            # 142
    add a1, a1, a2                          # 142
    li a2, 3                                # 142
    bgeu t1, a2, .Lindexing_exit_index2     # 142
.Lindexing_ok5:
    li a2, 40                               # 142
    mul a3, t1, a2                          # 142
    add a2, a0, a3                          # 142
    addi a2, a2, 184                        # 142
    ld a2, 8(a2)                            # 142
    add a1, a1, a2                          # 142
    lui a2, 8                               # 143
    addiw a2, a2, 296                       # 143
    add a0, a0, a2                          # 143
    sd a1, 0(a0)                            # 143
.Lindexing_post_commit:
.Lindexing_end:
    .pushsection __rseq_failure, "ax"
    .word 0xf1401073
.Lindexing_abort:
    j .Lindexing_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lindexing_start, .Lindexing_exit_unavailable
    .quad .Lindexing_start, .Lindexing_exit_index1
    .quad .Lindexing_start, .Lindexing_exit_index2
    .popsection
    .option pop
    ret
.Lindexing_aborted:
    j indexing
.Lindexing_exit_unavailable:
    ret
.Lindexing_exit_index1:
    ret
.Lindexing_exit_index2:
    ret
.size indexing, . - indexing

.option norelax
.text
.globl loops
.type loops, %function
loops:
    # a6: the rseq area
    # a7: count of cells
    # t0: base of cells
    # t1: stride of cells
    # t2: node
    # t3: n
    # result 0 in a1
    .option push
    .option norelax
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lloops_descriptor:
    .long 0, 0
    .quad .Lloops_start, .Lloops_post_commit - .Lloops_start, .Lloops_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lloops_descriptor
    .popsection
    lla a0, .Lloops_descriptor              # 148
    sd a0, 8(a6)                            # 148
.Lloops_start:
    lwu a0, 4(a6)                           # 148
    bgeu a0, a7, .Lloops_exit_unavailable   # 148
    mul a1, t1, a0                          # 149
    add a0, t0, a1                          # 149
    li a1, 0                                # 150
    mv a2, t3                               # 151
    li a3, 16                               # 151
    bgeu a3, t3, .Lloops_end2               # 151
.Lloops_other1:
    li a2, 16                               # 151
.Lloops_end2:
    li a3, 0                                # 151
.Lloops_for3:
    bgeu a3, a2, .Lloops_done6              # 151
.Lloops_do4:
    slli a4, a3, 2                          # 152
    add a5, a0, a4                          # 152
    addi a5, a5, 72                         # 152
    lwu a4, 0(a5)                           # 152
    beq a4, zero, .Lloops_next5             # 152
.Lloops_end9:
    slli a4, a3, 2                          # 154
    add a5, a0, a4                          # 154
    addi a5, a5, 72                         # 154
    lwu a4, 0(a5)                           # 154
    li a5, 99                               # 154
    beq a4, a5, .Lloops_done6               # 154
.Lloops_end12:
    slli a4, a3, 2                          # 156
    add a5, a0, a4                          # 156
    addi a5, a5, 72                         # 156
    lwu a4, 0(a5)                           # 156
    add a1, a1, a4                          # 156
.Lloops_next5:
    addi a3, a3, 1                          # 151
    j .Lloops_for3                          # 151
.Lloops_done6:
    mv a2, t2                               # 157
    li a3, 0                                # 158
.Lloops_while13:
    li a4, 4                                # 158
    bgeu a3, a4, .Lloops_done15             # 158
.Lloops_bounded16:
    addi a3, a3, 1                          # 158
    beq a2, zero, .Lloops_done15            # 158
.Lloops_do14:
    ld a4, 8(a2)                            # 159
    add a1, a1, a4                          # 159
    ld a2, 0(a2)                            # 160
    j .Lloops_while13                       # 158
.Lloops_done15:
    li a2, 10                               # 161
.Lloops_for18:
    bge zero, a2, .Lloops_done21            # 161
.Lloops_do19:
    mv a3, a2                               # 162
    add a1, a1, a3                          # 162
    addi a3, a2, 0                          # 161
    li a4, 3                                # 161
    bgeu a4, a3, .Lloops_done21             # 161
.Lloops_onward22:
    addi a2, a2, -3                         # 161
    j .Lloops_for18                         # 161
.Lloops_done21:
    li a2, 0                                # 164
.Lloops_for23:
    li a3, 24                               # 164
    bge a2, a3, .Lloops_done26              # 164
.Lloops_do24:
    mv a3, a2                               # 165
    slli a3, a3, 0                          # 165
    add a4, t2, a3                          # 165
    addi a4, a4, 16                         # 165
    andi a3, a2, 255                        # 165
    sb a3, 0(a4)                            # 165
    addi a2, a2, 1                          # 164
    j .Lloops_for23                         # 164
.Lloops_done26:
    sd a1, 8(a0)                            # 166
.Lloops_post_commit:
.Lloops_end:
    .pushsection __rseq_failure, "ax"
    .word 0xf1401073
.Lloops_abort:
    j .Lloops_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lloops_start, .Lloops_exit_unavailable
    .popsection
    .option pop
    ret
.Lloops_aborted:
    j loops
.Lloops_exit_unavailable:
    ret
.size loops, . - loops

.option norelax
.text
.globl two_paths
.type two_paths, %function
two_paths:
    # a3: the rseq area
    # a4: count of cells
    # a5: base of cells
    # a6: stride of cells
    # a7: up
    # result 0 in a2
    .option push
    .option norelax
    .pushsection __rseq_cs, "aw"
    .balign 32
.Ltwo_paths_descriptor:
    .long 0, 0
    .quad .Ltwo_paths_start, .Ltwo_paths_post_commit - .Ltwo_paths_start, .Ltwo_paths_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Ltwo_paths_descriptor
    .popsection
    lla a0, .Ltwo_paths_descriptor          # 171
    sd a0, 8(a3)                            # 171
.Ltwo_paths_start:
    lwu a0, 4(a3)                           # 171
    bgeu a0, a4, .Ltwo_paths_exit_unavailable# 171
    mul a1, a6, a0                          # 172
    add a0, a5, a1                          # 172
    beq a7, zero, .Ltwo_paths_end3          # 173
.Ltwo_paths_then1:
    ld a1, 8(a0)                            # 174
    addi a1, a1, 1                          # 174
    li a2, 1                                # 174
    addi a0, a0, 8                          # 174
    j .Ltwo_paths_commit                    # 174
.Ltwo_paths_end3:
    ld a1, 24(a0)                           # 176
    addi a1, a1, -1                         # 176
    li a2, 2                                # 176
    addi a0, a0, 24                         # 176
.Ltwo_paths_commit:
    sd a1, 0(a0)                            # 174
.Ltwo_paths_post_commit:
.Ltwo_paths_end:
    .pushsection __rseq_failure, "ax"
    .word 0xf1401073
.Ltwo_paths_abort:
    j .Ltwo_paths_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Ltwo_paths_start, .Ltwo_paths_exit_unavailable
    .popsection
    .option pop
    ret
.Ltwo_paths_aborted:
    j two_paths
.Ltwo_paths_exit_unavailable:
    ret
.size two_paths, . - two_paths

.option norelax
.text
.globl move
.type move, %function
move:
    # a4: the rseq area
    # a5: count of source
    # a6: base of source
    # a7: stride of source
    # t0: count of target
    # t1: base of target
    # t2: stride of target
    # result 0 in a0
    .option push
    .option norelax
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lmove_descriptor:
    .long 0, 0
    .quad .Lmove_start, .Lmove_post_commit - .Lmove_start, .Lmove_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lmove_descriptor
    .popsection
    lla a0, .Lmove_descriptor               # 181
    sd a0, 8(a4)                            # 181
.Lmove_start:
    lwu a0, 4(a4)                           # 181
    bgeu a0, a5, .Lmove_exit_unavailable    # 181
    bgeu a0, t0, .Lmove_exit_unavailable    # 181
    mul a1, a7, a0                          # 183
    add a2, a6, a1                          # 183
    ld a1, 48(a2)                           # 183
    bne a1, zero, .Lmove_end3               # 184
.Lmove_then1:
    li a0, 0                                # 185
    j .Lmove_end                            # 185
.Lmove_end3:
    mul a2, t2, a0                          # 53
    add a3, t1, a2                          # 53
    ld a0, 48(a3)                           # 55
    sd a0, 0(a1)                            # 55
    li a0, 1                                # 56
    sd a1, 48(a3)                           # 56
.Lmove_post_commit:
.Lmove_end:
    .pushsection __rseq_failure, "ax"
    .word 0xf1401073
.Lmove_abort:
    j .Lmove_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lmove_start, .Lmove_exit_unavailable
    .popsection
    .option pop
    ret
.Lmove_aborted:
    j move
.Lmove_exit_unavailable:
    ret
.size move, . - move

.option norelax
.text
.globl inlined
.type inlined, %function
inlined:
    # a3: the rseq area
    # a4: count of cells
    # a5: base of cells
    # a6: stride of cells
    # a7: n
    # result 0 in a1
    .option push
    .option norelax
    .pushsection __rseq_cs, "aw"
    .balign 32
.Linlined_descriptor:
    .long 0, 0
    .quad .Linlined_start, .Linlined_post_commit - .Linlined_start, .Linlined_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Linlined_descriptor
    .popsection
    lla a0, .Linlined_descriptor            # 196
    sd a0, 8(a3)                            # 196
.Linlined_start:
    lwu a0, 4(a3)                           # 196
    bgeu a0, a4, .Linlined_exit_unavailable # 196
    mul a1, a6, a0                          # 197
    add a0, a5, a1                          # 197
    ld a1, 8(a0)                            # 198
    add a1, a1, a7                          # 198
    li a2, 1000                             # 192
    bgeu a2, a1, .Linlined_else3            # 192
.Linlined_then2:
    li a1, 1000                             # 192
    j .Linlined_end4                        # 192
.Linlined_else3:
.Linlined_end4:
    sd a1, 8(a0)                            # 199
.Linlined_post_commit:
.Linlined_end:
    .pushsection __rseq_failure, "ax"
    .word 0xf1401073
.Linlined_abort:
    j .Linlined_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Linlined_start, .Linlined_exit_unavailable
    .popsection
    .option pop
    ret
.Linlined_aborted:
    j inlined
.Linlined_exit_unavailable:
    ret
.size inlined, . - inlined

.option norelax
.text
.globl remote
.type remote, %function
remote:
    # a5: the rseq area
    # a6: count of cells
    # a7: base of cells
    # t0: stride of cells
    # t1: other
    # result 0 in a1
    # result 1 in a4
    # result 2 in a0
    .option push
    .option norelax
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lremote_descriptor:
    .long 0, 0
    .quad .Lremote_start, .Lremote_post_commit - .Lremote_start, .Lremote_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lremote_descriptor
    .popsection
    lla a0, .Lremote_descriptor             # 204
    sd a0, 8(a5)                            # 204
.Lremote_start:
    lwu a0, 4(a5)                           # 204
    bgeu a0, a6, .Lremote_exit_unavailable  # 204
    mul a1, t0, a0                          # 205
    add a2, a7, a1                          # 205
    bgeu t1, a6, .Lremote_exit_index1       # 206
.Lremote_ok1:
    mul a1, t0, t1                          # 206
    add a3, a7, a1                          # 206
    ld a1, 8(a3)                            # 206
    add a3, a1, a0                          # 209
    mv a4, a6                               # 209
    sd a3, 8(a2)                            # 209
.Lremote_post_commit:
.Lremote_end:
    .pushsection __rseq_failure, "ax"
    .word 0xf1401073
.Lremote_abort:
    j .Lremote_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lremote_start, .Lremote_exit_unavailable
    .quad .Lremote_start, .Lremote_exit_index1
    .popsection
    .option pop
    ret
.Lremote_aborted:
    j remote
.Lremote_exit_unavailable:
    ret
.Lremote_exit_index1:
    ret
.size remote, . - remote

.option norelax
.text
.globl by_cid
.type by_cid, %function
by_cid:
    # a3: the rseq area
    # a4: count of cells
    # a5: base of cells
    # a6: stride of cells
    # a7: amount
    .option push
    .option norelax
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lby_cid_descriptor:
    .long 0, 0
    .quad .Lby_cid_start, .Lby_cid_post_commit - .Lby_cid_start, .Lby_cid_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lby_cid_descriptor
    .popsection
    lla a0, .Lby_cid_descriptor             # 214
    sd a0, 8(a3)                            # 214
.Lby_cid_start:
    lwu a0, 24(a3)                          # 214
    lwu a1, 4(a3)                           # 214
    bgeu a0, a4, .Lby_cid_exit_unavailable  # 214
    lui a2, 262144                          # 214
    bgeu a1, a2, .Lby_cid_exit_unavailable  # 214
    mul a1, a6, a0                          # 215
    add a0, a5, a1                          # 215
    ld a1, 24(a0)                           # 216
    add a1, a1, a7                          # 216
    sd a1, 24(a0)                           # 216
.Lby_cid_post_commit:
.Lby_cid_end:
    .pushsection __rseq_failure, "ax"
    .word 0xf1401073
.Lby_cid_abort:
    j .Lby_cid_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lby_cid_start, .Lby_cid_exit_unavailable
    .popsection
    .option pop
    ret
.Lby_cid_aborted:
    j by_cid
.Lby_cid_exit_unavailable:
    ret
.size by_cid, . - by_cid

.option norelax
.text
.globl both_indices
.type both_indices, %function
both_indices:
    # a3: the rseq area
    # a4: count of a
    # a5: base of a
    # a6: stride of a
    # a7: count of b
    # t0: base of b
    # t1: stride of b
    .option push
    .option norelax
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lboth_indices_descriptor:
    .long 0, 0
    .quad .Lboth_indices_start, .Lboth_indices_post_commit - .Lboth_indices_start, .Lboth_indices_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lboth_indices_descriptor
    .popsection
    lla a0, .Lboth_indices_descriptor       # 220
    sd a0, 8(a3)                            # 220
.Lboth_indices_start:
    lwu a0, 4(a3)                           # 220
    lwu a1, 24(a3)                          # 220
    bgeu a0, a4, .Lboth_indices_exit_unavailable# 220
    bgeu a1, a7, .Lboth_indices_exit_unavailable# 220
    mul a2, t1, a1                          # 221
    add a1, t0, a2                          # 221
    ld a1, 8(a1)                            # 221
    mul a2, a6, a0                          # 222
    add a0, a5, a2                          # 222
    sd a1, 8(a0)                            # 223
.Lboth_indices_post_commit:
.Lboth_indices_end:
    .pushsection __rseq_failure, "ax"
    .word 0xf1401073
.Lboth_indices_abort:
    j .Lboth_indices_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lboth_indices_start, .Lboth_indices_exit_unavailable
    .popsection
    .option pop
    ret
.Lboth_indices_aborted:
    j both_indices
.Lboth_indices_exit_unavailable:
    ret
.size both_indices, . - both_indices

.option norelax
.text
.globl asserts
.type asserts, %function
asserts:
    # a2: the rseq area
    # a3: count of cells
    # a4: base of cells
    # a5: stride of cells
    # a6: kind
    # result 0 in a0
    .option push
    .option norelax
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lasserts_descriptor:
    .long 0, 0
    .quad .Lasserts_start, .Lasserts_post_commit - .Lasserts_start, .Lasserts_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lasserts_descriptor
    .popsection
    lla a0, .Lasserts_descriptor            # 227
    sd a0, 8(a2)                            # 227
.Lasserts_start:
    lwu a0, 4(a2)                           # 227
    bgeu a0, a3, .Lasserts_exit_unavailable # 227
    mul a1, a5, a0                          # 228
    add a0, a4, a1                          # 228
    li a1, 3                                # 229
    bne a6, a1, .Lasserts_exit_assertion1   # 229
.Lasserts_ok1:
    ld a1, 48(a0)                           # 230
    beq a1, zero, .Lasserts_exit_assertion2 # 230
.Lasserts_ok3:
    ld a1, 48(a0)                           # 231
    ld a0, 48(a0)                           # 231
    bne a1, a0, .Lasserts_false6            # 231
.Lasserts_and8:
    beq a6, zero, .Lasserts_false6          # 231
.Lasserts_true5:
    li a0, 1                                # 231
    j .Lasserts_end7                        # 231
.Lasserts_false6:
    li a0, 0                                # 231
.Lasserts_end7:
.Lasserts_post_commit:
.Lasserts_end:
    .pushsection __rseq_failure, "ax"
    .word 0xf1401073
.Lasserts_abort:
    j .Lasserts_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lasserts_start, .Lasserts_exit_unavailable
    .quad .Lasserts_start, .Lasserts_exit_assertion1
    .quad .Lasserts_start, .Lasserts_exit_assertion2
    .popsection
    .option pop
    ret
.Lasserts_aborted:
    j asserts
.Lasserts_exit_unavailable:
    ret
.Lasserts_exit_assertion1:
    ret
.Lasserts_exit_assertion2:
    ret
.size asserts, . - asserts

.option norelax
.text
.globl gives_up
.type gives_up, %function
gives_up:
    # a2: the rseq area
    # a3: count of cells
    # a4: base of cells
    # a5: stride of cells
    # a6: n
    .option push
    .option norelax
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lgives_up_descriptor:
    .long 0, 0
    .quad .Lgives_up_start, .Lgives_up_post_commit - .Lgives_up_start, .Lgives_up_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lgives_up_descriptor
    .popsection
    lla a0, .Lgives_up_descriptor           # 235
    sd a0, 8(a2)                            # 235
.Lgives_up_start:
    lwu a0, 4(a2)                           # 235
    bgeu a0, a3, .Lgives_up_exit_unavailable# 235
    mul a1, a5, a0                          # 236
    add a0, a4, a1                          # 236
    ld a1, 8(a0)                            # 237
    add a1, a1, a6                          # 237
    sd a1, 8(a0)                            # 237
.Lgives_up_post_commit:
.Lgives_up_end:
    .pushsection __rseq_failure, "ax"
    .word 0xf1401073
.Lgives_up_abort:
    j .Lgives_up_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lgives_up_start, .Lgives_up_exit_unavailable
    .popsection
    .option pop
    ret
.Lgives_up_aborted:
    j gives_up
.Lgives_up_exit_unavailable:
    ret
.size gives_up, . - gives_up

.option norelax
.text
.globl hungry
.type hungry, %function
hungry:
    # s7: the rseq area
    # s8: count of cells
    # s9: record of cells
    # s10: this thread's stack slots
    # result 0 in s5
    .option push
    .option norelax
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lhungry_descriptor:
    .long 0, 0
    .quad .Lhungry_start, .Lhungry_post_commit - .Lhungry_start, .Lhungry_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lhungry_descriptor
    .popsection
    lla a0, .Lhungry_descriptor             # 241
    sd a0, 8(s7)                            # 241
.Lhungry_start:
    lwu a0, 4(s7)                           # 241
    bgeu a0, s8, .Lhungry_exit_unavailable  # 241
    ld a1, 8(s9)                            # 243
    mul a1, a1, a0                          # 243
    ld a0, 0(s9)                            # 243
    add a1, a1, a0                          # 243
    sd a1, 24(s10)                          # 243
    ld a0, 24(s10)                          # 244
    ld a0, 304(a0)                          # 244
    ld a1, 32(s10)                          # 244
    add a0, a0, a1                          # 244
    sd a0, 40(s10)                          # 244
    ld a0, 24(s10)                          # 245
    ld a0, 312(a0)                          # 245
    ld a1, 16(s10)                          # 245
    add a0, a0, a1                          # 245
    sd a0, 48(s10)                          # 245
    ld a0, 24(s10)                          # 246
    ld a0, 320(a0)                          # 246
    ld a1, 8(s10)                           # 246
    add a0, a0, a1                          # 246
    sd a0, 56(s10)                          # 246
    ld a0, 24(s10)                          # 247
    ld a0, 328(a0)                          # 247
    ld a1, 0(s10)                           # 247
    add a0, a0, a1                          # 247
    ld a1, 24(s10)                          # 248
    ld a1, 336(a1)                          # 248
    ld a2, 32(s10)                          # 248
    xor a1, a1, a2                          # 248
    ld a2, 24(s10)                          # 249
    ld a2, 344(a2)                          # 249
    ld a3, 16(s10)                          # 249
    xor a2, a2, a3                          # 249
    ld a3, 24(s10)                          # 250
    ld a3, 352(a3)                          # 250
    ld a4, 8(s10)                           # 250
    xor a3, a3, a4                          # 250
    ld a4, 24(s10)                          # 251
    ld a4, 360(a4)                          # 251
    ld a5, 0(s10)                           # 251
    xor a4, a4, a5                          # 251
    ld a5, 24(s10)                          # 252
    ld a5, 368(a5)                          # 252
    ld a6, 32(s10)                          # 252
    mul a5, a5, a6                          # 252
    ld a6, 24(s10)                          # 253
    ld a6, 376(a6)                          # 253
    ld a7, 16(s10)                          # 253
    mul a6, a6, a7                          # 253
    ld a7, 24(s10)                          # 254
    ld a7, 384(a7)                          # 254
    ld t0, 8(s10)                           # 254
    mul a7, a7, t0                          # 254
    ld t0, 24(s10)                          # 255
    ld t0, 392(t0)                          # 255
    ld t1, 0(s10)                           # 255
    mul t0, t0, t1                          # 255
    ld t1, 24(s10)                          # 256
    ld t1, 400(t1)                          # 256
    ld t2, 32(s10)                          # 256
    sub t1, t1, t2                          # 256
    ld t2, 24(s10)                          # 257
    ld t2, 408(t2)                          # 257
    ld t3, 16(s10)                          # 257
    sub t2, t2, t3                          # 257
    ld t3, 24(s10)                          # 258
    ld t3, 416(t3)                          # 258
    ld t4, 8(s10)                           # 258
    sub t3, t3, t4                          # 258
    ld t4, 24(s10)                          # 259
    ld t4, 424(t4)                          # 259
    ld t5, 0(s10)                           # 259
    sub t4, t4, t5                          # 259
    ld t5, 24(s10)                          # 260
    ld t5, 432(t5)                          # 260
    ld s1, 32(s10)                          # 260
    or t5, t5, s1                           # 260
    ld s1, 24(s10)                          # 261
    ld s1, 440(s1)                          # 261
    ld s2, 16(s10)                          # 261
    or s1, s1, s2                           # 261
    ld s2, 24(s10)                          # 262
    ld s2, 448(s2)                          # 262
    ld s3, 8(s10)                           # 262
    and s2, s2, s3                          # 262
    ld s3, 24(s10)                          # 263
    ld s3, 456(s3)                          # 263
    ld s4, 0(s10)                           # 263
    and s3, s3, s4                          # 263
    ld s4, 40(s10)                          # 264
    mul s4, s4, s3                          # 264
    ld s5, 48(s10)                          # 264
    mul s5, s5, s2                          # 264
    add s4, s4, s5                          # 264
    ld s5, 56(s10)                          # 264
    mul s5, s5, s1                          # 264
    add s4, s4, s5                          # 264
    mul s5, a0, t5                          # 264
    add s4, s4, s5                          # 264
    mul s5, a1, t4                          # 264
    add s4, s4, s5                          # 264
    mul s5, a2, t3                          # 265
    mul s6, a3, t2                          # 265
    add s5, s5, s6                          # 265
    mul s6, a4, t1                          # 265
    add s5, s5, s6                          # 265
    mul s6, a5, t0                          # 265
    add s5, s5, s6                          # 265
    mul s6, a6, a7                          # 265
    add s5, s5, s6                          # 265
    xor s4, s4, s5                          # 266
    ld s5, 40(s10)                          # 267
    ld s6, 48(s10)                          # 267
    add s5, s5, s6                          # 267
    ld s6, 56(s10)                          # 267
    add s5, s5, s6                          # 267
    add s5, s5, a0                          # 267
    add s5, s5, a1                          # 267
    add s5, s5, a2                          # 267
    add s5, s5, a3                          # 267
    add s5, s5, a4                          # 267
    add s5, s5, a5                          # 267
    add s5, s5, a6                          # 267
    add s5, s5, a7                          # 267
    add s5, s5, t0                          # 267
    add s5, s5, t1                          # 267
    add s5, s5, t2                          # 267
    add s5, s5, t3                          # 267
    add s5, s5, t4                          # 267
    add s5, s5, t5                          # 267
    add s5, s5, s1                          # 267
    add s5, s5, s2                          # 267
    add s5, s5, s3                          # 267
    ld a0, 32(s10)                          # 267
    add s5, s5, a0                          # 267
    ld a0, 16(s10)                          # 267
    add s5, s5, a0                          # 267
    ld a0, 8(s10)                           # 267
    add s5, s5, a0                          # 267
    ld a0, 0(s10)                           # 267
    add s5, s5, a0                          # 267
    ld a0, 24(s10)                          # 266
    sd s4, 8(a0)                            # 266
.Lhungry_post_commit:
.Lhungry_end:
    .pushsection __rseq_failure, "ax"
    .word 0xf1401073
.Lhungry_abort:
    j .Lhungry_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lhungry_start, .Lhungry_exit_unavailable
    .popsection
    .option pop
    ret
.Lhungry_aborted:
    j hungry
.Lhungry_exit_unavailable:
    ret
.size hungry, . - hungry

.option norelax
.text
.globl hungry_floats
.type hungry_floats, %function
hungry_floats:
    # a2: the rseq area
    # a3: count of cells
    # a4: base of cells
    # a5: stride of cells
    # ft10: a
    # ft11: b
    # result 0 in fa0
    .option push
    .option norelax
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lhungry_floats_descriptor:
    .long 0, 0
    .quad .Lhungry_floats_start, .Lhungry_floats_post_commit - .Lhungry_floats_start, .Lhungry_floats_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lhungry_floats_descriptor
    .popsection
    lla a0, .Lhungry_floats_descriptor      # 271
    sd a0, 8(a2)                            # 271
.Lhungry_floats_start:
    lwu a0, 4(a2)                           # 271
    bgeu a0, a3, .Lhungry_floats_exit_unavailable# 271
    mul a1, a5, a0                          # 272
    add a0, a4, a1                          # 272
    fld fa0, 136(a0)                        # 273
    fadd.d fa0, fa0, ft10                   # 273
    fld fa1, 144(a0)                        # 274
    fadd.d fa1, fa1, ft10                   # 274
    fld fa2, 152(a0)                        # 275
    fadd.d fa2, fa2, ft10                   # 275
    fld fa3, 160(a0)                        # 276
    fadd.d fa3, fa3, ft11                   # 276
    fld fa4, 168(a0)                        # 277
    fadd.d fa4, fa4, ft11                   # 277
    fld fa5, 176(a0)                        # 278
    fadd.d fa5, fa5, ft11                   # 278
    fld fa6, 56(a0)                         # 279
    fmul.d fa6, fa6, ft10                   # 279
    fld fa7, 64(a0)                         # 280
    fmul.d fa7, fa7, ft11                   # 280
    fld ft0, 40(a0)                         # 281
    fmul.d ft0, ft0, ft10                   # 281
    fld ft1, 40(a0)                         # 282
    fmul.d ft1, ft1, ft11                   # 282
    fsub.d ft2, fa0, fa1                    # 283
    fsub.d ft3, fa2, fa3                    # 284
    fsub.d ft4, fa4, fa5                    # 285
    fsub.d ft5, fa6, fa7                    # 286
    fsub.d ft6, ft0, ft1                    # 287
    fmul.d ft7, ft2, ft3                    # 288
    fmul.d ft8, ft4, ft5                    # 289
    fmul.d ft9, ft6, ft7                    # 290
    fadd.d fa0, fa0, fa1                    # 291
    fadd.d fa0, fa0, fa2                    # 291
    fadd.d fa0, fa0, fa3                    # 291
    fadd.d fa0, fa0, fa4                    # 291
    fadd.d fa0, fa0, fa5                    # 291
    fadd.d fa0, fa0, fa6                    # 291
    fadd.d fa0, fa0, fa7                    # 291
    fadd.d fa0, fa0, ft0                    # 291
    fadd.d fa0, fa0, ft1                    # 291
    fadd.d fa0, fa0, ft2                    # 291
    fadd.d fa0, fa0, ft3                    # 291
    fadd.d fa0, fa0, ft4                    # 291
    fadd.d fa0, fa0, ft5                    # 291
    fadd.d fa0, fa0, ft6                    # 291
    fadd.d fa0, fa0, ft7                    # 291
    fadd.d fa0, fa0, ft8                    # 291
    fadd.d fa0, fa0, ft9                    # 291
    fmul.d fa1, fa0, ft10                   # 292
    fmul.d fa1, fa1, ft11                   # 292
    fsd fa1, 40(a0)                         # 292
.Lhungry_floats_post_commit:
.Lhungry_floats_end:
    .pushsection __rseq_failure, "ax"
    .word 0xf1401073
.Lhungry_floats_abort:
    j .Lhungry_floats_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lhungry_floats_start, .Lhungry_floats_exit_unavailable
    .popsection
    .option pop
    ret
.Lhungry_floats_aborted:
    j hungry_floats
.Lhungry_floats_exit_unavailable:
    ret
.size hungry_floats, . - hungry_floats

.option norelax
.text
.globl always_fails
.type always_fails, %function
always_fails:
    # a1: the rseq area
    # a2: count of cells
    .option push
    .option norelax
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lalways_fails_descriptor:
    .long 0, 0
    .quad .Lalways_fails_start, .Lalways_fails_post_commit - .Lalways_fails_start, .Lalways_fails_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lalways_fails_descriptor
    .popsection
    lla a0, .Lalways_fails_descriptor       # 297
    sd a0, 8(a1)                            # 297
.Lalways_fails_start:
    lwu a0, 4(a1)                           # 297
    bgeu a0, a2, .Lalways_fails_exit_unavailable# 297
    j .Lalways_fails_exit_assertion1        # 297
.Lalways_fails_post_commit:
.Lalways_fails_end:
    .pushsection __rseq_failure, "ax"
    .word 0xf1401073
.Lalways_fails_abort:
    j .Lalways_fails_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lalways_fails_start, .Lalways_fails_exit_unavailable
    .quad .Lalways_fails_start, .Lalways_fails_exit_assertion1
    .popsection
    .option pop
    ret
.Lalways_fails_aborted:
    j always_fails
.Lalways_fails_exit_unavailable:
    ret
.Lalways_fails_exit_assertion1:
    ret
.size always_fails, . - always_fails

.option norelax
.text
.globl nothing
.type nothing, %function
nothing:
    # a1: the rseq area
    # a2: count of cells
    .option push
    .option norelax
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lnothing_descriptor:
    .long 0, 0
    .quad .Lnothing_start, .Lnothing_post_commit - .Lnothing_start, .Lnothing_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lnothing_descriptor
    .popsection
    lla a0, .Lnothing_descriptor            # 302
    sd a0, 8(a1)                            # 302
.Lnothing_start:
    lwu a0, 4(a1)                           # 302
    bgeu a0, a2, .Lnothing_exit_unavailable # 302
.Lnothing_post_commit:
.Lnothing_end:
    .pushsection __rseq_failure, "ax"
    .word 0xf1401073
.Lnothing_abort:
    j .Lnothing_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lnothing_start, .Lnothing_exit_unavailable
    .popsection
    .option pop
    ret
.Lnothing_aborted:
    j nothing
.Lnothing_exit_unavailable:
    ret
.size nothing, . - nothing

.option norelax
.text
.globl far_away
.type far_away, %function
far_away:
    # a4: the rseq area
    # a5: count of cells
    # a6: base of cells
    # a7: stride of cells
    # t0: i
    # result 0 in a1
    .option push
    .option norelax
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lfar_away_descriptor:
    .long 0, 0
    .quad .Lfar_away_start, .Lfar_away_post_commit - .Lfar_away_start, .Lfar_away_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lfar_away_descriptor
    .popsection
    lla a0, .Lfar_away_descriptor           # 307
    sd a0, 8(a4)                            # 307
.Lfar_away_start:
    lwu a0, 4(a4)                           # 307
    bgeu a0, a5, .Lfar_away_exit_unavailable# 307
    mul a1, a7, a0                          # 309
    add a0, a6, a1                          # 309
    lui a1, 4                               # 311
    addiw a1, a1, -80                       # 311
    add a2, a0, a1                          # 311
    ld a1, 0(a2)                            # 311
    addi a1, a1, 1                          # 311
    lui a2, 6                               # 311
    addiw a2, a2, -272                      # 311
    add a3, a0, a2                          # 311
    sd a1, 0(a3)                            # 311
    lui a1, 4                               # 312
    addiw a1, a1, -72                       # 312
    add a2, a0, a1                          # 312
    ld a1, 0(a2)                            # 312
    fence r, rw                             # 312
    li a2, 3                                # 313
    bgeu t0, a2, .Lfar_away_exit_index1     # 313
.Lfar_away_ok1:
    li a2, 40                               # 313
    mul a3, t0, a2                          # 313
    add a2, a0, a3                          # 313
    addi a2, a2, 184                        # 313
    ld a2, 8(a2)                            # 313
    add a3, a1, a2                          # 313
    lui a2, 8                               # 313
    addiw a2, a2, -464                      # 313
    add a0, a0, a2                          # 313
    sd a3, 0(a0)                            # 313
.Lfar_away_post_commit:
.Lfar_away_end:
    .pushsection __rseq_failure, "ax"
    .word 0xf1401073
.Lfar_away_abort:
    j .Lfar_away_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lfar_away_start, .Lfar_away_exit_unavailable
    .quad .Lfar_away_start, .Lfar_away_exit_index1
    .popsection
    .option pop
    ret
.Lfar_away_aborted:
    j far_away
.Lfar_away_exit_unavailable:
    ret
.Lfar_away_exit_index1:
    ret
.size far_away, . - far_away

.option norelax
.text
.globl push_link
.type push_link, %function
push_link:
    # a4: the rseq area
    # a5: count of chains
    # a6: base of chains
    # a7: stride of chains
    # t0: start of chains
    # t1: extent of chains
    # t2: link
    .option push
    .option norelax
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lpush_link_descriptor:
    .long 0, 0
    .quad .Lpush_link_start, .Lpush_link_post_commit - .Lpush_link_start, .Lpush_link_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lpush_link_descriptor
    .popsection
    lla a0, .Lpush_link_descriptor          # 336
    sd a0, 8(a4)                            # 336
.Lpush_link_start:
    lwu a0, 4(a4)                           # 336
    bgeu a0, a5, .Lpush_link_exit_unavailable# 336
    mul a1, a7, a0                          # 338
    add a0, a6, a1                          # 338
    ld a1, 0(a0)                            # 340
    addi a2, a1, -8                         # 340
    addi a3, t1, -16                        # 340
    bgeu a3, a2, .Lpush_link_inside2        # 340
.Lpush_link_outside3:
    bne a1, zero, .Lpush_link_exit_segment1 # 340
    j .Lpush_link_end1                      # 340
.Lpush_link_inside2:
    andi a2, a2, 7                          # 340
    bne a2, zero, .Lpush_link_exit_segment1 # 340
.Lpush_link_end1:
    sub a2, t2, t0                          # 340
    bltu a3, a2, .Lpush_link_exit_segment1  # 340
.Lpush_link_ok7:
    sd a1, 8(t2)                            # 340
    sub a1, t2, t0                          # 341
    addi a1, a1, 8                          # 341
    sd a1, 0(a0)                            # 341
.Lpush_link_post_commit:
.Lpush_link_end:
    .pushsection __rseq_failure, "ax"
    .word 0xf1401073
.Lpush_link_abort:
    j .Lpush_link_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lpush_link_start, .Lpush_link_exit_unavailable
    .quad .Lpush_link_start, .Lpush_link_exit_segment1
    .popsection
    .option pop
    ret
.Lpush_link_aborted:
    j push_link
.Lpush_link_exit_unavailable:
    ret
.Lpush_link_exit_segment1:
    ret
.size push_link, . - push_link

.option norelax
.text
.globl pop_link
.type pop_link, %function
pop_link:
    # a5: the rseq area
    # a6: count of chains
    # a7: base of chains
    # t0: stride of chains
    # t1: start of chains
    # t2: extent of chains
    # result 0 in a1
    .option push
    .option norelax
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lpop_link_descriptor:
    .long 0, 0
    .quad .Lpop_link_start, .Lpop_link_post_commit - .Lpop_link_start, .Lpop_link_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lpop_link_descriptor
    .popsection
    lla a0, .Lpop_link_descriptor           # 345
    sd a0, 8(a5)                            # 345
.Lpop_link_start:
    lwu a0, 4(a5)                           # 345
    bgeu a0, a6, .Lpop_link_exit_unavailable# 345
    mul a1, t0, a0                          # 346
    add a0, a7, a1                          # 346
    ld a1, 0(a0)                            # 347
    addi a2, a1, -8                         # 347
    addi a3, t2, -16                        # 347
    bgeu a3, a2, .Lpop_link_inside2         # 347
.Lpop_link_outside3:
    bne a1, zero, .Lpop_link_exit_segment1  # 347
.Lpop_link_none5:
    li a1, 0                                # 347
    j .Lpop_link_end1                       # 347
.Lpop_link_inside2:
    andi a1, a2, 7                          # 347
    bne a1, zero, .Lpop_link_exit_segment1  # 347
.Lpop_link_aligned6:
    slli a2, a2, 0                          # 347
    add a1, t1, a2                          # 347
.Lpop_link_end1:
    bne a1, zero, .Lpop_link_end10          # 348
.Lpop_link_then8:
    li a1, 0                                # 349
    j .Lpop_link_end                        # 349
.Lpop_link_end10:
    ld a2, 8(a1)                            # 350
    addi a4, a2, -8                         # 350
    bgeu a3, a4, .Lpop_link_inside12        # 350
.Lpop_link_outside13:
    bne a2, zero, .Lpop_link_exit_segment2  # 350
    j .Lpop_link_end11                      # 350
.Lpop_link_inside12:
    andi a4, a4, 7                          # 350
    bne a4, zero, .Lpop_link_exit_segment2  # 350
.Lpop_link_end11:
    sd a2, 0(a0)                            # 350
.Lpop_link_post_commit:
.Lpop_link_end:
    .pushsection __rseq_failure, "ax"
    .word 0xf1401073
.Lpop_link_abort:
    j .Lpop_link_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lpop_link_start, .Lpop_link_exit_unavailable
    .quad .Lpop_link_start, .Lpop_link_exit_segment1
    .quad .Lpop_link_start, .Lpop_link_exit_segment2
    .popsection
    .option pop
    ret
.Lpop_link_aborted:
    j pop_link
.Lpop_link_exit_unavailable:
    ret
.Lpop_link_exit_segment1:
    ret
.Lpop_link_exit_segment2:
    ret
.size pop_link, . - pop_link

.option norelax
.text
.globl keep_link
.type keep_link, %function
keep_link:
    # a6: the rseq area
    # a7: count of chains
    # t0: base of chains
    # t1: stride of chains
    # t2: start of chains
    # t3: extent of chains
    # t4: count of other
    # t5: base of other
    # s1: stride of other
    # s2: i
    # s3: link
    # result 0 in a1
    .option push
    .option norelax
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lkeep_link_descriptor:
    .long 0, 0
    .quad .Lkeep_link_start, .Lkeep_link_post_commit - .Lkeep_link_start, .Lkeep_link_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lkeep_link_descriptor
    .popsection
    lla a0, .Lkeep_link_descriptor          # 355
    sd a0, 8(a6)                            # 355
.Lkeep_link_start:
    lwu a0, 4(a6)                           # 355
    bgeu a0, a7, .Lkeep_link_exit_unavailable# 355
    bgeu a0, t4, .Lkeep_link_exit_unavailable# 355
    mul a1, t1, a0                          # 357
    add a2, t0, a1                          # 357
    ld a1, 0(a2)                            # 358
    addi a3, a1, -8                         # 358
    addi a4, t3, -16                        # 358
    bgeu a4, a3, .Lkeep_link_inside2        # 358
.Lkeep_link_outside3:
    bne a1, zero, .Lkeep_link_exit_segment1 # 358
.Lkeep_link_none5:
    li a1, 0                                # 358
    j .Lkeep_link_end1                      # 358
.Lkeep_link_inside2:
    andi a1, a3, 7                          # 358
    bne a1, zero, .Lkeep_link_exit_segment1 # 358
.Lkeep_link_aligned6:
    slli a3, a3, 0                          # 358
    add a1, t2, a3                          # 358
.Lkeep_link_end1:
    xor a1, a1, s3                          # 358
    seqz a1, a1                             # 358
    sd zero, 8(a2)                          # 360
    li a3, 3                                # 361
    bgeu s2, a3, .Lkeep_link_exit_index2    # 361
.Lkeep_link_ok8:
    slli a3, s2, 3                          # 361
    add a5, a2, a3                          # 361
    addi a5, a5, 8                          # 361
    sub a3, s3, t2                          # 361
    bgeu a4, a3, .Lkeep_link_inside11       # 361
.Lkeep_link_outside13:
    bne s3, zero, .Lkeep_link_exit_segment3 # 361
.Lkeep_link_none10:
    li a3, 0                                # 361
    j .Lkeep_link_end12                     # 361
.Lkeep_link_inside11:
    addi a3, a3, 8                          # 361
.Lkeep_link_end12:
    sd a3, 0(a5)                            # 361
    mul a3, s1, a0                          # 362
    add a0, t5, a3                          # 362
    sub a3, a0, t2                          # 362
    addi a5, t3, -40                        # 362
    bltu a5, a3, .Lkeep_link_exit_segment4  # 362
.Lkeep_link_ok16:
    ld a0, 0(a0)                            # 362
    addi a3, a0, -8                         # 362
    bgeu a4, a3, .Lkeep_link_inside18       # 362
.Lkeep_link_outside19:
    bne a0, zero, .Lkeep_link_exit_segment4 # 362
    j .Lkeep_link_end15                     # 362
.Lkeep_link_inside18:
    andi a3, a3, 7                          # 362
    bne a3, zero, .Lkeep_link_exit_segment4 # 362
.Lkeep_link_end15:
    sd a0, 24(a2)                           # 362
    sd zero, 32(a2)                         # 363
    ld a0, 0(a2)                            # 364
    fence r, rw                             # 364
    addi a3, a0, -8                         # 364
    bgeu a4, a3, .Lkeep_link_inside24       # 364
.Lkeep_link_outside25:
    bne a0, zero, .Lkeep_link_exit_segment5 # 364
.Lkeep_link_none27:
    li a0, 0                                # 364
    j .Lkeep_link_end23                     # 364
.Lkeep_link_inside24:
    andi a0, a3, 7                          # 364
    bne a0, zero, .Lkeep_link_exit_segment5 # 364
.Lkeep_link_aligned28:
    slli a3, a3, 0                          # 364
    add a0, t2, a3                          # 364
.Lkeep_link_end23:
    sub a3, a0, t2                          # 364
    bne a0, zero, .Lkeep_link_inside31      # 364
.Lkeep_link_none30:
    li a3, 0                                # 364
    j .Lkeep_link_end32                     # 364
.Lkeep_link_inside31:
    addi a3, a3, 8                          # 364
.Lkeep_link_end32:
    fence rw, w                             # 364
    sd a3, 0(a2)                            # 364
.Lkeep_link_post_commit:
.Lkeep_link_end:
    .pushsection __rseq_failure, "ax"
    .word 0xf1401073
.Lkeep_link_abort:
    j .Lkeep_link_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lkeep_link_start, .Lkeep_link_exit_unavailable
    .quad .Lkeep_link_start, .Lkeep_link_exit_segment1
    .quad .Lkeep_link_start, .Lkeep_link_exit_index2
    .quad .Lkeep_link_start, .Lkeep_link_exit_segment3
    .quad .Lkeep_link_start, .Lkeep_link_exit_segment4
    .quad .Lkeep_link_start, .Lkeep_link_exit_segment5
    .popsection
    .option pop
    ret
.Lkeep_link_aborted:
    j keep_link
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

.option norelax
.text
.globl walk_links
.type walk_links, %function
walk_links:
    # a7: the rseq area
    # t0: count of chains
    # t1: base of chains
    # t2: stride of chains
    # t3: start of chains
    # t4: extent of chains
    # t5: n
    # result 0 in a3
    # result 1 in a1
    .option push
    .option norelax
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lwalk_links_descriptor:
    .long 0, 0
    .quad .Lwalk_links_start, .Lwalk_links_post_commit - .Lwalk_links_start, .Lwalk_links_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lwalk_links_descriptor
    .popsection
    lla a0, .Lwalk_links_descriptor         # 369
    sd a0, 8(a7)                            # 369
.Lwalk_links_start:
    lwu a0, 4(a7)                           # 369
    bgeu a0, t0, .Lwalk_links_exit_unavailable# 369
    mul a1, t2, a0                          # 370
    add a0, t1, a1                          # 370
    ld a0, 0(a0)                            # 371
    addi a1, a0, -8                         # 371
    addi a2, t4, -16                        # 371
    bgeu a2, a1, .Lwalk_links_inside2       # 371
.Lwalk_links_outside3:
    bne a0, zero, .Lwalk_links_exit_segment1# 371
.Lwalk_links_none5:
    li a0, 0                                # 371
    j .Lwalk_links_end1                     # 371
.Lwalk_links_inside2:
    andi a0, a1, 7                          # 371
    bne a0, zero, .Lwalk_links_exit_segment1# 371
.Lwalk_links_aligned6:
    slli a1, a1, 0                          # 371
    add a0, t3, a1                          # 371
.Lwalk_links_end1:
    li a1, 0                                # 372
    li a3, 0                                # 373
    mv a4, t5                               # 374
    li a5, 5                                # 374
    bgeu a5, t5, .Lwalk_links_end9          # 374
.Lwalk_links_other8:
    li a4, 5                                # 374
.Lwalk_links_end9:
    li a5, 0                                # 374
.Lwalk_links_for10:
    bgeu a5, a4, .Lwalk_links_done13        # 374
.Lwalk_links_do11:
    beq a0, zero, .Lwalk_links_done13       # 375
.Lwalk_links_end16:
    ld a1, 0(a0)                            # 377
    add a3, a3, a1                          # 377
    mv a1, a0                               # 378
    sub a6, a0, t3                          # 379
    bltu a2, a6, .Lwalk_links_exit_segment2 # 379
.Lwalk_links_ok17:
    ld a0, 8(a0)                            # 379
    addi a6, a0, -8                         # 379
    bgeu a2, a6, .Lwalk_links_inside20      # 379
.Lwalk_links_outside21:
    bne a0, zero, .Lwalk_links_exit_segment2# 379
.Lwalk_links_none23:
    li a0, 0                                # 379
    j .Lwalk_links_end19                    # 379
.Lwalk_links_inside20:
    andi a0, a6, 7                          # 379
    bne a0, zero, .Lwalk_links_exit_segment2# 379
.Lwalk_links_aligned24:
    slli a6, a6, 0                          # 379
    add a0, t3, a6                          # 379
.Lwalk_links_end19:
    addi a5, a5, 1                          # 374
    andi a5, a5, 255                        # 374
    j .Lwalk_links_for10                    # 374
.Lwalk_links_done13:
.Lwalk_links_post_commit:
.Lwalk_links_end:
    .pushsection __rseq_failure, "ax"
    .word 0xf1401073
.Lwalk_links_abort:
    j .Lwalk_links_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lwalk_links_start, .Lwalk_links_exit_unavailable
    .quad .Lwalk_links_start, .Lwalk_links_exit_segment1
    .quad .Lwalk_links_start, .Lwalk_links_exit_segment2
    .popsection
    .option pop
    ret
.Lwalk_links_aborted:
    j walk_links
.Lwalk_links_exit_unavailable:
    ret
.Lwalk_links_exit_segment1:
    ret
.Lwalk_links_exit_segment2:
    ret
.size walk_links, . - walk_links

.option norelax
.text
.globl page_of
.type page_of, %function
page_of:
    # a4: the rseq area
    # a5: count of chains
    # a6: base of chains
    # a7: stride of chains
    # t0: start of chains
    # t1: extent of chains
    # t2: i
    # result 0 in a0
    .option push
    .option norelax
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lpage_of_descriptor:
    .long 0, 0
    .quad .Lpage_of_start, .Lpage_of_post_commit - .Lpage_of_start, .Lpage_of_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lpage_of_descriptor
    .popsection
    lla a0, .Lpage_of_descriptor            # 384
    sd a0, 8(a4)                            # 384
.Lpage_of_start:
    lwu a0, 4(a4)                           # 384
    bgeu a0, a5, .Lpage_of_exit_unavailable # 384
    mul a1, a7, a0                          # 385
    add a0, a6, a1                          # 385
    ld a0, 32(a0)                           # 385
    addi a1, a0, -8                         # 385
    lui a2, 1                               # 385
    addiw a2, a2, 905                       # 385
    bltu t1, a2, .Lpage_of_outside3         # 385
.Lpage_of_large5:
    lui a2, 1                               # 385
    addiw a2, a2, 905                       # 385
    sub a3, t1, a2                          # 385
    bgeu a3, a1, .Lpage_of_inside2          # 385
.Lpage_of_outside3:
    bne a0, zero, .Lpage_of_exit_segment1   # 385
.Lpage_of_none6:
    li a0, 0                                # 385
    j .Lpage_of_end1                        # 385
.Lpage_of_inside2:
    slli a1, a1, 0                          # 385
    add a0, t0, a1                          # 385
.Lpage_of_end1:
    beq a0, zero, .Lpage_of_exit_assertion2 # 386
.Lpage_of_ok7:
    lui a1, 1                               # 387
    addiw a1, a1, 904                       # 387
    bgeu t2, a1, .Lpage_of_exit_index3      # 387
.Lpage_of_ok9:
    slli a1, t2, 0                          # 387
    add a0, a0, a1                          # 387
    addi a0, a0, 1                          # 387
    lbu a0, 0(a0)                           # 387
.Lpage_of_post_commit:
.Lpage_of_end:
    .pushsection __rseq_failure, "ax"
    .word 0xf1401073
.Lpage_of_abort:
    j .Lpage_of_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lpage_of_start, .Lpage_of_exit_unavailable
    .quad .Lpage_of_start, .Lpage_of_exit_segment1
    .quad .Lpage_of_start, .Lpage_of_exit_assertion2
    .quad .Lpage_of_start, .Lpage_of_exit_index3
    .popsection
    .option pop
    ret
.Lpage_of_aborted:
    j page_of
.Lpage_of_exit_unavailable:
    ret
.Lpage_of_exit_segment1:
    ret
.Lpage_of_exit_assertion2:
    ret
.Lpage_of_exit_index3:
    ret
.size page_of, . - page_of

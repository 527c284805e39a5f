.text
.globl push
.type push, %function
push:
    # %r4: the rseq area
    # %r5: count of cells
    # %r1: base of cells
    # %r6: stride of cells
    # %r7: node
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lpush_descriptor:
    .long 0, 0
    .quad .Lpush_start, .Lpush_post_commit - .Lpush_start, .Lpush_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lpush_descriptor
    .popsection
    larl %r2, .Lpush_descriptor             # 52
    stg %r2, 8(%r4)                         # 52
.Lpush_start:
    llgf %r2, 4(%r4)                        # 52
    clgr %r2, %r5                           # 52
    jghe .Lpush_exit_unavailable            # 52
    lgr %r3, %r6                            # 53
    msgr %r3, %r2                           # 53
    la %r2, 0(%r3,%r1)                      # 53
    lg %r3, 48(%r2)                         # 55
    stg %r3, 0(%r7)                         # 55
    stg %r7, 48(%r2)                        # 56
.Lpush_post_commit:
.Lpush_end:
    .pushsection __rseq_failure, "ax"
    .long 0xb2ff0fff
.Lpush_abort:
    jg .Lpush_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lpush_start, .Lpush_exit_unavailable
    .popsection
    br %r14
.Lpush_aborted:
    jg push
.Lpush_exit_unavailable:
    br %r14
.size push, . - push

.text
.globl pop
.type pop, %function
pop:
    # %r5: the rseq area
    # %r1: count of cells
    # %r6: base of cells
    # %r7: stride of cells
    # result 0 in %r3
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lpop_descriptor:
    .long 0, 0
    .quad .Lpop_start, .Lpop_post_commit - .Lpop_start, .Lpop_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lpop_descriptor
    .popsection
    larl %r2, .Lpop_descriptor              # 60
    stg %r2, 8(%r5)                         # 60
.Lpop_start:
    llgf %r2, 4(%r5)                        # 60
    clgr %r2, %r1                           # 60
    jghe .Lpop_exit_unavailable             # 60
    lgr %r3, %r7                            # 61
    msgr %r3, %r2                           # 61
    la %r2, 0(%r3,%r6)                      # 61
    lg %r3, 48(%r2)                         # 62
    clgfi %r3, 0                            # 63
    jgne .Lpop_end3                         # 63
.Lpop_then1:
    lghi %r3, 0                             # 64
    jg .Lpop_end                            # 64
.Lpop_end3:
    lg %r4, 0(%r3)                          # 65
    stg %r4, 48(%r2)                        # 65
.Lpop_post_commit:
.Lpop_end:
    .pushsection __rseq_failure, "ax"
    .long 0xb2ff0fff
.Lpop_abort:
    jg .Lpop_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lpop_start, .Lpop_exit_unavailable
    .popsection
    br %r14
.Lpop_aborted:
    jg pop
.Lpop_exit_unavailable:
    br %r14
.size pop, . - pop

.text
.globl publish
.type publish, %function
publish:
    # %r4: the rseq area
    # %r5: count of cells
    # %r1: base of cells
    # %r6: stride of cells
    # %r7: node
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lpublish_descriptor:
    .long 0, 0
    .quad .Lpublish_start, .Lpublish_post_commit - .Lpublish_start, .Lpublish_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lpublish_descriptor
    .popsection
    larl %r2, .Lpublish_descriptor          # 70
    stg %r2, 8(%r4)                         # 70
.Lpublish_start:
    llgf %r2, 4(%r4)                        # 70
    clgr %r2, %r5                           # 70
    jghe .Lpublish_exit_unavailable         # 70
    lgr %r3, %r6                            # 71
    msgr %r3, %r2                           # 71
    la %r2, 0(%r3,%r1)                      # 71
    stg %r7, 48(%r2)                        # 72
.Lpublish_post_commit:
.Lpublish_end:
    .pushsection __rseq_failure, "ax"
    .long 0xb2ff0fff
.Lpublish_abort:
    jg .Lpublish_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lpublish_start, .Lpublish_exit_unavailable
    .popsection
    br %r14
.Lpublish_aborted:
    jg publish
.Lpublish_exit_unavailable:
    br %r14
.size publish, . - publish

.text
.globl acquire
.type acquire, %function
acquire:
    # %r1: the rseq area
    # %r6: count of cells
    # %r7: base of cells
    # %r8: stride of cells
    # result 0 in %r3
    # result 1 in %r4
    # result 2 in %f0
    # result 3 in %r2
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lacquire_descriptor:
    .long 0, 0
    .quad .Lacquire_start, .Lacquire_post_commit - .Lacquire_start, .Lacquire_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lacquire_descriptor
    .popsection
    larl %r2, .Lacquire_descriptor          # 76
    stg %r2, 8(%r1)                         # 76
.Lacquire_start:
    llgf %r2, 4(%r1)                        # 76
    clgr %r2, %r6                           # 76
    jghe .Lacquire_exit_unavailable         # 76
    lgr %r3, %r8                            # 77
    msgr %r3, %r2                           # 77
    la %r2, 0(%r3,%r7)                      # 77
    lg %r3, 8(%r2)                          # 78
    lgb %r4, 16(%r2)                        # 78
    lg %r5, 40(%r2)                         # 78
    ldgr %f0, %r5                           # 78
    lgf %r2, 20(%r2)                        # 78
.Lacquire_post_commit:
.Lacquire_end:
    .pushsection __rseq_failure, "ax"
    .long 0xb2ff0fff
.Lacquire_abort:
    jg .Lacquire_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lacquire_start, .Lacquire_exit_unavailable
    .popsection
    br %r14
.Lacquire_aborted:
    jg acquire
.Lacquire_exit_unavailable:
    br %r14
.size acquire, . - acquire

.text
.globl widths
.type widths, %function
widths:
    # %r1: the rseq area
    # %r6: count of cells
    # %r7: base of cells
    # %r8: stride of cells
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lwidths_descriptor:
    .long 0, 0
    .quad .Lwidths_start, .Lwidths_post_commit - .Lwidths_start, .Lwidths_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lwidths_descriptor
    .popsection
    larl %r2, .Lwidths_descriptor           # 82
    stg %r2, 8(%r1)                         # 82
.Lwidths_start:
    llgf %r2, 4(%r1)                        # 82
    clgr %r2, %r6                           # 82
    jghe .Lwidths_exit_unavailable          # 82
    lgr %r3, %r8                            # 83
    msgr %r3, %r2                           # 83
    la %r2, 0(%r3,%r7)                      # 83
    llgc %r3, 0(%r2)                        # 85
    agfi %r3, 1                             # 85
    llgcr %r3, %r3                          # 85
    stc %r3, 0(%r2)                         # 85
    llgh %r3, 2(%r2)                        # 86
    msgfi %r3, 3                            # 86
    llghr %r3, %r3                          # 86
    sth %r3, 2(%r2)                         # 86
    llgf %r3, 4(%r2)                        # 87
    agfi %r3, -5                            # 87
    llgfr %r3, %r3                          # 87
    st %r3, 4(%r2)                          # 87
    lgb %r3, 16(%r2)                        # 88
    lcgr %r3, %r3                           # 88
    lgbr %r3, %r3                           # 88
    stc %r3, 16(%r2)                        # 88
    lgh %r3, 18(%r2)                        # 89
    lghi %r0, -1                            # 89
    xgr %r3, %r0                            # 89
    lghr %r3, %r3                           # 89
    sth %r3, 18(%r2)                        # 89
    lgf %r3, 20(%r2)                        # 90
    sllg %r3, %r3, 3                        # 90
    lgfr %r3, %r3                           # 90
    st %r3, 20(%r2)                         # 90
    lg %r3, 24(%r2)                         # 91
    srag %r3, %r3, 2                        # 91
    stg %r3, 24(%r2)                        # 91
    llgc %r3, 0(%r2)                        # 92
    lghi %r0, 1                             # 92
    clgfi %r3, 3                            # 92
    jgh 99f                                 # 92
    lghi %r0, 0                             # 92
99:
    lgr %r3, %r0                            # 92
    stc %r3, 32(%r2)                        # 92
    llgc %r3, 0(%r2)                        # 93
    lgb %r4, 16(%r2)                        # 93
    msgfi %r4, 10                           # 93
    la %r3, 0(%r4,%r3)                      # 93
    llgc %r4, 32(%r2)                       # 93
    lghi %r5, 1                             # 93
    ngr %r4, %r5                            # 93
    la %r3, 0(%r4,%r3)                      # 93
    stg %r3, 8(%r2)                         # 93
.Lwidths_post_commit:
.Lwidths_end:
    .pushsection __rseq_failure, "ax"
    .long 0xb2ff0fff
.Lwidths_abort:
    jg .Lwidths_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lwidths_start, .Lwidths_exit_unavailable
    .popsection
    br %r14
.Lwidths_aborted:
    jg widths
.Lwidths_exit_unavailable:
    br %r14
.size widths, . - widths

.text
.globl constants
.type constants, %function
constants:
    # %r5: the rseq area
    # %r1: count of cells
    # %r6: base of cells
    # %r7: stride of cells
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lconstants_descriptor:
    .long 0, 0
    .quad .Lconstants_start, .Lconstants_post_commit - .Lconstants_start, .Lconstants_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lconstants_descriptor
    .popsection
    larl %r2, .Lconstants_descriptor        # 97
    stg %r2, 8(%r5)                         # 97
.Lconstants_start:
    llgf %r2, 4(%r5)                        # 97
    clgr %r2, %r1                           # 97
    jghe .Lconstants_exit_unavailable       # 97
    lgr %r3, %r7                            # 98
    msgr %r3, %r2                           # 98
    la %r2, 0(%r3,%r6)                      # 98
    lgfi %r3, -65536                        # 100
    stg %r3, 8(%r2)                         # 100
    lghi %r3, -1                            # 101
    stg %r3, 24(%r2)                        # 101
    llilf %r3, 4000000000                   # 102
    st %r3, 4(%r2)                          # 102
    lghi %r3, 0                             # 103
    stc %r3, 0(%r2)                         # 103
    llihf %r3, 1069128089                   # 104
    oilf %r3, 2576980378                    # 104
    stg %r3, 40(%r2)                        # 104
    lghi %r3, 1                             # 105
    stc %r3, 32(%r2)                        # 105
    lg %r3, 8(%r2)                          # 106
    llihf %r4, 305419896                    # 106
    oilf %r4, 2596069104                    # 106
    xgr %r3, %r4                            # 106
    stg %r3, 8(%r2)                         # 106
.Lconstants_post_commit:
.Lconstants_end:
    .pushsection __rseq_failure, "ax"
    .long 0xb2ff0fff
.Lconstants_abort:
    jg .Lconstants_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lconstants_start, .Lconstants_exit_unavailable
    .popsection
    br %r14
.Lconstants_aborted:
    jg constants
.Lconstants_exit_unavailable:
    br %r14
.size constants, . - constants

.text
.globl floats
.type floats, %function
floats:
    # %r1: the rseq area
    # %r6: count of cells
    # %r7: base of cells
    # %r8: stride of cells
    # %f4: x
    # %r9: n
    # %r10: m
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
    larl %r2, .Lfloats_descriptor           # 110
    stg %r2, 8(%r1)                         # 110
.Lfloats_start:
    llgf %r2, 4(%r1)                        # 110
    clgr %r2, %r6                           # 110
    jghe .Lfloats_exit_unavailable          # 110
    lgr %r3, %r8                            # 111
    msgr %r3, %r2                           # 111
    la %r2, 0(%r3,%r7)                      # 111
    llihf %r3, 1074003968                   # 112
    ldgr %f0, %r3                           # 112
    ldr %f1, %f4                            # 112
    mdbr %f1, %f0                           # 112
    ld %f0, 40(%r2)                         # 112
    sdbr %f1, %f0                           # 112
    cdgbr %f0, %r9                          # 112
    adbr %f1, %f0                           # 112
    lgr %r3, %r10                           # 112
    cgfi %r3, 0                             # 112
    jgl .Lfloats_large2                     # 112
.Lfloats_small1:
    cdgbr %f0, %r3                          # 112
    jg .Lfloats_end3                        # 112
.Lfloats_large2:
    srlg %r3, %r10, 1                       # 112
    lghi %r4, 1                             # 112
    lgr %r5, %r10                           # 112
    ngr %r5, %r4                            # 112
    ogr %r3, %r5                            # 112
    cdgbr %f0, %r3                          # 112
    adbr %f0, %f0                           # 112
.Lfloats_end3:
    adbr %f1, %f0                           # 112
    lghi %r3, 0                             # 113
    ldgr %f0, %r3                           # 113
    cdbr %f1, %f0                           # 113
    jgl .Lfloats_then4                      # 113
.Lfloats_or7:
    cdbr %f1, %f1                           # 113
    jge .Lfloats_or8                        # 113
    jg .Lfloats_then4                       # 113
.Lfloats_or8:
    llihf %r3, 2117592124                   # 113
    oilf %r3, 2281731484                    # 113
    ldgr %f0, %r3                           # 113
    cdbr %f1, %f0                           # 113
    jghe .Lfloats_then4                     # 113
    jg .Lfloats_end6                        # 113
.Lfloats_then4:
    lgdr %r3, %f1                           # 114
    llihf %r4, 2147483648                   # 114
    xgr %r3, %r4                            # 114
    ldgr %f1, %r3                           # 114
.Lfloats_end6:
    cdbr %f1, %f4                           # 115
    jgne .Lfloats_then9                     # 115
    jg .Lfloats_else10                      # 115
.Lfloats_then9:
    ldr %f0, %f1                            # 115
    cdbr %f4, %f1                           # 115
    jgh .Lfloats_other12                    # 115
    jg .Lfloats_end13                       # 115
.Lfloats_other12:
    ldr %f0, %f4                            # 115
.Lfloats_end13:
    jg .Lfloats_end11                       # 115
.Lfloats_else10:
    ldr %f0, %f4                            # 115
    llihf %r3, 1072693248                   # 115
    ldgr %f2, %r3                           # 115
    cdbr %f4, %f2                           # 115
    jgh .Lfloats_other14                    # 115
    jg .Lfloats_end15                       # 115
.Lfloats_other14:
    llihf %r3, 1072693248                   # 115
    ldgr %f0, %r3                           # 115
.Lfloats_end15:
.Lfloats_end11:
    ldr %f2, %f1                            # 117
    lghi %r3, 0                             # 117
    ldgr %f3, %r3                           # 117
    cdbr %f1, %f3                           # 117
    jgle .Lfloats_negative16                # 117
    jg .Lfloats_end17                       # 117
.Lfloats_negative16:
    lghi %r3, 0                             # 117
    ldgr %f2, %r3                           # 117
    sdbr %f2, %f1                           # 117
.Lfloats_end17:
    std %f0, 40(%r2)                        # 116
.Lfloats_post_commit:
.Lfloats_end:
    .pushsection __rseq_failure, "ax"
    .long 0xb2ff0fff
.Lfloats_abort:
    jg .Lfloats_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lfloats_start, .Lfloats_exit_unavailable
    .popsection
    br %r14
.Lfloats_aborted:
    jg floats
.Lfloats_exit_unavailable:
    br %r14
.size floats, . - floats

.text
.globl add_float_released
.type add_float_released, %function
add_float_released:
    # %r4: the rseq area
    # %r5: count of cells
    # %r1: base of cells
    # %r6: stride of cells
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
    larl %r2, .Ladd_float_released_descriptor# 121
    stg %r2, 8(%r4)                         # 121
.Ladd_float_released_start:
    llgf %r2, 4(%r4)                        # 121
    clgr %r2, %r5                           # 121
    jghe .Ladd_float_released_exit_unavailable# 121
    lgr %r3, %r6                            # 122
    msgr %r3, %r2                           # 122
    la %r2, 0(%r3,%r1)                      # 122
    ld %f0, 40(%r2)                         # 123
    adbr %f0, %f1                           # 123
    lgdr %r3, %f0                           # 123
    stg %r3, 40(%r2)                        # 123
.Ladd_float_released_post_commit:
.Ladd_float_released_end:
    .pushsection __rseq_failure, "ax"
    .long 0xb2ff0fff
.Ladd_float_released_abort:
    jg .Ladd_float_released_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Ladd_float_released_start, .Ladd_float_released_exit_unavailable
    .popsection
    br %r14
.Ladd_float_released_aborted:
    jg add_float_released
.Ladd_float_released_exit_unavailable:
    br %r14
.size add_float_released, . - add_float_released

.text
.globl shifts
.type shifts, %function
shifts:
    # %r6: the rseq area
    # %r7: count of cells
    # %r8: base of cells
    # %r9: stride of cells
    # %r10: n
    # %r11: k
    # result 0 in %r3
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lshifts_descriptor:
    .long 0, 0
    .quad .Lshifts_start, .Lshifts_post_commit - .Lshifts_start, .Lshifts_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lshifts_descriptor
    .popsection
    larl %r2, .Lshifts_descriptor           # 127
    stg %r2, 8(%r6)                         # 127
.Lshifts_start:
    llgf %r2, 4(%r6)                        # 127
    clgr %r2, %r7                           # 127
    jghe .Lshifts_exit_unavailable          # 127
    lgr %r3, %r9                            # 128
    msgr %r3, %r2                           # 128
    la %r2, 0(%r3,%r8)                      # 128
    llgc %r3, 0(%r2)                        # 129
    lghi %r4, 7                             # 129
    lgr %r5, %r11                           # 129
    ngr %r5, %r4                            # 129
    srlg %r3, %r3, 0(%r5)                   # 129
    lgf %r4, 20(%r2)                        # 130
    lgr %r5, %r11                           # 130
    lghi %r1, 31                            # 130
    ngr %r5, %r1                            # 130
    srag %r4, %r4, 0(%r5)                   # 130
    sllg %r5, %r10, 0(%r11)                 # 131
    ogr %r5, %r3                            # 131
    ogr %r5, %r4                            # 131
    srlg %r3, %r10, 63                      # 132
    stg %r5, 8(%r2)                         # 131
.Lshifts_post_commit:
.Lshifts_end:
    .pushsection __rseq_failure, "ax"
    .long 0xb2ff0fff
.Lshifts_abort:
    jg .Lshifts_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lshifts_start, .Lshifts_exit_unavailable
    .popsection
    br %r14
.Lshifts_aborted:
    jg shifts
.Lshifts_exit_unavailable:
    br %r14
.size shifts, . - shifts

.text
.globl indexing
.type indexing, %function
indexing:
    # %r1: the rseq area
    # %r6: count of cells
    # %r7: base of cells
    # %r8: stride of cells
    # %r9: i
    # %r10: j
    # result 0 in %r3
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lindexing_descriptor:
    .long 0, 0
    .quad .Lindexing_start, .Lindexing_post_commit - .Lindexing_start, .Lindexing_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lindexing_descriptor
    .popsection
    larl %r2, .Lindexing_descriptor         # 136
    stg %r2, 8(%r1)                         # 136
.Lindexing_start:
    llgf %r2, 4(%r1)                        # 136
    clgr %r2, %r6                           # 136
    jghe .Lindexing_exit_unavailable        # 136
    lgr %r3, %r8                            # 137
    msgr %r3, %r2                           # 137
    la %r2, 0(%r3,%r7)                      # 137
    lghi %r3, 15                            # 139
    lgr %r4, %r9                            # 139
    ngr %r4, %r3                            # 139
    sllg %r4, %r4, 2                        # 139
    la %r3, 0(%r4,%r2)                      # 139
    agfi %r3, 72                            # 139
    lghi %r4, 1                             # 139
    st %r4, 0(%r3)                          # 139
    clgfi %r9, 3                            # 140
    jghe .Lindexing_exit_index1             # 140
.Lindexing_ok1:
    sllg %r3, %r9, 4                        # 140
    la %r4, 0(%r3,%r2)                      # 140
    agfi %r4, 136                           # 140
    llihf %r3, 1073741824                   # 140
    stg %r3, 8(%r4)                         # 140
    lghi %r3, 1                             # 141
    lgr %r4, %r10                           # 141
    ngr %r4, %r3                            # 141
    msgfi %r4, 40                           # 141
    la %r3, 0(%r4,%r2)                      # 141
    agfi %r3, 184                           # 141
    lg %r4, 8(%r3)                          # 141
    agfi %r4, 1                             # 141
    stg %r4, 8(%r3)                         # 141
    llgf %r3, 84(%r2)                       # 142
    clgfi %r9, 4096                         # 142
    jghe .Lindexing_exit_index2             # 142
.Lindexing_ok3:
    sllg %r4, %r9, 3                        # 142
    la %r5, 0(%r4,%r2)                      # 142
    agfi %r5, 304                           # 142
    lg %r4, 0(%r5)                          # 142
    la %r3, 0(%r4,%r3)                      # 142
    clgfi %r10, 3                           # 142
    jghe .Lindexing_exit_index2             # 142
.Lindexing_ok5:
    lgr %r4, %r10                           # 142
    msgfi %r4, 40                           # 142
    la %r5, 0(%r4,%r2)                      # 142
    agfi %r5, 184                           # 142
    lg %r4, 8(%r5)                          # 142
    la %r3, 0(%r4,%r3)                      # 142
    stg %r3, 33064(%r2)                     # 143
.Lindexing_post_commit:
.Lindexing_end:
    .pushsection __rseq_failure, "ax"
    .long 0xb2ff0fff
.Lindexing_abort:
    jg .Lindexing_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lindexing_start, .Lindexing_exit_unavailable
    .quad .Lindexing_start, .Lindexing_exit_index1
    .quad .Lindexing_start, .Lindexing_exit_index2
    .popsection
    br %r14
.Lindexing_aborted:
    jg indexing
.Lindexing_exit_unavailable:
    br %r14
.Lindexing_exit_index1:
    br %r14
.Lindexing_exit_index2:
    br %r14
.size indexing, . - indexing

.text
.globl loops
.type loops, %function
loops:
    # %r7: the rseq area
    # %r8: count of cells
    # %r9: base of cells
    # %r10: stride of cells
    # %r11: node
    # %r12: n
    # result 0 in %r3
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lloops_descriptor:
    .long 0, 0
    .quad .Lloops_start, .Lloops_post_commit - .Lloops_start, .Lloops_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lloops_descriptor
    .popsection
    larl %r2, .Lloops_descriptor            # 148
    stg %r2, 8(%r7)                         # 148
.Lloops_start:
    llgf %r2, 4(%r7)                        # 148
    clgr %r2, %r8                           # 148
    jghe .Lloops_exit_unavailable           # 148
    lgr %r3, %r10                           # 149
    msgr %r3, %r2                           # 149
    la %r2, 0(%r3,%r9)                      # 149
    lghi %r3, 0                             # 150
    lgr %r4, %r12                           # 151
    clgfi %r12, 16                          # 151
    jgle .Lloops_end2                       # 151
.Lloops_other1:
    lghi %r4, 16                            # 151
.Lloops_end2:
    lghi %r5, 0                             # 151
.Lloops_for3:
    clgr %r5, %r4                           # 151
    jghe .Lloops_done6                      # 151
.Lloops_do4:
    sllg %r1, %r5, 2                        # 152
    la %r6, 0(%r1,%r2)                      # 152
    agfi %r6, 72                            # 152
    llgf %r1, 0(%r6)                        # 152
    clgfi %r1, 0                            # 152
    jge .Lloops_next5                       # 152
.Lloops_end9:
    sllg %r1, %r5, 2                        # 154
    la %r6, 0(%r1,%r2)                      # 154
    agfi %r6, 72                            # 154
    llgf %r1, 0(%r6)                        # 154
    clgfi %r1, 99                           # 154
    jge .Lloops_done6                       # 154
.Lloops_end12:
    sllg %r1, %r5, 2                        # 156
    la %r6, 0(%r1,%r2)                      # 156
    agfi %r6, 72                            # 156
    llgf %r1, 0(%r6)                        # 156
    la %r3, 0(%r1,%r3)                      # 156
.Lloops_next5:
    agfi %r5, 1                             # 151
    jg .Lloops_for3                         # 151
.Lloops_done6:
    lgr %r4, %r11                           # 157
    lghi %r5, 0                             # 158
.Lloops_while13:
    clgfi %r5, 4                            # 158
    jghe .Lloops_done15                     # 158
.Lloops_bounded16:
    agfi %r5, 1                             # 158
    clgfi %r4, 0                            # 158
    jge .Lloops_done15                      # 158
.Lloops_do14:
    lg %r1, 8(%r4)                          # 159
    la %r3, 0(%r1,%r3)                      # 159
    lg %r4, 0(%r4)                          # 160
    jg .Lloops_while13                      # 158
.Lloops_done15:
    lghi %r4, 10                            # 161
.Lloops_for18:
    cgfi %r4, 0                             # 161
    jgle .Lloops_done21                     # 161
.Lloops_do19:
    lgr %r5, %r4                            # 162
    la %r3, 0(%r5,%r3)                      # 162
    lgr %r5, %r4                            # 161
    agfi %r5, 0                             # 161
    clgfi %r5, 3                            # 161
    jgle .Lloops_done21                     # 161
.Lloops_onward22:
    agfi %r4, -3                            # 161
    jg .Lloops_for18                        # 161
.Lloops_done21:
    lghi %r4, 0                             # 164
.Lloops_for23:
    cgfi %r4, 24                            # 164
    jghe .Lloops_done26                     # 164
.Lloops_do24:
    lgr %r5, %r4                            # 165
    lay %r5, 16(%r5,%r11)                   # 165
    llgcr %r1, %r4                          # 165
    stc %r1, 0(%r5)                         # 165
    agfi %r4, 1                             # 164
    jg .Lloops_for23                        # 164
.Lloops_done26:
    stg %r3, 8(%r2)                         # 166
.Lloops_post_commit:
.Lloops_end:
    .pushsection __rseq_failure, "ax"
    .long 0xb2ff0fff
.Lloops_abort:
    jg .Lloops_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lloops_start, .Lloops_exit_unavailable
    .popsection
    br %r14
.Lloops_aborted:
    jg loops
.Lloops_exit_unavailable:
    br %r14
.size loops, . - loops

.text
.globl two_paths
.type two_paths, %function
two_paths:
    # %r5: the rseq area
    # %r1: count of cells
    # %r6: base of cells
    # %r7: stride of cells
    # %r8: up
    # result 0 in %r4
    .pushsection __rseq_cs, "aw"
    .balign 32
.Ltwo_paths_descriptor:
    .long 0, 0
    .quad .Ltwo_paths_start, .Ltwo_paths_post_commit - .Ltwo_paths_start, .Ltwo_paths_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Ltwo_paths_descriptor
    .popsection
    larl %r2, .Ltwo_paths_descriptor        # 171
    stg %r2, 8(%r5)                         # 171
.Ltwo_paths_start:
    llgf %r2, 4(%r5)                        # 171
    clgr %r2, %r1                           # 171
    jghe .Ltwo_paths_exit_unavailable       # 171
    lgr %r3, %r7                            # 172
    msgr %r3, %r2                           # 172
    la %r2, 0(%r3,%r6)                      # 172
    clgfi %r8, 0                            # 173
    jge .Ltwo_paths_end3                    # 173
.Ltwo_paths_then1:
    lg %r3, 8(%r2)                          # 174
    agfi %r3, 1                             # 174
    lghi %r4, 1                             # 174
    agfi %r2, 8                             # 174
    jg .Ltwo_paths_commit                   # 174
.Ltwo_paths_end3:
    lg %r3, 24(%r2)                         # 176
    agfi %r3, -1                            # 176
    lghi %r4, 2                             # 176
    agfi %r2, 24                            # 176
.Ltwo_paths_commit:
    stg %r3, 0(%r2)                         # 174
.Ltwo_paths_post_commit:
.Ltwo_paths_end:
    .pushsection __rseq_failure, "ax"
    .long 0xb2ff0fff
.Ltwo_paths_abort:
    jg .Ltwo_paths_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Ltwo_paths_start, .Ltwo_paths_exit_unavailable
    .popsection
    br %r14
.Ltwo_paths_aborted:
    jg two_paths
.Ltwo_paths_exit_unavailable:
    br %r14
.size two_paths, . - two_paths

.text
.globl move
.type move, %function
move:
    # %r1: the rseq area
    # %r6: count of source
    # %r7: base of source
    # %r8: stride of source
    # %r9: count of target
    # %r10: base of target
    # %r11: stride of target
    # result 0 in %r2
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lmove_descriptor:
    .long 0, 0
    .quad .Lmove_start, .Lmove_post_commit - .Lmove_start, .Lmove_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lmove_descriptor
    .popsection
    larl %r2, .Lmove_descriptor             # 181
    stg %r2, 8(%r1)                         # 181
.Lmove_start:
    llgf %r2, 4(%r1)                        # 181
    clgr %r2, %r6                           # 181
    jghe .Lmove_exit_unavailable            # 181
    clgr %r2, %r9                           # 181
    jghe .Lmove_exit_unavailable            # 181
    lgr %r3, %r8                            # 183
    msgr %r3, %r2                           # 183
    la %r4, 0(%r3,%r7)                      # 183
    lg %r3, 48(%r4)                         # 183
    clgfi %r3, 0                            # 184
    jgne .Lmove_end3                        # 184
.Lmove_then1:
    lghi %r2, 0                             # 185
    jg .Lmove_end                           # 185
.Lmove_end3:
    lgr %r4, %r11                           # 53
    msgr %r4, %r2                           # 53
    la %r5, 0(%r4,%r10)                     # 53
    lg %r2, 48(%r5)                         # 55
    stg %r2, 0(%r3)                         # 55
    lghi %r2, 1                             # 56
    stg %r3, 48(%r5)                        # 56
.Lmove_post_commit:
.Lmove_end:
    .pushsection __rseq_failure, "ax"
    .long 0xb2ff0fff
.Lmove_abort:
    jg .Lmove_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lmove_start, .Lmove_exit_unavailable
    .popsection
    br %r14
.Lmove_aborted:
    jg move
.Lmove_exit_unavailable:
    br %r14
.size move, . - move

.text
.globl inlined
.type inlined, %function
inlined:
    # %r4: the rseq area
    # %r5: count of cells
    # %r1: base of cells
    # %r6: stride of cells
    # %r7: n
    # result 0 in %r3
    .pushsection __rseq_cs, "aw"
    .balign 32
.Linlined_descriptor:
    .long 0, 0
    .quad .Linlined_start, .Linlined_post_commit - .Linlined_start, .Linlined_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Linlined_descriptor
    .popsection
    larl %r2, .Linlined_descriptor          # 196
    stg %r2, 8(%r4)                         # 196
.Linlined_start:
    llgf %r2, 4(%r4)                        # 196
    clgr %r2, %r5                           # 196
    jghe .Linlined_exit_unavailable         # 196
    lgr %r3, %r6                            # 197
    msgr %r3, %r2                           # 197
    la %r2, 0(%r3,%r1)                      # 197
    lg %r3, 8(%r2)                          # 198
    la %r3, 0(%r7,%r3)                      # 198
    clgfi %r3, 1000                         # 192
    jgle .Linlined_else3                    # 192
.Linlined_then2:
    lghi %r3, 1000                          # 192
    jg .Linlined_end4                       # 192
.Linlined_else3:
.Linlined_end4:
    stg %r3, 8(%r2)                         # 199
.Linlined_post_commit:
.Linlined_end:
    .pushsection __rseq_failure, "ax"
    .long 0xb2ff0fff
.Linlined_abort:
    jg .Linlined_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Linlined_start, .Linlined_exit_unavailable
    .popsection
    br %r14
.Linlined_aborted:
    jg inlined
.Linlined_exit_unavailable:
    br %r14
.size inlined, . - inlined

.text
.globl remote
.type remote, %function
remote:
    # %r6: the rseq area
    # %r7: count of cells
    # %r8: base of cells
    # %r9: stride of cells
    # %r10: other
    # result 0 in %r3
    # result 1 in %r1
    # result 2 in %r2
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lremote_descriptor:
    .long 0, 0
    .quad .Lremote_start, .Lremote_post_commit - .Lremote_start, .Lremote_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lremote_descriptor
    .popsection
    larl %r2, .Lremote_descriptor           # 204
    stg %r2, 8(%r6)                         # 204
.Lremote_start:
    llgf %r2, 4(%r6)                        # 204
    clgr %r2, %r7                           # 204
    jghe .Lremote_exit_unavailable          # 204
    lgr %r3, %r9                            # 205
    msgr %r3, %r2                           # 205
    la %r4, 0(%r3,%r8)                      # 205
    clgr %r10, %r7                          # 206
    jghe .Lremote_exit_index1               # 206
.Lremote_ok1:
    lgr %r3, %r9                            # 206
    msgr %r3, %r10                          # 206
    la %r5, 0(%r3,%r8)                      # 206
    lg %r3, 8(%r5)                          # 206
    la %r5, 0(%r2,%r3)                      # 209
    lgr %r1, %r7                            # 209
    stg %r5, 8(%r4)                         # 209
.Lremote_post_commit:
.Lremote_end:
    .pushsection __rseq_failure, "ax"
    .long 0xb2ff0fff
.Lremote_abort:
    jg .Lremote_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lremote_start, .Lremote_exit_unavailable
    .quad .Lremote_start, .Lremote_exit_index1
    .popsection
    br %r14
.Lremote_aborted:
    jg remote
.Lremote_exit_unavailable:
    br %r14
.Lremote_exit_index1:
    br %r14
.size remote, . - remote

.text
.globl by_cid
.type by_cid, %function
by_cid:
    # %r4: the rseq area
    # %r5: count of cells
    # %r1: base of cells
    # %r6: stride of cells
    # %r7: amount
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lby_cid_descriptor:
    .long 0, 0
    .quad .Lby_cid_start, .Lby_cid_post_commit - .Lby_cid_start, .Lby_cid_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lby_cid_descriptor
    .popsection
    larl %r2, .Lby_cid_descriptor           # 214
    stg %r2, 8(%r4)                         # 214
.Lby_cid_start:
    llgf %r2, 24(%r4)                       # 214
    llgf %r3, 4(%r4)                        # 214
    clgr %r2, %r5                           # 214
    jghe .Lby_cid_exit_unavailable          # 214
    clgfi %r3, 1073741824                   # 214
    jghe .Lby_cid_exit_unavailable          # 214
    lgr %r3, %r6                            # 215
    msgr %r3, %r2                           # 215
    la %r2, 0(%r3,%r1)                      # 215
    lg %r3, 24(%r2)                         # 216
    la %r3, 0(%r7,%r3)                      # 216
    stg %r3, 24(%r2)                        # 216
.Lby_cid_post_commit:
.Lby_cid_end:
    .pushsection __rseq_failure, "ax"
    .long 0xb2ff0fff
.Lby_cid_abort:
    jg .Lby_cid_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lby_cid_start, .Lby_cid_exit_unavailable
    .popsection
    br %r14
.Lby_cid_aborted:
    jg by_cid
.Lby_cid_exit_unavailable:
    br %r14
.size by_cid, . - by_cid

.text
.globl both_indices
.type both_indices, %function
both_indices:
    # %r5: the rseq area
    # %r1: count of a
    # %r6: base of a
    # %r7: stride of a
    # %r8: count of b
    # %r9: base of b
    # %r10: stride of b
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lboth_indices_descriptor:
    .long 0, 0
    .quad .Lboth_indices_start, .Lboth_indices_post_commit - .Lboth_indices_start, .Lboth_indices_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lboth_indices_descriptor
    .popsection
    larl %r2, .Lboth_indices_descriptor     # 220
    stg %r2, 8(%r5)                         # 220
.Lboth_indices_start:
    llgf %r2, 4(%r5)                        # 220
    llgf %r3, 24(%r5)                       # 220
    clgr %r2, %r1                           # 220
    jghe .Lboth_indices_exit_unavailable    # 220
    clgr %r3, %r8                           # 220
    jghe .Lboth_indices_exit_unavailable    # 220
    lgr %r4, %r10                           # 221
    msgr %r4, %r3                           # 221
    la %r3, 0(%r4,%r9)                      # 221
    lg %r3, 8(%r3)                          # 221
    lgr %r4, %r7                            # 222
    msgr %r4, %r2                           # 222
    la %r2, 0(%r4,%r6)                      # 222
    stg %r3, 8(%r2)                         # 223
.Lboth_indices_post_commit:
.Lboth_indices_end:
    .pushsection __rseq_failure, "ax"
    .long 0xb2ff0fff
.Lboth_indices_abort:
    jg .Lboth_indices_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lboth_indices_start, .Lboth_indices_exit_unavailable
    .popsection
    br %r14
.Lboth_indices_aborted:
    jg both_indices
.Lboth_indices_exit_unavailable:
    br %r14
.size both_indices, . - both_indices

.text
.globl asserts
.type asserts, %function
asserts:
    # %r4: the rseq area
    # %r5: count of cells
    # %r1: base of cells
    # %r6: stride of cells
    # %r7: kind
    # result 0 in %r2
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lasserts_descriptor:
    .long 0, 0
    .quad .Lasserts_start, .Lasserts_post_commit - .Lasserts_start, .Lasserts_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lasserts_descriptor
    .popsection
    larl %r2, .Lasserts_descriptor          # 227
    stg %r2, 8(%r4)                         # 227
.Lasserts_start:
    llgf %r2, 4(%r4)                        # 227
    clgr %r2, %r5                           # 227
    jghe .Lasserts_exit_unavailable         # 227
    lgr %r3, %r6                            # 228
    msgr %r3, %r2                           # 228
    la %r2, 0(%r3,%r1)                      # 228
    clgfi %r7, 3                            # 229
    jgne .Lasserts_exit_assertion1          # 229
.Lasserts_ok1:
    lg %r3, 48(%r2)                         # 230
    clgfi %r3, 0                            # 230
    jge .Lasserts_exit_assertion2           # 230
.Lasserts_ok3:
    lg %r3, 48(%r2)                         # 231
    lg %r2, 48(%r2)                         # 231
    clgr %r3, %r2                           # 231
    jgne .Lasserts_false6                   # 231
.Lasserts_and8:
    clgfi %r7, 0                            # 231
    jge .Lasserts_false6                    # 231
.Lasserts_true5:
    lghi %r2, 1                             # 231
    jg .Lasserts_end7                       # 231
.Lasserts_false6:
    lghi %r2, 0                             # 231
.Lasserts_end7:
.Lasserts_post_commit:
.Lasserts_end:
    .pushsection __rseq_failure, "ax"
    .long 0xb2ff0fff
.Lasserts_abort:
    jg .Lasserts_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lasserts_start, .Lasserts_exit_unavailable
    .quad .Lasserts_start, .Lasserts_exit_assertion1
    .quad .Lasserts_start, .Lasserts_exit_assertion2
    .popsection
    br %r14
.Lasserts_aborted:
    jg asserts
.Lasserts_exit_unavailable:
    br %r14
.Lasserts_exit_assertion1:
    br %r14
.Lasserts_exit_assertion2:
    br %r14
.size asserts, . - asserts

.text
.globl gives_up
.type gives_up, %function
gives_up:
    # %r4: the rseq area
    # %r5: count of cells
    # %r1: base of cells
    # %r6: stride of cells
    # %r7: n
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lgives_up_descriptor:
    .long 0, 0
    .quad .Lgives_up_start, .Lgives_up_post_commit - .Lgives_up_start, .Lgives_up_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lgives_up_descriptor
    .popsection
    larl %r2, .Lgives_up_descriptor         # 235
    stg %r2, 8(%r4)                         # 235
.Lgives_up_start:
    llgf %r2, 4(%r4)                        # 235
    clgr %r2, %r5                           # 235
    jghe .Lgives_up_exit_unavailable        # 235
    lgr %r3, %r6                            # 236
    msgr %r3, %r2                           # 236
    la %r2, 0(%r3,%r1)                      # 236
    lg %r3, 8(%r2)                          # 237
    la %r3, 0(%r7,%r3)                      # 237
    stg %r3, 8(%r2)                         # 237
.Lgives_up_post_commit:
.Lgives_up_end:
    .pushsection __rseq_failure, "ax"
    .long 0xb2ff0fff
.Lgives_up_abort:
    jg .Lgives_up_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lgives_up_start, .Lgives_up_exit_unavailable
    .popsection
    br %r14
.Lgives_up_aborted:
    jg gives_up
.Lgives_up_exit_unavailable:
    br %r14
.size gives_up, . - gives_up

.text
.globl hungry
.type hungry, %function
hungry:
    # %r9: the rseq area
    # %r10: count of cells
    # %r11: record of cells
    # %r12: this thread's stack slots
    # result 0 in %r6
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lhungry_descriptor:
    .long 0, 0
    .quad .Lhungry_start, .Lhungry_post_commit - .Lhungry_start, .Lhungry_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lhungry_descriptor
    .popsection
    larl %r2, .Lhungry_descriptor           # 241
    stg %r2, 8(%r9)                         # 241
.Lhungry_start:
    llgf %r2, 4(%r9)                        # 241
    clgr %r2, %r10                          # 241
    jghe .Lhungry_exit_unavailable          # 241
    lg %r3, 8(%r11)                         # 243
    msgr %r3, %r2                           # 243
    lg %r2, 0(%r11)                         # 243
    la %r3, 0(%r2,%r3)                      # 243
    stg %r3, 24(%r12)                       # 243
    lg %r2, 24(%r12)                        # 244
    lg %r2, 304(%r2)                        # 244
    lg %r3, 32(%r12)                        # 244
    la %r2, 0(%r3,%r2)                      # 244
    stg %r2, 40(%r12)                       # 244
    lg %r2, 24(%r12)                        # 245
    lg %r2, 312(%r2)                        # 245
    lg %r3, 16(%r12)                        # 245
    la %r2, 0(%r3,%r2)                      # 245
    stg %r2, 48(%r12)                       # 245
    lg %r2, 24(%r12)                        # 246
    lg %r2, 320(%r2)                        # 246
    lg %r3, 8(%r12)                         # 246
    la %r2, 0(%r3,%r2)                      # 246
    stg %r2, 56(%r12)                       # 246
    lg %r2, 24(%r12)                        # 247
    lg %r2, 328(%r2)                        # 247
    lg %r3, 0(%r12)                         # 247
    la %r2, 0(%r3,%r2)                      # 247
    stg %r2, 64(%r12)                       # 247
    lg %r2, 24(%r12)                        # 248
    lg %r2, 336(%r2)                        # 248
    lg %r3, 32(%r12)                        # 248
    xgr %r2, %r3                            # 248
    stg %r2, 72(%r12)                       # 248
    lg %r2, 24(%r12)                        # 249
    lg %r2, 344(%r2)                        # 249
    lg %r3, 16(%r12)                        # 249
    xgr %r2, %r3                            # 249
    stg %r2, 80(%r12)                       # 249
    lg %r2, 24(%r12)                        # 250
    lg %r2, 352(%r2)                        # 250
    lg %r3, 8(%r12)                         # 250
    xgr %r2, %r3                            # 250
    stg %r2, 88(%r12)                       # 250
    lg %r2, 24(%r12)                        # 251
    lg %r2, 360(%r2)                        # 251
    lg %r3, 0(%r12)                         # 251
    xgr %r2, %r3                            # 251
    stg %r2, 96(%r12)                       # 251
    lg %r2, 24(%r12)                        # 252
    lg %r2, 368(%r2)                        # 252
    lg %r3, 32(%r12)                        # 252
    msgr %r2, %r3                           # 252
    stg %r2, 104(%r12)                      # 252
    lg %r2, 24(%r12)                        # 253
    lg %r2, 376(%r2)                        # 253
    lg %r3, 16(%r12)                        # 253
    msgr %r2, %r3                           # 253
    stg %r2, 112(%r12)                      # 253
    lg %r2, 24(%r12)                        # 254
    lg %r2, 384(%r2)                        # 254
    lg %r3, 8(%r12)                         # 254
    msgr %r2, %r3                           # 254
    stg %r2, 120(%r12)                      # 254
    lg %r2, 24(%r12)                        # 255
    lg %r2, 392(%r2)                        # 255
    lg %r3, 0(%r12)                         # 255
    msgr %r2, %r3                           # 255
    stg %r2, 128(%r12)                      # 255
    lg %r2, 24(%r12)                        # 256
    lg %r2, 400(%r2)                        # 256
    lg %r3, 32(%r12)                        # 256
    sgr %r2, %r3                            # 256
    stg %r2, 136(%r12)                      # 256
    lg %r2, 24(%r12)                        # 257
    lg %r2, 408(%r2)                        # 257
    lg %r3, 16(%r12)                        # 257
    sgr %r2, %r3                            # 257
    stg %r2, 144(%r12)                      # 257
    lg %r2, 24(%r12)                        # 258
    lg %r2, 416(%r2)                        # 258
    lg %r3, 8(%r12)                         # 258
    sgr %r2, %r3                            # 258
    stg %r2, 152(%r12)                      # 258
    lg %r2, 24(%r12)                        # 259
    lg %r2, 424(%r2)                        # 259
    lg %r3, 0(%r12)                         # 259
    sgr %r2, %r3                            # 259
    stg %r2, 160(%r12)                      # 259
    lg %r2, 24(%r12)                        # 260
    lg %r2, 432(%r2)                        # 260
    lg %r3, 32(%r12)                        # 260
    ogr %r2, %r3                            # 260
    lg %r3, 24(%r12)                        # 261
    lg %r3, 440(%r3)                        # 261
    lg %r4, 16(%r12)                        # 261
    ogr %r3, %r4                            # 261
    lg %r4, 24(%r12)                        # 262
    lg %r4, 448(%r4)                        # 262
    lg %r5, 8(%r12)                         # 262
    ngr %r4, %r5                            # 262
    lg %r5, 24(%r12)                        # 263
    lg %r5, 456(%r5)                        # 263
    lg %r1, 0(%r12)                         # 263
    ngr %r5, %r1                            # 263
    lg %r1, 40(%r12)                        # 264
    msgr %r1, %r5                           # 264
    lg %r6, 48(%r12)                        # 264
    msgr %r6, %r4                           # 264
    la %r1, 0(%r6,%r1)                      # 264
    lg %r6, 56(%r12)                        # 264
    msgr %r6, %r3                           # 264
    la %r1, 0(%r6,%r1)                      # 264
    lg %r6, 64(%r12)                        # 264
    msgr %r6, %r2                           # 264
    la %r1, 0(%r6,%r1)                      # 264
    lg %r6, 72(%r12)                        # 264
    lg %r7, 160(%r12)                       # 264
    msgr %r6, %r7                           # 264
    la %r1, 0(%r6,%r1)                      # 264
    lg %r6, 80(%r12)                        # 265
    lg %r7, 152(%r12)                       # 265
    msgr %r6, %r7                           # 265
    lg %r7, 88(%r12)                        # 265
    lg %r8, 144(%r12)                       # 265
    msgr %r7, %r8                           # 265
    la %r6, 0(%r7,%r6)                      # 265
    lg %r7, 96(%r12)                        # 265
    lg %r8, 136(%r12)                       # 265
    msgr %r7, %r8                           # 265
    la %r6, 0(%r7,%r6)                      # 265
    lg %r7, 104(%r12)                       # 265
    lg %r8, 128(%r12)                       # 265
    msgr %r7, %r8                           # 265
    la %r6, 0(%r7,%r6)                      # 265
    lg %r7, 112(%r12)                       # 265
    lg %r8, 120(%r12)                       # 265
    msgr %r7, %r8                           # 265
    la %r6, 0(%r7,%r6)                      # 265
    xgr %r1, %r6                            # 266
    lg %r6, 40(%r12)                        # 267
    lg %r7, 48(%r12)                        # 267
    la %r6, 0(%r7,%r6)                      # 267
    lg %r7, 56(%r12)                        # 267
    la %r6, 0(%r7,%r6)                      # 267
    lg %r7, 64(%r12)                        # 267
    la %r6, 0(%r7,%r6)                      # 267
    lg %r7, 72(%r12)                        # 267
    la %r6, 0(%r7,%r6)                      # 267
    lg %r7, 80(%r12)                        # 267
    la %r6, 0(%r7,%r6)                      # 267
    lg %r7, 88(%r12)                        # 267
    la %r6, 0(%r7,%r6)                      # 267
    lg %r7, 96(%r12)                        # 267
    la %r6, 0(%r7,%r6)                      # 267
    lg %r7, 104(%r12)                       # 267
    la %r6, 0(%r7,%r6)                      # 267
    lg %r7, 112(%r12)                       # 267
    la %r6, 0(%r7,%r6)                      # 267
    lg %r7, 120(%r12)                       # 267
    la %r6, 0(%r7,%r6)                      # 267
    lg %r7, 128(%r12)                       # 267
    la %r6, 0(%r7,%r6)                      # 267
    lg %r7, 136(%r12)                       # 267
    la %r6, 0(%r7,%r6)                      # 267
    lg %r7, 144(%r12)                       # 267
    la %r6, 0(%r7,%r6)                      # 267
    lg %r7, 152(%r12)                       # 267
    la %r6, 0(%r7,%r6)                      # 267
    lg %r7, 160(%r12)                       # 267
    la %r6, 0(%r7,%r6)                      # 267
    la %r6, 0(%r2,%r6)                      # 267
    la %r6, 0(%r3,%r6)                      # 267
    la %r6, 0(%r4,%r6)                      # 267
    la %r6, 0(%r5,%r6)                      # 267
    lg %r2, 32(%r12)                        # 267
    la %r6, 0(%r2,%r6)                      # 267
    lg %r2, 16(%r12)                        # 267
    la %r6, 0(%r2,%r6)                      # 267
    lg %r2, 8(%r12)                         # 267
    la %r6, 0(%r2,%r6)                      # 267
    lg %r2, 0(%r12)                         # 267
    la %r6, 0(%r2,%r6)                      # 267
    lg %r2, 24(%r12)                        # 266
    stg %r1, 8(%r2)                         # 266
.Lhungry_post_commit:
.Lhungry_end:
    .pushsection __rseq_failure, "ax"
    .long 0xb2ff0fff
.Lhungry_abort:
    jg .Lhungry_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lhungry_start, .Lhungry_exit_unavailable
    .popsection
    br %r14
.Lhungry_aborted:
    jg hungry
.Lhungry_exit_unavailable:
    br %r14
.size hungry, . - hungry

.text
.globl hungry_floats
.type hungry_floats, %function
hungry_floats:
    # %r4: the rseq area
    # %r5: count of cells
    # %r1: base of cells
    # %r6: stride of cells
    # %r7: this thread's stack slots
    # result 0 in %f12
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lhungry_floats_descriptor:
    .long 0, 0
    .quad .Lhungry_floats_start, .Lhungry_floats_post_commit - .Lhungry_floats_start, .Lhungry_floats_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lhungry_floats_descriptor
    .popsection
    larl %r2, .Lhungry_floats_descriptor    # 271
    stg %r2, 8(%r4)                         # 271
.Lhungry_floats_start:
    llgf %r2, 4(%r4)                        # 271
    clgr %r2, %r5                           # 271
    jghe .Lhungry_floats_exit_unavailable   # 271
    lgr %r3, %r6                            # 272
    msgr %r3, %r2                           # 272
    la %r2, 0(%r3,%r1)                      # 272
    ld %f0, 136(%r2)                        # 273
    ld %f1, 8(%r7)                          # 273
    adbr %f0, %f1                           # 273
    std %f0, 16(%r7)                        # 273
    ld %f0, 144(%r2)                        # 274
    ld %f1, 8(%r7)                          # 274
    adbr %f0, %f1                           # 274
    std %f0, 24(%r7)                        # 274
    ld %f0, 152(%r2)                        # 275
    ld %f1, 8(%r7)                          # 275
    adbr %f0, %f1                           # 275
    std %f0, 32(%r7)                        # 275
    ld %f0, 160(%r2)                        # 276
    ld %f1, 0(%r7)                          # 276
    adbr %f0, %f1                           # 276
    std %f0, 40(%r7)                        # 276
    ld %f0, 168(%r2)                        # 277
    ld %f1, 0(%r7)                          # 277
    adbr %f0, %f1                           # 277
    std %f0, 48(%r7)                        # 277
    ld %f0, 176(%r2)                        # 278
    ld %f1, 0(%r7)                          # 278
    adbr %f0, %f1                           # 278
    std %f0, 56(%r7)                        # 278
    ld %f0, 56(%r2)                         # 279
    ld %f1, 8(%r7)                          # 279
    mdbr %f0, %f1                           # 279
    ld %f1, 64(%r2)                         # 280
    ld %f2, 0(%r7)                          # 280
    mdbr %f1, %f2                           # 280
    ld %f2, 40(%r2)                         # 281
    ld %f3, 8(%r7)                          # 281
    mdbr %f2, %f3                           # 281
    ld %f3, 40(%r2)                         # 282
    ld %f4, 0(%r7)                          # 282
    mdbr %f3, %f4                           # 282
    ld %f4, 16(%r7)                         # 283
    ld %f5, 24(%r7)                         # 283
    sdbr %f4, %f5                           # 283
    ld %f5, 32(%r7)                         # 284
    ld %f6, 40(%r7)                         # 284
    sdbr %f5, %f6                           # 284
    ld %f6, 48(%r7)                         # 285
    ld %f7, 56(%r7)                         # 285
    sdbr %f6, %f7                           # 285
    ldr %f7, %f0                            # 286
    sdbr %f7, %f1                           # 286
    ldr %f8, %f2                            # 287
    sdbr %f8, %f3                           # 287
    ldr %f9, %f4                            # 288
    mdbr %f9, %f5                           # 288
    ldr %f10, %f6                           # 289
    mdbr %f10, %f7                          # 289
    ldr %f11, %f8                           # 290
    mdbr %f11, %f9                          # 290
    ld %f12, 16(%r7)                        # 291
    ld %f13, 24(%r7)                        # 291
    adbr %f12, %f13                         # 291
    ld %f13, 32(%r7)                        # 291
    adbr %f12, %f13                         # 291
    ld %f13, 40(%r7)                        # 291
    adbr %f12, %f13                         # 291
    ld %f13, 48(%r7)                        # 291
    adbr %f12, %f13                         # 291
    ld %f13, 56(%r7)                        # 291
    adbr %f12, %f13                         # 291
    adbr %f12, %f0                          # 291
    adbr %f12, %f1                          # 291
    adbr %f12, %f2                          # 291
    adbr %f12, %f3                          # 291
    adbr %f12, %f4                          # 291
    adbr %f12, %f5                          # 291
    adbr %f12, %f6                          # 291
    adbr %f12, %f7                          # 291
    adbr %f12, %f8                          # 291
    adbr %f12, %f9                          # 291
    adbr %f12, %f10                         # 291
    adbr %f12, %f11                         # 291
    ld %f0, 8(%r7)                          # 292
    ldr %f1, %f12                           # 292
    mdbr %f1, %f0                           # 292
    ld %f0, 0(%r7)                          # 292
    mdbr %f1, %f0                           # 292
    std %f1, 40(%r2)                        # 292
.Lhungry_floats_post_commit:
.Lhungry_floats_end:
    .pushsection __rseq_failure, "ax"
    .long 0xb2ff0fff
.Lhungry_floats_abort:
    jg .Lhungry_floats_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lhungry_floats_start, .Lhungry_floats_exit_unavailable
    .popsection
    br %r14
.Lhungry_floats_aborted:
    jg hungry_floats
.Lhungry_floats_exit_unavailable:
    br %r14
.size hungry_floats, . - hungry_floats

.text
.globl always_fails
.type always_fails, %function
always_fails:
    # %r3: the rseq area
    # %r4: count of cells
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lalways_fails_descriptor:
    .long 0, 0
    .quad .Lalways_fails_start, .Lalways_fails_post_commit - .Lalways_fails_start, .Lalways_fails_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lalways_fails_descriptor
    .popsection
    larl %r2, .Lalways_fails_descriptor     # 297
    stg %r2, 8(%r3)                         # 297
.Lalways_fails_start:
    llgf %r2, 4(%r3)                        # 297
    clgr %r2, %r4                           # 297
    jghe .Lalways_fails_exit_unavailable    # 297
    jg .Lalways_fails_exit_assertion1       # 297
.Lalways_fails_post_commit:
.Lalways_fails_end:
    .pushsection __rseq_failure, "ax"
    .long 0xb2ff0fff
.Lalways_fails_abort:
    jg .Lalways_fails_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lalways_fails_start, .Lalways_fails_exit_unavailable
    .quad .Lalways_fails_start, .Lalways_fails_exit_assertion1
    .popsection
    br %r14
.Lalways_fails_aborted:
    jg always_fails
.Lalways_fails_exit_unavailable:
    br %r14
.Lalways_fails_exit_assertion1:
    br %r14
.size always_fails, . - always_fails

.text
.globl nothing
.type nothing, %function
nothing:
    # %r3: the rseq area
    # %r4: count of cells
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lnothing_descriptor:
    .long 0, 0
    .quad .Lnothing_start, .Lnothing_post_commit - .Lnothing_start, .Lnothing_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lnothing_descriptor
    .popsection
    larl %r2, .Lnothing_descriptor          # 302
    stg %r2, 8(%r3)                         # 302
.Lnothing_start:
    llgf %r2, 4(%r3)                        # 302
    clgr %r2, %r4                           # 302
    jghe .Lnothing_exit_unavailable         # 302
.Lnothing_post_commit:
.Lnothing_end:
    .pushsection __rseq_failure, "ax"
    .long 0xb2ff0fff
.Lnothing_abort:
    jg .Lnothing_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lnothing_start, .Lnothing_exit_unavailable
    .popsection
    br %r14
.Lnothing_aborted:
    jg nothing
.Lnothing_exit_unavailable:
    br %r14
.size nothing, . - nothing

.text
.globl far_away
.type far_away, %function
far_away:
    # %r1: the rseq area
    # %r6: count of cells
    # %r7: base of cells
    # %r8: stride of cells
    # %r9: i
    # result 0 in %r3
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lfar_away_descriptor:
    .long 0, 0
    .quad .Lfar_away_start, .Lfar_away_post_commit - .Lfar_away_start, .Lfar_away_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lfar_away_descriptor
    .popsection
    larl %r2, .Lfar_away_descriptor         # 307
    stg %r2, 8(%r1)                         # 307
.Lfar_away_start:
    llgf %r2, 4(%r1)                        # 307
    clgr %r2, %r6                           # 307
    jghe .Lfar_away_exit_unavailable        # 307
    lgr %r3, %r8                            # 309
    msgr %r3, %r2                           # 309
    la %r2, 0(%r3,%r7)                      # 309
    lg %r3, 16304(%r2)                      # 311
    agfi %r3, 1                             # 311
    stg %r3, 24304(%r2)                     # 311
    lg %r3, 16312(%r2)                      # 312
    clgfi %r9, 3                            # 313
    jghe .Lfar_away_exit_index1             # 313
.Lfar_away_ok1:
    lgr %r4, %r9                            # 313
    msgfi %r4, 40                           # 313
    la %r5, 0(%r4,%r2)                      # 313
    agfi %r5, 184                           # 313
    lg %r4, 8(%r5)                          # 313
    la %r5, 0(%r4,%r3)                      # 313
    stg %r5, 32304(%r2)                     # 313
.Lfar_away_post_commit:
.Lfar_away_end:
    .pushsection __rseq_failure, "ax"
    .long 0xb2ff0fff
.Lfar_away_abort:
    jg .Lfar_away_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lfar_away_start, .Lfar_away_exit_unavailable
    .quad .Lfar_away_start, .Lfar_away_exit_index1
    .popsection
    br %r14
.Lfar_away_aborted:
    jg far_away
.Lfar_away_exit_unavailable:
    br %r14
.Lfar_away_exit_index1:
    br %r14
.size far_away, . - far_away

.text
.globl push_link
.type push_link, %function
push_link:
    # %r6: the rseq area
    # %r7: count of chains
    # %r8: base of chains
    # %r9: stride of chains
    # %r10: start of chains
    # %r11: extent of chains
    # %r12: link
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lpush_link_descriptor:
    .long 0, 0
    .quad .Lpush_link_start, .Lpush_link_post_commit - .Lpush_link_start, .Lpush_link_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lpush_link_descriptor
    .popsection
    larl %r2, .Lpush_link_descriptor        # 336
    stg %r2, 8(%r6)                         # 336
.Lpush_link_start:
    llgf %r2, 4(%r6)                        # 336
    clgr %r2, %r7                           # 336
    jghe .Lpush_link_exit_unavailable       # 336
    lgr %r3, %r9                            # 338
    msgr %r3, %r2                           # 338
    la %r2, 0(%r3,%r8)                      # 338
    lg %r3, 0(%r2)                          # 340
    lgr %r4, %r3                            # 340
    agfi %r4, -8                            # 340
    lgr %r5, %r11                           # 340
    agfi %r5, -16                           # 340
    clgr %r4, %r5                           # 340
    jgle .Lpush_link_inside2                # 340
.Lpush_link_outside3:
    clgfi %r3, 0                            # 340
    jgne .Lpush_link_exit_segment1          # 340
    jg .Lpush_link_end1                     # 340
.Lpush_link_inside2:
    lghi %r1, 7                             # 340
    ngr %r4, %r1                            # 340
    clgfi %r4, 0                            # 340
    jgne .Lpush_link_exit_segment1          # 340
.Lpush_link_end1:
    lgr %r4, %r12                           # 340
    sgr %r4, %r10                           # 340
    clgr %r4, %r5                           # 340
    jgh .Lpush_link_exit_segment1           # 340
.Lpush_link_ok7:
    stg %r3, 8(%r12)                        # 340
    lgr %r3, %r12                           # 341
    sgr %r3, %r10                           # 341
    agfi %r3, 8                             # 341
    stg %r3, 0(%r2)                         # 341
.Lpush_link_post_commit:
.Lpush_link_end:
    .pushsection __rseq_failure, "ax"
    .long 0xb2ff0fff
.Lpush_link_abort:
    jg .Lpush_link_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lpush_link_start, .Lpush_link_exit_unavailable
    .quad .Lpush_link_start, .Lpush_link_exit_segment1
    .popsection
    br %r14
.Lpush_link_aborted:
    jg push_link
.Lpush_link_exit_unavailable:
    br %r14
.Lpush_link_exit_segment1:
    br %r14
.size push_link, . - push_link

.text
.globl pop_link
.type pop_link, %function
pop_link:
    # %r6: the rseq area
    # %r7: count of chains
    # %r8: base of chains
    # %r9: stride of chains
    # %r10: start of chains
    # %r11: extent of chains
    # result 0 in %r3
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lpop_link_descriptor:
    .long 0, 0
    .quad .Lpop_link_start, .Lpop_link_post_commit - .Lpop_link_start, .Lpop_link_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lpop_link_descriptor
    .popsection
    larl %r2, .Lpop_link_descriptor         # 345
    stg %r2, 8(%r6)                         # 345
.Lpop_link_start:
    llgf %r2, 4(%r6)                        # 345
    clgr %r2, %r7                           # 345
    jghe .Lpop_link_exit_unavailable        # 345
    lgr %r3, %r9                            # 346
    msgr %r3, %r2                           # 346
    la %r2, 0(%r3,%r8)                      # 346
    lg %r3, 0(%r2)                          # 347
    lgr %r4, %r3                            # 347
    agfi %r4, -8                            # 347
    lgr %r5, %r11                           # 347
    agfi %r5, -16                           # 347
    clgr %r4, %r5                           # 347
    jgle .Lpop_link_inside2                 # 347
.Lpop_link_outside3:
    clgfi %r3, 0                            # 347
    jgne .Lpop_link_exit_segment1           # 347
.Lpop_link_none5:
    lghi %r3, 0                             # 347
    jg .Lpop_link_end1                      # 347
.Lpop_link_inside2:
    lghi %r3, 7                             # 347
    lgr %r1, %r4                            # 347
    ngr %r1, %r3                            # 347
    clgfi %r1, 0                            # 347
    jgne .Lpop_link_exit_segment1           # 347
.Lpop_link_aligned6:
    lay %r3, 0(%r4,%r10)                    # 347
.Lpop_link_end1:
    clgfi %r3, 0                            # 348
    jgne .Lpop_link_end10                   # 348
.Lpop_link_then8:
    lghi %r3, 0                             # 349
    jg .Lpop_link_end                       # 349
.Lpop_link_end10:
    lg %r4, 8(%r3)                          # 350
    lgr %r1, %r4                            # 350
    agfi %r1, -8                            # 350
    clgr %r1, %r5                           # 350
    jgle .Lpop_link_inside12                # 350
.Lpop_link_outside13:
    clgfi %r4, 0                            # 350
    jgne .Lpop_link_exit_segment2           # 350
    jg .Lpop_link_end11                     # 350
.Lpop_link_inside12:
    lghi %r5, 7                             # 350
    ngr %r1, %r5                            # 350
    clgfi %r1, 0                            # 350
    jgne .Lpop_link_exit_segment2           # 350
.Lpop_link_end11:
    stg %r4, 0(%r2)                         # 350
.Lpop_link_post_commit:
.Lpop_link_end:
    .pushsection __rseq_failure, "ax"
    .long 0xb2ff0fff
.Lpop_link_abort:
    jg .Lpop_link_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lpop_link_start, .Lpop_link_exit_unavailable
    .quad .Lpop_link_start, .Lpop_link_exit_segment1
    .quad .Lpop_link_start, .Lpop_link_exit_segment2
    .popsection
    br %r14
.Lpop_link_aborted:
    jg pop_link
.Lpop_link_exit_unavailable:
    br %r14
.Lpop_link_exit_segment1:
    br %r14
.Lpop_link_exit_segment2:
    br %r14
.size pop_link, . - pop_link

.text
.globl keep_link
.type keep_link, %function
keep_link:
    # %r1: the rseq area
    # %r6: count of chains
    # %r7: count of other
    # %r8: i
    # %r9: link
    # %r10: record of chains
    # %r11: record of other
    # %r12: this thread's stack slots
    # result 0 in %r2
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lkeep_link_descriptor:
    .long 0, 0
    .quad .Lkeep_link_start, .Lkeep_link_post_commit - .Lkeep_link_start, .Lkeep_link_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lkeep_link_descriptor
    .popsection
    larl %r2, .Lkeep_link_descriptor        # 355
    stg %r2, 8(%r1)                         # 355
.Lkeep_link_start:
    llgf %r2, 4(%r1)                        # 355
    clgr %r2, %r6                           # 355
    jghe .Lkeep_link_exit_unavailable       # 355
    clgr %r2, %r7                           # 355
    jghe .Lkeep_link_exit_unavailable       # 355
    lg %r3, 8(%r10)                         # 357
    msgr %r3, %r2                           # 357
    lg %r4, 0(%r10)                         # 357
    la %r3, 0(%r4,%r3)                      # 357
    stg %r3, 8(%r12)                        # 357
    lg %r3, 8(%r12)                         # 358
    lg %r3, 0(%r3)                          # 358
    lgr %r4, %r3                            # 358
    agfi %r4, -8                            # 358
    lg %r5, 32(%r12)                        # 358
    agfi %r5, -16                           # 358
    stg %r5, 24(%r12)                       # 358
    lg %r5, 24(%r12)                        # 358
    clgr %r4, %r5                           # 358
    jgle .Lkeep_link_inside2                # 358
.Lkeep_link_outside3:
    clgfi %r3, 0                            # 358
    jgne .Lkeep_link_exit_segment1          # 358
.Lkeep_link_none5:
    lghi %r3, 0                             # 358
    jg .Lkeep_link_end1                     # 358
.Lkeep_link_inside2:
    lghi %r3, 7                             # 358
    lgr %r5, %r4                            # 358
    ngr %r5, %r3                            # 358
    clgfi %r5, 0                            # 358
    jgne .Lkeep_link_exit_segment1          # 358
.Lkeep_link_aligned6:
    lg %r3, 0(%r12)                         # 358
    lay %r3, 0(%r4,%r3)                     # 358
.Lkeep_link_end1:
    lghi %r0, 1                             # 358
    clgr %r3, %r9                           # 358
    jge 99f                                 # 358
    lghi %r0, 0                             # 358
99:
    lgr %r3, %r0                            # 358
    stg %r3, 16(%r12)                       # 358
    lghi %r3, 0                             # 360
    lg %r4, 8(%r12)                         # 360
    stg %r3, 8(%r4)                         # 360
    clgfi %r8, 3                            # 361
    jghe .Lkeep_link_exit_index2            # 361
.Lkeep_link_ok8:
    sllg %r3, %r8, 3                        # 361
    lg %r4, 8(%r12)                         # 361
    la %r4, 0(%r3,%r4)                      # 361
    agfi %r4, 8                             # 361
    lg %r3, 0(%r12)                         # 361
    lgr %r5, %r9                            # 361
    sgr %r5, %r3                            # 361
    lg %r3, 24(%r12)                        # 361
    clgr %r5, %r3                           # 361
    jgle .Lkeep_link_inside11               # 361
.Lkeep_link_outside13:
    clgfi %r9, 0                            # 361
    jgne .Lkeep_link_exit_segment3          # 361
.Lkeep_link_none10:
    lghi %r5, 0                             # 361
    jg .Lkeep_link_end12                    # 361
.Lkeep_link_inside11:
    agfi %r5, 8                             # 361
.Lkeep_link_end12:
    stg %r5, 0(%r4)                         # 361
    lg %r3, 8(%r11)                         # 362
    msgr %r3, %r2                           # 362
    lg %r2, 0(%r11)                         # 362
    la %r3, 0(%r2,%r3)                      # 362
    lg %r2, 0(%r12)                         # 362
    lgr %r4, %r3                            # 362
    sgr %r4, %r2                            # 362
    lg %r2, 32(%r12)                        # 362
    agfi %r2, -40                           # 362
    clgr %r4, %r2                           # 362
    jgh .Lkeep_link_exit_segment4           # 362
.Lkeep_link_ok16:
    lg %r2, 0(%r3)                          # 362
    lgr %r3, %r2                            # 362
    agfi %r3, -8                            # 362
    lg %r4, 24(%r12)                        # 362
    clgr %r3, %r4                           # 362
    jgle .Lkeep_link_inside18               # 362
.Lkeep_link_outside19:
    clgfi %r2, 0                            # 362
    jgne .Lkeep_link_exit_segment4          # 362
    jg .Lkeep_link_end15                    # 362
.Lkeep_link_inside18:
    lghi %r4, 7                             # 362
    ngr %r3, %r4                            # 362
    clgfi %r3, 0                            # 362
    jgne .Lkeep_link_exit_segment4          # 362
.Lkeep_link_end15:
    lg %r3, 8(%r12)                         # 362
    stg %r2, 24(%r3)                        # 362
    lghi %r2, 0                             # 363
    lg %r3, 8(%r12)                         # 363
    stg %r2, 32(%r3)                        # 363
    lg %r2, 8(%r12)                         # 364
    lg %r2, 0(%r2)                          # 364
    lgr %r3, %r2                            # 364
    agfi %r3, -8                            # 364
    lg %r4, 24(%r12)                        # 364
    clgr %r3, %r4                           # 364
    jgle .Lkeep_link_inside24               # 364
.Lkeep_link_outside25:
    clgfi %r2, 0                            # 364
    jgne .Lkeep_link_exit_segment5          # 364
.Lkeep_link_none27:
    lghi %r2, 0                             # 364
    jg .Lkeep_link_end23                    # 364
.Lkeep_link_inside24:
    lghi %r2, 7                             # 364
    lgr %r4, %r3                            # 364
    ngr %r4, %r2                            # 364
    clgfi %r4, 0                            # 364
    jgne .Lkeep_link_exit_segment5          # 364
.Lkeep_link_aligned28:
    lg %r2, 0(%r12)                         # 364
    lay %r2, 0(%r3,%r2)                     # 364
.Lkeep_link_end23:
    lg %r3, 0(%r12)                         # 364
    lgr %r4, %r2                            # 364
    sgr %r4, %r3                            # 364
    clgfi %r2, 0                            # 364
    jgne .Lkeep_link_inside31               # 364
.Lkeep_link_none30:
    lghi %r4, 0                             # 364
    jg .Lkeep_link_end32                    # 364
.Lkeep_link_inside31:
    agfi %r4, 8                             # 364
.Lkeep_link_end32:
    lg %r2, 16(%r12)                        # 364
    lg %r3, 8(%r12)                         # 364
    stg %r4, 0(%r3)                         # 364
.Lkeep_link_post_commit:
.Lkeep_link_end:
    .pushsection __rseq_failure, "ax"
    .long 0xb2ff0fff
.Lkeep_link_abort:
    jg .Lkeep_link_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lkeep_link_start, .Lkeep_link_exit_unavailable
    .quad .Lkeep_link_start, .Lkeep_link_exit_segment1
    .quad .Lkeep_link_start, .Lkeep_link_exit_index2
    .quad .Lkeep_link_start, .Lkeep_link_exit_segment3
    .quad .Lkeep_link_start, .Lkeep_link_exit_segment4
    .quad .Lkeep_link_start, .Lkeep_link_exit_segment5
    .popsection
    br %r14
.Lkeep_link_aborted:
    jg keep_link
.Lkeep_link_exit_unavailable:
    br %r14
.Lkeep_link_exit_segment1:
    br %r14
.Lkeep_link_exit_index2:
    br %r14
.Lkeep_link_exit_segment3:
    br %r14
.Lkeep_link_exit_segment4:
    br %r14
.Lkeep_link_exit_segment5:
    br %r14
.size keep_link, . - keep_link

.text
.globl walk_links
.type walk_links, %function
walk_links:
    # %r7: the rseq area
    # %r8: count of chains
    # %r9: extent of chains
    # %r10: n
    # %r11: record of chains
    # %r12: this thread's stack slots
    # result 0 in %r2
    # result 1 in %r3
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lwalk_links_descriptor:
    .long 0, 0
    .quad .Lwalk_links_start, .Lwalk_links_post_commit - .Lwalk_links_start, .Lwalk_links_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lwalk_links_descriptor
    .popsection
    larl %r2, .Lwalk_links_descriptor       # 369
    stg %r2, 8(%r7)                         # 369
.Lwalk_links_start:
    llgf %r2, 4(%r7)                        # 369
    clgr %r2, %r8                           # 369
    jghe .Lwalk_links_exit_unavailable      # 369
    lg %r3, 8(%r11)                         # 370
    msgr %r3, %r2                           # 370
    lg %r2, 0(%r11)                         # 370
    la %r3, 0(%r2,%r3)                      # 370
    lg %r2, 0(%r3)                          # 371
    lgr %r3, %r2                            # 371
    agfi %r3, -8                            # 371
    lgr %r4, %r9                            # 371
    agfi %r4, -16                           # 371
    stg %r4, 8(%r12)                        # 371
    lg %r4, 8(%r12)                         # 371
    clgr %r3, %r4                           # 371
    jgle .Lwalk_links_inside2               # 371
.Lwalk_links_outside3:
    clgfi %r2, 0                            # 371
    jgne .Lwalk_links_exit_segment1         # 371
.Lwalk_links_none5:
    lghi %r2, 0                             # 371
    jg .Lwalk_links_end1                    # 371
.Lwalk_links_inside2:
    lghi %r2, 7                             # 371
    lgr %r4, %r3                            # 371
    ngr %r4, %r2                            # 371
    clgfi %r4, 0                            # 371
    jgne .Lwalk_links_exit_segment1         # 371
.Lwalk_links_aligned6:
    lg %r2, 0(%r12)                         # 371
    lay %r2, 0(%r3,%r2)                     # 371
.Lwalk_links_end1:
    lghi %r3, 0                             # 372
    lghi %r4, 0                             # 373
    stg %r4, 16(%r12)                       # 373
    lgr %r4, %r10                           # 374
    clgfi %r10, 5                           # 374
    jgle .Lwalk_links_end9                  # 374
.Lwalk_links_other8:
    lghi %r4, 5                             # 374
.Lwalk_links_end9:
    lghi %r5, 0                             # 374
.Lwalk_links_for10:
    clgr %r5, %r4                           # 374
    jghe .Lwalk_links_done13                # 374
.Lwalk_links_do11:
    clgfi %r2, 0                            # 375
    jge .Lwalk_links_done13                 # 375
.Lwalk_links_end16:
    lg %r3, 0(%r2)                          # 377
    lg %r1, 16(%r12)                        # 377
    la %r1, 0(%r3,%r1)                      # 377
    stg %r1, 16(%r12)                       # 377
    lgr %r3, %r2                            # 378
    lg %r1, 0(%r12)                         # 379
    lgr %r6, %r2                            # 379
    sgr %r6, %r1                            # 379
    lg %r1, 8(%r12)                         # 379
    clgr %r6, %r1                           # 379
    jgh .Lwalk_links_exit_segment2          # 379
.Lwalk_links_ok17:
    lg %r2, 8(%r2)                          # 379
    lgr %r1, %r2                            # 379
    agfi %r1, -8                            # 379
    lg %r6, 8(%r12)                         # 379
    clgr %r1, %r6                           # 379
    jgle .Lwalk_links_inside20              # 379
.Lwalk_links_outside21:
    clgfi %r2, 0                            # 379
    jgne .Lwalk_links_exit_segment2         # 379
.Lwalk_links_none23:
    lghi %r2, 0                             # 379
    jg .Lwalk_links_end19                   # 379
.Lwalk_links_inside20:
    lghi %r2, 7                             # 379
    lgr %r6, %r1                            # 379
    ngr %r6, %r2                            # 379
    clgfi %r6, 0                            # 379
    jgne .Lwalk_links_exit_segment2         # 379
.Lwalk_links_aligned24:
    lg %r2, 0(%r12)                         # 379
    lay %r2, 0(%r1,%r2)                     # 379
.Lwalk_links_end19:
    agfi %r5, 1                             # 374
    llgcr %r5, %r5                          # 374
    jg .Lwalk_links_for10                   # 374
.Lwalk_links_done13:
    lg %r2, 16(%r12)                        # 380
.Lwalk_links_post_commit:
.Lwalk_links_end:
    .pushsection __rseq_failure, "ax"
    .long 0xb2ff0fff
.Lwalk_links_abort:
    jg .Lwalk_links_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lwalk_links_start, .Lwalk_links_exit_unavailable
    .quad .Lwalk_links_start, .Lwalk_links_exit_segment1
    .quad .Lwalk_links_start, .Lwalk_links_exit_segment2
    .popsection
    br %r14
.Lwalk_links_aborted:
    jg walk_links
.Lwalk_links_exit_unavailable:
    br %r14
.Lwalk_links_exit_segment1:
    br %r14
.Lwalk_links_exit_segment2:
    br %r14
.size walk_links, . - walk_links

.text
.globl page_of
.type page_of, %function
page_of:
    # %r5: the rseq area
    # %r1: count of chains
    # %r6: base of chains
    # %r7: stride of chains
    # %r8: start of chains
    # %r9: extent of chains
    # %r10: i
    # result 0 in %r2
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lpage_of_descriptor:
    .long 0, 0
    .quad .Lpage_of_start, .Lpage_of_post_commit - .Lpage_of_start, .Lpage_of_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lpage_of_descriptor
    .popsection
    larl %r2, .Lpage_of_descriptor          # 384
    stg %r2, 8(%r5)                         # 384
.Lpage_of_start:
    llgf %r2, 4(%r5)                        # 384
    clgr %r2, %r1                           # 384
    jghe .Lpage_of_exit_unavailable         # 384
    lgr %r3, %r7                            # 385
    msgr %r3, %r2                           # 385
    la %r2, 0(%r3,%r6)                      # 385
    lg %r2, 32(%r2)                         # 385
    lgr %r3, %r2                            # 385
    agfi %r3, -8                            # 385
    clgfi %r9, 5001                         # 385
    jgl .Lpage_of_outside3                  # 385
.Lpage_of_large5:
    lgr %r4, %r9                            # 385
    agfi %r4, -5001                         # 385
    clgr %r3, %r4                           # 385
    jgle .Lpage_of_inside2                  # 385
.Lpage_of_outside3:
    clgfi %r2, 0                            # 385
    jgne .Lpage_of_exit_segment1            # 385
.Lpage_of_none6:
    lghi %r2, 0                             # 385
    jg .Lpage_of_end1                       # 385
.Lpage_of_inside2:
    lay %r2, 0(%r3,%r8)                     # 385
.Lpage_of_end1:
    clgfi %r2, 0                            # 386
    jge .Lpage_of_exit_assertion2           # 386
.Lpage_of_ok7:
    clgfi %r10, 5000                        # 387
    jghe .Lpage_of_exit_index3              # 387
.Lpage_of_ok9:
    lay %r2, 1(%r10,%r2)                    # 387
    llgc %r2, 0(%r2)                        # 387
.Lpage_of_post_commit:
.Lpage_of_end:
    .pushsection __rseq_failure, "ax"
    .long 0xb2ff0fff
.Lpage_of_abort:
    jg .Lpage_of_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lpage_of_start, .Lpage_of_exit_unavailable
    .quad .Lpage_of_start, .Lpage_of_exit_segment1
    .quad .Lpage_of_start, .Lpage_of_exit_assertion2
    .quad .Lpage_of_start, .Lpage_of_exit_index3
    .popsection
    br %r14
.Lpage_of_aborted:
    jg page_of
.Lpage_of_exit_unavailable:
    br %r14
.Lpage_of_exit_segment1:
    br %r14
.Lpage_of_exit_assertion2:
    br %r14
.Lpage_of_exit_index3:
    br %r14
.size page_of, . - page_of

.text
.globl push
.type push, %function
push:
    # $a2: the rseq area
    # $a3: count of cells
    # $a4: base of cells
    # $a5: stride of cells
    # $a6: node
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lpush_descriptor:
    .long 0, 0
    .quad .Lpush_start, .Lpush_post_commit - .Lpush_start, .Lpush_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lpush_descriptor
    .popsection
    pcalau12i $a0, %pc_hi20(.Lpush_descriptor)# 52
    addi.d $a0, $a0, %pc_lo12(.Lpush_descriptor)# 52
    st.d $a0, $a2, 8                        # 52
.Lpush_start:
    ld.wu $a0, $a2, 4                       # 52
    bgeu $a0, $a3, .Lpush_exit_unavailable  # 52
    mul.d $a1, $a5, $a0                     # 53
    add.d $a0, $a4, $a1                     # 53
    ld.d $a1, $a0, 48                       # 55
    st.d $a1, $a6, 0                        # 55
    st.d $a6, $a0, 48                       # 56
.Lpush_post_commit:
.Lpush_end:
    .pushsection __rseq_failure, "ax"
    .word 0x002a0010
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
    # $a3: the rseq area
    # $a4: count of cells
    # $a5: base of cells
    # $a6: stride of cells
    # result 0 in $a1
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lpop_descriptor:
    .long 0, 0
    .quad .Lpop_start, .Lpop_post_commit - .Lpop_start, .Lpop_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lpop_descriptor
    .popsection
    pcalau12i $a0, %pc_hi20(.Lpop_descriptor)# 60
    addi.d $a0, $a0, %pc_lo12(.Lpop_descriptor)# 60
    st.d $a0, $a3, 8                        # 60
.Lpop_start:
    ld.wu $a0, $a3, 4                       # 60
    bgeu $a0, $a4, .Lpop_exit_unavailable   # 60
    mul.d $a1, $a6, $a0                     # 61
    add.d $a0, $a5, $a1                     # 61
    ld.d $a1, $a0, 48                       # 62
    bne $a1, $zero, .Lpop_end3              # 63
.Lpop_then1:
    addi.w $a1, $zero, 0                    # 64
    b .Lpop_end                             # 64
.Lpop_end3:
    ld.d $a2, $a1, 0                        # 65
    st.d $a2, $a0, 48                       # 65
.Lpop_post_commit:
.Lpop_end:
    .pushsection __rseq_failure, "ax"
    .word 0x002a0010
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
    # $a2: the rseq area
    # $a3: count of cells
    # $a4: base of cells
    # $a5: stride of cells
    # $a6: node
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lpublish_descriptor:
    .long 0, 0
    .quad .Lpublish_start, .Lpublish_post_commit - .Lpublish_start, .Lpublish_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lpublish_descriptor
    .popsection
    pcalau12i $a0, %pc_hi20(.Lpublish_descriptor)# 70
    addi.d $a0, $a0, %pc_lo12(.Lpublish_descriptor)# 70
    st.d $a0, $a2, 8                        # 70
.Lpublish_start:
    ld.wu $a0, $a2, 4                       # 70
    bgeu $a0, $a3, .Lpublish_exit_unavailable# 70
    mul.d $a1, $a5, $a0                     # 71
    add.d $a0, $a4, $a1                     # 71
    dbar 0x12                               # 72
    st.d $a6, $a0, 48                       # 72
.Lpublish_post_commit:
.Lpublish_end:
    .pushsection __rseq_failure, "ax"
    .word 0x002a0010
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
    # $a4: the rseq area
    # $a5: count of cells
    # $a6: base of cells
    # $a7: stride of cells
    # result 0 in $a1
    # result 1 in $a2
    # result 2 in $fa0
    # result 3 in $a0
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lacquire_descriptor:
    .long 0, 0
    .quad .Lacquire_start, .Lacquire_post_commit - .Lacquire_start, .Lacquire_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lacquire_descriptor
    .popsection
    pcalau12i $a0, %pc_hi20(.Lacquire_descriptor)# 76
    addi.d $a0, $a0, %pc_lo12(.Lacquire_descriptor)# 76
    st.d $a0, $a4, 8                        # 76
.Lacquire_start:
    ld.wu $a0, $a4, 4                       # 76
    bgeu $a0, $a5, .Lacquire_exit_unavailable# 76
    mul.d $a1, $a7, $a0                     # 77
    add.d $a0, $a6, $a1                     # 77
    ld.d $a1, $a0, 8                        # 78
    dbar 0x14                               # 78
    ld.b $a2, $a0, 16                       # 78
    dbar 0x14                               # 78
    ld.d $a3, $a0, 40                       # 78
    dbar 0x14                               # 78
    movgr2fr.d $fa0, $a3                    # 78
    ld.w $a0, $a0, 20                       # 78
    dbar 0x14                               # 78
.Lacquire_post_commit:
.Lacquire_end:
    .pushsection __rseq_failure, "ax"
    .word 0x002a0010
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
    # $a4: the rseq area
    # $a5: count of cells
    # $a6: base of cells
    # $a7: stride of cells
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lwidths_descriptor:
    .long 0, 0
    .quad .Lwidths_start, .Lwidths_post_commit - .Lwidths_start, .Lwidths_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lwidths_descriptor
    .popsection
    pcalau12i $a0, %pc_hi20(.Lwidths_descriptor)# 82
    addi.d $a0, $a0, %pc_lo12(.Lwidths_descriptor)# 82
    st.d $a0, $a4, 8                        # 82
.Lwidths_start:
    ld.wu $a0, $a4, 4                       # 82
    bgeu $a0, $a5, .Lwidths_exit_unavailable# 82
    mul.d $a1, $a7, $a0                     # 83
    add.d $a0, $a6, $a1                     # 83
    ld.bu $a1, $a0, 0                       # 85
    addi.d $a1, $a1, 1                      # 85
    bstrpick.d $a1, $a1, 7, 0               # 85
    st.b $a1, $a0, 0                        # 85
    ld.hu $a1, $a0, 2                       # 86
    addi.w $a2, $zero, 3                    # 86
    mul.d $a1, $a1, $a2                     # 86
    bstrpick.d $a1, $a1, 15, 0              # 86
    st.h $a1, $a0, 2                        # 86
    ld.wu $a1, $a0, 4                       # 87
    addi.d $a1, $a1, -5                     # 87
    bstrpick.d $a1, $a1, 31, 0              # 87
    st.w $a1, $a0, 4                        # 87
    ld.b $a1, $a0, 16                       # 88
    sub.d $a1, $zero, $a1                   # 88
    ext.w.b $a1, $a1                        # 88
    st.b $a1, $a0, 16                       # 88
    ld.h $a1, $a0, 18                       # 89
    nor $a1, $zero, $a1                     # 89
    ext.w.h $a1, $a1                        # 89
    st.h $a1, $a0, 18                       # 89
    ld.w $a1, $a0, 20                       # 90
    slli.d $a1, $a1, 3                      # 90
    addi.w $a1, $a1, 0                      # 90
    st.w $a1, $a0, 20                       # 90
    ld.d $a1, $a0, 24                       # 91
    srai.d $a1, $a1, 2                      # 91
    st.d $a1, $a0, 24                       # 91
    ld.bu $a1, $a0, 0                       # 92
    addi.w $a2, $zero, 3                    # 92
    sltu $a1, $a2, $a1                      # 92
    st.b $a1, $a0, 32                       # 92
    ld.bu $a1, $a0, 0                       # 93
    ld.b $a2, $a0, 16                       # 93
    addi.w $a3, $zero, 10                   # 93
    mul.d $a2, $a2, $a3                     # 93
    add.d $a1, $a1, $a2                     # 93
    ld.bu $a2, $a0, 32                      # 93
    andi $a2, $a2, 1                        # 93
    add.d $a1, $a1, $a2                     # 93
    st.d $a1, $a0, 8                        # 93
.Lwidths_post_commit:
.Lwidths_end:
    .pushsection __rseq_failure, "ax"
    .word 0x002a0010
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
    # $a3: the rseq area
    # $a4: count of cells
    # $a5: base of cells
    # $a6: stride of cells
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lconstants_descriptor:
    .long 0, 0
    .quad .Lconstants_start, .Lconstants_post_commit - .Lconstants_start, .Lconstants_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lconstants_descriptor
    .popsection
    pcalau12i $a0, %pc_hi20(.Lconstants_descriptor)# 97
    addi.d $a0, $a0, %pc_lo12(.Lconstants_descriptor)# 97
    st.d $a0, $a3, 8                        # 97
.Lconstants_start:
    ld.wu $a0, $a3, 4                       # 97
    bgeu $a0, $a4, .Lconstants_exit_unavailable# 97
    mul.d $a1, $a6, $a0                     # 98
    add.d $a0, $a5, $a1                     # 98
    lu12i.w $a1, -16                        # 100
    st.d $a1, $a0, 8                        # 100
    addi.w $a1, $zero, -1                   # 101
    st.d $a1, $a0, 24                       # 101
    lu12i.w $a1, -72014                     # 102
    ori $a1, $a1, 2048                      # 102
    lu32i.d $a1, 0                          # 102
    st.w $a1, $a0, 4                        # 102
    st.b $zero, $a0, 0                      # 103
    lu12i.w $a1, -419431                    # 104
    ori $a1, $a1, 2458                      # 104
    lu32i.d $a1, -419431                    # 104
    lu52i.d $a1, $a1, 1019                  # 104
    st.d $a1, $a0, 40                       # 104
    addi.w $a1, $zero, 1                    # 105
    st.b $a1, $a0, 32                       # 105
    ld.d $a1, $a0, 8                        # 106
    lu12i.w $a2, -414771                    # 106
    ori $a2, $a2, 3824                      # 106
    lu32i.d $a2, 284280                     # 106
    lu52i.d $a2, $a2, 291                   # 106
    xor $a1, $a1, $a2                       # 106
    st.d $a1, $a0, 8                        # 106
.Lconstants_post_commit:
.Lconstants_end:
    .pushsection __rseq_failure, "ax"
    .word 0x002a0010
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
    # $a3: the rseq area
    # $a4: count of cells
    # $a5: base of cells
    # $a6: stride of cells
    # $fa4: x
    # $a7: n
    # $t0: m
    # result 0 in $fa2
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lfloats_descriptor:
    .long 0, 0
    .quad .Lfloats_start, .Lfloats_post_commit - .Lfloats_start, .Lfloats_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lfloats_descriptor
    .popsection
    pcalau12i $a0, %pc_hi20(.Lfloats_descriptor)# 110
    addi.d $a0, $a0, %pc_lo12(.Lfloats_descriptor)# 110
    st.d $a0, $a3, 8                        # 110
.Lfloats_start:
    ld.wu $a0, $a3, 4                       # 110
    bgeu $a0, $a4, .Lfloats_exit_unavailable# 110
    mul.d $a1, $a6, $a0                     # 111
    add.d $a0, $a5, $a1                     # 111
    addi.w $a1, $zero, 0                    # 112
    lu32i.d $a1, 262144                     # 112
    lu52i.d $a1, $a1, 1024                  # 112
    movgr2fr.d $fa0, $a1                    # 112
    fmul.d $fa1, $fa4, $fa0                 # 112
    fld.d $fa0, $a0, 40                     # 112
    fsub.d $fa1, $fa1, $fa0                 # 112
    movgr2fr.d $fa0, $a7                    # 112
    ffint.d.l $fa0, $fa0                    # 112
    fadd.d $fa1, $fa1, $fa0                 # 112
    move $a1, $t0                           # 112
    blt $a1, $zero, .Lfloats_large2         # 112
.Lfloats_small1:
    movgr2fr.d $fa0, $a1                    # 112
    ffint.d.l $fa0, $fa0                    # 112
    b .Lfloats_end3                         # 112
.Lfloats_large2:
    srli.d $a1, $t0, 1                      # 112
    andi $a2, $t0, 1                        # 112
    or $a1, $a1, $a2                        # 112
    movgr2fr.d $fa0, $a1                    # 112
    ffint.d.l $fa0, $fa0                    # 112
    fadd.d $fa0, $fa0, $fa0                 # 112
.Lfloats_end3:
    fadd.d $fa1, $fa1, $fa0                 # 112
    addi.w $a1, $zero, 0                    # 113
    movgr2fr.d $fa0, $a1                    # 113
    fcmp.clt.d $fcc0, $fa1, $fa0            # 113
    bcnez $fcc0, .Lfloats_then4             # 113
.Lfloats_or7:
    fcmp.ceq.d $fcc0, $fa1, $fa1            # 113
    bcnez $fcc0, .Lfloats_or8               # 113
    b .Lfloats_then4                        # 113
.Lfloats_or8:
    lu12i.w $a1, -491513                    # 113
    ori $a1, $a1, 1436                      # 113
    lu32i.d $a1, 517180                     # 113
    lu52i.d $a1, $a1, 2019                  # 113
    movgr2fr.d $fa0, $a1                    # 113
    fcmp.cle.d $fcc0, $fa0, $fa1            # 113
    bcnez $fcc0, .Lfloats_then4             # 113
    b .Lfloats_end6                         # 113
.Lfloats_then4:
    movfr2gr.d $a1, $fa1                    # 114
    addi.w $a2, $zero, 0                    # 114
    lu52i.d $a2, $a2, -2048                 # 114
    xor $a1, $a1, $a2                       # 114
    movgr2fr.d $fa1, $a1                    # 114
.Lfloats_end6:
    fcmp.cune.d $fcc0, $fa1, $fa4           # 115
    bcnez $fcc0, .Lfloats_then9             # 115
    b .Lfloats_else10                       # 115
.Lfloats_then9:
    fmov.d $fa0, $fa1                       # 115
    fcmp.clt.d $fcc0, $fa1, $fa4            # 115
    bcnez $fcc0, .Lfloats_other12           # 115
    b .Lfloats_end13                        # 115
.Lfloats_other12:
    fmov.d $fa0, $fa4                       # 115
.Lfloats_end13:
    b .Lfloats_end11                        # 115
.Lfloats_else10:
    fmov.d $fa0, $fa4                       # 115
    addi.w $a1, $zero, 0                    # 115
    lu52i.d $a1, $a1, 1023                  # 115
    movgr2fr.d $fa2, $a1                    # 115
    fcmp.clt.d $fcc0, $fa2, $fa4            # 115
    bcnez $fcc0, .Lfloats_other14           # 115
    b .Lfloats_end15                        # 115
.Lfloats_other14:
    addi.w $a1, $zero, 0                    # 115
    lu52i.d $a1, $a1, 1023                  # 115
    movgr2fr.d $fa0, $a1                    # 115
.Lfloats_end15:
.Lfloats_end11:
    fmov.d $fa2, $fa1                       # 117
    addi.w $a1, $zero, 0                    # 117
    movgr2fr.d $fa3, $a1                    # 117
    fcmp.cle.d $fcc0, $fa1, $fa3            # 117
    bcnez $fcc0, .Lfloats_negative16        # 117
    b .Lfloats_end17                        # 117
.Lfloats_negative16:
    addi.w $a1, $zero, 0                    # 117
    movgr2fr.d $fa2, $a1                    # 117
    fsub.d $fa2, $fa2, $fa1                 # 117
.Lfloats_end17:
    fst.d $fa0, $a0, 40                     # 116
.Lfloats_post_commit:
.Lfloats_end:
    .pushsection __rseq_failure, "ax"
    .word 0x002a0010
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
    # $a2: the rseq area
    # $a3: count of cells
    # $a4: base of cells
    # $a5: stride of cells
    # $fa1: x
    .pushsection __rseq_cs, "aw"
    .balign 32
.Ladd_float_released_descriptor:
    .long 0, 0
    .quad .Ladd_float_released_start, .Ladd_float_released_post_commit - .Ladd_float_released_start, .Ladd_float_released_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Ladd_float_released_descriptor
    .popsection
    pcalau12i $a0, %pc_hi20(.Ladd_float_released_descriptor)# 121
    addi.d $a0, $a0, %pc_lo12(.Ladd_float_released_descriptor)# 121
    st.d $a0, $a2, 8                        # 121
.Ladd_float_released_start:
    ld.wu $a0, $a2, 4                       # 121
    bgeu $a0, $a3, .Ladd_float_released_exit_unavailable# 121
    mul.d $a1, $a5, $a0                     # 122
    add.d $a0, $a4, $a1                     # 122
    fld.d $fa0, $a0, 40                     # 123
    fadd.d $fa0, $fa0, $fa1                 # 123
    movfr2gr.d $a1, $fa0                    # 123
    dbar 0x12                               # 123
    st.d $a1, $a0, 40                       # 123
.Ladd_float_released_post_commit:
.Ladd_float_released_end:
    .pushsection __rseq_failure, "ax"
    .word 0x002a0010
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
    # $a4: the rseq area
    # $a5: count of cells
    # $a6: base of cells
    # $a7: stride of cells
    # $t0: n
    # $t1: k
    # result 0 in $a1
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lshifts_descriptor:
    .long 0, 0
    .quad .Lshifts_start, .Lshifts_post_commit - .Lshifts_start, .Lshifts_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lshifts_descriptor
    .popsection
    pcalau12i $a0, %pc_hi20(.Lshifts_descriptor)# 127
    addi.d $a0, $a0, %pc_lo12(.Lshifts_descriptor)# 127
    st.d $a0, $a4, 8                        # 127
.Lshifts_start:
    ld.wu $a0, $a4, 4                       # 127
    bgeu $a0, $a5, .Lshifts_exit_unavailable# 127
    mul.d $a1, $a7, $a0                     # 128
    add.d $a0, $a6, $a1                     # 128
    ld.bu $a1, $a0, 0                       # 129
    andi $a2, $t1, 7                        # 129
    srl.d $a1, $a1, $a2                     # 129
    ld.w $a2, $a0, 20                       # 130
    move $a3, $t1                           # 130
    andi $a3, $a3, 31                       # 130
    sra.d $a2, $a2, $a3                     # 130
    sll.d $a3, $t0, $t1                     # 131
    or $a3, $a3, $a1                        # 131
    or $a3, $a3, $a2                        # 131
    srli.d $a1, $t0, 63                     # 132
    st.d $a3, $a0, 8                        # 131
.Lshifts_post_commit:
.Lshifts_end:
    .pushsection __rseq_failure, "ax"
    .word 0x002a0010
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
    # $a4: the rseq area
    # $a5: count of cells
    # $a6: base of cells
    # $a7: stride of cells
    # $t0: i
    # $t1: j
    # result 0 in $a1
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lindexing_descriptor:
    .long 0, 0
    .quad .Lindexing_start, .Lindexing_post_commit - .Lindexing_start, .Lindexing_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lindexing_descriptor
    .popsection
    pcalau12i $a0, %pc_hi20(.Lindexing_descriptor)# 136
    addi.d $a0, $a0, %pc_lo12(.Lindexing_descriptor)# 136
    st.d $a0, $a4, 8                        # 136
.Lindexing_start:
    ld.wu $a0, $a4, 4                       # 136
    bgeu $a0, $a5, .Lindexing_exit_unavailable# 136
    mul.d $a1, $a7, $a0                     # 137
    add.d $a0, $a6, $a1                     # 137
    andi $a1, $t0, 15                       # 139
    slli.d $a1, $a1, 2                      # 139
    add.d $a2, $a0, $a1                     # 139
    addi.d $a2, $a2, 72                     # 139
    addi.w $a1, $zero, 1                    # 139
    st.w $a1, $a2, 0                        # 139
    addi.w $a1, $zero, 3                    # 140
    bgeu $t0, $a1, .Lindexing_exit_index1   # 140
.Lindexing_ok1:
    slli.d $a1, $t0, 4                      # 140
    add.d $a2, $a0, $a1                     # 140
    addi.d $a2, $a2, 136                    # 140
    addi.w $a1, $zero, 0                    # 140
    lu52i.d $a1, $a1, 1024                  # 140
    st.d $a1, $a2, 8                        # 140
    andi $a1, $t1, 1                        # 141
    addi.w $a2, $zero, 40                   # 141
    mul.d $a1, $a1, $a2                     # 141
    add.d $a2, $a0, $a1                     # 141
    addi.d $a2, $a2, 184                    # 141
    ld.d $a1, $a2, 8                        # 141
    addi.d $a1, $a1, 1                      # 141
    st.d $a1, $a2, 8                        # 141
    ld.wu $a1, $a0, 84                      # 142
    lu12i.w $a2, 1                          # 142
    bgeu $t0, $a2, .Lindexing_exit_index2   # 142
.Lindexing_ok3:
    slli.d $a2, $t0, 3                      # 142
    add.d $a3, $a0, $a2                     # 142
    addi.d $a3, $a3, 304                    # 142
    ld.d $a2, $a3, 0                        # 142
    add.d $a1, $a1, $a2                     # 142
    addi.w $a2, $zero, 3                    # 142
    bgeu $t1, $a2, .Lindexing_exit_index2   # 142
.Lindexing_ok5:
    addi.w $a2, $zero, 40                   # 142
    mul.d $a3, $t1, $a2                     # 142
    add.d $a2, $a0, $a3                     # 142
    addi.d $a2, $a2, 184                    # 142
    ld.d $a2, $a2, 8                        # 142
    add.d $a1, $a1, $a2                     # 142
    lu12i.w $a2, 8                          # 143
    ori $a2, $a2, 296                       # 143
    add.d $a0, $a0, $a2                     # 143
    st.d $a1, $a0, 0                        # 143
.Lindexing_post_commit:
.Lindexing_end:
    .pushsection __rseq_failure, "ax"
    .word 0x002a0010
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
    # $a6: the rseq area
    # $a7: count of cells
    # $t0: base of cells
    # $t1: stride of cells
    # $t2: node
    # $t3: n
    # result 0 in $a1
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lloops_descriptor:
    .long 0, 0
    .quad .Lloops_start, .Lloops_post_commit - .Lloops_start, .Lloops_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lloops_descriptor
    .popsection
    pcalau12i $a0, %pc_hi20(.Lloops_descriptor)# 148
    addi.d $a0, $a0, %pc_lo12(.Lloops_descriptor)# 148
    st.d $a0, $a6, 8                        # 148
.Lloops_start:
    ld.wu $a0, $a6, 4                       # 148
    bgeu $a0, $a7, .Lloops_exit_unavailable # 148
    mul.d $a1, $t1, $a0                     # 149
    add.d $a0, $t0, $a1                     # 149
    addi.w $a1, $zero, 0                    # 150
    move $a2, $t3                           # 151
    addi.w $a3, $zero, 16                   # 151
    bgeu $a3, $t3, .Lloops_end2             # 151
.Lloops_other1:
    addi.w $a2, $zero, 16                   # 151
.Lloops_end2:
    addi.w $a3, $zero, 0                    # 151
.Lloops_for3:
    bgeu $a3, $a2, .Lloops_done6            # 151
.Lloops_do4:
    slli.d $a4, $a3, 2                      # 152
    add.d $a5, $a0, $a4                     # 152
    addi.d $a5, $a5, 72                     # 152
    ld.wu $a4, $a5, 0                       # 152
    beq $a4, $zero, .Lloops_next5           # 152
.Lloops_end9:
    slli.d $a4, $a3, 2                      # 154
    add.d $a5, $a0, $a4                     # 154
    addi.d $a5, $a5, 72                     # 154
    ld.wu $a4, $a5, 0                       # 154
    addi.w $a5, $zero, 99                   # 154
    beq $a4, $a5, .Lloops_done6             # 154
.Lloops_end12:
    slli.d $a4, $a3, 2                      # 156
    add.d $a5, $a0, $a4                     # 156
    addi.d $a5, $a5, 72                     # 156
    ld.wu $a4, $a5, 0                       # 156
    add.d $a1, $a1, $a4                     # 156
.Lloops_next5:
    addi.d $a3, $a3, 1                      # 151
    b .Lloops_for3                          # 151
.Lloops_done6:
    move $a2, $t2                           # 157
    addi.w $a3, $zero, 0                    # 158
.Lloops_while13:
    addi.w $a4, $zero, 4                    # 158
    bgeu $a3, $a4, .Lloops_done15           # 158
.Lloops_bounded16:
    addi.d $a3, $a3, 1                      # 158
    beq $a2, $zero, .Lloops_done15          # 158
.Lloops_do14:
    ld.d $a4, $a2, 8                        # 159
    add.d $a1, $a1, $a4                     # 159
    ld.d $a2, $a2, 0                        # 160
    b .Lloops_while13                       # 158
.Lloops_done15:
    addi.w $a2, $zero, 10                   # 161
.Lloops_for18:
    bge $zero, $a2, .Lloops_done21          # 161
.Lloops_do19:
    move $a3, $a2                           # 162
    add.d $a1, $a1, $a3                     # 162
    addi.d $a3, $a2, 0                      # 161
    addi.w $a4, $zero, 3                    # 161
    bgeu $a4, $a3, .Lloops_done21           # 161
.Lloops_onward22:
    addi.d $a2, $a2, -3                     # 161
    b .Lloops_for18                         # 161
.Lloops_done21:
    addi.w $a2, $zero, 0                    # 164
.Lloops_for23:
    addi.w $a3, $zero, 24                   # 164
    bge $a2, $a3, .Lloops_done26            # 164
.Lloops_do24:
    move $a3, $a2                           # 165
    slli.d $a3, $a3, 0                      # 165
    add.d $a4, $t2, $a3                     # 165
    addi.d $a4, $a4, 16                     # 165
    bstrpick.d $a3, $a2, 7, 0               # 165
    st.b $a3, $a4, 0                        # 165
    addi.d $a2, $a2, 1                      # 164
    b .Lloops_for23                         # 164
.Lloops_done26:
    st.d $a1, $a0, 8                        # 166
.Lloops_post_commit:
.Lloops_end:
    .pushsection __rseq_failure, "ax"
    .word 0x002a0010
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
    # $a3: the rseq area
    # $a4: count of cells
    # $a5: base of cells
    # $a6: stride of cells
    # $a7: up
    # result 0 in $a2
    .pushsection __rseq_cs, "aw"
    .balign 32
.Ltwo_paths_descriptor:
    .long 0, 0
    .quad .Ltwo_paths_start, .Ltwo_paths_post_commit - .Ltwo_paths_start, .Ltwo_paths_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Ltwo_paths_descriptor
    .popsection
    pcalau12i $a0, %pc_hi20(.Ltwo_paths_descriptor)# 171
    addi.d $a0, $a0, %pc_lo12(.Ltwo_paths_descriptor)# 171
    st.d $a0, $a3, 8                        # 171
.Ltwo_paths_start:
    ld.wu $a0, $a3, 4                       # 171
    bgeu $a0, $a4, .Ltwo_paths_exit_unavailable# 171
    mul.d $a1, $a6, $a0                     # 172
    add.d $a0, $a5, $a1                     # 172
    beq $a7, $zero, .Ltwo_paths_end3        # 173
.Ltwo_paths_then1:
    ld.d $a1, $a0, 8                        # 174
    addi.d $a1, $a1, 1                      # 174
    addi.w $a2, $zero, 1                    # 174
    addi.d $a0, $a0, 8                      # 174
    b .Ltwo_paths_commit                    # 174
.Ltwo_paths_end3:
    ld.d $a1, $a0, 24                       # 176
    addi.d $a1, $a1, -1                     # 176
    addi.w $a2, $zero, 2                    # 176
    addi.d $a0, $a0, 24                     # 176
.Ltwo_paths_commit:
    st.d $a1, $a0, 0                        # 174
.Ltwo_paths_post_commit:
.Ltwo_paths_end:
    .pushsection __rseq_failure, "ax"
    .word 0x002a0010
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
    # $a4: the rseq area
    # $a5: count of source
    # $a6: base of source
    # $a7: stride of source
    # $t0: count of target
    # $t1: base of target
    # $t2: stride of target
    # result 0 in $a0
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lmove_descriptor:
    .long 0, 0
    .quad .Lmove_start, .Lmove_post_commit - .Lmove_start, .Lmove_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lmove_descriptor
    .popsection
    pcalau12i $a0, %pc_hi20(.Lmove_descriptor)# 181
    addi.d $a0, $a0, %pc_lo12(.Lmove_descriptor)# 181
    st.d $a0, $a4, 8                        # 181
.Lmove_start:
    ld.wu $a0, $a4, 4                       # 181
    bgeu $a0, $a5, .Lmove_exit_unavailable  # 181
    bgeu $a0, $t0, .Lmove_exit_unavailable  # 181
    mul.d $a1, $a7, $a0                     # 183
    add.d $a2, $a6, $a1                     # 183
    ld.d $a1, $a2, 48                       # 183
    bne $a1, $zero, .Lmove_end3             # 184
.Lmove_then1:
    addi.w $a0, $zero, 0                    # 185
    b .Lmove_end                            # 185
.Lmove_end3:
    mul.d $a2, $t2, $a0                     # 53
    add.d $a3, $t1, $a2                     # 53
    ld.d $a0, $a3, 48                       # 55
    st.d $a0, $a1, 0                        # 55
    addi.w $a0, $zero, 1                    # 56
    st.d $a1, $a3, 48                       # 56
.Lmove_post_commit:
.Lmove_end:
    .pushsection __rseq_failure, "ax"
    .word 0x002a0010
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
    # $a3: the rseq area
    # $a4: count of cells
    # $a5: base of cells
    # $a6: stride of cells
    # $a7: n
    # result 0 in $a1
    .pushsection __rseq_cs, "aw"
    .balign 32
.Linlined_descriptor:
    .long 0, 0
    .quad .Linlined_start, .Linlined_post_commit - .Linlined_start, .Linlined_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Linlined_descriptor
    .popsection
    pcalau12i $a0, %pc_hi20(.Linlined_descriptor)# 196
    addi.d $a0, $a0, %pc_lo12(.Linlined_descriptor)# 196
    st.d $a0, $a3, 8                        # 196
.Linlined_start:
    ld.wu $a0, $a3, 4                       # 196
    bgeu $a0, $a4, .Linlined_exit_unavailable# 196
    mul.d $a1, $a6, $a0                     # 197
    add.d $a0, $a5, $a1                     # 197
    ld.d $a1, $a0, 8                        # 198
    add.d $a1, $a1, $a7                     # 198
    addi.w $a2, $zero, 1000                 # 192
    bgeu $a2, $a1, .Linlined_else3          # 192
.Linlined_then2:
    addi.w $a1, $zero, 1000                 # 192
    b .Linlined_end4                        # 192
.Linlined_else3:
.Linlined_end4:
    st.d $a1, $a0, 8                        # 199
.Linlined_post_commit:
.Linlined_end:
    .pushsection __rseq_failure, "ax"
    .word 0x002a0010
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
    # $a5: the rseq area
    # $a6: count of cells
    # $a7: base of cells
    # $t0: stride of cells
    # $t1: other
    # result 0 in $a1
    # result 1 in $a4
    # result 2 in $a0
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lremote_descriptor:
    .long 0, 0
    .quad .Lremote_start, .Lremote_post_commit - .Lremote_start, .Lremote_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lremote_descriptor
    .popsection
    pcalau12i $a0, %pc_hi20(.Lremote_descriptor)# 204
    addi.d $a0, $a0, %pc_lo12(.Lremote_descriptor)# 204
    st.d $a0, $a5, 8                        # 204
.Lremote_start:
    ld.wu $a0, $a5, 4                       # 204
    bgeu $a0, $a6, .Lremote_exit_unavailable# 204
    mul.d $a1, $t0, $a0                     # 205
    add.d $a2, $a7, $a1                     # 205
    bgeu $t1, $a6, .Lremote_exit_index1     # 206
.Lremote_ok1:
    mul.d $a1, $t0, $t1                     # 206
    add.d $a3, $a7, $a1                     # 206
    ld.d $a1, $a3, 8                        # 206
    add.d $a3, $a1, $a0                     # 209
    move $a4, $a6                           # 209
    st.d $a3, $a2, 8                        # 209
.Lremote_post_commit:
.Lremote_end:
    .pushsection __rseq_failure, "ax"
    .word 0x002a0010
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
    # $a3: the rseq area
    # $a4: count of cells
    # $a5: base of cells
    # $a6: stride of cells
    # $a7: amount
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lby_cid_descriptor:
    .long 0, 0
    .quad .Lby_cid_start, .Lby_cid_post_commit - .Lby_cid_start, .Lby_cid_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lby_cid_descriptor
    .popsection
    pcalau12i $a0, %pc_hi20(.Lby_cid_descriptor)# 214
    addi.d $a0, $a0, %pc_lo12(.Lby_cid_descriptor)# 214
    st.d $a0, $a3, 8                        # 214
.Lby_cid_start:
    ld.wu $a0, $a3, 24                      # 214
    ld.wu $a1, $a3, 4                       # 214
    bgeu $a0, $a4, .Lby_cid_exit_unavailable# 214
    lu12i.w $a2, 262144                     # 214
    bgeu $a1, $a2, .Lby_cid_exit_unavailable# 214
    mul.d $a1, $a6, $a0                     # 215
    add.d $a0, $a5, $a1                     # 215
    ld.d $a1, $a0, 24                       # 216
    add.d $a1, $a1, $a7                     # 216
    st.d $a1, $a0, 24                       # 216
.Lby_cid_post_commit:
.Lby_cid_end:
    .pushsection __rseq_failure, "ax"
    .word 0x002a0010
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
    # $a3: the rseq area
    # $a4: count of a
    # $a5: base of a
    # $a6: stride of a
    # $a7: count of b
    # $t0: base of b
    # $t1: stride of b
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lboth_indices_descriptor:
    .long 0, 0
    .quad .Lboth_indices_start, .Lboth_indices_post_commit - .Lboth_indices_start, .Lboth_indices_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lboth_indices_descriptor
    .popsection
    pcalau12i $a0, %pc_hi20(.Lboth_indices_descriptor)# 220
    addi.d $a0, $a0, %pc_lo12(.Lboth_indices_descriptor)# 220
    st.d $a0, $a3, 8                        # 220
.Lboth_indices_start:
    ld.wu $a0, $a3, 4                       # 220
    ld.wu $a1, $a3, 24                      # 220
    bgeu $a0, $a4, .Lboth_indices_exit_unavailable# 220
    bgeu $a1, $a7, .Lboth_indices_exit_unavailable# 220
    mul.d $a2, $t1, $a1                     # 221
    add.d $a1, $t0, $a2                     # 221
    ld.d $a1, $a1, 8                        # 221
    mul.d $a2, $a6, $a0                     # 222
    add.d $a0, $a5, $a2                     # 222
    st.d $a1, $a0, 8                        # 223
.Lboth_indices_post_commit:
.Lboth_indices_end:
    .pushsection __rseq_failure, "ax"
    .word 0x002a0010
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
    # $a2: the rseq area
    # $a3: count of cells
    # $a4: base of cells
    # $a5: stride of cells
    # $a6: kind
    # result 0 in $a0
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lasserts_descriptor:
    .long 0, 0
    .quad .Lasserts_start, .Lasserts_post_commit - .Lasserts_start, .Lasserts_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lasserts_descriptor
    .popsection
    pcalau12i $a0, %pc_hi20(.Lasserts_descriptor)# 227
    addi.d $a0, $a0, %pc_lo12(.Lasserts_descriptor)# 227
    st.d $a0, $a2, 8                        # 227
.Lasserts_start:
    ld.wu $a0, $a2, 4                       # 227
    bgeu $a0, $a3, .Lasserts_exit_unavailable# 227
    mul.d $a1, $a5, $a0                     # 228
    add.d $a0, $a4, $a1                     # 228
    addi.w $a1, $zero, 3                    # 229
    bne $a6, $a1, .Lasserts_exit_assertion1 # 229
.Lasserts_ok1:
    ld.d $a1, $a0, 48                       # 230
    beq $a1, $zero, .Lasserts_exit_assertion2# 230
.Lasserts_ok3:
    ld.d $a1, $a0, 48                       # 231
    ld.d $a0, $a0, 48                       # 231
    bne $a1, $a0, .Lasserts_false6          # 231
.Lasserts_and8:
    beq $a6, $zero, .Lasserts_false6        # 231
.Lasserts_true5:
    addi.w $a0, $zero, 1                    # 231
    b .Lasserts_end7                        # 231
.Lasserts_false6:
    addi.w $a0, $zero, 0                    # 231
.Lasserts_end7:
.Lasserts_post_commit:
.Lasserts_end:
    .pushsection __rseq_failure, "ax"
    .word 0x002a0010
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
    # $a2: the rseq area
    # $a3: count of cells
    # $a4: base of cells
    # $a5: stride of cells
    # $a6: n
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lgives_up_descriptor:
    .long 0, 0
    .quad .Lgives_up_start, .Lgives_up_post_commit - .Lgives_up_start, .Lgives_up_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lgives_up_descriptor
    .popsection
    pcalau12i $a0, %pc_hi20(.Lgives_up_descriptor)# 235
    addi.d $a0, $a0, %pc_lo12(.Lgives_up_descriptor)# 235
    st.d $a0, $a2, 8                        # 235
.Lgives_up_start:
    ld.wu $a0, $a2, 4                       # 235
    bgeu $a0, $a3, .Lgives_up_exit_unavailable# 235
    mul.d $a1, $a5, $a0                     # 236
    add.d $a0, $a4, $a1                     # 236
    ld.d $a1, $a0, 8                        # 237
    add.d $a1, $a1, $a6                     # 237
    st.d $a1, $a0, 8                        # 237
.Lgives_up_post_commit:
.Lgives_up_end:
    .pushsection __rseq_failure, "ax"
    .word 0x002a0010
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
    # $s3: the rseq area
    # $s4: count of cells
    # $s5: record of cells
    # $s6: this thread's stack slots
    # result 0 in $s1
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lhungry_descriptor:
    .long 0, 0
    .quad .Lhungry_start, .Lhungry_post_commit - .Lhungry_start, .Lhungry_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lhungry_descriptor
    .popsection
    pcalau12i $a0, %pc_hi20(.Lhungry_descriptor)# 241
    addi.d $a0, $a0, %pc_lo12(.Lhungry_descriptor)# 241
    st.d $a0, $s3, 8                        # 241
.Lhungry_start:
    ld.wu $a0, $s3, 4                       # 241
    bgeu $a0, $s4, .Lhungry_exit_unavailable# 241
    ld.d $a1, $s5, 8                        # 243
    mul.d $a1, $a1, $a0                     # 243
    ld.d $a0, $s5, 0                        # 243
    add.d $a1, $a1, $a0                     # 243
    st.d $a1, $s6, 24                       # 243
    ld.d $a0, $s6, 24                       # 244
    ld.d $a0, $a0, 304                      # 244
    ld.d $a1, $s6, 32                       # 244
    add.d $a0, $a0, $a1                     # 244
    st.d $a0, $s6, 40                       # 244
    ld.d $a0, $s6, 24                       # 245
    ld.d $a0, $a0, 312                      # 245
    ld.d $a1, $s6, 16                       # 245
    add.d $a0, $a0, $a1                     # 245
    st.d $a0, $s6, 48                       # 245
    ld.d $a0, $s6, 24                       # 246
    ld.d $a0, $a0, 320                      # 246
    ld.d $a1, $s6, 8                        # 246
    add.d $a0, $a0, $a1                     # 246
    st.d $a0, $s6, 56                       # 246
    ld.d $a0, $s6, 24                       # 247
    ld.d $a0, $a0, 328                      # 247
    ld.d $a1, $s6, 0                        # 247
    add.d $a0, $a0, $a1                     # 247
    ld.d $a1, $s6, 24                       # 248
    ld.d $a1, $a1, 336                      # 248
    ld.d $a2, $s6, 32                       # 248
    xor $a1, $a1, $a2                       # 248
    ld.d $a2, $s6, 24                       # 249
    ld.d $a2, $a2, 344                      # 249
    ld.d $a3, $s6, 16                       # 249
    xor $a2, $a2, $a3                       # 249
    ld.d $a3, $s6, 24                       # 250
    ld.d $a3, $a3, 352                      # 250
    ld.d $a4, $s6, 8                        # 250
    xor $a3, $a3, $a4                       # 250
    ld.d $a4, $s6, 24                       # 251
    ld.d $a4, $a4, 360                      # 251
    ld.d $a5, $s6, 0                        # 251
    xor $a4, $a4, $a5                       # 251
    ld.d $a5, $s6, 24                       # 252
    ld.d $a5, $a5, 368                      # 252
    ld.d $a6, $s6, 32                       # 252
    mul.d $a5, $a5, $a6                     # 252
    ld.d $a6, $s6, 24                       # 253
    ld.d $a6, $a6, 376                      # 253
    ld.d $a7, $s6, 16                       # 253
    mul.d $a6, $a6, $a7                     # 253
    ld.d $a7, $s6, 24                       # 254
    ld.d $a7, $a7, 384                      # 254
    ld.d $t0, $s6, 8                        # 254
    mul.d $a7, $a7, $t0                     # 254
    ld.d $t0, $s6, 24                       # 255
    ld.d $t0, $t0, 392                      # 255
    ld.d $t1, $s6, 0                        # 255
    mul.d $t0, $t0, $t1                     # 255
    ld.d $t1, $s6, 24                       # 256
    ld.d $t1, $t1, 400                      # 256
    ld.d $t2, $s6, 32                       # 256
    sub.d $t1, $t1, $t2                     # 256
    ld.d $t2, $s6, 24                       # 257
    ld.d $t2, $t2, 408                      # 257
    ld.d $t3, $s6, 16                       # 257
    sub.d $t2, $t2, $t3                     # 257
    ld.d $t3, $s6, 24                       # 258
    ld.d $t3, $t3, 416                      # 258
    ld.d $t4, $s6, 8                        # 258
    sub.d $t3, $t3, $t4                     # 258
    ld.d $t4, $s6, 24                       # 259
    ld.d $t4, $t4, 424                      # 259
    ld.d $t5, $s6, 0                        # 259
    sub.d $t4, $t4, $t5                     # 259
    ld.d $t5, $s6, 24                       # 260
    ld.d $t5, $t5, 432                      # 260
    ld.d $t6, $s6, 32                       # 260
    or $t5, $t5, $t6                        # 260
    ld.d $t6, $s6, 24                       # 261
    ld.d $t6, $t6, 440                      # 261
    ld.d $t7, $s6, 16                       # 261
    or $t6, $t6, $t7                        # 261
    ld.d $t7, $s6, 24                       # 262
    ld.d $t7, $t7, 448                      # 262
    ld.d $t8, $s6, 8                        # 262
    and $t7, $t7, $t8                       # 262
    ld.d $t8, $s6, 24                       # 263
    ld.d $t8, $t8, 456                      # 263
    ld.d $s0, $s6, 0                        # 263
    and $t8, $t8, $s0                       # 263
    ld.d $s0, $s6, 40                       # 264
    mul.d $s0, $s0, $t8                     # 264
    ld.d $s1, $s6, 48                       # 264
    mul.d $s1, $s1, $t7                     # 264
    add.d $s0, $s0, $s1                     # 264
    ld.d $s1, $s6, 56                       # 264
    mul.d $s1, $s1, $t6                     # 264
    add.d $s0, $s0, $s1                     # 264
    mul.d $s1, $a0, $t5                     # 264
    add.d $s0, $s0, $s1                     # 264
    mul.d $s1, $a1, $t4                     # 264
    add.d $s0, $s0, $s1                     # 264
    mul.d $s1, $a2, $t3                     # 265
    mul.d $s2, $a3, $t2                     # 265
    add.d $s1, $s1, $s2                     # 265
    mul.d $s2, $a4, $t1                     # 265
    add.d $s1, $s1, $s2                     # 265
    mul.d $s2, $a5, $t0                     # 265
    add.d $s1, $s1, $s2                     # 265
    mul.d $s2, $a6, $a7                     # 265
    add.d $s1, $s1, $s2                     # 265
    xor $s0, $s0, $s1                       # 266
    ld.d $s1, $s6, 40                       # 267
    ld.d $s2, $s6, 48                       # 267
    add.d $s1, $s1, $s2                     # 267
    ld.d $s2, $s6, 56                       # 267
    add.d $s1, $s1, $s2                     # 267
    add.d $s1, $s1, $a0                     # 267
    add.d $s1, $s1, $a1                     # 267
    add.d $s1, $s1, $a2                     # 267
    add.d $s1, $s1, $a3                     # 267
    add.d $s1, $s1, $a4                     # 267
    add.d $s1, $s1, $a5                     # 267
    add.d $s1, $s1, $a6                     # 267
    add.d $s1, $s1, $a7                     # 267
    add.d $s1, $s1, $t0                     # 267
    add.d $s1, $s1, $t1                     # 267
    add.d $s1, $s1, $t2                     # 267
    add.d $s1, $s1, $t3                     # 267
    add.d $s1, $s1, $t4                     # 267
    add.d $s1, $s1, $t5                     # 267
    add.d $s1, $s1, $t6                     # 267
    add.d $s1, $s1, $t7                     # 267
    add.d $s1, $s1, $t8                     # 267
    ld.d $a0, $s6, 32                       # 267
    add.d $s1, $s1, $a0                     # 267
    ld.d $a0, $s6, 16                       # 267
    add.d $s1, $s1, $a0                     # 267
    ld.d $a0, $s6, 8                        # 267
    add.d $s1, $s1, $a0                     # 267
    ld.d $a0, $s6, 0                        # 267
    add.d $s1, $s1, $a0                     # 267
    ld.d $a0, $s6, 24                       # 266
    st.d $s0, $a0, 8                        # 266
.Lhungry_post_commit:
.Lhungry_end:
    .pushsection __rseq_failure, "ax"
    .word 0x002a0010
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
    # $a2: the rseq area
    # $a3: count of cells
    # $a4: base of cells
    # $a5: stride of cells
    # $ft10: a
    # $ft11: b
    # result 0 in $fa0
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lhungry_floats_descriptor:
    .long 0, 0
    .quad .Lhungry_floats_start, .Lhungry_floats_post_commit - .Lhungry_floats_start, .Lhungry_floats_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lhungry_floats_descriptor
    .popsection
    pcalau12i $a0, %pc_hi20(.Lhungry_floats_descriptor)# 271
    addi.d $a0, $a0, %pc_lo12(.Lhungry_floats_descriptor)# 271
    st.d $a0, $a2, 8                        # 271
.Lhungry_floats_start:
    ld.wu $a0, $a2, 4                       # 271
    bgeu $a0, $a3, .Lhungry_floats_exit_unavailable# 271
    mul.d $a1, $a5, $a0                     # 272
    add.d $a0, $a4, $a1                     # 272
    fld.d $fa0, $a0, 136                    # 273
    fadd.d $fa0, $fa0, $ft10                # 273
    fld.d $fa1, $a0, 144                    # 274
    fadd.d $fa1, $fa1, $ft10                # 274
    fld.d $fa2, $a0, 152                    # 275
    fadd.d $fa2, $fa2, $ft10                # 275
    fld.d $fa3, $a0, 160                    # 276
    fadd.d $fa3, $fa3, $ft11                # 276
    fld.d $fa4, $a0, 168                    # 277
    fadd.d $fa4, $fa4, $ft11                # 277
    fld.d $fa5, $a0, 176                    # 278
    fadd.d $fa5, $fa5, $ft11                # 278
    fld.d $fa6, $a0, 56                     # 279
    fmul.d $fa6, $fa6, $ft10                # 279
    fld.d $fa7, $a0, 64                     # 280
    fmul.d $fa7, $fa7, $ft11                # 280
    fld.d $ft0, $a0, 40                     # 281
    fmul.d $ft0, $ft0, $ft10                # 281
    fld.d $ft1, $a0, 40                     # 282
    fmul.d $ft1, $ft1, $ft11                # 282
    fsub.d $ft2, $fa0, $fa1                 # 283
    fsub.d $ft3, $fa2, $fa3                 # 284
    fsub.d $ft4, $fa4, $fa5                 # 285
    fsub.d $ft5, $fa6, $fa7                 # 286
    fsub.d $ft6, $ft0, $ft1                 # 287
    fmul.d $ft7, $ft2, $ft3                 # 288
    fmul.d $ft8, $ft4, $ft5                 # 289
    fmul.d $ft9, $ft6, $ft7                 # 290
    fadd.d $fa0, $fa0, $fa1                 # 291
    fadd.d $fa0, $fa0, $fa2                 # 291
    fadd.d $fa0, $fa0, $fa3                 # 291
    fadd.d $fa0, $fa0, $fa4                 # 291
    fadd.d $fa0, $fa0, $fa5                 # 291
    fadd.d $fa0, $fa0, $fa6                 # 291
    fadd.d $fa0, $fa0, $fa7                 # 291
    fadd.d $fa0, $fa0, $ft0                 # 291
    fadd.d $fa0, $fa0, $ft1                 # 291
    fadd.d $fa0, $fa0, $ft2                 # 291
    fadd.d $fa0, $fa0, $ft3                 # 291
    fadd.d $fa0, $fa0, $ft4                 # 291
    fadd.d $fa0, $fa0, $ft5                 # 291
    fadd.d $fa0, $fa0, $ft6                 # 291
    fadd.d $fa0, $fa0, $ft7                 # 291
    fadd.d $fa0, $fa0, $ft8                 # 291
    fadd.d $fa0, $fa0, $ft9                 # 291
    fmul.d $fa1, $fa0, $ft10                # 292
    fmul.d $fa1, $fa1, $ft11                # 292
    fst.d $fa1, $a0, 40                     # 292
.Lhungry_floats_post_commit:
.Lhungry_floats_end:
    .pushsection __rseq_failure, "ax"
    .word 0x002a0010
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
    # $a1: the rseq area
    # $a2: count of cells
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lalways_fails_descriptor:
    .long 0, 0
    .quad .Lalways_fails_start, .Lalways_fails_post_commit - .Lalways_fails_start, .Lalways_fails_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lalways_fails_descriptor
    .popsection
    pcalau12i $a0, %pc_hi20(.Lalways_fails_descriptor)# 297
    addi.d $a0, $a0, %pc_lo12(.Lalways_fails_descriptor)# 297
    st.d $a0, $a1, 8                        # 297
.Lalways_fails_start:
    ld.wu $a0, $a1, 4                       # 297
    bgeu $a0, $a2, .Lalways_fails_exit_unavailable# 297
    b .Lalways_fails_exit_assertion1        # 297
.Lalways_fails_post_commit:
.Lalways_fails_end:
    .pushsection __rseq_failure, "ax"
    .word 0x002a0010
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
    # $a1: the rseq area
    # $a2: count of cells
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lnothing_descriptor:
    .long 0, 0
    .quad .Lnothing_start, .Lnothing_post_commit - .Lnothing_start, .Lnothing_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lnothing_descriptor
    .popsection
    pcalau12i $a0, %pc_hi20(.Lnothing_descriptor)# 302
    addi.d $a0, $a0, %pc_lo12(.Lnothing_descriptor)# 302
    st.d $a0, $a1, 8                        # 302
.Lnothing_start:
    ld.wu $a0, $a1, 4                       # 302
    bgeu $a0, $a2, .Lnothing_exit_unavailable# 302
.Lnothing_post_commit:
.Lnothing_end:
    .pushsection __rseq_failure, "ax"
    .word 0x002a0010
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
    # $a4: the rseq area
    # $a5: count of cells
    # $a6: base of cells
    # $a7: stride of cells
    # $t0: i
    # result 0 in $a1
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lfar_away_descriptor:
    .long 0, 0
    .quad .Lfar_away_start, .Lfar_away_post_commit - .Lfar_away_start, .Lfar_away_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lfar_away_descriptor
    .popsection
    pcalau12i $a0, %pc_hi20(.Lfar_away_descriptor)# 307
    addi.d $a0, $a0, %pc_lo12(.Lfar_away_descriptor)# 307
    st.d $a0, $a4, 8                        # 307
.Lfar_away_start:
    ld.wu $a0, $a4, 4                       # 307
    bgeu $a0, $a5, .Lfar_away_exit_unavailable# 307
    mul.d $a1, $a7, $a0                     # 309
    add.d $a0, $a6, $a1                     # 309
    lu12i.w $a1, 3                          # 311
    ori $a1, $a1, 4016                      # 311
    add.d $a2, $a0, $a1                     # 311
    ld.d $a1, $a2, 0                        # 311
    addi.d $a1, $a1, 1                      # 311
    lu12i.w $a2, 5                          # 311
    ori $a2, $a2, 3824                      # 311
    add.d $a3, $a0, $a2                     # 311
    st.d $a1, $a3, 0                        # 311
    lu12i.w $a1, 3                          # 312
    ori $a1, $a1, 4024                      # 312
    add.d $a2, $a0, $a1                     # 312
    ld.d $a1, $a2, 0                        # 312
    dbar 0x14                               # 312
    addi.w $a2, $zero, 3                    # 313
    bgeu $t0, $a2, .Lfar_away_exit_index1   # 313
.Lfar_away_ok1:
    addi.w $a2, $zero, 40                   # 313
    mul.d $a3, $t0, $a2                     # 313
    add.d $a2, $a0, $a3                     # 313
    addi.d $a2, $a2, 184                    # 313
    ld.d $a2, $a2, 8                        # 313
    add.d $a3, $a1, $a2                     # 313
    lu12i.w $a2, 7                          # 313
    ori $a2, $a2, 3632                      # 313
    add.d $a0, $a0, $a2                     # 313
    st.d $a3, $a0, 0                        # 313
.Lfar_away_post_commit:
.Lfar_away_end:
    .pushsection __rseq_failure, "ax"
    .word 0x002a0010
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
    # $a4: the rseq area
    # $a5: count of chains
    # $a6: base of chains
    # $a7: stride of chains
    # $t0: start of chains
    # $t1: extent of chains
    # $t2: link
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lpush_link_descriptor:
    .long 0, 0
    .quad .Lpush_link_start, .Lpush_link_post_commit - .Lpush_link_start, .Lpush_link_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lpush_link_descriptor
    .popsection
    pcalau12i $a0, %pc_hi20(.Lpush_link_descriptor)# 336
    addi.d $a0, $a0, %pc_lo12(.Lpush_link_descriptor)# 336
    st.d $a0, $a4, 8                        # 336
.Lpush_link_start:
    ld.wu $a0, $a4, 4                       # 336
    bgeu $a0, $a5, .Lpush_link_exit_unavailable# 336
    mul.d $a1, $a7, $a0                     # 338
    add.d $a0, $a6, $a1                     # 338
    ld.d $a1, $a0, 0                        # 340
    addi.d $a2, $a1, -8                     # 340
    addi.d $a3, $t1, -16                    # 340
    bgeu $a3, $a2, .Lpush_link_inside2      # 340
.Lpush_link_outside3:
    bne $a1, $zero, .Lpush_link_exit_segment1# 340
    b .Lpush_link_end1                      # 340
.Lpush_link_inside2:
    andi $a2, $a2, 7                        # 340
    bne $a2, $zero, .Lpush_link_exit_segment1# 340
.Lpush_link_end1:
    sub.d $a2, $t2, $t0                     # 340
    bltu $a3, $a2, .Lpush_link_exit_segment1# 340
.Lpush_link_ok7:
    st.d $a1, $t2, 8                        # 340
    sub.d $a1, $t2, $t0                     # 341
    addi.d $a1, $a1, 8                      # 341
    st.d $a1, $a0, 0                        # 341
.Lpush_link_post_commit:
.Lpush_link_end:
    .pushsection __rseq_failure, "ax"
    .word 0x002a0010
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
    # $a5: the rseq area
    # $a6: count of chains
    # $a7: base of chains
    # $t0: stride of chains
    # $t1: start of chains
    # $t2: extent of chains
    # result 0 in $a1
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lpop_link_descriptor:
    .long 0, 0
    .quad .Lpop_link_start, .Lpop_link_post_commit - .Lpop_link_start, .Lpop_link_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lpop_link_descriptor
    .popsection
    pcalau12i $a0, %pc_hi20(.Lpop_link_descriptor)# 345
    addi.d $a0, $a0, %pc_lo12(.Lpop_link_descriptor)# 345
    st.d $a0, $a5, 8                        # 345
.Lpop_link_start:
    ld.wu $a0, $a5, 4                       # 345
    bgeu $a0, $a6, .Lpop_link_exit_unavailable# 345
    mul.d $a1, $t0, $a0                     # 346
    add.d $a0, $a7, $a1                     # 346
    ld.d $a1, $a0, 0                        # 347
    addi.d $a2, $a1, -8                     # 347
    addi.d $a3, $t2, -16                    # 347
    bgeu $a3, $a2, .Lpop_link_inside2       # 347
.Lpop_link_outside3:
    bne $a1, $zero, .Lpop_link_exit_segment1# 347
.Lpop_link_none5:
    addi.w $a1, $zero, 0                    # 347
    b .Lpop_link_end1                       # 347
.Lpop_link_inside2:
    andi $a1, $a2, 7                        # 347
    bne $a1, $zero, .Lpop_link_exit_segment1# 347
.Lpop_link_aligned6:
    slli.d $a2, $a2, 0                      # 347
    add.d $a1, $t1, $a2                     # 347
.Lpop_link_end1:
    bne $a1, $zero, .Lpop_link_end10        # 348
.Lpop_link_then8:
    addi.w $a1, $zero, 0                    # 349
    b .Lpop_link_end                        # 349
.Lpop_link_end10:
    ld.d $a2, $a1, 8                        # 350
    addi.d $a4, $a2, -8                     # 350
    bgeu $a3, $a4, .Lpop_link_inside12      # 350
.Lpop_link_outside13:
    bne $a2, $zero, .Lpop_link_exit_segment2# 350
    b .Lpop_link_end11                      # 350
.Lpop_link_inside12:
    andi $a4, $a4, 7                        # 350
    bne $a4, $zero, .Lpop_link_exit_segment2# 350
.Lpop_link_end11:
    st.d $a2, $a0, 0                        # 350
.Lpop_link_post_commit:
.Lpop_link_end:
    .pushsection __rseq_failure, "ax"
    .word 0x002a0010
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
    # $a6: the rseq area
    # $a7: count of chains
    # $t0: base of chains
    # $t1: stride of chains
    # $t2: start of chains
    # $t3: extent of chains
    # $t4: count of other
    # $t5: base of other
    # $t6: stride of other
    # $t7: i
    # $t8: link
    # result 0 in $a1
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lkeep_link_descriptor:
    .long 0, 0
    .quad .Lkeep_link_start, .Lkeep_link_post_commit - .Lkeep_link_start, .Lkeep_link_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lkeep_link_descriptor
    .popsection
    pcalau12i $a0, %pc_hi20(.Lkeep_link_descriptor)# 355
    addi.d $a0, $a0, %pc_lo12(.Lkeep_link_descriptor)# 355
    st.d $a0, $a6, 8                        # 355
.Lkeep_link_start:
    ld.wu $a0, $a6, 4                       # 355
    bgeu $a0, $a7, .Lkeep_link_exit_unavailable# 355
    bgeu $a0, $t4, .Lkeep_link_exit_unavailable# 355
    mul.d $a1, $t1, $a0                     # 357
    add.d $a2, $t0, $a1                     # 357
    ld.d $a1, $a2, 0                        # 358
    addi.d $a3, $a1, -8                     # 358
    addi.d $a4, $t3, -16                    # 358
    bgeu $a4, $a3, .Lkeep_link_inside2      # 358
.Lkeep_link_outside3:
    bne $a1, $zero, .Lkeep_link_exit_segment1# 358
.Lkeep_link_none5:
    addi.w $a1, $zero, 0                    # 358
    b .Lkeep_link_end1                      # 358
.Lkeep_link_inside2:
    andi $a1, $a3, 7                        # 358
    bne $a1, $zero, .Lkeep_link_exit_segment1# 358
.Lkeep_link_aligned6:
    slli.d $a3, $a3, 0                      # 358
    add.d $a1, $t2, $a3                     # 358
.Lkeep_link_end1:
    xor $a1, $a1, $t8                       # 358
    sltui $a1, $a1, 1                       # 358
    st.d $zero, $a2, 8                      # 360
    addi.w $a3, $zero, 3                    # 361
    bgeu $t7, $a3, .Lkeep_link_exit_index2  # 361
.Lkeep_link_ok8:
    slli.d $a3, $t7, 3                      # 361
    add.d $a5, $a2, $a3                     # 361
    addi.d $a5, $a5, 8                      # 361
    sub.d $a3, $t8, $t2                     # 361
    bgeu $a4, $a3, .Lkeep_link_inside11     # 361
.Lkeep_link_outside13:
    bne $t8, $zero, .Lkeep_link_exit_segment3# 361
.Lkeep_link_none10:
    addi.w $a3, $zero, 0                    # 361
    b .Lkeep_link_end12                     # 361
.Lkeep_link_inside11:
    addi.d $a3, $a3, 8                      # 361
.Lkeep_link_end12:
    st.d $a3, $a5, 0                        # 361
    mul.d $a3, $t6, $a0                     # 362
    add.d $a0, $t5, $a3                     # 362
    sub.d $a3, $a0, $t2                     # 362
    addi.d $a5, $t3, -40                    # 362
    bltu $a5, $a3, .Lkeep_link_exit_segment4# 362
.Lkeep_link_ok16:
    ld.d $a0, $a0, 0                        # 362
    addi.d $a3, $a0, -8                     # 362
    bgeu $a4, $a3, .Lkeep_link_inside18     # 362
.Lkeep_link_outside19:
    bne $a0, $zero, .Lkeep_link_exit_segment4# 362
    b .Lkeep_link_end15                     # 362
.Lkeep_link_inside18:
    andi $a3, $a3, 7                        # 362
    bne $a3, $zero, .Lkeep_link_exit_segment4# 362
.Lkeep_link_end15:
    st.d $a0, $a2, 24                       # 362
    st.d $zero, $a2, 32                     # 363
    ld.d $a0, $a2, 0                        # 364
    dbar 0x14                               # 364
    addi.d $a3, $a0, -8                     # 364
    bgeu $a4, $a3, .Lkeep_link_inside24     # 364
.Lkeep_link_outside25:
    bne $a0, $zero, .Lkeep_link_exit_segment5# 364
.Lkeep_link_none27:
    addi.w $a0, $zero, 0                    # 364
    b .Lkeep_link_end23                     # 364
.Lkeep_link_inside24:
    andi $a0, $a3, 7                        # 364
    bne $a0, $zero, .Lkeep_link_exit_segment5# 364
.Lkeep_link_aligned28:
    slli.d $a3, $a3, 0                      # 364
    add.d $a0, $t2, $a3                     # 364
.Lkeep_link_end23:
    sub.d $a3, $a0, $t2                     # 364
    bne $a0, $zero, .Lkeep_link_inside31    # 364
.Lkeep_link_none30:
    addi.w $a3, $zero, 0                    # 364
    b .Lkeep_link_end32                     # 364
.Lkeep_link_inside31:
    addi.d $a3, $a3, 8                      # 364
.Lkeep_link_end32:
    dbar 0x12                               # 364
    st.d $a3, $a2, 0                        # 364
.Lkeep_link_post_commit:
.Lkeep_link_end:
    .pushsection __rseq_failure, "ax"
    .word 0x002a0010
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
    # $a7: the rseq area
    # $t0: count of chains
    # $t1: base of chains
    # $t2: stride of chains
    # $t3: start of chains
    # $t4: extent of chains
    # $t5: n
    # result 0 in $a3
    # result 1 in $a1
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lwalk_links_descriptor:
    .long 0, 0
    .quad .Lwalk_links_start, .Lwalk_links_post_commit - .Lwalk_links_start, .Lwalk_links_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lwalk_links_descriptor
    .popsection
    pcalau12i $a0, %pc_hi20(.Lwalk_links_descriptor)# 369
    addi.d $a0, $a0, %pc_lo12(.Lwalk_links_descriptor)# 369
    st.d $a0, $a7, 8                        # 369
.Lwalk_links_start:
    ld.wu $a0, $a7, 4                       # 369
    bgeu $a0, $t0, .Lwalk_links_exit_unavailable# 369
    mul.d $a1, $t2, $a0                     # 370
    add.d $a0, $t1, $a1                     # 370
    ld.d $a0, $a0, 0                        # 371
    addi.d $a1, $a0, -8                     # 371
    addi.d $a2, $t4, -16                    # 371
    bgeu $a2, $a1, .Lwalk_links_inside2     # 371
.Lwalk_links_outside3:
    bne $a0, $zero, .Lwalk_links_exit_segment1# 371
.Lwalk_links_none5:
    addi.w $a0, $zero, 0                    # 371
    b .Lwalk_links_end1                     # 371
.Lwalk_links_inside2:
    andi $a0, $a1, 7                        # 371
    bne $a0, $zero, .Lwalk_links_exit_segment1# 371
.Lwalk_links_aligned6:
    slli.d $a1, $a1, 0                      # 371
    add.d $a0, $t3, $a1                     # 371
.Lwalk_links_end1:
    addi.w $a1, $zero, 0                    # 372
    addi.w $a3, $zero, 0                    # 373
    move $a4, $t5                           # 374
    addi.w $a5, $zero, 5                    # 374
    bgeu $a5, $t5, .Lwalk_links_end9        # 374
.Lwalk_links_other8:
    addi.w $a4, $zero, 5                    # 374
.Lwalk_links_end9:
    addi.w $a5, $zero, 0                    # 374
.Lwalk_links_for10:
    bgeu $a5, $a4, .Lwalk_links_done13      # 374
.Lwalk_links_do11:
    beq $a0, $zero, .Lwalk_links_done13     # 375
.Lwalk_links_end16:
    ld.d $a1, $a0, 0                        # 377
    add.d $a3, $a3, $a1                     # 377
    move $a1, $a0                           # 378
    sub.d $a6, $a0, $t3                     # 379
    bltu $a2, $a6, .Lwalk_links_exit_segment2# 379
.Lwalk_links_ok17:
    ld.d $a0, $a0, 8                        # 379
    addi.d $a6, $a0, -8                     # 379
    bgeu $a2, $a6, .Lwalk_links_inside20    # 379
.Lwalk_links_outside21:
    bne $a0, $zero, .Lwalk_links_exit_segment2# 379
.Lwalk_links_none23:
    addi.w $a0, $zero, 0                    # 379
    b .Lwalk_links_end19                    # 379
.Lwalk_links_inside20:
    andi $a0, $a6, 7                        # 379
    bne $a0, $zero, .Lwalk_links_exit_segment2# 379
.Lwalk_links_aligned24:
    slli.d $a6, $a6, 0                      # 379
    add.d $a0, $t3, $a6                     # 379
.Lwalk_links_end19:
    addi.d $a5, $a5, 1                      # 374
    bstrpick.d $a5, $a5, 7, 0               # 374
    b .Lwalk_links_for10                    # 374
.Lwalk_links_done13:
.Lwalk_links_post_commit:
.Lwalk_links_end:
    .pushsection __rseq_failure, "ax"
    .word 0x002a0010
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
    # $a4: the rseq area
    # $a5: count of chains
    # $a6: base of chains
    # $a7: stride of chains
    # $t0: start of chains
    # $t1: extent of chains
    # $t2: i
    # result 0 in $a0
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lpage_of_descriptor:
    .long 0, 0
    .quad .Lpage_of_start, .Lpage_of_post_commit - .Lpage_of_start, .Lpage_of_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lpage_of_descriptor
    .popsection
    pcalau12i $a0, %pc_hi20(.Lpage_of_descriptor)# 384
    addi.d $a0, $a0, %pc_lo12(.Lpage_of_descriptor)# 384
    st.d $a0, $a4, 8                        # 384
.Lpage_of_start:
    ld.wu $a0, $a4, 4                       # 384
    bgeu $a0, $a5, .Lpage_of_exit_unavailable# 384
    mul.d $a1, $a7, $a0                     # 385
    add.d $a0, $a6, $a1                     # 385
    ld.d $a0, $a0, 32                       # 385
    addi.d $a1, $a0, -8                     # 385
    lu12i.w $a2, 1                          # 385
    ori $a2, $a2, 905                       # 385
    bltu $t1, $a2, .Lpage_of_outside3       # 385
.Lpage_of_large5:
    lu12i.w $a2, 1                          # 385
    ori $a2, $a2, 905                       # 385
    sub.d $a3, $t1, $a2                     # 385
    bgeu $a3, $a1, .Lpage_of_inside2        # 385
.Lpage_of_outside3:
    bne $a0, $zero, .Lpage_of_exit_segment1 # 385
.Lpage_of_none6:
    addi.w $a0, $zero, 0                    # 385
    b .Lpage_of_end1                        # 385
.Lpage_of_inside2:
    slli.d $a1, $a1, 0                      # 385
    add.d $a0, $t0, $a1                     # 385
.Lpage_of_end1:
    beq $a0, $zero, .Lpage_of_exit_assertion2# 386
.Lpage_of_ok7:
    lu12i.w $a1, 1                          # 387
    ori $a1, $a1, 904                       # 387
    bgeu $t2, $a1, .Lpage_of_exit_index3    # 387
.Lpage_of_ok9:
    slli.d $a1, $t2, 0                      # 387
    add.d $a0, $a0, $a1                     # 387
    addi.d $a0, $a0, 1                      # 387
    ld.bu $a0, $a0, 0                       # 387
.Lpage_of_post_commit:
.Lpage_of_end:
    .pushsection __rseq_failure, "ax"
    .word 0x002a0010
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

.text
.globl push
.type push, %function
push:
    # %rsi: offset of the rseq area from the thread pointer
    # %rdi: count of cells
    # %r8: base of cells
    # %r9: stride of cells
    # %r10: node
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lpush_descriptor:
    .long 0, 0
    .quad .Lpush_start, .Lpush_post_commit - .Lpush_start, .Lpush_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lpush_descriptor
    .popsection
    leaq .Lpush_descriptor(%rip), %rax      # 52
    movq %rax, %fs:8(%rsi)                  # 52
.Lpush_start:
    movl %fs:4(%rsi), %eax                  # 52
    cmpq %rdi, %rax                         # 52
    jae .Lpush_exit_unavailable             # 52
    movq %r9, %rdx                          # 53
    imulq %rax, %rdx                        # 53
    leaq (%r8,%rdx), %rax                   # 53
    movq 48(%rax), %rdx                     # 55
    movq %rdx, (%r10)                       # 55
    movq %r10, 48(%rax)                     # 56
.Lpush_post_commit:
.Lpush_end:
    .pushsection __rseq_failure, "ax"
    .byte 0x0f, 0xb9, 0x3d
    .long 0x53053053
.Lpush_abort:
    jmp .Lpush_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lpush_start, .Lpush_exit_unavailable
    .popsection
    retq
.Lpush_aborted:
    jmp push
.Lpush_exit_unavailable:
    retq
.size push, . - push

.text
.globl pop
.type pop, %function
pop:
    # %rdi: offset of the rseq area from the thread pointer
    # %r8: count of cells
    # %r9: base of cells
    # %r10: stride of cells
    # result 0 in %rdx
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lpop_descriptor:
    .long 0, 0
    .quad .Lpop_start, .Lpop_post_commit - .Lpop_start, .Lpop_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lpop_descriptor
    .popsection
    leaq .Lpop_descriptor(%rip), %rax       # 60
    movq %rax, %fs:8(%rdi)                  # 60
.Lpop_start:
    movl %fs:4(%rdi), %eax                  # 60
    cmpq %r8, %rax                          # 60
    jae .Lpop_exit_unavailable              # 60
    movq %r10, %rdx                         # 61
    imulq %rax, %rdx                        # 61
    leaq (%r9,%rdx), %rax                   # 61
    movq 48(%rax), %rdx                     # 62
    testq %rdx, %rdx                        # 63
    jne .Lpop_end3                          # 63
.Lpop_then1:
    movl $0, %edx                           # 64
    jmp .Lpop_end                           # 64
.Lpop_end3:
    movq (%rdx), %rsi                       # 65
    movq %rsi, 48(%rax)                     # 65
.Lpop_post_commit:
.Lpop_end:
    .pushsection __rseq_failure, "ax"
    .byte 0x0f, 0xb9, 0x3d
    .long 0x53053053
.Lpop_abort:
    jmp .Lpop_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lpop_start, .Lpop_exit_unavailable
    .popsection
    retq
.Lpop_aborted:
    jmp pop
.Lpop_exit_unavailable:
    retq
.size pop, . - pop

.text
.globl publish
.type publish, %function
publish:
    # %rsi: offset of the rseq area from the thread pointer
    # %rdi: count of cells
    # %r8: base of cells
    # %r9: stride of cells
    # %r10: node
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lpublish_descriptor:
    .long 0, 0
    .quad .Lpublish_start, .Lpublish_post_commit - .Lpublish_start, .Lpublish_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lpublish_descriptor
    .popsection
    leaq .Lpublish_descriptor(%rip), %rax   # 70
    movq %rax, %fs:8(%rsi)                  # 70
.Lpublish_start:
    movl %fs:4(%rsi), %eax                  # 70
    cmpq %rdi, %rax                         # 70
    jae .Lpublish_exit_unavailable          # 70
    movq %r9, %rdx                          # 71
    imulq %rax, %rdx                        # 71
    leaq (%r8,%rdx), %rax                   # 71
    movq %r10, 48(%rax)                     # 72
.Lpublish_post_commit:
.Lpublish_end:
    .pushsection __rseq_failure, "ax"
    .byte 0x0f, 0xb9, 0x3d
    .long 0x53053053
.Lpublish_abort:
    jmp .Lpublish_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lpublish_start, .Lpublish_exit_unavailable
    .popsection
    retq
.Lpublish_aborted:
    jmp publish
.Lpublish_exit_unavailable:
    retq
.size publish, . - publish

.text
.globl acquire
.type acquire, %function
acquire:
    # %r8: offset of the rseq area from the thread pointer
    # %r9: count of cells
    # %r10: base of cells
    # %r11: stride of cells
    # result 0 in %rdx
    # result 1 in %rsi
    # result 2 in %xmm0
    # result 3 in %rax
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lacquire_descriptor:
    .long 0, 0
    .quad .Lacquire_start, .Lacquire_post_commit - .Lacquire_start, .Lacquire_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lacquire_descriptor
    .popsection
    leaq .Lacquire_descriptor(%rip), %rax   # 76
    movq %rax, %fs:8(%r8)                   # 76
.Lacquire_start:
    movl %fs:4(%r8), %eax                   # 76
    cmpq %r9, %rax                          # 76
    jae .Lacquire_exit_unavailable          # 76
    movq %r11, %rdx                         # 77
    imulq %rax, %rdx                        # 77
    leaq (%r10,%rdx), %rax                  # 77
    movq 8(%rax), %rdx                      # 78
    movsbq 16(%rax), %rsi                   # 78
    movq 40(%rax), %rdi                     # 78
    movq %rdi, %xmm0                        # 78
    movslq 20(%rax), %rax                   # 78
.Lacquire_post_commit:
.Lacquire_end:
    .pushsection __rseq_failure, "ax"
    .byte 0x0f, 0xb9, 0x3d
    .long 0x53053053
.Lacquire_abort:
    jmp .Lacquire_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lacquire_start, .Lacquire_exit_unavailable
    .popsection
    retq
.Lacquire_aborted:
    jmp acquire
.Lacquire_exit_unavailable:
    retq
.size acquire, . - acquire

.text
.globl widths
.type widths, %function
widths:
    # %rdi: offset of the rseq area from the thread pointer
    # %r8: count of cells
    # %r9: base of cells
    # %r10: stride of cells
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lwidths_descriptor:
    .long 0, 0
    .quad .Lwidths_start, .Lwidths_post_commit - .Lwidths_start, .Lwidths_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lwidths_descriptor
    .popsection
    leaq .Lwidths_descriptor(%rip), %rax    # 82
    movq %rax, %fs:8(%rdi)                  # 82
.Lwidths_start:
    movl %fs:4(%rdi), %eax                  # 82
    cmpq %r8, %rax                          # 82
    jae .Lwidths_exit_unavailable           # 82
    movq %r10, %rdx                         # 83
    imulq %rax, %rdx                        # 83
    leaq (%r9,%rdx), %rax                   # 83
    movzbl (%rax), %edx                     # 85
    addq $1, %rdx                           # 85
    movzbl %dl, %edx                        # 85
    movb %dl, (%rax)                        # 85
    movzwl 2(%rax), %edx                    # 86
    imulq $3, %rdx, %rdx                    # 86
    movzwl %dx, %edx                        # 86
    movw %dx, 2(%rax)                       # 86
    movl 4(%rax), %edx                      # 87
    subq $5, %rdx                           # 87
    movl %edx, %edx                         # 87
    movl %edx, 4(%rax)                      # 87
    movsbq 16(%rax), %rdx                   # 88
    negq %rdx                               # 88
    movsbq %dl, %rdx                        # 88
    movb %dl, 16(%rax)                      # 88
    movswq 18(%rax), %rdx                   # 89
    notq %rdx                               # 89
    movswq %dx, %rdx                        # 89
    movw %dx, 18(%rax)                      # 89
    movslq 20(%rax), %rdx                   # 90
    shlq $3, %rdx                           # 90
    movslq %edx, %rdx                       # 90
    movl %edx, 20(%rax)                     # 90
    movq 24(%rax), %rdx                     # 91
    sarq $2, %rdx                           # 91
    movq %rdx, 24(%rax)                     # 91
    movzbl (%rax), %edx                     # 92
    cmpq $3, %rdx                           # 92
    seta %dl                                # 92
    movzbl %dl, %edx                        # 92
    movb %dl, 32(%rax)                      # 92
    movzbl (%rax), %edx                     # 93
    movsbq 16(%rax), %rsi                   # 93
    imulq $10, %rsi, %rsi                   # 93
    addq %rsi, %rdx                         # 93
    movzbl 32(%rax), %esi                   # 93
    andq $1, %rsi                           # 93
    addq %rsi, %rdx                         # 93
    movq %rdx, 8(%rax)                      # 93
.Lwidths_post_commit:
.Lwidths_end:
    .pushsection __rseq_failure, "ax"
    .byte 0x0f, 0xb9, 0x3d
    .long 0x53053053
.Lwidths_abort:
    jmp .Lwidths_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lwidths_start, .Lwidths_exit_unavailable
    .popsection
    retq
.Lwidths_aborted:
    jmp widths
.Lwidths_exit_unavailable:
    retq
.size widths, . - widths

.text
.globl constants
.type constants, %function
constants:
    # %rdi: offset of the rseq area from the thread pointer
    # %r8: count of cells
    # %r9: base of cells
    # %r10: stride of cells
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lconstants_descriptor:
    .long 0, 0
    .quad .Lconstants_start, .Lconstants_post_commit - .Lconstants_start, .Lconstants_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lconstants_descriptor
    .popsection
    leaq .Lconstants_descriptor(%rip), %rax # 97
    movq %rax, %fs:8(%rdi)                  # 97
.Lconstants_start:
    movl %fs:4(%rdi), %eax                  # 97
    cmpq %r8, %rax                          # 97
    jae .Lconstants_exit_unavailable        # 97
    movq %r10, %rdx                         # 98
    imulq %rax, %rdx                        # 98
    leaq (%r9,%rdx), %rax                   # 98
    movabsq $18446744073709486080, %rdx     # 100
    movq %rdx, 8(%rax)                      # 100
    movq $-1, 24(%rax)                      # 101
    movl $-294967296, 4(%rax)               # 102
    movb $0, (%rax)                         # 103
    movabsq $4591870180066957722, %rdx      # 104
    movq %rdx, 40(%rax)                     # 104
    movb $1, 32(%rax)                       # 105
    movq 8(%rax), %rdx                      # 106
    movabsq $1311768467463790320, %rsi      # 106
    xorq %rsi, %rdx                         # 106
    movq %rdx, 8(%rax)                      # 106
.Lconstants_post_commit:
.Lconstants_end:
    .pushsection __rseq_failure, "ax"
    .byte 0x0f, 0xb9, 0x3d
    .long 0x53053053
.Lconstants_abort:
    jmp .Lconstants_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lconstants_start, .Lconstants_exit_unavailable
    .popsection
    retq
.Lconstants_aborted:
    jmp constants
.Lconstants_exit_unavailable:
    retq
.size constants, . - constants

.text
.globl floats
.type floats, %function
floats:
    # %rdi: offset of the rseq area from the thread pointer
    # %r8: count of cells
    # %r9: base of cells
    # %r10: stride of cells
    # %xmm4: x
    # %r11: n
    # %rbx: m
    # result 0 in %xmm2
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lfloats_descriptor:
    .long 0, 0
    .quad .Lfloats_start, .Lfloats_post_commit - .Lfloats_start, .Lfloats_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lfloats_descriptor
    .popsection
    leaq .Lfloats_descriptor(%rip), %rax    # 110
    movq %rax, %fs:8(%rdi)                  # 110
.Lfloats_start:
    movl %fs:4(%rdi), %eax                  # 110
    cmpq %r8, %rax                          # 110
    jae .Lfloats_exit_unavailable           # 110
    movq %r10, %rdx                         # 111
    imulq %rax, %rdx                        # 111
    leaq (%r9,%rdx), %rax                   # 111
    movabsq $4612811918334230528, %rdx      # 112
    movq %rdx, %xmm0                        # 112
    movapd %xmm4, %xmm1                     # 112
    mulsd %xmm0, %xmm1                      # 112
    movsd 40(%rax), %xmm0                   # 112
    subsd %xmm0, %xmm1                      # 112
    xorps %xmm0, %xmm0                      # 112
    cvtsi2sdq %r11, %xmm0                   # 112
    addsd %xmm0, %xmm1                      # 112
    movq %rbx, %rdx                         # 112
    testq %rdx, %rdx                        # 112
    jl .Lfloats_large2                      # 112
.Lfloats_small1:
    xorps %xmm0, %xmm0                      # 112
    cvtsi2sdq %rdx, %xmm0                   # 112
    jmp .Lfloats_end3                       # 112
.Lfloats_large2:
    movq %rbx, %rdx                         # 112
    shrq $1, %rdx                           # 112
    movq %rbx, %rsi                         # 112
    andq $1, %rsi                           # 112
    orq %rsi, %rdx                          # 112
    xorps %xmm0, %xmm0                      # 112
    cvtsi2sdq %rdx, %xmm0                   # 112
    addsd %xmm0, %xmm0                      # 112
.Lfloats_end3:
    addsd %xmm0, %xmm1                      # 112
    movl $0, %edx                           # 113
    movq %rdx, %xmm0                        # 113
    ucomisd %xmm1, %xmm0                    # 113
    ja .Lfloats_then4                       # 113
.Lfloats_or7:
    ucomisd %xmm1, %xmm1                    # 113
    jne .Lfloats_then4                      # 113
    jp .Lfloats_then4                       # 113
.Lfloats_or8:
    movabsq $9094988921128908188, %rdx      # 113
    movq %rdx, %xmm0                        # 113
    ucomisd %xmm0, %xmm1                    # 113
    jae .Lfloats_then4                      # 113
    jmp .Lfloats_end6                       # 113
.Lfloats_then4:
    movq %xmm1, %rdx                        # 114
    movabsq $9223372036854775808, %rsi      # 114
    xorq %rsi, %rdx                         # 114
    movq %rdx, %xmm1                        # 114
.Lfloats_end6:
    ucomisd %xmm4, %xmm1                    # 115
    jne .Lfloats_then9                      # 115
    jp .Lfloats_then9                       # 115
    jmp .Lfloats_else10                     # 115
.Lfloats_then9:
    movapd %xmm1, %xmm0                     # 115
    ucomisd %xmm1, %xmm4                    # 115
    ja .Lfloats_other12                     # 115
    jmp .Lfloats_end13                      # 115
.Lfloats_other12:
    movapd %xmm4, %xmm0                     # 115
.Lfloats_end13:
    jmp .Lfloats_end11                      # 115
.Lfloats_else10:
    movapd %xmm4, %xmm0                     # 115
    movabsq $4607182418800017408, %rdx      # 115
    movq %rdx, %xmm2                        # 115
    ucomisd %xmm2, %xmm4                    # 115
    ja .Lfloats_other14                     # 115
    jmp .Lfloats_end15                      # 115
.Lfloats_other14:
    movabsq $4607182418800017408, %rdx      # 115
    movq %rdx, %xmm0                        # 115
.Lfloats_end15:
.Lfloats_end11:
    movapd %xmm1, %xmm2                     # 117
    movl $0, %edx                           # 117
    movq %rdx, %xmm3                        # 117
    ucomisd %xmm1, %xmm3                    # 117
    jae .Lfloats_negative16                 # 117
    jmp .Lfloats_end17                      # 117
.Lfloats_negative16:
    movl $0, %edx                           # 117
    movq %rdx, %xmm2                        # 117
    subsd %xmm1, %xmm2                      # 117
.Lfloats_end17:
    movsd %xmm0, 40(%rax)                   # 116
.Lfloats_post_commit:
.Lfloats_end:
    .pushsection __rseq_failure, "ax"
    .byte 0x0f, 0xb9, 0x3d
    .long 0x53053053
.Lfloats_abort:
    jmp .Lfloats_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lfloats_start, .Lfloats_exit_unavailable
    .popsection
    retq
.Lfloats_aborted:
    jmp floats
.Lfloats_exit_unavailable:
    retq
.size floats, . - floats

.text
.globl add_float_released
.type add_float_released, %function
add_float_released:
    # %rsi: offset of the rseq area from the thread pointer
    # %rdi: count of cells
    # %r8: base of cells
    # %r9: stride of cells
    # %xmm1: x
    .pushsection __rseq_cs, "aw"
    .balign 32
.Ladd_float_released_descriptor:
    .long 0, 0
    .quad .Ladd_float_released_start, .Ladd_float_released_post_commit - .Ladd_float_released_start, .Ladd_float_released_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Ladd_float_released_descriptor
    .popsection
    leaq .Ladd_float_released_descriptor(%rip), %rax# 121
    movq %rax, %fs:8(%rsi)                  # 121
.Ladd_float_released_start:
    movl %fs:4(%rsi), %eax                  # 121
    cmpq %rdi, %rax                         # 121
    jae .Ladd_float_released_exit_unavailable# 121
    movq %r9, %rdx                          # 122
    imulq %rax, %rdx                        # 122
    leaq (%r8,%rdx), %rax                   # 122
    movsd 40(%rax), %xmm0                   # 123
    addsd %xmm1, %xmm0                      # 123
    movq %xmm0, %rdx                        # 123
    movq %rdx, 40(%rax)                     # 123
.Ladd_float_released_post_commit:
.Ladd_float_released_end:
    .pushsection __rseq_failure, "ax"
    .byte 0x0f, 0xb9, 0x3d
    .long 0x53053053
.Ladd_float_released_abort:
    jmp .Ladd_float_released_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Ladd_float_released_start, .Ladd_float_released_exit_unavailable
    .popsection
    retq
.Ladd_float_released_aborted:
    jmp add_float_released
.Ladd_float_released_exit_unavailable:
    retq
.size add_float_released, . - add_float_released

.text
.globl shifts
.type shifts, %function
shifts:
    # %r8: offset of the rseq area from the thread pointer
    # %r9: count of cells
    # %r10: base of cells
    # %r11: stride of cells
    # %rbx: n
    # %rbp: k
    # result 0 in %rdx
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lshifts_descriptor:
    .long 0, 0
    .quad .Lshifts_start, .Lshifts_post_commit - .Lshifts_start, .Lshifts_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lshifts_descriptor
    .popsection
    leaq .Lshifts_descriptor(%rip), %rax    # 127
    movq %rax, %fs:8(%r8)                   # 127
.Lshifts_start:
    movl %fs:4(%r8), %eax                   # 127
    cmpq %r9, %rax                          # 127
    jae .Lshifts_exit_unavailable           # 127
    movq %r11, %rdx                         # 128
    imulq %rax, %rdx                        # 128
    leaq (%r10,%rdx), %rax                  # 128
    movzbl (%rax), %edx                     # 129
    movq %rbp, %rsi                         # 129
    andq $7, %rsi                           # 129
    movq %rsi, %rcx                         # 129
    shrq %cl, %rdx                          # 129
    movslq 20(%rax), %rsi                   # 130
    movq %rbp, %rdi                         # 130
    andq $31, %rdi                          # 130
    movq %rdi, %rcx                         # 130
    sarq %cl, %rsi                          # 130
    movq %rbp, %rcx                         # 131
    movq %rbx, %rdi                         # 131
    shlq %cl, %rdi                          # 131
    orq %rdx, %rdi                          # 131
    orq %rsi, %rdi                          # 131
    movq %rbx, %rdx                         # 132
    shrq $63, %rdx                          # 132
    movq %rdi, 8(%rax)                      # 131
.Lshifts_post_commit:
.Lshifts_end:
    .pushsection __rseq_failure, "ax"
    .byte 0x0f, 0xb9, 0x3d
    .long 0x53053053
.Lshifts_abort:
    jmp .Lshifts_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lshifts_start, .Lshifts_exit_unavailable
    .popsection
    retq
.Lshifts_aborted:
    jmp shifts
.Lshifts_exit_unavailable:
    retq
.size shifts, . - shifts

.text
.globl indexing
.type indexing, %function
indexing:
    # %r8: offset of the rseq area from the thread pointer
    # %r9: count of cells
    # %r10: base of cells
    # %r11: stride of cells
    # %rbx: i
    # %rbp: j
    # result 0 in %rdx
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lindexing_descriptor:
    .long 0, 0
    .quad .Lindexing_start, .Lindexing_post_commit - .Lindexing_start, .Lindexing_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lindexing_descriptor
    .popsection
    leaq .Lindexing_descriptor(%rip), %rax  # 136
    movq %rax, %fs:8(%r8)                   # 136
.Lindexing_start:
    movl %fs:4(%r8), %eax                   # 136
    cmpq %r9, %rax                          # 136
    jae .Lindexing_exit_unavailable         # 136
    movq %r11, %rdx                         # 137
    imulq %rax, %rdx                        # 137
    leaq (%r10,%rdx), %rax                  # 137
    movq %rbx, %rdx                         # 139
    andq $15, %rdx                          # 139
    leaq 72(%rax,%rdx,4), %rdx              # 139
    movl $1, (%rdx)                         # 139
    cmpq $3, %rbx                           # 140
    jae .Lindexing_exit_index1              # 140
.Lindexing_ok1:
    movq %rbx, %rdx                         # 140
    shlq $4, %rdx                           # 140
    leaq (%rax,%rdx), %rsi                  # 140
    addq $136, %rsi                         # 140
    movabsq $4611686018427387904, %rdx      # 140
    movq %rdx, 8(%rsi)                      # 140
    movq %rbp, %rdx                         # 141
    andq $1, %rdx                           # 141
    imulq $40, %rdx, %rdx                   # 141
    leaq (%rax,%rdx), %rsi                  # 141
    addq $184, %rsi                         # 141
    movq 8(%rsi), %rdx                      # 141
    addq $1, %rdx                           # 141
    movq %rdx, 8(%rsi)                      # 141
    movl 84(%rax), %edx                     # 142
    cmpq $4096, %rbx                        # 142
    jae .Lindexing_exit_index2              # 142
.Lindexing_ok3:
    leaq 304(%rax,%rbx,8), %rsi             # 142
    addq (%rsi), %rdx                       # 142
    cmpq $3, %rbp                           # 142
    jae .Lindexing_exit_index2              # 142
.Lindexing_ok5:
    imulq $40, %rbp, %rsi                   # 142
    leaq (%rax,%rsi), %rdi                  # 142
    addq $184, %rdi                         # 142
    addq 8(%rdi), %rdx                      # 142
    movq %rdx, 33064(%rax)                  # 143
.Lindexing_post_commit:
.Lindexing_end:
    .pushsection __rseq_failure, "ax"
    .byte 0x0f, 0xb9, 0x3d
    .long 0x53053053
.Lindexing_abort:
    jmp .Lindexing_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lindexing_start, .Lindexing_exit_unavailable
    .quad .Lindexing_start, .Lindexing_exit_index1
    .quad .Lindexing_start, .Lindexing_exit_index2
    .popsection
    retq
.Lindexing_aborted:
    jmp indexing
.Lindexing_exit_unavailable:
    retq
.Lindexing_exit_index1:
    retq
.Lindexing_exit_index2:
    retq
.size indexing, . - indexing

.text
.globl loops
.type loops, %function
loops:
    # %r9: offset of the rseq area from the thread pointer
    # %r10: count of cells
    # %r11: base of cells
    # %rbx: stride of cells
    # %rbp: node
    # %r12: n
    # result 0 in %rdx
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lloops_descriptor:
    .long 0, 0
    .quad .Lloops_start, .Lloops_post_commit - .Lloops_start, .Lloops_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lloops_descriptor
    .popsection
    leaq .Lloops_descriptor(%rip), %rax     # 148
    movq %rax, %fs:8(%r9)                   # 148
.Lloops_start:
    movl %fs:4(%r9), %eax                   # 148
    cmpq %r10, %rax                         # 148
    jae .Lloops_exit_unavailable            # 148
    movq %rbx, %rdx                         # 149
    imulq %rax, %rdx                        # 149
    leaq (%r11,%rdx), %rax                  # 149
    movl $0, %edx                           # 150
    movq %r12, %rsi                         # 151
    cmpq $16, %r12                          # 151
    jbe .Lloops_end2                        # 151
.Lloops_other1:
    movl $16, %esi                          # 151
.Lloops_end2:
    movl $0, %edi                           # 151
.Lloops_for3:
    cmpq %rsi, %rdi                         # 151
    jae .Lloops_done6                       # 151
.Lloops_do4:
    leaq 72(%rax,%rdi,4), %r8               # 152
    movl (%r8), %r8d                        # 152
    testq %r8, %r8                          # 152
    je .Lloops_next5                        # 152
.Lloops_end9:
    leaq 72(%rax,%rdi,4), %r8               # 154
    movl (%r8), %r8d                        # 154
    cmpq $99, %r8                           # 154
    je .Lloops_done6                        # 154
.Lloops_end12:
    leaq 72(%rax,%rdi,4), %r8               # 156
    movl (%r8), %r8d                        # 156
    addq %r8, %rdx                          # 156
.Lloops_next5:
    addq $1, %rdi                           # 151
    jmp .Lloops_for3                        # 151
.Lloops_done6:
    movq %rbp, %rsi                         # 157
    movl $0, %edi                           # 158
.Lloops_while13:
    cmpq $4, %rdi                           # 158
    jae .Lloops_done15                      # 158
.Lloops_bounded16:
    addq $1, %rdi                           # 158
    testq %rsi, %rsi                        # 158
    je .Lloops_done15                       # 158
.Lloops_do14:
    addq 8(%rsi), %rdx                      # 159
    movq (%rsi), %rsi                       # 160
    jmp .Lloops_while13                     # 158
.Lloops_done15:
    movl $10, %esi                          # 161
.Lloops_for18:
    testq %rsi, %rsi                        # 161
    jle .Lloops_done21                      # 161
.Lloops_do19:
    movq %rsi, %rdi                         # 162
    addq %rdi, %rdx                         # 162
    movq %rsi, %rdi                         # 161
    subq $0, %rdi                           # 161
    cmpq $3, %rdi                           # 161
    jbe .Lloops_done21                      # 161
.Lloops_onward22:
    subq $3, %rsi                           # 161
    jmp .Lloops_for18                       # 161
.Lloops_done21:
    movl $0, %esi                           # 164
.Lloops_for23:
    cmpq $24, %rsi                          # 164
    jge .Lloops_done26                      # 164
.Lloops_do24:
    movq %rsi, %rdi                         # 165
    leaq 16(%rbp,%rdi,1), %rdi              # 165
    movzbl %sil, %r8d                       # 165
    movb %r8b, (%rdi)                       # 165
    addq $1, %rsi                           # 164
    jmp .Lloops_for23                       # 164
.Lloops_done26:
    movq %rdx, 8(%rax)                      # 166
.Lloops_post_commit:
.Lloops_end:
    .pushsection __rseq_failure, "ax"
    .byte 0x0f, 0xb9, 0x3d
    .long 0x53053053
.Lloops_abort:
    jmp .Lloops_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lloops_start, .Lloops_exit_unavailable
    .popsection
    retq
.Lloops_aborted:
    jmp loops
.Lloops_exit_unavailable:
    retq
.size loops, . - loops

.text
.globl two_paths
.type two_paths, %function
two_paths:
    # %rdi: offset of the rseq area from the thread pointer
    # %r8: count of cells
    # %r9: base of cells
    # %r10: stride of cells
    # %r11: up
    # result 0 in %rsi
    .pushsection __rseq_cs, "aw"
    .balign 32
.Ltwo_paths_descriptor:
    .long 0, 0
    .quad .Ltwo_paths_start, .Ltwo_paths_post_commit - .Ltwo_paths_start, .Ltwo_paths_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Ltwo_paths_descriptor
    .popsection
    leaq .Ltwo_paths_descriptor(%rip), %rax # 171
    movq %rax, %fs:8(%rdi)                  # 171
.Ltwo_paths_start:
    movl %fs:4(%rdi), %eax                  # 171
    cmpq %r8, %rax                          # 171
    jae .Ltwo_paths_exit_unavailable        # 171
    movq %r10, %rdx                         # 172
    imulq %rax, %rdx                        # 172
    leaq (%r9,%rdx), %rax                   # 172
    testq %r11, %r11                        # 173
    je .Ltwo_paths_end3                     # 173
.Ltwo_paths_then1:
    movq 8(%rax), %rdx                      # 174
    addq $1, %rdx                           # 174
    movl $1, %esi                           # 174
    addq $8, %rax                           # 174
    jmp .Ltwo_paths_commit                  # 174
.Ltwo_paths_end3:
    movq 24(%rax), %rdx                     # 176
    subq $1, %rdx                           # 176
    movl $2, %esi                           # 176
    addq $24, %rax                          # 176
.Ltwo_paths_commit:
    movq %rdx, (%rax)                       # 174
.Ltwo_paths_post_commit:
.Ltwo_paths_end:
    .pushsection __rseq_failure, "ax"
    .byte 0x0f, 0xb9, 0x3d
    .long 0x53053053
.Ltwo_paths_abort:
    jmp .Ltwo_paths_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Ltwo_paths_start, .Ltwo_paths_exit_unavailable
    .popsection
    retq
.Ltwo_paths_aborted:
    jmp two_paths
.Ltwo_paths_exit_unavailable:
    retq
.size two_paths, . - two_paths

.text
.globl move
.type move, %function
move:
    # %r8: offset of the rseq area from the thread pointer
    # %r9: count of source
    # %r10: base of source
    # %r11: stride of source
    # %rbx: count of target
    # %rbp: base of target
    # %r12: stride of target
    # result 0 in %rax
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lmove_descriptor:
    .long 0, 0
    .quad .Lmove_start, .Lmove_post_commit - .Lmove_start, .Lmove_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lmove_descriptor
    .popsection
    leaq .Lmove_descriptor(%rip), %rax      # 181
    movq %rax, %fs:8(%r8)                   # 181
.Lmove_start:
    movl %fs:4(%r8), %eax                   # 181
    cmpq %r9, %rax                          # 181
    jae .Lmove_exit_unavailable             # 181
    cmpq %rbx, %rax                         # 181
    jae .Lmove_exit_unavailable             # 181
    movq %r11, %rdx                         # 183
    imulq %rax, %rdx                        # 183
    leaq (%r10,%rdx), %rsi                  # 183
    movq 48(%rsi), %rdx                     # 183
    testq %rdx, %rdx                        # 184
    jne .Lmove_end3                         # 184
.Lmove_then1:
    movl $0, %eax                           # 185
    jmp .Lmove_end                          # 185
.Lmove_end3:
    movq %r12, %rsi                         # 53
    imulq %rax, %rsi                        # 53
    leaq (%rbp,%rsi), %rdi                  # 53
    movq 48(%rdi), %rax                     # 55
    movq %rax, (%rdx)                       # 55
    movl $1, %eax                           # 56
    movq %rdx, 48(%rdi)                     # 56
.Lmove_post_commit:
.Lmove_end:
    .pushsection __rseq_failure, "ax"
    .byte 0x0f, 0xb9, 0x3d
    .long 0x53053053
.Lmove_abort:
    jmp .Lmove_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lmove_start, .Lmove_exit_unavailable
    .popsection
    retq
.Lmove_aborted:
    jmp move
.Lmove_exit_unavailable:
    retq
.size move, . - move

.text
.globl inlined
.type inlined, %function
inlined:
    # %rsi: offset of the rseq area from the thread pointer
    # %rdi: count of cells
    # %r8: base of cells
    # %r9: stride of cells
    # %r10: n
    # result 0 in %rdx
    .pushsection __rseq_cs, "aw"
    .balign 32
.Linlined_descriptor:
    .long 0, 0
    .quad .Linlined_start, .Linlined_post_commit - .Linlined_start, .Linlined_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Linlined_descriptor
    .popsection
    leaq .Linlined_descriptor(%rip), %rax   # 196
    movq %rax, %fs:8(%rsi)                  # 196
.Linlined_start:
    movl %fs:4(%rsi), %eax                  # 196
    cmpq %rdi, %rax                         # 196
    jae .Linlined_exit_unavailable          # 196
    movq %r9, %rdx                          # 197
    imulq %rax, %rdx                        # 197
    leaq (%r8,%rdx), %rax                   # 197
    movq 8(%rax), %rdx                      # 198
    addq %r10, %rdx                         # 198
    cmpq $1000, %rdx                        # 192
    jbe .Linlined_else3                     # 192
.Linlined_then2:
    movl $1000, %edx                        # 192
    jmp .Linlined_end4                      # 192
.Linlined_else3:
.Linlined_end4:
    movq %rdx, 8(%rax)                      # 199
.Linlined_post_commit:
.Linlined_end:
    .pushsection __rseq_failure, "ax"
    .byte 0x0f, 0xb9, 0x3d
    .long 0x53053053
.Linlined_abort:
    jmp .Linlined_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Linlined_start, .Linlined_exit_unavailable
    .popsection
    retq
.Linlined_aborted:
    jmp inlined
.Linlined_exit_unavailable:
    retq
.size inlined, . - inlined

.text
.globl remote
.type remote, %function
remote:
    # %r9: offset of the rseq area from the thread pointer
    # %r10: count of cells
    # %r11: base of cells
    # %rbx: stride of cells
    # %rbp: other
    # result 0 in %rdx
    # result 1 in %r8
    # result 2 in %rax
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lremote_descriptor:
    .long 0, 0
    .quad .Lremote_start, .Lremote_post_commit - .Lremote_start, .Lremote_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lremote_descriptor
    .popsection
    leaq .Lremote_descriptor(%rip), %rax    # 204
    movq %rax, %fs:8(%r9)                   # 204
.Lremote_start:
    movl %fs:4(%r9), %eax                   # 204
    cmpq %r10, %rax                         # 204
    jae .Lremote_exit_unavailable           # 204
    movq %rbx, %rdx                         # 205
    imulq %rax, %rdx                        # 205
    leaq (%r11,%rdx), %rsi                  # 205
    cmpq %r10, %rbp                         # 206
    jae .Lremote_exit_index1                # 206
.Lremote_ok1:
    movq %rbx, %rdx                         # 206
    imulq %rbp, %rdx                        # 206
    leaq (%r11,%rdx), %rdi                  # 206
    movq 8(%rdi), %rdx                      # 206
    leaq (%rdx,%rax), %rdi                  # 209
    movq %r10, %r8                          # 209
    movq %rdi, 8(%rsi)                      # 209
.Lremote_post_commit:
.Lremote_end:
    .pushsection __rseq_failure, "ax"
    .byte 0x0f, 0xb9, 0x3d
    .long 0x53053053
.Lremote_abort:
    jmp .Lremote_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lremote_start, .Lremote_exit_unavailable
    .quad .Lremote_start, .Lremote_exit_index1
    .popsection
    retq
.Lremote_aborted:
    jmp remote
.Lremote_exit_unavailable:
    retq
.Lremote_exit_index1:
    retq
.size remote, . - remote

.text
.globl by_cid
.type by_cid, %function
by_cid:
    # %rsi: offset of the rseq area from the thread pointer
    # %rdi: count of cells
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
    leaq .Lby_cid_descriptor(%rip), %rax    # 214
    movq %rax, %fs:8(%rsi)                  # 214
.Lby_cid_start:
    movl %fs:24(%rsi), %eax                 # 214
    movl %fs:4(%rsi), %edx                  # 214
    cmpq %rdi, %rax                         # 214
    jae .Lby_cid_exit_unavailable           # 214
    cmpq $1073741824, %rdx                  # 214
    jae .Lby_cid_exit_unavailable           # 214
    movq %r9, %rdx                          # 215
    imulq %rax, %rdx                        # 215
    leaq (%r8,%rdx), %rax                   # 215
    movq 24(%rax), %rdx                     # 216
    addq %r10, %rdx                         # 216
    movq %rdx, 24(%rax)                     # 216
.Lby_cid_post_commit:
.Lby_cid_end:
    .pushsection __rseq_failure, "ax"
    .byte 0x0f, 0xb9, 0x3d
    .long 0x53053053
.Lby_cid_abort:
    jmp .Lby_cid_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lby_cid_start, .Lby_cid_exit_unavailable
    .popsection
    retq
.Lby_cid_aborted:
    jmp by_cid
.Lby_cid_exit_unavailable:
    retq
.size by_cid, . - by_cid

.text
.globl both_indices
.type both_indices, %function
both_indices:
    # %rdi: offset of the rseq area from the thread pointer
    # %r8: count of a
    # %r9: base of a
    # %r10: stride of a
    # %r11: count of b
    # %rbx: base of b
    # %rbp: stride of b
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lboth_indices_descriptor:
    .long 0, 0
    .quad .Lboth_indices_start, .Lboth_indices_post_commit - .Lboth_indices_start, .Lboth_indices_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lboth_indices_descriptor
    .popsection
    leaq .Lboth_indices_descriptor(%rip), %rax# 220
    movq %rax, %fs:8(%rdi)                  # 220
.Lboth_indices_start:
    movl %fs:4(%rdi), %eax                  # 220
    movl %fs:24(%rdi), %edx                 # 220
    cmpq %r8, %rax                          # 220
    jae .Lboth_indices_exit_unavailable     # 220
    cmpq %r11, %rdx                         # 220
    jae .Lboth_indices_exit_unavailable     # 220
    movq %rbp, %rsi                         # 221
    imulq %rdx, %rsi                        # 221
    leaq (%rbx,%rsi), %rdx                  # 221
    movq 8(%rdx), %rdx                      # 221
    movq %r10, %rsi                         # 222
    imulq %rax, %rsi                        # 222
    leaq (%r9,%rsi), %rax                   # 222
    movq %rdx, 8(%rax)                      # 223
.Lboth_indices_post_commit:
.Lboth_indices_end:
    .pushsection __rseq_failure, "ax"
    .byte 0x0f, 0xb9, 0x3d
    .long 0x53053053
.Lboth_indices_abort:
    jmp .Lboth_indices_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lboth_indices_start, .Lboth_indices_exit_unavailable
    .popsection
    retq
.Lboth_indices_aborted:
    jmp both_indices
.Lboth_indices_exit_unavailable:
    retq
.size both_indices, . - both_indices

.text
.globl asserts
.type asserts, %function
asserts:
    # %rsi: offset of the rseq area from the thread pointer
    # %rdi: count of cells
    # %r8: base of cells
    # %r9: stride of cells
    # %r10: kind
    # result 0 in %rax
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lasserts_descriptor:
    .long 0, 0
    .quad .Lasserts_start, .Lasserts_post_commit - .Lasserts_start, .Lasserts_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lasserts_descriptor
    .popsection
    leaq .Lasserts_descriptor(%rip), %rax   # 227
    movq %rax, %fs:8(%rsi)                  # 227
.Lasserts_start:
    movl %fs:4(%rsi), %eax                  # 227
    cmpq %rdi, %rax                         # 227
    jae .Lasserts_exit_unavailable          # 227
    movq %r9, %rdx                          # 228
    imulq %rax, %rdx                        # 228
    leaq (%r8,%rdx), %rax                   # 228
    cmpq $3, %r10                           # 229
    jne .Lasserts_exit_assertion1           # 229
.Lasserts_ok1:
    cmpq $0, 48(%rax)                       # 230
    je .Lasserts_exit_assertion2            # 230
.Lasserts_ok3:
    movq 48(%rax), %rdx                     # 231
    cmpq 48(%rax), %rdx                     # 231
    jne .Lasserts_false6                    # 231
.Lasserts_and8:
    testq %r10, %r10                        # 231
    je .Lasserts_false6                     # 231
.Lasserts_true5:
    movl $1, %eax                           # 231
    jmp .Lasserts_end7                      # 231
.Lasserts_false6:
    movl $0, %eax                           # 231
.Lasserts_end7:
.Lasserts_post_commit:
.Lasserts_end:
    .pushsection __rseq_failure, "ax"
    .byte 0x0f, 0xb9, 0x3d
    .long 0x53053053
.Lasserts_abort:
    jmp .Lasserts_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lasserts_start, .Lasserts_exit_unavailable
    .quad .Lasserts_start, .Lasserts_exit_assertion1
    .quad .Lasserts_start, .Lasserts_exit_assertion2
    .popsection
    retq
.Lasserts_aborted:
    jmp asserts
.Lasserts_exit_unavailable:
    retq
.Lasserts_exit_assertion1:
    retq
.Lasserts_exit_assertion2:
    retq
.size asserts, . - asserts

.text
.globl gives_up
.type gives_up, %function
gives_up:
    # %rsi: offset of the rseq area from the thread pointer
    # %rdi: count of cells
    # %r8: base of cells
    # %r9: stride of cells
    # %r10: n
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lgives_up_descriptor:
    .long 0, 0
    .quad .Lgives_up_start, .Lgives_up_post_commit - .Lgives_up_start, .Lgives_up_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lgives_up_descriptor
    .popsection
    leaq .Lgives_up_descriptor(%rip), %rax  # 235
    movq %rax, %fs:8(%rsi)                  # 235
.Lgives_up_start:
    movl %fs:4(%rsi), %eax                  # 235
    cmpq %rdi, %rax                         # 235
    jae .Lgives_up_exit_unavailable         # 235
    movq %r9, %rdx                          # 236
    imulq %rax, %rdx                        # 236
    leaq (%r8,%rdx), %rax                   # 236
    movq 8(%rax), %rdx                      # 237
    addq %r10, %rdx                         # 237
    movq %rdx, 8(%rax)                      # 237
.Lgives_up_post_commit:
.Lgives_up_end:
    .pushsection __rseq_failure, "ax"
    .byte 0x0f, 0xb9, 0x3d
    .long 0x53053053
.Lgives_up_abort:
    jmp .Lgives_up_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lgives_up_start, .Lgives_up_exit_unavailable
    .popsection
    retq
.Lgives_up_aborted:
    jmp gives_up
.Lgives_up_exit_unavailable:
    retq
.size gives_up, . - gives_up

.text
.globl hungry
.type hungry, %function
hungry:
    # %r12: offset of the rseq area from the thread pointer
    # %r13: count of cells
    # %r14: record of cells
    # %r15: this thread's stack slots
    # result 0 in %r11
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lhungry_descriptor:
    .long 0, 0
    .quad .Lhungry_start, .Lhungry_post_commit - .Lhungry_start, .Lhungry_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lhungry_descriptor
    .popsection
    leaq .Lhungry_descriptor(%rip), %rax    # 241
    movq %rax, %fs:8(%r12)                  # 241
.Lhungry_start:
    movl %fs:4(%r12), %eax                  # 241
    cmpq %r13, %rax                         # 241
    jae .Lhungry_exit_unavailable           # 241
    movq 8(%r14), %rdx                      # 243
    imulq %rax, %rdx                        # 243
    addq (%r14), %rdx                       # 243
    movq %rdx, 24(%r15)                     # 243
    movq 24(%r15), %rax                     # 244
    movq 304(%rax), %rax                    # 244
    movq 32(%r15), %rdx                     # 244
    addq %rdx, %rax                         # 244
    movq %rax, 40(%r15)                     # 244
    movq 24(%r15), %rax                     # 245
    movq 312(%rax), %rax                    # 245
    movq 16(%r15), %rdx                     # 245
    addq %rdx, %rax                         # 245
    movq %rax, 48(%r15)                     # 245
    movq 24(%r15), %rax                     # 246
    movq 320(%rax), %rax                    # 246
    movq 8(%r15), %rdx                      # 246
    addq %rdx, %rax                         # 246
    movq %rax, 56(%r15)                     # 246
    movq 24(%r15), %rax                     # 247
    movq 328(%rax), %rax                    # 247
    movq 0(%r15), %rdx                      # 247
    addq %rdx, %rax                         # 247
    movq %rax, 64(%r15)                     # 247
    movq 24(%r15), %rax                     # 248
    movq 336(%rax), %rax                    # 248
    movq 32(%r15), %rdx                     # 248
    xorq %rdx, %rax                         # 248
    movq %rax, 72(%r15)                     # 248
    movq 24(%r15), %rax                     # 249
    movq 344(%rax), %rax                    # 249
    movq 16(%r15), %rdx                     # 249
    xorq %rdx, %rax                         # 249
    movq %rax, 80(%r15)                     # 249
    movq 24(%r15), %rax                     # 250
    movq 352(%rax), %rax                    # 250
    movq 8(%r15), %rdx                      # 250
    xorq %rdx, %rax                         # 250
    movq %rax, 88(%r15)                     # 250
    movq 24(%r15), %rax                     # 251
    movq 360(%rax), %rax                    # 251
    movq 0(%r15), %rdx                      # 251
    xorq %rdx, %rax                         # 251
    movq %rax, 96(%r15)                     # 251
    movq 24(%r15), %rax                     # 252
    movq 368(%rax), %rax                    # 252
    movq 32(%r15), %rdx                     # 252
    imulq %rdx, %rax                        # 252
    movq %rax, 104(%r15)                    # 252
    movq 24(%r15), %rax                     # 253
    movq 376(%rax), %rax                    # 253
    movq 16(%r15), %rdx                     # 253
    imulq %rdx, %rax                        # 253
    movq %rax, 112(%r15)                    # 253
    movq 24(%r15), %rax                     # 254
    movq 384(%rax), %rax                    # 254
    movq 8(%r15), %rdx                      # 254
    imulq %rdx, %rax                        # 254
    movq %rax, 120(%r15)                    # 254
    movq 24(%r15), %rax                     # 255
    movq 392(%rax), %rax                    # 255
    movq 0(%r15), %rdx                      # 255
    imulq %rdx, %rax                        # 255
    movq %rax, 128(%r15)                    # 255
    movq 24(%r15), %rax                     # 256
    movq 400(%rax), %rax                    # 256
    movq 32(%r15), %rdx                     # 256
    subq %rdx, %rax                         # 256
    movq %rax, 136(%r15)                    # 256
    movq 24(%r15), %rax                     # 257
    movq 408(%rax), %rax                    # 257
    movq 16(%r15), %rdx                     # 257
    subq %rdx, %rax                         # 257
    movq %rax, 144(%r15)                    # 257
    movq 24(%r15), %rax                     # 258
    movq 416(%rax), %rax                    # 258
    movq 8(%r15), %rdx                      # 258
    subq %rdx, %rax                         # 258
    movq 24(%r15), %rdx                     # 259
    movq 424(%rdx), %rdx                    # 259
    movq 0(%r15), %rsi                      # 259
    subq %rsi, %rdx                         # 259
    movq 24(%r15), %rsi                     # 260
    movq 432(%rsi), %rsi                    # 260
    movq 32(%r15), %rdi                     # 260
    orq %rdi, %rsi                          # 260
    movq 24(%r15), %rdi                     # 261
    movq 440(%rdi), %rdi                    # 261
    movq 16(%r15), %r8                      # 261
    orq %r8, %rdi                           # 261
    movq 24(%r15), %r8                      # 262
    movq 448(%r8), %r8                      # 262
    movq 8(%r15), %r9                       # 262
    andq %r9, %r8                           # 262
    movq 24(%r15), %r9                      # 263
    movq 456(%r9), %r9                      # 263
    movq 0(%r15), %r10                      # 263
    andq %r10, %r9                          # 263
    movq 40(%r15), %r10                     # 264
    imulq %r9, %r10                         # 264
    movq 48(%r15), %r11                     # 264
    imulq %r8, %r11                         # 264
    addq %r11, %r10                         # 264
    movq 56(%r15), %r11                     # 264
    imulq %rdi, %r11                        # 264
    addq %r11, %r10                         # 264
    movq 64(%r15), %r11                     # 264
    imulq %rsi, %r11                        # 264
    addq %r11, %r10                         # 264
    movq 72(%r15), %r11                     # 264
    imulq %rdx, %r11                        # 264
    addq %r11, %r10                         # 264
    movq 80(%r15), %r11                     # 265
    imulq %rax, %r11                        # 265
    movq 88(%r15), %rbx                     # 265
    movq 144(%r15), %rbp                    # 265
    imulq %rbp, %rbx                        # 265
    addq %rbx, %r11                         # 265
    movq 96(%r15), %rbx                     # 265
    movq 136(%r15), %rbp                    # 265
    imulq %rbp, %rbx                        # 265
    addq %rbx, %r11                         # 265
    movq 104(%r15), %rbx                    # 265
    movq 128(%r15), %rbp                    # 265
    imulq %rbp, %rbx                        # 265
    addq %rbx, %r11                         # 265
    movq 112(%r15), %rbx                    # 265
    movq 120(%r15), %rbp                    # 265
    imulq %rbp, %rbx                        # 265
    addq %rbx, %r11                         # 265
    xorq %r11, %r10                         # 266
    movq 40(%r15), %r11                     # 267
    movq 48(%r15), %rbx                     # 267
    addq %rbx, %r11                         # 267
    movq 56(%r15), %rbx                     # 267
    addq %rbx, %r11                         # 267
    movq 64(%r15), %rbx                     # 267
    addq %rbx, %r11                         # 267
    movq 72(%r15), %rbx                     # 267
    addq %rbx, %r11                         # 267
    movq 80(%r15), %rbx                     # 267
    addq %rbx, %r11                         # 267
    movq 88(%r15), %rbx                     # 267
    addq %rbx, %r11                         # 267
    movq 96(%r15), %rbx                     # 267
    addq %rbx, %r11                         # 267
    movq 104(%r15), %rbx                    # 267
    addq %rbx, %r11                         # 267
    movq 112(%r15), %rbx                    # 267
    addq %rbx, %r11                         # 267
    movq 120(%r15), %rbx                    # 267
    addq %rbx, %r11                         # 267
    movq 128(%r15), %rbx                    # 267
    addq %rbx, %r11                         # 267
    movq 136(%r15), %rbx                    # 267
    addq %rbx, %r11                         # 267
    movq 144(%r15), %rbx                    # 267
    addq %rbx, %r11                         # 267
    addq %rax, %r11                         # 267
    addq %rdx, %r11                         # 267
    addq %rsi, %r11                         # 267
    addq %rdi, %r11                         # 267
    addq %r8, %r11                          # 267
    addq %r9, %r11                          # 267
    movq 32(%r15), %rax                     # 267
    addq %rax, %r11                         # 267
    movq 16(%r15), %rax                     # 267
    addq %rax, %r11                         # 267
    movq 8(%r15), %rax                      # 267
    addq %rax, %r11                         # 267
    movq 0(%r15), %rax                      # 267
    addq %rax, %r11                         # 267
    movq 24(%r15), %rax                     # 266
    movq %r10, 8(%rax)                      # 266
.Lhungry_post_commit:
.Lhungry_end:
    .pushsection __rseq_failure, "ax"
    .byte 0x0f, 0xb9, 0x3d
    .long 0x53053053
.Lhungry_abort:
    jmp .Lhungry_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lhungry_start, .Lhungry_exit_unavailable
    .popsection
    retq
.Lhungry_aborted:
    jmp hungry
.Lhungry_exit_unavailable:
    retq
.size hungry, . - hungry

.text
.globl hungry_floats
.type hungry_floats, %function
hungry_floats:
    # %rsi: offset of the rseq area from the thread pointer
    # %rdi: count of cells
    # %r8: base of cells
    # %r9: stride of cells
    # %r10: this thread's stack slots
    # result 0 in %xmm12
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lhungry_floats_descriptor:
    .long 0, 0
    .quad .Lhungry_floats_start, .Lhungry_floats_post_commit - .Lhungry_floats_start, .Lhungry_floats_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lhungry_floats_descriptor
    .popsection
    leaq .Lhungry_floats_descriptor(%rip), %rax# 271
    movq %rax, %fs:8(%rsi)                  # 271
.Lhungry_floats_start:
    movl %fs:4(%rsi), %eax                  # 271
    cmpq %rdi, %rax                         # 271
    jae .Lhungry_floats_exit_unavailable    # 271
    movq %r9, %rdx                          # 272
    imulq %rax, %rdx                        # 272
    leaq (%r8,%rdx), %rax                   # 272
    movsd 136(%rax), %xmm0                  # 273
    movsd 8(%r10), %xmm1                    # 273
    addsd %xmm1, %xmm0                      # 273
    movsd %xmm0, 16(%r10)                   # 273
    movsd 144(%rax), %xmm0                  # 274
    movsd 8(%r10), %xmm1                    # 274
    addsd %xmm1, %xmm0                      # 274
    movsd %xmm0, 24(%r10)                   # 274
    movsd 152(%rax), %xmm0                  # 275
    movsd 8(%r10), %xmm1                    # 275
    addsd %xmm1, %xmm0                      # 275
    movsd %xmm0, 32(%r10)                   # 275
    movsd 160(%rax), %xmm0                  # 276
    movsd 0(%r10), %xmm1                    # 276
    addsd %xmm1, %xmm0                      # 276
    movsd %xmm0, 40(%r10)                   # 276
    movsd 168(%rax), %xmm0                  # 277
    movsd 0(%r10), %xmm1                    # 277
    addsd %xmm1, %xmm0                      # 277
    movsd %xmm0, 48(%r10)                   # 277
    movsd 176(%rax), %xmm0                  # 278
    movsd 0(%r10), %xmm1                    # 278
    addsd %xmm1, %xmm0                      # 278
    movsd %xmm0, 56(%r10)                   # 278
    movsd 56(%rax), %xmm0                   # 279
    movsd 8(%r10), %xmm1                    # 279
    mulsd %xmm1, %xmm0                      # 279
    movsd 64(%rax), %xmm1                   # 280
    movsd 0(%r10), %xmm2                    # 280
    mulsd %xmm2, %xmm1                      # 280
    movsd 40(%rax), %xmm2                   # 281
    movsd 8(%r10), %xmm3                    # 281
    mulsd %xmm3, %xmm2                      # 281
    movsd 40(%rax), %xmm3                   # 282
    movsd 0(%r10), %xmm4                    # 282
    mulsd %xmm4, %xmm3                      # 282
    movsd 16(%r10), %xmm4                   # 283
    movsd 24(%r10), %xmm5                   # 283
    subsd %xmm5, %xmm4                      # 283
    movsd 32(%r10), %xmm5                   # 284
    movsd 40(%r10), %xmm6                   # 284
    subsd %xmm6, %xmm5                      # 284
    movsd 48(%r10), %xmm6                   # 285
    movsd 56(%r10), %xmm7                   # 285
    subsd %xmm7, %xmm6                      # 285
    movapd %xmm0, %xmm7                     # 286
    subsd %xmm1, %xmm7                      # 286
    movapd %xmm2, %xmm8                     # 287
    subsd %xmm3, %xmm8                      # 287
    movapd %xmm4, %xmm9                     # 288
    mulsd %xmm5, %xmm9                      # 288
    movapd %xmm6, %xmm10                    # 289
    mulsd %xmm7, %xmm10                     # 289
    movapd %xmm8, %xmm11                    # 290
    mulsd %xmm9, %xmm11                     # 290
    movsd 16(%r10), %xmm12                  # 291
    movsd 24(%r10), %xmm13                  # 291
    addsd %xmm13, %xmm12                    # 291
    movsd 32(%r10), %xmm13                  # 291
    addsd %xmm13, %xmm12                    # 291
    movsd 40(%r10), %xmm13                  # 291
    addsd %xmm13, %xmm12                    # 291
    movsd 48(%r10), %xmm13                  # 291
    addsd %xmm13, %xmm12                    # 291
    movsd 56(%r10), %xmm13                  # 291
    addsd %xmm13, %xmm12                    # 291
    addsd %xmm0, %xmm12                     # 291
    addsd %xmm1, %xmm12                     # 291
    addsd %xmm2, %xmm12                     # 291
    addsd %xmm3, %xmm12                     # 291
    addsd %xmm4, %xmm12                     # 291
    addsd %xmm5, %xmm12                     # 291
    addsd %xmm6, %xmm12                     # 291
    addsd %xmm7, %xmm12                     # 291
    addsd %xmm8, %xmm12                     # 291
    addsd %xmm9, %xmm12                     # 291
    addsd %xmm10, %xmm12                    # 291
    addsd %xmm11, %xmm12                    # 291
    movsd 8(%r10), %xmm0                    # 292
    movapd %xmm12, %xmm1                    # 292
    mulsd %xmm0, %xmm1                      # 292
    movsd 0(%r10), %xmm0                    # 292
    mulsd %xmm0, %xmm1                      # 292
    movsd %xmm1, 40(%rax)                   # 292
.Lhungry_floats_post_commit:
.Lhungry_floats_end:
    .pushsection __rseq_failure, "ax"
    .byte 0x0f, 0xb9, 0x3d
    .long 0x53053053
.Lhungry_floats_abort:
    jmp .Lhungry_floats_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lhungry_floats_start, .Lhungry_floats_exit_unavailable
    .popsection
    retq
.Lhungry_floats_aborted:
    jmp hungry_floats
.Lhungry_floats_exit_unavailable:
    retq
.size hungry_floats, . - hungry_floats

.text
.globl always_fails
.type always_fails, %function
always_fails:
    # %rdx: offset of the rseq area from the thread pointer
    # %rsi: count of cells
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lalways_fails_descriptor:
    .long 0, 0
    .quad .Lalways_fails_start, .Lalways_fails_post_commit - .Lalways_fails_start, .Lalways_fails_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lalways_fails_descriptor
    .popsection
    leaq .Lalways_fails_descriptor(%rip), %rax# 297
    movq %rax, %fs:8(%rdx)                  # 297
.Lalways_fails_start:
    movl %fs:4(%rdx), %eax                  # 297
    cmpq %rsi, %rax                         # 297
    jae .Lalways_fails_exit_unavailable     # 297
    jmp .Lalways_fails_exit_assertion1      # 297
.Lalways_fails_post_commit:
.Lalways_fails_end:
    .pushsection __rseq_failure, "ax"
    .byte 0x0f, 0xb9, 0x3d
    .long 0x53053053
.Lalways_fails_abort:
    jmp .Lalways_fails_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lalways_fails_start, .Lalways_fails_exit_unavailable
    .quad .Lalways_fails_start, .Lalways_fails_exit_assertion1
    .popsection
    retq
.Lalways_fails_aborted:
    jmp always_fails
.Lalways_fails_exit_unavailable:
    retq
.Lalways_fails_exit_assertion1:
    retq
.size always_fails, . - always_fails

.text
.globl nothing
.type nothing, %function
nothing:
    # %rdx: offset of the rseq area from the thread pointer
    # %rsi: count of cells
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lnothing_descriptor:
    .long 0, 0
    .quad .Lnothing_start, .Lnothing_post_commit - .Lnothing_start, .Lnothing_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lnothing_descriptor
    .popsection
    leaq .Lnothing_descriptor(%rip), %rax   # 302
    movq %rax, %fs:8(%rdx)                  # 302
.Lnothing_start:
    movl %fs:4(%rdx), %eax                  # 302
    cmpq %rsi, %rax                         # 302
    jae .Lnothing_exit_unavailable          # 302
.Lnothing_post_commit:
.Lnothing_end:
    .pushsection __rseq_failure, "ax"
    .byte 0x0f, 0xb9, 0x3d
    .long 0x53053053
.Lnothing_abort:
    jmp .Lnothing_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lnothing_start, .Lnothing_exit_unavailable
    .popsection
    retq
.Lnothing_aborted:
    jmp nothing
.Lnothing_exit_unavailable:
    retq
.size nothing, . - nothing

.text
.globl far_away
.type far_away, %function
far_away:
    # %r8: offset of the rseq area from the thread pointer
    # %r9: count of cells
    # %r10: base of cells
    # %r11: stride of cells
    # %rbx: i
    # result 0 in %rdx
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lfar_away_descriptor:
    .long 0, 0
    .quad .Lfar_away_start, .Lfar_away_post_commit - .Lfar_away_start, .Lfar_away_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lfar_away_descriptor
    .popsection
    leaq .Lfar_away_descriptor(%rip), %rax  # 307
    movq %rax, %fs:8(%r8)                   # 307
.Lfar_away_start:
    movl %fs:4(%r8), %eax                   # 307
    cmpq %r9, %rax                          # 307
    jae .Lfar_away_exit_unavailable         # 307
    movq %r11, %rdx                         # 309
    imulq %rax, %rdx                        # 309
    leaq (%r10,%rdx), %rax                  # 309
    movq 16304(%rax), %rdx                  # 311
    addq $1, %rdx                           # 311
    movq %rdx, 24304(%rax)                  # 311
    movq 16312(%rax), %rdx                  # 312
    cmpq $3, %rbx                           # 313
    jae .Lfar_away_exit_index1              # 313
.Lfar_away_ok1:
    imulq $40, %rbx, %rsi                   # 313
    leaq (%rax,%rsi), %rdi                  # 313
    addq $184, %rdi                         # 313
    movq 8(%rdi), %rsi                      # 313
    leaq (%rdx,%rsi), %rdi                  # 313
    movq %rdi, 32304(%rax)                  # 313
.Lfar_away_post_commit:
.Lfar_away_end:
    .pushsection __rseq_failure, "ax"
    .byte 0x0f, 0xb9, 0x3d
    .long 0x53053053
.Lfar_away_abort:
    jmp .Lfar_away_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lfar_away_start, .Lfar_away_exit_unavailable
    .quad .Lfar_away_start, .Lfar_away_exit_index1
    .popsection
    retq
.Lfar_away_aborted:
    jmp far_away
.Lfar_away_exit_unavailable:
    retq
.Lfar_away_exit_index1:
    retq
.size far_away, . - far_away

.text
.globl push_link
.type push_link, %function
push_link:
    # %r8: offset of the rseq area from the thread pointer
    # %r9: count of chains
    # %r10: base of chains
    # %r11: stride of chains
    # %rbx: start of chains
    # %rbp: extent of chains
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
    leaq .Lpush_link_descriptor(%rip), %rax # 336
    movq %rax, %fs:8(%r8)                   # 336
.Lpush_link_start:
    movl %fs:4(%r8), %eax                   # 336
    cmpq %r9, %rax                          # 336
    jae .Lpush_link_exit_unavailable        # 336
    movq %r11, %rdx                         # 338
    imulq %rax, %rdx                        # 338
    leaq (%r10,%rdx), %rax                  # 338
    movq (%rax), %rdx                       # 340
    movq %rdx, %rsi                         # 340
    subq $8, %rsi                           # 340
    movq %rbp, %rdi                         # 340
    subq $16, %rdi                          # 340
    cmpq %rdi, %rsi                         # 340
    jbe .Lpush_link_inside2                 # 340
.Lpush_link_outside3:
    testq %rdx, %rdx                        # 340
    jne .Lpush_link_exit_segment1           # 340
    jmp .Lpush_link_end1                    # 340
.Lpush_link_inside2:
    andq $7, %rsi                           # 340
    testq %rsi, %rsi                        # 340
    jne .Lpush_link_exit_segment1           # 340
.Lpush_link_end1:
    movq %r12, %rsi                         # 340
    subq %rbx, %rsi                         # 340
    cmpq %rdi, %rsi                         # 340
    ja .Lpush_link_exit_segment1            # 340
.Lpush_link_ok7:
    movq %rdx, 8(%r12)                      # 340
    movq %r12, %rdx                         # 341
    subq %rbx, %rdx                         # 341
    addq $8, %rdx                           # 341
    movq %rdx, (%rax)                       # 341
.Lpush_link_post_commit:
.Lpush_link_end:
    .pushsection __rseq_failure, "ax"
    .byte 0x0f, 0xb9, 0x3d
    .long 0x53053053
.Lpush_link_abort:
    jmp .Lpush_link_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lpush_link_start, .Lpush_link_exit_unavailable
    .quad .Lpush_link_start, .Lpush_link_exit_segment1
    .popsection
    retq
.Lpush_link_aborted:
    jmp push_link
.Lpush_link_exit_unavailable:
    retq
.Lpush_link_exit_segment1:
    retq
.size push_link, . - push_link

.text
.globl pop_link
.type pop_link, %function
pop_link:
    # %r9: offset of the rseq area from the thread pointer
    # %r10: count of chains
    # %r11: base of chains
    # %rbx: stride of chains
    # %rbp: start of chains
    # %r12: extent of chains
    # result 0 in %rdx
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lpop_link_descriptor:
    .long 0, 0
    .quad .Lpop_link_start, .Lpop_link_post_commit - .Lpop_link_start, .Lpop_link_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lpop_link_descriptor
    .popsection
    leaq .Lpop_link_descriptor(%rip), %rax  # 345
    movq %rax, %fs:8(%r9)                   # 345
.Lpop_link_start:
    movl %fs:4(%r9), %eax                   # 345
    cmpq %r10, %rax                         # 345
    jae .Lpop_link_exit_unavailable         # 345
    movq %rbx, %rdx                         # 346
    imulq %rax, %rdx                        # 346
    leaq (%r11,%rdx), %rax                  # 346
    movq (%rax), %rdx                       # 347
    movq %rdx, %rsi                         # 347
    subq $8, %rsi                           # 347
    movq %r12, %rdi                         # 347
    subq $16, %rdi                          # 347
    cmpq %rdi, %rsi                         # 347
    jbe .Lpop_link_inside2                  # 347
.Lpop_link_outside3:
    testq %rdx, %rdx                        # 347
    jne .Lpop_link_exit_segment1            # 347
.Lpop_link_none5:
    movl $0, %edx                           # 347
    jmp .Lpop_link_end1                     # 347
.Lpop_link_inside2:
    movq %rsi, %rdx                         # 347
    andq $7, %rdx                           # 347
    testq %rdx, %rdx                        # 347
    jne .Lpop_link_exit_segment1            # 347
.Lpop_link_aligned6:
    leaq (%rbp,%rsi,1), %rdx                # 347
.Lpop_link_end1:
    testq %rdx, %rdx                        # 348
    jne .Lpop_link_end10                    # 348
.Lpop_link_then8:
    movl $0, %edx                           # 349
    jmp .Lpop_link_end                      # 349
.Lpop_link_end10:
    movq 8(%rdx), %rsi                      # 350
    movq %rsi, %r8                          # 350
    subq $8, %r8                            # 350
    cmpq %rdi, %r8                          # 350
    jbe .Lpop_link_inside12                 # 350
.Lpop_link_outside13:
    testq %rsi, %rsi                        # 350
    jne .Lpop_link_exit_segment2            # 350
    jmp .Lpop_link_end11                    # 350
.Lpop_link_inside12:
    andq $7, %r8                            # 350
    testq %r8, %r8                          # 350
    jne .Lpop_link_exit_segment2            # 350
.Lpop_link_end11:
    movq %rsi, (%rax)                       # 350
.Lpop_link_post_commit:
.Lpop_link_end:
    .pushsection __rseq_failure, "ax"
    .byte 0x0f, 0xb9, 0x3d
    .long 0x53053053
.Lpop_link_abort:
    jmp .Lpop_link_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lpop_link_start, .Lpop_link_exit_unavailable
    .quad .Lpop_link_start, .Lpop_link_exit_segment1
    .quad .Lpop_link_start, .Lpop_link_exit_segment2
    .popsection
    retq
.Lpop_link_aborted:
    jmp pop_link
.Lpop_link_exit_unavailable:
    retq
.Lpop_link_exit_segment1:
    retq
.Lpop_link_exit_segment2:
    retq
.size pop_link, . - pop_link

.text
.globl keep_link
.type keep_link, %function
keep_link:
    # %r9: offset of the rseq area from the thread pointer
    # %r10: count of chains
    # %r11: extent of chains
    # %rbx: count of other
    # %rbp: i
    # %r12: link
    # %r13: record of chains
    # %r14: record of other
    # %r15: this thread's stack slots
    # result 0 in %rax
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lkeep_link_descriptor:
    .long 0, 0
    .quad .Lkeep_link_start, .Lkeep_link_post_commit - .Lkeep_link_start, .Lkeep_link_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lkeep_link_descriptor
    .popsection
    leaq .Lkeep_link_descriptor(%rip), %rax # 355
    movq %rax, %fs:8(%r9)                   # 355
.Lkeep_link_start:
    movl %fs:4(%r9), %eax                   # 355
    cmpq %r10, %rax                         # 355
    jae .Lkeep_link_exit_unavailable        # 355
    cmpq %rbx, %rax                         # 355
    jae .Lkeep_link_exit_unavailable        # 355
    movq 8(%r13), %rdx                      # 357
    imulq %rax, %rdx                        # 357
    addq (%r13), %rdx                       # 357
    movq %rdx, 8(%r15)                      # 357
    movq 8(%r15), %rdx                      # 358
    movq (%rdx), %rdx                       # 358
    movq %rdx, %rsi                         # 358
    subq $8, %rsi                           # 358
    movq %r11, %rdi                         # 358
    subq $16, %rdi                          # 358
    cmpq %rdi, %rsi                         # 358
    jbe .Lkeep_link_inside2                 # 358
.Lkeep_link_outside3:
    testq %rdx, %rdx                        # 358
    jne .Lkeep_link_exit_segment1           # 358
.Lkeep_link_none5:
    movl $0, %edx                           # 358
    jmp .Lkeep_link_end1                    # 358
.Lkeep_link_inside2:
    movq %rsi, %rdx                         # 358
    andq $7, %rdx                           # 358
    testq %rdx, %rdx                        # 358
    jne .Lkeep_link_exit_segment1           # 358
.Lkeep_link_aligned6:
    movq 0(%r15), %rdx                      # 358
    leaq (%rdx,%rsi,1), %rdx                # 358
.Lkeep_link_end1:
    cmpq %r12, %rdx                         # 358
    sete %dl                                # 358
    movzbl %dl, %edx                        # 358
    movq %rdx, 16(%r15)                     # 358
    movq 8(%r15), %rdx                      # 360
    movq $0, 8(%rdx)                        # 360
    cmpq $3, %rbp                           # 361
    jae .Lkeep_link_exit_index2             # 361
.Lkeep_link_ok8:
    movq 8(%r15), %rdx                      # 361
    leaq 8(%rdx,%rbp,8), %rdx               # 361
    movq 0(%r15), %rsi                      # 361
    movq %r12, %r8                          # 361
    subq %rsi, %r8                          # 361
    cmpq %rdi, %r8                          # 361
    jbe .Lkeep_link_inside11                # 361
.Lkeep_link_outside13:
    testq %r12, %r12                        # 361
    jne .Lkeep_link_exit_segment3           # 361
.Lkeep_link_none10:
    movl $0, %r8d                           # 361
    jmp .Lkeep_link_end12                   # 361
.Lkeep_link_inside11:
    addq $8, %r8                            # 361
.Lkeep_link_end12:
    movq %r8, (%rdx)                        # 361
    movq 8(%r14), %rdx                      # 362
    imulq %rax, %rdx                        # 362
    addq (%r14), %rdx                       # 362
    movq 0(%r15), %rax                      # 362
    movq %rdx, %rsi                         # 362
    subq %rax, %rsi                         # 362
    movq %r11, %rax                         # 362
    subq $40, %rax                          # 362
    cmpq %rax, %rsi                         # 362
    ja .Lkeep_link_exit_segment4            # 362
.Lkeep_link_ok16:
    movq (%rdx), %rax                       # 362
    movq %rax, %rdx                         # 362
    subq $8, %rdx                           # 362
    cmpq %rdi, %rdx                         # 362
    jbe .Lkeep_link_inside18                # 362
.Lkeep_link_outside19:
    testq %rax, %rax                        # 362
    jne .Lkeep_link_exit_segment4           # 362
    jmp .Lkeep_link_end15                   # 362
.Lkeep_link_inside18:
    andq $7, %rdx                           # 362
    testq %rdx, %rdx                        # 362
    jne .Lkeep_link_exit_segment4           # 362
.Lkeep_link_end15:
    movq 8(%r15), %rdx                      # 362
    movq %rax, 24(%rdx)                     # 362
    movq 8(%r15), %rax                      # 363
    movq $0, 32(%rax)                       # 363
    movq 8(%r15), %rax                      # 364
    movq (%rax), %rax                       # 364
    movq %rax, %rdx                         # 364
    subq $8, %rdx                           # 364
    cmpq %rdi, %rdx                         # 364
    jbe .Lkeep_link_inside24                # 364
.Lkeep_link_outside25:
    testq %rax, %rax                        # 364
    jne .Lkeep_link_exit_segment5           # 364
.Lkeep_link_none27:
    movl $0, %eax                           # 364
    jmp .Lkeep_link_end23                   # 364
.Lkeep_link_inside24:
    movq %rdx, %rax                         # 364
    andq $7, %rax                           # 364
    testq %rax, %rax                        # 364
    jne .Lkeep_link_exit_segment5           # 364
.Lkeep_link_aligned28:
    movq 0(%r15), %rax                      # 364
    leaq (%rax,%rdx,1), %rax                # 364
.Lkeep_link_end23:
    movq 0(%r15), %rdx                      # 364
    movq %rax, %rsi                         # 364
    subq %rdx, %rsi                         # 364
    testq %rax, %rax                        # 364
    jne .Lkeep_link_inside31                # 364
.Lkeep_link_none30:
    movl $0, %esi                           # 364
    jmp .Lkeep_link_end32                   # 364
.Lkeep_link_inside31:
    addq $8, %rsi                           # 364
.Lkeep_link_end32:
    movq 16(%r15), %rax                     # 364
    movq 8(%r15), %rdx                      # 364
    movq %rsi, (%rdx)                       # 364
.Lkeep_link_post_commit:
.Lkeep_link_end:
    .pushsection __rseq_failure, "ax"
    .byte 0x0f, 0xb9, 0x3d
    .long 0x53053053
.Lkeep_link_abort:
    jmp .Lkeep_link_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lkeep_link_start, .Lkeep_link_exit_unavailable
    .quad .Lkeep_link_start, .Lkeep_link_exit_segment1
    .quad .Lkeep_link_start, .Lkeep_link_exit_index2
    .quad .Lkeep_link_start, .Lkeep_link_exit_segment3
    .quad .Lkeep_link_start, .Lkeep_link_exit_segment4
    .quad .Lkeep_link_start, .Lkeep_link_exit_segment5
    .popsection
    retq
.Lkeep_link_aborted:
    jmp keep_link
.Lkeep_link_exit_unavailable:
    retq
.Lkeep_link_exit_segment1:
    retq
.Lkeep_link_exit_index2:
    retq
.Lkeep_link_exit_segment3:
    retq
.Lkeep_link_exit_segment4:
    retq
.Lkeep_link_exit_segment5:
    retq
.size keep_link, . - keep_link

.text
.globl walk_links
.type walk_links, %function
walk_links:
    # %r11: offset of the rseq area from the thread pointer
    # %rbx: count of chains
    # %rbp: base of chains
    # %r12: stride of chains
    # %r13: start of chains
    # %r14: extent of chains
    # %r15: n
    # result 0 in %rdi
    # result 1 in %rdx
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lwalk_links_descriptor:
    .long 0, 0
    .quad .Lwalk_links_start, .Lwalk_links_post_commit - .Lwalk_links_start, .Lwalk_links_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lwalk_links_descriptor
    .popsection
    leaq .Lwalk_links_descriptor(%rip), %rax# 369
    movq %rax, %fs:8(%r11)                  # 369
.Lwalk_links_start:
    movl %fs:4(%r11), %eax                  # 369
    cmpq %rbx, %rax                         # 369
    jae .Lwalk_links_exit_unavailable       # 369
    movq %r12, %rdx                         # 370
    imulq %rax, %rdx                        # 370
    leaq (%rbp,%rdx), %rax                  # 370
    movq (%rax), %rax                       # 371
    movq %rax, %rdx                         # 371
    subq $8, %rdx                           # 371
    movq %r14, %rsi                         # 371
    subq $16, %rsi                          # 371
    cmpq %rsi, %rdx                         # 371
    jbe .Lwalk_links_inside2                # 371
.Lwalk_links_outside3:
    testq %rax, %rax                        # 371
    jne .Lwalk_links_exit_segment1          # 371
.Lwalk_links_none5:
    movl $0, %eax                           # 371
    jmp .Lwalk_links_end1                   # 371
.Lwalk_links_inside2:
    movq %rdx, %rax                         # 371
    andq $7, %rax                           # 371
    testq %rax, %rax                        # 371
    jne .Lwalk_links_exit_segment1          # 371
.Lwalk_links_aligned6:
    leaq (%r13,%rdx,1), %rax                # 371
.Lwalk_links_end1:
    movl $0, %edx                           # 372
    movl $0, %edi                           # 373
    movq %r15, %r8                          # 374
    cmpq $5, %r15                           # 374
    jbe .Lwalk_links_end9                   # 374
.Lwalk_links_other8:
    movl $5, %r8d                           # 374
.Lwalk_links_end9:
    movl $0, %r9d                           # 374
.Lwalk_links_for10:
    cmpq %r8, %r9                           # 374
    jae .Lwalk_links_done13                 # 374
.Lwalk_links_do11:
    testq %rax, %rax                        # 375
    je .Lwalk_links_done13                  # 375
.Lwalk_links_end16:
    addq (%rax), %rdi                       # 377
    movq %rax, %rdx                         # 378
    movq %rax, %r10                         # 379
    subq %r13, %r10                         # 379
    cmpq %rsi, %r10                         # 379
    ja .Lwalk_links_exit_segment2           # 379
.Lwalk_links_ok17:
    movq 8(%rax), %rax                      # 379
    movq %rax, %r10                         # 379
    subq $8, %r10                           # 379
    cmpq %rsi, %r10                         # 379
    jbe .Lwalk_links_inside20               # 379
.Lwalk_links_outside21:
    testq %rax, %rax                        # 379
    jne .Lwalk_links_exit_segment2          # 379
.Lwalk_links_none23:
    movl $0, %eax                           # 379
    jmp .Lwalk_links_end19                  # 379
.Lwalk_links_inside20:
    movq %r10, %rax                         # 379
    andq $7, %rax                           # 379
    testq %rax, %rax                        # 379
    jne .Lwalk_links_exit_segment2          # 379
.Lwalk_links_aligned24:
    leaq (%r13,%r10,1), %rax                # 379
.Lwalk_links_end19:
    addq $1, %r9                            # 374
    movzbl %r9b, %r9d                       # 374
    jmp .Lwalk_links_for10                  # 374
.Lwalk_links_done13:
.Lwalk_links_post_commit:
.Lwalk_links_end:
    .pushsection __rseq_failure, "ax"
    .byte 0x0f, 0xb9, 0x3d
    .long 0x53053053
.Lwalk_links_abort:
    jmp .Lwalk_links_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lwalk_links_start, .Lwalk_links_exit_unavailable
    .quad .Lwalk_links_start, .Lwalk_links_exit_segment1
    .quad .Lwalk_links_start, .Lwalk_links_exit_segment2
    .popsection
    retq
.Lwalk_links_aborted:
    jmp walk_links
.Lwalk_links_exit_unavailable:
    retq
.Lwalk_links_exit_segment1:
    retq
.Lwalk_links_exit_segment2:
    retq
.size walk_links, . - walk_links

.text
.globl page_of
.type page_of, %function
page_of:
    # %rdi: offset of the rseq area from the thread pointer
    # %r8: count of chains
    # %r9: base of chains
    # %r10: stride of chains
    # %r11: start of chains
    # %rbx: extent of chains
    # %rbp: i
    # result 0 in %rax
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lpage_of_descriptor:
    .long 0, 0
    .quad .Lpage_of_start, .Lpage_of_post_commit - .Lpage_of_start, .Lpage_of_abort
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .quad .Lpage_of_descriptor
    .popsection
    leaq .Lpage_of_descriptor(%rip), %rax   # 384
    movq %rax, %fs:8(%rdi)                  # 384
.Lpage_of_start:
    movl %fs:4(%rdi), %eax                  # 384
    cmpq %r8, %rax                          # 384
    jae .Lpage_of_exit_unavailable          # 384
    movq %r10, %rdx                         # 385
    imulq %rax, %rdx                        # 385
    leaq (%r9,%rdx), %rax                   # 385
    movq 32(%rax), %rax                     # 385
    movq %rax, %rdx                         # 385
    subq $8, %rdx                           # 385
    cmpq $5001, %rbx                        # 385
    jb .Lpage_of_outside3                   # 385
.Lpage_of_large5:
    movq %rbx, %rsi                         # 385
    subq $5001, %rsi                        # 385
    cmpq %rsi, %rdx                         # 385
    jbe .Lpage_of_inside2                   # 385
.Lpage_of_outside3:
    testq %rax, %rax                        # 385
    jne .Lpage_of_exit_segment1             # 385
.Lpage_of_none6:
    movl $0, %eax                           # 385
    jmp .Lpage_of_end1                      # 385
.Lpage_of_inside2:
    leaq (%r11,%rdx,1), %rax                # 385
.Lpage_of_end1:
    testq %rax, %rax                        # 386
    je .Lpage_of_exit_assertion2            # 386
.Lpage_of_ok7:
    cmpq $5000, %rbp                        # 387
    jae .Lpage_of_exit_index3               # 387
.Lpage_of_ok9:
    leaq 1(%rax,%rbp,1), %rax               # 387
    movzbl (%rax), %eax                     # 387
.Lpage_of_post_commit:
.Lpage_of_end:
    .pushsection __rseq_failure, "ax"
    .byte 0x0f, 0xb9, 0x3d
    .long 0x53053053
.Lpage_of_abort:
    jmp .Lpage_of_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .quad .Lpage_of_start, .Lpage_of_exit_unavailable
    .quad .Lpage_of_start, .Lpage_of_exit_segment1
    .quad .Lpage_of_start, .Lpage_of_exit_assertion2
    .quad .Lpage_of_start, .Lpage_of_exit_index3
    .popsection
    retq
.Lpage_of_aborted:
    jmp page_of
.Lpage_of_exit_unavailable:
    retq
.Lpage_of_exit_segment1:
    retq
.Lpage_of_exit_assertion2:
    retq
.Lpage_of_exit_index3:
    retq
.size page_of, . - page_of

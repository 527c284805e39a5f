.syntax unified
.arch armv7-a
.fpu vfpv3-d16
.arm
.text
.globl push
.type push, %function
push:
    @ d4: the rseq area
    @ d5: count of cells
    @ d6: base of cells
    @ d7: stride of cells
    @ d8: node
    .syntax unified
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lpush_descriptor:
    .long 0, 0
    .long .Lpush_start, 0, .Lpush_post_commit - .Lpush_start, 0, .Lpush_abort, 0
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .long .Lpush_descriptor, 0
    .popsection
    adr r0, 99f                             @ 52
    movw r1, #:lower16:(.Lpush_descriptor - 99f)@ 52
    movt r1, #:upper16:(.Lpush_descriptor - 99f)@ 52
    add r0, r0, r1                          @ 52
99:
    vmov.32 r2, d4[0]                       @ 52
    mov r1, #0                              @ 52
    vmov d0, r0, r1                         @ 52
    vstr d0, [r2, #8]                       @ 52
.Lpush_start:
    vmov.32 r2, d4[0]                       @ 52
    ldr r0, [r2, #4]                        @ 52
    mov r1, #0                              @ 52
    vmov d2, r0, r1                         @ 52
    vmov r0, r1, d2                         @ 52
    vmov r2, r3, d5                         @ 52
    cmp r0, r2                              @ 52
    sbcs r0, r1, r3                         @ 52
    bhs .Lpush_exit_unavailable             @ 52
    vmov r0, r1, d7                         @ 53
    vmov r2, r3, d2                         @ 53
    mul r1, r1, r2                          @ 53
    mla r1, r0, r3, r1                      @ 53
    umull r0, r3, r0, r2                    @ 53
    add r1, r1, r3                          @ 53
    vmov d3, r0, r1                         @ 53
    vmov r0, r1, d6                         @ 53
    vmov r2, r3, d3                         @ 53
    adds r0, r0, r2                         @ 53
    adc r1, r1, r3                          @ 53
    vmov d2, r0, r1                         @ 53
    vmov.32 r2, d2[0]                       @ 55
    ldr r0, [r2, #48]                       @ 55
    mov r1, #0                              @ 55
    vmov d3, r0, r1                         @ 55
    vmov.32 r2, d8[0]                       @ 55
    vmov.32 r0, d3[0]                       @ 55
    str r0, [r2, #0]                        @ 55
    vmov.32 r2, d2[0]                       @ 56
    vmov.32 r0, d8[0]                       @ 56
    str r0, [r2, #48]                       @ 56
.Lpush_post_commit:
.Lpush_end:
    .pushsection __rseq_failure, "ax"
    .long 0xe7f5def3
.Lpush_abort:
    b .Lpush_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .long .Lpush_start, 0, .Lpush_exit_unavailable, 0
    .popsection
    bx lr
.Lpush_aborted:
    b push
.Lpush_exit_unavailable:
    bx lr
.size push, . - push

.syntax unified
.arch armv7-a
.fpu vfpv3-d16
.arm
.text
.globl pop
.type pop, %function
pop:
    @ d5: the rseq area
    @ d6: count of cells
    @ d7: base of cells
    @ d8: stride of cells
    @ result 0 in d3
    .syntax unified
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lpop_descriptor:
    .long 0, 0
    .long .Lpop_start, 0, .Lpop_post_commit - .Lpop_start, 0, .Lpop_abort, 0
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .long .Lpop_descriptor, 0
    .popsection
    adr r0, 99f                             @ 60
    movw r1, #:lower16:(.Lpop_descriptor - 99f)@ 60
    movt r1, #:upper16:(.Lpop_descriptor - 99f)@ 60
    add r0, r0, r1                          @ 60
99:
    vmov.32 r2, d5[0]                       @ 60
    mov r1, #0                              @ 60
    vmov d0, r0, r1                         @ 60
    vstr d0, [r2, #8]                       @ 60
.Lpop_start:
    vmov.32 r2, d5[0]                       @ 60
    ldr r0, [r2, #4]                        @ 60
    mov r1, #0                              @ 60
    vmov d2, r0, r1                         @ 60
    vmov r0, r1, d2                         @ 60
    vmov r2, r3, d6                         @ 60
    cmp r0, r2                              @ 60
    sbcs r0, r1, r3                         @ 60
    bhs .Lpop_exit_unavailable              @ 60
    vmov r0, r1, d8                         @ 61
    vmov r2, r3, d2                         @ 61
    mul r1, r1, r2                          @ 61
    mla r1, r0, r3, r1                      @ 61
    umull r0, r3, r0, r2                    @ 61
    add r1, r1, r3                          @ 61
    vmov d3, r0, r1                         @ 61
    vmov r0, r1, d7                         @ 61
    vmov r2, r3, d3                         @ 61
    adds r0, r0, r2                         @ 61
    adc r1, r1, r3                          @ 61
    vmov d2, r0, r1                         @ 61
    vmov.32 r2, d2[0]                       @ 62
    ldr r0, [r2, #48]                       @ 62
    mov r1, #0                              @ 62
    vmov d3, r0, r1                         @ 62
    vmov r0, r1, d3                         @ 63
    mov r2, #0                              @ 63
    mov r3, #0                              @ 63
    eor r0, r0, r2                          @ 63
    eor r1, r1, r3                          @ 63
    orrs r0, r0, r1                         @ 63
    bne .Lpop_end3                          @ 63
.Lpop_then1:
    movw r0, #0                             @ 64
    movw r1, #0                             @ 64
    vmov d3, r0, r1                         @ 64
    b .Lpop_end                             @ 64
.Lpop_end3:
    vmov.32 r2, d3[0]                       @ 65
    ldr r0, [r2, #0]                        @ 65
    mov r1, #0                              @ 65
    vmov d4, r0, r1                         @ 65
    vmov.32 r2, d2[0]                       @ 65
    vmov.32 r0, d4[0]                       @ 65
    str r0, [r2, #48]                       @ 65
.Lpop_post_commit:
.Lpop_end:
    .pushsection __rseq_failure, "ax"
    .long 0xe7f5def3
.Lpop_abort:
    b .Lpop_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .long .Lpop_start, 0, .Lpop_exit_unavailable, 0
    .popsection
    bx lr
.Lpop_aborted:
    b pop
.Lpop_exit_unavailable:
    bx lr
.size pop, . - pop

.syntax unified
.arch armv7-a
.fpu vfpv3-d16
.arm
.text
.globl publish
.type publish, %function
publish:
    @ d4: the rseq area
    @ d5: count of cells
    @ d6: base of cells
    @ d7: stride of cells
    @ d8: node
    .syntax unified
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lpublish_descriptor:
    .long 0, 0
    .long .Lpublish_start, 0, .Lpublish_post_commit - .Lpublish_start, 0, .Lpublish_abort, 0
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .long .Lpublish_descriptor, 0
    .popsection
    adr r0, 99f                             @ 70
    movw r1, #:lower16:(.Lpublish_descriptor - 99f)@ 70
    movt r1, #:upper16:(.Lpublish_descriptor - 99f)@ 70
    add r0, r0, r1                          @ 70
99:
    vmov.32 r2, d4[0]                       @ 70
    mov r1, #0                              @ 70
    vmov d0, r0, r1                         @ 70
    vstr d0, [r2, #8]                       @ 70
.Lpublish_start:
    vmov.32 r2, d4[0]                       @ 70
    ldr r0, [r2, #4]                        @ 70
    mov r1, #0                              @ 70
    vmov d2, r0, r1                         @ 70
    vmov r0, r1, d2                         @ 70
    vmov r2, r3, d5                         @ 70
    cmp r0, r2                              @ 70
    sbcs r0, r1, r3                         @ 70
    bhs .Lpublish_exit_unavailable          @ 70
    vmov r0, r1, d7                         @ 71
    vmov r2, r3, d2                         @ 71
    mul r1, r1, r2                          @ 71
    mla r1, r0, r3, r1                      @ 71
    umull r0, r3, r0, r2                    @ 71
    add r1, r1, r3                          @ 71
    vmov d3, r0, r1                         @ 71
    vmov r0, r1, d6                         @ 71
    vmov r2, r3, d3                         @ 71
    adds r0, r0, r2                         @ 71
    adc r1, r1, r3                          @ 71
    vmov d2, r0, r1                         @ 71
    vmov.32 r2, d2[0]                       @ 72
    vmov.32 r0, d8[0]                       @ 72
    dmb ish                                 @ 72
    str r0, [r2, #48]                       @ 72
.Lpublish_post_commit:
.Lpublish_end:
    .pushsection __rseq_failure, "ax"
    .long 0xe7f5def3
.Lpublish_abort:
    b .Lpublish_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .long .Lpublish_start, 0, .Lpublish_exit_unavailable, 0
    .popsection
    bx lr
.Lpublish_aborted:
    b publish
.Lpublish_exit_unavailable:
    bx lr
.size publish, . - publish

.syntax unified
.arch armv7-a
.fpu vfpv3-d16
.arm
.text
.globl acquire
.type acquire, %function
acquire:
    @ d6: the rseq area
    @ d7: count of cells
    @ d8: base of cells
    @ d9: stride of cells
    @ result 0 in d3
    @ result 1 in d4
    @ result 2 in d11
    @ result 3 in d2
    .syntax unified
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lacquire_descriptor:
    .long 0, 0
    .long .Lacquire_start, 0, .Lacquire_post_commit - .Lacquire_start, 0, .Lacquire_abort, 0
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .long .Lacquire_descriptor, 0
    .popsection
    adr r0, 99f                             @ 76
    movw r1, #:lower16:(.Lacquire_descriptor - 99f)@ 76
    movt r1, #:upper16:(.Lacquire_descriptor - 99f)@ 76
    add r0, r0, r1                          @ 76
99:
    vmov.32 r2, d6[0]                       @ 76
    mov r1, #0                              @ 76
    vmov d0, r0, r1                         @ 76
    vstr d0, [r2, #8]                       @ 76
.Lacquire_start:
    vmov.32 r2, d6[0]                       @ 76
    ldr r0, [r2, #4]                        @ 76
    mov r1, #0                              @ 76
    vmov d2, r0, r1                         @ 76
    vmov r0, r1, d2                         @ 76
    vmov r2, r3, d7                         @ 76
    cmp r0, r2                              @ 76
    sbcs r0, r1, r3                         @ 76
    bhs .Lacquire_exit_unavailable          @ 76
    vmov r0, r1, d9                         @ 77
    vmov r2, r3, d2                         @ 77
    mul r1, r1, r2                          @ 77
    mla r1, r0, r3, r1                      @ 77
    umull r0, r3, r0, r2                    @ 77
    add r1, r1, r3                          @ 77
    vmov d3, r0, r1                         @ 77
    vmov r0, r1, d8                         @ 77
    vmov r2, r3, d3                         @ 77
    adds r0, r0, r2                         @ 77
    adc r1, r1, r3                          @ 77
    vmov d2, r0, r1                         @ 77
    vmov.32 r2, d2[0]                       @ 78
    vldr d3, [r2, #8]                       @ 78
    dmb ish                                 @ 78
    vmov.32 r2, d2[0]                       @ 78
    ldrsb r0, [r2, #16]                     @ 78
    dmb ish                                 @ 78
    asr r1, r0, #31                         @ 78
    vmov d4, r0, r1                         @ 78
    vmov.32 r2, d2[0]                       @ 78
    vldr d5, [r2, #40]                      @ 78
    dmb ish                                 @ 78
    vmov.f64 d11, d5                        @ 78
    vmov.32 r2, d2[0]                       @ 78
    ldr r0, [r2, #20]                       @ 78
    dmb ish                                 @ 78
    asr r1, r0, #31                         @ 78
    vmov d2, r0, r1                         @ 78
.Lacquire_post_commit:
.Lacquire_end:
    .pushsection __rseq_failure, "ax"
    .long 0xe7f5def3
.Lacquire_abort:
    b .Lacquire_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .long .Lacquire_start, 0, .Lacquire_exit_unavailable, 0
    .popsection
    bx lr
.Lacquire_aborted:
    b acquire
.Lacquire_exit_unavailable:
    bx lr
.size acquire, . - acquire

.syntax unified
.arch armv7-a
.fpu vfpv3-d16
.arm
.text
.globl widths
.type widths, %function
widths:
    @ d6: the rseq area
    @ d7: count of cells
    @ d8: base of cells
    @ d9: stride of cells
    .syntax unified
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lwidths_descriptor:
    .long 0, 0
    .long .Lwidths_start, 0, .Lwidths_post_commit - .Lwidths_start, 0, .Lwidths_abort, 0
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .long .Lwidths_descriptor, 0
    .popsection
    adr r0, 99f                             @ 82
    movw r1, #:lower16:(.Lwidths_descriptor - 99f)@ 82
    movt r1, #:upper16:(.Lwidths_descriptor - 99f)@ 82
    add r0, r0, r1                          @ 82
99:
    vmov.32 r2, d6[0]                       @ 82
    mov r1, #0                              @ 82
    vmov d0, r0, r1                         @ 82
    vstr d0, [r2, #8]                       @ 82
.Lwidths_start:
    vmov.32 r2, d6[0]                       @ 82
    ldr r0, [r2, #4]                        @ 82
    mov r1, #0                              @ 82
    vmov d2, r0, r1                         @ 82
    vmov r0, r1, d2                         @ 82
    vmov r2, r3, d7                         @ 82
    cmp r0, r2                              @ 82
    sbcs r0, r1, r3                         @ 82
    bhs .Lwidths_exit_unavailable           @ 82
    vmov r0, r1, d9                         @ 83
    vmov r2, r3, d2                         @ 83
    mul r1, r1, r2                          @ 83
    mla r1, r0, r3, r1                      @ 83
    umull r0, r3, r0, r2                    @ 83
    add r1, r1, r3                          @ 83
    vmov d3, r0, r1                         @ 83
    vmov r0, r1, d8                         @ 83
    vmov r2, r3, d3                         @ 83
    adds r0, r0, r2                         @ 83
    adc r1, r1, r3                          @ 83
    vmov d2, r0, r1                         @ 83
    vmov.32 r2, d2[0]                       @ 85
    ldrb r0, [r2, #0]                       @ 85
    mov r1, #0                              @ 85
    vmov d3, r0, r1                         @ 85
    vmov r0, r1, d3                         @ 85
    adds r0, r0, #1                         @ 85
    adc r1, r1, #0                          @ 85
    vmov d3, r0, r1                         @ 85
    vmov.32 r0, d3[0]                       @ 85
    uxtb r0, r0                             @ 85
    mov r1, #0                              @ 85
    vmov d3, r0, r1                         @ 85
    vmov.32 r2, d2[0]                       @ 85
    vmov.32 r0, d3[0]                       @ 85
    strb r0, [r2, #0]                       @ 85
    vmov.32 r2, d2[0]                       @ 86
    ldrh r0, [r2, #2]                       @ 86
    mov r1, #0                              @ 86
    vmov d3, r0, r1                         @ 86
    movw r0, #3                             @ 86
    movw r1, #0                             @ 86
    vmov d4, r0, r1                         @ 86
    vmov r0, r1, d3                         @ 86
    vmov r2, r3, d4                         @ 86
    mul r1, r1, r2                          @ 86
    mla r1, r0, r3, r1                      @ 86
    umull r0, r3, r0, r2                    @ 86
    add r1, r1, r3                          @ 86
    vmov d3, r0, r1                         @ 86
    vmov.32 r0, d3[0]                       @ 86
    uxth r0, r0                             @ 86
    mov r1, #0                              @ 86
    vmov d3, r0, r1                         @ 86
    vmov.32 r2, d2[0]                       @ 86
    vmov.32 r0, d3[0]                       @ 86
    strh r0, [r2, #2]                       @ 86
    vmov.32 r2, d2[0]                       @ 87
    ldr r0, [r2, #4]                        @ 87
    mov r1, #0                              @ 87
    vmov d3, r0, r1                         @ 87
    vmov r0, r1, d3                         @ 87
    subs r0, r0, #5                         @ 87
    sbc r1, r1, #0                          @ 87
    vmov d3, r0, r1                         @ 87
    vmov.32 r0, d3[0]                       @ 87
    mov r1, #0                              @ 87
    vmov d3, r0, r1                         @ 87
    vmov.32 r2, d2[0]                       @ 87
    vmov.32 r0, d3[0]                       @ 87
    str r0, [r2, #4]                        @ 87
    vmov.32 r2, d2[0]                       @ 88
    ldrsb r0, [r2, #16]                     @ 88
    asr r1, r0, #31                         @ 88
    vmov d3, r0, r1                         @ 88
    vmov r0, r1, d3                         @ 88
    mov r2, #0                              @ 88
    rsbs r0, r0, #0                         @ 88
    sbc r1, r2, r1                          @ 88
    vmov d3, r0, r1                         @ 88
    vmov.32 r0, d3[0]                       @ 88
    sxtb r0, r0                             @ 88
    asr r1, r0, #31                         @ 88
    vmov d3, r0, r1                         @ 88
    vmov.32 r2, d2[0]                       @ 88
    vmov.32 r0, d3[0]                       @ 88
    strb r0, [r2, #16]                      @ 88
    vmov.32 r2, d2[0]                       @ 89
    ldrsh r0, [r2, #18]                     @ 89
    asr r1, r0, #31                         @ 89
    vmov d3, r0, r1                         @ 89
    vmov r0, r1, d3                         @ 89
    mvn r0, r0                              @ 89
    mvn r1, r1                              @ 89
    vmov d3, r0, r1                         @ 89
    vmov.32 r0, d3[0]                       @ 89
    sxth r0, r0                             @ 89
    asr r1, r0, #31                         @ 89
    vmov d3, r0, r1                         @ 89
    vmov.32 r2, d2[0]                       @ 89
    vmov.32 r0, d3[0]                       @ 89
    strh r0, [r2, #18]                      @ 89
    vmov.32 r2, d2[0]                       @ 90
    ldr r0, [r2, #20]                       @ 90
    asr r1, r0, #31                         @ 90
    vmov d3, r0, r1                         @ 90
    vmov r0, r1, d3                         @ 90
    lsl r1, r1, #3                          @ 90
    orr r1, r1, r0, lsr #29                 @ 90
    lsl r0, r0, #3                          @ 90
    vmov d3, r0, r1                         @ 90
    vmov.32 r0, d3[0]                       @ 90
    asr r1, r0, #31                         @ 90
    vmov d3, r0, r1                         @ 90
    vmov.32 r2, d2[0]                       @ 90
    vmov.32 r0, d3[0]                       @ 90
    str r0, [r2, #20]                       @ 90
    vmov.32 r2, d2[0]                       @ 91
    vldr d3, [r2, #24]                      @ 91
    vmov r0, r1, d3                         @ 91
    lsr r0, r0, #2                          @ 91
    orr r0, r0, r1, lsl #30                 @ 91
    asr r1, r1, #2                          @ 91
    vmov d3, r0, r1                         @ 91
    vmov.32 r2, d2[0]                       @ 91
    vstr d3, [r2, #24]                      @ 91
    vmov.32 r2, d2[0]                       @ 92
    ldrb r0, [r2, #0]                       @ 92
    mov r1, #0                              @ 92
    vmov d3, r0, r1                         @ 92
    vmov r0, r1, d3                         @ 92
    mov r2, #3                              @ 92
    mov r3, #0                              @ 92
    cmp r2, r0                              @ 92
    sbcs r0, r3, r1                         @ 92
    mov r0, #1                              @ 92
    blo 99f                                 @ 92
    mov r0, #0                              @ 92
99:
    mov r1, #0                              @ 92
    vmov d3, r0, r1                         @ 92
    vmov.32 r2, d2[0]                       @ 92
    vmov.32 r0, d3[0]                       @ 92
    strb r0, [r2, #32]                      @ 92
    vmov.32 r2, d2[0]                       @ 93
    ldrb r0, [r2, #0]                       @ 93
    mov r1, #0                              @ 93
    vmov d3, r0, r1                         @ 93
    vmov.32 r2, d2[0]                       @ 93
    ldrsb r0, [r2, #16]                     @ 93
    asr r1, r0, #31                         @ 93
    vmov d4, r0, r1                         @ 93
    movw r0, #10                            @ 93
    movw r1, #0                             @ 93
    vmov d5, r0, r1                         @ 93
    vmov r0, r1, d4                         @ 93
    vmov r2, r3, d5                         @ 93
    mul r1, r1, r2                          @ 93
    mla r1, r0, r3, r1                      @ 93
    umull r0, r3, r0, r2                    @ 93
    add r1, r1, r3                          @ 93
    vmov d4, r0, r1                         @ 93
    vmov r0, r1, d3                         @ 93
    vmov r2, r3, d4                         @ 93
    adds r0, r0, r2                         @ 93
    adc r1, r1, r3                          @ 93
    vmov d3, r0, r1                         @ 93
    vmov.32 r2, d2[0]                       @ 93
    ldrb r0, [r2, #32]                      @ 93
    mov r1, #0                              @ 93
    vmov d4, r0, r1                         @ 93
    vmov r0, r1, d4                         @ 93
    and r0, r0, #1                          @ 93
    mov r1, #0                              @ 93
    vmov d4, r0, r1                         @ 93
    vmov r0, r1, d3                         @ 93
    vmov r2, r3, d4                         @ 93
    adds r0, r0, r2                         @ 93
    adc r1, r1, r3                          @ 93
    vmov d3, r0, r1                         @ 93
    vmov.32 r2, d2[0]                       @ 93
    vstr d3, [r2, #8]                       @ 93
.Lwidths_post_commit:
.Lwidths_end:
    .pushsection __rseq_failure, "ax"
    .long 0xe7f5def3
.Lwidths_abort:
    b .Lwidths_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .long .Lwidths_start, 0, .Lwidths_exit_unavailable, 0
    .popsection
    bx lr
.Lwidths_aborted:
    b widths
.Lwidths_exit_unavailable:
    bx lr
.size widths, . - widths

.syntax unified
.arch armv7-a
.fpu vfpv3-d16
.arm
.text
.globl constants
.type constants, %function
constants:
    @ d5: the rseq area
    @ d6: count of cells
    @ d7: base of cells
    @ d8: stride of cells
    .syntax unified
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lconstants_descriptor:
    .long 0, 0
    .long .Lconstants_start, 0, .Lconstants_post_commit - .Lconstants_start, 0, .Lconstants_abort, 0
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .long .Lconstants_descriptor, 0
    .popsection
    adr r0, 99f                             @ 97
    movw r1, #:lower16:(.Lconstants_descriptor - 99f)@ 97
    movt r1, #:upper16:(.Lconstants_descriptor - 99f)@ 97
    add r0, r0, r1                          @ 97
99:
    vmov.32 r2, d5[0]                       @ 97
    mov r1, #0                              @ 97
    vmov d0, r0, r1                         @ 97
    vstr d0, [r2, #8]                       @ 97
.Lconstants_start:
    vmov.32 r2, d5[0]                       @ 97
    ldr r0, [r2, #4]                        @ 97
    mov r1, #0                              @ 97
    vmov d2, r0, r1                         @ 97
    vmov r0, r1, d2                         @ 97
    vmov r2, r3, d6                         @ 97
    cmp r0, r2                              @ 97
    sbcs r0, r1, r3                         @ 97
    bhs .Lconstants_exit_unavailable        @ 97
    vmov r0, r1, d8                         @ 98
    vmov r2, r3, d2                         @ 98
    mul r1, r1, r2                          @ 98
    mla r1, r0, r3, r1                      @ 98
    umull r0, r3, r0, r2                    @ 98
    add r1, r1, r3                          @ 98
    vmov d3, r0, r1                         @ 98
    vmov r0, r1, d7                         @ 98
    vmov r2, r3, d3                         @ 98
    adds r0, r0, r2                         @ 98
    adc r1, r1, r3                          @ 98
    vmov d2, r0, r1                         @ 98
    movw r0, #0                             @ 100
    movt r0, #65535                         @ 100
    movw r1, #65535                         @ 100
    movt r1, #65535                         @ 100
    vmov d3, r0, r1                         @ 100
    vmov.32 r2, d2[0]                       @ 100
    vstr d3, [r2, #8]                       @ 100
    movw r0, #65535                         @ 101
    movt r0, #65535                         @ 101
    movw r1, #65535                         @ 101
    movt r1, #65535                         @ 101
    vmov d3, r0, r1                         @ 101
    vmov.32 r2, d2[0]                       @ 101
    vstr d3, [r2, #24]                      @ 101
    movw r0, #10240                         @ 102
    movt r0, #61035                         @ 102
    movw r1, #0                             @ 102
    vmov d3, r0, r1                         @ 102
    vmov.32 r2, d2[0]                       @ 102
    vmov.32 r0, d3[0]                       @ 102
    str r0, [r2, #4]                        @ 102
    movw r0, #0                             @ 103
    movw r1, #0                             @ 103
    vmov d3, r0, r1                         @ 103
    vmov.32 r2, d2[0]                       @ 103
    vmov.32 r0, d3[0]                       @ 103
    strb r0, [r2, #0]                       @ 103
    movw r0, #39322                         @ 104
    movt r0, #39321                         @ 104
    movw r1, #39321                         @ 104
    movt r1, #16313                         @ 104
    vmov d3, r0, r1                         @ 104
    vmov.32 r2, d2[0]                       @ 104
    vstr d3, [r2, #40]                      @ 104
    movw r0, #1                             @ 105
    movw r1, #0                             @ 105
    vmov d3, r0, r1                         @ 105
    vmov.32 r2, d2[0]                       @ 105
    vmov.32 r0, d3[0]                       @ 105
    strb r0, [r2, #32]                      @ 105
    vmov.32 r2, d2[0]                       @ 106
    vldr d3, [r2, #8]                       @ 106
    movw r0, #57072                         @ 106
    movt r0, #39612                         @ 106
    movw r1, #22136                         @ 106
    movt r1, #4660                          @ 106
    vmov d4, r0, r1                         @ 106
    vmov r0, r1, d3                         @ 106
    vmov r2, r3, d4                         @ 106
    eor r0, r0, r2                          @ 106
    eor r1, r1, r3                          @ 106
    vmov d3, r0, r1                         @ 106
    vmov.32 r2, d2[0]                       @ 106
    vstr d3, [r2, #8]                       @ 106
.Lconstants_post_commit:
.Lconstants_end:
    .pushsection __rseq_failure, "ax"
    .long 0xe7f5def3
.Lconstants_abort:
    b .Lconstants_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .long .Lconstants_start, 0, .Lconstants_exit_unavailable, 0
    .popsection
    bx lr
.Lconstants_aborted:
    b constants
.Lconstants_exit_unavailable:
    bx lr
.size constants, . - constants

.syntax unified
.arch armv7-a
.fpu vfpv3-d16
.arm
.text
.globl floats
.type floats, %function
floats:
    @ d5: the rseq area
    @ d6: count of cells
    @ d15: x
    @ d7: n
    @ d8: m
    @ d9: record of cells
    @ result 0 in d13
    .syntax unified
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lfloats_descriptor:
    .long 0, 0
    .long .Lfloats_start, 0, .Lfloats_post_commit - .Lfloats_start, 0, .Lfloats_abort, 0
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .long .Lfloats_descriptor, 0
    .popsection
    adr r0, 99f                             @ 110
    movw r1, #:lower16:(.Lfloats_descriptor - 99f)@ 110
    movt r1, #:upper16:(.Lfloats_descriptor - 99f)@ 110
    add r0, r0, r1                          @ 110
99:
    vmov.32 r2, d5[0]                       @ 110
    mov r1, #0                              @ 110
    vmov d0, r0, r1                         @ 110
    vstr d0, [r2, #8]                       @ 110
.Lfloats_start:
    vmov.32 r2, d5[0]                       @ 110
    ldr r0, [r2, #4]                        @ 110
    mov r1, #0                              @ 110
    vmov d2, r0, r1                         @ 110
    vmov r0, r1, d2                         @ 110
    vmov r2, r3, d6                         @ 110
    cmp r0, r2                              @ 110
    sbcs r0, r1, r3                         @ 110
    bhs .Lfloats_exit_unavailable           @ 110
    vmov.32 r2, d9[0]                       @ 111
    vldr d3, [r2, #8]                       @ 111
    vmov r0, r1, d3                         @ 111
    vmov r2, r3, d2                         @ 111
    mul r1, r1, r2                          @ 111
    mla r1, r0, r3, r1                      @ 111
    umull r0, r3, r0, r2                    @ 111
    add r1, r1, r3                          @ 111
    vmov d3, r0, r1                         @ 111
    vmov.32 r2, d9[0]                       @ 111
    vldr d2, [r2, #0]                       @ 111
    vmov r0, r1, d3                         @ 111
    vmov r2, r3, d2                         @ 111
    adds r0, r0, r2                         @ 111
    adc r1, r1, r3                          @ 111
    vmov d3, r0, r1                         @ 111
    movw r0, #0                             @ 112
    movw r1, #0                             @ 112
    movt r1, #16388                         @ 112
    vmov d2, r0, r1                         @ 112
    vmov.f64 d11, d2                        @ 112
    vmul.f64 d12, d15, d11                  @ 112
    vmov.32 r2, d3[0]                       @ 112
    vldr d11, [r2, #40]                     @ 112
    vsub.f64 d12, d12, d11                  @ 112
    vmov.f64 d0, d7                         @ 112
    vcvt.f64.u32 d1, s0                     @ 112
    vcvt.f64.s32 d0, s1                     @ 112
    mov r0, #0                              @ 112
    movw r1, #0                             @ 112
    movt r1, #0x41f0                        @ 112
    vmov d11, r0, r1                        @ 112
    vmul.f64 d0, d0, d11                    @ 112
    vadd.f64 d11, d0, d1                    @ 112
    vadd.f64 d12, d12, d11                  @ 112
    vmov.f64 d2, d8                         @ 112
    vmov r0, r1, d2                         @ 112
    mov r2, #0                              @ 112
    mov r3, #0                              @ 112
    cmp r0, r2                              @ 112
    sbcs r0, r1, r3                         @ 112
    blt .Lfloats_large2                     @ 112
.Lfloats_small1:
    vmov.f64 d0, d2                         @ 112
    vcvt.f64.u32 d1, s0                     @ 112
    vcvt.f64.s32 d0, s1                     @ 112
    mov r0, #0                              @ 112
    movw r1, #0                             @ 112
    movt r1, #0x41f0                        @ 112
    vmov d11, r0, r1                        @ 112
    vmul.f64 d0, d0, d11                    @ 112
    vadd.f64 d11, d0, d1                    @ 112
    b .Lfloats_end3                         @ 112
.Lfloats_large2:
    vmov r0, r1, d8                         @ 112
    lsr r0, r0, #1                          @ 112
    orr r0, r0, r1, lsl #31                 @ 112
    lsr r1, r1, #1                          @ 112
    vmov d2, r0, r1                         @ 112
    vmov r0, r1, d8                         @ 112
    and r0, r0, #1                          @ 112
    mov r1, #0                              @ 112
    vmov d4, r0, r1                         @ 112
    vmov r0, r1, d2                         @ 112
    vmov r2, r3, d4                         @ 112
    orr r0, r0, r2                          @ 112
    orr r1, r1, r3                          @ 112
    vmov d2, r0, r1                         @ 112
    vmov.f64 d0, d2                         @ 112
    vcvt.f64.u32 d1, s0                     @ 112
    vcvt.f64.s32 d0, s1                     @ 112
    mov r0, #0                              @ 112
    movw r1, #0                             @ 112
    movt r1, #0x41f0                        @ 112
    vmov d11, r0, r1                        @ 112
    vmul.f64 d0, d0, d11                    @ 112
    vadd.f64 d11, d0, d1                    @ 112
    vadd.f64 d11, d11, d11                  @ 112
.Lfloats_end3:
    vadd.f64 d12, d12, d11                  @ 112
    movw r0, #0                             @ 113
    movw r1, #0                             @ 113
    vmov d2, r0, r1                         @ 113
    vmov.f64 d11, d2                        @ 113
    vcmp.f64 d12, d11                       @ 113
    vmrs APSR_nzcv, fpscr                   @ 113
    bmi .Lfloats_then4                      @ 113
.Lfloats_or7:
    vcmp.f64 d12, d12                       @ 113
    vmrs APSR_nzcv, fpscr                   @ 113
    beq .Lfloats_or8                        @ 113
    b .Lfloats_then4                        @ 113
.Lfloats_or8:
    movw r0, #30108                         @ 113
    movt r0, #34816                         @ 113
    movw r1, #58428                         @ 113
    movt r1, #32311                         @ 113
    vmov d2, r0, r1                         @ 113
    vmov.f64 d11, d2                        @ 113
    vcmp.f64 d12, d11                       @ 113
    vmrs APSR_nzcv, fpscr                   @ 113
    bge .Lfloats_then4                      @ 113
    b .Lfloats_end6                         @ 113
.Lfloats_then4:
    vmov.f64 d2, d12                        @ 114
    movw r0, #0                             @ 114
    movw r1, #0                             @ 114
    movt r1, #32768                         @ 114
    vmov d4, r0, r1                         @ 114
    vmov r0, r1, d2                         @ 114
    vmov r2, r3, d4                         @ 114
    eor r0, r0, r2                          @ 114
    eor r1, r1, r3                          @ 114
    vmov d2, r0, r1                         @ 114
    vmov.f64 d12, d2                        @ 114
.Lfloats_end6:
    vcmp.f64 d12, d15                       @ 115
    vmrs APSR_nzcv, fpscr                   @ 115
    bne .Lfloats_then9                      @ 115
    b .Lfloats_else10                       @ 115
.Lfloats_then9:
    vmov.f64 d11, d12                       @ 115
    vcmp.f64 d15, d12                       @ 115
    vmrs APSR_nzcv, fpscr                   @ 115
    bgt .Lfloats_other12                    @ 115
    b .Lfloats_end13                        @ 115
.Lfloats_other12:
    vmov.f64 d11, d15                       @ 115
.Lfloats_end13:
    b .Lfloats_end11                        @ 115
.Lfloats_else10:
    vmov.f64 d11, d15                       @ 115
    movw r0, #0                             @ 115
    movw r1, #0                             @ 115
    movt r1, #16368                         @ 115
    vmov d2, r0, r1                         @ 115
    vmov.f64 d13, d2                        @ 115
    vcmp.f64 d15, d13                       @ 115
    vmrs APSR_nzcv, fpscr                   @ 115
    bgt .Lfloats_other14                    @ 115
    b .Lfloats_end15                        @ 115
.Lfloats_other14:
    movw r0, #0                             @ 115
    movw r1, #0                             @ 115
    movt r1, #16368                         @ 115
    vmov d2, r0, r1                         @ 115
    vmov.f64 d11, d2                        @ 115
.Lfloats_end15:
.Lfloats_end11:
    vmov.f64 d13, d12                       @ 117
    movw r0, #0                             @ 117
    movw r1, #0                             @ 117
    vmov d2, r0, r1                         @ 117
    vmov.f64 d14, d2                        @ 117
    vcmp.f64 d12, d14                       @ 117
    vmrs APSR_nzcv, fpscr                   @ 117
    bls .Lfloats_negative16                 @ 117
    b .Lfloats_end17                        @ 117
.Lfloats_negative16:
    movw r0, #0                             @ 117
    movw r1, #0                             @ 117
    vmov d2, r0, r1                         @ 117
    vmov.f64 d13, d2                        @ 117
    vsub.f64 d13, d13, d12                  @ 117
.Lfloats_end17:
    vmov.32 r2, d3[0]                       @ 116
    vstr d11, [r2, #40]                     @ 116
.Lfloats_post_commit:
.Lfloats_end:
    .pushsection __rseq_failure, "ax"
    .long 0xe7f5def3
.Lfloats_abort:
    b .Lfloats_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .long .Lfloats_start, 0, .Lfloats_exit_unavailable, 0
    .popsection
    bx lr
.Lfloats_aborted:
    b floats
.Lfloats_exit_unavailable:
    bx lr
.size floats, . - floats

.syntax unified
.arch armv7-a
.fpu vfpv3-d16
.arm
.text
.globl add_float_released
.type add_float_released, %function
add_float_released:
    @ d4: the rseq area
    @ d5: count of cells
    @ d6: base of cells
    @ d7: stride of cells
    @ d12: x
    .syntax unified
    .pushsection __rseq_cs, "aw"
    .balign 32
.Ladd_float_released_descriptor:
    .long 0, 0
    .long .Ladd_float_released_start, 0, .Ladd_float_released_post_commit - .Ladd_float_released_start, 0, .Ladd_float_released_abort, 0
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .long .Ladd_float_released_descriptor, 0
    .popsection
    adr r0, 99f                             @ 121
    movw r1, #:lower16:(.Ladd_float_released_descriptor - 99f)@ 121
    movt r1, #:upper16:(.Ladd_float_released_descriptor - 99f)@ 121
    add r0, r0, r1                          @ 121
99:
    vmov.32 r2, d4[0]                       @ 121
    mov r1, #0                              @ 121
    vmov d0, r0, r1                         @ 121
    vstr d0, [r2, #8]                       @ 121
.Ladd_float_released_start:
    vmov.32 r2, d4[0]                       @ 121
    ldr r0, [r2, #4]                        @ 121
    mov r1, #0                              @ 121
    vmov d2, r0, r1                         @ 121
    vmov r0, r1, d2                         @ 121
    vmov r2, r3, d5                         @ 121
    cmp r0, r2                              @ 121
    sbcs r0, r1, r3                         @ 121
    bhs .Ladd_float_released_exit_unavailable@ 121
    vmov r0, r1, d7                         @ 122
    vmov r2, r3, d2                         @ 122
    mul r1, r1, r2                          @ 122
    mla r1, r0, r3, r1                      @ 122
    umull r0, r3, r0, r2                    @ 122
    add r1, r1, r3                          @ 122
    vmov d3, r0, r1                         @ 122
    vmov r0, r1, d6                         @ 122
    vmov r2, r3, d3                         @ 122
    adds r0, r0, r2                         @ 122
    adc r1, r1, r3                          @ 122
    vmov d2, r0, r1                         @ 122
    vmov.32 r2, d2[0]                       @ 123
    vldr d11, [r2, #40]                     @ 123
    vadd.f64 d11, d11, d12                  @ 123
    vmov.f64 d3, d11                        @ 123
    vmov.32 r2, d2[0]                       @ 123
    dmb ish                                 @ 123
    vstr d3, [r2, #40]                      @ 123
.Ladd_float_released_post_commit:
.Ladd_float_released_end:
    .pushsection __rseq_failure, "ax"
    .long 0xe7f5def3
.Ladd_float_released_abort:
    b .Ladd_float_released_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .long .Ladd_float_released_start, 0, .Ladd_float_released_exit_unavailable, 0
    .popsection
    bx lr
.Ladd_float_released_aborted:
    b add_float_released
.Ladd_float_released_exit_unavailable:
    bx lr
.size add_float_released, . - add_float_released

.syntax unified
.arch armv7-a
.fpu vfpv3-d16
.arm
.text
.globl shifts
.type shifts, %function
shifts:
    @ d6: the rseq area
    @ d7: count of cells
    @ d8: n
    @ d9: k
    @ d10: record of cells
    @ result 0 in d2
    .syntax unified
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lshifts_descriptor:
    .long 0, 0
    .long .Lshifts_start, 0, .Lshifts_post_commit - .Lshifts_start, 0, .Lshifts_abort, 0
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .long .Lshifts_descriptor, 0
    .popsection
    adr r0, 99f                             @ 127
    movw r1, #:lower16:(.Lshifts_descriptor - 99f)@ 127
    movt r1, #:upper16:(.Lshifts_descriptor - 99f)@ 127
    add r0, r0, r1                          @ 127
99:
    vmov.32 r2, d6[0]                       @ 127
    mov r1, #0                              @ 127
    vmov d0, r0, r1                         @ 127
    vstr d0, [r2, #8]                       @ 127
.Lshifts_start:
    vmov.32 r2, d6[0]                       @ 127
    ldr r0, [r2, #4]                        @ 127
    mov r1, #0                              @ 127
    vmov d2, r0, r1                         @ 127
    vmov r0, r1, d2                         @ 127
    vmov r2, r3, d7                         @ 127
    cmp r0, r2                              @ 127
    sbcs r0, r1, r3                         @ 127
    bhs .Lshifts_exit_unavailable           @ 127
    vmov.32 r2, d10[0]                      @ 128
    vldr d3, [r2, #8]                       @ 128
    vmov r0, r1, d3                         @ 128
    vmov r2, r3, d2                         @ 128
    mul r1, r1, r2                          @ 128
    mla r1, r0, r3, r1                      @ 128
    umull r0, r3, r0, r2                    @ 128
    add r1, r1, r3                          @ 128
    vmov d3, r0, r1                         @ 128
    vmov.32 r2, d10[0]                      @ 128
    vldr d2, [r2, #0]                       @ 128
    vmov r0, r1, d3                         @ 128
    vmov r2, r3, d2                         @ 128
    adds r0, r0, r2                         @ 128
    adc r1, r1, r3                          @ 128
    vmov d3, r0, r1                         @ 128
    vmov.32 r2, d3[0]                       @ 129
    ldrb r0, [r2, #0]                       @ 129
    mov r1, #0                              @ 129
    vmov d2, r0, r1                         @ 129
    vmov r0, r1, d9                         @ 129
    and r0, r0, #7                          @ 129
    mov r1, #0                              @ 129
    vmov d4, r0, r1                         @ 129
    vmov r0, r1, d2                         @ 129
    vmov.32 r2, d4[0]                       @ 129
    and r2, r2, #63                         @ 129
    lsr r0, r0, r2                          @ 129
    rsb r3, r2, #32                         @ 129
    lsl r12, r1, r3                         @ 129
    orr r0, r0, r12                         @ 129
    sub r3, r2, #32                         @ 129
    lsr r12, r1, r3                         @ 129
    orr r0, r0, r12                         @ 129
    lsr r1, r1, r2                          @ 129
    vmov d2, r0, r1                         @ 129
    vmov.32 r2, d3[0]                       @ 130
    ldr r0, [r2, #20]                       @ 130
    asr r1, r0, #31                         @ 130
    vmov d4, r0, r1                         @ 130
    vmov.f64 d5, d9                         @ 130
    vmov r0, r1, d5                         @ 130
    and r0, r0, #31                         @ 130
    mov r1, #0                              @ 130
    vmov d5, r0, r1                         @ 130
    vmov r0, r1, d4                         @ 130
    vmov.32 r2, d5[0]                       @ 130
    and r2, r2, #63                         @ 130
    lsr r0, r0, r2                          @ 130
    rsb r3, r2, #32                         @ 130
    lsl r12, r1, r3                         @ 130
    orr r0, r0, r12                         @ 130
    subs r3, r2, #32                        @ 130
    bmi 99f                                 @ 130
    asr r0, r1, r3                          @ 130
99:
    asr r1, r1, r2                          @ 130
    vmov d4, r0, r1                         @ 130
    vmov r0, r1, d8                         @ 131
    vmov.32 r2, d9[0]                       @ 131
    and r2, r2, #63                         @ 131
    lsl r1, r1, r2                          @ 131
    rsb r3, r2, #32                         @ 131
    lsr r12, r0, r3                         @ 131
    orr r1, r1, r12                         @ 131
    sub r3, r2, #32                         @ 131
    lsl r12, r0, r3                         @ 131
    orr r1, r1, r12                         @ 131
    lsl r0, r0, r2                          @ 131
    vmov d5, r0, r1                         @ 131
    vmov r0, r1, d5                         @ 131
    vmov r2, r3, d2                         @ 131
    orr r0, r0, r2                          @ 131
    orr r1, r1, r3                          @ 131
    vmov d5, r0, r1                         @ 131
    vmov r0, r1, d5                         @ 131
    vmov r2, r3, d4                         @ 131
    orr r0, r0, r2                          @ 131
    orr r1, r1, r3                          @ 131
    vmov d5, r0, r1                         @ 131
    vmov r0, r1, d8                         @ 132
    lsr r0, r1, #31                         @ 132
    mov r1, #0                              @ 132
    vmov d2, r0, r1                         @ 132
    vmov.32 r2, d3[0]                       @ 131
    vstr d5, [r2, #8]                       @ 131
.Lshifts_post_commit:
.Lshifts_end:
    .pushsection __rseq_failure, "ax"
    .long 0xe7f5def3
.Lshifts_abort:
    b .Lshifts_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .long .Lshifts_start, 0, .Lshifts_exit_unavailable, 0
    .popsection
    bx lr
.Lshifts_aborted:
    b shifts
.Lshifts_exit_unavailable:
    bx lr
.size shifts, . - shifts

.syntax unified
.arch armv7-a
.fpu vfpv3-d16
.arm
.text
.globl indexing
.type indexing, %function
indexing:
    @ d6: the rseq area
    @ d7: count of cells
    @ d8: i
    @ d9: j
    @ d10: record of cells
    @ result 0 in d2
    .syntax unified
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lindexing_descriptor:
    .long 0, 0
    .long .Lindexing_start, 0, .Lindexing_post_commit - .Lindexing_start, 0, .Lindexing_abort, 0
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .long .Lindexing_descriptor, 0
    .popsection
    adr r0, 99f                             @ 136
    movw r1, #:lower16:(.Lindexing_descriptor - 99f)@ 136
    movt r1, #:upper16:(.Lindexing_descriptor - 99f)@ 136
    add r0, r0, r1                          @ 136
99:
    vmov.32 r2, d6[0]                       @ 136
    mov r1, #0                              @ 136
    vmov d0, r0, r1                         @ 136
    vstr d0, [r2, #8]                       @ 136
.Lindexing_start:
    vmov.32 r2, d6[0]                       @ 136
    ldr r0, [r2, #4]                        @ 136
    mov r1, #0                              @ 136
    vmov d2, r0, r1                         @ 136
    vmov r0, r1, d2                         @ 136
    vmov r2, r3, d7                         @ 136
    cmp r0, r2                              @ 136
    sbcs r0, r1, r3                         @ 136
    bhs .Lindexing_exit_unavailable         @ 136
    vmov.32 r2, d10[0]                      @ 137
    vldr d3, [r2, #8]                       @ 137
    vmov r0, r1, d3                         @ 137
    vmov r2, r3, d2                         @ 137
    mul r1, r1, r2                          @ 137
    mla r1, r0, r3, r1                      @ 137
    umull r0, r3, r0, r2                    @ 137
    add r1, r1, r3                          @ 137
    vmov d3, r0, r1                         @ 137
    vmov.32 r2, d10[0]                      @ 137
    vldr d2, [r2, #0]                       @ 137
    vmov r0, r1, d3                         @ 137
    vmov r2, r3, d2                         @ 137
    adds r0, r0, r2                         @ 137
    adc r1, r1, r3                          @ 137
    vmov d3, r0, r1                         @ 137
    vmov r0, r1, d8                         @ 139
    and r0, r0, #15                         @ 139
    mov r1, #0                              @ 139
    vmov d2, r0, r1                         @ 139
    vmov r0, r1, d2                         @ 139
    lsl r1, r1, #2                          @ 139
    orr r1, r1, r0, lsr #30                 @ 139
    lsl r0, r0, #2                          @ 139
    vmov d2, r0, r1                         @ 139
    vmov r0, r1, d3                         @ 139
    vmov r2, r3, d2                         @ 139
    adds r0, r0, r2                         @ 139
    adc r1, r1, r3                          @ 139
    vmov d4, r0, r1                         @ 139
    vmov r0, r1, d4                         @ 139
    adds r0, r0, #72                        @ 139
    adc r1, r1, #0                          @ 139
    vmov d4, r0, r1                         @ 139
    movw r0, #1                             @ 139
    movw r1, #0                             @ 139
    vmov d2, r0, r1                         @ 139
    vmov.32 r2, d4[0]                       @ 139
    vmov.32 r0, d2[0]                       @ 139
    str r0, [r2, #0]                        @ 139
    vmov r0, r1, d8                         @ 140
    mov r2, #3                              @ 140
    mov r3, #0                              @ 140
    cmp r0, r2                              @ 140
    sbcs r0, r1, r3                         @ 140
    bhs .Lindexing_exit_index1              @ 140
.Lindexing_ok1:
    vmov r0, r1, d8                         @ 140
    lsl r1, r1, #4                          @ 140
    orr r1, r1, r0, lsr #28                 @ 140
    lsl r0, r0, #4                          @ 140
    vmov d2, r0, r1                         @ 140
    vmov r0, r1, d3                         @ 140
    vmov r2, r3, d2                         @ 140
    adds r0, r0, r2                         @ 140
    adc r1, r1, r3                          @ 140
    vmov d4, r0, r1                         @ 140
    vmov r0, r1, d4                         @ 140
    adds r0, r0, #136                       @ 140
    adc r1, r1, #0                          @ 140
    vmov d4, r0, r1                         @ 140
    movw r0, #0                             @ 140
    movw r1, #0                             @ 140
    movt r1, #16384                         @ 140
    vmov d2, r0, r1                         @ 140
    vmov.32 r2, d4[0]                       @ 140
    vstr d2, [r2, #8]                       @ 140
    vmov r0, r1, d9                         @ 141
    and r0, r0, #1                          @ 141
    mov r1, #0                              @ 141
    vmov d2, r0, r1                         @ 141
    movw r0, #40                            @ 141
    movw r1, #0                             @ 141
    vmov d4, r0, r1                         @ 141
    vmov r0, r1, d2                         @ 141
    vmov r2, r3, d4                         @ 141
    mul r1, r1, r2                          @ 141
    mla r1, r0, r3, r1                      @ 141
    umull r0, r3, r0, r2                    @ 141
    add r1, r1, r3                          @ 141
    vmov d2, r0, r1                         @ 141
    vmov r0, r1, d3                         @ 141
    vmov r2, r3, d2                         @ 141
    adds r0, r0, r2                         @ 141
    adc r1, r1, r3                          @ 141
    vmov d4, r0, r1                         @ 141
    vmov r0, r1, d4                         @ 141
    adds r0, r0, #184                       @ 141
    adc r1, r1, #0                          @ 141
    vmov d4, r0, r1                         @ 141
    vmov.32 r2, d4[0]                       @ 141
    vldr d2, [r2, #8]                       @ 141
    vmov r0, r1, d2                         @ 141
    adds r0, r0, #1                         @ 141
    adc r1, r1, #0                          @ 141
    vmov d2, r0, r1                         @ 141
    vmov.32 r2, d4[0]                       @ 141
    vstr d2, [r2, #8]                       @ 141
    vmov.32 r2, d3[0]                       @ 142
    ldr r0, [r2, #84]                       @ 142
    mov r1, #0                              @ 142
    vmov d2, r0, r1                         @ 142
    movw r0, #4096                          @ 142
    movw r1, #0                             @ 142
    vmov d4, r0, r1                         @ 142
    vmov r0, r1, d8                         @ 142
    vmov r2, r3, d4                         @ 142
    cmp r0, r2                              @ 142
    sbcs r0, r1, r3                         @ 142
    bhs .Lindexing_exit_index2              @ 142
.Lindexing_ok3:
    vmov r0, r1, d8                         @ 142
    lsl r1, r1, #3                          @ 142
    orr r1, r1, r0, lsr #29                 @ 142
    lsl r0, r0, #3                          @ 142
    vmov d4, r0, r1                         @ 142
    vmov r0, r1, d3                         @ 142
    vmov r2, r3, d4                         @ 142
    adds r0, r0, r2                         @ 142
    adc r1, r1, r3                          @ 142
    vmov d5, r0, r1                         @ 142
    movw r0, #304                           @ 142
    movw r1, #0                             @ 142
    vmov d4, r0, r1                         @ 142
    vmov r0, r1, d5                         @ 142
    vmov r2, r3, d4                         @ 142
    adds r0, r0, r2                         @ 142
    adc r1, r1, r3                          @ 142
    vmov d5, r0, r1                         @ 142
    vmov.32 r2, d5[0]                       @ 142
    vldr d4, [r2, #0]                       @ 142
    vmov r0, r1, d2                         @ 142
    vmov r2, r3, d4                         @ 142
    adds r0, r0, r2                         @ 142
    adc r1, r1, r3                          @ 142
    vmov d2, r0, r1                         @ 142
    vmov r0, r1, d9                         @ 142
    mov r2, #3                              @ 142
    mov r3, #0                              @ 142
    cmp r0, r2                              @ 142
    sbcs r0, r1, r3                         @ 142
    bhs .Lindexing_exit_index2              @ 142
.Lindexing_ok5:
    movw r0, #40                            @ 142
    movw r1, #0                             @ 142
    vmov d4, r0, r1                         @ 142
    vmov r0, r1, d9                         @ 142
    vmov r2, r3, d4                         @ 142
    mul r1, r1, r2                          @ 142
    mla r1, r0, r3, r1                      @ 142
    umull r0, r3, r0, r2                    @ 142
    add r1, r1, r3                          @ 142
    vmov d5, r0, r1                         @ 142
    vmov r0, r1, d3                         @ 142
    vmov r2, r3, d5                         @ 142
    adds r0, r0, r2                         @ 142
    adc r1, r1, r3                          @ 142
    vmov d4, r0, r1                         @ 142
    vmov r0, r1, d4                         @ 142
    adds r0, r0, #184                       @ 142
    adc r1, r1, #0                          @ 142
    vmov d4, r0, r1                         @ 142
    vmov.32 r2, d4[0]                       @ 142
    vldr d4, [r2, #8]                       @ 142
    vmov r0, r1, d2                         @ 142
    vmov r2, r3, d4                         @ 142
    adds r0, r0, r2                         @ 142
    adc r1, r1, r3                          @ 142
    vmov d2, r0, r1                         @ 142
    movw r0, #33064                         @ 143
    movw r1, #0                             @ 143
    vmov d4, r0, r1                         @ 143
    vmov r0, r1, d3                         @ 143
    vmov r2, r3, d4                         @ 143
    adds r0, r0, r2                         @ 143
    adc r1, r1, r3                          @ 143
    vmov d3, r0, r1                         @ 143
    vmov.32 r2, d3[0]                       @ 143
    vstr d2, [r2, #0]                       @ 143
.Lindexing_post_commit:
.Lindexing_end:
    .pushsection __rseq_failure, "ax"
    .long 0xe7f5def3
.Lindexing_abort:
    b .Lindexing_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .long .Lindexing_start, 0, .Lindexing_exit_unavailable, 0
    .long .Lindexing_start, 0, .Lindexing_exit_index1, 0
    .long .Lindexing_start, 0, .Lindexing_exit_index2, 0
    .popsection
    bx lr
.Lindexing_aborted:
    b indexing
.Lindexing_exit_unavailable:
    bx lr
.Lindexing_exit_index1:
    bx lr
.Lindexing_exit_index2:
    bx lr
.size indexing, . - indexing

.syntax unified
.arch armv7-a
.fpu vfpv3-d16
.arm
.text
.globl loops
.type loops, %function
loops:
    @ d6: the rseq area
    @ d7: count of cells
    @ d8: n
    @ d9: record of cells
    @ d10: this thread's stack slots
    @ result 0 in d2
    .syntax unified
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lloops_descriptor:
    .long 0, 0
    .long .Lloops_start, 0, .Lloops_post_commit - .Lloops_start, 0, .Lloops_abort, 0
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .long .Lloops_descriptor, 0
    .popsection
    adr r0, 99f                             @ 148
    movw r1, #:lower16:(.Lloops_descriptor - 99f)@ 148
    movt r1, #:upper16:(.Lloops_descriptor - 99f)@ 148
    add r0, r0, r1                          @ 148
99:
    vmov.32 r2, d6[0]                       @ 148
    mov r1, #0                              @ 148
    vmov d0, r0, r1                         @ 148
    vstr d0, [r2, #8]                       @ 148
.Lloops_start:
    vmov.32 r2, d6[0]                       @ 148
    ldr r0, [r2, #4]                        @ 148
    mov r1, #0                              @ 148
    vmov d2, r0, r1                         @ 148
    vmov r0, r1, d2                         @ 148
    vmov r2, r3, d7                         @ 148
    cmp r0, r2                              @ 148
    sbcs r0, r1, r3                         @ 148
    bhs .Lloops_exit_unavailable            @ 148
    vmov.32 r2, d9[0]                       @ 149
    vldr d3, [r2, #8]                       @ 149
    vmov r0, r1, d3                         @ 149
    vmov r2, r3, d2                         @ 149
    mul r1, r1, r2                          @ 149
    mla r1, r0, r3, r1                      @ 149
    umull r0, r3, r0, r2                    @ 149
    add r1, r1, r3                          @ 149
    vmov d3, r0, r1                         @ 149
    vmov.32 r2, d9[0]                       @ 149
    vldr d2, [r2, #0]                       @ 149
    vmov r0, r1, d3                         @ 149
    vmov r2, r3, d2                         @ 149
    adds r0, r0, r2                         @ 149
    adc r1, r1, r3                          @ 149
    vmov d3, r0, r1                         @ 149
    vmov.32 r2, d10[0]                      @ 149
    vstr d3, [r2, #8]                       @ 149
    movw r0, #0                             @ 150
    movw r1, #0                             @ 150
    vmov d2, r0, r1                         @ 150
    vmov.32 r2, d10[0]                      @ 150
    vstr d2, [r2, #16]                      @ 150
    vmov.f64 d2, d8                         @ 151
    vmov.32 r2, d10[0]                      @ 151
    vstr d2, [r2, #24]                      @ 151
    vmov r0, r1, d8                         @ 151
    mov r2, #16                             @ 151
    mov r3, #0                              @ 151
    cmp r2, r0                              @ 151
    sbcs r0, r3, r1                         @ 151
    bhs .Lloops_end2                        @ 151
.Lloops_other1:
    movw r0, #16                            @ 151
    movw r1, #0                             @ 151
    vmov d2, r0, r1                         @ 151
    vmov.32 r2, d10[0]                      @ 151
    vstr d2, [r2, #24]                      @ 151
.Lloops_end2:
    movw r0, #0                             @ 151
    movw r1, #0                             @ 151
    vmov d2, r0, r1                         @ 151
.Lloops_for3:
    vmov.32 r2, d10[0]                      @ 151
    vldr d3, [r2, #24]                      @ 151
    vmov r0, r1, d2                         @ 151
    vmov r2, r3, d3                         @ 151
    cmp r0, r2                              @ 151
    sbcs r0, r1, r3                         @ 151
    bhs .Lloops_done6                       @ 151
.Lloops_do4:
    vmov r0, r1, d2                         @ 152
    lsl r1, r1, #2                          @ 152
    orr r1, r1, r0, lsr #30                 @ 152
    lsl r0, r0, #2                          @ 152
    vmov d3, r0, r1                         @ 152
    vmov.32 r2, d10[0]                      @ 152
    vldr d4, [r2, #8]                       @ 152
    vmov r0, r1, d4                         @ 152
    vmov r2, r3, d3                         @ 152
    adds r0, r0, r2                         @ 152
    adc r1, r1, r3                          @ 152
    vmov d4, r0, r1                         @ 152
    vmov r0, r1, d4                         @ 152
    adds r0, r0, #72                        @ 152
    adc r1, r1, #0                          @ 152
    vmov d4, r0, r1                         @ 152
    vmov.32 r2, d4[0]                       @ 152
    ldr r0, [r2, #0]                        @ 152
    mov r1, #0                              @ 152
    vmov d3, r0, r1                         @ 152
    vmov r0, r1, d3                         @ 152
    mov r2, #0                              @ 152
    mov r3, #0                              @ 152
    eor r0, r0, r2                          @ 152
    eor r1, r1, r3                          @ 152
    orrs r0, r0, r1                         @ 152
    beq .Lloops_next5                       @ 152
.Lloops_end9:
    vmov r0, r1, d2                         @ 154
    lsl r1, r1, #2                          @ 154
    orr r1, r1, r0, lsr #30                 @ 154
    lsl r0, r0, #2                          @ 154
    vmov d3, r0, r1                         @ 154
    vmov.32 r2, d10[0]                      @ 154
    vldr d4, [r2, #8]                       @ 154
    vmov r0, r1, d4                         @ 154
    vmov r2, r3, d3                         @ 154
    adds r0, r0, r2                         @ 154
    adc r1, r1, r3                          @ 154
    vmov d4, r0, r1                         @ 154
    vmov r0, r1, d4                         @ 154
    adds r0, r0, #72                        @ 154
    adc r1, r1, #0                          @ 154
    vmov d4, r0, r1                         @ 154
    vmov.32 r2, d4[0]                       @ 154
    ldr r0, [r2, #0]                        @ 154
    mov r1, #0                              @ 154
    vmov d3, r0, r1                         @ 154
    vmov r0, r1, d3                         @ 154
    mov r2, #99                             @ 154
    mov r3, #0                              @ 154
    eor r0, r0, r2                          @ 154
    eor r1, r1, r3                          @ 154
    orrs r0, r0, r1                         @ 154
    beq .Lloops_done6                       @ 154
.Lloops_end12:
    vmov.32 r2, d10[0]                      @ 156
    vldr d3, [r2, #16]                      @ 156
    vmov r0, r1, d2                         @ 156
    lsl r1, r1, #2                          @ 156
    orr r1, r1, r0, lsr #30                 @ 156
    lsl r0, r0, #2                          @ 156
    vmov d4, r0, r1                         @ 156
    vmov.32 r2, d10[0]                      @ 156
    vldr d5, [r2, #8]                       @ 156
    vmov r0, r1, d5                         @ 156
    vmov r2, r3, d4                         @ 156
    adds r0, r0, r2                         @ 156
    adc r1, r1, r3                          @ 156
    vmov d5, r0, r1                         @ 156
    vmov r0, r1, d5                         @ 156
    adds r0, r0, #72                        @ 156
    adc r1, r1, #0                          @ 156
    vmov d5, r0, r1                         @ 156
    vmov.32 r2, d5[0]                       @ 156
    ldr r0, [r2, #0]                        @ 156
    mov r1, #0                              @ 156
    vmov d4, r0, r1                         @ 156
    vmov r0, r1, d3                         @ 156
    vmov r2, r3, d4                         @ 156
    adds r0, r0, r2                         @ 156
    adc r1, r1, r3                          @ 156
    vmov d3, r0, r1                         @ 156
    vmov.32 r2, d10[0]                      @ 156
    vstr d3, [r2, #16]                      @ 156
.Lloops_next5:
    vmov r0, r1, d2                         @ 151
    adds r0, r0, #1                         @ 151
    adc r1, r1, #0                          @ 151
    vmov d2, r0, r1                         @ 151
    b .Lloops_for3                          @ 151
.Lloops_done6:
    vmov.32 r2, d10[0]                      @ 157
    vldr d2, [r2, #0]                       @ 157
    movw r0, #0                             @ 158
    movw r1, #0                             @ 158
    vmov d3, r0, r1                         @ 158
.Lloops_while13:
    vmov r0, r1, d3                         @ 158
    mov r2, #4                              @ 158
    mov r3, #0                              @ 158
    cmp r0, r2                              @ 158
    sbcs r0, r1, r3                         @ 158
    bhs .Lloops_done15                      @ 158
.Lloops_bounded16:
    vmov r0, r1, d3                         @ 158
    adds r0, r0, #1                         @ 158
    adc r1, r1, #0                          @ 158
    vmov d3, r0, r1                         @ 158
    vmov r0, r1, d2                         @ 158
    mov r2, #0                              @ 158
    mov r3, #0                              @ 158
    eor r0, r0, r2                          @ 158
    eor r1, r1, r3                          @ 158
    orrs r0, r0, r1                         @ 158
    beq .Lloops_done15                      @ 158
.Lloops_do14:
    vmov.32 r2, d2[0]                       @ 159
    vldr d4, [r2, #8]                       @ 159
    vmov.32 r2, d10[0]                      @ 159
    vldr d5, [r2, #16]                      @ 159
    vmov r0, r1, d5                         @ 159
    vmov r2, r3, d4                         @ 159
    adds r0, r0, r2                         @ 159
    adc r1, r1, r3                          @ 159
    vmov d5, r0, r1                         @ 159
    vmov.32 r2, d10[0]                      @ 159
    vstr d5, [r2, #16]                      @ 159
    vmov.32 r2, d2[0]                       @ 160
    ldr r0, [r2, #0]                        @ 160
    mov r1, #0                              @ 160
    vmov d2, r0, r1                         @ 160
    b .Lloops_while13                       @ 158
.Lloops_done15:
    movw r0, #10                            @ 161
    movw r1, #0                             @ 161
    vmov d2, r0, r1                         @ 161
.Lloops_for18:
    vmov r0, r1, d2                         @ 161
    mov r2, #0                              @ 161
    mov r3, #0                              @ 161
    cmp r2, r0                              @ 161
    sbcs r0, r3, r1                         @ 161
    bge .Lloops_done21                      @ 161
.Lloops_do19:
    vmov.32 r2, d10[0]                      @ 162
    vldr d3, [r2, #16]                      @ 162
    vmov.f64 d4, d2                         @ 162
    vmov r0, r1, d3                         @ 162
    vmov r2, r3, d4                         @ 162
    adds r0, r0, r2                         @ 162
    adc r1, r1, r3                          @ 162
    vmov d3, r0, r1                         @ 162
    vmov.32 r2, d10[0]                      @ 162
    vstr d3, [r2, #16]                      @ 162
    vmov r0, r1, d2                         @ 161
    subs r0, r0, #0                         @ 161
    sbc r1, r1, #0                          @ 161
    vmov d3, r0, r1                         @ 161
    vmov r0, r1, d3                         @ 161
    mov r2, #3                              @ 161
    mov r3, #0                              @ 161
    cmp r2, r0                              @ 161
    sbcs r0, r3, r1                         @ 161
    bhs .Lloops_done21                      @ 161
.Lloops_onward22:
    vmov r0, r1, d2                         @ 161
    subs r0, r0, #3                         @ 161
    sbc r1, r1, #0                          @ 161
    vmov d2, r0, r1                         @ 161
    b .Lloops_for18                         @ 161
.Lloops_done21:
    movw r0, #0                             @ 164
    movw r1, #0                             @ 164
    vmov d2, r0, r1                         @ 164
.Lloops_for23:
    vmov r0, r1, d2                         @ 164
    mov r2, #24                             @ 164
    mov r3, #0                              @ 164
    cmp r0, r2                              @ 164
    sbcs r0, r1, r3                         @ 164
    bge .Lloops_done26                      @ 164
.Lloops_do24:
    vmov.f64 d3, d2                         @ 165
    vmov r0, r1, d3                         @ 165
    vmov d3, r0, r1                         @ 165
    vmov.32 r2, d10[0]                      @ 165
    vldr d4, [r2, #0]                       @ 165
    vmov r0, r1, d4                         @ 165
    vmov r2, r3, d3                         @ 165
    adds r0, r0, r2                         @ 165
    adc r1, r1, r3                          @ 165
    vmov d4, r0, r1                         @ 165
    vmov r0, r1, d4                         @ 165
    adds r0, r0, #16                        @ 165
    adc r1, r1, #0                          @ 165
    vmov d4, r0, r1                         @ 165
    vmov.32 r0, d2[0]                       @ 165
    uxtb r0, r0                             @ 165
    mov r1, #0                              @ 165
    vmov d3, r0, r1                         @ 165
    vmov.32 r2, d4[0]                       @ 165
    vmov.32 r0, d3[0]                       @ 165
    strb r0, [r2, #0]                       @ 165
    vmov r0, r1, d2                         @ 164
    adds r0, r0, #1                         @ 164
    adc r1, r1, #0                          @ 164
    vmov d2, r0, r1                         @ 164
    b .Lloops_for23                         @ 164
.Lloops_done26:
    vmov.32 r2, d10[0]                      @ 166
    vldr d2, [r2, #16]                      @ 166
    vmov.32 r2, d10[0]                      @ 166
    vldr d3, [r2, #8]                       @ 166
    vmov.32 r2, d10[0]                      @ 166
    vldr d4, [r2, #16]                      @ 166
    vmov.32 r2, d3[0]                       @ 166
    vstr d4, [r2, #8]                       @ 166
.Lloops_post_commit:
.Lloops_end:
    .pushsection __rseq_failure, "ax"
    .long 0xe7f5def3
.Lloops_abort:
    b .Lloops_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .long .Lloops_start, 0, .Lloops_exit_unavailable, 0
    .popsection
    bx lr
.Lloops_aborted:
    b loops
.Lloops_exit_unavailable:
    bx lr
.size loops, . - loops

.syntax unified
.arch armv7-a
.fpu vfpv3-d16
.arm
.text
.globl two_paths
.type two_paths, %function
two_paths:
    @ d5: the rseq area
    @ d6: count of cells
    @ d7: base of cells
    @ d8: stride of cells
    @ d9: up
    @ result 0 in d4
    .syntax unified
    .pushsection __rseq_cs, "aw"
    .balign 32
.Ltwo_paths_descriptor:
    .long 0, 0
    .long .Ltwo_paths_start, 0, .Ltwo_paths_post_commit - .Ltwo_paths_start, 0, .Ltwo_paths_abort, 0
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .long .Ltwo_paths_descriptor, 0
    .popsection
    adr r0, 99f                             @ 171
    movw r1, #:lower16:(.Ltwo_paths_descriptor - 99f)@ 171
    movt r1, #:upper16:(.Ltwo_paths_descriptor - 99f)@ 171
    add r0, r0, r1                          @ 171
99:
    vmov.32 r2, d5[0]                       @ 171
    mov r1, #0                              @ 171
    vmov d0, r0, r1                         @ 171
    vstr d0, [r2, #8]                       @ 171
.Ltwo_paths_start:
    vmov.32 r2, d5[0]                       @ 171
    ldr r0, [r2, #4]                        @ 171
    mov r1, #0                              @ 171
    vmov d2, r0, r1                         @ 171
    vmov r0, r1, d2                         @ 171
    vmov r2, r3, d6                         @ 171
    cmp r0, r2                              @ 171
    sbcs r0, r1, r3                         @ 171
    bhs .Ltwo_paths_exit_unavailable        @ 171
    vmov r0, r1, d8                         @ 172
    vmov r2, r3, d2                         @ 172
    mul r1, r1, r2                          @ 172
    mla r1, r0, r3, r1                      @ 172
    umull r0, r3, r0, r2                    @ 172
    add r1, r1, r3                          @ 172
    vmov d3, r0, r1                         @ 172
    vmov r0, r1, d7                         @ 172
    vmov r2, r3, d3                         @ 172
    adds r0, r0, r2                         @ 172
    adc r1, r1, r3                          @ 172
    vmov d2, r0, r1                         @ 172
    vmov r0, r1, d9                         @ 173
    mov r2, #0                              @ 173
    mov r3, #0                              @ 173
    eor r0, r0, r2                          @ 173
    eor r1, r1, r3                          @ 173
    orrs r0, r0, r1                         @ 173
    beq .Ltwo_paths_end3                    @ 173
.Ltwo_paths_then1:
    vmov.32 r2, d2[0]                       @ 174
    vldr d3, [r2, #8]                       @ 174
    vmov r0, r1, d3                         @ 174
    adds r0, r0, #1                         @ 174
    adc r1, r1, #0                          @ 174
    vmov d3, r0, r1                         @ 174
    movw r0, #1                             @ 174
    movw r1, #0                             @ 174
    vmov d4, r0, r1                         @ 174
    vmov r0, r1, d2                         @ 174
    adds r0, r0, #8                         @ 174
    adc r1, r1, #0                          @ 174
    vmov d2, r0, r1                         @ 174
    b .Ltwo_paths_commit                    @ 174
.Ltwo_paths_end3:
    vmov.32 r2, d2[0]                       @ 176
    vldr d3, [r2, #24]                      @ 176
    vmov r0, r1, d3                         @ 176
    subs r0, r0, #1                         @ 176
    sbc r1, r1, #0                          @ 176
    vmov d3, r0, r1                         @ 176
    movw r0, #2                             @ 176
    movw r1, #0                             @ 176
    vmov d4, r0, r1                         @ 176
    vmov r0, r1, d2                         @ 176
    adds r0, r0, #24                        @ 176
    adc r1, r1, #0                          @ 176
    vmov d2, r0, r1                         @ 176
.Ltwo_paths_commit:
    vmov.32 r2, d2[0]                       @ 174
    vstr d3, [r2, #0]                       @ 174
.Ltwo_paths_post_commit:
.Ltwo_paths_end:
    .pushsection __rseq_failure, "ax"
    .long 0xe7f5def3
.Ltwo_paths_abort:
    b .Ltwo_paths_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .long .Ltwo_paths_start, 0, .Ltwo_paths_exit_unavailable, 0
    .popsection
    bx lr
.Ltwo_paths_aborted:
    b two_paths
.Ltwo_paths_exit_unavailable:
    bx lr
.size two_paths, . - two_paths

.syntax unified
.arch armv7-a
.fpu vfpv3-d16
.arm
.text
.globl move
.type move, %function
move:
    @ d5: the rseq area
    @ d6: count of source
    @ d7: count of target
    @ d8: record of source
    @ d9: record of target
    @ result 0 in d2
    .syntax unified
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lmove_descriptor:
    .long 0, 0
    .long .Lmove_start, 0, .Lmove_post_commit - .Lmove_start, 0, .Lmove_abort, 0
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .long .Lmove_descriptor, 0
    .popsection
    adr r0, 99f                             @ 181
    movw r1, #:lower16:(.Lmove_descriptor - 99f)@ 181
    movt r1, #:upper16:(.Lmove_descriptor - 99f)@ 181
    add r0, r0, r1                          @ 181
99:
    vmov.32 r2, d5[0]                       @ 181
    mov r1, #0                              @ 181
    vmov d0, r0, r1                         @ 181
    vstr d0, [r2, #8]                       @ 181
.Lmove_start:
    vmov.32 r2, d5[0]                       @ 181
    ldr r0, [r2, #4]                        @ 181
    mov r1, #0                              @ 181
    vmov d2, r0, r1                         @ 181
    vmov r0, r1, d2                         @ 181
    vmov r2, r3, d6                         @ 181
    cmp r0, r2                              @ 181
    sbcs r0, r1, r3                         @ 181
    bhs .Lmove_exit_unavailable             @ 181
    vmov r0, r1, d2                         @ 181
    vmov r2, r3, d7                         @ 181
    cmp r0, r2                              @ 181
    sbcs r0, r1, r3                         @ 181
    bhs .Lmove_exit_unavailable             @ 181
    vmov.32 r2, d8[0]                       @ 183
    vldr d3, [r2, #8]                       @ 183
    vmov r0, r1, d3                         @ 183
    vmov r2, r3, d2                         @ 183
    mul r1, r1, r2                          @ 183
    mla r1, r0, r3, r1                      @ 183
    umull r0, r3, r0, r2                    @ 183
    add r1, r1, r3                          @ 183
    vmov d3, r0, r1                         @ 183
    vmov.32 r2, d8[0]                       @ 183
    vldr d4, [r2, #0]                       @ 183
    vmov r0, r1, d3                         @ 183
    vmov r2, r3, d4                         @ 183
    adds r0, r0, r2                         @ 183
    adc r1, r1, r3                          @ 183
    vmov d3, r0, r1                         @ 183
    vmov.32 r2, d3[0]                       @ 183
    ldr r0, [r2, #48]                       @ 183
    mov r1, #0                              @ 183
    vmov d3, r0, r1                         @ 183
    vmov r0, r1, d3                         @ 184
    mov r2, #0                              @ 184
    mov r3, #0                              @ 184
    eor r0, r0, r2                          @ 184
    eor r1, r1, r3                          @ 184
    orrs r0, r0, r1                         @ 184
    bne .Lmove_end3                         @ 184
.Lmove_then1:
    movw r0, #0                             @ 185
    movw r1, #0                             @ 185
    vmov d2, r0, r1                         @ 185
    b .Lmove_end                            @ 185
.Lmove_end3:
    vmov.32 r2, d9[0]                       @ 53
    vldr d4, [r2, #8]                       @ 53
    vmov r0, r1, d4                         @ 53
    vmov r2, r3, d2                         @ 53
    mul r1, r1, r2                          @ 53
    mla r1, r0, r3, r1                      @ 53
    umull r0, r3, r0, r2                    @ 53
    add r1, r1, r3                          @ 53
    vmov d4, r0, r1                         @ 53
    vmov.32 r2, d9[0]                       @ 53
    vldr d2, [r2, #0]                       @ 53
    vmov r0, r1, d4                         @ 53
    vmov r2, r3, d2                         @ 53
    adds r0, r0, r2                         @ 53
    adc r1, r1, r3                          @ 53
    vmov d4, r0, r1                         @ 53
    vmov.32 r2, d4[0]                       @ 55
    ldr r0, [r2, #48]                       @ 55
    mov r1, #0                              @ 55
    vmov d2, r0, r1                         @ 55
    vmov.32 r2, d3[0]                       @ 55
    vmov.32 r0, d2[0]                       @ 55
    str r0, [r2, #0]                        @ 55
    movw r0, #1                             @ 56
    movw r1, #0                             @ 56
    vmov d2, r0, r1                         @ 56
    vmov.32 r2, d4[0]                       @ 56
    vmov.32 r0, d3[0]                       @ 56
    str r0, [r2, #48]                       @ 56
.Lmove_post_commit:
.Lmove_end:
    .pushsection __rseq_failure, "ax"
    .long 0xe7f5def3
.Lmove_abort:
    b .Lmove_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .long .Lmove_start, 0, .Lmove_exit_unavailable, 0
    .popsection
    bx lr
.Lmove_aborted:
    b move
.Lmove_exit_unavailable:
    bx lr
.size move, . - move

.syntax unified
.arch armv7-a
.fpu vfpv3-d16
.arm
.text
.globl inlined
.type inlined, %function
inlined:
    @ d5: the rseq area
    @ d6: count of cells
    @ d7: base of cells
    @ d8: stride of cells
    @ d9: n
    @ result 0 in d3
    .syntax unified
    .pushsection __rseq_cs, "aw"
    .balign 32
.Linlined_descriptor:
    .long 0, 0
    .long .Linlined_start, 0, .Linlined_post_commit - .Linlined_start, 0, .Linlined_abort, 0
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .long .Linlined_descriptor, 0
    .popsection
    adr r0, 99f                             @ 196
    movw r1, #:lower16:(.Linlined_descriptor - 99f)@ 196
    movt r1, #:upper16:(.Linlined_descriptor - 99f)@ 196
    add r0, r0, r1                          @ 196
99:
    vmov.32 r2, d5[0]                       @ 196
    mov r1, #0                              @ 196
    vmov d0, r0, r1                         @ 196
    vstr d0, [r2, #8]                       @ 196
.Linlined_start:
    vmov.32 r2, d5[0]                       @ 196
    ldr r0, [r2, #4]                        @ 196
    mov r1, #0                              @ 196
    vmov d2, r0, r1                         @ 196
    vmov r0, r1, d2                         @ 196
    vmov r2, r3, d6                         @ 196
    cmp r0, r2                              @ 196
    sbcs r0, r1, r3                         @ 196
    bhs .Linlined_exit_unavailable          @ 196
    vmov r0, r1, d8                         @ 197
    vmov r2, r3, d2                         @ 197
    mul r1, r1, r2                          @ 197
    mla r1, r0, r3, r1                      @ 197
    umull r0, r3, r0, r2                    @ 197
    add r1, r1, r3                          @ 197
    vmov d3, r0, r1                         @ 197
    vmov r0, r1, d7                         @ 197
    vmov r2, r3, d3                         @ 197
    adds r0, r0, r2                         @ 197
    adc r1, r1, r3                          @ 197
    vmov d2, r0, r1                         @ 197
    vmov.32 r2, d2[0]                       @ 198
    vldr d3, [r2, #8]                       @ 198
    vmov r0, r1, d3                         @ 198
    vmov r2, r3, d9                         @ 198
    adds r0, r0, r2                         @ 198
    adc r1, r1, r3                          @ 198
    vmov d3, r0, r1                         @ 198
    movw r0, #1000                          @ 192
    movw r1, #0                             @ 192
    vmov d4, r0, r1                         @ 192
    vmov r0, r1, d3                         @ 192
    vmov r2, r3, d4                         @ 192
    cmp r2, r0                              @ 192
    sbcs r0, r3, r1                         @ 192
    bhs .Linlined_else3                     @ 192
.Linlined_then2:
    movw r0, #1000                          @ 192
    movw r1, #0                             @ 192
    vmov d3, r0, r1                         @ 192
    b .Linlined_end4                        @ 192
.Linlined_else3:
.Linlined_end4:
    vmov.32 r2, d2[0]                       @ 199
    vstr d3, [r2, #8]                       @ 199
.Linlined_post_commit:
.Linlined_end:
    .pushsection __rseq_failure, "ax"
    .long 0xe7f5def3
.Linlined_abort:
    b .Linlined_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .long .Linlined_start, 0, .Linlined_exit_unavailable, 0
    .popsection
    bx lr
.Linlined_aborted:
    b inlined
.Linlined_exit_unavailable:
    bx lr
.size inlined, . - inlined

.syntax unified
.arch armv7-a
.fpu vfpv3-d16
.arm
.text
.globl remote
.type remote, %function
remote:
    @ d7: the rseq area
    @ d8: count of cells
    @ d9: other
    @ d10: record of cells
    @ result 0 in d4
    @ result 1 in d6
    @ result 2 in d2
    .syntax unified
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lremote_descriptor:
    .long 0, 0
    .long .Lremote_start, 0, .Lremote_post_commit - .Lremote_start, 0, .Lremote_abort, 0
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .long .Lremote_descriptor, 0
    .popsection
    adr r0, 99f                             @ 204
    movw r1, #:lower16:(.Lremote_descriptor - 99f)@ 204
    movt r1, #:upper16:(.Lremote_descriptor - 99f)@ 204
    add r0, r0, r1                          @ 204
99:
    vmov.32 r2, d7[0]                       @ 204
    mov r1, #0                              @ 204
    vmov d0, r0, r1                         @ 204
    vstr d0, [r2, #8]                       @ 204
.Lremote_start:
    vmov.32 r2, d7[0]                       @ 204
    ldr r0, [r2, #4]                        @ 204
    mov r1, #0                              @ 204
    vmov d2, r0, r1                         @ 204
    vmov r0, r1, d2                         @ 204
    vmov r2, r3, d8                         @ 204
    cmp r0, r2                              @ 204
    sbcs r0, r1, r3                         @ 204
    bhs .Lremote_exit_unavailable           @ 204
    vmov.32 r2, d10[0]                      @ 205
    vldr d3, [r2, #8]                       @ 205
    vmov r0, r1, d3                         @ 205
    vmov r2, r3, d2                         @ 205
    mul r1, r1, r2                          @ 205
    mla r1, r0, r3, r1                      @ 205
    umull r0, r3, r0, r2                    @ 205
    add r1, r1, r3                          @ 205
    vmov d3, r0, r1                         @ 205
    vmov.32 r2, d10[0]                      @ 205
    vldr d4, [r2, #0]                       @ 205
    vmov r0, r1, d3                         @ 205
    vmov r2, r3, d4                         @ 205
    adds r0, r0, r2                         @ 205
    adc r1, r1, r3                          @ 205
    vmov d3, r0, r1                         @ 205
    vmov r0, r1, d9                         @ 206
    vmov r2, r3, d8                         @ 206
    cmp r0, r2                              @ 206
    sbcs r0, r1, r3                         @ 206
    bhs .Lremote_exit_index1                @ 206
.Lremote_ok1:
    vmov.32 r2, d10[0]                      @ 206
    vldr d4, [r2, #8]                       @ 206
    vmov r0, r1, d4                         @ 206
    vmov r2, r3, d9                         @ 206
    mul r1, r1, r2                          @ 206
    mla r1, r0, r3, r1                      @ 206
    umull r0, r3, r0, r2                    @ 206
    add r1, r1, r3                          @ 206
    vmov d4, r0, r1                         @ 206
    vmov.32 r2, d10[0]                      @ 206
    vldr d5, [r2, #0]                       @ 206
    vmov r0, r1, d4                         @ 206
    vmov r2, r3, d5                         @ 206
    adds r0, r0, r2                         @ 206
    adc r1, r1, r3                          @ 206
    vmov d4, r0, r1                         @ 206
    vmov.32 r2, d4[0]                       @ 206
    vldr d4, [r2, #8]                       @ 206
    vmov r0, r1, d4                         @ 209
    vmov r2, r3, d2                         @ 209
    adds r0, r0, r2                         @ 209
    adc r1, r1, r3                          @ 209
    vmov d5, r0, r1                         @ 209
    vmov.f64 d6, d8                         @ 209
    vmov.32 r2, d3[0]                       @ 209
    vstr d5, [r2, #8]                       @ 209
.Lremote_post_commit:
.Lremote_end:
    .pushsection __rseq_failure, "ax"
    .long 0xe7f5def3
.Lremote_abort:
    b .Lremote_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .long .Lremote_start, 0, .Lremote_exit_unavailable, 0
    .long .Lremote_start, 0, .Lremote_exit_index1, 0
    .popsection
    bx lr
.Lremote_aborted:
    b remote
.Lremote_exit_unavailable:
    bx lr
.Lremote_exit_index1:
    bx lr
.size remote, . - remote

.syntax unified
.arch armv7-a
.fpu vfpv3-d16
.arm
.text
.globl by_cid
.type by_cid, %function
by_cid:
    @ d5: the rseq area
    @ d6: count of cells
    @ d7: base of cells
    @ d8: stride of cells
    @ d9: amount
    .syntax unified
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lby_cid_descriptor:
    .long 0, 0
    .long .Lby_cid_start, 0, .Lby_cid_post_commit - .Lby_cid_start, 0, .Lby_cid_abort, 0
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .long .Lby_cid_descriptor, 0
    .popsection
    adr r0, 99f                             @ 214
    movw r1, #:lower16:(.Lby_cid_descriptor - 99f)@ 214
    movt r1, #:upper16:(.Lby_cid_descriptor - 99f)@ 214
    add r0, r0, r1                          @ 214
99:
    vmov.32 r2, d5[0]                       @ 214
    mov r1, #0                              @ 214
    vmov d0, r0, r1                         @ 214
    vstr d0, [r2, #8]                       @ 214
.Lby_cid_start:
    vmov.32 r2, d5[0]                       @ 214
    ldr r0, [r2, #24]                       @ 214
    mov r1, #0                              @ 214
    vmov d2, r0, r1                         @ 214
    vmov.32 r2, d5[0]                       @ 214
    ldr r0, [r2, #4]                        @ 214
    mov r1, #0                              @ 214
    vmov d3, r0, r1                         @ 214
    vmov r0, r1, d2                         @ 214
    vmov r2, r3, d6                         @ 214
    cmp r0, r2                              @ 214
    sbcs r0, r1, r3                         @ 214
    bhs .Lby_cid_exit_unavailable           @ 214
    movw r0, #0                             @ 214
    movt r0, #16384                         @ 214
    movw r1, #0                             @ 214
    vmov d4, r0, r1                         @ 214
    vmov r0, r1, d3                         @ 214
    vmov r2, r3, d4                         @ 214
    cmp r0, r2                              @ 214
    sbcs r0, r1, r3                         @ 214
    bhs .Lby_cid_exit_unavailable           @ 214
    vmov r0, r1, d8                         @ 215
    vmov r2, r3, d2                         @ 215
    mul r1, r1, r2                          @ 215
    mla r1, r0, r3, r1                      @ 215
    umull r0, r3, r0, r2                    @ 215
    add r1, r1, r3                          @ 215
    vmov d3, r0, r1                         @ 215
    vmov r0, r1, d7                         @ 215
    vmov r2, r3, d3                         @ 215
    adds r0, r0, r2                         @ 215
    adc r1, r1, r3                          @ 215
    vmov d2, r0, r1                         @ 215
    vmov.32 r2, d2[0]                       @ 216
    vldr d3, [r2, #24]                      @ 216
    vmov r0, r1, d3                         @ 216
    vmov r2, r3, d9                         @ 216
    adds r0, r0, r2                         @ 216
    adc r1, r1, r3                          @ 216
    vmov d3, r0, r1                         @ 216
    vmov.32 r2, d2[0]                       @ 216
    vstr d3, [r2, #24]                      @ 216
.Lby_cid_post_commit:
.Lby_cid_end:
    .pushsection __rseq_failure, "ax"
    .long 0xe7f5def3
.Lby_cid_abort:
    b .Lby_cid_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .long .Lby_cid_start, 0, .Lby_cid_exit_unavailable, 0
    .popsection
    bx lr
.Lby_cid_aborted:
    b by_cid
.Lby_cid_exit_unavailable:
    bx lr
.size by_cid, . - by_cid

.syntax unified
.arch armv7-a
.fpu vfpv3-d16
.arm
.text
.globl both_indices
.type both_indices, %function
both_indices:
    @ d5: the rseq area
    @ d6: count of a
    @ d7: count of b
    @ d8: base of b
    @ d9: stride of b
    @ d10: record of a
    .syntax unified
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lboth_indices_descriptor:
    .long 0, 0
    .long .Lboth_indices_start, 0, .Lboth_indices_post_commit - .Lboth_indices_start, 0, .Lboth_indices_abort, 0
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .long .Lboth_indices_descriptor, 0
    .popsection
    adr r0, 99f                             @ 220
    movw r1, #:lower16:(.Lboth_indices_descriptor - 99f)@ 220
    movt r1, #:upper16:(.Lboth_indices_descriptor - 99f)@ 220
    add r0, r0, r1                          @ 220
99:
    vmov.32 r2, d5[0]                       @ 220
    mov r1, #0                              @ 220
    vmov d0, r0, r1                         @ 220
    vstr d0, [r2, #8]                       @ 220
.Lboth_indices_start:
    vmov.32 r2, d5[0]                       @ 220
    ldr r0, [r2, #4]                        @ 220
    mov r1, #0                              @ 220
    vmov d2, r0, r1                         @ 220
    vmov.32 r2, d5[0]                       @ 220
    ldr r0, [r2, #24]                       @ 220
    mov r1, #0                              @ 220
    vmov d3, r0, r1                         @ 220
    vmov r0, r1, d2                         @ 220
    vmov r2, r3, d6                         @ 220
    cmp r0, r2                              @ 220
    sbcs r0, r1, r3                         @ 220
    bhs .Lboth_indices_exit_unavailable     @ 220
    vmov r0, r1, d3                         @ 220
    vmov r2, r3, d7                         @ 220
    cmp r0, r2                              @ 220
    sbcs r0, r1, r3                         @ 220
    bhs .Lboth_indices_exit_unavailable     @ 220
    vmov r0, r1, d9                         @ 221
    vmov r2, r3, d3                         @ 221
    mul r1, r1, r2                          @ 221
    mla r1, r0, r3, r1                      @ 221
    umull r0, r3, r0, r2                    @ 221
    add r1, r1, r3                          @ 221
    vmov d4, r0, r1                         @ 221
    vmov r0, r1, d8                         @ 221
    vmov r2, r3, d4                         @ 221
    adds r0, r0, r2                         @ 221
    adc r1, r1, r3                          @ 221
    vmov d3, r0, r1                         @ 221
    vmov.32 r2, d3[0]                       @ 221
    vldr d3, [r2, #8]                       @ 221
    vmov.32 r2, d10[0]                      @ 222
    vldr d4, [r2, #8]                       @ 222
    vmov r0, r1, d4                         @ 222
    vmov r2, r3, d2                         @ 222
    mul r1, r1, r2                          @ 222
    mla r1, r0, r3, r1                      @ 222
    umull r0, r3, r0, r2                    @ 222
    add r1, r1, r3                          @ 222
    vmov d4, r0, r1                         @ 222
    vmov.32 r2, d10[0]                      @ 222
    vldr d2, [r2, #0]                       @ 222
    vmov r0, r1, d4                         @ 222
    vmov r2, r3, d2                         @ 222
    adds r0, r0, r2                         @ 222
    adc r1, r1, r3                          @ 222
    vmov d4, r0, r1                         @ 222
    vmov.32 r2, d4[0]                       @ 223
    vstr d3, [r2, #8]                       @ 223
.Lboth_indices_post_commit:
.Lboth_indices_end:
    .pushsection __rseq_failure, "ax"
    .long 0xe7f5def3
.Lboth_indices_abort:
    b .Lboth_indices_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .long .Lboth_indices_start, 0, .Lboth_indices_exit_unavailable, 0
    .popsection
    bx lr
.Lboth_indices_aborted:
    b both_indices
.Lboth_indices_exit_unavailable:
    bx lr
.size both_indices, . - both_indices

.syntax unified
.arch armv7-a
.fpu vfpv3-d16
.arm
.text
.globl asserts
.type asserts, %function
asserts:
    @ d4: the rseq area
    @ d5: count of cells
    @ d6: base of cells
    @ d7: stride of cells
    @ d8: kind
    @ result 0 in d2
    .syntax unified
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lasserts_descriptor:
    .long 0, 0
    .long .Lasserts_start, 0, .Lasserts_post_commit - .Lasserts_start, 0, .Lasserts_abort, 0
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .long .Lasserts_descriptor, 0
    .popsection
    adr r0, 99f                             @ 227
    movw r1, #:lower16:(.Lasserts_descriptor - 99f)@ 227
    movt r1, #:upper16:(.Lasserts_descriptor - 99f)@ 227
    add r0, r0, r1                          @ 227
99:
    vmov.32 r2, d4[0]                       @ 227
    mov r1, #0                              @ 227
    vmov d0, r0, r1                         @ 227
    vstr d0, [r2, #8]                       @ 227
.Lasserts_start:
    vmov.32 r2, d4[0]                       @ 227
    ldr r0, [r2, #4]                        @ 227
    mov r1, #0                              @ 227
    vmov d2, r0, r1                         @ 227
    vmov r0, r1, d2                         @ 227
    vmov r2, r3, d5                         @ 227
    cmp r0, r2                              @ 227
    sbcs r0, r1, r3                         @ 227
    bhs .Lasserts_exit_unavailable          @ 227
    vmov r0, r1, d7                         @ 228
    vmov r2, r3, d2                         @ 228
    mul r1, r1, r2                          @ 228
    mla r1, r0, r3, r1                      @ 228
    umull r0, r3, r0, r2                    @ 228
    add r1, r1, r3                          @ 228
    vmov d3, r0, r1                         @ 228
    vmov r0, r1, d6                         @ 228
    vmov r2, r3, d3                         @ 228
    adds r0, r0, r2                         @ 228
    adc r1, r1, r3                          @ 228
    vmov d2, r0, r1                         @ 228
    vmov r0, r1, d8                         @ 229
    mov r2, #3                              @ 229
    mov r3, #0                              @ 229
    eor r0, r0, r2                          @ 229
    eor r1, r1, r3                          @ 229
    orrs r0, r0, r1                         @ 229
    bne .Lasserts_exit_assertion1           @ 229
.Lasserts_ok1:
    vmov.32 r2, d2[0]                       @ 230
    ldr r0, [r2, #48]                       @ 230
    mov r1, #0                              @ 230
    vmov d3, r0, r1                         @ 230
    vmov r0, r1, d3                         @ 230
    mov r2, #0                              @ 230
    mov r3, #0                              @ 230
    eor r0, r0, r2                          @ 230
    eor r1, r1, r3                          @ 230
    orrs r0, r0, r1                         @ 230
    beq .Lasserts_exit_assertion2           @ 230
.Lasserts_ok3:
    vmov.32 r2, d2[0]                       @ 231
    ldr r0, [r2, #48]                       @ 231
    mov r1, #0                              @ 231
    vmov d3, r0, r1                         @ 231
    vmov.32 r2, d2[0]                       @ 231
    ldr r0, [r2, #48]                       @ 231
    mov r1, #0                              @ 231
    vmov d2, r0, r1                         @ 231
    vmov r0, r1, d3                         @ 231
    vmov r2, r3, d2                         @ 231
    eor r0, r0, r2                          @ 231
    eor r1, r1, r3                          @ 231
    orrs r0, r0, r1                         @ 231
    bne .Lasserts_false6                    @ 231
.Lasserts_and8:
    vmov r0, r1, d8                         @ 231
    mov r2, #0                              @ 231
    mov r3, #0                              @ 231
    eor r0, r0, r2                          @ 231
    eor r1, r1, r3                          @ 231
    orrs r0, r0, r1                         @ 231
    beq .Lasserts_false6                    @ 231
.Lasserts_true5:
    movw r0, #1                             @ 231
    movw r1, #0                             @ 231
    vmov d2, r0, r1                         @ 231
    b .Lasserts_end7                        @ 231
.Lasserts_false6:
    movw r0, #0                             @ 231
    movw r1, #0                             @ 231
    vmov d2, r0, r1                         @ 231
.Lasserts_end7:
.Lasserts_post_commit:
.Lasserts_end:
    .pushsection __rseq_failure, "ax"
    .long 0xe7f5def3
.Lasserts_abort:
    b .Lasserts_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .long .Lasserts_start, 0, .Lasserts_exit_unavailable, 0
    .long .Lasserts_start, 0, .Lasserts_exit_assertion1, 0
    .long .Lasserts_start, 0, .Lasserts_exit_assertion2, 0
    .popsection
    bx lr
.Lasserts_aborted:
    b asserts
.Lasserts_exit_unavailable:
    bx lr
.Lasserts_exit_assertion1:
    bx lr
.Lasserts_exit_assertion2:
    bx lr
.size asserts, . - asserts

.syntax unified
.arch armv7-a
.fpu vfpv3-d16
.arm
.text
.globl gives_up
.type gives_up, %function
gives_up:
    @ d4: the rseq area
    @ d5: count of cells
    @ d6: base of cells
    @ d7: stride of cells
    @ d8: n
    .syntax unified
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lgives_up_descriptor:
    .long 0, 0
    .long .Lgives_up_start, 0, .Lgives_up_post_commit - .Lgives_up_start, 0, .Lgives_up_abort, 0
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .long .Lgives_up_descriptor, 0
    .popsection
    adr r0, 99f                             @ 235
    movw r1, #:lower16:(.Lgives_up_descriptor - 99f)@ 235
    movt r1, #:upper16:(.Lgives_up_descriptor - 99f)@ 235
    add r0, r0, r1                          @ 235
99:
    vmov.32 r2, d4[0]                       @ 235
    mov r1, #0                              @ 235
    vmov d0, r0, r1                         @ 235
    vstr d0, [r2, #8]                       @ 235
.Lgives_up_start:
    vmov.32 r2, d4[0]                       @ 235
    ldr r0, [r2, #4]                        @ 235
    mov r1, #0                              @ 235
    vmov d2, r0, r1                         @ 235
    vmov r0, r1, d2                         @ 235
    vmov r2, r3, d5                         @ 235
    cmp r0, r2                              @ 235
    sbcs r0, r1, r3                         @ 235
    bhs .Lgives_up_exit_unavailable         @ 235
    vmov r0, r1, d7                         @ 236
    vmov r2, r3, d2                         @ 236
    mul r1, r1, r2                          @ 236
    mla r1, r0, r3, r1                      @ 236
    umull r0, r3, r0, r2                    @ 236
    add r1, r1, r3                          @ 236
    vmov d3, r0, r1                         @ 236
    vmov r0, r1, d6                         @ 236
    vmov r2, r3, d3                         @ 236
    adds r0, r0, r2                         @ 236
    adc r1, r1, r3                          @ 236
    vmov d2, r0, r1                         @ 236
    vmov.32 r2, d2[0]                       @ 237
    vldr d3, [r2, #8]                       @ 237
    vmov r0, r1, d3                         @ 237
    vmov r2, r3, d8                         @ 237
    adds r0, r0, r2                         @ 237
    adc r1, r1, r3                          @ 237
    vmov d3, r0, r1                         @ 237
    vmov.32 r2, d2[0]                       @ 237
    vstr d3, [r2, #8]                       @ 237
.Lgives_up_post_commit:
.Lgives_up_end:
    .pushsection __rseq_failure, "ax"
    .long 0xe7f5def3
.Lgives_up_abort:
    b .Lgives_up_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .long .Lgives_up_start, 0, .Lgives_up_exit_unavailable, 0
    .popsection
    bx lr
.Lgives_up_aborted:
    b gives_up
.Lgives_up_exit_unavailable:
    bx lr
.size gives_up, . - gives_up

.syntax unified
.arch armv7-a
.fpu vfpv3-d16
.arm
.text
.globl hungry
.type hungry, %function
hungry:
    @ d7: the rseq area
    @ d8: count of cells
    @ d9: record of cells
    @ d10: this thread's stack slots
    @ result 0 in d4
    .syntax unified
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lhungry_descriptor:
    .long 0, 0
    .long .Lhungry_start, 0, .Lhungry_post_commit - .Lhungry_start, 0, .Lhungry_abort, 0
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .long .Lhungry_descriptor, 0
    .popsection
    adr r0, 99f                             @ 241
    movw r1, #:lower16:(.Lhungry_descriptor - 99f)@ 241
    movt r1, #:upper16:(.Lhungry_descriptor - 99f)@ 241
    add r0, r0, r1                          @ 241
99:
    vmov.32 r2, d7[0]                       @ 241
    mov r1, #0                              @ 241
    vmov d0, r0, r1                         @ 241
    vstr d0, [r2, #8]                       @ 241
.Lhungry_start:
    vmov.32 r2, d7[0]                       @ 241
    ldr r0, [r2, #4]                        @ 241
    mov r1, #0                              @ 241
    vmov d2, r0, r1                         @ 241
    vmov r0, r1, d2                         @ 241
    vmov r2, r3, d8                         @ 241
    cmp r0, r2                              @ 241
    sbcs r0, r1, r3                         @ 241
    bhs .Lhungry_exit_unavailable           @ 241
    vmov.32 r2, d9[0]                       @ 243
    vldr d3, [r2, #8]                       @ 243
    vmov r0, r1, d3                         @ 243
    vmov r2, r3, d2                         @ 243
    mul r1, r1, r2                          @ 243
    mla r1, r0, r3, r1                      @ 243
    umull r0, r3, r0, r2                    @ 243
    add r1, r1, r3                          @ 243
    vmov d3, r0, r1                         @ 243
    vmov.32 r2, d9[0]                       @ 243
    vldr d2, [r2, #0]                       @ 243
    vmov r0, r1, d3                         @ 243
    vmov r2, r3, d2                         @ 243
    adds r0, r0, r2                         @ 243
    adc r1, r1, r3                          @ 243
    vmov d3, r0, r1                         @ 243
    vmov.32 r2, d10[0]                      @ 243
    vstr d3, [r2, #24]                      @ 243
    movw r0, #304                           @ 244
    movw r1, #0                             @ 244
    vmov d2, r0, r1                         @ 244
    vmov.32 r2, d10[0]                      @ 244
    vldr d3, [r2, #24]                      @ 244
    vmov r0, r1, d3                         @ 244
    vmov r2, r3, d2                         @ 244
    adds r0, r0, r2                         @ 244
    adc r1, r1, r3                          @ 244
    vmov d3, r0, r1                         @ 244
    vmov.32 r2, d3[0]                       @ 244
    vldr d2, [r2, #0]                       @ 244
    vmov.32 r2, d10[0]                      @ 244
    vldr d3, [r2, #32]                      @ 244
    vmov r0, r1, d2                         @ 244
    vmov r2, r3, d3                         @ 244
    adds r0, r0, r2                         @ 244
    adc r1, r1, r3                          @ 244
    vmov d2, r0, r1                         @ 244
    vmov.32 r2, d10[0]                      @ 244
    vstr d2, [r2, #40]                      @ 244
    movw r0, #312                           @ 245
    movw r1, #0                             @ 245
    vmov d2, r0, r1                         @ 245
    vmov.32 r2, d10[0]                      @ 245
    vldr d3, [r2, #24]                      @ 245
    vmov r0, r1, d3                         @ 245
    vmov r2, r3, d2                         @ 245
    adds r0, r0, r2                         @ 245
    adc r1, r1, r3                          @ 245
    vmov d3, r0, r1                         @ 245
    vmov.32 r2, d3[0]                       @ 245
    vldr d2, [r2, #0]                       @ 245
    vmov.32 r2, d10[0]                      @ 245
    vldr d3, [r2, #16]                      @ 245
    vmov r0, r1, d2                         @ 245
    vmov r2, r3, d3                         @ 245
    adds r0, r0, r2                         @ 245
    adc r1, r1, r3                          @ 245
    vmov d2, r0, r1                         @ 245
    vmov.32 r2, d10[0]                      @ 245
    vstr d2, [r2, #48]                      @ 245
    movw r0, #320                           @ 246
    movw r1, #0                             @ 246
    vmov d2, r0, r1                         @ 246
    vmov.32 r2, d10[0]                      @ 246
    vldr d3, [r2, #24]                      @ 246
    vmov r0, r1, d3                         @ 246
    vmov r2, r3, d2                         @ 246
    adds r0, r0, r2                         @ 246
    adc r1, r1, r3                          @ 246
    vmov d3, r0, r1                         @ 246
    vmov.32 r2, d3[0]                       @ 246
    vldr d2, [r2, #0]                       @ 246
    vmov.32 r2, d10[0]                      @ 246
    vldr d3, [r2, #8]                       @ 246
    vmov r0, r1, d2                         @ 246
    vmov r2, r3, d3                         @ 246
    adds r0, r0, r2                         @ 246
    adc r1, r1, r3                          @ 246
    vmov d2, r0, r1                         @ 246
    vmov.32 r2, d10[0]                      @ 246
    vstr d2, [r2, #56]                      @ 246
    movw r0, #328                           @ 247
    movw r1, #0                             @ 247
    vmov d2, r0, r1                         @ 247
    vmov.32 r2, d10[0]                      @ 247
    vldr d3, [r2, #24]                      @ 247
    vmov r0, r1, d3                         @ 247
    vmov r2, r3, d2                         @ 247
    adds r0, r0, r2                         @ 247
    adc r1, r1, r3                          @ 247
    vmov d3, r0, r1                         @ 247
    vmov.32 r2, d3[0]                       @ 247
    vldr d2, [r2, #0]                       @ 247
    vmov.32 r2, d10[0]                      @ 247
    vldr d3, [r2, #0]                       @ 247
    vmov r0, r1, d2                         @ 247
    vmov r2, r3, d3                         @ 247
    adds r0, r0, r2                         @ 247
    adc r1, r1, r3                          @ 247
    vmov d2, r0, r1                         @ 247
    vmov.32 r2, d10[0]                      @ 247
    vstr d2, [r2, #64]                      @ 247
    movw r0, #336                           @ 248
    movw r1, #0                             @ 248
    vmov d2, r0, r1                         @ 248
    vmov.32 r2, d10[0]                      @ 248
    vldr d3, [r2, #24]                      @ 248
    vmov r0, r1, d3                         @ 248
    vmov r2, r3, d2                         @ 248
    adds r0, r0, r2                         @ 248
    adc r1, r1, r3                          @ 248
    vmov d3, r0, r1                         @ 248
    vmov.32 r2, d3[0]                       @ 248
    vldr d2, [r2, #0]                       @ 248
    vmov.32 r2, d10[0]                      @ 248
    vldr d3, [r2, #32]                      @ 248
    vmov r0, r1, d2                         @ 248
    vmov r2, r3, d3                         @ 248
    eor r0, r0, r2                          @ 248
    eor r1, r1, r3                          @ 248
    vmov d2, r0, r1                         @ 248
    vmov.32 r2, d10[0]                      @ 248
    vstr d2, [r2, #72]                      @ 248
    movw r0, #344                           @ 249
    movw r1, #0                             @ 249
    vmov d2, r0, r1                         @ 249
    vmov.32 r2, d10[0]                      @ 249
    vldr d3, [r2, #24]                      @ 249
    vmov r0, r1, d3                         @ 249
    vmov r2, r3, d2                         @ 249
    adds r0, r0, r2                         @ 249
    adc r1, r1, r3                          @ 249
    vmov d3, r0, r1                         @ 249
    vmov.32 r2, d3[0]                       @ 249
    vldr d2, [r2, #0]                       @ 249
    vmov.32 r2, d10[0]                      @ 249
    vldr d3, [r2, #16]                      @ 249
    vmov r0, r1, d2                         @ 249
    vmov r2, r3, d3                         @ 249
    eor r0, r0, r2                          @ 249
    eor r1, r1, r3                          @ 249
    vmov d2, r0, r1                         @ 249
    vmov.32 r2, d10[0]                      @ 249
    vstr d2, [r2, #80]                      @ 249
    movw r0, #352                           @ 250
    movw r1, #0                             @ 250
    vmov d2, r0, r1                         @ 250
    vmov.32 r2, d10[0]                      @ 250
    vldr d3, [r2, #24]                      @ 250
    vmov r0, r1, d3                         @ 250
    vmov r2, r3, d2                         @ 250
    adds r0, r0, r2                         @ 250
    adc r1, r1, r3                          @ 250
    vmov d3, r0, r1                         @ 250
    vmov.32 r2, d3[0]                       @ 250
    vldr d2, [r2, #0]                       @ 250
    vmov.32 r2, d10[0]                      @ 250
    vldr d3, [r2, #8]                       @ 250
    vmov r0, r1, d2                         @ 250
    vmov r2, r3, d3                         @ 250
    eor r0, r0, r2                          @ 250
    eor r1, r1, r3                          @ 250
    vmov d2, r0, r1                         @ 250
    vmov.32 r2, d10[0]                      @ 250
    vstr d2, [r2, #88]                      @ 250
    movw r0, #360                           @ 251
    movw r1, #0                             @ 251
    vmov d2, r0, r1                         @ 251
    vmov.32 r2, d10[0]                      @ 251
    vldr d3, [r2, #24]                      @ 251
    vmov r0, r1, d3                         @ 251
    vmov r2, r3, d2                         @ 251
    adds r0, r0, r2                         @ 251
    adc r1, r1, r3                          @ 251
    vmov d3, r0, r1                         @ 251
    vmov.32 r2, d3[0]                       @ 251
    vldr d2, [r2, #0]                       @ 251
    vmov.32 r2, d10[0]                      @ 251
    vldr d3, [r2, #0]                       @ 251
    vmov r0, r1, d2                         @ 251
    vmov r2, r3, d3                         @ 251
    eor r0, r0, r2                          @ 251
    eor r1, r1, r3                          @ 251
    vmov d2, r0, r1                         @ 251
    vmov.32 r2, d10[0]                      @ 251
    vstr d2, [r2, #96]                      @ 251
    movw r0, #368                           @ 252
    movw r1, #0                             @ 252
    vmov d2, r0, r1                         @ 252
    vmov.32 r2, d10[0]                      @ 252
    vldr d3, [r2, #24]                      @ 252
    vmov r0, r1, d3                         @ 252
    vmov r2, r3, d2                         @ 252
    adds r0, r0, r2                         @ 252
    adc r1, r1, r3                          @ 252
    vmov d3, r0, r1                         @ 252
    vmov.32 r2, d3[0]                       @ 252
    vldr d2, [r2, #0]                       @ 252
    vmov.32 r2, d10[0]                      @ 252
    vldr d3, [r2, #32]                      @ 252
    vmov r0, r1, d2                         @ 252
    vmov r2, r3, d3                         @ 252
    mul r1, r1, r2                          @ 252
    mla r1, r0, r3, r1                      @ 252
    umull r0, r3, r0, r2                    @ 252
    add r1, r1, r3                          @ 252
    vmov d2, r0, r1                         @ 252
    vmov.32 r2, d10[0]                      @ 252
    vstr d2, [r2, #104]                     @ 252
    movw r0, #376                           @ 253
    movw r1, #0                             @ 253
    vmov d2, r0, r1                         @ 253
    vmov.32 r2, d10[0]                      @ 253
    vldr d3, [r2, #24]                      @ 253
    vmov r0, r1, d3                         @ 253
    vmov r2, r3, d2                         @ 253
    adds r0, r0, r2                         @ 253
    adc r1, r1, r3                          @ 253
    vmov d3, r0, r1                         @ 253
    vmov.32 r2, d3[0]                       @ 253
    vldr d2, [r2, #0]                       @ 253
    vmov.32 r2, d10[0]                      @ 253
    vldr d3, [r2, #16]                      @ 253
    vmov r0, r1, d2                         @ 253
    vmov r2, r3, d3                         @ 253
    mul r1, r1, r2                          @ 253
    mla r1, r0, r3, r1                      @ 253
    umull r0, r3, r0, r2                    @ 253
    add r1, r1, r3                          @ 253
    vmov d2, r0, r1                         @ 253
    vmov.32 r2, d10[0]                      @ 253
    vstr d2, [r2, #112]                     @ 253
    movw r0, #384                           @ 254
    movw r1, #0                             @ 254
    vmov d2, r0, r1                         @ 254
    vmov.32 r2, d10[0]                      @ 254
    vldr d3, [r2, #24]                      @ 254
    vmov r0, r1, d3                         @ 254
    vmov r2, r3, d2                         @ 254
    adds r0, r0, r2                         @ 254
    adc r1, r1, r3                          @ 254
    vmov d3, r0, r1                         @ 254
    vmov.32 r2, d3[0]                       @ 254
    vldr d2, [r2, #0]                       @ 254
    vmov.32 r2, d10[0]                      @ 254
    vldr d3, [r2, #8]                       @ 254
    vmov r0, r1, d2                         @ 254
    vmov r2, r3, d3                         @ 254
    mul r1, r1, r2                          @ 254
    mla r1, r0, r3, r1                      @ 254
    umull r0, r3, r0, r2                    @ 254
    add r1, r1, r3                          @ 254
    vmov d2, r0, r1                         @ 254
    vmov.32 r2, d10[0]                      @ 254
    vstr d2, [r2, #120]                     @ 254
    movw r0, #392                           @ 255
    movw r1, #0                             @ 255
    vmov d2, r0, r1                         @ 255
    vmov.32 r2, d10[0]                      @ 255
    vldr d3, [r2, #24]                      @ 255
    vmov r0, r1, d3                         @ 255
    vmov r2, r3, d2                         @ 255
    adds r0, r0, r2                         @ 255
    adc r1, r1, r3                          @ 255
    vmov d3, r0, r1                         @ 255
    vmov.32 r2, d3[0]                       @ 255
    vldr d2, [r2, #0]                       @ 255
    vmov.32 r2, d10[0]                      @ 255
    vldr d3, [r2, #0]                       @ 255
    vmov r0, r1, d2                         @ 255
    vmov r2, r3, d3                         @ 255
    mul r1, r1, r2                          @ 255
    mla r1, r0, r3, r1                      @ 255
    umull r0, r3, r0, r2                    @ 255
    add r1, r1, r3                          @ 255
    vmov d2, r0, r1                         @ 255
    vmov.32 r2, d10[0]                      @ 255
    vstr d2, [r2, #128]                     @ 255
    movw r0, #400                           @ 256
    movw r1, #0                             @ 256
    vmov d2, r0, r1                         @ 256
    vmov.32 r2, d10[0]                      @ 256
    vldr d3, [r2, #24]                      @ 256
    vmov r0, r1, d3                         @ 256
    vmov r2, r3, d2                         @ 256
    adds r0, r0, r2                         @ 256
    adc r1, r1, r3                          @ 256
    vmov d3, r0, r1                         @ 256
    vmov.32 r2, d3[0]                       @ 256
    vldr d2, [r2, #0]                       @ 256
    vmov.32 r2, d10[0]                      @ 256
    vldr d3, [r2, #32]                      @ 256
    vmov r0, r1, d2                         @ 256
    vmov r2, r3, d3                         @ 256
    subs r0, r0, r2                         @ 256
    sbc r1, r1, r3                          @ 256
    vmov d2, r0, r1                         @ 256
    vmov.32 r2, d10[0]                      @ 256
    vstr d2, [r2, #136]                     @ 256
    movw r0, #408                           @ 257
    movw r1, #0                             @ 257
    vmov d2, r0, r1                         @ 257
    vmov.32 r2, d10[0]                      @ 257
    vldr d3, [r2, #24]                      @ 257
    vmov r0, r1, d3                         @ 257
    vmov r2, r3, d2                         @ 257
    adds r0, r0, r2                         @ 257
    adc r1, r1, r3                          @ 257
    vmov d3, r0, r1                         @ 257
    vmov.32 r2, d3[0]                       @ 257
    vldr d2, [r2, #0]                       @ 257
    vmov.32 r2, d10[0]                      @ 257
    vldr d3, [r2, #16]                      @ 257
    vmov r0, r1, d2                         @ 257
    vmov r2, r3, d3                         @ 257
    subs r0, r0, r2                         @ 257
    sbc r1, r1, r3                          @ 257
    vmov d2, r0, r1                         @ 257
    vmov.32 r2, d10[0]                      @ 257
    vstr d2, [r2, #144]                     @ 257
    movw r0, #416                           @ 258
    movw r1, #0                             @ 258
    vmov d2, r0, r1                         @ 258
    vmov.32 r2, d10[0]                      @ 258
    vldr d3, [r2, #24]                      @ 258
    vmov r0, r1, d3                         @ 258
    vmov r2, r3, d2                         @ 258
    adds r0, r0, r2                         @ 258
    adc r1, r1, r3                          @ 258
    vmov d3, r0, r1                         @ 258
    vmov.32 r2, d3[0]                       @ 258
    vldr d2, [r2, #0]                       @ 258
    vmov.32 r2, d10[0]                      @ 258
    vldr d3, [r2, #8]                       @ 258
    vmov r0, r1, d2                         @ 258
    vmov r2, r3, d3                         @ 258
    subs r0, r0, r2                         @ 258
    sbc r1, r1, r3                          @ 258
    vmov d2, r0, r1                         @ 258
    vmov.32 r2, d10[0]                      @ 258
    vstr d2, [r2, #152]                     @ 258
    movw r0, #424                           @ 259
    movw r1, #0                             @ 259
    vmov d2, r0, r1                         @ 259
    vmov.32 r2, d10[0]                      @ 259
    vldr d3, [r2, #24]                      @ 259
    vmov r0, r1, d3                         @ 259
    vmov r2, r3, d2                         @ 259
    adds r0, r0, r2                         @ 259
    adc r1, r1, r3                          @ 259
    vmov d3, r0, r1                         @ 259
    vmov.32 r2, d3[0]                       @ 259
    vldr d2, [r2, #0]                       @ 259
    vmov.32 r2, d10[0]                      @ 259
    vldr d3, [r2, #0]                       @ 259
    vmov r0, r1, d2                         @ 259
    vmov r2, r3, d3                         @ 259
    subs r0, r0, r2                         @ 259
    sbc r1, r1, r3                          @ 259
    vmov d2, r0, r1                         @ 259
    vmov.32 r2, d10[0]                      @ 259
    vstr d2, [r2, #160]                     @ 259
    movw r0, #432                           @ 260
    movw r1, #0                             @ 260
    vmov d2, r0, r1                         @ 260
    vmov.32 r2, d10[0]                      @ 260
    vldr d3, [r2, #24]                      @ 260
    vmov r0, r1, d3                         @ 260
    vmov r2, r3, d2                         @ 260
    adds r0, r0, r2                         @ 260
    adc r1, r1, r3                          @ 260
    vmov d3, r0, r1                         @ 260
    vmov.32 r2, d3[0]                       @ 260
    vldr d2, [r2, #0]                       @ 260
    vmov.32 r2, d10[0]                      @ 260
    vldr d3, [r2, #32]                      @ 260
    vmov r0, r1, d2                         @ 260
    vmov r2, r3, d3                         @ 260
    orr r0, r0, r2                          @ 260
    orr r1, r1, r3                          @ 260
    vmov d2, r0, r1                         @ 260
    vmov.32 r2, d10[0]                      @ 260
    vstr d2, [r2, #168]                     @ 260
    movw r0, #440                           @ 261
    movw r1, #0                             @ 261
    vmov d2, r0, r1                         @ 261
    vmov.32 r2, d10[0]                      @ 261
    vldr d3, [r2, #24]                      @ 261
    vmov r0, r1, d3                         @ 261
    vmov r2, r3, d2                         @ 261
    adds r0, r0, r2                         @ 261
    adc r1, r1, r3                          @ 261
    vmov d3, r0, r1                         @ 261
    vmov.32 r2, d3[0]                       @ 261
    vldr d2, [r2, #0]                       @ 261
    vmov.32 r2, d10[0]                      @ 261
    vldr d3, [r2, #16]                      @ 261
    vmov r0, r1, d2                         @ 261
    vmov r2, r3, d3                         @ 261
    orr r0, r0, r2                          @ 261
    orr r1, r1, r3                          @ 261
    vmov d2, r0, r1                         @ 261
    vmov.32 r2, d10[0]                      @ 261
    vstr d2, [r2, #176]                     @ 261
    movw r0, #448                           @ 262
    movw r1, #0                             @ 262
    vmov d2, r0, r1                         @ 262
    vmov.32 r2, d10[0]                      @ 262
    vldr d3, [r2, #24]                      @ 262
    vmov r0, r1, d3                         @ 262
    vmov r2, r3, d2                         @ 262
    adds r0, r0, r2                         @ 262
    adc r1, r1, r3                          @ 262
    vmov d3, r0, r1                         @ 262
    vmov.32 r2, d3[0]                       @ 262
    vldr d2, [r2, #0]                       @ 262
    vmov.32 r2, d10[0]                      @ 262
    vldr d3, [r2, #8]                       @ 262
    vmov r0, r1, d2                         @ 262
    vmov r2, r3, d3                         @ 262
    and r0, r0, r2                          @ 262
    and r1, r1, r3                          @ 262
    vmov d2, r0, r1                         @ 262
    vmov.32 r2, d10[0]                      @ 262
    vstr d2, [r2, #184]                     @ 262
    movw r0, #456                           @ 263
    movw r1, #0                             @ 263
    vmov d2, r0, r1                         @ 263
    vmov.32 r2, d10[0]                      @ 263
    vldr d3, [r2, #24]                      @ 263
    vmov r0, r1, d3                         @ 263
    vmov r2, r3, d2                         @ 263
    adds r0, r0, r2                         @ 263
    adc r1, r1, r3                          @ 263
    vmov d3, r0, r1                         @ 263
    vmov.32 r2, d3[0]                       @ 263
    vldr d2, [r2, #0]                       @ 263
    vmov.32 r2, d10[0]                      @ 263
    vldr d3, [r2, #0]                       @ 263
    vmov r0, r1, d2                         @ 263
    vmov r2, r3, d3                         @ 263
    and r0, r0, r2                          @ 263
    and r1, r1, r3                          @ 263
    vmov d2, r0, r1                         @ 263
    vmov.32 r2, d10[0]                      @ 264
    vldr d3, [r2, #40]                      @ 264
    vmov r0, r1, d3                         @ 264
    vmov r2, r3, d2                         @ 264
    mul r1, r1, r2                          @ 264
    mla r1, r0, r3, r1                      @ 264
    umull r0, r3, r0, r2                    @ 264
    add r1, r1, r3                          @ 264
    vmov d3, r0, r1                         @ 264
    vmov.32 r2, d10[0]                      @ 264
    vldr d4, [r2, #48]                      @ 264
    vmov.32 r2, d10[0]                      @ 264
    vldr d5, [r2, #184]                     @ 264
    vmov r0, r1, d4                         @ 264
    vmov r2, r3, d5                         @ 264
    mul r1, r1, r2                          @ 264
    mla r1, r0, r3, r1                      @ 264
    umull r0, r3, r0, r2                    @ 264
    add r1, r1, r3                          @ 264
    vmov d4, r0, r1                         @ 264
    vmov r0, r1, d3                         @ 264
    vmov r2, r3, d4                         @ 264
    adds r0, r0, r2                         @ 264
    adc r1, r1, r3                          @ 264
    vmov d3, r0, r1                         @ 264
    vmov.32 r2, d10[0]                      @ 264
    vldr d4, [r2, #56]                      @ 264
    vmov.32 r2, d10[0]                      @ 264
    vldr d5, [r2, #176]                     @ 264
    vmov r0, r1, d4                         @ 264
    vmov r2, r3, d5                         @ 264
    mul r1, r1, r2                          @ 264
    mla r1, r0, r3, r1                      @ 264
    umull r0, r3, r0, r2                    @ 264
    add r1, r1, r3                          @ 264
    vmov d4, r0, r1                         @ 264
    vmov r0, r1, d3                         @ 264
    vmov r2, r3, d4                         @ 264
    adds r0, r0, r2                         @ 264
    adc r1, r1, r3                          @ 264
    vmov d3, r0, r1                         @ 264
    vmov.32 r2, d10[0]                      @ 264
    vldr d4, [r2, #64]                      @ 264
    vmov.32 r2, d10[0]                      @ 264
    vldr d5, [r2, #168]                     @ 264
    vmov r0, r1, d4                         @ 264
    vmov r2, r3, d5                         @ 264
    mul r1, r1, r2                          @ 264
    mla r1, r0, r3, r1                      @ 264
    umull r0, r3, r0, r2                    @ 264
    add r1, r1, r3                          @ 264
    vmov d4, r0, r1                         @ 264
    vmov r0, r1, d3                         @ 264
    vmov r2, r3, d4                         @ 264
    adds r0, r0, r2                         @ 264
    adc r1, r1, r3                          @ 264
    vmov d3, r0, r1                         @ 264
    vmov.32 r2, d10[0]                      @ 264
    vldr d4, [r2, #72]                      @ 264
    vmov.32 r2, d10[0]                      @ 264
    vldr d5, [r2, #160]                     @ 264
    vmov r0, r1, d4                         @ 264
    vmov r2, r3, d5                         @ 264
    mul r1, r1, r2                          @ 264
    mla r1, r0, r3, r1                      @ 264
    umull r0, r3, r0, r2                    @ 264
    add r1, r1, r3                          @ 264
    vmov d4, r0, r1                         @ 264
    vmov r0, r1, d3                         @ 264
    vmov r2, r3, d4                         @ 264
    adds r0, r0, r2                         @ 264
    adc r1, r1, r3                          @ 264
    vmov d3, r0, r1                         @ 264
    vmov.32 r2, d10[0]                      @ 265
    vldr d4, [r2, #80]                      @ 265
    vmov.32 r2, d10[0]                      @ 265
    vldr d5, [r2, #152]                     @ 265
    vmov r0, r1, d4                         @ 265
    vmov r2, r3, d5                         @ 265
    mul r1, r1, r2                          @ 265
    mla r1, r0, r3, r1                      @ 265
    umull r0, r3, r0, r2                    @ 265
    add r1, r1, r3                          @ 265
    vmov d4, r0, r1                         @ 265
    vmov.32 r2, d10[0]                      @ 265
    vldr d5, [r2, #88]                      @ 265
    vmov.32 r2, d10[0]                      @ 265
    vldr d6, [r2, #144]                     @ 265
    vmov r0, r1, d5                         @ 265
    vmov r2, r3, d6                         @ 265
    mul r1, r1, r2                          @ 265
    mla r1, r0, r3, r1                      @ 265
    umull r0, r3, r0, r2                    @ 265
    add r1, r1, r3                          @ 265
    vmov d5, r0, r1                         @ 265
    vmov r0, r1, d4                         @ 265
    vmov r2, r3, d5                         @ 265
    adds r0, r0, r2                         @ 265
    adc r1, r1, r3                          @ 265
    vmov d4, r0, r1                         @ 265
    vmov.32 r2, d10[0]                      @ 265
    vldr d5, [r2, #96]                      @ 265
    vmov.32 r2, d10[0]                      @ 265
    vldr d6, [r2, #136]                     @ 265
    vmov r0, r1, d5                         @ 265
    vmov r2, r3, d6                         @ 265
    mul r1, r1, r2                          @ 265
    mla r1, r0, r3, r1                      @ 265
    umull r0, r3, r0, r2                    @ 265
    add r1, r1, r3                          @ 265
    vmov d5, r0, r1                         @ 265
    vmov r0, r1, d4                         @ 265
    vmov r2, r3, d5                         @ 265
    adds r0, r0, r2                         @ 265
    adc r1, r1, r3                          @ 265
    vmov d4, r0, r1                         @ 265
    vmov.32 r2, d10[0]                      @ 265
    vldr d5, [r2, #104]                     @ 265
    vmov.32 r2, d10[0]                      @ 265
    vldr d6, [r2, #128]                     @ 265
    vmov r0, r1, d5                         @ 265
    vmov r2, r3, d6                         @ 265
    mul r1, r1, r2                          @ 265
    mla r1, r0, r3, r1                      @ 265
    umull r0, r3, r0, r2                    @ 265
    add r1, r1, r3                          @ 265
    vmov d5, r0, r1                         @ 265
    vmov r0, r1, d4                         @ 265
    vmov r2, r3, d5                         @ 265
    adds r0, r0, r2                         @ 265
    adc r1, r1, r3                          @ 265
    vmov d4, r0, r1                         @ 265
    vmov.32 r2, d10[0]                      @ 265
    vldr d5, [r2, #112]                     @ 265
    vmov.32 r2, d10[0]                      @ 265
    vldr d6, [r2, #120]                     @ 265
    vmov r0, r1, d5                         @ 265
    vmov r2, r3, d6                         @ 265
    mul r1, r1, r2                          @ 265
    mla r1, r0, r3, r1                      @ 265
    umull r0, r3, r0, r2                    @ 265
    add r1, r1, r3                          @ 265
    vmov d5, r0, r1                         @ 265
    vmov r0, r1, d4                         @ 265
    vmov r2, r3, d5                         @ 265
    adds r0, r0, r2                         @ 265
    adc r1, r1, r3                          @ 265
    vmov d4, r0, r1                         @ 265
    vmov r0, r1, d3                         @ 266
    vmov r2, r3, d4                         @ 266
    eor r0, r0, r2                          @ 266
    eor r1, r1, r3                          @ 266
    vmov d3, r0, r1                         @ 266
    vmov.32 r2, d10[0]                      @ 267
    vldr d4, [r2, #40]                      @ 267
    vmov.32 r2, d10[0]                      @ 267
    vldr d5, [r2, #48]                      @ 267
    vmov r0, r1, d4                         @ 267
    vmov r2, r3, d5                         @ 267
    adds r0, r0, r2                         @ 267
    adc r1, r1, r3                          @ 267
    vmov d4, r0, r1                         @ 267
    vmov.32 r2, d10[0]                      @ 267
    vldr d5, [r2, #56]                      @ 267
    vmov r0, r1, d4                         @ 267
    vmov r2, r3, d5                         @ 267
    adds r0, r0, r2                         @ 267
    adc r1, r1, r3                          @ 267
    vmov d4, r0, r1                         @ 267
    vmov.32 r2, d10[0]                      @ 267
    vldr d5, [r2, #64]                      @ 267
    vmov r0, r1, d4                         @ 267
    vmov r2, r3, d5                         @ 267
    adds r0, r0, r2                         @ 267
    adc r1, r1, r3                          @ 267
    vmov d4, r0, r1                         @ 267
    vmov.32 r2, d10[0]                      @ 267
    vldr d5, [r2, #72]                      @ 267
    vmov r0, r1, d4                         @ 267
    vmov r2, r3, d5                         @ 267
    adds r0, r0, r2                         @ 267
    adc r1, r1, r3                          @ 267
    vmov d4, r0, r1                         @ 267
    vmov.32 r2, d10[0]                      @ 267
    vldr d5, [r2, #80]                      @ 267
    vmov r0, r1, d4                         @ 267
    vmov r2, r3, d5                         @ 267
    adds r0, r0, r2                         @ 267
    adc r1, r1, r3                          @ 267
    vmov d4, r0, r1                         @ 267
    vmov.32 r2, d10[0]                      @ 267
    vldr d5, [r2, #88]                      @ 267
    vmov r0, r1, d4                         @ 267
    vmov r2, r3, d5                         @ 267
    adds r0, r0, r2                         @ 267
    adc r1, r1, r3                          @ 267
    vmov d4, r0, r1                         @ 267
    vmov.32 r2, d10[0]                      @ 267
    vldr d5, [r2, #96]                      @ 267
    vmov r0, r1, d4                         @ 267
    vmov r2, r3, d5                         @ 267
    adds r0, r0, r2                         @ 267
    adc r1, r1, r3                          @ 267
    vmov d4, r0, r1                         @ 267
    vmov.32 r2, d10[0]                      @ 267
    vldr d5, [r2, #104]                     @ 267
    vmov r0, r1, d4                         @ 267
    vmov r2, r3, d5                         @ 267
    adds r0, r0, r2                         @ 267
    adc r1, r1, r3                          @ 267
    vmov d4, r0, r1                         @ 267
    vmov.32 r2, d10[0]                      @ 267
    vldr d5, [r2, #112]                     @ 267
    vmov r0, r1, d4                         @ 267
    vmov r2, r3, d5                         @ 267
    adds r0, r0, r2                         @ 267
    adc r1, r1, r3                          @ 267
    vmov d4, r0, r1                         @ 267
    vmov.32 r2, d10[0]                      @ 267
    vldr d5, [r2, #120]                     @ 267
    vmov r0, r1, d4                         @ 267
    vmov r2, r3, d5                         @ 267
    adds r0, r0, r2                         @ 267
    adc r1, r1, r3                          @ 267
    vmov d4, r0, r1                         @ 267
    vmov.32 r2, d10[0]                      @ 267
    vldr d5, [r2, #128]                     @ 267
    vmov r0, r1, d4                         @ 267
    vmov r2, r3, d5                         @ 267
    adds r0, r0, r2                         @ 267
    adc r1, r1, r3                          @ 267
    vmov d4, r0, r1                         @ 267
    vmov.32 r2, d10[0]                      @ 267
    vldr d5, [r2, #136]                     @ 267
    vmov r0, r1, d4                         @ 267
    vmov r2, r3, d5                         @ 267
    adds r0, r0, r2                         @ 267
    adc r1, r1, r3                          @ 267
    vmov d4, r0, r1                         @ 267
    vmov.32 r2, d10[0]                      @ 267
    vldr d5, [r2, #144]                     @ 267
    vmov r0, r1, d4                         @ 267
    vmov r2, r3, d5                         @ 267
    adds r0, r0, r2                         @ 267
    adc r1, r1, r3                          @ 267
    vmov d4, r0, r1                         @ 267
    vmov.32 r2, d10[0]                      @ 267
    vldr d5, [r2, #152]                     @ 267
    vmov r0, r1, d4                         @ 267
    vmov r2, r3, d5                         @ 267
    adds r0, r0, r2                         @ 267
    adc r1, r1, r3                          @ 267
    vmov d4, r0, r1                         @ 267
    vmov.32 r2, d10[0]                      @ 267
    vldr d5, [r2, #160]                     @ 267
    vmov r0, r1, d4                         @ 267
    vmov r2, r3, d5                         @ 267
    adds r0, r0, r2                         @ 267
    adc r1, r1, r3                          @ 267
    vmov d4, r0, r1                         @ 267
    vmov.32 r2, d10[0]                      @ 267
    vldr d5, [r2, #168]                     @ 267
    vmov r0, r1, d4                         @ 267
    vmov r2, r3, d5                         @ 267
    adds r0, r0, r2                         @ 267
    adc r1, r1, r3                          @ 267
    vmov d4, r0, r1                         @ 267
    vmov.32 r2, d10[0]                      @ 267
    vldr d5, [r2, #176]                     @ 267
    vmov r0, r1, d4                         @ 267
    vmov r2, r3, d5                         @ 267
    adds r0, r0, r2                         @ 267
    adc r1, r1, r3                          @ 267
    vmov d4, r0, r1                         @ 267
    vmov.32 r2, d10[0]                      @ 267
    vldr d5, [r2, #184]                     @ 267
    vmov r0, r1, d4                         @ 267
    vmov r2, r3, d5                         @ 267
    adds r0, r0, r2                         @ 267
    adc r1, r1, r3                          @ 267
    vmov d4, r0, r1                         @ 267
    vmov r0, r1, d4                         @ 267
    vmov r2, r3, d2                         @ 267
    adds r0, r0, r2                         @ 267
    adc r1, r1, r3                          @ 267
    vmov d4, r0, r1                         @ 267
    vmov.32 r2, d10[0]                      @ 267
    vldr d2, [r2, #32]                      @ 267
    vmov r0, r1, d4                         @ 267
    vmov r2, r3, d2                         @ 267
    adds r0, r0, r2                         @ 267
    adc r1, r1, r3                          @ 267
    vmov d4, r0, r1                         @ 267
    vmov.32 r2, d10[0]                      @ 267
    vldr d2, [r2, #16]                      @ 267
    vmov r0, r1, d4                         @ 267
    vmov r2, r3, d2                         @ 267
    adds r0, r0, r2                         @ 267
    adc r1, r1, r3                          @ 267
    vmov d4, r0, r1                         @ 267
    vmov.32 r2, d10[0]                      @ 267
    vldr d2, [r2, #8]                       @ 267
    vmov r0, r1, d4                         @ 267
    vmov r2, r3, d2                         @ 267
    adds r0, r0, r2                         @ 267
    adc r1, r1, r3                          @ 267
    vmov d4, r0, r1                         @ 267
    vmov.32 r2, d10[0]                      @ 267
    vldr d2, [r2, #0]                       @ 267
    vmov r0, r1, d4                         @ 267
    vmov r2, r3, d2                         @ 267
    adds r0, r0, r2                         @ 267
    adc r1, r1, r3                          @ 267
    vmov d4, r0, r1                         @ 267
    vmov.32 r2, d10[0]                      @ 266
    vldr d2, [r2, #24]                      @ 266
    vmov.32 r2, d2[0]                       @ 266
    vstr d3, [r2, #8]                       @ 266
.Lhungry_post_commit:
.Lhungry_end:
    .pushsection __rseq_failure, "ax"
    .long 0xe7f5def3
.Lhungry_abort:
    b .Lhungry_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .long .Lhungry_start, 0, .Lhungry_exit_unavailable, 0
    .popsection
    bx lr
.Lhungry_aborted:
    b hungry
.Lhungry_exit_unavailable:
    bx lr
.size hungry, . - hungry

.syntax unified
.arch armv7-a
.fpu vfpv3-d16
.arm
.text
.globl hungry_floats
.type hungry_floats, %function
hungry_floats:
    @ d4: the rseq area
    @ d5: count of cells
    @ d6: base of cells
    @ d7: stride of cells
    @ d8: this thread's stack slots
    @ result 0 in d14
    .syntax unified
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lhungry_floats_descriptor:
    .long 0, 0
    .long .Lhungry_floats_start, 0, .Lhungry_floats_post_commit - .Lhungry_floats_start, 0, .Lhungry_floats_abort, 0
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .long .Lhungry_floats_descriptor, 0
    .popsection
    adr r0, 99f                             @ 271
    movw r1, #:lower16:(.Lhungry_floats_descriptor - 99f)@ 271
    movt r1, #:upper16:(.Lhungry_floats_descriptor - 99f)@ 271
    add r0, r0, r1                          @ 271
99:
    vmov.32 r2, d4[0]                       @ 271
    mov r1, #0                              @ 271
    vmov d0, r0, r1                         @ 271
    vstr d0, [r2, #8]                       @ 271
.Lhungry_floats_start:
    vmov.32 r2, d4[0]                       @ 271
    ldr r0, [r2, #4]                        @ 271
    mov r1, #0                              @ 271
    vmov d2, r0, r1                         @ 271
    vmov r0, r1, d2                         @ 271
    vmov r2, r3, d5                         @ 271
    cmp r0, r2                              @ 271
    sbcs r0, r1, r3                         @ 271
    bhs .Lhungry_floats_exit_unavailable    @ 271
    vmov r0, r1, d7                         @ 272
    vmov r2, r3, d2                         @ 272
    mul r1, r1, r2                          @ 272
    mla r1, r0, r3, r1                      @ 272
    umull r0, r3, r0, r2                    @ 272
    add r1, r1, r3                          @ 272
    vmov d3, r0, r1                         @ 272
    vmov r0, r1, d6                         @ 272
    vmov r2, r3, d3                         @ 272
    adds r0, r0, r2                         @ 272
    adc r1, r1, r3                          @ 272
    vmov d2, r0, r1                         @ 272
    vmov.32 r2, d2[0]                       @ 273
    vldr d11, [r2, #136]                    @ 273
    vmov.32 r2, d8[0]                       @ 273
    vldr d12, [r2, #8]                      @ 273
    vadd.f64 d11, d11, d12                  @ 273
    vmov.32 r2, d8[0]                       @ 273
    vstr d11, [r2, #16]                     @ 273
    vmov.32 r2, d2[0]                       @ 274
    vldr d11, [r2, #144]                    @ 274
    vmov.32 r2, d8[0]                       @ 274
    vldr d12, [r2, #8]                      @ 274
    vadd.f64 d11, d11, d12                  @ 274
    vmov.32 r2, d8[0]                       @ 274
    vstr d11, [r2, #24]                     @ 274
    vmov.32 r2, d2[0]                       @ 275
    vldr d11, [r2, #152]                    @ 275
    vmov.32 r2, d8[0]                       @ 275
    vldr d12, [r2, #8]                      @ 275
    vadd.f64 d11, d11, d12                  @ 275
    vmov.32 r2, d8[0]                       @ 275
    vstr d11, [r2, #32]                     @ 275
    vmov.32 r2, d2[0]                       @ 276
    vldr d11, [r2, #160]                    @ 276
    vmov.32 r2, d8[0]                       @ 276
    vldr d12, [r2, #0]                      @ 276
    vadd.f64 d11, d11, d12                  @ 276
    vmov.32 r2, d8[0]                       @ 276
    vstr d11, [r2, #40]                     @ 276
    vmov.32 r2, d2[0]                       @ 277
    vldr d11, [r2, #168]                    @ 277
    vmov.32 r2, d8[0]                       @ 277
    vldr d12, [r2, #0]                      @ 277
    vadd.f64 d11, d11, d12                  @ 277
    vmov.32 r2, d8[0]                       @ 277
    vstr d11, [r2, #48]                     @ 277
    vmov.32 r2, d2[0]                       @ 278
    vldr d11, [r2, #176]                    @ 278
    vmov.32 r2, d8[0]                       @ 278
    vldr d12, [r2, #0]                      @ 278
    vadd.f64 d11, d11, d12                  @ 278
    vmov.32 r2, d8[0]                       @ 278
    vstr d11, [r2, #56]                     @ 278
    vmov.32 r2, d2[0]                       @ 279
    vldr d11, [r2, #56]                     @ 279
    vmov.32 r2, d8[0]                       @ 279
    vldr d12, [r2, #8]                      @ 279
    vmul.f64 d11, d11, d12                  @ 279
    vmov.32 r2, d8[0]                       @ 279
    vstr d11, [r2, #64]                     @ 279
    vmov.32 r2, d2[0]                       @ 280
    vldr d11, [r2, #64]                     @ 280
    vmov.32 r2, d8[0]                       @ 280
    vldr d12, [r2, #0]                      @ 280
    vmul.f64 d11, d11, d12                  @ 280
    vmov.32 r2, d8[0]                       @ 280
    vstr d11, [r2, #72]                     @ 280
    vmov.32 r2, d2[0]                       @ 281
    vldr d11, [r2, #40]                     @ 281
    vmov.32 r2, d8[0]                       @ 281
    vldr d12, [r2, #8]                      @ 281
    vmul.f64 d11, d11, d12                  @ 281
    vmov.32 r2, d8[0]                       @ 281
    vstr d11, [r2, #80]                     @ 281
    vmov.32 r2, d2[0]                       @ 282
    vldr d11, [r2, #40]                     @ 282
    vmov.32 r2, d8[0]                       @ 282
    vldr d12, [r2, #0]                      @ 282
    vmul.f64 d11, d11, d12                  @ 282
    vmov.32 r2, d8[0]                       @ 282
    vstr d11, [r2, #88]                     @ 282
    vmov.32 r2, d8[0]                       @ 283
    vldr d11, [r2, #16]                     @ 283
    vmov.32 r2, d8[0]                       @ 283
    vldr d12, [r2, #24]                     @ 283
    vsub.f64 d11, d11, d12                  @ 283
    vmov.32 r2, d8[0]                       @ 283
    vstr d11, [r2, #96]                     @ 283
    vmov.32 r2, d8[0]                       @ 284
    vldr d11, [r2, #32]                     @ 284
    vmov.32 r2, d8[0]                       @ 284
    vldr d12, [r2, #40]                     @ 284
    vsub.f64 d11, d11, d12                  @ 284
    vmov.32 r2, d8[0]                       @ 284
    vstr d11, [r2, #104]                    @ 284
    vmov.32 r2, d8[0]                       @ 285
    vldr d11, [r2, #48]                     @ 285
    vmov.32 r2, d8[0]                       @ 285
    vldr d12, [r2, #56]                     @ 285
    vsub.f64 d11, d11, d12                  @ 285
    vmov.32 r2, d8[0]                       @ 285
    vstr d11, [r2, #112]                    @ 285
    vmov.32 r2, d8[0]                       @ 286
    vldr d11, [r2, #64]                     @ 286
    vmov.32 r2, d8[0]                       @ 286
    vldr d12, [r2, #72]                     @ 286
    vsub.f64 d11, d11, d12                  @ 286
    vmov.32 r2, d8[0]                       @ 286
    vstr d11, [r2, #120]                    @ 286
    vmov.32 r2, d8[0]                       @ 287
    vldr d11, [r2, #80]                     @ 287
    vmov.32 r2, d8[0]                       @ 287
    vldr d12, [r2, #88]                     @ 287
    vsub.f64 d11, d11, d12                  @ 287
    vmov.32 r2, d8[0]                       @ 287
    vstr d11, [r2, #128]                    @ 287
    vmov.32 r2, d8[0]                       @ 288
    vldr d11, [r2, #96]                     @ 288
    vmov.32 r2, d8[0]                       @ 288
    vldr d12, [r2, #104]                    @ 288
    vmul.f64 d11, d11, d12                  @ 288
    vmov.32 r2, d8[0]                       @ 289
    vldr d12, [r2, #112]                    @ 289
    vmov.32 r2, d8[0]                       @ 289
    vldr d13, [r2, #120]                    @ 289
    vmul.f64 d12, d12, d13                  @ 289
    vmov.32 r2, d8[0]                       @ 290
    vldr d13, [r2, #128]                    @ 290
    vmul.f64 d13, d13, d11                  @ 290
    vmov.32 r2, d8[0]                       @ 291
    vldr d14, [r2, #16]                     @ 291
    vmov.32 r2, d8[0]                       @ 291
    vldr d15, [r2, #24]                     @ 291
    vadd.f64 d14, d14, d15                  @ 291
    vmov.32 r2, d8[0]                       @ 291
    vldr d15, [r2, #32]                     @ 291
    vadd.f64 d14, d14, d15                  @ 291
    vmov.32 r2, d8[0]                       @ 291
    vldr d15, [r2, #40]                     @ 291
    vadd.f64 d14, d14, d15                  @ 291
    vmov.32 r2, d8[0]                       @ 291
    vldr d15, [r2, #48]                     @ 291
    vadd.f64 d14, d14, d15                  @ 291
    vmov.32 r2, d8[0]                       @ 291
    vldr d15, [r2, #56]                     @ 291
    vadd.f64 d14, d14, d15                  @ 291
    vmov.32 r2, d8[0]                       @ 291
    vldr d15, [r2, #64]                     @ 291
    vadd.f64 d14, d14, d15                  @ 291
    vmov.32 r2, d8[0]                       @ 291
    vldr d15, [r2, #72]                     @ 291
    vadd.f64 d14, d14, d15                  @ 291
    vmov.32 r2, d8[0]                       @ 291
    vldr d15, [r2, #80]                     @ 291
    vadd.f64 d14, d14, d15                  @ 291
    vmov.32 r2, d8[0]                       @ 291
    vldr d15, [r2, #88]                     @ 291
    vadd.f64 d14, d14, d15                  @ 291
    vmov.32 r2, d8[0]                       @ 291
    vldr d15, [r2, #96]                     @ 291
    vadd.f64 d14, d14, d15                  @ 291
    vmov.32 r2, d8[0]                       @ 291
    vldr d15, [r2, #104]                    @ 291
    vadd.f64 d14, d14, d15                  @ 291
    vmov.32 r2, d8[0]                       @ 291
    vldr d15, [r2, #112]                    @ 291
    vadd.f64 d14, d14, d15                  @ 291
    vmov.32 r2, d8[0]                       @ 291
    vldr d15, [r2, #120]                    @ 291
    vadd.f64 d14, d14, d15                  @ 291
    vmov.32 r2, d8[0]                       @ 291
    vldr d15, [r2, #128]                    @ 291
    vadd.f64 d14, d14, d15                  @ 291
    vadd.f64 d14, d14, d11                  @ 291
    vadd.f64 d14, d14, d12                  @ 291
    vadd.f64 d14, d14, d13                  @ 291
    vmov.32 r2, d8[0]                       @ 292
    vldr d11, [r2, #8]                      @ 292
    vmul.f64 d12, d14, d11                  @ 292
    vmov.32 r2, d8[0]                       @ 292
    vldr d11, [r2, #0]                      @ 292
    vmul.f64 d12, d12, d11                  @ 292
    vmov.32 r2, d2[0]                       @ 292
    vstr d12, [r2, #40]                     @ 292
.Lhungry_floats_post_commit:
.Lhungry_floats_end:
    .pushsection __rseq_failure, "ax"
    .long 0xe7f5def3
.Lhungry_floats_abort:
    b .Lhungry_floats_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .long .Lhungry_floats_start, 0, .Lhungry_floats_exit_unavailable, 0
    .popsection
    bx lr
.Lhungry_floats_aborted:
    b hungry_floats
.Lhungry_floats_exit_unavailable:
    bx lr
.size hungry_floats, . - hungry_floats

.syntax unified
.arch armv7-a
.fpu vfpv3-d16
.arm
.text
.globl always_fails
.type always_fails, %function
always_fails:
    @ d3: the rseq area
    @ d4: count of cells
    .syntax unified
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lalways_fails_descriptor:
    .long 0, 0
    .long .Lalways_fails_start, 0, .Lalways_fails_post_commit - .Lalways_fails_start, 0, .Lalways_fails_abort, 0
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .long .Lalways_fails_descriptor, 0
    .popsection
    adr r0, 99f                             @ 297
    movw r1, #:lower16:(.Lalways_fails_descriptor - 99f)@ 297
    movt r1, #:upper16:(.Lalways_fails_descriptor - 99f)@ 297
    add r0, r0, r1                          @ 297
99:
    vmov.32 r2, d3[0]                       @ 297
    mov r1, #0                              @ 297
    vmov d0, r0, r1                         @ 297
    vstr d0, [r2, #8]                       @ 297
.Lalways_fails_start:
    vmov.32 r2, d3[0]                       @ 297
    ldr r0, [r2, #4]                        @ 297
    mov r1, #0                              @ 297
    vmov d2, r0, r1                         @ 297
    vmov r0, r1, d2                         @ 297
    vmov r2, r3, d4                         @ 297
    cmp r0, r2                              @ 297
    sbcs r0, r1, r3                         @ 297
    bhs .Lalways_fails_exit_unavailable     @ 297
    b .Lalways_fails_exit_assertion1        @ 297
.Lalways_fails_post_commit:
.Lalways_fails_end:
    .pushsection __rseq_failure, "ax"
    .long 0xe7f5def3
.Lalways_fails_abort:
    b .Lalways_fails_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .long .Lalways_fails_start, 0, .Lalways_fails_exit_unavailable, 0
    .long .Lalways_fails_start, 0, .Lalways_fails_exit_assertion1, 0
    .popsection
    bx lr
.Lalways_fails_aborted:
    b always_fails
.Lalways_fails_exit_unavailable:
    bx lr
.Lalways_fails_exit_assertion1:
    bx lr
.size always_fails, . - always_fails

.syntax unified
.arch armv7-a
.fpu vfpv3-d16
.arm
.text
.globl nothing
.type nothing, %function
nothing:
    @ d3: the rseq area
    @ d4: count of cells
    .syntax unified
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lnothing_descriptor:
    .long 0, 0
    .long .Lnothing_start, 0, .Lnothing_post_commit - .Lnothing_start, 0, .Lnothing_abort, 0
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .long .Lnothing_descriptor, 0
    .popsection
    adr r0, 99f                             @ 302
    movw r1, #:lower16:(.Lnothing_descriptor - 99f)@ 302
    movt r1, #:upper16:(.Lnothing_descriptor - 99f)@ 302
    add r0, r0, r1                          @ 302
99:
    vmov.32 r2, d3[0]                       @ 302
    mov r1, #0                              @ 302
    vmov d0, r0, r1                         @ 302
    vstr d0, [r2, #8]                       @ 302
.Lnothing_start:
    vmov.32 r2, d3[0]                       @ 302
    ldr r0, [r2, #4]                        @ 302
    mov r1, #0                              @ 302
    vmov d2, r0, r1                         @ 302
    vmov r0, r1, d2                         @ 302
    vmov r2, r3, d4                         @ 302
    cmp r0, r2                              @ 302
    sbcs r0, r1, r3                         @ 302
    bhs .Lnothing_exit_unavailable          @ 302
.Lnothing_post_commit:
.Lnothing_end:
    .pushsection __rseq_failure, "ax"
    .long 0xe7f5def3
.Lnothing_abort:
    b .Lnothing_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .long .Lnothing_start, 0, .Lnothing_exit_unavailable, 0
    .popsection
    bx lr
.Lnothing_aborted:
    b nothing
.Lnothing_exit_unavailable:
    bx lr
.size nothing, . - nothing

.syntax unified
.arch armv7-a
.fpu vfpv3-d16
.arm
.text
.globl far_away
.type far_away, %function
far_away:
    @ d6: the rseq area
    @ d7: count of cells
    @ d8: base of cells
    @ d9: stride of cells
    @ d10: i
    @ result 0 in d3
    .syntax unified
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lfar_away_descriptor:
    .long 0, 0
    .long .Lfar_away_start, 0, .Lfar_away_post_commit - .Lfar_away_start, 0, .Lfar_away_abort, 0
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .long .Lfar_away_descriptor, 0
    .popsection
    adr r0, 99f                             @ 307
    movw r1, #:lower16:(.Lfar_away_descriptor - 99f)@ 307
    movt r1, #:upper16:(.Lfar_away_descriptor - 99f)@ 307
    add r0, r0, r1                          @ 307
99:
    vmov.32 r2, d6[0]                       @ 307
    mov r1, #0                              @ 307
    vmov d0, r0, r1                         @ 307
    vstr d0, [r2, #8]                       @ 307
.Lfar_away_start:
    vmov.32 r2, d6[0]                       @ 307
    ldr r0, [r2, #4]                        @ 307
    mov r1, #0                              @ 307
    vmov d2, r0, r1                         @ 307
    vmov r0, r1, d2                         @ 307
    vmov r2, r3, d7                         @ 307
    cmp r0, r2                              @ 307
    sbcs r0, r1, r3                         @ 307
    bhs .Lfar_away_exit_unavailable         @ 307
    vmov r0, r1, d9                         @ 309
    vmov r2, r3, d2                         @ 309
    mul r1, r1, r2                          @ 309
    mla r1, r0, r3, r1                      @ 309
    umull r0, r3, r0, r2                    @ 309
    add r1, r1, r3                          @ 309
    vmov d3, r0, r1                         @ 309
    vmov r0, r1, d8                         @ 309
    vmov r2, r3, d3                         @ 309
    adds r0, r0, r2                         @ 309
    adc r1, r1, r3                          @ 309
    vmov d2, r0, r1                         @ 309
    movw r0, #16304                         @ 311
    movw r1, #0                             @ 311
    vmov d3, r0, r1                         @ 311
    vmov r0, r1, d2                         @ 311
    vmov r2, r3, d3                         @ 311
    adds r0, r0, r2                         @ 311
    adc r1, r1, r3                          @ 311
    vmov d4, r0, r1                         @ 311
    vmov.32 r2, d4[0]                       @ 311
    vldr d3, [r2, #0]                       @ 311
    vmov r0, r1, d3                         @ 311
    adds r0, r0, #1                         @ 311
    adc r1, r1, #0                          @ 311
    vmov d3, r0, r1                         @ 311
    movw r0, #24304                         @ 311
    movw r1, #0                             @ 311
    vmov d4, r0, r1                         @ 311
    vmov r0, r1, d2                         @ 311
    vmov r2, r3, d4                         @ 311
    adds r0, r0, r2                         @ 311
    adc r1, r1, r3                          @ 311
    vmov d5, r0, r1                         @ 311
    vmov.32 r2, d5[0]                       @ 311
    vstr d3, [r2, #0]                       @ 311
    movw r0, #16312                         @ 312
    movw r1, #0                             @ 312
    vmov d3, r0, r1                         @ 312
    vmov r0, r1, d2                         @ 312
    vmov r2, r3, d3                         @ 312
    adds r0, r0, r2                         @ 312
    adc r1, r1, r3                          @ 312
    vmov d4, r0, r1                         @ 312
    vmov.32 r2, d4[0]                       @ 312
    vldr d3, [r2, #0]                       @ 312
    dmb ish                                 @ 312
    vmov r0, r1, d10                        @ 313
    mov r2, #3                              @ 313
    mov r3, #0                              @ 313
    cmp r0, r2                              @ 313
    sbcs r0, r1, r3                         @ 313
    bhs .Lfar_away_exit_index1              @ 313
.Lfar_away_ok1:
    movw r0, #40                            @ 313
    movw r1, #0                             @ 313
    vmov d4, r0, r1                         @ 313
    vmov r0, r1, d10                        @ 313
    vmov r2, r3, d4                         @ 313
    mul r1, r1, r2                          @ 313
    mla r1, r0, r3, r1                      @ 313
    umull r0, r3, r0, r2                    @ 313
    add r1, r1, r3                          @ 313
    vmov d5, r0, r1                         @ 313
    vmov r0, r1, d2                         @ 313
    vmov r2, r3, d5                         @ 313
    adds r0, r0, r2                         @ 313
    adc r1, r1, r3                          @ 313
    vmov d4, r0, r1                         @ 313
    vmov r0, r1, d4                         @ 313
    adds r0, r0, #184                       @ 313
    adc r1, r1, #0                          @ 313
    vmov d4, r0, r1                         @ 313
    vmov.32 r2, d4[0]                       @ 313
    vldr d4, [r2, #8]                       @ 313
    vmov r0, r1, d3                         @ 313
    vmov r2, r3, d4                         @ 313
    adds r0, r0, r2                         @ 313
    adc r1, r1, r3                          @ 313
    vmov d5, r0, r1                         @ 313
    movw r0, #32304                         @ 313
    movw r1, #0                             @ 313
    vmov d4, r0, r1                         @ 313
    vmov r0, r1, d2                         @ 313
    vmov r2, r3, d4                         @ 313
    adds r0, r0, r2                         @ 313
    adc r1, r1, r3                          @ 313
    vmov d2, r0, r1                         @ 313
    vmov.32 r2, d2[0]                       @ 313
    vstr d5, [r2, #0]                       @ 313
.Lfar_away_post_commit:
.Lfar_away_end:
    .pushsection __rseq_failure, "ax"
    .long 0xe7f5def3
.Lfar_away_abort:
    b .Lfar_away_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .long .Lfar_away_start, 0, .Lfar_away_exit_unavailable, 0
    .long .Lfar_away_start, 0, .Lfar_away_exit_index1, 0
    .popsection
    bx lr
.Lfar_away_aborted:
    b far_away
.Lfar_away_exit_unavailable:
    bx lr
.Lfar_away_exit_index1:
    bx lr
.size far_away, . - far_away

.syntax unified
.arch armv7-a
.fpu vfpv3-d16
.arm
.text
.globl push_link
.type push_link, %function
push_link:
    @ d6: the rseq area
    @ d7: count of chains
    @ d8: extent of chains
    @ d9: record of chains
    @ d10: this thread's stack slots
    .syntax unified
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lpush_link_descriptor:
    .long 0, 0
    .long .Lpush_link_start, 0, .Lpush_link_post_commit - .Lpush_link_start, 0, .Lpush_link_abort, 0
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .long .Lpush_link_descriptor, 0
    .popsection
    adr r0, 99f                             @ 336
    movw r1, #:lower16:(.Lpush_link_descriptor - 99f)@ 336
    movt r1, #:upper16:(.Lpush_link_descriptor - 99f)@ 336
    add r0, r0, r1                          @ 336
99:
    vmov.32 r2, d6[0]                       @ 336
    mov r1, #0                              @ 336
    vmov d0, r0, r1                         @ 336
    vstr d0, [r2, #8]                       @ 336
.Lpush_link_start:
    vmov.32 r2, d6[0]                       @ 336
    ldr r0, [r2, #4]                        @ 336
    mov r1, #0                              @ 336
    vmov d2, r0, r1                         @ 336
    vmov r0, r1, d2                         @ 336
    vmov r2, r3, d7                         @ 336
    cmp r0, r2                              @ 336
    sbcs r0, r1, r3                         @ 336
    bhs .Lpush_link_exit_unavailable        @ 336
    vmov.32 r2, d9[0]                       @ 338
    vldr d3, [r2, #8]                       @ 338
    vmov r0, r1, d3                         @ 338
    vmov r2, r3, d2                         @ 338
    mul r1, r1, r2                          @ 338
    mla r1, r0, r3, r1                      @ 338
    umull r0, r3, r0, r2                    @ 338
    add r1, r1, r3                          @ 338
    vmov d3, r0, r1                         @ 338
    vmov.32 r2, d9[0]                       @ 338
    vldr d2, [r2, #0]                       @ 338
    vmov r0, r1, d3                         @ 338
    vmov r2, r3, d2                         @ 338
    adds r0, r0, r2                         @ 338
    adc r1, r1, r3                          @ 338
    vmov d3, r0, r1                         @ 338
    vmov.32 r2, d10[0]                      @ 338
    vstr d3, [r2, #16]                      @ 338
    vmov.32 r2, d10[0]                      @ 340
    vldr d2, [r2, #16]                      @ 340
    vmov.32 r2, d2[0]                       @ 340
    vldr d2, [r2, #0]                       @ 340
    vmov r0, r1, d2                         @ 340
    subs r0, r0, #8                         @ 340
    sbc r1, r1, #0                          @ 340
    vmov d3, r0, r1                         @ 340
    vmov r0, r1, d8                         @ 340
    subs r0, r0, #16                        @ 340
    sbc r1, r1, #0                          @ 340
    vmov d4, r0, r1                         @ 340
    vmov r0, r1, d3                         @ 340
    vmov r2, r3, d4                         @ 340
    cmp r2, r0                              @ 340
    sbcs r0, r3, r1                         @ 340
    bhs .Lpush_link_inside2                 @ 340
.Lpush_link_outside3:
    vmov r0, r1, d2                         @ 340
    mov r2, #0                              @ 340
    mov r3, #0                              @ 340
    eor r0, r0, r2                          @ 340
    eor r1, r1, r3                          @ 340
    orrs r0, r0, r1                         @ 340
    bne .Lpush_link_exit_segment1           @ 340
    b .Lpush_link_end1                      @ 340
.Lpush_link_inside2:
    vmov r0, r1, d3                         @ 340
    and r0, r0, #7                          @ 340
    mov r1, #0                              @ 340
    vmov d3, r0, r1                         @ 340
    vmov r0, r1, d3                         @ 340
    mov r2, #0                              @ 340
    mov r3, #0                              @ 340
    eor r0, r0, r2                          @ 340
    eor r1, r1, r3                          @ 340
    orrs r0, r0, r1                         @ 340
    bne .Lpush_link_exit_segment1           @ 340
.Lpush_link_end1:
    vmov.32 r2, d10[0]                      @ 340
    vldr d3, [r2, #0]                       @ 340
    vmov.32 r2, d10[0]                      @ 340
    vldr d5, [r2, #8]                       @ 340
    vmov r0, r1, d3                         @ 340
    vmov r2, r3, d5                         @ 340
    subs r0, r0, r2                         @ 340
    sbc r1, r1, r3                          @ 340
    vmov d3, r0, r1                         @ 340
    vmov r0, r1, d3                         @ 340
    vmov r2, r3, d4                         @ 340
    cmp r2, r0                              @ 340
    sbcs r0, r3, r1                         @ 340
    blo .Lpush_link_exit_segment1           @ 340
.Lpush_link_ok7:
    vmov.32 r2, d10[0]                      @ 340
    vldr d3, [r2, #0]                       @ 340
    vmov.32 r2, d3[0]                       @ 340
    vstr d2, [r2, #8]                       @ 340
    vmov.32 r2, d10[0]                      @ 341
    vldr d2, [r2, #0]                       @ 341
    vmov.32 r2, d10[0]                      @ 341
    vldr d3, [r2, #8]                       @ 341
    vmov r0, r1, d2                         @ 341
    vmov r2, r3, d3                         @ 341
    subs r0, r0, r2                         @ 341
    sbc r1, r1, r3                          @ 341
    vmov d2, r0, r1                         @ 341
    vmov r0, r1, d2                         @ 341
    adds r0, r0, #8                         @ 341
    adc r1, r1, #0                          @ 341
    vmov d2, r0, r1                         @ 341
    vmov.32 r2, d10[0]                      @ 341
    vldr d3, [r2, #16]                      @ 341
    vmov.32 r2, d3[0]                       @ 341
    vstr d2, [r2, #0]                       @ 341
.Lpush_link_post_commit:
.Lpush_link_end:
    .pushsection __rseq_failure, "ax"
    .long 0xe7f5def3
.Lpush_link_abort:
    b .Lpush_link_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .long .Lpush_link_start, 0, .Lpush_link_exit_unavailable, 0
    .long .Lpush_link_start, 0, .Lpush_link_exit_segment1, 0
    .popsection
    bx lr
.Lpush_link_aborted:
    b push_link
.Lpush_link_exit_unavailable:
    bx lr
.Lpush_link_exit_segment1:
    bx lr
.size push_link, . - push_link

.syntax unified
.arch armv7-a
.fpu vfpv3-d16
.arm
.text
.globl pop_link
.type pop_link, %function
pop_link:
    @ d6: the rseq area
    @ d7: count of chains
    @ d8: extent of chains
    @ d9: record of chains
    @ d10: this thread's stack slots
    @ result 0 in d2
    .syntax unified
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lpop_link_descriptor:
    .long 0, 0
    .long .Lpop_link_start, 0, .Lpop_link_post_commit - .Lpop_link_start, 0, .Lpop_link_abort, 0
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .long .Lpop_link_descriptor, 0
    .popsection
    adr r0, 99f                             @ 345
    movw r1, #:lower16:(.Lpop_link_descriptor - 99f)@ 345
    movt r1, #:upper16:(.Lpop_link_descriptor - 99f)@ 345
    add r0, r0, r1                          @ 345
99:
    vmov.32 r2, d6[0]                       @ 345
    mov r1, #0                              @ 345
    vmov d0, r0, r1                         @ 345
    vstr d0, [r2, #8]                       @ 345
.Lpop_link_start:
    vmov.32 r2, d6[0]                       @ 345
    ldr r0, [r2, #4]                        @ 345
    mov r1, #0                              @ 345
    vmov d2, r0, r1                         @ 345
    vmov r0, r1, d2                         @ 345
    vmov r2, r3, d7                         @ 345
    cmp r0, r2                              @ 345
    sbcs r0, r1, r3                         @ 345
    bhs .Lpop_link_exit_unavailable         @ 345
    vmov.32 r2, d9[0]                       @ 346
    vldr d3, [r2, #8]                       @ 346
    vmov r0, r1, d3                         @ 346
    vmov r2, r3, d2                         @ 346
    mul r1, r1, r2                          @ 346
    mla r1, r0, r3, r1                      @ 346
    umull r0, r3, r0, r2                    @ 346
    add r1, r1, r3                          @ 346
    vmov d3, r0, r1                         @ 346
    vmov.32 r2, d9[0]                       @ 346
    vldr d2, [r2, #0]                       @ 346
    vmov r0, r1, d3                         @ 346
    vmov r2, r3, d2                         @ 346
    adds r0, r0, r2                         @ 346
    adc r1, r1, r3                          @ 346
    vmov d3, r0, r1                         @ 346
    vmov.32 r2, d10[0]                      @ 346
    vstr d3, [r2, #0]                       @ 346
    vmov.32 r2, d10[0]                      @ 347
    vldr d2, [r2, #0]                       @ 347
    vmov.32 r2, d2[0]                       @ 347
    vldr d2, [r2, #0]                       @ 347
    vmov r0, r1, d2                         @ 347
    subs r0, r0, #8                         @ 347
    sbc r1, r1, #0                          @ 347
    vmov d3, r0, r1                         @ 347
    vmov r0, r1, d8                         @ 347
    subs r0, r0, #16                        @ 347
    sbc r1, r1, #0                          @ 347
    vmov d4, r0, r1                         @ 347
    vmov r0, r1, d3                         @ 347
    vmov r2, r3, d4                         @ 347
    cmp r2, r0                              @ 347
    sbcs r0, r3, r1                         @ 347
    bhs .Lpop_link_inside2                  @ 347
.Lpop_link_outside3:
    vmov r0, r1, d2                         @ 347
    mov r2, #0                              @ 347
    mov r3, #0                              @ 347
    eor r0, r0, r2                          @ 347
    eor r1, r1, r3                          @ 347
    orrs r0, r0, r1                         @ 347
    bne .Lpop_link_exit_segment1            @ 347
.Lpop_link_none5:
    movw r0, #0                             @ 347
    movw r1, #0                             @ 347
    vmov d2, r0, r1                         @ 347
    b .Lpop_link_end1                       @ 347
.Lpop_link_inside2:
    vmov r0, r1, d3                         @ 347
    and r0, r0, #7                          @ 347
    mov r1, #0                              @ 347
    vmov d2, r0, r1                         @ 347
    vmov r0, r1, d2                         @ 347
    mov r2, #0                              @ 347
    mov r3, #0                              @ 347
    eor r0, r0, r2                          @ 347
    eor r1, r1, r3                          @ 347
    orrs r0, r0, r1                         @ 347
    bne .Lpop_link_exit_segment1            @ 347
.Lpop_link_aligned6:
    vmov r0, r1, d3                         @ 347
    vmov d3, r0, r1                         @ 347
    vmov.32 r2, d10[0]                      @ 347
    vldr d2, [r2, #8]                       @ 347
    vmov r0, r1, d2                         @ 347
    vmov r2, r3, d3                         @ 347
    adds r0, r0, r2                         @ 347
    adc r1, r1, r3                          @ 347
    vmov d2, r0, r1                         @ 347
.Lpop_link_end1:
    vmov r0, r1, d2                         @ 348
    mov r2, #0                              @ 348
    mov r3, #0                              @ 348
    eor r0, r0, r2                          @ 348
    eor r1, r1, r3                          @ 348
    orrs r0, r0, r1                         @ 348
    bne .Lpop_link_end10                    @ 348
.Lpop_link_then8:
    movw r0, #0                             @ 349
    movw r1, #0                             @ 349
    vmov d2, r0, r1                         @ 349
    b .Lpop_link_end                        @ 349
.Lpop_link_end10:
    vmov.32 r2, d2[0]                       @ 350
    vldr d3, [r2, #8]                       @ 350
    vmov r0, r1, d3                         @ 350
    subs r0, r0, #8                         @ 350
    sbc r1, r1, #0                          @ 350
    vmov d5, r0, r1                         @ 350
    vmov r0, r1, d5                         @ 350
    vmov r2, r3, d4                         @ 350
    cmp r2, r0                              @ 350
    sbcs r0, r3, r1                         @ 350
    bhs .Lpop_link_inside12                 @ 350
.Lpop_link_outside13:
    vmov r0, r1, d3                         @ 350
    mov r2, #0                              @ 350
    mov r3, #0                              @ 350
    eor r0, r0, r2                          @ 350
    eor r1, r1, r3                          @ 350
    orrs r0, r0, r1                         @ 350
    bne .Lpop_link_exit_segment2            @ 350
    b .Lpop_link_end11                      @ 350
.Lpop_link_inside12:
    vmov r0, r1, d5                         @ 350
    and r0, r0, #7                          @ 350
    mov r1, #0                              @ 350
    vmov d5, r0, r1                         @ 350
    vmov r0, r1, d5                         @ 350
    mov r2, #0                              @ 350
    mov r3, #0                              @ 350
    eor r0, r0, r2                          @ 350
    eor r1, r1, r3                          @ 350
    orrs r0, r0, r1                         @ 350
    bne .Lpop_link_exit_segment2            @ 350
.Lpop_link_end11:
    vmov.32 r2, d10[0]                      @ 350
    vldr d4, [r2, #0]                       @ 350
    vmov.32 r2, d4[0]                       @ 350
    vstr d3, [r2, #0]                       @ 350
.Lpop_link_post_commit:
.Lpop_link_end:
    .pushsection __rseq_failure, "ax"
    .long 0xe7f5def3
.Lpop_link_abort:
    b .Lpop_link_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .long .Lpop_link_start, 0, .Lpop_link_exit_unavailable, 0
    .long .Lpop_link_start, 0, .Lpop_link_exit_segment1, 0
    .long .Lpop_link_start, 0, .Lpop_link_exit_segment2, 0
    .popsection
    bx lr
.Lpop_link_aborted:
    b pop_link
.Lpop_link_exit_unavailable:
    bx lr
.Lpop_link_exit_segment1:
    bx lr
.Lpop_link_exit_segment2:
    bx lr
.size pop_link, . - pop_link

.syntax unified
.arch armv7-a
.fpu vfpv3-d16
.arm
.text
.globl keep_link
.type keep_link, %function
keep_link:
    @ d5: the rseq area
    @ d6: count of chains
    @ d7: count of other
    @ d8: i
    @ d9: record of chains
    @ d10: this thread's stack slots
    @ result 0 in d2
    .syntax unified
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lkeep_link_descriptor:
    .long 0, 0
    .long .Lkeep_link_start, 0, .Lkeep_link_post_commit - .Lkeep_link_start, 0, .Lkeep_link_abort, 0
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .long .Lkeep_link_descriptor, 0
    .popsection
    adr r0, 99f                             @ 355
    movw r1, #:lower16:(.Lkeep_link_descriptor - 99f)@ 355
    movt r1, #:upper16:(.Lkeep_link_descriptor - 99f)@ 355
    add r0, r0, r1                          @ 355
99:
    vmov.32 r2, d5[0]                       @ 355
    mov r1, #0                              @ 355
    vmov d0, r0, r1                         @ 355
    vstr d0, [r2, #8]                       @ 355
.Lkeep_link_start:
    vmov.32 r2, d5[0]                       @ 355
    ldr r0, [r2, #4]                        @ 355
    mov r1, #0                              @ 355
    vmov d2, r0, r1                         @ 355
    vmov.32 r2, d10[0]                      @ 355
    vstr d2, [r2, #48]                      @ 355
    vmov.32 r2, d10[0]                      @ 355
    vldr d2, [r2, #48]                      @ 355
    vmov r0, r1, d2                         @ 355
    vmov r2, r3, d6                         @ 355
    cmp r0, r2                              @ 355
    sbcs r0, r1, r3                         @ 355
    bhs .Lkeep_link_exit_unavailable        @ 355
    vmov.32 r2, d10[0]                      @ 355
    vldr d2, [r2, #48]                      @ 355
    vmov r0, r1, d2                         @ 355
    vmov r2, r3, d7                         @ 355
    cmp r0, r2                              @ 355
    sbcs r0, r1, r3                         @ 355
    bhs .Lkeep_link_exit_unavailable        @ 355
    vmov.32 r2, d9[0]                       @ 357
    vldr d2, [r2, #8]                       @ 357
    vmov.32 r2, d10[0]                      @ 357
    vldr d3, [r2, #48]                      @ 357
    vmov r0, r1, d2                         @ 357
    vmov r2, r3, d3                         @ 357
    mul r1, r1, r2                          @ 357
    mla r1, r0, r3, r1                      @ 357
    umull r0, r3, r0, r2                    @ 357
    add r1, r1, r3                          @ 357
    vmov d2, r0, r1                         @ 357
    vmov.32 r2, d9[0]                       @ 357
    vldr d3, [r2, #0]                       @ 357
    vmov r0, r1, d2                         @ 357
    vmov r2, r3, d3                         @ 357
    adds r0, r0, r2                         @ 357
    adc r1, r1, r3                          @ 357
    vmov d2, r0, r1                         @ 357
    vmov.32 r2, d10[0]                      @ 357
    vstr d2, [r2, #8]                       @ 357
    vmov.32 r2, d10[0]                      @ 358
    vldr d2, [r2, #8]                       @ 358
    vmov.32 r2, d2[0]                       @ 358
    vldr d2, [r2, #0]                       @ 358
    vmov r0, r1, d2                         @ 358
    subs r0, r0, #8                         @ 358
    sbc r1, r1, #0                          @ 358
    vmov d3, r0, r1                         @ 358
    vmov.32 r2, d10[0]                      @ 358
    vldr d4, [r2, #32]                      @ 358
    vmov r0, r1, d4                         @ 358
    subs r0, r0, #16                        @ 358
    sbc r1, r1, #0                          @ 358
    vmov d4, r0, r1                         @ 358
    vmov.32 r2, d10[0]                      @ 358
    vstr d4, [r2, #24]                      @ 358
    vmov.32 r2, d10[0]                      @ 358
    vldr d4, [r2, #24]                      @ 358
    vmov r0, r1, d3                         @ 358
    vmov r2, r3, d4                         @ 358
    cmp r2, r0                              @ 358
    sbcs r0, r3, r1                         @ 358
    bhs .Lkeep_link_inside2                 @ 358
.Lkeep_link_outside3:
    vmov r0, r1, d2                         @ 358
    mov r2, #0                              @ 358
    mov r3, #0                              @ 358
    eor r0, r0, r2                          @ 358
    eor r1, r1, r3                          @ 358
    orrs r0, r0, r1                         @ 358
    bne .Lkeep_link_exit_segment1           @ 358
.Lkeep_link_none5:
    movw r0, #0                             @ 358
    movw r1, #0                             @ 358
    vmov d2, r0, r1                         @ 358
    b .Lkeep_link_end1                      @ 358
.Lkeep_link_inside2:
    vmov r0, r1, d3                         @ 358
    and r0, r0, #7                          @ 358
    mov r1, #0                              @ 358
    vmov d2, r0, r1                         @ 358
    vmov r0, r1, d2                         @ 358
    mov r2, #0                              @ 358
    mov r3, #0                              @ 358
    eor r0, r0, r2                          @ 358
    eor r1, r1, r3                          @ 358
    orrs r0, r0, r1                         @ 358
    bne .Lkeep_link_exit_segment1           @ 358
.Lkeep_link_aligned6:
    vmov r0, r1, d3                         @ 358
    vmov d3, r0, r1                         @ 358
    vmov.32 r2, d10[0]                      @ 358
    vldr d2, [r2, #0]                       @ 358
    vmov r0, r1, d2                         @ 358
    vmov r2, r3, d3                         @ 358
    adds r0, r0, r2                         @ 358
    adc r1, r1, r3                          @ 358
    vmov d2, r0, r1                         @ 358
.Lkeep_link_end1:
    vmov.32 r2, d10[0]                      @ 358
    vldr d3, [r2, #56]                      @ 358
    vmov r0, r1, d2                         @ 358
    vmov r2, r3, d3                         @ 358
    eor r0, r0, r2                          @ 358
    eor r1, r1, r3                          @ 358
    orrs r0, r0, r1                         @ 358
    mov r0, #1                              @ 358
    beq 99f                                 @ 358
    mov r0, #0                              @ 358
99:
    mov r1, #0                              @ 358
    vmov d2, r0, r1                         @ 358
    vmov.32 r2, d10[0]                      @ 358
    vstr d2, [r2, #16]                      @ 358
    movw r0, #0                             @ 360
    movw r1, #0                             @ 360
    vmov d2, r0, r1                         @ 360
    vmov.32 r2, d10[0]                      @ 360
    vldr d3, [r2, #8]                       @ 360
    vmov.32 r2, d3[0]                       @ 360
    vstr d2, [r2, #8]                       @ 360
    vmov r0, r1, d8                         @ 361
    mov r2, #3                              @ 361
    mov r3, #0                              @ 361
    cmp r0, r2                              @ 361
    sbcs r0, r1, r3                         @ 361
    bhs .Lkeep_link_exit_index2             @ 361
.Lkeep_link_ok8:
    vmov r0, r1, d8                         @ 361
    lsl r1, r1, #3                          @ 361
    orr r1, r1, r0, lsr #29                 @ 361
    lsl r0, r0, #3                          @ 361
    vmov d2, r0, r1                         @ 361
    vmov.32 r2, d10[0]                      @ 361
    vldr d3, [r2, #8]                       @ 361
    vmov r0, r1, d3                         @ 361
    vmov r2, r3, d2                         @ 361
    adds r0, r0, r2                         @ 361
    adc r1, r1, r3                          @ 361
    vmov d3, r0, r1                         @ 361
    vmov r0, r1, d3                         @ 361
    adds r0, r0, #8                         @ 361
    adc r1, r1, #0                          @ 361
    vmov d3, r0, r1                         @ 361
    vmov.32 r2, d10[0]                      @ 361
    vldr d2, [r2, #0]                       @ 361
    vmov.32 r2, d10[0]                      @ 361
    vldr d4, [r2, #56]                      @ 361
    vmov r0, r1, d4                         @ 361
    vmov r2, r3, d2                         @ 361
    subs r0, r0, r2                         @ 361
    sbc r1, r1, r3                          @ 361
    vmov d4, r0, r1                         @ 361
    vmov.32 r2, d10[0]                      @ 361
    vldr d2, [r2, #24]                      @ 361
    vmov r0, r1, d4                         @ 361
    vmov r2, r3, d2                         @ 361
    cmp r2, r0                              @ 361
    sbcs r0, r3, r1                         @ 361
    bhs .Lkeep_link_inside11                @ 361
.Lkeep_link_outside13:
    vmov.32 r2, d10[0]                      @ 361
    vldr d2, [r2, #56]                      @ 361
    vmov r0, r1, d2                         @ 361
    mov r2, #0                              @ 361
    mov r3, #0                              @ 361
    eor r0, r0, r2                          @ 361
    eor r1, r1, r3                          @ 361
    orrs r0, r0, r1                         @ 361
    bne .Lkeep_link_exit_segment3           @ 361
.Lkeep_link_none10:
    movw r0, #0                             @ 361
    movw r1, #0                             @ 361
    vmov d4, r0, r1                         @ 361
    b .Lkeep_link_end12                     @ 361
.Lkeep_link_inside11:
    vmov r0, r1, d4                         @ 361
    adds r0, r0, #8                         @ 361
    adc r1, r1, #0                          @ 361
    vmov d4, r0, r1                         @ 361
.Lkeep_link_end12:
    vmov.32 r2, d3[0]                       @ 361
    vstr d4, [r2, #0]                       @ 361
    vmov.32 r2, d10[0]                      @ 362
    vldr d2, [r2, #40]                      @ 362
    vmov.32 r2, d2[0]                       @ 362
    vldr d2, [r2, #8]                       @ 362
    vmov.32 r2, d10[0]                      @ 362
    vldr d3, [r2, #48]                      @ 362
    vmov r0, r1, d2                         @ 362
    vmov r2, r3, d3                         @ 362
    mul r1, r1, r2                          @ 362
    mla r1, r0, r3, r1                      @ 362
    umull r0, r3, r0, r2                    @ 362
    add r1, r1, r3                          @ 362
    vmov d2, r0, r1                         @ 362
    vmov.32 r2, d10[0]                      @ 362
    vldr d3, [r2, #40]                      @ 362
    vmov.32 r2, d3[0]                       @ 362
    vldr d3, [r2, #0]                       @ 362
    vmov r0, r1, d2                         @ 362
    vmov r2, r3, d3                         @ 362
    adds r0, r0, r2                         @ 362
    adc r1, r1, r3                          @ 362
    vmov d2, r0, r1                         @ 362
    vmov.32 r2, d10[0]                      @ 362
    vldr d3, [r2, #0]                       @ 362
    vmov r0, r1, d2                         @ 362
    vmov r2, r3, d3                         @ 362
    subs r0, r0, r2                         @ 362
    sbc r1, r1, r3                          @ 362
    vmov d4, r0, r1                         @ 362
    vmov.32 r2, d10[0]                      @ 362
    vldr d3, [r2, #32]                      @ 362
    vmov r0, r1, d3                         @ 362
    subs r0, r0, #40                        @ 362
    sbc r1, r1, #0                          @ 362
    vmov d3, r0, r1                         @ 362
    vmov r0, r1, d4                         @ 362
    vmov r2, r3, d3                         @ 362
    cmp r2, r0                              @ 362
    sbcs r0, r3, r1                         @ 362
    blo .Lkeep_link_exit_segment4           @ 362
.Lkeep_link_ok16:
    vmov.32 r2, d2[0]                       @ 362
    vldr d2, [r2, #0]                       @ 362
    vmov r0, r1, d2                         @ 362
    subs r0, r0, #8                         @ 362
    sbc r1, r1, #0                          @ 362
    vmov d3, r0, r1                         @ 362
    vmov.32 r2, d10[0]                      @ 362
    vldr d4, [r2, #24]                      @ 362
    vmov r0, r1, d3                         @ 362
    vmov r2, r3, d4                         @ 362
    cmp r2, r0                              @ 362
    sbcs r0, r3, r1                         @ 362
    bhs .Lkeep_link_inside18                @ 362
.Lkeep_link_outside19:
    vmov r0, r1, d2                         @ 362
    mov r2, #0                              @ 362
    mov r3, #0                              @ 362
    eor r0, r0, r2                          @ 362
    eor r1, r1, r3                          @ 362
    orrs r0, r0, r1                         @ 362
    bne .Lkeep_link_exit_segment4           @ 362
    b .Lkeep_link_end15                     @ 362
.Lkeep_link_inside18:
    vmov r0, r1, d3                         @ 362
    and r0, r0, #7                          @ 362
    mov r1, #0                              @ 362
    vmov d3, r0, r1                         @ 362
    vmov r0, r1, d3                         @ 362
    mov r2, #0                              @ 362
    mov r3, #0                              @ 362
    eor r0, r0, r2                          @ 362
    eor r1, r1, r3                          @ 362
    orrs r0, r0, r1                         @ 362
    bne .Lkeep_link_exit_segment4           @ 362
.Lkeep_link_end15:
    vmov.32 r2, d10[0]                      @ 362
    vldr d3, [r2, #8]                       @ 362
    vmov.32 r2, d3[0]                       @ 362
    vstr d2, [r2, #24]                      @ 362
    movw r0, #0                             @ 363
    movw r1, #0                             @ 363
    vmov d2, r0, r1                         @ 363
    vmov.32 r2, d10[0]                      @ 363
    vldr d3, [r2, #8]                       @ 363
    vmov.32 r2, d3[0]                       @ 363
    vstr d2, [r2, #32]                      @ 363
    vmov.32 r2, d10[0]                      @ 364
    vldr d2, [r2, #8]                       @ 364
    vmov.32 r2, d2[0]                       @ 364
    vldr d2, [r2, #0]                       @ 364
    dmb ish                                 @ 364
    vmov r0, r1, d2                         @ 364
    subs r0, r0, #8                         @ 364
    sbc r1, r1, #0                          @ 364
    vmov d3, r0, r1                         @ 364
    vmov.32 r2, d10[0]                      @ 364
    vldr d4, [r2, #24]                      @ 364
    vmov r0, r1, d3                         @ 364
    vmov r2, r3, d4                         @ 364
    cmp r2, r0                              @ 364
    sbcs r0, r3, r1                         @ 364
    bhs .Lkeep_link_inside24                @ 364
.Lkeep_link_outside25:
    vmov r0, r1, d2                         @ 364
    mov r2, #0                              @ 364
    mov r3, #0                              @ 364
    eor r0, r0, r2                          @ 364
    eor r1, r1, r3                          @ 364
    orrs r0, r0, r1                         @ 364
    bne .Lkeep_link_exit_segment5           @ 364
.Lkeep_link_none27:
    movw r0, #0                             @ 364
    movw r1, #0                             @ 364
    vmov d2, r0, r1                         @ 364
    b .Lkeep_link_end23                     @ 364
.Lkeep_link_inside24:
    vmov r0, r1, d3                         @ 364
    and r0, r0, #7                          @ 364
    mov r1, #0                              @ 364
    vmov d2, r0, r1                         @ 364
    vmov r0, r1, d2                         @ 364
    mov r2, #0                              @ 364
    mov r3, #0                              @ 364
    eor r0, r0, r2                          @ 364
    eor r1, r1, r3                          @ 364
    orrs r0, r0, r1                         @ 364
    bne .Lkeep_link_exit_segment5           @ 364
.Lkeep_link_aligned28:
    vmov r0, r1, d3                         @ 364
    vmov d3, r0, r1                         @ 364
    vmov.32 r2, d10[0]                      @ 364
    vldr d2, [r2, #0]                       @ 364
    vmov r0, r1, d2                         @ 364
    vmov r2, r3, d3                         @ 364
    adds r0, r0, r2                         @ 364
    adc r1, r1, r3                          @ 364
    vmov d2, r0, r1                         @ 364
.Lkeep_link_end23:
    vmov.32 r2, d10[0]                      @ 364
    vldr d3, [r2, #0]                       @ 364
    vmov r0, r1, d2                         @ 364
    vmov r2, r3, d3                         @ 364
    subs r0, r0, r2                         @ 364
    sbc r1, r1, r3                          @ 364
    vmov d4, r0, r1                         @ 364
    vmov r0, r1, d2                         @ 364
    mov r2, #0                              @ 364
    mov r3, #0                              @ 364
    eor r0, r0, r2                          @ 364
    eor r1, r1, r3                          @ 364
    orrs r0, r0, r1                         @ 364
    bne .Lkeep_link_inside31                @ 364
.Lkeep_link_none30:
    movw r0, #0                             @ 364
    movw r1, #0                             @ 364
    vmov d4, r0, r1                         @ 364
    b .Lkeep_link_end32                     @ 364
.Lkeep_link_inside31:
    vmov r0, r1, d4                         @ 364
    adds r0, r0, #8                         @ 364
    adc r1, r1, #0                          @ 364
    vmov d4, r0, r1                         @ 364
.Lkeep_link_end32:
    vmov.32 r2, d10[0]                      @ 364
    vldr d2, [r2, #16]                      @ 364
    vmov.32 r2, d10[0]                      @ 364
    vldr d3, [r2, #8]                       @ 364
    vmov.32 r2, d3[0]                       @ 364
    dmb ish                                 @ 364
    vstr d4, [r2, #0]                       @ 364
.Lkeep_link_post_commit:
.Lkeep_link_end:
    .pushsection __rseq_failure, "ax"
    .long 0xe7f5def3
.Lkeep_link_abort:
    b .Lkeep_link_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .long .Lkeep_link_start, 0, .Lkeep_link_exit_unavailable, 0
    .long .Lkeep_link_start, 0, .Lkeep_link_exit_segment1, 0
    .long .Lkeep_link_start, 0, .Lkeep_link_exit_index2, 0
    .long .Lkeep_link_start, 0, .Lkeep_link_exit_segment3, 0
    .long .Lkeep_link_start, 0, .Lkeep_link_exit_segment4, 0
    .long .Lkeep_link_start, 0, .Lkeep_link_exit_segment5, 0
    .popsection
    bx lr
.Lkeep_link_aborted:
    b keep_link
.Lkeep_link_exit_unavailable:
    bx lr
.Lkeep_link_exit_segment1:
    bx lr
.Lkeep_link_exit_index2:
    bx lr
.Lkeep_link_exit_segment3:
    bx lr
.Lkeep_link_exit_segment4:
    bx lr
.Lkeep_link_exit_segment5:
    bx lr
.size keep_link, . - keep_link

.syntax unified
.arch armv7-a
.fpu vfpv3-d16
.arm
.text
.globl walk_links
.type walk_links, %function
walk_links:
    @ d5: the rseq area
    @ d6: count of chains
    @ d7: extent of chains
    @ d8: n
    @ d9: record of chains
    @ d10: this thread's stack slots
    @ result 0 in d2
    @ result 1 in d3
    .syntax unified
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lwalk_links_descriptor:
    .long 0, 0
    .long .Lwalk_links_start, 0, .Lwalk_links_post_commit - .Lwalk_links_start, 0, .Lwalk_links_abort, 0
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .long .Lwalk_links_descriptor, 0
    .popsection
    adr r0, 99f                             @ 369
    movw r1, #:lower16:(.Lwalk_links_descriptor - 99f)@ 369
    movt r1, #:upper16:(.Lwalk_links_descriptor - 99f)@ 369
    add r0, r0, r1                          @ 369
99:
    vmov.32 r2, d5[0]                       @ 369
    mov r1, #0                              @ 369
    vmov d0, r0, r1                         @ 369
    vstr d0, [r2, #8]                       @ 369
.Lwalk_links_start:
    vmov.32 r2, d5[0]                       @ 369
    ldr r0, [r2, #4]                        @ 369
    mov r1, #0                              @ 369
    vmov d2, r0, r1                         @ 369
    vmov r0, r1, d2                         @ 369
    vmov r2, r3, d6                         @ 369
    cmp r0, r2                              @ 369
    sbcs r0, r1, r3                         @ 369
    bhs .Lwalk_links_exit_unavailable       @ 369
    vmov.32 r2, d9[0]                       @ 370
    vldr d3, [r2, #8]                       @ 370
    vmov r0, r1, d3                         @ 370
    vmov r2, r3, d2                         @ 370
    mul r1, r1, r2                          @ 370
    mla r1, r0, r3, r1                      @ 370
    umull r0, r3, r0, r2                    @ 370
    add r1, r1, r3                          @ 370
    vmov d3, r0, r1                         @ 370
    vmov.32 r2, d9[0]                       @ 370
    vldr d2, [r2, #0]                       @ 370
    vmov r0, r1, d3                         @ 370
    vmov r2, r3, d2                         @ 370
    adds r0, r0, r2                         @ 370
    adc r1, r1, r3                          @ 370
    vmov d3, r0, r1                         @ 370
    vmov.32 r2, d3[0]                       @ 371
    vldr d2, [r2, #0]                       @ 371
    vmov r0, r1, d2                         @ 371
    subs r0, r0, #8                         @ 371
    sbc r1, r1, #0                          @ 371
    vmov d3, r0, r1                         @ 371
    vmov r0, r1, d7                         @ 371
    subs r0, r0, #16                        @ 371
    sbc r1, r1, #0                          @ 371
    vmov d4, r0, r1                         @ 371
    vmov.32 r2, d10[0]                      @ 371
    vstr d4, [r2, #8]                       @ 371
    vmov.32 r2, d10[0]                      @ 371
    vldr d4, [r2, #8]                       @ 371
    vmov r0, r1, d3                         @ 371
    vmov r2, r3, d4                         @ 371
    cmp r2, r0                              @ 371
    sbcs r0, r3, r1                         @ 371
    bhs .Lwalk_links_inside2                @ 371
.Lwalk_links_outside3:
    vmov r0, r1, d2                         @ 371
    mov r2, #0                              @ 371
    mov r3, #0                              @ 371
    eor r0, r0, r2                          @ 371
    eor r1, r1, r3                          @ 371
    orrs r0, r0, r1                         @ 371
    bne .Lwalk_links_exit_segment1          @ 371
.Lwalk_links_none5:
    movw r0, #0                             @ 371
    movw r1, #0                             @ 371
    vmov d2, r0, r1                         @ 371
    b .Lwalk_links_end1                     @ 371
.Lwalk_links_inside2:
    vmov r0, r1, d3                         @ 371
    and r0, r0, #7                          @ 371
    mov r1, #0                              @ 371
    vmov d2, r0, r1                         @ 371
    vmov r0, r1, d2                         @ 371
    mov r2, #0                              @ 371
    mov r3, #0                              @ 371
    eor r0, r0, r2                          @ 371
    eor r1, r1, r3                          @ 371
    orrs r0, r0, r1                         @ 371
    bne .Lwalk_links_exit_segment1          @ 371
.Lwalk_links_aligned6:
    vmov r0, r1, d3                         @ 371
    vmov d3, r0, r1                         @ 371
    vmov.32 r2, d10[0]                      @ 371
    vldr d2, [r2, #0]                       @ 371
    vmov r0, r1, d2                         @ 371
    vmov r2, r3, d3                         @ 371
    adds r0, r0, r2                         @ 371
    adc r1, r1, r3                          @ 371
    vmov d2, r0, r1                         @ 371
.Lwalk_links_end1:
    movw r0, #0                             @ 372
    movw r1, #0                             @ 372
    vmov d3, r0, r1                         @ 372
    vmov.32 r2, d10[0]                      @ 372
    vstr d3, [r2, #24]                      @ 372
    movw r0, #0                             @ 373
    movw r1, #0                             @ 373
    vmov d3, r0, r1                         @ 373
    vmov.32 r2, d10[0]                      @ 373
    vstr d3, [r2, #16]                      @ 373
    vmov.f64 d3, d8                         @ 374
    vmov.32 r2, d10[0]                      @ 374
    vstr d3, [r2, #32]                      @ 374
    vmov r0, r1, d8                         @ 374
    mov r2, #5                              @ 374
    mov r3, #0                              @ 374
    cmp r2, r0                              @ 374
    sbcs r0, r3, r1                         @ 374
    bhs .Lwalk_links_end9                   @ 374
.Lwalk_links_other8:
    movw r0, #5                             @ 374
    movw r1, #0                             @ 374
    vmov d3, r0, r1                         @ 374
    vmov.32 r2, d10[0]                      @ 374
    vstr d3, [r2, #32]                      @ 374
.Lwalk_links_end9:
    movw r0, #0                             @ 374
    movw r1, #0                             @ 374
    vmov d3, r0, r1                         @ 374
    vmov.32 r2, d10[0]                      @ 374
    vstr d3, [r2, #40]                      @ 374
.Lwalk_links_for10:
    vmov.32 r2, d10[0]                      @ 374
    vldr d3, [r2, #32]                      @ 374
    vmov.32 r2, d10[0]                      @ 374
    vldr d4, [r2, #40]                      @ 374
    vmov r0, r1, d4                         @ 374
    vmov r2, r3, d3                         @ 374
    cmp r0, r2                              @ 374
    sbcs r0, r1, r3                         @ 374
    bhs .Lwalk_links_done13                 @ 374
.Lwalk_links_do11:
    vmov.32 r2, d10[0]                      @ 374
    vldr d3, [r2, #40]                      @ 374
    vmov r0, r1, d2                         @ 375
    mov r2, #0                              @ 375
    mov r3, #0                              @ 375
    eor r0, r0, r2                          @ 375
    eor r1, r1, r3                          @ 375
    orrs r0, r0, r1                         @ 375
    beq .Lwalk_links_done13                 @ 375
.Lwalk_links_end16:
    vmov.32 r2, d2[0]                       @ 377
    vldr d3, [r2, #0]                       @ 377
    vmov.32 r2, d10[0]                      @ 377
    vldr d4, [r2, #16]                      @ 377
    vmov r0, r1, d4                         @ 377
    vmov r2, r3, d3                         @ 377
    adds r0, r0, r2                         @ 377
    adc r1, r1, r3                          @ 377
    vmov d4, r0, r1                         @ 377
    vmov.32 r2, d10[0]                      @ 377
    vstr d4, [r2, #16]                      @ 377
    vmov.32 r2, d10[0]                      @ 378
    vstr d2, [r2, #24]                      @ 378
    vmov.32 r2, d10[0]                      @ 379
    vldr d3, [r2, #0]                       @ 379
    vmov r0, r1, d2                         @ 379
    vmov r2, r3, d3                         @ 379
    subs r0, r0, r2                         @ 379
    sbc r1, r1, r3                          @ 379
    vmov d4, r0, r1                         @ 379
    vmov.32 r2, d10[0]                      @ 379
    vldr d3, [r2, #8]                       @ 379
    vmov r0, r1, d4                         @ 379
    vmov r2, r3, d3                         @ 379
    cmp r2, r0                              @ 379
    sbcs r0, r3, r1                         @ 379
    blo .Lwalk_links_exit_segment2          @ 379
.Lwalk_links_ok17:
    vmov.32 r2, d2[0]                       @ 379
    vldr d2, [r2, #8]                       @ 379
    vmov r0, r1, d2                         @ 379
    subs r0, r0, #8                         @ 379
    sbc r1, r1, #0                          @ 379
    vmov d3, r0, r1                         @ 379
    vmov.32 r2, d10[0]                      @ 379
    vldr d4, [r2, #8]                       @ 379
    vmov r0, r1, d3                         @ 379
    vmov r2, r3, d4                         @ 379
    cmp r2, r0                              @ 379
    sbcs r0, r3, r1                         @ 379
    bhs .Lwalk_links_inside20               @ 379
.Lwalk_links_outside21:
    vmov r0, r1, d2                         @ 379
    mov r2, #0                              @ 379
    mov r3, #0                              @ 379
    eor r0, r0, r2                          @ 379
    eor r1, r1, r3                          @ 379
    orrs r0, r0, r1                         @ 379
    bne .Lwalk_links_exit_segment2          @ 379
.Lwalk_links_none23:
    movw r0, #0                             @ 379
    movw r1, #0                             @ 379
    vmov d2, r0, r1                         @ 379
    b .Lwalk_links_end19                    @ 379
.Lwalk_links_inside20:
    vmov r0, r1, d3                         @ 379
    and r0, r0, #7                          @ 379
    mov r1, #0                              @ 379
    vmov d2, r0, r1                         @ 379
    vmov r0, r1, d2                         @ 379
    mov r2, #0                              @ 379
    mov r3, #0                              @ 379
    eor r0, r0, r2                          @ 379
    eor r1, r1, r3                          @ 379
    orrs r0, r0, r1                         @ 379
    bne .Lwalk_links_exit_segment2          @ 379
.Lwalk_links_aligned24:
    vmov r0, r1, d3                         @ 379
    vmov d3, r0, r1                         @ 379
    vmov.32 r2, d10[0]                      @ 379
    vldr d2, [r2, #0]                       @ 379
    vmov r0, r1, d2                         @ 379
    vmov r2, r3, d3                         @ 379
    adds r0, r0, r2                         @ 379
    adc r1, r1, r3                          @ 379
    vmov d2, r0, r1                         @ 379
.Lwalk_links_end19:
    vmov.32 r2, d10[0]                      @ 374
    vldr d3, [r2, #40]                      @ 374
    vmov r0, r1, d3                         @ 374
    adds r0, r0, #1                         @ 374
    adc r1, r1, #0                          @ 374
    vmov d3, r0, r1                         @ 374
    vmov.32 r2, d10[0]                      @ 374
    vstr d3, [r2, #40]                      @ 374
    vmov.32 r2, d10[0]                      @ 374
    vldr d3, [r2, #40]                      @ 374
    vmov.32 r0, d3[0]                       @ 374
    uxtb r0, r0                             @ 374
    mov r1, #0                              @ 374
    vmov d3, r0, r1                         @ 374
    vmov.32 r2, d10[0]                      @ 374
    vstr d3, [r2, #40]                      @ 374
    b .Lwalk_links_for10                    @ 374
.Lwalk_links_done13:
    vmov.32 r2, d10[0]                      @ 380
    vldr d2, [r2, #16]                      @ 380
    vmov.32 r2, d10[0]                      @ 380
    vldr d3, [r2, #24]                      @ 380
.Lwalk_links_post_commit:
.Lwalk_links_end:
    .pushsection __rseq_failure, "ax"
    .long 0xe7f5def3
.Lwalk_links_abort:
    b .Lwalk_links_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .long .Lwalk_links_start, 0, .Lwalk_links_exit_unavailable, 0
    .long .Lwalk_links_start, 0, .Lwalk_links_exit_segment1, 0
    .long .Lwalk_links_start, 0, .Lwalk_links_exit_segment2, 0
    .popsection
    bx lr
.Lwalk_links_aborted:
    b walk_links
.Lwalk_links_exit_unavailable:
    bx lr
.Lwalk_links_exit_segment1:
    bx lr
.Lwalk_links_exit_segment2:
    bx lr
.size walk_links, . - walk_links

.syntax unified
.arch armv7-a
.fpu vfpv3-d16
.arm
.text
.globl page_of
.type page_of, %function
page_of:
    @ d6: the rseq area
    @ d7: count of chains
    @ d8: extent of chains
    @ d9: record of chains
    @ d10: this thread's stack slots
    @ result 0 in d2
    .syntax unified
    .pushsection __rseq_cs, "aw"
    .balign 32
.Lpage_of_descriptor:
    .long 0, 0
    .long .Lpage_of_start, 0, .Lpage_of_post_commit - .Lpage_of_start, 0, .Lpage_of_abort, 0
    .popsection
    .pushsection __rseq_cs_ptr_array, "aw"
    .long .Lpage_of_descriptor, 0
    .popsection
    adr r0, 99f                             @ 384
    movw r1, #:lower16:(.Lpage_of_descriptor - 99f)@ 384
    movt r1, #:upper16:(.Lpage_of_descriptor - 99f)@ 384
    add r0, r0, r1                          @ 384
99:
    vmov.32 r2, d6[0]                       @ 384
    mov r1, #0                              @ 384
    vmov d0, r0, r1                         @ 384
    vstr d0, [r2, #8]                       @ 384
.Lpage_of_start:
    vmov.32 r2, d6[0]                       @ 384
    ldr r0, [r2, #4]                        @ 384
    mov r1, #0                              @ 384
    vmov d2, r0, r1                         @ 384
    vmov r0, r1, d2                         @ 384
    vmov r2, r3, d7                         @ 384
    cmp r0, r2                              @ 384
    sbcs r0, r1, r3                         @ 384
    bhs .Lpage_of_exit_unavailable          @ 384
    vmov.32 r2, d9[0]                       @ 385
    vldr d3, [r2, #8]                       @ 385
    vmov r0, r1, d3                         @ 385
    vmov r2, r3, d2                         @ 385
    mul r1, r1, r2                          @ 385
    mla r1, r0, r3, r1                      @ 385
    umull r0, r3, r0, r2                    @ 385
    add r1, r1, r3                          @ 385
    vmov d3, r0, r1                         @ 385
    vmov.32 r2, d9[0]                       @ 385
    vldr d2, [r2, #0]                       @ 385
    vmov r0, r1, d3                         @ 385
    vmov r2, r3, d2                         @ 385
    adds r0, r0, r2                         @ 385
    adc r1, r1, r3                          @ 385
    vmov d3, r0, r1                         @ 385
    vmov.32 r2, d3[0]                       @ 385
    vldr d2, [r2, #32]                      @ 385
    vmov r0, r1, d2                         @ 385
    subs r0, r0, #8                         @ 385
    sbc r1, r1, #0                          @ 385
    vmov d3, r0, r1                         @ 385
    movw r0, #5001                          @ 385
    movw r1, #0                             @ 385
    vmov d4, r0, r1                         @ 385
    vmov r0, r1, d8                         @ 385
    vmov r2, r3, d4                         @ 385
    cmp r0, r2                              @ 385
    sbcs r0, r1, r3                         @ 385
    blo .Lpage_of_outside3                  @ 385
.Lpage_of_large5:
    movw r0, #5001                          @ 385
    movw r1, #0                             @ 385
    vmov d4, r0, r1                         @ 385
    vmov r0, r1, d8                         @ 385
    vmov r2, r3, d4                         @ 385
    subs r0, r0, r2                         @ 385
    sbc r1, r1, r3                          @ 385
    vmov d5, r0, r1                         @ 385
    vmov r0, r1, d3                         @ 385
    vmov r2, r3, d5                         @ 385
    cmp r2, r0                              @ 385
    sbcs r0, r3, r1                         @ 385
    bhs .Lpage_of_inside2                   @ 385
.Lpage_of_outside3:
    vmov r0, r1, d2                         @ 385
    mov r2, #0                              @ 385
    mov r3, #0                              @ 385
    eor r0, r0, r2                          @ 385
    eor r1, r1, r3                          @ 385
    orrs r0, r0, r1                         @ 385
    bne .Lpage_of_exit_segment1             @ 385
.Lpage_of_none6:
    movw r0, #0                             @ 385
    movw r1, #0                             @ 385
    vmov d2, r0, r1                         @ 385
    b .Lpage_of_end1                        @ 385
.Lpage_of_inside2:
    vmov r0, r1, d3                         @ 385
    vmov d3, r0, r1                         @ 385
    vmov.32 r2, d10[0]                      @ 385
    vldr d2, [r2, #8]                       @ 385
    vmov r0, r1, d2                         @ 385
    vmov r2, r3, d3                         @ 385
    adds r0, r0, r2                         @ 385
    adc r1, r1, r3                          @ 385
    vmov d2, r0, r1                         @ 385
.Lpage_of_end1:
    vmov r0, r1, d2                         @ 386
    mov r2, #0                              @ 386
    mov r3, #0                              @ 386
    eor r0, r0, r2                          @ 386
    eor r1, r1, r3                          @ 386
    orrs r0, r0, r1                         @ 386
    beq .Lpage_of_exit_assertion2           @ 386
.Lpage_of_ok7:
    movw r0, #5000                          @ 387
    movw r1, #0                             @ 387
    vmov d3, r0, r1                         @ 387
    vmov.32 r2, d10[0]                      @ 387
    vldr d4, [r2, #0]                       @ 387
    vmov r0, r1, d4                         @ 387
    vmov r2, r3, d3                         @ 387
    cmp r0, r2                              @ 387
    sbcs r0, r1, r3                         @ 387
    bhs .Lpage_of_exit_index3               @ 387
.Lpage_of_ok9:
    vmov.32 r2, d10[0]                      @ 387
    vldr d3, [r2, #0]                       @ 387
    vmov r0, r1, d3                         @ 387
    vmov d3, r0, r1                         @ 387
    vmov r0, r1, d2                         @ 387
    vmov r2, r3, d3                         @ 387
    adds r0, r0, r2                         @ 387
    adc r1, r1, r3                          @ 387
    vmov d2, r0, r1                         @ 387
    vmov r0, r1, d2                         @ 387
    adds r0, r0, #1                         @ 387
    adc r1, r1, #0                          @ 387
    vmov d2, r0, r1                         @ 387
    vmov.32 r2, d2[0]                       @ 387
    ldrb r0, [r2, #0]                       @ 387
    mov r1, #0                              @ 387
    vmov d2, r0, r1                         @ 387
.Lpage_of_post_commit:
.Lpage_of_end:
    .pushsection __rseq_failure, "ax"
    .long 0xe7f5def3
.Lpage_of_abort:
    b .Lpage_of_aborted
    .popsection
    .pushsection __rseq_exit_point_array, "aw"
    .long .Lpage_of_start, 0, .Lpage_of_exit_unavailable, 0
    .long .Lpage_of_start, 0, .Lpage_of_exit_segment1, 0
    .long .Lpage_of_start, 0, .Lpage_of_exit_assertion2, 0
    .long .Lpage_of_start, 0, .Lpage_of_exit_index3, 0
    .popsection
    bx lr
.Lpage_of_aborted:
    b page_of
.Lpage_of_exit_unavailable:
    bx lr
.Lpage_of_exit_segment1:
    bx lr
.Lpage_of_exit_assertion2:
    bx lr
.Lpage_of_exit_index3:
    bx lr
.size page_of, . - page_of

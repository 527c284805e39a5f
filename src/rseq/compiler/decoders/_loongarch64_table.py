"""The instructions of LoongArch as a table: fixed bits, name, and operands in the order in which assemblers take them.

A group has one list of operands. Each is a field: `=` before it means that the register is written, `+` that it is read and
written, nothing that it is read. What is no field is fixed. `does` says what else an instruction does: load, store, atomic (both),
reserve and conditional (load-linked, store-conditional), branch, jump, call, indirect (a jump through a register, whose kind is
in the registers), return, system, trap.

A store-conditional writes its register, too: whether it stored. Where only a part of a register is written (bstrins, lu32i, movgr2frh),
the rest of it is read. Rounding mode and exception flags of floating-point numbers are not counted among the registers.

Source: LoongArch Reference Manual, volume 1, version 1.10, appendix B. Names of fields are the manual's.
"""

from __future__ import annotations

from typing import NamedTuple


class Field(NamedTuple):
    """Where an operand is in a word."""

    kind: str
    """integer, float, condition, control, vector, long vector (registers); number; distance (in bytes)"""
    pieces: tuple[tuple[int, int], ...]
    """Place and number of bits, the lowest piece first."""
    signed: bool = False
    scale: int = 1
    plus: int = 0

    def value(self, word: int) -> int:
        """A register's number, or what an immediate operand means."""
        value = width = 0
        for place, bits in self.pieces:
            value |= (word >> place & (1 << bits) - 1) << width
            width += bits
        if self.signed and value >> width - 1:
            value -= 1 << width
        return value * self.scale + self.plus


class Group(NamedTuple):
    """Instructions with the same operands."""

    operands: str
    does: str
    instructions: str
    """Fixed bits, in hexadecimal digits, and name, of each."""


FIELDS = {
    **{f"r{letter}": Field("integer", ((place, 5),)) for letter, place in (("d", 0), ("j", 5), ("k", 10))},
    **{f"f{letter}": Field("float", ((place, 5),)) for letter, place in (("d", 0), ("j", 5), ("k", 10), ("a", 15))},
    **{f"c{letter}": Field("condition", ((place, 3),)) for letter, place in (("d", 0), ("j", 5), ("a", 15))},
    **{f"fcsr{letter}": Field("control", ((place, 2),)) for letter, place in (("d", 0), ("j", 5))},
    "vd": Field("vector", ((0, 5),)),
    "xd": Field("long vector", ((0, 5),)),
    "op5": Field("number", ((0, 5),)),
    "code": Field("number", ((0, 15),)),
    "csr": Field("number", ((10, 14),)),
    **{f"ui{bits}": Field("number", ((10, bits),)) for bits in (5, 6, 8, 12)},
    **{f"si{bits}": Field("number", ((10, bits),), True) for bits in (12, 16)},
    "si14": Field("number", ((10, 14),), True, 4),
    "si20": Field("number", ((5, 20),), True),
    "sa2": Field("number", ((15, 2),)),
    "sa3": Field("number", ((15, 3),)),
    "sa2_1": Field("number", ((15, 2),), plus=1),
    "msbw": Field("number", ((16, 5),)),
    "lsbw": Field("number", ((10, 5),)),
    "msbd": Field("number", ((16, 6),)),
    "lsbd": Field("number", ((10, 6),)),
    "offs16": Field("distance", ((10, 16),), True, 4),
    "offs21": Field("distance", ((10, 16), (0, 5)), True, 4),
    "offs26": Field("distance", ((10, 16), (0, 10)), True, 4),
}
"""By the manual's names."""

TABLE = (
    # Integers
    Group(
        "=rd rj rk",
        "",
        """
        00100000 add.w  00108000 add.d  00110000 sub.w  00118000 sub.d  00120000 slt  00128000 sltu  00130000 maskeqz  00138000 masknez
        00140000 nor  00148000 and  00150000 or  00158000 xor  00160000 orn  00168000 andn  00170000 sll.w  00178000 srl.w
        00180000 sra.w  00188000 sll.d  00190000 srl.d  00198000 sra.d  001b0000 rotr.w  001b8000 rotr.d  001c0000 mul.w
        001c8000 mulh.w  001d0000 mulh.wu  001d8000 mul.d  001e0000 mulh.d  001e8000 mulh.du  001f0000 mulw.d.w  001f8000 mulw.d.wu
        00200000 div.w  00208000 mod.w  00210000 div.wu  00218000 mod.wu  00220000 div.d  00228000 mod.d  00230000 div.du
        00238000 mod.du  00240000 crc.w.b.w  00248000 crc.w.h.w  00250000 crc.w.w.w  00258000 crc.w.d.w  00260000 crcc.w.b.w
        00268000 crcc.w.h.w  00270000 crcc.w.w.w  00278000 crcc.w.d.w
        """,
    ),
    Group("=rd rj rk sa2_1", "", "00040000 alsl.w  00060000 alsl.wu  002c0000 alsl.d"),
    Group("=rd rj rk sa2", "", "00080000 bytepick.w"),
    Group("=rd rj rk sa3", "", "000c0000 bytepick.d"),
    Group("=rd rj ui5", "", "00408000 slli.w  00448000 srli.w  00488000 srai.w  004c8000 rotri.w"),
    Group("=rd rj ui6", "", "00410000 slli.d  00450000 srli.d  00490000 srai.d  004d0000 rotri.d"),
    Group("=rd rj si12", "", "02000000 slti  02400000 sltui  02800000 addi.w  02c00000 addi.d  03000000 lu52i.d"),
    Group("=rd rj ui12", "", "03400000 andi  03800000 ori  03c00000 xori"),
    Group("=rd rj si16", "", "10000000 addu16i.d"),
    Group("=rd si20", "", "14000000 lu12i.w  18000000 pcaddi  1a000000 pcalau12i  1c000000 pcaddu12i  1e000000 pcaddu18i"),
    Group("+rd si20", "", "16000000 lu32i.d"),
    Group(
        "=rd rj",
        "",
        """
        00001000 clo.w  00001400 clz.w  00001800 cto.w  00001c00 ctz.w  00002000 clo.d  00002400 clz.d  00002800 cto.d  00002c00 ctz.d
        00003000 revb.2h  00003400 revb.4h  00003800 revb.2w  00003c00 revb.d  00004000 revh.2w  00004400 revh.d  00004800 bitrev.4b
        00004c00 bitrev.8b  00005000 bitrev.w  00005400 bitrev.d  00005800 ext.w.h  00005c00 ext.w.b  00006c00 cpucfg
        """,
    ),
    Group("=rd rj msbw lsbw", "", "00608000 bstrpick.w"),
    Group("+rd rj msbw lsbw", "", "00600000 bstrins.w"),
    Group("=rd rj msbd lsbd", "", "00c00000 bstrpick.d"),
    Group("+rd rj msbd lsbd", "", "00800000 bstrins.d"),
    Group("=rd =rj", "", "00006000 rdtimel.w  00006400 rdtimeh.w  00006800 rdtime.d"),
    Group("rj rk", "", "00010000 asrtle.d  00018000 asrtgt.d"),
    # Memory. A comparison of the address with a bound (ldgt, stle, …) is no access
    Group(
        "=rd rj si12",
        "load",
        """
        28000000 ld.b  28400000 ld.h  28800000 ld.w  28c00000 ld.d  2a000000 ld.bu  2a400000 ld.hu  2a800000 ld.wu
        """,
    ),
    Group("rd rj si12", "store", "29000000 st.b  29400000 st.h  29800000 st.w  29c00000 st.d"),
    Group(
        "=rd rj rk",
        "load",
        """
        38000000 ldx.b  38040000 ldx.h  38080000 ldx.w  380c0000 ldx.d  38200000 ldx.bu  38240000 ldx.hu  38280000 ldx.wu
        38780000 ldgt.b  38788000 ldgt.h  38790000 ldgt.w  38798000 ldgt.d  387a0000 ldle.b  387a8000 ldle.h  387b0000 ldle.w
        387b8000 ldle.d
        """,
    ),
    Group(
        "rd rj rk",
        "store",
        """
        38100000 stx.b  38140000 stx.h  38180000 stx.w  381c0000 stx.d  387c0000 stgt.b  387c8000 stgt.h  387d0000 stgt.w
        387d8000 stgt.d  387e0000 stle.b  387e8000 stle.h  387f0000 stle.w  387f8000 stle.d
        """,
    ),
    Group("=rd rj si14", "load", "24000000 ldptr.w  26000000 ldptr.d"),
    Group("rd rj si14", "store", "25000000 stptr.w  27000000 stptr.d"),
    Group("=fd rj si12", "load", "2b000000 fld.s  2b800000 fld.d"),
    Group("fd rj si12", "store", "2b400000 fst.s  2bc00000 fst.d"),
    Group(
        "=fd rj rk",
        "load",
        """
        38300000 fldx.s  38340000 fldx.d  38740000 fldgt.s  38748000 fldgt.d  38750000 fldle.s  38758000 fldle.d
        """,
    ),
    Group(
        "fd rj rk",
        "store",
        """
        38380000 fstx.s  383c0000 fstx.d  38760000 fstgt.s  38768000 fstgt.d  38770000 fstle.s  38778000 fstle.d
        """,
    ),
    Group("=vd rj si12", "load", "2c000000 vld"),
    Group("vd rj si12", "store", "2c400000 vst"),
    Group("=vd rj rk", "load", "38400000 vldx"),
    Group("vd rj rk", "store", "38440000 vstx"),
    Group("=xd rj si12", "load", "2c800000 xvld"),
    Group("xd rj si12", "store", "2cc00000 xvst"),
    Group("=xd rj rk", "load", "38480000 xvldx"),
    Group("xd rj rk", "store", "384c0000 xvstx"),
    Group("=rd rj si14", "reserve", "20000000 ll.w  22000000 ll.d"),
    Group("=rd rj", "reserve", "38578000 llacq.w  38578800 llacq.d"),
    Group("+rd rj si14", "conditional", "21000000 sc.w  23000000 sc.d"),
    Group("+rd rj", "conditional", "38578400 screl.w  38578c00 screl.d"),
    Group("+rd rk rj", "conditional", "38570000 sc.q"),
    Group(
        "=rd rk rj",
        "atomic",
        """
        38600000 amswap.w  38608000 amswap.d  38690000 amswap_db.w  38698000 amswap_db.d  38610000 amadd.w  38618000 amadd.d
        386a0000 amadd_db.w  386a8000 amadd_db.d  38620000 amand.w  38628000 amand.d  386b0000 amand_db.w  386b8000 amand_db.d
        38630000 amor.w  38638000 amor.d  386c0000 amor_db.w  386c8000 amor_db.d  38640000 amxor.w  38648000 amxor.d
        386d0000 amxor_db.w  386d8000 amxor_db.d  38650000 ammax.w  38658000 ammax.d  386e0000 ammax_db.w  386e8000 ammax_db.d
        38660000 ammin.w  38668000 ammin.d  386f0000 ammin_db.w  386f8000 ammin_db.d  38670000 ammax.wu  38678000 ammax.du
        38700000 ammax_db.wu  38708000 ammax_db.du  38680000 ammin.wu  38688000 ammin.du  38710000 ammin_db.wu  38718000 ammin_db.du
        385c0000 amswap.b  385c8000 amswap.h  385e0000 amswap_db.b  385e8000 amswap_db.h  385d0000 amadd.b  385d8000 amadd.h
        385f0000 amadd_db.b  385f8000 amadd_db.h
        """,
    ),
    Group(
        "+rd rk rj",
        "atomic",
        """
        38580000 amcas.b  38588000 amcas.h  38590000 amcas.w  38598000 amcas.d  385a0000 amcas_db.b  385a8000 amcas_db.h
        385b0000 amcas_db.w  385b8000 amcas_db.d
        """,
    ),
    Group("code", "", "38720000 dbar  38728000 ibar"),
    Group("op5 rj si12", "", "2ac00000 preld"),
    Group("op5 rj rk", "", "382c0000 preldx"),
    # Flow of control
    Group("rj offs21", "branch", "40000000 beqz  44000000 bnez"),
    Group("cj offs21", "branch", "48000000 bceqz  48000100 bcnez"),
    Group("rj rd offs16", "branch", "58000000 beq  5c000000 bne  60000000 blt  64000000 bge  68000000 bltu  6c000000 bgeu"),
    Group("offs26", "jump", "50000000 b"),
    Group("offs26", "call", "54000000 bl"),
    Group("=rd rj offs16", "indirect", "4c000000 jirl"),
    Group("code", "system", "002b0000 syscall"),
    Group("code", "trap", "002a0000 break  002a8000 dbcl"),
    # Floating-point numbers
    Group(
        "=fd fj fk",
        "",
        """
        01008000 fadd.s  01010000 fadd.d  01028000 fsub.s  01030000 fsub.d  01048000 fmul.s  01050000 fmul.d  01068000 fdiv.s
        01070000 fdiv.d  01088000 fmax.s  01090000 fmax.d  010a8000 fmin.s  010b0000 fmin.d  010c8000 fmaxa.s  010d0000 fmaxa.d
        010e8000 fmina.s  010f0000 fmina.d  01108000 fscaleb.s  01110000 fscaleb.d  01128000 fcopysign.s  01130000 fcopysign.d
        """,
    ),
    Group(
        "=fd fj fk fa",
        "",
        """
        08100000 fmadd.s  08200000 fmadd.d  08500000 fmsub.s  08600000 fmsub.d  08900000 fnmadd.s  08a00000 fnmadd.d  08d00000 fnmsub.s
        08e00000 fnmsub.d
        """,
    ),
    Group(
        "=fd fj",
        "",
        """
        01140400 fabs.s  01140800 fabs.d  01141400 fneg.s  01141800 fneg.d  01142400 flogb.s  01142800 flogb.d  01143400 fclass.s
        01143800 fclass.d  01144400 fsqrt.s  01144800 fsqrt.d  01145400 frecip.s  01145800 frecip.d  01146400 frsqrt.s
        01146800 frsqrt.d  01147400 frecipe.s  01147800 frecipe.d  01148400 frsqrte.s  01148800 frsqrte.d  01149400 fmov.s
        01149800 fmov.d  011e4400 frint.s  011e4800 frint.d  01191800 fcvt.s.d  01192400 fcvt.d.s  011b0400 ftint.w.s
        011b0800 ftint.w.d  011b2400 ftint.l.s  011b2800 ftint.l.d  011a0400 ftintrm.w.s  011a0800 ftintrm.w.d  011a2400 ftintrm.l.s
        011a2800 ftintrm.l.d  011a4400 ftintrp.w.s  011a4800 ftintrp.w.d  011a6400 ftintrp.l.s  011a6800 ftintrp.l.d
        011a8400 ftintrz.w.s  011a8800 ftintrz.w.d  011aa400 ftintrz.l.s  011aa800 ftintrz.l.d  011ac400 ftintrne.w.s
        011ac800 ftintrne.w.d  011ae400 ftintrne.l.s  011ae800 ftintrne.l.d  011d1000 ffint.s.w  011d1800 ffint.s.l  011d2000 ffint.d.w
        011d2800 ffint.d.l
        """,
    ),
    Group(
        "=cd fj fk",
        "",
        """
        0c100000 fcmp.caf.s  0c108000 fcmp.saf.s  0c110000 fcmp.clt.s  0c118000 fcmp.slt.s  0c120000 fcmp.ceq.s  0c128000 fcmp.seq.s
        0c130000 fcmp.cle.s  0c138000 fcmp.sle.s  0c140000 fcmp.cun.s  0c148000 fcmp.sun.s  0c150000 fcmp.cult.s  0c158000 fcmp.sult.s
        0c160000 fcmp.cueq.s  0c168000 fcmp.sueq.s  0c170000 fcmp.cule.s  0c178000 fcmp.sule.s  0c180000 fcmp.cne.s  0c188000 fcmp.sne.s
        0c1a0000 fcmp.cor.s  0c1a8000 fcmp.sor.s  0c1c0000 fcmp.cune.s  0c1c8000 fcmp.sune.s  0c200000 fcmp.caf.d  0c208000 fcmp.saf.d
        0c210000 fcmp.clt.d  0c218000 fcmp.slt.d  0c220000 fcmp.ceq.d  0c228000 fcmp.seq.d  0c230000 fcmp.cle.d  0c238000 fcmp.sle.d
        0c240000 fcmp.cun.d  0c248000 fcmp.sun.d  0c250000 fcmp.cult.d  0c258000 fcmp.sult.d  0c260000 fcmp.cueq.d  0c268000 fcmp.sueq.d
        0c270000 fcmp.cule.d  0c278000 fcmp.sule.d  0c280000 fcmp.cne.d  0c288000 fcmp.sne.d  0c2a0000 fcmp.cor.d  0c2a8000 fcmp.sor.d
        0c2c0000 fcmp.cune.d  0c2c8000 fcmp.sune.d
        """,
    ),
    Group("=fd fj fk ca", "", "0d000000 fsel"),
    Group("=fd rj", "", "0114a400 movgr2fr.w  0114a800 movgr2fr.d"),
    Group("+fd rj", "", "0114ac00 movgr2frh.w"),
    Group("=rd fj", "", "0114b400 movfr2gr.s  0114b800 movfr2gr.d  0114bc00 movfrh2gr.s"),
    Group("=fcsrd rj", "", "0114c000 movgr2fcsr"),
    Group("=rd fcsrj", "", "0114c800 movfcsr2gr"),
    Group("=cd fj", "", "0114d000 movfr2cf"),
    Group("=fd cj", "", "0114d400 movcf2fr"),
    Group("=cd rj", "", "0114d800 movgr2cf"),
    Group("=rd cj", "", "0114dc00 movcf2gr"),
    # For kernels
    Group("=rd csr", "", "04000000 csrrd"),
    Group("+rd csr", "", "04000020 csrwr"),
    Group("+rd rj csr", "", "04000000 csrxchg"),
    Group("=rd rj", "", "06480000 iocsrrd.b  06480400 iocsrrd.h  06480800 iocsrrd.w  06480c00 iocsrrd.d"),
    Group("rd rj", "", "06481000 iocsrwr.b  06481400 iocsrwr.h  06481800 iocsrwr.w  06481c00 iocsrwr.d"),
    Group("op5 rj si12", "", "06000000 cacop"),
    Group("=rd rj ui8", "", "06400000 lddir"),
    Group("rj ui8", "", "06440000 ldpte"),
    Group("op5 rj rk", "", "06498000 invtlb"),
    Group(
        "",
        "",
        """
        06482000 tlbclr  06482400 tlbflush  06482800 tlbsrch  06482c00 tlbrd  06483000 tlbwr  06483400 tlbfill
        """,
    ),
    Group("", "return", "06483800 ertn"),
    Group("code", "", "06488000 idle"),
)

"""One instruction at a time on the emulated processor.

`Emulator.run(context, …)` gives one instruction its registers, its thread's private memory, and whatever shared memory it turns
out to read, and returns what it did: registers, where it goes, what it read and wrote. Nothing is kept from one call to
the next, so that an answer can be remembered for ever.

Unicorn asks before every read, so that the words of a state are put in place only where they are looked at.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from rseq.checker import layout
from rseq.checker.byte_order import Turned
from rseq.checker.code import Code

Words = tuple[tuple[int, int], ...]
"""Private memory: (address, u64), sorted; words that are 0 are left out."""
MOST_PURE = 100_000  # some 200 MB


@dataclass(frozen=True, slots=True)
class Context:
    """What a thread's next instructions depend on, beside shared memory: the program counter, registers, private memory."""

    pc: int
    registers: tuple[int, ...]
    """In the order of `Emulator.registers`; 0 for those that are not needed any more."""
    private: Words


@dataclass(slots=True)
class Executed:
    """What one instruction did. `reads` and `writes` are of shared memory: (address, size) and (address, size, bytes)."""

    pc: int
    registers: list[int]
    private: dict[int, int]
    reads: list[tuple[int, int]]
    writes: list[tuple[int, bytes]]
    reads_cpu: bool
    descriptor: int | None
    """What was stored into the thread's rseq_cs, if anything."""
    fault: str
    scratch: list[int]
    """Words of private memory that were written."""

    def again(self) -> Executed:
        """The same, for somebody who changes it. It has read nothing."""
        return Executed(self.pc, [*self.registers], {**self.private}, [], [*self.writes], False, self.descriptor, self.fault, self.scratch)


def concurrency_id(cpu: int, copies: int) -> int:
    """The mm_cid of a thread on a CPU: any numbering will do that gives running threads different ids, and one that differs from the
    CPU numbers shows who mistakes one for the other."""
    return copies - 1 - cpu if 0 <= cpu < copies else cpu & 0xFFFFFFFF


class Emulator:
    """A processor with a model's code in it."""

    def __init__(self, code: Code, records: bytes, shared: tuple[int, int], thorough: bool = False, turned: Turned | None = None) -> None:
        """`records`: the per-CPU records, at layout.RECORDS. `shared`: the range of addresses (start, end) of the model's arena.

        `turned`: how shared memory looks to a processor of the other byte order. `thorough`: read every register back after every
        instruction, and hold that against what the disassembler says.
        """
        import unicorn

        from rseq.checker.processors import emulator

        self.code, self.shared = code, shared
        self.machine, self.numbers = emulator(code.target.name)
        known = code.processor
        used = {r for i in code.instructions.values() for r in i.reads | i.writes}
        flags = (known.flags,) if known.flags else ()
        self.registers = (*known.integers, *flags, *(f for f in known.floats if f in used))
        self.index = {name: place for place, name in enumerate(self.registers)}
        self.ids = [self.numbers[name] for name in self.registers]
        self.program_counter = self.numbers[known.program_counter]
        machine = self.machine
        machine.mem_map(layout.CODE, layout.CODE_SIZE)
        for start, content in code.memory.items():
            machine.mem_write(start, content)
        for start in (layout.RECORDS, layout.COUNTERS, layout.STUBS):
            machine.mem_map(start, layout.REGION)
        machine.mem_write(layout.RECORDS, records)
        machine.mem_map(layout.PRIVATE - layout.REGION, layout.REGION + layout.PRIVATE_SIZE)
        size = -(-(shared[1] - shared[0]) // 4096) * 4096
        machine.mem_map(shared[0], size)
        if known.set_thread_pointer is not None:
            known.set_thread_pointer(machine, self.numbers, code.thread_pointer)
        else:
            machine.reg_write(self.numbers[known.thread_pointer], code.thread_pointer)
        self._private_now: dict[int, int] = {}
        """What is in the machine's private memory: only differences are written."""
        self._pure: dict[tuple[int, tuple[int, ...], Words, int], Executed] = {}
        """What instructions did that read nothing but registers and private memory: nine of ten are of that kind, and were run before."""
        self._last: Executed | None = None
        self._content: Callable[[int, int], bytes] = lambda address, size: bytes(size)
        self._cpu = 0
        self._descriptor = 0
        machine.hook_add(unicorn.UC_HOOK_MEM_READ, self._reading)
        machine.hook_add(unicorn.UC_HOOK_MEM_WRITE, self._writing)
        machine.hook_add(unicorn.UC_HOOK_MEM_INVALID, self._invalid)
        self.thorough, self.turned = thorough, turned
        self.copies = 0
        """How many copies per-CPU objects have; 0 where no thread runs."""
        self._registers: tuple[int | None, ...] = (None,) * len(self.ids)
        """What is in the machine's registers, and in the thread's area, as far as that is known."""
        self._area: tuple[int, ...] | None = None
        self._written: dict[int, tuple[int, ...]] = {}
        self._flags = self.index.get(known.flags)
        self._masks = [(self.index[n], m) for n, m in {known.flags: known.flags_mask, **known.masks}.items() if n in self.index]
        self._order = known.byte_order

    def run(self, context: Context, content: Callable[[int, int], bytes], cpu: int, descriptor: int) -> Executed:
        """Execute the instruction at `context.pc`. `content(address, size)`: shared memory. `cpu`: what the area says."""
        key = (context.pc, context.registers, context.private, descriptor)
        known = self._pure.get(key)
        if known is not None:
            return known.again()
        done = self._run(context, content, cpu, descriptor)
        if not (self.thorough or done.reads or done.reads_cpu or done.fault):
            if len(self._pure) >= MOST_PURE:
                self._pure.clear()
            self._pure[key] = done.again()
        return done

    def _run(self, context: Context, content: Callable[[int, int], bytes], cpu: int, descriptor: int) -> Executed:
        import unicorn

        machine = self.machine
        private = dict(context.private)
        there = self._private_now
        if there != private:
            for address in [a for a in there if a not in private]:
                machine.mem_write(address, bytes(8))
                del there[address]
            for address, word in context.private:
                if there.get(address) != word:
                    machine.mem_write(address, word.to_bytes(8, "little"))
                    there[address] = word
        fields = (max(cpu, 0), cpu & 0xFFFFFFFF, descriptor, 0, 0, concurrency_id(cpu, self.copies), 0)
        if fields != self._area:
            machine.mem_write(layout.AREA, struct.pack(f"{'>' if self._order == 'big' else '<'}IIQIIII", *fields))
            self._area = fields
        if context.registers != self._registers:
            flags = self.ids[self._flags] if self._flags is not None else -1
            for number, value, there_now in zip(self.ids, context.registers, self._registers, strict=True):
                if value != there_now:
                    machine.reg_write(number, value | self.code.processor.flags_base if number == flags else value)
        done = self._last = Executed(0, [], private, [], [], False, None, "", [])
        self._content, self._cpu, self._descriptor = content, cpu, descriptor
        unseen = self._unseen(context)
        for address, size in unseen[0]:
            self._reading(machine, 0, address, size, 0, None)
        try:
            machine.emu_start(context.pc, 0, count=1)
        except unicorn.UcError as error:  # type: ignore[attr-defined]
            done.fault = done.fault or f"the processor stops: {error}"
        for address, size in unseen[1] if not done.fault else ():
            self._writing(machine, 0, address, size, int.from_bytes(machine.mem_read(address, size), self._order), None)
        done.pc = int(machine.reg_read(self.program_counter))
        done.registers = list(context.registers)
        for place in self._places_written(context.pc):
            done.registers[place] = int(machine.reg_read(self.ids[place]))
        if self.thorough:
            found = [int(machine.reg_read(number)) for number in self.ids]
            for place, mask in self._masks:
                found[place] = found[place] & mask | done.registers[place] & ~mask
            assert found == done.registers, f"{self.code.instructions[context.pc].text} writes more than the disassembler says"
        self._registers = tuple(done.registers)
        for place, mask in self._masks:
            done.registers[place] &= mask
        return done

    def _places_written(self, pc: int) -> tuple[int, ...]:
        """The registers that the instruction at an address writes, by the disassembler; all of them if it knows none there."""
        found = self._written.get(pc)
        if found is None:
            instruction = self.code.instructions.get(pc)
            known = self.code.processor
            if instruction is None:
                names: set[str] = set(self.registers)
            else:
                names = set(instruction.writes) | ({known.stack_pointer, known.link} if instruction.kind in ("call", "return") else set())
            found = self._written[pc] = tuple(sorted(self.index[n] for n in names if n in self.index))
        return found

    def _unseen(self, context: Context) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """Reads and writes that the emulator does without telling."""
        known, instruction = self.code.processor, self.code.instructions.get(context.pc)
        if known.unseen is None or instruction is None:
            return [], []
        return known.unseen(instruction.text, lambda name: context.registers[self.index[name]]) or ([], [])

    # What memory accesses mean

    def _reading(self, machine: Any, access: int, address: int, size: int, value: int, user: Any) -> None:
        done = self._last
        assert done is not None
        if self.shared[0] <= address < self.shared[1]:
            pieces = [(address, size)] if self.turned is None else self.turned.pieces(address, size)
            done.reads += pieces
            step = 1 if self.turned is None else -1
            machine.mem_write(address, b"".join(self._content(at, length)[::step] for at, length in pieces))
        elif layout.AREA <= address < layout.AREA + 32:
            done.reads_cpu = done.reads_cpu or not layout.AREA + 8 <= address < layout.AREA + 16
        elif layout.PRIVATE - layout.REGION <= address < layout.PRIVATE + layout.PRIVATE_SIZE:
            pass
        elif not (layout.CODE <= address < layout.CODE + layout.CODE_SIZE or layout.RECORDS <= address < layout.STUBS + layout.REGION):
            done.fault = f"it reads {size} bytes at {address:#x}"
        elif layout.RECORDS <= address < layout.COUNTERS and address + size > layout.RECORDS + 0x1000:
            done.fault = f"it reads {size} bytes at {address:#x}, past the per-CPU records"

    def _writing(self, machine: Any, access: int, address: int, size: int, value: int, user: Any) -> None:
        done = self._last
        assert done is not None
        content = (value & (1 << 8 * size) - 1).to_bytes(size, self._order)
        if self.shared[0] <= address < self.shared[1]:
            for at, length in [(address, size)] if self.turned is None else self.turned.pieces(address, size):
                done.writes.append((at, content[:length] if self.turned is None else content[:length][::-1]))
                content = content[length:]
        elif address == layout.AREA + 8 and size == 8:
            done.descriptor, self._area = int.from_bytes(content, self._order), None
        elif layout.AREA <= address < layout.AREA + 32:
            self._area = None
            done.fault = "it writes into a part of the rseq area that belongs to the kernel"
        elif layout.PRIVATE <= address < layout.PRIVATE + layout.PRIVATE_SIZE:
            self._store_private(done.private, address, content)
        elif not layout.COUNTERS <= address < layout.COUNTERS + layout.REGION:
            done.fault = f"it writes {size} bytes at {address:#x}"

    def _store_private(self, private: dict[int, int], address: int, content: bytes) -> None:
        """Byte by byte into words."""
        for offset, byte in enumerate(content):
            word = (address + offset) & ~7
            shift = 8 * ((address + offset) & 7)
            private[word] = private.get(word, 0) & ~(0xFF << shift) | byte << shift
            self._private_now[word] = private[word]
            done = self._last
            if done is not None and word not in done.scratch:
                done.scratch.append(word)

    def _invalid(self, machine: Any, access: int, address: int, size: int, value: int, user: Any) -> bool:
        done = self._last
        assert done is not None
        import unicorn

        verb = "jumps to" if access == unicorn.UC_MEM_FETCH_UNMAPPED else "writes" if access == unicorn.UC_MEM_WRITE_UNMAPPED else "reads"
        done.fault = f"it {verb} {address:#x}, where nothing is"
        return False

"""Checking sequences: every interruption at every instruction, on the bytes that will run.

    model.py      what a user states: memory, its meaning, what each operation does to that meaning
    scenarios.py  what threads do
    arena.py      the memory of a model, at addresses that are the same in every process
    code.py       the machine code of a model's operations, loaded where the emulator finds it
    processor.py  the emulated processor, one instruction at a time
    kernel.py     what the kernel does to a thread: preemption, migration, signal, kill, fence
    machine.py    threads that step: private state as numbers, each new step emulated once
    explorer.py   all schedules within bounds, fewest context switches first
    passes/       one file each: what is tried, and what must hold
    story.py      a counterexample as something to read
    report.py     what a run found, as plain data; the renderers read nothing else

Importing this package is light; Unicorn, capstone and pyelftools are loaded when something is checked.
"""

from __future__ import annotations

from rseq.checker.model import CheckError as CheckError
from rseq.checker.model import Memory as Memory
from rseq.checker.model import Model as Model
from rseq.checker.model import operation as operation

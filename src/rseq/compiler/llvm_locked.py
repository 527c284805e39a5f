"""The locked form of a sequence: the same IR under a lock per CPU, for memory of the locked backend.

Where the kernel or the C library has no restartable sequences, a sequence takes the lock of a copy instead. Any copy
will do: the CPU number only spreads the load. That gives an easy way out of every wait: if the lock of our copy is
not free soon (its owner was preempted, stopped, or is *this thread*, interrupted by a signal handler that we are
now in), take the next copy's.

A lock word is 0 or its owner: pid in the low 22 bits, the process's start time (clock ticks since boot) above
them. A process that was killed holding a lock did not commit (the commit is one store), so whoever finds it dead
takes its lock over. Pids are reused, hence the start time.

What it does not do: it never excludes a restartable sequence. Memory is of one backend, and these functions refuse
memory of the other.
"""

from __future__ import annotations

from rseq.compiler.ir import Function
from rseq.compiler.llvm_sequence import parameters
from rseq.compiler.llvm_types import llvm_type, quoted, result_type
from rseq.compiler.section import PERCPU_FIELDS
from rseq.language.status import Status
from rseq.language.types import PerCpuOf

LOCKED_BACKEND = 2
ATTEMPTS = 20_000  # each some 50 µs on a copy that stays locked: about a second before giving up
LOCK, BACKEND, COPIES = 32, 40, 24  # docs/architecture.md: per-CPU record

# What the support code prints and reads: a process's state, and its start time (field 22 of /proc/pid/stat).
TEXTS = {"rseq.proc": "/proc/%d/stat", "rseq.fields": "%*c" + " %*d" * 5 + " %*u" * 7 + " %*d" * 6 + " %llu"}

# `@rseq.lock.try`: spin a little, yield a little, then see whether the owner is dead.
SUPPORT = (
    "\n".join(f'@{name} = private unnamed_addr constant [{len(text) + 1} x i8] c"{text}\\00"' for name, text in TEXTS.items())
    + r"""

define internal i1 @rseq.owner.dead(i64 %word) noinline cold nounwind {
entry:
  %path = alloca [32 x i8]
  %text = alloca [1024 x i8]
  %value = alloca i64
  %pid64 = and i64 %word, 4194303
  %pid = trunc i64 %pid64 to i32
  %n = call i32 (ptr, i64, ptr, ...) @snprintf(ptr %path, i64 32, ptr @rseq.proc, i32 %pid)
  %fd = call i32 (ptr, i32, ...) @open(ptr %path, i32 524288)
  %none = icmp slt i32 %fd, 0
  br i1 %none, label %gone, label %reading
gone:
  %sent = call i32 @kill(i32 %pid, i32 0)
  %refused = icmp ne i32 %sent, 0
  %where = call ptr @__errno_location()
  %errno = load i32, ptr %where
  %nobody = icmp eq i32 %errno, 3
  %missing = and i1 %refused, %nobody
  ret i1 %missing
reading:
  %got = call i64 @read(i32 %fd, ptr %text, i64 1023)
  %closed = call i32 @close(i32 %fd)
  %empty = icmp sle i64 %got, 0
  br i1 %empty, label %unknown, label %parse
parse:
  %end = getelementptr i8, ptr %text, i64 %got
  store i8 0, ptr %end
  %bracket = call ptr @strrchr(ptr %text, i32 41)
  %odd = icmp eq ptr %bracket, null
  br i1 %odd, label %unknown, label %scan
scan:
  %after = getelementptr i8, ptr %bracket, i64 2
  %state = load i8, ptr %after
  %zombie = icmp eq i8 %state, 90
  br i1 %zombie, label %dead, label %read_start
read_start:
  %found = call i32 (ptr, ptr, ...) @sscanf(ptr %after, ptr @rseq.fields, ptr %value)
  %one = icmp eq i32 %found, 1
  br i1 %one, label %compare, label %unknown
compare:
  %started = load i64, ptr %value
  %same_bits = lshr i64 %word, 22
  %low = and i64 %started, 4398046511103
  %other = icmp ne i64 %low, %same_bits
  ret i1 %other
dead:
  ret i1 true
unknown:
  ret i1 false
}

define i1 @rseq.lock.try(ptr %lock) noinline nounwind {
entry:
  %me = load i64, ptr @rseq.process_identity
  br label %again
again:
  %round = phi i32 [ 0, %entry ], [ %next, %more ]
  %seen = load atomic i64, ptr %lock monotonic, align 8
  %free = icmp eq i64 %seen, 0
  br i1 %free, label %take, label %busy
take:
  %pair = cmpxchg ptr %lock, i64 0, i64 %me acquire monotonic, align 8
  %won = extractvalue { i64, i1 } %pair, 1
  br i1 %won, label %mine, label %busy
mine:
  ret i1 true
busy:
  %next = add i32 %round, 1
  %tired = icmp ugt i32 %round, 60
  br i1 %tired, label %ask, label %pause
pause:
  %yielding = icmp ugt i32 %round, 40
  br i1 %yielding, label %yield, label %more
yield:
  %y = call i32 @sched_yield()
  br label %more
more:
  br label %again
ask:
  %owner = load atomic i64, ptr %lock monotonic, align 8
  %held = icmp ne i64 %owner, 0
  %ours = icmp eq i64 %owner, %me
  %not_ours = xor i1 %ours, true
  %check = and i1 %held, %not_ours
  br i1 %check, label %suspect, label %no
suspect:
  %dead = call i1 @rseq.owner.dead(i64 %owner)
  br i1 %dead, label %steal, label %no
steal:
  %stolen = cmpxchg ptr %lock, i64 %owner, i64 %me acquire monotonic, align 8
  %got = extractvalue { i64, i1 } %stolen, 1
  ret i1 %got
no:
  ret i1 false
}

@rseq.process_identity = external global i64
declare i32 @snprintf(ptr, i64, ptr, ...)
declare i32 @sscanf(ptr, ptr, ...)
declare ptr @strrchr(ptr, i32)
declare i32 @open(ptr, i32, ...)
declare i64 @read(i32, ptr, i64)
declare i32 @close(i32)
declare i32 @kill(i32, i32)
declare ptr @__errno_location()
declare i32 @sched_yield()
"""
)
IMPORTS = (
    "snprintf", "sscanf", "strrchr", "open", "read", "close", "kill", "__errno_location",
    "sched_yield",
)  # fmt: skip
DECLARATIONS = "declare i1 @rseq.lock.try(ptr)\ndeclare i32 @sched_getcpu()\n"


def emit(function: Function, name: str, around: str | None = None) -> str:
    """`@name.locked`, which takes the locks around `@name.locked.body`.

    `around`: a function of the one handle whose body runs before and behind it while the lock is held; that all was done is
    Status.SETTLED then.
    """
    kind = result_type(function.results)
    head = f"define internal {kind} {quoted(name + '.locked')}({parameters(function)}) noinline cold nounwind {{"
    handles = [i for i, p in enumerate(function.parameters) if isinstance(p.type, PerCpuOf)]
    refused = _refused(kind)
    if not handles:  # nothing that could be locked
        return f"{head}\nentry:\n  ret {kind} {refused}\n}}\n"
    slots = [f"ptr %slot{i}" for i in range(len(function.results))]
    lines = [head, "entry:", *(f"  %slot{i} = alloca {llvm_type(result)}" for i, result in enumerate(function.results))]
    fields = (("lock", LOCK, "i64"), ("stride", PERCPU_FIELDS["stride"], "i64"), ("copies", COPIES, "i64"), ("backend", BACKEND, "i32"))
    for i in handles:
        for field, offset, of in fields:
            lines += [
                f"  %{field}{i}.at = getelementptr i8, ptr %p{i}, i64 {offset}",
                f"  %{field}{i} = load {of}, ptr %{field}{i}.at",
            ]
    good, copies = "true", f"%copies{handles[0]}"
    for i in handles:
        lines += [
            f"  %is{i} = icmp eq i32 %backend{i}, {LOCKED_BACKEND}",
            f"  %some{i} = icmp ne i64 %copies{i}, 0",
            f"  %usable{i} = and i1 %is{i}, %some{i}",
            f"  %good{i} = and i1 {good}, %usable{i}",
        ]
        good = f"%good{i}"
    for i in handles[1:]:
        lines += [f"  %less{i} = icmp ult i64 %copies{i}, {copies}", f"  %least{i} = select i1 %less{i}, i64 %copies{i}, i64 {copies}"]
        copies = f"%least{i}"
    lines += [
        f"  br i1 {good}, label %start, label %refuse",
        "refuse:",
        f"  ret {kind} {refused}",
        "start:",
        "  %cpu32 = call i32 @sched_getcpu()",
        "  %known = icmp sge i32 %cpu32, 0",
        "  %cpu = select i1 %known, i32 %cpu32, i32 0",
        "  %first = zext i32 %cpu to i64",
        "  br label %attempt",
        "attempt:",
        "  %n = phi i64 [ 0, %start ], [ %n1, %next ]",
        "  %sum = add i64 %first, %n",
        f"  %index = urem i64 %sum, {copies}",
    ]
    lines += _take_all(handles)
    lines += [
        "next:",
        "  %n1 = add i64 %n, 1",
        f"  %over = icmp uge i64 %n1, {ATTEMPTS}",
        "  br i1 %over, label %refuse, label %attempt",
        "locked:",
        *_body(function, name, around, handles, slots),
        *_release(handles, len(handles)),
        f"  %with = insertvalue {kind} zeroinitializer, i32 %status, 0",
        *_results(function, kind),
        "}",
        "",
    ]
    return "\n".join(lines)


def emit_none(function: Function, name: str) -> str:
    """`@name.locked` for code that is linked into other programs, which have no memory of the locked backend: unavailable."""
    kind = result_type(function.results)
    head = f"define internal {kind} {quoted(name + '.locked')}({parameters(function)}) alwaysinline nounwind"
    return f"{head} {{\n  ret {kind} {_refused(kind)}\n}}\n"


def _refused(kind: str) -> str:
    """The value of a result type that says: unavailable."""
    return f"{{ i32 {int(Status.UNAVAILABLE)}" + "".join(f", {t} zeroinitializer" for t in kind[2:-2].split(", ")[1:]) + " }"


def _body(function: Function, name: str, around: str | None, handles: list[int], slots: list[str]) -> list[str]:
    """What is done while the locks are held; its status is in %status."""
    call = f"call i32 {quoted(name + '.locked.body')}({', '.join([parameters(function), 'i64 %index', *slots])})"
    if around is None:
        return [f"  %status = {call}"]
    (handle,) = handles
    beside = f"call i32 {quoted(around + '.locked.body')}(ptr %p{handle}, i64 %index)"
    return [
        f"  %before = {beside}",
        "  %clear = icmp eq i32 %before, 0",
        "  br i1 %clear, label %body, label %ends",
        "body:",
        f"  %own = {call}",
        "  %fine = icmp eq i32 %own, 0",
        "  br i1 %fine, label %behind, label %ends",
        "behind:",
        f"  %after = {beside}",
        "  %good = icmp eq i32 %after, 0",
        f"  %ended = select i1 %good, i32 {int(Status.SETTLED)}, i32 %after",
        "  br label %ends",
        "ends:",
        "  %status = phi i32 [ %before, %locked ], [ %own, %body ], [ %ended, %behind ]",
    ]


def _results(function: Function, kind: str) -> list[str]:
    """The struct of status and results, from the slots."""
    lines, value = [], "%with"
    for i, result in enumerate(function.results):
        of = llvm_type(result)
        lines += [f"  %value{i} = load {of}, ptr %slot{i}", f"  %with{i} = insertvalue {kind} {value}, {of} %value{i}, {i + 1}"]
        value = f"%with{i}"
    return [*lines, f"  ret {kind} {value}"]


def _take_all(handles: list[int]) -> list[str]:
    """Take every handle's lock of copy %index; objects of one segment share theirs."""
    lines: list[str] = []
    for place, i in enumerate(handles):
        lines += [
            f"  %scaled{i} = mul i64 %index, %stride{i}",
            f"  %address{i} = add i64 %lock{i}, %scaled{i}",
            f"  %word{i} = inttoptr i64 %address{i} to ptr",
        ]
        shared = "false"
        for j in handles[:place]:
            lines += [f"  %same{i}.{j} = icmp eq ptr %word{i}, %word{j}", f"  %shared{i}.{j} = or i1 {shared}, %same{i}.{j}"]
            shared = f"%shared{i}.{j}"
        after = f"have{place}" if place + 1 < len(handles) else "locked"
        lines += [
            f"  %dup{i} = or i1 {shared}, false",
            f"  br i1 %dup{i}, label %{after}, label %try{place}",
            f"try{place}:",
            f"  %won{i} = call i1 @rseq.lock.try(ptr %word{i})",
            f"  br i1 %won{i}, label %{after}, label %undo{place}",
            f"undo{place}:",
            *_release(handles, place, f"u{place}."),
            "  br label %next",
        ]
        if after != "locked":
            lines.append(f"{after}:")
    return lines


def _release(handles: list[int], count: int, prefix: str = "") -> list[str]:
    """Give back the first `count` locks."""
    lines: list[str] = []
    for i in handles[:count]:
        lines += [
            f"  br i1 %dup{i}, label %{prefix}kept{i}, label %{prefix}free{i}",
            f"{prefix}free{i}:",
            f"  store atomic i64 0, ptr %word{i} release, align 8",
            f"  br label %{prefix}kept{i}",
            f"{prefix}kept{i}:",
        ]
    return lines

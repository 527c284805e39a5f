"""`python -m benchmarks.memory_plot`: measures what counting costs in memory, and draws docs/memory.svg from the numbers.

Ten counters, a histogram with ten bounds and a live gauge. Left: the size of a segment that has just room for them, by the number of
CPUs (copies of the per-CPU part are made for 2 to 1024 CPUs, whatever the machine has). Right: by the number of processes that ever
lived, one after the other, what rseq's segment takes on this machine and what the files of prometheus_client's multi-process mode take.
Bytes are blocks that the file system has given (st_blocks). The numbers are kept in docs/memory.json; `--draw` only draws them.
"""

from __future__ import annotations

import json
import math
import os
import sys
import tempfile
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import rseq
from rseq.structures import Counter, Gauge, Histogram

DOCS = Path(__file__).parents[1] / "docs"
CPUS = tuple(2**power for power in range(1, 11))
PROCESSES = (1, 3, 10, 30, 100, 300, 1000)
BOUNDS = tuple(0.001 * 2**power for power in range(10))
Numbers = dict[str, dict[str, int]]


def blocks(folder: Path) -> int:
    """Bytes that the files of a folder take."""
    return sum(file.stat().st_blocks * 512 for file in folder.iterdir())


def use(segment: rseq.Segment) -> list[Callable[[], object]]:
    """Ten counters, a histogram, a gauge: one update of each."""
    counters = [Counter(f"counter {number}", segment=segment) for number in range(10)]
    histogram, gauge = Histogram("histogram", bounds=BOUNDS, segment=segment), Gauge("gauge", segment=segment)
    return [*(counter.add for counter in counters), lambda: histogram.observe(0.3), lambda: gauge.set(1.0)]


def of_segments(folder: Path, cpus: int | None) -> Any:
    """A segment with just enough room, in a folder of its own."""
    folder.mkdir()
    return rseq.Segment.create(folder / "segment", capacity=2048, arrays=4096, objects=16, copies=cpus)


def measured() -> Numbers:
    """All three curves."""
    found: Numbers = {"rseq, by CPUs": {}, "rseq, by processes": {}, "prometheus_client, by processes": {}}
    with tempfile.TemporaryDirectory(prefix="rseq-memory-", dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None) as name:
        top = Path(name)
        for cpus in CPUS:
            with of_segments(top / f"{cpus}", cpus) as segment:
                use(segment)
            found["rseq, by CPUs"][str(cpus)] = blocks(top / f"{cpus}")
        with of_segments(top / "processes", None) as segment:
            updates = use(segment)
            found["rseq, by processes"] = lived(lambda: [update() for update in updates], top / "processes")
        files = top / "files"
        files.mkdir()
        found["prometheus_client, by processes"] = lived(_prometheus(files), files)
    return found


def _prometheus(folder: Path) -> Callable[[], object]:
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(folder)  # before it is imported for the first time
    import prometheus_client as client

    registry = client.CollectorRegistry()
    counters = [client.Counter(f"counter_{number}", "a counter", registry=registry) for number in range(10)]
    histogram = client.Histogram("histogram", "a histogram", buckets=BOUNDS, registry=registry)
    gauge = client.Gauge("gauge", "a gauge", multiprocess_mode="livesum", registry=registry)
    return lambda: ([counter.inc() for counter in counters], histogram.observe(0.3), gauge.set(1))


def lived(work: Callable[[], object], folder: Path) -> dict[str, int]:
    """What the folder's files take when so many processes have worked, one after the other."""
    found = {}
    work()
    for number in range(1, max(PROCESSES) + 1):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            child = os.fork()
        if not child:
            work()
            os._exit(0)
        _, status = os.waitpid(child, 0)
        assert status == 0
        if number in PROCESSES:
            found[str(number)] = blocks(folder)
    return found


# Drawing

WIDTH, HEIGHT, LEFT, TOP, PLOT_WIDTH, PLOT_HEIGHT, SECOND = 800, 300, 70, 50, 320, 220, 460
LEAST, MOST = 3.0, 8.0
"""Powers of ten of bytes, from the bottom to the top."""
COLORS = {"rseq": "#1f6f8b", "prometheus_client": "#c0562b"}
UNITS = {3: "1 kB", 4: "10 kB", 5: "100 kB", 6: "1 MB", 7: "10 MB", 8: "100 MB"}


def drawn(numbers: Numbers) -> str:
    """The picture."""
    panels = [
        _panel(LEFT, "by the number of CPUs", {"rseq": numbers["rseq, by CPUs"]}),
        _panel(
            SECOND,
            "by the number of processes that ever lived",
            {"rseq": numbers["rseq, by processes"], "prometheus_client": numbers["prometheus_client, by processes"]},
        ),
    ]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        f'font-family="sans-serif" font-size="12" fill="#222">\n<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>\n'
        f'<text x="{LEFT}" y="20" font-size="14" font-weight="bold">Memory of ten counters, a histogram and a live gauge</text>\n'
    )
    return head + "".join(panels) + "</svg>\n"


def _panel(left: int, title: str, curves: dict[str, dict[str, int]]) -> str:
    right, bottom = left + PLOT_WIDTH, TOP + PLOT_HEIGHT
    largest = math.log10(max(int(x) for curve in curves.values() for x in curve))

    def across(x: float) -> float:
        return left + 10 + (PLOT_WIDTH - 20) * math.log10(x) / largest

    def up(y: float) -> float:
        return bottom - PLOT_HEIGHT * (math.log10(y) - LEAST) / (MOST - LEAST)

    parts = [f'<text x="{left}" y="{TOP - 10}">{title}</text>']
    for power, unit in UNITS.items():
        y = up(10.0**power)
        parts.append(f'<line x1="{left}" y1="{y:.1f}" x2="{right}" y2="{y:.1f}" stroke="#ddd"/>')
        parts.append(f'<text x="{left - 6}" y="{y + 4:.1f}" text-anchor="end">{unit}</text>')
    for label in next(iter(curves.values())):
        parts.append(f'<text x="{across(int(label)):.1f}" y="{bottom + 18}" text-anchor="middle">{label}</text>')
    for name, curve in curves.items():
        points = [(across(int(x)), up(y)) for x, y in curve.items()]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{COLORS[name]}" stroke-width="2"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{COLORS[name]}"/>' for x, y in points]
        end = points[-1]
        parts.append(f'<text x="{end[0]:.1f}" y="{end[1] - 8:.1f}" text-anchor="end" fill="{COLORS[name]}">{name}, {_size(curve)}</text>')
    return "\n".join(parts) + "\n"


def _size(curve: dict[str, int]) -> str:
    """How much the last point of a curve is."""
    last = list(curve.values())[-1]
    return f"{last / 1e6:.1f} MB" if last >= 1e6 else f"{last / 1e3:.0f} kB"


def main() -> None:
    path = DOCS / "memory.json"
    if sys.argv[1:] != ["--draw"]:
        path.write_text(json.dumps(measured(), indent=2) + "\n")
    (DOCS / "memory.svg").write_text(drawn(json.loads(path.read_text())))


if __name__ == "__main__":
    main()

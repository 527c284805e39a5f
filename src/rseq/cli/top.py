"""`rseq top SEGMENT`: what a segment's objects do, now: a live table, one table, or JSON."""

from __future__ import annotations

import contextlib
import json
import signal
import sys
import time
from typing import TYPE_CHECKING

import click

from rseq.cli.common import InputError, console
from rseq.cli.segment import _sentence
from rseq.memory.errors import SegmentError

if TYPE_CHECKING:
    from rseq.tools.top.state import State
    from rseq.tools.top.view import Watch

HELP = """Show what is in a segment and how fast it changes: totals, rates, every CPU's part, histograms.

SEGMENT is a bare name, or a path with a slash. It is only read. On a terminal the table is live (? shows the keys); without one it is
printed once, as with --once.
"""


@click.command("top", help=HELP)
@click.argument("segment")
@click.option(
    "--interval", type=float, default=1.0, show_default=True, help="Seconds between samples, 0.1 to 3600; 0 with --once: no rates."
)
@click.option("--once", is_flag=True, help="Print one table, with rates over one interval, and end.")
@click.option("--json", "as_json", is_flag=True, help="With --once one JSON document; else one on a line for each interval, until Ctrl-C.")
@click.option("--sort", type=click.Choice(["name", "value", "rate"]), default="name", show_default=True, help="Order of the objects.")
@click.option("--reverse", is_flag=True, help="Turn the order round.")
@click.option("--filter", "text", default="", help="Only objects with this text in their names.")
def COMMAND(segment: str, interval: float, once: bool, as_json: bool, sort: str, reverse: bool, text: str) -> int:  # noqa: N802
    from rseq.memory import names

    once = once or (not as_json and not sys.stdout.isatty())
    if not (0.1 <= interval <= 3600 or (interval == 0 and once)):
        raise InputError(
            f"--interval is from 0.1 to 3600 seconds{' (or 0 with --once: no rates)' if interval == 0 else ''}, not {interval:g}"
        )
    try:
        path = names.locate(segment)
    except ValueError as error:
        raise InputError(str(error)) from None
    from rseq.tools.top.place import Place
    from rseq.tools.top.restarts import Restarts
    from rseq.tools.top.state import State
    from rseq.tools.top.view import Watch

    try:
        place = Place(segment)
    except (OSError, SegmentError) as error:
        raise InputError(_sentence(path, error)) from None
    state = State(sort=sort, reverse=reverse, filter=text)
    with contextlib.closing(place), _Ending() as ending, Restarts() as restarts:
        watch = Watch(place, restarts)
        if once:
            _once(watch, state, interval, as_json, ending)
        elif as_json:
            _stream(watch, state, interval, ending)
        else:
            from rseq.tools.top import live

            live.run(watch, state, interval)
    return 0


class _Ending:
    """SIGTERM and SIGHUP end us as an exception does, so that the kernel's tracing is turned off before.

    An exception out of a handler may come in the middle of anything, a destructor too, where it is printed and lost. So it comes
    only while we wait, or at the end of what we were doing.
    """

    def __init__(self) -> None:
        self._number = 0
        self._waiting = False

    def _handle(self, number: int, _: object) -> None:
        self._number = number
        if self._waiting:
            self._end()

    def _end(self) -> None:
        if self._number:
            raise SystemExit(128 + self._number)

    def wait(self, seconds: float) -> None:
        """Sleep, unless we are to end."""
        self._waiting = True
        try:
            self._end()
            time.sleep(max(seconds, 0.0))
        finally:
            self._waiting = False

    def __enter__(self) -> _Ending:
        self._before = {number: signal.signal(number, self._handle) for number in (signal.SIGTERM, signal.SIGHUP)}
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler if handler is not None else signal.SIG_DFL)
        self._end()


def _look(watch: Watch) -> None:
    """A view of now. SegmentError if nothing can be read any more."""
    view = watch.look()
    if view is None or watch.place.state == "damaged":
        from rseq.tools.top.text import printable

        raise SegmentError(f"{printable(watch.place.path)}: {printable(watch.place.problem or 'it cannot be read')}")


def _once(watch: Watch, state: State, interval: float, as_json: bool, ending: _Ending) -> None:
    _look(watch)
    if interval:
        ending.wait(interval)
        _look(watch)
    assert watch.view is not None
    if as_json:
        from rseq.tools.top.as_json import document

        click.echo(json.dumps(document(watch.view, state.order(watch.view.sample, watch.view.rates)), indent=1))
        return
    from rseq.tools.top import screen

    terminal, plain = console(), not sys.stdout.isatty()
    lines = screen.once(watch.view, state, terminal.width, plain)
    if plain:
        click.echo("\n".join(line.plain for line in lines))
    else:
        terminal.print(*lines, sep="\n", soft_wrap=True)


def _stream(watch: Watch, state: State, interval: float, ending: _Ending) -> None:
    """A line for each interval. SegmentError if the segment is truncated or damaged."""
    from rseq.tools.top.as_json import document

    _look(watch)
    due = time.monotonic() + interval
    while True:
        ending.wait(due - time.monotonic())
        due = max(due + interval, time.monotonic())
        _look(watch)
        assert watch.view is not None
        click.echo(json.dumps(document(watch.view, state.order(watch.view.sample, watch.view.rates))))
        sys.stdout.flush()

"""What there is to show at one moment: a sample, its rates, and what is to be said about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rseq.tools.top import rates

if TYPE_CHECKING:
    from rseq.tools.top.place import Place
    from rseq.tools.top.rates import Rates
    from rseq.tools.top.record import Record
    from rseq.tools.top.restarts import Restarts
    from rseq.tools.top.sample import Sample


@dataclass(slots=True)
class View:
    """A sample and what belongs to it."""

    name: str
    path: str
    sample: Sample
    rates: Rates | None = None
    restarts: float | None = None
    """Restarts per second on this machine."""
    no_restarts: str | None = None
    """Why they are not known."""
    state: str = "present"
    """present, removed or damaged: then the sample is the last one that could be taken."""
    problem: str | None = None
    anew: float | None = None

    def record(self, number: int) -> Record:
        """A row in plain Python, with its rates."""
        record = self.sample.record(number)
        if self.rates is not None:
            self.rates.complete(record, number)
        return record


class Watch:
    """Takes samples and makes views of them."""

    def __init__(self, place: Place, restarts: Restarts) -> None:
        self.place, self.restarts = place, restarts
        self._before: Sample | None = None
        self.view: View | None = None
        """The last one; None before the first."""

    def look(self) -> View | None:
        """A view of now; None if nothing could ever be read."""
        place, before = self.place, self._before
        sample, restarts = place.sample(), self.restarts.rate()
        if sample is None:
            if self.view is not None:
                self.view.state, self.view.problem, self.view.rates = place.state, place.problem, None
            return self.view
        comparable = before is not None and before.plan.directory is sample.plan.directory
        found = rates.between(before, sample) if before is not None and comparable else None
        self._before = sample
        first = before is None
        self.view = View(
            place.name, place.path, sample, found, None if first else restarts,
            self.restarts.reason or ("it takes two samples" if first else None), place.state, place.problem, place.anew,
        )  # fmt: skip
        return self.view

"""One metric of a segment as prometheus_client's registries want it: its samples are read when they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prometheus_client.metrics_core import Metric

if TYPE_CHECKING:
    from prometheus_client.samples import Sample

    from rseq.prometheus.reader import Reader


class SegmentFamily(Metric):
    """A metric with what all processes counted. Reading happens once, so that a family that nobody looks at costs nothing."""

    def __init__(self, reader: Reader, name: str, documentation: str, typ: str, unit: str = "", from_collector: bool = False) -> None:
        self._reader = reader
        self._samples: list[Sample] | None = None
        super().__init__(name, documentation, typ, unit)
        self._samples = None  # which the line above set to an empty list
        self._wanted, self.from_collector = name, from_collector
        self.key = (reader.identity, name)
        """What tells apart the metrics that a registry has twice."""

    @property
    def samples(self) -> list[Sample]:
        """The samples, as of the moment when they were first asked for."""
        if self._samples is None:
            self._samples = self._reader.samples(self._wanted)
        return self._samples

    @samples.setter
    def samples(self, found: list[Sample]) -> None:
        self._samples = found

"""Units of a check on a Dask cluster (extra `rseq[cluster]`): many machines, one verdict.

A unit that is lost with its worker is done again by another one; since a unit's result depends on nothing but the unit, the
verdict and every count are those of a run on one machine. Workers must be able to import what is checked: the same package
installed, or the same path readable.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rseq.checker.model import CheckError

RETRIES = 5
"""How often a unit is tried again when its worker dies."""


def connect(address: str) -> Any:
    """A client of the scheduler at an address such as tcp://host:8786. CheckError if there is none."""
    try:
        from distributed import Client
    except ImportError:
        raise CheckError("--dask needs the package distributed: pip install 'rseq[cluster]'") from None
    try:
        return Client(address, timeout="20s")  # type: ignore[no-untyped-call,unused-ignore]
    except (OSError, TimeoutError, ValueError) as error:
        raise CheckError(f"there is no Dask scheduler at {address}: {str(error).splitlines()[0]}") from None


def run_units(client: Any, units: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The results of units, in order."""
    from rseq.checker.session import run_unit

    futures = client.map(run_unit, units, pure=False, retries=RETRIES)
    try:
        for future in futures:
            yield future.result()
    finally:
        client.cancel(futures)

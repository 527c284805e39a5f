"""The process that runs sequences on the kernel: `python -m rseq.checker._kernel_child`, started by on_kernel.py and by nobody else.

It reads one JSON object from its input: which model, and the path to import from; and writes JSON objects, one a line: {"progress": text}
while it works, then {"outcome": …} or {"error": sentence}. What the model prints goes to the error stream instead.

It dies with the process that started it, and what it traces dies with it.
"""

from __future__ import annotations

import ctypes
import json
import os
import signal
import sys
from typing import Any

PR_SET_PDEATHSIG = 1


def main() -> int:
    """Exit status 0 whatever was found; the lines say it."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, ctypes.c_ulong(signal.SIGKILL))
    channel = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)
    request = json.loads(sys.stdin.readline())
    if os.getppid() != request["parent"]:
        return 1  # it was gone before we asked to die with it
    sys.path[:] = request["path"]

    def say(what: str, content: Any) -> None:
        channel.write(json.dumps({what: content}) + "\n")
        channel.flush()

    from rseq.checker.model import CheckError
    from rseq.checker.report import to_json
    from rseq.kernel.errors import RseqError

    try:
        say("outcome", to_json(_sweep(request["where"], request["name"], lambda text: say("progress", text))))
    except (CheckError, RseqError) as error:
        say("error", str(error))
    return 0


def _sweep(where: str, name: str, progress: Any) -> Any:
    from rseq.checker._kernel_sweep import Sweep
    from rseq.checker.locate import locate
    from rseq.checker.model import CheckError
    from rseq.kernel import backend

    model_class = locate(where, name)
    found = backend.examine()
    if found.backend != "kernel":
        raise CheckError(f"sequences cannot run on the kernel facility here: {found.reason}")
    file = where if os.path.exists(where) else getattr(sys.modules.get(where), "__file__", None)
    return Sweep(model_class, file or where, progress).run()


if __name__ == "__main__":
    sys.exit(main())

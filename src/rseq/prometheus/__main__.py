"""`python -m rseq.prometheus NAME [--port PORT] [--address ADDRESS]`: the metrics of a segment as text, or served over HTTP.

The segment is opened to be read only, so that this may run as another user, who has the right to read the file.
"""

from __future__ import annotations

import argparse
import sys

from prometheus_client import CollectorRegistry, generate_latest, start_http_server

from rseq.language.errors import RseqError
from rseq.prometheus.collector import Collector


def _port(text: str) -> int:
    """A TCP port. ValueError if it is none, which argparse turns into a sentence."""
    if not 0 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"a port is from 0 to 65535, not {text}")
    return int(text)


def main(arguments: list[str] | None = None) -> int:
    """The exit status: 1 if the segment cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m rseq.prometheus", description="The metrics of a segment, for Prometheus.")
    parser.add_argument("segment", metavar="NAME", help="name or path of the segment")
    parser.add_argument("--port", type=_port, help="serve them there (0: any port); without, they are printed")
    parser.add_argument("--address", default="127.0.0.1", help="where to listen (default: %(default)s)")
    options = parser.parse_args(arguments)
    registry = CollectorRegistry()
    try:
        Collector(options.segment, registry=registry)
        if options.port is None:
            sys.stdout.write(generate_latest(registry).decode())
            return 0
        server, thread = start_http_server(options.port, options.address, registry)
    except (OSError, RseqError, ValueError) as error:
        print(f"rseq.prometheus: {error}", file=sys.stderr)
        return 1
    print(f"http://{options.address}:{server.server_port}/metrics", flush=True)
    try:
        thread.join()
    except KeyboardInterrupt:
        server.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main())

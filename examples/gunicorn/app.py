"""A web application whose workers share their metrics.

    pip install 'rseq[prometheus]' gunicorn
    gunicorn -c gunicorn.conf.py

Any worker answers /metrics, and what it says is what all of them counted, those that are gone too. There is no hook to be
called when a worker ends, and no folder to be wiped.
"""

import os
import time

from prometheus_client import CONTENT_TYPE_LATEST, Counter, Gauge, Histogram, generate_latest

import rseq.prometheus

rseq.prometheus.install(os.environ.get("METRICS", "gunicorn-example"))

REQUESTS = Counter("requests", "Requests that were answered", ["method"])
LATENCY = Histogram("latency_seconds", "Time spent in the application")
BUSY = Gauge("busy", "Requests being answered just now", multiprocess_mode="livesum")
STARTED = Gauge("started_seconds", "When each worker answered first", multiprocess_mode="liveall")
pids: set[int] = set()


def application(environ, start_response):
    if environ["PATH_INFO"] == "/metrics":
        start_response("200 OK", [("Content-Type", CONTENT_TYPE_LATEST)])
        return [generate_latest()]
    if os.getpid() not in pids:
        pids.add(os.getpid())
        STARTED.set(time.time())
    with BUSY.track_inprogress(), LATENCY.time():
        body = b"hello\n"
        REQUESTS.labels(environ["REQUEST_METHOD"]).inc()
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(body)))])
    return [body]

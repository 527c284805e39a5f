"""Tasks of celery, done by forked processes, with metrics of them all.

pip install 'rseq[prometheus]' celery
RSEQ_PROMETHEUS=celery-example celery -A tasks worker --concurrency 4
python -m rseq.prometheus celery-example
"""

import os

from celery import Celery
from prometheus_client import Counter, Summary

import rseq.prometheus  # noqa: F401 - installs the segment that RSEQ_PROMETHEUS names

app = Celery("tasks", broker=os.environ.get("BROKER", "redis://127.0.0.1"))
DONE = Counter("tasks_done", "Tasks that were done", ["name"])
SIZE = Summary("task_size", "What the tasks were given")


@app.task
def square(n):
    SIZE.observe(n)
    DONE.labels("square").inc()
    return n * n

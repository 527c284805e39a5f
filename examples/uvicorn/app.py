"""The same for asyncio: workers of uvicorn are processes of their own, started anew and not forked.

pip install 'rseq[prometheus]' uvicorn
RSEQ_PROMETHEUS=uvicorn-example uvicorn app:app --workers 4
"""

from prometheus_client import CONTENT_TYPE_LATEST, Counter, generate_latest

import rseq.prometheus  # noqa: F401 - installs the segment that RSEQ_PROMETHEUS names

REQUESTS = Counter("requests", "Requests that were answered")


async def app(scope, receive, send):
    if scope["type"] != "http":
        return
    if scope["path"] == "/metrics":
        kind, body = CONTENT_TYPE_LATEST, generate_latest()
    else:
        REQUESTS.inc()
        kind, body = "text/plain", b"hello\n"
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", kind.encode())]})
    await send({"type": "http.response.body", "body": body})

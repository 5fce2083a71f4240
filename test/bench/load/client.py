"""Predictions with Gradio's own Python client: a job a line comes in, an answer a line goes out."""

import json
import sys
import time

from gradio_client import Client

PATIENCE = 20
clients = {}


def predict(wanted):
    url, left = wanted["url"], wanted["calls"]
    if url not in clients:
        clients[url] = Client(url, verbose=False)
    times = []
    while left > 0:
        group = min(wanted["atOnce"], left)
        times += [finish(*call) for call in [start(clients[url], wanted["api"]) for _ in range(group)]]
        left -= group
    return {"times": times}


def start(client, api):
    ended = []
    started_at = time.perf_counter()
    job = client.submit("Ada", api_name=f"/{api}")
    job.future.add_done_callback(lambda _: ended.append(time.perf_counter()))
    return started_at, job, ended


def finish(started_at, job, ended):
    answer = job.result(timeout=PATIENCE)
    if answer != "Hello Ada!":
        raise ValueError(f"A wrong answer: {answer}")
    # The result wakes us before the callback runs.
    ended_at = ended[0] if ended else time.perf_counter()
    return (ended_at - started_at) * 1000


for line in sys.stdin:
    try:
        reply = {"ok": True, "answer": predict(json.loads(line))}
    except Exception as error:  # Whatever it is, the benchmark must hear of it.
        reply = {"ok": False, "reason": f"{type(error).__name__}: {error}"}
    print("@" + json.dumps(reply), flush=True)

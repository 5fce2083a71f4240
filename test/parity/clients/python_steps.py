"""What Gradio's own Python client gets from a server: results, exceptions, and the states of its jobs.

    python python_steps.py <url> main|full

Prints one JSON object: answers by the name of what was tried.
"""

import asyncio
import json
import os
import sys
import tempfile
import time
from concurrent.futures import CancelledError
from pathlib import Path

from gradio_client import Client, handle_file

PATIENCE = 15
STEPS = {"main": {}, "full": {}}
folder = Path(tempfile.mkdtemp())


def step(name, app="main"):
    def register(body):
        STEPS[app][name] = body
        return body

    return register


def file(name, content):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return handle_file(path)


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c636060606000000005000157"
    "a2d1d40000000049454e44ae426082"
)


def answer(client, *values, **named):
    return client.submit(*values, **named).result(timeout=PATIENCE)


def followed(client, *values, **named):
    """The states of a job, each once, without those that last no time."""
    job = client.submit(*values, **named)

    async def updates():
        seen = []
        async for update in job:
            status = getattr(update, "code", None)
            seen.append(status.name if status is not None else type(update).__name__)
        return seen

    seen = asyncio.run(asyncio.wait_for(updates(), PATIENCE))
    lasting = [each for each in seen if each not in ("STARTING", "JOINING_QUEUE", "SENDING_DATA", "IN_QUEUE")]
    once = [each for i, each in enumerate(lasting) if i == 0 or lasting[i - 1] != each]
    return {"states": once, "outputs": job.outputs()}


def until(condition):
    end = time.time() + PATIENCE
    while not condition() and time.time() < end:
        time.sleep(0.02)


def produced(job):
    until(lambda: len(job.outputs()) > 0)


def running_and_waiting(client):
    """Two calls of an endless function, of which one runs at a time."""
    first = client.submit("a", api_name="/endless")
    produced(first)
    second = client.submit("b", api_name="/endless")
    until(lambda: second.status().code.name == "IN_QUEUE")
    return first, second


def raised(call):
    try:
        return {"result": call()}
    except (Exception, CancelledError) as error:
        return {"raised": type(error).__name__, "message": str(error).replace(str(folder), "<folder>")}


@step("lists the endpoints")
def _(client):
    endpoints = client.view_api(return_format="dict")["named_endpoints"]
    return {
        name: [[each["parameter_name"], each["python_type"]["type"]] for each in endpoint["parameters"]]
        for name, endpoint in endpoints.items()
    }


@step("predicts")
def _(client):
    return answer(client, "Ada", api_name="/greet")


@step("predicts by names")
def _(client):
    return answer(client, number=1, amount=2, api_name="/add")


@step("fills in a default")
def _(client):
    return answer(client, 1, api_name="/add")


@step("predicts by number")
def _(client):
    return answer(client, "Ada", fn_index=0)


@step("predicts without parameters")
def _(client):
    return answer(client, api_name="/nothing")


@step("predicts several results")
def _(client):
    return list(answer(client, "a", 1, api_name="/echo"))


@step("predicts what does not wait")
def _(client):
    return answer(client, "Ada", api_name="/direct")


@step("predicts what is not listed")
def _(client):
    return answer(client, "Ada", api_name="/unlisted")


@step("predicts what is private")
def _(client):
    return answer(client, "Ada", api_name="/hidden")


@step("predicts side by side")
def _(client):
    jobs = [client.submit(word, api_name="/greet") for word in "abc"]
    return [job.result(timeout=PATIENCE) for job in jobs]


@step("misses a parameter")
def _(client):
    return answer(client, api_name="/greet")


@step("names an unknown parameter")
def _(client):
    return answer(client, text="Ada", other=1, api_name="/greet")


@step("names an unknown endpoint")
def _(client):
    return answer(client, api_name="/nobody")


@step("follows a function")
def _(client):
    return followed(client, "x", api_name="/slow")


@step("follows a generator")
def _(client):
    return followed(client, 3, api_name="/count")


@step("follows a value that grows and shrinks")
def _(client):
    return followed(client, api_name="/grow")["outputs"]


@step("follows progress")
def _(client):
    return followed(client, "x", api_name="/progress")


@step("follows messages")
def _(client):
    return followed(client, "x", api_name="/toast")


@step("follows an error half way")
def _(client):
    return followed(client, "x", api_name="/stumble")


@step("walks over a generator's results")
def _(client):
    return list(client.submit(3, api_name="/count"))


@step("waits its turn")
def _(client):
    first, second = running_and_waiting(client)
    states = [second.status().code.name, second.status().rank]
    first.cancel()
    produced(second)
    states.append(second.status().code.name)
    second.cancel()
    return states


@step("is told an error")
def _(client):
    return answer(client, "x", api_name="/fail")


@step("is told a quiet error")
def _(client):
    return answer(client, "x", api_name="/whisper")


@step("is not told of a crash")
def _(client):
    return answer(client, "x", api_name="/crash")


@step("is not told of a crash half way")
def _(client):
    return answer(client, "x", api_name="/collapse")


@step("cancels a generator, then goes on")
def _(client):
    job = client.submit("x", api_name="/endless")
    until(lambda: len(job.outputs()) >= 3)
    cancelled = job.cancel()
    return [cancelled, job.outputs()[:3], answer(client, "Ada", api_name="/greet")]


@step("keeps State between calls")
def _(client):
    return [answer(client, "a", api_name="/remember"), answer(client, "b", api_name="/remember")]


@step("begins again after a reset")
def _(client):
    client.reset_session()
    return answer(client, "a", api_name="/remember")


@step("gets updates")
def _(client):
    return answer(client, "new", api_name="/update")


@step("gets what is skipped")
def _(client):
    return list(answer(client, api_name="/skip"))


@step("batches with others")
def _(client):
    jobs = [client.submit(word, api_name="/shout") for word in "abc"]
    return [job.result(timeout=PATIENCE) for job in jobs]


@step("uploads a file and reads it")
def _(client):
    return answer(client, file("note.txt", "tea"), api_name="/read")


@step("uploads several files")
def _(client):
    return answer(client, [file("a b.txt", "x"), file("ü.txt", "x")], api_name="/names")


@step("uploads a picture and gets it back")
def _(client):
    back = answer(client, file("dot.png", PNG), api_name="/look")
    return [Path(back).name, Path(back).read_bytes() == PNG]


@step("gets a file that a function writes")
def _(client):
    back = Path(answer(client, "tea", api_name="/write"))
    return [back.name, back.read_text()]


@step("uploads what is too large")
def _(client):
    return answer(client, file("big.txt", "x" * 5000), api_name="/read")


@step("sends a path of the system")
def _(client):
    value = {"path": "/etc/passwd", "meta": {"_type": "gradio.FileData"}}
    return answer(client, value, api_name="/read")


@step("sends another type")
def _(client):
    return answer(client, "text", 2, api_name="/add")


@step("sends what is not among the choices")
def _(client):
    return answer(client, "bird", api_name="/pet")


@step("sends a number out of range")
def _(client):
    return answer(client, 11, api_name="/bounded")


@step("is let through by a validator")
def _(client):
    return list(answer(client, 18, "x", api_name="/guarded"))


@step("is turned away by a validator")
def _(client):
    return answer(client, 17, "x", api_name="/guarded")


@step("goes on after all that")
def _(client):
    return answer(client, "Ada", api_name="/greet")


@step("is turned away when the queue is full", app="full")
def _(client):
    first, second = running_and_waiting(client)
    third = raised(lambda: answer(client, "x", api_name="/endless"))
    first.cancel()
    produced(second)
    second.cancel()
    return third


@step("is let in again", app="full")
def _(client):
    return answer(client, "Ada", api_name="/greet")


def main(url, app):
    # On a busy machine the five seconds that the client waits by itself say nothing about a server.
    client = Client(url, verbose=False, download_files=str(folder / "downloads"), httpx_kwargs={"timeout": 60})
    answers = {name: raised(lambda body=body: body(client)) for name, body in STEPS[app].items()}
    print(json.dumps(answers, default=str), flush=True)
    # The client's heartbeat would keep the process.
    os._exit(0)


main(*sys.argv[1:])

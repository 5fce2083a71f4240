"""Drives a running app with the unmodified gradio_client; prints one JSON object of results."""

import json
import sys
import tempfile
import time
from pathlib import Path

import httpx
from gradio_client import Client, handle_file
from gradio_client.exceptions import AppError

url = sys.argv[1]
client = Client(url, verbose=False, download_files=tempfile.mkdtemp())
results: dict[str, dict] = {}


def check(name):
    def run(test):
        try:
            test()
            results[name] = {"ok": True, "detail": ""}
        except Exception as error:  # every outcome is reported
            results[name] = {"ok": False, "detail": f"{type(error).__name__}: {error}"}

    return run


def fails(call, text=""):
    try:
        call()
    except Exception as error:
        assert text in str(error), f"{text!r} is not in {error!r}"
        return error
    raise AssertionError("the call was accepted")


@check("connects and lists the endpoints")
def _():
    endpoints = client.view_api(return_format="dict")["named_endpoints"]
    assert [each["parameter_name"] for each in endpoints["/repeat"]["parameters"]] == ["text", "number"]


@check("predicts several times")
def _():
    for word in ["tea", "coffee", "mate"]:
        assert client.predict(word, api_name="/shout") == word.upper()


@check("predicts many times at once")
def _():
    words = [f"word {n}" for n in range(25)]
    for _ in range(3):
        jobs = [client.submit(word, api_name="/shout") for word in words]
        assert [job.result(timeout=30) for job in jobs] == [word.upper() for word in words]


@check("predicts by parameter names")
def _():
    assert client.predict(text="ab", number=3, api_name="/repeat") == "ababab"


@check("collects a generator's answers")
def _():
    job = client.submit(3, api_name="/count")
    assert job.result(timeout=20) == "1, 2, 3"
    assert job.outputs() == ["1", "1, 2", "1, 2, 3"], job.outputs()


@check("follows a job's status")
def _():
    job = client.submit("x", api_name="/slow")
    assert job.result(timeout=20) == "x"
    assert job.status().code.name == "FINISHED", job.status()


@check("cancels an endless generator")
def _():
    job = client.submit("", api_name="/endless")
    deadline = time.time() + 20
    while len(job.outputs()) < 3 and time.time() < deadline:
        time.sleep(0.05)
    assert job.cancel()
    assert client.predict("on", api_name="/shout") == "ON"


@check("is told an author's error as written")
def _():
    assert isinstance(fails(lambda: client.predict("", api_name="/refuse"), "Not today."), AppError)


@check("is not told what went wrong inside")
def _():
    assert "a secret" not in str(fails(lambda: client.predict("", api_name="/crash")))


@check("keeps State between calls")
def _():
    assert client.predict(api_name="/visits") == 1
    assert client.predict(api_name="/visits") == 2


@check("uploads and downloads a file")
def _():
    picture = Path(tempfile.mkdtemp()) / "dot.png"
    picture.write_bytes(
        bytes.fromhex(
            "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
            "1f15c4890000000d49444154789c636060606000000005000157"
            "a2d1d40000000049454e44ae426082"
        )
    )
    returned = client.predict(handle_file(picture), api_name="/same_image")
    assert Path(returned).read_bytes() == picture.read_bytes()
    assert Path(returned).name == "dot.png", returned


@check("calls what a render has made for its session")
def _():
    own = Client(url, verbose=False)
    own.predict("xy", api_name="/apply")
    root = url.rstrip("/") + "/gradio_api/call"
    body = {"data": ["a"], "session_hash": own.session_hash}
    joined = httpx.post(f"{root}/letter_1", json=body)
    assert joined.status_code == 200, joined.text
    with httpx.stream("GET", f"{root}/letter_1/{joined.json()['event_id']}") as answer:
        assert 'data: ["ay"]' in answer.read().decode()
    assert httpx.post(f"{root}/letter_1", json={"data": ["a"]}).status_code == 404


@check("is given what is kept")
def _():
    first = client.predict("py", api_name="/once")
    jobs = [client.submit("py", api_name="/once") for _ in range(5)]
    assert [job.result(timeout=30) for job in jobs] == [first] * 5
    assert client.predict("py", api_name="/once") == first
    spelled = client.submit("eve", api_name="/spell")
    assert spelled.result(timeout=30).startswith("eve ")
    again = client.submit("eve", api_name="/spell")
    assert again.result(timeout=30) == spelled.result()
    assert again.outputs() == spelled.outputs(), again.outputs()


@check("calls a batch function")
def _():
    assert client.predict("x", api_name="/batched") == "x/1"


@check("calls a function that does not wait in line")
def _():
    assert client.predict("call", api_name="/direct") == "direct call"


@check("is told about a wrong type")
def _():
    fails(lambda: client.predict(7, api_name="/shout"), "Text")


@check("is told about a number out of range")
def _():
    fails(lambda: client.predict("a", 11, api_name="/repeat"), "greater than maximum value 10")


@check("is told about a choice that is not offered")
def _():
    fails(lambda: client.predict("bird", api_name="/pet"), "bird")


@check("refuses an endpoint that does not exist")
def _():
    fails(lambda: client.predict("x", api_name="/nothing"))


@check("opens the heartbeat once")
def _():
    assert client.heartbeat.is_alive()


print(json.dumps(results))

import asyncio
import time

import gradio as gr

TOKENS = 500
PAUSE = 0.01
MODEL = 0.02


def greet(name):
    return f"Hello {name}!"


async def tokens(_text):
    started_at = time.monotonic()
    said = ""
    for n in range(1, TOKENS + 1):
        wait = started_at + n * PAUSE - time.monotonic()
        if wait > 0:
            await asyncio.sleep(wait)
        said += f"token{n} "
        yield said


async def one_by_one(text):
    await asyncio.sleep(MODEL)
    return text.upper()


async def in_batches(texts):
    await asyncio.sleep(MODEL)
    return [[text.upper() for text in texts]]


async def wait(text):
    await asyncio.sleep(600)
    return text


def count(calls):
    return f"Call {calls}", calls + 1


with gr.Blocks() as demo:
    text = gr.Textbox(label="Text")
    answer = gr.Textbox(label="Answer")
    calls = gr.State(0)
    go = gr.Button("Go")
    go.click(greet, text, answer, api_name="greet")
    go.click(lambda name: greet(name), text, answer, api_name="greet_free", concurrency_limit=None)
    go.click(lambda name: greet(name), text, answer, api_name="greet_now", queue=False)
    go.click(tokens, text, answer, api_name="tokens", concurrency_limit=None)
    go.click(one_by_one, text, answer, api_name="one_by_one")
    go.click(in_batches, text, answer, api_name="in_batches", batch=True, max_batch_size=16)
    go.click(wait, text, answer, api_name="wait")
    go.click(count, calls, [answer, calls], api_name="count")

demo.queue(max_size=None)

"""Serves apps with the real Gradio, as told line by line.

Reads one JSON object a line from standard input, answers one a line on standard output: `{"ok": …}` or
`{"error": …}`. What Gradio itself prints goes to standard error.

    {"do": "serve", "app": <spec>, "port": 7860}    starts an app
    {"do": "close", "port": 7860}                   ends it
    {"do": "try", "component": <spec>}              makes a component alone, to see whether it can be made
    {"do": "describe", "type": "Textbox"}           names of options and events of a class
    {"do": "options", "of": "listener"}             names of options of a function
"""

import inspect
import json
import os
import sys
import traceback

import gradio as gr

from gradio_apps import build_app, build_component, launch_options

answers = sys.stdout
sys.stdout = sys.stderr

running = {}


def serve(app, port, attempts=4):
    demo = build_app(app)
    queue = launch_options(app.get("queue", {}))
    launch = launch_options(app.get("launch", {}))
    try:
        demo.queue(**queue).launch(
            prevent_thread_lock=True, server_name="127.0.0.1", server_port=port, ssr_mode=False, quiet=True, **launch
        )
    except ValueError as error:
        # Gradio asks its own server before it says that it serves; on a busy machine the answer comes too late.
        if "localhost is not accessible" not in str(error) or attempts == 1:
            raise
        demo.close(verbose=False)
        return serve(app, port, attempts - 1)
    running[port] = demo
    return f"http://127.0.0.1:{port}"


def close(port):
    running.pop(port).close(verbose=False)


def try_component(component):
    with gr.Blocks():
        build_component(component, {})


def describe(type):
    made = getattr(gr, type)
    return {"options": options_of(made), "events": [str(getattr(e, "event_name", e)) for e in made.EVENTS]}


def options(of):
    textbox = gr.Textbox
    functions = {
        "listener": textbox.change,
        "app": gr.Blocks,
        "interface": gr.Interface,
        "launch": gr.Blocks.launch,
        "queue": gr.Blocks.queue,
        "error": gr.Error,
        "toast": gr.Info,
    }
    return options_of(functions[of])


def options_of(made):
    parameters = inspect.signature(made).parameters.values()
    named = [each.name for each in parameters if each.kind not in (each.VAR_KEYWORD, each.VAR_POSITIONAL)]
    return [name for name in named if name not in ("self", "block", "fn") and not name.startswith("_")]


DEEDS = {"serve": serve, "close": close, "try": try_component, "describe": describe, "options": options}


def answer(line):
    request = json.loads(line)
    deed = DEEDS[request.pop("do")]
    try:
        return {"ok": deed(**request)}
    except Exception as error:  # every outcome is told
        traceback.print_exc()
        return {"error": f"{type(error).__name__}: {error}"}


def main():
    print(json.dumps({"ok": {"version": gr.__version__}}), file=answers, flush=True)
    for line in sys.stdin:
        print(json.dumps(answer(line)), file=answers, flush=True)
    # Gradio's threads would keep the process.
    os._exit(0)


main()

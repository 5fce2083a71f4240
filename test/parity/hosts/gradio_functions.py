"""The functions that apps may name; `functions.ts` says the same in TypeScript.

Each gets the list of its inputs, and what it asked for besides; it answers the list of its outputs.
"""

import pathlib
import tempfile
import time

import gradio as gr

FUNCTIONS = {}


def function(kind="plain", context=None):
    """Registers a function. `context` is a parameter that Gradio fills in."""

    def register(body):
        FUNCTIONS[body.__name__.rstrip("_")] = (kind, context, body)
        return body

    return register


def make_function(name, inputs):
    """A function with a parameter for each input, so that Gradio can name them."""
    kind, context, body = FUNCTIONS[name]
    parameters = ", ".join([*inputs, *([context] if context else [])])
    given = f", {context.split(':')[0].split('=')[0]}" if context else ""
    call = f"body([{', '.join(inputs)}]{given})"
    statement = {"plain": f"return single({call})", "generator": f"yield from map(single, {call})", "batch": f"return {call}"}
    statement["kept"] = statement["plain"]
    scope = {"body": body, "single": single, "gr": gr}
    exec(f"def {name}({parameters}):\n    {statement[kind]}", scope)
    return gr.cache(scope[name]) if kind == "kept" else scope[name]


def single(outputs):
    """One output is written without a list; so is none."""
    if not isinstance(outputs, list):
        return outputs
    return outputs[0] if len(outputs) == 1 else tuple(outputs) if outputs else None


VALIDATORS = {
    "adult": lambda age: gr.validate(is_adult(age), "You must be 18 or older."),
    "confused": lambda value: confuse(),
}


def make_validator(name, inputs):
    """Looks at the first input before the call joins."""
    scope = {"check": VALIDATORS[name]}
    others = "".join(", None" for _ in inputs[1:])
    exec(f"def validator({', '.join(inputs)}):\n    return check({inputs[0]}){others}", scope)
    return scope["validator"]


def is_adult(age):
    try:
        return float(age) >= 18
    except ValueError:
        return False


def confuse():
    raise ValueError("a secret")


@function()
def echo(values):
    return values


@function()
def nothing(values):
    return []


@function()
def greet(values):
    return [f"Hello {values[0]}!"]


@function("kept")
def kept(values):
    return [f"Hello {values[0]}!"]


@function()
def add(values):
    return [values[0] + values[1]]


@function()
def crash(values):
    raise ValueError("a secret")


@function()
def fail(values):
    raise gr.Error("Not today.", title="Closed", duration=5)


@function()
def whisper(values):
    raise gr.Error("Nobody sees this.", visible=False, duration=None)


@function()
def slow(values):
    time.sleep(0.5)
    return values


@function(context="progress=gr.Progress()")
def progress(values, progress):
    progress(0, desc="Opening")
    time.sleep(0.2)
    progress((1, 4), desc="Reading", unit="pages")
    time.sleep(0.2)
    progress(0.5)
    time.sleep(0.2)
    return values


@function()
def toast(values):
    gr.Info("Sent.")
    gr.Warning("Nearly full.", duration=3, title="Careful")
    gr.Success("Done.", duration=None, visible=False)
    return values


@function()
def surplus(values):
    return [*values, "one too many"]


@function()
def lacking(values):
    return "one alone"


@function()
def remember(values):
    word, seen = values
    return [", ".join([*seen, word]), [*seen, word]]


@function(context="event: gr.EventData")
def event(values, event):
    return [event._data]


@function(context="request: gr.Request")
def request(values, request):
    return [{"query": dict(request.query_params), "header": request.headers.get("x-parity")}]


@function()
def skip(values):
    return [gr.skip(), gr.skip()]


@function()
def update(values):
    return [gr.update(label="New", value=values[0], visible=False)]


@function()
def write(values):
    path = pathlib.Path(tempfile.mkdtemp()) / "answer.txt"
    path.write_text(str(values[0]))
    return [str(path)]


@function()
def read(values):
    return [None if values[0] is None else pathlib.Path(values[0]).read_text()]


@function()
def names(values):
    paths = values[0] if isinstance(values[0], list) else [values[0]]
    return [[pathlib.Path(path).name for path in paths if path is not None]]


@function("generator")
def count(values):
    for number in range(1, int(values[0]) + 1):
        yield [", ".join(str(each) for each in range(1, number + 1))]
        time.sleep(0.1)


GROWTH = [
    [1],
    [1, 2],
    [1, 2],
    [2],
    {"a": 1},
    {"a": 1, "b": "x"},
    {"a": 2, "b": "xy", "c": [1, {"d": None}]},
    {"b": "xy", "c": [1, {"d": "e"}, 3]},
    "text",
    "text that goes on",
    "other",
    None,
    7,
    [[1, 2, 3], [4, 5, 6]],
    [[1, 2], [4, 5, 6], [7]],
]


@function("generator")
def grow(values):
    for value in GROWTH:
        yield [{"value": value}]
        time.sleep(0.1)


@function("generator")
def stumble(values):
    yield values
    time.sleep(0.1)
    raise gr.Error("Half way.", title="Oh", duration=None)


@function("generator")
def collapse(values):
    yield values
    time.sleep(0.1)
    raise ValueError("a secret")


@function("generator")
def endless(values):
    number = 0
    while True:
        yield [str(number)]
        number += 1
        time.sleep(0.1)


@function("generator")
def silent(values):
    yield from ()


@function("batch")
def shout(values):
    return [[each.upper() for each in values[0]]]


@function("batch")
def label(values):
    time.sleep(0.5)
    return [[f"{each} of {len(values[0])}" for each in values[0]]]


@function("batch")
def mumble(values):
    return [[]]

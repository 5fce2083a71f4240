"""Builds an app from its description with the real Gradio; `build-app.ts` is the same for ours."""

import re

import gradio as gr

from gradio_functions import make_function, make_validator

# Options that take an object of a class of their own.
CLASSES = {"webcam_options": gr.WebcamOptions, "html_attributes": gr.InputHTMLAttributes}


def snake(name):
    return re.sub(r"(?<=[a-z0-9])([A-Z])", lambda found: "_" + found[1].lower(), name)


def launch_options(options):
    return {snake(name): value for name, value in options.items()}


def component_options(options):
    named = {snake(name): value for name, value in options.items()}
    for name, made in CLASSES.items():
        if isinstance(named.get(name), dict):
            named[name] = made(**{snake(key): value for key, value in named[name].items()})
    return named


def build_component(spec, made):
    component = getattr(gr, spec["type"])(**component_options(spec.get("options", {})))
    made[spec["name"]] = component
    if spec.get("children"):
        with component:
            for child in spec["children"]:
                build_component(child, made)
    return component


def build_app(spec):
    made = {}
    listeners = {}
    with gr.Blocks(**launch_options(spec.get("options", {})), analytics_enabled=False) as demo:
        for component in spec["components"]:
            build_component(component, made)
        for render in spec.get("renders", []):
            build_render(render, made)
        for listener in spec.get("listeners", []):
            listeners[listener["name"]] = wire(listener, made, listeners, demo)
    return demo


def build_render(render, outside):
    def show(*values):
        made = dict(outside)
        listeners = {}
        for component in render["components"]:
            build_component(component, made)
        for listener in render.get("listeners", []):
            listeners[listener["name"]] = wire(listener, made, listeners, None)

    gr.render(inputs=[outside[name] for name in render["inputs"]])(show)


def wire(listener, made, listeners, demo):
    inputs = listener.get("inputs", [])
    fn = make_function(listener["fn"], inputs) if listener.get("fn") else None
    options = {
        **listener_options(listener, made, listeners),
        "inputs": [made[name] for name in inputs] or None,
        "outputs": [made[name] for name in listener.get("outputs", [])] or None,
    }
    if fn:
        options.setdefault("api_name", listener["name"])
    if "after" in listener:
        return getattr(listeners[listener["after"]["listener"]], listener["after"]["moment"])(fn, **options)
    triggers = [getattr(made[name] if name else demo, event) for name, event in listener["on"]]
    return triggers[0](fn, **options) if len(triggers) == 1 else gr.on(triggers, fn, **options)


def listener_options(listener, made, listeners):
    named = {snake(name): value for name, value in listener.get("options", {}).items()}
    if "validator" in named:
        named["validator"] = make_validator(named["validator"], listener["inputs"])
    if "cancels" in named:
        named["cancels"] = [listeners[name] for name in named["cancels"]]
    if "show_progress_on" in named:
        named["show_progress_on"] = [made[name] for name in named["show_progress_on"]]
    return named

"""Writes down what every variable of the prebuilt themes is in the real Gradio: `themes/gradio.json` beside this file.

Run it with Gradio 6.25.0 installed:

    python test/parity/golden/make_themes.py

Of every theme but the first it keeps what is not as in the first. `test/unit/theme/golden.test.ts` compares it with ours.
"""

import json
import os
import pathlib
import re

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ["HF_HUB_OFFLINE"] = "1"

import gradio as gr  # noqa: E402  (the environment comes first)

NAMES = [
    "Base", "Default", "Citrus", "Cyberpunk", "Ember", "Glass", "Mario", "Monochrome", "Neon", "Ocean", "Origin", "Soft",
]

# Our themes draw their own marks.
LEFT_OUT = {"custom-css", "checkbox-check", "radio-circle"}


def declared(block):
    """The variables of one rule. Those that are null are written with underscores, and mean nothing."""
    found = re.findall(r"^  --([a-z0-9-]+): (.*);$", block, re.M)
    return {name: value.rstrip("; ") for name, value in found if name not in LEFT_OUT}


def variables(theme):
    css = theme._get_theme_css()
    rules = re.search(r"^:root \{\n(.*?)\n\}\s+:root\.dark, :root \.dark \{\n(.*?)\n\}", css, re.M | re.S)
    light, dark = declared(rules[1]), declared(rules[2])
    return {"light": light, "dark": {name: dark.get(name, value) for name, value in light.items()}}


def changed(values, first):
    return {mode: {k: v for k, v in values[mode].items() if first[mode].get(k) != v} for mode in values}


first = variables(getattr(gr.themes, NAMES[0])())
themes = {NAMES[0]: first}
for name in NAMES[1:]:
    themes[name] = changed(variables(getattr(gr.themes, name)()), first)

# What an author's own values do to what a theme had before.
themes["set"] = changed(
    variables(
        gr.themes.Soft(primary_hue="rose", radius_size="lg").set(
            block_shadow="*shadow_drop_lg",
            button_primary_shadow_hover="none",
            input_border_width_dark="3px",
            body_text_color="*primary_900",
            body_text_color_dark="*primary_50",
            slider_color="*secondary_200",
        )
    ),
    first,
)

path = pathlib.Path(__file__).parent / "themes" / "gradio.json"
path.write_text(json.dumps(themes, indent=2) + "\n")

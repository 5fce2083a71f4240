"""Builds small apps with the real Gradio and writes down how it describes them: one JSON file an app.

Run it with Gradio 6.25.0 installed:

    python test/parity/golden/make.py

`apps.ts` beside this file builds the same apps with our API; `test/unit/config/golden.test.ts` compares the two.
"""

import json
import os
import pathlib
import tempfile
import urllib.request

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ["HF_HUB_OFFLINE"] = "1"

import gradio as gr  # noqa: E402  (the environment comes first)

HERE = pathlib.Path(__file__).parent
# Gradio makes this folder as soon as it has an Interface.
FLAGS = tempfile.mkdtemp()

APPS = {}


def app(build):
    """Registers an app under the name of its function."""
    APPS[build.__name__] = build
    return build


@app
def components():
    """Every component with a label and nothing else."""
    with gr.Blocks() as demo:
        gr.Textbox(label="Textbox")
        gr.TextArea(label="TextArea")
        gr.Number(label="Number")
        gr.Slider(label="Slider")
        gr.Checkbox(label="Checkbox")
        gr.Radio(label="Radio")
        gr.CheckboxGroup(label="CheckboxGroup")
        gr.Dropdown(label="Dropdown")
        gr.Button()
        gr.Markdown()
        gr.Label(label="Label")
        gr.JSON(label="JSON")
        gr.Image(label="Image")
        gr.File(label="File")
        gr.Video(label="Video")
        gr.Gallery(label="Gallery")
        gr.Model3D(label="Model3D")
        gr.FileExplorer(label="FileExplorer")
        gr.ColorPicker(label="ColorPicker")
        gr.DateTime(label="DateTime")
        gr.HighlightedText(label="HighlightedText")
        gr.Dialogue(speakers=["Ada", "Bob"])
        gr.Timer()
        gr.Timer(0.5, active=False)
        gr.Code(label="Code")
        gr.UploadButton()
        gr.UploadButton("Add pictures", file_count="multiple", file_types=["image"], type="binary", variant="primary")
        gr.DownloadButton()
        gr.DownloadButton("Report", size="sm", interactive=False)
        gr.HTML(label="HTML")
        gr.Chatbot(label="Chatbot")
        gr.MultimodalTextbox(label="MultimodalTextbox")
        gr.State()
    return demo


@app
def chat_options():
    with gr.Blocks() as demo:
        gr.Chatbot(
            [{"role": "system", "content": "Be nice."}, {"role": "user", "content": "  Hello\n  you"},
             {"role": "assistant", "content": ["One", {"type": "text", "text": " two"}], "metadata": {"title": "Thought",
              "id": 1, "parent_id": "a", "log": "l", "duration": 1.5, "status": "done"},
              "options": [{"value": "yes", "label": "Yes"}, {"value": "no"}]}],
            label="Talk", height="50vh", max_height=500, min_height=100, resizable=True, editable="all", rtl=True,
            autoscroll=False, latex_delimiters=[], buttons=["copy"], watermark="By a bot", sanitize_html=False,
            render_markdown=False, feedback_options=["Like", "Spam"], feedback_value=["Spam", None], line_breaks=False,
            layout="panel", placeholder="Ask", examples=[{"text": "Hi"}, {"text": "x", "display_text": "Show"}],
            allow_file_downloads=False, group_consecutive_messages=False, allow_tags=["think"], like_user_message=True,
            scale=2, min_width=80, elem_id="talk", elem_classes=["a"], show_label=False, container=False,
        )
        gr.Chatbot(
            [{"role": "assistant", "content": "Well <think>hmm</think> yes <think>or"}],
            reasoning_tags=[("<think>", "</think>")],
        )
        gr.Chatbot([gr.ChatMessage("Hi"), gr.ChatMessage("Ho", role="user", metadata={"title": "T"})], visible=False)
    return demo


@app
def datasets():
    with gr.Blocks() as demo:
        name = gr.Textbox(label="Name", render=False)
        pet = gr.Radio([("A cat", "cat"), "dog"], label="Pet", render=False)
        tame = gr.Checkbox(label="Tame", render=False)
        gr.Dataset()
        gr.Dataset(components=[name], samples=[["Ada"], ["Bob"]], type="index", layout="table", samples_per_page=3)
        gr.Dataset(
            label="Pets",
            components=[name, pet, tame],
            samples=[["Ada", "cat", True], ["Bob", "dog", False]],
            headers=["Who", "What", "How"],
            sample_labels=["First", "Second"],
            type="tuple",
            elem_id="pets",
        )
    return demo


@app
def examples():
    def shout(name, age, pet): ...
    with gr.Blocks() as demo:
        name = gr.Textbox(label="Name")
        age = gr.Number(label="Age")
        pet = gr.Dropdown(["cat", "dog"], label="Pet")
        out = gr.Textbox(label="Out")
        gr.Examples([["Ada", None, "cat"], ["Bob", None, "dog"]], [name, age, pet])
        gr.Examples(["Ada", "Bob"], name, label="Names", examples_per_page=1, elem_id="names", api_name="pick",
                    api_visibility="public", api_description="Picks a name.")
        gr.Examples([["Ada", 3, "cat"]], [name, age, pet], out, shout, run_on_click=True, example_labels=["One"])
        gr.Examples([["Ada", 3, "cat"]], [name, age, pet], out, shout, cache_examples=True, cache_mode="lazy")
    return demo


@app
def interface_examples():
    def greet(name): ...
    return gr.Interface(greet, "text", "text", examples=["Ada", "Bob"], flagging_mode="never", article="That is all.",
                        examples_per_page=5)


@app
def text_options():
    with gr.Blocks() as demo:
        gr.Textbox(
            "Ada", label="Name", info="Your **first** name", lines=2, max_lines=5, placeholder="Type", max_length=20,
            autofocus=True, autoscroll=False, text_align="right", rtl=True, submit_btn=True, stop_btn="Halt",
            buttons=["copy"], html_attributes=gr.InputHTMLAttributes(spellcheck=False, autocomplete="off"),
            elem_id="name", elem_classes=["a", "b"], scale=2, min_width=80, visible="hidden", interactive=True,
        )
        gr.Textbox(label="Password", type="password", show_label=False)
        gr.Textbox(label="Mail", type="email", container=False, elem_classes="one")
        gr.Textbox(lines=3, submit_btn="Send", visible=False, interactive=False)
        gr.Textbox(container=False, show_label=True)
        gr.TextArea("Long", label="Story", max_lines=9)
        gr.Markdown(
            "# Title\n\n    code", label="Intro", height=200, max_height="50vh", min_height=10, rtl=True, padding=True,
            line_breaks=True, header_links=True, sanitize_html=False, container=True, buttons=["copy"],
            latex_delimiters=[{"left": "$", "right": "$", "display": False}], elem_id="intro",
        )
        gr.Markdown("""
            Indented
              twice
        """, show_label=True)
    return demo


@app
def number_options():
    with gr.Blocks() as demo:
        gr.Number(
            2.567, label="Guests", info="How many", precision=2, minimum=1, maximum=10, step=0.5, placeholder="n",
            elem_id="guests", scale=1, min_width=100,
        )
        gr.Number(3.7, label="Whole", precision=0, container=False)
        gr.Number(label="Bounds", minimum=5)
        gr.Slider(2, 4, value=3, step=0.25, precision=2, label="Share", info="Part", buttons=[], elem_id="share")
        gr.Slider(label="Wide", minimum=0, maximum=1000)
        gr.Slider(label="Narrow", minimum=0, maximum=1)
        gr.Slider(label="Below", minimum=-5, maximum=5, precision=0, interactive=False)
        gr.Checkbox(True, label="Morning", info="It is early", container=False, elem_id="morning")
        gr.Checkbox(label="Hidden label", show_label=False)
        gr.Checkbox()
    return demo


@app
def choice_options():
    with gr.Blocks() as demo:
        gr.Radio(["cat", "dog"], value="dog", label="Pet", info="One of two", rtl=True, elem_id="pet")
        gr.Radio([("Small", 10), ("Large", 40)], label="Size", type="index")
        gr.Radio([1, 2.5, "three"], label="Mixed", container=False)
        gr.CheckboxGroup(
            [("Cat", "cat"), ("Dog", "dog")], value="dog", label="Pets", info="Any", show_select_all=True, scale=2,
        )
        gr.CheckboxGroup([1, 2.5, "three"], value=[2.5, 1], label="Any", type="index", show_label=False)
        gr.Dropdown(["cat", "dog"], label="First by default", info="One of two")
        gr.Dropdown(["cat", "dog"], value=None, label="Nothing chosen")
        gr.Dropdown([("Small", 10), ("Large", 40)], value=40, label="Size", type="index", filterable=False)
        gr.Dropdown(["a", "b", "c"], value=["a", "c"], multiselect=True, max_choices=2, label="Several")
        gr.Dropdown(["a", "b"], multiselect=True, label="None of several")
        gr.Dropdown(["a", "b"], value="z", allow_custom_value=True, filterable=False, label="Custom")
        gr.Dropdown([], label="Empty", elem_id="empty")
        gr.Dropdown([1, 2], value=2, label="Numbers", interactive=False)
    return demo


@app
def picker_options():
    with gr.Blocks() as demo:
        gr.ColorPicker("#ff8800", label="Ink", info="As on **paper**", elem_id="ink", elem_classes=["a"], scale=2)
        gr.ColorPicker("rebeccapurple", label="Named", interactive=False, container=False, min_width=80)
        gr.ColorPicker(show_label=False, visible="hidden")
        gr.DateTime(1714557600, label="Start", info="In Berlin", timezone="Europe/Berlin", elem_id="start", scale=2)
        gr.DateTime("now - 5d", label="Since", type="datetime", interactive=False, min_width=80, elem_classes="a")
        gr.DateTime("2024-05-01", label="Day", include_time=False, type="string", show_label=False)
    return demo


@app
def markup_options():
    with gr.Blocks() as demo:
        gr.HighlightedText(
            [("Paris", "LOC"), (" is", None)], label="Pairs", color_map={"LOC": "teal", "snake_case": "#ff00ff"},
            show_legend=True, show_inline_category=False, elem_id="pairs", elem_classes=["a"], scale=2, interactive=True,
        )
        gr.HighlightedText(
            {"text": "Paris is big", "entities": [{"start": 9, "end": 12, "entity": "SIZE"},
                                                  {"start": 0, "end": 5, "entity_group": "LOC"}]},
            label="Found", container=False, min_width=80,
        )
        gr.HighlightedText(
            [("a", "X"), ("b", "X"), ("", None), ("c", None)], combine_adjacent=True, adjacent_separator="-", rtl=True,
        )
        gr.HighlightedText([(" good ", 0.5), ("  ", None)], show_whitespaces=False, show_label=False, interactive=False)
    return demo


@app
def table_options():
    with gr.Blocks() as demo:
        table = gr.Dataframe(label="Dataframe")
        gr.Dataframe(
            [["Ada", 36, True], ["Bob", 4, False]],
            headers=["name", "age", "tame"],
            datatype=["str", "number", "bool"],
            type="array",
            interactive=True,
            row_count=2,
            max_height="50vh",
            wrap=True,
            line_breaks=False,
            column_widths=[100, "20%", "auto"],
            buttons=["copy"],
            show_row_numbers=True,
            max_chars=20,
            show_search="filter",
            pinned_columns=1,
            static_columns=[0],
            latex_delimiters=[{"left": "$", "right": "$", "display": False}],
        )
        gr.Dataframe([[1, "a", True, "2026-01-02"]], datatype="auto", column_count=4, elem_id="auto")
        gr.Dataframe([1, 2, 3], headers=["n", "m"], buttons=[], visible="hidden")
        gr.Dataframe({"headers": ["a"], "data": [[1]], "metadata": {"display_value": [["one"]], "styling": [["color: red"]]}})
        output = gr.Textbox(label="Output")
        table.change(lambda table: "", table, output, api_name="changed")
        table.select(lambda: None, api_name="picked")
        table.edit(lambda: None, api_name="written")
        table.input(lambda table: table, table, table, api_name="echo")
    return demo


@app
def code_options():
    with gr.Blocks() as demo:
        gr.Code(
            "\n\nprint(1)\n  ", label="Program", language="python", lines=3, max_lines=2, wrap_lines=True,
            show_line_numbers=False, autocomplete=True, buttons=["copy"], elem_id="program", elem_classes=["a"], scale=2,
        )
        gr.Code("SELECT 1", label="Query", language="sql-pgSQL", max_lines=20, interactive=False, min_width=80)
        gr.Code(container=False, buttons=[], interactive=True, visible="hidden")
        gr.Code("a", show_label=False, lines=1)
    return demo


@app
def html_options():
    def look(path): ...
    with gr.Blocks() as demo:
        with gr.HTML(
            "<b>x</b>", label="Card", html_template="<p>${value} {{color}}</p>@children", css_template="top: {{fontSize}}px",
            js_on_load="trigger('seen')", color="red", fontSize=3, min_height=10, max_height=20, container=True,
            padding=True, autoscroll=True, show_label=True, head="<script></script>", server_functions=[look],
            elem_id="card", elem_classes=["a"], apply_default_css=False, scale=2, min_width=30,
        ) as card:
            name = gr.Textbox(label="Name")
        gr.HTML("<i>y</i>", js_on_load=None, visible="hidden")
        gr.HTML(["a", "b"], html_template="{{#each value}}{{this}}{{/each}}")
        card.seen(lambda name: name, name, name, api_name="seen")
    return demo


@app
def display_options():
    with gr.Blocks() as demo:
        gr.Label({"cat": 0.2, "dog": 0.7, "bird": 0.1}, num_top_classes=2, label="Guess", color="red", show_heading=False)
        gr.Label("cat", label="Sure", container=False)
        gr.Label(3, show_label=False)
        gr.JSON({"a": [1, None, True], "b": {"c": "d"}}, label="Tree", open=True, show_indices=True, height=200)
        gr.JSON('[1, {"x": null}]', label="Text", max_height=None, min_height=50, buttons=[])
        gr.JSON(7, label="Scalar", container=False, elem_id="scalar")
        gr.Button("Go", variant="primary", size="sm", link="https://example.com", link_target="_blank", elem_id="go")
        gr.Button("Halt", variant="stop", size="md", interactive=False, visible=False, scale=2, min_width=50)
        gr.Button(elem_classes=["wide"])
        gr.State({"list": [1, 2]})
        gr.State([], time_to_live=60)
    return demo


@app
def templates():
    """Other names, and names for components with options."""
    with gr.Blocks() as demo:
        gr.Text(label="Text", lines=2)
        gr.TextArea(label="TextArea", lines=3)
        gr.Checkboxgroup(["a"], label="Checkboxgroup")
        gr.Highlightedtext(label="Highlightedtext")
        gr.Json(label="Json")
        gr.Files(label="Files", type="binary")
        gr.PlayableVideo(label="PlayableVideo")
        with gr.Tabs():
            with gr.TabItem("One"):
                gr.Markdown("Inside")
    return demo


@app
def button_templates():
    with gr.Blocks() as demo:
        text = gr.Textbox(label="Text")
        slider = gr.Slider(2, 9, label="Slider")
        group = gr.CheckboxGroup(["a"], label="Group")
        label = gr.Label(label="Label")
        gr.ClearButton([text, slider, group, label])
        gr.ClearButton(value="Empty", variant="stop", size="sm", elem_id="empty").add(text).add([slider, label])
        gr.DuplicateButton()
        gr.DuplicateButton("Copy", variant="primary", size="md", scale=1, elem_id="copy", visible=False)
    return demo


@app
def file_options():
    with gr.Blocks() as demo:
        gr.Image(label="Pixels", format="png", height=200, width="50%", image_mode="RGBA", elem_id="pixels")
        gr.Image(label="Upload", sources=["upload"], type="filepath", buttons=["download"], interactive=True)
        gr.Image(label="Paste", sources="clipboard", type="pil", placeholder="# Here\nor there", show_label=False)
        gr.Image(label="Camera", sources=["webcam"], webcam_options=gr.WebcamOptions(mirror=False), image_mode=None)
        gr.Image(container=False, image_mode="L", format="jpeg", scale=1, min_width=10)
        gr.File(label="One", file_types=[".pdf", "image"], height=100, elem_id="one")
        gr.File(label="Several", file_count="multiple", allow_reordering=True, type="binary")
        gr.File(label="Folder", file_count="directory", interactive=False, show_label=False)
        gr.File(container=False, visible=False)
    return demo


@app
def video_options():
    with gr.Blocks() as demo:
        gr.Video(
            label="Recorder", format="mp4", sources=["webcam"], height=200, width="50%", autoplay=True, loop=True,
            webcam_options=gr.WebcamOptions(mirror=False, constraints={"video": {"width": 640}}), include_audio=True,
            buttons=[], playback_position=2.5, elem_id="recorder", elem_classes=["a"], scale=2, min_width=80,
        )
        gr.Video(label="Silent", sources="webcam", include_audio=None, interactive=True)
        gr.Video(label="Upload", sources=["upload"], include_audio=False, show_label=False)
        gr.Video(
            label="Shown", interactive=False, container=False,
            subtitles=[{"text": "Hello", "timestamp": [0, 1.5]}],
        )
        gr.Video(visible=False)
    return demo


@app
def audio_options():
    with gr.Blocks() as demo:
        gr.Audio(label="Audio")
        gr.Audio(
            label="Recorder", type="filepath", format="mp3", sources="microphone", autoplay=True, loop=True,
            editable=False, buttons=["download"], playback_position=2.5, elem_id="recorder", elem_classes=["a"],
            waveform_options=gr.WaveformOptions(waveform_color="#01C6FF", skip_length=2, show_recording_waveform=False),
            scale=2, min_width=80,
        )
        gr.Audio(label="Upload", sources=["upload"], show_label=False, interactive=True, buttons=[])
        gr.Audio(
            label="Shown", interactive=False, container=False,
            waveform_options=gr.WaveformOptions(
                waveform_progress_color="red", trim_region_color="blue", sample_rate=16000
            ),
            subtitles=[{"text": "Hello", "timestamp": [0, 1.5]}],
        )
        gr.Audio(visible=False)
    return demo


@app
def explorer_options():
    def read(paths, path): ...
    with gr.Blocks() as demo:
        many = gr.FileExplorer(
            "**/*.txt",
            value=["a.txt", "dir/b.txt"],
            root_dir="test/parity",
            ignore_glob="*.log",
            label="Files",
            show_label=False,
            scale=2,
            min_width=80,
            height=300,
            max_height="50vh",
            min_height=10,
            interactive=True,
            elem_id="files",
            elem_classes=["a"],
        )
        one = gr.FileExplorer(value="dir/b.txt", file_count="single", max_height=None, container=False, visible=False)
        one.select(read, [many, one], [many, one])
        many.input(read, [many, one], None)
    return demo


@app
def multimodal_options():
    with gr.Blocks() as demo:
        gr.MultimodalTextbox()
        gr.MultimodalTextbox(
            "Hi", sources=["microphone", "upload"], file_types=["image", ".pdf"], file_count="multiple", lines=3,
            max_lines=2, submit_btn="Go", stop_btn=True, max_plain_text_length=5, placeholder="p", show_label=False,
            html_attributes=gr.InputHTMLAttributes(spellcheck=False), text_align="right", rtl=True, info="i",
            autofocus=True, autoscroll=False, interactive=True, elem_id="m", elem_classes=["a"], scale=2, min_width=80,
        )
        gr.MultimodalTextbox({"text": "Hi"}, submit_btn=False, stop_btn="Halt", file_count="directory", visible=False)
    return demo


@app
def layouts():
    with gr.Blocks(title="Layouts", fill_height=True, fill_width=True) as demo:
        with gr.Row(equal_height=True, variant="panel", height=300, elem_id="row", elem_classes=["r"], scale=1):
            with gr.Column(scale=2, min_width=100, variant="panel"):
                gr.Textbox(label="In a stretched column", scale=3)
                gr.Number(label="Beside it")
            with gr.Column(variant="compact", visible=False):
                gr.Textbox(label="In a compact column")
                gr.Textbox(label="Not framed")
        with gr.Row(variant="compact", max_height="50vh", min_height=20, show_progress=True):
            gr.Textbox(label="In a compact row")
        with gr.Group(elem_id="group", visible="hidden"):
            gr.Textbox(label="In a group")
            gr.Button("Between")
            gr.Checkbox(label="Again")
        with gr.Tabs(selected="two", elem_id="tabs"):
            with gr.Tab("One", elem_id="first"):
                gr.Markdown("First")
            with gr.Tab("Two", id="two", interactive=False, scale=1):
                with gr.Tabs():
                    with gr.Tab("Inner", id=7, visible=False, render_children=True):
                        gr.Slider(label="Deep")
        with gr.Accordion("More", open=False, elem_classes="more"):
            with gr.Accordion(label="Open"):
                gr.Radio(["a"], label="Inside")
        gr.Textbox(label="Filling", scale=1)
    return demo


@app
def side_layouts():
    with gr.Blocks() as demo:
        with gr.Sidebar():
            gr.Textbox(label="Model")
            gr.Number(label="Seed")
        with gr.Sidebar("History", open=False, width="20%", position="right", elem_id="history", elem_classes=["h"],
                        visible="hidden"):
            gr.Markdown("Nothing yet")
        with gr.Walkthrough(selected=1, elem_id="steps"):
            with gr.Step("One", id=0):
                gr.Textbox(label="First")
            with gr.Step(id=1, interactive=False, scale=2, elem_classes="s"):
                gr.Markdown("Second")
            with gr.Step("Three", visible=False):
                gr.Markdown("Third")
        with gr.Step("Loose", id=0):
            gr.Markdown("Fourth")
        with gr.Step("As loose", id=1):
            gr.Markdown("Fifth")
        with gr.Draggable():
            gr.Textbox(label="A")
            gr.Number(label="B")
            gr.JSON(label="C")
        with gr.Draggable(orientation="row", elem_id="row", visible=False):
            gr.Label(label="D")
    return demo


@app
def kept():
    """What a browser keeps, and what is said of parameters."""
    with gr.Blocks() as demo:
        text = gr.Textbox(label="Text")
        draft = gr.BrowserState({"text": "", "seen": [1]}, storage_key="draft", secret="of the app")
        gr.BrowserState(storage_key="nothing", secret="s")
        parameters = gr.ParamViewer()
        gr.ParamViewer({"x": {"type": "int", "description": "How far", "default": "1"}}, language="typescript",
                       linkify=["Data"], header=None, anchor_links="box", max_height=200)
        def keep(text, draft): ...
        text.submit(keep, [text, draft], [draft, parameters])
        draft.change(keep, [text, draft], text, api_name="changed")
        parameters.change(keep, [text, parameters], text, api_name="shown")
    return demo


@app
def frames():
    """Which fields share a frame."""
    with gr.Blocks() as demo:
        gr.Textbox(label="One")
        gr.Number(label="Two")
        gr.State(1)
        gr.Slider(label="Three")
        gr.Textbox(label="Without container", container=False)
        gr.Dropdown(["a"], label="Four")
        gr.Markdown("parts them")
        gr.Checkbox(label="Five")
        with gr.Row():
            gr.Textbox(label="Six", scale=2, min_width=50)
            gr.Radio(["a"], label="Seven")
            gr.Button("parts them")
            gr.Textbox(label="Eight", scale=0)
        with gr.Column():
            gr.Textbox(label="Nine")
        gr.Image(label="parts them")
        gr.Textbox(label="Hidden", visible=False)
    return demo


@app
def gallery_options():
    with gr.Blocks() as demo:
        gr.Gallery(
            label="Shown", format="jpeg", file_types=["image", ".mp4"], columns=4, rows=2, height=300, allow_preview=False,
            preview=True, selected_index=1, object_fit="contain", buttons=["download"], type="numpy", fit_columns=False,
            sources=["upload", "webcam", "clipboard"], elem_id="shown", elem_classes=["a"], scale=2, min_width=80,
            interactive=True,
        )
        gr.Gallery(label="Auto", height="auto", type="pil", show_label=False, buttons=[])
        gr.Gallery(container=False, visible=False, interactive=False)
    return demo


@app
def plot_options():
    import pandas as pd

    def keep(a, b): ...

    days = pd.to_datetime(["2025-01-01", "2025-01-02"])
    sales = pd.DataFrame({"day": days, "sold": [12, None], "shop": ["A", "B"], "open": ["yes", "no"]})
    with gr.Blocks() as demo:
        line = gr.LinePlot(
            sales, x="day", y="sold", color="shop", title="Sold", x_title="Day", y_title="Pieces", color_title="Shop",
            x_bin="1d", y_aggregate="mean", color_map={"A": "red"}, colors_in_legend=["A"], x_lim=[0, None],
            y_lim=[0, 20], x_label_angle=45, y_label_angle=10, x_axis_format="%d", y_axis_format=".1f",
            x_axis_labels_visible="hidden", caption="All of it", sort="-y", tooltip=["open"], height=240,
            buttons=["fullscreen", "export"], label="Sales", elem_id="sales", scale=2, min_width=80,
        )
        gr.BarPlot(x="a", y="b", sort=["x", "y"], tooltip="all", show_label=True)
        gr.ScatterPlot(label="Points", show_label=False, container=False, visible="hidden")
        plot = gr.Plot(label="Plot")
        gr.Plot(show_label=False, format="png", elem_id="finished")
        gr.on([line.change, line.select, line.double_click, plot.change], keep, [line, plot], line)
    return demo


@app
def dialogue_options():
    with gr.Blocks() as demo:
        gr.Dialogue(
            [{"speaker": "Ada", "text": "Hello!"}, {"speaker": "Bob", "text": "Hi."}], label="Shown", type="list",
            speakers=["Ada", "Bob"], tags=["(laughs)"], separator=" | ", color_map={"Ada": "red"}, info="Be kind.",
            placeholder="Say it", show_label=False, container=True, scale=2, min_width=80, interactive=True,
            elem_id="shown", elem_classes=["a"], autofocus=True, autoscroll=False, max_lines=3, buttons=["copy"],
            submit_btn="Read it", ui_mode="dialogue",
        )
        gr.Dialogue("[Ada] Hello!", label="Text", ui_mode="text", interactive=False, visible=False)
    return demo


@app
def model3d_options():
    with gr.Blocks() as demo:
        gr.Model3D(
            label="Shown", display_mode="wireframe", clear_color=(0.1, 0.2, 0.3, 1.0), camera_position=(90, None, 2.5),
            zoom_speed=0.5, pan_speed=2, height=300, interactive=True, elem_id="shown", elem_classes=["a"], scale=2,
            min_width=80,
        )
        gr.Model3D(height="50vh", display_mode="point_cloud", container=False, visible=False)
    return demo


@app
def events():
    """Every event of every component, and what follows from it."""
    with gr.Blocks() as demo:
        text = gr.Textbox(label="Text")
        number = gr.Number(label="Number")
        slider = gr.Slider(label="Slider")
        tick = gr.Checkbox(label="Tick")
        radio = gr.Radio(["a", "b"], label="Radio")
        drop = gr.Dropdown(["a", "b"], label="Drop")
        button = gr.Button("Run")
        note = gr.Markdown("note")
        label = gr.Label(label="Label")
        tree = gr.JSON(label="Tree")
        image = gr.Image(label="Image")
        file = gr.File(label="File")
        video = gr.Video(label="Video")
        pictures = gr.Gallery(label="Pictures")
        ink = gr.ColorPicker(label="Ink")
        date = gr.DateTime(label="Date")
        parts = gr.HighlightedText(label="Parts")
        code = gr.Code(label="Code")
        state = gr.State(0)
        timer = gr.Timer()
        with gr.Tabs() as tabs:
            with gr.Tab("A") as tab:
                pass
        with gr.Accordion("More") as more:
            pass
        def nothing(): ...
        for trigger in [
            text.change, text.input, text.submit, text.focus, text.blur, text.stop,
            number.change, number.input, number.submit, number.focus, number.blur,
            slider.change, slider.input, slider.release,
            tick.change, tick.input, radio.change, radio.input,
            drop.change, drop.input, drop.focus, drop.blur,
            button.click, note.change, label.change, tree.change,
            image.change, image.input, image.upload, image.clear,
            file.change, file.upload, file.clear,
            video.change, video.clear, video.start_recording, video.stop_recording, video.stop, video.play, video.pause,
            video.end, video.upload, video.input, pictures.change, pictures.preview_open, pictures.preview_close,
            ink.change, ink.input, ink.submit, ink.focus, ink.blur, ink.release,
            date.change, date.submit, parts.change,
            code.change, code.input, code.focus, code.blur,
            state.change, timer.tick, timer.change, tabs.change, more.expand, more.collapse,
        ]:
            trigger(nothing, api_name="nothing")
        def picked(data: gr.SelectData): ...
        for trigger in [text.select, tick.select, radio.select, drop.select, label.select, image.select, file.select, parts.select,
                        pictures.select,
                        tabs.select, tab.select]:
            trigger(picked, api_name="picked")
        def told(data: gr.EventData): ...
        drop.key_up(told)
        text.copy(told)
        note.copy(told)
        file.delete(told)
        file.download(told)
        pictures.upload(told)
        pictures.delete(told)
    return demo


@app
def listeners():
    """The options of listeners."""
    with gr.Blocks() as demo:
        name = gr.Textbox(label="Name")
        times = gr.Number(label="Times", value=3)
        unlabelled = gr.Textbox()
        seen = gr.State([])
        button = gr.Button("Run")
        row = gr.Row()
        with row:
            shown = gr.Textbox(label="Shown")
        def greet(name, times): ...
        def remember(name, seen): ...
        def say(name): ...
        button.click(greet, [name, times], shown, api_name="greet", api_description="Says hello.")
        button.click(greet, [name, times], [shown, name], scroll_to_output=True, show_progress="minimal", queue=False)
        button.click(remember, [name, seen], [shown, seen], show_progress="hidden", trigger_mode="multiple")
        button.click(say, unlabelled, unlabelled, api_name=False)
        button.click(say, name, shown, api_visibility="private")
        button.click(say, name, shown, api_visibility="undocumented", api_name="unlisted")
        button.click(say, name, shown, show_progress_on=[times, name], concurrency_limit=3, concurrency_id="slots")
        button.click(say, name, row)
        button.click(None, name, shown, js="(text) => text")
        button.click(say, name, shown, js="(text) => text.trim()", api_name="trimmed")
        button.click(say, name, shown, trigger_mode="always_last", concurrency_limit=None)
        name.change(say, name, shown, trigger_mode="once")
        gr.on([name.submit, button.click], say, name, shown, api_name="on_both")
    return demo


@app
def chains():
    with gr.Blocks() as demo:
        text = gr.Textbox(label="Text")
        button = gr.Button("Run")
        def first(text): ...
        def second(text): ...
        def third(text): ...
        def fourth(): ...
        start = button.click(first, text, text)
        start.then(second, text, text).success(third, text, text)
        start.failure(fourth)
        start.then(None, None, text, js="() => 'done'")
        gr.on([text.submit, button.click], second, text, text).success(fourth)
    return demo


@app
def cancels():
    with gr.Blocks() as demo:
        text = gr.Textbox(label="Text")
        start = gr.Button("Start")
        stop = gr.Button("Stop")
        def count(text):
            yield text
        async def acount(text):
            yield text
        def say(text): ...
        running = start.click(count, text, text)
        other = start.click(acount, text, text, api_name="acount")
        stop.click(None, cancels=running)
        stop.click(say, text, text, cancels=[running, other])
        text.change(None, None, None, cancels=[running, other]).then(say, text, text)
        stop.click(None, None, text, js="() => ''", cancels=running)
    return demo


@app
def load():
    with gr.Blocks() as demo:
        text = gr.Textbox("Frank", label="Name")
        shown = gr.Textbox(label="Shown")
        def welcome(text): ...
        def tick(): ...
        demo.load(welcome, text, shown)
        demo.load(tick)
        text.change(welcome, text, shown)
        gr.on([demo.load, text.submit], tick, None, shown, api_name="both")
    return demo


@app
def endpoints():
    """What runs without an event of a placed component."""
    with gr.Blocks() as demo:
        refresh = gr.Button("Refresh")
        text = gr.Textbox(label="Text", buttons=["copy", refresh])
        number = gr.Number(label="Number", buttons=[gr.Button("Half", variant="primary")])
        def fresh(): ...
        def joined(text, number): ...
        def gone(): ...
        def repeat(text: str, times: float) -> str: ...
        refresh.click(fresh, None, text)
        gr.on(None, joined, [text, number], text)
        demo.unload(gone)
        gr.api(repeat)
    return demo


@app
def computed():
    """Values that functions compute."""
    with gr.Blocks() as demo:
        low = gr.Slider(label="Low", maximum=10)
        high = gr.Number(label="High")
        def at_load(): ...
        def between(low, high): ...
        def ticking(): ...
        gr.Number(at_load, label="At load")
        gr.Textbox(between, label="Between", inputs=[low, high])
        gr.Textbox(ticking, label="Ticking", every=gr.Timer(2))
    return demo


@app
def renders():
    """Parts that functions make, before they have run."""
    with gr.Blocks() as demo:
        count = gr.Slider(label="Count", maximum=5)
        text = gr.Textbox(label="Text", preserved_by_key=["value", "label"])
        button = gr.Button("Go")
        @gr.render(inputs=[count, text])
        def boxes(count, text): ...
        with gr.Row():
            @gr.render(inputs=text, triggers=[button.click], queue=False, trigger_mode="once", show_progress="hidden")
            def shown(text): ...
        @gr.render()
        def always(): ...
    return demo


@app
def batch():
    with gr.Blocks() as demo:
        text = gr.Textbox(label="Text")
        times = gr.Number(label="Times")
        button = gr.Button("Run")
        def shout(text): ...
        def repeat(text, times): ...
        button.click(shout, text, text, batch=True, max_batch_size=16)
        button.click(repeat, [text, times], [text, times], batch=True, api_name="repeated")
    return demo


@app
def names():
    """What endpoints and parameters are called."""
    with gr.Blocks() as demo:
        text = gr.Textbox(label="Text")
        button = gr.Button("Run")
        def say(text): ...
        def predict(api_name, fn_index): ...
        button.click(say, text, text)
        button.click(say, text, text)
        button.click(say, text, text)
        button.click(predict, [text, text], text, api_name="/slashed")
        button.click(predict, [text, text], text, api_name="dashed-name")
        other = gr.Textbox("with a value")
        button.click(say, other, other, api_name="unlabelled")
    return demo


@app
def interface():
    def greet(name, times): ...
    return gr.Interface(greet, ["text", gr.Slider(1, 5)], "text", title="Greeter", description="Says hello.",
                        article="That is all.", flagging_mode="never")


@app
def interface_inputs():
    def keep(name): ...
    return gr.Interface(keep, "text", None, flagging_mode="never")


@app
def interface_outputs():
    def make(): ...
    return gr.Interface(make, None, ["text", gr.Number(label="Number")], flagging_mode="never")


@app
def interface_unified():
    def reverse(text): ...
    box = gr.Textbox(label="Text")
    return gr.Interface(reverse, box, box, flagging_mode="never")


@app
def interface_live():
    def square(number): ...
    return gr.Interface(square, "number", "number", live=True, flagging_mode="never")


@app
def interface_live_outputs():
    def make(): ...
    return gr.Interface(make, None, "number", live=True, flagging_mode="never")


@app
def interface_generator():
    def count(limit):
        yield limit
    return gr.Interface(count, "number", "text", stop_btn="Halt", submit_btn="Go", flagging_mode="never")


@app
def interface_state():
    def remember(word, seen): ...
    return gr.Interface(remember, ["text", "state"], ["text", "state"], flagging_mode="never", api_name="remember",
                        clear_btn="Empty", concurrency_limit=5, show_progress="minimal")


@app
def interface_words():
    """The words for components."""
    return gr.Interface(
        lambda a, b, c, d, e, f, g, h, i, j: None,
        ["text", "textbox", "number", "slider", "checkbox", "image", "file", "markdown", "json", "video"],
        ["label", "json"],
        flagging_mode="never",
        api_name="all",
    )


@app
def interface_additional():
    def draw(prompt, seed, sure): ...
    return gr.Interface(draw, "text", "text", additional_inputs=[gr.Slider(0, 9), "checkbox"], flagging_mode="never")


@app
def interface_accordion():
    def draw(prompt, seed): ...
    return gr.Interface(draw, "text", "text", additional_inputs=["number"], additional_inputs_accordion="Details",
                        flagging_mode="never")


@app
def interface_batch():
    def shout(text): ...
    return gr.Interface(shout, "text", "text", batch=True, max_batch_size=16, flagging_mode="never")


@app
def flags():
    def greet(name): ...
    return gr.Interface(greet, "text", "text", flagging_dir=FLAGS)


@app
def flags_options():
    def greet(name): ...
    return gr.Interface(greet, "text", "text", flagging_options=["wrong", "rude"], flagging_dir=FLAGS)


@app
def flags_pairs():
    def greet(name): ...
    return gr.Interface(greet, "text", "text", flagging_options=[("It is rude", "rude")], flagging_dir=FLAGS)


@app
def flags_inputs():
    def keep(name): ...
    return gr.Interface(keep, "text", None, flagging_dir=FLAGS)


@app
def flags_outputs():
    def make(): ...
    return gr.Interface(make, None, "text", flagging_dir=FLAGS)


@app
def flags_unified():
    def reverse(text): ...
    box = gr.Textbox(label="Text")
    return gr.Interface(reverse, box, box, flagging_dir=FLAGS)


@app
def flags_live():
    def square(number): ...
    return gr.Interface(square, "number", "number", live=True, flagging_dir=FLAGS)


@app
def flags_auto():
    def greet(name): ...
    return gr.Interface(greet, "text", "text", flagging_mode="auto", flagging_dir=FLAGS)


@app
def nested():
    def say(text): ...
    def loaded(): ...
    with gr.Blocks(title="Inner") as inner:
        first = gr.Textbox(label="First")
        first.submit(say, first, first, api_name="say")
        inner.load(loaded, None, first)
    with gr.Blocks(title="Outer") as demo:
        before = gr.Textbox(label="Before")
        before.submit(say, before, before, api_name="say")
        inner.render()
        with gr.Row():
            gr.Interface(say, "text", "text", title="Third", flagging_mode="never", api_name="say")
    return demo


@app
def tabbed():
    def say(name): ...
    with gr.Blocks(fill_height=True) as tall:
        gr.Textbox(label="Name", scale=1)
    first = gr.Interface(say, "text", "text", flagging_mode="never", title="First", api_name="predict")
    second = gr.Interface(say, "text", "text", flagging_mode="never", api_name="predict")
    return gr.TabbedInterface([first, second, tall], ["One", "Two", "Three"], title="Tools")


@app
def tabbed_unnamed():
    with gr.Blocks() as first:
        gr.Textbox(label="Name")
    return gr.TabbedInterface([first])


@app
def translated():
    """Texts in several languages."""
    i18n = gr.I18n(en={"name": "Name", "hint": "A hint"}, **{"pt-BR": {"name": "Nome"}})
    with gr.Blocks(title=i18n("name")) as demo:
        name = gr.Textbox(label=i18n("name"), value=i18n("hint"), info=i18n("hint"), placeholder=i18n("hint"))
        gr.Radio([(i18n("name"), "a"), (i18n("hint"), "b")], label=i18n("none"), value="a")
        gr.Markdown("# " + str(i18n("name")) + "!")
        with gr.Tab(i18n("name")):
            button = gr.Button(i18n("hint"))
        button.click(lambda name: name, name, name, api_name="say")
    demo.texts = i18n
    return demo


@app
def routes():
    def say(text): ...
    def loaded(): ...
    with gr.Blocks(title="Pages") as demo:
        first = gr.Textbox(label="First")
        first.submit(say, first, first)
        demo.load(loaded, None, first)
    with demo.route("Second Page"):
        with gr.Row():
            second = gr.Textbox(label="Second")
            gr.Button("Run")
        seen = gr.State(0)
        second.submit(say, second, second)
        demo.load(loaded, None, second)
    with demo.route("Hidden", "/not-listed/", show_in_navbar=False):
        third = gr.Textbox(label="Third")
        third.submit(say, third, third, api_name="say")
        third.change(say, third, None)
    return demo


@app
def navbars():
    def pick(links): ...
    with gr.Blocks() as demo:
        bar = gr.Navbar()
        gr.Textbox(label="Text")
        bar.change(pick, bar, bar)
    with demo.route("Other"):
        gr.Navbar([("Docs", "docs"), ("Out", "https://example.com")], main_page_name=False, visible=False, elem_id="bar",
                  elem_classes=["b"])
    return demo


def describe(demo):
    """What a server tells about the app."""
    _, root, _ = demo.launch(i18n=getattr(demo, "texts", None), prevent_thread_lock=True, server_name="127.0.0.1", quiet=True)
    try:
        described = {
            "config": read(root + "config"),
            "info": read(root + "gradio_api/info"),
            "all_info": read(root + "gradio_api/info?all_endpoints=true"),
        }
    finally:
        demo.close()
    return described


def read(url):
    with urllib.request.urlopen(url) as response:
        return json.load(response)


def without_prose(value):
    """Long texts are Gradio's own documentation, which is not ours to keep."""
    if isinstance(value, dict):
        return {key: without_prose(each) for key, each in value.items()}
    if isinstance(value, list):
        return [without_prose(each) for each in value]
    return "<text>" if isinstance(value, str) and len(value) > 200 else value


def settle(described):
    """Takes out what differs from run to run, and the code samples of the API docs."""
    config = described["config"]
    config.pop("username")
    for key in ["app_id", "root", "theme_hash"]:
        config[key] = None
    for component in config["components"]:
        component["component_class_id"] = None
        if "delete_callback" in component["props"]:
            component["props"]["delete_callback"] = "<function>"
        if "root_dir" in component["props"]:
            # Gradio tells where the folder is on this machine.
            component["props"]["root_dir"] = os.path.relpath(component["props"]["root_dir"])
        subtitles = component["props"].get("subtitles")
        if isinstance(subtitles, dict):
            # A file in a temporary folder.
            subtitles.update({key: "<file>" for key in ["path", "orig_name", "url"] if key in subtitles})
    for info in [described["info"], described["all_info"]]:
        for endpoint in info["named_endpoints"].values():
            endpoint.pop("code_snippets", None)
    return without_prose(described)


if __name__ == "__main__":
    assert gr.__version__ == "6.25.0", gr.__version__
    for name, build in APPS.items():
        described = settle(describe(build()))
        (HERE / f"{name}.json").write_text(json.dumps(described, indent=1) + "\n")
        print(name)

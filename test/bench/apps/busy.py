import time

import gradio as gr

CHOICES = ["one", "two", "three"]
RATE = 60
COUNT = 300


def count_up():
    started_at = time.monotonic()
    for n in range(1, COUNT + 1):
        wait = started_at + n / RATE - time.monotonic()
        if wait > 0:
            time.sleep(wait)
        yield str(n)


with gr.Blocks() as demo:
    count = gr.Button("Count")
    counted = gr.Markdown("0", elem_id="counted")
    for row in range(50):
        with gr.Row():
            gr.Textbox(label=f"Text {row}")
            gr.Number(label=f"Number {row}", value=row)
            gr.Slider(label=f"Slider {row}", minimum=0, maximum=50, value=row, step=1)
            gr.Checkbox(label=f"Checkbox {row}")
            gr.Radio(label=f"Radio {row}", choices=CHOICES)
            gr.Dropdown(label=f"Dropdown {row}", choices=CHOICES)
            gr.Markdown(f"**Row {row}** of fifty")
            gr.Label(label=f"Label {row}", value={"cat": 0.7, "dog": 0.3})
            gr.JSON(label=f"JSON {row}", value={"row": row})
            gr.Button(f"Button {row}")
    count.click(count_up, None, counted, show_progress="hidden")

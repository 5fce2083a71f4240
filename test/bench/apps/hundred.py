import gradio as gr

CHOICES = ["one", "two", "three"]

with gr.Blocks() as demo:
    first = gr.Textbox(label="Name")
    buttons = []
    for row in range(10):
        with gr.Row():
            gr.Textbox(label=f"Text {row}")
            gr.Number(label=f"Number {row}", value=row)
            gr.Slider(label=f"Slider {row}", minimum=0, maximum=10, value=row, step=1)
            gr.Checkbox(label=f"Checkbox {row}")
            gr.Radio(label=f"Radio {row}", choices=CHOICES)
            gr.Dropdown(label=f"Dropdown {row}", choices=CHOICES)
            gr.Markdown(f"**Row {row}** of ten")
            gr.Label(label=f"Label {row}", value={"cat": 0.7, "dog": 0.3})
            gr.JSON(label=f"JSON {row}", value={"row": row})
            buttons.append(gr.Button("Submit" if row == 0 else f"Button {row}"))
    last = gr.Textbox(label="Greeting")
    buttons[0].click(lambda name: f"Hello {name}!", first, last, api_name="predict")

import gradio as gr


def greet(name):
    return f"Hello {name}!"


demo = gr.Interface(greet, inputs=gr.Textbox(label="name"), outputs=gr.Textbox(label="output"), api_name="predict")

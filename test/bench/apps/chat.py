import gradio as gr

TALK = [
    {"role": "user", "content": "How do I greet somebody in Python?"},
    {"role": "assistant", "content": "Like **this**:\n\n```python\nprint('Hello!')\n```\n\n1. Save it.\n2. Run it."},
    {"role": "user", "content": "And in TypeScript?"},
    {"role": "assistant", "content": "With `console.log`:\n\n```ts\nconsole.log('Hello!');\n```"},
]


def answer(message, history):
    return "", [*history, {"role": "user", "content": message}, {"role": "assistant", "content": f"Hello {message}!"}]


with gr.Blocks() as demo:
    chat = gr.Chatbot(TALK, label="Chat")
    message = gr.Textbox(label="Message")
    submit = gr.Button("Submit")
    submit.click(answer, [message, chat], [message, chat], api_name="predict")

/** A conversation, as `chat.py` makes it. */

import * as gr from "gradio-workers";

const TALK = [
  { role: "user", content: "How do I greet somebody in Python?" },
  {
    role: "assistant",
    content: "Like **this**:\n\n```python\nprint('Hello!')\n```\n\n1. Save it.\n2. Run it.",
  },
  { role: "user", content: "And in TypeScript?" },
  { role: "assistant", content: "With `console.log`:\n\n```ts\nconsole.log('Hello!');\n```" },
] as const;

const chat = gr.Chatbot({ value: TALK, label: "Chat" });
const message = gr.Textbox({ label: "Message" });
const submit = gr.Button("Submit");

submit.click(
  ({ message, chat }) => ({
    message: "",
    chat: [...chat, { role: "user", content: message }, { role: "assistant", content: `Hello ${message}!` }],
  }),
  { inputs: { message, chat }, outputs: { message, chat }, apiName: "predict" },
);

export default gr.Blocks([chat, message, submit]);

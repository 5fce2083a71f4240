import * as gr from "gradio-workers";

const hello = gr.Interface(({ name }) => `Hello ${name}`, {
  inputs: { name: "text" },
  outputs: "text",
  apiName: "predict",
});

const bye = gr.Interface(({ name }) => `Bye ${name}`, {
  inputs: { name: "text" },
  outputs: "text",
  apiName: "predict",
});

const message = gr.Textbox({
  label: "Message",
  showLabel: false,
  placeholder: "Type a message...",
  submitBtn: true,
});
const answer = gr.Textbox({ label: "Answer" });

message.submit(({ message }) => `Hello ${message}`, { inputs: { message }, outputs: answer, apiName: "chat" });

const chat = gr.Blocks([answer, message]);

export default gr.TabbedInterface([hello, bye, chat], ["Hello World", "Bye World", "Chat"]);

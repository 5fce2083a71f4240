import * as gr from "gradio-workers";

const chat = gr.Chatbot({ editable: "user" });
const addMessage = gr.Button("Add Message");
const addUserMessage = gr.Button("Add User Message");
const concatenated = gr.Textbox({ label: "Concatenated Chat 1" });
const unused = gr.Textbox({ label: "Concatenated Chat 2" });
const edited = gr.Textbox({ label: "Edited Message" });

const fromUser = { role: "user", content: "I'm a user" } as const;
const fromBot = { role: "assistant", content: "I'm a bot" } as const;

function textOf({ content }: gr.ReceivedMessage): string {
  return content.map((part) => (part.type === "text" ? part.text : "")).join("");
}

addMessage.click((chat) => [...chat, fromUser, fromBot], { inputs: chat, outputs: chat });
addUserMessage.click((chat) => [...chat, fromUser], { inputs: chat, outputs: chat });
chat.change((chat) => chat.map(textOf).join("|"), { inputs: chat, outputs: concatenated });
chat.edit(({ data }) => `from ${data.previous_value} to ${data.value} at ${data.index}`, { outputs: edited });

export default gr.Blocks([gr.Row([chat]), addMessage, addUserMessage, gr.Row([concatenated, unused, edited])]);

import { setTimeout as sleep } from "node:timers/promises";
import * as gr from "gradio-workers";

const MODEL = "Turnaround 1";
const AVATAR = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path fill="#f97316" d="M0 0h8v8H0z"/><path fill="#fff" d="M2 3h1v1H2zm3 0h1v1H5zM2 5h4v1H2z"/></svg>`;

const chat = gr.Chatbot({
  label: "Agent",
  avatarImages: [null, `data:image/svg+xml,${encodeURIComponent(AVATAR)}`],
});
const prompt = gr.Textbox({ label: "Chat Message", maxLines: 1 });

async function* respond(prompt: string, history: readonly gr.ChatMessage[], signal: AbortSignal) {
  const before: readonly gr.ChatMessage[] =
    history.length > 0 ? history : [{ role: "system", content: "You are a friendly chatbot." }];
  const asked: readonly gr.ChatMessage[] = [...before, { role: "user", content: prompt }];
  yield asked;
  const words = `You said: ${prompt.split(" ").toReversed().join(" ")}.`.split(" ");
  for (let i = 1; i <= words.length; i++) {
    await sleep(20, undefined, { signal });
    yield [...asked, gr.ChatMessage(words.slice(0, i).join(" "))];
  }
}

function textOf(message: gr.ReceivedMessage | undefined): string {
  return message?.content.map((part) => (part.type === "text" ? part.text : "")).join("") ?? "";
}

prompt.submit(
  async function* submit(prompt, chat, { signal }) {
    yield* respond(prompt, chat, signal);
  },
  { inputs: [prompt, chat], outputs: chat },
);
prompt.submit(() => "", { outputs: prompt });
chat.undo((chat, { data }) => [chat.slice(0, data.index), textOf(chat[data.index])], {
  inputs: chat,
  outputs: [chat, prompt],
});
chat.retry(
  async function* retry(chat, { data, signal }) {
    yield* respond(textOf(chat[data.index]), chat.slice(0, data.index), signal);
  },
  { inputs: chat, outputs: chat },
);
chat.like(({ data }) => console.log(`You ${data.liked ? "upvoted" : "downvoted"} this response:`, data.value));

export default gr.Blocks([gr.Markdown(`# Chat with ${MODEL}`), chat, prompt]);

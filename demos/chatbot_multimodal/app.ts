import { setTimeout as sleep } from "node:timers/promises";
import * as gr from "gradio-workers";

const ANSWER = "**That's cool!**";

const chat = gr.Chatbot({ elemId: "chatbot", likeUserMessage: true });
const message = gr.MultimodalTextbox({
  fileCount: "multiple",
  placeholder: "Enter message or upload file...",
  showLabel: false,
  sources: ["microphone", "upload"],
  interactive: true,
});

message
  .submit(
    (chat, { text, files }) => {
      const content = [...files, ...(text === "" ? [] : [text])];
      const asked = gr.ChatMessage(content, { role: "user" });
      return [[...chat, asked], gr.update({ value: null, interactive: false })];
    },
    { inputs: [chat, message], outputs: [chat, message] },
  )
  .andThen(
    async function* answer(chat, { signal }) {
      for (let end = 1; end <= ANSWER.length; end++) {
        await sleep(50, undefined, { signal });
        yield [...chat, gr.ChatMessage(ANSWER.slice(0, end))];
      }
    },
    { inputs: chat, outputs: chat, apiName: "bot_response" },
  )
  .andThen(() => gr.update({ interactive: true }), { outputs: message });

chat.like(({ data }) => console.log(data.index, data.value, data.liked));

export default gr.Blocks([chat, message]);

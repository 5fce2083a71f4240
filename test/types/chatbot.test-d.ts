/** What a Chatbot's functions read, may show, and hear. */

import { expectTypeOf } from "vitest";
import * as gr from "gradio-workers";

const chat = gr.Chatbot({ value: [{ role: "user", content: "Hi" }, gr.ChatMessage("Ho")] });
const prompt = gr.Textbox();

chat.change((chat) => void expectTypeOf(chat).toEqualTypeOf<gr.ReceivedMessage[]>(), { inputs: chat });
chat.like(({ data }) => void expectTypeOf(data).toEqualTypeOf<gr.LikeData>());
chat.edit(({ data }) => void expectTypeOf(data.previous_value).toEqualTypeOf<string>());
chat.retry(({ data }) => void expectTypeOf(data.index).toEqualTypeOf<number>());
chat.option_select(({ data }) => data.value, { outputs: prompt });
chat.example_select(({ data }) => data.value.text ?? "", { outputs: prompt });

const wiring = { inputs: [prompt, chat], outputs: chat } as const;
prompt.submit((prompt, chat) => [...chat, { role: "user", content: prompt }], wiring);
prompt.submit((_, chat) => [...chat, gr.ChatMessage([gr.Image(), "text", new Blob()], { role: "assistant" })], wiring);
prompt.submit(function* (prompt, chat) {
  yield [...chat, { role: "user", content: prompt }] as const;
  yield chat.slice(0, 1);
}, wiring);
prompt.submit(
  (prompt) => {
    const thought = { title: "Look", parentId: 1, status: "pending" } as const;
    return [{ role: "assistant", content: prompt, metadata: thought, options: [{ value: "yes" }] }];
  },
  { inputs: prompt, outputs: chat },
);
// @ts-expect-error pairs are no messages
prompt.submit((prompt) => [[prompt, "Hi"]], { inputs: prompt, outputs: chat });
// Beside other outputs, too.
prompt.submit((prompt, chat) => ["", [...chat, { role: "user", content: prompt }]], {
  inputs: [prompt, chat],
  outputs: [prompt, chat],
});
prompt.submit(({ text, chat }) => ({ text: "", chat: [...chat, { role: "user", content: text }] }), {
  inputs: { text: prompt, chat },
  outputs: { text: prompt, chat },
});
// @ts-expect-error nobody has this role
prompt.submit((text, chat) => ["", [...chat, { role: "tool", content: text }]], {
  inputs: [prompt, chat],
  outputs: [prompt, chat],
});
// @ts-expect-error nobody has this role
prompt.submit((prompt) => [{ role: "tool" as const, content: prompt }], { inputs: prompt, outputs: chat });
// @ts-expect-error a number is no content
prompt.submit(() => [{ role: "user" as const, content: 5 }], { outputs: chat });

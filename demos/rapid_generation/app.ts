import * as gr from "gradio-workers";

const chat = gr.Chatbot({ elemId: "chatbot" });
const a = gr.Number({ label: "a" });
const b = gr.Number({ label: "b" });
const c = gr.Number({ label: "c" });
const d = gr.Number({ label: "d" });
const start = gr.Button("Start");

function turn(role: "user" | "assistant") {
  return function* speak(history: gr.ReceivedMessage[]) {
    const length = history.length + 1;
    let content = "";
    for (let step = 0; step < 10; step++) {
      content += `${length} `;
      yield [...history, { role, content }];
    }
  };
}

const wiring = { inputs: chat, outputs: chat };
let talk = start.click(turn("user"), wiring).andThen(turn("assistant"), wiring);
for (let i = 1; i < 11; i++) talk = talk.andThen(turn("user"), wiring).andThen(turn("assistant"), wiring);

const next = (number: number | null) => (number ?? 0) + 1;
for (const [from, to] of [
  [a, b],
  [c, d],
] as const) {
  const there = { inputs: from, outputs: to };
  const back = { inputs: to, outputs: from };
  let count = start.click(next, there).andThen(next, back);
  for (let i = 1; i < 11; i++) count = count.andThen(next, there).andThen(next, back);
}

export default gr.Blocks([chat, gr.Row([a, b]), gr.Row([c, d]), start]);

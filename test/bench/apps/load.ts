/** One endpoint for each kind of load, as `load.py` has them. */

import { setTimeout as sleep } from "node:timers/promises";
import * as gr from "gradio-workers";

const TOKENS = 500;
/** Milliseconds between two tokens. */
const PAUSE = 10;
/** What a model takes for one call, however many rows it has. */
const MODEL = 20;

const text = gr.Textbox({ label: "Text" });
const answer = gr.Textbox({ label: "Answer" });
const calls = gr.State(0);
const go = gr.Button("Go");

const greet = (name: string): string => `Hello ${name}!`;
const wired = { inputs: text, outputs: answer };
go.click(greet, { ...wired, apiName: "greet" });
go.click((name) => greet(name), { ...wired, apiName: "greet_free", concurrencyLimit: null });
go.click((name) => greet(name), { ...wired, apiName: "greet_now", queue: false });

/** As many tokens as the text says, by the clock: a model has its own pace, however long it takes to pass one on. */
async function* tokens(text: string) {
  const startedAt = Date.now();
  const count = Number(text) || TOKENS;
  let said = "";
  for (let n = 1; n <= count; n++) {
    const wait = startedAt + n * PAUSE - Date.now();
    if (wait > 0) await sleep(wait);
    said += `token${n} `;
    yield said;
  }
}
go.click(tokens, { ...wired, apiName: "tokens", concurrencyLimit: null });
go.click((text) => tokens(text), { ...wired, apiName: "tokens_now", queue: false });

go.click(
  async (text) => {
    await sleep(MODEL);
    return text.toUpperCase();
  },
  { ...wired, apiName: "one_by_one" },
);
go.click(
  async (texts) => {
    await sleep(MODEL);
    return texts.map((text) => text.toUpperCase());
  },
  { ...wired, apiName: "in_batches", batch: true, maxBatchSize: 16 },
);

go.click(
  async (text) => {
    await sleep(600_000);
    return text;
  },
  { ...wired, apiName: "wait" },
);
go.click(({ calls }) => ({ answer: `Call ${calls}`, calls: calls + 1 }), {
  inputs: { calls },
  outputs: { answer, calls },
  apiName: "count",
});

export default gr.Blocks([text, answer, go]).queue({ maxSize: null }).launch({ maxFileSize: "250mb" });

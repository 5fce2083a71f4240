/** Functions that answer several times. */

import { expectTypeOf } from "vitest";
import * as gr from "gradio-workers";

const text = gr.Textbox();
const number = gr.Number();
const run = gr.Button();

run.click(
  function* (value) {
    expectTypeOf(value).toEqualTypeOf<string>();
    yield value;
    yield gr.update({ label: "Done" });
  },
  { inputs: text, outputs: text },
);
run.click(
  async function* ({ text: value, number: most }, ctx) {
    expectTypeOf(most).toEqualTypeOf<number | null>();
    expectTypeOf(ctx.signal).toEqualTypeOf<AbortSignal>();
    for (const letter of ctx.progress.track(value)) {
      expectTypeOf(letter).toEqualTypeOf<string>();
      yield { text: letter };
    }
  },
  { inputs: { text, number }, outputs: { text, number } },
);
run.click(
  function* () {
    yield ["a", 1];
    yield gr.skip();
  },
  { outputs: [text, number] },
);
// A generator may hand on what another one yields.
run.click(
  async function* () {
    yield* letters("abc");
  },
  { outputs: text },
);

async function* letters(word: string): AsyncGenerator<string> {
  yield* word;
}

run.click(
  // @ts-expect-error a Number cannot show text, yielded or not
  function* () {
    yield "three";
  },
  { outputs: number },
);
run.click(
  // @ts-expect-error nor asynchronously
  async function* () {
    yield "three";
  },
  { outputs: number },
);
run.click(
  // @ts-expect-error a list of outputs wants a list each time
  function* () {
    yield "a";
  },
  { outputs: [text, number] },
);
run.click(
  // @ts-expect-error each key takes what its component can show
  function* () {
    yield { number: "three" };
  },
  { outputs: { text, number } },
);

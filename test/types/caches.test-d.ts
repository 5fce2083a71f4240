/** Functions whose results are kept, and values that functions keep. */

import { expectTypeOf } from "vitest";
import * as gr from "gradio-workers";

const text = gr.Textbox();
const number = gr.Number();
const run = gr.Button();

const shout = gr.cache((said: string) => said.toUpperCase());
expectTypeOf(shout).toEqualTypeOf<(said: string) => string>();
run.click(shout, { inputs: text, outputs: text });
// @ts-expect-error a number is no text
run.click(shout, { inputs: number, outputs: text });
// @ts-expect-error a Number shows no text
run.click(shout, { inputs: text, outputs: number });

const count = gr.cache(function* (limit: number | null) {
  for (let i = 0; i < (limit ?? 0); i++) yield i;
});
run.click(count, { inputs: number, outputs: number });
gr.on(
  [text.submit],
  gr.cache(async (said: string, ctx: gr.Context) => `${said} ${ctx.session.hash}`),
  {
    inputs: text,
    outputs: text,
  },
);
gr.Interface(
  gr.cache(({ name }: { name: string }) => `Hello ${name}!`),
  { inputs: { name: "text" }, outputs: "text" },
);
gr.cache((said: string, times: number) => said.repeat(times), {
  key: (said, times) => {
    expectTypeOf(said).toEqualTypeOf<string>();
    expectTypeOf(times).toEqualTypeOf<number>();
    return [said.trim(), times];
  },
  maxSize: 10,
  maxMemory: "512mb",
  perSession: true,
});
// @ts-expect-error a size is a number of entries
gr.cache(shout, { maxSize: "many" });

const kept = gr.Cache<{ degrees: number }>({ name: "kept", maxMemory: 1000 });
expectTypeOf(kept.get("tokyo")).toEqualTypeOf<Promise<{ degrees: number } | null>>();
expectTypeOf(kept).toEqualTypeOf<gr.Cache<{ degrees: number }>>();
void kept.set("tokyo", { degrees: 78 });
// @ts-expect-error no degrees
void kept.set("tokyo", { condition: "Sunny" });

// Alone, the compiler does not see the inputs: a function says there what it takes.
const shouted = gr.cache((said) => said);
// @ts-expect-error it takes anything, and so it answers anything
run.click(shouted, { inputs: text, outputs: text });

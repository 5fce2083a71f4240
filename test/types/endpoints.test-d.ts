/** Endpoints without a page: what schemas say of parameters and answers. */

import { expectTypeOf } from "vitest";
import * as z from "zod";
import * as gr from "gradio-workers";

const app = gr.Blocks([]);

gr.api(
  app,
  ({ text, times }, ctx) => {
    expectTypeOf(text).toEqualTypeOf<string>();
    expectTypeOf(times).toEqualTypeOf<number | null>();
    expectTypeOf(ctx.session.hash).toEqualTypeOf<string>();
    return text.repeat(times ?? 1);
  },
  { inputs: { text: z.string(), times: z.optional(z.int()) }, outputs: z.string() },
);
gr.api(app, () => ({ sum: 3 }), { outputs: { sum: z.number(), list: z.array(z.string()) } });
gr.api(app, () => {});
gr.api(
  app,
  async function* () {
    yield "a";
  },
  { outputs: z.string() },
);
gr.api(app, (rows) => rows.map(({ text }) => text), {
  inputs: { text: z.string() },
  outputs: z.string(),
  batch: true,
});

// @ts-expect-error the answer is no text
gr.api(app, () => 3, { outputs: z.string() });
// @ts-expect-error there is no such parameter
gr.api(app, ({ text }) => text, { inputs: { words: z.string() }, outputs: z.string() });

gr.on(null, (low) => (expectTypeOf(low).toEqualTypeOf<number | null>(), low), {
  inputs: [gr.Number()],
  outputs: gr.Number(),
});

gr.Textbox({ buttons: ["copy", gr.Button("Refresh")] });
// @ts-expect-error a Textbox has no such button of its own
gr.Textbox({ buttons: ["download"] });
// @ts-expect-error a bar holds buttons
gr.Textbox({ buttons: [1] });

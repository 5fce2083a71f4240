/** Batch functions: rows in, rows out. */

import { expectTypeOf } from "vitest";
import * as gr from "gradio-workers";

const text = gr.Textbox();
const number = gr.Number();
const run = gr.Button();

run.click(
  (rows, ctx) => {
    expectTypeOf(rows).toEqualTypeOf<string[]>();
    expectTypeOf(ctx).toEqualTypeOf<gr.Context>();
    return rows.map((row) => row.toUpperCase());
  },
  { inputs: text, outputs: text, batch: true, maxBatchSize: 16 },
);
run.click(
  (rows) => {
    expectTypeOf(rows).toEqualTypeOf<[string, number | null][]>();
    return rows.map(([row, times]) => [row, times]);
  },
  { inputs: [text, number], outputs: [text, number], batch: true },
);
run.click(
  async (rows) => {
    expectTypeOf(rows).toEqualTypeOf<{ readonly text: string; readonly number: number | null }[]>();
    return rows.map((row) => ({ text: row.text }));
  },
  { inputs: { text, number }, outputs: { text, number }, batch: true },
);
run.click((rows) => void expectTypeOf(rows).toEqualTypeOf<string[]>(), { inputs: text });

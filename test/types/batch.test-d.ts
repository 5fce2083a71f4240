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
run.click((rows) => rows.map(() => ({ text: gr.update({ visible: false }) })), {
  inputs: [],
  outputs: { text },
  batch: true,
});
// A list of one is still a list, and who asks for nothing gets nothing.
run.click((rows) => (expectTypeOf(rows).toEqualTypeOf<[string][]>(), rows.map(([row]) => row)), {
  inputs: [text],
  outputs: text,
  batch: true,
});
run.click((rows) => (expectTypeOf(rows).toEqualTypeOf<undefined[]>(), rows.map(() => "")), {
  outputs: text,
  batch: true,
});
run.click((rows) => rows, { inputs: text, outputs: text, batch: true, maxBatchSize: 16, maxWaitMs: 50 });
// @ts-expect-error a wait is a number of milliseconds
run.click((rows) => rows, { inputs: text, outputs: text, batch: true, maxWaitMs: "50ms" });
// @ts-expect-error the function gets rows, not one caller's text
run.click((row) => row.toUpperCase(), { inputs: text, outputs: text, batch: true });
// @ts-expect-error and answers a list
run.click((rows) => rows.join(), { inputs: text, outputs: text, batch: true });
// @ts-expect-error of what one caller is shown
run.click((rows) => rows.map((row) => row), { inputs: text, outputs: number, batch: true });
// @ts-expect-error each row answers every output
run.click((rows) => rows.map(([row]) => [row]), { inputs: [text, number], outputs: [text, number], batch: true });
run.click(
  // @ts-expect-error a batch function is no generator
  function* (rows) {
    yield rows;
  },
  { inputs: text, outputs: text, batch: true },
);
run.click(
  // @ts-expect-error nor an asynchronous one
  async function* (rows) {
    yield rows;
  },
  { inputs: text, outputs: text, batch: true },
);
// @ts-expect-error without `batch: true` there is one caller
run.click((rows) => rows.map((row) => row), { inputs: text, outputs: text });
// @ts-expect-error several triggers have no batch
gr.on([run.click], (rows) => rows, { inputs: text, outputs: text, batch: true });

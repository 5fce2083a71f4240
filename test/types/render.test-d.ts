/** Renders: what their functions read, and what they may answer. */

import { expectTypeOf } from "vitest";
import * as gr from "gradio-workers";

const count = gr.Slider({ minimum: 1, maximum: 5 });
const text = gr.Textbox();
const words = gr.State<string[]>([]);
const go = gr.Button("Go");

// One input, a list, a record, none: as listeners have them, with the context behind.
gr.render((n, ctx) => (expectTypeOf(n).toEqualTypeOf<number>(), expectTypeOf(ctx).toEqualTypeOf<gr.Context>(), null), {
  inputs: count,
});
gr.render((n, t) => (expectTypeOf([n, t] as const).toEqualTypeOf<readonly [number, string]>(), []), {
  inputs: [count, text],
});
gr.render(
  ({ n, words }) => (expectTypeOf(words).toEqualTypeOf<string[]>(), expectTypeOf(n).toEqualTypeOf<number>(), null),
  {
    inputs: { n: count, words },
  },
);
gr.render((ctx) => (expectTypeOf(ctx).toEqualTypeOf<gr.Context>(), null));
// @ts-expect-error a Slider holds a number
gr.render((n: string) => gr.Markdown(n), { inputs: count });

// Components, lists of them, apps, nothing; now or later.
gr.render(() => gr.Textbox());
gr.render(() => [gr.Textbox(), gr.Row([gr.Button("a")]), gr.Blocks([gr.Number()])]);
gr.render(async () => [gr.Textbox()]);
gr.render(() => null);
gr.render(() => {});
// @ts-expect-error a text is no component
gr.render(() => "text");
// @ts-expect-error nor is a trigger
gr.render(() => [go.click]);

// What is made inside is typed as everywhere.
gr.render(
  (words) => {
    const boxes = words.map((word) => gr.Textbox({ label: word, key: ["box", word], preservedByKey: "value" }));
    go.click((...texts) => texts.length, { inputs: boxes, outputs: count, key: "count" });
    // @ts-expect-error a Slider cannot show a text
    go.click(() => "three", { outputs: count });
    return boxes;
  },
  { inputs: words },
);

// When it runs, and how.
gr.render(() => null, { triggers: [go.click, text.submit], queue: false, triggerMode: "once", concurrencyLimit: 2 });
// @ts-expect-error triggers, not components
gr.render(() => null, { triggers: [go] });
// @ts-expect-error a render shows what it answers in its own place
gr.render(() => null, { outputs: text });
// @ts-expect-error keys are texts, numbers, and lists of them
gr.Textbox({ key: { id: 1 } });

// It is placed like a component, and can be an output.
const shown = gr.render(() => null);
gr.Blocks([gr.Row([shown])]);
go.click(() => gr.update({ visible: false }), { outputs: shown });
// @ts-expect-error it has no value
go.click(() => "text", { outputs: shown });

/** One, a list, or a record of components, as inputs and as outputs. */

import { expectTypeOf } from "vitest";
import * as gr from "gradio-workers";

const name = gr.Textbox();
const age = gr.Number();
const times = gr.Slider();
const isMorning = gr.Checkbox();
const note = gr.Markdown();
const run = gr.Button();

// One input is one argument.
run.click((text) => void expectTypeOf(text).toEqualTypeOf<string>(), { inputs: name });
run.click((number) => void expectTypeOf(number).toEqualTypeOf<number | null>(), { inputs: age });
run.click((number) => void expectTypeOf(number).toEqualTypeOf<number>(), { inputs: times });
run.click((isTicked) => void expectTypeOf(isTicked).toEqualTypeOf<boolean>(), { inputs: isMorning });
run.click((text) => void expectTypeOf(text).toEqualTypeOf<string>(), { inputs: note });
run.click((text) => void expectTypeOf(text).toEqualTypeOf<string>(), { inputs: run });
// @ts-expect-error a Number may be empty
run.click((number) => number.toFixed(2), { inputs: age });
// @ts-expect-error a Textbox gives text
run.click((text: number) => text, { inputs: name });

// A list is one argument each, in order.
run.click(
  (text, number, isTicked) => {
    expectTypeOf(text).toEqualTypeOf<string>();
    expectTypeOf(number).toEqualTypeOf<number>();
    expectTypeOf(isTicked).toEqualTypeOf<boolean>();
  },
  { inputs: [name, times, isMorning] },
);
// @ts-expect-error the second of the list is a number
run.click((text: string, number: string) => text + number, { inputs: [name, times] });

// A record is one argument with the same keys.
run.click(
  (values) => void expectTypeOf(values).toEqualTypeOf<{ readonly name: string; readonly age: number | null }>(),
  {
    inputs: { name, age },
  },
);
// @ts-expect-error there is no input of that name
run.click(({ surname }) => surname, { inputs: { name } });

// No inputs: the context is the only argument.
run.click((ctx) => void expectTypeOf(ctx).toEqualTypeOf<gr.Context>());
run.click(() => "", { outputs: name });
run.click((ctx) => ctx.session.hash, { outputs: name });
// @ts-expect-error nothing is wired in, so there is no text to read
run.click((text: string) => text, { outputs: name });

// The context comes after the inputs, whatever their shape.
run.click((_text, ctx) => void expectTypeOf(ctx).toEqualTypeOf<gr.Context>(), { inputs: name });
run.click((_text, _number, ctx) => void expectTypeOf(ctx).toEqualTypeOf<gr.Context>(), { inputs: [name, times] });
run.click((_values, ctx) => void expectTypeOf(ctx).toEqualTypeOf<gr.Context>(), { inputs: { name } });
// @ts-expect-error there is one input and the context, nothing more
run.click((_text, _ctx, more) => more, { inputs: name });

// One output takes one answer.
run.click(() => "text", { outputs: name });
run.click(() => 3, { outputs: age });
run.click(async () => "later", { outputs: name });
// @ts-expect-error a Number cannot show text
run.click(() => "three", { outputs: age });
// @ts-expect-error nor when it comes later
run.click(async () => "three", { outputs: age });
// @ts-expect-error a Textbox cannot show a record
run.click(() => ({ text: "" }), { outputs: name });

// A list of outputs takes one answer each.
run.click(() => ["text", 3], { outputs: [name, age] });
run.click(async () => ["text", null], { outputs: [name, age] });
// @ts-expect-error in the order of the list
run.click(() => [3, "text"], { outputs: [age, age] });
// @ts-expect-error and none too few
run.click(() => ["text"], { outputs: [name, age] });
// @ts-expect-error and none too many
run.click(() => ["text", 3, 4], { outputs: [name, age] });
// @ts-expect-error an answer without a list fits one output only
run.click(() => "text", { outputs: [name, age] });

// A record of outputs takes any part of it.
run.click(() => ({ name: "text", age: 3 }), { outputs: { name, age } });
run.click(() => ({ age: 3 }), { outputs: { name, age } });
run.click(() => ({}), { outputs: { name, age } });
run.click((isTicked) => ({ name: "text", age: isTicked ? 3 : undefined }), {
  inputs: isMorning,
  outputs: { name, age },
});
// @ts-expect-error each key takes what its component can show
run.click(() => ({ name: "text", age: "three" }), { outputs: { name, age } });
// @ts-expect-error a key that is no output
run.click(() => ({ surname: "text" }), { outputs: { name, age } });

// Without outputs, the answer does not matter.
run.click(() => 42);
run.click(() => {});
// @ts-expect-error an output that is no component
run.click(() => "text", { outputs: "name" });

// Functions that are made elsewhere, and lists of any length.
function greet(text: string, { session }: gr.Context): string {
  return session.hash + text;
}
run.click(greet, { inputs: name, outputs: name });
const boxes = [1, 2].map(() => gr.Textbox());
run.click((...texts) => boxes.map((_, i) => String(texts[i])), { inputs: boxes, outputs: boxes });
run.click(() => boxes.map(() => gr.update({ visible: false })), { outputs: boxes });
// @ts-expect-error a function that wants a number
run.click(Math.abs, { inputs: name, outputs: age });

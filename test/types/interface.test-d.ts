/** `gr.Interface`: components, or the words for them. */

import { expectTypeOf } from "vitest";
import * as gr from "gradio-workers";

// Words.
gr.Interface((name) => `Hello ${name}!`, { inputs: "text", outputs: "text" });
gr.Interface((value) => void expectTypeOf(value).toEqualTypeOf<string>(), { inputs: "textbox" });
gr.Interface((value) => void expectTypeOf(value).toEqualTypeOf<number | null>(), { inputs: "number" });
gr.Interface((value) => void expectTypeOf(value).toEqualTypeOf<number>(), { inputs: "slider" });
gr.Interface((value) => void expectTypeOf(value).toEqualTypeOf<boolean>(), { inputs: "checkbox" });
gr.Interface((value) => void expectTypeOf(value).toEqualTypeOf<gr.Raster | null>(), { inputs: "image" });
gr.Interface((value) => void expectTypeOf(value).toEqualTypeOf<gr.FileRef | null>(), { inputs: "file" });
gr.Interface(() => ({ cat: 0.9 }), { outputs: "label" });
gr.Interface(() => ({ any: ["json", 1, null] }), { outputs: "json" });
gr.Interface(() => "# Title", { outputs: "markdown" });
// @ts-expect-error no component has that word
gr.Interface((value) => value, { inputs: "txt", outputs: "text" });
// @ts-expect-error a Number cannot show text
gr.Interface((name) => name, { inputs: "text", outputs: "number" });

// Lists and records of words and components.
gr.Interface(
  (name, times, isLoud) => {
    expectTypeOf(name).toEqualTypeOf<string>();
    expectTypeOf(times).toEqualTypeOf<number>();
    expectTypeOf(isLoud).toEqualTypeOf<boolean>();
    return [name.repeat(times), times];
  },
  { inputs: ["text", gr.Slider(), "checkbox"], outputs: ["text", gr.Number()] },
);
gr.Interface(({ name, pet }) => ({ greeting: `${name} and ${pet ?? "nobody"}` }), {
  inputs: { name: "text", pet: gr.Radio({ choices: ["cat", "dog"] }) },
  outputs: { greeting: "text", mood: "number" },
});
gr.Interface(() => ["a", 1], { outputs: ["text", "number"] });
// @ts-expect-error there is no such input
gr.Interface(({ age }) => age, { inputs: { name: "text" }, outputs: "text" });
// @ts-expect-error a key takes what its component can show
gr.Interface(({ name }) => ({ length: name }), { inputs: { name: "text" }, outputs: { length: "number" } });
// @ts-expect-error a record of outputs takes a record, even of one
gr.Interface(({ name }) => name, { inputs: { name: "text" }, outputs: { greeting: "text" } });
// @ts-expect-error each of the list has its place
gr.Interface(() => [1, "a"], { outputs: ["text", gr.Number()] });

// The context, generators and the rest of the options.
gr.Interface(
  async function* (name, ctx) {
    expectTypeOf(ctx).toEqualTypeOf<gr.Context>();
    for (const letter of ctx.progress.track(name)) yield letter;
  },
  { inputs: "text", outputs: "text", title: "Letters", live: true, clearBtn: null, concurrencyLimit: null },
);
// @ts-expect-error live is yes or no
gr.Interface((name) => name, { inputs: "text", outputs: "text", live: "always" });
expectTypeOf(gr.Interface(() => "", { outputs: "text" })).toEqualTypeOf<gr.App>();

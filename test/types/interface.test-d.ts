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

// Additional inputs come behind the others: in one list, or in one record.
gr.Interface(
  (name, times, isLoud) => {
    expectTypeOf(name).toEqualTypeOf<string>();
    expectTypeOf(times).toEqualTypeOf<number>();
    expectTypeOf(isLoud).toEqualTypeOf<boolean>();
    return name;
  },
  { inputs: "text", additionalInputs: gr.AdditionalInputs(["slider", gr.Checkbox()]), outputs: "text" },
);
gr.Interface(
  ({ name, times }) => {
    expectTypeOf(name).toEqualTypeOf<string>();
    expectTypeOf(times).toEqualTypeOf<number>();
    return name.repeat(times);
  },
  { inputs: { name: "text" }, additionalInputs: gr.AdditionalInputs({ times: "slider" }), outputs: "text" },
);
gr.Interface(
  (times, ctx) => {
    expectTypeOf(times).toEqualTypeOf<number>();
    expectTypeOf(ctx).toEqualTypeOf<gr.Context>();
  },
  { additionalInputs: gr.AdditionalInputs("slider", { accordion: gr.Accordion("More", []) }) },
);
// @ts-expect-error there is no such additional input
gr.Interface(({ seed }) => seed, {
  inputs: { name: "text" },
  additionalInputs: gr.AdditionalInputs({ times: "slider" }),
  outputs: "text",
});
// @ts-expect-error a heading is a text or a component
gr.AdditionalInputs("slider", { accordion: 3 });
// @ts-expect-error only apps that use them carry what folds them
gr.Interface(() => {}, { inputs: { name: "text" }, additionalInputs: { times: "slider" } });

// Batches: rows in, rows out.
gr.Interface(
  (rows) => {
    expectTypeOf(rows).toEqualTypeOf<{ readonly name: string; readonly times: number }[]>();
    return rows.map(({ name, times }) => name.repeat(times));
  },
  {
    inputs: { name: "text" },
    additionalInputs: gr.AdditionalInputs({ times: "slider" }),
    outputs: "text",
    batch: true,
    maxBatchSize: 8,
  },
);
// @ts-expect-error a batch function answers a list
gr.Interface(() => "one", { inputs: "text", outputs: "text", batch: true });
// @ts-expect-error without batch there are no rows
gr.Interface((rows) => rows.map((row: string) => row), { inputs: "text", outputs: "text" });

// A validator gets what the function gets.
gr.Interface(({ age }) => String(age), {
  inputs: { age: "number" },
  additionalInputs: gr.AdditionalInputs({ isSure: "checkbox" }),
  outputs: "text",
  validator: ({ age, isSure }) => {
    expectTypeOf(age).toEqualTypeOf<number | null>();
    expectTypeOf(isSure).toEqualTypeOf<boolean>();
    return { age: gr.validate(age !== null, "Say it."), isSure: gr.validate(isSure, "Be sure.") };
  },
});
gr.Interface(({ age }) => String(age), {
  inputs: { age: "number" },
  outputs: "text",
  // @ts-expect-error there is no such input to speak of
  validator: () => ({ name: gr.validate(true, "") }),
});

// Flags.
gr.Interface((name) => name, {
  inputs: "text",
  outputs: "text",
  flaggingMode: "manual",
  flaggingOptions: ["wrong", ["It is rude", "rude"]],
  flaggingDir: "doubts",
  flaggingCallback: {
    flag(flag) {
      expectTypeOf(flag).toEqualTypeOf<gr.Flag>();
      expectTypeOf(flag.values).toEqualTypeOf<Readonly<Record<string, unknown>>>();
      expectTypeOf(flag.flag).toEqualTypeOf<string | undefined>();
    },
  },
});
// @ts-expect-error there is no such mode
gr.Interface((name) => name, { inputs: "text", outputs: "text", flaggingMode: "sometimes" });
// @ts-expect-error a logger has a method
gr.Interface((name) => name, { inputs: "text", outputs: "text", flaggingCallback: () => {} });
declare const env: { DB: D1Database };
gr.Interface((name) => name, { inputs: "text", outputs: "text", flaggingCallback: gr.D1Logger(env.DB) });
const shown = gr.Textbox();
expectTypeOf(gr.flag(shown.submit, { inputs: [shown], callback: gr.R2Logger("doubts") })).toEqualTypeOf<gr.Listener>();
gr.flag(gr.Radio({ choices: ["a"] }).select, { inputs: { shown }, option: "chosen" });
// @ts-expect-error what is flagged has to be named
gr.flag(shown.submit, {});
gr.Blocks([shown]).launch({ flaggedLog: gr.FlaggedLog({ key: "a key of some length" }) });
// @ts-expect-error nobody reads without a key
gr.FlaggedLog({});

// Apps in apps.
expectTypeOf(gr.TabbedInterface([gr.Blocks([]), gr.Blocks([])], ["A", "B"], { title: "Both" })).toEqualTypeOf<gr.App>();
gr.Blocks([gr.Blocks([]), gr.Row([gr.Blocks([]), gr.Button()]), gr.Tab("Tab", [gr.Blocks([])])]);
// @ts-expect-error an app takes no value
gr.on([gr.Button().click], () => "", { outputs: gr.Blocks([]) });
// @ts-expect-error a text is no app
gr.TabbedInterface(["text"]);

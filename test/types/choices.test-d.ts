/** Radio, CheckboxGroup and Dropdown: their choices are the type of their value. */

import { expectTypeOf } from "vitest";
import * as gr from "gradio-workers";

const run = gr.Button();
const text = gr.Textbox();

// A Radio reads one of its choices, or null.
const pet = gr.Radio({ choices: ["cat", "dog"], value: "cat" });
run.click((value) => void expectTypeOf(value).toEqualTypeOf<"cat" | "dog" | null>(), { inputs: pet });
run.click(() => "dog", { outputs: pet });
run.click(() => null, { outputs: pet });
run.click(() => ["dog", "text"], { outputs: [pet, text] });
run.click(() => ({ pet: "dog" }), { outputs: { pet } });
run.click((name) => (name ? "dog" : "cat"), { inputs: text, outputs: pet });
// What comes later, or again, the compiler widens to a string unless it is told not to.
run.click(async () => "dog" as const, { outputs: pet });
run.click(
  function* () {
    yield "dog" as const;
  },
  { outputs: pet },
);
// @ts-expect-error a bird is no choice
run.click(() => "bird", { outputs: pet });
// @ts-expect-error nor to start with
gr.Radio({ choices: ["cat", "dog"], value: "bird" });
// @ts-expect-error a bird never comes
run.click((value) => value === "bird", { inputs: pet });

// Pairs show a text and stand for a value.
const size = gr.Radio({
  choices: [
    ["Small", 10],
    ["Large", 40],
  ],
});
run.click((value) => void expectTypeOf(value).toEqualTypeOf<10 | 40 | null>(), { inputs: size });
run.click(() => 40, { outputs: size });
// @ts-expect-error the text is for the eye
run.click(() => "Large", { outputs: size });

// `type: "index"` reads the place.
const place = gr.Radio({ choices: ["cat", "dog"], type: "index" });
run.click((value) => void expectTypeOf(value).toEqualTypeOf<number | null>(), { inputs: place });
run.click(() => "dog", { outputs: place });
// @ts-expect-error what is shown is a choice, not a place
run.click(() => 1, { outputs: place });
// @ts-expect-error there are two types
gr.Radio({ choices: ["cat"], type: "place" });

// Choices that are made at run time are strings.
const names: string[] = [];
run.click((value) => void expectTypeOf(value).toEqualTypeOf<string | null>(), { inputs: gr.Radio({ choices: names }) });

// A Dropdown reads as a Radio does.
const fruit = gr.Dropdown({ choices: ["apple", "pear"] });
run.click((value) => void expectTypeOf(value).toEqualTypeOf<"apple" | "pear" | null>(), { inputs: fruit });
run.click(() => "pear", { outputs: fruit });
run.click((value) => void expectTypeOf(value).toEqualTypeOf<number | null>(), {
  inputs: gr.Dropdown({ choices: ["apple", "pear"], type: "index" }),
});
// @ts-expect-error a plum is no choice
run.click(() => "plum", { outputs: fruit });
// @ts-expect-error one value, not several
run.click(() => ["pear"], { outputs: fruit });
// @ts-expect-error nor to start with
gr.Dropdown({ choices: ["apple", "pear"], value: "plum" });

// With `multiselect` it reads a list.
const fruits = gr.Dropdown({ choices: ["apple", "pear"], multiselect: true, value: ["pear"] });
run.click((values) => void expectTypeOf(values).toEqualTypeOf<("apple" | "pear")[]>(), { inputs: fruits });
run.click(() => ["pear", "apple"], { outputs: fruits });
run.click(() => "pear", { outputs: fruits });
run.click((places) => void expectTypeOf(places).toEqualTypeOf<number[]>(), {
  inputs: gr.Dropdown({ choices: ["apple", "pear"], multiselect: true, type: "index" }),
});
// @ts-expect-error every one of them is a choice
run.click(() => ["plum"], { outputs: fruits });
// @ts-expect-error to start with, too
gr.Dropdown({ choices: ["apple", "pear"], multiselect: true, value: ["plum"] });

// With `allowCustomValue` anything may be written.
const any = gr.Dropdown({ choices: ["apple", "pear"], allowCustomValue: true });
run.click((value) => void expectTypeOf(value).toEqualTypeOf<string | null>(), { inputs: any });
run.click(() => "plum", { outputs: any });
// @ts-expect-error text, not a number
run.click(() => 3, { outputs: any });

// A CheckboxGroup reads a list of its choices.
const pets = gr.CheckboxGroup({ choices: ["cat", "dog"], value: ["cat"] });
run.click((value) => void expectTypeOf(value).toEqualTypeOf<("cat" | "dog")[]>(), { inputs: pets });
run.click(() => ["dog"], { outputs: pets });
run.click(() => "dog", { outputs: pets });
run.click(() => null, { outputs: pets });
gr.CheckboxGroup({ choices: [["One", 1]], value: 1 });
// @ts-expect-error a bird is no choice
run.click(() => ["bird"], { outputs: pets });
// @ts-expect-error nor to start with
gr.CheckboxGroup({ choices: ["cat", "dog"], value: ["bird"] });
run.click((value) => void expectTypeOf(value).toEqualTypeOf<number[]>(), {
  inputs: gr.CheckboxGroup({ choices: ["cat"], type: "index" }),
});
pets.select(({ data }) => void expectTypeOf(data.value).toEqualTypeOf<"cat" | "dog">());

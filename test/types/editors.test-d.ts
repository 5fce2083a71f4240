/** Pickers and editors: what functions read from them, and what they may show. */

import { expectTypeOf } from "vitest";
import * as gr from "gradio-workers";

const run = gr.Button();

// A ColorPicker reads a text, or null while there is no colour.
const ink = gr.ColorPicker({ value: "red" });
run.click((color) => void expectTypeOf(color).toEqualTypeOf<string | null>(), { inputs: ink });
run.click(() => "#ff8800", { outputs: ink });
run.click(() => null, { outputs: ink });
run.click(() => gr.update({ value: "teal", info: "As the sea" }), { outputs: ink });
ink.release(({ data }) => void expectTypeOf(data).toEqualTypeOf<undefined>());
// @ts-expect-error a number is no colour
run.click(() => 0xff8800, { outputs: ink });
// @ts-expect-error nor to start with
gr.ColorPicker({ value: 0 });
// @ts-expect-error nothing is selected in a ColorPicker
ink.select(() => {});

// A DateTime reads what its type says, or null.
const start = gr.DateTime();
run.click((time) => void expectTypeOf(time).toEqualTypeOf<number | null>(), { inputs: start });
run.click((time) => void expectTypeOf(time).toEqualTypeOf<Date | null>(), {
  inputs: gr.DateTime({ type: "datetime" }),
});
run.click((time) => void expectTypeOf(time).toEqualTypeOf<string | null>(), {
  inputs: gr.DateTime({ type: "string" }),
});
run.click(() => new Date(), { outputs: start });
run.click(() => Date.now() / 1000, { outputs: start });
run.click(() => "now - 5d", { outputs: start });
run.click(() => null, { outputs: start });
// @ts-expect-error a truth is no date
run.click(() => true, { outputs: start });
// @ts-expect-error there are three types
gr.DateTime({ type: "date" });
// @ts-expect-error it fires when it is done
start.input(() => {});

// A ClearButton clears what can be cleared, and is a Button.
const clear = gr.ClearButton([ink, start]).add(gr.Textbox());
clear.click((text) => void expectTypeOf(text).toEqualTypeOf<string>(), { inputs: clear });
gr.ClearButton(ink, { value: "Empty", variant: "stop" });
// @ts-expect-error a button has no label
gr.ClearButton(ink, { label: "Clear" });
// @ts-expect-error a name is no component
gr.ClearButton("ink");

// A DuplicateButton leads somewhere.
gr.DuplicateButton({ link: "/copy", size: "lg" });
// @ts-expect-error where to?
gr.DuplicateButton({ value: "Copy" });

// A Code reads a text, and shows one or nothing.
const program = gr.Code({ value: "a = 1", language: "python" satisfies gr.CodeLanguage });
run.click((text) => void expectTypeOf(text).toEqualTypeOf<string>(), { inputs: program });
run.click(() => "b = 2", { outputs: program });
run.click(() => null, { outputs: program });
run.click(() => gr.update({ value: "SELECT 1", language: "sql" }), { outputs: program });
program.input(({ data }) => void expectTypeOf(data).toEqualTypeOf<undefined>());
// @ts-expect-error a number is no code
run.click(() => 5, { outputs: program });
// @ts-expect-error nobody knows this language
gr.Code({ language: "cobol" });
// @ts-expect-error it has no such button
gr.Code({ buttons: ["print"] });
// @ts-expect-error it is not sent anywhere
program.submit(() => {});

// A HighlightedText reads pieces, and shows pairs, pieces, or what was found in a text.
const parts = gr.HighlightedText();
run.click((pieces) => void expectTypeOf(pieces).toEqualTypeOf<gr.HighlightedToken[] | null>(), { inputs: parts });
run.click(
  () => [
    ["Paris", "LOC"],
    [" is", null],
    ["!", 0.5],
  ],
  { outputs: parts },
);
run.click(() => ({ text: "Paris", entities: [{ start: 0, end: 5, entity_group: "LOC" }] }), { outputs: parts });
run.click((pieces) => pieces, { inputs: parts, outputs: parts });
parts.select(({ data }) => void expectTypeOf(data.value).toEqualTypeOf<readonly [string, string | number | null]>());
gr.HighlightedText({ value: [["Paris", "LOC"]], colorMap: { LOC: "teal" } });
// @ts-expect-error a mark is a text or a number
run.click(() => [["Paris", true]], { outputs: parts });
// @ts-expect-error where does it end?
run.click(() => ({ text: "Paris", entities: [{ start: 0, entity: "LOC" }] }), { outputs: parts });
// @ts-expect-error a text alone says nothing of its parts
gr.HighlightedText({ value: "Paris" });

// A ParamViewer reads and shows a record of parameters.
const parameters = gr.ParamViewer({ value: { times: { type: "int", default: "1" } }, linkify: ["Data"] });
run.click((table) => void expectTypeOf(table).toEqualTypeOf<gr.ParameterTable | null>(), { inputs: parameters });
run.click(() => ({ name: { type: "str", description: null } }), { outputs: parameters });
run.click(() => null, { outputs: parameters });
run.click(() => gr.update({ header: null, anchorLinks: "textbox" }), { outputs: parameters });
// @ts-expect-error each has a type
run.click(() => ({ name: { description: "Who" } }), { outputs: parameters });
// @ts-expect-error it knows two languages
gr.ParamViewer({ language: "rust" });
// @ts-expect-error nobody writes here
parameters.input(() => {});

// A Dataframe reads a table, or rows where its type says so.
const table = gr.Dataframe({ headers: ["a"], datatype: ["number"] });
run.click((value) => void expectTypeOf(value).toEqualTypeOf<gr.Table>(), { inputs: table });
run.click((value) => void expectTypeOf(value).toEqualTypeOf<gr.Table>(), { inputs: gr.Dataframe({ type: "polars" }) });
run.click((value) => void expectTypeOf(value).toEqualTypeOf<unknown[][]>(), {
  inputs: gr.Dataframe({ type: "array" }),
});
run.click((value) => void expectTypeOf(value).toEqualTypeOf<unknown[][]>(), {
  inputs: gr.Dataframe({ type: "numpy" }),
});
run.click(() => [[1, "a"]], { outputs: table });
run.click(() => [{ a: 1 }], { outputs: table });
run.click(() => ({ headers: ["a"], data: [[1]] }), { outputs: table });
run.click(() => gr.styled({ headers: ["a"], data: [[1]] }, { style: () => "color: red" }), { outputs: table });
run.click(() => "a,b\n1,2", { outputs: table });
run.click((table) => table, { inputs: table, outputs: table });
run.click(() => gr.update({ value: null, showSearch: "filter", headers: ["b"] }), { outputs: table });
table.select(({}, { data }) => void expectTypeOf(data.index).toEqualTypeOf<readonly [row: number, column: number]>(), {
  inputs: { table },
});
table.edit((_, { data }) => void expectTypeOf(data).toEqualTypeOf<gr.TableEditData>(), { inputs: table });
// @ts-expect-error a number is no table
run.click(() => 5, { outputs: table });
// @ts-expect-error there are four types
gr.Dataframe({ type: "table" });
// @ts-expect-error and seven kinds of cells
gr.Dataframe({ datatype: ["integer"] });

/** `gr.update()` and `gr.skip()`. */

import * as gr from "gradio-workers";

const text = gr.Textbox();
const number = gr.Number();
const choice = gr.Dropdown({ choices: ["a", "b"] });
const row = gr.Row([]);
const tabs = gr.Tabs([]);
const sidebar = gr.Sidebar([]);
const walkthrough = gr.Walkthrough([gr.Step("One", { id: 0 }, []), gr.Step(null, [])]);
const draggable = gr.Draggable({ orientation: "row" }, []);
const run = gr.Button();

// Options of the output, one by one or together, with or without a value.
run.click(() => gr.update({ label: "Name" }), { outputs: text });
run.click(() => gr.update({ value: "Ada", lines: 3, visible: "hidden" }), { outputs: text });
run.click(() => gr.update({ minimum: 1, maximum: 5 }), { outputs: number });
run.click((names) => gr.update({ choices: names.split(","), value: null }), { inputs: text, outputs: choice });
run.click(() => gr.update({ visible: false }), { outputs: row });
run.click(() => gr.update({ selected: "second" }), { outputs: tabs });
run.click(() => gr.update({ selected: 1 }), { outputs: walkthrough });
run.click(() => gr.update({ open: false, width: "25%", position: "right" }), { outputs: sidebar });
run.click(() => gr.update({ orientation: "column" }), { outputs: draggable });
run.click(() => gr.update({ variant: "primary", interactive: false }), { outputs: run });
// @ts-expect-error lines are counted
run.click(() => gr.update({ lines: "3" }), { outputs: text });
// @ts-expect-error visible is true, false or "hidden"
run.click(() => gr.update({ visible: "no" }), { outputs: row });
// @ts-expect-error a Textbox has no minimum
run.click(() => gr.update({ minimum: 1 }), { outputs: text });
// @ts-expect-error one option that is misspelt spoils the others
run.click(() => gr.update({ label: "Name", linse: 3 }), { outputs: text });
// @ts-expect-error a Number cannot show text, in an update neither
run.click(() => gr.update({ value: "three" }), { outputs: number });
// @ts-expect-error there is no such look
run.click(() => gr.update({ variant: "huge" }), { outputs: run });
// @ts-expect-error steps have numbers
run.click(() => gr.update({ selected: "second" }), { outputs: walkthrough });
// @ts-expect-error it has two sides
run.click(() => gr.update({ position: "top" }), { outputs: sidebar });
// @ts-expect-error nor is there a diagonal
run.click(() => gr.update({ orientation: "diagonal" }), { outputs: draggable });
// @ts-expect-error a Row has no label
run.click(() => gr.update({ label: "Row" }), { outputs: row });

// Among several outputs.
run.click(() => ["Ada", gr.update({ visible: true })], { outputs: [text, row] });
run.click(() => ({ text: gr.update({ label: "Name" }) }), { outputs: { text, number } });
run.click((name) => (name ? gr.update({ visible: true }) : gr.update({ value: 3 })), { inputs: text, outputs: number });
run.click((name) => (name ? 3 : gr.update({ visible: false })), { inputs: text, outputs: number });
// @ts-expect-error each place has its own options
run.click(() => [gr.update({ minimum: 1 }), 3], { outputs: [text, number] });
// @ts-expect-error each key has its own options
run.click(() => ({ text: gr.update({ minimum: 1 }) }), { outputs: { text, number } });

// Leaving things as they are.
run.click(() => gr.skip(), { outputs: text });
run.click(() => gr.skip(), { outputs: [text, number] });
run.click(() => gr.skip(), { outputs: { text, number } });
run.click(() => ["Ada", gr.skip()], { outputs: [text, number] });
run.click((name) => (name ? { text: "Ada" } : gr.skip()), { inputs: text, outputs: { text, number } });
// @ts-expect-error one update is not an answer for two outputs
run.click(() => gr.update({ label: "Name" }), { outputs: [text, number] });
// @ts-expect-error what is skipped has no options
gr.skip({ visible: false });

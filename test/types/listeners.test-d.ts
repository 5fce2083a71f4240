/** Chains, several triggers, load, cancels, and the options of listeners. */

import { expectTypeOf } from "vitest";
import * as gr from "gradio-workers";

const name = gr.Textbox();
const age = gr.Number();
const pet = gr.Radio({ choices: ["cat", "dog"] });
const run = gr.Button("Run");
const stop = gr.Button("Stop");
const app = gr.Blocks([name, age, pet, run, stop]);

// Chains wire like triggers, and can be chained.
const running = run
  .click((text) => text, { inputs: name, outputs: name })
  .success((number) => void expectTypeOf(number).toEqualTypeOf<number | null>(), { inputs: age })
  .failure(() => "Sorry.", { outputs: name })
  .andThen(({ data }) => void expectTypeOf(data).toEqualTypeOf<undefined>());
expectTypeOf(running).toEqualTypeOf<gr.Listener>();
// @ts-expect-error what follows is typed as well
run.click(() => {}).success(() => "three", { outputs: age });
// @ts-expect-error a listener is no promise
run.click(() => {}).then(() => {});

// Several triggers, one function.
gr.on([name.submit, run.click], (text) => text, { inputs: name, outputs: name });
gr.on([name.submit, run.click], ({ name: text }) => ({ age: text.length }), { inputs: { name }, outputs: { age } });
gr.on([pet.select], ({ data }) => void expectTypeOf(data.value).toEqualTypeOf<"cat" | "dog">());
gr.on([run.click, stop.click], () => ["Ada", 36], { outputs: [name, age] });
// @ts-expect-error triggers, not components
gr.on([name, run], () => {});
// @ts-expect-error a Number cannot show text
gr.on([run.click], () => "three", { outputs: age });

// Opening the page.
app.load(() => "Ready.", { outputs: name });
app.load((text, { request }) => text + request.url, { inputs: name, outputs: name });
// @ts-expect-error a page that opens brings no data
app.load(({ data }) => data.value);
// @ts-expect-error a Number cannot show text
app.load(() => "three", { outputs: age });

// Stopping.
stop.click(null, { cancels: running });
stop.click(null, { cancels: [running, run.click(() => {})] });
stop.click(() => "Stopped.", { outputs: name, cancels: running });
// @ts-expect-error listeners are cancelled, not components
stop.click(null, { cancels: run });

// In the browser.
run.click(null, { js: (text: string) => text.toUpperCase(), inputs: name, outputs: name });
run.click(null, { js: "(text) => text.trim()", inputs: name, outputs: name });
// @ts-expect-error source or a function
run.click(null, { js: true });

// Options.
run.click(() => {}, {
  apiName: false,
  queue: false,
  showProgress: "minimal",
  showProgressOn: [age],
  triggerMode: "multiple",
});
run.click(() => {}, { concurrencyLimit: null, concurrencyId: "gpu", timeLimit: 30, retries: 2, onDisconnect: "keep" });
// @ts-expect-error there are three ways to show progress
run.click(() => {}, { showProgress: "some" });
// @ts-expect-error a misspelt option
run.click(() => {}, { apiname: "greet" });
// @ts-expect-error a number, null or "default"
run.click(() => {}, { concurrencyLimit: "none" });

// The app itself.
expectTypeOf(app.queue({ maxSize: 20, fair: true })).toEqualTypeOf<gr.App>();
expectTypeOf(app.launch({ maxFileSize: "5mb" })).toEqualTypeOf<gr.App>();
gr.Blocks({ title: "Two" }, [name]);
// @ts-expect-error options first, then the tree
gr.Blocks([name], { title: "Two" });
// @ts-expect-error queue() knows no such option
app.queue({ size: 20 });
// @ts-expect-error a tree holds components
gr.Blocks(["name"]);

// Looking at the inputs before they wait.
run.click(() => {}, { inputs: name, validator: (text) => gr.validate(text.length > 2, "Too short.") });
run.click(() => {}, {
  inputs: [name, age],
  validator: (text, years, { request }) => [
    gr.validate(text !== request.url, "No."),
    years === null ? gr.validate(false, "How old?") : null,
  ],
});
run.click(() => {}, {
  inputs: { name, age },
  validator: async ({ age: years }) => ({ age: gr.validate(years !== null && years >= 18, "Too young.") }),
});
run.click(() => {}, { validator: () => null });
// @ts-expect-error the age is a number
run.click(() => {}, { inputs: age, validator: (years: string) => gr.validate(years === "", "") });
// @ts-expect-error a verdict is made by gr.validate
run.click(() => {}, { inputs: name, validator: (text) => text.length > 2 });
// @ts-expect-error there is no input of this name
run.click(() => {}, { inputs: { name }, validator: () => ({ nam: gr.validate(false, "Too short.") }) });

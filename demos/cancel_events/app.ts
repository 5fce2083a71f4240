import { setTimeout as sleep } from "node:timers/promises";
import * as gr from "gradio-workers";

const steps = gr.Slider({ label: "Number Steps", minimum: 1, maximum: 10, value: 9, step: 1 });
const start = gr.Button("Start Iterating");
const iterative = gr.Textbox({ label: "Iterative Output" });
const stop = gr.Button("Stop Iterating");
const followUp = gr.Textbox({ label: "Cancel Follow-up" });

const prompt = gr.Textbox({ label: "Prompt" });
const waiting = [1, 2].map(() => gr.Textbox({ label: "Loading indicator for expensive calculation" }));
const first = gr.Number({ label: "Expensive Calculation" });
const second = gr.Number({ label: "Expensive Calculation" });
const calculate = gr.Button("Run Expensive Calculation");

const cancelOnChange = gr.Textbox({ label: "Cancel Iteration and Expensive Calculation on Change" });
const cancelOnSubmit = gr.Textbox({ label: "Cancel Iteration and Expensive Calculation on Submit" });
const echo = gr.Textbox({ label: "Echo" });

const cancelOnClear = gr.Image({ label: "Cancel on clear", sources: ["webcam"], interactive: true });
const cancelOnRecording = gr.Video({ label: "Cancel on start recording", sources: ["webcam"], interactive: true });

const LOG = "cancel_events_output_log.txt";

const iteration = start.click(
  async function* iterate(steps, { signal }) {
    console.log(`@@log ${LOG}`);
    for (let step = 0; step < steps; step++) {
      console.log(`@@log ${LOG} Current step: ${step}`);
      yield String(step);
      await sleep(200, undefined, { signal });
    }
  },
  { inputs: steps, outputs: iterative },
);

const calculation = calculate.click(
  async function expensive(_prompt, { signal }) {
    await sleep(4000, undefined, { signal });
    return [42, 42];
  },
  { inputs: prompt, outputs: [first, second], showProgressOn: waiting },
);

stop.click(null, { cancels: iteration }).andThen(() => "Cancel follow-up ran", { outputs: followUp });
cancelOnChange.change(null, { cancels: [iteration, calculation] });
cancelOnSubmit.submit((text) => text, { inputs: cancelOnSubmit, outputs: echo, cancels: [iteration, calculation] });
cancelOnClear.clear(null, { cancels: [iteration, calculation] });
cancelOnRecording.start_recording(null, { cancels: [iteration, calculation] });

export default gr
  .Blocks([
    gr.Row([
      gr.Column([steps, start, iterative, stop, followUp]),
      gr.Column([prompt, ...waiting, first, second, calculate]),
      gr.Column([cancelOnChange, cancelOnSubmit, echo]),
    ]),
    gr.Row([cancelOnClear, cancelOnRecording]),
  ])
  .queue({ maxSize: 20, grace: { closed: 0 } });

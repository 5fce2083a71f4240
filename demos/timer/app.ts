import * as gr from "gradio-workers";

const seconds = (): number => Math.floor(Date.now() / 1000);

const second = gr.Timer();
const time = gr.Number({ label: "Time" });
second.tick(seconds, { outputs: time });

const alsoTime = gr.Number({ label: "Time 2", value: seconds, every: gr.Timer() });

const started = gr.Timer({ active: false });
const counted = gr.Number({ showLabel: false });
const [start, stop] = [gr.Button("Start"), gr.Button("Stop")];
started.tick(seconds, { outputs: counted });
start.click(() => gr.update({ active: true }), { outputs: started });
stop.click(() => gr.update({ active: false }), { outputs: started });

const dice = gr.Timer({ value: 2 });
const lowest = gr.Number({ label: "Min", value: 1 });
const highest = gr.Number({ label: "Max", value: 10 });
const thrown = gr.Number({
  label: "Random Number",
  value: ({ lowest, highest }) => {
    const [from, to] = [lowest ?? 0, highest ?? 0];
    return from + Math.floor(Math.random() * (to - from + 1));
  },
  inputs: { lowest, highest },
  every: dice,
});
const [roll, rest] = [gr.Button("Start"), gr.Button("Stop")];
const [fast, slow] = [gr.Button("Go Fast"), gr.Button("Go Slow")];
roll.click(() => gr.update({ active: true }), { outputs: dice });
rest.click(() => gr.update({ active: false }), { outputs: dice });
fast.click(() => 0.2, { outputs: dice });
slow.click(() => 2, { outputs: dice });

export default gr.Blocks([
  second,
  time,
  alsoTime,
  gr.Row([counted, start, stop]),
  started,
  gr.Row([lowest, highest]),
  thrown,
  gr.Row([roll, rest, fast, slow]),
  dice,
]);

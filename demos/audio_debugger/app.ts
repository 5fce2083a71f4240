import * as gr from "gradio-workers";
import { tune } from "../media/tune.ts";

const address = gr.Textbox({ label: "User IP Address" });

/** Gives back what it gets. */
function echo(options: { sources?: readonly ["microphone"]; live?: boolean } = {}): gr.App {
  const { sources = null, live = false } = options;
  return gr.Interface((x) => x, {
    inputs: gr.Audio({ label: "x", type: "filepath", sources }),
    outputs: gr.Audio({ label: "output" }),
    live,
    ...(live ? {} : { examples: gr.Examples([[tune]], { exampleLabels: ["cantina.wav"], cacheExamples: true }) }),
  });
}

const command = gr.Interface((cmd: string) => `You typed this command: ${cmd}`, {
  inputs: gr.Textbox({ label: "cmd" }),
  outputs: gr.Textbox({ label: "output" }),
});

const app = gr.Blocks([
  gr.Tabs([
    gr.Tab("Audio", [gr.Audio({ value: tune, buttons: ["download"] })]),
    gr.Tab("Interface", [echo()]),
    // A recording is echoed when it is complete: sounds do not travel in pieces.
    gr.Tab("Streaming", [echo({ sources: ["microphone"], live: true })]),
    gr.Tab("console", [address, command]),
  ]),
]);

app.load((ctx) => ctx.request.ip, { outputs: address });

export default app;

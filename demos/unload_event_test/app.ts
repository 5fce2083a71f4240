import * as gr from "gradio-workers";

const LOG = "output_log.txt";

function log(text: string): void {
  console.log(`@@log ${LOG} ${text}`);
}

const number = gr.Number({ label: "Number", value: 0 });
const count = gr.State(0, { deleteCallback: (last) => log(`deleted ${last}`) });
const button = gr.Button("Increment");

button.click(
  (before) => {
    log(`incremented ${before}`);
    return [before + 1, before + 1];
  },
  { inputs: count, outputs: [number, count], apiName: "increment" },
);

// State outlives its page by a second here, and by an hour elsewhere: so one sees it go.
const app = gr.Blocks([number, count, button]).queue({ grace: { state: 1000 } });
app.load(() => console.log(`@@log ${LOG}`));
app.unload(() => log("unloading"));

export default app;

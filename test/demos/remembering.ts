/** An app that the browser remembers for: what was typed, and how often a page was opened. */

import * as gr from "gradio-workers";

const settings = gr.BrowserState({ name: "", visits: 0 });
const isLoud = gr.BrowserState(true, { storageKey: "is loud", secret: "of the test" });
const name = gr.Textbox({ label: "Name" });
const loud = gr.Checkbox({ label: "Loud", value: true });
const forget = gr.Button("Forget");
const visits = gr.Number({ label: "Visits" });
const changes = gr.Number({ label: "Changes", value: 0 });

name.submit(({ settings, name }) => ({ ...settings, name }), { inputs: { settings, name }, outputs: settings });
loud.input((loud) => loud, { inputs: loud, outputs: isLoud });
forget.click(() => [null, null], { outputs: [settings, isLoud] });
settings.change((changes) => (changes ?? 0) + 1, { inputs: changes, outputs: changes });

const app = gr.Blocks({ title: "Remembering" }, [name, loud, forget, visits, changes]);

app.load(
  ({ settings, isLoud }) => ({
    name: settings.name,
    loud: isLoud,
    visits: settings.visits,
    settings: { ...settings, visits: settings.visits + 1 },
  }),
  { inputs: { settings, isLoud }, outputs: { name, loud, visits, settings } },
);

export default app;

/** An app whose pages can be shared. */

import * as gr from "gradio-workers";

const text = gr.Textbox({ label: "Text" });
const secret = gr.Textbox({ label: "Secret", type: "password" });
const pet = gr.Radio({ label: "Pet", choices: ["cat", "dog"] });
const far = gr.Slider({ label: "Far", minimum: 0, maximum: 10, value: 3 });
const file = gr.File({ label: "File" });
const markup = gr.HTML("<b>ours</b>");
const count = gr.State(0);
const said = gr.Markdown("Nothing yet.");
text.submit((text, count) => [`**${text}**, ${count + 1}`, count + 1], {
  inputs: [text, count],
  outputs: [said, count],
});

const app = gr.Blocks([
  text,
  secret,
  pet,
  gr.Tabs([gr.Tab("First", [file]), gr.Tab("Second", [far])]),
  markup,
  said,
  gr.DeepLinkButton(),
]);
// What the page computes at its start gives way to what a link shows.
app.load(() => "Loaded", { outputs: text });

gr.route(app, "Cached examples", () =>
  gr.Interface(({ name, salutation }) => `${salutation}: ${name}`, {
    inputs: {
      name: gr.Textbox({ label: "name" }),
      salutation: gr.Radio({ label: "Salutation", choices: ["Hello", "Greetings"] }),
    },
    outputs: gr.Textbox({ label: "Output" }),
    examples: gr.Examples([["Freddy", "Hello"]], { cacheExamples: true }),
    deepLink: gr.DeepLinkButton(),
    apiName: "predict",
  }),
);

export default app;

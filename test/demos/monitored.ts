/** An app whose queue can be watched. */

import * as gr from "gradio-workers";

const name = gr.Textbox({ label: "Name" });
const greeting = gr.Textbox({ label: "Greeting" });
const greet = gr.Button("Greet");
const refuse = gr.Button("Refuse");

greet.click((who) => `Hello ${who}`, { inputs: name, outputs: greeting, apiName: "greet" });
refuse.click(
  () => {
    throw new gr.Error("Not <b>today</b>");
  },
  { apiName: "refuse" },
);

export default gr.Blocks([name, greeting, greet, refuse]).launch({ monitoringKey: "a key, for the tests &?" });

/** An app that looks at its callers before it lets them in. */

import * as gr from "gradio-workers";

const name = gr.Textbox({ label: "Name" });
const age = gr.Number({ label: "Age" });
const pet = gr.Radio({ label: "Pet", choices: ["cat", "snake"] });
const outcome = gr.Textbox({ label: "Outcome" });
const after = gr.Textbox({ label: "After" });
const visits = gr.State(0);
const check = gr.Button("Check");
const direct = gr.Button("Check directly");
const broken = gr.Button("Broken");
const limited = gr.Button("Limited");

check
  .click(({ name: who, visits: n }) => ({ outcome: `Hello ${who}`, visits: n + 1 }), {
    inputs: { name, age, pet, visits },
    outputs: { outcome, visits },
    apiName: "check",
    validator: ({ name: who, age: years, pet: animal, visits: n }) => ({
      name: gr.validate(who.length >= 3, "Too short"),
      age: gr.validate(years !== null && years >= 18 + n, `Must be ${18 + n} or older`),
      pet: gr.validate(animal !== "snake", "No snakes"),
    }),
  })
  .andThen(() => "ran", { outputs: after });

direct.click((who) => `Direct ${who}`, {
  inputs: name,
  outputs: outcome,
  queue: false,
  apiName: "direct",
  validator: async (who) => gr.validate(who !== "", "Nobody"),
});

broken.click((who, years) => `${who} ${years}`, {
  inputs: [name, age],
  outputs: outcome,
  apiName: "broken",
  validator(who) {
    if (who === "author") throw new gr.Error("The list of names is away.");
    throw new TypeError("a secret");
  },
});

limited.click(() => "passed", { outputs: outcome, apiName: "limited" });

let calls = 0;

export default gr
  .Blocks([gr.Row([name, age, pet]), outcome, after, gr.Row([check, direct, broken, limited])])
  .queue({
    rateLimit: ({ key, apiName }) =>
      apiName === "limited" ? { success: key !== "" && ++calls <= 2, retryAfter: 7 } : { success: true },
  })
  .launch({ monitoringKey: "a key for the tests" });

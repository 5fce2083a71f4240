/** Renders and what may happen in them: State, chains, nesting, failures, modules of the author's. */

import * as gr from "gradio-workers";

const said = gr.Textbox({ label: "Said" });
const log = gr.Textbox({ label: "Log" });

const depth = gr.Number({ label: "Depth", value: 1 });
const nested = gr.render(
  (depth) => {
    const inner = gr.Textbox({ label: "Inner", key: "inner" });
    const counter = gr.State(0);
    const shown = gr.Number({ label: "Counter" });
    const count = gr.Button("Count up");
    count.click((n) => [n + 1, n + 1], { inputs: counter, outputs: [counter, shown] });
    const hello = gr.render(
      (text) => {
        const greet = gr.Button("Greet", { key: "greet" });
        greet.click(() => `Hello ${text} at ${depth}`, { outputs: said });
        return greet;
      },
      { inputs: inner },
    );
    const computed = gr.Textbox({ label: "Computed", value: (depth) => `depth ${depth}`, inputs: depth2 });
    return [inner, count, shown, hello, computed];
  },
  { inputs: depth },
);
const depth2 = gr.Number({ label: "Other depth", value: 7, interactive: true });

const wish = gr.Dropdown({ label: "Wish", choices: ["fine", "author", "bug", "many", "twice"], value: "fine" });
const risky = gr.render(
  function risky(wish) {
    if (wish === "author") throw new gr.Error("Not today.");
    if (wish === "bug") throw new TypeError("a secret");
    if (wish === "many") return Array.from({ length: 10_000 }, () => gr.Button("many"));
    if (wish === "twice") return [gr.Textbox({ key: "k" }), gr.Textbox({ key: "k" })];
    return gr.Textbox({ label: "Risky" });
  },
  { inputs: wish },
);

let passes = 0;
const impure = gr.render(function impure() {
  passes++;
  return Array.from({ length: passes }, (_, i) => {
    const button = gr.Button(`Impure ${i}`);
    button.click(() => `impure ${i}`, { outputs: said });
    return button;
  });
});

const live = gr.render(() => {
  const [run, stop, shout] = [gr.Button("Run"), gr.Button("Stop"), gr.Button("Shout")];
  const running = run.click(
    async function* ({ signal }) {
      for (let i = 1; !signal.aborted; i++) {
        yield `step ${i}`;
        await new Promise((done) => setTimeout(done, 30));
      }
    },
    { outputs: said },
  );
  stop.click(null, { cancels: running });
  shout.click((rows) => rows.map((text) => `${text.toUpperCase()} of ${rows.length}`), {
    inputs: log,
    outputs: said,
    batch: true,
  });
  const script = gr.Button("Script");
  script.click(null, { js: () => "from a script", outputs: said });
  const picked = gr.HTML("<b>pick</b>", {
    jsOnLoad: ({ element, server }) => {
      element.addEventListener("click", async () => (element.textContent = await server.upper("served")));
    },
    serverFunctions: { upper: (text: string) => text.toUpperCase() },
    key: "picked",
  });
  const strict = gr.Textbox({ label: "Strict" });
  strict.submit((text) => text, {
    inputs: strict,
    outputs: said,
    validator: (text) => gr.validate(text.length > 2, "Too short."),
  });
  return [gr.Row([run, stop, shout, script]), picked, strict];
});

export default gr.Blocks([gr.Row([said, log]), gr.Row([wish, depth, depth2]), risky, nested, impure, live]);

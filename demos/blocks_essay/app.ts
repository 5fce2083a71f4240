import * as gr from "gradio-workers";

const CITIES: Record<string, readonly string[]> = {
  USA: ["New York", "Los Angeles", "Chicago"],
  Canada: ["Toronto", "Montreal", "Vancouver"],
  Pakistan: ["Karachi", "Lahore", "Islamabad"],
};

const kind = gr.Radio({ label: "What kind of essay would you like to write?", choices: ["short", "long", "none"] });
const essay = gr.Textbox({ lines: 2, interactive: true, buttons: ["copy"], elemId: "essay-textbox" });
const input = gr.Number({ label: "input", minimum: 0, maximum: 100 });
const output = gr.Number({ label: "output" });
const min = gr.Slider({ label: "min", minimum: 0, maximum: 100, value: 0 });
const max = gr.Slider({ label: "max", minimum: 0, maximum: 100, value: 100 });
const submit = gr.Button("Submit", { variant: "primary" });
const country = gr.Dropdown({ label: "Country", choices: ["USA", "Canada", "Pakistan"], value: null });
const cities = gr.Dropdown({ label: "Cities", choices: [] as string[] });
const column = gr.Column({ elemId: "test-column" }, [
  gr.Textbox({ label: "Column Content", value: "I am in a column that comes and goes." }),
  gr.Markdown("So am I."),
]);
const toggle = gr.Button("Toggle Column Visibility", { elemId: "toggle-col-btn" });
const isShown = gr.State(true);

kind.change(
  (kind) => {
    switch (kind) {
      case "short":
        return [gr.update({ lines: 2, visible: true }), gr.update({ interactive: true })];
      case "long":
        return [
          gr.update({ lines: 8, visible: true, value: "Lorem ipsum dolor sit amet" }),
          gr.update({ interactive: true }),
        ];
      default:
        return [gr.update({ visible: false }), gr.update({ interactive: false })];
    }
  },
  { inputs: kind, outputs: [essay, submit] },
);

gr.on([min.change, max.change], (minimum, maximum) => gr.update({ minimum, maximum }), {
  inputs: [min, max],
  outputs: input,
});
input.submit((number) => number, { inputs: input, outputs: output });
country.change(
  (country) => {
    const choices = CITIES[country ?? ""] ?? [];
    return gr.update({ choices, value: choices[0] ?? null, interactive: true });
  },
  { inputs: country, outputs: cities },
);
toggle.click((isShown) => [!isShown, gr.update({ visible: !isShown })], {
  inputs: isShown,
  outputs: [isShown, column],
});

export default gr.Blocks([
  kind,
  essay,
  gr.Row([input, output]),
  min,
  max,
  submit,
  gr.Row([country, cities]),
  gr.Row([column, toggle]),
]);

import * as gr from "gradio-workers";

const COUNTRIES = [
  ...["Algeria", "Argentina", "Australia", "Brazil", "Canada", "China", "Egypt", "France", "Germany", "India", "Japan"],
  ...["Kenya", "Mexico", "Norway", "Spain", "Sudan", "United States"],
];

const clock = gr.Timer();
const count = gr.Slider({ label: "Country Count", minimum: 1, maximum: 10, step: 1 });
const alphabetical = gr.Checkbox({ label: "Alphabetical Order", value: true });
const listed = gr.JSON({
  label: "Countries",
  value: ({ count, alphabetical }) => (alphabetical ? COUNTRIES.slice(0, count) : COUNTRIES.slice(-count).reverse()),
  inputs: { count, alphabetical },
});
const one = gr.Textbox({ label: "Random Country", value: () => anyOf(COUNTRIES), every: clock });
const several = gr.Textbox({
  label: "Random Countries",
  value: (count) => Array.from({ length: count }, () => anyOf(COUNTRIES)).join(", "),
  inputs: count,
  every: clock,
});
const start = gr.Button("Start");
const stop = gr.Button("Stop");

start.click(() => gr.update({ active: true }), { outputs: clock });
stop.click(() => gr.update({ active: false }), { outputs: clock });

function anyOf(countries: readonly string[]): string {
  return countries[Math.floor(Math.random() * countries.length)] ?? "";
}

export default gr.Blocks([gr.Row([count, alphabetical]), listed, clock, gr.Row([one, several]), gr.Row([start, stop])]);

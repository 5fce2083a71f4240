import * as gr from "gradio-workers";

const START = Date.parse("2021-01-01T00:00:00Z");
const DAYS = 4;
const READINGS = 200;
const MEALS = 100;

const between = (low: number, high: number): number => low + Math.floor(Math.random() * (high - low + 1));

const temperatures = Array.from({ length: READINGS }, (_, i) => ({
  time: new Date(START + (i / (READINGS - 1)) * DAYS * 86_400_000),
  temperature: between(50, 89),
  location: i % 2 === 0 ? "indoor" : "outdoor",
}));

const CUISINES = ["Italian", "Mexican", "Chinese"] as const;
const meals = Array.from({ length: MEALS }, (_, i) => ({
  cuisine: CUISINES[i % CUISINES.length] ?? "Italian",
  rating: between(1, 5),
  price: between(10, 49),
  wait: between(1, 29),
}));

const start = gr.DateTime({ label: "Start", value: "2021-01-01 00:00:00" });
const end = gr.DateTime({ label: "End", value: "2021-01-05 00:00:00" });
const apply = gr.Button("Apply", { scale: 0 });

const groupBy = gr.Radio({ label: "Group by", choices: ["None", "30m", "1h", "4h", "1d"], value: "None" });
const aggregate = gr.Radio({ label: "Aggregation", choices: ["sum", "mean", "median", "min", "max"], value: "sum" });

const overTime = { value: temperatures, x: "time", y: "temperature" };
const all = gr.BarPlot(overTime);
const byLocation = gr.BarPlot({ ...overTime, color: "location" });
const both = { all, byLocation };

groupBy.change(
  (width) => {
    const next = gr.update({ xBin: width === "None" ? null : width });
    return { all: next, byLocation: next };
  },
  { inputs: groupBy, outputs: both },
);
aggregate.change(
  (yAggregate) => {
    const next = gr.update({ yAggregate });
    return { all: next, byLocation: next };
  },
  { inputs: aggregate, outputs: both },
);

const limits = { inputs: { start, end }, outputs: both };
const zoom = ({ start, end }: { start: number | null; end: number | null }) => {
  const next = gr.update({ xLim: [start, end] as const });
  return { all: next, byLocation: next };
};

for (const plot of [all, byLocation]) {
  plot
    .select((ctx) => ({ start: ctx.data.index[0], end: ctx.data.index[1] }), { outputs: { start, end } })
    .andThen(zoom, limits);
}
apply.click(zoom, limits);

const byCuisine = gr.BarPlot({ value: meals, x: "cuisine", y: "price" });
const cheapFirst = gr.Button("Sort $ > $$$");
const dearFirst = gr.Button("Sort $$$ > $");
const byName = gr.Button("Sort A > Z");
cheapFirst.click(() => gr.update({ sort: "y" }), { outputs: byCuisine });
dearFirst.click(() => gr.update({ sort: "-y" }), { outputs: byCuisine });
byName.click(() => gr.update({ sort: ["Chinese", "Italian", "Mexican"] }), { outputs: byCuisine });

const byRating = { value: meals, x: "rating", y: "price", xBin: 1 };

export default gr.Blocks([
  gr.Row([start, end, apply]),
  gr.Row([groupBy, aggregate]),
  all,
  byLocation,
  gr.Row([byCuisine, gr.Column({ scale: 0 }, [cheapFirst, dearFirst, byName])]),
  gr.Row([
    gr.BarPlot(byRating),
    gr.BarPlot({ ...byRating, color: "cuisine", colorMap: { Italian: "red", Mexican: "green", Chinese: "blue" } }),
  ]),
]);

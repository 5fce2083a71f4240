import * as gr from "gradio-workers";

const between = (low: number, high: number): number => low + Math.floor(Math.random() * (high - low + 1));

const people = Array.from({ length: 25 }, (_, i) => ({
  height: between(50, 69),
  weight: between(120, 319),
  age: between(18, 64),
  group: ["A", "B", "C"][i % 3] ?? "A",
}));

const heights = gr.LinePlot({ value: people, x: "weight", y: "height" });
const ages = gr.BarPlot({ value: people, x: "weight", y: "age", xBin: 10 });

for (const plot of [heights, ages]) {
  plot.select(
    ({ data }) => {
      const zoomed = gr.update({ xLim: data.index });
      return { heights: zoomed, ages: zoomed };
    },
    { outputs: { heights, ages } },
  );
  plot.double_click(
    () => {
      const whole = gr.update({ xLim: null });
      return { heights: whole, ages: whole };
    },
    { outputs: { heights, ages } },
  );
}

export default gr.Blocks([heights, ages]);

import * as gr from "gradio-workers";

/** Noise around a level, and a slow wave. */
const LEVELS = { y1: 100, y2: 500, y3: 1000, y4: 0.15 };

const points = Array.from({ length: 100 }, (_, i) => {
  const x = (i / 99) * 10;
  const around = (level: number): number => level * (1 + 0.1 * Math.sin(x) + 0.05 * (Math.random() - 0.5));
  return { x, y1: around(LEVELS.y1), y2: around(LEVELS.y2), y3: around(LEVELS.y3), y4: around(LEVELS.y4) };
});

const charts = (): gr.Component[] =>
  Object.keys(LEVELS).map((y, i) => gr.LinePlot({ value: points, x: "x", y, title: `Chart ${i + 1}`, height: 200 }));

const board = (orientation: "row" | "column"): gr.Component =>
  gr.Column([gr.Markdown(`### Orientation: ${orientation}`), gr.Draggable({ orientation }, charts())]);

export default gr.Blocks([
  gr.Markdown("# Draggable Dashboard Demo"),
  gr.Markdown("Drag a chart onto another to change their order."),
  gr.Row([board("row"), board("column")]),
]);

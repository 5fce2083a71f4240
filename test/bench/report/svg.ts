/** Plots as SVG that can be read at a glance, in light and in dark. */

import type { BarPlot, LinePlot, Plot, Reading } from "../figure.ts";
import type { Subject } from "../servers/server.ts";
import { amount } from "./words.ts";

const WIDTH = 760;
const SUBJECTS: readonly Subject[] = ["ours", "gradio", "bare"];
const NAMES: Readonly<Record<Subject, string>> = { ours: "gradio-workers", gradio: "Gradio", bare: "bare platform" };

/** Readable on white and on black; text follows the reader's scheme. */
const STYLE = `
svg { font-family: system-ui, sans-serif; font-size: 13px; }
text { fill: #1f2328; }
.title { font-size: 16px; font-weight: 600; }
.quiet { fill: #59636e; }
.axis { stroke: #d1d9e0; }
.ours { fill: #f97316; stroke: #f97316; }
.gradio { fill: #8b95a5; stroke: #8b95a5; }
.bare { fill: #38bdf8; stroke: #38bdf8; }
.line { fill: none; stroke-width: 2.5; }
.bar { stroke: none; }
.strong { font-weight: 600; }
.ideal { stroke: #59636e; stroke-dasharray: 4 4; }
@media (prefers-color-scheme: dark) {
  text { fill: #f0f6fc; }
  .quiet { fill: #9198a1; }
  .axis { stroke: #3d444d; }
  .ideal { stroke: #9198a1; }
}`;

/** Draws a plot. */
export function drawPlot(plot: Plot): string {
  return plot.kind === "bars" ? bars(plot) : lines(plot);
}

/** Room for what stands behind a bar. */
const VALUES = 190;
const LEFT = 16;
const BAR = 16;
const NAME = 20;
const GAP = 12;
const TOP = 68;

function bars({ title, unit, better, groups }: BarPlot): string {
  const parts: string[] = [];
  let y = TOP;
  for (const { name, readings } of groups) {
    const shown = SUBJECTS.filter((subject) => readings[subject] !== null);
    // A scale of its own: what counts is how the bars of one group compare, and groups may differ a thousandfold.
    const most = Math.max(...shown.map((subject) => valueOf(readings[subject])), 1e-9);
    parts.push(text({ x: LEFT, y: y + 11, anchor: "start" }, name));
    y += NAME;
    for (const subject of shown) {
      const reading = readings[subject];
      const width = Math.max(1, (valueOf(reading) / most) * (WIDTH - LEFT - VALUES));
      const size = `width="${width.toFixed(1)}" height="${BAR - 3}"`;
      parts.push(`<rect class="bar ${subject}" x="${LEFT}" y="${y}" ${size} rx="2"/>`);
      const said = `${labelOf(reading, unit)}${subject === "ours" ? gain(readings, better) : ""}`;
      const place = { x: LEFT + width + 8, y: y + 11, anchor: "start" } as const;
      parts.push(text({ ...place, kind: subject === "ours" ? "strong" : "quiet" }, said));
      y += BAR;
    }
    y += GAP;
  }
  const hint = better === "less" ? "shorter is better" : "longer is better";
  return svg(y + 4, [heading(title, `${unit === "times" ? "" : `${unit}, `}${hint}`), ...parts]);
}

/** "  3.2× less than Gradio" */
function gain(readings: BarPlot["groups"][number]["readings"], better: BarPlot["better"]): string {
  const [ours, gradio] = [valueOf(readings.ours), valueOf(readings.gradio)];
  if (ours === 0 || gradio === 0) return "";
  const ratio = better === "less" ? gradio / ours : ours / gradio;
  return ratio >= 1 ? ` · ${amount(ratio, "times")}× better` : ` · ${amount(1 / ratio, "times")}× worse`;
}

const PLOT = { left: 60, right: WIDTH - 150, top: TOP + 6, bottom: 340 };

function lines({ title, unit, xLabel, points, ideal }: LinePlot): string {
  const values = points.flatMap(({ readings }) => SUBJECTS.map((subject) => valueOf(readings[subject])));
  const most = niceAbove(Math.max(...values, ideal ?? 0));
  const xOf = (i: number): number => PLOT.left + (i / Math.max(1, points.length - 1)) * (PLOT.right - PLOT.left);
  const yOf = (value: number): number => PLOT.bottom - (value / most) * (PLOT.bottom - PLOT.top);
  const parts = [0, 0.2, 0.4, 0.6, 0.8, 1].map((share) => {
    const y = yOf(most * share);
    const line = `<line class="axis" x1="${PLOT.left}" x2="${PLOT.right}" y1="${y}" y2="${y}"/>`;
    return line + text({ x: PLOT.left - 8, y: y + 4, anchor: "end", kind: "quiet" }, tick(most * share));
  });
  points.forEach(({ x }, i) =>
    parts.push(text({ x: xOf(i), y: PLOT.bottom + 20, anchor: "middle", kind: "quiet" }, String(x))),
  );
  parts.push(text({ x: (PLOT.left + PLOT.right) / 2, y: PLOT.bottom + 40, anchor: "middle", kind: "quiet" }, xLabel));
  if (ideal !== null) {
    const y = yOf(ideal);
    parts.push(`<line class="ideal" x1="${PLOT.left}" x2="${PLOT.right}" y1="${y}" y2="${y}"/>`);
  }
  for (const subject of SUBJECTS) parts.push(curve(points, subject, { xOf, yOf, unit }));
  return svg(PLOT.bottom + 52, [
    heading(title, `${unit}, lower is better${ideal === null ? "" : "; dashed: the ideal"}`),
    ...parts,
  ]);
}

interface Scale {
  readonly xOf: (i: number) => number;
  readonly yOf: (value: number) => number;
  readonly unit: LinePlot["unit"];
}

/** One subject's line, as far as it came, with its last value. */
function curve(points: LinePlot["points"], subject: Subject, { xOf, yOf, unit }: Scale): string {
  const places = points.flatMap(({ readings }, i) => {
    const value = valueOf(readings[subject]);
    return value === 0 ? [] : [{ x: xOf(i), y: yOf(value), value }];
  });
  const last = places.at(-1);
  if (!last) return "";
  const path = places.map(({ x, y }, i) => `${i === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");
  const dots = places.map(({ x, y }) => `<circle class="${subject}" cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="3"/>`);
  const said = `${amount(last.value, unit)} ${unit}${places.length < points.length ? ", then failed" : ""}`;
  const label = text({ x: last.x + 10, y: last.y + 4, anchor: "start", kind: "strong" }, said);
  return `<path class="line ${subject}" d="${path}"/>${dots.join("")}${label}`;
}

function heading(title: string, hint: string): string {
  let x = 16;
  const legend = SUBJECTS.map((subject) => {
    const box = `<rect class="bar ${subject}" x="${x}" y="38" width="11" height="11" rx="2"/>`;
    const entry = box + text({ x: x + 17, y: 48, anchor: "start" }, NAMES[subject]);
    x += 36 + NAMES[subject].length * 7;
    return entry;
  });
  const note = text({ x: WIDTH - 16, y: 48, anchor: "end", kind: "quiet" }, hint);
  return text({ x: 16, y: 24, anchor: "start", kind: "title" }, title) + legend.join("") + note;
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "middle" | "end";
  readonly kind?: string;
}

function text({ x, y, anchor, kind = "" }: Place, said: string): string {
  const escaped = said.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}" class="${kind}">${escaped}</text>`;
}

function svg(height: number, parts: readonly string[]): string {
  const size = `width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" ${size}>\n<style>${STYLE}\n</style>\n${parts.join("\n")}\n</svg>\n`;
}

function valueOf(reading: Reading): number {
  return reading === null || "failure" in reading ? 0 : reading.median;
}

function labelOf(reading: Reading, unit: BarPlot["unit"]): string {
  if (reading === null) return "";
  return "failure" in reading ? "failed" : amount(reading.median, unit);
}

function tick(value: number): string {
  return value.toLocaleString("en", { maximumFractionDigits: 2 });
}

/** The next round number: 1, 2, 2.5 or 5 times a power of ten. */
function niceAbove(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 2.5, 5, 10].find((step) => step * power >= value) ?? 10) * power;
}

import { describe, it } from "vitest";
import type { Figure, Section } from "../../bench/figure.ts";
import { documentOf } from "../../bench/report/document.ts";
import type { Measured } from "../../bench/report/results.ts";
import { drawPlot } from "../../bench/report/svg.ts";
import { beside, shareOfLimit } from "../../bench/report/words.ts";

const sample = (median: number) => ({ median, low: median * 0.5, high: median * 2, rounds: 3 });

const figure: Figure = {
  group: "Calls",
  name: "p50",
  unit: "ms",
  better: "less",
  readings: { ours: sample(2), gradio: sample(8), bare: sample(1) },
  toGradio: sample(0.25),
  toBare: sample(2),
  goal: { text: "at most 1/3", isMet: true },
  bounds: { ours: "waiting", gradio: "the server's thread" },
};

const sections: Section[] = ["predict", "files"].map((name) => ({
  name,
  title: `About ${name}`,
  about: "What was done.",
  run: () => Promise.reject(new Error("not run here")),
}));

const measured: Measured = {
  figures: [figure],
  plots: [{ kind: "bars", name: "predict", title: "Time", unit: "ms", better: "less", groups: [] }],
  notes: ["A note."],
  date: "2026-11-21",
  isQuick: false,
  versions: { Gradio: "6.25.0" },
  machine: "2 × processor",
};

describe("the document", () => {
  const text = documentOf("", sections, { predict: measured });

  it("has a line for each figure, and one for each goal", ({ expect }) => {
    expect(text).toContain(
      "| p50 | ms | 2.00 | 8.00 | 1.00 | 4.00× better (2.00–8.00) | 50 % | ours: waiting; Gradio: the server's thread |",
    );
    expect(text).toContain("| ✓ | at most 1/3 | Calls: p50 | 2.00 ms | 4.00× better (2.00–8.00) |");
  });

  it("says what is not measured, and how to measure again what is", ({ expect }) => {
    expect(text).toContain("Not measured yet: files.");
    expect(text).toContain("`npm run bench -- predict`");
    expect(text).toContain("![Time](benchmarks/predict.svg)");
    expect(text).toContain("- A note.");
  });

  it("leaves alone what people have written around the results", ({ expect }) => {
    const written = text.replace("# Benchmarks", "# Our benchmarks\n\nRead this first.").concat("\n## What remains\n");
    const again = documentOf(written, sections, { predict: measured, files: measured });
    expect(again).toContain("Read this first.");
    expect(again).toContain("## What remains");
    expect(again).not.toContain("Not measured yet");
    expect(documentOf(again, sections, { predict: measured, files: measured })).toBe(again);
  });
});

describe("words", () => {
  it("say better and worse, whichever way the figure goes", ({ expect }) => {
    expect(beside({ ...sample(0.5), rounds: 1 }, "less")).toBe("2.00× better");
    expect(beside({ ...sample(0.5), rounds: 1 }, "more")).toBe("2.00× worse");
    expect(beside(null, "less")).toBe("–");
    expect(beside(sample(0), "less")).toBe("too little to measure");
    expect(beside(sample(Number.NaN), "less")).toBe("–");
  });

  it("say how much of the limit is reached", ({ expect }) => {
    expect([shareOfLimit(sample(4), "less"), shareOfLimit(sample(0.8), "more")]).toEqual(["25 %", "80 %"]);
  });
});

describe("a plot", () => {
  it("shows bars with the ratio beside ours, and who failed", ({ expect }) => {
    const readings = { ours: sample(2), gradio: { failure: "gave up" }, bare: null };
    const svg = drawPlot({
      kind: "bars",
      name: "x",
      title: "Time & more",
      unit: "ms",
      better: "less",
      groups: [
        { name: "one", readings: figure.readings },
        { name: "two", readings },
      ],
    });
    expect(svg).toContain("2.00 · 4.00× better");
    expect(svg).toContain(">failed<");
    expect(svg).toContain("Time &amp; more");
    expect(svg.match(/<rect class="bar ours"/g)).toHaveLength(3);
  });

  it("ends a line where somebody failed", ({ expect }) => {
    const points = [1, 10].map((x, i) => ({
      x,
      readings: { ours: sample(5), gradio: i === 0 ? sample(6) : { failure: "gave up" }, bare: null },
    }));
    const svg = drawPlot({ kind: "lines", name: "x", title: "T", unit: "s", xLabel: "readers", points, ideal: 5 });
    expect(svg).toContain("6.00 s, then failed");
    expect(svg).toContain('class="ideal"');
    expect(svg).not.toContain("NaN");
  });
});

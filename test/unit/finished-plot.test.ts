import { describe, it } from "vitest";
import { Plot } from "../../components/plot/definition.ts";
import { AppError, SetupError } from "../../src/core/errors.ts";
import { fakeBucket } from "../support/fake-bucket.ts";
import { tinyPng } from "../support/pictures.ts";
import { createFileAccess } from "../../src/runtime/stored-files.ts";
import { noFiles } from "../support/run-app.ts";

const SVG = `<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>`;
const SVG_ADDRESS = `data:image/svg+xml,${encodeURIComponent(SVG)}`;
const SPEC = { mark: "bar", data: { values: [{ a: 1 }] } };

async function shown(value: unknown): Promise<unknown> {
  const plot = Plot();
  return plot.definition.postprocess(value as never, plot.props, noFiles);
}

describe("showing a finished plot", () => {
  it("takes pictures of every kind", async ({ expect }) => {
    const png = `data:image/png;base64,${Buffer.from(tinyPng()).toString("base64")}`;
    const answers: [unknown, string][] = [
      [SVG, SVG_ADDRESS],
      [new TextEncoder().encode(SVG), SVG_ADDRESS],
      [new Blob([SVG], { type: "image/svg+xml" }), SVG_ADDRESS],
      [tinyPng(), png],
      [new Blob([tinyPng()]), png],
      [png, png],
      ["https://a.test/plot.png", "https://a.test/plot.png"],
      [{ type: "matplotlib", plot: png }, png],
    ];
    for (const [value, plot] of answers) expect(await shown(value)).toEqual({ type: "matplotlib", plot });
  });

  it("takes a file that a visitor gave", async ({ expect }) => {
    const files = createFileAccess({
      ...{ bucket: fakeBucket().bucket, files: {}, root: "https://app.example", session: "s" },
      onStored: () => {},
    });
    const stored = await files.store(tinyPng(), { name: "cat.png" });
    expect(await shown(files.open(stored))).toMatchObject({
      type: "matplotlib",
      plot: expect.stringMatching(/^data:image\/png;base64,/),
    });
  });

  it("takes specifications of Vega and Vega-Lite, and them as they travel", async ({ expect }) => {
    const spec = { $schema: "https://vega.github.io/schema/vega/v6.json", marks: [] };
    expect(await shown(spec)).toEqual({ type: "altair", plot: JSON.stringify(spec) });
    expect(await shown(SPEC)).toEqual({ type: "altair", plot: JSON.stringify(SPEC) });
    const travelling = { type: "altair", plot: JSON.stringify(SPEC) };
    expect(await shown(travelling)).toEqual(travelling);
    expect(await shown(null)).toBe(null);
  });

  it.for([
    ["figures of Plotly", { data: [{ type: "scatter" }], layout: {} }, "Plotly figures are not drawn here"],
    ["Plotly as it travels", { type: "plotly", plot: "{}" }, "Plotly figures are not drawn here"],
    ["plots of Bokeh", { target_id: "a", root_id: "b" }, "Bokeh plots are not drawn here"],
    ["other kinds", { type: "gnuplot", plot: "" }, 'there are no plots of "gnuplot"'],
    ["other objects", { a: 1 }, "`$schema` names neither Vega nor Vega-Lite"],
    ["texts", "secret/key.png", "no SVG markup"],
    ["scripts", "javascript:alert(1)", "no SVG markup"],
    ["other data", "data:text/html,<script>", "no SVG markup"],
    ["bytes of other kinds", Uint8Array.of(1, 2, 3), "no picture that we know"],
    ["broken JSON", { type: "altair", plot: "{" }, "JSON"],
    ["JSON of other kinds", { type: "altair", plot: "[]" }, "a specification is an object"],
    ["numbers", 5, "it is a number"],
  ] as const)("refuses %s", async ([, value, reason], { expect }) => {
    await expect(shown(value)).rejects.toThrow(AppError);
    await expect(shown(value)).rejects.toThrow(reason);
    await expect(shown(value)).rejects.not.toThrow("secret");
  });

  it("refuses formats that there are not", ({ expect }) => {
    expect(() => Plot({ format: "tiff" as never })).toThrow(SetupError);
  });
});

/** From what authors return to the plot that travels. Runs on the server. */

import type { FileRef } from "../files.ts";
import { mimeTypeOf, SNIFFED_BYTES } from "../mime-type.ts";
import { inlineSvg, isSvg, SVG_TYPE } from "./svg.ts";
import type { FinishedPlot } from "../../protocol/finished-plot.ts";

/** What a Plot shows: a picture, a Vega or Vega-Lite specification, or a plot as it travels. */
export type FinishedPlotSource = string | Blob | Uint8Array | FileRef | FinishedPlot | VegaSpec;

/** A chart of Vega or Vega-Lite: an object of their schemas. */
export interface VegaSpec {
  readonly [name: string]: unknown;
}

/** What tells a specification without a `$schema`. */
const VEGA_PARTS = ["mark", "marks", "layer", "facet", "repeat", "concat", "hconcat", "vconcat"];
const OTHERS: Readonly<Record<string, string>> = {
  plotly: "Plotly figures are not drawn here; return a Vega-Lite specification, or the figure as SVG.",
  bokeh: "Bokeh plots are not drawn here; return a Vega-Lite specification, or the plot as SVG.",
};

/** Reads a plot; throws an Error that says what is wrong with it. */
export async function toFinishedPlot(source: unknown): Promise<FinishedPlot | null> {
  if (source === null || source === undefined) return null;
  if (typeof source === "string") return picture(textAddress(source));
  if (source instanceof Uint8Array) return picture(bytesAddress(source));
  if (typeof source !== "object") throw new Error(`it is a ${typeof source}, and no picture and no specification.`);
  if (source instanceof Blob || isFileRef(source)) {
    return picture(bytesAddress(new Uint8Array(await source.bytes()), source.type));
  }
  return toFinishedSpec({ ...source });
}

function toFinishedSpec(source: Readonly<Record<string, unknown>>): FinishedPlot {
  const { type, plot } = source;
  if (typeof type === "string" && typeof plot === "string") {
    if (type !== "altair" && type !== "matplotlib") throw new Error(OTHERS[type] ?? `there are no plots of "${type}".`);
    return type === "altair" ? { type, plot: checked(plot) } : picture(textAddress(plot));
  }
  if (String(source["$schema"] ?? "").includes("vega") || VEGA_PARTS.some((part) => part in source)) {
    return { type: "altair", plot: JSON.stringify(source) };
  }
  if (Array.isArray(source["data"]) || Array.isArray(source["traces"])) throw new Error(OTHERS["plotly"]);
  if ("root_id" in source || "target_id" in source) throw new Error(OTHERS["bokeh"]);
  throw new Error("it is no picture, and its `$schema` names neither Vega nor Vega-Lite.");
}

function checked(json: string): string {
  const spec: unknown = JSON.parse(json);
  if (typeof spec !== "object" || spec === null || Array.isArray(spec))
    throw new Error("a specification is an object.");
  return json;
}

function picture(plot: string): FinishedPlot {
  return { type: "matplotlib", plot };
}

function textAddress(text: string): string {
  if (isSvg(text)) return svgAddress(text);
  if (/^data:image\//i.test(text) || /^https?:\/\//i.test(text)) return text;
  // The text is not repeated: it may be a path or a key that the visitor should not see.
  throw new Error("it is a text that is no SVG markup, and no URL that starts with https:// or data:image/.");
}

function bytesAddress(bytes: Uint8Array, declared = ""): string {
  if (isSvg(bytes)) return svgAddress(new TextDecoder().decode(bytes));
  const seen = mimeTypeOf("", bytes.subarray(0, SNIFFED_BYTES));
  const type = seen.startsWith("image/") ? seen : declared;
  if (!type.startsWith("image/") || type === SVG_TYPE) throw new Error("its bytes are no picture that we know.");
  let binary = "";
  for (let at = 0; at < bytes.length; at += 32_768) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  }
  return `data:${type};base64,${btoa(binary)}`;
}

function svgAddress(markup: string): string {
  return inlineSvg(markup, "plot.svg").url ?? "";
}

function isFileRef(source: object): source is FileRef {
  return "path" in source && "bytes" in source && typeof source.bytes === "function";
}

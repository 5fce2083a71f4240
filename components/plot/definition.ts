import * as z from "zod/mini";
import { defineComponent } from "../../src/core/component.ts";
import { AppError, SetupError } from "../../src/core/errors.ts";
import { type FinishedPlotSource, toFinishedPlot } from "../../src/core/media/finished-plot.ts";
import type { FinishedPlot } from "../../src/protocol/finished-plot.ts";
import { API_SCHEMA } from "./api-schema.ts";
import { PlotElement } from "./element.ts";
import type { PlotProps } from "./props.ts";

/** What an author may say about a Plot. */
export interface PlotOptions extends Omit<PlotProps, "value"> {
  value: FinishedPlotSource | null;
}

const defaults: PlotOptions = { value: null, format: "webp", buttons: [] };

const wire = z.nullable(z.object({ type: z.enum(["altair", "bokeh", "plotly", "matplotlib"]), plot: z.string() }));

/**
 * A finished plot: a picture, or a chart that Vega draws on the page. For tables of your own, {@link LinePlot},
 * {@link BarPlot} and {@link ScatterPlot} are simpler.
 *
 * Handlers may show SVG markup, a picture as a Blob, bytes, a file or a URL, and a Vega or Vega-Lite specification.
 *
 * @example
 * const chart = gr.Plot({ label: "Forecast" });
 * draw.click(() => ({ mark: "bar", data: { values }, encoding: { x: { field: "day" } } }), { outputs: chart });
 */
export const Plot = defineComponent({
  type: "plot",
  element: PlotElement,
  events: { change: undefined },
  defaults,
  complete(props) {
    if (!["webp", "png", "jpeg"].includes(props.format)) {
      throw new SetupError(`Plot: format "${props.format}" is unknown; use "webp", "png" or "jpeg".`);
    }
    return props;
  },
  wire: () => wire,
  preprocess: (value): FinishedPlot | null => value,
  async postprocess(value: FinishedPlotSource | null | undefined) {
    try {
      return await toFinishedPlot(value);
    } catch (cause) {
      throw new AppError(`Plot cannot show this: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    }
  },
  apiSchema: () => API_SCHEMA,
  wireProps: () => ({ interactive: null }),
});

import * as z from "zod/mini";
import { type CommonProps, data, defineComponent } from "../../src/core/component.ts";
import { AppError, SetupError } from "../../src/core/errors.ts";
import type { SelectData } from "../../src/core/event-data.ts";
import { NativePlotElement } from "./element.ts";
import type { NativePlotProps, PlotData, PlotMark } from "./props.ts";
import { type PlotSource, toPlotData } from "./values.ts";

/** What an author may say about a plot. */
export interface NativePlotOptions extends Omit<NativePlotProps, "value"> {
  value: PlotSource | null;
}

const defaults: NativePlotOptions = {
  value: null,
  x: null,
  y: null,
  color: null,
  title: null,
  xTitle: null,
  yTitle: null,
  colorTitle: null,
  xBin: null,
  yAggregate: null,
  colorMap: null,
  colorsInLegend: null,
  xLim: null,
  yLim: null,
  xLabelAngle: 0,
  yLabelAngle: 0,
  xAxisFormat: null,
  yAxisFormat: null,
  xAxisLabelsVisible: true,
  caption: null,
  sort: null,
  tooltip: "axis",
  height: null,
  buttons: [],
};

const events = {
  change: undefined,
  select: data<SelectData<readonly [number, number], readonly [number, number]>>(),
  double_click: undefined,
};

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const wire = z.nullable(
  z.object({
    columns: z.array(z.string()),
    data: z.array(z.array(cell)),
    datatypes: z.record(z.string(), z.enum(["temporal", "quantitative", "nominal"])),
    mark: z.enum(["line", "bar", "point"]),
  }),
);

/**
 * Points joined to lines, along an axis of numbers, moments or names.
 *
 * Handlers may show a list of records, a table of columns and rows, or null: dates, numbers, strings and booleans in
 * columns of one kind each. As an input it gives the table that it shows.
 *
 * @example
 * const sales = gr.LinePlot({ value: [{ day: new Date("2025-01-01"), sold: 12 }], x: "day", y: "sold" });
 */
export const LinePlot = definePlot("LinePlot", "line");

/**
 * Bars over names, bins of numbers or moments; see {@link LinePlot} for what it shows.
 *
 * @example
 * const prices = gr.BarPlot({ value: meals, x: "cuisine", y: "price", yAggregate: "mean", sort: "-y" });
 */
export const BarPlot = definePlot("BarPlot", "bar");

/**
 * A point for each row; see {@link LinePlot} for what it shows.
 *
 * @example
 * const cars = gr.ScatterPlot({ value: cars, x: "weight", y: "power", color: "country", tooltip: "all" });
 */
export const ScatterPlot = definePlot("ScatterPlot", "point");

type PlotFactory = ReturnType<
  typeof defineComponent<NativePlotOptions, typeof wire, PlotData | null, PlotSource | null | undefined, typeof events>
>;

function definePlot(name: string, mark: PlotMark): PlotFactory {
  return defineComponent({
    type: "nativeplot",
    element: NativePlotElement,
    name,
    events,
    defaults,
    complete: (props) => complete(name, mark, props),
    wire: () => wire,
    preprocess: (value): PlotData | null => value,
    postprocess(value: PlotSource | null | undefined, props) {
      try {
        return toPlotData(value, { ...props, mark });
      } catch (cause) {
        throw new AppError(`${name} cannot show this: ${messageOf(cause)}`, { cause });
      }
    },
    apiSchema: () => ({ type: {}, description: "any valid json" }),
    // A plot says what it is in its title, or nowhere.
    wireProps: ({ label, showLabel, container }) => ({
      interactive: null,
      showLabel: container && (showLabel ?? label !== null),
    }),
  });
}

function complete(
  name: string,
  mark: PlotMark,
  props: NativePlotOptions & CommonProps,
): NativePlotOptions & CommonProps {
  const { yAggregate, tooltip, sort, xBin, xLim, yLim, buttons } = props;
  const refuse = (why: string): never => {
    throw new SetupError(`${name}: ${why}`);
  };
  if (yAggregate !== null && !AGGREGATES.includes(yAggregate)) {
    refuse(`yAggregate "${yAggregate}" is unknown; use ${AGGREGATES.join(", ")}.`);
  }
  if (typeof tooltip === "string" && !["none", "axis", "all"].includes(tooltip)) {
    refuse(`tooltip "${tooltip}" is unknown; use "none", "axis", "all" or a list of columns.`);
  }
  if (typeof sort === "string" && !["x", "y", "-x", "-y"].includes(sort)) {
    refuse(`sort "${sort}" is unknown; use "x", "y", "-x", "-y" or a list of names.`);
  }
  if (!isBin(xBin)) refuse(`xBin is a number above 0, or a text such as "30s", "15m", "1h" or "7d".`);
  if (!isLimits(xLim)) refuse("xLim is [minimum, maximum], two numbers or null.");
  if (!isLimits(yLim)) refuse("yLim is [minimum, maximum], two numbers or null.");
  const unknown = buttons.find((button) => typeof button === "string" && !["fullscreen", "export"].includes(button));
  if (unknown !== undefined) refuse(`button "${String(unknown)}" is unknown; use fullscreen or export.`);
  try {
    return { ...props, value: toPlotData(props.value, { ...props, mark }) };
  } catch (cause) {
    throw new SetupError(`${name}: its value cannot be shown: ${messageOf(cause)}`, { cause });
  }
}

const AGGREGATES: readonly unknown[] = ["sum", "mean", "median", "min", "max", "count"];

function isBin(bin: unknown): boolean {
  if (bin === null) return true;
  return typeof bin === "string" ? /^\d+(\.\d+)?[smhd]$/.test(bin) : Number.isFinite(bin) && Number(bin) > 0;
}

function isLimits(limits: unknown): boolean {
  if (limits === null) return true;
  return Array.isArray(limits) && limits.length === 2 && limits.every((end) => end === null || Number.isFinite(end));
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

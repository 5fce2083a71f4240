import type { CustomButton } from "../../src/protocol/custom-button.ts";

/** What the cells of a column are: moments, numbers, or names. */
export type PlotDatatype = "temporal" | "quantitative" | "nominal";

/** How values are drawn. */
export type PlotMark = "line" | "bar" | "point";

/** One cell, as it travels. Moments are milliseconds since 1970. */
export type PlotCell = string | number | boolean | null;

/** A table and how to draw it, as it travels. */
export interface PlotData {
  columns: string[];
  data: PlotCell[][];
  datatypes: Record<string, PlotDatatype>;
  mark: PlotMark;
}

/** How the values of one place on the x axis become one. */
export type PlotAggregate = "sum" | "mean" | "median" | "min" | "max" | "count";

/** By which axis names are put in order; a minus turns it round. */
export type PlotSort = "x" | "y" | "-x" | "-y";

/** Where an axis begins and ends; null leaves it to the data. Moments are seconds since 1970. */
export type PlotLimits = readonly [minimum: number | null, maximum: number | null];

export interface NativePlotProps {
  value: PlotData | null;
  /** The column along the x axis. */
  x: string | null;
  /** The column along the y axis, of numbers. */
  y: string | null;
  /** The column that colours: one series for each name, or shades for numbers. */
  color: string | null;
  /** Title of the drawing; `label` is the title of the component. */
  title: string | null;
  /** Default: the name of the column. */
  xTitle: string | null;
  yTitle: string | null;
  colorTitle: string | null;
  /** Width of the bins along the x axis: a number, or for moments seconds or a text such as "30m", "1h" or "7d". */
  xBin: number | string | null;
  /** How the values of a bin, or of a name along the x axis, become one. Default: their sum. */
  yAggregate: PlotAggregate | null;
  /** Series → colour; the others take the next of the palette. */
  colorMap: Readonly<Record<string, string>> | null;
  /** The series that the legend names; an empty list leaves it out. */
  colorsInLegend: readonly string[] | null;
  xLim: PlotLimits | null;
  yLim: PlotLimits | null;
  /** Degrees by which the texts along an axis are turned. */
  xLabelAngle: number;
  yLabelAngle: number;
  /** How numbers along an axis are written, in the language of d3-format such as ".2f", or d3-time-format for moments. */
  xAxisFormat: string | null;
  yAxisFormat: string | null;
  /** False leaves them out; "hidden" keeps their room. */
  xAxisLabelsVisible: boolean | "hidden";
  /** Text below the drawing. */
  caption: string | null;
  /** The order of names along the x axis; null keeps that of the data. */
  sort: PlotSort | readonly string[] | null;
  /** What a value tells under the pointer: nothing, its axes and colour, all columns, or these columns beside the axes. */
  tooltip: "none" | "axis" | "all" | readonly string[];
  /** Pixels of the whole component. Default: a drawing of 300. */
  height: number | null;
  buttons: readonly ("fullscreen" | "export" | CustomButton)[];
}

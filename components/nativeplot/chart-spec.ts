/** What Vega-Lite draws. */

import type { ChartSpec } from "../shared/vega.ts";
import type { Look } from "../shared/chart-look.ts";
import { limitsOf, type PlotOptions, type Points } from "./points.ts";

/** Room and surroundings of a chart. */
export interface Setting {
  look: Look;
  width: number;
  height: number;
  /** A range along the x axis can be selected. */
  isSelectable: boolean;
  /** Pixels that a text takes. */
  measure: (text: string) => number;
}

/** Signals that light up what is under the pointer. */
export const NEAR_ID = "near_id";
export const NEAR_SERIES = "near_series";
/** The signal of the range that was selected. */
export const BRUSH = "brush";

type Part = Readonly<Record<string, unknown>>;

/** Describes a drawing of these points. */
export function chartSpec(points: Points, options: PlotOptions, setting: Setting): ChartSpec {
  const { look, width, height } = setting;
  return {
    width,
    height,
    autosize: { type: "fit", contains: "padding" },
    padding: { left: 2, right: 6, top: 4, bottom: 2 },
    background: look.background,
    description: descriptionOf(options),
    ...(options.title === null ? {} : { title: { text: options.title } }),
    params: [
      { name: NEAR_ID, value: -1 },
      { name: NEAR_SERIES, value: null },
    ],
    data: { values: points.points },
    encoding: {
      x: xChannel(points, options),
      ...(points.colorKind === null ? {} : { color: colorChannel(points, options, setting) }),
    },
    layer: layersOf(points, options, setting),
    config: configOf(setting),
  };
}

/** What a screen reader says of the drawing. */
function descriptionOf({ title, x, y, xTitle, yTitle }: PlotOptions): string {
  const axes = `${yTitle ?? y} – ${xTitle ?? x}`;
  return title === null ? axes : `${title}: ${axes}`;
}

function xChannel({ kind, names, step, mark }: Points, options: PlotOptions): Part {
  const [from, to] = limitsOf(options, kind) ?? [null, null];
  const scale =
    kind === "nominal"
      ? { domain: names }
      : { zero: false, nice: from === null && to === null && !(mark === "bar" && step !== null), ...ends(from, to) };
  const format = options.xAxisFormat;
  return {
    field: "x",
    type: kind,
    title: options.xTitle ?? options.x,
    scale,
    axis: {
      ...axisOf(options.xAxisLabelsVisible),
      labelAngle: options.xLabelAngle,
      ...(format === null ? {} : { format, formatType: kind === "temporal" ? "time" : "number" }),
    },
    ...(kind === "nominal" ? { sort: names } : {}),
  };
}

function yChannel({ mark }: Points, options: PlotOptions): Part {
  const [from, to] = options.yLim ?? [null, null];
  const isBar = mark === "bar";
  return {
    field: isBar ? "y1" : "y",
    type: "quantitative",
    title: options.yTitle ?? options.y,
    stack: null,
    scale: { zero: isBar, ...ends(from, to) },
    axis: {
      ...axisOf(true),
      labelAngle: options.yLabelAngle,
      ...(options.yAxisFormat === null ? {} : { format: options.yAxisFormat }),
    },
  };
}

function ends(from: number | null, to: number | null): Part {
  return { ...(from === null ? {} : { domainMin: from }), ...(to === null ? {} : { domainMax: to }) };
}

function axisOf(isVisible: boolean | "hidden"): Part {
  return {
    labels: isVisible !== false,
    ticks: isVisible !== false,
    labelOverlap: true,
    ...(isVisible === "hidden" ? { labelOpacity: 0 } : {}),
  };
}

function colorChannel({ colorKind, series }: Points, options: PlotOptions, setting: Setting): Part {
  const isNominal = colorKind === "nominal";
  const { colorMap, colorsInLegend } = options;
  const shown = isNominal ? series.filter((name) => colorsInLegend?.includes(name) ?? true) : [];
  const title = options.colorTitle ?? options.color;
  return {
    field: "series",
    type: isNominal ? "nominal" : "quantitative",
    title,
    sort: null,
    scale: isNominal
      ? { domain: series, range: series.map((name, i) => colorMap?.[name] ?? PALETTE[i % PALETTE.length]) }
      : { range: setting.look.shades, interpolate: "rgb" },
    legend:
      colorsInLegend?.length === 0
        ? null
        : {
            orient: "bottom",
            title,
            ...(isNominal
              ? { values: shown, columns: columnsFor(shown, setting), symbolType: "circle", symbolStrokeWidth: 0 }
              : { gradientLength: Math.min(200, setting.width - 80) }),
          },
  };
}

/** Ten colours that can be told apart on light and on dark. */
const PALETTE = [
  ...["#4c78a8", "#f58518", "#e45756", "#72b7b2", "#54a24b"],
  ...["#eeca3b", "#b279a2", "#ff9da6", "#9d755d", "#bab0ac"],
];

/** As many names side by side as there is room for. */
function columnsFor(names: readonly string[], { width, measure }: Setting): number {
  const widest = Math.min(Math.max(0, ...names.map(measure)), 160);
  return Math.min(names.length, Math.max(1, Math.floor((width - 60) / (widest + 32))));
}

function layersOf(points: Points, options: PlotOptions, { isSelectable, look, width }: Setting): Part[] {
  const params = isSelectable ? { params: [brush(look)] } : {};
  const encoding = { y: yChannel(points, options) };
  const own = points.colorKind === null ? { color: look.primary } : {};
  if (points.mark === "bar") return [bars(points, { encoding, own, params, width })];
  if (points.mark === "point") {
    return [{ mark: { type: "point", clip: true, tooltip: false, ...own }, encoding, ...params }];
  }
  const strokeWidth = { condition: { test: `datum.series === ${NEAR_SERIES}`, value: 3.5 }, value: 2 };
  return [
    {
      mark: { type: "line", clip: true, strokeJoin: "round", ...own },
      encoding: {
        ...encoding,
        ...(points.colorKind === null ? {} : { strokeWidth }),
        ...(points.colorKind === "nominal" || points.colorKind === null ? {} : { detail: { field: "series" } }),
      },
      ...params,
    },
    {
      transform: [{ filter: `datum.isAlone || datum.id === ${NEAR_ID}` }],
      mark: { type: "point", filled: true, opacity: 1, size: 70, clip: true, ...own },
      encoding,
    },
  ];
}

interface Layer {
  encoding: Part;
  own: Part;
  params: Part;
  /** Pixels of the whole chart. */
  width: number;
}

function bars({ step, kind, points }: Points, { encoding, own, params, width }: Layer): Part {
  const opacity = { condition: { test: `${NEAR_ID} < 0 || datum.id === ${NEAR_ID}`, value: 1 }, value: 0.7 };
  const shape =
    step !== null
      ? { type: "rect", xOffset: 0.5, x2Offset: -0.5 }
      : { type: "bar", orient: "vertical", ...(kind === "nominal" ? {} : { width: barWidth(points, width) }) };
  return {
    mark: { ...shape, clip: true, ...own },
    encoding: { ...encoding, y2: { field: "y0" }, ...(step === null ? {} : { x2: { field: "x2" } }), opacity },
    ...params,
  };
}

/** Bars on an axis of numbers or moments: as wide as the two that are closest leave room for. */
function barWidth(points: Points["points"], width: number): number {
  const places = [...new Set(points.map(({ x }) => Number(x)))].toSorted((a, b) => a - b);
  const range = (places.at(-1) ?? 0) - (places[0] ?? 0);
  const gap = places.slice(1).reduce((least, place, i) => Math.min(least, place - (places[i] ?? 0)), Infinity);
  const pixels = range > 0 ? (gap / range) * width * 0.7 : 20;
  return Math.min(Math.max(pixels, 1), 20);
}

/** A range along the x axis, drawn by the visitor. The wheel stays with the page. */
function brush(look: Look): Part {
  return {
    name: BRUSH,
    select: {
      type: "interval",
      encodings: ["x"],
      zoom: false,
      mark: { fill: look.subdued, fillOpacity: 0.3, stroke: "none", cursor: "move" },
    },
  };
}

function configOf({ look }: Setting): Part {
  const title = { titleColor: look.text, titleFontWeight: "normal", titleFont: look.font };
  const labels = { labelColor: look.text, labelFont: look.font };
  return {
    font: look.font,
    axis: {
      ...title,
      ...labels,
      titleFontSize: 12,
      labelFontSize: 11,
      grid: true,
      gridColor: look.grid,
      domainColor: look.grid,
      tickColor: look.grid,
    },
    axisXDiscrete: { grid: false },
    legend: { ...title, ...labels, titleFontSize: 12, labelFontSize: 11, offset: 4, gradientThickness: 12 },
    title: { color: look.text, font: look.font, fontWeight: "normal", fontSize: 14, anchor: "middle" },
    view: { stroke: look.grid },
    aria: false,
  };
}

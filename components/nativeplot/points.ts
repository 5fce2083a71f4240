/** From the table to what is drawn: limits, bins, aggregates, samples and stacks. */

import type { NativePlotProps, PlotAggregate, PlotCell, PlotData, PlotDatatype, PlotMark } from "./props.ts";

/** What says how a table is drawn. */
export type PlotOptions = Omit<NativePlotProps, "value" | "buttons">;

/** One mark of the drawing. */
export interface Point {
  /** Names the mark, to light it up. */
  id: number;
  x: number | string;
  y: number | null;
  series: string | number | null;
  /** Where its bin ends. */
  x2?: number;
  /** Where its bar begins; it ends at `y1`. */
  y0?: number;
  y1?: number;
  /** The only one of its series: no line leads to it. */
  isAlone?: boolean;
  /** Its row of the table; null where it stands for several. */
  row: number | null;
}

/** What is drawn, in the order in which it is. */
export interface Points {
  mark: PlotMark;
  points: readonly Point[];
  kind: PlotDatatype;
  colorKind: PlotDatatype | null;
  /** Names along the x axis, in their order. */
  names: readonly string[];
  /** Series in the order of the data. */
  series: readonly string[];
  /** Width of a bin; null without bins. */
  step: number | null;
  isAggregated: boolean;
}

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };
/** Lines of more points than these are thinned out, to the highest and lowest of each of so many bins. */
const MOST_POINTS = 1000;
const SAMPLE_BINS = 250;

/** False where there is nothing to draw: no rows, no such columns, or none named. */
export function canDraw(table: PlotData | null, { x, y }: Axes): table is PlotData {
  return (
    table !== null && table.data.length > 0 && [x, y].every((name) => name !== null && table.columns.includes(name))
  );
}

type Axes = Pick<PlotOptions, "x" | "y">;

/** What there is to draw. */
export function pointsOf(table: PlotData, options: PlotOptions): Points {
  const at = { x: table.columns.indexOf(options.x ?? ""), y: table.columns.indexOf(options.y ?? "") };
  const { mark } = table;
  const kind = table.datatypes[options.x ?? ""] ?? "nominal";
  const color = options.color === null ? -1 : table.columns.indexOf(options.color);
  const colorKind = color < 0 ? null : (table.datatypes[options.color ?? ""] ?? "nominal");
  const step = kind === "nominal" ? null : binOf(options.xBin, kind);
  const isAggregated = step !== null || (mark === "point" ? options.yAggregate !== null : kind === "nominal");
  const all = table.data.flatMap((cells, row) => pointOf(cells, { ...at, color, row, kind, colorKind }));
  const series = colorKind === "nominal" ? [...new Set(all.map((point) => String(point.series)))] : [];
  const binned = step === null ? all : all.map((point) => inBin(point, step, kind));
  const merged = isAggregated ? aggregated(binned, options.yAggregate ?? "sum") : binned;
  const limits = kind === "nominal" ? null : limitsOf(options, kind);
  const within = limits ? inside(merged, { limits, mark }) : merged;
  const thinned = mark === "line" && step === null && kind !== "nominal" ? sampled(within) : within;
  const isStacked = !isAggregated || ["sum", "count"].includes(options.yAggregate ?? "sum");
  const points = arranged(inOrder(thinned, series), { mark, isStacked });
  const names = kind === "nominal" ? sortedNames(merged, options.sort) : [];
  return { mark, points, kind, colorKind, names, series, step, isAggregated };
}

/** Where the x axis begins and ends. Moments are milliseconds. */
export function limitsOf({ xLim }: PlotOptions, kind: PlotDatatype): [number | null, number | null] | null {
  if (!xLim) return null;
  const scale = kind === "temporal" ? 1000 : 1;
  const [from, to] = xLim;
  return [from === null ? null : from * scale, to === null ? null : to * scale];
}

function binOf(bin: number | string | null, kind: PlotDatatype): number | null {
  if (bin === null) return null;
  const [, count, unit = ""] = /^([\d.]+)([smhd]?)$/.exec(String(bin)) ?? [];
  const step = Number(count) * (SECONDS[unit] ?? 1) * (kind === "temporal" ? 1000 : 1);
  return step > 0 ? step : null;
}

interface Place {
  x: number;
  y: number;
  color: number;
  row: number;
  kind: PlotDatatype;
  colorKind: PlotDatatype | null;
}

function pointOf(cells: readonly PlotCell[], { x, y, color, row, kind, colorKind }: Place): Point[] {
  const [at, height, shade] = [cells[x] ?? null, cells[y] ?? null, cells[color] ?? null];
  if (at === null) return [];
  const series = colorKind === null ? null : colorKind === "nominal" ? String(shade) : Number(shade);
  const place = kind === "nominal" ? String(at) : Number(at);
  return [{ id: row, x: place, y: height === null ? null : Number(height), series, row }];
}

/** Bins of moments begin where the visitor's days and hours do. */
function inBin(point: Point, step: number, kind: PlotDatatype): Point {
  const at = Number(point.x);
  const shift = kind === "temporal" ? new Date(at).getTimezoneOffset() * 60_000 : 0;
  const start = Math.floor((at - shift) / step) * step + shift;
  return { ...point, x: start, x2: start + step };
}

function aggregated(points: readonly Point[], how: PlotAggregate): Point[] {
  const groups = Map.groupBy(points, ({ x, series }) => JSON.stringify([x, series]));
  return [...groups.values()].flatMap((group, id): Point[] => {
    const [first] = group;
    if (!first) return [];
    const values = group.flatMap(({ y }) => (y === null || Number.isNaN(y) ? [] : y));
    const y = how === "count" ? group.length : values.length > 0 ? AGGREGATES[how](values) : null;
    return [{ ...first, id, y, row: group.length === 1 ? first.row : null }];
  });
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
const AGGREGATES: Readonly<Record<PlotAggregate, (values: readonly number[]) => number>> = {
  sum: total,
  mean: (values) => total(values) / values.length,
  median(values) {
    const sorted = values.toSorted((a, b) => a - b);
    const middle = (sorted.length - 1) / 2;
    return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
  },
  min: (values) => values.reduce((least, value) => Math.min(least, value)),
  max: (values) => values.reduce((most, value) => Math.max(most, value)),
  count: (values) => values.length,
};

interface Within {
  limits: [number | null, number | null];
  mark: PlotMark;
}

/** Lines keep a point on either side, so that they run off the edge. */
function inside(points: readonly Point[], { limits, mark }: Within): Point[] {
  const [from, to] = [limits[0] ?? -Infinity, limits[1] ?? Infinity];
  const isInside = ({ x, x2 = Number(x) }: Point): boolean => x2 >= from && Number(x) <= to;
  if (mark !== "line") return points.filter(isInside);
  return eachSeries(points, (series) => {
    const first = series.findLastIndex(({ x }) => Number(x) < from);
    const last = series.findIndex(({ x }) => Number(x) > to);
    return series.slice(Math.max(first, 0), last < 0 ? undefined : last + 1);
  });
}

/** In each bin the highest and the lowest of each series. */
function sampled(points: readonly Point[]): Point[] {
  if (points.length <= MOST_POINTS) return [...points];
  let [from, to] = [Infinity, -Infinity];
  for (const { x } of points) [from, to] = [Math.min(from, Number(x)), Math.max(to, Number(x))];
  const width = (to - from) / SAMPLE_BINS || 1;
  return eachSeries(points, (series) => {
    const bins = Map.groupBy(series, ({ x }) => Math.min(Math.floor((Number(x) - from) / width), SAMPLE_BINS - 1));
    return [...bins.values()].flatMap((bin) => {
      const heights = bin.map(({ y }) => y ?? NaN).filter((y) => !Number.isNaN(y));
      const [least, most] = [AGGREGATES.min, AGGREGATES.max].map((pick) => (heights.length > 0 ? pick(heights) : null));
      // Of equal ones, the first.
      const ends = [least, most].map((end) => bin.find(({ y }) => y === end));
      return bin.filter((point) => ends.includes(point));
    });
  });
}

function eachSeries(points: readonly Point[], change: (series: Point[]) => Point[]): Point[] {
  const groups = Map.groupBy(points, ({ series }) => series);
  return [...groups.values()].flatMap((series) => change(series.toSorted((a, b) => Number(a.x) - Number(b.x))));
}

/** Series after series, so that every stack has them in the same order. */
function inOrder(points: readonly Point[], series: readonly string[]): readonly Point[] {
  if (series.length === 0) return points;
  const places = new Map(series.map((name, i) => [name, i]));
  const placeOf = (point: Point): number => places.get(String(point.series)) ?? 0;
  return points.toSorted((a, b) => placeOf(a) - placeOf(b));
}

interface Arrangement {
  mark: PlotMark;
  isStacked: boolean;
}

function arranged(points: readonly Point[], { mark, isStacked }: Arrangement): Point[] {
  if (mark === "bar") return isStacked ? stacked(points) : overlaid(points);
  if (mark !== "line") return middled(points);
  const groups = Map.groupBy(points, ({ series }) => series);
  return middled(points).map((point) => ({ ...point, isAlone: groups.get(point.series)?.length === 1 }));
}

/** What is no bar stands in the middle of its bin. */
function middled(points: readonly Point[]): Point[] {
  return points.map((point) => (point.x2 === undefined ? point : { ...point, x: (Number(point.x) + point.x2) / 2 }));
}

/** One bar on the other, what is below zero downwards. */
function stacked(points: readonly Point[]): Point[] {
  const [up, down] = [new Map<number | string, number>(), new Map<number | string, number>()];
  return points.map((point) => {
    const y = point.y ?? 0;
    const tops = y < 0 ? down : up;
    const y0 = tops.get(point.x) ?? 0;
    tops.set(point.x, y0 + y);
    return { ...point, y0, y1: y0 + y };
  });
}

/** One bar before the other, the short before the long. */
function overlaid(points: readonly Point[]): Point[] {
  return points
    .map((point) => ({ ...point, y0: 0, y1: point.y ?? 0 }))
    .toSorted((a, b) => Math.abs(b.y1) - Math.abs(a.y1));
}

function sortedNames(points: readonly Point[], sort: PlotOptions["sort"]): string[] {
  const heights = new Map<string, number>();
  for (const { x, y } of points) heights.set(String(x), (heights.get(String(x)) ?? 0) + (y ?? 0));
  const names = [...heights.keys()];
  if (sort === null) return names;
  if (typeof sort !== "string") {
    return [...sort.filter((name) => heights.has(name)), ...names.filter((name) => !sort.includes(name))];
  }
  const by = (a: string, b: string): number =>
    sort.endsWith("y") ? (heights.get(a) ?? 0) - (heights.get(b) ?? 0) : a.localeCompare(b);
  const sorted = names.toSorted(by);
  return sort.startsWith("-") ? sorted.reverse() : sorted;
}

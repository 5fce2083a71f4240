/** What a section answers. */

import type { Subject } from "./servers/server.ts";

export type Unit =
  | "µs"
  | "ms"
  | "s"
  | "KB"
  | "MB"
  | "MB/s"
  | "per second"
  | "requests"
  | "yields"
  | "% of a core"
  | "times";

/** Which way is better. */
export type Better = "less" | "more";

/** One value in several rounds. */
export interface Sample {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly rounds: number;
}

/** What one of the three did: a sample, the reason why there is none, or null if it has nothing to do with the figure. */
export type Reading = Sample | { readonly failure: string } | null;

/** What the work at a figure was bounded by. */
export type Bounds = Readonly<Partial<Record<Subject, string>>>;

/** A goal, and whether the measured ratio meets it. */
export interface Goal {
  /** "at most 1/3 of Gradio's" */
  readonly text: string;
  readonly isMet: boolean;
}

/** One line of a table. */
export interface Figure {
  /** Heading of the table that it belongs to. */
  readonly group: string;
  readonly name: string;
  readonly unit: Unit;
  readonly better: Better;
  readonly readings: Readonly<Record<Subject, Reading>>;
  /** Ours by Gradio's, round by round. */
  readonly toGradio: Sample | null;
  /** Ours by the bare platform's. */
  readonly toBare: Sample | null;
  readonly goal: Goal | null;
  readonly bounds: Bounds;
}

/** One part of the benchmark, run by its name. */
export interface Section {
  readonly name: string;
  readonly title: string;
  /** What was done, for whoever reads the tables: Markdown. */
  readonly about: string;
  run(bench: Bench): Promise<SectionResult>;
}

export interface SectionResult {
  readonly figures: readonly Figure[];
  readonly plots: readonly Plot[];
  /** What the reader must know beside the figures, such as what could not be measured. */
  readonly notes: readonly string[];
}

/** How much to measure. */
export interface Bench {
  readonly isQuick: boolean;
  /** The first number in a whole run, the second in a quick one. */
  amount(whole: number, quick: number): number;
  /** Tells whoever waits. */
  say(text: string): void;
}

export type Plot = BarPlot | LinePlot;

/** Bars by group, one for each of the three. */
export interface BarPlot {
  readonly kind: "bars";
  readonly name: string;
  readonly title: string;
  readonly unit: Unit;
  readonly better: Better;
  readonly groups: readonly { readonly name: string; readonly readings: Readonly<Record<Subject, Reading>> }[];
}

/** Lines over a growing load. */
export interface LinePlot {
  readonly kind: "lines";
  readonly name: string;
  readonly title: string;
  readonly unit: Unit;
  readonly xLabel: string;
  readonly points: readonly { readonly x: number; readonly readings: Readonly<Record<Subject, Reading>> }[];
  /** What nobody can go below. */
  readonly ideal: number | null;
}

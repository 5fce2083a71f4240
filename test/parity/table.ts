/** The outcome as text: a line a row, what differs below it, and the reasons at the end. */

import type { Difference } from "./golden/normalize.ts";
import type { Judged } from "./judge.ts";

export interface TableOptions {
  /** Why, by the name of a declared difference. */
  readonly reasons: ReadonlyMap<string, string>;
  /** Declared differences that were not found. */
  readonly stale: readonly string[];
  readonly showsEqual: boolean;
}

const MOST_DETAILS = 12;
const WIDTH = 140;

/** The whole report. */
export function tableOf(rows: readonly Judged[], { reasons, stale, showsEqual }: TableOptions): string {
  const shown = showsEqual ? rows : rows.filter(({ verdict }) => verdict !== "equal");
  return [
    ...shown.flatMap(linesOf),
    "",
    ...legend(rows, reasons),
    ...stale.map(
      (what) => `Declared, and not found any more: ${what}. Take it out of declared.ts and docs/differences.md.`,
    ),
    totals(rows),
  ].join("\n");
}

function linesOf({ name, verdict, declared, found }: Judged): string[] {
  switch (verdict) {
    case "equal":
      return [`equal       ${name}`];
    case "on purpose":
      return [`on purpose  ${name}  (${declared.join("; ")})`];
    case "different": {
      const more = found.length - MOST_DETAILS;
      return [
        `DIFFERENT   ${name}`,
        ...found.slice(0, MOST_DETAILS).flatMap(detail),
        ...(more > 0 ? [`              and ${more} more`] : []),
      ];
    }
  }
}

function detail({ path, gradio, ours }: Difference): string[] {
  return [
    `              ${path || "all of it"}`,
    `                Gradio: ${short(gradio)}`,
    `                ours:   ${short(ours)}`,
  ];
}

function short(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value);
  return text.length > WIDTH ? `${text.slice(0, WIDTH)}…` : text;
}

function legend(rows: readonly Judged[], reasons: ReadonlyMap<string, string>): string[] {
  const counts = new Map<string, number>();
  for (const what of rows.flatMap(({ declared }) => declared)) counts.set(what, (counts.get(what) ?? 0) + 1);
  if (counts.size === 0) return [];
  const lines = [...counts].map(
    ([what, count]) => `  ${what} (${count} ${count === 1 ? "row" : "rows"}): ${reasons.get(what) ?? "?"}`,
  );
  return ["Different on purpose, with the reasons of docs/differences.md:", ...lines, ""];
}

function totals(rows: readonly Judged[]): string {
  const count = (verdict: Judged["verdict"]): number => rows.filter((row) => row.verdict === verdict).length;
  return (
    `${rows.length} ${rows.length === 1 ? "row" : "rows"}: ${count("equal")} equal, ${count("on purpose")} different on purpose, ` +
    `${count("different")} different.`
  );
}

/** The table of a run: for people at a terminal, and for the documents. */

import { availableParallelism, cpus, loadavg, totalmem } from "node:os";
import { KINDS } from "./checker/history.ts";
import type { Row } from "./fault.ts";

const HEADS = ["lost", "dup. ends", "dup. starts", "order", "gaps", "ghosts"];

/** One fault as soon as it has run. */
export function tellRow(row: Row, repeat: string): string {
  const counts = KINDS.map((kind, i) => `${HEADS[i]} ${row.counts[kind]}`).join(", ");
  const rules = row.rules.map(
    ({ what, measured, isKept, isTimed }) =>
      `     ${isKept ? "kept" : isTimed ? "slow" : "BROKEN"}: ${what}${measured === "" ? "" : `: ${measured}`}`,
  );
  const lines = [
    `${row.isPassed ? "ok  " : "FAIL"} ${row.id} ${row.name} (${row.seconds.toFixed(0)} s): ${row.volume}`,
    `     ${counts}`,
    ...rules,
  ];
  if (!row.isPassed) lines.push(...row.explained, `Repeat it: ${repeat}`);
  return lines.join("\n");
}

/** The rows as a table in Markdown. */
export function markdownOf(rows: readonly Row[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    line(["", "fault", "volume", ...HEADS, "besides"]),
    line(["---", "---", "---", ...HEADS.map(() => "--:"), "---"]),
    ...rows.map(({ id, name, volume, counts, rules }) => {
      const besides = rules.map(
        ({ what, measured, isKept }) => `${what}: ${measured}${isKept ? "" : " **(not kept)**"}`,
      );
      return line([id, name, volume, ...KINDS.map((kind) => String(counts[kind])), besides.join("; ")]);
    }),
  ].join("\n");
}

/** What it ran on. Load tells how much of it others used. */
export function machine(): string {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 1024 ** 3);
  const [, load = 0] = loadavg();
  return `${availableParallelism()} cores (${cpu?.model.trim() ?? "unknown"}), ${memory} GB, ${process.platform}, Node.js ${process.version}, load average ${load.toFixed(1)}`;
}

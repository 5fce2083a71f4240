/**
 * Puts the queue through the faults of the matrix, on real processes, and prints what they did to it.
 *
 * @example
 * npm run faults
 * npm run faults -- --smoke
 * npm run faults -- --only F4,F8 --seed 1234
 */

import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { MATRIX } from "./matrix.ts";
import type { Fault, Row, Tier } from "./fault.ts";
import { machine, markdownOf, tellRow } from "./report.ts";

const DOCUMENT = resolve(import.meta.dirname, "../../docs/reliability.md");
const TABLE = /(<!-- table -->\n).*(<!-- end of the table -->)/s;

/** Runs the faults one after the other and tells of each. */
async function runFaults(faults: readonly Fault[], tier: Tier, seed: number): Promise<Row[]> {
  const rows: Row[] = [];
  for (const fault of faults) {
    const row = await fault.run(tier, seed);
    rows.push(row);
    const smoke = tier === "smoke" ? " --smoke" : "";
    console.log(tellRow(row, `npm run faults --${smoke} --only ${fault.id} --seed ${seed}`));
  }
  return rows;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { smoke: { type: "boolean" }, only: { type: "string" }, seed: { type: "string" } },
  });
  const tier = values.smoke ? "smoke" : "full";
  const seed = values.seed === undefined ? Math.floor(Math.random() * 1_000_000) : Number(values.seed);
  const wanted = values.only?.split(",");
  const faults = wanted ? MATRIX.filter(({ id }) => wanted.includes(id)) : MATRIX;
  if (faults.length === 0 || !Number.isInteger(seed))
    throw new Error("There is no such fault, or the seed is no number.");
  const before = machine();
  console.log(`${tier} tier, seed ${seed}, ${before}\n`);
  const rows = await runFaults(faults, tier, seed);
  const failed = rows.filter(({ isPassed }) => !isPassed).map(({ id }) => id);
  console.log(failed.length === 0 ? "\nAll passed." : `\nNot passed: ${failed.join(", ")}.`);
  if (tier === "full" && !wanted) writeTable(rows, `Seed ${seed}; ${before}.`);
  process.exit(failed.length === 0 ? 0 : 1);
}

function writeTable(rows: readonly Row[], where: string): void {
  const text = readFileSync(DOCUMENT, "utf8");
  const [day = ""] = new Date().toISOString().split("T");
  writeFileSync(DOCUMENT, text.replace(TABLE, `$1\nRun on ${day}. ${where}\n\n${markdownOf(rows)}\n\n$2`));
}

await main();

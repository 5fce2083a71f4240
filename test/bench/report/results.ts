/** What was measured so far, section by section: a run of some sections leaves the others as they are. */

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { arch, cpus, platform, totalmem } from "node:os";
import { dirname } from "node:path";
import type { SectionResult } from "../figure.ts";

/** Results by section. */
export type Results = Record<string, Measured>;

export interface Measured extends SectionResult {
  /** Day of the measurement. */
  readonly date: string;
  readonly isQuick: boolean;
  readonly versions: Readonly<Record<string, string>>;
  readonly machine: string;
}

export function readResults(path: string): Results {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Results; // written below
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return {};
    throw new Error(`${path} cannot be read; delete it to start anew.`, { cause: error });
  }
}

export function writeResults(path: string, results: Results): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(results, rounded, 2)}\n`);
}

export function machine(): string {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${first?.model.trim() ?? "processor"}, ${memory} GB, ${platform()} ${arch()}`;
}

/** More digits than were measured would only make each run look different. */
function rounded(_: string, value: unknown): unknown {
  return typeof value === "number" ? Number(value.toPrecision(4)) : value;
}

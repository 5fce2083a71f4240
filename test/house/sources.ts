/** The files that the rules of the house are about. */

import { globSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

export const ROOT = resolve(import.meta.dirname, "../..");

/** What ships, and what builds and shows it. */
const CODE = ["src", "components", "worker", "durable", "demos", "scripts"];

/** A file as text, by its path from the root. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** Every source file: TypeScript, styles and pages. */
export function sources(): Source[] {
  return read(CODE.map((folder) => `${folder}/**/*.{ts,css,html}`));
}

/** Everything that somebody reads: sources, tests, documents, settings. */
export function texts(): Source[] {
  return read([
    ...[...CODE, "test", "docs"].map((folder) => `${folder}/**/*.{ts,css,html,md,json,toml,py}`),
    "*.{md,json,ts,toml}",
    ".*.json",
    ".ci/*",
  ]).filter(({ path }) => path !== "package-lock.json");
}

/** The files at these patterns. */
export function read(patterns: readonly string[]): Source[] {
  return globSync([...patterns], { cwd: ROOT })
    .sort()
    .map((path) => ({ path: path.replaceAll("\\", "/"), text: readFileSync(join(ROOT, path), "utf8") }));
}

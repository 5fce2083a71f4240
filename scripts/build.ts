/** Builds the library when its sources have changed since the last build. `--force` builds anyway. */

import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { build } from "vite";
import { buildTypes } from "./build-types.ts";

const STAMP = "dist/.sources";
const SOURCES = ["src", "components", "worker", "durable"].map((folder) => `${folder}/**/*.{ts,css,svg}`);

/** Builds what the page and an author's Worker load. Answers whether there was anything to do. */
export async function buildLibrary(options: { force: boolean }): Promise<boolean> {
  const stamp = fingerprint();
  if (!options.force && existsSync(STAMP) && readFileSync(STAMP, "utf8") === stamp) return false;
  rmSync("dist", { recursive: true, force: true });
  mkdirSync("dist");
  // Vite warns of what is meant: Node.js modules that Workers have too.
  await build({ mode: "client", logLevel: "error" });
  await build({ mode: "library", logLevel: "error" });
  writeFileSync(STAMP, stamp);
  return true;
}

function fingerprint(): string {
  const hash = createHash("sha256");
  const files = globSync([...SOURCES, "vite.config.ts", "package-lock.json", "tsconfig.base.json"]).sort();
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(file));
  return hash.digest("hex");
}

if (import.meta.main) {
  const isBuilt = await buildLibrary({ force: process.argv.includes("--force") });
  if (process.argv.includes("--types")) buildTypes();
  console.log(isBuilt ? "Built dist." : "dist is up to date.");
}

/** Builds the Workers that are measured, as a deploy would build them. */

import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { promisify } from "node:util";
import { buildLibrary } from "../../../scripts/build.ts";
import { certificateSettings } from "../../../src/cli/certificates.ts";
import { QUIET } from "../../../src/cli/wrangler.ts";
import { writeProject } from "../../support/worker-project.ts";

export const BENCH = resolve(import.meta.dirname, "..");
const ROOT = resolve(BENCH, "../..");
/** What the benchmark makes and nobody keeps. */
export const CACHE = join(ROOT, ".gradio/bench");

/** A built Worker with the configuration that it runs by. */
export interface Bundle {
  readonly config: string;
  readonly script: string;
}

type BundleName = "busy" | "chat" | "hello" | "hundred" | "load" | "bare";

const SOURCES: Readonly<Record<BundleName, string>> = {
  hello: join(ROOT, "demos/hello_world/app.ts"),
  busy: join(BENCH, "apps/busy.ts"),
  chat: join(BENCH, "apps/chat.ts"),
  hundred: join(BENCH, "apps/hundred.ts"),
  load: join(BENCH, "apps/load.ts"),
  bare: join(BENCH, "apps/bare.ts"),
};

const bundles = new Map<BundleName, Promise<Bundle>>();
let library: Promise<boolean> | undefined;

/** The built Worker; built on first use. */
export function bundleOf(name: BundleName): Promise<Bundle> {
  const known = bundles.get(name) ?? build(name);
  bundles.set(name, known);
  return known;
}

async function build(name: BundleName): Promise<Bundle> {
  library ??= buildLibrary({ force: false });
  await library;
  const folder = join(CACHE, name);
  const out = join(folder, "out");
  mkdirSync(out, { recursive: true });
  const config = name === "bare" ? writeBareProject(folder) : writeProject(folder, SOURCES[name]);
  const wrangler = join(dirname(createRequire(import.meta.url).resolve("wrangler/package.json")), "bin/wrangler.js");
  await promisify(execFile)(process.execPath, [wrangler, "deploy", "--dry-run", "--outdir", out, "--config", config], {
    env: { ...process.env, ...QUIET, ...certificateSettings() },
  });
  return { config, script: join(out, "worker.js") };
}

/** The bare Worker has no library in it, and no assets. */
function writeBareProject(folder: string): string {
  const path = join(folder, "wrangler.json");
  const source = relative(folder, SOURCES.bare).replaceAll("\\", "/");
  writeFileSync(join(folder, "worker.ts"), `export * from "${source}";\nexport { default } from "${source}";\n`);
  writeFileSync(
    path,
    JSON.stringify({
      name: "bare",
      main: "worker.ts",
      compatibility_date: "2026-10-01",
      compatibility_flags: ["nodejs_compat", "enable_request_signal"],
      send_metrics: false,
      r2_buckets: [{ binding: "FILES", bucket_name: "files" }],
      durable_objects: { bindings: [{ name: "OBJECT", class_name: "BareObject" }] },
      migrations: [{ tag: "v1", new_sqlite_classes: ["BareObject"] }],
    }),
  );
  return path;
}

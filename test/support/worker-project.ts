/** The files that make a Worker of an app: what the command line and a `wrangler.toml` do for an author. */

import { writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";

const ENTRY = "worker.ts";
const CLIENT = resolve(import.meta.dirname, "../../dist/client");

/** Writes the project of an app into a folder; answers the path of its configuration. */
export function writeProject(folder: string, app: string): string {
  const path = join(folder, "wrangler.json");
  writeFileSync(entryOf(folder), entrySource(relative(folder, app).replaceAll("\\", "/")));
  writeFileSync(path, JSON.stringify(config(folder)));
  return path;
}

/** The module in a project's folder that is its Worker. */
export function entryOf(folder: string): string {
  return join(folder, ENTRY);
}

function entrySource(app: string): string {
  return `import app from ${JSON.stringify(app)};
import { createDurableObjects } from "gradio-workers/durable";
import { createWorker } from "gradio-workers/worker";

export default createWorker(app);
export const { QueueObject, Runner } = createDurableObjects(app);
`;
}

function config(folder: string): object {
  return {
    name: "app",
    main: ENTRY,
    compatibility_date: "2026-10-01",
    compatibility_flags: ["nodejs_compat", "enable_request_signal"],
    send_metrics: false,
    rules: [{ type: "Text", globs: ["**/*.css"], fallthrough: true }],
    assets: { directory: relative(folder, CLIENT), binding: "ASSETS", run_worker_first: true },
    r2_buckets: [{ binding: "FILES", bucket_name: "files" }],
    durable_objects: { bindings: [{ name: "QUEUE", class_name: "QueueObject" }] },
    migrations: [{ tag: "v1", new_sqlite_classes: ["QueueObject"] }],
  };
}

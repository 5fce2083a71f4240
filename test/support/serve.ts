/** Serves an app for a test: the built library, real workerd, storage of its own. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { unstable_startWorker as startWorker } from "wrangler";

const ROOT = resolve(import.meta.dirname, "../..");
const FOLDER = join(ROOT, ".gradio", "tests");

process.env["CLOUDFLARE_CF_FETCH_ENABLED"] = "false";
process.env["WRANGLER_SEND_METRICS"] = "false";
process.env["WRANGLER_HIDE_BANNER"] = "true";

/** An app under test, until it is disposed of. */
export interface Served extends AsyncDisposable {
  /** Address without a trailing slash. */
  readonly url: string;
}

/** Serves the demo of this name. */
export function serveDemo(demo: string): Promise<Served> {
  return serveApp(join(ROOT, "demos", demo, "app.ts"));
}

/** Serves the app in this file. */
export async function serveApp(app: string): Promise<Served> {
  mkdirSync(FOLDER, { recursive: true });
  const folder = mkdtempSync(join(FOLDER, "app-"));
  const entry = join(folder, "worker.ts");
  writeFileSync(entry, entrySource(relative(folder, app).replaceAll("\\", "/")));
  writeFileSync(join(folder, "wrangler.json"), JSON.stringify(config(folder)));
  const worker = await startWorker({
    config: join(folder, "wrangler.json"),
    dev: {
      server: { hostname: "127.0.0.1", port: 0 },
      inspector: false,
      logLevel: "error",
      persist: join(folder, "state"),
      watch: false,
    },
  });
  await worker.ready;
  const url = (await worker.url).origin;
  return {
    url,
    async [Symbol.asyncDispose]() {
      await worker.dispose();
      rmSync(folder, { recursive: true, force: true });
    },
  };
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
    main: "worker.ts",
    compatibility_date: "2026-10-01",
    compatibility_flags: ["nodejs_compat", "enable_request_signal"],
    send_metrics: false,
    assets: { directory: relative(folder, join(ROOT, "dist/client")), binding: "ASSETS", run_worker_first: true },
    r2_buckets: [{ binding: "FILES", bucket_name: "files" }],
    durable_objects: { bindings: [{ name: "QUEUE", class_name: "QueueObject" }] },
    migrations: [{ tag: "v1", new_sqlite_classes: ["QueueObject"] }],
  };
}

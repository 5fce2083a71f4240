/** Serves an app for a test: the built library, real workerd, storage of its own. */

import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { unstable_startWorker as startWorker } from "wrangler";
import { writeProject } from "./worker-project.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const FOLDER = join(ROOT, ".gradio", "tests");

process.env["CLOUDFLARE_CF_FETCH_ENABLED"] = "false";
process.env["WRANGLER_SEND_METRICS"] = "false";
process.env["WRANGLER_HIDE_BANNER"] = "true";
process.env["WRANGLER_WRITE_LOGS"] = "false";

/** An app under test, until it is disposed of. */
export interface Served extends AsyncDisposable {
  /** Address without a trailing slash. */
  readonly url: string;
}

/** Serves the demo of this name. */
export function serveDemo(demo: string, options: ServeOptions = {}): Promise<Served> {
  return serveApp(join(ROOT, "demos", demo, "app.ts"), options);
}

export interface ServeOptions {
  /** Default: one that is free. */
  port?: number;
  /** What the app writes to the console. Default: errors. */
  log?: "log" | "error" | "none";
}

/** Serves the app in this file. */
export async function serveApp(app: string, { port = 0, log = "error" }: ServeOptions = {}): Promise<Served> {
  const folder = newFolder();
  const worker = await startWorker({
    config: writeProject(folder, app),
    dev: {
      server: { hostname: "127.0.0.1", port },
      inspector: false,
      logLevel: log,
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

/** A folder that no other app uses. */
export function newFolder(): string {
  mkdirSync(FOLDER, { recursive: true });
  return mkdtempSync(join(FOLDER, "app-"));
}

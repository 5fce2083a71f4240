/** Serves an app for a test: the built library, real workerd, storage of its own. */

import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare, type WorkerdStructuredLog } from "miniflare";
import { unstable_getMiniflareWorkerOptions as workerOptionsOf } from "wrangler";
import { bundleWorker } from "./worker-bundle.ts";
import { entryOf, writeProject } from "./worker-project.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const FOLDER = join(ROOT, ".gradio", "tests");

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
  const { workerOptions } = workerOptionsOf(writeProject(folder, app));
  const contents = await bundleWorker(entryOf(folder));
  const options = convertV4MiniflareOptions({
    host: "127.0.0.1",
    port,
    cf: false,
    log: new Log(log === "none" ? LogLevel.NONE : LogLevel.ERROR),
    logRequests: false,
    handleStructuredLogs: (line) => show(line, log),
    workers: [{ ...workerOptions, modules: [{ type: "ESModule", path: "worker.js", contents }] }],
  });
  const state = join(folder, "state");
  const miniflare = new Miniflare({ ...options, enableDevRegistry: false, resourcePersistencePath: state });
  const { origin } = await miniflare.ready;
  return {
    url: origin,
    async [Symbol.asyncDispose]() {
      await miniflare.dispose();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function show({ level, message }: WorkerdStructuredLog, wanted: ServeOptions["log"]): void {
  if (wanted === "none") return;
  if (level === "error") console.error(message);
  else if (wanted === "log") console.log(message);
}

/** A folder that no other app uses. */
export function newFolder(): string {
  mkdirSync(FOLDER, { recursive: true });
  return mkdtempSync(join(FOLDER, "app-"));
}

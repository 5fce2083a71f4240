/** Gradio's own clients, unchanged, doing the same with both servers. */

import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Pair, Row, Stage } from "../pair.ts";
import { quietEnvironment } from "../../support/gradio-environment.ts";
import type { Server } from "../server.ts";
import type { AppSpec, ListenerSpec } from "../spec.ts";
import { CALLS_APP } from "./calls.ts";
import { FILES_APP } from "./files.ts";
import { SMALL_QUEUE_APP } from "./queue.ts";

function onGo(name: string, fn: string, input: string): ListenerSpec {
  return { name, on: [["go", "click"]], fn, inputs: [input], outputs: ["other"] };
}

/** Calls and files together, with what only clients try. */
const APP: AppSpec = {
  components: [
    ...CALLS_APP.components,
    ...FILES_APP.components.filter(({ name }) => !["text", "tree", "go"].includes(name)),
    { name: "pet", type: "Radio", options: { label: "Pet", choices: ["cat", "dog"] } },
    { name: "bounded_number", type: "Number", options: { label: "Bounded", minimum: 0, maximum: 10 } },
  ],
  listeners: [
    ...(CALLS_APP.listeners ?? []),
    ...(FILES_APP.listeners ?? []),
    onGo("slow", "slow", "text"),
    onGo("endless", "endless", "text"),
    onGo("pet", "echo", "pet"),
    onGo("bounded", "echo", "bounded_number"),
  ],
  launch: { maxFileSize: "4kb" },
};

export const clientStages: readonly Stage[] = [
  { name: "JavaScript client", app: APP, compare: (pair) => beside(pair, javaScript("main")) },
  { name: "JavaScript client, full queue", app: SMALL_QUEUE_APP, compare: (pair) => beside(pair, javaScript("full")) },
  { name: "Python client", app: APP, compare: (pair) => beside(pair, python("main", pair)) },
  { name: "Python client, full queue", app: SMALL_QUEUE_APP, compare: (pair) => beside(pair, python("full", pair)) },
];

/** Answers by the name of what was tried. */
type Answers = Readonly<Record<string, unknown>>;
type Steps = (server: Server) => Promise<Answers>;

const CLIENTS = join(import.meta.dirname, "../clients");

function javaScript(app: "main" | "full"): Steps {
  return ({ url }) => run(process.execPath, [join(CLIENTS, "javascript.ts"), url, app]);
}

function python(app: "main" | "full", { python: path }: Pair): Steps {
  return ({ url }) => run(path, [join(CLIENTS, "python_steps.py"), url, app]);
}

async function run(file: string, args: readonly string[]): Promise<Answers> {
  const folder = mkdtempSync(join(tmpdir(), "gradio-workers-client-"));
  try {
    const { stdout } = await promisify(execFile)(file, [...args], {
      timeout: 180_000,
      maxBuffer: 64 * 1024 ** 2,
      env: { ...quietEnvironment(process.env), TMPDIR: folder, TEMP: folder },
    });
    return JSON.parse(stdout.trim().split("\n").at(-1) ?? "{}") as Answers; // as the scripts print it
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A row for each step. */
async function beside(pair: Pair, steps: Steps): Promise<Row[]> {
  // One after the other: two of these at a time keep each other from answering in time.
  const gradio = await steps(pair.gradio);
  const ours = await steps(pair.ours);
  const names = [...new Set([...Object.keys(gradio), ...Object.keys(ours)])];
  return names.map((name) => ({
    name,
    gradio: pair.gradio.masked(gradio[name]),
    ours: pair.ours.masked(ours[name]),
  }));
}

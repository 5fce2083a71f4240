import { execFile, execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, it } from "vitest";
import { type Served, serveApp } from "../support/serve.ts";

const VENV = resolve(import.meta.dirname, "../../node_modules/.cache/python");
const PYTHON = join(VENV, "bin/python");

const reason = missing();
if (reason) console.log(`Gradio's Python client is not tested: ${reason}`);

describe.runIf(reason === null)("Gradio's Python client", () => {
  let served: Served;
  let results: Record<string, { ok: boolean; detail: string }>;

  beforeAll(async () => {
    served = await serveApp(`${import.meta.dirname}/kitchen.ts`);
    const script = join(import.meta.dirname, "python_client.py");
    const { stdout } = await promisify(execFile)(PYTHON, [script, served.url], {
      timeout: 120_000,
      env: { ...process.env, HF_HUB_OFFLINE: "1", GRADIO_ANALYTICS_ENABLED: "False" },
    });
    results = JSON.parse(stdout.trim().split("\n").at(-1) ?? "{}");
  }, 180_000);

  afterAll(async () => served?.[Symbol.asyncDispose]());

  it.for([
    "connects and lists the endpoints",
    "predicts several times",
    "predicts by parameter names",
    "collects a generator's answers",
    "follows a job's status",
    "cancels an endless generator",
    "is told an author's error as written",
    "is not told what went wrong inside",
    "keeps State between calls",
    "uploads and downloads a file",
    "calls a batch function",
    "calls a function that does not wait in line",
    "is told about a wrong type",
    "is told about a number out of range",
    "is told about a choice that is not offered",
    "refuses an endpoint that does not exist",
    "opens the heartbeat once",
  ])("%s", (name, { expect }) => {
    expect(results[name]).toEqual({ ok: true, detail: "" });
  });
});

/** Why the client cannot run here; null if it can. Makes its environment on first use. */
function missing(): string | null {
  try {
    if (!existsSync(join(VENV, "bin/gradio-client-ready"))) install();
    return null;
  } catch (error) {
    return `it needs Python 3.10 or newer with pip (${error instanceof Error ? error.message.split("\n")[0] : String(error)}).`;
  }
}

function install(): void {
  const options = { stdio: "ignore", timeout: 240_000 } as const;
  execFileSync("python3", ["-c", "import sys; sys.exit(sys.version_info < (3, 10))"], options);
  execFileSync("python3", ["-m", "venv", VENV], options);
  execFileSync(PYTHON, ["-m", "pip", "install", "--quiet", "gradio_client==2.6.0"], options);
  execFileSync("touch", [join(VENV, "bin/gradio-client-ready")], options);
}

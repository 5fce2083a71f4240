import { join } from "node:path";
import { afterAll, beforeAll, describe, it } from "vitest";
import { preparePython, runPython } from "../support/python.ts";
import { type Served, serveApp } from "../support/serve.ts";

const reason = preparePython();
if (reason) console.log(`Gradio's Python client is not tested: ${reason}`);

describe.runIf(reason === null)("Gradio's Python client", () => {
  let served: Served;
  let results: Record<string, { ok: boolean; detail: string }>;

  beforeAll(async () => {
    served = await serveApp(`${import.meta.dirname}/kitchen.ts`);
    const script = join(import.meta.dirname, "python_client.py");
    const stdout = await runPython([script, served.url]);
    results = JSON.parse(stdout.trim().split("\n").at(-1) ?? "{}");
  }, 180_000);

  afterAll(async () => served?.[Symbol.asyncDispose]());

  it.for([
    "connects and lists the endpoints",
    "predicts several times",
    "predicts many times at once",
    "predicts by parameter names",
    "collects a generator's answers",
    "is given what is kept",
    "follows a job's status",
    "cancels an endless generator",
    "is told an author's error as written",
    "is not told what went wrong inside",
    "keeps State between calls",
    "uploads and downloads a file",
    "calls what a render has made for its session",
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

/** A real app whose functions do what functions must not do, each beside one that behaves. */

import { setTimeout as sleep } from "node:timers/promises";
import { createDurableObjects } from "../../durable/index.ts";
import type { RunJobs } from "../../durable/runner.ts";
import { prepare } from "../../src/core/tree.ts";
import * as gr from "../../src/index.ts";
import { runJobs } from "../../src/runtime/run.ts";
import { open, passed } from "./gates.ts";

/** The address under which it is served; jobs of this app are known by it. */
export const ADDRESS = "https://misbehaving.example";

const text = gr.Textbox({ label: "Text" });
const other = gr.Textbox({ label: "Other" });
const number = gr.Number({ label: "Number" });
const json = gr.JSON({ label: "Data" });
const choice = gr.Radio({ label: "Choice", choices: ["a", "b"] });
const kept = gr.State<unknown>(null);
const go = gr.Button("Go");

/** Values of the wrong type, as an author without a compiler has them. */
function untyped(value: unknown): never {
  return value as never; // what the app is about
}

go.click((text) => `good ${text}`, { inputs: text, outputs: other, apiName: "good" });
go.click(
  () => {
    throw new TypeError("a secret");
  },
  { inputs: text, outputs: other, apiName: "throws" },
);
go.click(
  () => {
    throw untyped(undefined);
  },
  { inputs: text, outputs: other, apiName: "throws_nothing" },
);
go.click(
  (text, { signal }) =>
    new Promise<string>((_, reject) => {
      // Long after anybody has stopped to wait.
      signal.addEventListener("abort", () => void passed(`${text} late`).then(() => reject(new Error("too late"))));
      void open(`${text} started`);
    }),
  { inputs: text, outputs: other, apiName: "rejects_late" },
);
go.click((text) => (void open(`${text} started`), new Promise<string>(() => {})), {
  inputs: text,
  outputs: other,
  apiName: "never_settles",
});
go.click(() => new Promise<string>(() => {}), {
  inputs: text,
  outputs: other,
  apiName: "never_settles_in_time",
  timeLimit: 0.05,
});
go.click(
  function* (count) {
    for (let i = 1; i <= (count ?? 0); i++) yield i;
  },
  { inputs: number, outputs: number, apiName: "yields" },
);
go.click((count) => "x".repeat(count ?? 0), { inputs: number, outputs: other, apiName: "answers_much" });
go.click(
  function* (count) {
    yield "small";
    yield "x".repeat(count ?? 0);
  },
  { inputs: number, outputs: other, apiName: "yields_much" },
);
go.click((count) => "x".repeat(count ?? 0), { inputs: number, outputs: kept, apiName: "keeps_much" });
go.click(() => gr.update({ placeholder: untyped(1n) }), { inputs: text, outputs: other, apiName: "answers_bigint" });
go.click(() => untyped(() => 1), { inputs: text, outputs: choice, apiName: "answers_function" });
go.click(() => untyped(loop()), { inputs: text, outputs: choice, apiName: "answers_loop" });
go.click(() => loop(), { inputs: text, outputs: json, apiName: "answers_json_loop" });
go.click(() => () => 1, { inputs: text, outputs: kept, apiName: "keeps_function" });
go.click(
  async (text) => {
    await open(`${text} started`);
    await passed(`${text} at last`);
    return text;
  },
  { inputs: text, outputs: other, apiName: "ignores_signal" },
);
go.click(
  (text, { progress }) => (
    progress(
      untyped(1n),
      untyped(() => 1),
    ),
    gr.Info(untyped(2n)),
    text
  ),
  {
    inputs: text,
    outputs: other,
    apiName: "tells_nonsense",
  },
);
go.click((rows) => rows.slice(1), {
  inputs: text,
  outputs: other,
  batch: true,
  maxBatchSize: 3,
  maxWaitMs: 60_000,
  apiName: "loses_a_row",
});
go.click(
  () => {
    throw new gr.Error("Out of paper.");
  },
  { inputs: text, outputs: other, batch: true, maxBatchSize: 3, maxWaitMs: 60_000, apiName: "batch_throws" },
);
go.click(
  async (text) => {
    await open(`${text} started`);
    await sleep(1);
    await passed(text);
    return `tried ${text}`;
  },
  { inputs: text, outputs: other, apiName: "retried", retries: 1 },
);
go.click(
  async (text) => {
    await open(`${text} started`);
    await passed(text);
    return text;
  },
  { inputs: text, outputs: other, apiName: "waits" },
);
go.click((text) => text, { inputs: text, outputs: other, apiName: "hidden", apiVisibility: "private" });

export const app = gr.Blocks([text, other, number, json, choice, go]).queue({ maxSize: 8, maxPerSession: 4 });

export const { QueueObject: AppQueueObject } = createDurableObjects(app);

const prepared = prepare(app);

/** Runs a job of this app as its own runner would; null for the job of another one. */
export function runOfApp(...[jobs, sink, environment]: Parameters<RunJobs>): ReturnType<RunJobs> | null {
  const isOurs = jobs.every(({ call }) => call.root === ADDRESS);
  return isOurs ? runJobs(prepared, jobs, { sink, ...environment }) : null;
}

function loop(): object {
  const link: { next?: object } = {};
  link.next = link;
  return link;
}

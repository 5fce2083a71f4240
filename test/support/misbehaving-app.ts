/**
 * A real app whose functions do what functions must not do, each beside one that behaves. Its components have no looks,
 * because every test of this folder would have to load them.
 */

import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod/mini";
import { State } from "../../components/state/definition.ts";
import { createDurableObjects } from "../../durable/index.ts";
import type { RunJobs } from "../../durable/runner.ts";
import { Info } from "../../src/authoring/toasts.ts";
import { createApp } from "../../src/core/app.ts";
import { defineComponent } from "../../src/core/component.ts";
import { AppError } from "../../src/core/errors.ts";
import { prepare } from "../../src/core/tree.ts";
import { update } from "../../src/core/update.ts";
import { runJobs } from "../../src/runtime/run.ts";
import { open, passed } from "./gates.ts";

/** The address under which it is served; jobs of this app are known by it. */
export const ADDRESS = "https://misbehaving.example";

const Words = defineComponent({
  type: "words",
  element: null,
  events: { submit: undefined },
  defaults: { value: null as string | null, placeholder: null as string | null },
  wire: () => z.string(),
  preprocess: (words) => words,
  postprocess: (words: string) => words,
});

const Count = defineComponent({
  type: "count",
  element: null,
  events: {},
  defaults: { value: null as number | null },
  wire: () => z.number(),
  preprocess: (count) => count,
  postprocess: (count: number) => count,
});

const text = Words({ label: "Text" });
const other = Words({ label: "Other" });
const number = Count({ label: "Number" });
const kept = State<unknown>(null);

/** Values of the wrong type, as an author without a compiler has them. */
function untyped(value: unknown): never {
  return value as never; // what the app is about
}

text.submit((text) => `good ${text}`, { inputs: text, outputs: other, apiName: "good" });
text.submit(
  () => {
    throw new TypeError("a secret");
  },
  { inputs: text, outputs: other, apiName: "throws" },
);
text.submit(
  () => {
    throw untyped(undefined);
  },
  { inputs: text, outputs: other, apiName: "throws_nothing" },
);
text.submit(
  (text, { signal }) =>
    new Promise<string>((_, reject) => {
      // Long after anybody has stopped to wait.
      signal.addEventListener("abort", () => void passed(`${text} late`).then(() => reject(new Error("too late"))));
      void open(`${text} started`);
    }),
  { inputs: text, outputs: other, apiName: "rejects_late" },
);
text.submit((text) => (void open(`${text} started`), new Promise<string>(() => {})), {
  inputs: text,
  outputs: other,
  apiName: "never_settles",
});
text.submit(() => new Promise<string>(() => {}), {
  inputs: text,
  outputs: other,
  apiName: "never_settles_in_time",
  timeLimit: 0.05,
});
text.submit(
  function* (count) {
    for (let i = 1; i <= count; i++) yield i;
  },
  { inputs: number, outputs: number, apiName: "yields" },
);
text.submit((count) => "x".repeat(count), { inputs: number, outputs: other, apiName: "answers_much" });
text.submit(
  function* (count) {
    yield "small";
    yield "x".repeat(count);
  },
  { inputs: number, outputs: other, apiName: "yields_much" },
);
text.submit((count) => "x".repeat(count), { inputs: number, outputs: kept, apiName: "keeps_much" });
text.submit(() => update({ placeholder: untyped(1n) }), { inputs: text, outputs: other, apiName: "answers_bigint" });
text.submit(() => untyped(() => 1), { inputs: text, outputs: other, apiName: "answers_function" });
text.submit(() => untyped(loop()), { inputs: text, outputs: other, apiName: "answers_loop" });
text.submit(() => () => 1, { inputs: text, outputs: kept, apiName: "keeps_function" });
text.submit(
  async (text) => {
    await open(`${text} started`);
    await passed(`${text} at last`);
    return text;
  },
  { inputs: text, outputs: other, apiName: "ignores_signal" },
);
text.submit(
  (text, { progress }) => (
    progress(
      untyped(1n),
      untyped(() => 1),
    ),
    Info(untyped(2n)),
    text
  ),
  {
    inputs: text,
    outputs: other,
    apiName: "tells_nonsense",
  },
);
text.submit((rows) => rows.slice(1), {
  inputs: text,
  outputs: other,
  batch: true,
  maxBatchSize: 3,
  maxWaitMs: 60_000,
  apiName: "loses_a_row",
});
text.submit(
  () => {
    throw new AppError("Out of paper.");
  },
  { inputs: text, outputs: other, batch: true, maxBatchSize: 3, maxWaitMs: 60_000, apiName: "batch_throws" },
);
text.submit(
  async (text) => {
    await open(`${text} started`);
    await sleep(1);
    await passed(text);
    return `tried ${text}`;
  },
  { inputs: text, outputs: other, apiName: "retried", retries: 1 },
);
text.submit(
  async (text) => {
    await open(`${text} started`);
    await passed(text);
    return text;
  },
  { inputs: text, outputs: other, apiName: "waits" },
);
text.submit((text) => text, { inputs: text, outputs: other, apiName: "hidden", apiVisibility: "private" });

export const app = createApp("blocks", {}, [text, other, number]).queue({ maxSize: 8, maxPerSession: 4 });

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

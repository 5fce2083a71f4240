/** The app that is put through the faults. */

import * as gr from "gradio-workers";
import { countedTo, factsOf, type FunctionName, type Task } from "../functions.ts";
import { misbehave } from "./misbehave.ts";
import { settings } from "./settings.ts";
import { passGate, tellStart } from "./witness.ts";

/** Two builds of one app: "b" has renamed a group, dropped the last function and put another in its place. */
declare const BUILD: "a" | "b";

type Context = gr.Context;

const task = gr.JSON({ label: "Task" });
const answer = gr.Textbox({ label: "Answer" });
const file = gr.File({ label: "File" });
const made = gr.File({ label: "Made" });
const visits = gr.State(0);
const go = gr.Button("Go");

const work = async (value: unknown, ctx: Context): Promise<string> => {
  const wanted = taskOf(value);
  await begin(wanted, ctx);
  return wanted.key;
};

async function* count(value: unknown, ctx: Context) {
  const wanted = taskOf(value);
  await begin({ ...wanted, ms: 0 }, ctx);
  const { key, steps = 1, ms = 0 } = wanted;
  for (let step = 1; step <= steps; step++) {
    yield countedTo(key, step);
    if (ms > steps) await pause(ms / steps, ctx.signal);
  }
}

async function begin({ key, ms = 0, gated = 0, isDeaf = false }: Task, { signal }: Context): Promise<void> {
  const attempt = await tellStart(key);
  if (attempt <= gated) await passGate(`${key}#${attempt}`, isDeaf ? null : signal);
  if (ms > 0) await pause(ms, isDeaf ? null : signal);
}

const options = (name: FunctionName) => ({
  apiName: name,
  concurrencyId: name === "moving" && BUILD === "b" ? "moved" : name,
  concurrencyLimit: factsOf(name).limit,
  retries: factsOf(name).retries,
});
const text = { inputs: task, outputs: answer };

go.click(work, { ...text, ...options("solo") });
go.click(work, { ...text, ...options("pool") });
go.click(work, { ...text, ...options("free") });
go.click(work, { ...text, ...options("again") });
go.click(work, { ...text, ...options("late") });
go.click(count, { ...text, ...options("count") });
go.click(count, { ...text, ...options("recount") });
go.click(
  async (rows) => {
    const tasks = rows.map(taskOf);
    await Promise.all(tasks.map(({ key }) => tellStart(key)));
    await pause(Math.max(...tasks.map(({ ms = 0 }) => ms)), null);
    return tasks.map(({ key }) => key);
  },
  { ...text, ...options("batch"), batch: true, maxBatchSize: 8 },
);
go.click(work, { ...text, ...options("keep"), onDisconnect: "keep" });
go.click(
  async (value, ctx) => {
    const wanted = taskOf(value);
    await begin(wanted, ctx);
    return `${wanted.key}:${"x".repeat(wanted.size ?? 0)}`;
  },
  { ...text, ...options("fill") },
);
go.click(
  async (value, ctx) => {
    const wanted = taskOf(value);
    await begin(wanted, ctx);
    return new File([`${wanted.key}:`, "x".repeat(wanted.size ?? 0)], `${wanted.key}.txt`);
  },
  { inputs: task, outputs: made, ...options("store") },
);
go.click(
  async ({ task, file }, ctx) => {
    await begin(taskOf(task), ctx);
    return `${(await file?.text())?.length ?? "no file"}`;
  },
  { inputs: { task, file }, outputs: answer, ...options("read") },
);
// Counts the session's calls in a State; the checker knows which number must come next.
go.click(
  async ({ task, visits }, ctx) => {
    await begin(taskOf(task), ctx);
    return { answer: String(visits + 1), visits: visits + 1 };
  },
  { inputs: { task, visits }, outputs: { answer, visits }, ...options("visit") },
);
go.click(
  async (value, ctx) => {
    const wanted = taskOf(value);
    await begin(wanted, ctx);
    return misbehave(wanted, ctx.signal);
  },
  { ...text, ...options("misbehave") },
);
go.click(work, { ...text, ...options("moving") });
go.click(work, { ...text, ...options("departing"), apiName: BUILD === "a" ? "departing" : "arrived" });

export default gr
  .Blocks({ title: "Faults" }, [task, answer, file, made, go])
  .queue({ maxSize: 200_000, maxPerSession: 200_000, ...settings });

function taskOf(value: unknown): Task {
  const key: unknown = typeof value === "object" && value !== null && "key" in value ? value.key : null;
  // What is sent to do harm names nothing that the harness would count.
  if (typeof key !== "string" || !/^[a-z]+-[\w-]+$/.test(key)) throw new gr.Error("This is no task.");
  const task = value as Task; // sent by the harness
  // What a poisoned task wishes may take for ever; that it is there is enough.
  return task.key.startsWith("poison") ? { key: task.key } : task;
}

async function pause(ms: number, signal: AbortSignal | null): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  signal?.addEventListener("abort", () => {
    clearTimeout(timer);
    reject(new Error("The run was stopped."));
  });
  await promise;
}

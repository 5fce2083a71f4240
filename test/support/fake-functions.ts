/** An app of functions without components: what a queue can be tried with. */

import type { QueueFacts, QueueSettings } from "../../durable/app-facts.ts";
import type { RunJobs } from "../../durable/runner.ts";
import { AppError } from "../../src/core/errors.ts";
import type { FunctionFacts } from "../../src/runtime/function-facts.ts";
import type { ForgottenState, Job, Outcome, Sink, Step } from "../../src/runtime/job.ts";
import { open, passed } from "./gates.ts";

/** Numbers of the functions. */
export const FN = {
  /** Answers what it was given. */
  echo: 0,
  /** Yields each item of its first input; `{gate}` among them waits, `{characters}` is so many characters. */
  yields: 1,
  /** Waits at the gate that its first input names. One at a time. */
  hold: 2,
  /** The same for two at a time, and nothing but the gate ends it. Tried twice. */
  stubborn: 3,
  /** Fails as an author would have it. */
  fail: 4,
  /** Answers the rows of up to three callers in capitals, after the gate "shout" has let it start. */
  shout: 5,
  /** Counts its calls in a State. */
  remember: 6,
  /** Two functions of one group; the second allows one at a time. */
  wideGpu: 7,
  narrowGpu: 8,
  /** Waits at a gate, and goes on when its visitor has left. */
  keep: 9,
  /** Reports progress, a toast and a stored file. */
  chatter: 10,
  /** Waits at a gate; tried twice. */
  retried: 11,
  /** Answers as many characters as it was told to. */
  fill: 12,
  /** Tells a State value that no database takes. */
  spoil: 13,
  /** Runs when a session has left. */
  unload: 14,
  /** Fails, and leaves a file behind. */
  litter: 15,
  /** Takes as many milliseconds as it is told to. */
  steady: 16,
  /** A batch of up to three that waits a minute to fill up, and answers how many they were. */
  patient: 17,
  /** A batch of up to three that waits at the gate which its first row names. */
  whisper: 18,
} as const;

/** The State component. */
export const COUNTER = 100;
/** A component with options. */
export const TEXTBOX = 101;

/** What the functions were asked to do, in order. */
export const started: { name: string; data: unknown[]; eventId: string; session: string | null }[] = [];

const ALONE = {
  concurrencyLimit: 1,
  isBatch: false,
  maxBatchSize: 4,
  maxWaitMs: 0,
  retries: 0,
  onDisconnect: "cancel",
} as const;

export function queueFacts(settings: Partial<QueueSettings> = {}): QueueFacts {
  return {
    functions: Object.entries(FN).map(([name, id]) => ({
      ...ALONE,
      id,
      name,
      concurrencyId: name,
      stateIds: [COUNTER],
      componentIds: [TEXTBOX],
      outputCount: 1,
      ...special[name],
    })),
    settings: {
      maxSize: 10_000,
      maxPerSession: 1000,
      fair: false,
      grace: { closed: 5000, lost: 60_000, state: 3_600_000 },
      rate: null,
      deleteCache: { every: 3_600_000, age: 86_400_000 },
      ...settings,
    },
    stateLifetimes: new Map(),
    watchedStateIds: new Set([COUNTER]),
    unloadIds: [FN.unload],
  };
}

const special: Record<string, Partial<FunctionFacts>> = {
  stubborn: { concurrencyLimit: 2, retries: 1 },
  shout: { isBatch: true, maxBatchSize: 3 },
  whisper: { isBatch: true, maxBatchSize: 3 },
  patient: { isBatch: true, maxBatchSize: 3, maxWaitMs: 60_000 },
  remember: { outputCount: 2 },
  wideGpu: { concurrencyId: "gpu", concurrencyLimit: 3 },
  narrowGpu: { concurrencyId: "gpu" },
  keep: { onDisconnect: "keep" },
  retried: { retries: 1 },
};

/** Characters that cannot cross to the queue. */
const HUGE = 33 * 1024 * 1024;

/** Functions that tell their test of their start, because they wait for it. */
const WAITING = new Set<number>([FN.hold, FN.stubborn, FN.wideGpu, FN.narrowGpu, FN.keep, FN.retried, FN.whisper]);

/** State values of which the app was told that they are gone. */
export const forgotten: ForgottenState[] = [];

export async function forgetFake(values: ForgottenState[]): Promise<void> {
  forgotten.push(...values);
}

/** Runs them as the real runner would. */
export const runFake: RunJobs = async (jobs, sink, { signal }) => {
  for (const { call, eventId } of jobs) {
    const name = Object.keys(FN)[call.fnIndex] ?? "unknown";
    started.push({ name, data: call.data, eventId, session: call.sessionHash });
    if (WAITING.has(call.fnIndex)) await open(`started ${String(call.data[0])}`);
  }
  const stopped = new Promise<"stopped">((resolve) => signal.addEventListener("abort", () => resolve("stopped")));
  const [job] = jobs;
  if (!job) return [];
  if (job.call.fnIndex === FN.shout) return shout(jobs);
  if (job.call.fnIndex === FN.patient) return jobs.map(() => answer({ data: [jobs.length] }));
  if (job.call.fnIndex === FN.whisper) return Promise.race([whisper(jobs), stopped.then(() => stopAll(jobs))]);
  return [await Promise.race([run(job, sink), stopped.then(() => stop(job))])];
};

async function whisper(jobs: readonly Job[]): Promise<Outcome[]> {
  await passed(String(jobs[0]?.call.data[0]));
  return jobs.map(({ call }) => answer({ data: call.data }));
}

function stopAll(jobs: readonly Job[]): Promise<Outcome[]> {
  return Promise.all(jobs.map(stop));
}

async function stop(job: Job): Promise<Outcome> {
  if (WAITING.has(job.call.fnIndex)) await open(`stopped ${String(job.call.data[0])}`);
  if (job.call.fnIndex === FN.stubborn) await passed(String(job.call.data[0]));
  return { status: "cancelled" };
}

async function run(job: Job, sink: Sink): Promise<Outcome> {
  const [first] = job.call.data;
  switch (job.call.fnIndex) {
    case FN.yields:
      return yieldAll(Array.isArray(first) ? first : [], sink);
    case FN.fail:
      return { status: "failed", error: { error: "boom", duration: 3, visible: true, title: "Oh no" } };
    case FN.remember:
      return remember(job);
    case FN.chatter:
      return chatter(job, sink);
    case FN.litter:
      return litter(job);
    case FN.fill:
      return answer({ data: ["x".repeat(Number(first))] });
    case FN.steady:
      await new Promise((resolve) => setTimeout(resolve, Number(first)));
      return answer({ data: [first] });
    case FN.spoil:
      // The key of a State value must be a number; this one breaks the table's rules.
      return answer({ data: ["spoilt"], state: Object.fromEntries([["none", 1]]) });
    case FN.echo:
    case FN.unload:
      return answer({ data: job.call.data });
    default:
      await passed(String(first));
      return answer({ data: [first] });
  }
}

async function yieldAll(items: readonly unknown[], sink: Sink): Promise<Outcome> {
  try {
    for (const item of items) {
      if (isGate(item)) await passed(item.gate);
      else if (item === "fail") throw new AppError("boom");
      else await sink.step(stepOf({ data: [isLong(item) ? "x".repeat(item.characters) : item] }));
    }
  } catch (error) {
    if (error instanceof AppError) return { status: "failed", error: { error: error.message, visible: true } };
    throw error;
  }
  return { status: "completed", step: null, isGenerator: true };
}

async function shout(jobs: readonly Job[]): Promise<Outcome[]> {
  await passed("shout");
  return jobs.map(
    ({
      call: {
        data: [text],
      },
    }) =>
      text === "fail"
        ? { status: "failed", error: { error: "boom", visible: true } }
        : answer({ data: [text === "fill" ? "X".repeat(HUGE) : String(text).toUpperCase()] }),
  );
}

/** Counts its calls in a State; a number of characters goes along with the count. */
function remember({ state, call }: Job): Outcome {
  const known = state[COUNTER];
  const count = known instanceof Map ? Number(known.get("count")) + 1 : 1;
  const [characters] = call.data;
  const kept = new Map<string, unknown>([["count", count]]);
  if (typeof characters === "number") kept.set("filling", "X".repeat(characters));
  return answer({ data: [count, null], state: { [COUNTER]: kept }, changedState: [COUNTER] });
}

/** Stores a file on the way to its failure. */
function litter({ sessionHash }: Job): Outcome {
  const file = { path: `left-${sessionHash}`, name: "left.txt", size: 1, type: "text/plain", session: sessionHash };
  return { status: "failed", error: { error: "boom", visible: true }, files: [file] };
}

async function chatter({ sessionHash, overrides }: Job, sink: Sink): Promise<Outcome> {
  const unit = { index: 1, length: 2, unit: "steps", progress: null, desc: "half" };
  await sink.progress([unit]);
  await sink.log({ level: "info", message: "Look", duration: 10, visible: true, title: "Info" });
  const file = { path: `out-${sessionHash}`, name: "out.txt", size: 1, type: "text/plain", session: sessionHash };
  const known = overrides[TEXTBOX]?.["label"];
  const label = typeof known === "string" ? known : "";
  return answer({ data: [label], overrides: { [TEXTBOX]: { label: `${label}!` } }, files: [file] });
}

function answer(step: Partial<Step>): Outcome {
  return { status: "completed", step: stepOf(step), isGenerator: false };
}

function stepOf(step: Partial<Step>): Step {
  return { data: [], state: {}, changedState: [], overrides: {}, files: [], ...step };
}

function isLong(item: unknown): item is { characters: number } {
  return typeof item === "object" && item !== null && "characters" in item;
}

function isGate(item: unknown): item is { gate: string } {
  return typeof item === "object" && item !== null && "gate" in item;
}

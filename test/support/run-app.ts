/** Runs an app's functions as the queue would, without a queue. */

import type { App } from "../../src/core/app.ts";
import type { AskCache } from "../../src/core/cached.ts";
import type { FileAccess, StoredFile } from "../../src/core/files.ts";
import type { Toast } from "../../src/core/running.ts";
import { prepare, type PreparedApp } from "../../src/core/tree.ts";
import type { ProgressUnit } from "../../src/protocol/messages.ts";
import type { Job, Outcome, Step } from "../../src/runtime/job.ts";
import { runJobs } from "../../src/runtime/run.ts";
import { fakeBucket } from "./fake-bucket.ts";

/** What is said of a call; the rest is made up. */
export interface CallOptions {
  /** Default: the first function. */
  fnIndex?: number;
  /** One wire value an input. Default: none. */
  data?: unknown[];
  eventData?: unknown;
  eventId?: string;
  sessionHash?: string;
  state?: Job["state"];
  overrides?: Job["overrides"];
  /** Files that the session may read. */
  files?: readonly StoredFile[];
}

/** A call with all that a session knows. */
export function aJob(options: CallOptions = {}): Job {
  const { eventId = "event-1", sessionHash = "session-1", state = {}, overrides = {}, files = [] } = options;
  return {
    eventId,
    sessionHash,
    state,
    overrides,
    files: Object.fromEntries(files.map((file) => [file.path, file])),
    call: {
      fnIndex: options.fnIndex ?? 0,
      data: options.data ?? [],
      sessionHash,
      eventData: options.eventData ?? null,
      triggerId: null,
      request: { url: "https://app.example/", headers: {}, query: {}, ip: null, username: null },
      root: "https://app.example",
      isSimple: false,
    },
  };
}

export interface RunOptions {
  /** Hears of what goes on after the run. */
  outlive?: (work: Promise<unknown>) => void;
  signal?: AbortSignal;
  bucket?: R2Bucket;
  /** Default: caches that keep nothing. */
  cache?: AskCache;
  /** Hears of every answer of a generator. */
  onStep?: (step: Step) => void | Promise<void>;
}

/** Everything that a run has told. */
export interface Told {
  outcomes: Outcome[];
  steps: Step[];
  progress: ProgressUnit[][];
  logs: Toast[];
}

/** Runs one job, or several as a batch. */
export async function runAll(app: App | PreparedApp, jobs: Job[], options: RunOptions = {}): Promise<Told> {
  const prepared = "nodes" in app ? app : prepare(app);
  const told: Omit<Told, "outcomes"> = { steps: [], progress: [], logs: [] };
  const sink = {
    async step(step: Step) {
      told.steps.push(step);
      await options.onStep?.(step);
    },
    progress: async (units: ProgressUnit[]) => void told.progress.push(units),
    log: async (toast: Toast) => void told.logs.push(toast),
    cache: options.cache ?? (async () => ({ found: [] })),
  };
  const environment = {
    sink,
    signal: options.signal ?? new AbortController().signal,
    files: options.bucket ?? fakeBucket().bucket,
    outlive: options.outlive ?? ((work: Promise<unknown>) => void work.catch(() => {})),
  };
  return { ...told, outcomes: await runJobs(prepared, jobs, environment) };
}

/** Runs one call and answers how it ended. */
export async function runCall(app: App | PreparedApp, options: CallOptions & RunOptions = {}): Promise<Outcome> {
  const [outcome] = (await runAll(app, [aJob(options)], options)).outcomes;
  if (!outcome) throw new Error("The run has told no outcome.");
  return outcome;
}

/** Runs one call that is expected to work, and answers its step. */
export async function stepOf(app: App | PreparedApp, options: CallOptions & RunOptions = {}): Promise<Step> {
  const outcome = await runCall(app, options);
  if (outcome.status !== "completed" || !outcome.step) throw new Error(`Not completed: ${JSON.stringify(outcome)}`);
  return outcome.step;
}

/** For apps without files. */
export const noFiles: FileAccess = {
  open: () => {
    throw new Error("There are no files here.");
  },
  store: () => {
    throw new Error("There is nowhere to store files.");
  },
};

/** Runs the author's functions: checks and reads the inputs, runs, shows the outputs. Every end is a value. */

import { type AskCache, cacheName, cacheOf, type CachedFunction, type KeptRun } from "../core/cached.ts";
import type { Context } from "../core/context.ts";
import { AppError } from "../core/errors.ts";
import type { PlantedListener } from "../core/planted-listener.ts";
import { runInContext, type Running } from "../core/running.ts";
import type { PreparedApp } from "../core/tree.ts";
import type { FailureOutput } from "../protocol/messages.ts";
import { listenerOf } from "./engine.ts";
import { readInputs } from "./inputs.ts";
import type { Job, Outcome, Sink, Step } from "./job.ts";
import { buildStep } from "./outputs.ts";
import { createContext } from "./context.ts";
import { OutOfOrderError } from "./r2-retry.ts";
import { RunSession } from "./run-session.ts";
import { Deadline } from "./deadline.ts";

/** What the visitor hears when storage has failed at each try. */
const UNREACHABLE = "Files cannot be reached at the moment. Try again soon.";

/** What a run needs from its surroundings. */
export interface RunEnvironment {
  /** Hears what happens on the way. */
  sink: Sink;
  /** Fires when the run is cancelled. */
  signal: AbortSignal;
  /** Where files are kept. */
  files: R2Bucket;
  /** Keeps the run's place alive until this has settled: a function that was stopped may have something to clean up. */
  outlive: (work: Promise<unknown>) => void;
}

/** Runs one job, or the members of one batch; answers one outcome a job, in order. */
export async function runJobs(
  app: PreparedApp,
  jobs: Job[],
  { sink, signal, files, outlive }: RunEnvironment,
): Promise<Outcome[]> {
  const [first] = jobs;
  if (!first) return [];
  using patience = new Deadline(signal, null);
  let listener: PlantedListener | undefined;
  try {
    listener = await patience.race(listenerOf(app, first, { signal: patience.signal, files }));
  } catch (error) {
    return jobs.map((job) => endingOf(error, job, { app, deadline: patience }));
  }
  if (!listener?.fn) {
    const error = { error: `There is no function ${first.call.fnIndex} to run.`, visible: true };
    return jobs.map(() => ({ status: "failed", error }));
  }
  using deadline = new Deadline(signal, listener.timeLimit);
  const run: Run = { app, listener, sink, files, deadline, outlive };
  return listener.isBatch ? runBatch(jobs, run) : [await runOne(first, run)];
}

interface Run {
  readonly app: PreparedApp;
  readonly listener: PlantedListener;
  readonly sink: Sink;
  readonly files: R2Bucket;
  readonly deadline: Deadline;
  readonly outlive: RunEnvironment["outlive"];
}

async function runOne(job: Job, run: Run): Promise<Outcome> {
  const session = new RunSession(job, run.files);
  try {
    const inputs = await run.deadline.race(readInputs(run.listener, session));
    const context = contextFor(job, run);
    const { fn } = run.listener;
    const cached = await beginCached({ session, inputs, context }, run);
    if (cached && "found" in cached) return await tellAgain(cached.found, session, run);
    session.recording = cached?.recording ?? null;
    const answer = runInContext(runningOf(session, run), () => fn?.(...inputs, context));
    if (isIterator(answer)) return await runGenerator(answer, session, run);
    const result = await settled(Promise.resolve(answer), run);
    // An async function may still hand out a generator.
    if (isIterator(result)) return await runGenerator(result, session, run);
    const step = await run.deadline.race(buildStep(run, session, result));
    session.recording?.add(step);
    return await complete(step, session, run);
  } catch (error) {
    return outcomeOf(error, session, run);
  }
}

/** `step` is null when a generator has told it already. */
async function complete(step: Step | null, session: RunSession, { deadline }: Run): Promise<Outcome> {
  const isGenerator = step === null;
  await (session.recording && deadline.race(session.recording.keep({ isGenerator })));
  return { status: "completed", step, isGenerator, ...(session.usedCache && { usedCache: true }) };
}

interface Begun {
  readonly session: RunSession;
  readonly inputs: readonly unknown[];
  readonly context: Context<unknown>;
}

/** Null for a function whose answers are not kept. */
async function beginCached({ session: { job }, ...given }: Begun, run: Run): ReturnType<CachedFunction["begin"]> {
  const { app, listener, sink, deadline } = run;
  const cached = cacheOf(listener.fn);
  const cache = cacheName(app.listeners, listener);
  if (!cached || cache === null) return null;
  const { sessionHash: session, root } = job.call;
  const ask: AskCache = (order) => sink.cache(order);
  const call = { ...given, listener, session, overrides: job.overrides };
  return deadline.race(cached.begin(call, { cache, root, ask }));
}

/** Somebody else has got this answer while the call was waiting, or it does not wait at all. */
async function tellAgain({ steps, isGenerator }: KeptRun, session: RunSession, run: Run): Promise<Outcome> {
  session.usedCache = true;
  const [first = null, ...more] = steps.map((step) => ({ state: {}, changedState: [], files: [], ...step }));
  if (!isGenerator) return complete(first, session, run);
  for (const step of first ? [first, ...more] : []) await run.deadline.race(run.sink.step(step));
  return complete(null, session, run);
}

type AnyIterator = Iterator<unknown> | AsyncIterator<unknown>;

async function runGenerator(iterator: AnyIterator, session: RunSession, run: Run): Promise<Outcome> {
  const inside = <T>(work: () => T): T => runInContext(runningOf(session, run), work);
  try {
    for (;;) {
      const next = await run.deadline.race(Promise.resolve(inside(() => iterator.next())));
      if (next.done) return await complete(null, session, run);
      const step = await run.deadline.race(buildStep(run, session, next.value));
      session.recording?.add(step);
      await run.deadline.race(run.sink.step(step));
    }
  } catch (error) {
    // The author's `finally` runs; nobody waits for it here.
    run.outlive((async () => inside(() => iterator.return?.()))());
    throw error;
  }
}

async function runBatch(jobs: Job[], run: Run): Promise<Outcome[]> {
  const sessions = jobs.map((job) => new RunSession(job, run.files));
  const outcomes: (Outcome | undefined)[] = jobs.map(() => undefined);
  const rows: { index: number; row: unknown }[] = [];
  for (const [index, session] of sessions.entries()) {
    try {
      const inputs = await run.deadline.race(readInputs(run.listener, session));
      rows.push({ index, row: run.listener.inputShape === "list" ? inputs : inputs[0] });
    } catch (error) {
      outcomes[index] = outcomeOf(error, session, run);
    }
  }
  const answers =
    rows.length > 0
      ? await batchAnswers(
          rows.map(({ row }) => row),
          sessions,
          run,
        )
      : [];
  for (const [position, { index }] of rows.entries()) {
    const session = sessions[index];
    if (session) outcomes[index] = await batchOutcome(answers, position, { session, run });
  }
  return outcomes.map((outcome) => outcome ?? { status: "cancelled" });
}

async function batchAnswers(rows: unknown[], [first]: RunSession[], run: Run): Promise<unknown[] | { error: unknown }> {
  if (!first) return [];
  try {
    const context = contextFor(first.job, run);
    const answers = await settled(
      Promise.resolve(runInContext(runningOf(first, run), () => run.listener.fn?.(rows, context))),
      run,
    );
    if (!Array.isArray(answers) || answers.length !== rows.length) {
      const got = Array.isArray(answers) ? `${answers.length}` : "no list";
      throw new AppError(`The batch function got ${rows.length} rows and must answer as many; it answered ${got}.`);
    }
    return answers;
  } catch (error) {
    return { error };
  }
}

/** What the author's function answers. One that is stopped meanwhile may come to its own end. */
async function settled<T>(answer: Promise<T>, { deadline, outlive }: Run): Promise<T> {
  try {
    return await deadline.race(answer);
  } catch (error) {
    outlive(answer);
    throw error;
  }
}

async function batchOutcome(
  answers: unknown[] | { error: unknown },
  position: number,
  { session, run }: { session: RunSession; run: Run },
): Promise<Outcome> {
  try {
    if ("error" in answers) throw answers.error;
    const step = await run.deadline.race(buildStep(run, session, answers[position]));
    return { status: "completed", step, isGenerator: false };
  } catch (error) {
    return outcomeOf(error, session, run);
  }
}

function contextFor(job: Job, run: Run): Context<unknown> {
  return createContext(job, run.deadline.signal, (units) => tell(run.sink.progress(units)));
}

function runningOf(session: RunSession, { sink, files: bucket, outlive }: Run): Running {
  const { job } = session;
  return {
    log: (toast) => tell(sink.log(toast)),
    caches: {
      session: job.call.sessionHash,
      ask: (order) => sink.cache(order),
      hit: () => void (session.usedCache = true),
    },
    keeping: {
      bucket,
      outlive,
      root: job.call.root,
      // What a session of its own stores is in nobody's books.
      files: () => new RunSession(job, bucket).files,
      share: (file) => session.share(file),
    },
  };
}

/** Nobody waits for a word on the way, and a lost one is no reason to fail: a broken line shows at the end of the run. */
function tell(told: Promise<void>): void {
  void Promise.resolve(told).catch(() => {});
}

function outcomeOf(error: unknown, session: RunSession, run: Run): Outcome {
  const files = session.takeStored();
  const ending = endingOf(error, session.job, run);
  return files.length === 0 ? ending : { ...ending, files };
}

function endingOf(
  error: unknown,
  job: Job,
  { app, deadline }: Pick<Run, "app" | "deadline">,
): Exclude<Outcome, { status: "completed" }> {
  if (deadline.isCancelled) return { status: "cancelled" };
  if (error instanceof AppError) return { status: "failed", error: spoken(error) };
  console.error(`Event ${job.eventId} failed:`, error);
  if (error instanceof OutOfOrderError) return { status: "failed", error: { error: UNREACHABLE, visible: true } };
  if (!app.app.launchOptions.showError) return { status: "failed", error: { error: null } };
  return { status: "failed", error: { error: error instanceof Error ? error.message : String(error), visible: true } };
}

function spoken({ message, duration, visible, title }: AppError): FailureOutput {
  return { error: message, duration, visible, title };
}

function isIterator(value: unknown): value is AnyIterator {
  if (typeof value !== "object" || value === null || !("next" in value)) return false;
  return Symbol.asyncIterator in value || Symbol.iterator in value;
}

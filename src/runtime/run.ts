/** Runs the author's functions: checks and reads the inputs, runs, shows the outputs. Every end is a value. */

import type { Context, RequestInfo } from "../core/context.ts";
import { AppError } from "../core/errors.ts";
import type { PlantedListener } from "../core/planted-listener.ts";
import { runInContext, type Running } from "../core/running.ts";
import type { PreparedApp } from "../core/tree.ts";
import type { FailureOutput } from "../protocol/messages.ts";
import { listenerOf } from "./engine.ts";
import { readInputs } from "./inputs.ts";
import type { Job, Outcome, Sink } from "./job.ts";
import { buildStep } from "./outputs.ts";
import { createProgress } from "./progress.ts";
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
    const answer = runInContext(runningOf(session, run), () => fn?.(...inputs, context));
    if (isIterator(answer)) return await runGenerator(answer, session, run);
    const result = await settled(Promise.resolve(answer), run);
    // An async function may still hand out a generator.
    if (isIterator(result)) return await runGenerator(result, session, run);
    const step = await run.deadline.race(buildStep(run, session, result));
    return { status: "completed", step, isGenerator: false };
  } catch (error) {
    return outcomeOf(error, session, run);
  }
}

type AnyIterator = Iterator<unknown> | AsyncIterator<unknown>;

async function runGenerator(iterator: AnyIterator, session: RunSession, run: Run): Promise<Outcome> {
  const inside = <T>(work: () => T): T => runInContext(runningOf(session, run), work);
  try {
    for (;;) {
      const next = await run.deadline.race(Promise.resolve(inside(() => iterator.next())));
      if (next.done) return { status: "completed", step: null, isGenerator: true };
      const step = await run.deadline.race(buildStep(run, session, next.value));
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
  const request: RequestInfo = job.call.request;
  return {
    data: job.call.eventData,
    request,
    session: { hash: job.sessionHash },
    signal: run.deadline.signal,
    progress: createProgress((units) => tell(run.sink.progress(units))),
  };
}

function runningOf(session: RunSession, { sink, files: bucket, outlive }: Run): Running {
  const { job } = session;
  return {
    log: (toast) => tell(sink.log(toast)),
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

/** Where functions run: beside the queue's object, never inside of it. */

import { RpcTarget, WorkerEntrypoint } from "cloudflare:workers";
import { leftBehind } from "../src/runtime/job.ts";
import type { ForgottenState, Job, NewsSink, Outcome, RunHandle, Runner, Sink } from "../src/runtime/job.ts";
import type { RunEnvironment } from "../src/runtime/run.ts";
import { RemoteSink, TOO_LARGE } from "./remote-sink.ts";
import { bytesOf, CROSSING_LIMIT, isTooLarge } from "./rpc-size.ts";

/** What a runner needs of its Worker. */
interface RunnerEnv {
  FILES: R2Bucket;
}

/** Runs one job, or the members of a batch, and answers one outcome a job. */
export type RunJobs = (jobs: Job[], sink: Sink, environment: Omit<RunEnvironment, "sink">) => Promise<Outcome[]>;

/** What an app does when it is asked to. */
export interface Actions {
  readonly runJobs: RunJobs;
  /** Some State values are gone. */
  readonly forget: (values: ForgottenState[]) => Promise<void>;
  /** Where the answer to a call is kept, if it is. */
  readonly keyOf: (job: Job, files: R2Bucket) => Promise<string | null>;
}

type RunnerClass = new (ctx: ExecutionContext, env: RunnerEnv) => WorkerEntrypoint<RunnerEnv> & Runner;

/** Makes the entrypoint for one app. */
export function createRunner({ runJobs, forget, keyOf }: Actions): RunnerClass {
  return class extends WorkerEntrypoint<RunnerEnv> implements Runner {
    async start(jobs: Job[], sink: NewsSink): Promise<RunHandle> {
      const outlive = (work: Promise<unknown>): void => this.ctx.waitUntil(work.catch(() => {}));
      return new Run({ jobs, sink: new RemoteSink(sink), runJobs, files: this.env.FILES, outlive });
    }

    forget(values: ForgottenState[]): Promise<void> {
      return forget(values);
    }

    keyOf(job: Job): Promise<string | null> {
      return keyOf(job, this.env.FILES);
    }
  };
}

interface Work {
  readonly jobs: Job[];
  readonly sink: RemoteSink;
  readonly runJobs: RunJobs;
  readonly files: R2Bucket;
  readonly outlive: RunEnvironment["outlive"];
}

/** A run as the queue holds it. An AbortSignal does not cross RPC, so the controller stays here. */
class Run extends RpcTarget implements RunHandle {
  readonly #controller = new AbortController();
  readonly #done: Promise<Outcome[]>;

  constructor({ jobs, sink, runJobs, files, outlive }: Work) {
    super();
    const { signal } = this.#controller;
    this.#done = runJobs(jobs, sink, { signal, files, outlive })
      .then(async (outcomes) => {
        await sink.arrived();
        return thatFit(outcomes);
      })
      .finally(() => sink[Symbol.dispose]());
    // Whoever calls done() hears of a failure; nobody may be listening yet, or any more.
    this.#done.catch(() => {});
  }

  done(): Promise<Outcome[]> {
    return this.#done;
  }

  async alive(): Promise<void> {}

  async cancel(reason: string): Promise<void> {
    this.#controller.abort(reason);
  }

  /** The queue has let go of the run. */
  [Symbol.dispose](): void {
    this.#controller.abort("the queue let go of the run");
  }
}

/** Outcomes that cannot cross to the queue fail, the largest first, and the others do not suffer for it. */
function thatFit(outcomes: Outcome[]): Outcome[] {
  if (!isTooLarge(outcomes)) return outcomes;
  const sized = outcomes.map((outcome, i) => ({ i, bytes: bytesOf(outcome) })).sort((a, b) => a.bytes - b.bytes);
  let left = CROSSING_LIMIT;
  const fitting = new Set(sized.flatMap(({ i, bytes }) => ((left -= bytes) >= 0 ? [i] : [])));
  return outcomes.map((outcome, i) => (fitting.has(i) ? outcome : tooLarge(outcome)));
}

function tooLarge(outcome: Outcome): Outcome {
  const error = { error: TOO_LARGE, duration: 10, visible: true, title: "Error" };
  return { status: "failed", error, files: leftBehind(outcome) };
}

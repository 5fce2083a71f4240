/** What every call passes before it waits or runs: the rate limit, then the listener's validator. */

import type { Context } from "hono";
import type { RequestInfo } from "../src/core/context.ts";
import { AppError } from "../src/core/errors.ts";
import type { PlantedListener } from "../src/core/planted-listener.ts";
import { callerKey } from "../src/core/rate-limit.ts";
import type { Call, Job } from "../src/runtime/job.ts";
import { validateCall, type Verdict } from "../src/runtime/validate.ts";
import type { WorkerEnv } from "./env.ts";
import { ProtocolError } from "./middleware/errors.ts";
import { accepted, refusalOf } from "./refusals.ts";
import type { Site } from "./site.ts";

/** As much of a function as its calls depend on. */
export interface Callable extends Pick<PlantedListener, "id" | "apiName" | "isQueued" | "isBatch"> {
  readonly validator: unknown;
}

/** A call on its way in, with the function that it means. */
export interface Arrival {
  readonly site: Site;
  readonly listener: Callable;
  readonly call: Call;
}

/** As much of a call as its rate depends on. */
interface Counted {
  readonly site: Site;
  readonly listener: { readonly apiName: string };
  readonly call: { readonly request: RequestInfo };
}

/** Puts a call into the line. Answers the event's id, or throws the refusal as clients know it. */
export async function joinQueue(c: Context<WorkerEnv>, arrival: Arrival): Promise<string> {
  await limitRate(c, arrival);
  if (arrival.listener.validator) await validate(c, arrival, await prepareJob(c, arrival.call));
  return accepted(await c.var.queue.join(arrival.call));
}

/** Makes a call ready that runs at once, beside the line. */
export async function admitRun(c: Context<WorkerEnv>, arrival: Arrival): Promise<Job> {
  await limitRate(c, arrival);
  const job = await prepareJob(c, arrival.call);
  if (arrival.listener.validator) await validate(c, arrival, job);
  return job;
}

/** Counts what a caller wants to run, and refuses what is too much. */
export async function limitRate(c: Context<WorkerEnv>, { site, listener, call }: Counted): Promise<void> {
  const { rateLimit } = site.app.queueOptions;
  if (!rateLimit) return;
  const { request } = call;
  const key = callerKey(request);
  let seconds: number;
  if (typeof rateLimit === "function") {
    const { success, retryAfter = 60 } = await rateLimit({ key, apiName: listener.apiName, request });
    seconds = success ? 0 : retryAfter;
  } else seconds = await c.var.queue.allow(key);
  if (seconds <= 0) return;
  const retryAfter = Math.ceil(seconds);
  throw new ProtocolError(
    429,
    `Too many calls; try again in ${retryAfter} ${retryAfter === 1 ? "second" : "seconds"}.`,
    {
      headers: { "retry-after": String(retryAfter) },
    },
  );
}

async function prepareJob(c: Context<WorkerEnv>, call: Call): Promise<Job> {
  const prepared = await c.var.queue.prepare(call);
  if (prepared.ok) return prepared.job;
  throw refusalOf(prepared);
}

async function validate(c: Context<WorkerEnv>, { site, listener }: Arrival, job: Job): Promise<void> {
  let verdicts: Verdict[] | null;
  try {
    verdicts = await validateCall(site.prepared, job, { signal: c.req.raw.signal, files: c.env.FILES });
  } catch (error) {
    throw new ProtocolError(400, reasonOf(error, site, listener), { cause: error });
  }
  if (verdicts) throw new ProtocolError(422, verdicts);
}

function reasonOf(error: unknown, { app }: Site, { apiName }: Callable): string {
  if (error instanceof AppError) return error.message;
  console.error(`The validator of "${apiName}" failed:`, error);
  const isShown = app.launchOptions.showError === true && error instanceof Error;
  return isShown ? error.message : "The inputs could not be checked.";
}

/** Under which key a cached function's answer to a call is kept. */

import { cacheOf } from "../core/cached.ts";
import type { PreparedApp } from "../core/tree.ts";
import { createContext } from "./context.ts";
import { readInputs } from "./inputs.ts";
import type { Job } from "./job.ts";
import { RunSession } from "./run-session.ts";

/** Null where nothing is kept. */
export async function keyOfJob({ listeners }: PreparedApp, job: Job, files: R2Bucket): Promise<string | null> {
  const listener = listeners[job.call.fnIndex];
  const cached = listener && cacheOf(listener.fn);
  if (!cached) return null;
  const inputs = await readInputs(listener, new RunSession(job, files));
  // Nobody reads along yet.
  const context = createContext(job, new AbortController().signal, () => {});
  return cached.keyOf({ listener, inputs, context, overrides: job.overrides, session: job.call.sessionHash });
}

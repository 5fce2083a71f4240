import type { Context, ProgressSink } from "../core/context.ts";
import type { Job } from "./job.ts";
import { createProgress } from "./progress.ts";

/** What a function hears beside its inputs. */
export function createContext({ call, sessionHash }: Job, signal: AbortSignal, sink: ProgressSink): Context<unknown> {
  const { eventData: data, request } = call;
  return { data, request, session: { hash: sessionHash }, signal, progress: createProgress(sink) };
}

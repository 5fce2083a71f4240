/** How the end of an event is said. */

import type { FailureOutput, ProcessCompleted, SuccessOutput } from "../src/protocol/messages.ts";
import { isFailure } from "../src/protocol/messages.ts";
import type { Outcome, Step } from "../src/runtime/job.ts";

/** What to say of a completed run. */
export interface Completion {
  readonly data: unknown[];
  readonly changedState: number[];
  /** Seconds. */
  readonly duration: number;
  readonly average: number | null;
  readonly isBatch: boolean;
  /** What a render shows now. */
  readonly render?: SuccessOutput["render_config"];
  readonly usedCache: boolean;
}

/** A run came to its end. */
export function completed(
  event: string,
  { data, changedState, duration, average, isBatch, usedCache, render = null }: Completion,
): ProcessCompleted {
  const used_cache = usedCache ? "partial" : null;
  const output: SuccessOutput = {
    data,
    // Gradio does not say it of a batch.
    is_generating: isBatch ? null : false,
    duration,
    average_duration: average ?? duration,
    render_config: render,
    changed_state_ids: changedState,
    used_cache,
  };
  const said = ending(event, { output, success: true, title: null });
  return { ...said, used_cache, cache_duration: duration, avg_time: output.average_duration };
}

/** The function failed; after a yield the message itself has no title. */
export function failed(
  event: string,
  error: FailureOutput,
  options: { readonly hasYielded: boolean },
): ProcessCompleted {
  const title = options.hasYielded ? null : (error.title ?? "Error");
  return ending(event, { output: error, success: false, title });
}

/** Stopped by its visitor: each output stays as it is. Every official client can read this form. */
export function cancelled(event: string, outputCount: number): ProcessCompleted {
  const data = Array.from({ length: outputCount }, () => ({ __type__: "update" }));
  return ending(event, { output: { data }, success: true, title: null });
}

/** The object or its runner went away under the run. */
export function interrupted(event: string): ProcessCompleted {
  return failed(event, spoken("The server restarted while this was running. Run it again."), { hasYielded: false });
}

/** A deploy took the function away while the event waited. */
export function outdated(event: string): ProcessCompleted {
  return failed(event, spoken("The app was updated while this was waiting. Run it again."), { hasYielded: false });
}

/** What the call was given is no longer to be had. */
export function unreadable(event: string): ProcessCompleted {
  const message = "The inputs of this call could not be read from storage. Run it again.";
  return failed(event, spoken(message), { hasYielded: false });
}

/** A result that cannot be kept, such as a State value beyond what storage takes. */
export function unstorable(event: string): ProcessCompleted {
  const message = "The result could not be stored. A State value or a changed option may be larger than 2 MB.";
  return failed(event, spoken(message), { hasYielded: false });
}

/** The visitor left while this waited or ran. Only who comes back later hears it. */
export function abandoned(event: string): ProcessCompleted {
  return failed(event, spoken("This was stopped because its page was closed or away for too long. Run it again."), {
    hasYielded: false,
  });
}

/** What was stored of the event is gone from R2. */
export function lost(event: string): ProcessCompleted {
  return failed(event, spoken("The result was lost in storage. Run it again."), { hasYielded: false });
}

/** The outcome that a final message tells. State and files stay with the session. */
export function outcomeOf({ output, success, used_cache: used }: ProcessCompleted): Outcome {
  if (!success || isFailure(output)) return { status: "failed", error: isFailure(output) ? output : { error: null } };
  if (!("is_generating" in output)) return { status: "cancelled" };
  const step: Step = { data: output.data, state: {}, changedState: output.changed_state_ids, overrides: {}, files: [] };
  return { status: "completed", step, isGenerator: false, ...((used ?? null) !== null && { usedCache: true }) };
}

function ending(event_id: string, said: Pick<ProcessCompleted, "output" | "success" | "title">): ProcessCompleted {
  return { msg: "process_completed", event_id, ...said, used_cache: null, cache_duration: null, avg_time: null };
}

/** A failure that says why. */
export function spoken(error: string): FailureOutput {
  return { error, duration: 10, visible: true, title: "Error" };
}

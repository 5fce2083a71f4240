/** How runs end in the books. */

import type { ProcessCompleted } from "../src/protocol/messages.ts";
import type { Outcome, Step } from "../src/runtime/job.ts";
import { type Draft, entryOf, type Member } from "./recorder.ts";
import { merge } from "./telling.ts";
import type { Command } from "./transitions.ts";

/** How the run of one member ends. */
export interface Ending {
  readonly draft: Draft;
  readonly command: Command;
  /** It owes its answer to a cache, so its time tells nothing. */
  readonly usedCache?: boolean | undefined;
}

/** How the ledger hears of a run's end. */
export const COMMANDS: Readonly<Record<Exclude<Outcome["status"], "completed">, Command>> = {
  failed: "fail",
  cancelled: "cancel",
};

/** An end that keeps nothing of what the run told. */
export function failing(member: Member, message: ProcessCompleted): Ending {
  const draft = { member, entries: [entryOf(message)], changes: { state: {}, overrides: {}, files: [] } };
  return { draft, command: "fail" };
}

export function withStep(draft: Draft, step: Step): Draft {
  return { ...draft, changes: merge(draft.changes, step) };
}

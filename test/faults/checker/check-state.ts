/** A State changes with each call that completes, and with no other. */

import type { History, Promises, Transcript, Violation } from "./history.ts";

export function stateViolations({ events, transcripts }: History, { isCounted }: Promises): Violation[] {
  // Also those whose joins were never answered.
  const counted = new Set(events.filter(({ fn }) => isCounted(fn)).map(({ id }) => id));
  return transcripts.flatMap((transcript) => miscounted(transcript, counted));
}

/** Completed calls answer 1, 2, 3: one less is a change that was lost, one more came from a call that did not complete. */
function miscounted({ reader, session, frames }: Transcript, counted: ReadonlySet<string>): Violation[] {
  let last = 0;
  return frames.flatMap(({ msg, event, isSuccess, output }): Violation[] => {
    const isCount = msg === "process_completed" && isSuccess && event !== null && counted.has(event);
    // A cancelled call leaves its output as it is.
    if (!isCount || typeof output !== "string") return [];
    const before = last;
    last = Number(output);
    if (last === before + 1) return [];
    const what = `${reader} was told that the State is ${output} after ${before}`;
    return [{ kind: last <= before ? "lost" : "ghost", what, event, session }];
  });
}

/** Compares what was promised with what has happened. */

import { eventViolations } from "./check-events.ts";
import { orderViolations } from "./check-order.ts";
import { stateViolations } from "./check-state.ts";
import { transcriptViolations } from "./check-transcripts.ts";
import type { History, Promises, Violation } from "./history.ts";

/** Everything that is wrong with a history. It must be a whole one: of a server at rest, with all readers done. */
export function check(history: History, promises: Promises): Violation[] {
  return [
    ...eventViolations(history, promises),
    ...orderViolations(history, promises),
    ...transcriptViolations(history, promises),
    ...stateViolations(history, promises),
  ];
}

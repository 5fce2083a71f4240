/** Why the queue did not take a call, as clients know it. */

import type { Joined } from "../src/runtime/queue.ts";
import { type Problem, ProtocolError } from "./middleware/errors.ts";

/** The id of an accepted event, or the refusal as clients know it. */
export function accepted(joined: Joined): string {
  if (joined.ok) return joined.eventId;
  throw refusalOf(joined);
}

/** Why the queue did not take a call. */
export function refusalOf(refused: Exclude<Joined, { ok: true }>): ProtocolError {
  switch (refused.reason) {
    case "queue-full":
      return later(503, `Queue is full. Max size is ${refused.maxSize} and size is ${refused.waiting}.`);
    case "session-full":
      return later(429, `${refused.waiting} calls of this session are waiting already; let some end first.`);
    case "foreign-file":
      return new ProtocolError(403, `The file ${refused.path} was not uploaded here by this session; upload it first.`);
    case "key-reused":
      return new ProtocolError(422, [keyReused(refused.eventId ?? null)]);
    case "unknown-function":
      return later(503, "The app is being updated. Try again in a moment.");
    default:
      // A newer object may refuse for reasons that nobody here knows.
      return later(503, "The queue does not take this call now. Try again in a moment.");
  }
}

/** Two pages of a session that run the same step find here the event that the quicker one has got. */
function keyReused(eventId: string | null): Problem {
  return {
    type: "key_reused",
    loc: ["header", "idempotency-key"],
    msg: "This idempotency key came with another call before; use a new one.",
    input: eventId,
  };
}

/** A refusal that is worth another try. */
function later(status: 429 | 503, detail: string): ProtocolError {
  return new ProtocolError(status, detail, { headers: { "retry-after": "5" } });
}

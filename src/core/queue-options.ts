/** `app.queue(…)`. */

import { SetupError } from "./errors.ts";
import type { RateLimit } from "./rate-limit.ts";

/** How calls wait. Times are in milliseconds. */
export interface QueueOptions {
  /** Simultaneous runs of a function that does not say itself; null is unlimited. Default: 1. */
  defaultConcurrencyLimit?: number | null;
  /** Calls that may wait; further ones are refused. Null: no limit. Default: 10,000. */
  maxSize?: number | null;
  /** Calls that one session may have waiting. Default: 1,000. */
  maxPerSession?: number;
  /** Serves sessions in turn instead of strictly in order. Default: false. */
  fair?: boolean;
  /**
   * How long a visitor may be away before their calls end (5,000 after closing, 60,000 after a lost line), and how long State
   * is kept after they have left (3,600,000, an hour).
   */
  grace?: { closed?: number; lost?: number; state?: number };
  /** Refuses callers who come too often with a 429. Default: no limit. */
  rateLimit?: RateLimit;
}

/** Throws a SetupError for an option that cannot be meant. */
export function checkQueueOptions({
  defaultConcurrencyLimit,
  maxSize,
  maxPerSession,
  grace,
  rateLimit,
}: QueueOptions): void {
  for (const [name, limit] of Object.entries({ defaultConcurrencyLimit, maxSize, maxPerSession })) {
    if (limit === undefined || limit === null) continue;
    if (!Number.isInteger(limit) || limit < 1) {
      const orNone = name === "maxPerSession" ? "" : ", or null for no limit";
      throw new SetupError(`queue(): ${name} must be a whole number from 1${orNone}.`);
    }
  }
  for (const [name, time] of Object.entries(grace ?? {})) {
    if (!(time >= 0)) throw new SetupError(`queue(): grace.${name} is a time in milliseconds, 0 or more.`);
  }
  if (typeof rateLimit === "object" && !(rateLimit.calls >= 1 && rateLimit.seconds > 0)) {
    throw new SetupError("queue(): rateLimit needs at least 1 call in more than 0 seconds, or a function.");
  }
}

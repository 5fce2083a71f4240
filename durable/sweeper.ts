/** Throws away what nobody can ask for any more. */

import type { Runner } from "../src/runtime/job.ts";
import type { Books } from "./books.ts";
import { KEY_LIFETIME, type JoinKeys } from "./join-keys.ts";
import type { Presence } from "./presence.ts";
import { QUIET_SESSION } from "./session-store.ts";

/** Milliseconds for which an ended event and its messages can be read. */
const KEEP_EVENTS = 3_600_000;

/** Milliseconds between two sweeps, so that a busy queue does not wake for each event that grows old. */
const PAUSE = 60_000;
const MOST_EVENTS = 500;

interface Parts {
  readonly books: Books;
  readonly keys: JoinKeys;
  readonly presence: Presence;
  readonly bucket: R2Bucket;
  readonly runner: () => Runner;
}

export class Sweeper {
  readonly #parts: Parts;
  #sweptAt = 0;
  #filesSweptAt = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** When there is something to throw away. */
  next(): number | null {
    const { ledger, sessions } = this.#parts.books;
    const [ended, quiet, key] = [ledger.firstEnd(), sessions.oldest(), this.#parts.keys.oldest()];
    const due = [
      ended === null ? Infinity : Math.max(ended + KEEP_EVENTS + 1, this.#sweptAt + PAUSE),
      // An old session may have to stay for what it keeps, so this is looked at more seldom.
      quiet === null ? Infinity : Math.max(quiet + QUIET_SESSION + 1, this.#sweptAt + KEEP_EVENTS),
      key === null ? Infinity : Math.max(key + KEY_LIFETIME + 1, this.#sweptAt + PAUSE),
    ];
    const next = Math.min(...due);
    return next === Infinity ? null : next;
  }

  /** When files grow too old. */
  nextFiles(): number | null {
    const { every, age } = this.#parts.books.facts.settings.deleteCache;
    const oldest = this.#parts.books.files.oldest();
    return oldest === null ? null : Math.max(oldest + age + 1, this.#filesSweptAt + every);
  }

  /** Forgets old events with their messages and blobs, old State values, quiet sessions and old keys. */
  async sweep(now: number): Promise<void> {
    const { books, keys, presence } = this.#parts;
    const { ledger, log, sessions, spill } = books;
    const isPresent = (session: string): boolean => presence.isPresent(session);
    const old = ledger.endedBefore(now - KEEP_EVENTS, MOST_EVENTS);
    const forgotten = books.commit(() => {
      for (const { id, session } of old) {
        log.forget(session, id);
        ledger.forget(id);
      }
      keys.sweep(now);
      const values = sessions.expireState(now, isPresent);
      sessions.forgetQuiet(now, isPresent);
      return values;
    });
    // A full sweep has left some for the next one.
    if (old.length < MOST_EVENTS) this.#sweptAt = now;
    await spill.sweep(now - KEEP_EVENTS);
    if (forgotten.length > 0) await this.#parts.runner().forget(forgotten);
  }

  async sweepFiles(now: number): Promise<void> {
    const { books, bucket } = this.#parts;
    const { every, age } = books.facts.settings.deleteCache;
    if (now < this.#filesSweptAt + every) return;
    for (let paths = books.files.olderThan(now - age); paths.length > 0; paths = books.files.olderThan(now - age)) {
      await bucket.delete(paths);
      books.files.forget(paths);
    }
    this.#filesSweptAt = now;
  }
}

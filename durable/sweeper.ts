/** Throws away what nobody can ask for any more. */

import type { Runner } from "../src/runtime/job.ts";
import type { Books } from "./books.ts";
import { KEY_LIFETIME, type JoinKeys } from "./join-keys.ts";
import type { Presence } from "./presence.ts";
import { QUIET_SESSION } from "./session-store.ts";

/** Milliseconds for which everything that was told of an ended event can be read. */
const KEEP_TOLD = 3_600_000;
/** The same for its end alone, with the last values: a page may come back after a night. */
const KEEP_ENDS = 24 * 3_600_000;

/** Milliseconds between two sweeps, so that a busy queue does not wake for each event that grows old. */
const PAUSE = 60_000;
/** Events, and sessions, of one sweep. */
const MOST_AT_ONCE = 500;

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
    const { ledger, log, sessions, spill } = this.#parts.books;
    const [told, ended, quiet, key] = [
      log.nextAging(),
      ledger.firstEnd(),
      sessions.oldest(),
      this.#parts.keys.oldest(),
    ];
    const due = [
      told === null ? Infinity : Math.max(told + KEEP_TOLD + 1, this.#sweptAt + PAUSE),
      ended === null ? Infinity : Math.max(ended + KEEP_ENDS + 1, this.#sweptAt + PAUSE),
      // An old session may have to stay for what it keeps, so this is looked at more seldom.
      quiet === null ? Infinity : Math.max(quiet + QUIET_SESSION + 1, this.#sweptAt + KEEP_TOLD),
      key === null ? Infinity : Math.max(key + KEY_LIFETIME + 1, this.#sweptAt + PAUSE),
      spill.hasReleased ? this.#sweptAt + PAUSE : Infinity,
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
    const { ledger, log, sessions, spill, kept } = books;
    const isPresent = (session: string): boolean => presence.isPresent(session);
    const old = ledger.endedBefore(now - KEEP_ENDS, MOST_AT_ONCE);
    const aged = log.aging(now - KEEP_TOLD, MOST_AT_ONCE);
    const { forgotten, quiet } = books.commit(() => {
      // A call that is asked for by its id has no page that comes back.
      for (const { id, session } of [...old, ...aged.filter(({ isSimple }) => isSimple)]) {
        log.forget(session, id);
        ledger.forget(id);
      }
      for (const { id, session } of aged) log.shorten(session, id);
      log.markAged(aged);
      keys.sweep(now);
      const left = {
        forgotten: sessions.expireState(now, isPresent),
        quiet: sessions.forgetQuiet(
          now,
          { isPresent, onForgotten: (session) => kept.forgetSession(session) },
          MOST_AT_ONCE,
        ),
      };
      // After the sessions that they are of.
      books.passes?.sweep(now);
      return left;
    });
    // A full sweep has left some for the next one.
    if (Math.max(old.length, aged.length, quiet) < MOST_AT_ONCE) this.#sweptAt = now;
    await spill.sweep(now - KEEP_TOLD);
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

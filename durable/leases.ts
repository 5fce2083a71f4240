/**
 * Leases: how the queue notices that a run is gone with the object that had started it. While that object lives, it
 * renews them, and a run that breaks off is noticed without them.
 */

import type { Books } from "./books.ts";
import { interrupted } from "./endings.ts";
import { Later } from "./later.ts";
import type { KnownEvent } from "./ledger.ts";
import { entryOf } from "./recorder.ts";
import { reportEnd } from "./report.ts";

/** Milliseconds for which a run is believed to live without a sign. */
export const LEASE = 30_000;
/** The same for runs of an object that is gone: they ended with it, and what they had called gets a moment to end too. */
const ORPHAN_LEASE = 1000;
const LONGEST_RETRY_PAUSE = 60_000;

interface Attempt {
  readonly id: string;
  readonly attempt: number;
}

interface Surroundings {
  /** The attempts that this object has under way. */
  readonly underway: () => Iterable<Attempt>;
  /** An attempt is its event's no more: it must stop. */
  readonly onLost: (event: string, reason: string) => void;
}

export class Leases {
  readonly #books: Books;
  readonly #surroundings: Surroundings;
  readonly #renewal = new Later(LEASE / 3, () => this.#renewAll());

  constructor(books: Books, surroundings: Surroundings) {
    this.#books = books;
    this.#surroundings = surroundings;
  }

  /** There are runs whose leases must be renewed from now on. */
  watch(): void {
    this.#renewal.afterPause();
  }

  /** Takes over the runs of the object before this one. Call it inside a transaction. */
  inherit(now: number): KnownEvent[] {
    this.#books.ledger.shortenLeases(now + ORPHAN_LEASE);
    return this.#books.ledger.running();
  }

  /** Ends or repeats runs that gave no sign for a whole lease. */
  expire(now: number): void {
    const own = new Map([...this.#surroundings.underway()].map(({ id, attempt }) => [id, attempt]));
    for (const event of this.#books.ledger.expired(now)) {
      // A run of this object lives, however late the clock or the alarm makes its lease look.
      if (own.get(event.id) === event.attempt) this.#renew([event]);
      else this.#breakOff(event, now);
    }
  }

  #renewAll(): void {
    const attempts = [...this.#surroundings.underway()];
    if (attempts.length === 0) return;
    this.#renewal.afterPause();
    try {
      this.#renew(attempts);
    } catch (error) {
      // There are two more tries before a lease is over.
      console.error("Leases could not be renewed:", error);
    }
  }

  #renew(attempts: readonly Attempt[]): void {
    const now = Date.now();
    const { ledger } = this.#books;
    const lost = this.#books.commit(() =>
      attempts.filter(({ id, attempt }) => !ledger.move("renew", { id, attempt, now, until: now + LEASE })),
    );
    for (const { id } of lost) this.#surroundings.onLost(id, "another attempt has taken its place");
  }

  #breakOff(event: KnownEvent, now: number): void {
    const { functions, ledger, log } = this.#books;
    const { id, attempt } = event;
    const mayRetry = attempt <= (functions.find(event.fnId, event.name)?.retries ?? 0);
    const moved = this.#books.commit(() => {
      if (mayRetry) return ledger.move("retry", { id, attempt, now, until: retryTime(attempt, now) });
      const ended = ledger.move("interrupt", { id, attempt, now });
      if (ended) log.append(event.session, [entryOf(interrupted(id))]);
      return ended;
    });
    if (moved) reportEnd(event, moved, now);
    this.#surroundings.onLost(id, "lease lost");
  }
}

/** The first retry is at once, later ones wait longer and longer. */
export function retryTime(attempt: number, now: number): number {
  return attempt === 1 ? now : now + Math.min(LONGEST_RETRY_PAUSE, 1000 * 2 ** (attempt - 2));
}

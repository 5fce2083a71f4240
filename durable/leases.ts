/**
 * Leases: how the queue notices that a run is gone with the object that had started it. Each running event has one, and
 * the alarm comes when it is over. If its run belongs to the object that the alarm finds, it is renewed; else the object
 * that had given it is gone.
 */

import type { Books } from "./books.ts";
import { interrupted } from "./endings.ts";
import type { KnownEvent } from "./ledger.ts";
import { entryOf } from "./recorder.ts";
import { reportEnd } from "./report.ts";

/** Milliseconds between two looks at whether a run still lives. */
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

  constructor(books: Books, surroundings: Surroundings) {
    this.#books = books;
    this.#surroundings = surroundings;
  }

  /** Takes over the runs of the object before this one. Call it inside a transaction. */
  inherit(now: number): KnownEvent[] {
    this.#books.ledger.shortenLeases(now + ORPHAN_LEASE);
    return this.#books.ledger.running();
  }

  /** Renews the leases of runs that live, and ends or repeats the others. */
  expire(now: number): void {
    const { ledger } = this.#books;
    const expired = ledger.expired(now);
    if (expired.length === 0) return;
    const underway = new Map([...this.#surroundings.underway()].map(({ id, attempt }) => [id, attempt]));
    const isAlive = ({ id, attempt }: KnownEvent): boolean => underway.get(id) === attempt;
    this.#books.commit(() => {
      for (const { id, attempt } of expired.filter(isAlive)) {
        ledger.move("renew", { id, attempt, now, until: now + LEASE });
      }
    });
    for (const event of expired.filter((event) => !isAlive(event))) this.#breakOff(event, now);
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

/**
 * Leases: how the queue notices that a run is gone without a word. Each running event has one; while its run answers
 * when it is asked, it is renewed. A run of the object before this one cannot be asked any more.
 */

import type { Books } from "./books.ts";
import { interrupted } from "./endings.ts";
import { Later } from "./later.ts";
import type { KnownEvent } from "./ledger.ts";
import { entryOf } from "./recorder.ts";
import { reportEnd } from "./report.ts";

/** Milliseconds for which a run is believed to live without a sign. */
export const LEASE = 30_000;
/** Milliseconds between two questions to a run whether it lives, and until its answer. One that computes has to finish. */
const PAUSE = 10_000;
const PATIENCE = 5000;
/** Milliseconds for a last answer when a lease is over: it may only look so, because the clock has jumped. */
const LAST_WORD = 2000;
/** The lease of runs of an object that is gone: they ended with it, and what they had called gets a moment to end too. */
const ORPHAN_LEASE = 1000;
const LONGEST_RETRY_PAUSE = 60_000;

/** A run that holds a slot. */
export interface Watched {
  /** What it is known by. */
  readonly run: object;
  /** Its attempts that somebody still waits for. */
  attempts(): readonly Attempt[];
  /** Settles when the run has answered. */
  ask(): Promise<void>;
  /** It will not answer any more: nobody waits for it now. */
  abandon(): void;
}

interface Attempt {
  readonly id: string;
  readonly attempt: number;
}

interface Surroundings {
  /** The runs of this object. */
  readonly runs: () => readonly Watched[];
  /** An attempt is its event's no more: it must stop. */
  readonly onLost: (event: string, reason: string) => void;
}

export class Leases {
  readonly #books: Books;
  readonly #surroundings: Surroundings;
  readonly #questions = new Later(PAUSE, () => void this.#askAll());
  /** Questions that a run has not answered, one after the other. */
  readonly #missed = new WeakMap<object, number>();

  constructor(books: Books, surroundings: Surroundings) {
    this.#books = books;
    this.#surroundings = surroundings;
  }

  /** There is a run that must be asked from now on. */
  watch(): void {
    this.#questions.afterPause();
  }

  /** Takes over the runs of the object before this one. Call it inside a transaction. */
  inherit(now: number): KnownEvent[] {
    this.#books.ledger.setLeases(now + ORPHAN_LEASE);
    return this.#books.ledger.running();
  }

  /** Ends or repeats runs that cannot be asked any more. */
  expireOrphans(now: number): void {
    const expired = this.#books.ledger.expired(now);
    if (expired.length === 0) return;
    const own = new Map(this.#attempts().map(({ id, attempt }) => [id, attempt]));
    for (const event of expired) if (own.get(event.id) !== event.attempt) this.#breakOff(event);
  }

  /** Asks the runs whose leases are over for a last word, and ends or repeats those that have none. */
  async expire(now: number): Promise<void> {
    const expired = new Set(this.#books.ledger.expired(now).map(({ id }) => id));
    if (expired.size === 0) return;
    const late = this.#surroundings.runs().filter((run) => run.attempts().some(({ id }) => expired.has(id)));
    for (const run of await this.#ask(late, LAST_WORD)) this.#giveUp(run);
  }

  async #askAll(): Promise<void> {
    const runs = this.#surroundings.runs();
    if (runs.length === 0) return;
    try {
      const silent = new Set(await this.#ask(runs, PATIENCE));
      for (const run of runs) {
        const missed = silent.has(run) ? (this.#missed.get(run.run) ?? 0) + 1 : 0;
        this.#missed.set(run.run, missed);
        // What is still waited for has a lease, and the alarm; what was stopped has only its slot.
        if (missed * PAUSE >= LEASE && run.attempts().length === 0) run.abandon();
      }
    } catch (error) {
      // They are asked again before their leases are over.
      console.error("Leases could not be renewed:", error);
    }
    this.#questions.afterPause();
  }

  /** Renews the leases of those that answer in time, and answers the others. */
  async #ask(runs: readonly Watched[], patience: number): Promise<Watched[]> {
    const answers = await Promise.all(runs.map((run) => hasAnswered(run, patience)));
    const { ledger } = this.#books;
    const now = Date.now();
    const alive = runs.filter((_, i) => answers[i]).flatMap((run) => run.attempts());
    const lost = this.#books.commit(() =>
      alive.filter(({ id, attempt }) => !ledger.move("renew", { id, attempt, now, until: now + LEASE })),
    );
    for (const { id } of lost) this.#surroundings.onLost(id, "another attempt has taken its place");
    return runs.filter((_, i) => !answers[i]);
  }

  #giveUp(run: Watched): void {
    for (const { id, attempt } of run.attempts()) {
      const event = this.#books.ledger.find(id);
      if (event?.attempt === attempt) this.#breakOff(event);
    }
    run.abandon();
  }

  #attempts(): Attempt[] {
    return this.#surroundings.runs().flatMap((run) => run.attempts());
  }

  #breakOff(event: KnownEvent): void {
    const { functions, ledger, log } = this.#books;
    const { id, attempt } = event;
    const now = Date.now();
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

async function hasAnswered(run: Watched, patience: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(false), patience);
  run.ask().then(
    () => resolve(true),
    () => resolve(false),
  );
  const answer = await promise;
  clearTimeout(timer);
  return answer;
}

/** The first retry is at once, later ones wait longer and longer. */
export function retryTime(attempt: number, now: number): number {
  return attempt === 1 ? now : now + Math.min(LONGEST_RETRY_PAUSE, 1000 * 2 ** (attempt - 2));
}

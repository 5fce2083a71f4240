/**
 * Holds messages about an event back until its caller knows the event. Gradio's Python client drops what comes before the
 * answer to its join, and hears nothing more once that was the event's end. How slow it is shows when it opens a stream:
 * it does so as soon as it was told the id of a call, which takes it longer than to take note of one.
 */

import type { Logged } from "./event-log.ts";
import type { Ledger } from "./ledger.ts";

/** Bounds of what is believed, in milliseconds. */
const LEAST = 25;
const MOST = 2000;

export class HeadStart {
  readonly #ledger: Ledger;
  readonly #openedAt: number;
  /** When each event of which there was something to tell has joined. */
  readonly #joined = new Map<string, number>();
  /** Those whose end was not told yet. */
  readonly #open = new Set<string>();
  #length = LEAST;
  #isAlone = true;

  constructor(ledger: Ledger, openedAt: number) {
    this.#ledger = ledger;
    this.#openedAt = openedAt;
  }

  /** Milliseconds from the answer to a join until its event is known over there. */
  get length(): number {
    return this.#length;
  }

  /** True for a reader who waits for one call: the last was made when the ends of those before had been told. */
  get isAlone(): boolean {
    return this.#isAlone;
  }

  /** The first messages, those that may be told now; and in how many milliseconds there will be more. */
  of(page: readonly Logged[], now: number): { told: readonly Logged[]; wait: number } {
    for (const { event } of page) this.#meet(event);
    const due = (event: string): number => (this.#joined.get(event) ?? 0) + this.#length;
    const early = page.findIndex(({ event }) => due(event) > now);
    const first = page[early];
    const told = first ? page.slice(0, early) : page;
    for (const { event, msg } of told) if (msg === "process_completed") this.#open.delete(event);
    return { told, wait: first ? due(first.event) - now : 0 };
  }

  #meet(event: string): void {
    if (this.#joined.has(event)) return;
    const joined = this.#ledger.find(event)?.created ?? 0;
    this.#joined.set(event, joined);
    this.#isAlone = this.#open.size === 0;
    this.#open.add(event);
    const reaction = this.#openedAt - joined;
    // Beyond that it was busy with something else, or is back after a loss.
    if (reaction <= MOST) this.#length = Math.max(this.#length, reaction);
  }
}

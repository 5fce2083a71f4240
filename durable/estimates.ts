/** How long things take: averages of finished runs, and what they promise to those who wait. */

import type { Estimation } from "../src/protocol/messages.ts";
import type { Functions } from "./app-facts.ts";
import type { Counts } from "./waiting-line.ts";

interface Average {
  runs: number;
  seconds: number;
}

/** A run that holds a slot. */
export interface Underway {
  readonly fn: { readonly name: string };
  /** Milliseconds. */
  readonly started: number;
}

/** Somebody who waits. */
export interface Waiter {
  readonly id: string;
  readonly fn: number;
  readonly group: string;
  readonly queueSize: number;
  /** Who goes first. */
  readonly ahead: Counts;
}

export class Estimates {
  readonly #sql: SqlStorage;
  readonly #functions: Functions;
  readonly #averages: Map<string, Average>;
  readonly #unsaved = new Set<string>();

  constructor(sql: SqlStorage, functions: Functions) {
    this.#sql = sql;
    this.#functions = functions;
    const rows = sql.exec<{ name: string; runs: number; seconds: number }>("SELECT name, runs, seconds FROM averages");
    this.#averages = new Map([...rows].map(({ name, runs, seconds }) => [name, { runs, seconds }]));
  }

  /** Mean run time in seconds; null if it was never measured. */
  average(name: string): number | null {
    const known = this.#averages.get(name);
    return known ? known.seconds / known.runs : null;
  }

  record(name: string, seconds: number): void {
    const { runs, seconds: total } = this.#averages.get(name) ?? { runs: 0, seconds: 0 };
    this.#averages.set(name, { runs: runs + 1, seconds: total + seconds });
    this.#unsaved.add(name);
  }

  get hasUnsaved(): boolean {
    return this.#unsaved.size > 0;
  }

  /** Writes the averages down; losing the newest in a crash harms nobody. */
  save(): void {
    for (const name of this.#unsaved) {
      const { runs, seconds } = this.#averages.get(name) ?? { runs: 0, seconds: 0 };
      this.#sql.exec("INSERT OR REPLACE INTO averages (name, runs, seconds) VALUES (?, ?, ?)", name, runs, seconds);
    }
    this.#unsaved.clear();
  }

  /** What somebody who waits is told. */
  estimation(waiter: Waiter, running: readonly Underway[], now: number): Estimation {
    const rank = [...waiter.ahead.values()].reduce((sum, n) => sum + n, 0);
    const parts = [
      this.#averageOf(waiter.fn),
      this.#waitBehind(waiter),
      this.#timeTillSlot(waiter.group, running, now),
    ];
    const eta = parts.reduce((sum, part) => (sum === null || part === null ? null : sum + part), 0);
    return { msg: "estimation", event_id: waiter.id, rank, queue_size: waiter.queueSize, rank_eta: eta };
  }

  #averageOf(fn: number): number | null {
    const found = this.#functions.find(fn);
    return found && this.average(found.name);
  }

  #waitBehind({ ahead, group }: Waiter): number | null {
    let seconds = 0;
    for (const [fn, n] of ahead) {
      const average = n > 0 ? this.#averageOf(fn) : 0;
      if (average === null) return null;
      seconds += (average * n) / this.#functions.limitOf(group);
    }
    return seconds;
  }

  #timeTillSlot(group: string, running: readonly Underway[], now: number): number | null {
    if (running.length < this.#functions.limitOf(group)) return 0;
    let soonest = Infinity;
    for (const { fn, started } of running) {
      const average = this.average(fn.name);
      if (average === null) return null;
      soonest = Math.min(soonest, started / 1000 + average - now / 1000);
    }
    return Math.max(0, soonest);
  }
}

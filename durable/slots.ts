/** Who holds the slots of each group. */

import type { Functions } from "./app-facts.ts";
import type { Underway } from "./estimates.ts";

/** A run that holds a slot of its group. */
export interface Holder {
  readonly group: string;
  /** What estimates are made of. */
  readonly underway: Underway;
}

export class Slots<Run extends Holder> {
  readonly #functions: Functions;
  readonly #holders = new Map<string, Set<Run>>();
  /** Running events, with their group, of the object before this one: what they had called may not have ended yet. */
  readonly #orphans = new Map<string, string>();

  constructor(functions: Functions) {
    this.#functions = functions;
  }

  /** How many runs of the group may still start. */
  free(group: string): number {
    const orphans = [...this.#orphans.values()].filter((each) => each === group).length;
    return this.#functions.limitOf(group) - (this.#holders.get(group)?.size ?? 0) - orphans;
  }

  /** All who hold one. */
  get holders(): Run[] {
    return [...this.#holders.values()].flatMap((holders) => [...holders]);
  }

  take(holder: Run): void {
    const holders = this.#holders.get(holder.group) ?? new Set();
    this.#holders.set(holder.group, holders.add(holder));
  }

  release(holder: Run): void {
    const holders = this.#holders.get(holder.group);
    holders?.delete(holder);
    if (holders?.size === 0) this.#holders.delete(holder.group);
  }

  /** Runs of a group, for estimates. */
  underway(group: string): Underway[] {
    return [...(this.#holders.get(group) ?? [])].map(({ underway }) => underway);
  }

  /** An event that ran when the object before this one went away. */
  adopt(event: string, group: string): void {
    this.#orphans.set(event, group);
  }

  /** Such an event has come to an end. Answers the group in which a slot is free now; null for any other event. */
  bury(event: string): string | null {
    const group = this.#orphans.get(event) ?? null;
    this.#orphans.delete(event);
    return group;
  }
}

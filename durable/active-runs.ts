/** The runs that this object has under way: which event each attempt belongs to, and the slots that they hold. */

import type { RunHandle } from "../src/runtime/job.ts";
import type { Functions } from "./app-facts.ts";
import type { Underway } from "./estimates.ts";
import type { Watched } from "./leases.ts";
import type { Member } from "./recorder.ts";
import { type Holder, Slots } from "./slots.ts";

/** One job, or the members of a batch. It holds one slot of its group. */
export interface Run extends Holder {
  members: readonly Member[];
  handle: RunHandle | null;
  /** Why it must stop; null while it may go on. */
  stopReason: string | null;
}

export class ActiveRuns {
  readonly #slots: Slots<Run>;
  readonly #byEvent = new Map<string, { readonly member: Member; readonly run: Run }>();
  /** True while nothing may start. */
  isHeld = false;

  constructor(functions: Functions) {
    this.#slots = new Slots(functions);
  }

  /** How many runs of the group may still start. */
  free(group: string): number {
    return this.isHeld ? 0 : this.#slots.free(group);
  }

  /** Runs of a group, for estimates. */
  underway(group: string): Underway[] {
    return this.#slots.underway(group);
  }

  /** How many events are heard. */
  get size(): number {
    return this.#byEvent.size;
  }

  add(run: Run): void {
    for (const { claimed } of run.members) this.drop(claimed.id, OVERTAKEN);
    this.#hold(run, run.members);
  }

  /** Not ended by a cancel or a lost lease meanwhile. */
  isOpen(member: Member, run: Run): boolean {
    const active = this.#byEvent.get(member.claimed.id);
    return active?.run === run && active.member === member;
  }

  openMembers(run: Run): Member[] {
    return run.members.filter((member) => this.isOpen(member, run));
  }

  /** Hears an event no more; a run of which nobody is left is stopped. */
  drop(event: string, reason: string): void {
    const active = this.#byEvent.get(event);
    if (!active) return;
    this.#byEvent.delete(event);
    const { run } = active;
    if (this.openMembers(run).length > 0) return;
    run.stopReason = reason;
    // Its end is heard by whoever waits for `done`; that the runner is gone already is no news.
    run.handle?.cancel(reason).catch(() => {});
  }

  /** Another attempt has taken the place of this one. */
  overtake(member: Member): void {
    if (this.#byEvent.get(member.claimed.id)?.member === member) this.drop(member.claimed.id, OVERTAKEN);
  }

  /** The run is over, or passes for it. Answers whom it was still heard for. */
  release(run: Run): Member[] {
    const open = this.openMembers(run);
    this.#slots.release(run);
    for (const { claimed } of open) this.#byEvent.delete(claimed.id);
    return open;
  }

  /** Takes a release back. */
  regain(run: Run, open: readonly Member[]): void {
    this.#hold(run, open);
  }

  /** A run of the object before this one holds a slot until its event has an end. */
  adopt(event: string, group: string): void {
    this.#slots.adopt(event, group);
  }

  /** Answers the group in which a slot is free now; null for an event that was not adopted. */
  bury(event: string): string | null {
    return this.#slots.bury(event);
  }

  /** All that hold a slot, to be asked whether they live. `onAbandoned` is told of a group that has a free slot again. */
  watched(onAbandoned: (group: string) => void): Watched[] {
    return this.#slots.holders.map((run) => ({
      run,
      attempts: () => this.openMembers(run).map(({ claimed }) => claimed),
      // Without a handle it is this object that works for it.
      ask: async () => run.handle?.alive(),
      abandon: () => {
        this.release(run);
        onAbandoned(run.group);
      },
    }));
  }

  #hold(run: Run, open: readonly Member[]): void {
    this.#slots.take(run);
    for (const member of open) this.#byEvent.set(member.claimed.id, { member, run });
  }
}

const OVERTAKEN = "another attempt has taken its place";

/** The object's one alarm: set to the earliest of all times at which something is due. */

/** Milliseconds by which an alarm may be late before it counts as lost. */
const PATIENCE = 5000;

export class Scheduler {
  readonly #storage: DurableObjectStorage;
  readonly #sources: () => readonly (number | null)[];
  #armed: number | null = null;
  #isFiring = false;

  /** `sources` answers every time at which something is due. */
  constructor(storage: DurableObjectStorage, sources: () => readonly (number | null)[]) {
    this.#storage = storage;
    this.#sources = sources;
  }

  /** Wakes the object at a time, or before. */
  at(time: number): void {
    if (this.#armed !== null && this.#armed <= time) return;
    this.#armed = time;
    // Not awaited: the write belongs to this turn's transaction, and the output gate waits for it.
    void this.#storage.setAlarm(time);
  }

  /**
   * Sets the alarm again if it should have gone off and has not: the platform gives up one that has failed seven times.
   * Whatever comes to the object asks this, because then nothing else wakes it.
   */
  watch(now = Date.now()): void {
    if (this.#isFiring || this.#armed === null || this.#armed > now - PATIENCE) return;
    this.#armed = null;
    this.restore();
  }

  /** The alarm has gone off. Does what is due, whatever fails of it, then sets the next one. */
  async fire(chores: readonly (() => void | Promise<void>)[]): Promise<void> {
    let earliest = 0;
    this.#isFiring = true;
    for (const chore of chores) {
      try {
        await chore();
      } catch (error) {
        // The others must still be done, and a chore that keeps failing must not keep the object busy.
        console.error("A chore of the queue's alarm failed:", error);
        earliest = Date.now() + 5000;
      }
    }
    this.#isFiring = false;
    this.#armed = null;
    this.restore(earliest);
  }

  /** Sets the alarm from what is stored, but not before a time. */
  restore(earliest = 0): void {
    const due = this.#sources().filter((time) => time !== null);
    if (due.length > 0) this.at(Math.max(earliest, Math.min(...due)));
  }
}

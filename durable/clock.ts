/** Wakes many with one timer: the platform allows an object 10,000 of them at a time, over all of its readers. */

/** Waits shorter than this end within a grain of their time, longer ones within ten. Milliseconds. */
const SHORT = 1000;
const GRAIN = 10;

export class Clock {
  /** Who is to be woken, by the time of it. */
  readonly #due = new Map<number, Set<() => void>>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #armedFor = Infinity;

  /** Calls `wake` once after so many milliseconds or a little later; unless what it answers is called before. */
  in(milliseconds: number, wake: () => void): () => void {
    const grain = milliseconds < SHORT ? GRAIN : GRAIN * 10;
    const time = Math.ceil((Date.now() + milliseconds) / grain) * grain;
    const sleepers = this.#due.get(time) ?? new Set();
    this.#due.set(time, sleepers.add(wake));
    if (time < this.#armedFor) this.#arm(time);
    return () => {
      sleepers.delete(wake);
      if (sleepers.size > 0 || this.#due.get(time) !== sleepers) return;
      this.#due.delete(time);
      if (this.#due.size === 0) this.#disarm();
    };
  }

  #arm(time: number): void {
    clearTimeout(this.#timer);
    this.#armedFor = time;
    this.#timer = setTimeout(() => this.#strike(), Math.max(0, time - Date.now()));
  }

  #disarm(): void {
    clearTimeout(this.#timer);
    this.#armedFor = Infinity;
  }

  #strike(): void {
    const now = Date.now();
    this.#armedFor = Infinity;
    const times = [...this.#due.keys()].filter((time) => time <= now);
    const struck = times.flatMap((time) => this.#due.get(time) ?? []);
    for (const time of times) this.#due.delete(time);
    // Before anybody wakes: one who throws must not stop the clock for the others.
    if (this.#due.size > 0) this.#arm(Math.min(...this.#due.keys()));
    for (const sleepers of struck) for (const wake of sleepers) wake();
  }
}

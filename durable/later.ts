/** Gathers requests for one piece of work and does it a little later, once for all. */
export class Later {
  readonly #pause: number;
  readonly #work: () => void;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #doneAt = 0;

  /** `pause`: milliseconds between the work and the work before it. */
  constructor(pause: number, work: () => void) {
    this.#pause = pause;
    this.#work = work;
  }

  /** Does the work at once if the last time is long enough ago. */
  soon(): void {
    this.#request(Math.max(0, this.#doneAt + this.#pause - Date.now()));
  }

  /** Does the work after a whole pause. */
  afterPause(): void {
    this.#request(this.#pause);
  }

  #request(wait: number): void {
    if (this.#timer !== null) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#doneAt = Date.now();
      this.#work();
    }, wait);
  }
}

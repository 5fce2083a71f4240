import type { Clock } from "./clock.ts";

/** Wakes one waiter. A ring while nobody waits is kept for the next wait, so none is lost. */
export class Bell {
  readonly #clock: Clock;
  #hasRung = false;
  #isStopped = false;
  #wake: (() => void) | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** True once the waiter is wanted no more. */
  get isStopped(): boolean {
    return this.#isStopped;
  }

  ring(): void {
    this.#hasRung = true;
    this.#wake?.();
  }

  stop(): void {
    this.#isStopped = true;
    this.ring();
  }

  /** Waits for a ring, but no longer than so many milliseconds. */
  async wait(milliseconds: number): Promise<void> {
    if (!this.#hasRung) {
      await new Promise<void>((resolve) => {
        const forget = this.#clock.in(milliseconds, resolve);
        this.#wake = () => {
          forget();
          resolve();
        };
      });
    }
    this.#wake = null;
    this.#hasRung = false;
  }
}

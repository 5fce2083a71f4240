import { AppError } from "../core/errors.ts";

/** Ends waiting when a run is cancelled or its time is up. */
export class Deadline implements Disposable {
  /** What the author's function sees. */
  readonly signal: AbortSignal;
  readonly #cancelled: AbortSignal;
  readonly #controller = new AbortController();
  readonly #timer: ReturnType<typeof setTimeout> | undefined;
  /** Those who wait. A promise that all of them race with would keep each of them until the end of the run. */
  readonly #waiting = new Set<(reason: Error) => void>();
  #reason: Error | null = null;

  /** `timeLimit` is in seconds; null waits for ever. */
  constructor(cancelled: AbortSignal, timeLimit: number | null) {
    this.#cancelled = cancelled;
    this.signal = this.#controller.signal;
    const stop = (reason: Error): void => {
      this.#reason ??= reason;
      this.#controller.abort(reason);
      for (const reject of this.#waiting) reject(reason);
    };
    const onCancel = (): void => stop(new AppError("The run was cancelled."));
    if (cancelled.aborted) onCancel();
    else cancelled.addEventListener("abort", onCancel, { once: true });
    if (timeLimit !== null) {
      const seconds = `${timeLimit} second${timeLimit === 1 ? "" : "s"}`;
      this.#timer = setTimeout(() => stop(new AppError(`The time limit of ${seconds} was reached.`)), timeLimit * 1000);
    }
  }

  /** True when the run was cancelled, as opposed to late. */
  get isCancelled(): boolean {
    return this.#cancelled.aborted;
  }

  /** Waits for `work`, but no longer than the run may last. */
  async race<T>(work: Promise<T>): Promise<T> {
    // What is done already counts, even if it is late.
    if (this.#reason) return Promise.race([work, Promise.reject(this.#reason)]);
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    this.#waiting.add(reject);
    work.then(resolve, reject);
    try {
      return await promise;
    } finally {
      this.#waiting.delete(reject);
    }
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
  }
}

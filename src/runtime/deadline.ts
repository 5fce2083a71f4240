import { AppError } from "../core/errors.ts";

/** Ends waiting when a run is cancelled or its time is up. */
export class Deadline implements Disposable {
  /** What the author's function sees. */
  readonly signal: AbortSignal;
  readonly #cancelled: AbortSignal;
  readonly #controller = new AbortController();
  readonly #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #over: Promise<never>;

  /** `timeLimit` is in seconds; null waits for ever. */
  constructor(cancelled: AbortSignal, timeLimit: number | null) {
    this.#cancelled = cancelled;
    this.signal = this.#controller.signal;
    const { promise, reject } = Promise.withResolvers<never>();
    this.#over = promise;
    // Most runs end before their deadline, and then nobody waits for it.
    promise.catch(() => {});
    const stop = (reason: Error): void => {
      this.#controller.abort(reason);
      reject(reason);
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
    return Promise.race([work, this.#over]);
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
  }
}

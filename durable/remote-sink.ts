import type { CacheAnswer, CacheOrder } from "../src/core/cached.ts";
import { AppError } from "../src/core/errors.ts";
import type { Toast } from "../src/core/running.ts";
import type { ProgressUnit } from "../src/protocol/messages.ts";
import type { News, NewsSink, Sink, Step } from "../src/runtime/job.ts";
import { bytesOf, CROSSING_LIMIT, isTooLarge } from "./rpc-size.ts";

export const TOO_LARGE = "The answer is too large: more than 31 MB. Return files, or less.";

/** What may wait to be sent before the function has to wait too: news, and about as many bytes. */
const MOST_WAITING = 16;
const MOST_BYTES = 1024 ** 2;

/**
 * The queue's sink as a run sees it. What comes while other news are on their way travels together: a call across RPC
 * costs as much as many of them, and a busy queue gets fewer calls.
 */
export class RemoteSink implements Sink, Disposable {
  readonly #sink: NewsSink & Disposable;
  #waiting: News[] = [];
  #bytes = 0;
  /** Settles when nothing waits any more; stays when a step was lost. */
  #sending: Promise<void> | null = null;
  #isBroken = false;

  constructor(sink: NewsSink) {
    // Arguments of an RPC are disposed of when the call returns; the run outlives it.
    this.#sink = (sink as NewsSink & { dup(): NewsSink & Disposable }).dup(); // every stub has it
  }

  async step(step: Step): Promise<void> {
    const bytes = bytesOf(step, (text) => text.length);
    if (bytes > CROSSING_LIMIT / 2 && isTooLarge(step)) throw new AppError(TOO_LARGE);
    // A large one travels alone, or together they might be too large.
    if (this.#bytes > 0 && this.#bytes + bytes > MOST_BYTES) await this.#send();
    this.#bytes += bytes;
    this.#waiting.push({ kind: "step", step });
    const sending = this.#send();
    if (this.#isBroken || this.#bytes > MOST_BYTES || this.#waiting.length >= MOST_WAITING) await sending;
  }

  async progress(units: ProgressUnit[]): Promise<void> {
    this.#waiting = this.#waiting.filter(({ kind }) => kind !== "progress");
    this.#waiting.push({ kind: "progress", units });
    void this.#send();
  }

  async log(toast: Toast): Promise<void> {
    this.#waiting.push({ kind: "log", toast });
    void this.#send();
  }

  cache(order: CacheOrder): Promise<CacheAnswer> {
    return this.#sink.cache(order);
  }

  /** Waits until everything has arrived. Fails if a step is lost. */
  async arrived(): Promise<void> {
    await this.#sending;
  }

  [Symbol.dispose](): void {
    this.#sink[Symbol.dispose]();
  }

  #send(): Promise<void> {
    if (this.#sending) return this.#sending;
    const sending = this.#sendAll();
    this.#sending = sending;
    sending.then(
      () => (this.#sending = null),
      () => (this.#isBroken = true),
    );
    return sending;
  }

  async #sendAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      const news = this.#waiting;
      this.#waiting = [];
      this.#bytes = 0;
      try {
        await this.#sink.tell(news);
      } catch (error) {
        // What is only shown in passing does not fail a run when the queue is gone.
        if (news.some(({ kind }) => kind === "step")) throw error;
      }
    }
  }
}

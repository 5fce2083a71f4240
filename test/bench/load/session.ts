/** One visitor who speaks Gradio's protocol, read as cheaply as possible: hundreds of them share this process. */

import type { IncomingMessage } from "node:http";
import { postJson, send } from "./http.ts";

interface Pending {
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

export class Session {
  readonly #url: string;
  readonly #hash = crypto.randomUUID().replaceAll("-", "");
  #pending: Pending | null = null;
  #stream: IncomingMessage | null = null;
  #isFollowing = false;
  #steps = 0;
  #rank: number | null = null;
  #onRank: () => void = () => {};

  constructor(url: string) {
    this.#url = url;
  }

  /** Messages of generators that came so far. */
  get steps(): number {
    return this.#steps;
  }

  /** The place in line that it was told last; 0 is next. Null before it was told one, and once it runs. */
  get rank(): number | null {
    return this.#rank;
  }

  /** Calls a function by its number and waits until it has ended. */
  async predict(fn: number): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#pending = { resolve, reject };
    await this.join(fn);
    if (!this.#isFollowing) this.#follow();
    return promise;
  }

  /** Takes a place in line. */
  async join(fn: number, text = "Ada"): Promise<void> {
    const body = { data: [text], fn_index: fn, session_hash: this.#hash, event_data: null, trigger_id: null };
    await postJson(`${this.#url}/gradio_api/queue/join`, body);
  }

  /** Takes a place in line and listens, without an end in sight. */
  async wait(fn: number, text?: string): Promise<void> {
    await this.join(fn, text);
    this.#stream = await send({ url: this.#streamUrl });
    this.#stream.on("error", ignore).resume();
  }

  /** Is open as a page is whose app keeps State. */
  async open(): Promise<void> {
    this.#stream = await send({ url: `${this.#url}/gradio_api/heartbeat/${this.#hash}` });
    this.#stream.on("error", ignore).resume();
  }

  /** Waits as {@link wait} does, and takes note of its rank. */
  async watch(fn: number): Promise<void> {
    await this.join(fn);
    this.#follow();
  }

  /** Gives up all that it called of a function. */
  async cancel(fn: number): Promise<void> {
    const body = { session_hash: this.#hash, fn_index: fn, event_id: null };
    await postJson(`${this.#url}/gradio_api/cancel`, body);
  }

  /** Settles when it was told this rank. */
  async ranked(rank: number): Promise<void> {
    while (this.#rank !== rank) await new Promise<void>((resolve) => (this.#onRank = resolve));
  }

  leave(): void {
    this.#pending = null;
    this.#stream?.destroy();
  }

  get #streamUrl(): string {
    return `${this.#url}/gradio_api/queue/data?session_hash=${this.#hash}`;
  }

  #follow(): void {
    this.#isFollowing = true;
    this.#read().then(
      () => {
        this.#isFollowing = false;
        // It ended before it could know of the call that we had just sent.
        if (this.#pending) this.#follow();
      },
      (error) => {
        this.#isFollowing = false;
        this.#pending?.reject(error);
      },
    );
  }

  async #read(): Promise<void> {
    const stream = await send({ url: this.#streamUrl });
    this.#stream = stream;
    stream.setEncoding("utf8");
    let rest = "";
    for await (const part of stream) {
      const frames = (rest + String(part)).split("\n\n");
      rest = frames.pop() ?? "";
      for (const frame of frames) this.#hear(frame);
    }
  }

  #hear(frame: string): void {
    // The name of a message stands at its beginning.
    const name = /"msg": ?"(\w+)"/.exec(frame.slice(0, 60))?.[1];
    if (name === "process_generating") this.#steps++;
    if (name === "estimation") this.#hearRank(Number(/"rank": ?(\d+)/.exec(frame)?.[1]));
    if (name === "process_starts") this.#rank = null;
    if (name === "unexpected_error") this.#end(new Error(frame));
    if (name === "process_completed") this.#end(/"success": ?true/.test(frame) ? null : new Error(frame));
  }

  #hearRank(rank: number): void {
    this.#rank = rank;
    this.#onRank();
  }

  #end(error: Error | null): void {
    const pending = this.#pending;
    this.#pending = null;
    if (error) pending?.reject(error);
    else pending?.resolve();
  }
}

function ignore(): void {
  // We have left ourselves.
}

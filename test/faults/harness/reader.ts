/** Reads a session's stream as our own page does: it comes back after every break and goes on where it was. */

import type { IncomingMessage } from "node:http";
import type { Frame, Transcript } from "../checker/history.ts";
import { now, pause } from "./clock.ts";
import { openStream } from "./http.ts";

export interface ReaderOptions {
  readonly name: string;
  readonly session: string;
  /** Address of the app; asked before each line. */
  readonly url: () => string;
  /** True when nothing more is to come. */
  readonly isOver: () => boolean;
  /** Milliseconds of silence after which a line counts as dead. Default: 20,000; the server speaks every 15,000. */
  readonly patience?: number;
}

const PAUSE = 30;

export class Reader {
  readonly frames: Frame[] = [];
  /** Lines that were opened so far. */
  lines = 0;
  readonly #options: ReaderOptions;
  /** Accepted events whose end it has not read. */
  readonly #open = new Set<string>();
  readonly #ended = new Set<string>();
  readonly #awaited = new Map<string, () => void>();
  #after = 0;
  #line: IncomingMessage | null = null;
  #isClosed = false;
  #isStopped = false;
  #isComplete = false;
  #wake: () => void = () => {};
  readonly #reading: Promise<void>;

  constructor(options: ReaderOptions) {
    this.#options = options;
    this.#reading = this.#read();
  }

  /** There is something to read for: its session's event was accepted. */
  expect(event: string): void {
    if (!this.#ended.has(event)) this.#open.add(event);
    this.#wake();
  }

  /** True once the end of this event was read. */
  hasEnd(event: string): boolean {
    return this.#ended.has(event);
  }

  /** Breaks the line; the reader comes back. */
  cut(): void {
    this.#line?.destroy();
  }

  /** Settles when it has read the end of an event, or reads no more. */
  async end(event: string): Promise<void> {
    if (this.#ended.has(event) || this.#isStopped) return;
    await new Promise<void>((resolve) => this.#awaited.set(event, resolve));
  }

  /** Settles when everything is over and read, or after so many milliseconds. */
  async done(within: number): Promise<void> {
    this.#wake();
    const timer = new AbortController();
    await Promise.race([this.#reading, patient(within, timer.signal)]);
    timer.abort();
    this.stop();
  }

  stop(): void {
    this.#isStopped = true;
    this.#line?.destroy();
    this.#wake();
    for (const resolve of this.#awaited.values()) resolve();
  }

  get transcript(): Transcript {
    const { name, session } = this.#options;
    return { reader: name, session, frames: this.frames, isComplete: this.#isComplete };
  }

  async #read(): Promise<void> {
    while (!this.#isStopped) {
      // Once more when all is over: what the visitor does not know of was said as well.
      const isLast = this.#options.isOver();
      if (!isLast && this.#open.size === 0) {
        await new Promise<void>((resolve) => (this.#wake = resolve));
        continue;
      }
      this.#isClosed = false;
      try {
        await this.#readLine();
      } catch {
        // That lines break is what this is about.
      }
      if (isLast && this.#isClosed) {
        this.#isComplete = true;
        return;
      }
      if (this.#open.size > 0) await pause(PAUSE);
    }
  }

  async #readLine(): Promise<void> {
    const { url, session, patience = 20_000 } = this.#options;
    this.lines++;
    const address = `${url()}/gradio_api/queue/data?session_hash=${session}&resume=1`;
    const line = await openStream(address, this.#after === 0 ? {} : { "last-event-id": String(this.#after) });
    this.#line = line;
    if (this.#isStopped) line.destroy();
    line.setTimeout(patience, () => line.destroy());
    line.setEncoding("utf8");
    let text = "";
    for await (const chunk of line) {
      const frames = `${text}${String(chunk)}`.split("\n\n");
      text = frames.pop() ?? "";
      for (const frame of frames) this.#hear(frame);
    }
  }

  #hear(text: string): void {
    const [, id = null] = /^id: (\d+)$/m.exec(text) ?? [];
    const [, data = "null"] = /^data: (.*)$/m.exec(text) ?? [];
    const message = JSON.parse(data) as Said | null; // what the server says is checked afterwards
    if (!message) return;
    if (id !== null) this.#after = Number(id);
    // An unknown session has nothing to say either.
    if (message.msg === "close_stream" || message.msg === "unexpected_error") this.#isClosed = true;
    if (message.msg === "process_completed" && message.event_id) {
      this.#ended.add(message.event_id);
      this.#open.delete(message.event_id);
      this.#awaited.get(message.event_id)?.();
    }
    this.frames.push({
      at: now(),
      id: id === null ? null : Number(id),
      msg: message.msg,
      event: message.event_id ?? null,
      output: message.output?.data?.[0],
      isSuccess: message.success === true,
      error: message.output?.error ?? null,
    });
  }
}

interface Said {
  readonly msg: string;
  readonly event_id?: string | null;
  readonly output?: { readonly data?: readonly unknown[]; readonly error?: string | null };
  readonly success?: boolean;
}

async function patient(ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  signal.addEventListener("abort", () => {
    clearTimeout(timer);
    resolve();
  });
  await promise;
}

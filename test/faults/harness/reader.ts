/** Reads a session's stream as our own page does: it comes back after every break and goes on where it was. */

import type { IncomingMessage } from "node:http";
import type { Frame, Transcript } from "../checker/history.ts";
import { pause, within } from "./clock.ts";
import { frameOf } from "./frames.ts";
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
  async done(patience: number): Promise<void> {
    this.#wake();
    await within(patience, this.#reading);
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
    const frame = frameOf(data, id === null ? null : Number(id));
    if (!frame) return;
    const { msg, event } = frame;
    if (frame.id !== null) this.#after = frame.id;
    // An unknown session has nothing to say either.
    if (msg === "close_stream" || msg === "unexpected_error") this.#isClosed = true;
    if (msg === "process_completed" && event) {
      this.#ended.add(event);
      this.#open.delete(event);
      this.#awaited.get(event)?.();
    }
    this.frames.push(frame);
  }
}

/**
 * The ends of all streams. A reader takes what it is told at its own pace, so what it was handed and has not taken yet
 * is counted: all readers together share one bound, and one that takes nothing is cut off. It can resume from the log.
 */

import type { EventStream } from "../src/runtime/queue.ts";
import { Bell } from "./bell.ts";
import { Clock } from "./clock.ts";

/** Milliseconds of silence after which a stream says that it lives. */
export const HEARTBEAT = 15_000;

/** What readers may keep waiting. */
export interface OutletLimits {
  /** Characters that all readers together may hold. */
  readonly held: number;
  /** Milliseconds without taking anything after which a reader gives way to those who wait for room. */
  readonly slow: number;
  /** The same after which it is cut off in any case: nobody is there. */
  readonly dead: number;
}

const LIMITS: OutletLimits = { held: 16_000_000, slow: 2000, dead: 60_000 };

/** Characters that are handed out at once. */
const SLICE = 65_536;
/** Milliseconds between two looks for room. */
const PATIENCE = 250;

/** Texts for one reader, in order. Whatever they borrow is given back when they end, which they do at any `yield`. */
export type Texts = AsyncGenerator<string, void, undefined>;

export interface OutletOptions {
  /** What a reader finds that was cut off: an error, unless it knows how to resume after a plain end. */
  readonly whenCutOff?: "breaks" | "ends";
}

/** Every stream of the object. */
export class Outlets {
  readonly limits: OutletLimits;
  readonly clock = new Clock();
  readonly #open = new Set<Outlet>();
  #held = 0;

  constructor(limits: OutletLimits = LIMITS) {
    this.limits = limits;
  }

  /**
   * A stream of what `source` tells. It makes its next bytes when the reader asks for them, and over RPC it hears when the
   * reader has left.
   */
  stream(source: (outlet: Outlet) => Texts, options: OutletOptions = {}): EventStream {
    const outlet = new Outlet(this, source, options);
    this.#open.add(outlet);
    return new ReadableStream({
      type: "bytes",
      pull: (controller) => outlet.serve(controller),
      cancel: () => outlet.end(),
    });
  }

  /** Counts so many characters for a reader, in place of what it held. False, and nothing counted, if there is no room. */
  take(outlet: Outlet, characters: number): boolean {
    this.#hold(outlet, 0);
    // A text beyond the bound needs half of it to be free.
    const hasRoom = this.#held + Math.min(characters, this.limits.held / 2) <= this.limits.held;
    if (hasRoom) this.#hold(outlet, characters);
    return hasRoom;
  }

  /** The same, but waits for room. Whoever is slow makes room for the others. */
  async room(outlet: Outlet, characters: number): Promise<void> {
    while (!outlet.bell.isStopped && !this.take(outlet, characters)) {
      const slowest = this.#slowest();
      if (slowest) slowest.cutOff();
      else await outlet.bell.wait(PATIENCE);
    }
  }

  /** Forgets a reader that has left. */
  close(outlet: Outlet): void {
    this.#hold(outlet, 0);
    this.#open.delete(outlet);
  }

  #hold(outlet: Outlet, characters: number): void {
    this.#held += characters - outlet.held;
    outlet.held = characters;
  }

  /** Who has been offered something for longest, and longer than one may need to take it. */
  #slowest(): Outlet | null {
    const latest = Date.now() - this.limits.slow;
    const slow = [...this.#open].filter(({ offeredAt }) => offeredAt !== null && offeredAt <= latest);
    return slow.sort((a, b) => (a.offeredAt ?? 0) - (b.offeredAt ?? 0))[0] ?? null;
  }
}

/** One reader's end of a stream. */
export class Outlet {
  /** Wakes the source of the texts; stopped when the reader is gone. */
  readonly bell: Bell;
  /** Characters read for this reader and not yet taken; {@link Outlets} counts them. */
  held = 0;
  /** Since when something lies here for the reader; null while nothing does. */
  offeredAt: number | null = null;
  readonly #outlets: Outlets;
  readonly #texts: Texts;
  readonly #whenCutOff: "breaks" | "ends";
  #slices: Iterator<string, void> | null = null;
  #forgetDeadline: (() => void) | null = null;
  #isCutOff = false;

  constructor(outlets: Outlets, source: (outlet: Outlet) => Texts, { whenCutOff = "breaks" }: OutletOptions) {
    this.#outlets = outlets;
    this.bell = new Bell(outlets.clock);
    this.#texts = source(this);
    this.#whenCutOff = whenCutOff;
  }

  /** Counts what was read for this reader. False if there is no room: then let go of it and {@link room wait}. */
  take(characters: number): boolean {
    return this.#outlets.take(this, characters);
  }

  /** Waits until so many characters may be read for this reader, and counts them. */
  room(characters: number): Promise<void> {
    return this.#outlets.room(this, characters);
  }

  /** The reader is too slow: what it was to get is dropped, and its stream is over. */
  cutOff(): void {
    this.#isCutOff = true;
    // Nobody waits for the source to give back what it has borrowed.
    void this.end();
  }

  /** The reader asks for more. */
  async serve(controller: ReadableByteStreamController): Promise<void> {
    this.offeredAt = null;
    if (this.#isCutOff && this.#whenCutOff === "breaks") throw new Error("The reader was too slow.");
    const slice = this.#isCutOff ? null : await this.#next();
    if (this.bell.isStopped && !this.#isCutOff) return;
    if (slice === null) {
      controller.close();
      controller.byobRequest?.respond(0);
      return;
    }
    controller.enqueue(encoder.encode(slice));
    this.offeredAt = Date.now();
    if (!this.#forgetDeadline) this.#watchIn(this.#outlets.limits.dead);
  }

  /** The reader is gone: nothing is kept for it, and the source gives back what it has borrowed. */
  async end(): Promise<void> {
    this.#forgetDeadline?.();
    this.bell.stop();
    this.#slices = null;
    this.offeredAt = null;
    this.#outlets.close(this);
    await this.#texts.return();
  }

  #watchIn(milliseconds: number): void {
    this.#forgetDeadline = this.#outlets.clock.in(milliseconds, () => this.#watch());
  }

  /** Cuts off who is dead. One look a minute is enough, and costs less than one for each piece. */
  #watch(): void {
    this.#forgetDeadline = null;
    if (this.offeredAt === null) return;
    const left = this.offeredAt + this.#outlets.limits.dead - Date.now();
    if (left <= 0) this.cutOff();
    else this.#watchIn(left);
  }

  /** The next piece to hand out; null at the end. */
  async #next(): Promise<string | null> {
    for (;;) {
      const slice = this.#slices?.next();
      if (slice && !slice.done) return slice.value;
      this.take(0);
      const text = await this.#read();
      if (text === null) return null;
      this.#slices = slicesOf(text);
    }
  }

  async #read(): Promise<string | null> {
    try {
      const text = await this.#texts.next();
      if (!text.done) return text.value;
    } catch (error) {
      this.#outlets.close(this);
      throw error;
    }
    this.#outlets.close(this);
    return null;
  }
}

const encoder = new TextEncoder();

/** Cuts a text into pieces, but never between the two halves of a character. */
function* slicesOf(text: string): Generator<string, void, undefined> {
  let start = 0;
  while (start < text.length) {
    let end = Math.min(start + SLICE, text.length);
    if (end < text.length && isHighSurrogate(text.charCodeAt(end - 1))) end--;
    yield text.slice(start, end);
    start = end;
  }
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00;
}

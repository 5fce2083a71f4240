/** Follows what a session is told: comes back after a loss without missing a message, and rests while nothing is pending. */

import { applyEdits, type Edit } from "../../src/protocol/diff.ts";
import type { EventMessage, FailureOutput, ServerMessage } from "../../src/protocol/messages.ts";
import { isFailure } from "../../src/protocol/messages.ts";
import type { Connection } from "./connection.ts";
import { serverEvents } from "./sse.ts";

/** Hears the messages of one event in order, yields already whole. The next one comes when it is done with this. */
export type MessageListener = (message: EventMessage, about: About) => Promise<void> | void;

export interface About {
  /** Its number in the session; null for a rank, which is of the moment. */
  readonly n: number | null;
  /** It was dealt with before the page was reloaded. */
  readonly isReplay: boolean;
}

/** Somebody who wants to hear of an event. */
export interface Hearing {
  readonly listener: MessageListener;
  /** The event's messages have higher numbers than this. */
  readonly after: number;
  /** Up to this number they were dealt with before the page was reloaded: they come as a replay. */
  readonly applied: number;
  /** It began before this page, or in another: what it has told may have gone by. */
  readonly isOld: boolean;
}

/** What becomes of the line. */
export interface LineEvents {
  /** The server is out of reach; the next try is at this time. */
  onLost(nextTry: number): void;
  /** It is back. */
  onFound(): void;
}

interface Followed extends Hearing {
  /** Number of the last message that came. */
  heard: number;
  /** Last whole values, which diffs are relative to. */
  latest: unknown[] | null;
  /** Settles when the listener is done with everything so far. */
  tail: Promise<void>;
}

interface Numbered {
  readonly n: number | null;
  readonly message: EventMessage;
}

const GONE: FailureOutput = { error: "The server no longer knows this run. Run it again.", visible: true };
const FIRST_RETRY = 400;
const LAST_RETRY = 15_000;
/** Milliseconds without a word after which a stream is believed dead: the server says something every 15 seconds. */
const DEAD = 35_000;
/** The same for a page that has just woken up, or whose network has changed. */
const DOUBTFUL = 16_000;
/** Messages that are kept for events which nobody asked for yet. */
const MOST_STRANGE = 1000;

export class EventLine {
  readonly #connection: Connection;
  readonly #events: LineEvents;
  readonly #followed = new Map<string, Followed>();
  /** Messages of events that nobody has asked for yet: the answer to a join may come later than they do. */
  #strange: Numbered[] = [];
  /** Number of the last message; null before the first. */
  #place: number | null = null;
  #isFollowing = false;
  #stream: AbortController | null = null;
  readonly #closed = new AbortController();
  #heardAt = 0;
  #losses = 0;
  #wakers = new Set<() => void>();

  constructor(connection: Connection, events: LineEvents) {
    this.#connection = connection;
    this.#events = events;
    const { signal } = this.#closed;
    for (const name of ["online", "pageshow"]) addEventListener(name, () => this.#wake(), { signal });
    addEventListener("offline", () => this.#doubt(0), { signal });
    for (const name of ["visibilitychange", "resume"]) {
      document.addEventListener(name, () => document.visibilityState === "visible" && this.#wake(), { signal });
    }
  }

  /** Number of the newest message: those of an event that joins now have higher ones. */
  get place(): number {
    return this.#place ?? 0;
  }

  /** Hears an event. What has come before is told, or fetched if it went by. */
  hear(id: string, hearing: Hearing): void {
    if (this.#followed.has(id)) return;
    const place = this.#place ?? Infinity;
    this.#followed.set(id, { ...hearing, heard: 0, latest: null, tail: Promise.resolve() });
    if (hearing.isOld && hearing.after < place) {
      this.#place = hearing.after;
      this.#stream?.abort();
    }
    const early = this.#strange.filter(({ message }) => message.event_id === id);
    this.#strange = this.#strange.filter(({ message }) => message.event_id !== id);
    if (!hearing.isOld) for (const { n, message } of early) this.#tell(n, message);
    void this.#follow();
  }

  /** Waits a moment, longer each time, until the server is tried again. Everybody who misses it waits together. */
  async waitForServer(): Promise<void> {
    this.#losses++;
    const wait = Math.min(FIRST_RETRY * 2 ** (this.#losses - 1), LAST_RETRY) * (0.75 + Math.random() / 2);
    if (this.#losses > 1 || !navigator.onLine) this.#events.onLost(Date.now() + wait);
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => wake(), wait);
      const wake = (): void => {
        clearTimeout(timer);
        this.#wakers.delete(wake);
        resolve();
      };
      this.#wakers.add(wake);
    });
  }

  /** The server has answered. */
  reached(): void {
    if (this.#losses > 0) this.#events.onFound();
    this.#losses = 0;
  }

  /** Tries the server at once. */
  retry(): void {
    for (const wake of this.#wakers) wake();
  }

  /** Keeps the session's State alive while the page is open. */
  async stayPresent(): Promise<void> {
    const { reader, session } = this.#connection;
    for (let failures = 0; !this.#closed.signal.aborted; failures++) {
      try {
        const response = await fetch(this.#connection.address(`heartbeat/${session}?reader=${reader}`));
        for await (const _ of serverEvents(response.body ?? new ReadableStream())) failures = 0;
      } catch {
        // Lost: the next round asks again.
      }
      await new Promise((resolve) => setTimeout(resolve, Math.min(FIRST_RETRY * 2 ** failures, LAST_RETRY)));
    }
  }

  /** Ends it for good. */
  close(): void {
    this.#closed.abort();
    this.#followed.clear();
    this.#stream?.abort();
  }

  /** Follows while something is pending. */
  async #follow(): Promise<void> {
    if (this.#isFollowing) return;
    this.#isFollowing = true;
    while (this.#followed.size > 0) {
      const asked = new Map(this.#followed);
      const stream = new AbortController();
      this.#stream = stream;
      const end = await this.#read(stream.signal);
      this.#stream = null;
      // An event that nothing more is said of, though it was asked for, is one that the server has forgotten.
      if (end === "closed") for (const [id, followed] of asked) this.#forget(id, followed);
      // A stream that this page has ended itself is opened again at once.
      else if (!stream.signal.aborted) await this.waitForServer();
    }
    this.#isFollowing = false;
    this.reached();
  }

  /** One connection. "closed" if the server ended it because nothing is pending. */
  async #read(signal: AbortSignal): Promise<"closed" | "lost"> {
    const { reader, session } = this.#connection;
    const query = new URLSearchParams({ session_hash: session, resume: "1", after: `${this.place}`, reader });
    this.#heardAt = Date.now();
    const watch = setInterval(() => this.#doubt(DEAD), 5000);
    let settled: ReturnType<typeof setTimeout> | undefined;
    try {
      const response = await fetch(this.#connection.address(`queue/data?${query}`), { signal });
      if (!response.ok || !response.body) return "lost";
      // One that breaks again at once is none.
      settled = setTimeout(() => this.reached(), 1000);
      for await (const { id, data } of serverEvents(response.body, () => (this.#heardAt = Date.now()))) {
        this.reached();
        // A stream that was given up may still have something in its pipe.
        if (signal.aborted) return "lost";
        if (this.#receive(id, JSON.parse(data))) return "closed";
      }
    } catch {
      // A broken line is what the loop around this is for.
    } finally {
      clearInterval(watch);
      clearTimeout(settled);
    }
    return "lost";
  }

  /** True for the stream's last message. */
  #receive(id: string, message: ServerMessage): boolean {
    if (message.msg === "close_stream" || message.msg === "unexpected_error") return true;
    if (message.msg === "heartbeat") return false;
    const n = id === "" ? null : Number(id);
    if (n !== null) this.#place = n;
    this.#tell(n, message);
    return false;
  }

  #tell(n: number | null, message: EventMessage): void {
    const id = message.event_id;
    const followed = this.#followed.get(id);
    if (!followed) {
      this.#strange.push({ n, message });
      if (this.#strange.length > MOST_STRANGE) this.#strange.shift();
      return;
    }
    if (n !== null && n <= followed.heard) return;
    followed.heard = n ?? followed.heard;
    const about = { n, isReplay: n !== null && n <= followed.applied };
    const whole = wholeOf(followed, message);
    if (message.msg === "process_completed") this.#followed.delete(id);
    followed.tail = followed.tail
      .then(() => followed.listener(whole, about))
      .catch((error: unknown) => console.error(`A message of event ${id} could not be shown:`, error));
  }

  #forget(id: string, followed: Followed): void {
    if (this.#followed.get(id) !== followed) return;
    this.#tell(null, {
      msg: "process_completed",
      event_id: id,
      output: GONE,
      success: false,
      title: "Error",
      used_cache: null,
      cache_duration: null,
      avg_time: null,
    });
  }

  /** The page may have slept, or the network is another one. */
  #wake(): void {
    // A network that has just come up may need a moment; long pauses are over.
    this.#losses = Math.min(this.#losses, 1);
    this.retry();
    this.#doubt(DOUBTFUL);
  }

  /** Gives up a stream that has been silent for longer than this. */
  #doubt(silence: number): void {
    if (Date.now() - this.#heardAt < silence) return;
    this.#stream?.abort();
  }
}

/** The message with values in place of diffs. */
function wholeOf(followed: Followed, message: EventMessage): EventMessage {
  if (message.msg !== "process_generating" || isFailure(message.output)) return message;
  const before = followed.latest;
  const data = before
    ? message.output.data.map((edits, i) => applyEdits(before[i], edits as Edit[])) // the protocol's diff format
    : message.output.data;
  followed.latest = data;
  return { ...message, output: { ...message.output, data } };
}

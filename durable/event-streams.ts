/** The streams that clients read. Each keeps a place in the log and asks for more when its reader does. */

import { applyEdits, type Edit } from "../src/protocol/diff.ts";
import type { EventMessage, ProcessCompleted, ProcessGenerating, ServerMessage } from "../src/protocol/messages.ts";
import { isFailure } from "../src/protocol/messages.ts";
import type { EventStream, FollowOptions } from "../src/runtime/queue.ts";
import type { Books } from "./books.ts";
import { lost } from "./endings.ts";
import type { Logged } from "./event-log.ts";
import { HeadStart } from "./head-start.ts";
import type { KnownEvent } from "./ledger.ts";
import { HEARTBEAT, type Outlet, type Outlets, type Texts } from "./outlets.ts";
import type { Presence } from "./presence.ts";
import type { RankBoard } from "./rank-board.ts";
import { replacing } from "./telling.ts";

/** Milliseconds between a session's last completion and the end of its stream: whoever calls again soon needs no new one. */
const CLOSE_AFTER = 250;

/**
 * Milliseconds for which a join after that end is answered late. The official clients open a stream only if they know,
 * when they hear their event's id, that the one before has ended.
 */
const CLOSING = 50;

/** Characters of a last word that an official client hears in one go with the end of the stream. */
const LAST_WORD = 32_000;

interface Sources {
  readonly books: Books;
  readonly outlets: Outlets;
  readonly presence: Presence;
  readonly ranks: RankBoard;
  /** A reader who cannot resume was handed messages up to this number. */
  readonly onDelivered: (session: string, n: number) => void;
  /** A stream has been quiet for long. */
  readonly onHeartbeat: () => void;
}

export class EventStreams {
  readonly #sources: Sources;
  /** Streams that have just ended, by session. */
  readonly #closing = new Map<string, Promise<void>>();

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /** Everything that a session is told. */
  session(session: string, options: FollowOptions): EventStream {
    return this.#sources.outlets.stream((outlet) => this.#sessionFrames(session, options, outlet), {
      whenCutOff: options.resume ? "ends" : "breaks",
    });
  }

  /** Settles when the session's reader has heard that its stream ended. */
  async settled(session: string): Promise<void> {
    await this.#closing.get(session);
  }

  /** One event in the simple format. */
  call(eventId: string): EventStream {
    const event = this.#sources.books.ledger.find(eventId);
    return this.#sources.outlets.stream((outlet) => this.#callFrames(event, outlet));
  }

  /** Says that it lives; while it is open, so does the session. */
  heartbeat(session: string, reader: string | null): EventStream {
    return this.#sources.outlets.stream((outlet) => this.#aliveFrames(session, reader, outlet));
  }

  async *#sessionFrames(session: string, options: FollowOptions, outlet: Outlet): Texts {
    const { books, presence, ranks } = this.#sources;
    if (!books.sessions.isKnown(session)) return yield frame(NOT_FOUND);
    using _listening = books.log.listen(session, outlet.bell);
    using _attending = ranks.attend(session, outlet.bell);
    using _present = presence.enter(session, options.reader);
    let place = this.#startOf(session, options);
    let version = ranks.version;
    if (options.resume) ranks.remind(session);
    // Who comes back after the end has nothing to wait for. Who starts anew may wait for a call still to come.
    let mayClose = options.resume && options.after !== null;
    const openedAt = Date.now();
    let quietSince = openedAt;
    const headStart = options.needsHeadStart ? new HeadStart(books.ledger, openedAt) : null;
    while (!outlet.bell.isStopped) {
      const unread = await this.#page(outlet, () => books.log.read(session, place));
      const { told: page, wait } = headStart?.of(unread, Date.now()) ?? { told: unread, wait: 0 };
      if (unread.length > 0 && page.length === 0) {
        await outlet.bell.wait(wait);
        continue;
      }
      if (page.length > 0) {
        const text = await this.#sessionText(page, { session, place, outlet, resume: options.resume });
        if (text === null) continue;
        place = page.at(-1)?.n ?? place;
        mayClose ||= page.some(({ msg }) => msg === "process_completed");
        if (!options.resume) this.#sources.onDelivered(session, place);
        // A long text takes its time; the reader knows its last message only by the empty line behind it.
        if (text.length > LAST_WORD) yield text;
        const end = text.length > LAST_WORD ? "\n\n" : `${text}\n\n`;
        // It will not call again before it has heard the end of its only call, and so it hears both at once.
        if (headStart?.isAlone && mayClose && this.#isDone(session, place)) {
          this.#close(session, headStart.length);
          return yield end + CLOSE;
        }
        yield end;
        quietSince = Date.now();
        continue;
      }
      const notes = ranks.since(session, version);
      version = ranks.version;
      if (notes.length > 0) {
        yield notes.map(frame).join("");
        continue;
      }
      const quiet = Date.now() - quietSince;
      if (mayClose && quiet >= CLOSE_AFTER && this.#isDone(session, place)) {
        // Our own page looks again by itself.
        if (!options.resume) this.#close(session, headStart?.length ?? 0);
        return yield CLOSE;
      }
      if (quiet >= HEARTBEAT) {
        this.#sources.onHeartbeat();
        yield HEARTBEAT_FRAME;
        quietSince = Date.now();
      } else await outlet.bell.wait((mayClose && quiet < CLOSE_AFTER ? CLOSE_AFTER : HEARTBEAT) - quiet);
    }
  }

  #close(session: string, reaction: number): void {
    const { clock } = this.#sources.outlets;
    const closing = new Promise<void>((resolve) => void clock.in(Math.max(CLOSING, reaction), resolve));
    this.#closing.set(session, closing);
    void closing.then(() => {
      if (this.#closing.get(session) === closing) this.#closing.delete(session);
    });
  }

  /** True when there is nothing to tell and nothing to wait for. */
  #isDone(session: string, place: number): boolean {
    const { ledger, log } = this.#sources.books;
    return !ledger.hasPending(session) && log.last(session) === place;
  }

  #startOf(session: string, { resume, after }: FollowOptions): number {
    const { log, sessions } = this.#sources.books;
    if (!resume) return sessions.delivered(session);
    // A number from the future is from the past: the session was forgotten since, and has begun anew.
    return after !== null && after <= log.last(session) ? after : 0;
  }

  /** The messages of a page as frames, without the empty line behind the last one. Null: read the page again. */
  async #sessionText(page: readonly Logged[], { session, place, outlet, resume }: Reading): Promise<string | null> {
    const frames: string[] = [];
    for (const logged of page) {
      const body = await this.#bodyOf(session, logged, outlet);
      if (body === null) return null;
      // Whoever has seen a yield takes edits, also from a message that stands for many.
      const hasSeenYield = logged.first !== null && place >= logged.first;
      const line = hasSeenYield ? JSON.stringify(asEdits(body)) : body;
      frames.push(`${resume ? `id: ${logged.n}\n` : ""}data: ${line}`);
    }
    await this.#sources.books.log.written();
    return frames.join("\n\n");
  }

  async *#callFrames(event: KnownEvent | null, outlet: Outlet): Texts {
    if (!event) return yield named("error", "404: Not Found");
    const { log, ledger } = this.#sources.books;
    const { bell } = outlet;
    using _listening = log.listen(event.session, bell);
    let place = 0;
    let quietSince = Date.now();
    let data: unknown[] | null = null;
    while (!bell.isStopped) {
      const page = await this.#page(outlet, () => log.read(event.session, place, event.id));
      for (const logged of page) {
        const body = await this.#bodyOf(event.session, logged, outlet);
        if (body === null) break;
        place = logged.n;
        const message = parse(body);
        if (message.msg !== "process_generating" && message.msg !== "process_completed") continue;
        await log.written();
        if (message.msg === "process_completed") return yield ended(message);
        const isWhole = event.isSimple || logged.first !== null;
        data = isWhole ? dataOf(message) : applyYield(data, dataOf(message));
        yield named("generating", data);
        quietSince = Date.now();
      }
      if (page.length > 0) continue;
      if (Date.now() < quietSince + HEARTBEAT) await bell.wait(quietSince + HEARTBEAT - Date.now());
      else if (!ledger.find(event.id)) return yield named("error", "404: Not Found");
      else {
        this.#sources.onHeartbeat();
        yield named("heartbeat", null);
        quietSince = Date.now();
      }
    }
  }

  async *#aliveFrames(session: string, reader: string | null, { bell }: Outlet): Texts {
    using _present = this.#sources.presence.enter(session, reader);
    while (!bell.isStopped) {
      yield "data: ALIVE\n\n";
      await bell.wait(HEARTBEAT);
    }
  }

  /** Reads when there is room for what is read. */
  async #page(outlet: Outlet, read: () => Logged[]): Promise<Logged[]> {
    const page = read();
    if (outlet.take(lengthOf(page))) return page;
    // While it waits, this reader holds nothing.
    await outlet.room(lengthOf(page.splice(0)));
    return read();
  }

  /** What a message says; null if a snapshot has taken its place meanwhile. */
  async #bodyOf(session: string, { n, event, body }: Logged, outlet: Outlet): Promise<string | null> {
    const { log, spill } = this.#sources.books;
    const text = await spill.find(body, (characters) => outlet.room(characters));
    if (text === null && !log.has(session, n)) return null;
    return text ?? JSON.stringify(lost(event));
  }
}

/** Characters of what was read; what is in R2 is counted when it is fetched. */
function lengthOf(page: readonly Logged[]): number {
  return page.reduce((sum, { body }) => sum + (body.text?.length ?? 0), 0);
}

/** One reader at one place. */
interface Reading {
  readonly session: string;
  /** Number of the last message it has. */
  readonly place: number;
  readonly outlet: Outlet;
  readonly resume: boolean;
}

const NOT_FOUND: ServerMessage = {
  msg: "unexpected_error",
  event_id: null,
  message: "404: Not Found",
  session_not_found: true,
  success: false,
};

const HEARTBEAT_FRAME = frame({ msg: "heartbeat", event_id: null });
const CLOSE = frame({ msg: "close_stream", event_id: null });

function frame(message: ServerMessage): string {
  return `data: ${JSON.stringify(message)}\n\n`;
}

function named(event: string, data: unknown): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

function ended({ output }: ProcessCompleted): string {
  if (isFailure(output)) return named("error", output);
  return named("complete", "is_generating" in output ? output.data : null);
}

function parse(body: string): EventMessage {
  return JSON.parse(body) as EventMessage; // written by this object
}

/** Our own messages never hold a failure in a yield. */
function dataOf({ output }: ProcessGenerating): unknown[] {
  return isFailure(output) ? [] : output.data;
}

/** A message that holds whole values, as a reader takes it who has seen a yield. */
function asEdits(body: string): EventMessage {
  const message = parse(body);
  if (message.msg !== "process_generating" || isFailure(message.output)) return message;
  return { ...message, output: { ...message.output, data: message.output.data.map(replacing) } };
}

function applyYield(before: readonly unknown[] | null, data: unknown[]): unknown[] {
  if (before === null) return data;
  return data.map((edits, i) => applyEdits(before[i], edits as Edit[])); // every yield but the first is edits
}

/** The streams that clients read. Each keeps a place in the log and asks for more when its reader does. */

import { applyEdits, type Edit } from "../src/protocol/diff.ts";
import type { ProcessCompleted, ProcessGenerating, StreamMessage } from "../src/protocol/messages.ts";
import { isFailure } from "../src/protocol/messages.ts";
import type { EventStream, FollowOptions } from "../src/runtime/queue.ts";
import type { Bell } from "./bell.ts";
import type { Books } from "./books.ts";
import { encode, HEARTBEAT, streamOf } from "./byte-stream.ts";
import type { Logged } from "./event-log.ts";
import { HeadStart } from "./head-start.ts";
import type { KnownEvent } from "./ledger.ts";
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

type Frames = AsyncGenerator<Uint8Array, void, undefined>;

interface Sources {
  readonly books: Books;
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
    return streamOf((bell) => this.#sessionFrames(session, options, bell));
  }

  /** Settles when the session's reader has heard that its stream ended. */
  async settled(session: string): Promise<void> {
    await this.#closing.get(session);
  }

  /** One event in the simple format. */
  call(eventId: string): EventStream {
    return streamOf((bell) => this.#callFrames(this.#sources.books.ledger.find(eventId), bell));
  }

  /** Says that it lives; while it is open, so does the session. */
  heartbeat(session: string, reader: string | null): EventStream {
    return streamOf((bell) => this.#aliveFrames(session, reader, bell));
  }

  async *#sessionFrames(session: string, options: FollowOptions, bell: Bell): Frames {
    const { books, presence, ranks } = this.#sources;
    if (!books.sessions.isKnown(session)) return yield frame(NOT_FOUND);
    using _listening = books.log.listen(session, bell);
    using _attending = ranks.attend(session, bell);
    using _present = presence.enter(session, options.reader);
    let place = this.#startOf(session, options);
    let version = ranks.version;
    // Who comes back after the end has nothing to wait for. Who starts anew may wait for a call still to come.
    let mayClose = options.resume && options.after !== null;
    const openedAt = Date.now();
    let quietSince = openedAt;
    const headStart = options.needsHeadStart ? new HeadStart(books.ledger, openedAt) : null;
    while (!bell.isStopped) {
      const unread = books.log.read(session, place);
      const { told: page, wait } = headStart?.of(unread, Date.now()) ?? { told: unread, wait: 0 };
      if (unread.length > 0 && page.length === 0) {
        await bell.wait(wait);
        continue;
      }
      if (page.length > 0) {
        const text = await this.#sessionText(page, place, options);
        place = page.at(-1)?.n ?? place;
        mayClose ||= page.some(({ msg }) => msg === "process_completed");
        if (!options.resume) this.#sources.onDelivered(session, place);
        const isDone = mayClose && !books.ledger.hasPending(session) && books.log.last(session) === place;
        // It will not call again before it has heard the end of its only call, and so it hears both at once.
        if (isDone && headStart?.isAlone) {
          this.#close(session, headStart.length);
          return yield encode(text + CLOSE);
        }
        yield encode(text);
        quietSince = Date.now();
        continue;
      }
      const notes = ranks.since(session, version);
      version = ranks.version;
      if (notes.length > 0) {
        yield encode(notes.map((note) => `data: ${JSON.stringify(note)}\n\n`).join(""));
        continue;
      }
      const canClose = mayClose && !books.ledger.hasPending(session);
      const due = quietSince + (canClose ? CLOSE_AFTER : HEARTBEAT);
      if (Date.now() < due) await bell.wait(due - Date.now());
      else if (canClose) {
        this.#close(session, headStart?.length ?? 0);
        return yield encode(CLOSE);
      } else {
        this.#sources.onHeartbeat();
        yield frame({ msg: "heartbeat", event_id: null });
        quietSince = Date.now();
      }
    }
  }

  #close(session: string, reaction: number): void {
    const closing = new Promise<void>((resolve) => setTimeout(resolve, Math.max(CLOSING, reaction)));
    this.#closing.set(session, closing);
    void closing.then(() => {
      if (this.#closing.get(session) === closing) this.#closing.delete(session);
    });
  }

  #startOf(session: string, { resume, after }: FollowOptions): number {
    const { log, sessions } = this.#sources.books;
    return resume ? Math.min(after ?? 0, log.last(session)) : sessions.delivered(session);
  }

  async #sessionText(page: readonly Logged[], place: number, { resume }: FollowOptions): Promise<string> {
    const frames: string[] = [];
    for (const logged of page) {
      const body = await this.#sources.books.spill.read(logged.body);
      // Whoever has seen a yield takes edits, also from a message that stands for many.
      const hasSeenYield = logged.first !== null && place >= logged.first;
      const line = hasSeenYield ? JSON.stringify(asEdits(parseYield(body))) : body;
      frames.push(`${resume ? `id: ${logged.n}\n` : ""}data: ${line}\n\n`);
    }
    await this.#sources.books.log.written();
    return frames.join("");
  }

  async *#callFrames(event: KnownEvent | null, bell: Bell): Frames {
    if (!event) return yield encode(named("error", "404: Not Found"));
    const { log, ledger, spill } = this.#sources.books;
    using _listening = log.listen(event.session, bell);
    let place = 0;
    let quietSince = Date.now();
    let data: unknown[] | null = null;
    while (!bell.isStopped) {
      const page = log.read(event.session, place, event.id);
      for (const logged of page) {
        place = logged.n;
        if (logged.msg !== "process_generating" && logged.msg !== "process_completed") continue;
        const body = await spill.read(logged.body);
        await log.written();
        if (logged.msg === "process_completed") return yield encode(ended(parseEnd(body)));
        const isWhole = event.isSimple || logged.first !== null;
        data = isWhole ? parseYield(body).output.data : applyYield(data, parseYield(body));
        yield encode(named("generating", data));
        quietSince = Date.now();
      }
      if (page.length > 0) continue;
      if (Date.now() < quietSince + HEARTBEAT) await bell.wait(quietSince + HEARTBEAT - Date.now());
      else if (!ledger.find(event.id)) return yield encode(named("error", "404: Not Found"));
      else {
        this.#sources.onHeartbeat();
        yield encode(named("heartbeat", null));
        quietSince = Date.now();
      }
    }
  }

  async *#aliveFrames(session: string, reader: string | null, bell: Bell): Frames {
    using _present = this.#sources.presence.enter(session, reader);
    while (!bell.isStopped) {
      yield encode("data: ALIVE\n\n");
      await bell.wait(HEARTBEAT);
    }
  }
}

const NOT_FOUND: StreamMessage = {
  msg: "unexpected_error",
  event_id: null,
  message: "404: Not Found",
  session_not_found: true,
  success: false,
};

const CLOSE = `data: ${JSON.stringify({ msg: "close_stream", event_id: null } satisfies StreamMessage)}\n\n`;

function frame(message: StreamMessage): Uint8Array {
  return encode(`data: ${JSON.stringify(message)}\n\n`);
}

function named(event: string, data: unknown): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

function ended({ output }: ProcessCompleted): string {
  if (isFailure(output)) return named("error", output);
  return named("complete", "is_generating" in output ? output.data : null);
}

/** A yield as it is stored: our own messages never hold a failure in one. */
interface StoredYield extends Omit<ProcessGenerating, "output"> {
  readonly output: { readonly data: unknown[] };
}

function parseYield(body: string): StoredYield {
  return JSON.parse(body) as StoredYield; // written by this object
}

function parseEnd(body: string): ProcessCompleted {
  return JSON.parse(body) as ProcessCompleted; // written by this object
}

function asEdits(message: StoredYield): StoredYield {
  return { ...message, output: { ...message.output, data: message.output.data.map(replacing) } };
}

function applyYield(before: readonly unknown[] | null, { output }: StoredYield): unknown[] {
  if (before === null) return output.data;
  return output.data.map((edits, i) => applyEdits(before[i], edits as Edit[])); // every yield but the first is edits
}

/** Joining the line: who may, and what is written down when they do. */

import type { FunctionFacts } from "../src/runtime/function-facts.ts";
import type { Call } from "../src/runtime/job.ts";
import type { Joined, Prepared } from "../src/runtime/queue.ts";
import type { Books } from "./books.ts";
import type { Departures } from "./departures.ts";
import { JoinKeys } from "./join-keys.ts";
import { entryOf } from "./recorder.ts";
import type { Runs } from "./runs.ts";
import type { Hit, Shortcut } from "./shortcut.ts";
import type { Stored } from "./spill.ts";
import type { Claimed } from "./waiting-line.ts";

interface Parts {
  readonly books: Books;
  readonly keys: JoinKeys;
  readonly runs: Runs;
  readonly departures: Departures;
  readonly shortcut: Shortcut;
}

/** A call on its way in. */
interface Arrival {
  readonly call: Call;
  readonly eventId: string;
  readonly fn: FunctionFacts;
  readonly digest: string | null;
}

export class Admission {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Stores the call, starts it if there is a free slot, and answers its id. */
  async join(call: Call): Promise<Joined> {
    const { books, departures } = this.#parts;
    const fn = books.functionOf(call);
    if (!fn) return { ok: false, reason: "unknown-function" };
    const arrival = { call, fn, eventId: newEventId(), digest: await JoinKeys.digestOf(call) };
    // Once before a long value goes to R2, and once more in the transaction, because others join meanwhile.
    const answer =
      this.#objection(arrival) ??
      (await this.#shorten(arrival)) ??
      this.#refusal(arrival) ??
      (await this.#store(arrival));
    if (answer.ok && call.sessionHash !== null) departures.expect(call.sessionHash);
    return answer;
  }

  /** The same for a call that does not wait: the Worker runs it with what the session knows. */
  prepare(call: Call): Prepared {
    const { books } = this.#parts;
    const fn = books.functionOf(call);
    if (!fn) return { ok: false, reason: "unknown-function" };
    const eventId = newEventId();
    const path = this.#foreignFile(call, eventId);
    if (path !== null) return { ok: false, reason: "foreign-file", path };
    const job = books.job(eventId, call, fn);
    const { sessionHash } = call;
    if (sessionHash !== null) books.commit(() => this.#welcome(sessionHash, Object.keys(job.files)));
    return { ok: true, job };
  }

  /** Answers the call at once, whoever waits; null if it has to wait too. */
  async #shorten(arrival: Arrival): Promise<Joined | null> {
    const { books, shortcut } = this.#parts;
    const hit = await shortcut.find(arrival);
    return hit && books.commit(() => this.#objection(arrival) ?? this.#pass(arrival, hit));
  }

  #pass(arrival: Arrival, hit: Hit): Joined {
    this.#parts.shortcut.write(arrival, hit);
    this.#register(arrival, Date.now());
    return { ok: true, eventId: arrival.eventId };
  }

  async #store(arrival: Arrival): Promise<Joined> {
    const { books, runs } = this.#parts;
    const payload = await books.spill.put(arrival.eventId, JSON.stringify(arrival.call));
    const { answer, starts } = books.commit(() => {
      const refusal = this.#refusal(arrival);
      return refusal ? { answer: refusal, starts: [] } : this.#admit(arrival, payload);
    });
    runs.launch(arrival.fn.concurrencyId, starts);
    return answer;
  }

  /** The answer without joining: a reason, or the id from the last time the same call came. */
  #refusal(arrival: Arrival): Joined | null {
    return this.#objection(arrival) ?? this.#fullness(arrival);
  }

  #fullness({ call }: Arrival): Joined | null {
    const { books } = this.#parts;
    const { maxSize, maxPerSession } = books.facts.settings;
    const waiting = books.line.length;
    if (maxSize !== null && waiting >= maxSize) return { ok: false, reason: "queue-full", waiting, maxSize };
    if (call.sessionHash === null) return null;
    const own = books.line.lengthOfSession(call.sessionHash);
    return own >= maxPerSession ? { ok: false, reason: "session-full", waiting: own } : null;
  }

  /** The same for a call that would not wait. */
  #objection({ call, eventId, digest }: Arrival): Joined | null {
    const { keys } = this.#parts;
    const known = digest === null ? null : keys.find(call);
    if (known) {
      if (known.digest === digest) return { ok: true, eventId: known.eventId };
      return { ok: false, reason: "key-reused", eventId: call.sessionHash === null ? null : known.eventId };
    }
    const path = this.#foreignFile(call, eventId);
    return path === null ? null : { ok: false, reason: "foreign-file", path };
  }

  #foreignFile(call: Call, eventId: string): string | null {
    return this.#parts.books.filesOf(call, eventId).foreign;
  }

  /** Makes a session known and the files that it brings its own. */
  #welcome(session: string, paths: readonly string[]): void {
    this.#parts.books.sessions.touch(session, Date.now());
    this.#parts.books.files.claim(paths, session);
  }

  #admit(arrival: Arrival, payload: Stored): { answer: Joined; starts: Claimed[][] } {
    const { call, eventId, fn } = arrival;
    const { books, runs } = this.#parts;
    const now = Date.now();
    const session = call.sessionHash ?? eventId;
    books.passes?.hold(fn);
    const place = books.line.add({ id: eventId, session, fn, isSimple: call.isSimple, payload, now });
    const waiter = {
      id: eventId,
      fn: fn.id,
      group: place.group,
      queueSize: books.line.lengthOf(place.group),
      ahead: books.line.aheadOfNewest(place, fn.id),
    };
    books.log.append(session, [entryOf(books.estimates.estimation(waiter, runs.underway(place.group), now))]);
    this.#register(arrival, now);
    return { answer: { ok: true, eventId }, starts: runs.claim(place.group) };
  }

  /** Knows the caller and its call again. */
  #register({ call, eventId, digest }: Arrival, now: number): void {
    const { books, keys } = this.#parts;
    if (call.sessionHash !== null) {
      this.#welcome(call.sessionHash, Object.keys(books.filesOf(call, eventId).files));
    }
    if (digest !== null) keys.remember(call, { digest, eventId }, now);
  }
}

/** 128 random bits: knowing an event's id is the right to read it. */
function newEventId(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("hex");
}

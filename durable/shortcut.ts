/** Past the line: a call whose answer is kept is admitted and answered in one go. */

import type { KeptRun } from "../src/core/cached.ts";
import type { Call, Job, Runner } from "../src/runtime/job.ts";
import type { FunctionFacts } from "../src/runtime/function-facts.ts";
import type { Books } from "./books.ts";
import { completed } from "./endings.ts";
import type { Entry } from "./event-log.ts";
import { reportEnd } from "./report.ts";
import { type Changes, merge, Telling } from "./telling.ts";

/** A call that may be answered so. */
interface Asked {
  readonly call: Call;
  readonly eventId: string;
  readonly fn: FunctionFacts;
}

/** An answer that is ready to be written down. */
export interface Hit {
  readonly entries: readonly Entry[];
  readonly changes: Changes;
}

export class Shortcut {
  readonly #books: Books;
  readonly #runner: () => Runner;

  constructor(books: Books, runner: () => Runner) {
    this.#books = books;
    this.#runner = runner;
  }

  /** The answer that is kept; null if there is none, or if it cannot be had now. */
  async find(asked: Asked): Promise<Hit | null> {
    const { call, eventId, fn } = asked;
    if (!fn.cache) return null;
    const startedAt = Date.now();
    const { kept } = this.#books;
    const job = (): Job => this.#books.job(eventId, { ...call, fnIndex: fn.id }, fn);
    const text = await kept.search(fn.cache.name, () => this.#runner().keyOf(job()));
    try {
      return text === null ? null : await this.#hit(asked, fn.cache.unpack(text, call.root), startedAt);
    } catch (error) {
      // It cannot be told again now; the call is worked out like any other.
      console.error(`A kept answer of ${fn.name} could not be told:`, error);
      return null;
    }
  }

  /** Writes the whole life of the event down. Call it inside a transaction. */
  write({ call, eventId: id, fn }: Asked, { entries, changes }: Hit): void {
    const { line, ledger, log } = this.#books;
    const now = Date.now();
    const session = call.sessionHash ?? id;
    line.add({ id, session, fn, isSimple: call.isSimple, payload: { text: null, blob: null }, now });
    ledger.move("claim", { id, attempt: 0, now, until: now });
    const moved = ledger.move("complete", { id, attempt: 1, now });
    this.#books.keep(call.sessionHash, changes, now);
    log.append(session, entries);
    if (moved) reportEnd({ id, name: fn.name, attempt: 1, created: now, started: now }, moved, now);
  }

  async #hit({ call, eventId, fn }: Asked, { steps, isGenerator }: KeptRun, startedAt: number): Promise<Hit> {
    const average = this.#books.estimates.average(fn.name);
    const telling = new Telling({ id: eventId, isSimple: call.isSimple, started: startedAt, hasYielded: false });
    const entries: Entry[] = [];
    for (const step of isGenerator ? steps : []) {
      telling.step({ ...step, state: {}, changedState: [], files: [] }, Date.now());
      // One at a time: of many together, some would be left out.
      for (const { msg, body, snapshot } of telling.take(average).messages) {
        entries.push({ event: eventId, msg, body: await this.#books.spill.put(eventId, body), snapshot });
      }
    }
    const seconds = (Date.now() - startedAt) / 1000;
    const data = steps.at(-1)?.data ?? Array.from({ length: fn.outputCount }, () => null);
    const said = completed(eventId, {
      data,
      changedState: [],
      duration: seconds,
      average,
      isBatch: false,
      usedCache: false,
    });
    const last = JSON.stringify({ ...said, used_cache: "full", avg_time: average });
    const body = await this.#books.spill.put(eventId, last);
    entries.push({ event: eventId, msg: said.msg, body, snapshot: null });
    const changes = steps.map(({ overrides }): Changes => ({ state: {}, files: [], overrides }));
    return { entries, changes: changes.reduce(merge, { state: {}, files: [], overrides: {} }) };
  }
}

/** Sessions that leave: by saying so, or by a line that stays dead. */

import type { Job, RunHandle } from "../src/runtime/job.ts";
import type { Books } from "./books.ts";
import { abandoned } from "./endings.ts";
import type { Presence } from "./presence.ts";
import type { Runs } from "./runs.ts";

interface Parts {
  readonly books: Books;
  readonly presence: Presence;
  readonly runs: Runs;
  /** Something is due at this time. */
  readonly onDue: (time: number) => void;
  /** Runs functions whose answers nobody hears. */
  readonly runAside: (jobs: Job[]) => Promise<RunHandle>;
}

export class Departures {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Somebody should be reading soon: called when a session joins and when its last stream has ended. */
  expect(session: string): void {
    const { books, presence } = this.#parts;
    if (!presence.isPresent(session)) this.#leaveIn(session, books.facts.settings.grace.lost);
  }

  /** The last stream of a session has ended. */
  lost(session: string): void {
    const { sessions, ledger, facts } = this.#parts.books;
    const hasSomething = ledger.hasPending(session) || sessions.hasState(session) || facts.unloadIds.length > 0;
    if (hasSomething && sessions.isKnown(session)) this.expect(session);
  }

  /** A page says that it closes. Others of its session may be open. */
  closing(session: string, reader: string | null): void {
    const { books, presence } = this.#parts;
    presence.dismiss(session, reader);
    if (presence.isPresent(session) || !books.sessions.isKnown(session)) return;
    const { closed } = books.facts.settings.grace;
    // It may be a reload, which comes back for what is pending; without that it would begin a new session.
    if (closed > 0 && books.ledger.hasPending(session)) this.#leaveIn(session, closed);
    else this.#depart([session]);
  }

  /** Lets those go who have not come back in time. */
  sweep(now: number): void {
    const { books, presence } = this.#parts;
    const due = books.sessions.leaving(now);
    for (const session of due.filter((each) => presence.isPresent(each))) books.sessions.leaveAt(session, null);
    this.#depart(due.filter((each) => !presence.isPresent(each)));
  }

  #leaveIn(session: string, grace: number): void {
    const time = Date.now() + grace;
    this.#parts.books.sessions.leaveAt(session, time);
    this.#parts.onDue(time);
  }

  /** All at once: the slot of one who left must not go to another who has left as well. */
  #depart(left: readonly string[]): void {
    const { books, runs } = this.#parts;
    const { ledger, functions, sessions } = books;
    const pending = left.flatMap((session) => ledger.pendingOf(session));
    // Whoever asks for one event's result by its id has no stream to lose.
    const events = pending.filter(({ isSimple, state, fnId, name }) => {
      const stops = functions.find(fnId, name)?.onDisconnect !== "keep";
      return !isSimple && (state === "queued" || stops);
    });
    runs.cancel(events, { reason: "the visitor left", last: abandoned });
    for (const session of left) {
      const forgotten = sessions.hasLeft(session, Date.now());
      if (sessions.hasState(session)) this.#parts.onDue(forgotten);
      for (const id of books.facts.unloadIds) void this.#unload(session, id);
    }
  }

  /** The page is gone, so its function gets no request of its own and no answer is kept. */
  async #unload(session: string, fnId: number): Promise<void> {
    const { books, runAside } = this.#parts;
    const request = { url: "", headers: {}, query: {}, ip: null, username: null };
    const call = {
      fnIndex: fnId,
      data: [],
      sessionHash: session,
      eventData: null,
      triggerId: null,
      request,
      root: "",
      isSimple: true,
    };
    try {
      using handle = await runAside([books.job(crypto.randomUUID(), call, books.functions.find(fnId))]);
      await handle.done();
    } catch (error) {
      console.error(`The unload function ${fnId} broke off:`, error);
    }
  }
}

/** Writes down what runs tell: many messages in one commit, because a commit costs as much as five requests. */

import type { EventMessage } from "../src/protocol/messages.ts";
import { isPassing } from "../src/runtime/platform-faults.ts";
import type { Books } from "./books.ts";
import type { Entry } from "./event-log.ts";
import { Later } from "./later.ts";
import { type Changes, merge, type Telling, type Told, type ToldMessage } from "./telling.ts";
import type { Claimed } from "./waiting-line.ts";

/** Milliseconds between two commits. */
const PAUSE = 20;
/** The same after one that storage would not take just then. */
const LONG_PAUSE = 500;

/** One event of a run under way. */
export interface Member {
  readonly claimed: Claimed;
  readonly telling: Telling;
  /** Set while messages too long for a row are on their way to R2; later ones wait behind them. */
  spilling: Promise<void> | null;
}

/** Messages ready for the log, with what else is kept when they are. */
export interface Draft {
  readonly member: Member;
  readonly entries: readonly Entry[];
  readonly changes: Changes;
}

interface Listeners {
  /** What a run told cannot be kept. */
  readonly onUnstorable: (member: Member, error: unknown) => void;
  /** A run tells something though another attempt is its event's by now: nothing of it is kept. */
  readonly onOvertaken: (member: Member) => void;
}

export class Recorder {
  readonly #books: Books;
  readonly #dirty = new Set<Member>();
  /** What storage would not take just then. Later messages of the same member wait behind it. */
  readonly #postponed = new Map<Member, Draft>();
  readonly #later = new Later(PAUSE, () => this.flush());
  readonly #again = new Later(LONG_PAUSE, () => this.#write([...this.#postponed.values()]));
  readonly #listeners: Listeners;

  constructor(books: Books, listeners: Listeners) {
    this.#books = books;
    this.#listeners = listeners;
  }

  /** The member has told something. */
  soon(member: Member): void {
    this.#dirty.add(member);
    this.#later.soon();
  }

  /** Everything that the member has told and that is not yet written, with a message behind it. Waits for R2 if need be. */
  async finish(member: Member, last: EventMessage | null): Promise<Draft> {
    await member.spilling;
    const told = this.#take(member);
    const messages = last ? [...told.messages, asTold(last)] : told.messages;
    const draft = { member, entries: await this.#store(member, messages), changes: told.changes };
    const before = this.#postponed.get(member);
    this.#postponed.delete(member);
    return before ? joined(before, draft) : draft;
  }

  /** Writes at once what was told, except what must go to R2 first. */
  flush(): void {
    const drafts: Draft[] = [];
    for (const member of this.#dirty) {
      if (member.spilling || this.#postponed.has(member)) continue;
      try {
        const told = this.#take(member);
        const entries = this.#fit(member, told.messages);
        if (entries) drafts.push({ member, entries, changes: told.changes });
        else member.spilling = this.#spill(member, told);
      } catch (error) {
        // What cannot even be written as JSON is its own event's trouble.
        this.#listeners.onUnstorable(member, error);
      }
    }
    this.#write(drafts);
  }

  /** Writes a draft inside a transaction. False if the attempt does not run (any more): then nothing of it is kept. */
  keep(draft: Draft): boolean {
    const { id, attempt } = draft.member.claimed;
    if (!this.#books.ledger.isCurrent(id, attempt)) return false;
    this.keepLast(draft);
    return true;
  }

  /** The same for an attempt that has just been ended, in the same transaction. */
  keepLast({ member: { claimed }, entries, changes }: Draft): void {
    this.#books.keep(ownSession(claimed), changes, Date.now());
    this.#books.log.append(claimed.session, entries);
  }

  async #spill(member: Member, told: Told): Promise<void> {
    try {
      this.#write([{ member, entries: await this.#store(member, told.messages), changes: told.changes }]);
    } catch (error) {
      this.#listeners.onUnstorable(member, error);
    }
    member.spilling = null;
    if (member.telling.hasPending) this.soon(member);
  }

  #write(drafts: readonly Draft[]): void {
    if (drafts.length === 0) return;
    try {
      const overtaken = this.#books.commit(() => drafts.filter((draft) => !this.keep(draft)));
      for (const { member } of drafts) this.#written(member);
      for (const { member } of overtaken) this.#listeners.onOvertaken(member);
    } catch (error) {
      // One of them cannot be kept; the others must not suffer for it.
      if (drafts.length > 1) for (const draft of drafts) this.#write([draft]);
      else for (const draft of drafts) this.#refused(draft, error);
    }
  }

  #written(member: Member): void {
    if (this.#postponed.delete(member) && member.telling.hasPending) this.soon(member);
  }

  #refused(draft: Draft, error: unknown): void {
    if (!isPassing(error)) {
      this.#postponed.delete(draft.member);
      return this.#listeners.onUnstorable(draft.member, error);
    }
    this.#postponed.set(draft.member, draft);
    this.#again.afterPause();
  }

  #take(member: Member): Told {
    this.#dirty.delete(member);
    return member.telling.take(this.#books.estimates.average(member.claimed.fn.name));
  }

  /** Null if one of the messages is too long for a row. */
  #fit({ claimed }: Member, messages: readonly ToldMessage[]): Entry[] | null {
    const entries = messages.flatMap(({ msg, body, snapshot }): Entry[] => {
      const stored = this.#books.spill.fit(body);
      return stored ? [{ event: claimed.id, msg, body: stored, snapshot }] : [];
    });
    return entries.length === messages.length ? entries : null;
  }

  async #store({ claimed }: Member, messages: readonly ToldMessage[]): Promise<Entry[]> {
    const entries: Entry[] = [];
    for (const { msg, body, snapshot } of messages) {
      entries.push({ event: claimed.id, msg, body: await this.#books.spill.put(claimed.id, body), snapshot });
    }
    return entries;
  }
}

function joined(before: Draft, after: Draft): Draft {
  const entries = [...before.entries, ...after.entries];
  return { member: after.member, entries, changes: merge(before.changes, after.changes) };
}

/** The caller's session; null for a call that has none and lives under its own id. */
function ownSession({ id, session }: { readonly id: string; readonly session: string }): string | null {
  return session === id ? null : session;
}

/** A short message on its way into the log. */
export function entryOf(message: EventMessage): Entry {
  const { msg, event_id: event } = message;
  return { event, msg, body: { text: JSON.stringify(message), blob: null }, snapshot: null };
}

function asTold(message: EventMessage): ToldMessage {
  return { msg: message.msg, body: JSON.stringify(message), snapshot: null };
}

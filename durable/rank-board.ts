/**
 * Tells waiting sessions how their place changed: at most once a second, only those who listen, and never into the log,
 * because an old rank is worth nothing.
 */

import type { Estimation } from "../src/protocol/messages.ts";
import type { Bell } from "./bell.ts";
import type { Estimates, Underway } from "./estimates.ts";
import { Later } from "./later.ts";
import type { Ledger } from "./ledger.ts";
import type { Place, WaitingLine } from "./waiting-line.ts";

const PAUSE = 1000;

interface Sources {
  readonly ledger: Ledger;
  readonly line: WaitingLine;
  readonly estimates: Estimates;
  readonly underway: (group: string) => readonly Underway[];
}

/** One session that listens, with its newest ranks by event. */
interface Attendance {
  readonly bells: Set<Bell>;
  readonly notes: Map<string, { readonly version: number; readonly estimation: Estimation }>;
}

export class RankBoard {
  readonly #sources: Sources;
  readonly #sessions = new Map<string, Attendance>();
  readonly #moved = new Set<string>();
  readonly #later = new Later(PAUSE, () => this.#tell());
  #version = 0;

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /** Number of the newest note. A reader who starts now has missed nothing. */
  get version(): number {
    return this.#version;
  }

  /** Listens for the session's ranks; the bell rings for each change. */
  attend(session: string, bell: Bell): Disposable {
    const attendance = this.#sessions.get(session) ?? { bells: new Set(), notes: new Map() };
    attendance.bells.add(bell);
    this.#sessions.set(session, attendance);
    return {
      [Symbol.dispose]: () => {
        attendance.bells.delete(bell);
        if (attendance.bells.size === 0 && this.#sessions.get(session) === attendance) this.#sessions.delete(session);
      },
    };
  }

  /** What is new for the session since a version. */
  since(session: string, version: number): Estimation[] {
    const notes = [...(this.#sessions.get(session)?.notes.values() ?? [])];
    return notes.filter((note) => note.version > version).map(({ estimation }) => estimation);
  }

  /** Tells a session its ranks again: who comes back to the log reads what they were. */
  remind(session: string): void {
    const waiting = this.#sources.ledger.pendingOf(session).filter(({ state }) => state === "queued");
    for (const { group } of waiting) this.moved(group);
  }

  /** An event waits no more. */
  drop(session: string, event: string): void {
    this.#sessions.get(session)?.notes.delete(event);
  }

  /** A group has moved up. */
  moved(group: string): void {
    if (this.#sessions.size === 0 || this.#sources.line.lengthOf(group) === 0) return;
    this.#moved.add(group);
    this.#later.soon();
  }

  #tell(): void {
    this.#version++;
    for (const group of this.#moved) this.#tellGroup(group);
    this.#moved.clear();
  }

  #tellGroup(group: string): void {
    const { line, estimates, underway } = this.#sources;
    const waiting = [...this.#sessions.keys()].flatMap((session) =>
      line.placesOf(session, group).map((place) => ({ session, place })),
    );
    waiting.sort((a, b) => a.place.turn - b.place.turn || a.place.seq - b.place.seq);
    const [running, now] = [underway(group), Date.now()];
    const ahead = new Map<number, number>();
    const add = (fn: number, n: number): void => void ahead.set(fn, (ahead.get(fn) ?? 0) + n);
    let from: Omit<Place, "group"> = { turn: -1, seq: -1 };
    // One pass: from each told event only the step to the next is counted.
    for (const { session, place } of waiting) {
      for (const [fn, n] of line.between(from, place)) add(fn, n);
      const waiter = { id: place.id, fn: place.fn, group, queueSize: line.lengthOf(group), ahead };
      this.#note(session, estimates.estimation(waiter, running, now));
      add(place.fn, 1);
      from = place;
    }
  }

  #note(session: string, estimation: Estimation): void {
    const attendance = this.#sessions.get(session);
    attendance?.notes.set(estimation.event_id, { version: this.#version, estimation });
    for (const bell of attendance?.bells ?? []) bell.ring();
  }
}

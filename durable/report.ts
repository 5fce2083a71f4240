import type { Moved } from "./transitions.ts";

/** The part of an event that an operator may see: no visitor's data. */
interface Ended {
  readonly id: string;
  readonly name: string;
  readonly attempt: number;
  /** Milliseconds. */
  readonly created: number;
  readonly started: number | null;
}

/** One line an attempt for the operator's log: the state in which it ended, or "again" if another attempt follows. */
export function reportEnd({ id, name, attempt, created, started }: Ended, { to }: Moved, now: number): void {
  const wait = (started ?? now) - created;
  const run = started === null ? null : now - started;
  const outcome = to === "queued" ? "again" : to;
  console.log(JSON.stringify({ event: id, fn: name, outcome, attempt, wait, run }));
}

/** The part of an event that an operator may see: no visitor's data. */
interface Ended {
  readonly id: string;
  readonly name: string;
  readonly attempt: number;
  /** Milliseconds. */
  readonly created: number;
  readonly started: number | null;
}

/** One line a run for the operator's log. "again": it will be tried once more. */
export function reportEnd({ id, name, attempt, created, started }: Ended, outcome: string, now: number): void {
  const wait = (started ?? now) - created;
  const run = started === null ? null : now - started;
  console.log(JSON.stringify({ event: id, fn: name, outcome, attempt, wait, run }));
}

import type { Logged } from "./event-log.ts";

/** What is kept at most. */
const MOST_ROWS = 64;
const MOST_CHARACTERS = 100_000;

/** The newest messages of one session, so that its readers need no query for each. A cache: the table is the truth. */
export class LogTail {
  #logged: Logged[] = [];
  #characters = 0;
  /** All messages after this number are here. */
  #floor: number;
  #last: number;

  /** `last`: number of the session's last message so far. */
  constructor(last: number) {
    this.#floor = last;
    this.#last = last;
  }

  get last(): number {
    return this.#last;
  }

  push(logged: Logged): void {
    this.#logged.push(logged);
    this.#last = logged.n;
    this.#characters += charactersOf(logged);
    while (this.#logged.length > MOST_ROWS || this.#characters > MOST_CHARACTERS) this.#shift();
  }

  /** The messages after a number; null if not all of them are here. */
  after(n: number): Logged[] | null {
    return n < this.#floor ? null : this.#logged.filter((logged) => logged.n > n);
  }

  /** Forgets what was deleted. */
  drop(isDropped: (logged: Logged) => boolean): void {
    this.#logged = this.#logged.filter((logged) => !isDropped(logged));
    this.#characters = this.#logged.reduce((sum, logged) => sum + charactersOf(logged), 0);
  }

  #shift(): void {
    const oldest = this.#logged.shift();
    if (!oldest) return;
    this.#floor = oldest.n;
    this.#characters -= charactersOf(oldest);
  }
}

function charactersOf({ body }: Logged): number {
  return body.text?.length ?? 0;
}

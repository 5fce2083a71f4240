/** Counts calls by caller. In memory: an object that is evicted has been idle long enough for all to begin anew. */

export interface Rate {
  readonly calls: number;
  readonly seconds: number;
}

interface Account {
  /** Calls that may still be made. */
  left: number;
  /** Milliseconds. */
  at: number;
}

/** Callers remembered at a time; the longest silent ones go first. */
const MOST_CALLERS = 10_000;

export class RateMeter {
  readonly #accounts = new Map<string, Account>();

  /** Takes one call off a caller's account. Answers 0, or the seconds until the next call is allowed. */
  spend(key: string, { calls, seconds }: Rate, now: number): number {
    const known = this.#accounts.get(key) ?? { left: calls, at: now };
    const earned = ((now - known.at) / 1000) * (calls / seconds);
    const left = Math.min(calls, known.left + Math.max(0, earned));
    const isAllowed = left >= 1;
    // Put back at the end: the map's order is the order of the last calls.
    this.#accounts.delete(key);
    this.#accounts.set(key, { left: isAllowed ? left - 1 : left, at: now });
    if (this.#accounts.size > MOST_CALLERS) this.#forgetOldest();
    return isAllowed ? 0 : ((1 - left) * seconds) / calls;
  }

  #forgetOldest(): void {
    const [oldest] = this.#accounts.keys();
    if (oldest !== undefined) this.#accounts.delete(oldest);
  }
}

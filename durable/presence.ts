/** Which sessions somebody is reading. Only in memory: streams do not outlive the object either. */
export class Presence {
  readonly #streams = new Map<string, Set<symbol>>();
  readonly #onGone: (session: string) => void;

  /** `onGone` is told when the last stream of a session has ended. */
  constructor(onGone: (session: string) => void) {
    this.#onGone = onGone;
  }

  /** Counts a stream of the session until it is disposed of. */
  enter(session: string): Disposable {
    const stream = Symbol(session);
    this.#streams.set(session, (this.#streams.get(session) ?? new Set()).add(stream));
    return {
      [Symbol.dispose]: () => {
        const streams = this.#streams.get(session);
        // A stream of a page that has said goodbye was taken out before.
        if (!streams?.delete(stream) || streams.size > 0) return;
        this.#streams.delete(session);
        this.#onGone(session);
      },
    };
  }

  isPresent(session: string): boolean {
    return this.#streams.has(session);
  }

  /** The page said that it closes: the streams it has so far no longer count, though the object may learn of their end late. */
  dismiss(session: string): void {
    this.#streams.delete(session);
  }
}

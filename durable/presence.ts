/** Which sessions somebody is reading. Only in memory: streams do not outlive the object either. */
export class Presence {
  /** Session → stream → the page that reads it, where that said who it is. */
  readonly #streams = new Map<string, Map<symbol, string | null>>();
  readonly #onGone: (session: string) => void;

  /** `onGone` is told when the last stream of a session has ended. */
  constructor(onGone: (session: string) => void) {
    this.#onGone = onGone;
  }

  /** Counts a stream of the session until it is disposed of. */
  enter(session: string, reader: string | null): Disposable {
    const stream = Symbol(session);
    this.#streams.set(session, (this.#streams.get(session) ?? new Map()).set(stream, reader));
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

  /**
   * A page said that it closes: the streams it has so far no longer count, though the object may learn of their end late.
   * One that does not say who it is speaks for all of its session.
   */
  dismiss(session: string, reader: string | null): void {
    const streams = this.#streams.get(session);
    for (const [stream, name] of streams ?? []) {
      if (reader === null || name === reader) streams?.delete(stream);
    }
    if (streams?.size === 0) this.#streams.delete(session);
  }
}

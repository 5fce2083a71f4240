/** Addresses and languages are named by visitors: who makes up many of them must not fill the memory. */
const MOST = 32;

/** Pages that are drawn once an isolate: their answers differ in the nonce alone. */
export class DrawnPages {
  /** What stands between the nonces, by what the page depends on. */
  readonly #parts = new Map<string, readonly string[]>();

  /** `draw` is asked for pages that are not known yet. */
  page(key: string, nonce: string, draw: () => string): string {
    let parts = this.#parts.get(key);
    if (!parts) {
      parts = draw().split(nonce);
      if (this.#parts.size === MOST) this.#parts.clear();
      this.#parts.set(key, parts);
    }
    return parts.join(nonce);
  }
}

/**
 * Numbers of what renders make. They follow from where a thing stands, so that nobody has to remember them: a hash of
 * 52 bits, above all numbers that an app counts by itself.
 */

const FIRST = 2 ** 52;

/** Numbers within one pass. Two texts of one hash, which may happen once in a million apps, get neighbouring numbers. */
export class Numbers {
  readonly #taken = new Set<number>();

  of(text: string): number {
    let id = hash(text);
    while (this.#taken.has(id)) id = FIRST + ((id + 1) % FIRST);
    this.#taken.add(id);
    return id;
  }
}

/** A text as a number from 2^52 to 2^53. */
export function hash(text: string): number {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    high = Math.imul(high ^ code, 0x9e3779b1);
    low = Math.imul(low ^ code, 0x5f356495);
  }
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  return FIRST + (high & 0xfffff) * 2 ** 32 + (low >>> 0);
}

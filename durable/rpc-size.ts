/** How large a value is on its way between the runner and the queue, which takes 32 MiB at once and no more. */

/** Bytes that may cross at once; the rest of 32 MiB is for the envelope. */
export const CROSSING_LIMIT = 31 * 1024 ** 2;

/** Characters beyond these take two bytes each, and so do all others of their text. */
// oxlint-disable-next-line no-control-regex -- these are all that a byte can be
const WIDE = /[^\u0000-\u00ff]/;

/** True if a value cannot cross. Looks closely only at values that may be too large. */
export function isTooLarge(value: unknown, limit = CROSSING_LIMIT): boolean {
  return bytesOf(value, (text) => text.length * 2) > limit && bytesOf(value, exactly) > limit;
}

/** Bytes of a value as V8 writes it down, give or take a few for each member. */
export function bytesOf(root: unknown, ofText: (text: string) => number = exactly): number {
  let bytes = 0;
  const seen = new Set<object>();
  const waiting: unknown[] = [root];
  while (waiting.length > 0) {
    const value = waiting.pop();
    bytes += 1;
    if (typeof value === "string") bytes += 2 + ofText(value);
    else if (typeof value === "number") bytes += bytesOfNumber(value);
    else if (typeof value === "bigint") bytes += value.toString(16).length / 2;
    if (typeof value !== "object" || value === null || seen.has(value)) continue;
    seen.add(value);
    bytes += 2;
    if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) bytes += value.byteLength;
    else if (value instanceof Map) for (const entry of value) waiting.push(...entry);
    else if (value instanceof Set || Array.isArray(value)) for (const member of value) waiting.push(member);
    else
      for (const [key, member] of Object.entries(value)) {
        bytes += 2 + ofText(key);
        waiting.push(member);
      }
  }
  return bytes;
}

function exactly(text: string): number {
  return WIDE.test(text) ? text.length * 2 : text.length;
}

/** Small integers take a byte for each seven bits, all others eight bytes. */
function bytesOfNumber(value: number): number {
  const isSmall = Number.isInteger(value) && Math.abs(value) < 2 ** 30;
  return isSmall ? Math.ceil((32 - Math.clz32(Math.abs(value) * 2 + 1)) / 7) : 8;
}

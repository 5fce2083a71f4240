/** Random JSON from a seed, so that a failure can be seen again. */

/** Anything that JSON can say. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Numbers from 0 up to 1, the same for one seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const LETTERS = ["a", "b", "é", "👋", "\n", '"', "0"];
const KEYS = ["a", "b", "0", "1", "", "length", "constructor", "__proto__", "a/b"];

/** A value no deeper than `depth`. */
export function randomJson(random: () => number, depth = 4): Json {
  const kind = Math.floor(random() * (depth > 0 ? 7 : 4));
  switch (kind) {
    case 0:
      return [null, true, false][Math.floor(random() * 3)] ?? null;
    case 1:
      return Math.round(random() * 10) / 2;
    case 2:
    case 3:
      return randomText(random);
    case 4:
      return recordOf(KEYS.filter(() => random() < 0.3).map((key) => [key, randomJson(random, depth - 1)]));
    default:
      return Array.from({ length: Math.floor(random() * 5) }, () => randomJson(random, depth - 1));
  }
}

/** A value that shares much with another: what the next answer of a generator may be. */
export function changedJson(value: Json, random: () => number, depth = 4): Json {
  if (random() < 0.1) return randomJson(random, depth);
  if (typeof value === "string") return random() < 0.6 ? value + randomText(random) : randomText(random);
  if (Array.isArray(value)) return changedList(value, random, depth);
  if (typeof value !== "object" || value === null) return random() < 0.5 ? value : randomJson(random, 0);
  const kept = Object.entries(value).filter(() => random() < 0.8);
  const changed = kept.map(([key, each]): [string, Json] => [key, changedJson(each, random, depth - 1)]);
  const more = KEYS.filter(() => random() < 0.1).map((key): [string, Json] => [key, randomJson(random, depth - 1)]);
  return recordOf([...changed, ...more]);
}

function changedList(value: readonly Json[], random: () => number, depth: number): Json[] {
  const length = Math.max(0, value.length + Math.floor(random() * 5) - 2);
  return Array.from({ length }, (_, i) => {
    const each = value[i];
    return each === undefined ? randomJson(random, depth - 1) : changedJson(each, random, depth - 1);
  });
}

function randomText(random: () => number): string {
  return Array.from({ length: Math.floor(random() * 4) }, () => LETTERS[Math.floor(random() * LETTERS.length)]).join(
    "",
  );
}

/** Also for `__proto__`, as JSON.parse would make it. */
function recordOf(entries: readonly (readonly [string, Json])[]): { [key: string]: Json } {
  return Object.fromEntries(entries);
}

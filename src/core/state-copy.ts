/** Why a value cannot be kept in a State. */
export class UnkeepableError extends Error {
  override readonly name = "UnkeepableError";
}

const PLAIN = "Keep plain data, Map, Set, Date or typed arrays in it.";

/**
 * A copy of what a State keeps.
 *
 * @throws UnkeepableError for a function, and for an object of a class: a copy would have its data and none of its methods.
 */
export function copyForState(value: unknown): unknown {
  const made = classIn(value);
  if (made !== null) throw new UnkeepableError(`an object of class ${made}, whose methods would be lost. ${PLAIN}`);
  try {
    return structuredClone(value);
  } catch (cause) {
    throw new UnkeepableError(`something that cannot be stored, such as a function. ${PLAIN}`, { cause });
  }
}

/** The name of a class that an author has made objects of; null where there are none. */
function classIn(value: unknown, seen = new Set<unknown>()): string | null {
  if (typeof value !== "object" || value === null || seen.has(value)) return null;
  seen.add(value);
  if (!isPlain(value)) return isBuiltIn(value) ? null : value.constructor.name || "without a name";
  for (const part of partsOf(value)) {
    const found = classIn(part, seen);
    if (found !== null) return found;
  }
  return null;
}

function partsOf(value: object): Iterable<unknown> {
  if (value instanceof Map) return [...value].flat();
  return value instanceof Set ? value : Object.values(value);
}

/** True for what is looked into. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return [null, Object.prototype, Array.prototype, Map.prototype, Set.prototype].some((each) => each === prototype);
}

/** Copies of these are of the same class; what cannot be copied is found out by trying. */
function isBuiltIn({ constructor }: object): boolean {
  return /\[native code\]/.test(Function.prototype.toString.call(constructor));
}

/** Reads the Range header. R2's own reading answers a range past the end with the whole object. */

/** What to send of a file. */
export type Portion = { kind: "whole" } | { kind: "part"; offset: number; length: number } | { kind: "unsatisfiable" };

const SINGLE_RANGE = /^bytes=[ \t]*(\d*)-(\d*)[ \t]*$/i;

/**
 * The portion that a Range header asks for. What is no single, well-formed byte range asks for nothing: HTTP lets a
 * server ignore it and send everything.
 */
export function portionOf(range: string | null, size: number): Portion {
  const match = range === null ? null : SINGLE_RANGE.exec(range);
  const [, first = "", last = ""] = match ?? [];
  if (first === "" && last === "") return { kind: "whole" };
  if (first === "") return suffix(Number(last), size);
  const start = Number(first);
  const end = last === "" ? Infinity : Number(last);
  if (end < start) return { kind: "whole" };
  if (start >= size) return { kind: "unsatisfiable" };
  return { kind: "part", offset: start, length: Math.min(end, size - 1) - start + 1 };
}

function suffix(length: number, size: number): Portion {
  if (length === 0 || size === 0) return { kind: "unsatisfiable" };
  const kept = Math.min(length, size);
  return { kind: "part", offset: size - kept, length: kept };
}

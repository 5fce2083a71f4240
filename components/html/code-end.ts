/** Finds where a `${…}` ends, as far as that can be told without running a JavaScript parser. */

/** Before these a slash begins a regular expression; behind anything else it divides. */
const BEFORE_REGEX = /(?:^|[([{,;=:?!&|+\-*%<>~^]|\b(?:return|typeof|case|in|of|void))\s*$/;

/** The place of the brace that closes the code which begins at `start`; null if none does. */
export function endOfCode(source: string, start: number): number | null {
  let depth = 0;
  for (let at = start; at < source.length; at++) {
    const character = source.charAt(at);
    if (character === "{") depth++;
    else if (character === "}" && depth-- === 0) return at;
    else if (character === "'") at = endOfMatch(source, at, /'(?:\\[^]|[^'\\])*'/y);
    else if (character === '"') at = endOfMatch(source, at, /"(?:\\[^]|[^"\\])*"/y);
    else if (character === "`") at = endOfLiteral(source, at + 1);
    else if (character === "/") at = endOfSlash(source, at, start);
  }
  return null;
}

/** The closing back-tick of a template literal, whose own `${…}` may hold others. */
function endOfLiteral(source: string, start: number): number {
  for (let at = start; at < source.length; at++) {
    if (source[at] === "\\") at++;
    else if (source[at] === "`") return at;
    else if (source.startsWith("${", at)) at = endOfCode(source, at + 2) ?? source.length;
  }
  return source.length;
}

/** A comment, a regular expression, or a division. */
function endOfSlash(source: string, at: number, start: number): number {
  if (source[at + 1] === "/") return endOfMatch(source, at, /\/\/[^\n]*/y);
  if (source[at + 1] === "*") return endOfMatch(source, at, /\/\*[^]*?\*\//y);
  if (!BEFORE_REGEX.test(source.slice(start, at))) return at;
  return endOfMatch(source, at, /\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/\w*/y);
}

/** The last character of what the pattern finds here; of one that is never closed, the end of everything. */
function endOfMatch(source: string, at: number, pattern: RegExp): number {
  pattern.lastIndex = at;
  const found = pattern.exec(source);
  return found ? at + found[0].length - 1 : source.length;
}

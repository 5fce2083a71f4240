/** The conditions of a request: send only if changed, only if still the same. */

/** What the conditions look at. */
export interface Version {
  /** With its quotes. */
  etag: string;
  modified: Date;
}

export type Verdict = "send" | "not-modified" | "precondition-failed";

const CONDITIONS = ["if-match", "if-unmodified-since", "if-none-match", "if-modified-since", "range"];

/** True when an answer depends on more than the path, so that the file's facts are needed before its bytes. */
export function isConditional(headers: Headers): boolean {
  return CONDITIONS.some((name) => headers.has(name));
}

/** Weighs the conditions in the order that HTTP gives them. Dates that cannot be read do not count. */
export function weigh(headers: Headers, version: Version): Verdict {
  const match = headers.get("if-match");
  const noneMatch = headers.get("if-none-match");
  const unmodifiedSince = readDate(headers.get("if-unmodified-since"));
  const modifiedSince = readDate(headers.get("if-modified-since"));
  const modified = wholeSeconds(version.modified);
  if (match !== null) {
    if (!names(match, version.etag, "strong")) return "precondition-failed";
  } else if (unmodifiedSince !== null && modified > unmodifiedSince) return "precondition-failed";
  if (noneMatch !== null) return names(noneMatch, version.etag, "weak") ? "not-modified" : "send";
  return modifiedSince !== null && modified <= modifiedSince ? "not-modified" : "send";
}

/** The Range header, unless If-Range says that the client's first half is of another version. */
export function rangeOf(headers: Headers, version: Version): string | null {
  const range = headers.get("range");
  const condition = headers.get("if-range");
  if (range === null || condition === null) return range;
  const isSame = condition.includes('"')
    ? condition.trim() === version.etag
    : readDate(condition) === wholeSeconds(version.modified);
  return isSame ? range : null;
}

function names(list: string, etag: string, comparison: "strong" | "weak"): boolean {
  if (list.trim() === "*") return true;
  const tags = list.match(/(?:W\/)?"[^"]*"/g) ?? [];
  return tags.some((tag) => (comparison === "weak" ? tag.replace(/^W\//, "") : tag) === etag);
}

function readDate(text: string | null): number | null {
  const time = text === null ? Number.NaN : Date.parse(text);
  return Number.isNaN(time) ? null : time;
}

/** HTTP dates know no milliseconds. */
function wholeSeconds(date: Date): number {
  return Math.floor(date.getTime() / 1000) * 1000;
}

/** What a visitor does to the pieces of a text. */

import type { HighlightedToken } from "./props.ts";

type Tokens = readonly HighlightedToken[];
type Mark = HighlightedToken["class_or_confidence"];

/** Part of a piece, by places in its text. */
export interface Span {
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

/** Marks a part of a piece: what is before and behind it becomes a piece of its own. Answers the new piece's place. */
export function markPart(tokens: Tokens, span: Span, mark: Mark): { tokens: Tokens; index: number } {
  const { index, start, end } = span;
  const piece = tokens[index];
  if (!piece) return { tokens, index };
  const rest = piece.class_or_confidence;
  const before = { token: piece.token.slice(0, start), class_or_confidence: rest };
  const marked = { token: piece.token.slice(start, end), class_or_confidence: mark };
  const behind = { token: piece.token.slice(end), class_or_confidence: rest };
  const parts = [before, marked, behind].filter(({ token }) => token !== "");
  return { tokens: tokens.toSpliced(index, 1, ...parts), index: index + parts.indexOf(marked) };
}

/** Gives a piece another mark. */
export function remark(tokens: Tokens, index: number, mark: Mark): Tokens {
  return tokens.map((each, i) => (i === index ? { ...each, class_or_confidence: mark } : each));
}

/** Takes a piece's mark away, and joins it with the neighbours that have none. Answers where it went. */
export function unmark(tokens: Tokens, index: number): { tokens: Tokens; index: number } {
  const isBare = (i: number): boolean => tokens[i]?.class_or_confidence === null;
  const first = isBare(index - 1) ? index - 1 : index;
  const last = isBare(index + 1) ? index + 1 : index;
  const token = tokens
    .slice(first, last + 1)
    .map((each) => each.token)
    .join("");
  return { tokens: tokens.toSpliced(first, last - first + 1, { token, class_or_confidence: null }), index: first };
}

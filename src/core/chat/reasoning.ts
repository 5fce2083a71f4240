/** Models write what they think into their answers, between tags. It becomes messages of its own. */

import type { TextPart, WireMessage, WirePart } from "../../protocol/chat.ts";

export type TagPair = readonly [open: string, close: string];

/** A piece of a text; of a thought, whether its end has come. */
interface Piece {
  readonly text: string;
  readonly status: "done" | "pending" | null;
}

/** The message itself, or its pieces: what was thought becomes thoughts, in its place. */
export function splitReasoning(message: WireMessage, tags: readonly TagPair[]): WireMessage[] {
  const texts = message.content.filter(isText);
  if (!texts.some(({ text }) => tags.some(([open]) => open !== "" && text.includes(open)))) return [message];
  const pieces = texts.flatMap(({ text }) => cut(text, tags)).filter(({ text }) => text !== "");
  const split = pieces.map(({ text, status }): WireMessage => {
    const content: WirePart[] = [{ text, type: "text" }];
    if (status === null) return { ...message, content };
    return { ...message, content, metadata: { title: "Reasoning", status }, options: null };
  });
  const others = message.content.filter((part) => !isText(part));
  return others.length === 0 ? split : [...split, { ...message, content: others }];
}

function isText(part: WirePart): part is TextPart {
  return part.type === "text";
}

function cut(text: string, tags: readonly TagPair[]): Piece[] {
  const pieces: Piece[] = [];
  let rest = text;
  for (;;) {
    const next = firstOf(rest, tags);
    if (!next) return [...pieces, { text: rest.trim(), status: null }];
    const [open, close] = next.tag;
    const inside = rest.slice(next.at + open.length);
    const end = inside.indexOf(close);
    pieces.push({ text: rest.slice(0, next.at).trim(), status: null });
    if (end < 0) return [...pieces, { text: inside.trim(), status: "pending" }];
    pieces.push({ text: inside.slice(0, end).trim(), status: "done" });
    rest = inside.slice(end + close.length);
  }
}

function firstOf(text: string, tags: readonly TagPair[]): { at: number; tag: TagPair } | null {
  let first: { at: number; tag: TagPair } | null = null;
  for (const tag of tags) {
    const at = tag[0] === "" ? -1 : text.indexOf(tag[0]);
    if (at >= 0 && (first === null || at < first.at)) first = { at, tag };
  }
  return first;
}

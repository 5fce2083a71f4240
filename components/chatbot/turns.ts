/** A conversation as it is shown: turns of bubbles, and thoughts in thoughts. */

import type { FileData } from "../../src/protocol/file-data.ts";
import type { TextPart, WireMessage, WirePart } from "../../src/protocol/chat.ts";
import { kindOf } from "../shared/file-kind.ts";

/** A message with its place in the conversation. */
export interface Said {
  readonly index: number;
  readonly message: WireMessage;
  /** Thoughts that belong into this one. */
  readonly children: Said[];
}

/** What one says without a word of the other. */
export interface Turn {
  readonly by: "user" | "bot";
  /** The place of its first message. */
  readonly start: number;
  /** All of its messages. */
  readonly all: readonly Said[];
  /** Those that stand in no thought. */
  readonly top: readonly Said[];
}

/** Turns of those that are shown; what the system says is not. */
export function turnsOf(messages: readonly WireMessage[], { isGrouped }: { isGrouped: boolean }): Turn[] {
  const groups: Said[][] = [];
  for (const [index, message] of messages.entries()) {
    if (message.role === "system") continue;
    const said: Said = { index, message, children: [] };
    const last = groups.at(-1);
    if (isGrouped && last?.[0]?.message.role === message.role) last.push(said);
    else groups.push([said]);
  }
  return groups.flatMap((all) => {
    const [first] = all;
    if (!first) return [];
    return [{ by: first.message.role === "user" ? "user" : "bot", start: first.index, all, top: nested(all) }];
  });
}

/** Puts thoughts into those that they name. */
function nested(all: readonly Said[]): Said[] {
  const thoughts = new Map<number | string, Said>();
  const top: Said[] = [];
  for (const said of all) {
    const { id, parent_id: parentId, title } = said.message.metadata ?? {};
    const parent = parentId === undefined ? undefined : thoughts.get(parentId);
    (parent?.children ?? top).push(said);
    if (id !== undefined && title) thoughts.set(id, said);
  }
  return top;
}

export function isThought({ message }: Said): boolean {
  return Boolean(message.metadata?.title);
}

export function isText(part: WirePart): part is TextPart {
  return part.type === "text";
}

/** A message's texts, one below the other. */
export function textOf({ content }: WireMessage): string {
  return content
    .filter(isText)
    .map(({ text }) => text)
    .join("\n");
}

/** What a file is called. */
export function nameOf({ orig_name: name, url, path }: FileData): string {
  const address = url?.startsWith("data:") ? "" : (url ?? path ?? "");
  return name ?? decoded(address.split(/[?#]/)[0]?.split("/").at(-1) ?? "");
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    // A percent sign may be no more than that.
    return name;
  }
}

/** A part as events tell of it. */
export function toldPart(part: WirePart): unknown {
  if (part.type === "text") return part.text;
  if (part.type === "component") return part;
  const kind = kindOf(part.file);
  return {
    component: kind,
    value: kind === "file" ? [part.file] : part.file,
    alt_text: part.alt_text ?? null,
    constructor_args: {},
    props: {},
  };
}

/** The file that a part of a message shows, if it is one that can be seen or heard. */
export function mediaOf(part: WirePart): FileData | null {
  if (part.type === "text") return null;
  if (part.type === "file") return kindOf(part.file) === "file" ? null : part.file;
  const isMedia = ["image", "audio", "video"].includes(part.component);
  return isMedia && isFile(part.value) ? part.value : null;
}

export function isFile(value: unknown): value is FileData {
  return typeof value === "object" && value !== null && "meta" in value && "url" in value;
}

/** Seconds as they stand beside a thought. */
export function durationText(seconds: number): string {
  if (Number.isInteger(seconds)) return `${seconds}s`;
  return seconds >= 0.1 ? `${seconds.toFixed(1)}s` : `${(seconds * 1000).toFixed(1)}ms`;
}

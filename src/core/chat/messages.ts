/** Messages as authors write them, and as their functions read them. */

import type { Component } from "../component.ts";
import type { FileRef, FileSource } from "../files.ts";
import type { ChatOption, Role, TextPart, WireMetadata } from "../../protocol/chat.ts";

/** Makes a message a thought: it is shown folded below its title. */
export interface MessageMetadata {
  title?: string;
  /** A name for others to be shown inside of this one. */
  id?: number | string;
  /** The thought that this one is shown in. */
  parentId?: number | string;
  /** A few words beside the title. */
  log?: string;
  /** Seconds. */
  duration?: number;
  /** "pending" turns a wheel beside the title; "done" folds the thought. */
  status?: "pending" | "done";
}

/** A file in a message. A text is an http(s) or data URL. */
export interface FilePart {
  type: "file";
  file: FileSource;
  altText?: string | null;
}

/** The same as a function reads it: the file, or the address of one that is elsewhere. */
export interface ReceivedFile {
  type: "file";
  file: FileRef | string;
  altText: string | null;
}

/** A component in a message as a function reads it. To show it again is all that it is for. */
export interface ReceivedComponent {
  type: "component";
  /** Such as "image". */
  component: string;
  /** As it travels. */
  value: unknown;
  constructorArgs: Record<string, unknown>;
  props: Record<string, unknown>;
}

/** A part of a message as a function reads it. */
export type ReceivedPart = TextPart | ReceivedFile | ReceivedComponent;

/** A message as a function reads it: its content is a list, whatever it was made of. */
export interface ReceivedMessage {
  role: Role;
  content: ReceivedPart[];
  metadata: MessageMetadata | null;
  options: ChatOption[] | null;
}

/** A file by its address, as Gradio's apps write it. */
export interface NamedFile {
  path: string | null;
  url?: string | null;
  altText?: string | null;
}

/** What a message may hold: a text, a file, a component such as `gr.Image({ value })`. */
export type MessageContent =
  | string
  | Exclude<FileSource, string>
  | Component
  | TextPart
  | FilePart
  | ReceivedComponent
  | NamedFile;

/** A message as an author writes it. */
export interface ChatMessage {
  role: Role;
  content: MessageContent | readonly MessageContent[];
  metadata?: Readonly<MessageMetadata> | null;
  options?: readonly ChatOption[] | null;
}

/**
 * A message of the assistant, unless `role` says otherwise. A plain object `{ role, content }` does the same.
 *
 * @example
 * gr.ChatMessage("It is sunny.", { metadata: { title: "Asked the weather service", duration: 0.4 } });
 */
export function ChatMessage(
  content: ChatMessage["content"],
  { role = "assistant", metadata = {}, options = [] }: Partial<Omit<ChatMessage, "content">> = {},
): ChatMessage {
  return { role, content, metadata, options };
}

/** On the wire, `parentId` has the name that Gradio gave it; who writes it so is understood too. */
export function toWireMetadata(metadata: MessageMetadata & Pick<WireMetadata, "parent_id">): WireMetadata {
  const known = ["title", "id", "log", "duration", "status"] as const;
  const said = known.flatMap((name) => (metadata[name] === undefined ? [] : [[name, metadata[name]] as const]));
  const parent = metadata.parentId ?? metadata.parent_id;
  return { ...Object.fromEntries(said), ...(parent === undefined ? {} : { parent_id: parent }) };
}

/** The way back. */
export function fromWireMetadata({ parent_id: parentId, ...rest }: WireMetadata): MessageMetadata {
  return { ...rest, ...(parentId === undefined ? {} : { parentId }) };
}

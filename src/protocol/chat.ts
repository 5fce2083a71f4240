/** A conversation as it travels. */

import type { FileData } from "./file-data.ts";

/** Who says a message. What the system says is not shown, but counts. */
export type Role = "user" | "assistant" | "system";

/** An answer that a visitor may pick. */
export interface ChatOption {
  value: string;
  /** What the button says. Default: the value. */
  label?: string;
}

/** What tells a thought from a message, as it travels. */
export interface WireMetadata {
  title?: string;
  id?: number | string;
  parent_id?: number | string;
  log?: string;
  duration?: number;
  status?: "pending" | "done";
}

export interface TextPart {
  type: "text";
  text: string;
}

export interface WireFilePart {
  type: "file";
  file: FileData;
  alt_text?: string | null;
}

export interface WireComponentPart {
  type: "component";
  /** Such as "image". */
  component: string;
  value: unknown;
  constructor_args: Record<string, unknown>;
  /** Options as they travel. */
  props: Record<string, unknown>;
}

export type WirePart = TextPart | WireFilePart | WireComponentPart;

/** A message as it travels. */
export interface WireMessage {
  role: Role;
  metadata: WireMetadata | null;
  content: WirePart[];
  options: ChatOption[] | null;
}

/** A card that starts a conversation, as it travels. */
export interface WireExample {
  text?: string;
  display_text?: string;
  icon?: FileData;
  files?: FileData[];
}

import type { TemplateResult } from "lit";
import type { WireComponentPart, WirePart } from "../../src/protocol/chat.ts";
import type { ChatbotProps } from "./props.ts";
import type { Said, Turn } from "./turns.ts";

/** What the parts of a Chatbot's template ask of it. */
export interface Chat extends ChatbotProps {
  /** Whether somebody waits for an event. */
  listens(event: string): boolean;
  /** A text that is drawn as Markdown; `key` finds the server's drawing of it. */
  text(key: string, text: string): TemplateResult;
  component(part: WireComponentPart): TemplateResult;
  /** A visitor picked a part. */
  pick(said: Said, part: WirePart): void;
  isOpen(said: Said): boolean;
  toggle(said: Said): void;
  isEdited(turn: Turn): boolean;
  /** Opens what was said for editing; null closes it again. */
  edit(turn: Turn | null): void;
  /** Takes over what was written. */
  submit(turn: Turn): void;
  isCopied(turn: Turn): boolean;
  copy(turn: Turn, text: string): void;
  /** What a visitor has said of a turn; empty for nothing. */
  feedback(turn: Turn): string;
  rate(turn: Turn, option: string): void;
  /** Tells of the last message that is not the assistant's. */
  goBack(event: "retry" | "undo"): void;
}

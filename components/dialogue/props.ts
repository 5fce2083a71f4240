import type { CustomButton } from "../../src/protocol/custom-button.ts";

/** What one of the speakers says. */
export interface DialogueLine {
  speaker: string;
  text: string;
}

/** Lines, or the text that they are written as. */
export type DialogueValue = readonly DialogueLine[] | string | null;

/** The options, as the element sees them. */
export interface DialogueProps {
  value: DialogueValue;
  /** Who may speak. Without speakers, the dialogue is written as a text. */
  speakers: readonly string[] | null;
  /** Offered after a colon, such as "(laughs)". */
  tags: readonly string[];
  /** Between the lines of the text. */
  separator: string;
  /** Speaker → colour. */
  colorMap: Readonly<Record<string, string>> | null;
  /** Small help under the label; inline Markdown. Shown where visitors write. */
  info: string | null;
  placeholder: string | null;
  autofocus: boolean;
  /** Keeps the end of the text in view while it grows, unless the visitor scrolled up. */
  autoscroll: boolean;
  /** As many lines as visitors may make. */
  maxLines: number | null;
  /** True shows an arrow, a string shows that text. */
  submitBtn: boolean | string;
  /** Lines, a text, or what the visitor chooses with a switch. */
  uiMode: "dialogue" | "text" | "both";
  buttons: readonly ("copy" | CustomButton)[];
}

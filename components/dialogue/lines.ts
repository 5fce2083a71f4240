/** From lines to their text and back. */

import type { DialogueLine } from "./props.ts";

const SPEAKER = /^\[(.*?)\]\s*(.*)$/s;

/** A line as it is written: `[Ada] Hello!` */
export function writeLine({ speaker, text }: DialogueLine): string {
  return `[${speaker}] ${text}`;
}

/** A line that names no speaker is said by `someone`. */
export function readLine(line: string, someone: string): DialogueLine {
  const [, speaker = someone, text = line] = SPEAKER.exec(line) ?? [];
  return { speaker, text };
}

/** The lines of a text, without those that are empty. */
export function linesIn(text: string, separator: string): string[] {
  return text
    .split(separator)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

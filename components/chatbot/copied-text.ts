/** What goes to the clipboard. */

import type { WireMessage } from "../../src/protocol/chat.ts";
import { isFile, isText, isThought, type Said, textOf, type Turn } from "./turns.ts";

/** A turn; null where it holds more than texts. */
export function turnText({ all, top }: Turn): string | null {
  if (!all.every(({ message }) => message.content.every(isText))) return null;
  return top.map((said) => (isThought(said) ? `${outline(said).join("\n")}\n` : textOf(said.message))).join("\n");
}

/** A thought and those in it, each a step further in. */
function outline({ message, children }: Said): string[] {
  const text = textOf(message);
  const below = children.flatMap((child) => {
    const [title = "", ...rest] = outline(child);
    return [`- ${title}`, ...rest];
  });
  return [
    message.metadata?.title ?? "",
    ...[...(text === "" ? [] : text.split("\n")), ...below].map((line) => `  ${line}`),
  ];
}

/** All of it: who said what. */
export function conversationText(messages: readonly WireMessage[]): string {
  return messages
    .flatMap(({ role, content }) =>
      content.map((part) => {
        if (part.type === "text") return `${role}: ${part.text}`;
        const file = part.type === "file" ? part.file : part.value;
        return `${role}: ${isFile(file) ? (file.url ?? "") : part.type}`;
      }),
    )
    .join("\n\n");
}

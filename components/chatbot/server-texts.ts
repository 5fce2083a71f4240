/** The server's own drawing of all texts, so that a conversation can be read before, and without, the page's script. */

import { camelCase, renameKeys } from "../../src/protocol/case.ts";
import type { WireMessage } from "../../src/protocol/chat.ts";
import type { ChatbotProps } from "./props.ts";
import { renderText, type TextOptions } from "./text-options.ts";

/** HTML by `message.part`, and that of the placeholder. */
export function textsOf(
  props: Readonly<Record<string, unknown>>,
  defaults: TextOptions,
): Readonly<Record<string, string>> {
  // The page's props are this component's own, completed and renamed back from the wire.
  const options = { ...defaults, ...renameKeys(props, camelCase) } as ChatbotProps;
  const { value, placeholder, renderMarkdown } = options;
  if (!value || value.length === 0) {
    return placeholder === null || placeholder === undefined ? {} : { placeholder: renderText(placeholder, options) };
  }
  return renderMarkdown ? Object.fromEntries(value.flatMap((message, i) => partsOf(message, i, options))) : {};
}

function partsOf({ role, content }: WireMessage, i: number, options: TextOptions): [string, string][] {
  if (role === "system") return [];
  return content.flatMap((part, at): [string, string][] =>
    part.type === "text" ? [[`${i}.${at}`, renderText(part.text, options)]] : [],
  );
}

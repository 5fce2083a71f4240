/** What can be done with a turn. */

import { html, nothing, type TemplateResult } from "lit";
import { downloadLink } from "../shared/download-link.ts";
import { checkIcon, closeIcon, copyIcon } from "../shared/icons.ts";
import { downloadIcon, undoIcon } from "../shared/media-icons.ts";
import { word } from "../shared/words.ts";
import type { Chat } from "./chat.ts";
import { dislikeIcon, editIcon, feedbackIcon, likeIcon, retryIcon } from "./chat-icons.ts";
import { turnText } from "./copied-text.ts";
import { isText, mediaOf, nameOf, type Turn } from "./turns.ts";

/** The bar below a turn; nothing where there is nothing to do. */
export function turnButtons(turn: Turn, chat: Chat, { isLast }: { isLast: boolean }): TemplateResult | typeof nothing {
  const buttons = (chat.isEdited(turn) ? editing : doing)(turn, chat, { isLast }).filter((each) => each !== nothing);
  if (buttons.length === 0) return nothing;
  const image = chat.avatarImages[turn.by === "user" ? 0 : 1];
  const side = turn.by === "user" ? "right" : "left";
  return html`<div
    class="message-buttons message-buttons-${side} ${chat.layout ?? "bubble"} ${image ? "with-avatar" : ""}"
  >
    <div class="icon-button-wrapper">${buttons}</div>
  </div>`;
}

function editing(turn: Turn, chat: Chat): unknown[] {
  return [
    iconButton(word("Submit"), checkIcon, () => chat.submit(turn)),
    iconButton(word("Cancel"), closeIcon, () => chat.edit(null)),
  ];
}

function doing(turn: Turn, chat: Chat, { isLast }: { isLast: boolean }): unknown[] {
  const isBot = turn.by === "bot";
  return [
    copyButton(turn, chat),
    chat.allowFileDownloads ? download(turn) : nothing,
    isLast && isBot && chat.listens("retry")
      ? iconButton(word("Retry"), retryIcon, () => chat.goBack("retry"))
      : nothing,
    isLast && isBot && chat.listens("undo") ? iconButton(word("Undo"), undoIcon, () => chat.goBack("undo")) : nothing,
    canEdit(turn, chat) ? iconButton(word("Edit"), editIcon, () => chat.edit(turn)) : nothing,
    ...(chat.listens("like") && (isBot || chat.likeUserMessage) ? feedbackButtons(turn, chat) : []),
  ];
}

function canEdit({ by, all }: Turn, chat: Chat): boolean {
  const whose = chat.editable ?? (chat.listens("edit") ? "user" : null);
  return (whose === "all" || whose === by) && all.some(({ message }) => message.content.some(isText));
}

function copyButton(turn: Turn, chat: Chat): TemplateResult | typeof nothing {
  const text = chat.buttons?.includes("copy") ? turnText(turn) : null;
  if (text === null) return nothing;
  const isCopied = chat.isCopied(turn);
  const label = word(isCopied ? "Copied message" : "Copy message");
  return iconButton(label, isCopied ? checkIcon : copyIcon, () => chat.copy(turn, text));
}

function download({ all }: Turn): TemplateResult | typeof nothing {
  const file = all.flatMap(({ message }) => message.content.map(mediaOf)).find((each) => each?.url);
  if (!file?.url) return nothing;
  return downloadLink({
    url: file.url,
    name: nameOf(file) || "file",
    content: downloadIcon,
    label: word("Download"),
    classes: "icon-button",
  });
}

function feedbackButtons(turn: Turn, chat: Chat): unknown[] {
  const given = chat.feedback(turn);
  const options = chat.feedbackOptions ?? [];
  const others = options.filter((option) => option !== "Like" && option !== "Dislike");
  return [
    options.includes("Dislike")
      ? iconButton(word(given === "Dislike" ? "Disliked" : "Dislike"), dislikeIcon, () => chat.rate(turn, "Dislike"), {
          isOn: given === "Dislike",
        })
      : nothing,
    options.includes("Like")
      ? iconButton(word(given === "Like" ? "Liked" : "Like"), likeIcon, () => chat.rate(turn, "Like"), {
          isOn: given === "Like",
        })
      : nothing,
    others.length > 0
      ? html`<div class="extra-feedback">
          ${iconButton(word("Feedback"), feedbackIcon, () => {}, { isOn: others.includes(given) })}
          <div class="extra-feedback-options">
            ${others.map(
              (option) =>
                html`<button
                  type="button"
                  class="extra-feedback-option"
                  aria-pressed=${option === given ? "true" : "false"}
                  @click=${() => chat.rate(turn, option)}
                >
                  ${option}
                </button>`,
            )}
          </div>
        </div>`
      : nothing,
  ];
}

/** A small button; one that is on says so in its colour, and in its name. */
export function iconButton(
  ...[label, icon, press, { isOn = false } = {}]: [
    label: string,
    icon: TemplateResult,
    press: () => void,
    look?: { isOn?: boolean },
  ]
): TemplateResult {
  return html`<button
    type="button"
    class="icon-button ${isOn ? "on" : ""}"
    aria-label=${label}
    title=${label}
    @click=${press}
  >
    ${icon}
  </button>`;
}

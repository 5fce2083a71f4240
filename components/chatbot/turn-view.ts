/** The template of one turn: its bubble, its messages, its buttons. */

import { html, nothing, type TemplateResult } from "lit";
import { kindOf } from "../shared/file-kind.ts";
import { chevronIcon } from "../shared/icons.ts";
import { inlineMarkdown } from "../shared/inline-markdown.ts";
import { fileIcon } from "../shared/media-icons.ts";
import { speech, word } from "../shared/words.ts";
import type { Chat } from "./chat.ts";
import type { FileData } from "../../src/protocol/file-data.ts";
import type { WireComponentPart, WirePart } from "../../src/protocol/chat.ts";
import { turnButtons } from "./turn-buttons.ts";
import { durationText, isFile, isText, isThought, nameOf, type Said, type Turn } from "./turns.ts";

/** `isLast` is true of the newest turn. */
export function turnView(turn: Turn, chat: Chat, { isLast }: { isLast: boolean }): TemplateResult {
  const layout = chat.layout ?? "bubble";
  const [userImage, botImage] = chat.avatarImages;
  const image = turn.by === "user" ? userImage : botImage;
  const classes = [
    `${layout} ${turn.by}-row`,
    image ? "with_avatar" : "",
    (turn.by === "user" ? botImage : userImage) ? "with_opposite_avatar" : "",
  ].join(" ");
  const buttons = turnButtons(turn, chat, { isLast });
  return html`<div class="message-row ${classes}">
      ${image?.url ? avatar(image.url, turn.by) : nothing}
      <div
        class="flex-wrap role ${turn.all.some(({ message }) => !message.content.every(isText)) ? "component-wrap" : ""}"
      >
        <div class="${turn.by} message">
          ${chat.isEdited(turn) ? editor(turn) : turn.top.map((said) => messageView(said, turn, chat))}
        </div>
        ${layout === "panel" ? buttons : nothing}
      </div>
    </div>
    ${layout === "bubble" ? buttons : nothing}`;
}

function avatar(url: string, by: Turn["by"]): TemplateResult {
  const alt = by === "user" ? word("user avatar") : word("bot avatar");
  return html`<div class="avatar-container"><img class="avatar-image" src=${url} alt=${alt} /></div>`;
}

function messageView(said: Said, turn: Turn, chat: Chat): TemplateResult {
  if (isThought(said)) {
    return html`<div class="message panel-full-width thought">
      ${holder(said, turn, chat, { part: said.message.content[0], content: thoughtView(said, turn, chat) })}
    </div>`;
  }
  return html`${said.message.content.map(
    (part, at) =>
      html`<div class="message panel-full-width ${part.type === "text" ? "" : `component ${kindNameOf(part)}`}">
        ${holder(said, turn, chat, { part, content: partView(part, `${said.index}.${at}`, chat) })}
      </div>`,
  )}${said.children.map((child) => messageView(child, turn, chat))}`;
}

interface Held {
  readonly part: WirePart | undefined;
  readonly content: unknown;
}

/** What is said in one part; it can be picked if somebody wants to know. */
function holder(...[said, turn, chat, { part, content }]: [Said, Turn, Chat, Held]): TemplateResult {
  const canPick = part !== undefined && chat.listens("select");
  const isLatest = said === turn.all.at(-1);
  const pick = (event: Event): void => {
    // A press on something in it is about that.
    if (!part || (event.target instanceof Element && event.target.closest("a, button, [role=button], video, audio")))
      return;
    chat.pick(said, part);
  };
  return html`<div
    data-testid=${turn.by}
    class="${isLatest ? "latest" : ""} ${canPick ? "selectable" : ""}"
    role="group"
    dir=${chat.rtl ? "rtl" : speech.textDirection}
    aria-label=${spoken(turn.by, part)}
    tabindex=${canPick ? "0" : nothing}
    @click=${canPick ? pick : nothing}
    @keydown=${(event: KeyboardEvent) => {
      if (canPick && event.key === "Enter" && event.target === event.currentTarget) pick(event);
    }}
  >
    ${content}
  </div>`;
}

function spoken(by: Turn["by"], part: WirePart | undefined): string {
  const said = part ? (part.type === "text" ? part.text : kindNameOf(part)) : "";
  return by === "user" ? word("user's message: {0}", said) : word("bot's message: {0}", said);
}

function kindNameOf(part: WirePart): string {
  if (part.type === "text") return "text";
  return part.type === "component" ? part.component : kindOf(part.file);
}

function thoughtView(said: Said, turn: Turn, chat: Chat): TemplateResult {
  const { title = "", log, duration, status } = said.message.metadata ?? {};
  const isOpen = chat.isOpen(said);
  const toggle = (event: Event): void => {
    if (event instanceof KeyboardEvent) {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
    }
    chat.toggle(said);
  };
  const seconds = duration === undefined ? "" : `(${durationText(duration)})`;
  return html`<div class="thought-group">
    <div
      class="title ${isOpen ? "expanded" : ""}"
      role="button"
      tabindex="0"
      aria-expanded=${isOpen ? "true" : "false"}
      aria-busy=${status === "pending" ? "true" : "false"}
      @click=${toggle}
      @keydown=${toggle}
    >
      <span class="arrow">${chevronIcon}</span>
      <span class="title-text">${inlineMarkdown(title)}</span>
      ${status === "pending" ? html`<span class="loading-spinner"></span>` : nothing}
      ${log || seconds ? html`<span class="duration">${[log, seconds].filter(Boolean).join(" ")}</span>` : nothing}
    </div>
    ${
      isOpen
        ? html`<div class="content">
            ${said.message.content.map((part, at) => partView(part, `${said.index}.${at}`, chat))}
            ${said.children.length > 0 ? html`<div class="children">${said.children.map((child) => childView(child, turn, chat))}</div>` : nothing}
          </div>`
        : nothing
    }
  </div>`;
}

function childView(said: Said, turn: Turn, chat: Chat): unknown {
  if (isThought(said)) return thoughtView(said, turn, chat);
  return said.message.content.map((part, at) => partView(part, `${said.index}.${at}`, chat));
}

function partView(part: WirePart, key: string, chat: Chat): TemplateResult {
  switch (part.type) {
    case "text":
      return html`<div class="message-content">${chat.text(key, part.text)}</div>`;
    case "file":
      return fileView(part.file, part.alt_text ?? null);
    case "component":
      return componentView(part, chat);
  }
}

function componentView(part: WireComponentPart, chat: Chat): TemplateResult {
  const { component, value, props } = part;
  // The browser's own player.
  if (component === "audio" && isFile(value)) return audioView(value, textOr(props["label"], "Audio"));
  return chat.component(part);
}

function textOr(text: unknown, otherwise: string): string {
  return typeof text === "string" ? text : otherwise;
}

function fileView(file: FileData, altText: string | null): TemplateResult {
  const url = file.url ?? "";
  const name = altText ?? nameOf(file);
  switch (kindOf(file)) {
    case "image":
      return html`<div class="image-container"><img src=${url} alt=${name} loading="lazy" /></div>`;
    case "audio":
      return audioView(file, "Audio");
    case "video":
      return html`<video
        data-testid="test-player"
        src=${url}
        controls
        playsinline
        preload="metadata"
        aria-label=${name || word("Video")}
      ></video>`;
    case "file":
      return cardView(file);
  }
}

function audioView(file: FileData, label: string): TemplateResult {
  return html`<audio
    data-testid="waveform-${label}"
    src=${file.url ?? ""}
    controls
    preload="metadata"
    aria-label=${nameOf(file) || label}
  ></audio>`;
}

function cardView(file: FileData): TemplateResult {
  const name = nameOf(file);
  const ending = /\.([\w]{1,8})$/.exec(name)?.[1] ?? "";
  return html`<div class="file-container">
    <div class="file-icon">${fileIcon}</div>
    <div class="file-info">
      <a
        class="file-link"
        data-testid="chatbot-file"
        href=${safeAddress(file.url)}
        download=${name}
        target="_blank"
        rel="noopener noreferrer"
        ><span class="file-name">${name || word("File")}</span></a
      >
      <span class="file-type">${ending.toUpperCase()}</span>
    </div>
  </div>`;
}

/** A link leads to a file, and does nothing else. */
function safeAddress(url: string | null | undefined): string | typeof nothing {
  const isFile = /^(https?:|blob:|data:|\/(?!\/))/i.test(url ?? "");
  return url && isFile ? url : nothing;
}

function editor(turn: Turn): TemplateResult[] {
  return turn.all.flatMap(({ index, message }) =>
    message.content.flatMap((part, at) =>
      part.type === "text"
        ? [
            html`<div class="message panel-full-width">
              <textarea
                class="edit-textarea"
                data-part="${index}.${at}"
                aria-label=${spoken(turn.by, part)}
                .value=${part.text}
              ></textarea>
            </div>`,
          ]
        : [],
    ),
  );
}

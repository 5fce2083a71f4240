import { html, noChange, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { guard } from "lit/directives/guard.js";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import { isEqual } from "../../src/protocol/equal.ts";
import { blockLabel } from "../shared/block-label.ts";
import type { ElementMaker } from "../shared/element-maker.ts";
import { GradioElement, type HostState } from "../shared/gradio-element.ts";
import { checkIcon, copyIcon } from "../shared/icons.ts";
import { length } from "../shared/styles.ts";
import { speech, word } from "../shared/words.ts";
import type { Chat } from "./chat.ts";
import { chatIcon, clearIcon, downIcon } from "./chat-icons.ts";
import { conversationText } from "./copied-text.ts";
import { emptyView } from "./empty-view.ts";
import { Feedback } from "./feedback.ts";
import { nested } from "./nested.ts";
import type { ChatOption, WireComponentPart, WireMessage, WirePart } from "../../src/protocol/chat.ts";
import type { ChatbotProps } from "./props.ts";
import { Scroller } from "./scroller.ts";
import { drawn, Texts } from "./texts.ts";
import { iconButton } from "./turn-buttons.ts";
import { type Said, textOf, toldPart, type Turn, turnsOf } from "./turns.ts";
import { turnView } from "./turn-view.ts";

/** Stands for the whole conversation where turns are named by their place. */
const ALL = -1;

/**
 * A conversation. The server sends it drawn; the code that draws texts is fetched when one comes.
 *
 * @fires select - a part of a message was picked
 * @fires like - a turn was liked, disliked, or something else was said of it
 * @fires retry - another answer is wanted
 * @fires undo - the last question is taken back
 * @fires example_select - one of the cards of an empty conversation was picked
 * @fires option_select - one of the answers below the last message was picked
 * @fires clear - "Clear"
 * @fires copy - a turn went to the clipboard
 * @fires edit - a message was changed
 */
@customElement("gr-chatbot")
export class ChatbotElement extends GradioElement<readonly WireMessage[]> implements Chat {
  static override readonly fallbackLabel = "Chatbot";

  @property({ attribute: false }) autoscroll = true;
  @property({ attribute: false }) height: ChatbotProps["height"] = null;
  @property({ attribute: false }) maxHeight: ChatbotProps["maxHeight"] = null;
  @property({ attribute: false }) minHeight: ChatbotProps["minHeight"] = null;
  @property({ attribute: false }) resizable = false;
  @property({ attribute: false }) editable: ChatbotProps["editable"] = null;
  @property({ attribute: false }) latexDelimiters: ChatbotProps["latexDelimiters"] = [];
  @property({ attribute: false }) rtl = false;
  @property({ attribute: false }) override buttons: ChatbotProps["buttons"] = ["copy", "copy_all"];
  @property({ attribute: false }) watermark: string | null = null;
  @property({ attribute: false }) avatarImages: ChatbotProps["avatarImages"] = [null, null];
  @property({ attribute: false }) sanitizeHtml = true;
  @property({ attribute: false }) renderMarkdown = true;
  @property({ attribute: false }) feedbackOptions: ChatbotProps["feedbackOptions"] = ["Like", "Dislike"];
  @property({ attribute: false }) feedbackValue: ChatbotProps["feedbackValue"] = null;
  @property({ attribute: false }) lineBreaks = true;
  @property({ attribute: false }) layout: ChatbotProps["layout"] = null;
  @property({ attribute: false }) placeholder: string | null = null;
  @property({ attribute: false }) examples: ChatbotProps["examples"] = null;
  @property({ attribute: false }) allowFileDownloads = true;
  @property({ attribute: false }) groupConsecutiveMessages = true;
  @property({ attribute: false }) allowTags: ChatbotProps["allowTags"] = true;
  @property({ attribute: false }) reasoningTags: ChatbotProps["reasoningTags"] = null;
  @property({ attribute: false }) likeUserMessage = false;
  /** Of the app: makes the elements of components in messages. */
  @property({ attribute: false }) create: ElementMaker | undefined = undefined;
  @property({ attribute: false }) author: unknown = undefined;
  /** Texts as safe HTML, of the server's drawing alone. */
  @property({ attribute: false }) rendered: Readonly<Record<string, string>> | undefined = undefined;

  /** The turn that is being edited, by its start. */
  @state() private edited: number | null = null;
  /** What was just copied, by its start. */
  @state() private copied: number | null = null;

  readonly #texts = new Texts(() => this);
  readonly #scroller = new Scroller(this);
  readonly #feedback = new Feedback();
  /** Thoughts that a visitor opened or closed. */
  readonly #toggled = new Map<number, boolean>();
  /** The messages, each the same object as long as it says the same. */
  #messages: readonly WireMessage[] = [];
  #source: unknown = null;
  #turns: readonly Turn[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.copied = null;
  }

  override host(): HostState {
    const host = super.host();
    return {
      ...host,
      classes: [...host.classes.filter((name) => name !== "padded"), this.resizable && "resizable"],
      styles: {
        ...host.styles,
        height: length(this.height),
        "max-height": length(this.maxHeight),
        "min-height": length(this.minHeight),
      },
    };
  }

  override render(): TemplateResult {
    const { layout } = this;
    const isEmpty = this.#turns.length === 0;
    return html`
      ${blockLabel({ labelText: this.labelText, showLabel: this.showLabel, icon: chatIcon })}
      ${this.toolbar(isEmpty ? nothing : this.#toolbar(), "top-panel")}
      <div
        class="${layout ?? "bubble"}-wrap ${this.showLabel === false ? "" : "labelled"}"
        role="log"
        aria-label=${word("chatbot conversation")}
        aria-live="polite"
        tabindex="0"
      >
        ${isEmpty ? emptyView(this, (event, data) => this.fire(event, data)) : this.#conversation()}
      </div>
      <button
        type="button"
        class="icon-button scroll-down ${this.#scroller.hasMoreBelow ? "" : "hidden"}"
        aria-label=${word("Scroll down")}
        title=${word("Scroll down")}
        @click=${() => this.#scroller.toEnd()}
      >
        ${downIcon}
      </button>
    `;
  }

  protected override get drawsToolbar(): boolean {
    return true;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.#source !== this.value) this.#takeMessages();
    if (changed.has("feedbackValue")) this.#feedback.restart();
    this.#turns = turnsOf(this.#messages, { isGrouped: this.groupConsecutiveMessages });
  }

  /** An update is complete when the texts are drawn. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const isComplete = await super.getUpdateComplete();
    await this.#texts.settled;
    return isComplete;
  }

  #takeMessages(): void {
    this.#source = this.value;
    const before = this.#messages;
    this.#messages = (this.value ?? []).map((message, i) => {
      const old = before[i];
      return old && isEqual(old, message) ? old : message;
    });
    const { length } = this.#messages;
    this.#feedback.forget(length);
    for (const index of this.#toggled.keys()) if (index >= length) this.#toggled.delete(index);
    if (this.edited !== null && this.edited >= length) this.edited = null;
  }

  #toolbar(): unknown {
    const isCopied = this.copied === ALL;
    return html`${iconButton(word("Clear"), clearIcon, () => this.#clear())}${
      this.buttons?.includes("copy_all")
        ? iconButton(
            word(isCopied ? "Copied conversation" : "Copy conversation"),
            isCopied ? checkIcon : copyIcon,
            () => void this.#copyText(conversationText(this.#messages), ALL),
          )
        : nothing
    }`;
  }

  #conversation(): TemplateResult {
    const last = this.#turns.at(-1);
    const options = last?.by === "bot" ? last.all.at(-1)?.message.options : null;
    return html`<div class="message-wrap">
      ${this.#turns.map((turn) => guard(this.#facts(turn), () => turnView(turn, this, { isLast: turn === last })))}
      <div class="message pending" role="status" aria-label=${word("Loading response")}>
        <span class="dot"></span><span class="dot"></span><span class="dot"></span>
      </div>
      ${options && options.length > 0 ? this.#options(options) : nothing}
    </div>`;
  }

  /** All that a turn's template depends on: as long as it is the same, the turn is left alone. */
  #facts(turn: Turn): unknown[] {
    const open = turn.all.map((said) => (said.message.metadata?.title ? this.isOpen(said) : ""));
    const { rtl, editable, likeUserMessage, allowFileDownloads, layout, renderMarkdown } = this;
    return [
      ...turn.all.map(({ message }) => message),
      turn === this.#turns.at(-1),
      [open, rtl, editable, likeUserMessage, allowFileDownloads, layout, renderMarkdown, speech.language].join(),
      [this.isEdited(turn), this.isCopied(turn), this.feedback(turn)].join(),
      this.#texts.key,
      ...[this.avatarImages, this.feedbackOptions, this.buttons, this.listened],
    ];
  }

  #options(options: readonly ChatOption[]): TemplateResult {
    return html`<div class="options">
      ${options.map(
        ({ value, label }, index) =>
          html`<button type="button" class="option" @click=${() => this.fire("option_select", { index, value })}>
            ${label ?? value}
          </button>`,
      )}
    </div>`;
  }

  #clear(): void {
    this.value = [];
    this.fire("clear", null, { value: this.value });
  }

  listens(event: string): boolean {
    return this.hears(event);
  }

  text(key: string, text: string): TemplateResult {
    if (!this.renderMarkdown) return html`<span class="chatbot prose plain">${text}</span>`;
    // What the server has drawn, and what a script draws, is none of Lit's business.
    const content = this.rendered === undefined ? noChange : unsafeHTML(this.rendered[key] ?? "");
    return html`<span class="md chatbot prose" ${drawn(text, this.#texts)}>${content}</span>`;
  }

  component(part: WireComponentPart): TemplateResult {
    return html`<div class="component-slot" ${nested(part, this)}></div>`;
  }

  pick({ index }: Said, part: WirePart): void {
    this.fire("select", { index, value: toldPart(part) });
  }

  isOpen({ index, message }: Said): boolean {
    return this.#toggled.get(index) ?? message.metadata?.status !== "done";
  }

  toggle(said: Said): void {
    this.#toggled.set(said.index, !this.isOpen(said));
    this.requestUpdate();
  }

  isEdited({ start }: Turn): boolean {
    return this.edited === start;
  }

  edit(turn: Turn | null): void {
    this.edited = turn?.start ?? null;
    void this.updateComplete.then(() => {
      if (turn) this.querySelector<HTMLTextAreaElement>(".edit-textarea")?.focus();
    });
  }

  submit(turn: Turn): void {
    const written = new Map(
      [...this.querySelectorAll<HTMLTextAreaElement>(".edit-textarea")].map((box) => [box.dataset["part"], box.value]),
    );
    const changed = turn.all.flatMap(({ index, message }) => {
      const content = message.content.map((part, at): WirePart => {
        return part.type === "text" ? { ...part, text: written.get(`${index}.${at}`) ?? part.text } : part;
      });
      return [[index, { ...message, content }, message] as const];
    });
    const next = new Map(changed.map(([index, message]) => [index, message]));
    this.edited = null;
    this.value = this.#messages.map((message, i) => next.get(i) ?? message);
    for (const [index, message, before] of changed) {
      const [value, previous] = [textOf(message), textOf(before)];
      const data = { index, value, previous_value: previous, _dispatch_value: [{ type: "text", text: value }] };
      this.fire("edit", data, { value: this.value });
    }
  }

  isCopied({ start }: Turn): boolean {
    return this.copied === start;
  }

  copy(turn: Turn, text: string): void {
    void this.#copyText(text, turn.start).then((isCopied) => isCopied && this.fire("copy", { value: text }));
  }

  feedback(turn: Turn): string {
    return this.#feedback.of(turn, this.#turns, this.feedbackValue);
  }

  rate(turn: Turn, option: string): void {
    const given = this.feedback(turn) === option ? "" : option;
    this.#feedback.give(turn, given);
    const value = turn.all.flatMap(({ message }) => message.content.map(toldPart));
    this.fire("like", { index: turn.start, value, liked: given === "Like" || (given !== "Dislike" && given) });
    this.requestUpdate();
  }

  goBack(event: "retry" | "undo"): void {
    const index = this.#messages.findLastIndex(({ role }) => role !== "assistant");
    const part = this.#messages[index]?.content.at(-1);
    if (part) this.fire(event, { index, value: toldPart(part) });
  }

  async #copyText(text: string, mark: number): Promise<boolean> {
    // Absent on insecure origins.
    if (!("clipboard" in navigator)) return false;
    await navigator.clipboard.writeText(this.watermark ? `${text}\n\n${this.watermark}` : text);
    clearTimeout(this.#timer);
    this.copied = mark;
    this.#timer = setTimeout(() => (this.copied = null), 2000);
    return true;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "gr-chatbot": ChatbotElement;
  }
}

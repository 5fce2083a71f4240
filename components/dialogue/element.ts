import { html, nothing, svg, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import type { AuthorHosts } from "../shared/author-host.ts";
import { blockTitle } from "../shared/block-title.ts";
import { CopyButton } from "../shared/copy-button.ts";
import { GradioElement, type HostState } from "../shared/gradio-element.ts";
import { icon } from "../shared/icons.ts";
import { styles } from "../shared/styles.ts";
import { speech, word } from "../shared/words.ts";
import { linesIn, readLine, writeLine } from "./lines.ts";
import type { DialogueLine, DialogueProps, DialogueValue } from "./props.ts";
import type { TagMenu } from "./tag-menu.ts";

// Paths from Lucide (ISC licence, © Lucide Icons and Contributors).
const plusIcon = icon(svg`<path d="M5 12h14"/><path d="M12 5v14"/>`);
const trashIcon = icon(
  svg`<path d="M3 6h18"/><path d="M19 6v14a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6"/><path d="M8 6V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2"/>`,
);
const arrowUpIcon = icon(svg`<path d="m5 12 7-7 7 7"/><path d="M12 19V5"/>`);

/**
 * What several speakers say: lines, or the text that they are written as. The value itself is what is shown, so that
 * the switch between the two changes it.
 *
 * @fires input - the visitor changed a line, or the text
 * @fires submit - the submit button
 * @fires error - the server could not turn lines into text or back, with the reason
 */
@customElement("gr-dialogue")
export class DialogueElement extends GradioElement<NonNullable<DialogueValue>> implements Omit<DialogueProps, "value"> {
  @property({ attribute: false }) speakers: DialogueProps["speakers"] = null;
  @property({ attribute: false }) tags: readonly string[] = [];
  @property({ attribute: false }) separator = "\n";
  @property({ attribute: false }) colorMap: DialogueProps["colorMap"] = null;
  @property({ attribute: false }) info: string | null = null;
  @property({ attribute: false }) placeholder: string | null = null;
  // HTMLElement has an autofocus of its own, which would move the focus to the host.
  @property({ attribute: false }) override autofocus = false;
  @property({ attribute: false }) autoscroll = true;
  @property({ attribute: false }) maxLines: number | null = null;
  @property({ attribute: false }) submitBtn: boolean | string = false;
  @property({ attribute: false }) uiMode: DialogueProps["uiMode"] = "both";
  @property({ attribute: false }) override buttons: DialogueProps["buttons"] = [];
  @property({ attribute: false }) author: AuthorHosts | undefined = undefined;
  /** The author has functions of their own for it, on the server. */
  @property({ attribute: false }) formatter: "server" | null = null;
  @property({ attribute: false }) unformatter: "server" | null = null;

  /** The speaker that the pointer is on, where nothing is to be written. */
  @state() private pointedAt: string | null = null;

  readonly #copy = new CopyButton(this);
  #menu: TagMenu | null = null;
  #arrival: Promise<unknown> | null = null;
  /** A switch between lines and text that is under way. */
  #turning: Promise<unknown> | null = null;

  override async settled(): Promise<void> {
    // A menu that cannot be fetched holds nothing back.
    await Promise.allSettled([this.#turning, this.#arrival]);
  }

  override host(): HostState {
    return { ...super.host(), attributes: { role: "group", "aria-labelledby": this.#titleId } };
  }

  override render(): TemplateResult {
    const { labelText, showLabel, validationError } = this;
    const info = this.interactive ? this.info : null;
    return html`
      <div class=${this.container ? "container" : ""}>
        ${blockTitle({ labelText, showLabel, info, validationError, titleId: this.#titleId })} ${this.#switch()}
        ${this.#isText ? this.#textarea() : this.#lines()} ${this.#menu?.view()} ${this.#submit()}
      </div>
      ${this.toolbar(this.#hasCopy ? this.#copy.render(() => this.#written()) : nothing)}
    `;
  }

  /** Where the tags are offered. */
  get menuId(): string {
    return `${this.idPrefix}-tags`;
  }

  protected override get drawsToolbar(): boolean {
    return true;
  }

  protected override restore(): void {
    // What was typed before the script arrived.
    const texts = [...this.querySelectorAll<HTMLTextAreaElement>("textarea")];
    if (this.#isText) {
      const [box] = texts;
      if (box && box.value !== this.#text) this.enter(box.value);
      return;
    }
    const speakers = [...this.querySelectorAll<HTMLInputElement | HTMLSelectElement>(".speaker-column > *")];
    const lines = texts.map(({ value }, i) => ({ speaker: speakers[i]?.value ?? "", text: value }));
    if (this.interactive && JSON.stringify(lines) !== JSON.stringify(this.lines)) this.enter(lines);
  }

  protected override firstUpdated(): void {
    if (this.autofocus) this.querySelector("textarea")?.focus();
  }

  protected override updated(): void {
    const box = this.querySelector<HTMLTextAreaElement>(".dialogue-text");
    // What is being written stays where it is.
    if (box && this.autoscroll && !box.matches(":focus")) box.scrollTop = box.scrollHeight;
  }

  /** What is shown of it line by line; there is always one to write in. */
  get lines(): readonly DialogueLine[] {
    const { value } = this;
    const lines =
      typeof value === "string"
        ? linesIn(value, this.separator).map((each) => readLine(each, this.#someone))
        : (value ?? []);
    return lines.length > 0 || !this.interactive ? lines : [{ speaker: this.#someone, text: "" }];
  }

  get #titleId(): string {
    return `${this.idPrefix}-title`;
  }

  get #hasCopy(): boolean {
    return this.buttons.includes("copy") && this.showLabel !== false;
  }

  /** Who speaks where nobody is named. */
  get #someone(): string {
    return this.speakers?.[0] ?? "";
  }

  /** There is something to write with, or to show. */
  get #hasLines(): boolean {
    return Boolean(this.speakers?.length) || Boolean(this.value?.length);
  }

  get #isText(): boolean {
    if (this.uiMode !== "both") return this.uiMode === "text";
    return typeof this.value === "string" || !this.#hasLines;
  }

  get #text(): string {
    const { value } = this;
    return typeof value === "string" ? value : (value ?? []).map(writeLine).join(this.separator);
  }

  /** The text as the author wants it written. */
  #written(): string | Promise<string> {
    const { value, formatter } = this;
    if (!formatter || !Array.isArray(value)) return this.#text;
    return this.#ask("format", value) as Promise<string>; // what `format` answers
  }

  #ask(name: "format" | "unformat", data: unknown): Promise<unknown> {
    if (!this.author) throw new Error("There is nobody to ask.");
    return this.author(this.nodeId).call(name, data as readonly unknown[]); // one argument, as it is
  }

  #switch(): TemplateResult | typeof nothing {
    if (this.uiMode !== "both" || !this.#hasLines) return nothing;
    return html`<div class="switch-container">
      <button
        type="button"
        role="switch"
        aria-checked=${this.#isText ? "true" : "false"}
        @click=${() => {
          this.#turning ??= this.#turn().finally(() => (this.#turning = null));
        }}
      >
        <span class="track"></span>${word("Plain Text")}
      </button>
    </div>`;
  }

  /** From lines to text, or back. */
  async #turn(): Promise<void> {
    try {
      const value = this.#isText ? await this.#read() : await this.#written();
      this.value = value;
      this.fire(null, null, { value });
    } catch (error) {
      this.fire("error", error instanceof Error ? error.message : String(error));
    }
  }

  async #read(): Promise<readonly DialogueLine[]> {
    if (!this.unformatter) return this.lines;
    return (await this.#ask("unformat", { text: this.#text })) as DialogueLine[]; // what `unformat` answers
  }

  #textarea(): TemplateResult {
    return html`<textarea
      class="dialogue-text"
      data-testid="textbox"
      rows="5"
      aria-labelledby=${this.#titleId}
      placeholder=${this.placeholder ?? nothing}
      dir=${speech.textDirection}
      ?disabled=${!this.interactive}
      aria-invalid=${this.validationError ? "true" : nothing}
      .value=${live(this.#text)}
      @input=${(event: InputEvent) => {
        this.enter((event.currentTarget as HTMLTextAreaElement).value); // it is one
        this.#menu?.hear(event);
      }}
      @focus=${this.#hear}
      @blur=${this.#hear}
      @keydown=${this.#hear}
    ></textarea>`;
  }

  #lines(): TemplateResult {
    return html`<div
      class="dialogue-container"
      data-testid="dialogue-container"
      @mouseleave=${() => (this.pointedAt = null)}
    >
      ${this.lines.map((line, i) => this.#line(line, i))}
    </div>`;
  }

  #line(line: DialogueLine, i: number): TemplateResult {
    const color = this.colorMap && Object.hasOwn(this.colorMap, line.speaker) ? this.colorMap[line.speaker] : null;
    const isPointedAt = !this.interactive && line.speaker === this.pointedAt;
    return html`<div
      class="dialogue-line ${color ? "colored" : ""} ${isPointedAt ? "pointed-at" : ""}"
      @mouseenter=${() => (this.pointedAt = line.speaker)}
      ${styles({ "--speaker-color": color })}
    >
      <div class="speaker-column">${this.#speaker(line, i)}</div>
      <div class="text-column">${this.#lineText(line, i)}</div>
      ${this.interactive ? this.#actions(i) : nothing}
    </div>`;
  }

  #speaker({ speaker, text }: DialogueLine, i: number): TemplateResult {
    const label = word("Speaker of line {0}", i + 1);
    const onChange = (event: Event): void => {
      const speaker = (event.currentTarget as HTMLInputElement).value; // both controls have a value
      this.#replace(i, [{ speaker, text }]);
    };
    const { speakers } = this;
    if (!this.interactive || !speakers?.length) {
      return html`<input
        type="text"
        aria-label=${label}
        ?readonly=${!this.interactive}
        .value=${live(speaker)}
        @input=${onChange}
      />`;
    }
    const known = speakers.includes(speaker) ? speakers : [...speakers, speaker];
    return html`<select aria-label=${label} .value=${live(speaker)} @change=${onChange}>
      ${known.map((each) => html`<option value=${each} ?selected=${each === speaker}>${each}</option>`)}
    </select>`;
  }

  #lineText({ speaker, text }: DialogueLine, i: number): TemplateResult {
    return html`<textarea
      rows="1"
      aria-label=${word("Line {0}", i + 1)}
      placeholder=${this.placeholder ?? nothing}
      dir=${speech.textDirection}
      ?readonly=${!this.interactive}
      .value=${live(text)}
      @input=${(event: InputEvent) => {
        const { value } = event.currentTarget as HTMLTextAreaElement; // it is one
        this.#replace(i, [{ speaker, text: value }]);
        this.#menu?.hear(event);
      }}
      @focus=${this.#hear}
      @blur=${this.#hear}
      @keydown=${(event: KeyboardEvent) => {
        this.#hear(event);
        if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.defaultPrevented) return;
        event.preventDefault();
        this.#add(i);
      }}
    ></textarea>`;
  }

  #actions(i: number): TemplateResult {
    return html`<div class="action-column">
      <button
        type="button"
        class="add-button icon-button"
        data-testid="dialogue-add-button-${i}"
        aria-label=${word("Add new line")}
        title=${word("Add new line")}
        ?disabled=${!this.#hasRoom}
        @click=${() => this.#add(i)}
      >
        ${plusIcon}
      </button>
      ${
        i === 0
          ? nothing
          : html`<button
              type="button"
              class="delete-button icon-button"
              data-testid="dialogue-delete-button-${i}"
              aria-label=${word("Remove current line")}
              title=${word("Remove current line")}
              @click=${() => this.#replace(i, [], i - 1)}
            >
              ${trashIcon}
            </button>`
      }
    </div>`;
  }

  #submit(): TemplateResult | typeof nothing {
    const { submitBtn } = this;
    if (submitBtn === false || submitBtn === "" || !this.interactive) return nothing;
    const isText = typeof submitBtn === "string";
    return html`<div class="submit-container">
      <button
        type="button"
        class="submit-button ${isText ? "padded-button" : ""}"
        data-testid="dialogue-submit-button"
        aria-label=${isText ? nothing : word("Submit")}
        @click=${() => this.fire("submit")}
      >
        ${isText ? submitBtn : arrowUpIcon}
      </button>
    </div>`;
  }

  get #hasRoom(): boolean {
    return this.maxLines === null || this.lines.length < this.maxLines;
  }

  #add(i: number): void {
    const line = this.lines[i];
    if (line && this.#hasRoom) this.#replace(i, [line, { speaker: this.#someone, text: "" }], i + 1);
  }

  /** Puts others in the place of a line, and the focus where it is wanted. */
  #replace(i: number, lines: readonly DialogueLine[], focus: number | null = null): void {
    const next = [...this.lines];
    next.splice(i, 1, ...lines);
    this.enter(next);
    if (focus === null) return;
    void this.updateComplete.then(() => this.querySelectorAll<HTMLElement>(".text-column textarea")[focus]?.focus());
  }

  /** The menu of tags comes when somebody begins to write. */
  readonly #hear = (event: Event): void => {
    if (!this.interactive || this.tags.length === 0) return;
    this.#menu?.hear(event);
    this.#arrival ??= this.#fetchMenu();
  };

  async #fetchMenu(): Promise<void> {
    try {
      const { TagMenu } = await import("./tag-menu.ts");
      this.#menu = new TagMenu(this);
      // The visitor may have been faster.
      const box = this.querySelector<HTMLTextAreaElement>("textarea:focus");
      if (box) this.#menu.follow(box);
    } catch (error) {
      // The next who writes may find the network again.
      this.#arrival = null;
      throw error;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "gr-dialogue": DialogueElement;
  }
}

import { html, nothing, type PropertyValues, type TemplateResult, svg } from "lit";
import { customElement, property } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { blockTitle } from "../shared/block-title.ts";
import { CopyButton } from "../shared/copy-button.ts";
import { GradioElement, type HostState } from "../shared/gradio-element.ts";
import type { HtmlAttributes } from "../shared/html-attributes.ts";
import { icon } from "../shared/icons.ts";
import { styles } from "../shared/styles.ts";
import type { TextboxProps } from "./props.ts";
import { speech, word } from "../shared/words.ts";

// Paths from Lucide (ISC licence, © Lucide Icons and Contributors).
const arrowUpIcon = icon(svg`<path d="m5 12 7-7 7 7"/><path d="M12 19V5"/>`);
const squareIcon = icon(svg`<rect width="18" height="18" x="3" y="3" rx="2"/>`);

/**
 * A box for text, of one line or many.
 *
 * @fires input - the visitor changed the text
 * @fires submit - Enter, or the submit button
 * @fires select - text was selected
 * @fires focus
 * @fires blur
 * @fires stop - the stop button
 * @fires copy - the text went to the clipboard
 */
@customElement("gr-textbox")
export class TextboxElement extends GradioElement<string> implements TextboxProps {
  static override readonly fallbackLabel = "Textbox";

  @property({ attribute: false }) type: TextboxProps["type"] = "text";
  @property({ attribute: false }) lines = 1;
  @property({ attribute: false }) maxLines: number | null = null;
  @property({ attribute: false }) placeholder: string | null = null;
  @property({ attribute: false }) info: string | null = null;
  // HTMLElement has an autofocus of its own, which would move the focus to the host.
  @property({ attribute: false }) override autofocus = false;
  @property({ attribute: false }) autoscroll = true;
  @property({ attribute: false }) textAlign: TextboxProps["textAlign"] = null;
  @property({ attribute: false }) rtl = false;
  @property({ attribute: false }) maxLength: number | null = null;
  @property({ attribute: false }) submitBtn: boolean | string = false;
  @property({ attribute: false }) stopBtn: boolean | string = false;
  @property({ attribute: false }) htmlAttributes: HtmlAttributes | null = null;
  @property({ attribute: false }) override buttons: TextboxProps["buttons"] = [];

  readonly #copy = new CopyButton(this, (value) => this.fire("copy", { value }));
  #wasAtEnd = true;

  override host(): HostState {
    return { ...super.host(), dir: this.rtl ? "rtl" : null };
  }

  override render(): TemplateResult {
    const hasCopy = this.buttons.includes("copy") && this.showLabel !== false;
    return html`
      <label class=${this.container ? "container" : ""}>
        ${blockTitle(this)}
        <span class="input-container">
          ${this.#control()} ${this.#button("submit", this.submitBtn, arrowUpIcon)}
          ${this.#button("stop", this.stopBtn, squareIcon)}
        </span>
      </label>
      ${this.toolbar(hasCopy ? this.#copy.render(() => this.value ?? "") : nothing)}
    `;
  }

  protected override get drawsToolbar(): boolean {
    return true;
  }

  protected override restore(): void {
    const control = this.#box;
    if (control && control.value !== (this.value ?? "")) this.enter(control.value);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const box = this.hasUpdated && changed.has("value") ? this.#box : null;
    if (box) this.#wasAtEnd = box.scrollTop + box.clientHeight >= box.scrollHeight - 8;
  }

  protected override firstUpdated(): void {
    if (this.autofocus) this.#box?.focus();
    // With the next frame, for a look at the layout of each of many boxes that are drawn together takes seconds.
    this.#wasAtEnd = false;
    if (this.value && this.autoscroll) requestAnimationFrame(() => this.#showEnd());
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("value") && this.autoscroll && this.#wasAtEnd) this.#showEnd();
  }

  #showEnd(): void {
    const box = this.#box;
    if (box) box.scrollTop = box.scrollHeight;
  }

  get #box(): HTMLInputElement | HTMLTextAreaElement | null {
    // The markup may still be asleep, or not drawn: then there is no control yet.
    return this.querySelector("textarea, input");
  }

  #control(): TemplateResult {
    const hasOneLine = this.type !== "text" || (this.lines === 1 && this.maxLines === 1);
    return hasOneLine ? this.#input() : this.#textarea();
  }

  #textarea(): TemplateResult {
    const attributes = this.htmlAttributes ?? {};
    return html`<textarea
      data-testid="textbox"
      class=${this.validationError ? "validation-error" : ""}
      rows=${this.lines}
      placeholder=${this.placeholder ?? nothing}
      maxlength=${this.maxLength ?? nothing}
      dir=${this.rtl ? "rtl" : speech.textDirection}
      autocapitalize=${attributes.autocapitalize ?? nothing}
      autocorrect=${attributes.autocorrect ?? nothing}
      spellcheck=${attributes.spellcheck ?? nothing}
      autocomplete=${attributes.autocomplete ?? nothing}
      tabindex=${attributes.tabindex ?? nothing}
      enterkeyhint=${attributes.enterkeyhint ?? nothing}
      lang=${attributes.lang ?? nothing}
      ?disabled=${!this.interactive}
      aria-invalid=${this.validationError ? "true" : nothing}
      .value=${live(this.value ?? "")}
      @input=${this.#onInput}
      @keydown=${this.#onKeydown}
      @select=${this.#onSelect}
      @focus=${() => this.fire("focus")}
      @blur=${() => this.fire("blur")}
      ${styles({
        "--lines": this.lines,
        "--max-lines": Math.max(this.maxLines ?? 20, this.lines),
        "text-align": this.textAlign,
      })}
    ></textarea>`;
  }

  #input(): TemplateResult {
    const attributes = this.htmlAttributes ?? {};
    const autocomplete = { text: attributes.autocomplete, password: undefined, email: "email" }[this.type];
    return html`<input
      data-testid=${this.type === "password" ? "password" : "textbox"}
      class=${this.validationError ? "validation-error" : ""}
      type=${this.type}
      placeholder=${this.placeholder ?? nothing}
      maxlength=${this.maxLength ?? nothing}
      dir=${this.rtl ? "rtl" : speech.textDirection}
      autocapitalize=${attributes.autocapitalize ?? nothing}
      autocorrect=${attributes.autocorrect ?? nothing}
      spellcheck=${attributes.spellcheck ?? nothing}
      autocomplete=${autocomplete ?? nothing}
      tabindex=${attributes.tabindex ?? nothing}
      enterkeyhint=${attributes.enterkeyhint ?? nothing}
      lang=${attributes.lang ?? nothing}
      ?disabled=${!this.interactive}
      aria-invalid=${this.validationError ? "true" : nothing}
      .value=${live(this.value ?? "")}
      @input=${this.#onInput}
      @keydown=${this.#onKeydown}
      @select=${this.#onSelect}
      @focus=${() => this.fire("focus")}
      @blur=${() => this.fire("blur")}
      ${styles({ "text-align": this.type === "text" ? this.textAlign : null })}
    />`;
  }

  #button(kind: "submit" | "stop", wanted: boolean | string, icon: TemplateResult): unknown {
    if (wanted === false || wanted === "") return nothing;
    return html`<button
      type="button"
      class="${kind}-button ${typeof wanted === "string" ? "padded-button" : ""}"
      data-testid="${kind}-button"
      aria-label=${typeof wanted === "string" ? nothing : word(kind === "submit" ? "Submit" : "Stop")}
      @click=${() => this.fire(kind)}
    >
      ${typeof wanted === "string" ? wanted : icon}
    </button>`;
  }

  #onInput(event: InputEvent): void {
    this.enter((event.currentTarget as HTMLTextAreaElement).value); // both controls have a value
  }

  #onKeydown(event: KeyboardEvent): void {
    const wantsShift = this.lines > 1;
    if (event.key !== "Enter" || event.isComposing || event.shiftKey !== wantsShift) return;
    event.preventDefault();
    this.validationError = null;
    this.fire("submit");
  }

  #onSelect(event: Event): void {
    const box = event.currentTarget as HTMLTextAreaElement; // both controls have a selection
    const [start, end] = [box.selectionStart, box.selectionEnd];
    this.fire("select", { value: box.value.slice(start, end), index: [start, end] });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "gr-textbox": TextboxElement;
  }
}

import { html, nothing, type PropertyValues, svg, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { blockTitle } from "../shared/block-title.ts";
import { GradioElement } from "../shared/gradio-element.ts";
import { icon } from "../shared/icons.ts";
import { formOf, isDate } from "./date-text.ts";
import type { PickerOwner, PickerPanel } from "./picker-panel.ts";
import type { DateTimeProps } from "./props.ts";
import { word } from "../shared/words.ts";

const calendarIcon = icon(
  svg`<rect width="18" height="18" x="3" y="4" rx="2"/><path d="M8 2v4"/><path d="M16 2v4"/><path d="M3 10h18"/>`,
);

/**
 * A box for a date, with a calendar that opens.
 *
 * @fires input - the visitor gave another date: with Enter, by leaving the box, or in the calendar
 * @fires submit - Enter, unless what was typed is no date
 */
@customElement("gr-datetime")
export class DateTimeElement
  extends GradioElement<string>
  implements Omit<DateTimeProps, "type" | "value">, PickerOwner
{
  static override readonly fallbackLabel = "Date";

  @property({ attribute: false }) includeTime = true;
  @property({ attribute: false }) timezone: string | null = null;
  @property({ attribute: false }) info: string | null = null;

  /** What is being typed; null shows the value. */
  #typed: string | null = null;
  #isOdd = false;
  #panel: PickerPanel | null = null;
  #arrival: Promise<unknown> | null = null;
  #isOpen = false;

  override async settled(): Promise<void> {
    // A calendar that cannot be fetched holds nothing back.
    await Promise.allSettled([this.#arrival]);
  }

  override render(): TemplateResult {
    return html`
      <div class="label-content">${blockTitle(this)}</div>
      <div class="timebox" @focusout=${this.#onLeave} @keydown=${this.#onEscape}>
        ${this.#box()} ${this.interactive ? this.#opener() : nothing} ${this.isOpen ? this.#panel?.render() : nothing}
      </div>
    `;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.ownerDocument.addEventListener("pointerdown", this.#onPress);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.ownerDocument.removeEventListener("pointerdown", this.#onPress);
  }

  get isOpen(): boolean {
    return this.#isOpen && this.#panel !== null && this.interactive;
  }

  /** The visitor has chosen this date; the box shows it, whatever was being typed. */
  pick(text: string): void {
    this.#typed = null;
    this.#isOdd = false;
    this.requestUpdate();
    if (text !== (this.value ?? "")) this.enter(text);
  }

  close(): void {
    this.#isOpen = false;
    this.requestUpdate();
    this.querySelector<HTMLElement>(".calendar")?.focus();
  }

  protected override restore(): void {
    const box = this.querySelector<HTMLInputElement>(".time");
    if (!box || box.value === (this.value ?? "")) return;
    this.#typed = box.value;
    // Who is still writing is not interrupted.
    if (!box.matches(":focus")) this.#commit();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated || !changed.has("value")) return;
    // A value from elsewhere wins over what is being written.
    this.#typed = null;
    this.#isOdd = false;
    this.#panel?.follow();
  }

  #box(): TemplateResult {
    const isWrong = this.#isOdd || this.validationError !== null;
    const hintId = `${this.idPrefix}-form`;
    return html`<input
        type="text"
        class="time ${this.#isOdd ? "invalid" : ""} ${isWrong ? "validation-error" : ""}"
        autocomplete="off"
        placeholder=${formOf(this)}
        aria-label=${this.labelText}
        aria-invalid=${isWrong ? "true" : nothing}
        aria-describedby=${this.#isOdd ? hintId : nothing}
        ?disabled=${!this.interactive}
        .value=${live(this.#typed ?? this.value ?? "")}
        @input=${(event: InputEvent) => this.#type((event.currentTarget as HTMLInputElement).value /* bound to it */)}
        @blur=${() => this.#commit()}
        @keydown=${this.#onKeydown}
      />${this.#isOdd ? html`<span class="odd" role="alert" id=${hintId}>${word("Use the form {0}.", formOf(this))}</span>` : nothing}`;
  }

  #opener(): TemplateResult {
    return html`<button
      type="button"
      class="calendar"
      aria-label=${word("Open the calendar")}
      aria-expanded=${this.isOpen ? "true" : "false"}
      aria-haspopup="dialog"
      @click=${this.#toggle}
    >
      ${calendarIcon}
    </button>`;
  }

  #type(text: string): void {
    this.#typed = text;
    // It is told once more when it is done.
    this.#isOdd = false;
    this.requestUpdate();
  }

  /** Takes what was typed, if it is a date; an empty box is none. */
  #commit(): boolean {
    if (this.#typed === null) return !this.#isOdd;
    const text = this.#typed.trim();
    if (text !== "" && !isDate(text, this)) {
      this.#isOdd = true;
      this.requestUpdate();
      return false;
    }
    this.pick(text);
    return true;
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    if (this.#commit()) this.fire("submit");
  };

  readonly #toggle = async (): Promise<void> => {
    this.#isOpen = !this.isOpen;
    this.requestUpdate();
    if (!this.#isOpen) return;
    this.#panel?.open();
    if (!this.#panel) this.#arrival = this.#fetchPanel();
    await this.#arrival;
  };

  async #fetchPanel(): Promise<void> {
    try {
      const { PickerPanel } = await import("./picker-panel.ts");
      this.#panel = new PickerPanel(this);
      this.#panel.open();
    } catch (error) {
      // The next press may find the network again.
      this.#isOpen = false;
      throw error;
    } finally {
      this.requestUpdate();
    }
  }

  readonly #onEscape = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !this.isOpen) return;
    event.stopPropagation();
    this.close();
  };

  readonly #onLeave = ({ relatedTarget }: FocusEvent): void => {
    if (relatedTarget instanceof Node && !this.contains(relatedTarget)) this.#hide();
  };

  readonly #onPress = (event: Event): void => {
    if (!event.composedPath().includes(this)) this.#hide();
  };

  #hide(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "gr-datetime": DateTimeElement;
  }
}

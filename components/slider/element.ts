import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { blockTitle } from "../shared/block-title.ts";
import { GradioElement } from "../shared/gradio-element.ts";
import { NumberText } from "../shared/number-text.ts";
import { styles } from "../shared/styles.ts";
import type { SliderProps } from "./props.ts";
import { word } from "../shared/words.ts";

/**
 * A slider with a number box beside it.
 *
 * @fires input - the visitor moved the slider or changed the number
 * @fires release - the pointer let go, the number box was left, or the value was reset
 */
@customElement("gr-slider")
export class SliderElement extends GradioElement<number> implements Omit<SliderProps, "precision"> {
  static override readonly fallbackLabel = "Slider";

  @property({ attribute: false }) minimum = 0;
  @property({ attribute: false }) maximum = 100;
  @property({ attribute: false }) step: number | null = 1;
  @property({ attribute: false }) info: string | null = null;
  @property({ attribute: false }) override buttons: SliderProps["buttons"] = null;

  readonly #text = new NumberText();
  /** What the reset button goes back to. */
  #initial: number | null = null;

  protected override get drawsToolbar(): boolean {
    return true;
  }

  override render(): TemplateResult {
    const hasReset = this.buttons === null || this.buttons.includes("reset");
    return html`
      <div class="wrap">
        <div class="head">
          <label for=${this.#rangeId}>${blockTitle(this)}</label>
          ${this.toolbar()}
          <div class="tab-like-container">${this.#numberBox()} ${hasReset ? this.#resetButton() : nothing}</div>
        </div>
        <div class="slider_input_container">
          <span class="min_value" data-testid="min-value">${this.minimum}</span>
          ${this.#range()}
          <span class="max_value" data-testid="max-value">${this.maximum}</span>
        </div>
      </div>
    `;
  }

  protected override restore(): void {
    this.#initial = this.#number;
    const [box, range] = [this.#box, this.#track];
    if (box && box.value !== this.#text.show(this.#number)) this.#enterText(box);
    else if (range && range.value !== untouched(range)) this.enter(Number(range.value));
  }

  protected override willUpdate(_changed: PropertyValues): void {
    this.#initial ??= this.#number;
  }

  get #number(): number {
    return this.value ?? this.minimum;
  }

  get #rangeId(): string {
    return `range_id_${this.nodeId}`;
  }

  get #box(): HTMLInputElement | null {
    return this.querySelector<HTMLInputElement>("input[type=number]");
  }

  get #track(): HTMLInputElement | null {
    return this.querySelector<HTMLInputElement>("input[type=range]");
  }

  #numberBox(): TemplateResult {
    return html`<input
      type="number"
      data-testid="number-input"
      aria-label=${word("number input for {0}", this.labelText)}
      aria-invalid=${this.validationError ? "true" : nothing}
      min=${this.minimum}
      max=${this.maximum}
      step=${this.step ?? nothing}
      ?disabled=${!this.interactive}
      .value=${live(this.#text.show(this.#number))}
      @input=${(event: InputEvent) => this.#enterText(event.currentTarget as HTMLInputElement /* bound to the box */)}
      @pointerup=${() => this.#release(this.#number)}
      @blur=${() => this.#release(this.#within(this.#number))}
    />`;
  }

  #resetButton(): TemplateResult {
    return html`<button
      type="button"
      class="reset-button"
      data-testid="reset-button"
      aria-label=${word("Reset to default value")}
      title=${word("Reset to default value")}
      ?disabled=${!this.interactive}
      @click=${() => this.#release(this.#initial ?? this.minimum)}
    >
      ↺
    </button>`;
  }

  /** The bounds come before the value: a range cuts its value to the bounds that it knows. */
  #range(): TemplateResult {
    return html`<input
      type="range"
      id=${this.#rangeId}
      data-testid="range-input"
      aria-label=${word("range slider for {0}", this.labelText)}
      min=${this.minimum}
      max=${this.maximum}
      step=${this.step ?? nothing}
      ?disabled=${!this.interactive}
      .value=${live(String(this.#number))}
      @input=${this.#onSlide}
      @pointerup=${() => this.#release(this.#number)}
      ${styles({ "--range_progress": `${this.#percent}%` })}
    />`;
  }

  get #percent(): number {
    const share = (this.#within(this.#number) - this.minimum) / (this.maximum - this.minimum);
    return Number.isFinite(share) ? share * 100 : 0;
  }

  #within(value: number): number {
    return Math.min(Math.max(value, this.minimum), this.maximum);
  }

  #onSlide(event: InputEvent): void {
    this.enter(Number((event.currentTarget as HTMLInputElement).value)); // bound to the range alone
  }

  /** An empty box is on its way to a number; until then the value stays. */
  #enterText(box: HTMLInputElement): void {
    const value = this.#text.read(box);
    if (value !== null) this.enter(value);
  }

  #release(value: number): void {
    this.value = value;
    // An emptied box gets its number back even where the value did not change.
    this.requestUpdate();
    this.fire("release", value, { value });
  }
}

/** The value that the browser made of the server's markup: it moves a range onto its steps. */
function untouched(range: HTMLInputElement): string {
  const fresh = range.ownerDocument.createElement("input");
  fresh.type = "range";
  fresh.min = range.min;
  fresh.max = range.max;
  fresh.step = range.step;
  fresh.value = range.defaultValue;
  return fresh.value;
}

declare global {
  interface HTMLElementTagNameMap {
    "gr-slider": SliderElement;
  }
}

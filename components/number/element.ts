import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { blockTitle } from "../shared/block-title.ts";
import { GradioElement } from "../shared/gradio-element.ts";
import { NumberText } from "../shared/number-text.ts";
import type { NumberProps } from "./props.ts";

/**
 * A box for a number.
 *
 * @fires input - the visitor changed the number
 * @fires submit - Enter
 * @fires focus
 * @fires blur
 */
@customElement("gr-number")
export class NumberElement extends GradioElement<number> implements Omit<NumberProps, "precision"> {
  static override readonly fallbackLabel = "Number";

  // A box without a value opens with 0, as in Gradio; it is empty only once it was emptied.
  @property({ attribute: false }) override value: number | null = 0;
  @property({ attribute: false }) minimum: number | null = null;
  @property({ attribute: false }) maximum: number | null = null;
  @property({ attribute: false }) step = 1;
  @property({ attribute: false }) placeholder: string | null = null;
  @property({ attribute: false }) info: string | null = null;

  readonly #text = new NumberText();

  override render(): TemplateResult {
    return html`
      <label class=${this.container ? "container" : ""}>
        ${blockTitle(this)}
        <input
          type="number"
          class=${this.validationError ? "validation-error" : ""}
          aria-label=${this.labelText}
          aria-invalid=${this.validationError ? "true" : nothing}
          min=${this.minimum ?? nothing}
          max=${this.maximum ?? nothing}
          step=${this.step}
          placeholder=${this.placeholder ?? nothing}
          ?disabled=${!this.interactive}
          .value=${live(this.#text.show(this.value))}
          @input=${this.#onInput}
          @keydown=${this.#onKeydown}
          @focus=${() => this.fire("focus")}
          @blur=${() => this.fire("blur")}
        />
      </label>
    `;
  }

  protected override restore(): void {
    const box = this.querySelector("input");
    if (box && box.value !== this.#text.show(this.value)) this.enter(this.#text.read(box));
  }

  #onInput(event: InputEvent): void {
    this.enter(this.#text.read(event.currentTarget as HTMLInputElement)); // bound to the box alone
  }

  #onKeydown(event: KeyboardEvent): void {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    this.validationError = null;
    this.fire("submit");
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "gr-number": NumberElement;
  }
}

import { html, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { blockTitle } from "../shared/block-title.ts";
import { type ChoicePair, choicePairs } from "../shared/choices.ts";
import { GradioElement, type HostState } from "../shared/gradio-element.ts";
import type { RadioProps } from "./props.ts";

/**
 * A list of choices, one of which can be taken.
 *
 * @fires input - the visitor took a choice
 * @fires select - the same, with its place
 */
@customElement("gr-radio")
export class RadioElement extends GradioElement<string | number> implements Omit<RadioProps, "type"> {
  static override readonly fallbackLabel = "Radio";

  @property({ attribute: false }) choices: RadioProps["choices"] = [];
  @property({ attribute: false }) info: string | null = null;
  @property({ attribute: false }) rtl = false;

  override host(): HostState {
    return { ...super.host(), dir: this.rtl ? "rtl" : null };
  }

  override render(): TemplateResult {
    const titleId = `${this.idPrefix}-title`;
    return html`
      <fieldset role="radiogroup" aria-labelledby=${titleId} ?disabled=${!this.interactive}>
        ${blockTitle({
          labelText: this.labelText,
          showLabel: this.showLabel,
          info: this.info,
          validationError: this.validationError,
          titleId,
        })}
        <div class="wrap">${choicePairs(this.choices).map((choice, index) => this.#choice(choice, index))}</div>
      </fieldset>
    `;
  }

  protected override restore(): void {
    const circles = [...this.querySelectorAll<HTMLInputElement>("input[type=radio]")];
    const [, value] = choicePairs(this.choices)[circles.findIndex(({ checked }) => checked)] ?? [];
    if (value !== undefined && value !== this.value) this.enter(value);
  }

  /** One name for all circles: then the arrow keys move among them. */
  #choice([display, value]: ChoicePair, index: number): TemplateResult {
    const isChosen = value === this.value;
    const states = [isChosen && "selected", !this.interactive && "disabled", this.rtl && "rtl"];
    return html`<label data-testid="${display}-radio-label" class=${states.filter(Boolean).join(" ")}>
      <input
        type="radio"
        name="${this.idPrefix}-radio"
        value=${value}
        aria-checked=${isChosen ? "true" : "false"}
        ?disabled=${!this.interactive}
        .checked=${live(isChosen)}
        @input=${() => this.#choose(value, index)}
      />
      <span>${display}</span>
    </label>`;
  }

  #choose(value: string | number, index: number): void {
    this.enter(value);
    this.fire("select", { index, value });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "gr-radio": RadioElement;
  }
}

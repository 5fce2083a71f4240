import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { blockTitle } from "../shared/block-title.ts";
import { type ChoicePair, choicePairs, choiceValues } from "../shared/choices.ts";
import { GradioElement } from "../shared/gradio-element.ts";
import type { CheckboxGroupProps } from "./props.ts";
import { word } from "../shared/words.ts";

type Value = string | number;

/**
 * A list of choices, any of which can be ticked.
 *
 * @fires input - the visitor ticked or unticked a choice, or all
 * @fires select - one choice, with its place and whether it is ticked now
 */
@customElement("gr-checkboxgroup")
export class CheckboxGroupElement
  extends GradioElement<readonly Value[]>
  implements Omit<CheckboxGroupProps, "type" | "value">
{
  static override readonly fallbackLabel = "Checkbox Group";

  @property({ attribute: false }) choices: CheckboxGroupProps["choices"] = [];
  @property({ attribute: false }) info: string | null = null;
  @property({ attribute: false }) showSelectAll = false;

  override render(): TemplateResult {
    const titleId = `${this.idPrefix}-title`;
    const title = blockTitle({
      labelText: this.labelText,
      showLabel: this.showLabel,
      info: this.info,
      validationError: this.validationError,
      titleId,
    });
    return html`
      <fieldset aria-labelledby=${titleId} ?disabled=${!this.interactive}>
        ${this.showSelectAll && this.interactive ? this.#all(title) : title}
        <div class="wrap" data-testid="checkbox-group">
          ${choicePairs(this.choices).map((choice, index) => this.#choice(choice, index))}
        </div>
      </fieldset>
    `;
  }

  protected override restore(): void {
    const values = choiceValues(this.choices);
    const boxes = [...this.querySelectorAll<HTMLInputElement>(".wrap input")];
    const ticked = values.filter((_, i) => boxes[i]?.checked);
    if (ticked.length !== this.#ticked.length || ticked.some((value) => !this.#ticked.includes(value))) {
      this.enter([
        ...this.#ticked.filter((value) => ticked.includes(value)),
        ...ticked.filter((value) => !this.#ticked.includes(value)),
      ]);
    }
  }

  get #ticked(): readonly Value[] {
    return this.value ?? [];
  }

  #all(title: TemplateResult): TemplateResult {
    const count = choiceValues(this.choices).filter((value) => this.#ticked.includes(value)).length;
    const isAll = count > 0 && count === this.choices.length;
    return html`<div class="select-all-container">
      <label>
        <input
          type="checkbox"
          class="select-all-checkbox"
          title=${word("Select/Deselect All")}
          aria-label=${word("Select/Deselect All")}
          .checked=${live(isAll)}
          .indeterminate=${live(count > 0 && !isAll)}
          @input=${() => this.#tickAll(isAll)}
        />
        <span class="label-text">${this.showLabel === false ? word("Select All") : nothing}</span> </label
      >${title}
    </div>`;
  }

  #choice([display, value]: ChoicePair, index: number): TemplateResult {
    const isTicked = this.#ticked.includes(value);
    const states = [isTicked && "selected", !this.interactive && "disabled"];
    return html`<label class=${states.filter(Boolean).join(" ")}>
      <input
        type="checkbox"
        name=${value}
        title=${value}
        aria-label=${display}
        ?disabled=${!this.interactive}
        .checked=${live(isTicked)}
        @input=${() => this.#toggle(value, index)}
        @keydown=${(event: KeyboardEvent) => this.#onKeydown(event, value, index)}
      />
      <span>${display}</span>
    </label>`;
  }

  /** Enter does what the space bar does anyway. */
  #onKeydown(event: KeyboardEvent, value: Value, index: number): void {
    if (event.key !== "Enter") return;
    event.preventDefault();
    this.#toggle(value, index);
  }

  #toggle(value: Value, index: number): void {
    const selected = !this.#ticked.includes(value);
    const ticked = selected ? [...this.#ticked, value] : this.#ticked.filter((each) => each !== value);
    this.value = ticked;
    this.fire("select", { index, value, selected }, { value: ticked });
    this.enter(ticked);
  }

  #tickAll(isAll: boolean): void {
    this.enter(isAll ? [] : choiceValues(this.choices));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "gr-checkboxgroup": CheckboxGroupElement;
  }
}

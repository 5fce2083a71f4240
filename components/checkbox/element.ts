import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { GradioElement, type HostState } from "../shared/gradio-element.ts";
import { inlineMarkdown } from "../shared/inline-markdown.ts";
import type { CheckboxProps } from "./props.ts";

/**
 * A box to tick.
 *
 * @fires select - the visitor ticked or unticked the box
 * @fires input - the same
 */
@customElement("gr-checkbox")
export class CheckboxElement extends GradioElement<boolean> implements Omit<CheckboxProps, "value"> {
  static override readonly fallbackLabel = "Checkbox";

  @property({ attribute: false }) override value: boolean | null = false;
  @property({ attribute: false }) info: string | null = null;

  /** As in Gradio, a Checkbox keeps its frame without a container. */
  override host(): HostState {
    const host = super.host();
    return { ...host, classes: host.classes.map((name) => (name === "hide-container" ? "padded" : name)) };
  }

  override render(): TemplateResult {
    const isRefused = this.validationError !== null;
    return html`
      <label class="checkbox-container ${this.interactive ? "" : "disabled"}">
        <input
          type="checkbox"
          data-testid="checkbox"
          aria-invalid=${isRefused ? "true" : nothing}
          ?disabled=${!this.interactive}
          .checked=${live(this.value === true)}
          @input=${this.#onInput}
          @keydown=${this.#onKeydown}
        />
        <span class="label-text ${this.showLabel === false ? "sr-only" : ""}">${this.labelText}</span>
      </label>
      ${isRefused ? html`<span class="validation-error" role="alert">${this.validationError}</span>` : nothing}
      ${this.info ? html`<div class="info-text">${inlineMarkdown(this.info)}</div>` : nothing}
    `;
  }

  protected override restore(): void {
    const box = this.querySelector("input");
    if (box && box.checked !== (this.value === true)) this.enter(box.checked);
  }

  #onInput(event: Event): void {
    this.#tick((event.currentTarget as HTMLInputElement).checked); // bound to the box alone
  }

  /** Enter does what the space bar does anyway. */
  #onKeydown(event: KeyboardEvent): void {
    if (event.key !== "Enter") return;
    event.preventDefault();
    this.#tick(this.value !== true);
  }

  #tick(isTicked: boolean): void {
    this.value = isTicked;
    this.fire("select", { index: 0, value: isTicked, selected: isTicked }, { value: isTicked });
    this.enter(isTicked);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "gr-checkbox": CheckboxElement;
  }
}

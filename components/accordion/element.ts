import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { GradioElement, type HostState } from "../shared/gradio-element.ts";
import type { AccordionProps } from "./props.ts";
import { word } from "../shared/words.ts";

/**
 * A heading that shows and hides what is below.
 *
 * @fires expand - it was opened, by the visitor or by a function
 * @fires collapse - it was closed
 */
@customElement("gr-accordion")
export class AccordionElement extends GradioElement implements AccordionProps {
  static override readonly isBlock = false;
  static override readonly skeleton = `<div data-chrome></div><div data-testid="accordion-content"><div class="column" data-children></div></div>`;

  @property({ attribute: false }) open = true;

  override get showsChildren(): boolean {
    return this.open;
  }

  override host(): HostState {
    const { classes, ...rest } = super.host();
    return { ...rest, classes: ["block", "gr-accordion", "padded", this.open && "open", ...classes] };
  }

  override render(): TemplateResult {
    return html`<button
      type="button"
      class="label-wrap ${this.open ? "open" : ""}"
      aria-expanded=${this.open ? "true" : "false"}
      aria-label=${this.labelText ? nothing : word("Details")}
      @click=${this.#toggle}
    >
      <span>${this.labelText}</span> <span class="icon">▼</span>
    </button>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    // The first drawing has no value before.
    if (changed.get("open") !== undefined) this.fire(this.open ? "expand" : "collapse");
  }

  #toggle(): void {
    this.open = !this.open;
    this.fire(null, null, { open: this.open });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "gr-accordion": AccordionElement;
  }
}

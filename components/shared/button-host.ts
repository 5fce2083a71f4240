import { html, nothing } from "lit";
import { property } from "lit/decorators.js";
import type { ButtonLook } from "./button-look.ts";
import { GradioElement, type HostState } from "./gradio-element.ts";
import { word } from "./words.ts";

/**
 * Base of what looks like a button.
 *
 * The host takes its share of the row; the one real control inside has the author's id and all the classes. So
 * `#my-id`, `button.primary` or `.my-class` in an author's style sheet or test finds one element, the button.
 */
export abstract class ButtonHost<Value> extends GradioElement<Value> implements ButtonLook {
  static override readonly isBlock = false;

  @property({ attribute: false }) variant: ButtonLook["variant"] = "secondary";
  @property({ attribute: false }) size: ButtonLook["size"] = "lg";
  @property({ attribute: false }) icon: ButtonLook["icon"] = null;

  override host(): HostState {
    const { styles, ...host } = super.host();
    return {
      ...host,
      id: this.idPrefix,
      classes: ["button-host", this.visible === "hidden" && "hidden"],
      styles: { ...styles, width: this.scale === 0 ? "fit-content" : null },
    };
  }

  /** Authors' scripts press what they find by id. */
  override click(): void {
    this.#control?.click();
  }

  override focus(options?: FocusOptions): void {
    this.#control?.focus(options);
  }

  get #control(): HTMLElement | null {
    return this.querySelector<HTMLElement>(":scope > button, :scope > a");
  }

  /** Picture and text. */
  protected face(text: string): unknown {
    const address = typeof this.icon === "string" ? this.icon : this.icon?.url;
    return [address ? html`<img class="button-icon" src=${address} alt=${word("{0} icon", text)} />` : nothing, text];
  }

  protected get faceClasses(): string {
    return [this.size, this.variant, this.elemClasses].flat().join(" ");
  }
}

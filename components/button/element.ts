import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { GradioElement, type HostState } from "../shared/gradio-element.ts";
import { isSafeAddress } from "../shared/inline-markdown.ts";
import type { ButtonProps } from "./props.ts";

/**
 * A button, or a link that looks like one.
 *
 * The host takes its share of the row; the one real control inside has the author's id and all the classes. So
 * `#my-id`, `button.primary` or `.my-class` in an author's style sheet or test finds one element, the button.
 *
 * @fires click - the button was pressed
 */
@customElement("gr-button")
export class ButtonElement extends GradioElement<string> implements Omit<ButtonProps, "value"> {
  static override readonly isBlock = false;

  @property({ attribute: false }) variant: ButtonProps["variant"] = "secondary";
  @property({ attribute: false }) size: ButtonProps["size"] = "lg";
  @property({ attribute: false }) icon: ButtonProps["icon"] = null;
  @property({ attribute: false }) link: string | null = null;
  @property({ attribute: false }) linkTarget: ButtonProps["linkTarget"] = "_self";

  override host(): HostState {
    const { styles, ...host } = super.host();
    return {
      ...host,
      id: this.idPrefix,
      classes: [this.visible === "hidden" && "hidden"],
      styles: { ...styles, width: this.scale === 0 ? "fit-content" : null },
    };
  }

  override render(): TemplateResult {
    return this.link ? this.#link(this.link) : this.#button();
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

  #button(): TemplateResult {
    return html`<button
      type="button"
      id=${this.elemId ?? nothing}
      class=${this.#classes}
      ?disabled=${!this.interactive}
      @click=${() => this.fire("click")}
    >
      ${this.#content()}
    </button>`;
  }

  /** Without `href` a link can be neither followed nor focused. */
  #link(address: string): TemplateResult {
    const isOpen = this.interactive && isSafeAddress(address);
    return html`<a
      id=${this.elemId ?? nothing}
      class="${this.#classes} ${isOpen ? "" : "disabled"}"
      role=${isOpen ? nothing : "link"}
      href=${isOpen ? address : nothing}
      target=${this.linkTarget}
      rel=${this.linkTarget === "_blank" ? "noopener noreferrer" : nothing}
      aria-disabled=${isOpen ? nothing : "true"}
    >
      ${this.#content()}
    </a>`;
  }

  #content(): unknown {
    const text = this.value ?? "";
    const address = typeof this.icon === "string" ? this.icon : this.icon?.url;
    return [address ? html`<img class="button-icon" src=${address} alt="${text} icon" />` : nothing, text];
  }

  get #classes(): string {
    return [this.size, this.variant, this.elemClasses].flat().join(" ");
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "gr-button": ButtonElement;
  }
}

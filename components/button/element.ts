import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { ButtonHost } from "../shared/button-host.ts";
import { isSafeAddress } from "../shared/inline-markdown.ts";
import type { ButtonProps } from "./props.ts";

/**
 * A button, or a link that looks like one.
 *
 * @fires click - the button was pressed
 */
@customElement("gr-button")
export class ButtonElement extends ButtonHost<string> implements Omit<ButtonProps, "value"> {
  @property({ attribute: false }) link: string | null = null;
  @property({ attribute: false }) linkTarget: ButtonProps["linkTarget"] = "_self";

  override render(): TemplateResult {
    return this.link ? this.#link(this.link) : this.#button();
  }

  #button(): TemplateResult {
    return html`<button
      type="button"
      id=${this.elemId ?? nothing}
      class=${this.faceClasses}
      ?disabled=${!this.interactive}
      @click=${() => this.fire("click")}
    >
      ${this.face(this.value ?? "")}
    </button>`;
  }

  /** Without `href` a link can be neither followed nor focused. */
  #link(address: string): TemplateResult {
    const isOpen = this.interactive && isSafeAddress(address);
    return html`<a
      id=${this.elemId ?? nothing}
      class="${this.faceClasses} ${isOpen ? "" : "disabled"}"
      role=${isOpen ? nothing : "link"}
      href=${isOpen ? address : nothing}
      target=${this.linkTarget}
      rel=${this.linkTarget === "_blank" ? "noopener noreferrer" : nothing}
      aria-disabled=${isOpen ? nothing : "true"}
    >
      ${this.face(this.value ?? "")}
    </a>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "gr-button": ButtonElement;
  }
}

import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { GradioElement, type HostState } from "../shared/gradio-element.ts";
import { isSafeAddress } from "../shared/inline-markdown.ts";
import type { NavbarLink, NavbarPage, NavbarPlace, NavbarProps } from "./props.ts";

/** Links between the pages of an app; nothing where there is only one. */
@customElement("gr-navbar")
export class NavbarElement extends GradioElement<readonly NavbarLink[]> implements NavbarProps, NavbarPlace {
  static override readonly isBlock = false;

  @property({ attribute: false }) mainPageName: string | false = "Home";
  @property({ attribute: false }) pages: readonly NavbarPage[] | null = null;
  @property({ attribute: false }) currentPage: string | null = null;

  override host(): HostState {
    const { classes, ...host } = super.host();
    return { ...host, classes: ["nav-holder", ...classes] };
  }

  override render(): TemplateResult | typeof nothing {
    const { pages } = this;
    if (pages === null || pages.length < 2) return nothing;
    return html`<nav class="fillable">${this.#links(pages).map((link) => this.#link(link))}</nav>`;
  }

  #links(pages: readonly NavbarPage[]): NavbarLink[] {
    const listed = pages.flatMap(([path, name, isListed]): NavbarLink[] => {
      const text = path === "" ? this.mainPageName : name;
      return isListed && text !== false ? [[text, path]] : [];
    });
    const others = (this.value ?? []).filter(([, target]) => !listed.some(([, path]) => path === pathOf(target)));
    return [...listed, ...others];
  }

  #link([text, target]: NavbarLink): TemplateResult {
    const isElsewhere = /^https?:/i.test(target);
    const address = isElsewhere ? target : `./${pathOf(target)}${searchOf(target)}`;
    const isOpen = !isElsewhere && pathOf(target) === this.currentPage;
    return html`<a
      class=${isOpen ? "active" : ""}
      href=${isSafeAddress(address) ? address : nothing}
      target=${isElsewhere ? "_blank" : nothing}
      rel=${isElsewhere ? "noopener noreferrer" : nothing}
      aria-current=${isOpen ? "page" : nothing}
      >${text}</a
    >`;
  }
}

/** Authors write "docs" or "/docs", perhaps with a query. */
function pathOf(target: string): string {
  return target.replace(/[?#].*$/s, "").replace(/^\/+|\/+$/g, "");
}

function searchOf(target: string): string {
  return /[?#].*$/s.exec(target)?.[0] ?? "";
}

declare global {
  interface HTMLElementTagNameMap {
    "gr-navbar": NavbarElement;
  }
}

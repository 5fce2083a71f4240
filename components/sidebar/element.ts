import { html, svg, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { GradioElement, type HostState } from "../shared/gradio-element.ts";
import { icon } from "../shared/icons.ts";
import { length } from "../shared/styles.ts";
import type { SidebarProps } from "./props.ts";
import { word } from "../shared/words.ts";

const arrowIcon = icon(svg`<path d="m15 18-6-6 6-6"/>`);

/** What a sidebar has asked the page around for. */
interface Room {
  readonly page: HTMLElement;
  readonly name: string;
  readonly width: string;
}

/**
 * Components at the side of the window, which a button slides in and out.
 *
 * @fires expand - the visitor has opened it
 * @fires collapse - the visitor has closed it
 */
@customElement("gr-sidebar")
export class SidebarElement extends GradioElement implements SidebarProps {
  static override readonly isBlock = false;
  static override readonly skeleton = `<div class="sidebar-toggle" data-chrome></div><div class="sidebar-content"><div class="column" data-children></div></div>`;

  @property({ attribute: false }) open = true;
  @property({ attribute: false }) width: SidebarProps["width"] = 320;
  @property({ attribute: false }) position: SidebarProps["position"] = "left";

  #room: Room | null = null;

  override host(): HostState {
    const { classes, styles, ...rest } = super.host();
    return {
      ...rest,
      classes: ["sidebar", this.open && "open", this.position === "right" && "right", ...classes],
      styles: { ...styles, "--sidebar-width": this.#extent },
      attributes: { role: "region", "aria-label": this.label || word("Sidebar") },
    };
  }

  override render(): TemplateResult {
    return html`<button
      type="button"
      class="toggle-button"
      aria-label=${word("Toggle Sidebar")}
      aria-expanded=${this.open ? "true" : "false"}
      @click=${this.#toggle}
    >
      ${arrowIcon}
    </button>`;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#makeRoom();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leaveRoom();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("width") || changed.has("position")) this.#makeRoom();
  }

  /** A share is one of the window, wherever the length is used. */
  get #extent(): string {
    return String(length(this.width)).replace(/%$/, "vw");
  }

  /** Tells the page around how wide it is; the style sheet does the rest. */
  #makeRoom(): void {
    this.#leaveRoom();
    const page = this.closest<HTMLElement>(".wrap");
    if (!page) return;
    this.#room = { page, name: `--sidebar-${this.position}`, width: this.#extent };
    page.style.setProperty(this.#room.name, this.#room.width);
  }

  #leaveRoom(): void {
    const { page, name, width } = this.#room ?? {};
    // Another one may have taken its place.
    if (page && name && page.style.getPropertyValue(name) === width) page.style.removeProperty(name);
    this.#room = null;
  }

  #toggle(): void {
    this.open = !this.open;
    this.fire(this.open ? "expand" : "collapse", null, { open: this.open });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "gr-sidebar": SidebarElement;
  }
}

import type { PropertyValues } from "lit";
import { customElement, property } from "lit/decorators.js";
import { GradioElement, type HostState } from "../shared/gradio-element.ts";

/**
 * The panel of one tab.
 *
 * @fires select - the tab came to the front, by the visitor, by a function, or when the page opened
 */
@customElement("gr-tabitem")
export class TabItemElement extends GradioElement {
  static override readonly isBlock = false;
  static override readonly skeleton = `<div class="column" data-children></div>`;

  @property({ attribute: false }) renderChildren = false;
  /** Whether the tab is in front; the tabs around say so. */
  @property({ attribute: false }) active = false;
  /** Its place among the tabs, from 0. */
  @property({ attribute: false }) index = 0;

  override get showsChildren(): boolean {
    return this.active || this.renderChildren;
  }

  override get labelText(): string {
    return this.label || `Tab ${this.index + 1}`;
  }

  override host(): HostState {
    const { id, classes, styles, ...rest } = super.host();
    return {
      ...rest,
      id,
      classes: ["tabitem", (this.scale ?? 0) >= 1 && "grow-children", ...classes],
      styles: { ...styles, display: this.active ? "flex" : "none" },
      attributes: { role: "tabpanel", "aria-labelledby": `${id}-button` },
    };
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("active") && this.active) this.fire("select", { value: this.labelText, index: this.index });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "gr-tabitem": TabItemElement;
  }
}

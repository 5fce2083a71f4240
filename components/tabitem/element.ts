import { customElement, property } from "lit/decorators.js";
import { PanelElement } from "../shared/panel-element.ts";

/**
 * The panel of one tab.
 *
 * @fires select - the tab came to the front, by the visitor, by a function, or when the page opened
 */
@customElement("gr-tabitem")
export class TabItemElement extends PanelElement {
  static override readonly noun = "Tab {0}";

  @property({ attribute: false }) renderChildren = false;

  override get showsChildren(): boolean {
    return super.showsChildren || this.renderChildren;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "gr-tabitem": TabItemElement;
  }
}

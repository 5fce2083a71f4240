import { customElement } from "lit/decorators.js";
import { PanelElement } from "../shared/panel-element.ts";

/**
 * The panel of one step.
 *
 * @fires select - the step came to the front, by the visitor, by a function, or when the page opened
 */
@customElement("gr-walkthroughstep")
export class StepElement extends PanelElement {
  static override readonly noun = "Step {0}";
}

declare global {
  interface HTMLElementTagNameMap {
    "gr-walkthroughstep": StepElement;
  }
}

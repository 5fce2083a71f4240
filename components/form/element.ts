import { customElement } from "lit/decorators.js";
import { GradioElement, type HostState } from "../shared/gradio-element.ts";

/** Form fields in one frame. */
@customElement("gr-form")
export class FormElement extends GradioElement {
  static override readonly isBlock = false;

  override host(): HostState {
    const { classes, ...rest } = super.host();
    return { ...rest, classes: ["form", ...classes] };
  }

  // Children go straight into the form; theirs may have such places of their own.
  override get childrenHost(): HTMLElement {
    return this;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "gr-form": FormElement;
  }
}

import { customElement } from "lit/decorators.js";
import { GradioElement, type HostState } from "../shared/gradio-element.ts";

/** Components in one box, without gaps. */
@customElement("gr-group")
export class GroupElement extends GradioElement {
  static override readonly isBlock = false;

  override host(): HostState {
    const { classes, ...rest } = super.host();
    return { ...rest, classes: ["gr-group", ...classes] };
  }

  // Children go straight into the group; theirs may have such places of their own.
  override get childrenHost(): HTMLElement {
    return this;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "gr-group": GroupElement;
  }
}

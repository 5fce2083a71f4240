import { customElement, property } from "lit/decorators.js";
import { GradioElement, type HostState, QUIET_TRACKER } from "../shared/gradio-element.ts";
import type { ColumnProps } from "./props.ts";

/** Components one below the other. */
@customElement("gr-column")
export class ColumnElement extends GradioElement {
  static override readonly isBlock = false;

  @property({ attribute: false }) variant: ColumnProps["variant"] = "default";
  @property({ attribute: false }) showProgress = false;

  override host(): HostState {
    const { classes, ...rest } = super.host();
    return { ...rest, classes: ["column", this.variant !== "default" && this.variant, ...classes] };
  }

  // Children go straight into the column; theirs may have such places of their own.
  override get childrenHost(): HTMLElement {
    return this;
  }

  override get tracker(): string {
    return this.showProgress ? QUIET_TRACKER : "";
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "gr-column": ColumnElement;
  }
}

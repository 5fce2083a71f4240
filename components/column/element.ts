import { customElement, property } from "lit/decorators.js";
import { GradioElement, type HostState } from "../shared/gradio-element.ts";
import { addQuietTracker } from "../shared/quiet-tracker.ts";
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

  protected override updated(): void {
    if (this.showProgress) addQuietTracker(this);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "gr-column": ColumnElement;
  }
}

import { customElement, property } from "lit/decorators.js";
import { GradioElement, type HostState } from "../shared/gradio-element.ts";
import { addQuietTracker } from "../shared/quiet-tracker.ts";
import { length } from "../shared/styles.ts";
import type { RowProps } from "./props.ts";

/** Components side by side. */
@customElement("gr-row")
export class RowElement extends GradioElement implements RowProps {
  static override readonly isBlock = false;

  @property({ attribute: false }) variant: RowProps["variant"] = "default";
  @property({ attribute: false }) height: RowProps["height"] = null;
  @property({ attribute: false }) maxHeight: RowProps["maxHeight"] = null;
  @property({ attribute: false }) minHeight: RowProps["minHeight"] = null;
  @property({ attribute: false }) equalHeight = false;
  @property({ attribute: false }) showProgress = false;

  override host(): HostState {
    const { classes, styles, ...rest } = super.host();
    return {
      ...rest,
      classes: [
        "row",
        this.variant !== "default" && this.variant,
        this.equalHeight ? "stretch" : "unequal-height",
        (this.scale ?? 0) >= 1 && "grow-children",
        ...classes,
      ],
      styles: {
        ...styles,
        height: length(this.height),
        "max-height": length(this.maxHeight),
        "min-height": length(this.minHeight),
      },
    };
  }

  // Children go straight into the row; theirs may have such places of their own.
  override get childrenHost(): HTMLElement {
    return this;
  }

  protected override updated(): void {
    if (this.showProgress) addQuietTracker(this);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "gr-row": RowElement;
  }
}

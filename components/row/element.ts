import { customElement, property } from "lit/decorators.js";
import { GradioElement, type HostState, QUIET_TRACKER } from "../shared/gradio-element.ts";
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

  override get tracker(): string {
    return this.showProgress ? QUIET_TRACKER : "";
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "gr-row": RowElement;
  }
}

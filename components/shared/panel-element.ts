import type { PropertyValues } from "lit";
import { property } from "lit/decorators.js";
import { GradioElement, type HostState } from "./gradio-element.ts";
import type { Name, Word } from "./languages/english.ts";
import { word } from "./words.ts";

/** One of several panels: what a tab and a step of a walkthrough share. */
export abstract class PanelElement extends GradioElement {
  static override readonly isBlock = false;
  static override readonly skeleton = `<div class="column" data-children></div>`;
  /** What a panel without a label is called, with its number. */
  static readonly noun: Word | Name = "";

  /** Whether the panel is in front; the layout around says so. */
  @property({ attribute: false }) active = false;
  /** Its place among the panels, from 0. */
  @property({ attribute: false }) index = 0;

  override get showsChildren(): boolean {
    return this.active;
  }

  override get labelText(): string {
    const { noun } = this.constructor as typeof PanelElement; // statics of the subclass
    return this.label || word(noun, this.index + 1);
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

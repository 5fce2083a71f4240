import type { PropertyValues } from "lit";
import { customElement, property } from "lit/decorators.js";
import { GradioElement } from "../shared/gradio-element.ts";
import type { TimerProps } from "./props.ts";

/** Ticks, and draws nothing. */
@customElement("gr-timer")
export class TimerElement extends GradioElement<number> implements TimerProps {
  static override readonly isBlock = false;

  @property({ attribute: false }) override value = 1;
  @property({ attribute: false }) active = true;

  #timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#restart();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("value") || changed.has("active")) this.#restart();
  }

  #restart(): void {
    clearInterval(this.#timer);
    if (this.active) this.#timer = setInterval(() => this.#tick(), this.value * 1000);
  }

  /** A page that nobody sees costs nothing. */
  #tick(): void {
    if (document.visibilityState === "visible") this.fire("tick");
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "gr-timer": TimerElement;
  }
}

import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { type ChildView, GradioElement, type HostState } from "../shared/gradio-element.ts";
import { checkIcon } from "../shared/icons.ts";
import { moveFocus, type Panel, PanelChoice } from "../shared/panel-choice.ts";
import type { WalkthroughProps } from "./props.ts";
import { word } from "../shared/words.ts";

/** Pixels between two steps, at least. */
const CONNECTOR = 40;

/** Pixels that the row of steps takes. */
interface Needs {
  /** With all labels. */
  readonly all: number;
  /** With the longest label alone. */
  readonly one: number;
}

/**
 * A row of numbered steps; those behind the visitor can be pressed.
 *
 * @fires select - the visitor went back to a step
 * @fires change - another step is in front, by the visitor or by a function
 */
@customElement("gr-walkthrough")
export class WalkthroughElement extends GradioElement implements WalkthroughProps {
  static override readonly isBlock = false;
  static override readonly skeleton = `<div class="tab-wrapper" data-chrome></div><div class="tab-panels" data-children></div>`;

  @property({ attribute: false }) selected: number | null = null;
  /** Which labels are drawn. Without any, a title says where the visitor is. */
  @state() private labels: "all" | "active" | "none" = "all";

  readonly #choice = new PanelChoice(this, {
    type: "walkthroughstep",
    noun: "Step {0}",
    fire: (event, data, patch) => this.fire(event, data, patch),
  });
  #resizes: ResizeObserver | null = null;
  #width = 0;
  /** Null until the row was drawn with all labels and measured. */
  #needs: Needs | null = null;

  override host(): HostState {
    const { classes, ...rest } = super.host();
    return { ...rest, classes: ["walkthrough", ...classes] };
  }

  override adopt(children: readonly ChildView[]): readonly Readonly<Record<string, unknown>>[] {
    const before = this.#choice.panels;
    const adopted = this.#choice.adopt(children);
    if (this.#choice.panels !== before) {
      this.#needs = null;
      this.labels = "all";
    }
    return adopted;
  }

  override render(): TemplateResult {
    const { shown } = this.#choice;
    const at = shown.findIndex((step) => this.#choice.isCurrent(step));
    const title = `${word("Step {0}", `${at + 1}/${shown.length}`)}: ${shown[at]?.label ?? ""}`;
    return html`
      <div class="stepper ${this.labels === "none" ? "compact" : ""}">
        ${this.labels === "none" ? html`<p class="step-title">${title}</p>` : nothing}
        <div class="stepper-wrapper">
          <div class="stepper-container" role="tablist" @keydown=${this.#onKeydown}>
            ${shown.map((step, place) => this.#step(step, place, at))}
          </div>
        </div>
      </div>
    `;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#watchWidth();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resizes?.disconnect();
  }

  protected override firstUpdated(): void {
    this.#watchWidth();
  }

  protected override updated(): void {
    if (!this.#needs && this.#width > 0) this.#measure();
    if (this.labels === "none") this.#showCurrent();
  }

  /** One step at its place, with what leads to it; the one in front is `at` another place, or the same. */
  #step(step: Panel, place: number, at: number): TemplateResult {
    const isPassed = place < at;
    const isActive = place === at;
    const isLabelled = this.labels === "all" || (this.labels === "active" && isActive);
    return html`
      ${place === 0 ? nothing : html`<div class="step-connector ${place <= at ? "completed" : ""}"></div>`}
      <div class="step-item">
        <button
          type="button"
          role="tab"
          class="step-button ${isPassed ? "completed" : isActive ? "active" : "pending"}"
          id="${step.panelId}-button"
          aria-controls=${step.panelId}
          aria-selected=${isActive ? "true" : "false"}
          ?disabled=${place > at || !step.isInteractive}
          tabindex=${isActive ? "0" : "-1"}
          data-tab-id=${step.id}
          @click=${() => this.#choice.choose(step)}
        >
          <span class="step-number"
            >${isPassed ? html`${checkIcon}<span class="sr-only">${word("Done")}:</span>` : place + 1}</span
          >
          <span class="step-label ${isLabelled ? "visible" : "sr-only"}">${step.label}</span>
        </button>
      </div>
    `;
  }

  /** The focus alone moves: back to the step that was left lead only functions. */
  #onKeydown(event: KeyboardEvent): void {
    moveFocus(event, this.querySelectorAll<HTMLButtonElement>(":scope > .tab-wrapper .step-button"));
  }

  #watchWidth(): void {
    this.#resizes ??= new ResizeObserver(() => {
      const width = this.clientWidth;
      if (width === this.#width) return;
      this.#width = width;
      // Between layout and paint: what does not fit is gone before it is seen.
      if (this.#needs) this.#fit(this.#needs);
      else this.#measure();
    });
    this.#resizes.observe(this);
  }

  #measure(): void {
    const widths = (selector: string): number[] =>
      [...this.querySelectorAll<HTMLElement>(`:scope > .tab-wrapper ${selector}`)].map((part) => part.offsetWidth);
    const labelled = widths(".step-button");
    const bare = widths(".step-number");
    if (labelled.length === 0) return;
    const between = CONNECTOR * (labelled.length - 1);
    this.#needs = {
      all: sum(labelled) + between,
      one: sum(bare) - Math.max(...bare) + Math.max(...labelled) + between,
    };
    this.#fit(this.#needs);
  }

  #fit({ all, one }: Needs): void {
    // Nothing is laid out in a tab that is behind.
    if (this.#width > 0) this.labels = all <= this.#width ? "all" : one <= this.#width ? "active" : "none";
  }

  /** Many steps may be more than a small window holds: brings the one in front into its middle. */
  #showCurrent(): void {
    const row = this.querySelector<HTMLElement>(":scope > .tab-wrapper .stepper-wrapper");
    const button = row?.querySelector<HTMLElement>(".step-button.active");
    if (row && button) row.scrollLeft = button.offsetLeft - (row.clientWidth - button.offsetWidth) / 2;
  }
}

function sum(widths: readonly number[]): number {
  return widths.reduce((total, width) => total + width, 0);
}

declare global {
  interface HTMLElementTagNameMap {
    "gr-walkthrough": WalkthroughElement;
  }
}

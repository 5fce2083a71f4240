import { html, nothing, type TemplateResult, svg } from "lit";
import { customElement, property } from "lit/decorators.js";
import { blockLabel } from "../shared/block-label.ts";
import { emptyState } from "../shared/empty-state.ts";
import { GradioElement, type HostState } from "../shared/gradio-element.ts";
import { icon } from "../shared/icons.ts";
import { styles } from "../shared/styles.ts";
import type { LabelConfidence, LabelData, LabelProps } from "./props.ts";

// Paths from Lucide (ISC licence, © Lucide Icons and Contributors).
const chartIcon = icon(
  svg`<path d="M3 3v16a2 2 0 0 0 2 2h16"/><path d="M7 16h8"/><path d="M7 11h12"/><path d="M7 6h3"/>`,
);

/**
 * The result of a classification.
 *
 * @fires select - a guess was picked
 */
@customElement("gr-label")
export class LabelElement extends GradioElement<LabelData> implements Pick<LabelProps, "color" | "showHeading"> {
  static override readonly fallbackLabel = "Label";

  @property({ attribute: false }) color: string | null = null;
  @property({ attribute: false }) showHeading = true;

  override host(): HostState {
    const host = super.host();
    // The corner label touches the frame; the content brings its own room.
    const classes = host.classes.filter((name) => name !== "padded");
    return { ...host, classes, attributes: { "data-testid": "label" } };
  }

  override render(): TemplateResult {
    const { label, confidences } = this.value ?? {};
    const isEmpty = label === undefined || label === null;
    // Bars fill their whole line; nothing else reaches the corner.
    const hasBarsFirst = !isEmpty && !this.showHeading && Boolean(confidences);
    return html`
      ${
        this.container
          ? blockLabel({
              labelText: this.labelText,
              showLabel: this.showLabel,
              icon: chartIcon,
              isFloating: !hasBarsFirst,
            })
          : nothing
      }
      ${isEmpty ? emptyState(chartIcon) : this.#result(label, confidences ?? null)}
    `;
  }

  #result(label: string | number, confidences: readonly LabelConfidence[] | null): TemplateResult {
    // Without confidences the heading is all there is.
    const hasHeading = this.showHeading || confidences === null;
    return html`<div class="container">
      ${
        hasHeading
          ? html`<h2
              data-testid="label-output-value"
              class="output-class ${confidences ? "" : "no-confidence"}"
              ${styles({ "background-color": this.color })}
            >
              ${label}
            </h2>`
          : nothing
      }
      ${confidences?.map((guess, index) => this.#row(guess, index)) ?? nothing}
    </div>`;
  }

  #row({ label, confidence }: LabelConfidence, index: number): TemplateResult {
    const isSelectable = this.hears("select");
    const percent = Math.round((confidence ?? 0) * 100);
    return html`<button
      type="button"
      class="confidence-set group ${isSelectable ? "selectable" : ""}"
      data-testid="${label}-confidence-set"
      ?disabled=${!isSelectable}
      @click=${() => this.fire("select", { index, value: label })}
    >
      <meter
        class="bar"
        aria-label=${label}
        aria-valuenow=${percent}
        aria-valuemin="0"
        aria-valuemax="100"
        min="0"
        max="1"
        value=${confidence ?? 0}
        ${styles({ width: `${Math.min(Math.max(percent, 0), 100)}%` })}
      ></meter>
      <dl class="label">
        <dt class="text">${label}</dt>
        <dd class="confidence">${percent}%</dd>
      </dl>
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "gr-label": LabelElement;
  }
}

import { html, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { FinishedPlot } from "../../src/protocol/finished-plot.ts";
import { blockLabel } from "../shared/block-label.ts";
import { emptyState } from "../shared/empty-state.ts";
import { GradioElement, type HostState } from "../shared/gradio-element.ts";
import { plotIcon } from "../shared/plot-icon.ts";
import type { PlotProps } from "./props.ts";
import type { VegaChart } from "./vega-chart.ts";

/**
 * A finished plot: a picture, or a chart that is drawn here.
 *
 * @fires change - once when it first shows a plot; after that as everywhere, when it shows another
 */
@customElement("gr-plot")
export class PlotElement extends GradioElement<FinishedPlot> {
  static override readonly fallbackLabel = "Plot";

  @property({ attribute: false }) override buttons: PlotProps["buttons"] = [];

  #chart: VegaChart | null = null;
  #arrival: Promise<void> | null = null;
  #hasTold = false;

  override connectedCallback(): void {
    super.connectedCallback();
    // It was here before, and left its drawing behind.
    if (this.hasUpdated) this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#letGo();
  }

  override host(): HostState {
    const host = super.host();
    // The corner label touches the frame.
    return { ...host, classes: host.classes.filter((name) => name !== "padded") };
  }

  override render(): TemplateResult {
    return html`
      ${blockLabel({ labelText: this.labelText, showLabel: this.showLabel, icon: plotIcon })} ${this.#plot()}
    `;
  }

  protected override updated(): void {
    this.#tellOnce();
    const container = this.querySelector<HTMLElement>(":scope > .layout > .altair");
    if (this.#chart && this.#chart.container !== container) this.#letGo();
    if (!container || !this.isConnected) return;
    if (this.#chart) void this.#chart.show(this.value?.plot ?? "");
    else if (!this.#arrival) this.#arrival = this.#fetchChart();
  }

  #plot(): TemplateResult {
    const { value } = this;
    if (value?.type === "matplotlib") {
      return html`<div class="layout matplotlib" data-testid="matplotlib">
        <img src=${value.plot} alt=${this.labelText} />
      </div>`;
    }
    if (value?.type !== "altair") return emptyState(plotIcon, { size: "large" });
    return html`<div class="layout" data-testid="altair" dir="ltr"><div class="altair"></div></div>`;
  }

  /** Gradio's Plot says so when it is first there, unlike all others. */
  #tellOnce(): void {
    if (this.#hasTold) return;
    this.#hasTold = true;
    if (this.value !== null && this.hears("change")) this.fire("change");
  }

  async #fetchChart(): Promise<void> {
    try {
      const { VegaChart } = await import("./vega-chart.ts");
      const container = this.querySelector<HTMLElement>(":scope > .layout > .altair");
      if (!container || !this.isConnected || this.#chart) return;
      this.#chart = new VegaChart(container);
      await this.#chart.show(this.value?.plot ?? "");
    } finally {
      // The next drawing may find the network again.
      this.#arrival = null;
    }
  }

  #letGo(): void {
    this.#chart?.destroy();
    this.#chart = null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "gr-plot": PlotElement;
  }
}

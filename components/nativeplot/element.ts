import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { blockTitle } from "../shared/block-title.ts";
import { emptyState } from "../shared/empty-state.ts";
import { Fullscreen } from "../shared/fullscreen.ts";
import { GradioElement, type HostState } from "../shared/gradio-element.ts";
import { downloadIcon } from "../shared/media-icons.ts";
import { plotIcon } from "../shared/plot-icon.ts";
import { length } from "../shared/styles.ts";
import { word } from "../shared/words.ts";
import type { Chart, ChartOwner } from "./chart.ts";
import { canDraw, type PlotOptions } from "./points.ts";
import type { NativePlotProps, PlotData } from "./props.ts";
import type { Range } from "./selection.ts";

/**
 * A line, bar or scatter plot. Its room is there from the start; what draws in it is fetched when there is something.
 *
 * @fires select - the visitor drew a range along the x axis
 * @fires double_click - the drawing was pressed twice
 */
@customElement("gr-nativeplot")
export class NativePlotElement extends GradioElement<PlotData> implements ChartOwner {
  @property({ attribute: false }) x: string | null = null;
  @property({ attribute: false }) y: string | null = null;
  @property({ attribute: false }) color: string | null = null;
  @property({ attribute: false }) override title = "";
  @property({ attribute: false }) xTitle: string | null = null;
  @property({ attribute: false }) yTitle: string | null = null;
  @property({ attribute: false }) colorTitle: string | null = null;
  @property({ attribute: false }) xBin: NativePlotProps["xBin"] = null;
  @property({ attribute: false }) yAggregate: NativePlotProps["yAggregate"] = null;
  @property({ attribute: false }) colorMap: NativePlotProps["colorMap"] = null;
  @property({ attribute: false }) colorsInLegend: NativePlotProps["colorsInLegend"] = null;
  @property({ attribute: false }) xLim: NativePlotProps["xLim"] = null;
  @property({ attribute: false }) yLim: NativePlotProps["yLim"] = null;
  @property({ attribute: false }) xLabelAngle = 0;
  @property({ attribute: false }) yLabelAngle = 0;
  @property({ attribute: false }) xAxisFormat: string | null = null;
  @property({ attribute: false }) yAxisFormat: string | null = null;
  @property({ attribute: false }) xAxisLabelsVisible: NativePlotProps["xAxisLabelsVisible"] = true;
  @property({ attribute: false }) caption: string | null = null;
  @property({ attribute: false }) sort: NativePlotProps["sort"] = null;
  @property({ attribute: false }) tooltip: NativePlotProps["tooltip"] = "axis";
  @property({ attribute: false }) height: number | null = null;
  @property({ attribute: false }) override buttons: NativePlotProps["buttons"] = [];

  readonly #fullscreen = new Fullscreen(this);
  #chart: Chart | null = null;
  #arrival: Promise<void> | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    // It was here before, and left its drawing behind.
    if (this.hasUpdated) this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#letGo();
  }

  /** What it is called where it has no label: in a Draggable, for one. */
  override get labelText(): string {
    return this.label ?? (this.title || "");
  }

  override host(): HostState {
    const host = super.host();
    return this.#fullscreen.host({
      ...host,
      classes: [...host.classes, (this.height !== null || this.#fullscreen.isOpen) && "sized"],
      styles: { ...host.styles, height: length(this.height) },
    });
  }

  override render(): TemplateResult {
    return html`
      ${
        this.label === null
          ? nothing
          : blockTitle({ labelText: this.label, showLabel: this.showLabel, validationError: null })
      }
      ${
        this.#isEmpty
          ? emptyState(plotIcon)
          : html`${this.toolbar(this.#ownButtons(), "top-panel")}
              <div class="chart" dir="ltr"></div>`
      }
      ${this.caption === null ? nothing : html`<p class="caption">${this.caption}</p>`}
    `;
  }

  get options(): PlotOptions {
    const { x, y, color, title, xTitle, yTitle, colorTitle, xBin, yAggregate, colorMap, colorsInLegend } = this;
    const { xLim, yLim, xLabelAngle, yLabelAngle, xAxisFormat, yAxisFormat, xAxisLabelsVisible } = this;
    const { caption, sort, tooltip, height } = this;
    return {
      ...{ x, y, color, xTitle, yTitle, colorTitle, xBin, yAggregate, colorMap, colorsInLegend },
      ...{ xLim, yLim, xLabelAngle, yLabelAngle, xAxisFormat, yAxisFormat, xAxisLabelsVisible },
      ...{ caption, sort, tooltip, height },
      // Elements have a title of another kind, which is never null.
      title: title || null,
    };
  }

  get isSelectable(): boolean {
    return this.hears("select");
  }

  onSelect(range: Range): void {
    this.fire("select", { value: range, index: range, selected: true });
  }

  onDoubleClick(): void {
    this.fire("double_click");
  }

  protected override updated(): void {
    const container = this.querySelector<HTMLElement>(":scope > .chart");
    if (this.#chart && this.#chart.container !== container) this.#letGo();
    if (!container || !this.isConnected) return;
    if (this.#chart) void this.#chart.draw();
    else if (!this.#arrival) this.#arrival = this.#fetchChart();
  }

  protected override get drawsToolbar(): boolean {
    return !this.#isEmpty;
  }

  get #isEmpty(): boolean {
    return !canDraw(this.value, this);
  }

  #ownButtons(): readonly unknown[] | typeof nothing {
    const [canExport, canGrow] = [this.buttons.includes("export"), this.buttons.includes("fullscreen")];
    if (!canExport && !canGrow) return nothing;
    return [canExport ? this.#exportButton() : nothing, canGrow ? this.#fullscreen.button() : nothing];
  }

  #exportButton(): TemplateResult {
    const label = word("Export");
    return html`<button
      type="button"
      class="icon-button"
      aria-label=${label}
      title=${label}
      @click=${() => void this.#export()}
    >
      ${downloadIcon}
    </button>`;
  }

  async #export(): Promise<void> {
    const url = await this.#chart?.picture();
    if (!url) return;
    const link = document.createElement("a");
    link.href = url;
    link.download = "chart.png";
    link.click();
  }

  async #fetchChart(): Promise<void> {
    try {
      const { Chart } = await import("./chart.ts");
      const container = this.querySelector<HTMLElement>(":scope > .chart");
      if (!container || !this.isConnected || this.#chart) return;
      this.#chart = new Chart(this, container);
      await this.#chart.draw();
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
    "gr-nativeplot": NativePlotElement;
  }
}

/** A Vega or Vega-Lite chart as wide as there is room. Comes with Vega. */

import { lookOf } from "../shared/chart-look.ts";
import { type ChartSpec, drawChart, type View } from "../shared/vega.ts";

/** Charts of several views keep the widths that they say. */
const SEVERAL = ["facet", "repeat", "concat", "hconcat", "vconcat"];

/** Draws into one element, until it is destroyed. */
export class VegaChart {
  readonly container: HTMLElement;
  readonly #resizes: ResizeObserver;
  readonly #themes: MutationObserver;
  #json = "";
  #view: View | null = null;
  #width = 0;
  #drawing: Promise<void> | null = null;
  #isStale = false;
  #isGone = false;

  constructor(container: HTMLElement) {
    this.container = container;
    this.#resizes = new ResizeObserver(() => container.clientWidth !== this.#width && void this.#draw());
    this.#resizes.observe(container);
    this.#themes = new MutationObserver(() => void this.#draw());
    for (const element of [document.documentElement, document.body]) {
      this.#themes.observe(element, { attributeFilter: ["class"] });
    }
  }

  /** Draws a specification, as JSON. */
  async show(json: string): Promise<void> {
    if (json === this.#json) return;
    this.#json = json;
    await this.#draw();
  }

  destroy(): void {
    this.#isGone = true;
    this.#resizes.disconnect();
    this.#themes.disconnect();
    this.#view?.finalize();
    this.container.replaceChildren();
  }

  async #draw(): Promise<void> {
    this.#isStale = true;
    this.#drawing ??= this.#drawAll().finally(() => (this.#drawing = null));
    await this.#drawing;
  }

  async #drawAll(): Promise<void> {
    while (this.#isStale && !this.#isGone) {
      this.#isStale = false;
      await document.fonts.ready;
      await this.#drawOnce();
    }
  }

  async #drawOnce(): Promise<void> {
    const width = this.container.clientWidth;
    // Behind another tab there is no room. It is drawn when there is some.
    if (width === 0 || this.#json === "") return;
    this.#width = width;
    const frame = document.createElement("div");
    const view = await this.#shown(frame, width);
    if (this.#isGone) return void view?.finalize();
    this.#view?.finalize();
    this.#view = view;
    this.container.replaceChildren(frame);
  }

  /** A chart that cannot be drawn says why in its place. */
  async #shown(frame: HTMLElement, width: number): Promise<View | null> {
    try {
      const spec = JSON.parse(this.#json) as ChartSpec; // the server has looked at it
      return await drawChart(fitting(themed(spec, this.container), width), frame);
    } catch (error) {
      frame.textContent = error instanceof Error ? error.message : String(error);
      frame.classList.add("problem");
      return null;
    }
  }
}

/** No wider than its place; as wide, where it does not say how wide. */
function fitting(spec: ChartSpec, room: number): ChartSpec {
  if (SEVERAL.some((part) => part in spec)) return spec;
  const { width } = spec;
  const isOwn = typeof width === "number" && width < room;
  return isOwn ? spec : { ...spec, width: room, autosize: { type: "fit", contains: "padding" } };
}

/** In the colours of the page, where it has none of its own. */
function themed(spec: ChartSpec, container: HTMLElement): ChartSpec {
  const { text, grid, font } = lookOf(container);
  const texts = { labelColor: text, titleColor: text, labelFont: font, titleFont: font };
  const own = spec["config"] as Readonly<Record<string, object>> | undefined; // as Vega has it
  const theme = {
    axis: { ...texts, gridColor: grid, domainColor: grid, tickColor: grid },
    legend: texts,
    header: texts,
    title: { color: text, font },
    view: { stroke: grid },
  };
  const parts = Object.entries(theme).map(([name, part]) => [name, { ...part, ...own?.[name] }]);
  return { background: "transparent", ...spec, config: { ...own, ...Object.fromEntries(parts) } };
}

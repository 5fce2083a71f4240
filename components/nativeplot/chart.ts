/** A chart on the page: drawn again when what it shows, its room or the theme changes. Comes with Vega. */

import { drawChart, type View } from "../shared/vega.ts";
import { BRUSH, chartSpec, NEAR_ID, NEAR_SERIES } from "./chart-spec.ts";
import { lookOf } from "../shared/chart-look.ts";
import { type Point, type Points, canDraw, type PlotOptions, pointsOf } from "./points.ts";
import { Selection, type Range } from "./selection.ts";
import { factsOf, Tooltip } from "./tooltip.ts";
import type { PlotData } from "./props.ts";

/** The component around it. */
export interface ChartOwner {
  readonly value: PlotData | null;
  readonly options: PlotOptions;
  readonly isSelectable: boolean;
  /** The visitor selected a range along the x axis. */
  onSelect(range: Range): void;
  onDoubleClick(): void;
}

/** A room that has changed by more than this is another room: names and legends are laid out anew. */
const ANOTHER_ROOM = 100;
/** Pixels around a value within which the pointer finds it. */
const REACH = 40;

/** Draws into one element, until it is destroyed. */
export class Chart {
  readonly #owner: ChartOwner;
  readonly #container: HTMLElement;
  readonly #tooltip: Tooltip;
  readonly #selection: Selection;
  readonly #resizes: ResizeObserver;
  readonly #themes: MutationObserver;
  #view: View | null = null;
  #points: Points | null = null;
  #size = { width: 0, height: 0 };
  #drawing: Promise<void> | null = null;
  #isStale = false;
  #isGone = false;

  constructor(owner: ChartOwner, container: HTMLElement) {
    this.#owner = owner;
    this.#container = container;
    this.#tooltip = new Tooltip(container);
    this.#selection = new Selection(container, {
      onRange: (range) => this.#select(range),
      onReleased: () => this.#isStale && void this.draw(),
    });
    this.#resizes = new ResizeObserver(() => this.#fit());
    this.#resizes.observe(container);
    this.#themes = new MutationObserver(() => void this.draw());
    for (const element of [document.documentElement, document.body]) {
      this.#themes.observe(element, { attributeFilter: ["class"] });
    }
    container.addEventListener("pointermove", this.#onPointerMove);
    container.addEventListener("pointerleave", this.#onPointerLeave);
    container.addEventListener("dblclick", this.#onDoubleClick);
  }

  get container(): HTMLElement {
    return this.#container;
  }

  /** Draws what the owner shows now; settles when it is to be seen. */
  async draw(): Promise<void> {
    this.#isStale = true;
    // What is being dragged stays under the pointer.
    if (this.#selection.isDragging) return;
    this.#drawing ??= this.#drawAll().finally(() => (this.#drawing = null));
    await this.#drawing;
  }

  /** The picture as a PNG, twice as large. */
  async picture(): Promise<string | null> {
    await this.#drawing;
    return (await this.#view?.toImageURL("png", 2)) ?? null;
  }

  destroy(): void {
    this.#isGone = true;
    this.#resizes.disconnect();
    this.#themes.disconnect();
    this.#selection.destroy();
    this.#view?.finalize();
    this.#view = null;
    this.#container.removeEventListener("pointermove", this.#onPointerMove);
    this.#container.removeEventListener("pointerleave", this.#onPointerLeave);
    this.#container.removeEventListener("dblclick", this.#onDoubleClick);
    this.#container.replaceChildren();
  }

  async #drawAll(): Promise<void> {
    while (this.#isStale && !this.#isGone) {
      this.#isStale = false;
      // Texts are laid out with the letters that they will have.
      await document.fonts.ready;
      await this.#drawOnce();
    }
  }

  async #drawOnce(): Promise<void> {
    const owner = this.#owner;
    const { clientWidth: width, clientHeight: height } = this.#container;
    // Behind another tab there is no room. It is drawn when there is some.
    if (!canDraw(owner.value, owner.options) || width === 0 || height === 0) return;
    const points = pointsOf(owner.value, owner.options);
    const look = lookOf(this.#container);
    const { isSelectable } = owner;
    const spec = chartSpec(points, owner.options, { look, width, height, isSelectable, measure: measurer(look.font) });
    const frame = document.createElement("div");
    frame.className = "vega";
    const view = await this.#shown(spec, frame);
    if (this.#isGone) return void view?.finalize();
    this.#view?.finalize();
    for (const old of this.#container.querySelectorAll(":scope > .vega")) old.remove();
    this.#container.prepend(frame);
    this.#tooltip.hide();
    [this.#view, this.#points, this.#size] = [view, points, { width, height }];
    if (view && isSelectable) {
      view.addSignalListener(BRUSH, (_name, value: unknown) => this.#selection.onBrush(value));
    }
  }

  /** A chart that cannot be drawn says why in its place: a format of the author's may be none. */
  async #shown(spec: ReturnType<typeof chartSpec>, frame: HTMLElement): Promise<View | null> {
    try {
      return await drawChart(spec, frame);
    } catch (error) {
      frame.textContent = error instanceof Error ? error.message : String(error);
      frame.classList.add("problem");
      return null;
    }
  }

  #fit(): void {
    const { clientWidth: width, clientHeight: height } = this.#container;
    const change = Math.max(Math.abs(width - this.#size.width), Math.abs(height - this.#size.height));
    if (width === 0 || height === 0 || change === 0) return;
    if (!this.#view || change > ANOTHER_ROOM || this.#drawing) return void this.draw();
    this.#size = { width, height };
    void this.#view.width(width).height(height).runAsync();
  }

  #select([from, to]: Range): void {
    const scale = this.#points?.kind === "temporal" ? 1000 : 1;
    this.#owner.onSelect([from / scale, to / scale]);
  }

  readonly #onDoubleClick = (): void => {
    this.#selection.forget();
    this.#owner.onDoubleClick();
  };

  readonly #onPointerMove = (event: PointerEvent): void => {
    const [view, points] = [this.#view, this.#points];
    const { value } = this.#owner;
    if (!view || !points || !value || this.#selection.isDragging) return;
    const room = this.#container.getBoundingClientRect();
    const at = { x: event.clientX - room.left, y: event.clientY - room.top };
    const point = nearest(view, points, at);
    this.#light(view, point);
    if (point) this.#tooltip.show(factsOf(point, points, { options: this.#owner.options, table: value }), at);
    else this.#tooltip.hide();
  };

  readonly #onPointerLeave = (): void => {
    this.#tooltip.hide();
    if (this.#view) this.#light(this.#view, null);
  };

  #light(view: View, point: Point | null): void {
    if (view.signal(NEAR_ID) === (point?.id ?? -1)) return;
    view.signal(NEAR_ID, point?.id ?? -1).signal(NEAR_SERIES, point?.series ?? null);
    void view.runAsync();
  }
}

/** The value under the pointer, or close to it. */
function nearest(view: View, { mark, points, kind }: Points, pointer: { x: number; y: number }): Point | null {
  const [left, top] = view.origin();
  const at = { x: pointer.x - left, y: pointer.y - top };
  const [x, y]: ((value: unknown) => number)[] = [view.scale("x"), view.scale("y")];
  if (!x || !y || at.x < 0 || at.y < 0 || at.x > view.signal("width") || at.y > view.signal("height")) return null;
  const band = kind === "nominal" && "bandwidth" in x ? (x as unknown as { bandwidth(): number }).bandwidth() : 0; // of names along an axis
  let [best, distance]: [Point | null, number] = [null, REACH];
  for (const point of points) {
    const away = mark === "bar" ? barDistance(point, { x, y, band, at }) : spotDistance(point, { x, y, band, at });
    if (away < distance) [best, distance] = [point, away];
  }
  return best;
}

interface Place {
  x: (value: unknown) => number;
  y: (value: unknown) => number;
  band: number;
  at: { x: number; y: number };
}

function spotDistance(point: Point, { x, y, band, at }: Place): number {
  return point.y === null ? Infinity : Math.hypot(x(point.x) + band / 2 - at.x, y(point.y) - at.y);
}

/** The longest bars come first; what lies before them is found after them, and not farther. */
function barDistance({ x: from, x2, y0 = 0, y1 = 0 }: Point, { x, y, band, at }: Place): number {
  const start = x(from);
  const [left, right] = x2 !== undefined ? [start, x(x2)] : band > 0 ? [start, start + band] : [start - 4, start + 4];
  const [high, low] = [y(y0), y(y1)].toSorted((a, b) => a - b);
  const isInside = at.x >= left && at.x <= right && at.y >= Number(high) - 2 && at.y <= Number(low) + 2;
  // The shorter of two bars wins.
  return isInside ? 1 + Math.abs(y1 - y0) / (Math.abs(y1 - y0) + 1) : Infinity;
}

/** Measures texts of the legend. */
function measurer(font: string): (text: string) => number {
  const context = document.createElement("canvas").getContext("2d");
  if (context) context.font = `11px ${font}`;
  return (text) => context?.measureText(text).width ?? text.length * 7;
}

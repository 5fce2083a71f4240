/** What is told of a value under the pointer. */

import { speech } from "../shared/words.ts";
import type { PlotCell, PlotData, PlotDatatype } from "./props.ts";
import type { Point, Points, PlotOptions } from "./points.ts";

/** One line: what it is, and how much. */
export type Fact = readonly [name: string, text: string];

/** What to say of a point. */
export function factsOf(point: Point, { step, kind, colorKind }: Points, told: Told): Fact[] {
  const { options, table } = told;
  const { tooltip } = options;
  if (tooltip === "none") return [];
  const from = step !== null && point.x2 !== undefined ? point.x2 - step : point.x;
  const facts: Fact[] = [
    [options.xTitle ?? options.x ?? "", textOf(from, kind)],
    [options.yTitle ?? options.y ?? "", textOf(point.y, "quantitative")],
  ];
  if (colorKind !== null) facts.push([options.colorTitle ?? options.color ?? "", textOf(point.series, colorKind)]);
  const cells = point.row === null ? undefined : table.data[point.row];
  const wanted = tooltip === "all" ? table.columns : typeof tooltip === "string" ? [] : tooltip;
  if (!cells) return facts;
  for (const name of wanted) {
    const at = table.columns.indexOf(name);
    if (at < 0 || [options.x, options.y, options.color].includes(name)) continue;
    facts.push([name, textOf(cells[at] ?? null, table.datatypes[name] ?? "nominal")]);
  }
  return facts;
}

interface Told {
  options: PlotOptions;
  table: PlotData;
}

function textOf(cell: PlotCell, kind: PlotDatatype): string {
  if (cell === null) return "–";
  if (kind === "temporal") {
    return new Intl.DateTimeFormat(speech.language, { dateStyle: "medium", timeStyle: "short" }).format(Number(cell));
  }
  if (kind === "nominal") return String(cell);
  return new Intl.NumberFormat(speech.language, { maximumSignificantDigits: 6 }).format(Number(cell));
}

/** The box that tells it. It stays within the drawing. */
export class Tooltip {
  readonly #box = document.createElement("div");

  constructor(container: HTMLElement) {
    this.#box.className = "plot-tooltip";
    this.#box.hidden = true;
    // The pointer finds it; a screen reader has the description.
    this.#box.setAttribute("aria-hidden", "true");
    container.append(this.#box);
  }

  /** Shows facts beside a place in the drawing. */
  show(facts: readonly Fact[], at: { x: number; y: number }): void {
    this.#box.replaceChildren(
      ...facts.map(([name, text]) => {
        const line = document.createElement("div");
        const key = document.createElement("span");
        key.textContent = `${name}: `;
        line.append(key, text);
        return line;
      }),
    );
    this.#box.hidden = facts.length === 0;
    const room = this.#box.parentElement?.getBoundingClientRect();
    if (!room || this.#box.hidden) return;
    const { offsetWidth: width, offsetHeight: height } = this.#box;
    const left = at.x + 12 + width > room.width ? at.x - 12 - width : at.x + 12;
    const top = Math.min(at.y + 12, room.height - height);
    this.#box.style.left = `${Math.max(0, left)}px`;
    this.#box.style.top = `${Math.max(0, top)}px`;
  }

  hide(): void {
    this.#box.hidden = true;
  }

  remove(): void {
    this.#box.remove();
  }
}

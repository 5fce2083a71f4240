/** Draws only the rows that are in sight. */

import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from "@tanstack/virtual-core";
import { FIRST_ROWS } from "./first-rows.ts";
import type { RowWindow } from "./grid-view.ts";

/** Drawn above and below what is in sight. */
const OVERSCAN = 10;

export class RowScroll {
  readonly #virtualizer: Virtualizer<HTMLElement, HTMLElement>;
  readonly #options: ConstructorParameters<typeof Virtualizer<HTMLElement, HTMLElement>>[0];
  #rows: readonly number[] = [];
  #undo: (() => void) | null = null;

  constructor(options: { viewport: () => HTMLElement | null; rowHeight: number; onChange: () => void }) {
    this.#options = {
      count: 0,
      getScrollElement: options.viewport,
      estimateSize: () => options.rowHeight,
      overscan: OVERSCAN,
      observeElementRect,
      observeElementOffset,
      scrollToFn: elementScroll,
      onChange: options.onChange,
    };
    this.#virtualizer = new Virtualizer(this.#options);
  }

  start(): void {
    this.#undo = this.#virtualizer._didMount();
  }

  leave(): void {
    this.#undo?.();
    this.#undo = null;
  }

  /** These rows are shown now, below a header of this height. */
  show(rows: readonly number[], header: number): void {
    if (rows === this.#rows && header === this.#virtualizer.options.scrollMargin) return;
    this.#rows = rows;
    // A function of its own, by which the library knows that rows have changed places.
    const getItemKey = (place: number): number => rows[place] ?? place;
    this.#virtualizer.setOptions({ ...this.#options, getItemKey, count: rows.length, scrollMargin: header });
  }

  /** After each drawing: rows are as high as they turn out to be. */
  measure(viewport: HTMLElement): void {
    this.#virtualizer._willUpdate();
    for (const row of viewport.querySelectorAll<HTMLElement>(".virtual-row")) this.#virtualizer.measureElement(row);
    // Those that went away need no watching.
    this.#virtualizer.measureElement(null);
  }

  get window(): RowWindow {
    const items = this.#virtualizer.getVirtualItems();
    const [first, last] = [items[0], items.at(-1)];
    const margin = this.#virtualizer.options.scrollMargin;
    if (!first || !last) {
      // Nothing is measured yet, or nothing can be seen of the table.
      const count = Math.min(this.#rows.length, FIRST_ROWS);
      return { rows: this.#rows.slice(0, count).map((index, place) => ({ place, index })), before: 0, after: 0 };
    }
    return {
      rows: items.map(({ index: place }) => ({ place, index: this.#rows[place] ?? place })),
      before: first.start - margin,
      after: this.#virtualizer.getTotalSize() - (last.end - margin),
    };
  }

  /** Brings a row into sight, whether or not it is drawn. */
  toPlace(place: number): void {
    const items = this.#virtualizer.getVirtualItems();
    const isFar = place < (items[0]?.index ?? 0) || place > (items.at(-1)?.index ?? 0);
    if (isFar) this.#virtualizer.scrollToIndex(place, { align: "auto" });
  }

  get isScrolled(): boolean {
    return (this.#virtualizer.scrollOffset ?? 0) > 100;
  }

  toTop(): void {
    this.#virtualizer.scrollToOffset(0);
  }
}

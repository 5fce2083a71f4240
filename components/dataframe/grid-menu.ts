/** The menus of cells and headers, and the box in which a column is filtered. */

import { html, nothing, type TemplateResult } from "lit";
import { Floating } from "../shared/floating.ts";
import { checkIcon } from "../shared/icons.ts";
import { word } from "../shared/words.ts";
import { datatypesOf } from "./datatypes.ts";
import type { LiveGrid } from "./live-grid.ts";
import type { DataframeDatatype, DataframeValue } from "./props.ts";
import { type Filter, type FilterTest, NUMBER_TESTS, STRING_TESTS } from "./row-order.ts";
import type { Place } from "./selection.ts";
import {
  blankOf,
  moved,
  withColumn,
  withMovedColumn,
  withMovedRow,
  withoutColumn,
  withoutRow,
  withRows,
} from "./table-edits.ts";

type Opened = Place & { readonly kind: "cell" | "header" };

interface Item {
  readonly label: string;
  readonly act: () => void;
  readonly isDelete?: boolean;
  /** Keeps what was open, such as the box of a filter. */
  readonly staysOpen?: boolean;
}

export class GridMenu {
  readonly #grid: LiveGrid;
  readonly #floating: Floating;
  #opened: Opened | null = null;
  #filter: Filter | null = null;
  /** What was opened last wants the focus. */
  #isNew = false;

  constructor(grid: LiveGrid) {
    this.#grid = grid;
    this.#floating = new Floating({
      kind: "panel",
      wantsOpen: () => this.#opened !== null,
      parts: () => ({ list: this.#panel, anchor: this.#anchor }),
    });
  }

  open(place: Opened): void {
    this.#opened = place;
    this.#filter = null;
    this.#isNew = true;
    this.#grid.owner.requestUpdate();
  }

  close(): void {
    if (!this.#opened) return;
    this.#floating.hostDisconnected();
    this.#opened = null;
    this.#filter = null;
    this.#grid.owner.requestUpdate();
  }

  leave(): void {
    this.#floating.hostDisconnected();
  }

  drawn(): void {
    this.#floating.hostUpdated();
    if (!this.#isNew || !this.#panel) return;
    this.#isNew = false;
    this.#panel.querySelector<HTMLElement>("[role=menuitem], input")?.focus({ preventScroll: true });
  }

  view(): TemplateResult | typeof nothing {
    if (!this.#opened) return nothing;
    return this.#filter ? this.#filterBox(this.#opened, this.#filter) : this.#menu(this.#opened);
  }

  get #panel(): HTMLElement | null {
    return this.#grid.owner.querySelector<HTMLElement>(".cell-menu, .filter-menu");
  }

  get #anchor(): HTMLElement | null {
    if (!this.#opened) return null;
    const { row, column } = this.#opened;
    const place = row < 0 ? `[data-heading="${column}"]` : `[data-index="${row}"] [data-col="${column}"]`;
    return this.#grid.owner.querySelector<HTMLElement>(place);
  }

  #menu(opened: Opened): TemplateResult {
    const items = opened.kind === "header" ? this.#headerItems(opened.column) : this.#cellItems(opened);
    return html`<div
      class="cell-menu"
      role="menu"
      popover="manual"
      @keydown=${(event: KeyboardEvent) => this.#onKey(event)}
    >
      ${items.map(
        ({ label, act, isDelete, staysOpen }) =>
          html`<button
            type="button"
            role="menuitem"
            tabindex="-1"
            class=${isDelete ? "delete" : ""}
            @click=${() => this.#run(act, staysOpen)}
          >
            ${label}
          </button>`,
      )}
    </div>`;
  }

  #run(act: () => void, staysOpen = false): void {
    if (!staysOpen) this.close();
    act();
    if (!staysOpen) this.#grid.focus();
    this.#grid.owner.requestUpdate();
  }

  #onKey(event: KeyboardEvent): void {
    const items = [...(this.#panel?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])];
    const at = Math.max(
      0,
      items.findIndex((item) => item.matches(":focus")),
    );
    const next = { ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: items.length - 1 }[event.key];
    if (next !== undefined) items[next % items.length]?.focus();
    else if (event.key === "Escape" || event.key === "Tab") this.#leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #leave(): void {
    this.close();
    this.#grid.focus();
  }

  #headerItems(column: number): Item[] {
    const { order } = this.#grid;
    const reorder = (act: () => void) => (): void => {
      act();
      this.#grid.reorder();
    };
    return [
      { label: word("Sort ascending"), act: reorder(() => order.sort(column, "ascending")) },
      { label: word("Sort descending"), act: reorder(() => order.sort(column, "descending")) },
      { label: word("Clear sort"), act: reorder(() => order.clearSorts()) },
      { label: word("Filter"), act: () => this.#openFilter(column), staysOpen: true },
      { label: word("Clear filters"), act: reorder(() => order.clearFilters()) },
      ...this.#columnItems(column),
    ];
  }

  #cellItems({ row, column }: Place): Item[] {
    const { owner, rows, order } = this.#grid;
    const { table, columns } = owner;
    const index = rows[row] ?? -1;
    const blank = (): unknown[] => columns.map(({ kind }) => blankOf(kind));
    const items: (Item | false)[] = [
      owner.mayGrow("row", 1) && {
        label: word("Add row above"),
        act: () => this.#change(withRows(table, index, [blank()])),
      },
      owner.mayGrow("row", 1) && {
        label: word("Add row below"),
        act: () => this.#change(withRows(table, index + 1, [blank()])),
      },
      owner.mayGrow("row", -1) && {
        label: word("Delete row"),
        act: () => this.#change(withoutRow(table, index)),
        isDelete: true,
      },
      // Rows that are sorted have their places already.
      order.isPlain &&
        index > 0 && { label: word("Move row up"), act: () => this.#change(withMovedRow(table, index, index - 1)) },
      order.isPlain &&
        index < rows.length - 1 && {
          label: word("Move row down"),
          act: () => this.#change(withMovedRow(table, index, index + 1)),
        },
    ];
    return [...items.filter((item) => item !== false), ...this.#columnItems(column)];
  }

  #columnItems(column: number): Item[] {
    const { owner } = this.#grid;
    if (!owner.interactive) return [];
    const { table, columns } = owner;
    const [mayAdd, mayDelete] = [owner.mayGrow("column", 1), owner.mayGrow("column", -1)];
    const mayMove = owner.columnCount[1] === "dynamic" && owner.staticColumns.length === 0;
    const places = [...columns.keys()];
    const add = (at: number) => (): void => this.#changeColumns(withColumn(table, at, ""), places.toSpliced(at, 0, -1));
    const move = (to: number) => (): void =>
      this.#changeColumns(withMovedColumn(table, column, to), moved(places, column, to));
    const items: (Item | false)[] = [
      mayAdd && { label: word("Add column to the left"), act: add(column) },
      mayAdd && { label: word("Add column to the right"), act: add(column + 1) },
      mayMove && column > 0 && { label: word("Move column left"), act: move(column - 1) },
      mayMove && column < columns.length - 1 && { label: word("Move column right"), act: move(column + 1) },
      mayDelete && {
        label: word("Delete column"),
        act: () => this.#changeColumns(withoutColumn(table, column), places.toSpliced(column, 1)),
        isDelete: true,
      },
    ];
    return items.filter((item) => item !== false);
  }

  #change(value: DataframeValue): void {
    this.#grid.selection.clear();
    this.#grid.change(value);
  }

  /** Kinds, orders, filters and widths go with their columns. `from` has the earlier place of each, -1 for a new one. */
  #changeColumns(value: DataframeValue, from: readonly number[]): void {
    const { owner, order, selection, widths } = this.#grid;
    const kinds = datatypesOf(owner.table, owner);
    const datatype = from.map((place): DataframeDatatype => kinds[place] ?? "str");
    const places = new Map(from.map((place, now) => [place, now] as const));
    order.follow(places);
    const kept = [...widths].flatMap(([place, width]) => {
      const now = places.get(place);
      return now === undefined ? [] : [[now, width] as const];
    });
    widths.clear();
    for (const [place, width] of kept) widths.set(place, width);
    selection.clear();
    const isMixed = typeof owner.datatype !== "string";
    this.#grid.change(value, { changes: { headers: value.headers.map(String), ...(isMixed && { datatype }) } });
  }

  #openFilter(column: number): void {
    const { kind } = this.#grid.owner.columns[column] ?? {};
    this.#filter = this.#grid.order.filters.get(column) ?? emptyFilter(kind === "number" ? "number" : "string");
    this.#isNew = true;
  }

  #filterBox({ column }: Place, filter: Filter): TemplateResult {
    const { kind, test, text } = filter;
    const tests: readonly FilterTest[] = kind === "number" ? NUMBER_TESTS : STRING_TESTS;
    const set = (next: Partial<Filter>): void => {
      if (this.#filter) this.#filter = { ...this.#filter, ...next };
      this.#grid.owner.requestUpdate();
    };
    const type = word(
      kind === "number" ? "Change filter type. Filtering numbers" : "Change filter type. Filtering strings",
    );
    return html`<form
      class="filter-menu"
      popover="manual"
      @submit=${(event: SubmitEvent) => this.#applyFilter(event, column)}
      @keydown=${(event: KeyboardEvent) => this.#onFilterKey(event)}
    >
      <button
        type="button"
        class="filter-type"
        aria-label=${type}
        title=${type}
        @click=${() => set(emptyFilter(kind === "number" ? "string" : "number"))}
      >
        ${kind === "number" ? "123" : "abc"}
      </button>
      <select
        aria-label=${word("Change filter. Using '{0}'", said(test))}
        @change=${(event: Event) => set({ test: chosen(event, tests) })}
      >
        ${tests.map((each) => html`<option value=${each} ?selected=${each === test}>${said(each)}</option>`)}
      </select>
      <input
        type="text"
        class="filter-input"
        inputmode=${kind === "number" ? "decimal" : "text"}
        placeholder=${word("Type a value")}
        aria-label=${word("Type a value")}
        ?disabled=${test.startsWith("Is ") && test.endsWith("empty")}
        .value=${text}
        @input=${(event: InputEvent) => set({ text: typed(event) })}
      />
      <button type="submit" class="check-button" aria-label=${word("Filter")} title=${word("Filter")}>
        ${checkIcon}
      </button>
    </form>`;
  }

  #onFilterKey(event: KeyboardEvent): void {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    this.#leave();
  }

  #applyFilter(event: SubmitEvent, column: number): void {
    event.preventDefault();
    if (this.#filter) this.#grid.order.filter(column, this.#filter);
    this.#leave();
    this.#grid.reorder();
  }
}

function emptyFilter(kind: Filter["kind"]): Filter {
  return { kind, test: kind === "number" ? "=" : "Contains", text: "" };
}

function chosen({ target }: Event, tests: readonly FilterTest[]): FilterTest {
  const value = target instanceof HTMLSelectElement ? target.value : "";
  return tests.find((test) => test === value) ?? "Is";
}

function typed({ target }: Event): string {
  return target instanceof HTMLInputElement ? target.value : "";
}

/** Signs are the same in every language. */
function said(test: FilterTest): string {
  switch (test) {
    case "Contains":
    case "Does not contain":
    case "Starts with":
    case "Ends with":
    case "Is":
    case "Is not":
    case "Is empty":
    case "Is not empty":
      return word(test);
    default:
      return test;
  }
}

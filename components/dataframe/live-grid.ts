/** What makes a table live: it scrolls, selects, edits, sorts and searches. Heavy: import it lazily. */

import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { adoptCss } from "../shared/adopt-css.ts";
import { mayHoldMath } from "../shared/math-delimiters.ts";
import { CellEditor } from "./cell-editor.ts";
import { isTicked, textOf } from "./cell-text.ts";
import type { Column } from "./columns.ts";
import { toCsv } from "./csv.ts";
import { isRich } from "./datatypes.ts";
import type { DataframeElement, TableChanges } from "./element.ts";
import { ROW_HEIGHT } from "./first-rows.ts";
import { GridInput } from "./grid-input.ts";
import { cellTools, headerMarks, scrollTopButton } from "./grid-marks.ts";
import { GridMenu } from "./grid-menu.ts";
import type { LiveParts, RowWindow, ShownRow } from "./grid-view.ts";
import css from "./live.css?inline";
import { parseCsv } from "./parse-csv.ts";
import type { DataframeValue } from "./props.ts";
import { RowOrder } from "./row-order.ts";
import { RowScroll } from "./row-scroll.ts";
import { type Place, Selection } from "./selection.ts";
import { blankOf, cellOf, withCells, withRows, type Write } from "./table-edits.ts";

type RichCells = typeof import("./rich-cells.ts");

export class LiveGrid implements LiveParts {
  readonly owner: DataframeElement;
  readonly order = new RowOrder();
  readonly selection = new Selection();
  /** Of columns that the visitor has made wider or narrower, in pixels. */
  readonly widths = new Map<number, number>();
  readonly editor: CellEditor;
  readonly menu: GridMenu;
  readonly #input: GridInput;
  readonly #scroll: RowScroll;
  #richCells: RichCells | null = null;
  #markup = new Map<string, string>();
  #generation = 0;
  /** What has just been copied, for as long as it shines. */
  #flash: ReturnType<typeof setTimeout> | undefined;
  /** Where the visitor is to look once the drawing is done. */
  #reveal: Place | null = null;

  constructor(owner: DataframeElement) {
    this.owner = owner;
    this.editor = new CellEditor(this);
    this.menu = new GridMenu(this);
    this.#input = new GridInput(this);
    this.#scroll = new RowScroll({
      viewport: () => owner.viewport,
      rowHeight: ROW_HEIGHT,
      // Measuring is part of a drawing, and a drawing must not ask for the next one.
      onChange: () => queueMicrotask(() => owner.requestUpdate()),
    });
  }

  /** Fetches what the cells need to be drawn. */
  async load(): Promise<void> {
    if (this.#richCells || !this.owner.columns.some(({ kind }) => isRich(kind))) return;
    this.#richCells = await import("./rich-cells.ts");
    this.#generation++;
  }

  start(): void {
    adoptCss(this.owner, css);
    this.#scroll.start();
    this.#input.start();
    this.#showRows();
  }

  leave(): void {
    clearTimeout(this.#flash);
    this.#scroll.leave();
    this.#input.leave();
    this.menu.leave();
  }

  /** Writes down what is being written, before the value is read. */
  settle(): void {
    this.editor.commit();
  }

  /** Before a drawing. */
  follow(changed: PropertyValues<DataframeElement>): void {
    if (changed.has("value")) {
      const before = changed.get("value");
      if (before?.metadata?.styling || this.owner.table.metadata?.styling) this.#generation++;
    }
    this.#showRows();
    this.selection.clamp(this.rows.length, this.owner.columns.length);
    this.editor.follow();
    if (this.owner.columns.some(({ kind }) => isRich(kind)) && !this.#richCells) {
      void this.load().then(() => this.owner.requestUpdate());
    }
  }

  /** After a drawing. */
  drawn(): void {
    const { viewport } = this.owner;
    if (!viewport) return;
    this.#scroll.measure(viewport);
    this.menu.drawn();
    this.editor.drawn();
    if (this.#reveal) this.#scrollTo(viewport, this.#reveal);
    void this.#drawMath(viewport);
  }

  get rows(): readonly number[] {
    return this.order.rows(this.owner.table, this.owner.columns);
  }

  get shown(): number {
    return this.rows.length;
  }

  get generation(): number {
    return this.#generation;
  }

  get window(): RowWindow {
    return this.#scroll.window;
  }

  get search(): string {
    return this.order.search;
  }

  get isFiltering(): boolean {
    return this.order.isFiltering;
  }

  get active(): string | null {
    const { active } = this.selection;
    if (!active) return null;
    const { idPrefix } = this.owner;
    if (active.row < 0) return `${idPrefix}-heading-${active.column}`;
    const isDrawn = this.window.rows.some(({ place }) => place === active.row);
    return isDrawn ? `${idPrefix}-cell-${this.rows[active.row]}-${active.column}` : null;
  }

  isSelected({ place }: ShownRow, column: number): boolean {
    return this.selection.has(place, column);
  }

  cellClasses({ place, index }: ShownRow, column: number): string {
    const picked = this.selection.classesOf(place, column);
    if (picked === "") return "";
    const { active } = this.selection;
    const isActive = active?.row === place && active.column === column;
    const isEdited = this.editor.isAt(index, column);
    return [picked, isActive && "active", this.#flash !== undefined && "flash", isEdited && "edited"]
      .filter(Boolean)
      .join(" ");
  }

  /** A cell that is picked alone shows all of its text. */
  isExpanded({ place }: ShownRow, column: number): boolean {
    return this.owner.maxChars !== null && this.selection.isSolo && this.selection.has(place, column);
  }

  headerClasses(column: number): string {
    const { active } = this.selection;
    const isSorted = this.sortOf(column) !== "none";
    return [active?.row === -1 && active.column === column && "focus", isSorted && "sorted"].filter(Boolean).join(" ");
  }

  editorAt({ index }: { index: number }, column: Column): unknown {
    return this.editor.isAt(index, column.index) ? this.editor.view() : nothing;
  }

  headerEditor(column: Column): unknown {
    return this.editorAt({ index: -1 }, column);
  }

  sortOf(column: number): "ascending" | "descending" | "none" {
    return this.order.sorts.find((sort) => sort.column === column)?.direction ?? "none";
  }

  headerMarks({ index }: Column): unknown {
    return headerMarks(this.order, index);
  }

  /** Buttons of the cell that is picked. */
  tools({ place }: ShownRow, column: Column): unknown {
    const { selection } = this;
    if (!selection.isSolo || !selection.has(place, column.index)) return nothing;
    return cellTools({ hasMenu: this.owner.interactive && !column.isStatic });
  }

  /** Only while it cannot be drawn is there nothing. */
  rich(text: string, { kind }: Column): string | null {
    if (!this.#richCells || !isRich(kind)) return null;
    const key = `${kind}:${this.owner.lineBreaks}:${text}`;
    const known = this.#markup.get(key);
    if (known !== undefined) return known;
    // What was scrolled by long ago need not be kept.
    if (this.#markup.size > 2000) this.#markup = new Map();
    const markup = this.#richCells.drawRich(text, kind, this.owner);
    this.#markup.set(key, markup);
    return markup;
  }

  overlays(): TemplateResult {
    return html`${this.menu.view()}${this.#scroll.isScrolled ? scrollTopButton(() => this.#scroll.toTop()) : nothing}`;
  }

  find(text: string): void {
    this.order.search = text;
    this.reorder();
  }

  /** The rows are others, or stand elsewhere. */
  reorder(): void {
    this.selection.clear();
    this.#showRows();
    this.owner.requestUpdate();
  }

  /** Makes what is seen the value. */
  applyFilter(): void {
    const { table } = this.owner;
    const data = this.rows.flatMap((row) => [table.data[row] ?? []]);
    this.order.search = "";
    this.order.clearFilters();
    this.order.clearSorts();
    this.change({ ...table, data, metadata: null });
  }

  /** As many as the table is to have at first. */
  addFirstRows(): void {
    const { table, columns } = this.owner;
    this.change(withRows(table, 0, [columns.map(({ kind }) => blankOf(kind))]));
    this.pick({ row: 0, column: 0 });
  }

  change(value: DataframeValue, options: { edit?: object; changes?: TableChanges } = {}): void {
    this.owner.change(value, options);
    this.owner.layOut();
  }

  /** Writes texts into cells that may be written; `table` may have more rows by now. */
  write(texts: readonly { row: number; column: number; text: string }[], table = this.owner.table): void {
    const { columns } = this.owner;
    const writes = texts.flatMap(({ row, column, text }): Write[] => {
      const at = columns[column];
      return at && this.isEditable(column) ? [{ row, column, cell: cellOf(text, at.kind) }] : [];
    });
    const isNew = ({ row, column, cell }: Write): boolean => !Object.is(table.data[row]?.[column], cell);
    if (writes.some(isNew) || table !== this.owner.table) this.change(withCells(table, writes));
  }

  /** Puts a file of comma- or tab-separated values in the place of the table. */
  async import(file: File): Promise<void> {
    const [names = [], ...rows] = parseCsv((await file.text()).replace(/^\ufeff/, ""));
    if (names.length === 0) return;
    const { columns, datatype } = this.owner;
    const headers = this.owner.columnCount[1] === "fixed" ? columns.map(({ name }) => name) : names;
    const kinds = headers.map(
      (name, place) => columns.find((each) => each.name === name)?.kind ?? columns[place]?.kind ?? "str",
    );
    const data = rows.map((row) => kinds.map((kind, place) => cellOf(row[place] ?? "", kind)));
    this.order.clearFilters();
    this.order.clearSorts();
    this.selection.clear();
    const changes = { headers, ...(typeof datatype !== "string" && { datatype: kinds }) };
    this.change({ headers, data, metadata: null }, { changes });
  }

  isEditable(column: number): boolean {
    return this.owner.interactive && this.owner.columns[column]?.isStatic === false;
  }

  tick(row: number, column: number): void {
    const { table } = this.owner;
    const before = table.data[row]?.[column];
    const cell = !isTicked(before);
    const edit = { index: [row, column], value: cell, previous_value: before ?? null };
    this.change(withCells(table, [{ row, column, cell }]), { edit });
  }

  tickAll(column: number, cell: boolean): void {
    const { table } = this.owner;
    this.change(
      withCells(
        table,
        [...table.data.keys()].map((row) => ({ row, column, cell })),
      ),
    );
  }

  /** Picks a cell and brings it into sight. */
  pick(place: Place, how: "pick" | "extend" | "toggle" = "pick"): void {
    this.selection[how](place);
    this.reveal(place);
  }

  tellSelect({ row, column }: Place): void {
    const index = this.rows[row];
    if (index !== undefined) this.owner.tellSelect(index, column);
  }

  reveal(place: Place): void {
    this.#reveal = place;
    if (place.row >= 0) this.#scroll.toPlace(place.row);
    this.owner.requestUpdate();
  }

  /** What is picked, or all that is seen, as CSV. */
  copyText(): string {
    const { data } = this.owner.table;
    if (this.selection.isEmpty || this.selection.isSolo)
      return toCsv(this.rows.map((row) => (data[row] ?? []).map(textOf)));
    return this.pickedText();
  }

  pickedText(): string {
    const { data } = this.owner.table;
    if (this.selection.isEmpty) return this.copyText();
    return toCsv(
      this.selection.rows().map(({ row, columns }) => {
        const cells = data[this.rows[row] ?? -1] ?? [];
        return columns.map((column) => textOf(cells[column]));
      }),
    );
  }

  /** Lets what was copied shine for a moment. */
  flash(): void {
    clearTimeout(this.#flash);
    this.#flash = setTimeout(() => {
      this.#flash = undefined;
      this.owner.requestUpdate();
    }, 800);
    this.owner.requestUpdate();
  }

  focus(): void {
    this.owner.viewport?.focus({ preventScroll: true });
  }

  #showRows(): void {
    const header = this.owner.querySelector<HTMLElement>(".header-table")?.offsetHeight ?? 0;
    this.#scroll.show(this.rows, header);
  }

  #scrollTo(viewport: HTMLElement, { row, column }: Place): void {
    const cell = viewport.querySelector<HTMLElement>(
      row < 0 ? `[data-heading="${column}"]` : `[data-row="${this.rows[row]}"][data-col="${column}"]`,
    );
    // It is drawn soon.
    if (!cell) return;
    this.#reveal = null;
    const [around, seen] = [viewport.getBoundingClientRect(), cell.getBoundingClientRect()];
    if (row >= 0) {
      const top = around.top + (viewport.querySelector<HTMLElement>(".header-table")?.offsetHeight ?? 0);
      if (seen.top < top) viewport.scrollTop -= top - seen.top;
      else if (seen.bottom > around.bottom) viewport.scrollTop += seen.bottom - around.bottom;
    }
    if (cell.classList.contains("pinned")) return;
    const fixed = [...(cell.parentElement?.querySelectorAll<HTMLElement>(".pinned, .row-number-cell") ?? [])];
    const pinned = fixed.reduce((width, each) => width + each.offsetWidth, 0);
    if (seen.left < around.left + pinned) viewport.scrollLeft -= around.left + pinned - seen.left;
    else if (seen.right > around.right) viewport.scrollLeft += seen.right - around.right;
  }

  async #drawMath(viewport: HTMLElement): Promise<void> {
    const { latexDelimiters } = this.owner;
    const cells = [...viewport.querySelectorAll<HTMLElement>(".kind-markdown .md")];
    const formulas = cells.filter(({ textContent }) => mayHoldMath(textContent, latexDelimiters));
    if (formulas.length === 0) return;
    const { drawMath } = await import("../shared/math.ts");
    for (const cell of formulas) if (cell.isConnected) drawMath(cell, latexDelimiters);
  }
}

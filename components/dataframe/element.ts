import { html, nothing, type PropertyValues, svg, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { CopyButton } from "../shared/copy-button.ts";
import { Fullscreen } from "../shared/fullscreen.ts";
import { GradioElement, type HostState } from "../shared/gradio-element.ts";
import { checkIcon, icon } from "../shared/icons.ts";
import { refusal } from "../shared/refusal.ts";
import { length, styles } from "../shared/styles.ts";
import { word } from "../shared/words.ts";
import { textOf } from "./cell-text.ts";
import { type Column, columnsOf, layoutOf, numberWidth } from "./columns.ts";
import { toCsv } from "./csv.ts";
import { FIRST_ROWS, ROW_HEIGHT } from "./first-rows.ts";
import { type Grid, gridView, type RowWindow } from "./grid-view.ts";
import type { LiveGrid } from "./live-grid.ts";
import type { DataframeProps, DataframeValue } from "./props.ts";

const plusIcon = icon(svg`<path d="M5 12h14"/><path d="M12 5v14"/>`);

/** What a visitor has changed, besides the cells. */
export type TableChanges = Partial<Pick<DataframeProps, "headers" | "datatype" | "staticColumns">>;

/**
 * A table. The server draws its first rows; what scrolls, selects, edits, sorts and searches it comes afterwards.
 *
 * @fires select - a cell was picked
 * @fires edit - a cell was written
 * @fires input - the visitor changed the table
 */
@customElement("gr-dataframe")
export class DataframeElement extends GradioElement<DataframeValue> implements DataframeProps {
  static override readonly fallbackLabel = "Dataframe";

  @property({ attribute: false }) headers: readonly string[] = [];
  @property({ attribute: false }) rowCount: DataframeProps["rowCount"] = [3, "dynamic"];
  @property({ attribute: false }) columnCount: DataframeProps["columnCount"] = [3, "dynamic"];
  @property({ attribute: false }) rowLimits: DataframeProps["rowLimits"] = null;
  @property({ attribute: false }) columnLimits: DataframeProps["columnLimits"] = null;
  @property({ attribute: false }) datatype: DataframeProps["datatype"] = "str";
  @property({ attribute: false }) latexDelimiters: DataframeProps["latexDelimiters"] = [];
  @property({ attribute: false }) maxHeight: number | string = 500;
  @property({ attribute: false }) wrap = false;
  @property({ attribute: false }) lineBreaks = true;
  @property({ attribute: false }) columnWidths: readonly string[] = [];
  @property({ attribute: false }) override buttons: DataframeProps["buttons"] = null;
  @property({ attribute: false }) showRowNumbers = false;
  @property({ attribute: false }) maxChars: number | null = null;
  @property({ attribute: false }) showSearch: DataframeProps["showSearch"] = "none";
  @property({ attribute: false }) pinnedColumns: number | null = null;
  @property({ attribute: false }) staticColumns: DataframeProps["staticColumns"] = [];
  /** The server's markup of Markdown and HTML. Undefined leaves its drawing as it is. */
  @property({ attribute: false }) rich: Grid["rich"] = undefined;

  readonly #copy = new CopyButton(this);
  readonly #fullscreen = new Fullscreen(this);
  #live: LiveGrid | null = null;
  #arrival: Promise<unknown> | null = null;
  #columns: readonly Column[] | null = null;
  /** What was typed into the search before the script came. */
  #searched = "";

  override async settled(): Promise<void> {
    await this.updateComplete;
    // A table that cannot come to life holds nothing back.
    await Promise.allSettled([this.#arrival]);
    this.#live?.settle();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // It was here before, and left what makes it live behind.
    if (this.hasUpdated) this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#live?.leave();
    this.#live = null;
    this.#arrival = null;
  }

  override host(): HostState {
    const state = super.host();
    const classes = state.classes.filter((name) => name !== "padded");
    return this.#fullscreen.host({ ...state, classes: [...classes, "hide-container"] });
  }

  override render(): TemplateResult {
    const table = this.table;
    const columns = this.columns;
    const numbers = this.showRowNumbers ? numberWidth(table) : null;
    return html`<div class="table-container ${this.wrap ? "wraps" : ""}">
      ${this.#head()}
      <div class="table-wrap" ${styles(layoutOf(columns, numbers))}>
        ${gridView(this.#grid(table, columns), this.#fullscreen.isOpen ? null : length(this.maxHeight))}
        ${this.#live?.overlays()}
      </div>
      ${this.#addRow(table)} ${refusal(this.validationError, () => (this.validationError = null))}
    </div>`;
  }

  /** What is shown, also where there is no value. */
  get table(): DataframeValue {
    return this.value ?? { headers: this.headers, data: [], metadata: null };
  }

  get columns(): readonly Column[] {
    return (this.#columns ??= columnsOf(this.table, this, this.#live?.widths));
  }

  /** Draws again, with columns of another width. */
  layOut(): void {
    this.#columns = null;
    this.requestUpdate();
  }

  get viewport(): HTMLElement | null {
    return this.querySelector<HTMLElement>(".virtual-table-viewport");
  }

  /** Whether visitors may add and delete rows and columns now. */
  mayGrow(what: "row" | "column", by: 1 | -1): boolean {
    const { data, headers } = this.table;
    const isRow = what === "row";
    const [, mode] = isRow ? this.rowCount : this.columnCount;
    if (!this.interactive || mode === "fixed" || (!isRow && this.staticColumns.length > 0)) return false;
    const [least, most] = (isRow ? this.rowLimits : this.columnLimits) ?? [null, null];
    const count = (isRow ? data.length : headers.length) + by;
    return count >= Math.max(least ?? 0, isRow ? 0 : 1) && count <= (most ?? Infinity);
  }

  /** The visitor has picked a cell. */
  tellSelect(row: number, column: number): void {
    if (!this.hears("select")) return;
    const { data } = this.table;
    this.fire("select", {
      index: [row, column],
      value: data[row]?.[column] ?? null,
      row_value: data[row] ?? [],
      col_value: data.map((cells) => cells[column] ?? null),
    });
  }

  /** The visitor has changed the table; `edit` is what is said of a single cell. */
  change(value: DataframeValue, { edit, changes = {} }: { edit?: object; changes?: TableChanges } = {}): void {
    this.validationError = null;
    this.value = value;
    Object.assign(this, changes);
    this.fire(edit ? "edit" : null, edit ?? null, { value, ...changes });
    this.fire("input");
  }

  protected override get drawsToolbar(): boolean {
    return true;
  }

  protected override restore(): void {
    this.#searched = this.querySelector<HTMLInputElement>(".search-input")?.value ?? "";
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.size > 0) this.#columns = null;
    this.#live?.follow(changed);
  }

  protected override updated(): void {
    if (this.#live) this.#live.drawn();
    else if (this.isConnected && !this.#arrival) this.#arrival = this.#enliven();
  }

  /** The first update is complete when the table is live: a page that is ready hears the first press. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const isComplete = await super.getUpdateComplete();
    await Promise.allSettled([this.#arrival]);
    return isComplete && super.getUpdateComplete();
  }

  #grid(value: DataframeValue, columns: readonly Column[]): Grid {
    const live = this.#live;
    return {
      idPrefix: this.idPrefix,
      labelText: this.labelText,
      interactive: this.interactive,
      value,
      columns,
      showRowNumbers: this.showRowNumbers,
      maxChars: this.maxChars,
      live,
      window: live?.window ?? firstWindow(value),
      rich: this.rich,
    };
  }

  #head(): TemplateResult | typeof nothing {
    const tools = this.#tools();
    if (this.showLabel === false && tools === nothing) return nothing;
    return html`<div class="header-row">
      <div class="label ${this.showLabel === false ? "sr-only" : ""}"><p>${this.label ?? nothing}</p></div>
      ${tools}
    </div>`;
  }

  #tools(): TemplateResult | typeof nothing {
    const [hasCopy, hasFullscreen] = [this.#has("copy"), this.#has("fullscreen")];
    const copyText = (): string => this.#live?.copyText() ?? allCells(this.table);
    const own =
      hasCopy || hasFullscreen
        ? html`${hasCopy ? this.#copy.render(copyText, word("Copy table data"), word("Copied to clipboard")) : nothing}
          ${hasFullscreen ? this.#fullscreen.button() : nothing}`
        : nothing;
    const bar = this.toolbar(own);
    if (bar === nothing && this.showSearch === "none") return nothing;
    return html`<div class="toolbar" role="toolbar" aria-label=${word("Table actions")}>${this.#search()}${bar}</div>`;
  }

  #has(button: string): boolean {
    return this.buttons === null || this.buttons.some((each) => each === button);
  }

  #search(): TemplateResult | typeof nothing {
    if (this.showSearch === "none") return nothing;
    const text = word(this.showSearch === "search" ? "Search..." : "Filter...");
    return html`<input
        type="text"
        class="search-input"
        placeholder=${text}
        aria-label=${text}
        .value=${this.#live?.search ?? ""}
        @input=${(event: InputEvent) => this.#onSearch(event)}
      />${
        this.showSearch === "filter" && this.#live?.isFiltering
          ? html`<button
              type="button"
              class="icon-button apply-filter"
              aria-label=${word("Apply filter and update dataframe values")}
              title=${word("Apply filter and update dataframe values")}
              @click=${() => this.#live?.applyFilter()}
            >
              ${checkIcon}
            </button>`
          : nothing
      }`;
  }

  #onSearch({ target }: InputEvent): void {
    if (!(target instanceof HTMLInputElement)) return;
    this.#searched = target.value;
    this.#live?.find(target.value);
  }

  #addRow({ data }: DataframeValue): TemplateResult | typeof nothing {
    if (data.length > 0 || !this.mayGrow("row", 1)) return nothing;
    return html`<button
      type="button"
      class="add-row-button"
      aria-label=${word("Add row")}
      title=${word("Add row")}
      @click=${() => this.#live?.addFirstRows()}
    >
      ${plusIcon}
    </button>`;
  }

  async #enliven(): Promise<void> {
    try {
      const { LiveGrid } = await import("./live-grid.ts");
      const live = new LiveGrid(this);
      await live.load();
      if (!this.isConnected) return;
      this.#live = live;
      live.start();
      if (this.#searched !== "") live.find(this.#searched);
      this.requestUpdate();
    } catch (error) {
      // The next drawing may find the network again.
      this.#arrival = null;
      throw error;
    }
  }
}

/** Before anything can scroll. */
function firstWindow({ data }: DataframeValue): RowWindow {
  const count = Math.min(data.length, FIRST_ROWS);
  const rows = Array.from({ length: count }, (_, place) => ({ place, index: place }));
  return { rows, before: 0, after: (data.length - count) * ROW_HEIGHT };
}

function allCells({ data }: DataframeValue): string {
  return toCsv(data.map((row) => row.map(textOf)));
}

declare global {
  interface HTMLElementTagNameMap {
    "gr-dataframe": DataframeElement;
  }
}

/** The markup of the table, the same on the server and in the browser. What is live about it comes from elsewhere. */

import { html, noChange, nothing, svg, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import { icon } from "../shared/icons.ts";
import { styles } from "../shared/styles.ts";
import { word } from "../shared/words.ts";
import { isPicture, isTicked, shownText, stylesOf, textOf } from "./cell-text.ts";
import type { Column } from "./columns.ts";
import { isRich } from "./datatypes.ts";
import type { DataframeValue } from "./props.ts";

const lockIcon = icon(
  svg`<rect width="18" height="11" x="3" y="11" rx="2" ry="2"/><path d="M7 11V7a5 5 0 0 1 10 0v4"/>`,
);

/** A row that is drawn: its place in what is shown, and its number in the data. */
export interface ShownRow {
  readonly place: number;
  readonly index: number;
}

/** The rows that are drawn, and the room for those above and below. */
export interface RowWindow {
  readonly rows: readonly ShownRow[];
  readonly before: number;
  readonly after: number;
}

/** What the visitor has done to the table, as far as it can be seen. */
export interface LiveParts {
  readonly window: RowWindow;
  /** Rows that are neither searched nor filtered away. */
  readonly shown: number;
  /** Changes when rows must be drawn from scratch. */
  readonly generation: number;
  readonly active: string | null;
  cellClasses(row: ShownRow, column: number): string;
  isSelected(row: ShownRow, column: number): boolean;
  /** What is drawn before and after the text of a cell. */
  editorAt(row: ShownRow, column: Column): unknown;
  tools(row: ShownRow, column: Column): unknown;
  isExpanded(row: ShownRow, column: number): boolean;
  headerClasses(column: number): string;
  headerEditor(column: Column): unknown;
  headerMarks(column: Column): unknown;
  sortOf(column: number): "ascending" | "descending" | "none";
  /** The safe markup of a cell; null while it cannot be drawn. */
  rich(text: string, column: Column): string | null;
}

/** What the table looks like. */
export interface Grid {
  readonly idPrefix: string;
  readonly labelText: string;
  readonly interactive: boolean;
  readonly value: DataframeValue;
  readonly columns: readonly Column[];
  readonly showRowNumbers: boolean;
  readonly maxChars: number | null;
  readonly live: LiveParts | null;
  readonly window: RowWindow;
  /** The server's markup of its rows; undefined leaves what it has drawn. */
  readonly rich: readonly (readonly (string | null)[])[] | undefined;
}

/** Places count from 1, and the header is the first row. */
const FIRST_ROW = 2;

export function gridView(grid: Grid, maxHeight: string | null): TemplateResult {
  const { columns, live, value, window, showRowNumbers } = grid;
  return html`<div
    class="virtual-table-viewport"
    role="grid"
    tabindex="0"
    aria-label=${grid.labelText}
    aria-multiselectable="true"
    aria-readonly=${grid.interactive ? nothing : "true"}
    aria-rowcount=${(live?.shown ?? value.data.length) + 1}
    aria-colcount=${columns.length + Number(showRowNumbers)}
    aria-activedescendant=${live?.active ?? nothing}
    ${styles({ "max-height": maxHeight })}
  >
    <table class="header-table" role="presentation">
      <thead role="rowgroup">
        <tr role="row" aria-rowindex="1">
          ${showRowNumbers ? html`<td class="row-number-header" role="gridcell" aria-colindex="1"></td>` : nothing}${columns.map((column) => headerCell(column, grid))}
        </tr>
      </thead>
    </table>
    <div
      class="virtual-body"
      role="rowgroup"
      ${styles({ "padding-top": `${window.before}px`, "padding-bottom": `${window.after}px` })}
    >
      ${repeat(
        window.rows,
        ({ index }) => `${live?.generation ?? 0}:${index}`,
        (row) => rowView(row, grid),
      )}
    </div>
  </div>`;
}

function headerCell(column: Column, grid: Grid): TemplateResult {
  const { index, name, isStatic, pinnedAt } = column;
  const { live, interactive, idPrefix, showRowNumbers } = grid;
  const sort = live?.sortOf(index) ?? "none";
  return html`<th
    class="header-cell ${live?.headerClasses(index) ?? ""} ${pinnedAt === null ? "" : "pinned"}"
    id="${idPrefix}-heading-${index}"
    role="columnheader"
    data-heading=${index}
    title=${name}
    aria-colindex=${index + 1 + Number(showRowNumbers)}
    aria-sort=${sort === "none" ? nothing : sort}
    ${styles({ left: pinnedAt })}
  >
    <div class="cell-wrap">
      <div class="header-content">
        ${toggle(column, grid)}${live?.headerEditor(column)}<span
          class="header text"
          role=${name === "" ? nothing : "button"}
          tabindex="-1"
          data-editable=${interactive ? "true" : "false"}
          >${name}</span
        >
      </div>
      <span class="header-icons"
        >${live?.headerMarks(column)}${
          isStatic && interactive
            ? html`<span class="lock" role="img" aria-label=${word("Static column")} title=${word("Static column")}
                >${lockIcon}</span
              >`
            : nothing
        }</span
      >
      <button
        type="button"
        class="cell-menu-button"
        tabindex="-1"
        aria-label=${word("Open cell menu")}
        aria-haspopup="menu"
      >
        ⋮</button
      ><span class="resizer" aria-hidden="true"></span>
    </div>
  </th>`;
}

/** Ticks or clears all boxes of a column. */
function toggle({ index, name, kind, isStatic }: Column, { value, interactive }: Grid): unknown {
  if (kind !== "bool" || !interactive) return nothing;
  const ticked = value.data.reduce((count, row) => count + Number(isTicked(row[index])), 0);
  const isAll = ticked > 0 && ticked === value.data.length;
  return html`<input
    type="checkbox"
    class="toggle-all"
    tabindex="-1"
    aria-label=${word("Toggle all: {0}", name)}
    .checked=${isAll}
    .indeterminate=${ticked > 0 && !isAll}
    ?disabled=${isStatic}
  />`;
}

function rowView(row: ShownRow, grid: Grid): TemplateResult {
  const { place, index } = row;
  return html`<div
    class="virtual-row ${place % 2 === 1 ? "row-odd" : ""}"
    role="row"
    data-index=${place}
    aria-rowindex=${place + FIRST_ROW}
  >
    ${
      grid.showRowNumbers
        ? html`<div class="row-number-cell" role="rowheader" aria-colindex="1" data-col="row-number" data-row=${index}>
            ${index + 1}
          </div>`
        : nothing
    }${grid.columns.map((column) => bodyCell(row, column, grid))}
  </div>`;
}

function bodyCell(row: ShownRow, column: Column, grid: Grid): TemplateResult {
  const { live, value, interactive, idPrefix, showRowNumbers } = grid;
  const isFixed = !interactive || column.isStatic;
  const isExpanded = live?.isExpanded(row, column.index) ?? false;
  const classes = [
    column.index === 0 && "first-column",
    column.pinnedAt !== null && "pinned",
    isFixed && "static",
    isExpanded && "expanded",
    `kind-${column.kind}`,
    live?.cellClasses(row, column.index),
  ];
  const css = value.metadata?.styling?.[row.index]?.[column.index];
  const name = `cell-${row.index}-${column.index}`;
  const inside = [live?.editorAt(row, column), " ", content(row, column, grid), live?.tools(row, column)];
  // No blanks between the tags: whoever reads the text of a cell finds those of the list above, and no others.
  // oxfmt-ignore
  return html`<div class="body-cell ${classes.filter(Boolean).join(" ")}" id="${idPrefix}-${name}" role="gridcell"
    data-row=${row.index} data-col=${column.index} data-testid=${name}
    aria-colindex=${column.index + 1 + Number(showRowNumbers)}
    aria-selected=${live?.isSelected(row, column.index) ? "true" : "false"}
    aria-readonly=${isFixed && interactive ? "true" : nothing}
    ${styles({ left: column.pinnedAt, ...stylesOf(css) })}><div class="cell-wrap">${inside}</div></div>`;
}

function content(row: ShownRow, column: Column, grid: Grid): TemplateResult {
  const { value, interactive, maxChars, live } = grid;
  const cell = value.data[row.index]?.[column.index];
  if (column.kind === "bool") {
    return html`<span class="bool-cell"
      ><input
        type="checkbox"
        data-testid="checkbox"
        tabindex="-1"
        aria-label=${column.name || String(column.index + 1)}
        .checked=${isTicked(cell)}
        ?disabled=${!interactive || column.isStatic}
    /></span>`;
  }
  const given = interactive ? undefined : value.metadata?.display_value?.[row.index]?.[column.index];
  const text = textOf(given ?? cell);
  if (isRich(column.kind)) {
    const markup = live ? live.rich(text, column) : grid.rich?.[row.index]?.[column.index];
    return html`<span class="text rich" data-editable=${interactive ? "true" : "false"}
      ><span class="md prose">${markup === undefined ? noChange : unsafeHTML(markup ?? "")}</span></span
    >`;
  }
  if (column.kind === "image" && isPicture(text)) {
    return html`<span class="text picture"><img src=${text} alt=${column.name} loading="lazy" /></span>`;
  }
  const shown = shownText(text, live?.isExpanded(row, column.index) ? null : maxChars);
  return html`<span
    class="text"
    role=${shown === "" ? nothing : "button"}
    tabindex="-1"
    data-editable=${interactive && !column.isStatic ? "true" : "false"}
    >${shown}</span
  >`;
}

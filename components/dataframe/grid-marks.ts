/** What a live table draws into its cells: marks of the order, handles, the button to the top. */

import { html, nothing, svg, type TemplateResult } from "lit";
import { icon } from "../shared/icons.ts";
import { word } from "../shared/words.ts";
import type { RowOrder } from "./row-order.ts";

const upIcon = icon(svg`<path d="m5 12 7-7 7 7"/><path d="M12 19V5"/>`);
const downIcon = icon(svg`<path d="M12 5v14"/><path d="m19 12-7 7-7-7"/>`);
const filterIcon = icon(svg`<path d="M2 5h20"/><path d="M6 12h12"/><path d="M9 19h6"/>`);

/** How a column is sorted, and whether it is filtered. */
export function headerMarks({ sorts, filters }: RowOrder, column: number): TemplateResult {
  const place = sorts.findIndex((sort) => sort.column === column);
  const isAscending = sorts[place]?.direction === "ascending";
  const label = word(isAscending ? "Sorted ascending" : "Sorted descending");
  return html`${
    place < 0
      ? nothing
      : html`<span class="sort-indicator" role="img" aria-label=${label} title=${label}
          >${isAscending ? upIcon : downIcon}${
            sorts.length > 1 ? html`<span class="priority">${place + 1}</span>` : nothing
          }</span
        >`
  }${
    filters.has(column)
      ? html`<span class="filter-indicator" role="img" aria-label=${word("Filtered")} title=${word("Filtered")}
          >${filterIcon}</span
        >`
      : nothing
  }`;
}

/** Buttons of a cell that is picked. The blanks are what its text has between them. */
export function cellTools({ hasMenu }: { hasMenu: boolean }): unknown[] {
  const [down, across, menu] = [word("Select column"), word("Select row"), word("Open cell menu")];
  const handles = [
    " ",
    html`<button
      type="button"
      tabindex="-1"
      class="selection-button column"
      aria-label=${down}
      title=${down}
    ></button>`,
    " ",
    html`<button
      type="button"
      tabindex="-1"
      class="selection-button row"
      aria-label=${across}
      title=${across}
    ></button>`,
  ];
  if (!hasMenu) return handles;
  // oxfmt-ignore
  const button = html`<button type="button" tabindex="-1" class="cell-menu-button" aria-label=${menu} aria-haspopup="menu">⋮</button>`;
  return [...handles, " ", button];
}

export function scrollTopButton(press: () => void): TemplateResult {
  return html`<button
    type="button"
    class="scroll-top-button"
    aria-label=${word("Scroll to top")}
    title=${word("Scroll to top")}
    @click=${press}
  >
    ${upIcon}
  </button>`;
}

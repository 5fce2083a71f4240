import { html, nothing, type PropertyValues, svg, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { camelCase, renameKeys } from "../../src/protocol/case.ts";
import { GradioElement, type HostState } from "../shared/gradio-element.ts";
import { icon } from "../shared/icons.ts";
import { sampleView } from "../shared/sample-views.ts";
import { visiblePages } from "./pages.ts";
import type { DatasetProps } from "./props.ts";
import { word } from "../shared/words.ts";

const listIcon = icon(
  svg`<path d="M3 12h.01"/><path d="M3 18h.01"/><path d="M3 6h.01"/><path d="M8 12h13"/><path d="M8 18h13"/><path d="M8 6h13"/>`,
);

type Row = readonly unknown[];

/**
 * Rows of values to pick from.
 *
 * @fires click - a row was picked
 * @fires select - the row, with its place
 */
@customElement("gr-dataset")
export class DatasetElement extends GradioElement<number> implements Omit<DatasetProps, "value" | "type"> {
  static override readonly fallbackLabel = "Examples";

  @property({ attribute: false }) components: DatasetProps["components"] = [];
  @property({ attribute: false }) componentProps: DatasetProps["componentProps"] = null;
  @property({ attribute: false }) samples: DatasetProps["samples"] = [[]];
  @property({ attribute: false }) headers: DatasetProps["headers"] = null;
  @property({ attribute: false }) layout: DatasetProps["layout"] = null;
  @property({ attribute: false }) samplesPerPage = 10;
  @property({ attribute: false }) sampleLabels: DatasetProps["sampleLabels"] = null;

  @state() private page = 0;
  /** The row that the arrow keys have reached. */
  @state() private marked: number | null = null;
  /** The row that the pointer is on. */
  @state() private hovered: number | null = null;

  override host(): HostState {
    const host = super.host();
    // A list without a frame of its own.
    const classes = host.classes.filter((name) => name !== "padded" && name !== "hide-container");
    return { ...host, classes: [...classes, "hide-container"] };
  }

  override render(): TemplateResult {
    const first = this.page * this.samplesPerPage;
    const shown = this.#rows.slice(first, first + this.samplesPerPage).map((row, i) => [row, first + i] as const);
    return html`
      <div class="label ${this.showLabel === false ? "sr-only" : ""}" id=${this.#labelId}>
        ${listIcon}<span>${this.labelText}</span>
      </div>
      ${this.#isGallery ? this.#gallery(shown) : this.#table(shown)} ${this.#pages > 1 ? this.#paginate() : nothing}
    `;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("samples") || changed.has("samplesPerPage")) {
      this.page = Math.max(0, Math.min(this.page, this.#pages - 1));
      this.marked = null;
    }
  }

  get #labelId(): string {
    return `${this.idPrefix}-label`;
  }

  get #isGallery(): boolean {
    return (this.components.length < 2 || this.sampleLabels !== null) && this.layout !== "table";
  }

  /** Gradio writes no rows at all as one that is empty. */
  get #rows(): readonly Row[] {
    return this.samples.length === 1 && this.samples[0]?.length === 0 ? [] : this.samples;
  }

  get #pages(): number {
    return Math.ceil(this.#rows.length / this.samplesPerPage);
  }

  #gallery(rows: readonly (readonly [Row, number])[]): TemplateResult {
    return html`<div class="gallery" role="group" aria-labelledby=${this.#labelId}>
      ${rows.map(
        ([row, index]) =>
          html`<button type="button" class="gallery-item" @click=${() => this.#pick(index)}>
            ${this.sampleLabels?.[index] ?? this.#cell(row, index, 0)}
          </button>`,
      )}
    </div>`;
  }

  #table(rows: readonly (readonly [Row, number])[]): TemplateResult {
    return html`<div class="table-wrap">
      <table
        role="grid"
        tabindex="0"
        aria-labelledby=${this.#labelId}
        aria-activedescendant=${this.marked === null ? nothing : this.#rowId(this.marked)}
        @keydown=${(event: KeyboardEvent) => this.#onKeydown(event)}
        @blur=${() => (this.marked = null)}
      >
        ${
          this.headers && this.headers.length > 0
            ? html`<thead>
                <tr class="tr-head">
                  ${this.headers.map((header) => html`<th scope="col">${header}</th>`)}
                </tr>
              </thead>`
            : nothing
        }
        <tbody>
          ${rows.map(
            ([row, index]) =>
              html`<tr
                class="tr-body ${this.marked === index || this.hovered === index ? "selected" : ""}"
                id=${this.#rowId(index)}
                @click=${() => this.#pick(index)}
                @mouseenter=${() => (this.hovered = index)}
                @mouseleave=${() => (this.hovered = null)}
              >
                ${this.components.map(
                  ({ name }, column) => html`<td class="table ${name}">${this.#cell(row, index, column)}</td>`,
                )}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  #cell(row: Row, index: number, column: number): unknown {
    const props = renameKeys(this.componentProps?.[column] ?? {}, camelCase);
    return sampleView(this.components[column]?.name ?? "")(row[column], {
      props,
      name: word("Example {0}", index + 1),
    });
  }

  #paginate(): TemplateResult {
    return html`<div class="paginate" role="group" aria-label=${word("Pages")}>
      <span aria-hidden="true">${word("Pages")}:</span>
      ${visiblePages(this.page, this.#pages).map((page) =>
        page === null
          ? html`<span>...</span>`
          : html`<button
              type="button"
              class=${page === this.page ? "current-page" : nothing}
              aria-current=${page === this.page ? "page" : nothing}
              @click=${() => this.#turnTo(page)}
            >
              ${page + 1}
            </button>`,
      )}
    </div>`;
  }

  #rowId(index: number): string {
    return `${this.idPrefix}-row-${index}`;
  }

  #turnTo(page: number): void {
    this.page = page;
    this.marked = null;
  }

  #onKeydown(event: KeyboardEvent): void {
    const first = this.page * this.samplesPerPage;
    const last = Math.min(first + this.samplesPerPage, this.#rows.length) - 1;
    const { marked } = this;
    const next: Readonly<Record<string, number>> = {
      ArrowDown: marked === null ? first : Math.min(marked + 1, last),
      ArrowUp: marked === null ? last : Math.max(marked - 1, first),
      Home: first,
      End: last,
    };
    const reached = next[event.key];
    if (reached !== undefined) this.marked = reached;
    else if ((event.key === "Enter" || event.key === " ") && marked !== null) this.#pick(marked);
    else return;
    event.preventDefault();
  }

  #pick(index: number): void {
    this.value = index;
    this.fire("click", null, { value: index });
    this.fire("select", { index, value: this.samples[index] }, { value: index });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "gr-dataset": DatasetElement;
  }
}

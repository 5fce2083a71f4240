import { html, type TemplateResult } from "lit";
import { word } from "../shared/words.ts";
import { textOf } from "./cell-text.ts";
import type { LiveGrid } from "./live-grid.ts";
import { cellOf, withCells, withHeader } from "./table-edits.ts";

/** A cell, or a header: its row is -1. Rows are counted as they are in the data. */
interface Target {
  readonly row: number;
  readonly column: number;
}

/** The box in which a cell or a header is written. */
export class CellEditor {
  readonly #grid: LiveGrid;
  #target: Target | null = null;
  /** What the cell said before. */
  #before = "";
  #text = "";
  #isNew = false;

  constructor(grid: LiveGrid) {
    this.#grid = grid;
  }

  get isOpen(): boolean {
    return this.#target !== null;
  }

  isAt(row: number, column: number): boolean {
    return this.#target?.row === row && this.#target.column === column;
  }

  /** Opens the box; `text` replaces what is there. */
  open(target: Target, text?: string): void {
    this.commit();
    const { table } = this.#grid.owner;
    const { row, column } = target;
    this.#target = target;
    this.#before = textOf(row < 0 ? table.headers[column] : table.data[row]?.[column]);
    this.#text = text ?? this.#before;
    this.#isNew = true;
    this.#grid.owner.requestUpdate();
  }

  /** Leaves the cell as it was. */
  cancel(): void {
    this.#target = null;
    this.#grid.owner.requestUpdate();
  }

  /** Takes over what was written. Does nothing a second time. */
  commit(): void {
    const target = this.#target;
    if (!target) return;
    this.cancel();
    if (this.#text !== this.#before) this.#write(target);
  }

  /** A table that came meanwhile may have no such cell. */
  follow(): void {
    if (!this.#target) return;
    const { row, column } = this.#target;
    const { table } = this.#grid.owner;
    const isThere = column < table.headers.length && row < table.data.length;
    if (!isThere || !(row < 0 ? this.#grid.owner.interactive : this.#grid.isEditable(column))) this.#target = null;
  }

  drawn(): void {
    if (!this.#isNew) return;
    const box = this.#grid.owner.querySelector<HTMLTextAreaElement>("textarea.cell-editor");
    if (!box) return;
    this.#isNew = false;
    box.focus({ preventScroll: true });
    box.setSelectionRange(box.value.length, box.value.length);
    grow(box);
  }

  view(): TemplateResult {
    const target = this.#target;
    // A box that goes away loses the focus too, and by then another cell may be written.
    const leave = (): void => {
      if (this.#target === target) this.commit();
    };
    return html`<textarea
      class="cell-editor"
      rows="1"
      aria-label=${word("Edit cell")}
      autocomplete="off"
      spellcheck="false"
      .value=${this.#text}
      @input=${(event: InputEvent) => this.#onInput(event)}
      @blur=${leave}
    ></textarea>`;
  }

  #onInput({ target }: InputEvent): void {
    if (!(target instanceof HTMLTextAreaElement)) return;
    this.#text = target.value;
    grow(target);
  }

  #write({ row, column }: Target): void {
    const { table, columns } = this.#grid.owner;
    if (row < 0) {
      const headers = withHeader(table, column, this.#text);
      const names = headers.headers.map(textOf);
      return this.#grid.change(headers, { changes: { headers: names } });
    }
    const cell = cellOf(this.#text, columns[column]?.kind ?? "str");
    const edit = { index: [row, column], value: this.#text, previous_value: this.#before };
    this.#grid.change(withCells(table, [{ row, column, cell }]), { edit });
  }
}

/** The box is as high as its text. */
function grow(box: HTMLTextAreaElement): void {
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight + 2}px`;
}

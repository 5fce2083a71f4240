/** Pointer and keys on a table. */

import type { LiveGrid } from "./live-grid.ts";
import { parseCsv } from "./parse-csv.ts";
import type { Place } from "./selection.ts";
import { blankOf, withRows } from "./table-edits.ts";

/** Narrower than this no column can be made. */
const NARROWEST = 40;

const STEPS: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-10, 0],
  PageDown: [10, 0],
};

export class GridInput {
  readonly #grid: LiveGrid;
  #listening: AbortController | null = null;
  #isDragging = false;

  constructor(grid: LiveGrid) {
    this.#grid = grid;
  }

  start(): void {
    const { owner } = this.#grid;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    owner.addEventListener("mousedown", (event) => this.#onDown(event), { signal });
    owner.addEventListener("mouseover", (event) => this.#onOver(event), { signal });
    owner.addEventListener("click", (event) => this.#onClick(event), { signal });
    owner.addEventListener("dblclick", (event) => this.#onDoubleClick(event), { signal });
    owner.addEventListener("contextmenu", (event) => this.#onContextMenu(event), { signal });
    owner.addEventListener("keydown", (event) => this.#onKey(event), { signal });
    owner.addEventListener("pointerdown", (event) => this.#onResize(event), { signal });
    owner.addEventListener("dragover", (event) => this.#onDragOver(event), { signal });
    owner.addEventListener("drop", (event) => this.#onDrop(event), { signal });
    // Where no text is marked, browsers tell the document.
    owner.ownerDocument.addEventListener("copy", (event) => this.#onCopy(event), { signal });
    owner.ownerDocument.addEventListener("cut", (event) => this.#onCopy(event), { signal });
    owner.ownerDocument.addEventListener("paste", (event) => this.#onPaste(event), { signal });
    owner.ownerDocument.addEventListener("mousedown", (event) => this.#onOutside(event), { signal });
    owner.ownerDocument.addEventListener("mouseup", () => (this.#isDragging = false), { signal });
  }

  leave(): void {
    this.#listening?.abort();
  }

  #onDown(event: MouseEvent): void {
    const place = this.#placeOf(event.target);
    if (!place || event.button !== 0 || isControl(event.target)) return;
    if (event.target instanceof Element && event.target.closest("a[href]")) return;
    // The focus stays on the table, and no text is marked.
    event.preventDefault();
    this.#grid.menu.close();
    this.#grid.editor.commit();
    this.#grid.focus();
    this.#isDragging = place.row >= 0;
    const isToggle = event.ctrlKey || event.metaKey;
    if (place.row < 0) this.#grid.selection.pick(place);
    else this.#grid.pick(place, event.shiftKey ? "extend" : isToggle ? "toggle" : "pick");
    // The second press of a double click picks nothing new.
    if (event.detail < 2) this.#grid.tellSelect(place);
    this.#grid.owner.requestUpdate();
  }

  #onOver(event: MouseEvent): void {
    if (!this.#isDragging || (event.buttons & 1) === 0) return;
    const place = this.#placeOf(event.target);
    const { active } = this.#grid.selection;
    if (!place || place.row < 0 || (active?.row === place.row && active.column === place.column)) return;
    this.#grid.selection.extend(place);
    this.#grid.reveal(place);
  }

  #onClick({ target }: MouseEvent): void {
    if (!(target instanceof Element)) return;
    const place = this.#placeOf(target);
    const button = target.closest("button, input");
    if (!place || !button) return;
    const { owner, menu, selection, rows } = this.#grid;
    if (button.matches(".cell-menu-button"))
      menu.open(place.row < 0 ? { ...place, kind: "header" } : { ...place, kind: "cell" });
    else if (button.matches(".selection-button.column")) {
      selection.block({ row: 0, column: place.column }, { row: rows.length - 1, column: place.column });
    } else if (button.matches(".selection-button.row")) {
      selection.block({ row: place.row, column: 0 }, { row: place.row, column: owner.columns.length - 1 });
    } else if (button instanceof HTMLInputElement && button.type === "checkbox") {
      if (place.row < 0) this.#grid.tickAll(place.column, button.checked);
      else this.#grid.tick(rows[place.row] ?? -1, place.column);
    }
    owner.requestUpdate();
  }

  #onDoubleClick({ target }: MouseEvent): void {
    const place = this.#placeOf(target);
    if (place && !isControl(target)) this.#edit(place);
  }

  #onContextMenu(event: MouseEvent): void {
    const place = this.#placeOf(event.target);
    if (!place || isControl(event.target)) return;
    if (place.row >= 0 && !this.#grid.isEditable(place.column)) return;
    event.preventDefault();
    if (!this.#grid.selection.has(place.row, place.column)) this.#grid.pick(place);
    this.#grid.menu.open({ ...place, kind: place.row < 0 ? "header" : "cell" });
  }

  /** What happens elsewhere ends what happens here. */
  #onOutside(event: MouseEvent): void {
    const { owner, editor, menu, selection } = this.#grid;
    const path = event.composedPath();
    if (path.includes(owner)) {
      // In an embed, the document only hears of the app as a whole.
      const [target] = path;
      if (target instanceof Element && !target.closest(".cell-menu, .filter-menu, .cell-menu-button")) menu.close();
      return;
    }
    editor.commit();
    menu.close();
    if (selection.active === null) return;
    selection.clear();
    owner.requestUpdate();
  }

  #onKey(event: KeyboardEvent): void {
    const { target } = event;
    if (event.isComposing) return;
    if (target instanceof Element && target.matches("textarea.cell-editor")) this.#onEditorKey(event);
    else if (target === this.#grid.owner.viewport) this.#onGridKey(event);
    else if (target instanceof HTMLInputElement && target.type === "checkbox" && this.#placeOf(target))
      this.#onGridKey(event);
  }

  #onEditorKey(event: KeyboardEvent): void {
    const { editor, selection } = this.#grid;
    const { key, shiftKey } = event;
    if (key === "Escape") editor.cancel();
    else if (key === "Enter" && !shiftKey) {
      editor.commit();
      if (selection.active && selection.active.row >= 0) this.#step(1, 0);
    } else if (key === "Tab") {
      editor.commit();
      if (!selection.active || !this.#stepAcross(shiftKey ? -1 : 1)) return this.#grid.focus();
      this.#edit(selection.active);
    } else return;
    event.preventDefault();
    event.stopPropagation();
    if (!editor.isOpen) this.#grid.focus();
  }

  #onGridKey(event: KeyboardEvent): void {
    const { key, ctrlKey, metaKey, altKey } = event;
    const isCommand = ctrlKey || metaKey;
    if (isCommand && key.toLowerCase() === "a") this.#pickAll();
    else if (key in STEPS && !altKey) this.#move(event);
    else if (isCommand || altKey) return;
    else if (!this.#act(event)) return;
    event.preventDefault();
    // A table in full screen stays there.
    event.stopPropagation();
    this.#grid.owner.requestUpdate();
  }

  /** Answers whether the key means something here. */
  #act({ key, shiftKey }: KeyboardEvent): boolean {
    const { selection, owner, rows } = this.#grid;
    const { active } = selection;
    if (!active) return false;
    const { row, column } = active;
    switch (key) {
      case "Tab":
        return this.#stepAcross(shiftKey ? -1 : 1);
      case "Home":
        this.#grid.pick({ row, column: 0 });
        return true;
      case "End":
        this.#grid.pick({ row, column: owner.columns.length - 1 });
        return true;
      case "Enter":
      case "F2":
        return row < 0 && key === "Enter" ? this.#openMenu(active) : this.#edit(active);
      case "ContextMenu":
        return this.#openMenu(active);
      case "F10":
        return shiftKey && this.#openMenu(active);
      case "Escape":
        if (selection.isEmpty) return false;
        selection.clear();
        return true;
      case "Delete":
      case "Backspace":
        return row >= 0 && this.#blank();
      case " ":
        if (row >= 0 && owner.columns[column]?.kind === "bool" && this.#grid.isEditable(column)) {
          this.#grid.tick(rows[row] ?? -1, column);
          return true;
        }
        return row < 0 ? this.#openMenu(active) : this.#edit(active, key);
      default:
        return [...key].length === 1 && row >= 0 && this.#edit(active, key);
    }
  }

  #openMenu(place: Place): boolean {
    if (place.row >= 0 && !this.#grid.isEditable(place.column)) return false;
    this.#grid.menu.open({ ...place, kind: place.row < 0 ? "header" : "cell" });
    return true;
  }

  /** Opens the box, where there may be one. */
  #edit({ row, column }: Place, text?: string): boolean {
    const { owner, editor, rows } = this.#grid;
    if (!this.#grid.isEditable(column)) return this.#tell({ row, column }, text);
    if (row < 0) {
      if (owner.columnCount[1] === "fixed") return false;
    } else if (owner.columns[column]?.kind === "bool") return false;
    editor.open({ row: row < 0 ? -1 : (rows[row] ?? -1), column }, text);
    return true;
  }

  /** Where nothing can be written, Enter and the space bar do what a press does. */
  #tell(place: Place, text?: string): boolean {
    if (place.row < 0 || (text !== undefined && text !== " ")) return false;
    this.#grid.tellSelect(place);
    return true;
  }

  #blank(): boolean {
    const { rows, selection } = this.#grid;
    const cells = selection
      .rows()
      .flatMap(({ row, columns }) => columns.map((column) => ({ row: rows[row] ?? -1, column, text: "" })));
    this.#grid.write(cells);
    return true;
  }

  #pickAll(): void {
    const { selection, rows, owner } = this.#grid;
    selection.block({ row: 0, column: 0 }, { row: rows.length - 1, column: owner.columns.length - 1 });
  }

  #move({ key, shiftKey, ctrlKey, metaKey }: KeyboardEvent): void {
    const [down, right] = STEPS[key] ?? [0, 0];
    // To the end at once.
    const far = ctrlKey || metaKey ? Infinity : 1;
    const { active } = this.#grid.selection;
    if (!active) return this.#grid.pick({ row: 0, column: 0 });
    if (shiftKey && active.row >= 0) {
      const { row, column } = this.#within(active.row + scaled(down, far), active.column + scaled(right, far), 0);
      this.#grid.selection.extend({ row, column });
      this.#grid.reveal({ row, column });
    } else this.#step(scaled(down, far), scaled(right, far));
  }

  #step(down: number, right: number): void {
    const { active } = this.#grid.selection;
    if (!active) return;
    this.#grid.pick(this.#within(active.row + down, active.column + right, -1));
  }

  /** To the next cell of the row, then to the next row. False at the end of the table. */
  #stepAcross(by: 1 | -1): boolean {
    const { selection, rows, owner } = this.#grid;
    const { active } = selection;
    if (!active) return false;
    const last = owner.columns.length - 1;
    const isOver = by === 1 ? active.column === last : active.column === 0;
    const row = isOver ? active.row + by : active.row;
    if (row < 0 || row >= rows.length) return false;
    this.#grid.pick({ row, column: isOver ? (by === 1 ? 0 : last) : active.column + by });
    return true;
  }

  #within(row: number, column: number, top: number): Place {
    const { rows, owner } = this.#grid;
    return {
      row: Math.max(top, Math.min(row, rows.length - 1)),
      column: Math.max(0, Math.min(column, owner.columns.length - 1)),
    };
  }

  /** The table itself, and no box in it. */
  get #hasFocus(): boolean {
    return this.#grid.owner.viewport?.matches(":focus") ?? false;
  }

  #onCopy(event: ClipboardEvent): void {
    if (!this.#hasFocus || !event.clipboardData) return;
    event.preventDefault();
    event.clipboardData.setData("text/plain", this.#grid.pickedText());
    this.#grid.flash();
    if (event.type === "cut") this.#blank();
  }

  #onPaste(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!this.#hasFocus || text === "" || !this.#grid.owner.interactive) return;
    event.preventDefault();
    const { selection } = this.#grid;
    const block = parseCsv(text);
    const corner = selection.corner;
    if (!corner) return;
    if (block.length === 1 && block[0]?.length === 1 && !selection.isSolo) return this.#fill(block[0][0] ?? "");
    this.#insert(block, corner);
  }

  #fill(text: string): void {
    const { rows, selection } = this.#grid;
    const cells = selection
      .rows()
      .flatMap(({ row, columns }) => columns.map((column) => ({ row: rows[row] ?? -1, column, text })));
    this.#grid.write(cells);
  }

  /** Writes a block of texts from a cell on; rows that are missing are added where that is allowed. */
  #insert(block: readonly (readonly string[])[], { row: top, column: left }: Place): void {
    const { owner, rows, order, selection } = this.#grid;
    const missing = order.isPlain ? top + block.length - rows.length : 0;
    const { table, columns } = owner;
    const most = owner.rowLimits?.[1] ?? Infinity;
    const added = owner.mayGrow("row", 1) ? Math.min(Math.max(0, missing), most - table.data.length) : 0;
    const blank = columns.map(({ kind }) => blankOf(kind));
    const extra = Array.from({ length: added }, () => blank);
    const grown = added > 0 ? withRows(table, table.data.length, extra) : table;
    const cells = block.flatMap((texts, down) =>
      texts.map((text, right) => ({
        row: rows[top + down] ?? (order.isPlain ? top + down : -1),
        column: left + right,
        text,
      })),
    );
    this.#grid.write(cells, grown);
    const width = Math.max(...block.map(({ length }) => length));
    selection.block({ row: top, column: left }, this.#within(top + block.length - 1, left + width - 1, 0));
    owner.requestUpdate();
  }

  /** Drags the edge of a header. */
  #onResize(event: PointerEvent): void {
    if (!(event.target instanceof HTMLElement) || !event.target.matches(".resizer")) return;
    const header = event.target.closest<HTMLElement>(".header-cell");
    if (!header) return;
    event.preventDefault();
    const { owner, widths } = this.#grid;
    const column = Number(header.dataset["heading"]);
    const { target: edge, pointerId, clientX } = event;
    const width = header.offsetWidth;
    const side = getComputedStyle(owner).direction === "rtl" ? -1 : 1;
    edge.setPointerCapture(pointerId);
    const follow = (moved: PointerEvent): void => {
      widths.set(column, Math.max(NARROWEST, width + side * (moved.clientX - clientX)));
      owner.layOut();
    };
    edge.addEventListener("pointermove", follow);
    edge.addEventListener("lostpointercapture", () => edge.removeEventListener("pointermove", follow), { once: true });
  }

  #onDragOver(event: DragEvent): void {
    if (this.#grid.owner.interactive && event.dataTransfer?.types.includes("Files")) event.preventDefault();
  }

  /** A file of CSV or TSV takes the place of the table. */
  #onDrop(event: DragEvent): void {
    const file = event.dataTransfer?.files[0];
    if (!this.#grid.owner.interactive || !file) return;
    event.preventDefault();
    void this.#grid.import(file);
  }

  /** The cell or header that something is in. */
  #placeOf(target: EventTarget | null): Place | null {
    if (!(target instanceof Element)) return null;
    const header = target.closest<HTMLElement>("[data-heading]");
    if (header) return { row: -1, column: Number(header.dataset["heading"]) };
    const cell = target.closest<HTMLElement>(".body-cell");
    const row = cell?.closest<HTMLElement>(".virtual-row");
    return cell && row ? { row: Number(row.dataset["index"]), column: Number(cell.dataset["col"]) } : null;
  }
}

/** What has a use of its own in a cell. */
function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("button, input, textarea, .resizer") !== null;
}

function scaled(step: number, far: number): number {
  return step === 0 ? 0 : step * far;
}

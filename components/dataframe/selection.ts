/** Which cells are picked. Rows are counted as they are seen; the header is row -1. */

export interface Place {
  readonly row: number;
  readonly column: number;
}

interface Rectangle {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** A cell, a rectangle of cells, or several of them. */
export class Selection {
  #rectangles: readonly Rectangle[] = [];
  #anchor: Place | null = null;
  #active: Place | null = null;

  /** The cell that keys are about. */
  get active(): Place | null {
    return this.#active;
  }

  get isEmpty(): boolean {
    return this.#rectangles.length === 0;
  }

  get isSolo(): boolean {
    const [first, second] = this.#rectangles;
    return first !== undefined && !second && first.top === first.bottom && first.left === first.right;
  }

  has(row: number, column: number): boolean {
    return this.#rectangles.some((each) => holds(each, row, column));
  }

  pick(place: Place): void {
    this.#anchor = this.#active = place;
    this.#rectangles = place.row < 0 ? [] : [between(place, place)];
  }

  /** From the cell that was picked first to this one. */
  extend(place: Place): void {
    if (!this.#anchor || this.#anchor.row < 0) return this.pick(place);
    this.#active = place;
    this.#rectangles = [between(this.#anchor, place)];
  }

  /** Adds a cell to the others, or takes it away. */
  toggle(place: Place): void {
    const { row, column } = place;
    if (this.has(row, column)) {
      this.#rectangles = this.#rectangles.flatMap((each) => (holds(each, row, column) ? without(each, place) : each));
    } else this.#rectangles = [...this.#rectangles, between(place, place)];
    this.#anchor = this.#active = place;
  }

  /** All cells of a block, such as a column. */
  block(from: Place, to: Place): void {
    this.#anchor = from;
    this.#active = from;
    this.#rectangles = [between(from, to)];
  }

  clear(): void {
    this.#rectangles = [];
    this.#anchor = this.#active = null;
  }

  /** Forgets what is no longer there. */
  clamp(rows: number, columns: number): void {
    const { row, column } = this.#active ?? { row: -1, column: 0 };
    const isOut = this.#rectangles.some(({ bottom, right }) => bottom >= rows || right >= columns);
    if (isOut || row >= rows || column >= columns) this.clear();
  }

  /** The cells, row by row. */
  rows(): { readonly row: number; readonly columns: readonly number[] }[] {
    const rows = new Map<number, Set<number>>();
    for (const { top, bottom, left, right } of this.#rectangles) {
      for (let row = top; row <= bottom; row++) {
        const columns = rows.get(row) ?? new Set();
        rows.set(row, columns);
        for (let column = left; column <= right; column++) columns.add(column);
      }
    }
    return [...rows]
      .sort(([a], [b]) => a - b)
      .map(([row, columns]) => ({ row, columns: [...columns].sort((a, b) => a - b) }));
  }

  /** The upper left cell of all. */
  get corner(): Place | null {
    if (this.isEmpty) return null;
    return {
      row: Math.min(...this.#rectangles.map(({ top }) => top)),
      column: Math.min(...this.#rectangles.map(({ left }) => left)),
    };
  }

  /** For the frame around what is picked. */
  classesOf(row: number, column: number): string {
    if (!this.has(row, column)) return "";
    if (this.isSolo) return "cell-selected cell-solo";
    return [
      "cell-selected",
      this.has(row - 1, column) && "no-top",
      this.has(row + 1, column) && "no-bottom",
      this.has(row, column - 1) && "no-left",
      this.has(row, column + 1) && "no-right",
    ]
      .filter(Boolean)
      .join(" ");
  }
}

function between(a: Place, b: Place): Rectangle {
  return {
    top: Math.max(0, Math.min(a.row, b.row)),
    bottom: Math.max(a.row, b.row),
    left: Math.min(a.column, b.column),
    right: Math.max(a.column, b.column),
  };
}

function holds({ top, bottom, left, right }: Rectangle, row: number, column: number): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}

/** What is left of a rectangle without one of its cells: the rows above and below, and both sides. */
function without({ top, bottom, left, right }: Rectangle, { row, column }: Place): Rectangle[] {
  return [
    { top, bottom: row - 1, left, right },
    { top: row + 1, bottom, left, right },
    { top: row, bottom: row, left, right: column - 1 },
    { top: row, bottom: row, left: column + 1, right },
  ].filter((each) => each.top <= each.bottom && each.left <= each.right);
}

/** Which rows are seen, and in which order. The data itself stays as it is. */

import { textOf } from "./cell-text.ts";
import type { Column } from "./columns.ts";
import type { DataframeDatatype, DataframeValue } from "./props.ts";

export type Direction = "ascending" | "descending";

export interface Sort {
  readonly column: number;
  readonly direction: Direction;
}

/** What a filter compares with. */
export const STRING_TESTS = [
  "Contains",
  "Does not contain",
  "Starts with",
  "Ends with",
  "Is",
  "Is not",
  "Is empty",
  "Is not empty",
] as const;
export const NUMBER_TESTS = ["=", "≠", ">", "<", "≥", "≤", "Is empty", "Is not empty"] as const;

export type FilterTest = (typeof STRING_TESTS)[number] | (typeof NUMBER_TESTS)[number];

export interface Filter {
  readonly kind: "string" | "number";
  readonly test: FilterTest;
  readonly text: string;
}

/** More orders than these nobody can follow. */
const MAX_SORTS = 3;

/** How the visitor wants the rows. */
export class RowOrder {
  #sorts: readonly Sort[] = [];
  #filters: ReadonlyMap<number, Filter> = new Map();
  #search = "";
  #known: { value: DataframeValue; rows: readonly number[] } | null = null;
  /** Rows in small letters, by the list that they were made of. */
  readonly #texts = new WeakMap<object, readonly string[]>();

  get sorts(): readonly Sort[] {
    return this.#sorts;
  }

  get filters(): ReadonlyMap<number, Filter> {
    return this.#filters;
  }

  get search(): string {
    return this.#search;
  }

  set search(text: string) {
    this.#search = text;
    this.#known = null;
  }

  get isFiltering(): boolean {
    return this.#search.trim() !== "" || this.#filters.size > 0;
  }

  /** Whether rows stand as they are in the data, all of them. */
  get isPlain(): boolean {
    return this.#sorts.length === 0 && !this.isFiltering;
  }

  /** One more column to sort by; the same once more takes it away. */
  sort(column: number, direction: Direction): void {
    const known = this.#sorts.find((each) => each.column === column);
    const others = this.#sorts.filter((each) => each !== known);
    if (known?.direction === direction) this.#sorts = others;
    else if (known) this.#sorts = this.#sorts.map((each) => (each === known ? { column, direction } : each));
    else this.#sorts = [...others, { column, direction }].slice(-MAX_SORTS);
    this.#known = null;
  }

  clearSorts(): void {
    this.#sorts = [];
    this.#known = null;
  }

  filter(column: number, filter: Filter): void {
    this.#filters = new Map(this.#filters).set(column, filter);
    this.#known = null;
  }

  clearFilters(): void {
    this.#filters = new Map();
    this.#known = null;
  }

  /** Columns have moved: `places` tells where each of the old ones is now, if it is still there. */
  follow(places: ReadonlyMap<number, number>): void {
    const moved = <T>(column: number, made: (now: number) => T): T[] => {
      const now = places.get(column);
      return now === undefined ? [] : [made(now)];
    };
    this.#sorts = this.#sorts.flatMap((sort) => moved(sort.column, (column) => ({ ...sort, column })));
    this.#filters = new Map([...this.#filters].flatMap(([was, filter]) => moved(was, (now) => [now, filter] as const)));
    this.#known = null;
  }

  /** Numbers of the rows in the data, from top to bottom. */
  rows(value: DataframeValue, columns: readonly Column[]): readonly number[] {
    if (this.#known?.value === value) return this.#known.rows;
    let rows = Array.from(value.data.keys());
    for (const [column, filter] of this.#filters) {
      const passes = testOf(filter);
      rows = rows.filter((row) => passes(value.data[row]?.[column]));
    }
    const wanted = this.#search.trim().toLowerCase();
    if (wanted !== "") {
      const texts = this.#textsOf(value.data);
      rows = rows.filter((row) => texts[row]?.includes(wanted));
    }
    if (this.#sorts.length > 0) rows = sorted(rows, this.#sorts, { value, columns });
    this.#known = { value, rows };
    return rows;
  }

  #textsOf(data: DataframeValue["data"]): readonly string[] {
    const known = this.#texts.get(data);
    if (known) return known;
    // What stands between two cells is in no text that anybody types.
    const texts = data.map((row) => row.map(textOf).join("\n\u0000").toLowerCase());
    this.#texts.set(data, texts);
    return texts;
  }
}

function sorted(
  rows: readonly number[],
  sorts: readonly Sort[],
  { value, columns }: { value: DataframeValue; columns: readonly Column[] },
): number[] {
  const keys = sorts.map(({ column, direction }) => {
    const kind = columns[column]?.kind ?? "str";
    return { factor: direction === "ascending" ? 1 : -1, of: value.data.map((row) => keyOf(row[column], kind)) };
  });
  return [...rows].sort((a, b) => {
    for (const { of, factor } of keys) {
      const [one, other] = [of[a] ?? null, of[b] ?? null];
      if (one === other) continue;
      // Nothing comes last, whatever the direction.
      if (one === null || other === null) return one === null ? 1 : -1;
      const order = compared(one, other);
      if (order !== 0) return order * factor;
    }
    return a - b;
  });
}

const collator = new Intl.Collator();

function compared(one: string | number, other: string | number): number {
  if (typeof one === "number" && typeof other === "number") return one - other;
  return collator.compare(String(one), String(other));
}

function keyOf(cell: unknown, kind: DataframeDatatype): string | number | null {
  const text = textOf(cell);
  if (text.trim() === "") return null;
  if (typeof cell === "number" || typeof cell === "boolean") return Number(cell);
  if (kind === "number" && Number.isFinite(Number(text))) return Number(text);
  const time = kind === "date" ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? text : time;
}

function testOf({ kind, test, text }: Filter): (cell: unknown) => boolean {
  if (test === "Is empty") return (cell) => textOf(cell) === "";
  if (test === "Is not empty") return (cell) => textOf(cell) !== "";
  if (kind === "number") {
    const wanted = Number(text);
    return (cell) => textOf(cell).trim() !== "" && comparesWith(Number(textOf(cell)), test, wanted);
  }
  const wanted = text.toLowerCase();
  return (cell) => matches(textOf(cell).toLowerCase(), test, wanted);
}

function comparesWith(number: number, test: FilterTest, wanted: number): boolean {
  switch (test) {
    case "=":
      return number === wanted;
    case "≠":
      return number !== wanted;
    case ">":
      return number > wanted;
    case "<":
      return number < wanted;
    case "≥":
      return number >= wanted;
    default:
      return number <= wanted;
  }
}

function matches(text: string, test: FilterTest, wanted: string): boolean {
  switch (test) {
    case "Contains":
      return text.includes(wanted);
    case "Does not contain":
      return !text.includes(wanted);
    case "Starts with":
      return text.startsWith(wanted);
    case "Ends with":
      return text.endsWith(wanted);
    case "Is":
      return text === wanted;
    default:
      return text !== wanted;
  }
}

import type { TableMetadata } from "./props.ts";

/** What a handler reads from a Dataframe: its headers, and rows of cells. */
export class Table {
  readonly headers: readonly string[];
  /** Rows of cells, as many as there are headers. */
  readonly data: unknown[][];

  constructor(headers: readonly string[], data: unknown[][]) {
    this.headers = headers;
    this.data = data;
  }

  /** The rows as records. Of columns with the same header, the later ones are called "name (2)" and so on. */
  rows(): Record<string, unknown>[] {
    const names = uniqueNames(this.headers);
    // Made of entries, so that a header such as "__proto__" is one like any other.
    return this.data.map((row) => Object.fromEntries(names.map((name, i) => [name, row[i]])));
  }

  /** The cells below a header, from top to bottom. */
  column(name: string): unknown[] {
    const place = uniqueNames(this.headers).indexOf(name);
    if (place < 0) throw new RangeError(`The table has no column "${name}"; it has ${listed(this.headers)}.`);
    return this.data.map((row) => row[place]);
  }
}

/** A table with texts and styles for its cells, as {@link styled} makes it. */
export interface StyledTable {
  readonly headers: readonly unknown[];
  readonly data: readonly (readonly unknown[])[];
  readonly metadata: TableMetadata;
}

/** How {@link styled} makes texts and styles; it is told the place of each cell, too. */
export interface StyledOptions {
  /** The text of a cell. Shown where nobody may edit it. */
  readonly format?: (value: unknown, row: number, column: number) => string;
  /** CSS declarations for a cell, such as `background-color: gold`. */
  readonly style?: (value: unknown, row: number, column: number) => string;
  /** Columns that are left out; the functions above still see them by their places. */
  readonly hideColumns?: readonly (string | number)[];
}

/**
 * Gives the cells of a table texts and styles of their own. Their values stay what they are.
 *
 * @example
 * const best = gr.styled(table, {
 *   format: (value) => (typeof value === "number" ? `${value} %` : String(value)),
 *   style: (value) => (Number(value) > 50 ? "background-color: lightgreen" : ""),
 * });
 */
export function styled(
  table: { readonly headers: readonly unknown[]; readonly data: readonly (readonly unknown[])[] },
  { format, style, hideColumns = [] }: StyledOptions,
): StyledTable {
  const kept = [...table.headers.keys()].filter(
    (column) => !hideColumns.includes(column) && !hideColumns.includes(String(table.headers[column])),
  );
  const pick = <T>(cell: (value: unknown, row: number, column: number) => T): T[][] =>
    table.data.map((cells, row) => kept.map((column) => cell(cells[column], row, column)));
  return {
    headers: kept.map((column) => table.headers[column]),
    data: pick((value) => value),
    metadata: {
      display_value: pick(format ?? ((value) => (value === null || value === undefined ? "" : String(value)))),
      styling: pick(style ?? (() => "")),
    },
  };
}

function uniqueNames(headers: readonly string[]): string[] {
  const taken = new Set<string>();
  return headers.map((header) => {
    let name = header;
    for (let i = 2; taken.has(name); i++) name = `${header} (${i})`;
    taken.add(name);
    return name;
  });
}

function listed(headers: readonly string[]): string {
  return headers.map((header) => `"${header}"`).join(", ") || "none";
}

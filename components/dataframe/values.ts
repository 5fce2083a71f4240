/** What authors show in a table, and what handlers read of it. */

import { parseCsv } from "./parse-csv.ts";
import type { DataframeValue, TableMetadata } from "./props.ts";
import { Table } from "./table.ts";

/** More than this is no longer something to look at, and no page can carry it. */
const MAX_CELLS = 1_000_000;
const MAX_TEXT = 1_000_000;

/** A table with named columns. What it lacks of headers is numbered. */
export interface TableLike {
  readonly headers?: readonly unknown[];
  readonly data: readonly (readonly unknown[])[];
  readonly metadata?: TableMetadata | null;
}

/** The wire form of anything that is a table. Throws an error that says what is wrong with it. */
export function toValue(value: unknown, headers: readonly string[]): DataframeValue {
  if (value === null || value === undefined) return { headers, data: [], metadata: null };
  if (typeof value === "string") return fromCsv(value);
  if (Array.isArray(value)) return fromList(value, headers);
  if (isTableLike(value)) return fromTable(value, headers);
  const keys = typeof value === "object" ? Object.keys(value).slice(0, 5).join(", ") : "";
  throw new TypeError(
    `It takes rows, records, CSV text, or an object with headers and data; this is ${kindOf(value)}${keys && ` with the keys ${keys}`}.`,
  );
}

/** A text of comma- or tab-separated values. Its first row has the headers. */
export function fromCsv(text: string): DataframeValue {
  const [headers = [], ...rows] = parseCsv(text.replace(/^\ufeff/, ""));
  if (headers.length === 0) throw new TypeError("The text is empty; CSV begins with a row of headers.");
  const isNumeric = headers.map((_, column) => rows.every((row) => isNumber(row[column] ?? "")));
  const data = rows.map((row) => row.map((cell, column) => (isNumeric[column] ? numberOf(cell) : cell)));
  return checked({ headers, data, metadata: null });
}

/** What a handler reads. Refuses rows that have not as many cells as there are headers. */
export function toTable(value: DataframeValue | null, headers: readonly string[]): Table {
  const { headers: sent, data } = value ?? { headers, data: [] };
  checkRows(data, sent.length);
  return new Table(
    sent.map(textOf),
    data.map((row) => [...row]),
  );
}

function fromList(list: readonly unknown[], headers: readonly string[]): DataframeValue {
  const [first] = list;
  if (list.length > 0 && list.every(isRecord)) return fromRecords(list);
  const isOfRows = isRow(first);
  const wrong = list.findIndex((row) => isRow(row) !== isOfRows);
  if (wrong >= 0) throw new TypeError(`Row ${wrong} is ${kindOf(list[wrong])}, unlike the rows before it.`);
  const data = isOfRows ? list.filter(isRow).map((row) => [...row]) : list.map((cell) => [cell]);
  return fromTable({ headers, data }, headers);
}

/** Columns in the order in which the records name them. */
function fromRecords(records: readonly Readonly<Record<string, unknown>>[]): DataframeValue {
  const headers = [...new Set(records.flatMap((record) => Object.keys(record)))];
  const data = records.map((record) =>
    headers.map((name) => (Object.hasOwn(record, name) ? Object.getOwnPropertyDescriptor(record, name)?.value : null)),
  );
  return checked({ headers, data, metadata: null });
}

function fromTable({ headers, data, metadata = null }: TableLike, fallback: readonly string[]): DataframeValue {
  const [first] = data;
  const named = (headers ?? []).map(textOf);
  // A table without any cell keeps its headers, as one without rows.
  if (!first || (data.length === 1 && first.length === 0)) {
    return { headers: headers ? named : fallback, data: [], metadata: null };
  }
  const all = first.map((_, column) => named[column] ?? String(column + 1));
  return checked({ headers: all, data, metadata: metadata && checkMetadata(metadata) });
}

function checked({ headers, data, metadata }: DataframeValue): DataframeValue {
  checkRows(data, headers.length);
  return { headers, data: data.map((row, r) => row.map((cell, column) => plain(cell, [r, column]))), metadata };
}

function checkRows(data: readonly (readonly unknown[])[], columns: number): void {
  const ragged = data.findIndex((row) => row.length !== columns);
  if (ragged >= 0) {
    throw new RangeError(
      `Row ${ragged} has ${counted(data[ragged]?.length ?? 0, "cell")}, and the table ${counted(columns, "column")}.`,
    );
  }
  if (data.length * columns > MAX_CELLS) {
    throw new RangeError(
      `${data.length} rows of ${counted(columns, "cell")} are too many; a table has at most ${MAX_CELLS} cells.`,
    );
  }
}

function checkMetadata(metadata: TableMetadata): TableMetadata {
  for (const [name, rows] of Object.entries(metadata)) {
    if (rows === null || (Array.isArray(rows) && rows.every((row) => Array.isArray(row)))) continue;
    throw new TypeError(`metadata.${name} is a list of rows, or null.`);
  }
  return metadata;
}

/** The cell as JSON can say it. */
function plain(cell: unknown, [row, column]: readonly [row: number, column: number]): unknown {
  switch (typeof cell) {
    case "string":
      if (cell.length <= MAX_TEXT) return cell;
      throw new RangeError(`The text in row ${row}, column ${column} has more than ${MAX_TEXT} characters.`);
    case "number":
      return Number.isFinite(cell) ? cell : null;
    case "boolean":
      return cell;
    case "undefined":
      return null;
    case "bigint":
      return Number.isSafeInteger(Number(cell)) ? Number(cell) : String(cell);
    case "object":
      return cell instanceof Date ? dateText(cell) : jsonOf(cell, [row, column]);
    default:
      throw new TypeError(`There is ${kindOf(cell)} in row ${row}, column ${column}.`);
  }
}

function dateText(date: Date): string | null {
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

function jsonOf(cell: object | null, [row, column]: readonly [row: number, column: number]): unknown {
  if (cell === null) return null;
  try {
    return JSON.parse(JSON.stringify(cell) ?? "null");
  } catch (cause) {
    throw new TypeError(`The cell in row ${row}, column ${column} is no JSON.`, { cause });
  }
}

function isTableLike(value: unknown): value is TableLike {
  if (typeof value !== "object" || value === null || !("data" in value) || !Array.isArray(value.data)) return false;
  const wrong = value.data.findIndex((row) => !Array.isArray(row));
  if (wrong >= 0)
    throw new TypeError(`Row ${wrong} of data is ${kindOf(value.data[wrong])}; a row is a list of cells.`);
  return !("headers" in value) || Array.isArray(value.headers);
}

function isRow(value: unknown): value is Iterable<unknown> & readonly unknown[] {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !isRow(value) && !(value instanceof Date);
}

function isNumber(text: string): boolean {
  return text.trim() === "" || Number.isFinite(Number(text));
}

function numberOf(text: string): number | null {
  return text.trim() === "" ? null : Number(text);
}

function textOf(header: unknown): string {
  return header === null || header === undefined ? "" : String(header);
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** What a visitor does to a table. Each answers a new one; the rows that it does not touch are the same. */

import { isTicked, textOf } from "./cell-text.ts";
import type { DataframeDatatype, DataframeValue } from "./props.ts";

/** A cell that is written. */
export interface Write {
  readonly row: number;
  readonly column: number;
  readonly cell: unknown;
}

/** What a text means in a column. Texts that do not fit stay texts. */
export function cellOf(text: string, kind: DataframeDatatype): unknown {
  if (kind === "bool") return isTicked(text);
  if (kind !== "number") return text;
  if (text.trim() === "") return null;
  return Number.isFinite(Number(text)) ? Number(text) : text;
}

/** An empty cell of a column. */
export function blankOf(kind: DataframeDatatype): unknown {
  return cellOf("", kind);
}

export function withCells(value: DataframeValue, writes: readonly Write[]): DataframeValue {
  const data = [...value.data];
  for (const { row, column, cell } of writes) {
    const cells = data[row];
    if (!cells) continue;
    // Each row is copied once.
    const copy = cells === value.data[row] ? [...cells] : (cells as unknown[]); // our own copy
    copy[column] = cell;
    data[row] = copy;
  }
  return { ...value, data, metadata: null };
}

export function withRows(value: DataframeValue, at: number, rows: readonly (readonly unknown[])[]): DataframeValue {
  return { ...value, data: value.data.toSpliced(at, 0, ...rows), metadata: null };
}

export function withoutRow(value: DataframeValue, row: number): DataframeValue {
  return { ...value, data: value.data.toSpliced(row, 1), metadata: null };
}

export function withColumn(value: DataframeValue, at: number, blank: unknown): DataframeValue {
  return {
    headers: value.headers.toSpliced(at, 0, freeName(value.headers)),
    data: value.data.map((row) => row.toSpliced(at, 0, blank)),
    metadata: null,
  };
}

export function withoutColumn({ headers, data }: DataframeValue, column: number): DataframeValue {
  return { headers: headers.toSpliced(column, 1), data: data.map((row) => row.toSpliced(column, 1)), metadata: null };
}

export function withMovedRow(value: DataframeValue, from: number, to: number): DataframeValue {
  return { ...value, data: moved(value.data, from, to), metadata: null };
}

export function withMovedColumn({ headers, data }: DataframeValue, from: number, to: number): DataframeValue {
  return { headers: moved(headers, from, to), data: data.map((row) => moved(row, from, to)), metadata: null };
}

export function withHeader(value: DataframeValue, column: number, name: string): DataframeValue {
  return { ...value, headers: value.headers.with(column, name), metadata: null };
}

export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const item = list[from];
  return item === undefined ? [...list] : list.toSpliced(from, 1).toSpliced(to, 0, item);
}

/** The number of the column, or the next one that is free. */
function freeName(headers: readonly unknown[]): string {
  const taken = new Set(headers.map(textOf));
  let number = headers.length + 1;
  while (taken.has(String(number))) number++;
  return String(number);
}

/** Rows of CSV that spreadsheets may open without running anything. */

import { eachFile } from "../protocol/file-data.ts";

/** One row. Files are written as their addresses; what is neither text, number nor flag as JSON; nothing as nothing. */
export function csvRow(cells: readonly unknown[]): string {
  return `${cells.map(cellOf).join(",")}\r\n`;
}

function cellOf(cell: unknown): string {
  if (cell === undefined || cell === null) return "";
  if (typeof cell === "number" || typeof cell === "boolean") return String(cell);
  return quoted(harmless(typeof cell === "string" ? cell : (addressOf(cell) ?? JSON.stringify(cell))));
}

/** The address of a value that is a file. */
function addressOf(cell: unknown): string | null {
  let address: string | null = null;
  eachFile(cell, (file) => {
    if (file === cell) address = file.url ?? file.path;
  });
  return address;
}

/** Spreadsheets take a text that begins so for a formula; behind an apostrophe it stays a text. */
function harmless(text: string): string {
  return /^[\s\u200b-\u200f\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(text) ? `'${text}` : text;
}

/** Always quoted: some spreadsheets part cells at other characters, too. */
function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

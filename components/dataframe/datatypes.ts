/** What the cells of each column are. */

import type { DataframeDatatype, DataframeProps, DataframeValue } from "./props.ts";

/** Rows that are looked at to find out. */
const LOOKED_AT = 1000;

/** Kinds of cells that are drawn as markup. */
export type RichDatatype = "markdown" | "html";

export function isRich(datatype: DataframeDatatype): datatype is RichDatatype {
  return datatype === "markdown" || datatype === "html";
}

/** The kind of each column. A list of kinds goes with the headers that it was written for, wherever they stand now. */
export function datatypesOf(
  { headers, data }: Pick<DataframeValue, "headers" | "data">,
  { datatype, headers: declared }: Pick<DataframeProps, "datatype" | "headers">,
): DataframeDatatype[] {
  if (datatype === "auto") return headers.map((_, column) => inferred(data, column));
  if (typeof datatype === "string") return headers.map(() => datatype);
  return headers.map((header, column) => {
    const place = String(header) === declared[column] ? column : declared.indexOf(String(header));
    return datatype[place < 0 ? column : place] ?? "str";
  });
}

function inferred(data: DataframeValue["data"], column: number): DataframeDatatype {
  const cells = data.slice(0, LOOKED_AT).flatMap((row) => row[column] ?? []);
  if (cells.length === 0) return "str";
  if (cells.every((cell) => typeof cell === "number")) return "number";
  if (cells.every((cell) => typeof cell === "boolean")) return "bool";
  return cells.every((cell) => typeof cell === "string" && isDate(cell)) ? "date" : "str";
}

/** As a Date is written on the wire. A date that is a text stays one. */
function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(text);
}

/** From what authors return to the table that travels. Runs on the server. */

import type { PlotCell, PlotData, PlotDatatype, PlotMark } from "./props.ts";

/** A cell in a function of the author's. */
export type PlotValue = string | number | bigint | boolean | Date | null | undefined;

/** One row: column → cell. */
export type PlotRow = Readonly<Record<string, PlotValue>>;

/** What a plot shows. */
export type PlotSource =
  | readonly PlotRow[]
  // What a Dataframe gives, among others.
  | { readonly headers: readonly string[]; readonly data: readonly (readonly unknown[])[] }
  | {
      readonly columns: readonly string[];
      readonly data: readonly (readonly PlotValue[])[];
      readonly datatypes?: Readonly<Record<string, PlotDatatype>>;
      /** Default: that of the component. */
      readonly mark?: PlotMark;
    };

const DATATYPES: readonly unknown[] = ["temporal", "quantitative", "nominal"];

/** The columns that a plot draws. */
export interface PlotColumns {
  mark: PlotMark;
  x: string | null;
  y: string | null;
  color: string | null;
  /** Rows are counted: what stands in `y` does not matter. */
  yAggregate: string | null;
}

/** Reads a table; throws an Error that says what is wrong with it. */
export function toPlotData(source: PlotSource | null | undefined, plot: PlotColumns): PlotData | null {
  if (source === null || source === undefined) return null;
  const table = readTable(source, plot.mark);
  if (table.columns.length > 0) checkColumns(table, plot);
  return table;
}

/** Options are checked again with each update; what was read once is not read again. */
const TABLES = new WeakSet<object>();

function readTable(source: PlotSource, usual: PlotMark): PlotData {
  if (TABLES.has(source)) return source as PlotData; // we made it
  const { columns, rows, datatypes = {}, mark = usual } = tableOf(source);
  const repeated = columns.find((name, i) => columns.indexOf(name) !== i);
  if (repeated !== undefined) throw new Error(`there are two columns "${repeated}".`);
  const types = columns.map(
    (name, i) =>
      datatypes[name] ??
      datatypeOf(
        name,
        rows.map((row) => row[i]),
      ),
  );
  const table: PlotData = {
    columns: [...columns],
    data: rows.map((row) => columns.map((_, i) => toCell(row[i]))),
    datatypes: Object.fromEntries(columns.map((name, i) => [name, types[i] ?? "nominal"])),
    mark,
  };
  TABLES.add(table);
  return table;
}

function checkColumns({ columns, datatypes }: PlotData, { x, y, color, yAggregate }: PlotColumns): void {
  const missing = [x, y, color].find((name) => name !== null && !columns.includes(name));
  if (missing !== undefined) {
    throw new Error(
      `there is no column "${missing}"; there ${columns.length > 1 ? "are" : "is"} ${columns.join(", ")}.`,
    );
  }
  if (y !== null && yAggregate !== "count" && datatypes[y] !== "quantitative") {
    throw new Error(`column "${y}" has ${NOUNS[datatypes[y] ?? "nominal"]}, and the y axis takes numbers.`);
  }
}

interface Cells {
  columns: readonly string[];
  rows: readonly (readonly PlotValue[])[];
  datatypes?: Readonly<Record<string, PlotDatatype>> | undefined;
  mark?: PlotMark | undefined;
}

function tableOf(source: unknown): Cells {
  if (Array.isArray(source)) return tableOfRows(source);
  if (typeof source !== "object" || source === null) {
    throw new Error(`it is a ${typeof source}, and no list of records and no table.`);
  }
  const { headers, columns = headers, data, datatypes, mark }: Record<string, unknown> = { ...source };
  if (!Array.isArray(columns) || columns.some((name) => typeof name !== "string")) {
    throw new Error('a table has the names of its columns: { columns: ["day", "sales"], data: [[1, 2]] }.');
  }
  if (!Array.isArray(data) || data.some((row) => !Array.isArray(row))) {
    throw new Error("the data of a table is a list of rows, and a row a list of cells.");
  }
  const uneven = data.findIndex((row: unknown[]) => row.length !== columns.length);
  if (uneven >= 0) {
    throw new Error(`row ${uneven} has ${data[uneven].length} cells, and there are ${columns.length} columns.`);
  }
  return { columns, rows: data, datatypes: datatypesOf(datatypes), mark: markOf(mark) };
}

function markOf(mark: unknown): PlotMark | undefined {
  if (mark === undefined || mark === null) return undefined;
  if (mark === "line" || mark === "bar" || mark === "point") return mark;
  throw new Error(`"${String(mark)}" is no mark; a plot has lines ("line"), bars ("bar") or points ("point").`);
}

function datatypesOf(datatypes: unknown): Cells["datatypes"] {
  if (datatypes === undefined || datatypes === null) return undefined;
  const entries = Object.entries(datatypes);
  const wrong = entries.find(([, type]) => !DATATYPES.includes(type));
  if (wrong) throw new Error(`"${String(wrong[1])}" is no datatype; a column is temporal, quantitative or nominal.`);
  return Object.fromEntries(entries);
}

function tableOfRows(records: readonly unknown[]): Cells {
  const wrong = records.findIndex((row) => typeof row !== "object" || row === null || Array.isArray(row));
  if (wrong >= 0) throw new Error(`row ${wrong} is no record such as { day: 1, sales: 2 }.`);
  const rows = records as readonly PlotRow[]; // checked above; the cells are checked where they are read
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return { columns, rows: rows.map((row) => columns.map((name) => (Object.hasOwn(row, name) ? row[name] : null))) };
}

function datatypeOf(name: string, cells: readonly PlotValue[]): PlotDatatype {
  const found = new Set<PlotDatatype>();
  for (const cell of cells) {
    if (cell === null || cell === undefined) continue;
    found.add(kindOf(name, cell));
  }
  if (found.size > 1) {
    throw new Error(`column "${name}" mixes ${[...found].map((kind) => NOUNS[kind]).join(" and ")}.`);
  }
  // A column of nothing may be anything; numbers draw an empty axis.
  return found.values().next().value ?? "quantitative";
}

const NOUNS: Readonly<Record<PlotDatatype, string>> = { temporal: "dates", quantitative: "numbers", nominal: "names" };

function kindOf(name: string, cell: unknown): PlotDatatype {
  if (cell instanceof Date) return "temporal";
  if (typeof cell === "number" || typeof cell === "bigint") return "quantitative";
  if (typeof cell === "string" || typeof cell === "boolean") return "nominal";
  const kind = Array.isArray(cell) ? "a list" : `a${typeof cell === "object" ? "n object" : ` ${typeof cell}`}`;
  throw new Error(`column "${name}" has ${kind} in it; cells are dates, numbers, strings and booleans.`);
}

/** What is no number and no moment, such as NaN, is nothing. */
function toCell(cell: PlotValue): PlotCell {
  if (cell instanceof Date || typeof cell === "bigint") return toCell(Number(cell));
  if (typeof cell === "number") return Number.isFinite(cell) ? cell : null;
  return cell ?? null;
}

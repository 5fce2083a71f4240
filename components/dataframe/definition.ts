import * as z from "zod/mini";
import {
  type CommonProps,
  data,
  defineComponent,
  type Definition,
  type Drawn,
  type Made,
  type Options,
} from "../../src/core/component.ts";
import { AppError, InputError, SetupError } from "../../src/core/errors.ts";
import type { SelectData } from "../../src/core/event-data.ts";
import type { FileRef } from "../../src/core/files.ts";
import type { Wiring } from "../../src/core/handler.ts";
import { API_SCHEMA } from "./api-schema.ts";
import { datatypesOf, isRich } from "./datatypes.ts";
import { DataframeElement } from "./element.ts";
import { FIRST_ROWS } from "./first-rows.ts";
import { type Count, DATATYPES, type DataframeProps, type DataframeValue, type Limits } from "./props.ts";
import { drawRich } from "./rich-cells.ts";
import type { Table } from "./table.ts";
import { fromCsv, type TableLike, toTable, toValue } from "./values.ts";

/**
 * What a handler may show: rows, records, a list for one column, headers and data, what `gr.styled` makes, CSV as text
 * or as a file, and null.
 */
export type TableSource = readonly unknown[] | TableLike | string | FileRef | Blob | null;

/** What an author may say about a Dataframe. */
export interface DataframeOptions extends Omit<
  DataframeProps,
  "value" | "headers" | "rowCount" | "columnCount" | "columnWidths"
> {
  value: TableSource;
  /** Default: those of the value, or numbers. */
  headers: readonly string[] | null;
  /** Rows at first, in which visitors may write. With `[3, "fixed"]` nobody adds or deletes any. Default: 3. */
  rowCount: number | Count | null;
  /** The same for columns. Default: as many as there are headers, or 3. */
  columnCount: number | Count | null;
  /** Gradio's earlier name of `columnCount`. */
  colCount: number | Count | null;
  /** Pixels, a share of the table such as "20%", another CSS length, or "auto", for each column. */
  columnWidths: readonly (number | string)[] | null;
  /** What handlers read: a Table ("pandas", "polars"), or rows of cells ("array", "numpy"). */
  type: keyof DataframeReads;
}

/** What a handler reads for each `type`. */
export interface DataframeReads {
  pandas: Table;
  polars: Table;
  numpy: unknown[][];
  array: unknown[][];
}

/** A visitor picked a cell. Rows are counted as they are in the data, however they are sorted. */
export interface TableSelectData extends SelectData<unknown, readonly [row: number, column: number]> {
  readonly row_value: readonly unknown[];
  readonly col_value: readonly unknown[];
}

/** A visitor has written into a cell. */
export interface TableEditData {
  readonly index: readonly [row: number, column: number];
  /** A text, or a flag where there is a box to tick. */
  readonly value: unknown;
  readonly previous_value: unknown;
}

/** Makes Dataframes. What handlers read follows from the option `type`. */
export interface DataframeFactory {
  <const Type extends keyof DataframeReads = "pandas", const I extends Wiring | undefined = undefined>(
    options?: Options<DataframeOptions, I> & { type?: Type },
  ): Made<DataframeReads[Type], TableSource | undefined, DataframeOptions, typeof events>;
  readonly definition: Definition;
}

const events = {
  change: undefined,
  input: undefined,
  select: data<TableSelectData>(),
  edit: data<TableEditData>(),
};

const defaults: DataframeOptions & Partial<CommonProps> = {
  value: null,
  headers: null,
  rowCount: null,
  rowLimits: null,
  colCount: null,
  columnCount: null,
  columnLimits: null,
  datatype: "str",
  type: "pandas",
  latexDelimiters: [{ left: "$$", right: "$$", display: true }],
  maxHeight: 500,
  wrap: false,
  lineBreaks: true,
  columnWidths: null,
  buttons: null,
  showRowNumbers: false,
  maxChars: null,
  showSearch: "none",
  pinnedColumns: null,
  staticColumns: [],
};

const wire = z.object({
  headers: z.array(z.unknown()),
  data: z.array(z.array(z.unknown())),
  metadata: z._default(z.nullable(z.record(z.string(), z.nullable(z.array(z.unknown())))), null),
});

/**
 * A table: of numbers, texts, dates, flags, pictures, Markdown. Visitors search, sort and copy it; where it is
 * interactive, they edit it like a spreadsheet.
 *
 * Handlers read a `gr.Table` with `headers`, `data`, `rows()` and `column(name)`; with `type: "array"` they read the rows
 * alone. They may show rows, records, headers and data, CSV as text or as a file, and null. `gr.styled` gives cells
 * texts and colours.
 *
 * @example
 * const people = gr.Dataframe({ headers: ["name", "age"], datatype: ["str", "number"] });
 * people.change((table) => `${table.column("age").length} people`, { inputs: people, outputs: summary });
 */
export const Dataframe: DataframeFactory = defineComponent({
  type: "dataframe",
  element: DataframeElement,
  events,
  defaults,
  complete,
  wire: () => z.nullable(wire),
  preprocess(value: DataframeValue | null, { type, headers }): DataframeReads[keyof DataframeReads] {
    const table = reading(() => toTable(value, headers ?? []), InputError);
    return type === "array" || type === "numpy" ? table.data : table;
  },
  async postprocess(value: TableSource | undefined, { headers }) {
    const text = isFile(value) ? await value.text() : null;
    const shown = reading(() => (text === null ? toValue(value, headers ?? []) : fromCsv(text)), AppError);
    return shown as z.input<typeof wire>; // its lists are only read
  },
  apiSchema: () => API_SCHEMA,
  example: () => ({ headers: ["a", "b"], data: [["foo", "bar"]] }),
  cleared: ({ headers }) => toValue(null, headers ?? []),
  wireProps: ({ columnCount, columnWidths, datatype, headers, value }) => ({
    // It has no frame that could be left out.
    container: null,
    colCount: columnCount,
    columnWidths: (columnWidths ?? []).map((width) => (typeof width === "number" ? `${width}px` : width)),
    datatype:
      datatype === "auto" && isValue(value) ? datatypesOf(value, { datatype, headers: headers ?? [] }) : datatype,
  }),
  prerender,
}) as unknown as DataframeFactory; // the literal `type` tells what a handler reads

/** Values that were looked at before; an option that is updated needs no second look at a large table. */
const known = new WeakSet<object>();

function isValue(value: unknown): value is DataframeValue {
  return typeof value === "object" && value !== null && known.has(value);
}

function complete(props: DataframeOptions & CommonProps): DataframeOptions & CommonProps {
  check("type", props.type, ["pandas", "polars", "numpy", "array"]);
  check("showSearch", props.showSearch, ["none", "search", "filter"]);
  for (const datatype of [props.datatype].flat()) check("datatype", datatype, [...DATATYPES, "auto"]);
  const rowCount = countOf("rowCount", props.rowCount, 3);
  const given = countOf("columnCount", props.columnCount ?? props.colCount, 3);
  const headers = props.headers ?? Array.from({ length: given[0] }, (_, column) => String(column + 1));
  if (!Array.isArray(headers)) throw new SetupError("Dataframe: headers is a list of texts, or null.");
  checkLimits("rowLimits", props.rowLimits);
  checkLimits("columnLimits", props.columnLimits);
  const columnCount: Count = [headers.length, given[1]];
  const { value } = props;
  if (value === null || isFile(value) || isValue(value))
    return { ...props, headers, rowCount, columnCount, colCount: null };
  try {
    const table = toValue(value, headers);
    known.add(table);
    return { ...props, headers, rowCount, columnCount, colCount: null, value: table };
  } catch (cause) {
    throw new SetupError(`Dataframe: its value cannot be shown. ${messageOf(cause)}`, { cause });
  }
}

function check(option: string, value: unknown, allowed: readonly string[]): void {
  if (typeof value === "string" && allowed.includes(value)) return;
  const choices = allowed.map((each) => `"${each}"`).join(", ");
  throw new SetupError(`Dataframe: ${option} "${String(value)}" is unknown; use ${choices}.`);
}

function countOf(option: string, given: number | Count | null, fallback: number): Count {
  const [count, mode] = typeof given === "object" && given !== null ? given : [given ?? fallback, "dynamic" as const];
  if (Number.isInteger(count) && count >= 0 && (mode === "dynamic" || mode === "fixed")) return [count, mode];
  throw new SetupError(`Dataframe: ${option} is a whole number, or a list such as [3, "fixed"].`);
}

function checkLimits(option: string, limits: Limits | null): void {
  if (limits === null) return;
  const isLimit = (limit: unknown): boolean => limit === null || (Number.isInteger(limit) && Number(limit) >= 0);
  if (limits.length === 2 && limits.every(isLimit) && (limits[0] ?? 0) <= (limits[1] ?? Infinity)) return;
  throw new SetupError(`Dataframe: ${option} is a list of the fewest and the most, such as [1, null].`);
}

function isFile(value: unknown): value is FileRef | Blob {
  return typeof value === "object" && value !== null && "text" in value && typeof value.text === "function";
}

/** The reason why a value is refused, in the words of whom it concerns. */
function reading<T>(read: () => T, Refusal: typeof AppError): T {
  try {
    return read();
  } catch (cause) {
    throw new Refusal(`Dataframe: ${messageOf(cause)}`, { cause });
  }
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

/** The markup of the first rows' Markdown and HTML, so that the page is whole before its script runs. */
function prerender(shown: Record<string, unknown>, _drawn: Drawn): Record<string, unknown> {
  const props = { ...defaults, ...shown } as unknown as DataframeProps; // the component's own, from the wire
  const { value } = props;
  if (!value) return {};
  const kinds = datatypesOf(value, props);
  const rich = value.data.slice(0, FIRST_ROWS).map((row) =>
    row.map((cell, column) => {
      const kind = kinds[column];
      return kind && isRich(kind) ? drawRich(String(cell ?? ""), kind, props) : null;
    }),
  );
  return kinds.some(isRich) ? { rich } : {};
}

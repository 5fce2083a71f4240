import type { CustomButton } from "../../src/protocol/custom-button.ts";
import type { MathDelimiter } from "../shared/math-delimiters.ts";

/** What the cells of a column are. */
export const DATATYPES = ["str", "number", "bool", "date", "markdown", "html", "image"] as const;

/** What the cells of a column are. */
export type DataframeDatatype = (typeof DATATYPES)[number];

/** How cells look, besides their values: both lists are as large as the data. */
export interface TableMetadata {
  /** Texts that are shown in place of the values, where nobody may edit them. */
  readonly display_value?: readonly (readonly unknown[])[] | null;
  /** CSS declarations for each cell, such as `color: red`. */
  readonly styling?: readonly (readonly unknown[])[] | null;
}

/** A table on the wire. */
export interface DataframeValue {
  readonly headers: readonly unknown[];
  readonly data: readonly (readonly unknown[])[];
  readonly metadata: TableMetadata | null;
}

/** How many there are at first, and whether visitors may add and delete some. */
export type Count = readonly [count: number, mode: "dynamic" | "fixed"];

/** The fewest and the most; null is no limit. */
export type Limits = readonly [least: number | null, most: number | null];

/** The options, as the element sees them. */
export interface DataframeProps {
  value: DataframeValue | null;
  headers: readonly string[];
  rowCount: Count;
  columnCount: Count;
  rowLimits: Limits | null;
  columnLimits: Limits | null;
  datatype: DataframeDatatype | "auto" | readonly DataframeDatatype[];
  latexDelimiters: readonly MathDelimiter[];
  maxHeight: number | string;
  wrap: boolean;
  lineBreaks: boolean;
  columnWidths: readonly string[];
  buttons: readonly ("fullscreen" | "copy" | CustomButton)[] | null;
  showRowNumbers: boolean;
  maxChars: number | null;
  showSearch: "none" | "search" | "filter";
  pinnedColumns: number | null;
  staticColumns: readonly (number | string)[];
}

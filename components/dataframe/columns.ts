/** Where columns stand and how wide they are: known from their texts alone, so that the server and the browser agree. */

import { textOf } from "./cell-text.ts";
import { datatypesOf } from "./datatypes.ts";
import type { DataframeDatatype, DataframeProps, DataframeValue } from "./props.ts";

export interface Column {
  readonly index: number;
  readonly name: string;
  readonly kind: DataframeDatatype;
  /** Nobody may write into it, whatever the table allows. */
  readonly isStatic: boolean;
  /** How far from the edge it stays when the others scroll away; null for the others. */
  readonly pinnedAt: string | null;
  /** As CSS has it. */
  readonly width: Width;
}

interface Width {
  readonly least: string;
  /** Share of what is left over. */
  readonly share: number;
}

/** What the layout depends on. */
export type ColumnOptions = Pick<
  DataframeProps,
  "headers" | "datatype" | "columnWidths" | "maxChars" | "pinnedColumns" | "staticColumns" | "showRowNumbers" | "wrap"
>;

/** Rows whose texts are measured, spread over the table. */
const MEASURED = 400;
/** Characters. */
const [NARROWEST, WIDEST] = [4, 48];
/** Beside a text: its padding, and what a header has behind its name. */
const ROOM = "38px";

/** `widths` are those that the visitor has chosen, in pixels. */
export function columnsOf(
  value: DataframeValue,
  options: ColumnOptions,
  widths: ReadonlyMap<number, number> = new Map(),
): Column[] {
  const kinds = datatypesOf(value, options);
  const pinned = options.pinnedColumns ?? 0;
  const offsets = options.showRowNumbers ? [numberWidth(value)] : ["0px"];
  return value.headers.map((header, index) => {
    const name = textOf(header);
    const kind = kinds[index] ?? "str";
    const chosen = widths.get(index);
    const own = chosen === undefined ? ownWidth(options.columnWidths[index]) : `${chosen}px`;
    const isPinned = index < pinned;
    const chars = own === null ? charsOf(value, { index, name, kind }, options) : 0;
    const width = { least: own ?? `calc(${chars}ch + ${ROOM})`, share: own === null && !isPinned ? chars : 0 };
    const pinnedAt = isPinned ? `calc(${offsets.join(" + ")})` : null;
    if (isPinned) offsets.push(width.least);
    const isStatic = options.staticColumns.some((each) => each === index || each === name);
    return { index, name, kind, isStatic, pinnedAt, width };
  });
}

/** The styles of the table: its tracks, and how narrow it can be. */
export function layoutOf(columns: readonly Column[], numbers: string | null): Record<string, string> {
  const tracks = columns.map(({ width: { least, share } }) => (share > 0 ? `minmax(${least}, ${share}fr)` : least));
  const widths = columns.map(({ width }) => width.least);
  if (numbers !== null) [tracks, widths].forEach((list) => list.unshift(numbers));
  // A table of fixed columns ends where its last one does.
  const hasShares = columns.some(({ width }) => width.share > 0);
  const least = `calc(${widths.join(" + ") || "0px"})`;
  return { "--columns": tracks.join(" ") || "1fr", "--least": least, "--most": hasShares ? "100%" : least };
}

/** Of the column with the numbers of the rows. */
export function numberWidth({ data }: DataframeValue): string {
  return `calc(${String(data.length).length}ch + 30px)`;
}

/** A share is one of the table that is seen, whatever is beside it. */
function ownWidth(given: string | undefined): string | null {
  if (given === undefined || given === "auto") return null;
  if (/^\d+(?:\.\d+)?%$/.test(given)) return `${Number.parseFloat(given)}cqi`;
  return /^\d+(?:\.\d+)?(?:px|em|rem|ch|vw|cqi)$/.test(given) ? given : null;
}

function charsOf(
  { data, metadata }: DataframeValue,
  { index, name, kind }: Pick<Column, "index" | "name" | "kind">,
  { maxChars, wrap }: ColumnOptions,
): number {
  // Room for what stands beside a name: a box to tick, a lock, the order.
  let widest = lengthOf(name) + (kind === "bool" ? 3 : 1);
  if (kind === "image") widest = Math.max(widest, 10);
  else if (kind !== "bool") {
    const step = Math.max(1, Math.ceil(data.length / MEASURED));
    for (let row = 0; row < data.length; row += step) {
      const text = textOf(metadata?.display_value?.[row]?.[index] ?? data[row]?.[index]);
      widest = Math.max(widest, lengthOf(kind === "markdown" || kind === "html" ? readable(text) : text));
    }
  }
  const most = Math.min(maxChars === null ? WIDEST : maxChars + 3, wrap ? 32 : WIDEST);
  return Math.max(NARROWEST, Math.min(widest, Math.max(most, lengthOf(name) + 1, 0), WIDEST));
}

/** Wide letters count twice. Of several lines, the longest counts. */
function lengthOf(text: string): number {
  let longest = 0;
  for (const line of text.slice(0, 400).split("\n")) {
    const wide = line.match(
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]|\p{Emoji_Presentation}/gu,
    );
    longest = Math.max(longest, line.length + (wide?.length ?? 0));
  }
  return longest;
}

/** What is seen of markup, roughly. */
function readable(text: string): string {
  return text.replace(/<[^>]*>|!?\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/[*_`#]+/g, "");
}

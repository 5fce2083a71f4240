/** Reads cells between commas or tabs, rows between line breaks, quotes around what holds any of these. */

/** The rows of a text. Where its first line has a tab in it, tabs stand between cells. */
export function parseCsv(text: string, separator = separatorOf(text)): string[][] {
  const cell = new RegExp(
    `(?:"((?:[^"]|"")*)"([^${separator}\\r\\n]*)|([^${separator}\\r\\n]*))(${separator}|\\r?\\n|\\r|$)`,
    "y",
  );
  const rows: string[][] = [];
  let row: string[] = [];
  while (cell.lastIndex < text.length) {
    const [whole, inside, after = "", plain = "", end] = cell.exec(text) ?? [];
    // A quote that is never closed is an ordinary character.
    if (whole === undefined) return [...rows, row];
    row.push(inside === undefined ? plain : inside.replaceAll('""', '"') + after);
    if (end === separator && cell.lastIndex < text.length) continue;
    if (end === separator) row.push("");
    rows.push(row);
    row = [];
  }
  return rows;
}

function separatorOf(text: string): string {
  const end = text.search(/[\r\n]/);
  return (end < 0 ? text : text.slice(0, end)).includes("\t") ? "\t" : ",";
}

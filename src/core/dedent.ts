/** Removes the indentation that all lines but the first share, and blank lines around the text. */
export function dedent(text: string): string {
  const [first = "", ...rest] = text.replaceAll("\t", " ".repeat(8)).split(/\r\n|\r|\n/);
  const indents = rest.filter((line) => line.trim() !== "").map((line) => line.length - line.trimStart().length);
  const margin = indents.length === 0 ? 0 : Math.min(...indents);
  const lines = [first.trimStart(), ...rest.map((line) => line.slice(margin))];
  while (lines[0]?.trim() === "") lines.shift();
  while (lines.at(-1)?.trim() === "") lines.pop();
  return lines.join("\n");
}

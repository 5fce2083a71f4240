/** Cells that are markup. In the browser: import it lazily. */

import type { MathDelimiter } from "../shared/math-delimiters.ts";
import { renderMarkdown } from "../shared/markdown.ts";
import { sanitizeHtml } from "../shared/sanitize.ts";
import type { RichDatatype } from "./datatypes.ts";

/** The safe markup of a cell's text. */
export function drawRich(
  text: string,
  kind: RichDatatype,
  { lineBreaks, latexDelimiters }: { lineBreaks: boolean; latexDelimiters: readonly MathDelimiter[] },
): string {
  if (kind === "html") return sanitizeHtml(text);
  return renderMarkdown(text, { sanitizeHtml: true, lineBreaks, headerLinks: false, latexDelimiters });
}

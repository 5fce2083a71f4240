import type { CustomButton } from "../../src/protocol/custom-button.ts";

/** What stands around a formula. `display` puts it on a line of its own. */
export interface LatexDelimiter {
  left: string;
  right: string;
  display: boolean;
}

export interface MarkdownProps {
  value: string | null;
  /** Formulas are looked for between them; an empty list leaves all text alone. Default: `$$ … $$`. */
  latexDelimiters: readonly LatexDelimiter[];
  /** False puts HTML in the text onto the page as it is: only for text that nobody else can write. */
  sanitizeHtml: boolean;
  /** A single line break is one on the page too. */
  lineBreaks: boolean;
  /** Headings get an address of their own. */
  headerLinks: boolean;
  /** Pixels, or a CSS length; longer text scrolls. */
  height: number | string | null;
  maxHeight: number | string | null;
  minHeight: number | string | null;
  /** Right-to-left text. */
  rtl: boolean;
  /** "copy" copies the Markdown source. */
  buttons: readonly ("copy" | CustomButton)[] | null;
  /** Room around the text. */
  padding: boolean;
}

/** Markdown to HTML, as a pure function of text: the server draws with it first, the browser when a text changes. */

import { Lexer, type MarkedOptions, Parser, Renderer, type Tokenizer, type Tokens } from "marked";
import { formulaAt, type MathDelimiter, mayHoldMath, nextOpening } from "./math-delimiters.ts";
import { escapeHtml, sanitizeHtml } from "./sanitize.ts";
import { word } from "./words.ts";

export interface MarkdownOptions {
  /** False trusts the text: its HTML goes to the page as it is. */
  sanitizeHtml: boolean;
  /** A single line break is one on the page too. */
  lineBreaks: boolean;
  /** Headings get an address of their own. */
  headerLinks: boolean;
  /** Formulas between them are left alone for KaTeX. */
  latexDelimiters: readonly MathDelimiter[];
}

/** The text's HTML: GitHub's flavour, safe unless `sanitizeHtml` is false. A `tokenizer` may read it in its own way. */
export function renderMarkdown(source: string, options: MarkdownOptions, tokenizer: Tokenizer | null = null): string {
  if (source.trim() === "") return "";
  const html = parse(source, options, tokenizer);
  return options.sanitizeHtml ? sanitizeHtml(html) : html;
}

function parse(
  source: string,
  { lineBreaks, headerLinks, latexDelimiters }: MarkdownOptions,
  tokenizer: Tokenizer | null,
): string {
  const rules: MarkedOptions = {
    tokenizer,
    gfm: true,
    breaks: lineBreaks,
    renderer: headerLinks ? new LinkingRenderer() : new PageRenderer(),
    extensions: mayHoldMath(source, latexDelimiters) ? mathExtensions(latexDelimiters) : null,
  };
  try {
    return Parser.parse(Lexer.lex(source, rules), rules);
  } catch {
    // Thousands of nested quotes or lists are deeper than the stack. The text is still worth showing.
    return `<p>${escapeHtml(source)}</p>`;
  }
}

class PageRenderer extends Renderer {
  override link(token: Tokens.Link): string {
    const html = super.link(token);
    if (token.href.startsWith("#")) return html;
    return html.replace(/^<a /, '<a target="_blank" rel="noopener noreferrer" ');
  }
}

/** Draws headings with a link to themselves; names are made unique within one text. */
class LinkingRenderer extends PageRenderer {
  readonly #taken = new Set<string>();

  override heading({ tokens, depth }: Tokens.Heading): string {
    const id = claim(slugOf(this.parser.parseInline(tokens, this.parser.textRenderer)), this.#taken);
    const anchor = `<a class="md-header-anchor" href="#${id}" aria-label="${escapeHtml(word("Link to this section"))}"></a>`;
    return `<h${depth} id="${id}">${this.parser.parseInline(tokens)} ${anchor}</h${depth}>\n`;
  }
}

function slugOf(html: string): string {
  const words = html
    .replace(/<[^>]*>|&(?:#\w+|\w+);/g, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replace(/\s+/g, "-")
    .replace(/^[_-]+/, "")
    .slice(0, 150);
  // The page's own elements are called component-1 and so on.
  return words === "" || /^component-\d/.test(words) ? `section-${words}`.replace(/-$/, "") : words;
}

function claim(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let i = 1; taken.has(id); i++) id = `${wanted}-${i}`;
  taken.add(id);
  return id;
}

/** Formulas as tokens of their own, so that `_`, `*` and line breaks in them mean nothing. They stay text. */
function mathExtensions(delimiters: readonly MathDelimiter[]): NonNullable<MarkedOptions["extensions"]> {
  return {
    startBlock: [(source) => lineOpening(source, delimiters)],
    block: [
      (source) => {
        const indent = /^ {0,3}/.exec(source)?.[0].length ?? 0;
        const formula = formulaAt(source, indent, delimiters);
        const rest = formula?.display ? /^[ \t]*(?:\n|$)/.exec(source.slice(formula.end)) : null;
        if (!formula || !rest) return undefined;
        const text = source.slice(indent, formula.end);
        return { type: "mathBlock", raw: source.slice(0, formula.end) + rest[0], text };
      },
    ],
    startInline: [
      (source) => {
        const at = nextOpening(source, 0, delimiters);
        return at === -1 ? undefined : at;
      },
    ],
    inline: [
      (source) => {
        const formula = formulaAt(source, 0, delimiters);
        if (!formula) return undefined;
        const raw = source.slice(0, formula.end);
        return { type: "mathInline", raw, text: raw };
      },
    ],
    renderers: {
      mathBlock: ({ text }) => `<p>${escapeHtml(String(text))}</p>\n`,
      mathInline: ({ text }) => escapeHtml(String(text)),
    },
    childTokens: {},
  };
}

/** Where a paragraph ends because its next line opens a formula that fills whole lines. */
function lineOpening(source: string, delimiters: readonly MathDelimiter[]): number | undefined {
  const blank = source.search(/\n[ \t]*\n/);
  const paragraph = blank === -1 ? source : source.slice(0, blank);
  let at = nextOpening(paragraph, 0, delimiters);
  while (at !== -1) {
    const lineStart = source.lastIndexOf("\n", at - 1);
    const isFirst = lineStart !== -1 && /^ {0,3}$/.test(source.slice(lineStart + 1, at));
    const formula = isFirst ? formulaAt(source, at, delimiters) : null;
    if (formula?.display && /^[ \t]*(?:\n|$)/.test(source.slice(formula.end))) return lineStart;
    at = nextOpening(paragraph, at + 1, delimiters);
  }
  return undefined;
}

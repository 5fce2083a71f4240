/** Draws formulas with KaTeX. Heavy: import it lazily. */

import { renderToString } from "katex";
import katexCss from "katex/dist/katex.min.css?inline";
import { adoptCss } from "./adopt-css.ts";
import { type MathDelimiter, nextFormula } from "./math-delimiters.ts";

// Arrows over letters are drawings wider than the box that they stand in.
const CSS = `${katexCss}.katex svg{max-width:none}`;

// What is written there is not meant as a formula.
const NO_MATH = "code, pre, button, .katex, .katex-error";

/** Replaces the formulas in the text of `content` by drawn ones. A wrong formula shows itself in red. */
export function drawMath(content: HTMLElement, delimiters: readonly MathDelimiter[]): void {
  adoptCss(content, CSS);
  content.normalize();
  const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text && !node.parentElement?.closest(NO_MATH)) texts.push(node);
  }
  for (const text of texts) drawMathIn(text, delimiters);
}

function drawMathIn(text: Text, delimiters: readonly MathDelimiter[]): void {
  const source = text.data;
  const parts: (string | Node)[] = [];
  let end = 0;
  for (let formula = nextFormula(source, 0, delimiters); formula; formula = nextFormula(source, end, delimiters)) {
    parts.push(source.slice(end, formula.start), drawn(formula.tex, formula.display));
    end = formula.end;
  }
  if (parts.length > 0) text.replaceWith(...parts, source.slice(end));
}

function drawn(tex: string, displayMode: boolean): Node {
  const span = document.createElement("span");
  const html = renderToString(tex, {
    displayMode,
    throwOnError: false,
    errorColor: "var(--error-icon-color)",
    strict: "ignore",
    maxSize: 50,
  });
  // Style attributes in markup are what the policy for styles forbids. KaTeX escapes quotes in text, so that this
  // finds attributes only.
  span.innerHTML = html.replaceAll(' style="', ' data-style="');
  for (const styled of span.querySelectorAll<HTMLElement>("[data-style]")) {
    styled.style.cssText = styled.dataset["style"] ?? "";
    delete styled.dataset["style"];
  }
  return span;
}

/** Finds formulas in text. Markdown keeps its hands off them, and the page hands them to KaTeX. */

/** What stands around a formula. `display` puts it on a line of its own. */
export interface MathDelimiter {
  left: string;
  right: string;
  display: boolean;
}

/** A formula in a text. */
export interface Formula {
  start: number;
  end: number;
  tex: string;
  display: boolean;
}

// Nobody writes longer ones, and a text full of openings without an end must not be searched to its end for each.
const MAX_LENGTH = 3000;

/** Whether the text has an opening delimiter at all. */
export function mayHoldMath(text: string, delimiters: readonly MathDelimiter[]): boolean {
  return delimiters.some(({ left }) => left !== "" && text.includes(left));
}

/** The formula that begins exactly at `start`; of "$" and "$$" the longer opening counts. */
export function formulaAt(text: string, start: number, delimiters: readonly MathDelimiter[]): Formula | null {
  let longest = 0;
  let formula: Formula | null = null;
  for (const { left, right, display } of delimiters) {
    if (left.length <= longest || right === "" || !text.startsWith(left, start)) continue;
    const end = endOfFormula(text, start + left.length, right);
    if (end === null) continue;
    longest = left.length;
    formula = { start, end: end + right.length, tex: text.slice(start + left.length, end), display };
  }
  return formula;
}

/** The first formula that begins at `from` or later. */
export function nextFormula(text: string, from: number, delimiters: readonly MathDelimiter[]): Formula | null {
  let at = nextOpening(text, from, delimiters);
  while (at !== -1) {
    const formula = formulaAt(text, at, delimiters);
    if (formula) return formula;
    at = nextOpening(text, at + 1, delimiters);
  }
  return null;
}

/** Where the next opening delimiter stands, whether or not a formula follows; -1 if there is none. */
export function nextOpening(text: string, from: number, delimiters: readonly MathDelimiter[]): number {
  const found = delimiters.map(({ left }) => (left === "" ? -1 : text.indexOf(left, from))).filter((at) => at !== -1);
  return found.length === 0 ? -1 : Math.min(...found);
}

/** The closing delimiter; one inside braces belongs to the formula. */
function endOfFormula(text: string, from: number, right: string): number | null {
  const limit = Math.min(text.length, from + MAX_LENGTH);
  let depth = 0;
  for (let at = from; at < limit; at++) {
    if (depth <= 0 && text.startsWith(right, at)) return at;
    const character = text[at];
    if (character === "\\") at++;
    else if (character === "{") depth++;
    else if (character === "}") depth--;
  }
  return null;
}

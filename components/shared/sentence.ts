/** Reads texts that somebody else has put together from words of ours, in the language of the page. */

import { SENTENCES } from "./languages/english.ts";
import { speech, word } from "./words.ts";

/** A message in the language of the page, if it is one of ours; what authors write stays. */
export function sentence(text: string): string {
  if (speech.language === "en") return text;
  for (const pattern of SENTENCES) {
    const found = patternOf(pattern).exec(text);
    if (found) return word(pattern, ...found.slice(1));
  }
  return text;
}

const patterns = new Map<string, RegExp>();

/** What a sentence looks like when it is filled in. */
function patternOf(text: string): RegExp {
  const known = patterns.get(text);
  if (known) return known;
  const escaped = text.replace(/[.*+?^$()|[\]\\]/g, String.raw`\$&`).replace(/\{\d\}/g, "(.*)");
  const pattern = new RegExp(`^${escaped}$`, "s");
  patterns.set(text, pattern);
  return pattern;
}

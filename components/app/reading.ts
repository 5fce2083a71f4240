/** How the options of components are read in a language. Runs on the server and in the browser. */

import { finder, readMarkers, type Translations } from "../../src/protocol/i18n.ts";
import type { Word } from "../shared/languages/english.ts";
import { speech, word } from "../shared/words.ts";
import type { Reading } from "./element-registry.ts";

/** What there is to read. */
export interface Texts {
  /** The author's, by language. */
  readonly translations: Translations | null;
  /** Components whose text is a word of the house. */
  readonly ownWords: readonly number[];
}

/** Options as they are shown: with the author's texts, and our own words, in this language. */
export function readingIn(language: string, { translations, ownWords }: Texts): Reading {
  const find = finder(translations ?? {}, language);
  const own = new Set(ownWords);
  return (props, id) => {
    const read = readMarkers(props, find);
    return own.has(id) ? inOwnWords(read) : read;
  };
}

function inOwnWords(props: Record<string, unknown>): Record<string, unknown> {
  const { value, label } = props;
  return {
    ...props,
    ...(typeof value === "string" && { value: ownWord(value) }),
    ...(typeof label === "string" && { label: ownWord(label) }),
  };
}

const FLAG_AS = "Flag as ";

/** What the author says on a button of flags is not ours. */
function ownWord(text: string): string {
  if (text.startsWith(FLAG_AS)) return word("Flag as {0}", text.slice(FLAG_AS.length));
  return Object.hasOwn(speech.words, text) ? word(text as Word) : text; // it is in the table
}

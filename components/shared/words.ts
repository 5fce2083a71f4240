/** The words of the page: English, until another language is spoken. */

import type { Name, Word, Words } from "./languages/english.ts";

/** A language, as far as elements need to know. */
export interface Speech {
  /** Its code, such as "pt-BR". */
  readonly language: string;
  /** What is missing is said in English. */
  readonly words: Partial<Words>;
  /** The direction of texts that name none: where pages run from right to left, each text decides for itself. */
  readonly textDirection: "ltr" | "auto";
}

export const ENGLISH: Speech = { language: "en", words: {}, textDirection: "ltr" };

/** What is spoken now. The server changes it for each page that it draws. */
export let speech: Speech = { ...ENGLISH };

/** From now on everything that is drawn speaks so. */
export function speak(next: Speech): void {
  speech = next;
}

/** One of our own words in the language of the page, with `{0}`, `{1}` … filled in. */
export function word(text: Word | Name, ...values: readonly unknown[]): string {
  return (speech.words[text as Word] ?? text).replace(/\{(\d)\}/g, (_, place) => String(values[place])); // names are in no table
}

/** The words of each language: every one a file of its own, which comes when a page asks for it. */

import type { Words } from "./english.ts";

const LOADERS: Readonly<Record<string, () => Promise<{ readonly words: Words }>>> = {
  ar: () => import("./ar.ts"),
  ca: () => import("./ca.ts"),
  ckb: () => import("./ckb.ts"),
  de: () => import("./de.ts"),
  es: () => import("./es.ts"),
  et: () => import("./et.ts"),
  eu: () => import("./eu.ts"),
  fa: () => import("./fa.ts"),
  fi: () => import("./fi.ts"),
  fr: () => import("./fr.ts"),
  he: () => import("./he.ts"),
  hi: () => import("./hi.ts"),
  id: () => import("./id.ts"),
  ja: () => import("./ja.ts"),
  ko: () => import("./ko.ts"),
  lt: () => import("./lt.ts"),
  nb: () => import("./nb.ts"),
  nl: () => import("./nl.ts"),
  pl: () => import("./pl.ts"),
  pt: () => import("./pt.ts"),
  "pt-BR": () => import("./pt-br.ts"),
  ro: () => import("./ro.ts"),
  ru: () => import("./ru.ts"),
  sv: () => import("./sv.ts"),
  ta: () => import("./ta.ts"),
  th: () => import("./th.ts"),
  tr: () => import("./tr.ts"),
  uk: () => import("./uk.ts"),
  ur: () => import("./ur.ts"),
  uz: () => import("./uz.ts"),
  "zh-CN": () => import("./zh-cn.ts"),
  "zh-TW": () => import("./zh-tw.ts"),
};

/** What a language says, or the one that it is a kind of. None for English, in which everything is written. */
export async function wordsOf(language: string): Promise<Partial<Words>> {
  const load = LOADERS[language] ?? LOADERS[language.split("-")[0] ?? ""];
  return load ? (await load()).words : {};
}

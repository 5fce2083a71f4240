import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "vitest";
import { languageNames } from "../../components/app/language-names.ts";
import { SENTENCES, WORDS, type Words } from "../../components/shared/languages/english.ts";
import { wordsOf } from "../../components/shared/languages/load.ts";
import { LANGUAGES } from "../../src/protocol/languages.ts";
import { read, ROOT } from "./sources.ts";

const ALL = [...WORDS, ...SENTENCES];
const FOREIGN = LANGUAGES.filter((code) => code !== "en");

describe.each(FOREIGN)("the language %s", (code) => {
  it("has a file, and a name of its own", ({ expect }) => {
    const path = join(ROOT, "components/shared/languages", `${code.toLowerCase()}.ts`);
    expect(existsSync(path)).toBe(true);
    expect(languageNames([code])[0]?.[0]).not.toBe(code);
  });

  it("says everything, with the same places for what differs", async ({ expect }) => {
    const words = (await wordsOf(code)) as Words; // the test is about that
    expect(Object.keys(words).sort()).toEqual([...ALL].sort());
    const odd = ALL.filter((text) => words[text].trim() === "" || places(words[text]) !== places(text));
    expect(odd).toEqual([]);
  });

  it("is not English", async ({ expect }) => {
    const words = await wordsOf(code);
    const same = ALL.filter((text) => text.split(" ").length > 2 && words[text] === text);
    expect(same).toEqual([]);
  });
});

it("says nothing twice, and nothing that is not used", ({ expect }) => {
  expect(new Set(ALL).size).toBe(ALL.length);
  const code = read(["{src,components,worker,durable}/**/*.ts"])
    .filter(({ path }) => !path.includes("/languages/"))
    .map(({ text }) => text)
    .join("\n");
  const quoted = (text: string): string[] => [`"${text}"`, `'${text}'`];
  expect(WORDS.filter((text) => !quoted(text).some((each) => code.includes(each)))).toEqual([]);
  // Of a sentence, each piece between what differs stands in the code.
  const pieces = (text: string): string[] => text.split(/\{\d\}/).map((piece) => piece.trim());
  expect(SENTENCES.filter((text) => !pieces(text).every((piece) => code.includes(piece)))).toEqual([]);
});

/** What a template may say without asking for a word: names, numbers, signs. */
const SAID_AS_IT_IS = /^(AM|PM|HTML|JSON|Gradio|play-pause-replay-button|full-screen|status|[^A-Za-z]*)$/;
/** The author's own page about the queue, what is wrong with an author's template, the loader that has no words yet. */
const NOT_FOR_VISITORS = /monitoring|html\/live\.ts|gradio-app\.ts|fixture|\/languages\//;

it("bypasses the table nowhere: no template has an English text of its own", ({ expect }) => {
  const templates = read(["components/**/*.ts"])
    .filter(({ path }) => !NOT_FOR_VISITORS.test(path))
    .flatMap(({ path, text }) => visibleTexts(text).map((said) => `${path}: ${said}`));
  expect(templates).toEqual([]);
});

/** Texts between tags and in the attributes that are read out, in the templates of a source. */
function visibleTexts(source: string): string[] {
  return [...source.matchAll(/html`((?:[^`\\]|\\.)*)/g)].flatMap(([, template = ""]) => {
    const markup = template.replace(/\$\{[^}]*\}?/g, "\0").replace(/=>/g, "");
    const attributes = [...markup.matchAll(/\b(?:aria-label|aria-valuetext|title|placeholder|alt)="([^"]*)"/g)];
    const content = [...markup.matchAll(/>([^<>]*)</g)];
    return [...attributes, ...content]
      .map(([, said = ""]) => said.replaceAll("\0", "").trim())
      .filter((said) => /[A-Za-z]{2}/.test(said) && !SAID_AS_IT_IS.test(said) && !/[{}()=?]/.test(said));
  });
}

function places(text: string): string {
  return [...text.matchAll(/\{\d\}/g)].map(String).sort().join();
}

import { afterEach, describe, it } from "vitest";
import { sentence } from "../../components/shared/sentence.ts";
import { words as german } from "../../components/shared/languages/de.ts";
import { ENGLISH, speak, word } from "../../components/shared/words.ts";
import { chooseLanguage, directionOf } from "../../src/protocol/languages.ts";
import { acceptedIn } from "../../worker/language.ts";

describe("what a browser accepts", () => {
  it.for([
    ["", []],
    ["de", ["de"]],
    ["de, en;q=0.5, fr;q=0.8", ["de", "fr", "en"]],
    ["en;q=0.5,pt-BR ; q=0.5 , de;q=1", ["de", "en", "pt-BR"]],
    ["de;q=0, en", ["en"]],
    ["de;q=2, fr;q=-1, es;q=NaN, it;q=, en", ["en"]],
    [";;;,,,;q=1", []],
  ] as const)("is read from %j", ([header, languages], { expect }) => {
    expect(acceptedIn(header).filter(Boolean)).toEqual(languages);
  });

  it("is not read without end", ({ expect }) => {
    expect(acceptedIn("de,".repeat(100_000)).length).toBeLessThan(100);
  });
});

describe("the language that a visitor gets", () => {
  it.for([
    [["de-AT", "en"], "de"],
    [["pt-br"], "pt-BR"],
    [["pt-PT"], "pt"],
    [["zh"], "zh-CN"],
    [["zh-Hans-SG"], "zh-CN"],
    [["zh-Hant-HK"], "zh-TW"],
    [["zh-tw"], "zh-TW"],
    [["nn-NO"], "nb"],
    [["iw"], "he"],
    [["tlh", "fr"], "fr"],
    [["tlh"], "en"],
    [["*"], "en"],
    [["constructor", "__proto__"], "en"],
    [[], "en"],
  ] as const)("for %j is %s", ([wanted, language], { expect }) => {
    expect(chooseLanguage(wanted)).toBe(language);
  });

  it("may be one that only the author has texts in", ({ expect }) => {
    expect(chooseLanguage(["el-GR"], ["el", "en"])).toBe("el");
  });

  it("runs from right to left where it is written so", ({ expect }) => {
    expect(["ar", "ckb", "fa-AF", "he", "ur", "de", "art"].map(directionOf)).toEqual([
      ...["rtl", "rtl", "rtl", "rtl", "rtl"],
      ...["ltr", "ltr"],
    ]);
  });
});

describe("our own words", () => {
  afterEach(() => speak(ENGLISH));

  it("are English until another language is spoken, and English where that has none", ({ expect }) => {
    expect(word("Move {0}", "$& {0}")).toBe("Move $& {0}");
    speak({ language: "de", words: { Close: "Schließen" }, textDirection: "ltr" });
    expect([word("Close"), word("Copy")]).toEqual(["Schließen", "Copy"]);
  });

  it("are found again in sentences that the server has put together; an author's stay", ({ expect }) => {
    const told = "Value 7 is less than minimum value 9.";
    expect(sentence(told)).toBe(told);
    speak({ language: "de", words: german, textDirection: "ltr" });
    expect(sentence(told)).toBe("Der Wert 7 ist kleiner als der Mindestwert 9.");
    expect(sentence("The run was cancelled.")).toBe("Der Lauf wurde abgebrochen.");
    expect(["Done", "Move on", "Say The run was cancelled. twice"].map(sentence)).toEqual([
      ...["Done", "Move on", "Say The run was cancelled. twice"],
    ]);
  });
});

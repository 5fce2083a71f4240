import { describe, it, vi } from "vitest";
import { buildConfig } from "../../src/config/build-config.ts";
import { prepare } from "../../src/core/tree.ts";
import * as gr from "../../src/index.ts";
import { finder, markerOf, readMarkers } from "../../src/protocol/i18n.ts";

const texts = {
  en: { name: "Name", only: "Only English" },
  pt: { name: "Nome", 'a "b"': "aspas" },
  "pt-br": { name: "Nome do Brasil" },
};
const NO_FILES = { open: nothing, store: nothing };

function nothing(): never {
  throw new Error("Nothing is stored here.");
}

describe("an author's texts", () => {
  it("are read as they are asked for, else without the region, else in English, else as their key", ({ expect }) => {
    expect(["name", 'a "b"', "only", "none"].map(finder(texts, "pt-BR"))).toEqual([
      ...["Nome do Brasil", "aspas", "Only English", "none"],
    ]);
    expect(finder(texts, "fr")("name")).toBe("Name");
    expect(["constructor", "__proto__"].map(finder(texts, "en"))).toEqual(["constructor", "__proto__"]);
  });

  it("are found among other text, and however deep in a value", ({ expect }) => {
    const find = finder(texts, "pt");
    const value = { choices: [[`> ${markerOf("name")} <${markerOf('a "b"')}`, "a"]], rest: [1, null, true] };
    expect(readMarkers(value, find)).toEqual({ choices: [["> Nome <aspas", "a"]], rest: [1, null, true] });
    expect(readMarkers({ __type__: "translation_metadata", key: "name" }, find)).toBe("Nome");
  });

  it("leave what has none the same object", ({ expect }) => {
    const value = { label: "Name", list: [{ deep: "__i18n__" }], made: new Date(0) };
    expect(readMarkers(value, finder(texts, "pt"))).toBe(value);
  });

  it.for([
    "__i18n__",
    "__i18n__{}",
    '__i18n__{"__type__": "translation_metadata", "key": 1}',
    '__i18n__{"__type__": "translation_metadata", "key": "\\x"}',
    '__i18n__{"__type__": "translation_metadata", "key": "a\nb"}',
    '__i18n__{"__type__": "other", "key": "name"}',
  ])("do not stand in for %j", (odd, { expect }) => {
    expect(readMarkers(odd, finder(texts, "pt"))).toBe(odd);
  });
});

describe("gr.I18n", () => {
  it("warns of a key that no language has, and of a code that is none", ({ expect }) => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    const i18n = gr.I18n({ en: { a: "A" }, English: { a: "A" } });
    expect(i18n("b" as "a")).toBe(markerOf("b"));
    expect(warn.mock.calls.map(([said]) => String(said))).toEqual([
      expect.stringContaining('"English"'),
      expect.stringContaining('"b"'),
    ]);
    warn.mockRestore();
  });

  it.for([{ en: null }, { en: "text" }, { en: { a: 1 } }])("refuses %j", (odd, { expect }) => {
    expect(() => gr.I18n(odd as never)).toThrow(/^I18n: /);
  });

  it("travels as markers, with all texts beside them", async ({ expect }) => {
    const i18n = gr.I18n({ en: { a: "A" }, de: { a: "Ä" } });
    const app = gr.Blocks({ title: i18n("a") }, [gr.Textbox({ label: i18n("a"), value: `1 ${i18n("a")}` })]);
    const config = await buildConfig(prepare(app.launch({ i18n })), NO_FILES);
    expect(config.i18n_translations).toEqual({ en: { a: "A" }, de: { a: "Ä" } });
    const marker = '__i18n__{"__type__": "translation_metadata", "key": "a"}';
    expect(config.title).toBe(marker);
    expect(config.components.find(({ type }) => type === "textbox")?.props).toMatchObject({
      label: marker,
      value: `1 ${marker}`,
    });
  });
});

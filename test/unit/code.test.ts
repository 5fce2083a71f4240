import { describe, it } from "vitest";
import { Code } from "../../components/code/definition.ts";
import { indentOf, loadLanguage } from "../../components/code/languages.ts";
import { CODE_LANGUAGES } from "../../components/code/props.ts";
import type { Component } from "../../src/core/component.ts";
import { AppError, SetupError } from "../../src/core/errors.ts";
import type { FileAccess } from "../../src/core/files.ts";
import { readWire } from "../../src/core/wire-schema.ts";

const noFiles = {} as FileAccess; // it has none

function show({ definition, props }: Component, value: unknown): unknown {
  return definition.postprocess(value as never, props, noFiles); // also what no author may show
}

describe("a Code", () => {
  it("shows a text without the blanks around it, or nothing", ({ expect }) => {
    const code = Code();
    expect(["\n a\n  b \n", "", " \n ", null, undefined].map((value) => show(code, value))).toEqual([
      "a\n  b",
      "",
      "",
      null,
      null,
    ]);
    expect([Code({ value: "\n a " }).props["value"], Code({ value: null }).props["value"]]).toEqual(["a", null]);
  });

  it("reads the text as it is, and nothing as an empty text", ({ expect }) => {
    const { definition, props } = Code();
    const read = (value: string | null): unknown => {
      expect(readWire(definition.wire(props), value).data).toBe(value);
      return definition.preprocess(value, props, noFiles);
    };
    expect([read(" a\r\n"), read(""), read(null)]).toEqual([" a\r\n", "", ""]);
  });

  it.for([[5], [true], [["a"]], [{}], [new Date(0)]] as const)("refuses to show %s", ([value], { expect }) => {
    expect(() => show(Code(), value)).toThrow(AppError);
    expect(() => Code({ value: value as never })).toThrow(SetupError); // the compiler refuses it, too
  });

  it.for([[5], [false], [["a"]], [{ value: "a" }]] as const)("reads nothing out of %s", ([value], { expect }) => {
    const { definition, props } = Code();
    expect(readWire(definition.wire(props), value).success).toBe(false);
  });

  it("names the languages that there are when it does not know one", ({ expect }) => {
    expect(() => Code({ language: "cobol" as never })).toThrow(
      /^Code: language "cobol" is unknown; use one of python, c, cpp, .*sql-esper\.$/,
    );
    expect(() => Code({ language: "constructor" as never })).toThrow(SetupError);
  });

  it.for([
    [{ lines: 0 }, "lines"],
    [{ lines: 2.5 }, "lines"],
    [{ lines: Number.NaN }, "lines"],
    [{ maxLines: 0 }, "maxLines"],
    [{ maxLines: Infinity }, "maxLines"],
    [{ buttons: ["copy", "print"] as never }, '"print"'],
  ] as const)("refuses %o, by name", ([options, word], { expect }) => {
    expect(() => Code(options)).toThrow(SetupError);
    expect(() => Code(options)).toThrow(word);
  });

  it("never ends before it has shown its lines", ({ expect }) => {
    const heights = [Code({ lines: 8, maxLines: 3 }), Code({ lines: 2, maxLines: 3 }), Code({ lines: 2 })];
    expect(heights.map(({ props }) => props["maxLines"])).toEqual([8, 3, null]);
  });
});

describe("the languages of a Code", () => {
  it.for(CODE_LANGUAGES.map((name) => [name] as const))("%s can be fetched, and parses", async ([name], { expect }) => {
    const { language } = await loadLanguage(name);
    expect(language.parser.parse("a = 'b'").length).toBe(7);
  });

  it("are indented as is the custom", ({ expect }) => {
    expect([indentOf("python"), indentOf("json"), indentOf(null)]).toEqual(["    ", "  ", "  "]);
  });
});

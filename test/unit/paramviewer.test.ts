import { describe, it } from "vitest";
import { ParamViewer } from "../../components/paramviewer/definition.ts";
import { namesIn } from "../../components/paramviewer/names-in.ts";
import { AppError, SetupError } from "../../src/core/errors.ts";
import type { FileAccess } from "../../src/core/files.ts";
import { readWire } from "../../src/core/wire-schema.ts";

const noFiles = {} as FileAccess; // it has none
const TABLE = { name: { type: "str", description: null, default: "'Ada'" }, times: { type: "int", unit: "once" } };

const NO_TABLES: readonly unknown[] = [
  "str",
  5,
  true,
  [],
  [{ type: "int" }],
  { name: "str" },
  { name: {} },
  { name: { type: 1 } },
  { name: { type: "a", default: 1 } },
];

describe("a ParamViewer", () => {
  const { definition, props } = ParamViewer();
  const show = (value: unknown): unknown => definition.postprocess(value as never, props, noFiles); // also what no author may show

  it("reads and shows a record of parameters, or nothing", async ({ expect }) => {
    expect(show(TABLE)).toEqual(TABLE);
    expect([show(null), show(undefined), show({})]).toEqual([null, null, {}]);
    expect(readWire(definition.wire(props), TABLE).data).toEqual(TABLE);
    expect(definition.preprocess(TABLE, props, noFiles)).toEqual(TABLE);
  });

  it.for(NO_TABLES)("refuses %j from everybody", (value, { expect }) => {
    expect(readWire(definition.wire(props), value).success).toBe(false);
    expect(() => show(value)).toThrow(AppError);
    expect(() => ParamViewer({ value: value as never })).toThrow(SetupError); // the compiler refuses it, too
  });

  it("knows two languages", ({ expect }) => {
    expect(ParamViewer({ language: "typescript" }).props["language"]).toBe("typescript");
    expect(() => ParamViewer({ language: "rust" as never })).toThrow('language "rust" is unknown');
  });
});

describe("names that are links", () => {
  it("are whole words, each once, in the order of the code", ({ expect }) => {
    expect(namesIn("Data | list[Data] | MyData | Data2 | Blocks", ["Blocks", "Data", "None"])).toEqual([
      "Data",
      "Blocks",
    ]);
  });

  it("are the longest that fit", ({ expect }) => {
    expect(namesIn("gr.Blocks", ["Blocks", "gr.Blocks"])).toEqual(["gr.Blocks"]);
  });

  it("may hold anything", ({ expect }) => {
    expect(namesIn("a.b (c) [d]", ["a.b", "(c)", "[d", "", "*"])).toEqual(["a.b", "(c)", "[d"]);
    expect([namesIn("a", []), namesIn("a", [""]), namesIn("", ["a"])]).toEqual([[], [], []]);
  });
});

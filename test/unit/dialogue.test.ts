import { describe, it } from "vitest";
import { Dialogue } from "../../components/dialogue/definition.ts";
import { sample } from "../../components/dialogue/sample.ts";
import type { Component } from "../../src/core/component.ts";
import { AppError, SetupError } from "../../src/core/errors.ts";
import type { FileAccess } from "../../src/core/files.ts";
import { readWire } from "../../src/core/wire-schema.ts";

const noFiles = {} as FileAccess; // it has none
const LINES = [
  { speaker: "Ada", text: "Hello!" },
  { speaker: "Bob", text: "Hi." },
];

function show({ definition, props }: Component, value: unknown): unknown {
  return definition.postprocess(value as never, props, noFiles);
}

function read({ definition, props }: Component, value: unknown): unknown {
  const { success, data } = readWire(definition.wire(props), value);
  return success ? definition.preprocess(data, props, noFiles) : "refused";
}

async function called({ definition, props }: Component, name: unknown, data: unknown): Promise<unknown> {
  const server = {} as Parameters<NonNullable<ReturnType<NonNullable<typeof definition.call>>>["run"]>[0]; // it needs none
  return definition.call?.(props, name, data)?.run(server);
}

const shouting = Dialogue({
  formatter: (speaker, text) => `${speaker}: ${text.toUpperCase()}`,
  unformatter: (line, someone) => {
    const [speaker = "", text] = line.split(": ");
    return text === undefined ? { speaker: someone, text: speaker } : { speaker, text: text.toLowerCase() };
  },
  speakers: ["Ada"],
});

describe("a Dialogue", () => {
  it("gives handlers a text, whatever is shown", ({ expect }) => {
    const dialogue = Dialogue({ speakers: ["Ada", "Bob"] });
    expect(read(dialogue, LINES)).toBe("[Ada] Hello!\n[Bob] Hi.");
    expect([read(dialogue, "as it is"), read(dialogue, null), read(dialogue, [])]).toEqual(["as it is", "", ""]);
    expect(read(Dialogue({ separator: " | " }), LINES)).toBe("[Ada] Hello! | [Bob] Hi.");
    expect(read(shouting, LINES)).toBe("Ada: HELLO!\nBob: HI.");
  });

  it("gives handlers lines, whatever is shown", ({ expect }) => {
    const dialogue = Dialogue({ type: "list", speakers: ["Eve", "Ada"] });
    expect([read(dialogue, LINES), read(dialogue, null)]).toEqual([LINES, []]);
    expect(read(dialogue, "[Ada]Hello!\n\n  [Bob] Hi.  \nHm\n[x\n[] y")).toEqual([
      ...LINES,
      { speaker: "Eve", text: "Hm" },
      { speaker: "Eve", text: "[x" },
      { speaker: "", text: "y" },
    ]);
    expect(read(Dialogue({ type: "list" }), "Hm")).toEqual([{ speaker: "", text: "Hm" }]);
    expect(read(Dialogue({ ...shouting.props, type: "list" } as object), "Bob: HI.\nWHO")).toEqual([
      { speaker: "Bob", text: "hi." },
      { speaker: "Ada", text: "WHO" },
    ]);
  });

  it("takes nothing else from callers", ({ expect }) => {
    for (const wrong of [1, true, {}, [1], [null], [{ speaker: "Ada" }], [{ speaker: 1, text: "x" }], [["Ada", "x"]]]) {
      expect(read(Dialogue(), wrong)).toBe("refused");
    }
  });

  it("shows lines and texts, and refuses what is neither", ({ expect }) => {
    const dialogue = Dialogue();
    expect([show(dialogue, LINES), show(dialogue, "a"), show(dialogue, null), show(dialogue, undefined)]).toEqual([
      LINES,
      "a",
      null,
      null,
    ]);
    for (const wrong of [1, {}, [1], [{ text: "x" }], [["Ada", "x"]]]) {
      expect(() => show(dialogue, wrong)).toThrow(AppError);
    }
  });

  it("writes and reads as the author wants where only one of the two is shown", ({ expect }) => {
    const { formatter, unformatter, speakers } = shouting.props as unknown as Parameters<typeof Dialogue>[0] & object; // what it was made of
    const text = Dialogue({ formatter, unformatter, speakers, uiMode: "text", value: LINES } as object);
    expect([text.props["value"], show(text, LINES)]).toEqual(["Ada: HELLO!\nBob: HI.", "Ada: HELLO!\nBob: HI."]);
    const lines = Dialogue({ formatter, unformatter, speakers, uiMode: "dialogue", value: "Bob: HI." } as object);
    expect([lines.props["value"], show(lines, "Bob: HI.")]).toEqual([
      [{ speaker: "Bob", text: "hi." }],
      [{ speaker: "Bob", text: "hi." }],
    ]);
  });

  it("writes and reads for the page, and says what it cannot", async ({ expect }) => {
    expect(await called(shouting, "format", LINES)).toEqual({ status: 200, answer: "Ada: HELLO!\nBob: HI." });
    expect(await called(shouting, "unformat", { text: "Bob: HI." })).toEqual({
      status: 200,
      answer: [{ speaker: "Bob", text: "hi." }],
    });
    for (const [name, data] of [
      ["format", "no list"],
      ["format", [{ speaker: 1 }]],
      ["unformat", "bare"],
      ["unformat", null],
    ] as const) {
      expect(await called(shouting, name, data)).toMatchObject({ status: 400 });
    }
    expect(await called(shouting, "toString", [])).toBeUndefined();
    const broken = Dialogue({
      formatter() {
        throw new AppError("No.");
      },
    });
    expect(await called(broken, "format", LINES)).toEqual({ status: 400, answer: { detail: "No." } });
  });

  it("refuses options that cannot be meant", ({ expect }) => {
    const wrong = [
      { separator: "" },
      { separator: " " },
      { type: "table" },
      { uiMode: "x" },
      { maxLines: 0 },
      { maxLines: 1.5 },
      { speakers: "Ada" },
      { speakers: [1] },
      { tags: [null] },
    ];
    for (const options of wrong) expect(() => Dialogue(options as object)).toThrow(SetupError);
  });

  it("keeps the author's functions to itself", ({ expect }) => {
    const { definition, props } = shouting;
    expect(definition.wireProps?.(props)).toMatchObject({ formatter: "server", unformatter: "server", info: null });
    const own = Dialogue({ info: "Be kind." });
    expect(own.definition.wireProps?.(own.props)).toMatchObject({ formatter: null, info: "Be kind." });
  });

  it("is a short text in a list of examples", ({ expect }) => {
    expect([sample(LINES), sample("text"), sample(null)]).toEqual(["[Ada] Hello! [Bob] Hi.", "text", ""]);
  });
});

import { describe, it } from "vitest";
import { colorsOf } from "../../components/highlightedtext/colors.ts";
import { HighlightedText } from "../../components/highlightedtext/definition.ts";
import type { HighlightedToken } from "../../components/highlightedtext/props.ts";
import { markPart, remark, unmark } from "../../components/highlightedtext/token-edits.ts";
import type { Component } from "../../src/core/component.ts";
import { AppError, SetupError } from "../../src/core/errors.ts";
import type { FileAccess } from "../../src/core/files.ts";
import { readWire } from "../../src/core/wire-schema.ts";

const noFiles = {} as FileAccess; // it has none

/** Pieces as pairs, to be read at a glance. */
function show({ definition, props }: Component, value: unknown): unknown {
  const tokens = definition.postprocess(value as never, props, noFiles) as HighlightedToken[] | null; // its wire form
  return tokens && pairs(tokens);
}

function pairs(tokens: readonly HighlightedToken[]): unknown[] {
  return tokens.map(({ token, class_or_confidence: found }) => [token, found]);
}

function tokens(...all: readonly (readonly [string, string | number | null])[]): HighlightedToken[] {
  return all.map(([token, found]) => ({ token, class_or_confidence: found }));
}

describe("a HighlightedText", () => {
  it("shows pairs, pieces, or nothing", ({ expect }) => {
    const text = HighlightedText();
    expect(show(text, [["Paris", "LOC"], [" is", null], ["."]])).toEqual([
      ["Paris", "LOC"],
      [" is", null],
      [".", null],
    ]);
    expect(show(text, [{ token: "a", class_or_confidence: 0.5 }, { token: "b" }])).toEqual([
      ["a", 0.5],
      ["b", null],
    ]);
    expect([show(text, null), show(text, undefined), show(text, [])]).toEqual([null, null, []]);
  });

  it("shows what was found in a text, in the order of the text", ({ expect }) => {
    const entities = [
      { start: 9, end: 12, entity: "SIZE" },
      { start: 0, end: 5, entity: "LOC", entity_group: "never" },
      { start: 6, end: 8, entity_group: "VERB" },
    ];
    expect(show(HighlightedText(), { text: "Paris is big", entities })).toEqual([
      ["", null],
      ["Paris", "LOC"],
      [" ", null],
      ["is", "VERB"],
      [" ", null],
      ["big", "SIZE"],
      ["", null],
    ]);
    expect(show(HighlightedText(), { text: "Nobody", entities: [] })).toEqual([["Nobody", null]]);
    expect(show(HighlightedText(), { text: "abc", entities: [{ start: 1, end: 99, entity: 0.5 }] })).toEqual([
      ["a", null],
      ["bc", 0.5],
      ["", null],
    ]);
  });

  it("joins neighbours of one category, past what is empty", ({ expect }) => {
    const text = HighlightedText({ combineAdjacent: true, adjacentSeparator: "-" });
    const value = [
      ["", null],
      ["a", "X"],
      ["", "Y"],
      ["b", "X"],
      ["c", null],
      ["d", null],
      ["e", 0],
      ["f", 0],
    ];
    expect(show(text, value)).toEqual([
      ["a-b", "X"],
      ["c-d", null],
      ["e-f", 0],
    ]);
  });

  it("takes blanks from the ends", ({ expect }) => {
    const text = HighlightedText({ showWhitespaces: false });
    expect(
      show(text, [
        [" a b ", "X"],
        ["  ", null],
        ["c\n", null],
      ]),
    ).toEqual([
      ["a b", "X"],
      ["", null],
      ["c", null],
    ]);
  });

  it.for([
    ["a text", "Paris"],
    ["a number", 5],
    ["a pair of other things", [[5, "X"]]],
    ["a category that is none", [["a", true]]],
    ["a score that is none", [["a", Number.NaN]]],
    ["pieces without text", [{ class_or_confidence: "X" }]],
    ["nothing in a list", [null]],
    ["a record without text", { entities: [] }],
    ["a record without entities", { text: "a" }],
    ["an entity without a place", { text: "a", entities: [{ end: 1, entity: "X" }] }],
    ["an entity before the text", { text: "a", entities: [{ start: -1, end: 1, entity: "X" }] }],
    ["an entity that is none", { text: "a", entities: [null] }],
  ] as const)("says that it cannot show %s", ([, value], { expect }) => {
    expect(() => show(HighlightedText(), value)).toThrow(AppError);
    expect(() => HighlightedText({ value: value as never })).toThrow(SetupError);
  });

  it("wants colours that are texts", ({ expect }) => {
    expect(() => HighlightedText({ colorMap: { a: 1 } as never })).toThrow(/colorMap is a record/);
  });

  it("reads pieces, and nothing else from outside", ({ expect }) => {
    const { definition, props } = HighlightedText();
    const taken = (value: unknown): unknown => readWire(definition.wire(props), value).data;
    expect(taken([{ token: "a" }, { token: "b", class_or_confidence: 1 }])).toEqual(tokens(["a", null], ["b", 1]));
    expect(taken(null)).toBeNull();
    for (const bad of ["text", {}, [["a", "X"]], [{ class_or_confidence: "X" }], [{ token: 1 }]]) {
      expect(taken(bad)).toBeUndefined();
    }
    expect(definition.preprocess(tokens(["a", "X"]), props, noFiles)).toEqual(tokens(["a", "X"]));
  });
});

describe("a mark", () => {
  const text = tokens(["Ada went to Paris", null]);

  it("makes a piece of a part", ({ expect }) => {
    const first = markPart(text, { index: 0, start: 0, end: 3 }, "PER");
    expect([pairs(first.tokens), first.index]).toEqual([
      [
        ["Ada", "PER"],
        [" went to Paris", null],
      ],
      0,
    ]);
    const second = markPart(first.tokens, { index: 1, start: 9, end: 14 }, "LOC");
    expect([pairs(second.tokens), second.index]).toEqual([
      [
        ["Ada", "PER"],
        [" went to ", null],
        ["Paris", "LOC"],
      ],
      2,
    ]);
    expect(markPart(text, { index: 7, start: 0, end: 1 }, "X").tokens).toBe(text);
  });

  it("can be changed", ({ expect }) => {
    expect(pairs(remark(tokens(["a", "X"], ["b", "Y"]), 1, 0.5))).toEqual([
      ["a", "X"],
      ["b", 0.5],
    ]);
  });

  it("is taken away, and the text is whole again", ({ expect }) => {
    const marked = markPart(text, { index: 0, start: 4, end: 8 }, "VERB");
    const again = unmark(marked.tokens, marked.index);
    expect([again.tokens, again.index]).toEqual([text, 0]);
    const between = unmark(tokens(["a", "X"], ["b", "Y"], ["c", null], ["d", "Z"]), 1);
    expect([pairs(between.tokens), between.index]).toEqual([
      [
        ["a", "X"],
        ["bc", null],
        ["d", "Z"],
      ],
      1,
    ]);
  });
});

describe("the colour of a category", () => {
  it("is the author's, or the next of the palette", ({ expect }) => {
    const colors = colorsOf(["A", "B", "A", "C", "toString"], { B: "#abc", unused: "teal" });
    expect(Object.fromEntries(colors)).toEqual({
      B: "#abc",
      unused: "teal",
      A: "blue",
      C: "yellow",
      toString: "purple",
    });
  });

  it("begins anew when the palette is used up", ({ expect }) => {
    const names = Array.from({ length: 11 }, (_, i) => `c${i}`);
    expect(colorsOf(names, null).get("c10")).toBe("red");
  });
});

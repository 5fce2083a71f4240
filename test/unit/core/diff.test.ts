/** Edits between two JSON values. */

import * as fc from "fast-check";
import { describe, it } from "vitest";
import { applyEdits, diff, type Edit } from "../../../src/protocol/diff.ts";
import { isEqual } from "../../../src/protocol/equal.ts";
import { changedJson, type Json, randomFrom, randomJson } from "../../support/random-json.ts";

/** What the protocol says of each operation, written without a look at ours. */
function applyPlainly(target: unknown, edits: readonly Edit[]): unknown {
  const holder = { value: JSON.parse(JSON.stringify(target)) };
  for (const [operation, path, value] of edits) {
    const steps = ["value", ...path];
    const key = steps.pop() ?? "value";
    // oxlint-disable-next-line typescript/no-explicit-any -- any JSON, walked blindly as a client would
    const parent: any = steps.reduce((at: any, step) => at[step], holder);
    if (operation === "append") parent[key] += value;
    else if (Array.isArray(parent) && operation !== "replace")
      parent.splice(Number(key), operation === "delete" ? 1 : 0, ...(operation === "add" ? [value] : []));
    else if (operation === "delete") delete parent[key];
    else Object.defineProperty(parent, key, { value, enumerable: true, writable: true, configurable: true });
  }
  return holder.value;
}

function overWire(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null));
}

describe("a diff", () => {
  it.for<[name: string, before: Json, after: Json, edits: Edit[]]>([
    ["of equal values is empty", { a: [1, { b: null }] }, { a: [1, { b: null }] }, []],
    ["of a text that grows is its growth", "Hel", "Hello", [["append", [], "lo"]]],
    [
      "of a text inside is its growth too",
      [{ role: "bot", content: "Hel" }],
      [{ role: "bot", content: "Hello" }],
      [["append", [0, "content"], "lo"]],
    ],
    ["of a text that shrinks is the text", "Hello", "Hel", [["replace", [], "Hel"]]],
    ["of other kinds is the value", [1], { 0: 1 }, [["replace", [], { 0: 1 }]]],
    ["of null and a list is the list", { a: null }, { a: [] }, [["replace", ["a"], []]]],
    [
      "of a list that grows adds to its end",
      [1],
      [1, 2, 3],
      [
        ["add", [1], 2],
        ["add", [2], 3],
      ],
    ],
    [
      "of a list that shrinks deletes from its end",
      [1, 2, 3, 4],
      [1],
      [
        ["delete", [3], null],
        ["delete", [2], null],
        ["delete", [1], null],
      ],
    ],
    [
      "of records adds and deletes keys",
      { a: 1, b: 2 },
      { b: 3, c: 4 },
      [
        ["delete", ["a"], null],
        ["replace", ["b"], 3],
        ["add", ["c"], 4],
      ],
    ],
  ])("%s", ([, before, after, edits], { expect }) => {
    expect(diff(before, after)).toEqual(edits);
  });

  it("shrinks lists within lists that shrink", ({ expect }) => {
    const [before, after] = [
      [[1, 2, 3], [4, 5, 6], [7]],
      [[1], [4]],
    ];
    expect(applyEdits(before, diff(before, after))).toEqual(after);
    expect(applyPlainly(before, diff(before, after))).toEqual(after);
    const deep = [
      [
        [
          [1, 2],
          [3, 4],
        ],
        [[5, 6], [7]],
      ],
      [[[8]]],
    ];
    for (const smaller of [
      [[[[1]]]],
      [[[]], []],
      [[[[1], [3]]]],
      [],
      [
        [
          [
            [1, 2],
            [3, 4],
          ],
          [],
        ],
      ],
    ]) {
      expect(applyEdits(deep, diff(deep, smaller))).toEqual(smaller);
      expect(applyPlainly(deep, diff(deep, smaller))).toEqual(smaller);
    }
  });

  it("turns any value into any other", ({ expect }) => {
    for (let seed = 1; seed <= 2000; seed++) {
      const random = randomFrom(seed);
      const before = randomJson(random);
      const after = random() < 0.3 ? randomJson(random) : changedJson(before, random);
      const untouched = JSON.stringify(before);
      // Edits travel as JSON.
      const edits: Edit[] = JSON.parse(JSON.stringify(diff(before, after)));
      expect(applyEdits(before, edits), `seed ${seed}`).toEqual(after);
      expect(JSON.stringify(before), `seed ${seed}: the target is left alone`).toBe(untouched);
      expect(edits.length === 0, `seed ${seed}: nothing to do`).toBe(isEqual(before, after));
      if (!untouched.includes("__proto__")) expect(applyPlainly(before, edits), `seed ${seed}`).toEqual(after);
    }
  });

  it("follows a generator through all its answers", ({ expect }) => {
    for (let seed = 1; seed <= 100; seed++) {
      const random = randomFrom(seed);
      let told = randomJson(random);
      let heard: unknown = structuredClone(told);
      for (let answer = 0; answer < 20; answer++) {
        const next = changedJson(told, random);
        heard = applyEdits(heard, diff(told, next));
        told = next;
        expect(heard, `seed ${seed}, answer ${answer}`).toEqual(told);
      }
    }
  });

  it("follows any answers a generator can give, as JSON says them", ({ expect }) => {
    // Few leaves and short lists: answers that share much, and lists within lists that shrink.
    const { answer } = fc.letrec<{ answer: unknown }>((tie) => ({
      answer: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        fc.constantFrom<unknown>(
          null,
          1,
          NaN,
          undefined,
          "a",
          "ab",
          "\ud83d",
          "\ud83d\udc4b",
          new Date(0),
          new Date(1),
        ),
        fc.array(tie("answer"), { maxLength: 4 }),
        fc.dictionary(fc.constantFrom("a", "b", "__proto__", "toString"), tie("answer"), { maxKeys: 3 }),
      ),
    }));
    fc.assert(
      fc.property(fc.array(answer, { minLength: 2, maxLength: 6 }), ([first, ...later]) => {
        let [told, heard, plain] = [first, overWire(first), overWire(first)];
        for (const next of later) {
          const edits: Edit[] = JSON.parse(JSON.stringify(diff(told, next)));
          heard = applyEdits(heard, edits);
          // A client that knows nothing of inherited keys is not asked about them.
          if (!JSON.stringify(edits).includes("__proto__")) plain = applyPlainly(plain, edits);
          else plain = overWire(next);
          told = next;
          expect(heard).toEqual(overWire(next));
          expect(plain).toEqual(overWire(next));
        }
      }),
      { numRuns: 1500 },
    );
  });

  it("never splits a character in two", ({ expect }) => {
    expect(diff("a\ud83d", "a\ud83d\udc4b")).toEqual([["replace", [], "a👋"]]);
    expect(diff("a", "a\ud83d")).toEqual([["append", [], "\ud83d"]]);
  });

  it("is smaller than the value where little has changed", ({ expect }) => {
    const before = Array.from({ length: 1000 }, (_, i) => ({ id: i, text: "word ".repeat(10) }));
    const after = structuredClone(before);
    const last = after.at(-1);
    if (last) last.text += "more";
    expect(diff(before, after)).toEqual([["append", [999, "text"], "more"]]);
  });
});

describe("applying edits", () => {
  it("cannot reach what every object inherits", ({ expect }) => {
    const target = JSON.parse('{"a": {"__proto__": {"b": 1}}}');
    const after = JSON.parse('{"a": {"__proto__": {"b": 2}}, "__proto__": {"polluted": true}}');
    const result = applyEdits(target, diff(target, after));
    expect(JSON.stringify(result)).toBe(JSON.stringify(after));
    expect(
      applyEdits({}, [
        ["add", ["__proto__", "polluted"], true],
        ["add", ["constructor", "polluted"], true],
      ]),
    ).toEqual({});
    expect(Reflect.has({}, "polluted")).toBe(false);
  });

  it("ignores a path that leads nowhere", ({ expect }) => {
    expect(
      applyEdits({ a: 1 }, [
        ["replace", ["b", "c", 0], 1],
        ["delete", ["a", "b"], null],
      ]),
    ).toEqual({ a: 1 });
  });
});

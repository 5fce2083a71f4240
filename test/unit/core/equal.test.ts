/** Whether two JSON values say the same. */

import { describe, it } from "vitest";
import { isEqual } from "../../../src/protocol/equal.ts";
import { changedJson, randomFrom, randomJson } from "../../support/random-json.ts";

describe("two values", () => {
  it.for<[unknown, unknown]>([
    [null, null],
    [NaN, NaN],
    ["", ""],
    [
      { a: 1, b: [2] },
      { b: [2], a: 1 },
    ],
    [
      [[], {}],
      [[], {}],
    ],
    [{ a: undefined }, { a: undefined }],
  ])("are equal: %j and %j", ([a, b], { expect }) => {
    expect(isEqual(a, b)).toBe(true);
    expect(isEqual(b, a)).toBe(true);
  });

  it.for<[unknown, unknown]>([
    [null, undefined],
    [0, false],
    ["1", 1],
    [[], {}],
    [[1], [1, 2]],
    [
      [1, 2],
      [2, 1],
    ],
    [{ a: 1 }, { b: 1 }],
    [{ a: 1 }, { a: 1, b: 2 }],
    [{ a: undefined }, { b: undefined }],
    [{ a: 1 }, null],
    [{ toString: 1 }, { a: 1 }],
  ])("are not equal: %j and %j", ([a, b], { expect }) => {
    expect(isEqual(a, b)).toBe(false);
    expect(isEqual(b, a)).toBe(false);
  });

  it("are equal exactly when their JSON is, whatever the order of keys", ({ expect }) => {
    const sorted = (value: unknown): unknown =>
      typeof value === "object" && value !== null && !Array.isArray(value)
        ? Object.entries(value)
            .map(([key, each]) => [key, sorted(each)])
            .toSorted()
        : Array.isArray(value)
          ? { list: value.map(sorted) }
          : value;
    for (let seed = 1; seed <= 1000; seed++) {
      const random = randomFrom(seed);
      const a = randomJson(random);
      const b = random() < 0.3 ? structuredClone(a) : changedJson(a, random);
      expect(isEqual(a, b), `seed ${seed}`).toBe(JSON.stringify(sorted(a)) === JSON.stringify(sorted(b)));
    }
  });
});

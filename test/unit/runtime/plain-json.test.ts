import { describe, it } from "vitest";
import { plainJson } from "../../../src/runtime/plain-json.ts";

function nested(levels: number): unknown {
  let value: unknown = 1;
  for (let i = 0; i < levels; i++) value = i % 2 === 0 ? [value] : { value };
  return value;
}

describe("what a function shows", () => {
  it("goes out as it is where JSON can say it", ({ expect }) => {
    const values = [
      null,
      undefined,
      true,
      1.5,
      "text",
      [],
      {},
      { a: [1, { b: null }] },
      Object.create(null),
      nested(900),
    ];
    for (const value of values) expect(plainJson(value, "Box")).toBe(value);
  });

  it("goes out as JSON would write it otherwise", ({ expect }) => {
    class Point {
      x = 1;
      get length() {
        return 1;
      }
    }
    const day = new Date(0);
    expect(plainJson({ day, point: new Point() }, "Box")).toEqual({ day: day.toJSON(), point: { x: 1 } });
    expect(plainJson({ toJSON: () => ["own"] }, "Box")).toEqual(["own"]);
    expect(plainJson({ toJSON: () => undefined }, "Box")).toBeNull();
  });

  it.for<[name: string, value: unknown]>([
    ["a function", () => 1],
    ["a function", [{ deep: () => 1 }]],
    ["a symbol", { a: Symbol("s") }],
    ["a BigInt", [1n]],
    ["something that contains itself or is nested too deep", nested(2000)],
  ])("is refused by name where JSON has no word for it: %s", ([name, value], { expect }) => {
    const message = `Box was given ${name}, which cannot be sent to the page. Return plain data.`;
    expect(() => plainJson(value, "Box")).toThrow(message);
  });

  it("may not contain itself", ({ expect }) => {
    const loop: unknown[] = [];
    loop.push({ loop });
    expect(() => plainJson(loop, "Box")).toThrow("contains itself");
  });
});

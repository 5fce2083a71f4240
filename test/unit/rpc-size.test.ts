import { serialize } from "node:v8";
import { describe, it } from "vitest";
import { bytesOf, isTooLarge } from "../../durable/rpc-size.ts";

describe("the size of what crosses between runner and queue", () => {
  const list = Array.from({ length: 1000 }, (_, i) => i);

  it.for<[what: string, value: unknown]>([
    ["plain text", "x".repeat(10_000)],
    ["text with accents", "é".repeat(10_000)],
    ["wide text", "中".repeat(10_000)],
    ["integers", list],
    ["negative integers", list.map((n) => ~n)],
    ["fractions", list.map((n) => n / 3)],
    ["records", list.map((n) => ({ key: n, ключ: `value ${n}` }))],
    ["bytes", new Uint8Array(10_000)],
    ["maps and sets", new Map(list.map((n) => [`key ${n}`, new Set([n, null])]))],
    ["huge integers", list.map((n) => 2n ** BigInt(n))],
  ])("is about what V8 makes of %s", ([, value], { expect }) => {
    const real = serialize(value).length;
    expect(bytesOf(value) / real).toBeGreaterThan(0.75);
    expect(bytesOf(value) / real).toBeLessThan(1.3);
  });

  it("counts once what is there twice, also in a circle", ({ expect }) => {
    const shared = { text: "x".repeat(10_000) };
    const circle: Record<string, unknown> = { shared, again: shared };
    circle["itself"] = circle;
    expect(bytesOf(circle)).toBeLessThan(10_200);
  });

  it("looks closely before it says no", ({ expect }) => {
    expect(isTooLarge("x".repeat(900), 1000)).toBe(false);
    expect(isTooLarge("中".repeat(900), 1000)).toBe(true);
    expect(isTooLarge("x".repeat(1100), 1000)).toBe(true);
    expect(isTooLarge({}, 1000)).toBe(false);
  });
});

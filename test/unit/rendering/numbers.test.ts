import { describe, it } from "vitest";
import { hash, Numbers } from "../../../src/rendering/numbers.ts";

describe("numbers of what renders make", () => {
  it("are whole, exact, and above those that an app counts", ({ expect }) => {
    for (const text of ["", "a", "pass 0/1 textbox", "é".repeat(1000)]) {
      expect(Number.isSafeInteger(hash(text))).toBe(true);
      expect(hash(text)).toBeGreaterThanOrEqual(2 ** 52);
    }
  });

  it("are the same for the same place, and others for others", ({ expect }) => {
    const places = Array.from({ length: 200_000 }, (_, i) => `pass ${i % 20}/${Math.floor(i / 20)} textbox`);
    const ids = new Set(places.map(hash));
    expect(ids.size).toBe(places.length);
    expect(places.slice(0, 9).map(hash)).toEqual([...ids].slice(0, 9));
  });

  it("differ within a pass even for one text", ({ expect }) => {
    const numbers = new Numbers();
    expect(numbers.of("a")).toBe(hash("a"));
    expect(numbers.of("a")).not.toBe(hash("a"));
  });
});

/** What senders are told by checks that a component may make. */

import { describe, it } from "vitest";
import * as z from "zod/mini";
import { readWire, type WireSchema } from "../../../src/core/wire-schema.ts";

function told(schema: WireSchema, value: unknown): string | null {
  const parsed = readWire(schema, value);
  return parsed.success ? null : (parsed.error.issues[0]?.message ?? "");
}

const text = z.string();

describe("a value that a schema refuses", () => {
  it.for<[schema: WireSchema, value: unknown, told: string]>([
    [text, null, "Invalid input: expected string, received null"],
    [text, undefined, "Invalid input: expected string, received undefined"],
    [z.array(text), { 0: "a" }, "Invalid input: expected array, received object"],
    [z.int(), 1.5, "Invalid input: expected int, received number"],
    [z.number(), Number.NaN, "Invalid input: expected number, received NaN"],
    [z.literal("a"), "b", 'Invalid input: expected "a"'],
    [z.enum(["a", 'b"']), 1, String.raw`Invalid input: expected "a" or "b\""`],
    [z.literal([1, null]), 2, "Invalid input: expected 1 or null"],
    [z.int().check(z.maximum(5)), 6, "Too big: expected at most 5"],
    [z.number().check(z.lt(5)), 5, "Too big: expected less than 5"],
    [z.number().check(z.gt(0)), 0, "Too small: expected more than 0"],
    [text.check(z.minLength(3)), "ab", "Too small: expected at least 3 characters"],
    [text.check(z.length(3)), "abcd", "Too big: expected exactly 3 characters"],
    [z.array(text).check(z.maxLength(1)), ["a", "b"], "Too big: expected at most 1 items"],
    [z.number().check(z.multipleOf(3)), 4, "Invalid number: expected a multiple of 3"],
    [z.email(), "nobody", "Invalid text: expected the format email"],
    [text.check(z.regex(/^a+$/)), "b", "Invalid text: expected the pattern /^a+$/"],
    [text.check(z.startsWith("a")), "b", 'Invalid text: expected text that starts with "a"'],
    [text.check(z.endsWith("a")), "b", 'Invalid text: expected text that ends with "a"'],
    [text.check(z.includes("a")), "b", 'Invalid text: expected text that includes "a"'],
    [z.strictObject({}), { a: 1, b: 2 }, 'Unknown keys: "a", "b"'],
    [z.union([text, z.number()]), true, "Invalid input"],
    [text.check(z.refine((value) => value !== "a")), "a", "Invalid input"],
    [text.check(z.refine((value) => value !== "a", { error: "No a." })), "a", "No a."],
    [z.record(text.check(z.maxLength(1)), z.unknown()), { ab: 1 }, "Invalid input"],
  ])("is told why: %$", ([schema, value, words], { expect }) => {
    expect(told(schema, value)).toBe(words);
  });
});

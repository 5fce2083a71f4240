/** What a component holds, told by the value that it starts with. */

import * as z from "zod/mini";
import type { WireSchema } from "./wire-schema.ts";

/**
 * A schema of values like this one. What is null, and a list of this and that, may be anything; an object may have more
 * than the example has.
 */
export function schemaLike(example: unknown): WireSchema {
  if (typeof example === "string") return z.string();
  if (typeof example === "number") return z.number();
  if (typeof example === "boolean") return z.boolean();
  if (Array.isArray(example)) return z.array(schemaLike(commonMember(example)));
  if (!isRecord(example)) return z.unknown();
  return z.looseObject(Object.fromEntries(Object.entries(example).map(([key, value]) => [key, schemaLike(value)])));
}

/** The same as a JSON schema. */
export function jsonSchemaLike(example: unknown): object {
  if (Array.isArray(example)) return { type: "array", items: jsonSchemaLike(commonMember(example)) };
  if (isRecord(example)) {
    const properties = Object.entries(example).map(([key, value]) => [key, jsonSchemaLike(value)]);
    return { type: "object", properties: Object.fromEntries(properties), required: Object.keys(example) };
  }
  const isPlain = ["string", "number", "boolean"].includes(typeof example);
  return isPlain ? { type: typeof example } : {};
}

/** A member that speaks for all, or null. */
function commonMember(list: readonly unknown[]): unknown {
  const kinds = new Set(list.map((member) => JSON.stringify(jsonSchemaLike(member))));
  return kinds.size === 1 ? list[0] : null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

/** Reading what came over the wire: a schema of zod, and words for what does not fit it. */

import * as z from "zod/mini";

/** A schema of either of zod's flavours: our own are of the small one. */
export type WireSchema<Value = unknown> = z.core.$ZodType<Value>;

/** The value as the schema has it, or what is wrong with it. */
export function readWire<Value>(schema: WireSchema<Value>, value: unknown): z.core.util.SafeParseResult<Value> {
  return z.safeParse(schema, value, { error: wordsFor });
}

/** Of the checks that our own components make, and of those that an author may well add. zod's own English is 2.7 KB. */
function wordsFor(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return `Invalid input: expected ${issue.expected}, received ${kindOf(issue.input)}`;
    case "invalid_value":
      return `Invalid input: expected ${issue.values.map(quoted).join(" or ")}`;
    case "too_big":
      return `Too big: expected ${bound(issue, ["at most", "less than"])} ${amount(issue.maximum, issue.origin)}`;
    case "too_small":
      return `Too small: expected ${bound(issue, ["at least", "more than"])} ${amount(issue.minimum, issue.origin)}`;
    case "not_multiple_of":
      return `Invalid number: expected a multiple of ${issue.divisor}`;
    case "invalid_format":
      return `Invalid text: expected ${formatOf(issue)}`;
    case "unrecognized_keys":
      return `Unknown keys: ${issue.keys.map(quoted).join(", ")}`;
    default:
      return "Invalid input";
  }
}

const UNITS: Readonly<Record<string, string>> = {
  string: " characters",
  array: " items",
  set: " items",
  map: " entries",
  file: " bytes",
};

interface Bound {
  readonly inclusive?: boolean;
  readonly exact?: boolean;
}

function bound({ inclusive, exact }: Bound, [within, beyond]: readonly [string, string]): string {
  if (exact) return "exactly";
  return inclusive ? within : beyond;
}

function amount(limit: unknown, origin: string): string {
  return `${String(limit)}${UNITS[origin] ?? ""}`;
}

function formatOf({ format, pattern, ...issue }: z.core.$ZodRawIssue<z.core.$ZodIssueInvalidStringFormat>): string {
  const part = issue["prefix"] ?? issue["suffix"] ?? issue["includes"];
  if (part !== undefined) return `text that ${format.replace("_", " ")} ${quoted(part)}`;
  return format === "regex" ? `the pattern ${pattern}` : `the format ${format}`;
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
  return Array.isArray(value) ? "array" : typeof value;
}

function quoted(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}

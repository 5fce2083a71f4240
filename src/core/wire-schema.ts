/** Reading what came over the wire: a schema of zod, and zod's messages in English. */

import english from "zod/v4/locales/en.js";
import * as z from "zod/mini";

const { localeError } = english();

/** A schema of either of zod's flavours: our own are of the small one. */
export type WireSchema<Value = unknown> = z.core.$ZodType<Value>;

/** The value as the schema has it, or what is wrong with it. */
export function readWire<Value>(schema: WireSchema<Value>, value: unknown): z.core.util.SafeParseResult<Value> {
  return z.safeParse(schema, value, { error: localeError });
}

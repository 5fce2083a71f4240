/** JSON schemas of component values, from the one zod schema that also checks them. */

import * as z from "zod/mini";
import type { CommonProps, Definition } from "../core/component.ts";

/** What the API docs say about a component's values. */
export function apiSchemaOf(definition: Definition, props: Readonly<Record<string, unknown>> & CommonProps): unknown {
  if (definition.apiSchema) return definition.apiSchema(props);
  const wire = definition.wire(props);
  // Every value may be missing; the API describes what it is when it is there.
  const value = wire instanceof z.core.$ZodNullable ? wire._zod.def.innerType : wire;
  const { $schema: _, ...schema } = z.toJSONSchema(value, { io: "input" });
  return tidy(schema);
}

/** Bounds that zod writes for every integer say nothing about the component. */
function tidy(schema: Record<string, unknown>): Record<string, unknown> {
  const { minimum, maximum, ...rest } = schema;
  return {
    ...rest,
    ...(minimum === undefined || minimum === Number.MIN_SAFE_INTEGER ? {} : { minimum }),
    ...(maximum === undefined || maximum === Number.MAX_SAFE_INTEGER ? {} : { maximum }),
  };
}

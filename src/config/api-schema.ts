/** JSON schemas of component values, from the one zod schema that also checks them. */

import { z } from "zod";
import type { CommonProps, Definition } from "../core/component.ts";

/** What the API docs say about a component's values. */
export function apiSchemaOf(definition: Definition, props: Readonly<Record<string, unknown>> & CommonProps): unknown {
  if (definition.apiSchema) return definition.apiSchema(props);
  const wire = definition.wire(props);
  // Every value may be missing; the API describes what it is when it is there.
  const value = wire instanceof z.ZodNullable ? wire.unwrap() : wire;
  const { $schema: _, ...schema } = z.toJSONSchema(value as z.ZodType, { io: "input" }); // unwrap() forgets the flavour
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

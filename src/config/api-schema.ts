/** JSON schemas of component values, for the API docs. */

import * as z from "zod/mini";
import type { CommonProps, Definition } from "../core/component.ts";
import { SetupError } from "../core/errors.ts";
import type { WireSchema } from "../core/wire-schema.ts";

/** What the API docs say about a component's values. */
export function apiSchemaOf(definition: Definition, props: Readonly<Record<string, unknown>> & CommonProps): unknown {
  if (definition.apiSchema) return definition.apiSchema(props);
  const type = plainTypeOf(definition.wire(props));
  if (type) return { type };
  throw new SetupError(
    `${definition.name}: its values are no texts, numbers or flags; let apiSchema say what they are.`,
  );
}

/**
 * Of plain values, the wire schema says enough. zod can describe any schema, at the price of 7 KB in every Worker; and
 * what is not plain, Gradio describes in words of its own anyway.
 */
function plainTypeOf(wire: WireSchema): string | null {
  // Every value may be missing; the API describes what it is when it is there.
  const { type } = (wire instanceof z.core.$ZodNullable ? wire._zod.def.innerType : wire)._zod.def;
  return ["string", "number", "boolean"].includes(type) ? type : null;
}

import * as z from "zod/mini";
import { defineComponent } from "../../src/core/component.ts";
import { AppError, SetupError } from "../../src/core/errors.ts";
import { JsonElement } from "./element.ts";
import type { JsonProps, JsonValue } from "./props.ts";

const defaults: JsonProps = {
  value: null,
  open: false,
  showIndices: false,
  height: null,
  maxHeight: 500,
  minHeight: null,
  buttons: ["copy"],
};

/**
 * Shows any JSON as a tree that can be opened and closed. Authors know it as `gr.JSON`.
 *
 * Handlers may show any value that JSON can say; a string is read as JSON text. As an input it gives the value itself.
 *
 * @example
 * const answer = gr.JSON({ label: "Answer", open: true });
 */
export const Json = defineComponent({
  type: "json",
  element: JsonElement,
  name: "JSON",
  events: { change: undefined },
  defaults,
  complete(props) {
    try {
      return { ...props, value: toJson(props.value) };
    } catch (cause) {
      throw new SetupError(`JSON: its value is no JSON. ${messageOf(cause)}`, { cause });
    }
  },
  wire: () => z.json(),
  preprocess: (value): JsonValue => value,
  postprocess(value: unknown) {
    try {
      return toJson(value);
    } catch (cause) {
      if (cause instanceof AppError) throw cause;
      throw new AppError(`JSON was given something that is no JSON. ${messageOf(cause)}`, { cause });
    }
  },
  apiSchema: () => ({ type: {}, description: "any valid json" }),
  example: () => ({ foo: "bar" }),
  // Nobody can edit it.
  wireProps: () => ({ interactive: null }),
});

/** Text is read, everything else becomes what JSON can say of it. */
function toJson(value: unknown): z.input<ReturnType<typeof z.json>> {
  if (typeof value === "string") return parse(value);
  // What JSON cannot say at all, such as undefined, is nothing.
  return JSON.parse(JSON.stringify(value, plain) ?? "null");
}

function parse(text: string): z.input<ReturnType<typeof z.json>> {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError(`Invalid JSON string: ${messageOf(cause)}`, { cause });
  }
}

/** Says plainly what JSON would drop or refuse. */
function plain(_key: string, value: unknown): unknown {
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value instanceof Map) return Object.fromEntries(value);
  if (value instanceof Set) return [...value];
  return ArrayBuffer.isView(value) && !(value instanceof DataView) ? [...(value as Uint8Array)] : value; // any typed array
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

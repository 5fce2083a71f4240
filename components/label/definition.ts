import * as z from "zod/mini";
import { data, defineComponent } from "../../src/core/component.ts";
import { SetupError } from "../../src/core/errors.ts";
import type { SelectData } from "../../src/core/event-data.ts";
import { API_SCHEMA } from "./api-schema.ts";
import { LabelElement } from "./element.ts";
import type { LabelData, LabelProps } from "./props.ts";

const defaults: LabelProps = { value: null, numTopClasses: null, color: null, showHeading: true };

const text = z.nullable(z.union([z.string(), z.number()]));
const confidence = z.object({
  label: z._default(text, null),
  confidence: z._default(z.nullable(z.number()), null),
});
const wire = z.object({ label: z.optional(text), confidences: z.nullish(z.array(confidence)) });

/**
 * The result of a classification: the best guess, and how sure each is.
 *
 * Handlers may show a record of guesses and confidences from 0 to 1, or a single text or number; null shows nothing.
 * They read the same: a record, a text, or null.
 *
 * @example
 * const guess = gr.Label({ numTopClasses: 3 });
 * classify.click(() => ({ cat: 0.9, dog: 0.1 }), { outputs: guess });
 */
export const Label = defineComponent({
  type: "label",
  element: LabelElement,
  events: { change: undefined, select: data<SelectData<string | number>>() },
  defaults,
  complete(props) {
    const { numTopClasses } = props;
    if (numTopClasses !== null && !(Number.isInteger(numTopClasses) && numTopClasses > 0)) {
      throw new SetupError("Label: numTopClasses is a whole number greater than 0, or null.");
    }
    return props;
  },
  wire: () => z.nullable(wire),
  preprocess(value): Record<string, number> | string | null {
    if (!value?.confidences) return value?.label === undefined || value.label === null ? null : String(value.label);
    return Object.fromEntries(value.confidences.map(({ label, confidence }) => [String(label), confidence ?? 0]));
  },
  postprocess: (value: LabelProps["value"], { numTopClasses }) => toData(value, numTopClasses ?? Infinity),
  apiSchema: () => API_SCHEMA,
  example: () => ({
    label: "Cat",
    confidences: [
      { label: "cat", confidence: 0.9 },
      { label: "dog", confidence: 0.1 },
    ],
  }),
  cleared: () => ({}),
  // Nobody can edit it.
  wireProps: () => ({ buttons: [], interactive: null }),
});

function toData(value: LabelProps["value"], limit: number): LabelData {
  if (value === null || value === undefined) return {};
  if (typeof value === "string" || typeof value === "number") return { label: String(value), confidences: null };
  if (isData(value)) return value;
  const sorted = Object.entries(value).sort(([, a], [, b]) => b - a);
  const [best] = sorted;
  if (!best) return {};
  return {
    label: best[0],
    confidences: sorted.slice(0, limit).map(([label, confidence]) => ({ label, confidence })),
  };
}

/** Told apart from a record of guesses, which holds numbers only. */
function isData(value: Readonly<Record<string, number>> | LabelData): value is LabelData {
  return "confidences" in value && typeof value.confidences !== "number";
}

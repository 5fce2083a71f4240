import * as z from "zod/mini";
import { data, defineComponent } from "../../src/core/component.ts";
import type { SelectData } from "../../src/core/event-data.ts";
import { CheckboxElement } from "./element.ts";
import type { CheckboxProps } from "./props.ts";

const defaults: CheckboxProps = { value: false, info: null };

/**
 * A box to tick.
 *
 * Handlers read a `boolean` and may show one; null unticks the box.
 *
 * @example
 * const isMorning = gr.Checkbox({ label: "It is morning" });
 */
export const Checkbox = defineComponent({
  type: "checkbox",
  element: CheckboxElement,
  isFormField: true,
  events: { change: undefined, input: undefined, select: data<SelectData<boolean>>() },
  defaults,
  wire: () => z.nullable(z.boolean()),
  preprocess: (isTicked) => isTicked ?? false,
  postprocess: (isTicked: boolean | null | undefined) => Boolean(isTicked),
  example: () => true,
  cleared: () => false,
  // The label stands beside the box and is all that says what the box is for: one that was given is always shown.
  wireProps: ({ label }) => ({ buttons: [], ...(label === null ? {} : { showLabel: true }) }),
});

import * as z from "zod/mini";
import { defineComponent } from "../../src/core/component.ts";
import { InputError, SetupError } from "../../src/core/errors.ts";
import { isPrecision, numberType, outOfRange, roundTo } from "../shared/number-range.ts";
import { NumberElement } from "./element.ts";
import type { NumberProps } from "./props.ts";

const defaults: NumberProps = {
  value: null,
  precision: null,
  minimum: null,
  maximum: null,
  step: 1,
  placeholder: null,
  info: null,
};

/**
 * A box for a number: typed by a visitor, or shown by a function. Authors know it as `gr.Number`.
 *
 * Handlers read a `number`, or null when the box was emptied, and may show either. `precision` rounds both ways, halves
 * away from zero. A number below `minimum` or above `maximum` never reaches the handler: the visitor is told why.
 *
 * @example
 * const guests = gr.Number({ label: "Guests", value: 2, minimum: 1, precision: 0 });
 */
export const NumberBox = defineComponent({
  type: "number",
  element: NumberElement,
  isFormField: true,
  events: {
    change: undefined,
    input: undefined,
    submit: undefined,
    focus: undefined,
    blur: undefined,
  },
  defaults,
  complete(props) {
    if (!isPrecision(props.precision)) {
      throw new SetupError("Number: precision is a whole number of decimals from 0 to 100, or null.");
    }
    if (!(props.step > 0)) throw new SetupError("Number: step must be greater than 0.");
    return props;
  },
  wire: () => z.nullable(z.number()),
  preprocess(value, props) {
    if (value === null) return null;
    const refusal = outOfRange(value, props);
    if (refusal) throw new InputError(refusal);
    return roundTo(value, props.precision);
  },
  // JSON has no NaN and no Infinity: the box stays empty.
  postprocess: (value: number | null, { precision }) =>
    value === null || !Number.isFinite(value) ? null : roundTo(value, precision),
  apiSchema: ({ precision }) => ({ type: numberType(precision) }),
  example: ({ minimum }) => minimum ?? 3,
  wireProps: () => ({ buttons: [] }),
});

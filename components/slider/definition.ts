import * as z from "zod/mini";
import { defineComponent } from "../../src/core/component.ts";
import { InputError, SetupError } from "../../src/core/errors.ts";
import { isPrecision, numberType, outOfRange, roundTo } from "../shared/number-range.ts";
import { SliderElement } from "./element.ts";
import type { SliderProps } from "./props.ts";

const defaults: SliderProps = {
  value: null,
  minimum: 0,
  maximum: 100,
  step: null,
  precision: null,
  info: null,
  buttons: null,
};

/**
 * A number between two bounds, dragged or typed.
 *
 * Handlers read a `number` and may show a number, or null for the minimum. `precision` rounds both ways, halves away
 * from zero. A number out of bounds never reaches the handler: the visitor is told why.
 *
 * @example
 * const times = gr.Slider({ label: "Times", minimum: 1, maximum: 5, step: 1 });
 */
export const Slider = defineComponent({
  type: "slider",
  element: SliderElement,
  isFormField: true,
  events: { change: undefined, input: undefined, release: undefined },
  defaults,
  complete(props) {
    const { minimum, maximum, precision, step } = props;
    if (!(minimum < maximum)) {
      throw new SetupError(`Slider: minimum (${minimum}) must be less than maximum (${maximum}).`);
    }
    if (!isPrecision(precision)) {
      throw new SetupError("Slider: precision is a whole number of decimals from 0 to 100, or null.");
    }
    if (step !== null && !(step > 0)) throw new SetupError("Slider: step must be greater than 0.");
    return { ...props, step: step ?? defaultStep(maximum - minimum) };
  },
  wire: () => z.number(),
  preprocess(value, props) {
    const refusal = outOfRange(value, props);
    if (refusal) throw new InputError(refusal);
    return roundTo(value, props.precision);
  },
  // JSON has no NaN and no Infinity: such a number goes to the minimum too.
  postprocess: (value: number | null, { minimum, precision }) =>
    value === null || !Number.isFinite(value) ? minimum : roundTo(value, precision),
  apiSchema: ({ precision, minimum, maximum }) => ({
    type: numberType(precision),
    description: `numeric value between ${minimum} and ${maximum}`,
  }),
  example: ({ minimum }) => minimum,
  cleared: ({ minimum }) => minimum,
});

/** The power of ten that gives 100 to 1000 places: 1 for 0 to 100, 0.01 for 0 to 1. */
function defaultStep(range: number): number {
  const exponent = Math.floor(Math.log10(range) - 2);
  // Negative powers come out inexact: 10 ** -5 is 0.000009999999999999999.
  return exponent < 0 ? Number(`1e${exponent}`) : 10 ** exponent;
}

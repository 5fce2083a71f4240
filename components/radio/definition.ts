import * as z from "zod/mini";
import { data, defineComponent, type Made, type Options } from "../../src/core/component.ts";
import type { Valued } from "../../src/core/computed-value.ts";
import type { Wiring } from "../../src/core/handler.ts";
import { InputError, SetupError } from "../../src/core/errors.ts";
import type { SelectData } from "../../src/core/event-data.ts";
import { type Choice, choicePairs, type ChoiceValue, choiceValues, isChoice, notAChoice } from "../shared/choices.ts";
import { RadioElement } from "./element.ts";
import type { RadioProps } from "./props.ts";

const defaults: RadioProps = { choices: [], value: null, type: "value", info: null, rtl: false };

const AnyRadio = defineComponent({
  type: "radio",
  element: RadioElement,
  isFormField: true,
  events: { change: undefined, input: undefined, select: data<SelectData<string | number>>() },
  defaults,
  complete(props) {
    if (props.type !== "value" && props.type !== "index") {
      throw new SetupError(`Radio: type "${String(props.type)}" is unknown; use "value" or "index".`);
    }
    if (!props.choices.every(isChoice)) {
      throw new SetupError("Radio: choices are strings, numbers, or pairs of a text and its value.");
    }
    return { ...props, choices: choicePairs(props.choices) };
  },
  wire: () => z.nullable(z.union([z.string(), z.number()], { error: "Invalid input: expected a string or a number" })),
  preprocess(value, { choices, type }) {
    if (value === null) return null;
    const index = choiceValues(choices).indexOf(value);
    if (index < 0) throw new InputError(notAChoice(value, choices));
    return type === "index" ? index : value;
  },
  postprocess: (value: string | number | null) => value,
  // Gradio says "string" whatever the choices are.
  apiSchema: ({ choices }) => ({ type: "string", title: "Radio", enum: choiceValues(choices) }),
  example: ({ choices }) => choiceValues(choices)[0] ?? null,
  wireProps: () => ({ buttons: [] }),
});

/** What an author may pass to a Radio: its choices give the type of its value. */
export type RadioOptions<C extends Choice, Type extends RadioProps["type"], I = undefined> = Omit<
  Options<RadioProps, I>,
  "choices" | "value" | "type"
> & {
  choices?: readonly C[];
  value?: Valued<ChoiceValue<C> | null, I>;
  type?: Type;
};

/** A Radio whose values are `Value`, read as such or as their place among the choices. */
export type MadeRadio<Value, Type extends RadioProps["type"]> = Made<
  (Type extends "index" ? number : Value) | null,
  Value | null,
  RadioProps,
  { change: undefined; input: undefined; select: SelectData<Value> }
>;

/**
 * A list of choices, one of which can be taken.
 *
 * Handlers read the value of the choice, or with `type: "index"` its place; null when nothing is chosen. They show a
 * value of the choices, or null.
 *
 * @example
 * const pet = gr.Radio({ label: "Pet", choices: ["cat", "dog"] }); // reads "cat" | "dog" | null
 * const size = gr.Radio({ label: "Size", choices: [["Small", 10], ["Large", 40]] }); // reads 10 | 40 | null
 */
export const Radio = Object.assign(
  <
    const C extends Choice = Choice,
    const Type extends RadioProps["type"] = "value",
    const I extends Wiring | undefined = undefined,
  >(
    options: RadioOptions<C, Type, I> = {},
  ): MadeRadio<ChoiceValue<C>, Type> =>
    // The choices decide at run time what the types say here.
    AnyRadio(options as Options<RadioProps>) as unknown as MadeRadio<ChoiceValue<C>, Type>,
  { definition: AnyRadio.definition },
);

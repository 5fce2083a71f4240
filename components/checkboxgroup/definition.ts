import * as z from "zod/mini";
import { data, defineComponent, type Made, type Options } from "../../src/core/component.ts";
import type { Valued } from "../../src/core/computed-value.ts";
import type { Wiring } from "../../src/core/handler.ts";
import { InputError, SetupError } from "../../src/core/errors.ts";
import type { SelectData } from "../../src/core/event-data.ts";
import { type Choice, choicePairs, type ChoiceValue, choiceValues, isChoice, notAChoice } from "../shared/choices.ts";
import { CheckboxGroupElement } from "./element.ts";
import type { CheckboxGroupProps } from "./props.ts";

const defaults: CheckboxGroupProps = { choices: [], value: [], type: "value", info: null, showSelectAll: false };

const choiceValue = z.union([z.string(), z.number()], { error: "Invalid input: expected a string or a number" });

const AnyCheckboxGroup = defineComponent({
  type: "checkboxgroup",
  element: CheckboxGroupElement,
  name: "CheckboxGroup",
  isFormField: true,
  events: { change: undefined, input: undefined, select: data<SelectData<string | number>>() },
  defaults,
  complete(props) {
    if (props.type !== "value" && props.type !== "index") {
      throw new SetupError(`CheckboxGroup: type "${String(props.type)}" is unknown; use "value" or "index".`);
    }
    if (!props.choices.every(isChoice)) {
      throw new SetupError("CheckboxGroup: choices are strings, numbers, or pairs of a text and its value.");
    }
    return { ...props, choices: choicePairs(props.choices), value: listed(props.value) };
  },
  wire: () => z.nullable(z.array(choiceValue)),
  preprocess(value, { choices, type }) {
    const values = choiceValues(choices);
    const ticked = [...new Set(value)];
    const unknown = ticked.find((each) => !values.includes(each));
    if (unknown !== undefined) throw new InputError(notAChoice(unknown, choices));
    return type === "index" ? ticked.map((each) => values.indexOf(each)) : ticked;
  },
  postprocess: (value: readonly (string | number)[] | string | number | null): (string | number)[] => [
    ...listed(value),
  ],
  // Gradio says "string" whatever the choices are.
  apiSchema: ({ choices }) => ({
    type: "array",
    title: "Checkbox Group",
    items: { type: "string", enum: choiceValues(choices) },
  }),
  example: ({ choices }) => (choices.length > 0 ? choiceValues(choices).slice(0, 1) : null),
  cleared: () => [],
  wireProps: () => ({ buttons: [] }),
});

/** Authors may tick one choice without a list. */
function listed(value: readonly (string | number)[] | string | number | null): readonly (string | number)[] {
  if (value === null) return [];
  return typeof value === "object" ? value : [value];
}

/** What an author may pass to a CheckboxGroup: its choices give the type of its values. */
export type CheckboxGroupOptions<C extends Choice, Type extends CheckboxGroupProps["type"], I = undefined> = Omit<
  Options<CheckboxGroupProps, I>,
  "choices" | "value" | "type"
> & {
  choices?: readonly C[];
  value?: Valued<readonly ChoiceValue<C>[] | ChoiceValue<C> | null, I>;
  type?: Type;
};

/** A CheckboxGroup whose values are `Value`, read as such or as their places among the choices. */
export type MadeCheckboxGroup<Value, Type extends CheckboxGroupProps["type"]> = Made<
  (Type extends "index" ? number : Value)[],
  readonly Value[] | Value | null,
  CheckboxGroupProps,
  { change: undefined; input: undefined; select: SelectData<Value> }
>;

/**
 * A list of choices, any of which can be ticked.
 *
 * Handlers read a list of the ticked values, in the order in which they were ticked, or with `type: "index"` their places;
 * the list is empty when nothing is ticked. They show a list of values of the choices, one value, or null.
 *
 * @example
 * const pets = gr.CheckboxGroup({ label: "Pets", choices: ["cat", "dog"] }); // reads ("cat" | "dog")[]
 */
export const CheckboxGroup = Object.assign(
  <
    const C extends Choice = Choice,
    const Type extends CheckboxGroupProps["type"] = "value",
    const I extends Wiring | undefined = undefined,
  >(
    options: CheckboxGroupOptions<C, Type, I> = {},
  ): MadeCheckboxGroup<ChoiceValue<C>, Type> =>
    // The choices decide at run time what the types say here.
    AnyCheckboxGroup(options as Options<CheckboxGroupProps>) as unknown as MadeCheckboxGroup<ChoiceValue<C>, Type>,
  { definition: AnyCheckboxGroup.definition },
);

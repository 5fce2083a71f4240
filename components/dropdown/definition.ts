import * as z from "zod/mini";
import { data, defineComponent, type Definition, type Made, type Options } from "../../src/core/component.ts";
import type { Valued } from "../../src/core/computed-value.ts";
import type { Awaitable, InputArguments, Wiring } from "../../src/core/handler.ts";
import { InputError, SetupError } from "../../src/core/errors.ts";
import type { KeyUpData, SelectData } from "../../src/core/event-data.ts";
import { type Choice, choicePairs, type ChoiceValue, choiceValues, isChoice, notAChoice } from "../shared/choices.ts";
import { DropdownElement } from "./element.ts";
import type { DropdownProps, DropdownValue } from "./props.ts";

const defaults: DropdownProps = {
  choices: [],
  type: "value",
  multiselect: null,
  allowCustomValue: false,
  maxChoices: null,
  filterable: true,
  info: null,
};

const one = z.union([z.string(), z.number()], { error: "Invalid input: expected a string or a number" });
const several = z.array(one);

const AnyDropdown = defineComponent({
  type: "dropdown",
  element: DropdownElement,
  isFormField: true,
  events: {
    change: undefined,
    input: undefined,
    select: data<SelectData<string | number>>(),
    focus: undefined,
    blur: undefined,
    key_up: data<KeyUpData>(),
  },
  defaults,
  complete(props) {
    if (props.type !== "value" && props.type !== "index") {
      throw new SetupError(`Dropdown: type "${String(props.type)}" is unknown; use "value" or "index".`);
    }
    if (!props.choices.every(isChoice)) {
      throw new SetupError("Dropdown: choices are strings, numbers, or pairs of a text and its value.");
    }
    if (props.maxChoices !== null && !(Number.isInteger(props.maxChoices) && props.maxChoices > 0)) {
      throw new SetupError("Dropdown: maxChoices is a whole number greater than 0, or null.");
    }
    const first = props.multiselect ? [] : (choiceValues(props.choices)[0] ?? null);
    return {
      ...props,
      choices: choicePairs(props.choices),
      value: props.value === undefined ? first : props.value,
      // Where a value can be written, there is something to type into.
      filterable: props.filterable || props.allowCustomValue,
    };
  },
  wire: ({ multiselect }) => z.nullable(multiselect ? several : one),
  preprocess(value, props) {
    if (!Array.isArray(value)) return value === null ? noValue(props) : read(value, props);
    if (props.maxChoices !== null && value.length > props.maxChoices) {
      throw new InputError(`At most ${props.maxChoices} choices can be taken; these are ${value.length}.`);
    }
    return value.map((each) => read(each, props));
  },
  postprocess(value: DropdownValue, { multiselect }) {
    if (multiselect) return value === null ? [] : [value].flat();
    if (Array.isArray(value)) throw new Error("A Dropdown without multiselect shows one value, not a list.");
    return value as string | number | null; // a list has just been refused
  },
  // Gradio says "string" whatever the choices are.
  apiSchema({ choices, multiselect }) {
    const item = { type: "string", enum: choiceValues(choices) };
    return multiselect ? { type: "array", items: item } : item;
  },
  example({ choices, multiselect }) {
    const [first] = choiceValues(choices);
    if (multiselect) return first === undefined ? [] : [first];
    return first ?? null;
  },
  cleared: ({ multiselect }) => (multiselect ? [] : null),
  wireProps: () => ({ buttons: [] }),
});

function noValue({ multiselect }: DropdownProps): [] | null {
  return multiselect ? [] : null;
}

/** What a function gets for one chosen value. One that the visitor has written has no place among the choices. */
function read(value: string | number, { choices, type, allowCustomValue }: DropdownProps): string | number | null {
  const index = choiceValues(choices).indexOf(value);
  if (index < 0 && !allowCustomValue) throw new InputError(notAChoice(value, choices));
  if (type === "value") return value;
  return index < 0 ? null : index;
}

/** What an author may pass to a Dropdown: its choices give the type of its value. */
export type DropdownOptions<
  C extends Choice,
  Type extends DropdownProps["type"],
  Multi extends boolean,
  Custom extends boolean = false,
> = Omit<Options<DropdownProps>, "choices" | "value" | "type" | "multiselect" | "allowCustomValue"> & {
  choices?: readonly C[];
  value?: Valued<DropdownShown<ChoiceValue<C> | Written<Custom>, Multi>, undefined>;
  type?: Type;
  multiselect?: Multi | null;
  /** The visitor may write a value that is none of the choices. */
  allowCustomValue?: Custom extends true ? boolean : false;
};

/** What a visitor may write. */
type Written<Custom extends boolean> = Custom extends true ? string : never;

/** What a Dropdown can be told to show. */
type DropdownShown<Value, Multi extends boolean> = Multi extends true ? readonly Value[] | Value | null : Value | null;

/** What functions read from a Dropdown. */
type DropdownRead<Value, Type extends DropdownProps["type"], Multi extends boolean> = Multi extends true
  ? (Type extends "index" ? number : Value)[]
  : (Type extends "index" ? number : Value) | null;

/** A Dropdown whose values are `Value`. */
export type MadeDropdown<Value, Reads, Shows> = Made<
  Reads,
  Shows,
  DropdownProps,
  {
    change: undefined;
    input: undefined;
    select: SelectData<Value>;
    focus: undefined;
    blur: undefined;
    key_up: KeyUpData;
  }
>;

/** Makes Dropdowns. */
export interface DropdownFactory {
  <
    const I extends Wiring,
    const C extends Choice = Choice,
    const Type extends DropdownProps["type"] = "value",
    const Multi extends boolean = false,
  >(
    options: Omit<DropdownOptions<C, Type, Multi>, "inputs" | "value"> & {
      inputs: I;
      value: (...inputs: InputArguments<I>) => Awaitable<DropdownShown<ChoiceValue<C>, Multi>>;
    },
  ): MadeDropdown<ChoiceValue<C>, DropdownRead<ChoiceValue<C>, Type, Multi>, DropdownShown<ChoiceValue<C>, Multi>>;
  <
    const C extends Choice = Choice,
    const Type extends DropdownProps["type"] = "value",
    const Multi extends boolean = false,
  >(
    options?: DropdownOptions<C, Type, Multi>,
  ): MadeDropdown<ChoiceValue<C>, DropdownRead<ChoiceValue<C>, Type, Multi>, DropdownShown<ChoiceValue<C>, Multi>>;
  <
    const C extends Choice = never,
    const Type extends DropdownProps["type"] = "value",
    const Multi extends boolean = false,
  >(
    options: DropdownOptions<C, Type, Multi, true> & { allowCustomValue: boolean },
  ): MadeDropdown<
    ChoiceValue<C> | string,
    Type extends "index"
      ? DropdownRead<number | null, "value", Multi>
      : DropdownRead<ChoiceValue<C> | string, "value", Multi>,
    DropdownShown<ChoiceValue<C> | string, Multi>
  >;
  readonly definition: Definition;
}

/**
 * A list that opens, to take one choice from, or with `multiselect` several.
 *
 * Handlers read the value of the choice, or with `type: "index"` its place; null when nothing is chosen. With
 * `multiselect` they read a list. They show a value of the choices, or null.
 *
 * @example
 * const pet = gr.Dropdown({ label: "Pet", choices: ["cat", "dog"] }); // reads "cat" | "dog" | null
 * const sizes = gr.Dropdown({ choices: [["Small", 10], ["Large", 40]], multiselect: true }); // reads (10 | 40)[]
 */
export const Dropdown = Object.assign((options: Options<DropdownProps> = {}) => AnyDropdown(options), {
  definition: AnyDropdown.definition,
}) as unknown as DropdownFactory; // the choices decide at run time what the types say here

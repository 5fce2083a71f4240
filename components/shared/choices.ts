/** The choices of Radio, Dropdown and CheckboxGroup. Plain code: definitions and elements both read it. */

/** What an author writes: a value that is its own text, or a text and the value behind it. */
export type Choice = string | number | readonly [display: string, value: string | number];

/** What travels: always a text and a value. */
export type ChoicePair = readonly [display: string, value: string | number];

/** The value that a choice stands for: `"cat"` of `"cat"`, `1` of `["One", 1]`. */
export type ChoiceValue<C extends Choice> = C extends readonly [string, infer Value extends string | number]
  ? Value
  : Exclude<C, readonly unknown[]>;

/** Every choice as a pair. Pairs stay as they are, so that it may be done twice. */
export function choicePairs(choices: readonly Choice[]): ChoicePair[] {
  return choices.map((choice) => (typeof choice === "object" ? choice : [String(choice), choice]));
}

/** The values of the choices, in order. */
export function choiceValues(choices: readonly Choice[]): (string | number)[] {
  return choicePairs(choices).map(([, value]) => value);
}

/** True for what may stand in a list of choices. Authors without a type checker need the question. */
export function isChoice(choice: unknown): choice is Choice {
  if (isValue(choice)) return true;
  return Array.isArray(choice) && choice.length === 2 && typeof choice[0] === "string" && isValue(choice[1]);
}

/** What a visitor is told whose value is none of the choices. */
export function notAChoice(value: string | number, choices: readonly Choice[]): string {
  const listed = choiceValues(choices).map(quoted).join(", ");
  return `Value: ${quoted(value)} (type: ${typeof value}) is not in the list of choices: [${listed}]`;
}

function isValue(value: unknown): value is string | number {
  return typeof value === "string" || typeof value === "number";
}

function quoted(value: string | number): string {
  return typeof value === "string" ? `'${value}'` : String(value);
}

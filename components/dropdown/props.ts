import type { Choice } from "../shared/choices.ts";

/** One value of the choices, or with `multiselect` several. */
export type DropdownValue = string | number | readonly (string | number)[] | null;

export interface DropdownProps {
  /** Values, or pairs of the text shown and the value behind it. */
  choices: readonly Choice[];
  /** Null chooses nothing. Default: the first choice, or with `multiselect` none. */
  value?: DropdownValue;
  /** Whether functions read the chosen value, or its place among the choices. */
  type: "value" | "index";
  /** Several choices at once; functions read and show lists. */
  multiselect: boolean | null;
  /** The visitor may write a value that is none of the choices. */
  allowCustomValue: boolean;
  /** With `multiselect`, how many can be taken; null is no limit. */
  maxChoices: number | null;
  /** Typing narrows the list down. */
  filterable: boolean;
  /** Small help under the label; inline Markdown. */
  info: string | null;
}

import type { Choice } from "../shared/choices.ts";

export interface CheckboxGroupProps {
  /** Values, or pairs of the text shown and the value behind it. */
  choices: readonly Choice[];
  /** The ticked choices' values, in the order in which they were ticked. */
  value: readonly (string | number)[];
  /** Whether functions read the ticked values, or their places among the choices. */
  type: "value" | "index";
  /** Small help under the label; inline Markdown. */
  info: string | null;
  /** A box beside the label that ticks or unticks all. */
  showSelectAll: boolean;
}

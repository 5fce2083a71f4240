import type { Choice } from "../shared/choices.ts";

export interface RadioProps {
  /** Values, or pairs of the text shown and the value behind it. */
  choices: readonly Choice[];
  /** One of the choices' values; null chooses nothing. */
  value: string | number | null;
  /** Whether functions read the chosen value, or its place among the choices. */
  type: "value" | "index";
  /** Small help under the label; inline Markdown. */
  info: string | null;
  /** Right-to-left text, with the circles on the right. */
  rtl: boolean;
}

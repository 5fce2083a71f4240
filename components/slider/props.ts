import type { CustomButton } from "../../src/protocol/custom-button.ts";

export interface SliderProps {
  /** Null starts at the minimum. */
  value: number | null;
  /** Less than the maximum. */
  minimum: number;
  maximum: number;
  /** Distance between two places; null divides the range into 100 to 1000 of them. */
  step: number | null;
  /** Decimals that functions read and show: 0 makes whole numbers, null does not round. Halves go away from zero. */
  precision: number | null;
  /** Small help under the label; inline Markdown. */
  info: string | null;
  /** An empty list takes the reset button away. */
  buttons: readonly ("reset" | CustomButton)[] | null;
}

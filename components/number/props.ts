export interface NumberProps {
  /** Null shows 0 when the page opens, as in Gradio. */
  value: number | null;
  /** Decimals that functions read and show: 0 makes whole numbers, null does not round. Halves go away from zero. */
  precision: number | null;
  /** Smaller numbers are refused. */
  minimum: number | null;
  /** Larger numbers are refused. */
  maximum: number | null;
  /** What one press of an arrow adds or takes. */
  step: number;
  placeholder: string | null;
  /** Small help under the label; inline Markdown. */
  info: string | null;
}

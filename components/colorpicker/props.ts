export interface ColorPickerProps {
  /** Any CSS colour. What visitors pick is `#rrggbb`. Null shows no colour. */
  value: string | null;
  /** Small help under the label; inline Markdown. */
  info: string | null;
}

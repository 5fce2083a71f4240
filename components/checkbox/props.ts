export interface CheckboxProps {
  value: boolean;
  /** Small help under the box; inline Markdown. */
  info: string | null;
}

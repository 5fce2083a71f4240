import type { CustomButton } from "../../src/protocol/custom-button.ts";

/** Anything that JSON can say. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

export interface JsonProps {
  value: unknown;
  /** Shows everything opened; otherwise what is nested three deep and more is closed. */
  open: boolean;
  /** Shows the places of list items. */
  showIndices: boolean;
  /** Pixels, or a CSS length. */
  height: number | string | null;
  /** Pixels, or a CSS length; longer values scroll. */
  maxHeight: number | string | null;
  minHeight: number | string | null;
  buttons: readonly ("copy" | CustomButton)[];
}

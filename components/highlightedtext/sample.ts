import { cut } from "../shared/plain-sample.ts";
import type { HighlightedToken } from "./props.ts";

/** The text without its marks. */
export function sample(value: unknown): string {
  // Null, or what its own postprocess has made.
  const tokens = (value ?? []) as readonly HighlightedToken[];
  return cut(tokens.map(({ token }) => token).join(""));
}

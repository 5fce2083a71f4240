import { plainSample } from "../shared/plain-sample.ts";
import type { LabelData } from "./props.ts";

/** The first guess. */
export function sample(value: unknown): string {
  return plainSample((value as LabelData | null)?.label); // null, or what its own postprocess has made
}

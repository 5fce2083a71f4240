import type { Segments } from "../../src/protocol/file-tree.ts";
import { cut } from "../shared/plain-sample.ts";

import { keyOf } from "./ticks.ts";

/** The paths. */
export function sample(value: unknown): string {
  return cut(((value ?? []) as readonly Segments[]).map(keyOf).join(", ")); // null, or what its own postprocess has made
}

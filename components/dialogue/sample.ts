import { cut } from "../shared/plain-sample.ts";
import { writeLine } from "./lines.ts";
import type { DialogueValue } from "./props.ts";

/** The text of the lines. */
export function sample(value: unknown): string {
  const lines = (value ?? []) as NonNullable<DialogueValue>; // null, or what its own postprocess has made
  return cut(typeof lines === "string" ? lines : lines.map(writeLine).join(" "));
}

import { filesIn, nameOfFile } from "../shared/file-sample.ts";

/** The name of the sound: a row of examples is to be pressed, and has no room for a player. */
export function sample(value: unknown): string {
  return filesIn(value).slice(0, 1).map(nameOfFile).join("");
}

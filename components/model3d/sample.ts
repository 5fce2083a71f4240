import { filesIn, nameOfFile } from "../shared/file-sample.ts";

/** The names of the files. */
export function sample(value: unknown): string {
  return filesIn(value).map(nameOfFile).join(", ");
}

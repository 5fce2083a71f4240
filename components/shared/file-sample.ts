/** Files among examples. */

import { eachFile, type FileData } from "../../src/protocol/file-data.ts";

/** Every file of a value. */
export function filesIn(value: unknown): FileData[] {
  const files: FileData[] = [];
  eachFile(value, (file) => files.push(file));
  return files;
}

/** What to call a file: its name, or the end of its address. */
export function nameOfFile({ orig_name: name, path, url }: FileData): string {
  if (name) return name;
  const address = path ?? url ?? "";
  if (address.startsWith("data:")) return "file";
  return (
    address
      .replace(/[?#].*$/, "")
      .split("/")
      .at(-1) || "file"
  );
}

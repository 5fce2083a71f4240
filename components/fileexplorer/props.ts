import type { CustomButton } from "../../src/protocol/custom-button.ts";
import type { Segments } from "../../src/protocol/file-tree.ts";

/** The options, as the element sees them. */
export interface FileExplorerProps {
  value: readonly Segments[] | null;
  /** Files and folders that can be chosen, by their whole path: `*` stands for anything, `/` too. */
  glob: string;
  /** Files and folders that are not there at all; null leaves none out. */
  ignoreGlob: string | null;
  /** The folder that is shown; "." is the top. */
  rootDir: string;
  /** One path at most, or any number. */
  fileCount: "single" | "multiple";
  /** Pixels, or a CSS length. */
  height: number | string | null;
  /** What is higher scrolls. */
  maxHeight: number | string | null;
  minHeight: number | string | null;
  /** There are no built-in buttons to choose from. */
  buttons: readonly CustomButton[];
}

/** The function on the server that lists a folder. */
export const LIST = "ls";

/** Rows of a folder that are drawn at once; there is a button for more. */
export const PAGE_SIZE = 500;

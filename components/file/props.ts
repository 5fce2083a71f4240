import type { CustomButton } from "../../src/protocol/custom-button.ts";
import type { FileData } from "../../src/protocol/file-data.ts";

/** The options, as the element sees them. */
export interface FileProps {
  value: FileData | readonly FileData[] | null;
  /** One file, several, or all files of a folder. */
  fileCount: "single" | "multiple" | "directory";
  /** Kinds that are taken: "image", "audio", "video", "text", or endings such as ".pdf". Null takes all. */
  fileTypes: readonly string[] | null;
  /** What handlers read: "filepath" the file, "binary" its bytes. */
  type: "filepath" | "binary";
  /** Of the drop zone, and at most of the list: pixels, or a CSS length. */
  height: number | string | null;
  /** Lets the visitor change the order of several files. */
  allowReordering: boolean;
  /** There are no built-in buttons to choose from. */
  buttons: readonly CustomButton[];
}

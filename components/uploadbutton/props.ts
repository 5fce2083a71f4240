import type { FileData } from "../../src/protocol/file-data.ts";
import type { ButtonLook } from "../shared/button-look.ts";

/** The options, as the element sees them. The text on the button is its label. */
export interface UploadButtonProps extends ButtonLook {
  value: FileData | readonly FileData[] | null;
  /** One file, several, or all files of a folder. */
  fileCount: "single" | "multiple" | "directory";
  /** Kinds that are taken: "image", "audio", "video", "text", or endings such as ".pdf". Null takes all. */
  fileTypes: readonly string[] | null;
  /** What handlers read: "filepath" the file, "binary" its bytes. */
  type: "filepath" | "binary";
}

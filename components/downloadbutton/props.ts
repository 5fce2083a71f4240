import type { FileData } from "../../src/protocol/file-data.ts";
import type { ButtonLook } from "../shared/button-look.ts";

/** The options, as the element sees them. The text on the button is its label. */
export interface DownloadButtonProps extends ButtonLook {
  value: FileData | null;
}

import type { CustomButton } from "../../src/protocol/custom-button.ts";
import type { FileData } from "../../src/protocol/file-data.ts";
import type { WebcamOptions } from "../shared/media-source.ts";

/** Where a visitor may take a picture from. */
export type ImageSourceName = "upload" | "webcam" | "clipboard";

/** The options, as the element sees them. */
export interface ImageProps {
  value: FileData | null;
  /**
   * How pixels are stored: "webp", "png" or "jpeg". There is no WebP encoder here, so "webp", the default, stores PNG;
   * for photos, "jpeg" is ten times smaller. Files that a handler returns stay as they are.
   */
  format: "webp" | "png" | "jpeg";
  /** Pixels, or a CSS length. */
  height: number | string | null;
  /** Pixels, or a CSS length. */
  width: number | string | null;
  /** Colours that handlers read: grey, RGB or RGBA. Null keeps the picture's own. */
  imageMode: "L" | "RGB" | "RGBA" | null;
  /** Default: upload, webcam and clipboard. The first one is offered first. */
  sources: readonly ImageSourceName[] | null;
  /**
   * What handlers read: "numpy" pixels, "pil" a picture that is decoded when asked for, "filepath" the file. Pixels can
   * be read from PNG and JPEG; every other kind of image takes "filepath".
   */
  type: "numpy" | "pil" | "filepath";
  /** Pictures while the webcam runs are not offered: only false is taken. */
  streaming: boolean;
  webcamOptions: WebcamOptions;
  /** Replaces the invitation to upload. A line that starts with `# ` is its heading. */
  placeholder: string | null;
  /** Default: download and fullscreen. "share" belongs to Hugging Face Spaces and is not drawn. */
  buttons: readonly ("download" | "share" | "fullscreen" | CustomButton)[];
}

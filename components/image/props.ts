import type { FileData } from "../../src/protocol/file-data.ts";

/** Where a visitor may take a picture from. */
export type ImageSourceName = "upload" | "webcam" | "clipboard";

/** How a webcam is used. */
export interface WebcamOptions {
  /** Shows the visitor as a mirror does. */
  mirror: boolean;
  /** What to ask the browser for. */
  constraints: Readonly<Record<string, unknown>> | null;
}

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
  /**
   * Default: upload, webcam and clipboard. The webcam is not offered yet: the option is accepted, and the page shows
   * the other two.
   */
  sources: readonly ImageSourceName[] | null;
  /**
   * What handlers read: "numpy" pixels, "pil" a picture that is decoded when asked for, "filepath" the file. Pixels can
   * be read from PNG and JPEG; every other kind of image takes "filepath".
   */
  type: "numpy" | "pil" | "filepath";
  /** Sends pictures while the webcam runs. The webcam is not offered yet. */
  streaming: boolean;
  /** For the webcam, which is not offered yet. */
  webcamOptions: WebcamOptions;
  /** Replaces the invitation to upload. A line that starts with `# ` is its heading. */
  placeholder: string | null;
  /** Default: download and fullscreen. "share" belongs to Hugging Face Spaces and is not drawn. */
  buttons: readonly ("download" | "share" | "fullscreen")[];
}

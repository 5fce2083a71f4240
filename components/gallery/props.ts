import type { CustomButton } from "../../src/protocol/custom-button.ts";
import type { FileData } from "../../src/protocol/file-data.ts";

/** A picture in a Gallery. */
export interface GalleryImage {
  image: FileData;
  caption: string | null;
}

/** A video in a Gallery. */
export interface GalleryVideo {
  video: FileData;
  caption: string | null;
}

/** What a Gallery holds. */
export type GalleryItem = GalleryImage | GalleryVideo;

/** What a visitor has taken out of a Gallery. */
export interface GalleryDeletion {
  file: FileData;
  /** Where it was. */
  index: number;
}

/** What the bar of a Gallery may hold. */
type GalleryButton = "share" | "download" | "download_all" | "fullscreen" | CustomButton;

/** Where a visitor may take pictures and videos from. */
export type GallerySourceName = "upload" | "webcam" | "clipboard";

/** The options, as the element sees them. */
export interface GalleryProps {
  value: readonly GalleryItem[] | null;
  /**
   * How pixels are stored: "webp", "png" or "jpeg". There is no WebP encoder here, so "webp", the default, stores PNG.
   * Files that a handler returns stay as they are.
   */
  format: "webp" | "png" | "jpeg";
  /** Kinds that are taken: "image", "video", or endings such as ".mp4". Null takes pictures and videos. */
  fileTypes: readonly string[] | null;
  /**
   * Columns of the grid. A list says how many there are in windows from 0, 640, 768, 1024, 1280 and 1536 pixels on; its
   * last one holds for all that are wider. On narrow screens there are no more than fit.
   */
  columns: number | readonly number[] | null;
  /** Rows of the grid that are as high as each other; more of them may follow. */
  rows: number | null;
  /** Of the whole component: pixels, or a CSS length. What is higher scrolls; "auto" is as high as the grid. */
  height: number | string | null;
  /** A press on a thumbnail shows it large. False only selects it. */
  allowPreview: boolean;
  /** Shows the first item large as soon as there is one. */
  preview: boolean | null;
  /** The item that is selected, and shown large where that is allowed. Follows the visitor. */
  selectedIndex: number | null;
  /** How pictures fill their thumbnails. Default: "cover". */
  objectFit: "contain" | "cover" | "fill" | "none" | "scale-down" | null;
  /** Default: download, download_all and fullscreen. "share" belongs to Hugging Face Spaces and is not drawn. */
  buttons: readonly GalleryButton[];
  /**
   * What handlers read of pictures: "numpy" pixels, "pil" a picture that is decoded when asked for, "filepath" the file.
   * Of videos they read the file.
   */
  type: "numpy" | "pil" | "filepath";
  /** Takes no more columns than there are items. */
  fitColumns: boolean;
  /** Default: upload. A webcam also records, unless `fileTypes` has no videos. */
  sources: readonly GallerySourceName[];
}

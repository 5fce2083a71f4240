import type { FileData } from "../../src/protocol/file-data.ts";
import type { HtmlAttributes } from "../shared/html-attributes.ts";

/** Where a visitor may take files from. */
export type MultimodalSource = "upload" | "microphone";

/** A text with files, as it travels. */
export interface MultimodalValue {
  text: string;
  files: readonly FileData[];
}

/** The options, as the element sees them. */
export interface MultimodalTextboxProps {
  value: MultimodalValue | null;
  /** What visitors add files with: "upload" takes files, "microphone" records sounds. */
  sources: readonly MultimodalSource[];
  /** Kinds that are taken: "image", "audio", "video", "text", or endings such as ".pdf". Null takes all. */
  fileTypes: readonly string[] | null;
  /** One file, several, or all files of a folder. */
  fileCount: "single" | "multiple" | "directory";
  /** Rows shown when there is little text. */
  lines: number;
  /** Rows to which the box grows. */
  maxLines: number;
  /** Characters from which on a pasted text becomes a file. */
  maxPlainTextLength: number;
  placeholder: string | null;
  /** Small help under the label; inline Markdown. */
  info: string | null;
  autofocus: boolean;
  /** Keeps the end in view while text arrives, unless the visitor scrolled up. */
  autoscroll: boolean;
  textAlign: "left" | "right" | null;
  /** Right-to-left text. */
  rtl: boolean;
  /** True shows an arrow, a string shows that text. */
  submitBtn: boolean | string;
  /** True shows a square, a string shows that text. */
  stopBtn: boolean | string;
  htmlAttributes: HtmlAttributes | null;
}

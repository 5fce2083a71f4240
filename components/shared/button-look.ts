import type { FileData } from "../../src/protocol/file-data.ts";

/** How a button looks. */
export interface ButtonLook {
  variant: "primary" | "secondary" | "stop" | "huggingface";
  size: "sm" | "md" | "lg";
  /** Picture before the text: its address on this site, an http(s) or a data URL. */
  icon: string | FileData | null;
}

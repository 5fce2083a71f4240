import type { FileData } from "../../src/protocol/file-data.ts";

export interface ButtonProps {
  /** The text on the button. */
  value: string;
  variant: "primary" | "secondary" | "stop" | "huggingface";
  size: "sm" | "md" | "lg";
  /** Picture before the text: its address on this site, an http(s) or a data URL. */
  icon: string | FileData | null;
  /** Makes the button a link to an address on this site or an http(s) URL; a link fires no `click`. */
  link: string | null;
  /** Where the link opens. */
  linkTarget: "_self" | "_blank" | "_parent" | "_top";
}

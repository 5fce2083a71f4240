import type { ButtonLook } from "../shared/button-look.ts";

export interface DeepLinkButtonProps extends ButtonLook {
  /** The text on the button. */
  value: string;
  /** Its text for a second, once the link is in the clipboard. */
  copiedValue: string;
}

/** What the page calls to make a link. */
export const MAKE_LINK = "make_link";

/** Whether the address of the page named a link that can be opened. */
export type DeepLinkState = "none" | "valid" | "invalid";

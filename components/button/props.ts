import type { ButtonLook } from "../shared/button-look.ts";

export interface ButtonProps extends ButtonLook {
  /** The text on the button. */
  value: string;
  /** Makes the button a link to an address on this site or an http(s) URL; a link fires no `click`. */
  link: string | null;
  /** Where the link opens. */
  linkTarget: "_self" | "_blank" | "_parent" | "_top";
}

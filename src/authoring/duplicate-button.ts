import { Button, type ButtonOptions } from "../../components/button/definition.ts";
import { SetupError } from "../core/errors.ts";
import { inOurWords } from "../core/own-words.ts";

/** What an author has to say about a DuplicateButton, and what else they may. */
export interface DuplicateButtonOptions extends ButtonOptions {
  /** Where visitors get a copy of the app: an address on this site, or an http(s) URL. */
  link: string;
  /** The text on the button. Default: "Duplicate this app". */
  value?: string;
}

/**
 * A small button that leads to where visitors get a copy of the app.
 *
 * @example
 * const copy = gr.DuplicateButton({ link: "https://deploy.workers.cloudflare.com/?url=https://github.com/me/my-app" });
 */
export function DuplicateButton({ value, link, ...options }: DuplicateButtonOptions): ReturnType<typeof Button> {
  // Authors without a type checker may leave it out.
  if (typeof link !== "string" || !/^(https?:\/\/|\/(?!\/))/i.test(link)) {
    throw new SetupError(`DuplicateButton: its link is an http(s) URL or an address on this site, not "${link}".`);
  }
  const look = { variant: "huggingface", size: "sm", scale: 0, linkTarget: "_blank", ...options, link } as const;
  return value === undefined ? inOurWords(Button("Duplicate this app", look)) : Button(value, look);
}

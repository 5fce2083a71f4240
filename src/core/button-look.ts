/** What all buttons have in common. */

import { FILE_META, type FileData } from "../protocol/file-data.ts";
import { SetupError } from "./errors.ts";

const CHOICES = {
  variant: ["primary", "secondary", "stop", "huggingface"],
  size: ["sm", "md", "lg"],
} as const;

/** @throws SetupError for a look that there is not; `name` is the component's. */
export function checkLook(name: string, look: Readonly<Record<keyof typeof CHOICES, string>>): void {
  for (const option of ["variant", "size"] as const) {
    const known: readonly string[] = CHOICES[option];
    if (known.includes(look[option])) continue;
    throw new SetupError(`${name}: ${option} "${look[option]}" is unknown; use one of ${known.join(", ")}.`);
  }
}

/** A button's picture as it travels. */
export function buttonIcon(icon: string | FileData | null): FileData | null {
  return typeof icon === "string" ? { path: icon, url: icon, meta: FILE_META } : icon;
}

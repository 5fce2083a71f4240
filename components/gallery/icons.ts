import { svg } from "lit";
import { icon } from "../shared/icons.ts";

/** All files at once, from Lucide. */
export const archiveIcon = icon(
  svg`<path d="M12 15V3"/><path d="m7 10 5 5 5-5"/><path d="M4 21h16"/><path d="M4 17h3"/><path d="M17 17h3"/>`,
);

import { svg } from "lit";
import { icon } from "./icons.ts";

/** A chart, from Lucide as the icons in `icons.ts`. */
export const plotIcon = icon(
  svg`<path d="M3 3v16a2 2 0 0 0 2 2h16"/><path d="M7 16h8"/><path d="M7 11h12"/><path d="M7 6h3"/>`,
);

import { html, type TemplateResult } from "lit";
import { word } from "./words.ts";

/** What a display shows while it has nothing to show. `icon` is one of `icons.ts`. */
export function emptyState(
  icon: TemplateResult,
  { size = "small" }: { size?: "small" | "large" } = {},
): TemplateResult {
  return html`<div class="empty ${size} unpadded_box" role="img" aria-label=${word("Empty value")}>
    <div class="icon">${icon}</div>
  </div>`;
}

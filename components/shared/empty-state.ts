import { html, type TemplateResult } from "lit";

/** What a display shows while it has nothing to show. `icon` is one of `icons.ts`. */
export function emptyState(
  icon: TemplateResult,
  { size = "small" }: { size?: "small" | "large" } = {},
): TemplateResult {
  return html`<div class="empty ${size} unpadded_box" role="img" aria-label="Empty value">
    <div class="icon">${icon}</div>
  </div>`;
}

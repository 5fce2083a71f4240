import { html, nothing, type TemplateResult } from "lit";

/** The corner label of a component that displays. `icon` is one of `icons.ts`. */
export function blockLabel(options: {
  labelText: string;
  showLabel: boolean | null;
  icon?: TemplateResult;
  /** False where the label sits in the flow instead of floating over the content. */
  isFloating?: boolean;
}): TemplateResult {
  const { labelText, showLabel, icon, isFloating = true } = options;
  return html`<div
    data-testid="block-label"
    class="block-label ${isFloating ? "float" : ""} ${showLabel === false ? "sr-only" : ""}"
  >
    ${icon ? html`<span class="icon">${icon}</span>` : nothing}${labelText}
  </div>`;
}

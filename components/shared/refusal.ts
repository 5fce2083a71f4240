import { html, nothing, type TemplateResult } from "lit";
import { closeIcon } from "./icons.ts";
import { word } from "./words.ts";

/** Why a value was refused, below a component that has no title to say it in. */
export function refusal(message: string | null, dismiss: () => void): TemplateResult | typeof nothing {
  if (message === null) return nothing;
  return html`<div class="validation-error refusal" role="alert">
    <span>${message}</span>
    <button type="button" class="icon-button" aria-label=${word("Dismiss")} @click=${dismiss}>${closeIcon}</button>
  </div>`;
}

import { html, nothing, type TemplateResult } from "lit";
import { inlineMarkdown } from "./inline-markdown.ts";

/** Label, help and refusal above an input. */
export interface Titled {
  labelText: string;
  showLabel: boolean | null;
  info?: string | null;
  validationError: string | null;
  /** Id for the label's text, where the control names it by `aria-labelledby`. */
  titleId?: string;
}

/** The title of an input. A hidden label stays for screen readers; a refusal is always shown. */
export function blockTitle({ labelText, showLabel, info, validationError, titleId }: Titled): TemplateResult {
  const isHidden = showLabel === false && !validationError;
  return html`<span
      data-testid="block-info"
      class="block-title ${isHidden ? "sr-only" : ""} ${info ? "has-info" : ""}"
      id=${titleId ?? nothing}
      >${labelText}${
        validationError ? html`<span class="validation-error" role="alert">${validationError}</span>` : nothing
      }</span
    >${info ? html`<span class="info-text">${inlineMarkdown(info)}</span>` : nothing}`;
}

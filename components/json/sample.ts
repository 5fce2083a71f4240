import { html, nothing, type TemplateResult } from "lit";
import { cut } from "../shared/plain-sample.ts";

/** The beginning of its source. */
export function sample(value: unknown): TemplateResult | typeof nothing {
  if (value === null || value === undefined) return nothing;
  return html`<code class="sample-code">${cut(JSON.stringify(value))}</code>`;
}

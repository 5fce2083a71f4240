import { html, nothing, type TemplateResult } from "lit";
import { cut } from "../shared/plain-sample.ts";

/** The beginning of the code. */
export function sample(value: unknown): TemplateResult | typeof nothing {
  return typeof value === "string" && value !== "" ? html`<code class="sample-code">${cut(value)}</code>` : nothing;
}

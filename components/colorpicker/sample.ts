import { html, nothing, type TemplateResult } from "lit";
import { styles } from "../shared/styles.ts";

/** The colour, with its code for who cannot see it. */
export function sample(value: unknown): TemplateResult | typeof nothing {
  if (typeof value !== "string" || value === "") return nothing;
  return html`<span class="sample-color" ${styles({ "background-color": value })}
    ><span class="sr-only">${value}</span></span
  >`;
}

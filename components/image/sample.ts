import { html, type TemplateResult } from "lit";
import { filesIn } from "../shared/file-sample.ts";
import type { SampleContext } from "../shared/plain-sample.ts";

/** The picture, small. */
export function sample(value: unknown, { name }: SampleContext): TemplateResult[] {
  return filesIn(value).map(
    ({ url }) => html`<span class="sample-media"><img src=${url ?? ""} alt=${name} loading="lazy" /></span>`,
  );
}

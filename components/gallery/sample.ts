import { html, type TemplateResult } from "lit";
import { filesIn } from "../shared/file-sample.ts";
import type { SampleContext } from "../shared/plain-sample.ts";

/** The first three pictures and videos, small. */
export function sample(value: unknown, { name }: SampleContext): TemplateResult[] {
  return filesIn(value)
    .slice(0, 3)
    .map(({ url, mime_type: type }, i) => {
      const label = `${name} (${i + 1})`;
      const media = type?.startsWith("video/")
        ? html`<video src=${url ?? ""} aria-label=${label} muted playsinline preload="metadata"></video>`
        : html`<img src=${url ?? ""} alt=${label} loading="lazy" />`;
      return html`<span class="sample-media">${media}</span>`;
    });
}

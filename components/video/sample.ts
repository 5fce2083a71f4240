import { html, type TemplateResult } from "lit";
import { filesIn } from "../shared/file-sample.ts";
import type { SampleContext } from "../shared/plain-sample.ts";

/** The first picture of the video; the video's subtitles are another file. */
export function sample(value: unknown, { name }: SampleContext): TemplateResult[] {
  return filesIn(value)
    .slice(0, 1)
    .map(
      ({ url }) =>
        html`<span class="sample-media"
          ><video src=${url ?? ""} aria-label=${name} muted playsinline preload="metadata"></video
        ></span>`,
    );
}

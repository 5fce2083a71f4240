import { html, type TemplateResult } from "lit";
import { kindOf } from "../shared/file-kind.ts";
import { filesIn, nameOfFile } from "../shared/file-sample.ts";
import type { SampleContext } from "../shared/plain-sample.ts";

/** The text, then small pictures and the names of other files. */
export function sample(value: unknown, { name }: SampleContext): (TemplateResult | string)[] {
  const files = filesIn(value).map((file, i) =>
    kindOf(file) === "image"
      ? html`<span class="sample-media"><img src=${file.url ?? ""} alt=${`${name} (${i + 1})`} loading="lazy" /></span>`
      : html`<span>${nameOfFile(file)}</span> `,
  );
  return [`${textOf(value)} `, ...files];
}

function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  const text = typeof value === "object" && value !== null && "text" in value ? value.text : "";
  return typeof text === "string" ? text : "";
}

import { html, nothing, type TemplateResult } from "lit";
import { cut, plainSample } from "../shared/plain-sample.ts";

/** Rows and columns that are shown. */
const MOST = 3;

/** The upper left corner of the table. */
export function sample(value: unknown): TemplateResult | typeof nothing {
  const rows = rowsOf(value);
  if (rows.length === 0) return nothing;
  return html`<table class="sample-table">
    <tbody>
      ${rows.slice(0, MOST).map(
        (row) =>
          html`<tr>
            ${row.slice(0, MOST).map((cell) => html`<td>${cut(plainSample(cell))}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function rowsOf(value: unknown): readonly (readonly unknown[])[] {
  if (typeof value !== "object" || value === null || !("data" in value) || !Array.isArray(value.data)) return [];
  return value.data.filter((row): row is unknown[] => Array.isArray(row));
}

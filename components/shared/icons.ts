/** Icons: paths from Lucide (ISC licence, © Lucide Icons and Contributors). They take the size and colour of the text. */

import { html, svg, type TemplateResult } from "lit";

/** An icon of its paths; one that is seldom needed lives with the code that needs it. */
export function icon(paths: TemplateResult): TemplateResult {
  return html`<svg
    viewBox="0 0 24 24"
    width="1em"
    height="1em"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    ${paths}
  </svg>`;
}

export const copyIcon = icon(
  svg`<rect width="14" height="14" x="8" y="8" rx="2" ry="2"/><path d="M4 16c-1.1 0-2-.9-2-2V4c0-1.1.9-2 2-2h10c1.1 0 2 .9 2 2"/>`,
);
export const checkIcon = icon(svg`<path d="M20 6 9 17l-5-5"/>`);
export const closeIcon = icon(svg`<path d="M18 6 6 18"/><path d="m6 6 12 12"/>`);
export const chevronIcon = icon(svg`<path d="m6 9 6 6 6-6"/>`);

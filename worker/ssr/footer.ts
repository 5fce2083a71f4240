/** The links at the foot of the page. */

import type { Word } from "../../components/shared/languages/english.ts";
import { word } from "../../components/shared/words.ts";
import type { Config } from "../../src/protocol/config.ts";
import { escapeHtml } from "./render-template.ts";

// Paths from Lucide (ISC licence, © Lucide Icons and Contributors).
const API_ICON = icon(`<path d="m16 18 6-6-6-6"/><path d="m8 6-6 6 6 6"/>`);
const GRADIO_ICON = icon(
  `<path d="M12.83 2.18a2 2 0 0 0-1.66 0L2.6 6.08a1 1 0 0 0 0 1.83l8.58 3.91a2 2 0 0 0 1.66 0l8.58-3.9a1 1 0 0 0 0-1.83z"/><path d="M2 12a1 1 0 0 0 .58.91l8.6 3.91a2 2 0 0 0 1.65 0l8.58-3.9A1 1 0 0 0 22 12"/><path d="M2 17a1 1 0 0 0 .58.91l8.6 3.91a2 2 0 0 0 1.65 0l8.58-3.9A1 1 0 0 0 22 17"/>`,
);

const SETTINGS_ICON = icon(
  `<path d="M20 7h-9"/><path d="M14 17H5"/><circle cx="17" cy="17" r="3"/><circle cx="7" cy="7" r="3"/>`,
);

/** Draws the links that the app asks for; nothing without any. */
export function footer({ footer_links: links }: Config): string {
  const items = [
    links.includes("api") ? `<button type="button" class="show-api">${said("Use via API")} ${API_ICON}</button>` : "",
    links.includes("gradio")
      ? `<a class="built-with" href="https://gradio.app" target="_blank" rel="noopener noreferrer">${said("Built with Gradio")} ${GRADIO_ICON}</a>`
      : "",
    links.includes("settings")
      ? `<button type="button" class="settings">${said("Settings")} ${SETTINGS_ICON}</button>`
      : "",
  ].filter(Boolean);
  if (items.length === 0) return "";
  return `<footer aria-label="${escapeHtml(word("Gradio footer navigation"))}">${items.join(`<div class="divider">·</div>`)}</footer>`;
}

/** A word that the page can say again in another language. */
function said(text: Word): string {
  return `<span data-word="${text}">${escapeHtml(word(text))}</span>`;
}

function icon(paths: string): string {
  return `<svg viewBox="0 0 24 24" width="14" height="14" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${paths}</svg>`;
}

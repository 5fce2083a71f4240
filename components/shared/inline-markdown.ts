/** The little Markdown of help texts: code, links, bold, italic, line breaks. Everything else is text. */

import { html, type TemplateResult } from "lit";

const TOKEN =
  /`([^`]+)`|\[([^\]]+)\]\(([^)\s]+)\)|\*\*([^*]+)\*\*|__([^_]+)__|\*([^*]+)\*|(?<![\w])_([^_]+)_(?![\w])|\n/g;

/** Templates rather than HTML, so that nothing needs escaping. */
export function inlineMarkdown(text: string): unknown[] {
  const parts: unknown[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    if (match.index > end) parts.push(text.slice(end, match.index));
    parts.push(drawn(match));
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push(text.slice(end));
  return parts;
}

function drawn(match: RegExpMatchArray): TemplateResult | string {
  const [, code, link, address, bold, strong, star, dash] = match;
  if (code) return html`<code>${code}</code>`;
  if (link && address) {
    if (!isSafeAddress(address)) return link;
    return html`<a href=${address} target="_blank" rel="noopener noreferrer">${link}</a>`;
  }
  if (bold ?? strong) return html`<strong>${bold ?? strong}</strong>`;
  if (star ?? dash) return html`<em>${star ?? dash}</em>`;
  return html`<br />`;
}

/** http, https and addresses on this site; no other scheme. */
export function isSafeAddress(address: string): boolean {
  try {
    return ["http:", "https:"].includes(new URL(address, "https://app.invalid").protocol);
  } catch {
    // Not an address at all.
    return false;
  }
}

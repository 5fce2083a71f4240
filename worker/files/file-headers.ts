/** What an answer with a stored file says about it: whatever a visitor uploaded, it never runs as a page of ours. */

import { UNKNOWN_TYPE } from "../../src/core/mime-type.ts";

/** The types that a browser may show by itself. No SVG, HTML, PDF, XML or script: those can run code. */
const SHOWN_TYPES = new Set([
  ...["jpeg", "png", "gif", "webp"].map((kind) => `image/${kind}`),
  ...["aac", "aiff", "flac", "mp4", "mpeg", "ogg", "wav", "webm"].map((kind) => `audio/${kind}`),
  ...["x-aiff", "x-flac", "x-m4a", "x-matroska", "x-wav"].map((kind) => `audio/${kind}`),
  ...["mp4", "mpeg", "ogg", "quicktime", "webm", "x-matroska", "x-msvideo"].map((kind) => `video/${kind}`),
  "text/plain",
  "application/json",
]);

/** Content that never changes: a path is made once. Private, because a path is a secret of its visitor. */
const CACHE_FOREVER = "private, max-age=31536000, immutable";

/** Headers that tell how to treat a file. */
export function fileHeaders({ path, type }: { path: string; type: string }): Record<string, string> {
  const isShown = SHOWN_TYPES.has(type);
  const name = path.slice(path.indexOf("/") + 1);
  return {
    "Accept-Ranges": "bytes",
    "Cache-Control": CACHE_FOREVER,
    "Content-Type": isShown ? withCharset(type) : UNKNOWN_TYPE,
    "Content-Disposition": `${isShown ? "inline" : "attachment"}; ${nameParameter(name)}`,
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
  };
}

function withCharset(type: string): string {
  return type === "text/plain" ? "text/plain; charset=utf-8" : type;
}

/** The plain form is understood by every program, but says nothing beyond ASCII. Stored names have no quotes. */
function nameParameter(name: string): string {
  return /^[\x20-\x7e]*$/.test(name) ? `filename="${name}"` : `filename*=UTF-8''${encodeName(name)}`;
}

/** As RFC 5987 wants it: more is escaped than in an address. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Reads `data:` URLs without a fetch. */

/** What a data URL holds. */
export interface DataUrl {
  /** As the URL claims; an empty text when it claims nothing. */
  type: string;
  bytes: Uint8Array;
}

/** The parts of a data URL, or null for one that is broken. */
export function parseDataUrl(url: string): DataUrl | null {
  const comma = url.indexOf(",");
  if (!/^data:/i.test(url) || comma === -1) return null;
  const [type = "", ...parameters] = url.slice("data:".length, comma).split(";");
  const isBase64 = parameters.at(-1)?.trim().toLowerCase() === "base64";
  const bytes = isBase64 ? fromBase64(url.slice(comma + 1)) : fromPercents(url.slice(comma + 1));
  return bytes === null ? null : { type: type.trim().toLowerCase(), bytes };
}

function fromBase64(text: string): Uint8Array | null {
  try {
    const binary = atob(text.includes("%") ? decodeURIComponent(text) : text);
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
  } catch {
    // Not base64; the caller words the refusal.
    return null;
  }
}

function fromPercents(text: string): Uint8Array {
  const encoded = new TextEncoder().encode(text);
  const bytes = new Uint8Array(encoded.byteLength);
  let length = 0;
  for (let at = 0; at < encoded.byteLength; at++) {
    const pair = encoded[at] === 0x25 ? String.fromCharCode(encoded[at + 1] ?? 0, encoded[at + 2] ?? 0) : "";
    const isEscape = /^[0-9a-f]{2}$/i.test(pair);
    bytes[length++] = isEscape ? Number.parseInt(pair, 16) : (encoded[at] ?? 0);
    if (isEscape) at += 2;
  }
  return bytes.subarray(0, length);
}

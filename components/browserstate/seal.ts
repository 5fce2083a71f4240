/** Texts sealed with AES-GCM: initialisation vector and cipher text in Base64, with a colon between them. */

const ALGORITHM = "AES-GCM";

/** Seals a text, each time into another one. */
export async function seal(text: string, secret: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt({ name: ALGORITHM, iv }, await keyOf(secret), bytesOf(text));
  return `${toBase64(iv)}:${toBase64(new Uint8Array(sealed))}`;
}

/** The text, or null for what was not sealed with this secret, or not at all. */
export async function unseal(sealed: string, secret: string): Promise<string | null> {
  try {
    const [iv, data] = sealed.split(":").map(fromBase64);
    if (!iv || !data) return null;
    return new TextDecoder().decode(await crypto.subtle.decrypt({ name: ALGORITHM, iv }, await keyOf(secret), data));
  } catch {
    // No Base64, or sealed with another secret: as good as nothing.
    return null;
  }
}

/** A short name for a text, always the same. */
export async function fingerprint(text: string): Promise<string> {
  return toBase64(new Uint8Array(await crypto.subtle.digest("SHA-256", bytesOf(text)))).slice(0, 16);
}

async function keyOf(secret: string): Promise<CryptoKey> {
  const digest = await crypto.subtle.digest("SHA-256", bytesOf(secret));
  return crypto.subtle.importKey("raw", digest, ALGORITHM, false, ["encrypt", "decrypt"]);
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

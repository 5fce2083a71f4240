/** Names and paths of stored files: what a visitor called a file, made harmless, under an id that nobody can guess. */

const MAX_NAME_BYTES = 200;
const FALLBACK_NAME = "file";

/**
 * What a name never keeps: separators and characters that file systems or shells treat specially, `%` and `#` because
 * clients put paths into addresses as they are, and marks that turn the direction of text to hide an extension.
 */
const UNWANTED = /[<>:"/\\|?*`$!{}%#\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

const DEVICE_NAME = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;
const FILE_PATH = /^[0-9a-f]{32}\/([^/]+)$/;

/** A name that is safe as the last segment of an address, on any file system, and in a log. */
export function cleanFileName(name: string): string {
  const [rawStem, rawExtension] = splitName(name);
  const stem = dropUnwanted(rawStem);
  const whole = trimEnds((stem.trim() === "" ? FALLBACK_NAME : stem) + dropUnwanted(rawExtension));
  const named = whole === "" ? FALLBACK_NAME : whole;
  return shorten(DEVICE_NAME.test(named) ? `_${named}` : named);
}

/** A new path for a file. Random, so that equal files of two visitors have nothing in common. */
export function newFilePath(cleanName: string): string {
  const id = crypto.getRandomValues(new Uint8Array(16));
  return `${Array.from(id, (byte) => byte.toString(16).padStart(2, "0")).join("")}/${cleanName}`;
}

/** True for a path that {@link newFilePath} can have made. Anything else is refused before storage is asked. */
export function isFilePath(path: string): boolean {
  const name = FILE_PATH.exec(path)?.[1];
  return name !== undefined && cleanFileName(name) === name;
}

/** The last extension with its dot, or an empty text. A leading dot starts a name, not an extension. */
export function extensionOf(name: string): string {
  return splitName(name)[1];
}

function splitName(name: string): [stem: string, extension: string] {
  const dot = name.lastIndexOf(".");
  return dot <= 0 || dot === name.length - 1 ? [name, ""] : [name.slice(0, dot), name.slice(dot)];
}

/** Composes twice: some characters turn into unwanted ones, and taking one out can bring two together. */
function dropUnwanted(text: string): string {
  return text.toWellFormed().normalize("NFC").replace(UNWANTED, "").normalize("NFC");
}

/** Addresses lose spaces at their end, Windows loses dots as well, and a name of dots alone would mean a folder. */
function trimEnds(name: string): string {
  let end = name.length;
  while (end > 0 && (name[end - 1] === "." || name[end - 1]?.trim() === "")) end--;
  return name.slice(0, end).trimStart();
}

/** Cuts the stem, never inside a character; an absurd extension is cut too. */
function shorten(name: string): string {
  if (byteLength(name) <= MAX_NAME_BYTES) return name;
  const [stem, extension] = splitName(name);
  const room = MAX_NAME_BYTES - byteLength(extension);
  if (room < MAX_NAME_BYTES / 2) return trimEnds(cutBytes(name, MAX_NAME_BYTES));
  return cutBytes(stem, room) + extension;
}

function cutBytes(text: string, most: number): string {
  let kept = "";
  let bytes = 0;
  for (const character of text) {
    bytes += byteLength(character);
    if (bytes > most) break;
    kept += character;
  }
  return kept;
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).byteLength;
}

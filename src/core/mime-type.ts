/** What a file is, decided by us: by its name and its first bytes, never by what the sender claims. */

import { extensionOf } from "./file-name.ts";

/** The type of anything that we do not know. */
export const UNKNOWN_TYPE = "application/octet-stream";

/** As many first bytes as {@link mimeTypeOf} looks at. */
export const SNIFFED_BYTES = 16;

const TYPES: Readonly<Record<string, string>> = {
  // Images
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".png": "image/png",
  ".gif": "image/gif",
  ".webp": "image/webp",
  ".avif": "image/avif",
  ".heic": "image/heic",
  ".bmp": "image/bmp",
  ".ico": "image/vnd.microsoft.icon",
  ".tif": "image/tiff",
  ".tiff": "image/tiff",
  ".svg": "image/svg+xml",
  // Sound
  ".wav": "audio/wav",
  ".mp3": "audio/mpeg",
  ".m4a": "audio/mp4",
  ".aac": "audio/aac",
  ".flac": "audio/flac",
  ".ogg": "audio/ogg",
  ".oga": "audio/ogg",
  ".opus": "audio/ogg",
  ".weba": "audio/webm",
  ".aif": "audio/aiff",
  ".aiff": "audio/aiff",
  ".mka": "audio/x-matroska",
  ".mid": "audio/midi",
  // Moving images
  ".mp4": "video/mp4",
  ".m4v": "video/mp4",
  ".webm": "video/webm",
  ".ogv": "video/ogg",
  ".mov": "video/quicktime",
  ".mkv": "video/x-matroska",
  ".avi": "video/x-msvideo",
  ".mpg": "video/mpeg",
  ".mpeg": "video/mpeg",
  // Text and data
  ".txt": "text/plain",
  ".log": "text/plain",
  ".srt": "text/plain",
  ".vtt": "text/vtt",
  ".md": "text/markdown",
  ".csv": "text/csv",
  ".tsv": "text/tab-separated-values",
  ".html": "text/html",
  ".htm": "text/html",
  ".xhtml": "application/xhtml+xml",
  ".mhtml": "message/rfc822",
  ".xml": "application/xml",
  ".css": "text/css",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".py": "text/x-python",
  ".ipynb": "application/x-ipynb+json",
  ".json": "application/json",
  ".jsonl": "application/jsonl",
  ".yaml": "application/yaml",
  ".yml": "application/yaml",
  ".parquet": "application/vnd.apache.parquet",
  ".wasm": "application/wasm",
  // Documents
  ".pdf": "application/pdf",
  ".rtf": "application/rtf",
  ".epub": "application/epub+zip",
  ".doc": "application/msword",
  ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  ".xls": "application/vnd.ms-excel",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ".ppt": "application/vnd.ms-powerpoint",
  ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  ".odt": "application/vnd.oasis.opendocument.text",
  ".ods": "application/vnd.oasis.opendocument.spreadsheet",
  // Archives
  ".zip": "application/zip",
  ".gz": "application/gzip",
  ".tar": "application/x-tar",
  ".7z": "application/x-7z-compressed",
  // Models in three dimensions
  ".glb": "model/gltf-binary",
  ".gltf": "model/gltf+json",
  ".obj": "model/obj",
  ".stl": "model/stl",
  // Fonts
  ".ttf": "font/ttf",
  ".otf": "font/otf",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
};

/** First bytes that tell a type: hexadecimal, with a dot for any digit. */
const SIGNATURES: readonly (readonly [pattern: RegExp, type: string])[] = [
  [/^89504e470d0a1a0a/, "image/png"],
  [/^ffd8ff/, "image/jpeg"],
  [/^47494638(?:37|39)61/, "image/gif"],
  [/^52494646.{8}57454250/, "image/webp"],
  [/^.{8}66747970(?:61766966|61766973)/, "image/avif"],
  [/^.{8}66747970(?:68656963|68656978|6d696631)/, "image/heic"],
  [/^52494646.{8}57415645/, "audio/wav"],
  [/^52494646.{8}41564920/, "video/x-msvideo"],
  [/^(?:494433|fff[23ab])/, "audio/mpeg"],
  [/^664c6143/, "audio/flac"],
  [/^4f676753/, "audio/ogg"],
  [/^.{8}667479704d344120/, "audio/mp4"],
  [/^.{8}667479707174/, "video/quicktime"],
  [/^.{8}66747970/, "video/mp4"],
  [/^1a45dfa3/, "video/webm"],
  [/^25504446/, "application/pdf"],
  [/^504b0304/, "application/zip"],
  [/^1f8b/, "application/gzip"],
];

/** Pictures that browsers draw and that we recognise: here the bytes count more than the name. */
const RECOGNISED_PICTURES = new Set(["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif", "image/heic"]);

const EXTENSIONS = new Map(
  Object.entries(TYPES)
    .toReversed()
    .map(([extension, type]) => [type, extension]),
);

/** The type that a name tells, or null. */
export function mimeTypeOfName(name: string): string | null {
  const extension = extensionOf(name).toLowerCase();
  return Object.hasOwn(TYPES, extension) ? (TYPES[extension] ?? null) : null;
}

/** The usual extension of a type with its dot, or an empty text. */
export function extensionOfMimeType(type: string): string {
  return EXTENSIONS.get(type) ?? "";
}

/** What a file is. A picture by name that is none by its bytes is of unknown type. */
export function mimeTypeOf(name: string, head: Uint8Array): string {
  const named = mimeTypeOfName(name);
  const seen = sniff(head);
  const isNamedPicture = named !== null && RECOGNISED_PICTURES.has(named);
  if (isNamedPicture) return seen !== null && RECOGNISED_PICTURES.has(seen) ? seen : UNKNOWN_TYPE;
  return named ?? seen ?? UNKNOWN_TYPE;
}

function sniff(head: Uint8Array): string | null {
  const digits = Array.from(head.subarray(0, SNIFFED_BYTES), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return SIGNATURES.find(([pattern]) => pattern.test(digits))?.[1] ?? null;
}

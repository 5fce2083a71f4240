/** An uploaded picture as the handler asked for it. */

import { InputError } from "../errors.ts";
import type { FileAccess, FileRef } from "../files.ts";
import type { ImageHandle, ImageMode, Raster } from "../image.ts";
import type { FileData } from "../../protocol/file-data.ts";
import { type DataUrl, parseDataUrl } from "../data-url.ts";
import { extensionOfMimeType, mimeTypeOf } from "../mime-type.ts";
import { convert } from "./convert.ts";
import { readHeader } from "./image-header.ts";
import { UploadedImage } from "./image-handle.ts";
import { checkSize, decode, encode } from "./raster.ts";
import { isSvg, SVG_TYPE } from "./svg.ts";

/** What the component says about its input. */
export interface ImageWish {
  readonly type: "numpy" | "pil" | "filepath";
  readonly imageMode: ImageMode | null;
}

/** Bytes of a file above which it is not read into memory. */
const MAX_BYTES = 40 * 1024 ** 2;

/** As much of a file as its header is looked for in. */
const HEAD_BYTES = 256 * 1024;

/** Reads a wire value. Throws an InputError that tells the visitor what to send instead. */
export async function readImage(
  value: FileData,
  wish: ImageWish,
  files: FileAccess,
): Promise<Raster | ImageHandle | FileRef> {
  const picture = openPicture(value, files);
  if (wish.type === "filepath") return readFile(picture, wish.imageMode, files);
  const bytes = await bytesOf(picture);
  const header = readHeader(bytes);
  if (!header) throw new InputError(refusal(picture, mimeTypeOf("", bytes)));
  if (wish.type === "pil") return new UploadedImage(bytes, header, wish.imageMode);
  return convert(await decode(bytes), wish.imageMode);
}

/** A stored file, or what a data URL holds. */
interface Picture {
  readonly name: string;
  readonly type: string;
  readonly stored: FileRef | null;
  readonly bytes: Uint8Array | null;
}

function openPicture(value: FileData, files: FileAccess): Picture {
  if (value.path !== null) {
    const stored = files.open(value);
    return { name: stored.name, type: stored.type, stored, bytes: null };
  }
  const data = parseDataUrl(value.url ?? "");
  if (!data) throw new InputError("This image is neither an uploaded file nor a complete data URL.");
  const type = typeOfData(data);
  return { name: value.orig_name ?? `image${extensionOfMimeType(type)}`, type, stored: null, bytes: data.bytes };
}

/** By the bytes; an SVG has no signature, so it must at least call itself one. */
function typeOfData({ type, bytes }: DataUrl): string {
  return type === SVG_TYPE && isSvg(bytes) ? SVG_TYPE : mimeTypeOf("", bytes);
}

async function bytesOf({ bytes, stored, name }: Picture): Promise<Uint8Array> {
  const size = bytes?.byteLength ?? stored?.size ?? 0;
  if (size > MAX_BYTES) {
    throw new InputError(`"${name}" has ${Math.ceil(size / 1024 ** 2)} MB; pictures up to 40 MB can be read.`);
  }
  return bytes ?? (await stored?.bytes()) ?? new Uint8Array();
}

/** The file itself; PNGs and JPEGs of other colours than asked for are stored once more in these. */
async function readFile(picture: Picture, mode: ImageMode | null, files: FileAccess): Promise<FileRef> {
  if (!picture.type.startsWith("image/")) throw new InputError(`"${picture.name}" is not an image.`);
  const header = readHeader(picture.bytes ?? (await headOf(picture.stored)));
  if (header === null || mode === null || header.mode === mode) return picture.stored ?? keep(picture, files);
  checkSize(header);
  const raster = convert(await decode(await bytesOf(picture)), mode);
  // Our JPEGs have three colours, no more and no fewer.
  const format = mode === "RGB" ? header.format : "png";
  const name = `${picture.name.replace(/\.[^.]*$/, "")}.${format}`;
  return files.open(await files.store(await encode(raster, format), { name, type: `image/${format}` }));
}

/** A file made of a data URL, so that the handler gets what it asked for. */
async function keep({ name, type, bytes }: Picture, files: FileAccess): Promise<FileRef> {
  return files.open(await files.store(bytes ?? new Uint8Array(), { name, type }));
}

/** The first bytes of a file, without reading the rest. */
async function headOf(file: FileRef | null): Promise<Uint8Array> {
  if (!file) return new Uint8Array();
  const head = new Uint8Array(Math.min(HEAD_BYTES, file.size));
  let filled = 0;
  for await (const chunk of await file.stream()) {
    const taken = chunk.subarray(0, head.length - filled);
    head.set(taken, filled);
    filled += taken.length;
    if (filled === head.length) break;
  }
  return head.subarray(0, filled);
}

const NAMES: Readonly<Record<string, string>> = {
  "image/webp": "a WebP image",
  "image/gif": "a GIF",
  "image/avif": "an AVIF image",
  "image/heic": "a HEIC image",
  "image/svg+xml": "an SVG",
};

/** Tells the visitor what to send and the author which option takes it. */
function refusal({ name, type }: Picture, seen: string): string {
  const kind = NAMES[seen] ?? NAMES[type];
  if (!kind) return `"${name}" is not a PNG or JPEG image.`;
  return `"${name}" is ${kind}; this app reads PNG and JPEG images. (With the option type: "filepath" it takes any.)`;
}

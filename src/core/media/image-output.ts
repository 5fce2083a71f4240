/** What a handler returned as a picture, on its way to the page. */

import { AppError } from "../errors.ts";
import type { FileAccess, FileRef, FileSource } from "../files.ts";
import type { ImageFormat, ImageHandle, ImageSource, Pixels, Raster, WatermarkOptions } from "../image.ts";
import { FILE_META, type FileData } from "../../protocol/file-data.ts";
import { parseDataUrl } from "../data-url.ts";
import { extensionOfMimeType, mimeTypeOf } from "../mime-type.ts";
import { rasterOfPixels } from "./convert.ts";
import { overlay } from "./overlay.ts";
import { decode, encode } from "./raster.ts";
import { inlineSvg, isSvg, SVG_TYPE } from "./svg.ts";

/** What the component says about its output. */
export interface ImagePresentation {
  readonly format: ImageFormat;
  readonly watermark: WatermarkOptions;
}

/** Bytes of an SVG above which it becomes a file, which is offered for download instead of shown. */
const MAX_INLINE_SVG = 1024 ** 2;

/** Stores what has to be stored and answers the wire value. */
export async function showImage(
  value: ImageSource,
  presentation: ImagePresentation,
  files: FileAccess,
): Promise<FileData> {
  if (typeof value === "string") return showText(value, presentation, files);
  if (typeof value !== "object")
    throw new AppError(`The function returned a ${typeof value} where an image is expected.`);
  if (isHandle(value)) return showRaster(await value.raster(), { ...presentation, name: "image" }, files);
  if (isPixels(value)) return showRaster(rasterOfPixels(value), { ...presentation, name: "image" }, files);
  if (isFileRef(value)) return showFile(value, presentation, files);
  return showBytes(await bytesOf(value), presentation, files);
}

async function showText(text: string, presentation: ImagePresentation, files: FileAccess): Promise<FileData> {
  if (isSvg(text)) return inlineSvg(text, "image.svg");
  if (/^data:image\//i.test(text)) return showDataUrl(text, presentation, files);
  if (!/^https?:\/\//i.test(text)) {
    // The text is not repeated: it may be a path or a key that the visitor should not see.
    throw new AppError(
      "The function returned a text where an image is expected. Return a URL that starts with https:// or data:image/, " +
        "SVG markup, bytes, a Blob, or pixels.",
    );
  }
  if (presentation.watermark.watermark !== null) {
    throw new AppError("A watermark cannot be laid over a URL; return the image's bytes instead.");
  }
  return files.store(text, { name: new URL(text).pathname.split("/").at(-1) || "image" });
}

async function showDataUrl(url: string, presentation: ImagePresentation, files: FileAccess): Promise<FileData> {
  const data = parseDataUrl(url);
  if (!data) throw new AppError("The function returned a data URL that is not complete.");
  if (presentation.watermark.watermark === null || data.type === SVG_TYPE) {
    return { path: null, url, mime_type: data.type, meta: FILE_META };
  }
  return showBytes({ bytes: data.bytes, name: null, type: data.type }, presentation, files);
}

/** A file that was stored before is not read again, unless it has to be. */
async function showFile(file: FileRef, presentation: ImagePresentation, files: FileAccess): Promise<FileData> {
  if (file.type === SVG_TYPE && file.size <= MAX_INLINE_SVG) return inlineSvg(await file.text(), file.name);
  if (presentation.watermark.watermark === null) return files.store(file, { name: file.name, type: file.type });
  return showBytes({ bytes: await file.bytes(), name: file.name, type: file.type }, presentation, files);
}

interface NamedBytes {
  bytes: Uint8Array;
  name: string | null;
  /** As the author says; may be empty. */
  type: string;
}

async function showBytes(
  { bytes, name, type: declared }: NamedBytes,
  presentation: ImagePresentation,
  files: FileAccess,
): Promise<FileData> {
  const type = imageTypeOf(bytes, declared);
  if (type === SVG_TYPE && bytes.byteLength <= MAX_INLINE_SVG) {
    return inlineSvg(new TextDecoder().decode(bytes), name ?? "image.svg");
  }
  if (presentation.watermark.watermark === null || isUnmarkable(type)) {
    return files.store(bytes, { name: name ?? `image${extensionOfMimeType(type)}`, type });
  }
  return showRaster(await decodeOwn(bytes, type), { ...presentation, name: stemOf(name) }, files);
}

/** Animations and drawings keep what they are, as in Gradio. */
function isUnmarkable(type: string): boolean {
  if (type !== SVG_TYPE && type !== "image/gif") return false;
  console.warn(`A watermark cannot be laid over ${type === SVG_TYPE ? "an SVG" : "a GIF"}; it is shown without.`);
  return true;
}

function imageTypeOf(bytes: Uint8Array, declared: string): string {
  const seen = mimeTypeOf("", bytes);
  if (seen.startsWith("image/")) return seen;
  if (declared.startsWith("image/")) return declared;
  if (isSvg(bytes)) return SVG_TYPE;
  throw new AppError(
    "The function returned bytes that are no image we know. Return a PNG, JPEG, WebP, GIF or AVIF, or a Blob with a type.",
  );
}

async function decodeOwn(bytes: Uint8Array, type: string): Promise<Raster> {
  if (type === "image/png" || type === "image/jpeg") return decode(bytes);
  throw new AppError(`A watermark cannot be laid over ${type}; return a PNG, a JPEG or pixels.`);
}

async function showRaster(
  raster: Raster,
  { format, watermark, name }: ImagePresentation & { name: string },
  files: FileAccess,
): Promise<FileData> {
  const mark = watermark.watermark === null ? null : await rasterOfMark(watermark.watermark);
  const picture = mark ? overlay(raster, mark, watermark.position ?? "bottom-right") : raster;
  return files.store(await encode(picture, format), { name: `${name}.${format}`, type: `image/${format}` });
}

async function rasterOfMark(mark: Exclude<WatermarkOptions["watermark"], null>): Promise<Raster> {
  if (typeof mark === "string") {
    const data = parseDataUrl(mark);
    if (!data) throw new AppError("The watermark is a text; it takes a data URL, bytes, a Blob or pixels.");
    return decodeOwn(data.bytes, imageTypeOf(data.bytes, data.type));
  }
  if (mark instanceof Uint8Array) return decodeOwn(mark, imageTypeOf(mark, ""));
  if (mark instanceof Blob) {
    const bytes = new Uint8Array(await mark.arrayBuffer());
    return decodeOwn(bytes, imageTypeOf(bytes, mark.type));
  }
  return rasterOfPixels(mark);
}

async function bytesOf(source: Exclude<FileSource, FileRef | string>): Promise<NamedBytes> {
  if (source instanceof Uint8Array) return { bytes: source, name: null, type: "" };
  if (source instanceof ArrayBuffer) return { bytes: new Uint8Array(source), name: null, type: "" };
  if (source instanceof Blob) {
    const name = source instanceof File ? source.name : null;
    return { bytes: new Uint8Array(await source.arrayBuffer()), name, type: source.type };
  }
  const response = source instanceof Response ? source : new Response(source);
  if (!response.ok) {
    throw new AppError(`The function returned a Response with status ${response.status} where an image is expected.`);
  }
  const type = response.headers.get("content-type")?.split(";")[0]?.trim() ?? "";
  return { bytes: new Uint8Array(await response.arrayBuffer()), name: null, type };
}

function stemOf(name: string | null): string {
  return name?.replace(/\.[^.]*$/, "") || "image";
}

function isHandle(value: object): value is ImageHandle {
  return "raster" in value && typeof value.raster === "function";
}

function isPixels(value: object): value is Pixels {
  return "data" in value && "width" in value && "height" in value;
}

function isFileRef(value: object): value is FileRef {
  return "path" in value && typeof value.path === "string" && "stream" in value;
}

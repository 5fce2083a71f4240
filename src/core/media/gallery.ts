/** Pictures and videos in one list: how handlers read them, and what they may show. */

import type { FileData } from "../../protocol/file-data.ts";
import { isOfType, typeRefusal } from "../../protocol/file-types.ts";
import { AppError, InputError } from "../errors.ts";
import type { FileAccess, FileRef, FileSource } from "../files.ts";
import type { ImageHandle, ImageSource, Raster } from "../image.ts";
import { mimeTypeOf, mimeTypeOfName, SNIFFED_BYTES } from "../mime-type.ts";
import { readImage } from "./image-input.ts";
import { showImage } from "./image-output.ts";
import { SVG_TYPE } from "./svg.ts";
import { readVideo, showVideo } from "./video.ts";

/** One item on the wire. */
export type WireItem =
  | { readonly image: FileData; readonly caption: string | null }
  | { readonly video: FileData; readonly caption: string | null };

/** A picture or video, alone or with its caption. */
export type ShownItem = ImageSource | readonly [media: ImageSource, caption: string | null | undefined];

/** What the component says of its inputs. */
export interface GalleryWish {
  readonly type: "numpy" | "pil" | "filepath";
  readonly fileTypes: readonly string[] | null;
}

type ReadItem = [media: Raster | ImageHandle | FileRef, caption: string | null];

/** What was sent, as the handler wants it. Null where there is nothing. */
export async function readItems(
  items: readonly WireItem[] | null,
  wish: GalleryWish,
  files: FileAccess,
): Promise<ReadItem[] | null> {
  if (items === null || items.length === 0) return null;
  // One after the other: decoded pictures are large.
  const read: ReadItem[] = [];
  for (const item of items) read.push([await readMedia(item, wish, files), item.caption]);
  return read;
}

async function readMedia(item: WireItem, { type, fileTypes }: GalleryWish, files: FileAccess): Promise<ReadItem[0]> {
  const sent = "video" in item ? item.video : item.image;
  if (sent.path !== null) {
    const file = files.open(sent);
    if (!isOfType(file, fileTypes)) {
      throw new InputError(`${typeRefusal(fileTypes ?? [])} "${file.name}" is another kind.`);
    }
  }
  if ("video" in item) return readVideo(sent, { format: null, includeAudio: true }, files);
  return readImage(sent, { type, imageMode: null }, files);
}

/** The wire form of what a function shows. */
export async function showItems(
  value: readonly ShownItem[] | null | undefined,
  format: "png" | "jpeg",
  files: FileAccess,
): Promise<WireItem[]> {
  if (value === null || value === undefined) return [];
  if (!Array.isArray(value)) {
    throw new AppError(
      "The function returned one thing where a Gallery is expected. Return a list of images and videos, or of [item, caption].",
    );
  }
  const shown: WireItem[] = [];
  for (const item of value as readonly ShownItem[]) shown.push(await showItem(item, format, files)); // isArray forgets of what
  return shown;
}

async function showItem(item: ShownItem, format: "png" | "jpeg", files: FileAccess): Promise<WireItem> {
  const [media, caption = null] = isPair(item) ? item : [item];
  if (caption !== null && typeof caption !== "string") {
    throw new AppError(`The function returned a ${typeof caption} where the caption of an image or video is expected.`);
  }
  if (media === null || media === undefined) {
    throw new AppError("The function returned nothing where an image or video in a Gallery is expected. Leave it out.");
  }
  const image = { format, watermark: { watermark: null } };
  if (media instanceof ReadableStream) return { ...(await showStream(media, files)), caption };
  if ((await typeOf(media)).startsWith("video/")) {
    return { video: await showVideo(media as FileSource, { format: null }, files), caption }; // pixels have no type
  }
  return { image: await showImage(media, image, files), caption };
}

/** Nobody knows what a stream holds before it is stored. */
async function showStream(
  stream: ReadableStream<Uint8Array>,
  files: FileAccess,
): Promise<{ image: FileData } | { video: FileData }> {
  const stored = await files.store(stream, { name: "media" });
  const type = stored.mime_type ?? "";
  if (type.startsWith("video/")) return { video: stored };
  if (type.startsWith("image/") && type !== SVG_TYPE) return { image: stored };
  throw new AppError(
    "The function returned a stream that is no image and no video we know. Return a Blob with a type.",
  );
}

/** By what the source says of itself; bytes, by how they begin. */
async function typeOf(media: ImageSource): Promise<string> {
  if (typeof media === "string") return typeOfText(media);
  if (media instanceof Response) return media.headers.get("content-type") ?? "";
  if (media instanceof Uint8Array) return mimeTypeOf("", media);
  if (media instanceof ArrayBuffer) return mimeTypeOf("", new Uint8Array(media));
  if (media instanceof Blob && media.type === "") {
    return mimeTypeOf(media instanceof File ? media.name : "", await media.slice(0, SNIFFED_BYTES).bytes());
  }
  // A Blob or a stored file; pixels have no type.
  return typeof media === "object" && "type" in media && typeof media.type === "string" ? media.type : "";
}

function typeOfText(text: string): string {
  if (/^data:/i.test(text)) return text.slice("data:".length).toLowerCase();
  return URL.canParse(text) ? (mimeTypeOfName(new URL(text).pathname) ?? "") : "";
}

function isPair(item: ShownItem): item is readonly [ImageSource, string | null | undefined] {
  return Array.isArray(item);
}

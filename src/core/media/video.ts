/** Videos on their way to a function and back. */

import type { FileData } from "../../protocol/file-data.ts";
import { AppError, InputError } from "../errors.ts";
import type { FileAccess, FileRef, FileSource } from "../files.ts";

/** Kinds of files that we can write. */
export type VideoContainer = "mp4" | "webm" | "mov" | "mkv";

/** What a video should become. */
export interface ConversionWish {
  readonly format: VideoContainer;
  readonly includeAudio: boolean;
}

/** A video that was written anew. */
export interface ConvertedVideo {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly type: string;
}

/** What the component says about its files. */
export interface VideoWish {
  readonly format: VideoContainer | null;
  readonly includeAudio: boolean;
}

export const TYPES: Readonly<Record<VideoContainer, string>> = {
  mp4: "video/mp4",
  webm: "video/webm",
  mov: "video/quicktime",
  mkv: "video/x-matroska",
};

/** A visitor's video, as the handler reads it. */
export async function readVideo(value: FileData, wish: VideoWish, files: FileAccess): Promise<FileRef> {
  const file = files.open(value);
  if (!isVideo(file.type)) throw new InputError(`"${file.name}" is not a video.`);
  const converted = await convertFile(file, wish);
  return converted === null ? file : files.open(await files.store(converted.bytes, converted));
}

const NO_VIDEO =
  "The function returned something that is no video we know. Return an MP4, WebM, QuickTime, Matroska, AVI or Ogg " +
  "video, or a Blob with a type.";

/** What a handler returned, on its way to the page. */
export async function showVideo(
  source: FileSource,
  { format }: Pick<VideoWish, "format">,
  files: FileAccess,
): Promise<FileData> {
  if (typeof source === "string") return showText(source, files);
  if (typeof source !== "object") throw new AppError(NO_VIDEO);
  const name = "name" in source && typeof source.name === "string" ? source.name : "video";
  const stored = await files.store(source, { name });
  if (!isVideo(stored.mime_type ?? "")) throw new AppError(NO_VIDEO);
  const converted = await convertFile(files.open(stored), { format, includeAudio: true });
  return converted === null ? stored : files.store(converted.bytes, converted);
}

function showText(text: string, files: FileAccess): Promise<FileData> {
  if (!/^(https?:\/\/|data:video\/)/i.test(text)) {
    // The text is not repeated: it may be a path or a key that the visitor should not see.
    throw new AppError(
      "The function returned a text where a video is expected. Return a URL that starts with https:// or data:video/, " +
        "a Blob, bytes or a stream.",
    );
  }
  const name = /^data:/i.test(text) ? "" : (new URL(text).pathname.split("/").at(-1) ?? "");
  return files.store(text, { name: name || "video" });
}

/** Null where the file is as it should be. */
async function convertFile(file: FileRef, { format, includeAudio }: VideoWish): Promise<ConvertedVideo | null> {
  const current = containerOf(file.type);
  const isRight = format === null || format === current;
  if (isRight && includeAudio) return null;
  const { convert } = await import("./video-conversion.ts");
  // A kind of file that we cannot write is written as MP4, which everybody plays.
  return convert(file, { format: format ?? current ?? "mp4", includeAudio });
}

/** Ogg is by its name a sound, but may hold a video. */
function isVideo(type: string): boolean {
  return type.startsWith("video/") || type === "audio/ogg";
}

function containerOf(type: string): VideoContainer | null {
  const found = Object.entries(TYPES).find(([, each]) => each === type);
  return found ? (found[0] as VideoContainer) : null; // the keys of the table
}

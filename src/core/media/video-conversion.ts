/**
 * Puts videos into another kind of file, or takes their sound away. The pictures are copied as they are: there is
 * nothing in a Worker that could compute them anew.
 */

import {
  BufferSource,
  BufferTarget,
  Conversion,
  Input,
  MATROSKA,
  MkvOutputFormat,
  MovOutputFormat,
  MP4,
  Mp4OutputFormat,
  Output,
  QTFF,
  ReadableStreamSource,
  WEBM,
  WebMOutputFormat,
} from "mediabunny";
import { InputError } from "../errors.ts";
import type { FileRef } from "../files.ts";
import { type ConversionWish, type ConvertedVideo, TYPES, type VideoContainer } from "./video.ts";

/** The file and its copy, which is written twice, are held in memory, of which there are 128 MB. */
const MAX_BYTES = 24 * 1024 ** 2;

/** As much of a file as is remembered while its facts are looked for. */
const HEAD_BYTES = 4 * 1024 ** 2;

const READABLE = [MP4, QTFF, WEBM, MATROSKA];
/** A head in front of the pictures would need one more copy in memory. */
const AT_THE_END = { fastStart: false } as const;
const WRITERS = {
  mp4: () => new Mp4OutputFormat(AT_THE_END),
  mov: () => new MovOutputFormat(AT_THE_END),
  webm: () => new WebMOutputFormat(),
  mkv: () => new MkvOutputFormat(),
};

const NO_VP8: readonly VideoContainer[] = ["mp4", "mov"];

/**
 * Copies the pictures, and the sound if it is wanted, into a file of another kind. Answers null where the file is as it
 * should be.
 *
 * @throws InputError for what cannot be copied.
 */
export async function convert(file: FileRef, { format, includeAudio }: ConversionWish): Promise<ConvertedVideo | null> {
  const type = TYPES[format];
  if (file.type === type && !(await hasSound(file))) return null;
  if (file.size > MAX_BYTES) {
    throw new InputError(
      `"${file.name}" has ${Math.ceil(file.size / 1024 ** 2)} MB; videos up to 24 MB can be changed here.`,
    );
  }
  using input = new Input({ source: new BufferSource(await file.arrayBuffer()), formats: READABLE });
  const target = new BufferTarget();
  const output = new Output({ format: WRITERS[format](), target });
  const conversion = await Conversion.init({
    input,
    output,
    audio: { discard: !includeAudio },
    copy: { mode: "forced", shiftTolerance: Infinity },
    showWarnings: false,
  }).catch((cause: unknown) => refuse(file, cause));
  const unfit = [
    ...conversion.discardedTracks
      .filter(({ reason }) => reason !== "discarded_by_user")
      .map(({ track }) => track.codec),
    // It may be written, but hardly anything plays it.
    ...conversion.utilizedTracks.flatMap(({ codec }) => (codec === "vp8" && NO_VP8.includes(format) ? codec : [])),
  ];
  if (unfit.length > 0 || !conversion.isValid) {
    const codecs = unfit.map((codec) => codec ?? "something unknown").join(" and ");
    throw new InputError(
      `"${file.name}" holds ${codecs || "no video"}, which does not go into a file of the kind ${format}.`,
    );
  }
  await conversion.execute().catch((cause: unknown) => refuse(file, cause));
  const name = `${file.name.replace(/\.[^.]*$/, "") || "video"}.${format}`;
  return { bytes: new Uint8Array(target.buffer ?? new ArrayBuffer()), name, type };
}

/** Reads no more of the file than its head, if that is where its facts are. */
async function hasSound(file: FileRef): Promise<boolean> {
  using input = new Input({
    source: new ReadableStreamSource(await file.stream(), { maxCacheSize: HEAD_BYTES }),
    formats: READABLE,
  });
  try {
    return (await input.getAudioTracks()).length > 0;
  } catch (cause) {
    return refuse(file, cause);
  }
}

function refuse(file: FileRef, cause: unknown): never {
  throw new InputError(`"${file.name}" cannot be read here. Send an MP4, WebM, QuickTime or Matroska video.`, {
    cause,
  });
}

/** Sounds on their way to a function and back. */

import type { FileData } from "../../protocol/file-data.ts";
import { AppError, InputError } from "../errors.ts";
import type { FileAccess, FileRef, FileSource } from "../files.ts";
import { type AudioData, interleave, parsePcm, sampleOf, wavOf } from "../../protocol/pcm.ts";

/** Kinds of files that an author may ask for. */
export type AudioFormat = "wav" | "mp3";

/** Samples of any kind of number. Fractions are made as loud as they can be; whole numbers keep their loudness. */
export type SampleArray = Int16Array | Int32Array | Int8Array | Uint8Array | Uint16Array | Float32Array | Float64Array;

/** Samples, as a function may return them: the channels one after the other in each moment, or each for itself. */
export type AudioSamples =
  | { readonly sampleRate: number; readonly channels: number; readonly data: SampleArray }
  | { readonly sampleRate: number; readonly channelData: readonly SampleArray[] };

/** What a function may show in an Audio: samples or a file. */
export type AudioSource = AudioSamples | FileSource;

/** What the component says about its values. */
export interface AudioWish {
  readonly type: "numpy" | "filepath";
  readonly format: AudioFormat | null;
}

/** A file, what a function makes of it, and the file of that are held in memory, of which there are 128 MB. */
const MAX_BYTES = 32 * 1024 ** 2;

const TYPES: Readonly<Record<AudioFormat, string>> = { wav: "audio/wav", mp3: "audio/mpeg" };

/** Containers that may hold a sound alone. */
const CONTAINERS: readonly string[] = ["video/mp4", "video/ogg", "video/quicktime", "video/webm"];

/** A visitor's sound, as the handler reads it. */
export async function readAudio(value: FileData, wish: AudioWish, files: FileAccess): Promise<AudioData | FileRef> {
  const file = files.open(value);
  if (!isAudio(file.type)) throw new InputError(`"${file.name}" is not a sound.`);
  if (wish.type === "numpy") return samplesOf(file);
  if (wish.format === null || file.type === TYPES[wish.format]) return file;
  if (wish.format === "mp3")
    throw new InputError(`"${file.name}" is no MP3 file, and nothing here can make one of it.`);
  return files.open(await files.store(wavOf(await samplesOf(file)), { name: withEnding(file.name), type: TYPES.wav }));
}

/** What a handler returned, on its way to the page. */
export async function showAudio(
  source: AudioSource,
  { format }: Pick<AudioWish, "format">,
  files: FileAccess,
): Promise<FileData> {
  if (typeof source === "string") return showText(source, files);
  if (isSamples(source)) {
    if (format === "mp3") {
      throw new AppError(
        'The function returned samples where format: "mp3" wants a file. Return an MP3, or ask for "wav".',
      );
    }
    return files.store(wavOf(checked(source)), { name: "audio.wav", type: TYPES.wav });
  }
  const stored = await files.store(source, { name: nameOf(source) });
  if (!isAudio(stored.mime_type ?? "")) {
    throw new AppError(
      "The function returned something that is no sound we know. Return samples, a WAV, MP3, AAC, FLAC, Ogg, MP4 or WebM " +
        "file, or a Blob with a type.",
    );
  }
  if (format === null || stored.mime_type === TYPES[format]) return stored;
  const audio = format === "wav" ? await pcmOf(files.open(stored)) : null;
  if (audio === null) {
    throw new AppError(
      `The function returned "${stored.orig_name}", of which nothing here can make the ${format} file that is asked for.`,
    );
  }
  return files.store(wavOf(audio), { name: withEnding(stored.orig_name ?? "audio"), type: TYPES.wav });
}

function showText(text: string, files: FileAccess): Promise<FileData> {
  if (!/^(https?:\/\/|data:(audio|video)\/)/i.test(text)) {
    // The text is not repeated: it may be a path or a key that the visitor should not see.
    throw new AppError(
      "The function returned a text where a sound is expected. Return a URL that starts with https:// or data:audio/, " +
        "samples, a Blob, bytes or a stream.",
    );
  }
  const name = /^data:/i.test(text) ? "" : (new URL(text).pathname.split("/").at(-1) ?? "");
  return files.store(text, { name: name || "audio" });
}

/** A function may return anything, whatever its types say; the storage words what is no file. */
function nameOf(source: Exclude<FileSource, string>): string {
  const isNamed = typeof source === "object" && "name" in source && typeof source.name === "string";
  return isNamed ? source.name : "audio";
}

async function samplesOf(file: FileRef): Promise<AudioData> {
  if (file.size > MAX_BYTES) {
    throw new InputError(
      `"${file.name}" has ${Math.ceil(file.size / 1024 ** 2)} MB; sounds up to 32 MB can be read as samples.`,
    );
  }
  const audio = await pcmOf(file);
  if (audio === null) {
    throw new InputError(
      `"${file.name}" cannot be read as samples here. Send a WAV or AIFF file that is not compressed.`,
    );
  }
  return audio;
}

async function pcmOf(file: FileRef): Promise<AudioData | null> {
  return file.size > MAX_BYTES ? null : parsePcm(await file.arrayBuffer());
}

function isAudio(type: string): boolean {
  return type.startsWith("audio/") || CONTAINERS.includes(type);
}

function withEnding(name: string): string {
  return `${name.replace(/\.[^.]*$/, "") || "audio"}.wav`;
}

/** What is no file is meant as samples; whether it is any is checked next. */
function isSamples(source: Exclude<AudioSource, string>): source is AudioSamples {
  return typeof source === "object" && source !== null && "sampleRate" in source;
}

const SHAPES = "{ sampleRate, channels, data } or { sampleRate, channelData }, with typed arrays of numbers";

/** @throws AppError for what cannot be sound. */
function checked(source: AudioSamples): AudioData {
  const { sampleRate } = source;
  if (!Number.isInteger(sampleRate) || sampleRate < 1 || sampleRate > 768_000) {
    throw new AppError(
      `The function returned samples with the sampleRate ${sampleRate}; it is a whole number such as 44100.`,
    );
  }
  if ("channelData" in source) return joined(source.channelData, sampleRate);
  const { channels, data } = source;
  if (!isSampleArray(data)) throw new AppError(`The function returned samples that are none. They are ${SHAPES}.`);
  checkCount(channels);
  if (data.length % channels !== 0) {
    throw new AppError(
      `The function returned ${data.length} samples, which do not make ${channels} channels of one length.`,
    );
  }
  return { sampleRate, channels, data: interleave([data], converter([data])) };
}

function joined(channelData: readonly SampleArray[], sampleRate: number): AudioData {
  if (!Array.isArray(channelData) || !channelData.every(isSampleArray)) {
    throw new AppError(`The function returned channels that hold no samples. They are ${SHAPES}.`);
  }
  checkCount(channelData.length);
  if (new Set(channelData.map(({ length }) => length)).size > 1) {
    throw new AppError("The function returned channels of different lengths.");
  }
  return { sampleRate, channels: channelData.length, data: interleave(channelData, converter(channelData)) };
}

function checkCount(channels: number): void {
  if (Number.isInteger(channels) && channels >= 1 && channels <= 32) return;
  throw new AppError(`The function returned samples of ${channels} channels; there are 1 to 32.`);
}

function isSampleArray(value: unknown): value is SampleArray {
  return (
    ArrayBuffer.isView(value) &&
    !(value instanceof DataView) &&
    !(value instanceof BigInt64Array) &&
    !(value instanceof BigUint64Array)
  );
}

/** Makes a sample of 16 bits from a number of the kind that these arrays hold. */
function converter(arrays: readonly SampleArray[]): (value: number) => number {
  const [first] = arrays;
  if (first instanceof Float32Array || first instanceof Float64Array) {
    const loudest = arrays.reduce((most, array) => loudestOf(array, most), 0);
    // Silence stays silent; what is no number is silence too.
    return (value) => (loudest > 0 ? sampleOf((Number.isFinite(value) ? value : 0) / loudest) : 0);
  }
  if (first instanceof Int32Array) return (value) => value >> 16;
  if (first instanceof Uint16Array) return (value) => value - 32_768;
  if (first instanceof Uint8Array || first instanceof Uint8ClampedArray) return (value) => value * 257 - 32_768;
  if (first instanceof Int8Array) return (value) => value * 256;
  return (value) => value;
}

function loudestOf(array: SampleArray, atLeast: number): number {
  let loudest = atLeast;
  for (const value of array) {
    const size = Math.abs(value);
    if (size > loudest && size < Infinity) loudest = size;
  }
  return loudest;
}

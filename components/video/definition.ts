import * as z from "zod/mini";
import { type CommonProps, defineComponent, type Factory, type Options } from "../../src/core/component.ts";
import { SetupError } from "../../src/core/errors.ts";
import { fileApiSchema, fileDataSchema } from "../../src/core/file-schema.ts";
import type { FileRef, FileSource } from "../../src/core/files.ts";
import type { OverlayPosition } from "../../src/core/image.ts";
import { readVideo, showVideo } from "../../src/core/media/video.ts";
import { type Subtitle, subtitlesFile } from "../../src/core/media/subtitles.ts";
import { FILE_META, type FileData } from "../../src/protocol/file-data.ts";
import { VideoElement } from "./element.ts";
import type { VideoProps, VideoSourceName, VideoWatermark } from "./props.ts";

/** A picture that the player lays over every video. */
export interface VideoWatermarkOptions {
  /** An http(s) or data URL of a PNG or JPEG, or its bytes. Its own size is kept. */
  watermark: string | Uint8Array | null;
  /** Default: "bottom-right". */
  position?: OverlayPosition;
}

type Derived = "value" | "sources" | "webcamOptions" | "includeAudio" | "subtitles" | "watermark";

/** What an author may say about a Video. */
export interface VideoOptions extends Omit<VideoProps, Derived> {
  value: FileSource | null;
  /** Default: upload and webcam. The first one is offered first. */
  sources: readonly VideoSourceName[] | null;
  /** Default: mirrored, and up to 1280 by 960 pixels. */
  webcamOptions: Partial<VideoProps["webcamOptions"]>;
  /** Whether videos of visitors keep their sound. Default: true, unless the webcam is the only source. */
  includeAudio: boolean | null;
  /** Texts with their times; the text of a VTT, SRT or JSON file; or the address of a VTT file. */
  subtitles: readonly Subtitle[] | string | null;
  watermark: VideoWatermarkOptions | VideoWatermarkOptions["watermark"];
}

type VideoFactory = Factory<VideoOptions, FileRef | null, FileSource | null | undefined, typeof events>;

const events = {
  change: undefined,
  clear: undefined,
  start_recording: undefined,
  stop_recording: undefined,
  stop: undefined,
  play: undefined,
  pause: undefined,
  end: undefined,
  upload: undefined,
  input: undefined,
};

const SOURCES = ["upload", "webcam"] as const;
const WEBCAM_DEFAULTS: VideoProps["webcamOptions"] = { mirror: true, constraints: null };

const defaults: VideoOptions = {
  value: null,
  format: null,
  sources: null,
  height: null,
  width: null,
  webcamOptions: WEBCAM_DEFAULTS,
  includeAudio: null,
  autoplay: false,
  loop: false,
  buttons: ["download"],
  streaming: false,
  subtitles: null,
  watermark: null,
  playbackPosition: 0,
};

const EXAMPLE_URL = "https://github.com/gradio-app/gradio/raw/main/gradio/media_assets/videos/world.mp4";

/**
 * A video: uploaded or recorded with the webcam by a visitor, or shown by a function.
 *
 * Handlers read the file, and null where there is none. They may show a file they read, a Blob, bytes, a stream, or an
 * http(s) or data URL.
 *
 * @example
 * const clip = gr.Video({ label: "Clip", sources: ["webcam"] });
 */
export const Video: VideoFactory = defineComponent({
  type: "video",
  element: VideoElement,
  events,
  defaults,
  complete,
  wire: () => z.nullable(fileDataSchema),
  async preprocess(value: FileData | null, props, files): Promise<FileRef | null> {
    return value && readVideo(value, { ...props, includeAudio: props.includeAudio ?? true }, files);
  },
  async postprocess(value: FileSource | null | undefined, props, files) {
    return value === null || value === undefined ? null : showVideo(value, props, files);
  },
  apiSchema: () => fileApiSchema,
  example: () => ({ path: EXAMPLE_URL, meta: FILE_META, orig_name: "world.mp4", url: EXAMPLE_URL }),
  wireProps: ({ subtitles, watermark }) => ({
    subtitles: subtitlesFile(subtitles),
    watermark: wireWatermark(watermark),
  }),
  devices: ({ sources, includeAudio }) =>
    sources?.includes("webcam") ? ["camera", ...(includeAudio ? (["microphone"] as const) : [])] : [],
});

/**
 * A Video that comes as MP4, which every browser plays; it is uploaded, unless `sources` says otherwise.
 *
 * @example
 * const clip = gr.PlayableVideo({ label: "Clip" });
 */
export function PlayableVideo(options: Omit<Options<VideoOptions>, "format"> = {}): ReturnType<VideoFactory> {
  return Video({ sources: ["upload"], ...options, format: "mp4" });
}

function complete(props: VideoOptions & CommonProps): VideoOptions & CommonProps {
  const sources = props.sources ?? SOURCES;
  for (const source of sources) check("sources", source, SOURCES);
  if (props.format !== null) check("format", props.format, ["mp4", "webm", "mov", "mkv"]);
  if (props.streaming)
    throw new SetupError("Video: streaming is not offered; a video is shown when it is whole. Leave it out.");
  // Both refuse what they cannot read.
  subtitlesFile(props.subtitles);
  wireWatermark(props.watermark);
  return {
    ...props,
    sources,
    includeAudio: props.includeAudio ?? sources.includes("upload"),
    webcamOptions: { ...WEBCAM_DEFAULTS, ...props.webcamOptions },
  };
}

function check(option: string, value: string, allowed: readonly string[]): void {
  if (allowed.includes(value)) return;
  throw new SetupError(`Video: ${option} "${value}" is unknown; use ${allowed.map((each) => `"${each}"`).join(", ")}.`);
}

/** There is nowhere to store a file while an app is described, so the picture travels as an address. */
function wireWatermark(given: VideoOptions["watermark"]): VideoWatermark {
  const isOptions = typeof given === "object" && given !== null && "watermark" in given;
  const { watermark, position = "bottom-right" }: VideoWatermarkOptions | VideoWatermark = isOptions
    ? given
    : { watermark: given };
  if (watermark === null) return { watermark, position };
  // It comes back so, once an update has sent it.
  if (typeof watermark === "object" && !(watermark instanceof Uint8Array)) return { watermark, position };
  const url = typeof watermark === "string" ? watermark : dataUrl(watermark);
  if (!/^(https?:\/\/|data:image\/(png|jpeg)[;,])/i.test(url)) {
    throw new SetupError("Video: the watermark is an http(s) or data URL of a PNG or JPEG, or its bytes.");
  }
  return { watermark: { path: null, url, meta: FILE_META }, position };
}

function dataUrl(bytes: Uint8Array): string {
  const type = bytes[0] === 0x89 ? "image/png" : "image/jpeg";
  return `data:${type};base64,${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))}`;
}

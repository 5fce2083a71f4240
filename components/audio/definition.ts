import * as z from "zod/mini";
import {
  type CommonProps,
  defineComponent,
  type Definition,
  type Made,
  type Options,
} from "../../src/core/component.ts";
import { SetupError } from "../../src/core/errors.ts";
import { fileApiSchema, fileDataSchema } from "../../src/core/file-schema.ts";
import type { FileRef } from "../../src/core/files.ts";
import type { Wiring } from "../../src/core/handler.ts";
import { type AudioSource, readAudio, showAudio } from "../../src/core/media/audio.ts";
import type { AudioData } from "../../src/protocol/pcm.ts";
import { type Subtitle, subtitleCues } from "../../src/core/media/subtitles.ts";
import { renameKeys, snakeCase } from "../../src/protocol/case.ts";
import { FILE_META, type FileData } from "../../src/protocol/file-data.ts";
import { AudioElement } from "./element.ts";
import type { AudioProps, AudioSourceName, WaveformOptions } from "./props.ts";
import { WAVEFORM_DEFAULTS, withDefaults } from "./waveform-defaults.ts";

/** What an author may say about an Audio. */
export interface AudioOptions extends Omit<AudioProps, "value" | "sources" | "waveformOptions" | "subtitles"> {
  value: AudioSource | null;
  /** Default: upload and microphone. The first one is offered first. */
  sources: readonly AudioSourceName[] | null;
  /** Colours, the reach of the skip buttons and the rate of recordings; what is left out has its default. */
  waveformOptions: Partial<WaveformOptions>;
  /** Texts with their times, or the text of a VTT, SRT or JSON file. */
  subtitles: readonly Subtitle[] | string | null;
}

/** What a handler reads for each `type`. */
export interface AudioReads {
  numpy: AudioData;
  filepath: FileRef;
}

/** Makes Audios. What handlers read follows from the option `type`. */
export interface AudioFactory {
  <const Type extends keyof AudioReads = "numpy", const I extends Wiring | undefined = undefined>(
    options?: Options<AudioOptions, I> & { type?: Type },
  ): Made<AudioReads[Type] | null, AudioSource | null | undefined, AudioOptions, typeof events>;
  readonly definition: Definition;
}

const events = {
  change: undefined,
  clear: undefined,
  play: undefined,
  pause: undefined,
  stop: undefined,
  start_recording: undefined,
  pause_recording: undefined,
  stop_recording: undefined,
  upload: undefined,
  input: undefined,
};

const SOURCES = ["upload", "microphone"] as const;

/** Clients read of `streaming` in the config; there is nothing that an author could choose. */
type Props = AudioOptions & { streaming: boolean };

const defaults: Props = {
  value: null,
  sources: null,
  type: "numpy",
  format: null,
  autoplay: false,
  editable: true,
  buttons: ["download", "share"],
  waveformOptions: WAVEFORM_DEFAULTS,
  loop: false,
  recording: false,
  streaming: false,
  subtitles: null,
  playbackPosition: 0,
};

const EXAMPLE_URL = "https://github.com/gradio-app/gradio/raw/main/test/test_files/audio_sample.wav";

/**
 * A sound: uploaded or recorded by a visitor, or shown by a function.
 *
 * Handlers read samples (`type: "numpy"`, the default) or the file (`"filepath"`), and null where there is none. They may
 * show samples, a file they read, a Blob, bytes, a stream, or an http(s) or data URL.
 *
 * @example
 * const voice = gr.Audio({ label: "Voice", sources: ["microphone"] });
 */
export const Audio: AudioFactory = defineComponent({
  type: "audio",
  element: AudioElement,
  events,
  defaults,
  complete,
  wire: () => z.nullable(fileDataSchema),
  async preprocess(value: FileData | null, { type, format }, files): Promise<AudioData | FileRef | null> {
    return value && readAudio(value, { type, format }, files);
  },
  async postprocess(value: AudioSource | null | undefined, { format }, files) {
    return value === null || value === undefined ? null : showAudio(value, { format }, files);
  },
  apiSchema: () => fileApiSchema,
  example: () => ({ path: EXAMPLE_URL, meta: FILE_META, orig_name: "audio_sample.wav", url: EXAMPLE_URL }),
  wireProps: ({ subtitles, waveformOptions }) => ({
    streamable: false,
    subtitles: subtitleCues(subtitles),
    waveformOptions: renameKeys({ ...waveformOptions }, snakeCase),
  }),
  devices: ({ sources }) => (sources?.includes("microphone") ? ["microphone"] : []),
}) as unknown as AudioFactory; // the literal `type` tells which of the two a handler reads

function complete(props: Props & CommonProps): Props & CommonProps {
  const sources = props.sources ?? SOURCES;
  for (const source of sources) check("sources", source, SOURCES);
  check("type", props.type, ["numpy", "filepath"]);
  if (props.format !== null) check("format", props.format, ["wav", "mp3"]);
  if (props.streaming) {
    throw new SetupError("Audio: streaming is not offered; a recording is read when it is complete. Leave it out.");
  }
  // Refuses what it cannot read.
  subtitleCues(props.subtitles);
  const waveformOptions = withDefaults(props.waveformOptions);
  checkNumber("waveformOptions.skipLength", waveformOptions.skipLength, { least: 0, most: 100 });
  checkNumber("waveformOptions.sampleRate", waveformOptions.sampleRate, { least: 3000, most: 768_000 });
  return { ...props, sources, waveformOptions };
}

function check(option: string, value: string, allowed: readonly string[]): void {
  if (allowed.includes(value)) return;
  throw new SetupError(`Audio: ${option} "${value}" is unknown; use ${allowed.map((each) => `"${each}"`).join(", ")}.`);
}

function checkNumber(option: string, value: number, { least, most }: { least: number; most: number }): void {
  if (value >= least && value <= most) return;
  throw new SetupError(`Audio: ${option} is ${value}; it takes a number from ${least} to ${most}.`);
}

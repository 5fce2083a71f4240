import type { CustomButton } from "../../src/protocol/custom-button.ts";
import type { FileData } from "../../src/protocol/file-data.ts";
import type { SubtitleCue } from "../../src/protocol/subtitle-cue.ts";

/** Where a visitor may take a sound from. */
export type AudioSourceName = "upload" | "microphone";

/** How sounds are drawn, and what the player does with them. */
export interface WaveformOptions {
  /** A CSS colour. Null takes a grey. */
  waveformColor: string | null;
  /** Of the part that was played. Null takes the theme's colour. */
  waveformProgressColor: string | null;
  /** Of the part that is to be kept. Null takes the theme's colour. */
  trimRegionColor: string | null;
  /** False shows the browser's own player, and no waveform. */
  showRecordingWaveform: boolean;
  /** Percent of the sound that the skip buttons go. */
  skipLength: number;
  /** Samples a second of recordings and of what was trimmed. */
  sampleRate: number;
}

/** The options, as the element sees them. */
export interface AudioProps {
  value: FileData | null;
  /** Default: upload and microphone. The first one is offered first. */
  sources: readonly AudioSourceName[];
  /**
   * What handlers read: "numpy" samples, "filepath" the file. Where samples are wanted, the page makes a WAV file of
   * whatever a visitor uploads; callers of the API send WAV or AIFF.
   */
  type: "numpy" | "filepath";
  /**
   * The kind of file that handlers read and visitors get; null keeps what there is, and makes WAV of samples. The page
   * and the server make WAV; what should be an MP3 has to be one already.
   */
  format: "wav" | "mp3" | null;
  /** Plays as soon as there is a sound, if the browser agrees. */
  autoplay: boolean;
  /** Whether visitors may trim what they gave. */
  editable: boolean;
  /** Default: download. "share" belongs to Hugging Face Spaces and is not drawn. */
  buttons: readonly ("download" | "share" | CustomButton)[];
  waveformOptions: WaveformOptions;
  loop: boolean;
  /** An update to true starts a recording, one to false ends it; follows the visitor. */
  recording: boolean;
  /** Texts with their times in seconds. */
  subtitles: readonly SubtitleCue[] | null;
  /** Seconds from the start; follows the visitor, and moves the sound when it is set. */
  playbackPosition: number;
}

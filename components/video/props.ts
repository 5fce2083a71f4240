import type { CustomButton } from "../../src/protocol/custom-button.ts";
import type { FileData } from "../../src/protocol/file-data.ts";
import type { WebcamOptions } from "../shared/media-source.ts";

/** Where a visitor may take a video from. */
export type VideoSourceName = "upload" | "webcam";

/** Kinds of files that a video can be in. */
export type VideoContainer = "mp4" | "webm" | "mov" | "mkv";

/** A picture over the video. */
export interface VideoWatermark {
  watermark: FileData | null;
  /** A corner, or the pixel of the video where the picture's own upper left corner goes. */
  position: "top-left" | "top-right" | "bottom-left" | "bottom-right" | readonly [x: number, y: number];
}

/** The options, as the element sees them. */
export interface VideoProps {
  value: FileData | null;
  /**
   * The kind of file that handlers read and visitors get; null keeps what there is. The pictures are not computed
   * anew: what does not fit into that kind of file is refused.
   */
  format: VideoContainer | null;
  /** Default: upload and webcam. The first one is offered first. */
  sources: readonly VideoSourceName[];
  /** Pixels, or a CSS length. */
  height: number | string | null;
  /** Pixels, or a CSS length. */
  width: number | string | null;
  webcamOptions: WebcamOptions;
  /** Whether videos of visitors keep their sound. Default: true, unless the webcam is the only source. */
  includeAudio: boolean;
  /** Plays as soon as there is a video, if the browser agrees. */
  autoplay: boolean;
  loop: boolean;
  /** Default: download. "share" belongs to Hugging Face Spaces and is not drawn. */
  buttons: readonly ("download" | "share" | CustomButton)[];
  /** Videos that come in pieces are not offered: only false is taken. */
  streaming: boolean;
  /** A VTT file. */
  subtitles: FileData | null;
  watermark: VideoWatermark;
  /** Seconds from the start; follows the visitor, and moves the video when it is set. */
  playbackPosition: number;
}

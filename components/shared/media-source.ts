/** Where a visitor may take something from. */
export type SourceName = "upload" | "webcam" | "microphone" | "clipboard";

/** The same, where a webcam may take pictures and record videos. */
export type OfferedSource = SourceName | "webcam-video";

/** How a webcam is used. */
export interface WebcamOptions {
  /** Shows the visitor as a mirror does, and takes pictures so. */
  mirror: boolean;
  /**
   * What to ask the browser for, as `getUserMedia` takes it: `{ video: { facingMode: "environment" } }`. Null asks for
   * 1920 by 1440 pixels for a picture and for 1280 by 960 for a recording, and takes what there is.
   */
  constraints: WebcamConstraints | null;
}

/** `MediaTrackConstraints` for the picture and for the sound; `true` takes any. */
export interface WebcamConstraints {
  video?: Readonly<Record<string, unknown>> | boolean;
  audio?: Readonly<Record<string, unknown>> | boolean;
}

import type { WebcamWish } from "./webcam.ts";

/** Pictures a second where the camera does not say. */
const FRAME_RATE = 30;

/** Bytes of a file without a picture: no more than its head. */
const EMPTY = 300;

/** Records a stream from now on. */
export class Recording {
  readonly #recorder: MediaRecorder;
  readonly #parts: Blob[] = [];
  readonly #letGo: () => void;

  /** `video` shows the stream. Throws an error with a message for the visitor. */
  constructor(video: HTMLVideoElement, camera: MediaStream, { mirror, format }: WebcamWish) {
    const type = recordableType(format);
    const { stream, letGo } = mirror ? mirrored(video, camera) : { stream: camera, letGo: () => {} };
    this.#letGo = letGo;
    this.#recorder = new MediaRecorder(stream, { mimeType: type });
    this.#recorder.addEventListener("dataavailable", ({ data }) => this.#parts.push(data));
    this.#recorder.start();
  }

  /** Ends the recording. Null if it ended before the browser had made its first picture. */
  async finish(): Promise<File | null> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#recorder.addEventListener("stop", () => resolve());
    // The browser ends it by itself when the camera is gone.
    if (this.#recorder.state === "inactive") resolve();
    else this.#recorder.stop();
    await promise;
    this.#letGo();
    const type = this.#recorder.mimeType.split(";")[0] ?? "";
    const file = new File(this.#parts, `sample.${type.slice("video/".length)}`, { type });
    return file.size > EMPTY ? file : null;
  }

  /** Ends the recording and forgets it. */
  discard(): void {
    if (this.#recorder.state !== "inactive") this.#recorder.stop();
    this.#letGo();
  }
}

/** The wanted container if the browser writes it, else one that it does. */
function recordableType(format: string | null): string {
  const wanted = [format ?? "webm", "webm", "mp4"].map((container) => `video/${container}`);
  const type =
    typeof MediaRecorder === "undefined" ? undefined : wanted.find((each) => MediaRecorder.isTypeSupported(each));
  if (type === undefined) throw new Error("This browser cannot record videos. Upload one instead.");
  return type;
}

/** The same stream as a mirror shows it: the picture goes over a canvas, because a file has no other way to be turned. */
function mirrored(video: HTMLVideoElement, camera: MediaStream): { stream: MediaStream; letGo: () => void } {
  const canvas = document.createElement("canvas");
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  const context = canvas.getContext("2d");
  context?.setTransform(-1, 0, 0, 1, canvas.width, 0);
  const draw = (): void => context?.drawImage(video, 0, 0, canvas.width, canvas.height);
  draw();
  const stream = canvas.captureStream();
  for (const sound of camera.getAudioTracks()) stream.addTrack(sound);
  // A clock, because a page in the background gets no frames to draw in.
  const rate = camera.getVideoTracks()[0]?.getSettings().frameRate ?? FRAME_RATE;
  const clock = setInterval(draw, 1000 / rate);
  return {
    stream,
    letGo() {
      clearInterval(clock);
      for (const picture of stream.getVideoTracks()) picture.stop();
    },
  };
}

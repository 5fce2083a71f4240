/** A camera that is on: its picture, what takes from it, and the choice of another one. Import it lazily. */

import { html, nothing, type ReactiveControllerHost, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import { adoptCss } from "./adopt-css.ts";
import { chevronIcon } from "./icons.ts";
import css from "./live-webcam.css?inline";
import { cameraIcon } from "./media-icons.ts";
import { Recording } from "./recording.ts";
import type { WebcamUse, WebcamWish } from "./webcam.ts";
import { word } from "./words.ts";
import type { Word } from "./languages/english.ts";

export interface LiveWebcamUse extends WebcamUse {
  /** The camera is gone. */
  onLost: (message: string) => void;
}

type Host = ReactiveControllerHost & HTMLElement;

/** Asks the browser for a camera. Rejects with a message for the visitor. */
export async function openWebcam(host: Host, use: LiveWebcamUse): Promise<LiveWebcam> {
  const stream = await streamOf(use.wish(), null);
  adoptCss(host, css);
  // Only now, because cameras have no names before the visitor has agreed.
  const devices = await navigator.mediaDevices.enumerateDevices();
  const cameras = devices.filter(({ kind }) => kind === "videoinput");
  return new LiveWebcam(host, { use, stream, cameras });
}

export class LiveWebcam {
  readonly #host: Host;
  readonly #use: LiveWebcamUse;
  readonly #cameras: readonly MediaDeviceInfo[];
  #stream: MediaStream;
  #recording: Recording | null = null;
  /** The first picture has come. */
  #isShowing = false;
  #isChoosing = false;
  #isClosed = false;

  constructor(
    host: Host,
    { use, stream, cameras }: { use: LiveWebcamUse; stream: MediaStream; cameras: readonly MediaDeviceInfo[] },
  ) {
    this.#host = host;
    this.#use = use;
    this.#cameras = cameras;
    this.#stream = stream;
    this.#watch(stream);
  }

  /** What the camera sees, and the buttons over it. */
  view(): TemplateResult {
    const { takes, mirror } = this.#use.wish();
    // Lit sets objects anew with every drawing, which would start the video over.
    return html`<div class="webcam">
      <video
        data-testid="webcam-video"
        class=${mirror ? "flip" : ""}
        aria-label=${word("Your camera")}
        autoplay
        playsinline
        .muted=${true}
        .srcObject=${guard([this.#stream], () => this.#stream)}
        @loadeddata=${() => this.#onShowing()}
      ></video>
      <div class="button-wrap">
        ${takes === "image" ? this.#captureButton() : this.#recordButton()} ${this.#choice()}
      </div>
    </div>`;
  }

  /** Lets go of the camera. */
  close(): void {
    this.#isClosed = true;
    this.#recording?.discard();
    stop(this.#stream);
  }

  #captureButton(): TemplateResult {
    return html`<button
      type="button"
      class="capture-button photo-capture"
      aria-label=${word("capture photo")}
      ?disabled=${!this.#isShowing}
      @click=${() => this.#capture()}
    >
      <span class="icon" title=${word("capture photo")}>${cameraIcon}</span>
    </button>`;
  }

  #recordButton(): TemplateResult {
    const [text, label] = this.#recording
      ? [word("Stop"), word("stop recording")]
      : [word("Record"), word("start recording")];
    // The name begins with what is seen, so that it can be pressed by saying it.
    return html`<button
      type="button"
      class="capture-button"
      aria-label="${text}: ${label}"
      ?disabled=${!this.#isShowing}
      @click=${() => this.#record()}
    >
      <span class="record-sign ${this.#recording ? "recording" : ""}" title=${label}></span>
      ${text}
    </button>`;
  }

  /** Which camera, where there are several. */
  #choice(): TemplateResult | typeof nothing {
    if (this.#cameras.length < 2 || this.#recording) return nothing;
    const used = this.#stream.getVideoTracks()[0]?.getSettings().deviceId;
    return html`<button
        type="button"
        class="device-select-button"
        aria-label=${word("select input source")}
        aria-expanded=${this.#isChoosing ? "true" : "false"}
        @click=${() => this.#setChoosing(!this.#isChoosing)}
      >
        ${chevronIcon}
      </button>
      ${
        this.#isChoosing
          ? html`<select aria-label=${word("select source")} @change=${this.#onChosen}>
              ${this.#cameras.map(
                ({ deviceId, label }, i) =>
                  html`<option value=${deviceId} ?selected=${deviceId === used}>
                    ${label || word("Camera {0}", i + 1)}
                  </option>`,
              )}
            </select>`
          : nothing
      }`;
  }

  #onShowing(): void {
    this.#isShowing = true;
    this.#host.requestUpdate();
  }

  #setChoosing(isChoosing: boolean): void {
    this.#isChoosing = isChoosing;
    this.#host.requestUpdate();
  }

  readonly #onChosen = async ({ currentTarget }: Event): Promise<void> => {
    const { value } = currentTarget as HTMLSelectElement; // the listener is on the list
    try {
      // Some systems open a camera only when the one before is closed.
      stop(this.#stream);
      const stream = await streamOf(this.#use.wish(), value);
      if (this.#isClosed) return stop(stream);
      this.#stream = stream;
      this.#watch(stream);
      this.#setChoosing(false);
    } catch (error) {
      if (!this.#isClosed) this.#use.onLost(error instanceof Error ? error.message : String(error));
    }
  };

  /** Tracks end by themselves only when the camera is gone; our own `stop` fires nothing. */
  #watch(stream: MediaStream): void {
    stream.getVideoTracks()[0]?.addEventListener("ended", async () => {
      // What there is of the recording is kept.
      if (this.#recording) await this.#finish(this.#recording);
      if (!this.#isClosed) this.#use.onLost(word("The camera was disconnected."));
    });
  }

  get #video(): HTMLVideoElement | null {
    return this.#host.querySelector(".webcam video");
  }

  async #capture(): Promise<void> {
    const picture = this.#video && (await pictureOf(this.#video, this.#use.wish()));
    if (picture && !this.#isClosed) this.#use.onTaken(new File([picture], "image.png", { type: picture.type }));
  }

  async #record(): Promise<void> {
    if (this.#recording) await this.#finish(this.#recording);
    else this.#start();
  }

  #start(): void {
    const video = this.#video;
    if (!video) return;
    try {
      this.#recording = new Recording(video, this.#stream, this.#use.wish());
    } catch (error) {
      this.#use.onRefused(error instanceof Error ? error.message : String(error));
      return;
    }
    this.#isChoosing = false;
    this.#use.onMoment("start_recording");
    this.#host.requestUpdate();
  }

  async #finish(recording: Recording): Promise<void> {
    this.#recording = null;
    this.#use.onMoment("stop_recording");
    this.#host.requestUpdate();
    const file = await recording.finish();
    if (this.#isClosed) return;
    if (file) this.#use.onTaken(file);
    else this.#use.onRefused(word("Nothing was recorded. Record a little longer."));
  }
}

/** A machine has to keep up with a recording: there are thirty pictures a second. */
const BEST: Readonly<Record<WebcamWish["takes"], MediaTrackConstraints>> = {
  image: { width: { ideal: 1920 }, height: { ideal: 1440 } },
  video: { width: { ideal: 1280 }, height: { ideal: 960 } },
};

async function streamOf(wish: WebcamWish, deviceId: string | null): Promise<MediaStream> {
  // Absent on insecure origins.
  if (!("mediaDevices" in navigator)) throw new Error("Browsers hand out the camera only to pages with HTTPS.");
  const { video, audio } = wish.constraints ?? {};
  const wanted = typeof video === "object" ? video : BEST[wish.takes];
  const constraints = {
    // Which way a camera looks may be at odds with which one it is.
    video: deviceId === null ? wanted : { ...wanted, facingMode: undefined, deviceId: { exact: deviceId } },
    audio: wish.takes === "video" && wish.includeAudio && (audio ?? true),
  };
  try {
    return await navigator.mediaDevices.getUserMedia(constraints).catch((error: unknown) => {
      // Many a camera has no microphone beside it.
      if (!constraints.audio || nameOf(error) !== "NotFoundError") throw error;
      return navigator.mediaDevices.getUserMedia({ ...constraints, audio: false });
    });
  } catch (cause) {
    throw new Error(word(REFUSALS[nameOf(cause)] ?? "The camera cannot be used."), { cause });
  }
}

const REFUSALS: Readonly<Record<string, Word>> = {
  NotAllowedError: "The browser was not allowed to use the camera.",
  NotFoundError: "There is no camera here.",
  NotReadableError: "The camera cannot be used. Does another program use it?",
  OverconstrainedError: "No camera here gives the picture that this app asks for.",
};

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : "";
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function pictureOf(video: HTMLVideoElement, { mirror }: WebcamWish): Promise<Blob | null> {
  const canvas = document.createElement("canvas");
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  const context = canvas.getContext("2d");
  if (mirror) context?.setTransform(-1, 0, 0, 1, canvas.width, 0);
  context?.drawImage(video, 0, 0);
  const { promise, resolve } = Promise.withResolvers<Blob | null>();
  canvas.toBlob(resolve, "image/png");
  return promise;
}

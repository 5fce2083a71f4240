import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from "lit";
import type { LiveWebcam } from "./live-webcam.ts";
import { webcamIcon } from "./media-icons.ts";
import type { WebcamOptions } from "./media-source.ts";
import { word } from "./words.ts";

/** What a webcam asks its element and tells it. */
export interface WebcamUse {
  /** The element's options as they are now. */
  wish: () => WebcamWish;
  /** A picture was taken, or a recording is complete. */
  onTaken: (file: File) => void;
  /** Of recordings. */
  onMoment: (moment: "start_recording" | "stop_recording") => void;
  /** A message for the visitor. */
  onRefused: (message: string) => void;
}

export interface WebcamWish extends WebcamOptions {
  takes: "image" | "video";
  /** Of recordings. */
  includeAudio: boolean;
  /** The container that recordings should have, if the browser can write it: "mp4" or "webm". */
  format: string | null;
}

/** Asks for the visitor's camera, then shows what it sees. What can do so is fetched with the first press. */
export class Webcam implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #use: WebcamUse;
  #live: LiveWebcam | null = null;
  #opening: AbortController | null = null;
  #isDrawn = false;

  constructor(host: ReactiveControllerHost & HTMLElement, use: WebcamUse) {
    this.#host = host;
    this.#use = use;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#isDrawn = false;
  }

  /** Nobody sees the picture any more: the camera's light goes out. */
  hostUpdated(): void {
    if (!this.#isDrawn) this.close();
  }

  hostDisconnected(): void {
    this.close();
  }

  /** The button that asks for the camera, or its picture. */
  view(): TemplateResult {
    this.#isDrawn = true;
    if (this.#live) return this.#live.view();
    return html`<div class="upload-zone" title=${word("grant webcam access")}>
      <button
        type="button"
        class="upload-button"
        aria-disabled=${this.#opening ? "true" : nothing}
        @click=${() => this.#open()}
      >
        <span class="icon">${webcamIcon}</span> ${word("Click to Access Webcam")}
      </button>
    </div>`;
  }

  /** Lets go of the camera. What is being recorded is lost. */
  close(): void {
    this.#opening?.abort();
    this.#opening = null;
    this.#live?.close();
    this.#live = null;
  }

  async #open(): Promise<void> {
    if (this.#opening) return;
    const opening = new AbortController();
    this.#opening = opening;
    this.#host.requestUpdate();
    try {
      const { openWebcam } = await import("./live-webcam.ts");
      const live = await openWebcam(this.#host, { ...this.#use, onLost: (message) => this.#lose(message) });
      // The visitor may have gone elsewhere while the browser asked.
      if (opening.signal.aborted) live.close();
      else this.#live = live;
    } catch (error) {
      if (!opening.signal.aborted) this.#use.onRefused(error instanceof Error ? error.message : String(error));
    }
    if (this.#opening === opening) this.#opening = null;
    this.#host.requestUpdate();
  }

  #lose(message: string): void {
    this.close();
    this.#host.requestUpdate();
    this.#use.onRefused(message);
  }
}

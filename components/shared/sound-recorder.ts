/** A microphone that is on: what it hears, and the buttons that pause and end it. Import it lazily. */

import { html, nothing, type ReactiveControllerHost, svg, type TemplateResult } from "lit";
import { adoptCss } from "./adopt-css.ts";
import { clockText } from "./clock-text.ts";
import { icon } from "./icons.ts";
import type { Word } from "./languages/english.ts";
import { word } from "./words.ts";
import { decode, wavFile } from "./decode-sound.ts";
import { LevelMeter } from "./level-meter.ts";
import type { MicrophoneUse } from "./microphone.ts";
import css from "./sound-recorder.css?inline";

export interface RecorderUse extends MicrophoneUse {
  /** Null takes the browser's own choice. */
  deviceId: string | null;
  /** Nothing is recorded any more. */
  onEnded: () => void;
}

type Host = ReactiveControllerHost & HTMLElement;

const pauseIcon = icon(
  svg`<rect fill="currentColor" x="14" y="3" width="5" height="18" rx="1"/><rect fill="currentColor" x="5" y="3" width="5" height="18" rx="1"/>`,
);

/** Enough that nobody hears it was compressed on its way to a WAV file. */
const BITS_PER_SECOND = 256_000;
/** Milliseconds between two looks at the clock. */
const TICK = 100;

/** Asks the browser for the microphone and begins. Rejects with a message for the visitor. */
export async function openRecorder(host: Host, use: RecorderUse): Promise<LiveRecorder> {
  if (typeof MediaRecorder === "undefined") throw new Error("This browser cannot record. Upload a file instead.");
  const stream = await streamOf(use.deviceId);
  adoptCss(host, css);
  return new LiveRecorder(host, use, stream);
}

export class LiveRecorder {
  readonly #host: Host;
  readonly #use: RecorderUse;
  readonly #stream: MediaStream;
  readonly #recorder: MediaRecorder;
  readonly #meter: LevelMeter;
  readonly #parts: Blob[] = [];
  readonly #clock: ReturnType<typeof setInterval>;
  /** Milliseconds before the last pause, and when it went on. */
  #before = 0;
  #since: number | null = performance.now();
  #isOver = false;

  constructor(host: Host, use: RecorderUse, stream: MediaStream) {
    this.#host = host;
    this.#use = use;
    this.#stream = stream;
    this.#meter = new LevelMeter(stream);
    this.#recorder = new MediaRecorder(stream, { audioBitsPerSecond: BITS_PER_SECOND });
    this.#recorder.addEventListener("dataavailable", ({ data }) => this.#parts.push(data));
    this.#recorder.start();
    // Tracks end by themselves only when the microphone is gone. What there is of the recording is kept.
    stream.getAudioTracks()[0]?.addEventListener("ended", () => void this.finish());
    this.#clock = setInterval(() => this.#tick(), TICK);
  }

  /** How long it is, what is heard, and the buttons. */
  view(): TemplateResult {
    return html`${
        this.#use.wish().showsWaveform
          ? html`<canvas data-testid="recording-waveform" class="levels" aria-hidden="true"></canvas>`
          : nothing
      }
      <div class="record-row">
        <button type="button" class="record-button" @click=${() => this.finish()}>
          <span class="record-sign recording ${this.#since === null ? "paused" : ""}"></span>${word("Stop")}
        </button>
        ${
          this.#since === null
            ? html`<button type="button" class="record-button" @click=${() => this.#resume()}>
                ${word("Resume")}
              </button>`
            : html`<button
                type="button"
                class="record-button"
                aria-label=${word("Pause")}
                title=${word("Pause")}
                @click=${() => this.#pause()}
              >
                ${pauseIcon}
              </button>`
        }
        <span class="record-time" role="timer">${clockText(this.#elapsed / 1000)}</span>
      </div>`;
  }

  /** Ends the recording and hands it over. */
  async finish(): Promise<void> {
    if (this.#isOver) return;
    this.#isOver = true;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#recorder.addEventListener("stop", () => resolve());
    // The browser ends it by itself when the microphone is gone.
    if (this.#recorder.state === "inactive") resolve();
    else this.#recorder.stop();
    await promise;
    this.#letGo();
    this.#use.onEnded();
    this.#use.onMoment("stop_recording");
    try {
      this.#use.onTaken(await this.#file());
    } catch {
      // A file without a sound in it cannot be decoded.
      this.#use.onRefused(word("Nothing was recorded. Record a little longer."));
    }
  }

  /** Ends the recording and forgets it. */
  discard(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    if (this.#recorder.state !== "inactive") this.#recorder.stop();
    this.#letGo();
  }

  async #file(): Promise<File> {
    const bytes = await new Blob(this.#parts).arrayBuffer();
    return wavFile(await decode(bytes, this.#use.wish().sampleRate), { name: "audio" });
  }

  get #elapsed(): number {
    return this.#before + (this.#since === null ? 0 : performance.now() - this.#since);
  }

  #pause(): void {
    if (this.#isOver) return;
    this.#recorder.pause();
    this.#before = this.#elapsed;
    this.#since = null;
    this.#use.onMoment("pause_recording");
    this.#host.requestUpdate();
  }

  #resume(): void {
    if (this.#isOver) return;
    this.#recorder.resume();
    this.#since = performance.now();
    this.#host.requestUpdate();
  }

  #tick(): void {
    if (this.#since === null) return;
    this.#meter.draw(this.#host.querySelector<HTMLCanvasElement>(".levels"));
    this.#host.requestUpdate();
  }

  #letGo(): void {
    clearInterval(this.#clock);
    this.#meter.close();
    for (const track of this.#stream.getTracks()) track.stop();
  }
}

async function streamOf(deviceId: string | null): Promise<MediaStream> {
  // Absent on insecure origins.
  if (!("mediaDevices" in navigator)) throw new Error("Browsers hand out the microphone only to pages with HTTPS.");
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: deviceId ? { deviceId: { exact: deviceId } } : true });
  } catch (cause) {
    const name = cause instanceof Error ? cause.name : "";
    throw new Error(word(REFUSALS[name] ?? "The microphone cannot be used. Does another program use it?"), { cause });
  }
}

const REFUSALS: Readonly<Record<string, Word>> = {
  NotAllowedError: "The browser was not allowed to use the microphone.",
  NotFoundError: "There is no microphone here.",
};

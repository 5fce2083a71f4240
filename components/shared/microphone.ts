import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from "lit";
import { microphoneIcon } from "./media-icons.ts";
import { word } from "./words.ts";
import type { LiveRecorder } from "./sound-recorder.ts";

/** What a microphone asks its element and tells it. */
export interface MicrophoneUse {
  /** The element's options as they are now. */
  wish: () => RecorderWish;
  /** A recording is complete. */
  onTaken: (file: File) => void;
  onMoment: (moment: "start_recording" | "pause_recording" | "stop_recording") => void;
  /** A recording has begun or ended. */
  onRecording: (isRecording: boolean) => void;
  /** A message for the visitor. */
  onRefused: (message: string) => void;
}

export interface RecorderWish {
  /** Draws what is heard. */
  showsWaveform: boolean;
  sampleRate: number;
}

type Host = ReactiveControllerHost & HTMLElement;

/** Records what the visitor says. What can do so is fetched with the first press. */
export class Microphone implements ReactiveController {
  readonly #host: Host;
  readonly #use: MicrophoneUse;
  /** Null until the browser was asked. */
  #devices: readonly MediaDeviceInfo[] | null = null;
  #chosen: string | null = null;
  #recorder: LiveRecorder | null = null;
  #opening: AbortController | null = null;
  #isDrawn = false;

  constructor(host: Host, use: MicrophoneUse) {
    this.#host = host;
    this.#use = use;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#isDrawn = false;
  }

  /** Nobody sees any more that it listens: so it stops. */
  hostUpdated(): void {
    if (!this.#isDrawn) this.close();
    else if (this.#devices === null) void this.#findDevices();
  }

  hostDisconnected(): void {
    this.close();
  }

  /** The button that begins a recording, or what is being recorded. */
  view(): TemplateResult {
    this.#isDrawn = true;
    return html`<div class="microphone" data-testid="microphone-waveform">
      ${
        this.#recorder
          ? this.#recorder.view()
          : html`<div class="record-row">
              <button
                type="button"
                class="record-button"
                aria-disabled=${this.#opening ? "true" : nothing}
                @click=${() => this.start()}
              >
                <span class="record-sign"></span>${word("Record")}
              </button>
              ${this.#choice()}
            </div>`
      }
    </div>`;
  }

  /** Begins a recording, if none runs. */
  async start(): Promise<void> {
    if (this.#opening || this.#recorder) return;
    const opening = new AbortController();
    this.#opening = opening;
    this.#host.requestUpdate();
    try {
      const { openRecorder } = await import("./sound-recorder.ts");
      const recorder = await openRecorder(this.#host, {
        ...this.#use,
        deviceId: this.#chosen,
        onEnded: () => this.#end(),
      });
      // The visitor may have gone elsewhere while the browser asked.
      if (opening.signal.aborted) recorder.discard();
      else this.#begin(recorder);
    } catch (error) {
      if (!opening.signal.aborted) {
        this.#use.onRecording(false);
        this.#use.onRefused(error instanceof Error ? error.message : String(error));
      }
    }
    if (this.#opening === opening) this.#opening = null;
    this.#host.requestUpdate();
  }

  /** Ends the recording and hands it over. */
  async stop(): Promise<void> {
    await this.#recorder?.finish();
  }

  /** Lets go of the microphone. What is being recorded is lost. */
  close(): void {
    if (!this.#opening && !this.#recorder) return;
    this.#opening?.abort();
    this.#opening = null;
    this.#recorder?.discard();
    this.#end();
  }

  #begin(recorder: LiveRecorder): void {
    this.#recorder = recorder;
    this.#use.onRecording(true);
    this.#use.onMoment("start_recording");
    // They have names only when the visitor has agreed.
    void this.#findDevices();
  }

  #end(): void {
    this.#recorder = null;
    this.#use.onRecording(false);
    this.#host.requestUpdate();
  }

  #choice(): TemplateResult {
    const devices = this.#devices ?? [];
    return html`<span class="device">
      <span class="icon">${microphoneIcon}</span>
      <select
        aria-label=${word("Select input device")}
        ?disabled=${devices.length === 0}
        @change=${({ currentTarget }: Event) => {
          this.#chosen = (currentTarget as HTMLSelectElement).value; // the listener is on the list
        }}
      >
        ${this.#devices?.length === 0 ? option("", word("No microphone found")) : devices.map((device, i) => option(device.deviceId, device.label || word("Microphone {0}", i + 1)))}
      </select>
    </span>`;
  }

  async #findDevices(): Promise<void> {
    this.#devices ??= [];
    // Absent on insecure origins.
    if (!("mediaDevices" in navigator)) return;
    const devices = await navigator.mediaDevices.enumerateDevices();
    this.#devices = devices.filter(({ kind }) => kind === "audioinput");
    this.#host.requestUpdate();
  }
}

function option(value: string, text: string): TemplateResult {
  return html`<option value=${value}>${text}</option>`;
}

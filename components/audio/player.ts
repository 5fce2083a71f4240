/** Our own player of sounds: a waveform, and the buttons below it. Import it lazily. */

import { html, nothing, type ReactiveControllerHost, svg, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { adoptCss } from "../shared/adopt-css.ts";
import { clockText } from "../shared/clock-text.ts";
import { icon } from "../shared/icons.ts";
import { scissorsIcon, undoIcon } from "../shared/media-icons.ts";
import { word } from "../shared/words.ts";
import { decode, wavFile } from "../shared/decode-sound.ts";
import css from "./player.css?inline";
import type { AudioProps, WaveformOptions } from "./props.ts";
import { outlineOf, Waveform } from "./waveform.ts";

const playIcon = icon(
  svg`<path fill="currentColor" d="M5 5a2 2 0 0 1 3.008-1.728l11.997 6.998a2 2 0 0 1 .003 3.458l-12 7A2 2 0 0 1 5 19z"/>`,
);
const pauseIcon = icon(
  svg`<rect fill="currentColor" x="14" y="3" width="5" height="18" rx="1"/><rect fill="currentColor" x="5" y="3" width="5" height="18" rx="1"/>`,
);
const backIcon = icon(svg`<path d="m11 17-5-5 5-5"/><path d="m18 17-5-5 5-5"/>`);
const forwardIcon = icon(svg`<path d="m6 17 5-5-5-5"/><path d="m13 17 5-5-5-5"/>`);
const captionsIcon = icon(
  svg`<rect width="18" height="14" x="3" y="5" rx="2" ry="2"/><path d="M7 15h4M15 15h2M7 11h2M13 11h4"/>`,
);
const SPEAKER = svg`<path d="M11 4.702a.705.705 0 0 0-1.203-.498L6.413 7.587A1.4 1.4 0 0 1 5.416 8H3a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1h2.416a1.4 1.4 0 0 1 .997.413l3.383 3.384A.705.705 0 0 0 11 19.298z"/>`;
const loudIcon = icon(svg`${SPEAKER}<path d="M16 9a5 5 0 0 1 0 6"/><path d="M19.364 18.364a9 9 0 0 0 0-12.728"/>`);
const mutedIcon = icon(svg`${SPEAKER}<path d="m22 9-6 6"/><path d="m16 9 6 6"/>`);

const SPEEDS = [0.5, 1, 1.5, 2];
/** Seconds that an arrow key goes. */
const STEP = 0.1;

type Host = ReactiveControllerHost & HTMLElement;

/** What a player asks its element and tells it. */
export interface PlayerUse {
  /** The element's options as they are now. */
  wish: () => PlayerWish;
  onTrimmed: (file: File) => void;
  onReset: () => void;
  /** A message for the visitor. */
  onRefused: (message: string) => void;
}

export interface PlayerWish {
  /** Of the file. */
  name: string;
  subtitles: AudioProps["subtitles"];
  options: WaveformOptions;
  /** The bytes can be read, and so be drawn. */
  isReadable: boolean;
  isEditable: boolean;
  /** There is something to go back to. */
  isEdited: boolean;
}

export class Player {
  readonly #host: Host;
  readonly #use: PlayerUse;
  #audio: HTMLAudioElement | null = null;
  #url: string | null = null;
  #waveform: Waveform | null = null;
  #duration = 0;
  #isPlain = false;
  #isVolumeOpen = false;
  #showsSubtitles = true;
  #isTrimming = false;

  constructor(host: Host, use: PlayerUse) {
    this.#host = host;
    this.#use = use;
  }

  /** The browser's own player is shown: there is nothing to draw. */
  get isPlain(): boolean {
    return this.#isPlain;
  }

  /** A sound is in the page: the same as before, or another. Null where there is none any more. */
  adopt(audio: HTMLAudioElement | null): void {
    const url = audio?.getAttribute("src") ?? null;
    const place = this.#host.querySelector<HTMLElement>(".waveform");
    const isSame = audio === this.#audio && url === this.#url;
    if (isSame && (this.#isPlain || !this.#waveform || place?.hasChildNodes())) return;
    this.close();
    this.#audio = audio;
    this.#url = url;
    adoptCss(this.#host, css);
    if (audio && url) void this.#draw(audio, url);
  }

  /** Lets go of the waveform. */
  close(): void {
    this.#waveform?.destroy();
    this.#waveform = null;
    this.#audio = this.#url = null;
    this.#duration = 0;
    this.#isPlain = this.#isTrimming = false;
  }

  async #draw(audio: HTMLAudioElement, url: string): Promise<void> {
    const { options, isReadable } = this.#use.wish();
    try {
      if (!isReadable || !options.showRecordingWaveform) throw new Error("It is not to be drawn.");
      const outline = await outlineOf(url, audio);
      const place = this.#host.querySelector<HTMLElement>(".waveform");
      if (this.#url !== url || this.#audio !== audio || !place) return;
      this.#duration = outline.duration;
      this.#waveform = new Waveform({ place, audio, options, onMarked: () => this.#host.requestUpdate() }, outline);
    } catch {
      // Whatever it was: the browser's own player may play it all the same, or says that it does not.
      if (this.#url !== url) return;
      this.#isPlain = true;
    }
    this.#host.requestUpdate();
  }

  /** The waveform and the controls; nothing where the browser's own player is shown. */
  view(audio: HTMLAudioElement | null): TemplateResult {
    const { subtitles } = this.#use.wish();
    const position = audio?.currentTime ?? 0;
    const text = subtitles?.find(({ start, end }) => start <= position && position < end)?.text;
    const caption =
      subtitles && this.#showsSubtitles
        ? html`<p class="subtitles" dir="auto" data-testid="subtitle-display">${text ?? ""}</p>`
        : nothing;
    if (this.#isPlain) return html`${caption}`;
    return html`${this.#waveformView(audio, position)}${caption}${this.#controls(audio)}`;
  }

  get #length(): number {
    return this.#duration || 0;
  }

  #waveformView(audio: HTMLAudioElement | null, position: number): TemplateResult {
    const part = this.#isTrimming ? this.#waveform?.part : null;
    return html`<div
        class="waveform"
        dir="ltr"
        role="slider"
        tabindex="0"
        aria-label=${word("Seek")}
        aria-valuemin="0"
        aria-valuemax=${this.#length}
        aria-valuenow=${Math.min(position, this.#length)}
        aria-valuetext="${clockText(position)} / ${clockText(this.#length)}"
        @keydown=${(event: KeyboardEvent) => audio && this.#onKey(event, audio)}
      ></div>
      <div class="times" dir="ltr">
        <span class="time">${clockText(position)}</span>
        ${part ? html`<output class="trim-duration" aria-label=${word("duration of selected region in seconds")}>${clockText(part.end - part.start)}</output>` : nothing}
        <span class="duration">${clockText(this.#length)}</span>
      </div>`;
  }

  #controls(audio: HTMLAudioElement | null): TemplateResult {
    const { options, subtitles, isEditable } = this.#use.wish();
    const skip = (this.#length * options.skipLength) / 100;
    const seconds = Math.round(skip * 100) / 100;
    const isPlaying = audio?.paused === false;
    return html`<div class="controls" dir="ltr" data-testid="waveform-controls">
      <span class="side">${this.#volume(audio)}${this.#speed(audio)}</span>
      <span class="middle">
        ${button(word("Skip backwards by {0} seconds", seconds), backIcon, () => this.#skip(audio, -skip))}
        <button
          type="button"
          class="play-pause"
          aria-label=${word(isPlaying ? "Pause" : "Play")}
          title=${word(isPlaying ? "Pause" : "Play")}
          @click=${() => this.#toggle(audio)}
        >
          ${isPlaying ? pauseIcon : playIcon}
        </button>
        ${button(word("Skip forward by {0} seconds", seconds), forwardIcon, () => this.#skip(audio, skip))}
      </span>
      <span class="side end">
        ${subtitles ? this.#subtitlesToggle() : nothing}${isEditable ? this.#editing() : nothing}
      </span>
    </div>`;
  }

  #volume(audio: HTMLAudioElement | null): TemplateResult {
    const volume = audio && !audio.muted ? audio.volume : 0;
    return html`<button
        type="button"
        aria-label=${word("Adjust volume")}
        title=${word("Adjust volume")}
        aria-expanded=${this.#isVolumeOpen ? "true" : "false"}
        @click=${() => this.#set({ isVolumeOpen: !this.#isVolumeOpen })}
      >
        ${volume === 0 ? mutedIcon : loudIcon}
      </button>
      ${
        this.#isVolumeOpen
          ? html`<input
              type="range"
              class="volume"
              aria-label=${word("Volume")}
              min="0"
              max="1"
              step="0.05"
              .value=${live(String(volume))}
              @input=${(event: InputEvent) => audio && setVolume(audio, valueOf(event))}
            />`
          : nothing
      }`;
  }

  /** The label names what comes next. */
  #speed(audio: HTMLAudioElement | null): TemplateResult {
    const speed = audio?.playbackRate ?? 1;
    const next = SPEEDS[(SPEEDS.indexOf(speed) + 1) % SPEEDS.length] ?? 1;
    const label = word("Adjust playback speed to {0}x", next);
    return html`<button
      type="button"
      class="speed"
      data-speed="${speed}x"
      aria-label=${label}
      title=${label}
      @click=${() => {
        if (audio) audio.playbackRate = next;
        this.#host.requestUpdate();
      }}
    ></button>`;
  }

  #subtitlesToggle(): TemplateResult {
    return html`<button
      type="button"
      data-testid="subtitles-toggle"
      aria-label=${word("Subtitles")}
      title=${word("Subtitles")}
      aria-pressed=${this.#showsSubtitles ? "true" : "false"}
      @click=${() => this.#set({ showsSubtitles: !this.#showsSubtitles })}
    >
      ${captionsIcon}
    </button>`;
  }

  #editing(): TemplateResult | typeof nothing {
    if (!this.#waveform) return nothing;
    if (this.#isTrimming) {
      return html`<button type="button" class="text" @click=${() => this.#trim()}>${word("Trim")}</button>
        <button type="button" class="text" @click=${() => this.#setTrimming(false)}>${word("Cancel")}</button>`;
    }
    return html`<button
        type="button"
        aria-label=${word("Reset audio")}
        title=${word("Reset audio")}
        ?disabled=${!this.#use.wish().isEdited}
        @click=${() => this.#use.onReset()}
      >
        ${undoIcon}</button
      >${button(word("Trim audio to selection"), scissorsIcon, () => this.#setTrimming(true))}`;
  }

  #set({ isVolumeOpen = this.#isVolumeOpen, showsSubtitles = this.#showsSubtitles }): void {
    this.#isVolumeOpen = isVolumeOpen;
    this.#showsSubtitles = showsSubtitles;
    this.#host.requestUpdate();
  }

  #setTrimming(isTrimming: boolean): void {
    this.#isTrimming = isTrimming;
    if (isTrimming) this.#waveform?.mark();
    else this.#waveform?.unmark();
    this.#host.requestUpdate();
  }

  #toggle(audio: HTMLAudioElement | null): void {
    if (!audio?.paused) return audio?.pause();
    if (this.#isTrimming) return this.#waveform?.playPart();
    audio.play().catch(() => {
      // What cannot be played has said so by its own event; what was paused at once has nothing to say.
    });
  }

  #skip(audio: HTMLAudioElement | null, seconds: number): void {
    if (audio) audio.currentTime = Math.max(0, Math.min(this.#length, audio.currentTime + seconds));
  }

  #onKey(event: KeyboardEvent, audio: HTMLAudioElement): void {
    const step = { ArrowLeft: -STEP, ArrowDown: -STEP, ArrowRight: STEP, ArrowUp: STEP }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    this.#skip(audio, step);
  }

  async #trim(): Promise<void> {
    const [url, part] = [this.#url, this.#waveform?.part];
    if (!url || !part) return;
    const { start: from, end: to } = part;
    const { name, options } = this.#use.wish();
    this.#setTrimming(false);
    try {
      const bytes = await (await fetch(url)).arrayBuffer();
      this.#use.onTrimmed(wavFile(await decode(bytes, options.sampleRate), { name, from, to }));
    } catch {
      // The file is gone, or the network.
      this.#use.onRefused(word("This browser cannot read this audio."));
    }
  }
}

function button(label: string, content: TemplateResult, onPress: () => void): TemplateResult {
  return html`<button type="button" aria-label=${label} title=${label} @click=${onPress}>${content}</button>`;
}

function valueOf({ currentTarget }: InputEvent): number {
  return (currentTarget as HTMLInputElement).valueAsNumber; // the listener is on the slider
}

function setVolume(audio: HTMLAudioElement, volume: number): void {
  audio.volume = volume;
  audio.muted = volume === 0;
}

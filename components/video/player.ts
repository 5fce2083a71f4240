/** Our own controls over a video, and a picture over it. Import it lazily. */

import { html, nothing, type ReactiveControllerHost, svg, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { adoptCss } from "../shared/adopt-css.ts";
import { icon } from "../shared/icons.ts";
import { fullscreenIcon, undoIcon } from "../shared/media-icons.ts";
import { markOver } from "./mark.ts";
import css from "./player.css?inline";
import type { VideoWatermark } from "./props.ts";
import { clockText } from "../shared/clock-text.ts";
import { word } from "../shared/words.ts";

const playIcon = icon(
  svg`<path fill="currentColor" d="M5 5a2 2 0 0 1 3.008-1.728l11.997 6.998a2 2 0 0 1 .003 3.458l-12 7A2 2 0 0 1 5 19z"/>`,
);
const pauseIcon = icon(
  svg`<rect fill="currentColor" x="14" y="3" width="5" height="18" rx="1"/><rect fill="currentColor" x="5" y="3" width="5" height="18" rx="1"/>`,
);
const SPEAKER = svg`<path d="M11 4.702a.705.705 0 0 0-1.203-.498L6.413 7.587A1.4 1.4 0 0 1 5.416 8H3a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1h2.416a1.4 1.4 0 0 1 .997.413l3.383 3.384A.705.705 0 0 0 11 19.298z"/>`;
const loudIcon = icon(svg`${SPEAKER}<path d="M16 9a5 5 0 0 1 0 6"/><path d="M19.364 18.364a9 9 0 0 0 0-12.728"/>`);
const mutedIcon = icon(svg`${SPEAKER}<path d="m22 9-6 6"/><path d="m16 9 6 6"/>`);

/** Further than any video goes. */
const FAR = 1e7;

type Host = ReactiveControllerHost & HTMLElement;

export class Player {
  readonly #host: Host;
  #video: HTMLVideoElement | null = null;
  #isVolumeOpen = false;
  /** Recordings of browsers do not say how long they are; whoever goes to their end learns it. */
  #measuring: "there" | "back" | null = null;

  /** A picture over the video grows and shrinks with it. */
  readonly #sizes: ResizeObserver;

  constructor(host: Host) {
    this.#host = host;
    this.#sizes = new ResizeObserver(() => host.requestUpdate());
  }

  /** A video is in the page: the same as before, or another. */
  adopt(video: HTMLVideoElement): void {
    if (video === this.#video) return;
    this.#video = video;
    this.#measuring = null;
    this.#sizes.disconnect();
    this.#sizes.observe(video);
    adoptCss(this.#host, css);
    this.#measure(video);
  }

  /** Whether an event comes only of finding out how long the video is. */
  isMeasuring(video: HTMLVideoElement, event: string): boolean {
    if (event === "loadedmetadata") this.#measure(video);
    if (this.#measuring === null) return false;
    if (event === "seeked") {
      const isOver = this.#measuring === "back";
      this.#measuring = isOver ? null : "back";
      if (isOver) this.#host.requestUpdate();
      else video.currentTime = 0;
    }
    return true;
  }

  /** Plays or pauses. */
  toggle(video: HTMLVideoElement | null): void {
    if (!video?.paused) return video?.pause();
    video.play().catch(() => {
      // What cannot be played has said so by its own event; what was paused at once has nothing to say.
    });
  }

  /** The controls; they show nothing before the first drawing of the video. */
  view(video: HTMLVideoElement | null, watermark: VideoWatermark): TemplateResult {
    const [position, duration] = video ? [video.currentTime, lengthOf(video)] : [0, 0];
    const isPlaying = video?.paused === false;
    const action = word(isPlaying ? "Pause" : video?.ended ? "Replay" : "Play");
    const times = `${clockText(position)} / ${clockText(duration)}`;
    return html`${watermark.watermark?.url ? markOver(video, watermark) : nothing}
      <div class="controls">
        <button type="button" aria-label="play-pause-replay-button" title=${action} @click=${() => this.toggle(video)}>
          ${isPlaying ? pauseIcon : video?.ended ? undoIcon : playIcon}
        </button>
        <span class="time">${times}</span>
        <span class="seek">
          <progress aria-hidden="true" max="1" .value=${duration > 0 ? position / duration : 0}></progress>
          <input
            type="range"
            aria-label=${word("Seek")}
            aria-valuetext=${times}
            min="0"
            max=${duration}
            step="any"
            .value=${live(String(position))}
            @input=${(event: InputEvent) => video && (video.currentTime = valueOf(event))}
          />
        </span>
        ${this.#volume(video)}
        <button
          type="button"
          aria-label="full-screen"
          title=${word("Fullscreen")}
          @click=${() => toggleFullscreen(video)}
        >
          ${fullscreenIcon}
        </button>
      </div>`;
  }

  #volume(video: HTMLVideoElement | null): TemplateResult {
    const volume = video && !video.muted ? video.volume : 0;
    return html`<button
        type="button"
        aria-label=${word("Adjust volume")}
        aria-expanded=${this.#isVolumeOpen ? "true" : "false"}
        title=${word("Adjust volume")}
        @click=${() => this.#toggleVolume()}
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
              @input=${(event: InputEvent) => video && setVolume(video, valueOf(event))}
            />`
          : nothing
      }`;
  }

  #toggleVolume(): void {
    this.#isVolumeOpen = !this.#isVolumeOpen;
    this.#host.requestUpdate();
  }

  #measure(video: HTMLVideoElement): void {
    const isUnknown = video.readyState >= HTMLMediaElement.HAVE_METADATA && video.duration === Infinity;
    // What plays already stays where it is.
    if (!isUnknown || !video.paused || this.#measuring) return;
    this.#measuring = "there";
    video.currentTime = FAR;
  }
}

function lengthOf({ duration }: HTMLVideoElement): number {
  return Number.isFinite(duration) ? duration : 0;
}

function valueOf({ currentTarget }: InputEvent): number {
  return (currentTarget as HTMLInputElement).valueAsNumber; // the listener is on the slider
}

function setVolume(video: HTMLVideoElement, volume: number): void {
  video.volume = volume;
  video.muted = volume === 0;
}

/** Of the whole player, so that controls and picture stay over the video. Phones know it for videos only. */
function toggleFullscreen(video: HTMLVideoElement | null): void {
  const player = video?.parentElement;
  const root = video?.getRootNode();
  if (!video || !player || !(root instanceof Document || root instanceof ShadowRoot)) return;
  if (root.fullscreenElement === player) void document.exitFullscreen();
  else if ("requestFullscreen" in player) void player.requestFullscreen();
  else if ("webkitEnterFullscreen" in video && typeof video.webkitEnterFullscreen === "function") {
    video.webkitEnterFullscreen();
  }
}

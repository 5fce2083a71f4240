/** The picture of a sound, in which a visitor seeks and marks a part. Import it lazily: it brings wavesurfer. */

import WaveSurfer from "wavesurfer.js";
import RegionsPlugin, { type Region } from "wavesurfer.js/plugins/regions";
import { word } from "../shared/words.ts";
import { decode } from "../shared/decode-sound.ts";
import type { WaveformOptions } from "./props.ts";

/** The bars are drawn of no more than this. */
const PEAK_RATE = 8000;
const PEAKS = 2000;
/** Seconds. A longer sound would take too much memory to be drawn. */
const LONGEST = 1800;
const GREY = "#9ca3af";
/** Seconds that an arrow key moves an end of the part. */
const STEP = 0.05;
/** Seconds between the ends of the part, at least. */
const SHORTEST = 0.1;

export interface WaveformUse {
  /** Where it is drawn. */
  place: HTMLElement;
  audio: HTMLAudioElement;
  options: WaveformOptions;
  /** The marked part is another one. */
  onMarked: () => void;
}

/** A sound, as far as its picture needs to know. */
export interface Outline {
  peaks: Float32Array[];
  /** Seconds. */
  duration: number;
}

/** What a sound looks like. Rejects for what cannot be read or is too long. */
export async function outlineOf(url: string, audio: HTMLAudioElement): Promise<Outline> {
  if ((await lengthOf(audio)) > LONGEST) throw new Error("It is too long to be drawn.");
  const response = await fetch(url);
  if (!response.ok) throw new Error(`status ${response.status}`);
  const decoded = await decode(await response.arrayBuffer(), PEAK_RATE);
  const { duration, numberOfChannels } = decoded;
  const channels = Array.from({ length: Math.min(numberOfChannels, 2) }, (_, i) => decoded.getChannelData(i));
  return { peaks: channels.map(peaksOf), duration };
}

/** As far as the browser knows it: recordings do not say it, and some browsers read nothing before it is played. */
async function lengthOf(audio: HTMLAudioElement): Promise<number> {
  if (audio.readyState < HTMLMediaElement.HAVE_METADATA) {
    const { promise, resolve } = Promise.withResolvers<unknown>();
    for (const event of ["loadedmetadata", "suspend", "error"]) audio.addEventListener(event, resolve, { once: true });
    if (!audio.error) await promise;
  }
  return Number.isFinite(audio.duration) ? audio.duration : 0;
}

/** The loudest moments, with their signs. */
function peaksOf(samples: Float32Array): Float32Array {
  const step = Math.max(1, Math.ceil(samples.length / PEAKS));
  return Float32Array.from({ length: Math.ceil(samples.length / step) }, (_, i) =>
    samples
      .subarray(i * step, (i + 1) * step)
      .reduce((loudest, value) => (Math.abs(value) > Math.abs(loudest) ? value : loudest), 0),
  );
}

export class Waveform {
  readonly #surfer: WaveSurfer;
  readonly #regions: ReturnType<typeof RegionsPlugin.create>;
  readonly #use: WaveformUse;
  #part: Region | null = null;

  constructor(use: WaveformUse, { peaks, duration }: Outline) {
    const { place, audio, options } = use;
    this.#use = use;
    const nonce = document.querySelector<HTMLElement>("style[nonce]")?.nonce;
    this.#surfer = WaveSurfer.create({
      container: place,
      media: audio,
      peaks,
      duration,
      height: 50,
      barWidth: 2,
      barGap: 3,
      barRadius: 10,
      cursorWidth: 2,
      cursorColor: color(place, null),
      waveColor: options.waveformColor ?? GREY,
      progressColor: color(place, options.waveformProgressColor),
      normalize: true,
      dragToSeek: true,
      ...(nonce ? { cspNonce: nonce } : {}),
    });
    this.#regions = this.#surfer.registerPlugin(RegionsPlugin.create());
    this.#regions.on("region-update", () => use.onMarked());
  }

  /** The marked part, while there is one. */
  get part(): { start: number; end: number } | null {
    return this.#part;
  }

  /** Marks the middle half, for the visitor to move. */
  mark(): void {
    const duration = this.#surfer.getDuration();
    const wanted = this.#use.options.trimRegionColor ?? "var(--color-accent)";
    const part = this.#regions.addRegion({
      start: duration / 4,
      end: (duration * 3) / 4,
      minLength: Math.min(SHORTEST, duration),
      color: `color-mix(in srgb, ${wanted} 40%, transparent)`,
    });
    this.#part = part;
    this.#makeReachable(part, "start");
    this.#makeReachable(part, "end");
  }

  unmark(): void {
    this.#part?.remove();
    this.#part = null;
  }

  /** Plays the marked part alone. */
  playPart(): void {
    this.#part?.play(true);
  }

  destroy(): void {
    this.#surfer.destroy();
  }

  /** wavesurfer knows only the mouse. */
  #makeReachable(part: Region, side: "start" | "end"): void {
    const handle = part.element?.querySelector(`[part~="region-handle-${side === "start" ? "left" : "right"}"]`);
    if (!(handle instanceof HTMLElement)) return;
    handle.tabIndex = 0;
    handle.role = "button";
    handle.ariaLabel = word(side === "start" ? "Drag to adjust start time" : "Drag to adjust end time");
    handle.addEventListener("keydown", (event) => {
      const step = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key];
      if (step === undefined) return;
      event.preventDefault();
      // The waveform seeks with the same keys.
      event.stopPropagation();
      this.#move(part, side, step);
    });
  }

  #move(part: Region, side: "start" | "end", step: number): void {
    const [least, most] =
      side === "start" ? [0, part.end - SHORTEST] : [part.start + SHORTEST, this.#surfer.getDuration()];
    const time = Math.max(least, Math.min(most, part[side] + step));
    part.setOptions(side === "start" ? { start: time, end: part.end } : { start: part.start, end: time });
    this.#use.onMarked();
  }
}

/** Canvases know no variables of style sheets. */
function color(place: HTMLElement, wanted: string | null): string {
  return wanted ?? (getComputedStyle(place).getPropertyValue("--color-accent").trim() || GREY);
}

/** Cuts a part out of a video: its pictures in a row, with a handle at either end. Import it lazily. */

import { html, type ReactiveControllerHost, type TemplateResult } from "lit";
import { adoptCss } from "../shared/adopt-css.ts";
import { styles } from "../shared/styles.ts";
import { clockText } from "../shared/clock-text.ts";
import { type Timeline, timelineOf, trim } from "./trim.ts";
import css from "./trimmer.css?inline";
import { word } from "../shared/words.ts";

/** What a trimmer is about, and what it tells. */
export interface Trimming {
  url: string;
  /** Of the file. */
  name: string;
  /** A handle is at this time. */
  onMoved: (time: number) => void;
  onTrimmed: (file: File) => void;
  /** The visitor wants no more of it, or it cannot be done. */
  onClosed: () => void;
  /** A message for the visitor. */
  onRefused: (message: string) => void;
}

const PICTURES = 10;
/** Seconds that an arrow key moves a handle. */
const STEP = 0.1;
/** Seconds between the handles, at least. */
const SHORTEST = 0.1;

type End = "start" | "end";

export class Trimmer {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #trimming: Trimming;
  #blob: Blob | null = null;
  #timeline: Timeline = { duration: 0, pictures: [] };
  #range = { start: 0, end: 0 };
  #isWorking = false;

  constructor(host: ReactiveControllerHost & HTMLElement, trimming: Trimming) {
    this.#host = host;
    this.#trimming = trimming;
    adoptCss(host, css);
    void this.#load();
  }

  /** The row of pictures, and what can be done with it. */
  view(): TemplateResult {
    const { start, end } = this.#range;
    return html`<div class="trimmer" data-testid="waveform-controls" aria-busy=${this.#isWorking ? "true" : "false"}>
      ${this.#blob === null ? html`<span role="status" class="loading">${word("Loading timeline...")}</span>` : this.#row()}
      <div class="trim-row">
        <output aria-label=${word("duration of selected region in seconds")}>${clockText(end - start)}</output>
        <button type="button" ?disabled=${this.#blob === null || this.#isWorking} @click=${() => this.#trim()}>
          ${word(this.#isWorking ? "Trimming..." : "Trim")}
        </button>
        <button type="button" @click=${() => this.#close()}>${word("Cancel")}</button>
      </div>
    </div>`;
  }

  #row(): TemplateResult {
    const { start, end } = this.#range;
    return html`<div class="timeline">
      ${this.#timeline.pictures.map((url, i) => html`<img src=${url} alt="frame-${i}" draggable="false" />`)}
      <div
        class="selection"
        ${styles({ left: this.#percent(start), right: this.#percent(this.#timeline.duration - end) })}
      ></div>
      ${this.#handle("start")} ${this.#handle("end")}
    </div>`;
  }

  #handle(which: End): TemplateResult {
    const time = this.#range[which];
    return html`<div
      class="handle"
      role="slider"
      tabindex="0"
      aria-label=${word(which === "start" ? "start drag handle for trimming video" : "end drag handle for trimming video")}
      aria-valuemin="0"
      aria-valuemax=${this.#timeline.duration}
      aria-valuenow=${time}
      aria-valuetext=${word("{0} seconds", time.toFixed(1))}
      ${styles({ left: this.#percent(time) })}
      @pointerdown=${(event: PointerEvent) => grab(event)}
      @pointermove=${(event: PointerEvent) => this.#onDrag(event, which)}
      @keydown=${(event: KeyboardEvent) => this.#onKey(event, which)}
    ></div>`;
  }

  #percent(time: number): string {
    return `${this.#timeline.duration > 0 ? (time / this.#timeline.duration) * 100 : 0}%`;
  }

  #onDrag(event: PointerEvent, which: End): void {
    const handle = event.currentTarget as HTMLElement; // the listener is on the handle
    const row = handle.parentElement?.getBoundingClientRect();
    if (!row || !handle.hasPointerCapture(event.pointerId)) return;
    this.#move(which, ((event.clientX - row.left) / row.width) * this.#timeline.duration);
  }

  #onKey(event: KeyboardEvent, which: End): void {
    const times: Record<string, number> = {
      ArrowLeft: this.#range[which] - STEP,
      ArrowDown: this.#range[which] - STEP,
      ArrowRight: this.#range[which] + STEP,
      ArrowUp: this.#range[which] + STEP,
      Home: 0,
      End: this.#timeline.duration,
    };
    const time = times[event.key];
    if (time === undefined) return;
    event.preventDefault();
    this.#move(which, time);
  }

  #move(which: End, wanted: number): void {
    const { start, end } = this.#range;
    const [least, most] = which === "start" ? [0, end - SHORTEST] : [start + SHORTEST, this.#timeline.duration];
    const time = Math.max(Math.min(wanted, most), least);
    this.#range = { ...this.#range, [which]: time };
    this.#trimming.onMoved(time);
    this.#host.requestUpdate();
  }

  async #load(): Promise<void> {
    try {
      const response = await fetch(this.#trimming.url);
      if (!response.ok) throw new Error(`status ${response.status}`);
      const blob = await response.blob();
      this.#timeline = await timelineOf(blob, PICTURES);
      this.#range = { start: 0, end: this.#timeline.duration };
      this.#blob = blob;
      this.#host.requestUpdate();
    } catch {
      // Whatever it was: another kind of file, a file that is gone, no way to decode.
      this.#refuse();
    }
  }

  async #trim(): Promise<void> {
    if (!this.#blob) return;
    this.#isWorking = true;
    this.#host.requestUpdate();
    try {
      this.#trimming.onTrimmed(await trim(this.#blob, { ...this.#range, name: this.#trimming.name }));
      this.#isWorking = false;
    } catch {
      // As above.
      this.#refuse();
    }
  }

  #refuse(): void {
    this.#trimming.onRefused(word("This browser cannot trim this video."));
    this.#close();
  }

  #close(): void {
    this.#trimming.onClosed();
    this.#host.requestUpdate();
  }
}

function grab(event: PointerEvent): void {
  const handle = event.currentTarget as HTMLElement; // the listener is on the handle
  handle.setPointerCapture(event.pointerId);
  handle.focus();
  event.preventDefault();
}

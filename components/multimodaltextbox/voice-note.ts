/** Records a sound, plays it, and hands it over when it is wanted. Import it lazily. */

import { html, type ReactiveController, type ReactiveControllerHost, svg, type TemplateResult } from "lit";
import { adoptCss } from "../shared/adopt-css.ts";
import { closeIcon, icon } from "../shared/icons.ts";
import { Microphone } from "../shared/microphone.ts";
import { word } from "../shared/words.ts";
import css from "./voice-note.css?inline";

/** What a note asks its element and tells it. */
interface VoiceNoteUse {
  /** What the element is called. */
  name: () => string;
  /** The visitor wants the sound among the files. */
  onAttach: () => void;
  /** A message for the visitor. */
  onRefused: (message: string) => void;
}

const checkIcon = icon(svg`<path d="M20 6 9 17l-5-5"/>`);
/** As much as a voice needs, and what all players play. */
const SAMPLE_RATE = 44_100;

export class VoiceNote implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #use: VoiceNoteUse;
  readonly #microphone: Microphone;
  #isOpen = false;
  #sound: { file: File; url: string } | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement, use: VoiceNoteUse) {
    this.#host = host;
    this.#use = use;
    this.#microphone = new Microphone(host, {
      wish: () => ({ showsWaveform: true, sampleRate: SAMPLE_RATE }),
      onTaken: (file) => this.#keep(file),
      onMoment: () => {},
      onRecording: () => {},
      onRefused: use.onRefused,
    });
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#forget();
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Opens it, or closes it and forgets what was recorded. */
  toggle(): void {
    const opens = !this.#isOpen;
    this.#forget();
    this.#isOpen = opens;
    this.#host.requestUpdate();
    void this.#focus(opens ? ".recording-overlay button" : ".microphone-button");
  }

  /** The microphone, or what it has heard. */
  view(): TemplateResult {
    adoptCss(this.#host, css);
    return html`<div class="recording-overlay ${this.#sound ? "has-audio" : ""}">
      ${this.#sound ? this.#player(this.#sound.url) : this.#microphone.view()}
    </div>`;
  }

  /** What was recorded, which ends what is being recorded; null if there is nothing. Closes it. */
  async take(): Promise<File | null> {
    await this.#microphone.stop();
    const file = this.#sound?.file ?? null;
    this.#forget();
    return file;
  }

  #player(url: string): TemplateResult {
    const name = this.#use.name();
    return html`<audio controls src=${url} aria-label=${name} data-testid="waveform-${name}"></audio>
      <button
        type="button"
        class="confirm-button"
        aria-label=${word("Attach audio")}
        title=${word("Attach audio")}
        @click=${() => this.#use.onAttach()}
      >
        ${checkIcon}
      </button>
      <button
        type="button"
        class="cancel-button"
        aria-label=${word("Clear audio")}
        title=${word("Clear audio")}
        @click=${() => this.toggle()}
      >
        ${closeIcon}
      </button>`;
  }

  #keep(file: File): void {
    if (!this.#isOpen) return;
    this.#sound = { file, url: URL.createObjectURL(file) };
    this.#host.requestUpdate();
    void this.#focus(".recording-overlay button");
  }

  #forget(): void {
    if (this.#sound) URL.revokeObjectURL(this.#sound.url);
    this.#sound = null;
    this.#isOpen = false;
    this.#host.requestUpdate();
  }

  /** The button that was pressed may be gone. */
  async #focus(control: string): Promise<void> {
    await this.#host.updateComplete;
    this.#host.querySelector<HTMLElement>(control)?.focus();
  }
}

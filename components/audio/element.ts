import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { FileData } from "../../src/protocol/file-data.ts";
import { blockLabel } from "../shared/block-label.ts";
import { downloadLink } from "../shared/download-link.ts";
import { emptyState } from "../shared/empty-state.ts";
import { GradioElement, type HostState } from "../shared/gradio-element.ts";
import { closeIcon } from "../shared/icons.ts";
import { keepFocus } from "../shared/keep-focus.ts";
import { downloadIcon, musicIcon } from "../shared/media-icons.ts";
import { MediaIntake } from "../shared/media-intake.ts";
import { refusal } from "../shared/refusal.ts";
import type { Uploader } from "../shared/upload.ts";
import { word } from "../shared/words.ts";
import { Microphone } from "../shared/microphone.ts";
import type { Player } from "./player.ts";
import type { AudioProps, AudioSourceName } from "./props.ts";
import { WAVEFORM_DEFAULTS, withDefaults } from "./waveform-defaults.ts";

const UNPLAYABLE = "Audio not playable";
/** What an audio element tells that somebody here wants to know. */
const MEDIA_EVENTS = ["play", "pause", "ended", "error", "loadedmetadata", "timeupdate", "seeked", "volumechange"];
/** Files that the server reads as they are. */
const PLAIN_SAMPLES = /\.(wav|aiff?)$/i;

/**
 * A sound: taken from the visitor, or shown. The browser's own player shows it until ours has come.
 *
 * @fires upload - a file was chosen or dropped, and is on the server
 * @fires input - the visitor gave another sound, changed it, or removed it
 * @fires clear - "Clear"
 * @fires start_recording - the microphone records
 * @fires pause_recording - the recording stands still
 * @fires stop_recording - the recording is complete, and on its way to the server
 * @fires play - the sound plays
 * @fires pause - the sound stands still
 * @fires stop - the sound has come to its end
 * @fires warning - a file of another kind was refused, with the reason
 * @fires error - a sound cannot be played, uploaded or recorded, with the reason
 */
@customElement("gr-audio")
export class AudioElement extends GradioElement<FileData> {
  static override readonly fallbackLabel = "Audio";

  @property({ attribute: false }) upload: Uploader | undefined = undefined;
  @property({ attribute: false }) type: AudioProps["type"] = "numpy";
  @property({ attribute: false }) format: AudioProps["format"] = null;
  @property({ attribute: false }) sources: readonly AudioSourceName[] = ["upload", "microphone"];
  @property({ attribute: false }) autoplay = false;
  @property({ attribute: false }) loop = false;
  @property({ attribute: false }) editable = true;
  @property({ attribute: false }) override buttons: AudioProps["buttons"] = ["download", "share"];
  /** On the wire they have names of its own. */
  @property({ attribute: false }) waveformOptions: object = WAVEFORM_DEFAULTS;
  @property({ attribute: false }) recording = false;
  @property({ attribute: false }) subtitles: AudioProps["subtitles"] = null;
  @property({ attribute: false }) playbackPosition = 0;

  readonly #microphone = new Microphone(this, {
    wish: () => {
      const { showRecordingWaveform, sampleRate } = withDefaults(this.waveformOptions);
      return { showsWaveform: showRecordingWaveform, sampleRate };
    },
    onTaken: (file) => void this.#intake.send(file),
    onMoment: (moment) => this.fire(moment),
    onRecording: (isRecording) => this.#onRecording(isRecording),
    onRefused: (message) => this.fire("error", message),
  });
  readonly #intake = new MediaIntake(this, {
    kind: "audio",
    wish: () => ({ upload: this.upload, sources: this.sources, height: null }),
    microphone: this.#microphone,
    prepare: (files) => this.#prepare(files),
    onStored: (stored, _file, origin) => this.#onStored(stored, origin),
    onReplaced: () => this.#url && this.#clear(),
    tell: (event, message) => this.fire(event, message),
  });
  /** The last trimmed sound, and what was there before. */
  #edit: { before: FileData; after: FileData } | null = null;
  #player: Player | null = null;
  /** Its code comes when there is something to play. */
  #loading: Promise<void> | null = null;
  /** Where the sound is, as far as the app knows. */
  #reported = 0;

  constructor() {
    super();
    keepFocus(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Nobody listens to an element that the app has not taken over.
    if (this.hasAttribute("data-asleep")) return;
    // They do not bubble, but can be heard on their way down.
    for (const type of MEDIA_EVENTS) this.addEventListener(type, this.#onMedia, true);
    // What was let go of has to be drawn again.
    if (this.hasUpdated) this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#player?.close();
  }

  override settled(): Promise<void> {
    return this.#intake.settled();
  }

  override host(): HostState {
    const state = super.host();
    // The sound reaches the frame.
    return { ...state, classes: state.classes.filter((name) => name !== "padded") };
  }

  override render(): TemplateResult {
    return html`
      ${blockLabel({ labelText: this.labelText, showLabel: this.showLabel, icon: musicIcon })}
      ${
        this.interactive
          ? this.#intake.view({ content: this.#url && this.#playing(this.#url), buttons: () => this.#toolbar() })
          : this.#viewer()
      }
      ${refusal(this.validationError, () => (this.validationError = null))}
    `;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("value") || !this.hasUpdated) return;
    if (!changed.has("playbackPosition")) this.#reported = this.playbackPosition = 0;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("recording")) void (this.recording ? this.#microphone.start() : this.#microphone.stop());
    const audio = this.#audio;
    if (audio && this.playbackPosition !== this.#reported) this.#seek(audio);
    if (this.#player) this.#player.adopt(audio);
    else if (audio) void this.#loadPlayer();
  }

  protected override firstUpdated(): void {
    // It may have failed before anybody listened.
    if (this.#audio?.error) this.fire("error", UNPLAYABLE);
  }

  get #url(): string | null {
    return this.value?.url ?? null;
  }

  protected override get drawsToolbar(): boolean {
    return this.#url !== null;
  }

  get #audio(): HTMLAudioElement | null {
    return this.querySelector<HTMLAudioElement>(".player > audio");
  }

  #viewer(): TemplateResult {
    const url = this.#url;
    if (url === null) return emptyState(musicIcon);
    return html`${this.toolbar(this.#download(), "top-panel")}${this.#playing(url)}`;
  }

  #download(): TemplateResult | typeof nothing {
    if (!this.buttons.includes("download")) return nothing;
    const name = this.value?.orig_name ?? "audio";
    const url = this.#url ?? "";
    return downloadLink({ url, name, content: downloadIcon, label: word("Download"), classes: "icon-button" });
  }

  #toolbar(): TemplateResult | typeof nothing {
    const clear = html`<button
      type="button"
      class="icon-button"
      aria-label=${word("Clear")}
      title=${word("Clear")}
      @click=${() => this.#clear()}
    >
      ${closeIcon}
    </button>`;
    return this.toolbar([this.#download(), clear], "top-panel");
  }

  #playing(url: string): TemplateResult {
    const isOurs = this.#player !== null && !this.#player.isPlain;
    return html`<div
      class="player ${this.showLabel === false ? "" : "labelled"}"
      data-testid=${this.label === null ? "unlabelled-audio" : `waveform-${this.label}`}
    >
      <audio
        data-testid="audio-player-${this.label ?? ""}"
        src=${url}
        crossorigin=${this.value?.path === null ? nothing : "anonymous"}
        preload="metadata"
        aria-label=${this.labelText}
        controls
        ?hidden=${isOurs}
        ?autoplay=${this.autoplay}
        ?loop=${this.loop}
      ></audio>
      ${this.#player?.view(this.#audio)}
    </div>`;
  }

  readonly #onMedia = ({ type, target }: Event): void => {
    const audio = this.#audio;
    if (!audio || target !== audio) return;
    if (type === "play" || type === "pause") this.fire(type);
    if (type === "ended") this.fire("stop");
    if (type === "error") this.fire("error", UNPLAYABLE);
    if (type === "timeupdate") this.#report(audio.currentTime);
    this.requestUpdate();
  };

  #report(position: number): void {
    this.#reported = this.playbackPosition = position;
    this.fire(null, null, { playbackPosition: position });
  }

  /** Goes where the app wants the sound to be; once more when its length is known. */
  #seek(audio: HTMLAudioElement): void {
    if (audio.readyState < HTMLMediaElement.HAVE_METADATA) return;
    this.#reported = audio.currentTime = this.playbackPosition;
  }

  #loadPlayer(): Promise<void> {
    this.#loading ??= import("./player.ts").then(({ Player }) => {
      this.#player = new Player(this, {
        wish: () => this.#playerWish(),
        onTrimmed: (file) => void this.#intake.send(file),
        onReset: () => this.#untrimmed && this.enter(this.#untrimmed),
        onRefused: (message) => this.fire("error", message),
      });
      this.requestUpdate();
    });
    return this.#loading;
  }

  #playerWish(): ReturnType<ConstructorParameters<typeof Player>[1]["wish"]> {
    // A file of another site cannot be read, and so neither be drawn nor trimmed.
    const isReadable = this.value?.path !== null || /^(data|blob):/.test(this.#url ?? "");
    return {
      name: this.value?.orig_name ?? "audio",
      subtitles: this.subtitles,
      options: withDefaults(this.waveformOptions),
      isReadable,
      isEditable: this.interactive && this.editable,
      isEdited: this.#untrimmed !== null,
    };
  }

  get #untrimmed(): FileData | null {
    return this.#edit?.after === this.value ? this.#edit.before : null;
  }

  /** A function that reads samples gets a file that the server can read: nothing there can decode. */
  async #prepare(files: File[]): Promise<File[]> {
    const needsSamples = this.type === "numpy" || this.format === "wav";
    if (!needsSamples || files.every(({ name }) => PLAIN_SAMPLES.test(name))) return files;
    const { asWav } = await import("../shared/decode-sound.ts");
    return Promise.all(files.map(async (file) => (PLAIN_SAMPLES.test(file.name) ? file : asWav(file))));
  }

  #onRecording(isRecording: boolean): void {
    if (this.recording === isRecording) return;
    this.recording = isRecording;
    this.fire(null, null, { recording: isRecording });
  }

  #onStored(stored: FileData, origin: "visitor" | "here"): void {
    const before = this.value;
    this.value = stored;
    if (origin === "visitor") this.fire("upload", null, { value: stored });
    else if (before) this.#edit = { before: this.#edit?.after === before ? this.#edit.before : before, after: stored };
    this.enter(stored);
  }

  #clear(): void {
    this.value = null;
    this.fire("clear", null, { value: null });
    this.enter(null);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "gr-audio": AudioElement;
  }
}

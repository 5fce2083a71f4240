import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import type { FileData } from "../../src/protocol/file-data.ts";
import { blockLabel } from "../shared/block-label.ts";
import { downloadLink } from "../shared/download-link.ts";
import { emptyState } from "../shared/empty-state.ts";
import { GradioElement, type HostState } from "../shared/gradio-element.ts";
import { closeIcon } from "../shared/icons.ts";
import { downloadIcon, scissorsIcon, undoIcon, videoIcon } from "../shared/media-icons.ts";
import { keepFocus } from "../shared/keep-focus.ts";
import { MediaIntake } from "../shared/media-intake.ts";
import { length } from "../shared/styles.ts";
import type { Uploader } from "../shared/upload.ts";
import type { Player } from "./player.ts";
import type { VideoProps, VideoSourceName } from "./props.ts";
import type { Trimmer } from "./trimmer.ts";
import { word } from "../shared/words.ts";

const UNPLAYABLE = "Video not playable";
/** What a video element tells that somebody here wants to know. */
const MEDIA_EVENTS = [
  "play",
  "pause",
  "ended",
  "error",
  "loadedmetadata",
  "durationchange",
  "timeupdate",
  "seeked",
  "volumechange",
];

/**
 * A video: taken from the visitor, or shown. The browser's own player shows it until ours has come.
 *
 * @fires upload - a video was chosen or dropped, and is on the server
 * @fires input - the visitor gave another video, changed it, or removed it
 * @fires clear - "Clear"
 * @fires start_recording - the webcam records
 * @fires stop_recording - the recording is complete, and on its way to the server
 * @fires play - the video plays
 * @fires pause - the video stands still
 * @fires stop - the video has come to its end
 * @fires end - the same
 * @fires warning - a file of another kind was refused, with the reason
 * @fires error - a video cannot be played, uploaded or recorded, with the reason
 */
@customElement("gr-video")
export class VideoElement extends GradioElement<FileData> {
  static override readonly fallbackLabel = "Video";

  @property({ attribute: false }) upload: Uploader | undefined = undefined;
  @property({ attribute: false }) format: VideoProps["format"] = null;
  @property({ attribute: false }) sources: readonly VideoSourceName[] = ["upload", "webcam"];
  @property({ attribute: false }) height: VideoProps["height"] = null;
  @property({ attribute: false }) width: VideoProps["width"] = null;
  @property({ attribute: false }) webcamOptions: VideoProps["webcamOptions"] = { mirror: true, constraints: null };
  @property({ attribute: false }) includeAudio = true;
  @property({ attribute: false }) autoplay = false;
  @property({ attribute: false }) loop = false;
  @property({ attribute: false }) override buttons: VideoProps["buttons"] = ["download"];
  @property({ attribute: false }) subtitles: FileData | null = null;
  @property({ attribute: false }) watermark: VideoProps["watermark"] = { watermark: null, position: "bottom-right" };
  @property({ attribute: false }) playbackPosition = 0;

  readonly #intake = new MediaIntake(this, {
    kind: "video",
    wish: () => this,
    onStored: (stored, _file, origin) => this.#onStored(stored, origin),
    onReplaced: () => this.#url && this.#clear(),
    tell: (event, message) => this.fire(event, message),
  });
  /** The last trimmed video, and what was there before. */
  #edit: { before: FileData; after: FileData } | null = null;
  #trimmer: Trimmer | null = null;
  #player: Player | null = null;
  /** Its code comes when there is something to play. */
  #loading: Promise<void> | null = null;
  /** Where the video is, as far as the app knows. */
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
  }

  override settled(): Promise<void> {
    return this.#intake.settled();
  }

  override host(): HostState {
    const state = super.host();
    const width = typeof this.width === "number" ? `min(${this.width}px, 100%)` : this.width;
    return {
      ...state,
      // The video reaches the frame.
      classes: [...state.classes.filter((name) => name !== "padded"), this.height !== null && "sized"],
      styles: { ...state.styles, height: length(this.height), width },
    };
  }

  override render(): TemplateResult {
    return html`
      ${blockLabel({ labelText: this.labelText, showLabel: this.showLabel, icon: videoIcon })}
      ${
        this.interactive
          ? this.#intake.view({
              content: this.#url && [this.#playing(this.#url), this.#trimmer?.view()],
              buttons: () => this.#toolbar(this.#url ?? ""),
            })
          : this.#viewer()
      }
    `;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("value") || !this.hasUpdated) return;
    this.#trimmer = null;
    if (!changed.has("playbackPosition")) this.#reported = this.playbackPosition = 0;
  }

  protected override updated(): void {
    const video = this.#video;
    if (!video) return;
    if (this.playbackPosition !== this.#reported) this.#seek(video);
    if (this.#player) this.#player.adopt(video);
    else void this.#loadPlayer();
  }

  protected override firstUpdated(): void {
    // It may have failed before anybody listened.
    if (this.#video?.error) this.fire("error", UNPLAYABLE);
  }

  get #url(): string | null {
    return this.value?.url ?? null;
  }

  protected override get drawsToolbar(): boolean {
    return this.#url !== null;
  }

  get #video(): HTMLVideoElement | null {
    return this.querySelector<HTMLVideoElement>(".player > video");
  }

  #viewer(): TemplateResult {
    const url = this.#url;
    if (url === null) return emptyState(videoIcon, { size: "large" });
    return html`${this.#playing(url)}
    ${this.toolbar(this.buttons.includes("download") ? this.#download(url) : nothing, "top-panel")}`;
  }

  #download(url: string): TemplateResult {
    const link = downloadLink({
      url,
      name: this.value?.orig_name ?? "video",
      content: downloadIcon,
      label: word("Download"),
      classes: "icon-button",
    });
    return html`<span data-testid="download-div">${link}</span>`;
  }

  #toolbar(url: string): TemplateResult | typeof nothing {
    // A file of another site cannot be read, and so not be trimmed.
    const canTrim = !this.#trimmer && (this.value?.path !== null || /^(data|blob):/.test(url));
    const own = html`${
        canTrim
          ? html`<button
                type="button"
                class="icon-button"
                aria-label=${word("Reset video to initial value")}
                title=${word("Reset video to initial value")}
                ?disabled=${!this.#untrimmed}
                @click=${() => this.enter(this.#untrimmed)}
              >
                ${undoIcon}
              </button>
              <button
                type="button"
                class="icon-button"
                aria-label=${word("Trim video to selection")}
                title=${word("Trim video to selection")}
                @click=${() => this.#openTrimmer(url)}
              >
                ${scissorsIcon}
              </button>`
          : nothing
      }
      <button
        type="button"
        class="icon-button"
        aria-label=${word("Clear")}
        title=${word("Clear")}
        @click=${() => this.#clear()}
      >
        ${closeIcon}
      </button>`;
    return this.toolbar(own, "top-panel");
  }

  #playing(url: string): TemplateResult {
    const subtitles = this.subtitles?.url;
    return html`<div class="player">
      <video
        data-testid="${this.label ?? "test"}-player"
        src=${url}
        crossorigin=${this.value?.path === null ? nothing : "anonymous"}
        preload="metadata"
        playsinline
        ?autoplay=${this.autoplay}
        ?loop=${this.loop}
        ?controls=${!this.#player}
        @click=${() => this.#player?.toggle(this.#video)}
      >
        ${
          // A new one each time: browsers go on showing what a track was first loaded with.
          subtitles
            ? keyed(subtitles, html`<track kind="captions" label=${word("Subtitles")} src=${subtitles} default />`)
            : nothing
        }
      </video>
      ${this.#player?.view(this.#video, this.watermark)}
    </div>`;
  }

  readonly #onMedia = ({ type, target }: Event): void => {
    const video = this.#video;
    if (!video || target !== video || this.#player?.isMeasuring(video, type)) return;
    if (type === "play" || type === "pause") this.fire(type);
    if (type === "ended") for (const end of ["stop", "end"]) this.fire(end);
    if (type === "error") this.fire("error", UNPLAYABLE);
    if (type === "timeupdate") this.#report(video.currentTime);
    this.requestUpdate();
  };

  #report(position: number): void {
    this.#reported = this.playbackPosition = position;
    this.fire(null, null, { playbackPosition: position });
  }

  /** Goes where the app wants the video to be; once more when its length is known. */
  #seek(video: HTMLVideoElement): void {
    if (video.readyState < HTMLMediaElement.HAVE_METADATA) return;
    this.#reported = video.currentTime = this.playbackPosition;
  }

  #loadPlayer(): Promise<void> {
    this.#loading ??= import("./player.ts").then(({ Player }) => {
      this.#player = new Player(this);
      this.requestUpdate();
    });
    return this.#loading;
  }

  async #openTrimmer(url: string): Promise<void> {
    const { Trimmer } = await import("./trimmer.ts");
    if (this.#url !== url) return;
    this.#trimmer = new Trimmer(this, {
      url,
      name: this.value?.orig_name ?? "video",
      onMoved: (time) => {
        if (this.#video) this.#video.currentTime = time;
      },
      onTrimmed: (file) => void this.#intake.send(file),
      onClosed: () => (this.#trimmer = null),
      onRefused: (message) => this.fire("error", message),
    });
    this.requestUpdate();
  }

  get #untrimmed(): FileData | null {
    return this.#edit?.after === this.value ? this.#edit.before : null;
  }

  #onStored(stored: FileData, origin: "visitor" | "here"): void {
    const before = this.value;
    this.value = stored;
    if (origin === "visitor") {
      this.fire("upload", null, { value: stored });
      this.enter(stored);
    } else if (before) {
      this.#edit = { before: this.#edit?.after === before ? this.#edit.before : before, after: stored };
      this.enter(stored);
    } else this.fire(null, null, { value: stored });
  }

  #clear(): void {
    this.value = null;
    this.fire("clear", null, { value: null });
    this.enter(null);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "gr-video": VideoElement;
  }
}

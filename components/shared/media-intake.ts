import { html, nothing, type ReactiveControllerHost, type TemplateResult } from "lit";
import type { FileData } from "../../src/protocol/file-data.ts";
import { pasteIcon } from "./media-icons.ts";
import type { SourceName, WebcamOptions } from "./media-source.ts";
import { activeSource, sourceSelection } from "./source-selection.ts";
import { UploadArea } from "./upload-area.ts";
import type { Uploader } from "./upload.ts";
import { Webcam } from "./webcam.ts";
import { word } from "./words.ts";

/** What an intake asks its element and tells it. */
export interface IntakeUse {
  kind: "image" | "video" | "audio";
  /** The element's options as they are now. */
  wish: () => IntakeWish;
  /** A file is on the server: one of the visitor's own, or one that was made here. */
  onStored: (stored: FileData, file: File, origin: "visitor" | "here") => void | Promise<void>;
  /** The visitor wants to take another one from elsewhere: what is there has to go. */
  onReplaced: () => void;
  /** A moment of a recording, or `error` and `warning` with a message for the visitor. */
  tell: (event: string, message: string | null) => void;
  /** What takes sounds, where the microphone is a source. */
  microphone?: { view: () => unknown };
  /** As {@link UploadAreaOptions.prepare}. */
  prepare?: (files: File[]) => Promise<File[]>;
  clipboard?: { read: () => void; onPaste: (event: ClipboardEvent) => void };
}

/** The options that components with an intake share. */
export interface IntakeWish {
  upload: Uploader | undefined;
  sources: readonly SourceName[];
  /** Of components that take pictures. */
  webcamOptions?: WebcamOptions;
  height: number | string | null;
  placeholder?: string | null;
  /** Of recordings. */
  includeAudio?: boolean;
  /** The container that recordings should have. */
  format?: string | null;
}

const NO_WEBCAM: WebcamOptions = { mirror: false, constraints: null };

/** What each kind says while there is nothing. Phones offer their own files only for types that are named. */
const TEXTS = {
  image: { invitation: "Drop Image Here", name: "Drop an image file here to upload", accept: undefined },
  video: { invitation: "Drop Video Here", name: "Drop a video file here to upload", accept: undefined },
  audio: {
    invitation: "Drop Audio Here",
    name: "Drop an audio file here to upload",
    accept:
      "audio/aac, audio/aiff, audio/flac, audio/mp4, audio/mpeg, audio/ogg, audio/wav, audio/webm, audio/x-aiff, " +
      "audio/x-flac, audio/x-m4a, audio/x-wav, audio/*",
  },
} as const;

/** Takes one picture, video or sound from a visitor: as a file, with webcam or microphone, or from the clipboard. */
export class MediaIntake {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #use: IntakeUse;
  readonly #area: UploadArea;
  readonly #webcam: Webcam;
  /** The source that the visitor chose. */
  #picked: SourceName | null = null;
  /** A file of our own that is on its way to the server. */
  #ours: File | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement, use: IntakeUse) {
    const refuse = (message: string): void => use.tell("error", message);
    this.#host = host;
    this.#use = use;
    this.#area = new UploadArea(host, {
      wish: () => ({
        upload: use.wish().upload,
        fileTypes: [use.kind],
        fileCount: "single",
        accept: TEXTS[use.kind].accept,
      }),
      prepare: use.prepare,
      onUploaded: ([stored], [file]) => stored && file && this.#onUploaded(stored, file),
      onRefused: refuse,
      onWrongKind: (message) => use.tell(use.kind === "image" ? "error" : "warning", message),
    });
    this.#webcam = new Webcam(host, {
      wish: () => {
        const { webcamOptions = NO_WEBCAM, includeAudio = false, format = null } = use.wish();
        return { ...webcamOptions, takes: use.kind === "image" ? "image" : "video", includeAudio, format };
      },
      onTaken: (file) => void this.send(file),
      onMoment: (moment) => use.tell(moment, null),
      onRefused: refuse,
    });
  }

  /** Settles when no upload is under way. */
  settled(): Promise<void> {
    return this.#area.settled();
  }

  /** Uploads a file of the visitor's, as if it had been chosen. */
  take(file: File): Promise<void> {
    return this.#area.take([file]);
  }

  /** Uploads a file that was made here. */
  send(file: File): Promise<void> {
    this.#ours = file;
    return this.#area.take([file]);
  }

  /** The editor: what there is with its buttons, or an invitation; and the choice of sources. */
  view({ content, buttons }: { content: unknown; buttons: () => unknown }): TemplateResult {
    const { kind, clipboard } = this.#use;
    const { sources } = this.#use.wish();
    const takesFiles = sources.includes("upload");
    return html`<div
      data-testid=${kind}
      class="${kind}-container"
      @dragover=${takesFiles ? this.#area.onDragOver : nothing}
      @dragleave=${this.#area.onDragLeave}
      @drop=${takesFiles ? this.#area.onDrop : nothing}
      @paste=${clipboard?.onPaste ?? nothing}
    >
      ${content ? buttons() : nothing}
      <div class="upload-container ${this.#area.isDragging ? "dragging" : ""}">
        ${content ? [content, this.#area.progress()] : this.#invitation()} ${takesFiles ? this.#area.input() : nothing}
      </div>
      ${sourceSelection({ sources, active: this.#source, onPick: (source) => this.#pick(source) })}
    </div>`;
  }

  get #source(): SourceName | undefined {
    return activeSource(this.#use.wish().sources, this.#picked);
  }

  #invitation(): unknown {
    const { kind } = this.#use;
    const { placeholder = null, height } = this.#use.wish();
    if (this.#source === "webcam") return [this.#webcam.view(), this.#area.progress()];
    if (this.#source === "microphone") return [this.#use.microphone?.view(), this.#area.progress()];
    if (this.#source === "clipboard") return this.#pasteButton();
    return this.#area.zone({
      invitation: TEXTS[kind].invitation,
      ariaLabel: word(TEXTS[kind].name),
      placeholder,
      // The zone fills a component of a given height.
      height: height === null ? null : "auto",
    });
  }

  #pasteButton(): TemplateResult {
    return html`<div class="upload-zone">
      <button type="button" class="upload-button" @click=${() => this.#use.clipboard?.read()}>
        <span class="icon">${pasteIcon}</span> ${word("Click to Paste")}
      </button>
      ${this.#area.progress()}
    </div>`;
  }

  #pick(source: SourceName): void {
    if (source === "clipboard") return this.#use.clipboard?.read();
    if (source === this.#source) return source === "upload" ? this.#area.choose() : undefined;
    this.#picked = source;
    this.#host.requestUpdate();
    this.#use.onReplaced();
  }

  #onUploaded(stored: FileData, file: File): void | Promise<void> {
    const origin = file === this.#ours ? "here" : "visitor";
    // What was dropped beside the webcam comes from an upload all the same.
    if (origin === "visitor") this.#picked = "upload";
    return this.#use.onStored(stored, file, origin);
  }
}

import { html, nothing, type ReactiveControllerHost, type TemplateResult } from "lit";
import type { FileData } from "../../src/protocol/file-data.ts";
import { filesInClipboard, filesInPaste } from "../shared/clipboard.ts";
import { closeIcon } from "../shared/icons.ts";
import { pasteIcon, uploadIcon, videoIcon, webcamIcon } from "../shared/media-icons.ts";
import { activeSource, sourceSelection } from "../shared/source-selection.ts";
import type { Uploader } from "../shared/upload.ts";
import { UploadArea } from "../shared/upload-area.ts";
import { Webcam } from "../shared/webcam.ts";
import { word } from "../shared/words.ts";
import { takesFromWebcam } from "./media.ts";
import type { GallerySourceName } from "./props.ts";
import type { GalleryItem } from "./props.ts";

/** What a Gallery takes where its author says nothing else. */
const KINDS = ["image", "video"] as const;

/** A source as it is offered: a webcam takes pictures, or records. */
type GallerySource = GallerySourceName | "webcam-video";

/** What an intake asks its element and tells it. */
interface IntakeUse {
  /** The element's options as they are now. */
  wish: () => IntakeWish;
  /** Files are on the server: those of the visitor's own, or what was pasted or made here. */
  onAdded: (items: readonly GalleryItem[], origin: "visitor" | "here") => void;
  /** A message for the visitor. */
  tell: (event: "error" | "warning", message: string) => void;
}

interface IntakeWish {
  upload: Uploader | undefined;
  sources: readonly GallerySourceName[];
  fileTypes: readonly string[] | null;
  height: number | string | null;
}

/** Takes pictures and videos, many of them: as files, with the webcam or from the clipboard. */
export class GalleryIntake {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #use: IntakeUse;
  readonly #area: UploadArea;
  readonly #webcam: Webcam;
  /** The source that the visitor chose. */
  #picked: GallerySource | null = null;
  /** Files that were pasted or made here. */
  readonly #ours = new WeakSet<File>();

  constructor(host: ReactiveControllerHost & HTMLElement, use: IntakeUse) {
    const refuse = (message: string): void => use.tell("error", message);
    this.#host = host;
    this.#use = use;
    this.#area = new UploadArea(host, {
      wish: () => ({ upload: use.wish().upload, fileTypes: use.wish().fileTypes ?? KINDS, fileCount: "multiple" }),
      onUploaded: (stored, files) => this.#onUploaded(stored, files),
      onRefused: refuse,
    });
    this.#webcam = new Webcam(host, {
      wish: () => ({
        takes: this.#active === "webcam-video" ? "video" : "image",
        mirror: true,
        constraints: null,
        includeAudio: true,
        format: null,
      }),
      onTaken: (file) => this.#send([file]),
      onMoment: () => {},
      onRefused: refuse,
    });
  }

  /** Settles when no upload is under way. */
  settled(): Promise<void> {
    return this.#area.settled();
  }

  /** The camera stands where items could be. */
  get isCapturing(): boolean {
    return this.#picked === "webcam" || this.#picked === "webcam-video";
  }

  /** What there is with its buttons, or an invitation; or the camera. */
  view(options: {
    /** Draws what there is, with the buttons that add to it. Null where there is nothing. */
    content: ((buttons: unknown) => unknown) | null;
    toolbar: (buttons: unknown) => unknown;
  }): TemplateResult {
    const { content, toolbar } = options;
    const { sources } = this.#use.wish();
    const takesFiles = sources.includes("upload");
    const isFilled = content !== null && !this.isCapturing;
    return html`<div
      class="gallery-container"
      @dragover=${takesFiles ? this.#area.onDragOver : nothing}
      @dragleave=${this.#area.onDragLeave}
      @drop=${takesFiles ? this.#area.onDrop : nothing}
      @paste=${sources.includes("clipboard") ? this.#onPaste : nothing}
    >
      <div class="upload-container ${this.#area.isDragging ? "dragging" : ""} ${isFilled ? "filled" : ""}">
        ${
          isFilled
            ? [content(this.#buttons()), this.#area.progress()]
            : [content ? toolbar(this.#back()) : nothing, this.#invitation()]
        }
        ${takesFiles ? this.#area.input() : nothing}
      </div>
      ${
        content
          ? nothing
          : sourceSelection({ sources: this.#offered, active: this.#active, onPick: (source) => this.#pick(source) })
      }
    </div>`;
  }

  get #offered(): GallerySource[] {
    const { sources, fileTypes } = this.#use.wish();
    return sources.flatMap((source) => {
      if (source !== "webcam") return source;
      const taken = KINDS.filter((kind) => takesFromWebcam(kind, fileTypes));
      return taken.map((kind) => (kind === "image" ? "webcam" : "webcam-video"));
    });
  }

  get #active(): GallerySource | undefined {
    return activeSource(this.#offered, this.#picked);
  }

  #invitation(): unknown {
    const active = this.#active;
    if (active === "webcam" || active === "webcam-video") return [this.#webcam.view(), this.#area.progress()];
    if (active === "clipboard") return this.#pasteInvitation();
    return this.#area.zone({
      invitation: "Drop Media Here",
      ariaLabel: word("Click to upload or drop files"),
      height: this.#use.wish().height === null ? null : "auto",
    });
  }

  #pasteInvitation(): TemplateResult {
    return html`<div class="upload-zone">
      <button type="button" class="upload-button" @click=${() => this.#paste()}>
        <span class="icon">${pasteIcon}</span> ${word("Click to Paste")}
      </button>
      ${this.#area.progress()}
    </div>`;
  }

  /** What adds to what there is. */
  #buttons(): TemplateResult[] {
    const known = {
      upload: { label: word("Click to Upload"), icon: uploadIcon },
      webcam: { label: word("Capture from camera"), icon: webcamIcon },
      "webcam-video": { label: word("Record video from camera"), icon: videoIcon },
      clipboard: { label: word("Paste from clipboard"), icon: pasteIcon },
    };
    return this.#offered.map((source) => {
      const { label, icon } = known[source];
      return iconButton(label, icon, () => (source === "upload" ? this.#area.choose() : this.#pick(source)));
    });
  }

  /** From the camera to what there is. */
  #back(): TemplateResult {
    return iconButton(word("Close"), closeIcon, () => this.#setPicked(null));
  }

  #pick(source: GallerySource): void {
    if (source === "clipboard") return void this.#paste();
    if (source === this.#active && source === "upload") return this.#area.choose();
    this.#setPicked(source);
  }

  #setPicked(source: GallerySource | null): void {
    // One that records also listens.
    if (source !== this.#picked) this.#webcam.close();
    this.#picked = source;
    this.#host.requestUpdate();
  }

  async #paste(): Promise<void> {
    try {
      const files = await filesInClipboard(KINDS);
      if (files.length > 0) this.#send(files);
      else this.#use.tell("warning", word("No image or video found in clipboard"));
    } catch (error) {
      this.#use.tell("error", error instanceof Error ? error.message : String(error));
    }
  }

  readonly #onPaste = (event: ClipboardEvent): void => {
    const files = filesInPaste(event, KINDS);
    if (files.length === 0) return;
    event.preventDefault();
    this.#send(files);
  };

  #send(files: readonly File[]): void {
    for (const file of files) this.#ours.add(file);
    void this.#area.take(files);
  }

  async #onUploaded(stored: readonly FileData[], files: readonly File[]): Promise<void> {
    const items = await Promise.all(stored.map((file, i) => itemOf(file, files[i])));
    this.#setPicked(null);
    this.#use.onAdded(items, files.every((file) => this.#ours.has(file)) ? "here" : "visitor");
  }
}

function iconButton(label: string, icon: TemplateResult, onPress: () => void): TemplateResult {
  return html`<button type="button" class="icon-button" aria-label=${label} title=${label} @click=${onPress}>
    ${icon}
  </button>`;
}

async function itemOf(stored: FileData, file: File | undefined): Promise<GalleryItem> {
  if (file?.type.startsWith("video/")) return { video: stored, caption: null };
  // The server hands out SVG as a download only, because it may carry scripts; as an image it runs none.
  const isSvg = file?.type === "image/svg+xml";
  const url = isSvg ? `data:image/svg+xml,${encodeURIComponent(await file.text())}` : stored.url;
  return { image: { ...stored, url: url ?? null }, caption: null };
}

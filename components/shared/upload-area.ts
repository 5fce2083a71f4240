import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from "lit";
import type { FileData } from "../../src/protocol/file-data.ts";
import { acceptOf, isOfType } from "../../src/protocol/file-types.ts";
import { droppedFiles } from "./dropped-files.ts";
import { uploadIcon } from "./media-icons.ts";
import { length, styles } from "./styles.ts";
import type { Uploader } from "./upload.ts";
import { word } from "./words.ts";
import type { Word } from "./languages/english.ts";

/** What an upload area asks its element and tells it. */
export interface UploadAreaOptions {
  /** The element's options as they are now. */
  wish: () => UploadWish;
  /** Files are on the server; `files` are the visitor's own, in the same order. */
  onUploaded: (stored: FileData[], files: File[]) => void | Promise<void>;
  /** A message for the visitor. */
  onRefused: (message: string) => void;
  /** What goes to the server in place of the visitor's files. Rejects with a message for the visitor. */
  prepare?: ((files: File[]) => Promise<File[]>) | undefined;
  /** A message about a file of a kind that is not wanted. Default: as `onRefused`. */
  onWrongKind?: (message: string) => void;
  /** Takes out files that are not wanted. Default: one of another kind spoils all. */
  sift?: (files: readonly File[]) => readonly File[];
}

export interface UploadWish {
  upload: Uploader | undefined;
  fileTypes: readonly string[] | null;
  fileCount: "single" | "multiple" | "directory";
  /** What the chooser offers, where that is not what the types say. */
  accept?: string | undefined;
}

/** How the invitation to upload looks. */
export interface Invitation {
  invitation: Word;
  ariaLabel: string;
  /** Replaces the text; a line that starts with `# ` is its heading. */
  placeholder?: string | null;
  height?: number | string | null;
}

/** Takes files by choosing, dropping and pasting, checks their kind, uploads them and shows how far it is. */
export class UploadArea implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: UploadAreaOptions;
  #inFlight: Promise<void> = Promise.resolve();
  #progress: { count: number; sent: number; total: number } | null = null;
  #isDragging = false;

  constructor(host: ReactiveControllerHost & HTMLElement, options: UploadAreaOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#isDragging = false;
  }

  get isUploading(): boolean {
    return this.#progress !== null;
  }

  /** Files are held over the element. */
  get isDragging(): boolean {
    return this.#isDragging;
  }

  /** Settles when no upload is under way, however it ended. */
  settled(): Promise<void> {
    return this.#inFlight;
  }

  /** The invitation: press it to choose, or drop onto it. While something is uploaded, it tells how far. */
  zone(invitation: Invitation): TemplateResult {
    const { height = null } = invitation;
    const text = textOf(invitation);
    const state = this.isUploading ? "uploading" : this.#isDragging ? "dragging" : "";
    return html`<div
      class="upload-zone ${state} ${height === null ? "" : "sized"}"
      ${styles({ height: length(height) })}
    >
      <button
        type="button"
        class="upload-button"
        aria-label=${nameOf(invitation, text)}
        aria-dropeffect="copy"
        aria-disabled=${this.isUploading ? "true" : nothing}
        @click=${() => this.choose()}
      >
        ${inviting(text)}
      </button>
      ${this.progress()}
    </div>`;
  }

  /** The chooser behind it all; once in the element, outside what comes and goes. */
  input(testId = "file-upload"): TemplateResult {
    const { fileTypes, fileCount, accept = acceptOf(fileTypes) } = this.#options.wish();
    return html`<input
      type="file"
      hidden
      data-testid=${testId}
      aria-label=${word("File upload")}
      accept=${(fileCount === "directory" ? null : accept) ?? nothing}
      ?multiple=${fileCount === "multiple"}
      ?webkitdirectory=${fileCount === "directory"}
      @change=${this.#onChosen}
    />`;
  }

  /** How far the upload is; nothing while there is none. */
  progress(): TemplateResult | typeof nothing {
    if (!this.#progress) return nothing;
    const { count, sent, total } = this.#progress;
    const percent = total === 0 ? 0 : Math.round((sent / total) * 100);
    return html`<span class="upload-progress">
      <span role="status">${count === 1 ? word("Uploading 1 file...") : word("Uploading {0} files...", count)}</span>
      <span
        class="upload-bar"
        role="progressbar"
        aria-label=${word("Upload")}
        aria-valuenow=${percent}
        aria-valuemin="0"
        aria-valuemax="100"
        ><span ${styles({ width: `${percent}%` })}></span
      ></span>
    </span>`;
  }

  /** Opens the chooser. */
  choose(): void {
    const input = this.#host.querySelector<HTMLInputElement>("input[type=file]");
    if (!input || this.isUploading) return;
    // So that the same file can be chosen again.
    input.value = "";
    input.click();
  }

  /** Checks and uploads. A later batch waits for the one before. */
  take(files: readonly File[] | Promise<readonly File[]>): Promise<void> {
    this.#inFlight = this.#inFlight.then(() => this.#accept(files));
    return this.#inFlight;
  }

  readonly onDragOver = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    // Without this the browser would open the file instead of the page.
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    this.#setDragging(true);
  };

  readonly onDragLeave = (event: DragEvent): void => {
    const { currentTarget: zone, relatedTarget: next } = event;
    const isInside = zone instanceof Node && next instanceof Node && zone.contains(next);
    if (!isInside) this.#setDragging(false);
  };

  readonly onDrop = (event: DragEvent): void => {
    this.#setDragging(false);
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    const walksFolders = this.#options.wish().fileCount === "directory";
    void this.take(droppedFiles(event.dataTransfer, { walksFolders }));
  };

  #setDragging(isDragging: boolean): void {
    if (this.#isDragging === isDragging) return;
    this.#isDragging = isDragging;
    this.#host.requestUpdate();
  }

  /** Never rejects: whoever waits wants to know that it is over. */
  async #accept(offered: readonly File[] | Promise<readonly File[]>): Promise<void> {
    const { fileTypes, fileCount, upload } = this.#options.wish();
    const { sift = (files) => files } = this.#options;
    try {
      const files = sift(await offered).slice(0, fileCount === "single" ? 1 : undefined);
      if (files.length === 0) return;
      if (!files.every((file) => isOfType(file, fileTypes))) {
        const { onRefused, onWrongKind = onRefused } = this.#options;
        return onWrongKind(word("Invalid file type only {0} allowed.", fileTypes?.join(", ")));
      }
      if (!upload) throw new Error(word("Uploads are not possible here."));
      await this.#send(files, upload);
    } catch (error) {
      this.#options.onRefused(error instanceof Error ? error.message : String(error));
    } finally {
      this.#show(null);
    }
  }

  async #send(files: File[], upload: Uploader): Promise<void> {
    const count = files.length;
    this.#show({ count, sent: 0, total: files.reduce((sum, { size }) => sum + size, 0) });
    const { prepare, onUploaded } = this.#options;
    const sent = prepare ? await prepare(files) : files;
    const stored = await upload(sent, (bytes, total) => this.#show({ count, sent: bytes, total }));
    await onUploaded(stored, files);
  }

  #show(progress: { count: number; sent: number; total: number } | null): void {
    this.#progress = progress;
    this.#host.requestUpdate();
  }

  readonly #onChosen = (event: Event): void => {
    const { files } = event.currentTarget as HTMLInputElement; // the listener is on the input
    void this.take([...(files ?? [])]);
  };
}

/** What the zone says, in the order in which it is read. */
interface InvitationText {
  heading?: string | undefined;
  lines: readonly string[];
}

function textOf({ invitation, placeholder = null }: Invitation): InvitationText {
  if (placeholder === null) return { lines: [word(invitation), word("- or -"), word("Click to Upload")] };
  const heading = /^#\s+(.+)$/m.exec(placeholder)?.[1];
  return {
    heading,
    lines: placeholder
      .replace(/^#\s+.+$/m, "")
      .trim()
      .split("\n"),
  };
}

/** The name contains what is seen, so that it can be pressed by saying it. */
function nameOf({ ariaLabel }: Invitation, { heading, lines }: InvitationText): string {
  return `${ariaLabel}: ${[heading ?? [], lines].flat().join(" ")}`;
}

function inviting({ heading, lines }: InvitationText): TemplateResult {
  return html`<span class="icon">${uploadIcon}</span>
    ${heading ? html`<span class="upload-heading">${heading}</span>` : nothing}
    ${lines.map((line) => html`<span>${line}</span> `)}`;
}

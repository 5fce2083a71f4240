import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { FileData } from "../../src/protocol/file-data.ts";
import { ButtonHost } from "../shared/button-host.ts";
import type { Uploader } from "../shared/upload.ts";
import { UploadArea } from "../shared/upload-area.ts";
import type { UploadButtonProps } from "./props.ts";

/**
 * A button that takes files from the visitor.
 *
 * @fires click - the button was pressed; the chooser opens after it
 * @fires upload - the files are on the server
 */
@customElement("gr-uploadbutton")
export class UploadButtonElement extends ButtonHost<FileData | readonly FileData[]> implements UploadButtonProps {
  static override readonly fallbackLabel = "Upload a File";

  @property({ attribute: false }) fileCount: UploadButtonProps["fileCount"] = "single";
  @property({ attribute: false }) fileTypes: UploadButtonProps["fileTypes"] = null;
  @property({ attribute: false }) type: UploadButtonProps["type"] = "filepath";
  /** Handed in by the app. */
  @property({ attribute: false }) upload?: Uploader;

  readonly #area = new UploadArea(this, {
    wish: () => ({ upload: this.upload, fileTypes: this.fileTypes, fileCount: this.fileCount }),
    onUploaded: (stored) => this.#keep(stored),
    onRefused: (message) => this.fire("error", message),
  });

  override settled(): Promise<void> {
    return this.#area.settled();
  }

  override render(): TemplateResult {
    return html`${this.#area.input(`${this.labelText}-upload-button`)}<button
        type="button"
        id=${this.elemId ?? nothing}
        class=${this.faceClasses}
        ?disabled=${!this.interactive}
        @click=${this.#onClick}
      >
        ${this.face(this.labelText)}
      </button>
      ${this.#area.progress()}`;
  }

  #onClick(): void {
    this.fire("click");
    this.#area.choose();
  }

  #keep(stored: FileData[]): void {
    this.value = this.fileCount === "single" ? (stored[0] ?? null) : stored;
    // `change` comes before `upload`.
    this.fire(null, null, { value: this.value });
    this.fire("upload");
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "gr-uploadbutton": UploadButtonElement;
  }
}

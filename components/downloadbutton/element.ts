import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { ButtonHost } from "../shared/button-host.ts";
import type { FileData } from "../../src/protocol/file-data.ts";
import { isSafeAddress } from "../shared/inline-markdown.ts";
import type { DownloadButtonProps } from "./props.ts";

/**
 * A button that saves a file on the visitor's disk.
 *
 * @fires click - the button was pressed; the file is saved after it
 */
@customElement("gr-downloadbutton")
export class DownloadButtonElement extends ButtonHost<FileData> implements DownloadButtonProps {
  static override readonly fallbackLabel = "Download";

  override render(): TemplateResult {
    return html`<button
      type="button"
      id=${this.elemId ?? nothing}
      class=${this.faceClasses}
      ?disabled=${!this.interactive}
      @click=${this.#onClick}
    >
      ${this.face(this.labelText)}
    </button>`;
  }

  #onClick(): void {
    this.fire("click");
    const url = this.value?.url;
    if (url && (isSafeAddress(url) || /^(data|blob):/.test(url))) save(url, this.value?.orig_name ?? tailOf(url));
  }
}

function save(url: string, name: string): void {
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.rel = "noopener noreferrer";
  // Browsers follow links to other sites instead of saving them; that must not replace the page.
  const isOwn = ["data:", "blob:"].includes(link.protocol) || link.origin === location.origin;
  if (!isOwn) link.target = "_blank";
  link.click();
}

function tailOf(url: string): string {
  return /^(data|blob):/.test(url) ? "file" : (new URL(url, location.href).pathname.split("/").at(-1) ?? "file");
}

declare global {
  interface HTMLElementTagNameMap {
    "gr-downloadbutton": DownloadButtonElement;
  }
}

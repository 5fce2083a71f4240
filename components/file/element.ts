import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { FileData } from "../../src/protocol/file-data.ts";
import { blockLabel } from "../shared/block-label.ts";
import { downloadLink } from "../shared/download-link.ts";
import { emptyState } from "../shared/empty-state.ts";
import { GradioElement, type HostState } from "../shared/gradio-element.ts";
import { closeIcon } from "../shared/icons.ts";
import { fileIcon, uploadIcon } from "../shared/media-icons.ts";
import { keepFocus } from "../shared/keep-focus.ts";
import { sizeText } from "../shared/size-text.ts";
import { refusal } from "../shared/refusal.ts";
import { length, styles } from "../shared/styles.ts";
import { UploadArea } from "../shared/upload-area.ts";
import type { Uploader } from "../shared/upload.ts";
import type { FileProps } from "./props.ts";
import type { RowOrder } from "./row-order.ts";
import { word } from "../shared/words.ts";

type FileValue = FileData | readonly FileData[];

/**
 * Files: taken from the visitor, or offered for download.
 *
 * @fires upload - files were chosen or dropped, and are on the server
 * @fires clear - all files were removed
 * @fires delete - one of several files was removed, with that file
 * @fires select - a row was pressed, with the file's name and place
 * @fires download - a file was saved, with that file
 * @fires error - files were refused or could not be uploaded, with the reason
 */
@customElement("gr-file")
export class FileElement extends GradioElement<FileValue> {
  static override readonly fallbackLabel = "File";

  @property({ attribute: false }) upload: Uploader | undefined = undefined;
  @property({ attribute: false }) fileCount: FileProps["fileCount"] = "single";
  @property({ attribute: false }) fileTypes: readonly string[] | null = null;
  @property({ attribute: false }) height: FileProps["height"] = null;
  @property({ attribute: false }) allowReordering = false;

  readonly #area = new UploadArea(this, {
    wish: () => ({
      upload: this.upload,
      fileTypes: this.fileTypes,
      fileCount: this.fileCount,
    }),
    onUploaded: (stored) => this.#onUploaded(stored),
    onRefused: (message) => this.fire("error", message),
  });
  #order: RowOrder | null = null;
  #arrival: Promise<void> | null = null;

  constructor() {
    super();
    keepFocus(this);
  }

  override async settled(): Promise<void> {
    await Promise.all([this.#area.settled(), this.#arrival]);
  }

  override host(): HostState {
    const state = super.host();
    return {
      ...state,
      // Rows reach the frame.
      classes: [...state.classes.filter((name) => name !== "padded"), this.#isInviting && "inviting"],
    };
  }

  override render(): TemplateResult {
    if (this.interactive) return this.#editor();
    if (this.#isEmpty) return html`${this.#label()} ${emptyState(fileIcon, { size: "large" })}`;
    return html`<div class="file-header">${this.#label()}</div>
      ${this.#list()}`;
  }

  protected override updated(): void {
    if (this.#isOrderable) this.#arrival ??= this.#fetchOrder();
  }

  async #fetchOrder(): Promise<void> {
    try {
      const { RowOrder } = await import("./row-order.ts");
      this.#order = new RowOrder(this, (from, to) => this.#move(from, to));
    } catch {
      // The next drawing may find the network again.
      this.#arrival = null;
    }
  }

  get #isOrderable(): boolean {
    return this.interactive && this.allowReordering && this.#files.length > 1;
  }

  get #files(): readonly FileData[] {
    return this.value === null ? [] : [this.value].flat();
  }

  get #isEmpty(): boolean {
    return this.#files.length === 0;
  }

  protected override get drawsToolbar(): boolean {
    return this.interactive && !this.#isEmpty;
  }

  get #isInviting(): boolean {
    return this.interactive && this.#isEmpty;
  }

  #editor(): TemplateResult {
    const content = this.#isEmpty
      ? this.#area.zone({
          invitation: "Drop File Here",
          ariaLabel: word("Click to upload or drop files"),
          height: this.height,
        })
      : [this.#list(), this.#area.progress()];
    return html`
      ${this.#isEmpty ? this.#label() : html`<div class="file-header">${this.#label()} ${this.#toolbar()}</div>`}
      <div
        class="file-holder ${this.#area.isDragging ? "dragging" : ""}"
        @dragover=${this.#area.onDragOver}
        @dragleave=${this.#area.onDragLeave}
        @drop=${this.#area.onDrop}
      >
        ${content} ${this.#area.input()}
      </div>
      ${refusal(this.validationError, () => (this.validationError = null))}
    `;
  }

  #label(): TemplateResult {
    return blockLabel({
      labelText: this.labelText,
      showLabel: this.showLabel,
      icon: fileIcon,
      isFloating: this.#isEmpty,
    });
  }

  #toolbar(): TemplateResult | typeof nothing {
    const more = html`<button
      type="button"
      class="icon-button"
      aria-label=${word("Click to upload or drop files")}
      title=${word("Upload")}
      @click=${() => this.#area.choose()}
    >
      ${uploadIcon}
    </button>`;
    const clear = html`<button
      type="button"
      class="icon-button"
      aria-label=${word("Clear")}
      title=${word("Clear")}
      @click=${() => this.#clear()}
    >
      ${closeIcon}
    </button>`;
    return this.toolbar([this.fileCount === "single" ? nothing : more, clear], "top-panel");
  }

  #list(): TemplateResult {
    return html`<div class="file-preview-holder" ${styles({ "max-height": length(this.height) })}>
      <table class="file-preview">
        <tbody>
          ${this.#files.map((file, i) => this.#row(file, i))}
        </tbody>
      </table>
    </div>`;
  }

  #row(file: FileData, index: number): TemplateResult {
    const name = nameOf(file);
    const isOrderable = this.#isOrderable;
    return html`<tr
      class="file ${this.hears("select") ? "selectable" : ""} ${isOrderable ? this.#order?.classOf(index) : ""}"
      draggable=${isOrderable ? "true" : "false"}
      @click=${(event: MouseEvent) => this.#onRowClick(event, index)}
      @dragstart=${(event: DragEvent) => isOrderable && this.#order?.start(event, index)}
      @dragover=${(event: DragEvent) => this.#order?.over(event, index)}
      @drop=${(event: DragEvent) => this.#order?.drop(event)}
      @dragend=${() => this.#order?.end()}
    >
      <td class="filename" aria-label=${name}>
        <div>${isOrderable ? this.#handle(name, index) : nothing}${this.#name(name)}</div>
      </td>
      <td class="download">${this.#download(file)}</td>
      ${this.interactive && this.#files.length > 1 ? this.#removal(index) : nothing}
    </tr>`;
  }

  /** What to hold a row by. */
  #handle(name: string, index: number): TemplateResult {
    return html`<button
      type="button"
      class="drag-handle"
      aria-label="${word("Move {0}", name)} — ${word("Drag it, or use the arrow keys")}"
      title=${word("Move")}
      @keydown=${(event: KeyboardEvent) => this.#order?.press(event, index)}
    >
      ⋮⋮
    </button>`;
  }

  #name(name: string): TemplateResult {
    const dot = name.lastIndexOf(".");
    const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ""];
    const parts = html`<span class="stem">${stem}</span><span class="ext">${ending}</span>`;
    // The press itself is heard by the row.
    return this.hears("select")
      ? html`<button type="button" class="name">${parts}</button>`
      : html`<span class="name">${parts}</span>`;
  }

  #download(file: FileData): unknown {
    if (!file.url) return word("Uploading...");
    const size = typeof file.size === "number" ? sizeText(file.size) : word("(size unknown)");
    return downloadLink({
      url: file.url,
      name: nameOf(file),
      content: [`${size}\u00a0`, html`<span aria-hidden="true">⇣</span>`],
      label: word("Download {0}", `${nameOf(file)} ${size}`),
      onDownload: () => this.fire("download", file),
    });
  }

  #removal(index: number): TemplateResult {
    return html`<td class="removal">
      <button
        type="button"
        class="label-clear-button icon-button"
        aria-label=${word("Remove this file")}
        title=${word("Remove this file")}
        @click=${() => this.#remove(index)}
      >
        ×
      </button>
    </td>`;
  }

  #onRowClick({ target }: MouseEvent, index: number): void {
    const file = this.#files[index];
    const isOther = target instanceof Element && target.closest("a, button:not(.name)") !== null;
    if (file && !isOther && this.hears("select")) this.fire("select", { value: nameOf(file), index });
  }

  #onUploaded(stored: readonly FileData[]): void {
    const [first] = stored;
    this.#keep("upload", this.fileCount === "single" ? (first ?? null) : [...this.#files, ...stored]);
  }

  #clear(): void {
    this.#keep("clear", null);
  }

  #remove(index: number): void {
    const removed = this.#files[index];
    const value = this.#files.filter((_, i) => i !== index);
    this.value = value;
    this.fire("delete", removed, { value });
  }

  #move(from: number, to: number): void {
    const value = [...this.#files];
    value.splice(to, 0, ...value.splice(from, 1));
    this.#keep(null, value);
  }

  #keep(event: string | null, value: FileValue | null): void {
    this.value = value;
    this.fire(event, null, { value });
  }
}

function nameOf({ orig_name: name, path }: FileData): string {
  return name ?? path?.split("/").at(-1) ?? "file";
}

declare global {
  interface HTMLElementTagNameMap {
    "gr-file": FileElement;
  }
}

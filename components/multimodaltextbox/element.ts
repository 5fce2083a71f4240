import { html, nothing, type PropertyValues, svg, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import type { FileData } from "../../src/protocol/file-data.ts";
import { isOfType } from "../../src/protocol/file-types.ts";
import { blockTitle } from "../shared/block-title.ts";
import { GradioElement, type HostState } from "../shared/gradio-element.ts";
import { icon } from "../shared/icons.ts";
import { keepFocus } from "../shared/keep-focus.ts";
import { microphoneIcon } from "../shared/media-icons.ts";
import { styles } from "../shared/styles.ts";
import type { Uploader } from "../shared/upload.ts";
import { UploadArea } from "../shared/upload-area.ts";
import { speech, word } from "../shared/words.ts";
import { pastedFiles } from "./pasted-files.ts";
import type { MultimodalTextboxProps, MultimodalValue } from "./props.ts";
import { thumbnail } from "./thumbnail.ts";
import type { VoiceNote } from "./voice-note.ts";

// Paths from Lucide (ISC licence, © Lucide Icons and Contributors).
const clipIcon = icon(
  svg`<path d="m16 6-8.414 8.586a2 2 0 0 0 2.829 2.829l8.414-8.586a4 4 0 1 0-5.657-5.657l-8.379 8.551a6 6 0 1 0 8.485 8.485l8.379-8.551"/>`,
);
const arrowUpIcon = icon(svg`<path d="m5 12 7-7 7 7"/><path d="M12 19V5"/>`);
const squareIcon = icon(svg`<rect width="18" height="18" x="3" y="3" rx="2"/>`);

/**
 * A box for a text with files.
 *
 * @fires input - the visitor changed the text, or added or removed files
 * @fires submit - Enter, or the submit button
 * @fires select - text was selected
 * @fires focus
 * @fires blur
 * @fires stop - the stop button
 * @fires error - files were refused, or could not be uploaded or recorded, with the reason
 */
@customElement("gr-multimodaltextbox")
export class MultimodalTextboxElement extends GradioElement<MultimodalValue> implements MultimodalTextboxProps {
  static override readonly fallbackLabel = "MultimodalTextbox";

  @property({ attribute: false }) sources: MultimodalTextboxProps["sources"] = ["upload"];
  @property({ attribute: false }) fileTypes: MultimodalTextboxProps["fileTypes"] = null;
  @property({ attribute: false }) fileCount: MultimodalTextboxProps["fileCount"] = "single";
  @property({ attribute: false }) lines = 1;
  @property({ attribute: false }) maxLines = 20;
  @property({ attribute: false }) placeholder: string | null = null;
  @property({ attribute: false }) info: string | null = null;
  // HTMLElement has an autofocus of its own, which would move the focus to the host.
  @property({ attribute: false }) override autofocus = false;
  @property({ attribute: false }) autoscroll = true;
  @property({ attribute: false }) textAlign: MultimodalTextboxProps["textAlign"] = null;
  @property({ attribute: false }) rtl = false;
  @property({ attribute: false }) submitBtn: boolean | string = true;
  @property({ attribute: false }) stopBtn: boolean | string = false;
  @property({ attribute: false }) maxPlainTextLength = 1000;
  @property({ attribute: false }) htmlAttributes: MultimodalTextboxProps["htmlAttributes"] = null;
  /** Handed in by the app. */
  @property({ attribute: false }) upload: Uploader | undefined = undefined;

  readonly #area = new UploadArea(this, {
    wish: () => ({ upload: this.upload, fileTypes: this.fileTypes, fileCount: this.fileCount }),
    onUploaded: (stored) => this.#add(stored),
    onRefused: (message) => this.fire("error", message),
    sift: (files) => this.#sift(files),
  });
  #voice: VoiceNote | null = null;
  /** What takes sounds is on its way. */
  #opening: Promise<void> | null = null;
  /** A recording is on its way to the files. */
  #attaching: Promise<void> | null = null;
  #wasAtEnd = true;

  constructor() {
    super();
    keepFocus(this);
  }

  override async settled(): Promise<void> {
    await this.#attaching;
    await this.#area.settled();
  }

  override host(): HostState {
    const state = super.host();
    return { ...state, classes: [...state.classes, "multimodal-textbox"], dir: this.rtl ? "rtl" : null };
  }

  override render(): TemplateResult {
    const takes = this.#takesFiles;
    return html`<div
      class="full-container ${this.#area.isDragging ? "dragging" : ""}"
      role="group"
      aria-label=${word("Multimedia input field")}
      @dragover=${takes ? this.#area.onDragOver : nothing}
      @dragleave=${this.#area.onDragLeave}
      @drop=${takes ? this.#area.onDrop : nothing}
    >
      ${blockTitle(this)}
      <div class="input-container">
        ${this.#isVoiceOpen ? this.#voice?.view() : nothing} ${takes ? this.#area.input() : nothing}
        <div class="input-wrapper ${this.#hasThumbnails ? "has-files" : ""}">
          ${this.#hasThumbnails ? this.#thumbnails() : nothing} ${this.#row()}
        </div>
      </div>
    </div>`;
  }

  protected override restore(): void {
    const box = this.#box;
    if (box && box.value !== this.#text) this.enter({ text: box.value, files: this.#files });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const box = this.hasUpdated && changed.has("value") ? this.#box : null;
    if (box) this.#wasAtEnd = box.scrollTop + box.clientHeight >= box.scrollHeight - 8;
  }

  protected override firstUpdated(): void {
    if (this.autofocus) this.#box?.focus();
  }

  protected override updated(changed: PropertyValues<this>): void {
    const box = this.#box;
    if (box && changed.has("value") && this.autoscroll && this.#wasAtEnd) box.scrollTop = box.scrollHeight;
  }

  get #text(): string {
    return this.value?.text ?? "";
  }

  get #files(): readonly FileData[] {
    return this.value?.files ?? [];
  }

  get #box(): HTMLTextAreaElement | null {
    return this.querySelector("textarea");
  }

  get #takesFiles(): boolean {
    return this.interactive && this.sources.includes("upload");
  }

  get #isVoiceOpen(): boolean {
    return this.interactive && this.#voice !== null && this.#voice.isOpen;
  }

  get #hasThumbnails(): boolean {
    return this.#files.length > 0 || this.#area.isUploading;
  }

  #thumbnails(): TemplateResult {
    const remove = this.interactive ? (file: FileData) => this.#remove(file) : null;
    return html`<div class="thumbnails" role="list" aria-label=${word("Uploaded files")} data-testid="container_el">
      ${this.#files.map((file) => thumbnail(file, remove))}
      ${
        this.#area.isUploading
          ? html`<span role="listitem" class="thumbnail-wrapper"
              ><span class="loader" role="status" aria-label=${word("Uploading...")}></span
            ></span>`
          : nothing
      }
    </div>`;
  }

  #row(): TemplateResult {
    const isFull = this.fileCount === "single" && this.#files.length > 0;
    return html`<div class="input-row">
      ${
        this.#takesFiles && !isFull
          ? html`<button
              type="button"
              class="upload-button"
              data-testid="upload-button"
              aria-label=${word("Upload a file")}
              title=${word("Upload a file")}
              aria-disabled=${this.#area.isUploading ? "true" : nothing}
              @click=${() => this.#area.choose()}
            >
              ${clipIcon}
            </button>`
          : nothing
      }
      ${this.#textarea()}
      ${this.interactive && this.sources.includes("microphone") ? this.#microphoneButton() : nothing}
      ${this.#button("submit", this.submitBtn, arrowUpIcon)} ${this.#button("stop", this.stopBtn, squareIcon)}
    </div>`;
  }

  #textarea(): TemplateResult {
    const attributes = this.htmlAttributes ?? {};
    return html`<textarea
      data-testid="textbox"
      class=${this.validationError ? "validation-error" : ""}
      aria-label=${this.labelText}
      rows=${this.lines}
      placeholder=${this.placeholder ?? nothing}
      dir=${this.rtl ? "rtl" : speech.textDirection}
      autocapitalize=${attributes.autocapitalize ?? nothing}
      autocorrect=${attributes.autocorrect ?? nothing}
      spellcheck=${attributes.spellcheck ?? nothing}
      autocomplete=${attributes.autocomplete ?? nothing}
      tabindex=${attributes.tabindex ?? nothing}
      enterkeyhint=${attributes.enterkeyhint ?? nothing}
      lang=${attributes.lang ?? nothing}
      ?disabled=${!this.interactive}
      aria-invalid=${this.validationError ? "true" : nothing}
      .value=${live(this.#text)}
      @input=${() => this.enter({ text: this.#box?.value ?? "", files: this.#files })}
      @keydown=${this.#onKeydown}
      @paste=${this.#onPaste}
      @select=${this.#onSelect}
      @focus=${() => this.fire("focus")}
      @blur=${() => this.fire("blur")}
      ${styles({ "--lines": this.lines, "--max-lines": this.maxLines, "text-align": this.textAlign })}
    ></textarea>`;
  }

  #microphoneButton(): TemplateResult {
    return html`<button
      type="button"
      class="microphone-button"
      data-testid="microphone-button"
      aria-label=${word("Record audio")}
      title=${word("Record audio")}
      aria-expanded=${this.#isVoiceOpen ? "true" : "false"}
      @click=${() => this.#toggleVoice()}
    >
      ${microphoneIcon}
    </button>`;
  }

  #button(kind: "submit" | "stop", wanted: boolean | string, icon: TemplateResult): unknown {
    if (wanted === false || wanted === "") return nothing;
    return html`<button
      type="button"
      class="${kind}-button ${typeof wanted === "string" ? "padded-button" : ""}"
      data-testid="${kind}-button"
      aria-label=${typeof wanted === "string" ? nothing : word(kind === "submit" ? "Submit" : "Stop")}
      ?disabled=${kind === "submit" && !this.interactive}
      @click=${() => (kind === "submit" ? this.#submit() : this.fire("stop"))}
    >
      ${typeof wanted === "string" ? wanted : icon}
    </button>`;
  }

  #onKeydown(event: KeyboardEvent): void {
    const wantsShift = this.lines > 1;
    if (event.key !== "Enter" || event.isComposing || event.shiftKey !== wantsShift) return;
    event.preventDefault();
    this.#submit();
  }

  /** Listeners wait for what is still on its way. */
  #submit(): void {
    this.validationError = null;
    if (this.#voice?.isOpen) this.#attach();
    this.fire("submit");
  }

  #onSelect(): void {
    const box = this.#box;
    if (!box) return;
    const [start, end] = [box.selectionStart, box.selectionEnd];
    this.fire("select", { value: box.value.slice(start, end), index: [start, end] });
  }

  #onPaste(event: ClipboardEvent): void {
    if (!this.#takesFiles) return;
    const { maxPlainTextLength, fileTypes } = this;
    const files = pastedFiles(event, { maxPlainTextLength, fileTypes });
    if (files.length === 0) return;
    event.preventDefault();
    void this.#area.take(files);
  }

  #sift(files: readonly File[]): readonly File[] {
    const taken = files.filter((file) => isOfType(file, this.fileTypes));
    const refused = files.length - taken.length;
    if (refused > 0) {
      const formats = this.fileTypes?.join(", ");
      this.fire("error", word("{0} file(s) were rejected. Accepted formats: {1}", refused, formats));
    }
    return taken;
  }

  #add(stored: readonly FileData[]): void {
    const files = this.fileCount === "single" ? stored.slice(0, 1) : [...this.#files, ...stored];
    this.enter({ text: this.#text, files });
  }

  #remove(file: FileData): void {
    this.enter({ text: this.#text, files: this.#files.filter((each) => each !== file) });
  }

  async #toggleVoice(): Promise<void> {
    try {
      this.#opening ??= this.#fetchVoice();
      await this.#opening;
      this.#voice?.toggle();
    } catch {
      // The next press may find the network again.
      this.#opening = null;
      this.fire("error", word("The server cannot be reached."));
    }
  }

  async #fetchVoice(): Promise<void> {
    const { VoiceNote } = await import("./voice-note.ts");
    this.#voice = new VoiceNote(this, {
      name: () => this.labelText,
      onAttach: () => this.#attach(),
      onRefused: (message) => this.fire("error", message),
    });
  }

  #attach(): void {
    this.#attaching = this.#takeSound();
  }

  async #takeSound(): Promise<void> {
    const hadFocus = this.querySelector(".recording-overlay:focus-within") !== null;
    const sound = await this.#voice?.take();
    // The button that had the focus is gone.
    if (hadFocus) this.#box?.focus();
    if (sound) await this.#area.take([sound]);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "gr-multimodaltextbox": MultimodalTextboxElement;
  }
}

import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { FileData } from "../../src/protocol/file-data.ts";
import { blockLabel } from "../shared/block-label.ts";
import { filesInClipboard, filesInPaste } from "../shared/clipboard.ts";
import { downloadLink } from "../shared/download-link.ts";
import { emptyState } from "../shared/empty-state.ts";
import { Fullscreen } from "../shared/fullscreen.ts";
import { GradioElement, type HostState } from "../shared/gradio-element.ts";
import { closeIcon } from "../shared/icons.ts";
import { downloadIcon, imageIcon } from "../shared/media-icons.ts";
import { keepFocus } from "../shared/keep-focus.ts";
import { MediaIntake } from "../shared/media-intake.ts";
import { refusal } from "../shared/refusal.ts";
import { length } from "../shared/styles.ts";
import type { Uploader } from "../shared/upload.ts";
import { pixelAt } from "./pixel-at.ts";
import type { ImageProps, ImageSourceName } from "./props.ts";
import { word } from "../shared/words.ts";

/**
 * A picture: taken from the visitor, or shown.
 *
 * @fires upload - a picture was chosen, dropped, pasted or taken by the webcam, and is on the server
 * @fires input - the visitor gave another picture, or removed it
 * @fires clear - "Remove Image"
 * @fires select - the picture was pressed, with the pixel that was hit
 * @fires error - a picture was refused or could not be uploaded, or there is no camera, with the reason
 */
@customElement("gr-image")
export class ImageElement extends GradioElement<FileData> {
  static override readonly fallbackLabel = "Image";

  @property({ attribute: false }) upload: Uploader | undefined = undefined;
  @property({ attribute: false }) height: ImageProps["height"] = null;
  @property({ attribute: false }) width: ImageProps["width"] = null;
  @property({ attribute: false }) sources: readonly ImageSourceName[] = ["upload", "webcam", "clipboard"];
  @property({ attribute: false }) webcamOptions: ImageProps["webcamOptions"] = { mirror: true, constraints: null };
  @property({ attribute: false }) placeholder: string | null = null;
  @property({ attribute: false }) override buttons: ImageProps["buttons"] = ["download", "share", "fullscreen"];

  readonly #intake = new MediaIntake(this, {
    kind: "image",
    wish: () => this,
    onStored: (stored, file) => this.#onStored(stored, file),
    onReplaced: () => this.#url && this.#clear(),
    tell: (event, message) => this.fire(event, message),
    clipboard: { read: () => void this.#paste(), onPaste: (event) => this.#onPaste(event) },
  });
  readonly #fullscreen = new Fullscreen(this);

  constructor() {
    super();
    keepFocus(this);
  }

  override settled(): Promise<void> {
    return this.#intake.settled();
  }

  override host(): HostState {
    const state = super.host();
    const width = typeof this.width === "number" ? `min(${this.width}px, 100%)` : this.width;
    return this.#fullscreen.host({
      ...state,
      // The picture reaches the frame.
      classes: [
        ...state.classes.filter((name) => name !== "padded"),
        this.#isInviting && "inviting",
        this.height !== null && "sized",
      ],
      styles: { ...state.styles, height: length(this.height), width },
    });
  }

  override render(): TemplateResult {
    return html`
      ${blockLabel({ labelText: this.labelText, showLabel: this.showLabel, icon: imageIcon })}
      ${
        this.interactive
          ? this.#intake.view({
              content: this.#url && this.#picture(this.#url),
              buttons: () => this.#editorButtons(),
            })
          : this.#viewer()
      }
      ${refusal(this.validationError, () => (this.validationError = null))}
    `;
  }

  get #url(): string | null {
    return this.value?.url ?? null;
  }

  protected override get drawsToolbar(): boolean {
    return this.#url !== null;
  }

  get #isInviting(): boolean {
    return this.interactive && this.#url === null;
  }

  #viewer(): TemplateResult {
    const url = this.#url;
    if (url === null) return emptyState(imageIcon, { size: "large" });
    const hasButtons = this.buttons.includes("fullscreen") || this.buttons.includes("download");
    return html`<div class="image-container">
      ${this.toolbar(hasButtons ? [this.#fullscreenButton(), this.#downloadButton(url)] : nothing, "top-panel")}
      ${this.#picture(url)}
    </div>`;
  }

  #editorButtons(): TemplateResult | typeof nothing {
    const remove = html`<button
      type="button"
      class="icon-button"
      aria-label=${word("Remove Image")}
      title=${word("Remove Image")}
      @click=${() => this.#clear()}
    >
      ${closeIcon}
    </button>`;
    return this.toolbar([this.#fullscreenButton(), remove], "top-panel");
  }

  #fullscreenButton(): TemplateResult | typeof nothing {
    return this.buttons.includes("fullscreen") ? this.#fullscreen.button() : nothing;
  }

  #downloadButton(url: string): TemplateResult | typeof nothing {
    if (!this.buttons.includes("download")) return nothing;
    const name = this.value?.orig_name ?? "image";
    return downloadLink({ url, name, content: downloadIcon, label: word("Download"), classes: "icon-button" });
  }

  /** A picture that can be selected in is a button; from the keyboard it answers its middle. */
  #picture(url: string): TemplateResult {
    const image = html`<img src=${url} alt=${this.labelText} loading=${this.interactive ? nothing : "lazy"} />`;
    if (!this.hears("select")) return html`<div class="image-frame">${image}</div>`;
    return html`<button
      type="button"
      class="image-frame selectable"
      aria-label=${word("Select a point in {0}", this.labelText)}
      @click=${this.#onSelect}
    >
      ${image}
    </button>`;
  }

  readonly #onSelect = (event: MouseEvent): void => {
    const image = this.querySelector<HTMLImageElement>(".image-frame img");
    const isFromKeyboard = event.detail === 0;
    const index = image && pixelAt(image, isFromKeyboard ? null : event);
    if (index) this.fire("select", { index, value: null });
  };

  async #onStored(stored: FileData, file: File): Promise<void> {
    // The server hands out SVG as a download only, because it may carry scripts; as an image it runs none.
    const isSvg = file.type === "image/svg+xml";
    const url = isSvg ? `data:image/svg+xml,${encodeURIComponent(await file.text())}` : (stored.url ?? null);
    this.value = { ...stored, url };
    this.fire("upload", null, { value: this.value });
    this.enter(this.value);
  }

  #clear(): void {
    this.value = null;
    this.fire("clear", null, { value: null });
    this.enter(null);
  }

  #onPaste(event: ClipboardEvent): void {
    const [file] = filesInPaste(event, ["image"]);
    if (!file || !this.sources.includes("clipboard")) return;
    event.preventDefault();
    void this.#intake.take(file);
  }

  async #paste(): Promise<void> {
    try {
      const [file] = await filesInClipboard(["image"]);
      if (file) await this.#intake.take(file);
    } catch (error) {
      this.fire("error", error instanceof Error ? error.message : String(error));
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "gr-image": ImageElement;
  }
}

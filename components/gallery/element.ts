import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { blockLabel } from "../shared/block-label.ts";
import { downloadLink } from "../shared/download-link.ts";
import { emptyState } from "../shared/empty-state.ts";
import { Fullscreen } from "../shared/fullscreen.ts";
import { GradioElement, type HostState } from "../shared/gradio-element.ts";
import { closeIcon } from "../shared/icons.ts";
import { keepFocus } from "../shared/keep-focus.ts";
import { downloadIcon, imageIcon } from "../shared/media-icons.ts";
import { refusal } from "../shared/refusal.ts";
import { length, styles } from "../shared/styles.ts";
import type { Uploader } from "../shared/upload.ts";
import { word } from "../shared/words.ts";
import { gridStyles } from "./columns.ts";
import { archiveIcon } from "./icons.ts";
import { GalleryIntake } from "./intake.ts";
import { fileOf, nameOf, urlOf } from "./media.ts";
import { preview, thumbnailLabel, thumbnailMedia } from "./preview.ts";
import type { GalleryItem, GalleryProps } from "./props.ts";

/**
 * Pictures and videos: a grid of them, one at a time, and taken from the visitor.
 *
 * @fires select - a thumbnail was pressed, or another item was gone to, with the item and its place
 * @fires preview_open - an item is shown large
 * @fires preview_close - the grid is shown again
 * @fires upload - files were chosen or dropped, and are on the server, with their items
 * @fires delete - an item was removed, with its file and where it was
 * @fires warning - the clipboard has no picture and no video, or some files cannot be saved
 * @fires error - files were refused or could not be uploaded or saved, with the reason
 */
@customElement("gr-gallery")
export class GalleryElement extends GradioElement<readonly GalleryItem[]> {
  static override readonly fallbackLabel = "Gallery";

  @property({ attribute: false }) upload: Uploader | undefined = undefined;
  @property({ attribute: false }) fileTypes: readonly string[] | null = null;
  @property({ attribute: false }) columns: GalleryProps["columns"] = 2;
  @property({ attribute: false }) rows: number | null = null;
  @property({ attribute: false }) height: GalleryProps["height"] = null;
  @property({ attribute: false }) allowPreview = true;
  @property({ attribute: false }) preview: boolean | null = null;
  @property({ attribute: false }) selectedIndex: number | null = null;
  @property({ attribute: false }) objectFit: GalleryProps["objectFit"] = null;
  @property({ attribute: false }) fitColumns = true;
  @property({ attribute: false }) sources: GalleryProps["sources"] = ["upload"];
  @property({ attribute: false }) override buttons: GalleryProps["buttons"] = [
    "download",
    "download_all",
    "fullscreen",
  ];

  readonly #intake = new GalleryIntake(this, {
    wish: () => this,
    onAdded: (items, origin) => this.#add(items, origin),
    tell: (event, message) => this.fire(event, message),
  });
  readonly #fullscreen = new Fullscreen(this);
  #wasEmpty = true;
  #isSaving = false;
  /** What gets the focus when it is drawn: the visitor has gone there. */
  #next: string | null = null;

  constructor() {
    super();
    keepFocus(this);
  }

  override settled(): Promise<void> {
    return this.#intake.settled();
  }

  override host(): HostState {
    const state = super.host();
    return this.#fullscreen.host({
      ...state,
      // The grid reaches the frame.
      classes: [
        ...state.classes.filter((name) => name !== "padded"),
        this.#isInviting && "inviting",
        this.height !== null && "sized",
      ],
      styles: { ...state.styles, height: length(this.height) },
    });
  }

  override render(): TemplateResult {
    const label = { labelText: this.labelText, showLabel: this.showLabel, icon: imageIcon };
    return html`
      ${this.showLabel === false ? nothing : blockLabel(label)} ${this.interactive ? this.#editor() : this.#viewer()}
      ${refusal(this.validationError, () => (this.validationError = null))}
    `;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.hasUpdated && !changed.has("value")) return;
    const last = this.#items.length - 1;
    const isGiven = !this.hasUpdated || changed.has("selectedIndex");
    if (last < 0) this.selectedIndex = isGiven ? this.selectedIndex : null;
    else if (this.selectedIndex !== null) this.selectedIndex = Math.min(this.selectedIndex, last);
    else if (this.#wasEmpty && this.preview && !(this.hasUpdated && isGiven)) this.selectedIndex = 0;
    this.#wasEmpty = last < 0;
  }

  protected override updated(): void {
    const strip = this.querySelector<HTMLElement>(".thumbnails");
    const current = strip?.querySelector<HTMLElement>(".selected");
    if (strip && current) strip.scrollLeft = current.offsetLeft + (current.offsetWidth - strip.clientWidth) / 2;
    if (this.#next !== null) this.querySelector<HTMLElement>(this.#next)?.focus({ preventScroll: true });
    this.#next = null;
  }

  get #items(): readonly GalleryItem[] {
    return this.value ?? [];
  }

  /** The item that is selected. */
  get #selected(): GalleryItem | undefined {
    return this.#items[this.selectedIndex ?? -1];
  }

  /** The item that is shown large. */
  get #previewed(): GalleryItem | undefined {
    return this.allowPreview ? this.#selected : undefined;
  }

  protected override get drawsToolbar(): boolean {
    return this.#items.length > 0 || (this.interactive && this.#intake.isCapturing);
  }

  get #isInviting(): boolean {
    return this.interactive && this.#items.length === 0;
  }

  #viewer(): TemplateResult {
    if (this.#items.length === 0) return emptyState(imageIcon, { size: "large" });
    return html`<div class="gallery-container">${this.#content(this.#archiveButton())}</div>`;
  }

  #editor(): TemplateResult {
    const isEmpty = this.#items.length === 0;
    return this.#intake.view({
      content: isEmpty
        ? null
        : (buttons) => this.#content([this.#archiveButton(), buttons, this.#closeButton("Clear", () => this.#clear())]),
      toolbar: (own) => this.toolbar(own, "top-panel"),
    });
  }

  /** The grid, and over it the item that is shown large. */
  #content(buttons: unknown): unknown {
    const item = this.#previewed;
    const index = this.selectedIndex ?? 0;
    const hasButtons = this.interactive || this.buttons.includes("download_all");
    return [
      item ? nothing : this.toolbar(hasButtons ? buttons : nothing, "top-panel"),
      this.#grid(item !== undefined),
      item
        ? preview({
            items: this.#items,
            item,
            index,
            toolbar: this.toolbar(this.#previewButtons(item), "top-panel"),
            onPick: (i) => this.#select(i),
            onPress: (event) => this.#move(this.#isBefore(event) ? -1 : 1),
            onKey: (event) => this.#onKey(event),
          })
        : nothing,
    ];
  }

  #grid(isCovered: boolean): TemplateResult {
    const items = this.#items;
    const { columns, rows, objectFit } = this;
    const most = this.fitColumns ? items.length : null;
    return html`<div class="grid-wrap" ?inert=${isCovered}>
      <div
        class="grid-container ${rows === null ? "" : "rows"}"
        ${styles(gridStyles({ columns, rows, most, objectFit }))}
      >
        ${items.map((item, i) => this.#thumbnail(item, i))}
      </div>
    </div>`;
  }

  #thumbnail(item: GalleryItem, index: number): TemplateResult {
    const isSelected = index === this.selectedIndex;
    return html`<div class="gallery-item">
      <button
        type="button"
        class="thumbnail-item thumbnail-lg ${isSelected ? "selected" : ""}"
        aria-label=${thumbnailLabel(item, index, this.#items.length)}
        aria-current=${isSelected ? "true" : nothing}
        @click=${() => this.#select(index)}
      >
        ${thumbnailMedia(item)} ${item.caption ? html`<span class="caption-label">${item.caption}</span>` : nothing}
      </button>
      ${
        this.interactive
          ? html`<button
              type="button"
              class="delete-button icon-button"
              aria-label="${word("Delete image")} ${index + 1}"
              title=${word("Delete image")}
              @click=${() => this.#remove(index)}
            >
              ${closeIcon}
            </button>`
          : nothing
      }
    </div>`;
  }

  #previewButtons(item: GalleryItem): unknown {
    const label = word("Download");
    const link = { url: urlOf(item), name: nameOf(item), content: downloadIcon, label, classes: "icon-button" };
    return [
      this.buttons.includes("download") ? downloadLink(link) : nothing,
      this.buttons.includes("fullscreen") ? this.#fullscreen.button() : nothing,
      this.#closeButton("Close", () => this.#close()),
    ];
  }

  #archiveButton(): TemplateResult | typeof nothing {
    if (!this.buttons.includes("download_all")) return nothing;
    return html`<button
      type="button"
      class="icon-button"
      aria-label=${word("Download All")}
      title=${word("Download All")}
      aria-disabled=${this.#isSaving ? "true" : nothing}
      @click=${() => this.#save()}
    >
      ${archiveIcon}
    </button>`;
  }

  #closeButton(label: "Clear" | "Close", onPress: () => void): TemplateResult {
    return html`<button
      type="button"
      class="icon-button"
      aria-label=${word(label)}
      title=${word(label)}
      @click=${onPress}
    >
      ${closeIcon}
    </button>`;
  }

  #select(index: number): void {
    const opens = this.allowPreview && !this.#previewed;
    this.selectedIndex = index;
    if (this.allowPreview) this.#next = ".thumbnails .selected";
    if (opens) this.fire("preview_open", null, { selectedIndex: index });
    this.fire("select", { index, value: this.#items[index] }, { selectedIndex: index });
  }

  /** Beyond the last one is the first one. */
  #move(step: 1 | -1): void {
    const count = this.#items.length;
    this.#select(((this.selectedIndex ?? 0) + step + count) % count);
  }

  #close(): void {
    // The grid has no button that would lead back to the page.
    if (this.#fullscreen.isOpen) this.hidePopover();
    this.#next = `.gallery-item:nth-child(${(this.selectedIndex ?? 0) + 1}) .thumbnail-item`;
    this.selectedIndex = null;
    this.fire("preview_close", null, { selectedIndex: null });
  }

  #onKey(event: KeyboardEvent): void {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    // A video has arrow keys of its own; Escape first leaves the full screen.
    const isOfVideo = event.target instanceof HTMLVideoElement;
    if (event.key === "Escape" && !this.#fullscreen.isOpen) this.#close();
    else if (step !== undefined && !isOfVideo) this.#move(step * this.#direction > 0 ? 1 : -1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Whether the half was pressed that leads back. Who presses by key goes on. */
  #isBefore({ clientX, detail, currentTarget }: MouseEvent): boolean {
    if (detail === 0 || !(currentTarget instanceof HTMLElement)) return false;
    const { left, width } = currentTarget.getBoundingClientRect();
    return (clientX - left - width / 2) * this.#direction < 0;
  }

  get #direction(): 1 | -1 {
    return getComputedStyle(this).direction === "rtl" ? -1 : 1;
  }

  #add(items: readonly GalleryItem[], origin: "visitor" | "here"): void {
    this.#keep(origin === "visitor" ? "upload" : null, items, [...this.#items, ...items]);
  }

  #remove(index: number): void {
    const item = this.#items[index];
    const rest = this.#items.filter((_, i) => i !== index);
    if (item) this.#keep("delete", { file: fileOf(item), index }, rest);
  }

  #clear(): void {
    this.#keep(null, null, []);
  }

  #keep(event: string | null, data: unknown, value: readonly GalleryItem[]): void {
    this.validationError = null;
    this.value = value;
    this.fire(event, data, { value });
  }

  async #save(): Promise<void> {
    if (this.#isSaving) return;
    this.#setSaving(true);
    try {
      const { saveAll } = await import("./archive.ts");
      const left = await saveAll(this.#items);
      if (left.length > 0) this.fire("warning", word("Not saved, because it is on another site: {0}", left.join(", ")));
    } catch (error) {
      this.fire("error", error instanceof Error ? error.message : String(error));
    } finally {
      this.#setSaving(false);
    }
  }

  #setSaving(isSaving: boolean): void {
    this.#isSaving = isSaving;
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "gr-gallery": GalleryElement;
  }
}

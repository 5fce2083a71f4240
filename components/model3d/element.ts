import { html, nothing, type PropertyValues, svg, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { FileData } from "../../src/protocol/file-data.ts";
import { blockLabel } from "../shared/block-label.ts";
import { downloadLink } from "../shared/download-link.ts";
import { emptyState } from "../shared/empty-state.ts";
import { GradioElement, type HostState } from "../shared/gradio-element.ts";
import { closeIcon, icon } from "../shared/icons.ts";
import { keepFocus } from "../shared/keep-focus.ts";
import { downloadIcon, undoIcon } from "../shared/media-icons.ts";
import { refusal } from "../shared/refusal.ts";
import { length } from "../shared/styles.ts";
import { UploadArea } from "../shared/upload-area.ts";
import type { Uploader } from "../shared/upload.ts";
import { word } from "../shared/words.ts";
import { MODEL_TYPES, type Model3DProps } from "./props.ts";
import type { Viewer } from "./viewer.ts";

const boxIcon = icon(
  svg`<path d="M21 8a2 2 0 0 0-1-1.73l-7-4a2 2 0 0 0-2 0l-7 4A2 2 0 0 0 3 8v8a2 2 0 0 0 1 1.73l7 4a2 2 0 0 0 2 0l7-4A2 2 0 0 0 21 16Z"/><path d="m3.3 7 8.7 5 8.7-5"/><path d="M12 22V12"/>`,
);

/** What a change of asks for another look at the same model. */
const LOOKS = ["displayMode", "clearColor", "cameraPosition", "zoomSpeed", "panSpeed"] as const;

/**
 * A model in three dimensions: taken from the visitor, or shown. What draws it comes when there is a model.
 *
 * @fires upload - a model was chosen or dropped, and is on the server
 * @fires clear - "Clear"
 * @fires error - a file was refused or could not be uploaded, with the reason
 */
@customElement("gr-model3d")
export class Model3DElement extends GradioElement<FileData> implements Omit<Model3DProps, "buttons"> {
  static override readonly fallbackLabel = "3D Model";

  @property({ attribute: false }) upload: Uploader | undefined = undefined;
  @property({ attribute: false }) displayMode: Model3DProps["displayMode"] = null;
  @property({ attribute: false }) clearColor: Model3DProps["clearColor"] = [0, 0, 0, 0];
  @property({ attribute: false }) cameraPosition: Model3DProps["cameraPosition"] = [null, null, null];
  @property({ attribute: false }) zoomSpeed = 1;
  @property({ attribute: false }) panSpeed = 1;
  @property({ attribute: false }) height: Model3DProps["height"] = null;

  /** Why nothing is drawn. */
  @state() private trouble: string | null = null;
  /** The visitor looks from elsewhere than at first. */
  @state() private isMoved = false;

  readonly #area = new UploadArea(this, {
    wish: () => ({ upload: this.upload, fileTypes: MODEL_TYPES, fileCount: "single" }),
    onUploaded: ([stored]) => stored && this.#keep("upload", stored),
    onRefused: (message) => this.fire("error", message),
  });
  #viewer: Viewer | null = null;
  /** The address of what is drawn, or on its way. */
  #drawn: string | null = null;
  #loading: AbortController | null = null;

  constructor() {
    super();
    keepFocus(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // It may come back from elsewhere on the page.
    if (this.hasUpdated) this.requestUpdate();
  }

  override settled(): Promise<void> {
    return this.#area.settled();
  }

  override host(): HostState {
    const state = super.host();
    return {
      ...state,
      // The model reaches the frame.
      classes: [
        ...state.classes.filter((name) => name !== "padded"),
        this.interactive && this.#url === null && "inviting",
        this.height !== null && "sized",
      ],
      styles: { ...state.styles, height: length(this.height) },
    };
  }

  override render(): TemplateResult {
    return html`
      ${blockLabel({ labelText: this.labelText, showLabel: this.showLabel, icon: boxIcon })}
      ${this.interactive ? this.#editor() : (this.#view() ?? emptyState(boxIcon, { size: "large" }))}
      ${refusal(this.validationError, () => (this.validationError = null))}
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const url = this.#url;
    if (!this.isConnected) return;
    if (url !== this.#drawn) void this.#show(url);
    else if (LOOKS.some((name) => changed.has(name))) this.#viewer?.show(this);
    this.#viewer?.canvas.setAttribute("aria-label", this.labelText);
  }

  protected override get drawsToolbar(): boolean {
    return this.#url !== null;
  }

  get #url(): string | null {
    return this.value?.url ?? null;
  }

  get #name(): string {
    return this.value?.orig_name ?? this.value?.path?.split("/").at(-1) ?? "model";
  }

  #editor(): TemplateResult {
    const view = this.#view();
    return html`<div
      class="upload-container ${this.#area.isDragging ? "dragging" : ""}"
      @dragover=${this.#area.onDragOver}
      @dragleave=${this.#area.onDragLeave}
      @drop=${this.#area.onDrop}
    >
      ${
        view
          ? [view, this.#area.progress()]
          : this.#area.zone({
              invitation: "Drop File Here",
              ariaLabel: word("Click to upload or drop files"),
              // The zone fills a component of a given height.
              height: this.height === null ? null : "auto",
            })
      }
      ${this.#area.input()}
    </div>`;
  }

  /** The model with its buttons; null where there is none. */
  #view(): TemplateResult | null {
    const url = this.#url;
    if (url === null) return null;
    const end = this.interactive
      ? html`<button
          type="button"
          class="icon-button"
          aria-label=${word("Clear")}
          title=${word("Clear")}
          @click=${() => this.#keep("clear", null)}
        >
          ${closeIcon}
        </button>`
      : downloadLink({
          url,
          name: this.#name,
          content: downloadIcon,
          label: word("Download"),
          classes: "icon-button",
          testId: "model3d-download-link",
        });
    return html`<div class="model3d" data-testid="model3d">
      ${this.toolbar([this.#undo(), end], "top-panel")}
      <div class="stage"></div>
      ${this.trouble === null ? nothing : html`<div class="trouble" role="status">${boxIcon}<span>${this.trouble}</span></div>`}
    </div>`;
  }

  #undo(): TemplateResult {
    return html`<button
      type="button"
      class="icon-button"
      aria-label=${word("Undo")}
      title=${word("Undo")}
      ?disabled=${!this.isMoved}
      @click=${() => {
        this.#viewer?.reset();
        this.isMoved = false;
      }}
    >
      ${undoIcon}
    </button>`;
  }

  #keep(event: string, value: FileData | null): void {
    this.validationError = null;
    this.value = value;
    this.fire(event, null, { value });
  }

  #stop(): void {
    this.#loading?.abort();
    this.#viewer?.dispose();
    this.#viewer = this.#drawn = this.#loading = null;
  }

  /** Draws another model, unless one more comes meanwhile. */
  async #show(url: string | null): Promise<void> {
    this.#stop();
    this.#drawn = url;
    this.trouble = null;
    this.isMoved = false;
    if (url === null) return;
    const loading = (this.#loading = new AbortController());
    try {
      await this.#load(url, loading.signal);
    } catch (error) {
      if (loading.signal.aborted) return;
      console.warn(`The model "${this.#name}" cannot be shown.`, error);
      const isBlind = error instanceof Error && error.name === "NoWebGL";
      this.trouble = isBlind
        ? word("3D models cannot be shown here: WebGL is not available.")
        : word("This 3D model cannot be shown.");
    }
  }

  async #load(url: string, signal: AbortSignal): Promise<void> {
    const [{ readModel, Viewer }, response] = await Promise.all([import("./viewer.ts"), fetch(url, { signal })]);
    if (!response.ok) throw new Error(`The server answered ${response.status}.`);
    const model = await readModel(this.#name, await response.arrayBuffer());
    const stage = this.querySelector<HTMLElement>(".stage");
    if (signal.aborted || !stage) return;
    this.#viewer = new Viewer(stage, model, () => (this.isMoved = true));
    this.#viewer.canvas.setAttribute("role", "application");
    this.#viewer.canvas.setAttribute("aria-label", this.labelText);
    this.#viewer.canvas.setAttribute("aria-description", word("The arrow keys turn it; + and - zoom."));
    this.#viewer.show(this);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "gr-model3d": Model3DElement;
  }
}

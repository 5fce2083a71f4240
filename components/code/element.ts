import { html, nothing, svg, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { blockLabel } from "../shared/block-label.ts";
import { CopyButton } from "../shared/copy-button.ts";
import { downloadLink } from "../shared/download-link.ts";
import { emptyState } from "../shared/empty-state.ts";
import { GradioElement, type HostState } from "../shared/gradio-element.ts";
import { icon } from "../shared/icons.ts";
import { downloadIcon } from "../shared/media-icons.ts";
import { refusal } from "../shared/refusal.ts";
import { styles } from "../shared/styles.ts";
import type { CodeEditor, CodeOwner } from "./editor.ts";
import type { CodeLanguage, CodeProps } from "./props.ts";
import { word } from "../shared/words.ts";

const codeIcon = icon(svg`<path d="m18 16 4-4-4-4"/><path d="m6 8-4 4 4 4"/><path d="m14.5 4-5 16"/>`);

const ENDINGS: Readonly<Partial<Record<CodeLanguage, string>>> = {
  python: "py",
  c: "c",
  cpp: "cpp",
  markdown: "md",
  latex: "tex",
  json: "json",
  html: "html",
  css: "css",
  javascript: "js",
  typescript: "ts",
  yaml: "yaml",
  dockerfile: "dockerfile",
  shell: "sh",
  r: "r",
};

/**
 * An editor for code, or code that is shown. Plain lines stand in its place until the editor has come.
 *
 * @fires input - the visitor changed the code
 * @fires focus
 * @fires blur
 */
@customElement("gr-code")
export class CodeElement extends GradioElement<string> implements CodeProps, CodeOwner {
  static override readonly fallbackLabel = "Code";

  @property({ attribute: false }) language: CodeLanguage | null = null;
  @property({ attribute: false }) lines = 5;
  @property({ attribute: false }) maxLines: number | null = null;
  @property({ attribute: false }) wrapLines = false;
  @property({ attribute: false }) showLineNumbers = true;
  @property({ attribute: false }) autocomplete = false;
  @property({ attribute: false }) override buttons: CodeProps["buttons"] = ["copy", "download"];

  readonly #copy = new CopyButton(this);
  #editor: CodeEditor | null = null;
  #arrival: Promise<unknown> | null = null;
  #following: Promise<unknown> | null = null;
  /** Address of the last download. */
  #saved: string | null = null;

  override async settled(): Promise<void> {
    // Drawing is what sends for the editor. One that cannot be fetched holds nothing back.
    await this.updateComplete;
    await Promise.allSettled([this.#arrival]);
    await Promise.allSettled([this.#following]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // It was here before, and left its editor behind.
    if (this.hasUpdated) this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // Editors listen to the window.
    this.#editor?.destroy();
    this.#editor = null;
    this.#arrival = null;
    this.#forgetSaved();
    this.requestUpdate();
  }

  override host(): HostState {
    const host = super.host();
    // The corner label touches the frame; the code brings its own room.
    return { ...host, classes: host.classes.filter((name) => name !== "padded") };
  }

  override render(): TemplateResult {
    return html`
      ${blockLabel({
        labelText: this.labelText,
        showLabel: this.showLabel,
        icon: codeIcon,
        isFloating: this.#isEmptyState,
      })}
      ${this.#isEmptyState ? emptyState(codeIcon, { size: "large" }) : html`${this.#toolbar()}${this.#code()}`}
      ${refusal(this.validationError, () => (this.validationError = null))}
    `;
  }

  get editorName(): string {
    return word("{0}, code input container", this.labelText);
  }

  get hintId(): string {
    return `${this.idPrefix}-hint`;
  }

  edit(text: string): void {
    this.enter(text);
  }

  tell(event: "focus" | "blur"): void {
    this.fire(event);
  }

  protected override updated(): void {
    if (this.#isEmptyState || !this.isConnected) return;
    if (this.#editor) this.#following = this.#editor.follow();
    else if (!this.#arrival) this.#arrival = this.#fetchEditor();
  }

  protected override get drawsToolbar(): boolean {
    return !this.#isEmptyState;
  }

  /** Nobody can write here, and there is nothing to read. */
  get #isEmptyState(): boolean {
    return !this.interactive && (this.value ?? "") === "";
  }

  #toolbar(): TemplateResult | typeof nothing {
    const [hasDownload, hasCopy] = [this.buttons.includes("download"), this.buttons.includes("copy")];
    if (!hasDownload && !hasCopy) return this.toolbar();
    const download = downloadLink({
      url: "#",
      name: `file.${(this.language && ENDINGS[this.language]) ?? "txt"}`,
      content: downloadIcon,
      label: word("Download"),
      classes: "icon-button",
      onDownload: () => this.#save(),
    });
    return this.toolbar([
      hasDownload ? download : nothing,
      hasCopy ? this.#copy.render(() => this.value ?? "") : nothing,
    ]);
  }

  #code(): TemplateResult {
    return html`<div
        class=${this.#classes}
        dir="ltr"
        ${styles({ "--lines": this.lines, "--max-lines": this.maxLines, "--digits": this.#digits })}
      >
        ${this.#editor?.dom ?? this.#firstView()}
      </div>
      ${
        this.interactive
          ? html`<span class="sr-only" id=${this.hintId}
              >${word("Tab indents. To leave with Tab, press Escape first.")}</span
            >`
          : nothing
      }`;
  }

  get #classes(): string {
    const isBesideButtons = this.showLabel === false && this.buttons.length > 0;
    return [
      "codemirror-wrapper",
      this.wrapLines && "wraps",
      this.showLineNumbers && "numbered",
      isBesideButtons && "beside-buttons",
    ]
      .filter(Boolean)
      .join(" ");
  }

  /** The lines alone, as wide and as high as the editor will have them. */
  #firstView(): TemplateResult {
    return html`<div
      class="first-view"
      role="textbox"
      aria-label=${this.editorName}
      aria-multiline="true"
      aria-readonly="true"
      tabindex="0"
    >
      ${this.#texts.map((text) => html`<div class="line"><span class="text">${text}</span></div>`)}
    </div>`;
  }

  get #texts(): readonly string[] {
    return (this.value ?? "").split(/\r\n?|\n/);
  }

  /** Of the highest line number. */
  get #digits(): number {
    return String(this.#texts.length).length;
  }

  async #fetchEditor(): Promise<void> {
    try {
      const { CodeEditor } = await import("./editor.ts");
      if (this.#editor) return;
      if (this.isConnected && !this.#isEmptyState) await this.#show(new CodeEditor(this));
      else this.#arrival = null;
    } catch (error) {
      // The next drawing may find the network again.
      this.#arrival = null;
      throw error;
    }
  }

  async #show(editor: CodeEditor): Promise<void> {
    const hadFocus = this.querySelector(".first-view")?.matches(":focus") ?? false;
    this.#editor = editor;
    this.requestUpdate();
    await this.updateComplete;
    editor.measure();
    if (hadFocus) editor.focus();
  }

  /** Gives the link its file just in time. */
  #save(): void {
    const link = this.querySelector<HTMLAnchorElement>(".download-link");
    if (!link) return;
    this.#forgetSaved();
    this.#saved = URL.createObjectURL(new Blob([this.value ?? ""], { type: "text/plain" }));
    link.href = this.#saved;
  }

  #forgetSaved(): void {
    if (this.#saved !== null) URL.revokeObjectURL(this.#saved);
    this.#saved = null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "gr-code": CodeElement;
  }
}

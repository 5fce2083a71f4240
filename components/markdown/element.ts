import { html, noChange, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import { CopyButton } from "../shared/copy-button.ts";
import { GradioElement } from "../shared/gradio-element.ts";
import { applyStyleAttributes } from "../shared/style-attributes.ts";
import { length, styles } from "../shared/styles.ts";
import type { LatexDelimiter, MarkdownProps } from "./props.ts";
import { speech, word } from "../shared/words.ts";

/**
 * Formatted text. The server sends it drawn; the code that draws Markdown is fetched when the text changes.
 *
 * @fires copy - the source went to the clipboard
 */
@customElement("gr-markdown")
export class MarkdownElement extends GradioElement<string> implements MarkdownProps {
  static override readonly fallbackLabel = "Markdown";

  @property({ attribute: false }) latexDelimiters: readonly LatexDelimiter[] = [];
  @property({ attribute: false }) sanitizeHtml = true;
  @property({ attribute: false }) lineBreaks = false;
  @property({ attribute: false }) headerLinks = false;
  @property({ attribute: false }) height: number | string | null = null;
  @property({ attribute: false }) maxHeight: number | string | null = null;
  @property({ attribute: false }) minHeight: number | string | null = null;
  @property({ attribute: false }) rtl = false;
  @property({ attribute: false }) override buttons: MarkdownProps["buttons"] = null;
  @property({ attribute: false }) padding = false;
  /** The text as safe HTML. Undefined leaves the server's drawing as it is. */
  @property({ attribute: false }) rendered: string | undefined = undefined;

  readonly #copy = new CopyButton(this, (value) => this.fire("copy", { value }));
  /** What the drawing shows, or is about to show. */
  #drawnSource: string | null = null;
  /** The server's drawing. */
  #serverContent: HTMLElement | null = null;
  #isFirst = true;
  /** The drawing that is under way. */
  #work: Promise<void> | null = null;

  protected override get drawsToolbar(): boolean {
    return true;
  }

  override render(): TemplateResult {
    const isScroller = this.height !== null || this.maxHeight !== null;
    return html`
      ${this.toolbar(
        this.buttons?.includes("copy") ? this.#copy.render(() => this.value ?? "", word("Copy conversation")) : nothing,
        "top-panel",
      )}
      <div
        data-testid="markdown-wrapper"
        class="${this.padding ? "padding" : ""} ${isScroller ? "scroller" : ""}"
        role=${isScroller ? "region" : nothing}
        aria-label=${isScroller ? this.labelText : nothing}
        tabindex=${isScroller ? "0" : nothing}
        ${styles({
          height: length(this.height),
          "max-height": length(this.maxHeight),
          "min-height": length(this.minHeight),
        })}
      >
        <div
          data-testid="markdown"
          class="prose ${[this.elemClasses].flat().join(" ")}"
          dir=${this.rtl ? "rtl" : speech.textDirection}
        >
          <span class="md prose">${this.rendered === undefined ? noChange : unsafeHTML(this.rendered)}</span>
        </div>
        ${this.height === null ? nothing : html`<div class="scroll-fade"></div>`}
      </div>
    `;
  }

  protected override restore(): void {
    this.#serverContent = this.#content;
    this.#drawnSource = this.#source;
  }

  protected override willUpdate(): void {
    // Nothing is drawn without any code.
    if (this.#source === this.#drawnSource || this.value?.trim()) return;
    this.#drawnSource = this.#source;
    this.rendered = "";
  }

  protected override updated(changed: PropertyValues<this>): void {
    const content = this.#content;
    if (!content) return;
    if (this.#serverContent && content !== this.#serverContent) {
      // The markup differed and was drawn again, which lost the server's text.
      this.#serverContent = null;
      this.#drawnSource = null;
    }
    if (this.#source !== this.#drawnSource) this.#work = this.#draw();
    else if (changed.has("rendered") || this.#isFirst) void this.#enhance(content);
    this.#isFirst = false;
  }

  /** An update is complete when the text is drawn. */
  protected override async getUpdateComplete(): Promise<boolean> {
    let isComplete = await super.getUpdateComplete();
    while (this.#work) {
      const work = this.#work;
      await work;
      if (this.#work === work) this.#work = null;
      isComplete = await super.getUpdateComplete();
    }
    return isComplete;
  }

  get #content(): HTMLElement | null {
    return this.querySelector<HTMLElement>(".md");
  }

  /** Everything that the drawing depends on, as one text to compare. */
  get #source(): string {
    return JSON.stringify([
      this.value,
      this.sanitizeHtml,
      this.lineBreaks,
      this.headerLinks && speech.language,
      this.latexDelimiters,
    ]);
  }

  async #draw(): Promise<void> {
    const source = this.#source;
    this.#drawnSource = source;
    const html = await this.#html();
    // Otherwise a newer text is on its way.
    if (this.#drawnSource === source) this.rendered = html;
  }

  async #html(): Promise<string> {
    const text = this.value ?? "";
    try {
      const { renderMarkdown } = await import("../shared/markdown.ts");
      return renderMarkdown(text, this);
    } catch {
      // The code cannot be fetched, such as after a new deployment. The plain text is better than none.
      const plain = document.createElement("p");
      plain.textContent = text;
      return plain.outerHTML;
    }
  }

  async #enhance(content: HTMLElement): Promise<void> {
    if (!this.sanitizeHtml) applyStyleAttributes(content);
    const hasMath = this.latexDelimiters.some(({ left }) => left !== "" && content.textContent.includes(left));
    if (!hasMath && !content.querySelector("pre > code")) return;
    // The Worker would carry the code along, and has no use for it.
    if (!import.meta.env.SSR) {
      const { enhanceMarkdown } = await import("../shared/markdown-dom.ts");
      await enhanceMarkdown(content, this);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "gr-markdown": MarkdownElement;
  }
}

import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { AuthorHosts } from "../shared/author-host.ts";
import { blockLabel } from "../shared/block-label.ts";
import { GradioElement, type HostState } from "../shared/gradio-element.ts";
import { length } from "../shared/styles.ts";
import type { Uploader } from "../shared/upload.ts";
import type { LiveHtml } from "./live.ts";
import { CHILDREN_PLACE, CLICK_SCRIPT, type HtmlHost, PLAIN_TEMPLATE } from "./props.ts";

/**
 * Markup, styles and behaviour of the author's own. What changes or runs it is fetched when there is something to change
 * or to run.
 *
 * @fires click - it was pressed, unless the author's script says otherwise
 * @fires error - the author's script could not upload a file, with the reason
 */
@customElement("gr-html")
export class HtmlElement extends GradioElement implements HtmlHost {
  static override readonly fallbackLabel = "HTML";

  @property({ attribute: false }) htmlTemplate = PLAIN_TEMPLATE;
  @property({ attribute: false }) cssTemplate = "";
  @property({ attribute: false }) jsOnLoad: string | null = CLICK_SCRIPT;
  @property({ attribute: false }) props: Readonly<Record<string, unknown>> = {};
  @property({ attribute: false }) head: string | null = null;
  @property({ attribute: false }) applyDefaultCss = true;
  @property({ attribute: false }) minHeight: number | null = null;
  @property({ attribute: false }) maxHeight: number | null = null;
  @property({ attribute: false }) padding = false;
  @property({ attribute: false }) autoscroll = false;
  @property({ attribute: false }) serverFns: readonly string[] = [];
  @property({ attribute: false }) componentClassName = "HTML";
  @property({ attribute: false }) upload: Uploader | undefined = undefined;
  @property({ attribute: false }) author: AuthorHosts | undefined = undefined;
  /** The server's own drawing. */
  @property({ attribute: false }) rendered: string | undefined = undefined;
  @property({ attribute: false }) hasChildren = false;

  /** What changes it, once that is here. */
  #live: LiveHtml | null = null;
  #work: Promise<void> | null = null;
  /** The value that is drawn without it. */
  #drawn = "";

  override host(): HostState {
    const { classes, styles, ...state } = super.host();
    return {
      ...state,
      classes: [...classes.filter((name) => name !== "padded"), this.padding && "padded"],
      styles: {
        ...styles,
        // Always, for they would pass from one to another inside.
        "--html-min-height": length(this.minHeight) ?? "auto",
        "--html-max-height": length(this.maxHeight) ?? "none",
      },
    };
  }

  override adopt(children: readonly object[]): [] {
    this.hasChildren = children.length > 0;
    return [];
  }

  override get childrenHost(): HTMLElement {
    const fallback = super.childrenHost;
    return this.querySelector<HTMLElement>("[data-children]") ?? fallback;
  }

  /** What the author's templates and script are about. */
  get inner(): HTMLElement {
    const inner = this.querySelector<HTMLElement>(`:scope > .html-container > #html-${this.nodeId}`);
    if (!inner) throw new Error("The component is not drawn yet.");
    return inner;
  }

  /** Lit draws what is above the author's markup, and leaves that alone. */
  override get frame(): string {
    const { container, content } = this.#attributes();
    const inside = this.rendered ?? (this.hasChildren ? CHILDREN_PLACE : "");
    return `<div data-chrome></div><div${written(container)}><div${written(content)}>${inside}</div></div>`;
  }

  override render(): TemplateResult {
    return html`
      ${this.#hasLabel ? blockLabel({ labelText: this.labelText, showLabel: true }) : nothing} ${this.#live?.note()}
    `;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // It was moved, which has taken its styles away.
    if (this.hasUpdated) this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#live?.leave();
  }

  /** Tells the app what the author's script has changed, or that something happened. */
  say(event: string | null, data: unknown, patch: Readonly<Record<string, unknown>>): void {
    this.fire(event, data, patch);
  }

  protected override restore(): void {
    const isDrawn = [...this.inner.childNodes].some(
      (node) => !(node instanceof HTMLElement && "children" in node.dataset),
    );
    if (isDrawn) this.#drawn = this.#plain;
  }

  protected override willUpdate(changed: PropertyValues): void {
    this.#live?.compose(changed);
  }

  protected override firstUpdated(): void {
    if (this.jsOnLoad === CLICK_SCRIPT) this.inner.addEventListener("click", () => this.fire("click", {}));
  }

  protected override updated(): void {
    this.#dress();
    if (this.#live) this.#live.show();
    else if (this.hasModule || this.head !== null || this.#plain !== this.#drawn) this.#work ??= this.#enliven();
  }

  /** An update is complete when it is drawn, and the author's script listens. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await this.#work;
    return super.getUpdateComplete();
  }

  get hasTemplate(): boolean {
    return this.htmlTemplate !== PLAIN_TEMPLATE;
  }

  /** Whether there is code of the author's to fetch. */
  get hasModule(): boolean {
    const hasScript = this.jsOnLoad !== null && this.jsOnLoad !== CLICK_SCRIPT;
    return this.hasTemplate || this.cssTemplate !== "" || hasScript;
  }

  get #plain(): string {
    return String(this.value ?? "");
  }

  get #hasLabel(): boolean {
    return this.showLabel === true && this.label !== null;
  }

  /** Of the two elements around the author's markup. */
  #attributes(): { container: Attributes; content: Attributes } {
    const isScroller = this.maxHeight !== null;
    const classes = ["html-container", this.#hasLabel && "label-padding", isScroller && "scroller"];
    const names = [
      this.applyDefaultCss && "prose gradio-style",
      this.hasChildren && "has-children",
      ...[this.elemClasses].flat(),
    ];
    return {
      container: {
        class: classes.filter(Boolean).join(" "),
        role: isScroller ? "region" : null,
        "aria-label": isScroller ? this.labelText : null,
        tabindex: isScroller ? "0" : null,
      },
      content: { id: `html-${this.nodeId}`, class: names.filter(Boolean).join(" ") },
    };
  }

  #dress(): void {
    const { container, content } = this.#attributes();
    if (this.inner.parentElement) setAttributes(this.inner.parentElement, container);
    setAttributes(this.inner, content);
  }

  async #enliven(): Promise<void> {
    try {
      const { LiveHtml } = await import("./live.ts");
      const live = new LiveHtml(this, this.author?.(this.nodeId) ?? null);
      await live.load();
      this.#live = live;
      live.compose(null);
      this.requestUpdate();
      await super.getUpdateComplete();
      live.run();
    } catch (error) {
      // The code cannot be fetched, such as after a new deployment.
      reportError(error);
      this.#work = null;
    }
  }
}

type Attributes = Readonly<Record<string, string | null>>;

function written(attributes: Attributes): string {
  const given = Object.entries(attributes).filter(([, value]) => value);
  return given
    .map(([name, value]) => ` ${name}="${value?.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`)}"`)
    .join("");
}

function setAttributes(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (!value) element.removeAttribute(name);
    else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "gr-html": HtmlElement;
  }
}

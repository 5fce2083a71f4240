import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import { GradioElement } from "../shared/gradio-element.ts";
import { chevronIcon } from "../shared/icons.ts";
import { isSafeAddress } from "../shared/inline-markdown.ts";
import { length, styles } from "../shared/styles.ts";
import { namesIn } from "./names-in.ts";
import type { ParameterInfo, ParameterTable, ParamViewerProps } from "./props.ts";
import { word } from "../shared/words.ts";

/** Parameters, each of which opens to say more. */
@customElement("gr-paramviewer")
export class ParamViewerElement extends GradioElement<ParameterTable> implements ParamViewerProps {
  static override readonly isBlock = false;

  @property({ attribute: false }) language: ParamViewerProps["language"] = "python";
  @property({ attribute: false }) linkify: readonly string[] | null = null;
  @property({ attribute: false }) header: string | null = null;
  @property({ attribute: false }) anchorLinks: boolean | string = false;
  @property({ attribute: false }) maxHeight: number | string | null = null;
  /** Names of those that are open. */
  @state() private opened: ReadonlySet<string> = new Set();
  /** Code in colours, once the code for colours has come. */
  @state() private colours: ReadonlyMap<string, string> = new Map();

  override render(): TemplateResult {
    const parameters = Object.entries(this.value ?? {});
    const isScroller = this.maxHeight !== null;
    return html`<div
      class="wrap params"
      role=${isScroller ? "region" : nothing}
      aria-label=${isScroller ? (this.header ?? word("Parameters")) : nothing}
      tabindex=${isScroller ? "0" : nothing}
      ${styles({ "max-height": length(this.maxHeight) })}
    >
      ${this.header === null ? nothing : this.#head(this.header, parameters)}
      ${parameters.map(([name, info]) => this.#parameter(name, info))}
    </div>`;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("hashchange", this.#openAddressed);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("hashchange", this.#openAddressed);
  }

  protected override restore(): void {
    const open = [...this.querySelectorAll<HTMLDetailsElement>("details[open]")];
    this.opened = new Set(open.flatMap(({ dataset }) => dataset["name"] ?? []));
  }

  protected override firstUpdated(): void {
    void this.#openAddressed();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("value") || changed.has("language")) void this.#colour();
  }

  #head(header: string, parameters: readonly (readonly [name: string, unknown])[]): TemplateResult {
    const areOpen = parameters.length > 0 && parameters.every(([name]) => this.opened.has(name));
    const title = word(areOpen ? "Close All" : "Open All");
    return html`<div class="header">
      <span class="title">${header}</span>
      ${
        parameters.length === 0
          ? nothing
          : html`<button
              type="button"
              class="toggle-all ${areOpen ? "open" : ""}"
              title=${title}
              aria-label=${title}
              @click=${() => this.#openAll(!areOpen)}
            >
              ${chevronIcon}
            </button>`
      }
    </div>`;
  }

  #parameter(name: string, { type, description, default: fallback }: ParameterInfo): TemplateResult {
    const id = this.#idOf(name);
    return html`<div class="entry">
      <details
        class="param md"
        id=${id ?? nothing}
        data-name=${name}
        ?open=${this.opened.has(name)}
        @toggle=${this.#onToggle}
      >
        <summary class="type">
          <pre class="language-${this.language}" dir="ltr"><code>${this.#code(`${name}: ${type}`)}</code></pre>
        </summary>
        ${
          isSaid(fallback)
            ? html`<div class="default">
                <span>${word("default")}</span> <code dir="ltr">= ${this.#code(fallback)}</code>
              </div>`
            : nothing
        }
        ${this.#links(type)}
        ${isSaid(description) ? html`<div class="description"><p>${withAnchors(description)}</p></div>` : nothing}
      </details>
      ${id === null ? nothing : html`<a class="param-link" href="#${id}" aria-label=${word("Link to {0}", name)}>#</a>`}
    </div>`;
  }

  /** Below what opens: a link in there could not be told from it. */
  #links(type: string): TemplateResult | typeof nothing {
    const names = namesIn(type, this.linkify ?? []);
    if (names.length === 0) return nothing;
    return html`<div class="links">
      <span>${word("see")}</span>
      ${names.map((name) => html`<a href="#h-${encodeURIComponent(name.toLowerCase())}">${name}</a> `)}
    </div>`;
  }

  /** In colours as soon as there are some: the escaped text in spans. */
  #code(code: string): unknown {
    const colours = this.colours.get(code);
    return colours === undefined ? code : unsafeHTML(colours);
  }

  /** Null where parameters have no address. */
  #idOf(name: string): string | null {
    if (this.anchorLinks === false) return null;
    const prefix = typeof this.anchorLinks === "string" ? `${this.anchorLinks.replace(/\s+/g, "-")}-` : "";
    return `param-${prefix}${slug(name)}`;
  }

  #openAll(areOpen: boolean): void {
    this.opened = new Set(areOpen ? Object.keys(this.value ?? {}) : []);
  }

  #onToggle({ currentTarget }: Event): void {
    if (!(currentTarget instanceof HTMLDetailsElement)) return;
    const { open, dataset } = currentTarget;
    const name = dataset["name"] ?? "";
    if (this.opened.has(name) === open) return;
    const others = [...this.opened].filter((each) => each !== name);
    this.opened = new Set(open ? [...others, name] : others);
  }

  /** Opens the parameter that the page's address names. */
  readonly #openAddressed = async (): Promise<void> => {
    const id = addressed();
    const name = Object.keys(this.value ?? {}).find((each) => this.#idOf(each) === id);
    if (name === undefined) return;
    this.opened = new Set([...this.opened, name]);
    await this.updateComplete;
    this.querySelector(`#${CSS.escape(id)}`)?.scrollIntoView();
  };

  async #colour(): Promise<void> {
    const { value, language } = this;
    const parameters = Object.entries(value ?? {});
    // The Worker would carry the code along, and has no use for it.
    if (parameters.length === 0 || import.meta.env.SSR) return;
    const codes = parameters.flatMap(([name, { type, default: fallback }]) => [`${name}: ${type}`, fallback ?? ""]);
    const { colourCode } = await import("./colours.ts");
    const colours = await colourCode(this, codes, language);
    // Otherwise others are on their way.
    if (this.value === value && this.language === language) this.colours = colours;
  }
}

/** The part of the page that its address names. */
function addressed(): string {
  const name = location.hash.slice(1);
  try {
    return decodeURIComponent(name);
  } catch {
    // A stray per cent sign.
    return name;
  }
}

function isSaid(text: string | null | undefined): text is string {
  return text !== null && text !== undefined && text !== "";
}

/** Links are all that a description may have besides text. */
function withAnchors(description: string): unknown[] {
  return description.split(/(\[[^\]]+\]\([^)\s]+\))/).map((piece) => {
    const [, text, address = ""] = /^\[([^\]]+)\]\(([^)\s]+)\)$/.exec(piece) ?? [];
    if (text === undefined) return piece;
    return isSafeAddress(address)
      ? html`<a href=${address} target="_blank" rel="noopener noreferrer">${text}</a>`
      : text;
  });
}

/** A name as part of an address. */
function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
}

declare global {
  interface HTMLElementTagNameMap {
    "gr-paramviewer": ParamViewerElement;
  }
}

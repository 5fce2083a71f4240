import type { hydrate as Hydrate } from "@lit-labs/ssr-client";
import { html, nothing, type PropertyValues, ReactiveElement, render, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import type { Visibility } from "../../src/protocol/config.ts";
import { CUSTOM_BUTTON_CLICK, isShownButton, type ShownButton } from "../../src/protocol/custom-button.ts";
import { GradioEvent } from "./gradio-event.ts";
import type { Name, Word } from "./languages/english.ts";
import { applyStyles, type Styles } from "./styles.ts";
import { word } from "./words.ts";

/** The outermost element's id, classes and styles, the same on the server and in the browser. */
export interface HostState {
  id: string;
  classes: readonly (string | false | null | undefined)[];
  styles: Styles;
  dir?: "rtl" | null;
  /** Further attributes, such as a role; null leaves one out. */
  attributes?: Readonly<Record<string, string | null>>;
}

/** What a layout hears about a child. */
export interface ChildView {
  id: number;
  type: string;
  /** Options in camelCase. */
  props: Readonly<Record<string, unknown>>;
}

/**
 * Base of all elements: light DOM, one leaf template, drawn on the server and hydrated.
 *
 * Subclasses declare their options as properties and answer `render()`. Options flow in as properties; what the visitor
 * does flows out as one {@link GradioEvent}.
 */
export abstract class GradioElement<Value = unknown> extends ReactiveElement {
  /** Draws the frame of a block (border, background, padding) and the status tracker. */
  static readonly isBlock: boolean = true;
  /** The label where the author gave none. */
  static readonly fallbackLabel: Word | Name = "";
  /**
   * Fixed markup around a layout's children: an element with `data-children` holds them, one with `data-chrome` holds
   * the template of `render()`. Empty for components without children.
   */
  static readonly skeleton: string = "";

  /** Number of the component in its app; makes ids unique. */
  @property({ attribute: false }) nodeId = 0;
  @property({ attribute: false }) value: Value | null = null;
  @property({ attribute: false }) label: string | null = null;
  @property({ attribute: false }) showLabel: boolean | null = true;
  @property({ attribute: false }) container = true;
  @property({ attribute: false }) scale: number | null = null;
  @property({ attribute: false }) minWidth: number | null = null;
  /** Whether the visitor may edit; the app has decided it. */
  @property({ attribute: false }) interactive = true;
  @property({ attribute: false }) visible: Visibility = true;
  @property({ attribute: false }) elemId: string | null = null;
  @property({ attribute: false }) elemClasses: string | readonly string[] = [];
  /** What the bar in the corner holds. */
  @property({ attribute: false }) buttons: readonly unknown[] | null = null;
  /** Why the last value was refused. */
  @property({ attribute: false }) validationError: string | null = null;
  /** Names of the events that somebody listens to. */
  @property({ attribute: false }) listened: readonly string[] = [];

  #hydrate: typeof Hydrate | null = null;
  #hostClasses: string[] = [];

  /** What to draw. Reads properties only: it runs on the server too. */
  render(): unknown {
    return nothing;
  }

  /** All of the template, on the server too. */
  content(): unknown {
    const bar = this.drawsToolbar ? nothing : this.toolbar();
    return bar === nothing ? this.render() : html`${this.render()}${bar}`;
  }

  /** Settles when nothing is on its way into the value, such as an upload. Events wait for it. */
  settled(): Promise<void> {
    return Promise.resolve();
  }

  /** Layouts: hears about the children, answers extra properties for each. */
  adopt(_children: readonly ChildView[]): readonly Readonly<Record<string, unknown>>[] {
    return [];
  }

  /** Layouts: whether the children are in the document. They stay once they were. */
  get showsChildren(): boolean {
    return true;
  }

  /** Layouts: the element that holds the children. */
  get childrenHost(): HTMLElement {
    this.#drawFixedMarkup();
    return this.querySelector<HTMLElement>(":scope > [data-children], :scope > * > [data-children]") ?? this;
  }

  /** Markup of the status tracker, empty where there is none. */
  get tracker(): string {
    return (this.constructor as typeof GradioElement).isBlock ? TRACKER : ""; // statics of the subclass
  }

  /** {@link GradioElement.skeleton}, for elements whose markup is not all the same. */
  get frame(): string {
    return (this.constructor as typeof GradioElement).skeleton; // statics of the subclass
  }

  /** The label that is shown. */
  get labelText(): string {
    const { fallbackLabel } = this.constructor as typeof GradioElement; // statics of the subclass
    return this.label ?? word(fallbackLabel);
  }

  /** Prefix of every id inside this element. */
  get idPrefix(): string {
    return `component-${this.nodeId}`;
  }

  /** Id, classes and styles of the host. Subclasses add to what `super.host()` answers. */
  host(): HostState {
    const isBlock = (this.constructor as typeof GradioElement).isBlock; // statics of the subclass
    return {
      id: this.elemId ?? this.idPrefix,
      classes: [
        isBlock && "block",
        isBlock && this.container && "padded",
        isBlock && !this.container && "hide-container",
        isBlock && this.scale === null && "auto-margin",
        this.visible === "hidden" && "hidden",
        ...(typeof this.elemClasses === "string" ? [this.elemClasses] : this.elemClasses),
      ],
      styles: {
        "flex-grow": this.scale,
        "min-width": this.minWidth === null ? null : `calc(min(${this.minWidth}px, 100%))`,
      },
    };
  }

  /** Starts a server-rendered element: takes over what was typed, then hydrates. Only a page brings what hydrates. */
  wake(hydrate: typeof Hydrate): void {
    this.removeAttribute("data-asleep");
    this.#hydrate = hydrate;
    this.restore();
    if (this.isConnected) this.connectedCallback();
  }

  override connectedCallback(): void {
    // Until its properties are set, a server-rendered element must not draw over its own markup.
    if (this.hasAttribute("data-asleep")) return;
    super.connectedCallback();
  }

  /** Reads into properties what the visitor did to the server's markup before the script arrived. */
  protected restore(): void {}

  /** The visitor gave a new value: keeps it, fires `input`, and forgets why the last one was refused. */
  protected enter(value: Value | null): void {
    this.validationError = null;
    this.value = value;
    this.fire("input", null, { value });
  }

  /** Tells the app that something happened; `patch` names options that the visitor changed. */
  protected fire(event: string | null, data: unknown = null, patch: Readonly<Record<string, unknown>> = {}): void {
    this.dispatchEvent(new GradioEvent(event, data, patch));
  }

  /** The template has a {@link toolbar} in it now, with buttons of the element's own. */
  protected get drawsToolbar(): boolean {
    return false;
  }

  /** The bar in the corner: the element's own buttons, then the author's. Nothing where there are neither. */
  protected toolbar(own: unknown = nothing, place = ""): TemplateResult | typeof nothing {
    const custom = this.showLabel === false ? [] : (this.buttons ?? []).filter(isShownButton);
    if (own === nothing && custom.length === 0) return nothing;
    return html`<div class="icon-button-wrapper ${place}">
      ${own}${custom.map((button) => this.#customButton(button))}
    </div>`;
  }

  #customButton({ id, value, icon, interactive }: ShownButton): TemplateResult {
    return html`<button
      type="button"
      class="custom-button"
      title=${value || nothing}
      aria-label=${value || word("Custom action")}
      ?disabled=${interactive === false}
      @click=${() => this.fire(CUSTOM_BUTTON_CLICK, { id })}
    >
      ${icon?.url ? html`<img src=${icon.url} alt="" />` : nothing}${value}
    </button>`;
  }

  /** True when a listener waits for the event. */
  protected hears(event: string): boolean {
    return this.listened.includes(event);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override update(changed: PropertyValues): void {
    super.update(changed);
    this.#applyHost();
    this.#drawFixedMarkup();
    // A layout without a template of its own holds nothing but its children.
    if (this.render === GradioElement.prototype.render) return;
    const target = this.querySelector<HTMLElement>(":scope > [data-chrome]") ?? this;
    const content = this.content();
    if (!this.#takeOver(content, target)) render(content, target, { host: this });
  }

  /** Once, and only if the server has drawn the same. */
  #takeOver(content: unknown, target: HTMLElement): boolean {
    const hydrate = this.#hydrate;
    if (!hydrate) return false;
    this.#hydrate = null;
    try {
      hydrate(content, target, { host: this });
      return true;
    } catch (error) {
      console.warn(`${this.localName} #${this.id}: the server's markup differs and is drawn again.`, error);
      for (const child of [...target.childNodes]) {
        if (!(child instanceof HTMLElement && child.dataset["testid"] === "status-tracker")) child.remove();
      }
      Reflect.deleteProperty(target, "_$litPart$");
      return false;
    }
  }

  /** Tracker and skeleton; the server has drawn them already. */
  #drawFixedMarkup(): void {
    if (this.hasAttribute("data-drawn")) return;
    this.setAttribute("data-drawn", "");
    this.insertAdjacentHTML("afterbegin", this.tracker + this.frame);
  }

  #applyHost(): void {
    const { id, classes, styles, dir, attributes = {} } = this.host();
    this.id = id;
    const wanted = classes.flatMap((name) => (name ? name.split(/\s+/).filter(Boolean) : []));
    const unwanted = this.#hostClasses.filter((name) => !wanted.includes(name));
    // Without names, these calls leave an empty attribute behind.
    if (unwanted.length > 0) this.classList.remove(...unwanted);
    if (wanted.length > 0) this.classList.add(...wanted);
    this.#hostClasses = wanted;
    applyStyles(this, styles);
    // From now on the inline styles say it.
    this.removeAttribute("data-s");
    if (dir) this.dir = dir;
    else this.removeAttribute("dir");
    for (const [name, value] of Object.entries(attributes)) {
      if (value === null) this.removeAttribute(name);
      else this.setAttribute(name, value);
    }
  }
}

/** Where the app draws waiting, progress and errors; empty while there is nothing to say. */
const TRACKER = `<div data-testid="status-tracker" class="wrap hide"></div>`;

/** A tracker that pulses and never covers what a layout holds. */
export const QUIET_TRACKER = `<div data-testid="status-tracker" class="wrap hide" data-quiet></div>`;

import { html, nothing, type PropertyValues } from "lit";
import type { AuthorHost } from "../shared/author-host.ts";
import { authorPage, Watches } from "./author-page.ts";
import { loadHead } from "./head.ts";
import { patchHtml } from "./patch.ts";
import type { AuthorModule, HtmlHost, TemplateValues } from "./props.ts";
import { ScopedStyle } from "./scoped-style.ts";
import { scrollerOf } from "./scroller.ts";

/** Pixels from the end within which somebody who reads there is taken along. */
const NEAR_THE_END = 100;

/** An HTML component that changes: draws its templates, and gives its script what it works on. */
export class LiveHtml {
  readonly #host: HtmlHost;
  readonly #server: AuthorHost | null;
  readonly #style: ScopedStyle;
  readonly #watches = new Watches();
  /** What the template is drawn with, and the author's script may change. */
  readonly #values: Record<string, unknown> = {};
  /** The same as texts, as the app knows them: what differs comes from a function. */
  readonly #known = new Map<string, string | undefined>();
  /** Names of what a function has changed since the last drawing. */
  #news = new Set<string>();
  #module: AuthorModule = {};
  /** Why there is no module. */
  #obstacle: { readonly error: unknown } | null = null;
  #markup: string | null = null;
  #shown: string | null = null;
  #css = "";
  /** What style elements in the markup say. */
  #sheets: readonly string[] = [];
  #failure: string | null = null;

  constructor(host: HtmlHost, server: AuthorHost | null) {
    this.#host = host;
    this.#server = server;
    this.#style = new ScopedStyle(host);
  }

  /** Fetches the author's code. */
  async load(): Promise<void> {
    if (!this.#host.hasModule) return;
    try {
      this.#module = (await this.#server?.module()) ?? {};
    } catch (error) {
      this.#obstacle = { error };
    }
  }

  /** Takes over what the app says, and works out what there is to draw. */
  compose(changed: PropertyValues | null): void {
    this.#takeIn(changed);
    const { label, visible, hasTemplate } = this.#host;
    const value = this.#values["value"] ?? "";
    const values: TemplateValues = { ...this.#values, value, label: label ?? "", visible };
    try {
      if (this.#obstacle) throw this.#obstacle.error;
      if (!hasTemplate) this.#markup = String(value);
      else if (this.#module.html) this.#markup = String(this.#module.html(values));
      this.#css = String(this.#module.css?.(values) ?? "");
      this.#failure = null;
    } catch (error) {
      this.#failure = error instanceof Error ? error.message : String(error);
    }
  }

  /** What is wrong with a template. */
  note(): unknown {
    if (this.#failure === null) return nothing;
    const name = html`<code class="error-component-name">${this.#host.componentClassName}</code>`;
    return html`<div class="error-container" role="alert">
      <strong class="error-title">Error rendering ${name}:</strong> <span class="error-message">${this.#failure}</span>
    </div>`;
  }

  /** Puts it onto the page, then tells the script of what functions have changed. */
  show(): void {
    this.#draw(this.#failure === null ? this.#markup : "");
    this.#style.wear(this.#css, this.#sheets);
    const news = this.#news;
    this.#news = new Set();
    if (news.size > 0) this.#watches.tell(news);
  }

  /** Hands the component over to its script. Other hosts may take their time; nobody waits for them. */
  run(): void {
    const { head } = this.#host;
    if (head === null) void this.#runScript();
    else void loadHead(head, nonceOf(this.#host)).then(() => this.#runScript());
  }

  leave(): void {
    this.#style.wear("");
  }

  /** A script that fails is its author's to mend: the console says where, and the page goes on. */
  async #runScript(): Promise<void> {
    const { load } = this.#module;
    if (!load || !this.#server) return;
    const hands = {
      host: this.#host,
      server: this.#server,
      values: this.#values,
      set: (name: string, value: unknown): void => this.#set(name, value),
    };
    try {
      await load(authorPage(hands, this.#watches));
    } catch (error) {
      reportError(error);
    }
  }

  #takeIn(changed: PropertyValues | null): void {
    if (changed && !["props", "value", "label", "visible"].some((name) => changed.has(name))) return;
    const { props, value, label, visible } = this.#host;
    for (const [name, told] of Object.entries({ ...props, value, label, visible })) {
      const text = JSON.stringify(told);
      if (this.#known.has(name) && this.#known.get(name) === text) continue;
      this.#known.set(name, text);
      this.#values[name] = copyOf(text);
      this.#news.add(name);
    }
  }

  /** The author's script gives a new value: the app is told, and the template drawn again. */
  #set(name: string, value: unknown): void {
    const text = JSON.stringify(value);
    // A copy: the script may go on changing its own, which must not pass for what the app knows.
    const copy = copyOf(text);
    this.#values[name] = value;
    this.#known.set(name, text);
    const isOption = name === "value" || name === "label" || name === "visible";
    const patch = isOption ? { [name]: copy } : { props: { ...this.#host.props, [name]: copy } };
    Object.assign(this.#host, patch);
    this.#host.say(null, null, patch);
    this.#host.requestUpdate();
  }

  #draw(markup: string | null): void {
    if (markup === null || markup === this.#shown) return;
    const { inner, hasChildren, childrenHost, autoscroll } = this.#host;
    const scroller = autoscroll ? scrollerOf(inner) : null;
    const isAtEnd = scroller && scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight <= NEAR_THE_END;
    this.#sheets = patchHtml(inner, markup, hasChildren ? childrenHost : null);
    this.#shown = markup;
    if (isAtEnd) scroller.scrollTo({ top: scroller.scrollHeight });
  }
}

/** From JSON; nothing where that can say nothing. */
function copyOf(text: string | undefined): unknown {
  return text === undefined ? undefined : JSON.parse(text);
}

/** What the page's policy asks of scripts. Pages elsewhere have policies of their own. */
function nonceOf({ ownerDocument }: Element): string {
  return ownerDocument.querySelector<HTMLElement>("style[data-components]")?.nonce ?? "";
}

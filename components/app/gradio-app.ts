import type { ElementAssets } from "./element-registry.ts";
import type { PageConfig, RunningApp } from "./running-app.ts";

/** What a foreign page needs to draw an app. */
interface EmbedAssets {
  /** Components' code and styles. */
  components: Readonly<Record<string, ElementAssets>>;
  /** Styles of the theme and of everything shared. */
  style: string;
  /** Components whose text is a word of the house. */
  own_words: readonly number[];
  /** The rules that load the theme's fonts. */
  fonts: string;
}

/**
 * An app on a foreign page: drawn into a shadow root, so that neither page's styles touch the other's.
 *
 * @example
 * <script type="module" src="https://demo.example.dev/gradio.js"></script>
 * <gradio-app src="https://demo.example.dev"></gradio-app>
 * <gradio-app src="https://demo.example.dev" page="about-us"></gradio-app>
 *
 * @fires render - the app is drawn and listens
 */
export class GradioApp extends HTMLElement {
  #app: RunningApp | null = null;
  #observer: IntersectionObserver | null = null;

  connectedCallback(): void {
    if (this.#app) return;
    const src = this.getAttribute("src");
    if (src === null) throw new Error('<gradio-app> needs the address of an app: src="https://…".');
    if (this.hasAttribute("eager")) void this.#embed(src);
    else this.#embedWhenSeen(src);
  }

  disconnectedCallback(): void {
    this.#observer?.disconnect();
    this.#app?.stop();
    this.#app = null;
  }

  #embedWhenSeen(src: string): void {
    this.style.minHeight = this.getAttribute("initial_height") ?? "300px";
    this.#observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      this.#observer?.disconnect();
      void this.#embed(src);
    });
    this.#observer.observe(this);
  }

  async #embed(src: string): Promise<void> {
    const base = new URL(src, document.baseURI).href.replace(/\/?$/, "/");
    const shadow = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    try {
      const [config, assets] = await Promise.all([
        fetchJson<PageConfig>(new URL(`config?page=${encodeURIComponent(this.getAttribute("page") ?? "")}`, base)),
        fetchJson<EmbedAssets>(new URL("gradio_api/embed.json", base)),
      ]);
      await this.#draw(shadow, config, { assets, base });
    } catch (cause) {
      shadow.textContent = `The app at ${src} cannot be reached.`;
      throw new Error(`<gradio-app src="${src}"> cannot be drawn: is the address right, and does it allow this page?`, {
        cause,
      });
    }
  }

  async #draw(
    shadow: ShadowRoot,
    config: PageConfig,
    { assets, base }: { assets: EmbedAssets; base: string },
  ): Promise<void> {
    const [{ ElementRegistry, RunningApp }, { adoptCss }] = await Promise.all([
      import("./embedded-app.ts"),
      import("../shared/adopt-css.ts"),
    ]);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(assets.style + (config.css ?? ""));
    shadow.adoptedStyleSheets = [sheet];
    const container = document.createElement("div");
    container.className = `gradio-container embed${isDark(this) ? " dark" : ""}`;
    container.innerHTML = `<div class="main fillable"><div class="wrap"><main class="contain"><div class="column"></div></main></div></div>`;
    shadow.replaceChildren(container);
    // Shadow roots load no fonts: the document does.
    adoptCss(container, assets.fonts);
    const column = container.querySelector<HTMLElement>(".column");
    if (!column) return;
    if (this.getAttribute("control_page_title") === "true") document.title = config.title;
    this.#app = new RunningApp(
      { ...config, own_words: assets.own_words },
      container,
      new ElementRegistry(assets.components, base),
    );
    await this.#app.mount(column);
    this.style.minHeight = "";
  }
}

/** The attribute decides, else the visitor's system. */
function isDark(app: HTMLElement): boolean {
  const mode = app.getAttribute("theme_mode") ?? "system";
  return mode === "dark" || (mode === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
}

async function fetchJson<T>(address: URL): Promise<T> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address.href} answered ${response.status}.`);
  return (await response.json()) as T; // our own server's answer
}

declare global {
  interface HTMLElementTagNameMap {
    "gradio-app": GradioApp;
  }
}

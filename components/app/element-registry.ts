import type { GradioElement } from "../shared/gradio-element.ts";

/** Where a component's code and styles are, relative to the app. */
export interface ElementAssets {
  script: string;
  style: string | null;
}

/** What a page shows of a component's options: with texts in the visitor's language. The same object, where nothing differs. */
export type Reading = (props: Record<string, unknown>, id: number) => Record<string, unknown>;

/** Makes elements, and fetches their code and styles when they are first needed. */
export class ElementRegistry {
  /** How the app's texts are read; it comes with a language that needs it. */
  reading: Reading = (props) => props;
  readonly #assets: Readonly<Record<string, ElementAssets>>;
  readonly #base: string;
  readonly #styled = new WeakMap<Node, Map<string, Promise<void>>>();

  /** `base` is the address that the assets' paths are relative to. */
  constructor(assets: Readonly<Record<string, ElementAssets>>, base: string) {
    this.#assets = assets;
    this.#base = base;
  }

  /** Fetches the code of these types, all at once. */
  async load(types: Iterable<string>): Promise<void> {
    await Promise.all([...new Set(types)].map((type) => this.#loadScript(type)));
  }

  /** Says that the styles of these types are in the root already. */
  markStyled(root: Node, types: Iterable<string>): void {
    this.#styled.set(root, new Map([...types].map((type) => [type, Promise.resolve()] as const)));
  }

  /** A new element, styled for the root that `host` is in; null for a type without an element. */
  async create(type: string, host: HTMLElement): Promise<GradioElement | null> {
    if (!this.#assets[type]) return null;
    await Promise.all([this.#loadScript(type), this.loadStyle(type, host.getRootNode())]);
    return document.createElement(`gr-${type}`) as GradioElement; // its module has just defined it
  }

  async #loadScript(type: string): Promise<void> {
    const assets = this.#assets[type];
    if (assets && !customElements.get(`gr-${type}`)) {
      await import(/* @vite-ignore */ new URL(assets.script, this.#base).href);
    }
  }

  /** Brings the styles of a type, or of "app", into a document or shadow root; settles when they are there. */
  loadStyle(type: string, root: Node): Promise<void> {
    const styled = this.#styled.get(root) ?? new Map<string, Promise<void>>();
    this.#styled.set(root, styled);
    const pending = styled.get(type) ?? this.#fetchStyle(type, root);
    styled.set(type, pending);
    return pending;
  }

  #fetchStyle(type: string, root: Node): Promise<void> {
    const style = this.#assets[type]?.style;
    if (!style) return Promise.resolve();
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = new URL(style, this.#base).href;
    const { promise, resolve } = Promise.withResolvers<void>();
    // A missing style sheet must not keep the component away.
    link.addEventListener("load", () => resolve());
    link.addEventListener("error", () => resolve());
    (root instanceof Document ? root.head : root).appendChild(link);
    return promise;
  }
}

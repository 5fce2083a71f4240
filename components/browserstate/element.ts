import type { PropertyValues } from "lit";
import { customElement, property } from "lit/decorators.js";
import { GradioElement } from "../shared/gradio-element.ts";
import type { BrowserStateProps } from "./props.ts";
import { fingerprint, seal, unseal } from "./seal.ts";

/** A value in the browser's storage. It draws nothing. */
@customElement("gr-browserstate")
export class BrowserStateElement extends GradioElement implements BrowserStateProps {
  static override readonly isBlock = false;

  @property({ attribute: false }) storageKey: string | null = null;
  @property({ attribute: false }) secret: string | null = null;

  /** Name in the storage. */
  #key: Promise<string> | null = null;
  /** Reading and writing, one after the other. */
  #work: Promise<void> = Promise.resolve();
  /** The value that the storage has, or is about to have. */
  #stored: unknown;

  #default: unknown = null;

  /** What the value is until something is kept. */
  @property({ attribute: false })
  get defaultValue(): unknown {
    return this.#default;
  }

  set defaultValue(value: unknown) {
    this.#default = value;
    this.value ??= value;
  }

  override async settled(): Promise<void> {
    // The first drawing is what reads.
    await this.updateComplete;
    await this.#work;
  }

  protected override firstUpdated(): void {
    this.#stored = this.value;
    this.#work = this.#recall();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has("value") || this.value === this.#stored) return;
    const { value } = this;
    this.#stored = value;
    this.#work = this.#work.then(() => this.#keep(value));
  }

  /** Shows what is kept, unless a function was quicker. */
  async #recall(): Promise<void> {
    const before = this.value;
    const value = await this.#read();
    if (value === null || this.value !== before || sameJson(value, before)) return;
    this.#stored = value;
    this.value = value;
    this.fire(null, null, { value });
  }

  async #read(): Promise<unknown> {
    try {
      const key = await this.#name();
      const sealed = localStorage.getItem(key);
      return sealed === null ? null : JSON.parse((await unseal(sealed, this.secret ?? key)) ?? "null");
    } catch {
      // The browser forbids storage, or the page came without TLS and cannot open seals: the default has to do.
      return null;
    }
  }

  async #keep(value: unknown): Promise<void> {
    try {
      const key = await this.#name();
      if (value === null) localStorage.removeItem(key);
      else localStorage.setItem(key, await seal(JSON.stringify(value), this.secret ?? key));
    } catch (error) {
      // It lasts as long as the page.
      console.warn("BrowserState: the browser does not keep the value.", error);
    }
  }

  /** Without a name of the author's: one that stays the same as long as the default and the app's address do. */
  #name(): Promise<string> {
    this.#key ??= this.storageKey === null ? this.#ownName() : Promise.resolve(this.storageKey);
    return this.#key;
  }

  async #ownName(): Promise<string> {
    const root = this.getRootNode();
    const isEmbedded = root instanceof ShadowRoot;
    const app = isEmbedded ? root.host.getAttribute("src") : location.pathname;
    const all = (isEmbedded ? root : document).querySelectorAll<BrowserStateElement>("gr-browserstate");
    const alike = [...all].filter(
      ({ storageKey, defaultValue }) => storageKey === null && sameJson(defaultValue, this.defaultValue),
    );
    const facts = [app, this.defaultValue, alike.indexOf(this)];
    return `gradio-workers/browserstate ${await fingerprint(JSON.stringify(facts))}`;
  }
}

/** Good enough for what was JSON: the same value in another order is told of for nothing, and no harm is done. */
function sameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

declare global {
  interface HTMLElementTagNameMap {
    "gr-browserstate": BrowserStateElement;
  }
}

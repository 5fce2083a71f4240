import { html, nothing, svg, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { AuthorHosts } from "../shared/author-host.ts";
import { ButtonHost } from "../shared/button-host.ts";
import { icon } from "../shared/icons.ts";
import { type DeepLinkButtonProps, type DeepLinkState, MAKE_LINK } from "./props.ts";

const linkIcon = icon(
  svg`<path d="M10 13a5 5 0 0 0 7.54.54l3-3a5 5 0 0 0-7.07-7.07l-1.72 1.71"/><path d="M14 11a5 5 0 0 0-7.54-.54l-3 3a5 5 0 0 0 7.07 7.07l1.71-1.71"/>`,
);

/** Milliseconds for which the button says that the link is copied. */
const SAID = 1000;

/**
 * A button that puts a link to what the page shows into the clipboard.
 *
 * @fires click - the button was pressed
 * @fires error - there is no link, with the reason; or the page was opened by one that has none any more
 * @fires info - the link, where the browser lets nobody write into the clipboard
 */
@customElement("gr-deeplinkbutton")
export class DeepLinkButtonElement extends ButtonHost<string> implements Omit<DeepLinkButtonProps, "value"> {
  @property({ attribute: false }) copiedValue = "Link Copied!";
  @property({ attribute: false }) author: AuthorHosts | undefined = undefined;
  /** The app says it itself. */
  @property({ attribute: false }) deepLinkState: DeepLinkState = "none";
  @state() private isCopied = false;

  /** One link at a time. */
  #isBusy = false;

  override render(): TemplateResult {
    return html`<button
      type="button"
      id=${this.elemId ?? `gradio-share-link-button-${this.nodeId}`}
      class=${this.faceClasses}
      ?disabled=${!this.interactive}
      @click=${this.#onClick}
    >
      ${this.icon === null ? linkIcon : nothing}${this.face(this.isCopied ? this.copiedValue : (this.value ?? ""))}
    </button>`;
  }

  protected override firstUpdated(): void {
    if (this.deepLinkState === "invalid") {
      this.fire("error", "Deep link was not valid. The page shows what it starts with.");
    }
  }

  #onClick(): void {
    this.fire("click");
    if (!this.#isBusy) void this.#share();
  }

  async #share(): Promise<void> {
    this.#isBusy = true;
    const address = this.#makeAddress();
    try {
      if (await copy(address)) await this.#sayCopied();
      else this.fire("info", await address);
    } catch {
      // The browser says no, or the server did.
      await address.then(
        (link) => this.fire("info", link),
        (error: unknown) => this.fire("error", error instanceof Error ? error.message : String(error)),
      );
    } finally {
      this.#isBusy = false;
    }
  }

  async #makeAddress(): Promise<string> {
    const id = await this.author?.(this.nodeId).call(MAKE_LINK, null);
    if (typeof id !== "string") throw new Error("There is nowhere to keep what this page shows.");
    const address = new URL(location.href);
    address.searchParams.set("deep_link", id);
    return address.href;
  }

  async #sayCopied(): Promise<void> {
    this.isCopied = true;
    await new Promise((resolve) => setTimeout(resolve, SAID));
    this.isCopied = false;
  }
}

/** Begins at once: some browsers let a page write into the clipboard only while it answers a click. */
async function copy(text: Promise<string>): Promise<boolean> {
  // Pages without TLS have none.
  if (!("clipboard" in navigator)) return false;
  if (typeof ClipboardItem === "undefined") await navigator.clipboard.writeText(await text);
  else {
    const blob = text.then((whole) => new Blob([whole], { type: "text/plain" }));
    await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
  }
  return true;
}

declare global {
  interface HTMLElementTagNameMap {
    "gr-deeplinkbutton": DeepLinkButtonElement;
  }
}

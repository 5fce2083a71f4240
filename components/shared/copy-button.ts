import type { ReactiveController, ReactiveControllerHost } from "lit";
import { html, type TemplateResult } from "lit";
import { checkIcon, copyIcon } from "./icons.ts";
import { word } from "./words.ts";

/** A copy button that says so for a moment when the text is on the clipboard. */
export class CopyButton implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #copied: (text: string) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `onCopied` runs after the text has reached the clipboard. */
  constructor(host: ReactiveControllerHost, onCopied: (text: string) => void = () => {}) {
    this.#host = host;
    this.#copied = onCopied;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** The button; `text` is asked for when it is pressed, and `done` is its name for a moment then. */
  render(text: () => string | Promise<string>, label = word("Copy"), done = word("Copied")): TemplateResult {
    const isDone = this.#timer !== undefined;
    return html`<button
      type="button"
      class="icon-button"
      aria-label=${isDone ? done : label}
      title=${isDone ? done : label}
      @click=${() => this.#copy(text())}
    >
      ${isDone ? checkIcon : copyIcon}
    </button>`;
  }

  async #copy(asked: string | Promise<string>): Promise<void> {
    // Absent on insecure origins.
    if (!("clipboard" in navigator)) return;
    const text = await asked;
    await navigator.clipboard.writeText(text);
    this.#copied(text);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#host.requestUpdate();
    }, 1000);
    this.#host.requestUpdate();
  }
}

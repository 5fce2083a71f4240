/** Says at the foot of the page that the server is out of reach, and what the page does about it. */

import { html, nothing, render, svg, type TemplateResult } from "lit";
import { icon } from "../shared/icons.ts";
import { successIcon } from "../shared/level-icons.ts";
import { word } from "../shared/words.ts";

/** The server is out of reach. */
export interface Outage {
  /** When the page tries again, in milliseconds since 1970. */
  readonly nextTry: number;
  /** Tries at once. */
  readonly retry: () => void;
}

const offlineIcon = icon(
  svg`<path d="M12 20h.01"/><path d="M8.5 16.429a5 5 0 0 1 7 0"/><path d="M5 12.859a10 10 0 0 1 5.17-2.69"/><path d="M19 12.859a10 10 0 0 0-2.007-1.523"/><path d="M2 8.82a15 15 0 0 1 4.177-2.643"/><path d="M22 8.82a15 15 0 0 0-11.288-3.764"/><path d="m2 2 20 20"/>`,
);

/** Milliseconds for which it is said that the server is back. */
const GOOD_NEWS = 2500;

export class ConnectionNotice {
  readonly #root: HTMLElement;
  #place: HTMLElement | null = null;
  #outage: Outage | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `root` is the app; the notice floats above it. */
  constructor(root: HTMLElement) {
    this.#root = root;
  }

  /** Shows an outage until there is another one, or null: the server is back. */
  show(outage: Outage | null): void {
    const wasLost = this.#outage !== null;
    clearTimeout(this.#timer);
    this.#outage = outage;
    if (outage) this.#tick();
    else if (wasLost) {
      this.#draw(found());
      this.#timer = setTimeout(() => this.#draw(nothing), GOOD_NEWS);
    }
  }

  /** Counts down to the next try. */
  #tick(): void {
    if (!this.#outage) return;
    const seconds = Math.ceil((this.#outage.nextTry - Date.now()) / 1000);
    this.#draw(lost(this.#outage, seconds));
    if (seconds > 0) this.#timer = setTimeout(() => this.#tick(), 1000);
  }

  #draw(content: TemplateResult | typeof nothing): void {
    this.#place ??= this.#makePlace();
    render(content, this.#place);
  }

  /** It is there before it says something: screen readers hear only what changes in it. */
  #makePlace(): HTMLElement {
    const place = this.#root.ownerDocument.createElement("div");
    place.setAttribute("role", "status");
    // Colours and fonts are the container's.
    (this.#root.querySelector(".gradio-container") ?? this.#root).append(place);
    return place;
  }
}

function lost({ retry }: Outage, seconds: number): TemplateResult {
  const said = word(navigator.onLine ? "Connection lost." : "You are offline.");
  // A countdown is for the eye alone.
  return html`<div class="connection-notice" data-testid="connection-notice">
    ${offlineIcon}
    <span class="connection-text"
      >${said}
      <span class="connection-wait" aria-hidden="true"
        >${seconds > 0 ? word("Trying again in {0} s", seconds) : word("Trying again …")}</span
      ><span class="sr-only">${word("The page tries to reach the server again.")}</span></span
    >
    <button type="button" @click=${retry}>${word("Try now")}</button>
  </div>`;
}

function found(): TemplateResult {
  return html`<div class="connection-notice found" data-testid="connection-notice">
    ${successIcon}<span class="connection-text">${word("Connected again.")}</span>
  </div>`;
}

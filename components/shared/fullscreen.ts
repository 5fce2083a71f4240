import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from "lit";
import type { HostState } from "./gradio-element.ts";
import { exitFullscreenIcon, fullscreenIcon } from "./media-icons.ts";
import { word } from "./words.ts";

/** Lets a component fill the window. Uses the top layer, so that no ancestor can clip or cover it. */
export class Fullscreen implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #isOpen = false;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  hostConnected(): void {
    this.#host.addEventListener("toggle", this.#onToggle);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener("toggle", this.#onToggle);
    this.#host.removeAttribute("popover");
    this.#isOpen = false;
  }

  /** What the host looks like: the whole window while open. */
  host(state: HostState): HostState {
    const { classes, styles } = state;
    // Set back to null, not left out: a style that is not named stays.
    const size = this.#isOpen ? { width: "100%", height: "100%" } : {};
    const reset = this.#isOpen ? { margin: "0", color: "inherit" } : { margin: null, color: null };
    return { ...state, classes: [...classes, this.#isOpen && "fullscreen"], styles: { ...styles, ...size, ...reset } };
  }

  /** The button that opens and closes. */
  button(): TemplateResult {
    const label = word(this.#isOpen ? "Exit fullscreen mode" : "Fullscreen");
    return html`<button type="button" class="icon-button" aria-label=${label} title=${label} @click=${this.#press}>
      ${this.#isOpen ? exitFullscreenIcon : fullscreenIcon}
    </button>`;
  }

  readonly #press = (): void => {
    if (this.#isOpen) return this.#host.hidePopover();
    // "auto" closes on Escape. The attribute is there only while open: it would hide the element otherwise.
    this.#host.popover = "auto";
    this.#host.showPopover();
  };

  readonly #onToggle = (event: Event): void => {
    if (event.target !== this.#host || !(event instanceof ToggleEvent)) return;
    this.#isOpen = event.newState === "open";
    if (!this.#isOpen) {
      this.#host.removeAttribute("popover");
      // The page was shorter in the meantime.
      this.#host.scrollIntoView({ block: "nearest" });
    }
    this.#host.requestUpdate();
  };
}

/** Short messages in the corner of the app: errors, warnings, news. */

import { html, nothing, render, type TemplateResult } from "lit";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import { chevronIcon, closeIcon } from "../shared/icons.ts";
import { errorIcon, infoIcon, successIcon, warningIcon } from "../shared/level-icons.ts";
import { styles } from "../shared/styles.ts";
import { word } from "../shared/words.ts";

export type ToastLevel = "error" | "warning" | "info" | "success";

/** One message. */
export interface Toast {
  level: ToastLevel;
  title: string;
  /** Text, or HTML, which is sanitised. */
  message: string;
  /** Seconds; 0 and null stay until they are closed. */
  duration: number | null;
  /** False shows nothing. */
  visible: boolean;
}

/** All messages of one level share one card. */
interface Card {
  readonly level: ToastLevel;
  readonly messages: readonly Message[];
  readonly isExpanded: boolean;
}

interface Message {
  readonly title: string | null;
  /** Text, or a template with sanitised HTML. */
  readonly content: unknown;
  readonly duration: number | null;
}

const KINDS = {
  error: { name: "Error", icon: errorIcon },
  warning: { name: "Warning", icon: warningIcon },
  info: { name: "Info", icon: infoIcon },
  success: { name: "Success", icon: successIcon },
} as const;

const LEVELS: readonly ToastLevel[] = ["error", "warning", "info", "success"];

/** Pixels after which a swipe closes a card. */
const SWIPE = 100;

/** The toasts of one app. */
export class Toasts {
  readonly #root: HTMLElement;
  readonly #read: (text: string) => string;
  #container: HTMLElement | null = null;
  readonly #cards = new Map<ToastLevel, Card>();
  readonly #timers = new Map<ToastLevel, Countdown>();

  /** `root` is the app; the toasts float above it. `read` says a text in the language of the page. */
  constructor(root: HTMLElement, read: (text: string) => string) {
    this.#root = root;
    this.#read = read;
    addEventListener("languagechange", () => this.#draw());
  }

  /** Shows a message, on the card of its level. */
  show(toast: Toast): void {
    if (!toast.visible) return;
    const text = this.#read(toast.message) || standardOf(toast.level);
    if (!/[<&]/.test(text)) this.#add(toast, text);
    // Until it is known to be safe, it is not shown.
    else void safeContent(text).then((content) => this.#add(toast, content));
  }

  #add({ level, title, duration }: Toast, content: unknown): void {
    const added = {
      title: title === KINDS[level].name ? null : this.#read(title) || null,
      content,
      duration: duration || null,
    };
    const messages = [...(this.#cards.get(level)?.messages ?? []), added];
    this.#change(level, { level, isExpanded: true, messages });
  }

  /** Puts a card in place of the one of its level, or takes that away. A card of one message closes by itself. */
  #change(level: ToastLevel, card: Card | null): void {
    if (card === null) this.#cards.delete(level);
    else this.#cards.set(level, card);
    this.#timers.get(level)?.stop();
    this.#timers.delete(level);
    const seconds = lifetime(card);
    if (seconds !== null) this.#timers.set(level, new Countdown(seconds, () => this.#change(level, null)));
    this.#draw();
  }

  #draw(): void {
    if (!this.#container && this.#cards.size === 0) return;
    this.#container ??= this.#makeContainer();
    // Each level keeps its place, so that no card inherits the clock of another.
    const cards = LEVELS.map((level) => {
      const card = this.#cards.get(level);
      return card ? this.#card(card) : nothing;
    });
    render(cards, this.#container);
  }

  #makeContainer(): HTMLElement {
    const container = this.#root.ownerDocument.createElement("div");
    container.className = "toast-wrap";
    // Colours and fonts are the container's.
    (this.#root.querySelector(".gradio-container") ?? this.#root).append(container);
    return container;
  }

  #card({ level, messages, isExpanded }: Card): TemplateResult {
    const { name, icon } = KINDS[level];
    const seconds = lifetime({ level, messages, isExpanded });
    return html`<div
      class="toast-body ${level}"
      role="status"
      aria-live="polite"
      data-testid="toast-body"
      @pointerdown=${(event: PointerEvent) => this.#swipe(level, event)}
      @pointerenter=${() => this.#timers.get(level)?.stop()}
      @pointerleave=${() => this.#timers.get(level)?.start()}
      @focusin=${() => this.#timers.get(level)?.stop()}
      @focusout=${() => this.#timers.get(level)?.start()}
    >
      <div class="toast-header ${level}">
        <button
          type="button"
          class="toast-title-row"
          aria-expanded=${isExpanded ? "true" : "false"}
          @click=${() => this.#fold({ level, messages, isExpanded: !isExpanded })}
        >
          <span class="toast-icon ${level}">${icon}</span>
          <span class="toast-title ${level}"
            >${word(name)}${messages.length > 1 ? html` <span class="toast-count">(${messages.length})</span>` : nothing}</span
          >
          <span class="chevron visible ${isExpanded ? "expanded" : ""}">${chevronIcon}</span>
        </button>
        <button
          type="button"
          class="toast-close ${level}"
          aria-label=${word("Close")}
          data-testid="toast-close"
          @click=${() => this.#change(level, null)}
        >
          ${closeIcon}
        </button>
      </div>
      ${isExpanded ? html`<div class="toast-messages">${messages.map((each) => messageItem(each, level))}</div>` : nothing}
      ${
        seconds === null
          ? nothing
          : html`<div class="timer ${level}" ${styles({ "animation-duration": `${seconds}s` })}></div>`
      }
    </div>`;
  }

  #fold(card: Card): void {
    this.#cards.set(card.level, card);
    this.#draw();
  }

  /** Follows a finger sideways; far enough closes the card. */
  #swipe(level: ToastLevel, down: PointerEvent): void {
    const body = down.currentTarget;
    if (!(body instanceof HTMLElement)) return;
    const moves = new AbortController();
    const distance = (event: PointerEvent): number => event.clientX - down.clientX;
    const drag = (event: PointerEvent): void => {
      const x = distance(event);
      // A click that trembles is no swipe.
      if (Math.abs(x) > 10) body.setPointerCapture(event.pointerId);
      body.style.transform = `translateX(${x}px)`;
      body.style.opacity = String(Math.max(1 - Math.abs(x) / (2 * SWIPE), 0.2));
    };
    const release = (event: PointerEvent): void => {
      moves.abort();
      body.style.transform = "";
      body.style.opacity = "";
      if (event.type === "pointerup" && Math.abs(distance(event)) > SWIPE) this.#change(level, null);
    };
    body.addEventListener("pointermove", drag, { signal: moves.signal });
    body.addEventListener("pointerup", release, { signal: moves.signal });
    body.addEventListener("pointercancel", release, { signal: moves.signal });
  }
}

function standardOf(level: ToastLevel): string {
  return level === "error" ? word("An error occurred.") : `${word(KINDS[level].name)}.`;
}

function messageItem({ title, content }: Message, level: ToastLevel): TemplateResult {
  return html`<div class="toast-message-item ${level}">
    ${title === null ? nothing : html`<strong class="toast-message-title">${title}</strong>`}
    <div class="toast-message-text ${level}" data-testid="toast-text">${content}</div>
  </div>`;
}

/** Seconds after which a card closes; null for one that is to be closed by hand. */
function lifetime(card: Card | null): number | null {
  const [first, ...further] = card?.messages ?? [];
  return first && further.length === 0 ? first.duration : null;
}

/** Sanitises what could be HTML, by code that most pages never need. */
async function safeContent(message: string): Promise<unknown> {
  let sanitizeHtml: (html: string) => string;
  try {
    ({ sanitizeHtml } = await import("../shared/sanitize.ts"));
  } catch {
    // Offline, or a new version was deployed: the bare text says it too, and as text it is safe.
    return message;
  }
  const template = document.createElement("template");
  template.innerHTML = sanitizeHtml(message);
  for (const link of template.content.querySelectorAll("a[href]")) {
    link.setAttribute("target", "_blank");
    link.setAttribute("rel", "noopener noreferrer");
  }
  return unsafeHTML(template.innerHTML);
}

/** A timer that can be held, as long as somebody reads. */
class Countdown {
  readonly #onEnd: () => void;
  #left: number;
  #since = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(seconds: number, onEnd: () => void) {
    this.#left = seconds * 1000;
    this.#onEnd = onEnd;
    this.start();
  }

  start(): void {
    if (this.#timer !== null) return;
    this.#since = Date.now();
    this.#timer = setTimeout(this.#onEnd, this.#left);
  }

  stop(): void {
    if (this.#timer === null) return;
    clearTimeout(this.#timer);
    this.#timer = null;
    this.#left -= Date.now() - this.#since;
  }
}

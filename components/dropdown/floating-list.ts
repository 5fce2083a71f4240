import type { ReactiveController } from "lit";

/** Higher lists scroll. */
const MAX_HEIGHT = 260;
/** Between the list and its control, and to the edge of the window. */
const GAP = 4;

/**
 * Shows a list below its control, or above it where there is more room. The list is a popover: it lies over the whole
 * page, so that no frame around the control clips it, and stays where it is in the document.
 */
export class FloatingList implements ReactiveController {
  readonly #parts: () => { list: HTMLElement | null; anchor: HTMLElement | null };
  readonly #wantsOpen: () => boolean;
  #listening: AbortController | null = null;

  constructor(options: {
    /** Looked up after each drawing. */
    parts: () => { list: HTMLElement | null; anchor: HTMLElement | null };
    wantsOpen: () => boolean;
  }) {
    this.#parts = options.parts;
    this.#wantsOpen = options.wantsOpen;
  }

  hostUpdated(): void {
    if (this.#wantsOpen()) this.#open();
    else this.#close();
  }

  hostDisconnected(): void {
    this.#close();
  }

  #open(): void {
    const { list } = this.#parts();
    if (!list?.isConnected) return;
    if (!list.matches(":popover-open")) list.showPopover();
    this.#place();
    if (this.#listening) return;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    window.addEventListener("resize", () => this.#place(), { signal });
    window.addEventListener("scroll", (event) => event.target !== list && this.#place(), {
      capture: true,
      passive: true,
      signal,
    });
  }

  #close(): void {
    this.#listening?.abort();
    this.#listening = null;
    const { list } = this.#parts();
    if (list?.matches(":popover-open")) list.hidePopover();
  }

  #place(): void {
    const { list, anchor } = this.#parts();
    if (!list || !anchor) return;
    const { top, bottom, left, width } = anchor.getBoundingClientRect();
    const room = { below: window.innerHeight - bottom - 2 * GAP, above: top - 2 * GAP };
    const opensUp = room.below < Math.min(list.scrollHeight, MAX_HEIGHT) && room.above > room.below;
    Object.assign(list.style, {
      left: `${left}px`,
      width: `${width}px`,
      top: opensUp ? "auto" : `${bottom + GAP}px`,
      bottom: opensUp ? `${window.innerHeight - top + GAP}px` : "auto",
      maxHeight: `${Math.max(0, Math.min(MAX_HEIGHT, opensUp ? room.above : room.below))}px`,
    } satisfies Partial<CSSStyleDeclaration>);
  }
}

/** Scrolls the list, and nothing around it, until the option is in view. */
export function scrollToOption(list: HTMLElement, option: HTMLElement): void {
  const top = option.offsetTop;
  const bottom = top + option.offsetHeight;
  if (top < list.scrollTop) list.scrollTop = top;
  else if (bottom > list.scrollTop + list.clientHeight) list.scrollTop = bottom - list.clientHeight;
}

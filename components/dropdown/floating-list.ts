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
  #frame: number | null = null;
  /** Where the control was when the list was placed. */
  #placedAt = "";

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
    this.#placedAt = "";
    if (this.#frame === null) this.#follow();
  }

  /** While the list is open, the control may move: by scrolling, by the window, by what a function changes above it. */
  #follow(): void {
    this.#place();
    this.#frame = requestAnimationFrame(() => this.#follow());
  }

  #close(): void {
    if (this.#frame !== null) cancelAnimationFrame(this.#frame);
    this.#frame = null;
    const { list } = this.#parts();
    if (list?.matches(":popover-open")) list.hidePopover();
  }

  #place(): void {
    const { list, anchor } = this.#parts();
    if (!list || !anchor) return;
    const { top, bottom, left, width } = anchor.getBoundingClientRect();
    const position = [top, bottom, left, width, window.innerHeight].join();
    if (position === this.#placedAt) return;
    this.#placedAt = position;
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

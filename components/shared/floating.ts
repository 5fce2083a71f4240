import type { ReactiveController } from "lit";

/** Higher lists scroll. */
const MAX_HEIGHT = 260;
/** Between what floats and its control, and to the edge of the window. */
const GAP = 4;

/** What floats: a list is as wide as its control and scrolls, a panel has its own size and ends where its control ends. */
type Kind = "list" | "panel";

/**
 * Shows a list or a panel below its control, or above it where there is more room. It is a popover: it lies over the
 * whole page, so that no frame around the control clips it, and stays where it is in the document.
 */
export class Floating implements ReactiveController {
  readonly #kind: Kind;
  readonly #parts: () => { list: HTMLElement | null; anchor: HTMLElement | null };
  readonly #wantsOpen: () => boolean;
  #frame: number | null = null;
  /** Where the control was when the list was placed. */
  #placedAt = "";

  constructor(options: {
    kind: Kind;
    /** Looked up after each drawing. */
    parts: () => { list: HTMLElement | null; anchor: HTMLElement | null };
    wantsOpen: () => boolean;
  }) {
    this.#kind = options.kind;
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
    const { top, bottom, left, right, width } = anchor.getBoundingClientRect();
    const position = [top, bottom, left, width, window.innerHeight, window.innerWidth].join();
    if (position === this.#placedAt) return;
    this.#placedAt = position;
    const isList = this.#kind === "list";
    const room = { below: window.innerHeight - bottom - 2 * GAP, above: top - 2 * GAP };
    const height = isList ? Math.min(list.scrollHeight, MAX_HEIGHT) : list.offsetHeight;
    const opensUp = room.below < height && room.above > room.below;
    Object.assign(list.style, {
      left: `${isList ? left : Math.max(GAP, right - list.offsetWidth)}px`,
      top: opensUp ? "auto" : `${bottom + GAP}px`,
      bottom: opensUp ? `${window.innerHeight - top + GAP}px` : "auto",
    } satisfies Partial<CSSStyleDeclaration>);
    if (!isList) return;
    list.style.width = `${width}px`;
    list.style.maxHeight = `${Math.max(0, Math.min(MAX_HEIGHT, opensUp ? room.above : room.below))}px`;
  }
}

/** Scrolls the list, and nothing around it, until the option is in view. */
export function scrollToOption(list: HTMLElement, option: HTMLElement): void {
  const top = option.offsetTop;
  const bottom = top + option.offsetHeight;
  if (top < list.scrollTop) list.scrollTop = top;
  else if (bottom > list.scrollTop + list.clientHeight) list.scrollTop = bottom - list.clientHeight;
}

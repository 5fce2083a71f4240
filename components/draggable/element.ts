import { html, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { GradioElement, type HostState } from "../shared/gradio-element.ts";
import { exchange } from "./exchange.ts";
import { followPointer } from "./follow-pointer.ts";
import type { DraggableProps } from "./props.ts";
import { word } from "../shared/words.ts";

/**
 * Components in an order that the visitor may change: what is dragged, or moved with the arrow keys, changes places with
 * another one of the same box.
 */
@customElement("gr-draggable")
export class DraggableElement extends GradioElement implements DraggableProps {
  static override readonly isBlock = false;
  static override readonly skeleton = `<div class="sr-only" role="status" data-chrome></div><div class="draggable-items" data-children></div>`;

  @property({ attribute: false }) orientation: DraggableProps["orientation"] = "column";
  /** What screen readers are told of the last move. */
  @state() private news = "";

  #arrivals: MutationObserver | null = null;

  override host(): HostState {
    const { classes, ...rest } = super.host();
    return {
      ...rest,
      classes: ["draggable", this.orientation === "row" ? "horizontal" : "vertical", ...classes],
      attributes: { role: "region", "aria-label": word("Draggable items container") },
    };
  }

  override render(): TemplateResult {
    return html`${this.news}`;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#arrange();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#arrivals?.disconnect();
  }

  protected override updated(): void {
    // The page may speak another language now.
    if (this.#arrivals) this.#arrange();
  }

  protected override firstUpdated(): void {
    this.addEventListener("keydown", (event) => this.#onKeydown(event));
    this.addEventListener("pointerdown", (event) => this.#onPointerDown(event));
    this.#arrange();
  }

  /** Gives every item its number and its handle, now and when others come. Fields in a frame have an order of their own. */
  #arrange(): void {
    this.#arrivals ??= new MutationObserver(() => this.#arrange());
    const { childrenHost } = this;
    for (const box of [childrenHost, ...childrenHost.querySelectorAll(":scope > .form")]) {
      this.#arrivals.observe(box, { childList: true });
      for (const [i, item] of itemsIn(box).entries()) {
        item.classList.add("draggable-item");
        item.dataset["index"] = String(i);
        addHandle(item, nameOf(item, i));
      }
    }
  }

  #onKeydown(event: KeyboardEvent): void {
    const held = this.#heldBy(event);
    if (!held) return;
    const isMirrored = getComputedStyle(this).direction === "rtl";
    const back = ["ArrowUp", isMirrored ? "ArrowRight" : "ArrowLeft"];
    const on = ["ArrowDown", isMirrored ? "ArrowLeft" : "ArrowRight"];
    const step = back.includes(event.key) ? -1 : on.includes(event.key) ? 1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const items = seenBeside(held.item);
    const other = items[items.indexOf(held.item) + step];
    if (other) this.#exchange(held.item, other);
  }

  #onPointerDown(event: PointerEvent): void {
    const held = this.#heldBy(event);
    if (!held || event.button !== 0) return;
    const { item } = held;
    const places = seenBeside(item).filter((each) => each !== item);
    followPointer(event, { ...held, places, onDrop: (place) => this.#exchange(item, place) });
  }

  /** The handle that an event is about, if it is one of ours. */
  #heldBy({ target }: Event): { handle: HTMLElement; item: GradioElement } | null {
    if (!(target instanceof HTMLElement) || !target.matches(".drag-handle")) return null;
    const item = target.parentElement;
    return item instanceof GradioElement && item.closest("gr-draggable") === this ? { handle: target, item } : null;
  }

  #exchange(item: GradioElement, other: GradioElement): void {
    const name = nameOf(item, seenBeside(item).indexOf(item));
    exchange(item, other);
    // Where the browser takes the focus from what moves.
    item.querySelector<HTMLElement>(":scope > .drag-handle")?.focus();
    const items = seenBeside(item);
    const place = items.indexOf(item);
    this.news = word("{0}: place {1} of {2}", name, place + 1, items.length);
  }
}

/** The components in a box. */
function itemsIn(box: Element): GradioElement[] {
  return [...box.children].filter((child) => child instanceof GradioElement);
}

/** An item and its neighbours, without those that are hidden. */
function seenBeside({ parentElement: box }: Element): GradioElement[] {
  return box ? itemsIn(box).filter((item) => item.getClientRects().length > 0) : [];
}

function nameOf({ labelText }: GradioElement, index: number): string {
  return labelText || word("Item {0}", index + 1);
}

/** Puts a handle in front of all that an item draws, where Lit leaves it alone. */
function addHandle(item: GradioElement, name: string): void {
  const known = item.querySelector<HTMLElement>(":scope > .drag-handle");
  const handle = known ?? document.createElement("div");
  handle.setAttribute("aria-label", word("Move {0}", name));
  handle.title = word("Drag it, or use the arrow keys");
  if (known) return;
  handle.className = "drag-handle";
  handle.setAttribute("role", "button");
  handle.tabIndex = 0;
  handle.textContent = "⋮⋮";
  item.prepend(handle);
}

declare global {
  interface HTMLElementTagNameMap {
    "gr-draggable": DraggableElement;
  }
}

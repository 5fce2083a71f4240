import type { ReactiveControllerHost } from "lit";

/** Lets rows change places: dragged, or moved with the arrow keys from their handle. Fetched for lists that may. */
export class RowOrder {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #move: (from: number, to: number) => void;
  #dragged: number | null = null;
  #target: { index: number; isBehind: boolean } | null = null;

  /** `move` hears the row's place before and after. */
  constructor(host: ReactiveControllerHost & HTMLElement, move: (from: number, to: number) => void) {
    this.#host = host;
    this.#move = move;
  }

  /** Shows where a dragged row would go. */
  classOf(index: number): string {
    if (index === this.#dragged) return "dragged";
    if (index !== this.#target?.index) return "";
    return this.#target.isBehind ? "drop-behind" : "drop-before";
  }

  start(event: DragEvent, index: number): void {
    this.#dragged = index;
    // Firefox starts no drag without data.
    event.dataTransfer?.setData("text/plain", "");
    if (event.dataTransfer) event.dataTransfer.effectAllowed = "move";
    this.#host.requestUpdate();
  }

  over(event: DragEvent, index: number): void {
    if (this.#dragged === null || !(event.currentTarget instanceof HTMLElement)) return;
    event.preventDefault();
    const { top, height } = event.currentTarget.getBoundingClientRect();
    this.#target = { index, isBehind: event.clientY > top + height / 2 };
    this.#host.requestUpdate();
  }

  drop(event: DragEvent): void {
    if (this.#dragged === null || this.#target === null) return;
    event.preventDefault();
    const [from, place] = [this.#dragged, this.#target.index + (this.#target.isBehind ? 1 : 0)];
    // Taking the row out moves those behind it up.
    const to = place > from ? place - 1 : place;
    if (to !== from) this.#move(from, to);
    this.end();
  }

  end(): void {
    this.#dragged = null;
    this.#target = null;
    this.#host.requestUpdate();
  }

  /** A key on the row's handle. */
  press(event: KeyboardEvent, index: number): void {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const handles = this.#host.querySelectorAll<HTMLElement>(".drag-handle");
    const next = handles[index + (step ?? 0)];
    if (step === undefined || !next) return;
    event.preventDefault();
    this.#move(index, index + step);
    // Rows are drawn anew in their order: the moved one is where its neighbour was.
    next.focus();
  }
}

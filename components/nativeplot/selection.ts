/** A range that the visitor draws along the x axis: told once it has come to rest. */

/** From and to. */
export type Range = readonly [from: number, to: number];

/** Milliseconds that a range rests before it is told. */
const REST = 250;
/** Milliseconds between two that are told. */
const PAUSE = 1000;

interface Hearing {
  onRange(range: Range): void;
  /** The pointer let go. */
  onReleased(): void;
}

/** Follows one drawing's pointer and brush. */
export class Selection {
  readonly #container: HTMLElement;
  readonly #hearing: Hearing;
  #range: Range | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lastTold = -Infinity;
  #isDragging = false;

  constructor(container: HTMLElement, hearing: Hearing) {
    this.#container = container;
    this.#hearing = hearing;
    container.addEventListener("pointerdown", this.#onPress);
    for (const type of ["pointerup", "pointercancel"]) window.addEventListener(type, this.#onRelease);
  }

  get isDragging(): boolean {
    return this.#isDragging;
  }

  /** The signal of the brush: ends by channel, nothing when it was taken away. */
  onBrush(value: unknown): void {
    const [ends]: unknown[] = Object.values(value ?? {});
    if (!Array.isArray(ends) || ends.length < 2) return this.forget();
    this.#range = [Number(ends[0]), Number(ends.at(-1))];
    this.#wait();
  }

  /** The range will not be told. */
  forget(): void {
    this.#range = null;
    clearTimeout(this.#timer);
  }

  destroy(): void {
    this.forget();
    this.#container.removeEventListener("pointerdown", this.#onPress);
    for (const type of ["pointerup", "pointercancel"]) window.removeEventListener(type, this.#onRelease);
  }

  #wait(): void {
    clearTimeout(this.#timer);
    const rest = Math.max(REST, this.#lastTold + PAUSE - performance.now());
    this.#timer = setTimeout(() => this.#tell(), rest);
  }

  #tell(): void {
    // It goes on when the pointer lets go.
    if (this.#isDragging || !this.#range) return;
    this.#lastTold = performance.now();
    this.#hearing.onRange(this.#range);
    this.#range = null;
  }

  readonly #onPress = (event: PointerEvent): void => {
    if (event.button === 0) this.#isDragging = true;
  };

  readonly #onRelease = (): void => {
    if (!this.#isDragging) return;
    this.#isDragging = false;
    if (this.#range) this.#wait();
    this.#hearing.onReleased();
  };
}

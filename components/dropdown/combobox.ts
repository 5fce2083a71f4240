/** A choice with its place among all choices. */
export interface Option {
  index: number;
  display: string;
  value: string | number;
}

/** What the list is made of. */
export interface ComboboxSource {
  options: readonly Option[];
  /** Typing narrows the list down. */
  filterable: boolean;
  /** A text of one's own is welcome: Enter must not take an option instead of it. */
  allowsOwnText: boolean;
}

/** What is open, being written and about to be taken in a box with a list. Knows nothing of values. */
export class Combobox {
  isOpen = false;
  /** What the visitor is writing; null shows the value. */
  typed: string | null = null;
  /** Place among the choices of the option that Enter takes. */
  active: number | null = null;
  readonly #source: () => ComboboxSource;

  constructor(source: () => ComboboxSource) {
    this.#source = source;
  }

  /** The options in the list: those that contain what is being written, in any case. */
  get shown(): readonly Option[] {
    const { options, filterable } = this.#source();
    if (this.typed === null || !filterable) return options;
    const wanted = this.typed.toLowerCase();
    return options.filter(({ display }) => display.toLowerCase().includes(wanted));
  }

  /** The option that Enter takes. */
  get activeOption(): Option | undefined {
    return this.isOpen ? this.shown.find(({ index }) => index === this.active) : undefined;
  }

  /** The option whose text is exactly what is being written. */
  get exactOption(): Option | undefined {
    return this.#source().options.find(({ display }) => display === this.typed);
  }

  open(active: number | null = this.active): void {
    this.isOpen = true;
    this.active = active;
  }

  close(): void {
    this.isOpen = false;
    this.active = null;
  }

  type(text: string): void {
    this.typed = text;
    this.isOpen = true;
    this.#activateFirst();
  }

  /** Other choices have come; what is being written stays. */
  refresh(): void {
    if (this.typed !== null) this.#activateFirst();
    else if (!this.shown.some(({ index }) => index === this.active)) this.active = null;
  }

  /** To the option before or after; the list is a ring. */
  move(step: 1 | -1): void {
    const { shown } = this;
    const at = shown.findIndex(({ index }) => index === this.active);
    const start = at === -1 && step === -1 ? 0 : at;
    this.active = shown.at((start + step) % Math.max(shown.length, 1))?.index ?? null;
  }

  /** To the next option that begins with the letter, for lists that cannot be typed into. */
  goTo(letter: string): void {
    const { options } = this.#source();
    const next = (this.active ?? -1) + 1;
    const ring = [...options.slice(next), ...options.slice(0, next)];
    const found = ring.find(({ display }) => display.toLowerCase().startsWith(letter.toLowerCase()));
    this.open(found?.index);
  }

  #activateFirst(): void {
    this.active = this.#source().allowsOwnText ? null : (this.shown[0]?.index ?? null);
  }
}

/** What a visitor does with a dropdown's list. It is fetched when the first one comes to the box. */

import { html, nothing, type ReactiveControllerHost, type TemplateResult } from "lit";
import { checkIcon } from "../shared/icons.ts";
import { Combobox, type Option } from "./combobox.ts";
import { Floating, scrollToOption } from "../shared/floating.ts";
import type { DropdownProps } from "./props.ts";

type Value = string | number;

/** The dropdown as its list sees it. */
export interface ListOwner
  extends
    ReactiveControllerHost,
    Pick<HTMLElement, "querySelector">,
    Pick<DropdownProps, "multiselect" | "allowCustomValue" | "filterable"> {
  readonly interactive: boolean;
  readonly options: readonly Option[];
  readonly taken: readonly Value[];
  readonly isFull: boolean;
  readonly listId: string;
  readonly box: HTMLInputElement | null;
  /** The text in the box. */
  readonly text: string;
  validationError: string | null;
  change(value: Value | readonly Value[] | null): void;
  giveBack(value: Value): void;
  tell(event: string, data?: unknown): void;
}

/** The list of one dropdown: open or not, narrowed down, moved through, taken from. */
export class OpenList {
  readonly #owner: ListOwner;
  readonly #combobox: Combobox;

  constructor(owner: ListOwner) {
    this.#owner = owner;
    this.#combobox = new Combobox(() => ({
      options: owner.options,
      filterable: owner.filterable,
      allowsOwnText: owner.allowCustomValue,
    }));
    owner.addController(
      new Floating({
        kind: "list",
        parts: () => ({ list: this.#element, anchor: owner.querySelector<HTMLElement>(":scope > div > .wrap") }),
        wantsOpen: () => this.isShown,
      }),
    );
    owner.addController({ hostUpdated: () => this.#scroll(), hostDisconnected: () => this.#combobox.close() });
  }

  get isShown(): boolean {
    return this.#combobox.isOpen && this.#owner.interactive && this.#combobox.shown.length > 0;
  }

  /** What is being written; null shows the value. */
  get typed(): string | null {
    return this.#combobox.typed;
  }

  /** What is being written is no option, and would have to be one. */
  get isOdd(): boolean {
    const { isOpen, typed, exactOption } = this.#combobox;
    return isOpen && Boolean(typed) && !this.#owner.allowCustomValue && !exactOption;
  }

  /** The id of the option that Enter takes. */
  get activeId(): string | null {
    const { active } = this.#combobox;
    return this.isShown && active !== null ? this.#idOf(active) : null;
  }

  /** The options while the list is open. */
  options(): TemplateResult[] {
    return this.isShown ? this.#combobox.shown.map((option) => this.#option(option)) : [];
  }

  /** The visitor was at the box before this list was: goes on with what was typed. */
  resume(typed: string | null): void {
    this.#combobox.typed = typed;
    this.#open();
  }

  /** The value counts again, not what is being written. */
  forget(): void {
    this.#combobox.typed = null;
  }

  /** Other choices have come. */
  refresh(): void {
    this.#combobox.refresh();
  }

  /** What the visitor did in the box or in the list. */
  hear(event: Event): void {
    switch (event.type) {
      case "focus":
        return this.#open();
      case "blur":
        return this.#onBlur();
      case "input":
        return this.#onInput();
      case "mousedown":
        return this.#onPress(event as MouseEvent); // by its type
      case "keydown":
        return this.#onKeydown(event as KeyboardEvent); // by its type
    }
  }

  get #element(): HTMLElement | null {
    return this.#owner.querySelector<HTMLElement>(".options");
  }

  #scroll(): void {
    const option = this.#owner.querySelector<HTMLElement>(".options .active");
    if (this.#element && option) scrollToOption(this.#element, option);
  }

  #idOf(index: number): string {
    return `${this.#owner.listId}-option-${index}`;
  }

  #option({ index, display, value }: Option): TemplateResult {
    const { taken, isFull } = this.#owner;
    const isTaken = taken.includes(value);
    return html`<li
      class="item ${isTaken ? "selected" : ""} ${index === this.#combobox.active ? "active" : ""}"
      role="option"
      id=${this.#idOf(index)}
      data-index=${index}
      data-testid="dropdown-option"
      aria-label=${display}
      aria-selected=${isTaken ? "true" : "false"}
      aria-disabled=${isFull && !isTaken ? "true" : nothing}
    >
      <span class="inner-item ${isTaken ? "" : "hide-mark"}">${checkIcon}</span>${display}
    </li>`;
  }

  #open(): void {
    const { interactive, multiselect, taken, options } = this.#owner;
    if (!interactive) return;
    const current = multiselect ? undefined : options.find(({ value }) => value === taken[0]);
    this.#combobox.open(current?.index);
    this.#owner.requestUpdate();
  }

  #close(): void {
    this.#combobox.close();
    this.#owner.requestUpdate();
  }

  /** The visitor took this option; with several, a second time gives it back. */
  #take({ index, value }: Option): void {
    const owner = this.#owner;
    if (owner.multiselect && owner.taken.includes(value)) return owner.giveBack(value);
    if (owner.isFull) return;
    this.forget();
    owner.change(owner.multiselect ? [...owner.taken, value] : value);
    owner.tell("select", { index, value, selected: true });
    if (!owner.multiselect || owner.isFull) this.#close();
    else this.#combobox.active = index;
  }

  /** The visitor wrote a value: an option's, or where that is allowed one of their own. */
  #takeText(text: string): void {
    const owner = this.#owner;
    const known = this.#combobox.exactOption;
    this.forget();
    if (!known && !owner.allowCustomValue) return;
    const value = known?.value ?? text;
    if (!owner.multiselect) return owner.change(text === "" ? null : value);
    if (text.trim() === "" || owner.isFull || owner.taken.includes(value)) return;
    owner.change([...owner.taken, value]);
    owner.tell("select", { index: known?.index ?? -1, value, selected: true });
  }

  #onInput(): void {
    this.#owner.validationError = null;
    this.#combobox.type(this.#owner.box?.value ?? "");
    this.#owner.requestUpdate();
  }

  #onBlur(): void {
    const { typed } = this.#combobox;
    if (this.#owner.allowCustomValue && typed !== null) this.#takeText(typed);
    this.forget();
    this.#close();
    this.#owner.tell("blur");
  }

  /** Options are taken on the press rather than the click: the box would lose the focus in between. */
  #onPress({ target, button }: MouseEvent): void {
    if (!(target instanceof Element) || !this.#owner.interactive || target.closest("button")) return;
    if (!target.closest(".options")) return this.#onBoxPress(target);
    const item = button === 0 ? target.closest<HTMLElement>("[data-index]") : null;
    const option = item && this.#owner.options[Number(item.dataset["index"])];
    if (option) this.#take(option);
  }

  /** A press beside the text opens and closes the list. */
  #onBoxPress(target: Element): void {
    const { box, filterable } = this.#owner;
    if (!box?.matches(":focus")) return target === box ? undefined : box?.focus();
    if (!this.#combobox.isOpen) this.#open();
    else if (target !== box || !filterable) this.#close();
  }

  #onKeydown(event: KeyboardEvent): void {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    if (this.#onKey(event.key)) event.preventDefault();
  }

  /** Whether the key meant something here. */
  #onKey(key: string): boolean {
    switch (key) {
      case "ArrowDown":
      case "ArrowUp":
        this.#move(key === "ArrowDown" ? 1 : -1);
        return true;
      case "Enter":
        this.#onEnter();
        return true;
      case "Escape":
        if (!this.#combobox.isOpen) return false;
        this.#close();
        return true;
      case "Backspace":
        return this.#onBackspace();
      default:
        return !this.#owner.filterable && key.length === 1 && this.#onLetter(key);
    }
  }

  #move(step: 1 | -1): void {
    if (!this.#combobox.isOpen) return this.#open();
    this.#combobox.move(step);
    this.#owner.requestUpdate();
  }

  #onEnter(): void {
    const { typed, isOpen, activeOption, exactOption } = this.#combobox;
    const option = activeOption ?? exactOption;
    if (option) this.#take(option);
    else if (typed !== null && this.#owner.allowCustomValue) this.#takeText(typed);
    else if (!isOpen) return this.#open();
    if (!this.#owner.multiselect) this.#close();
  }

  #onBackspace(): boolean {
    const { multiselect, text, taken } = this.#owner;
    if (!multiselect || text !== "" || taken.length === 0) return false;
    this.#owner.change(taken.slice(0, -1));
    return true;
  }

  /** A list that cannot be typed into goes to the next option with that letter. */
  #onLetter(letter: string): boolean {
    if (letter === " ") this.#onEnter();
    else this.#combobox.goTo(letter);
    this.#owner.requestUpdate();
    return true;
  }
}

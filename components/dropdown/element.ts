import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { blockTitle } from "../shared/block-title.ts";
import { choicePairs } from "../shared/choices.ts";
import { GradioElement } from "../shared/gradio-element.ts";
import { checkIcon, chevronIcon, closeIcon } from "../shared/icons.ts";
import { Combobox, type Option } from "./combobox.ts";
import { FloatingList, scrollToOption } from "./floating-list.ts";
import type { DropdownProps } from "./props.ts";

type Value = string | number;

/**
 * A box with a list that opens, to take one choice from or several: a combobox whose focus stays in the box.
 *
 * @fires input - the visitor changed the value
 * @fires select - a choice was taken, or with several given back
 * @fires focus
 * @fires blur
 * @fires key_up - a key was released in the box
 */
@customElement("gr-dropdown")
export class DropdownElement
  extends GradioElement<Value | readonly Value[]>
  implements Omit<DropdownProps, "type" | "value">
{
  @property({ attribute: false }) choices: DropdownProps["choices"] = [];
  @property({ attribute: false }) multiselect: boolean | null = null;
  @property({ attribute: false }) allowCustomValue = false;
  @property({ attribute: false }) maxChoices: number | null = null;
  @property({ attribute: false }) filterable = true;
  @property({ attribute: false }) info: string | null = null;

  readonly #combobox = new Combobox(() => ({
    options: this.#all,
    filterable: this.filterable,
    allowsOwnText: this.allowCustomValue,
  }));

  constructor() {
    super();
    this.addController(
      new FloatingList({
        parts: () => ({ list: this.#list, anchor: this.querySelector<HTMLElement>(":scope > div > .wrap") }),
        wantsOpen: () => this.#isShown,
      }),
    );
  }

  override get labelText(): string {
    return this.label ?? (this.multiselect ? "Multiselect" : "Dropdown");
  }

  override render(): TemplateResult {
    const options = this.#isShown ? this.#combobox.shown : [];
    return html`
      <div class=${this.container ? "container" : ""}>
        ${blockTitle(this)}
        <div
          class="wrap ${this.interactive ? "" : "disabled"} ${this.validationError ? "validation-error" : ""}"
          @mousedown=${this.#onPress}
        >
          <div class="wrap-inner ${this.#isShown ? "show_options" : ""}">
            ${this.multiselect ? this.#taken.map((value) => this.#token(value)) : nothing}
            <div class="secondary-wrap">
              ${this.#control()}
              ${this.multiselect && this.interactive && this.#taken.length > 0 ? this.#clearButton() : nothing}
              <div class="icon-wrap">${chevronIcon}</div>
            </div>
          </div>
        </div>
        <ul
          class="options"
          role="listbox"
          id=${this.#listId}
          popover="manual"
          aria-label="Options"
          aria-multiselectable=${this.multiselect ? "true" : nothing}
          @mousedown=${this.#onOptionPress}
        >
          ${options.map((option) => this.#option(option))}
        </ul>
      </div>
    `;
  }

  protected override restore(): void {
    const box = this.#box;
    if (!box?.matches(":focus")) return;
    // The visitor was here before the script: takes over what was typed, and opens as the focus would have.
    if (box.value !== this.#text) this.#combobox.typed = box.value;
    // Not before the first drawing, which has to be the server's.
    void this.updateComplete.then(() => this.#open());
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // A value from elsewhere wins over what is being written; the first one was there before.
    if (this.hasUpdated && changed.has("value") && !this.multiselect) this.#combobox.typed = null;
    if (changed.has("choices")) this.#combobox.refresh();
  }

  protected override updated(): void {
    const option = this.querySelector<HTMLElement>(".options .active");
    if (this.#list && option) scrollToOption(this.#list, option);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#combobox.close();
  }

  get #box(): HTMLInputElement | null {
    return this.querySelector<HTMLInputElement>("input");
  }

  get #list(): HTMLElement | null {
    return this.querySelector<HTMLElement>(".options");
  }

  get #listId(): string {
    return `${this.idPrefix}-options`;
  }

  get #all(): Option[] {
    return choicePairs(this.choices).map(([display, value], index) => ({ index, display, value }));
  }

  get #isShown(): boolean {
    return this.#combobox.isOpen && this.interactive && this.#combobox.shown.length > 0;
  }

  /** The chosen values. */
  get #taken(): readonly Value[] {
    return this.value === null || this.value === undefined ? [] : [this.value].flat();
  }

  get #isFull(): boolean {
    return Boolean(this.multiselect) && this.maxChoices !== null && this.#taken.length >= this.maxChoices;
  }

  /** The text in the box. */
  get #text(): string {
    if (this.#combobox.typed !== null) return this.#combobox.typed;
    const [value] = this.#taken;
    return this.multiselect || value === undefined ? "" : (this.#displayOf(value) ?? "");
  }

  /** A value that is none of the choices is shown only where it may be. */
  #displayOf(value: Value): string | null {
    const known = this.#all.find((option) => option.value === value);
    return known?.display ?? (this.allowCustomValue || this.multiselect ? String(value) : null);
  }

  #control(): TemplateResult {
    const { typed, exactOption, active, isOpen } = this.#combobox;
    const isOdd = isOpen && Boolean(typed) && !this.allowCustomValue && !exactOption;
    return html`<input
      type="text"
      role="combobox"
      class="border-none ${isOdd ? "subdued" : ""}"
      autocomplete="off"
      aria-label=${this.labelText}
      aria-haspopup="listbox"
      aria-controls=${this.#listId}
      aria-expanded=${this.#isShown ? "true" : "false"}
      aria-activedescendant=${this.#isShown && active !== null ? this.#optionId(active) : nothing}
      aria-autocomplete=${this.filterable ? "list" : "none"}
      aria-invalid=${this.validationError ? "true" : nothing}
      ?readonly=${!this.filterable}
      ?disabled=${!this.interactive}
      .value=${live(this.#text)}
      @input=${this.#onInput}
      @keydown=${this.#onKeydown}
      @keyup=${(event: KeyboardEvent) => this.fire("key_up", { key: event.key, input_value: this.#box?.value ?? "" })}
      @focus=${this.#onFocus}
      @blur=${this.#onBlur}
    />`;
  }

  #token(value: Value): TemplateResult {
    const display = this.#displayOf(value) ?? "";
    return html`<div class="token">
      <span>${display}</span>
      ${
        this.interactive
          ? html`<button
              type="button"
              class="token-remove"
              title="Remove ${display}"
              aria-label="Remove ${display}"
              @click=${() => this.#giveBack(value)}
            >
              ${closeIcon}
            </button>`
          : nothing
      }
    </div>`;
  }

  #clearButton(): TemplateResult {
    return html`<button
      type="button"
      class="token-remove remove-all"
      title="Clear"
      aria-label="Clear"
      @click=${() => this.#change([])}
    >
      ${closeIcon}
    </button>`;
  }

  #option({ index, display, value }: Option): TemplateResult {
    const isTaken = this.#taken.includes(value);
    return html`<li
      class="item ${isTaken ? "selected" : ""} ${index === this.#combobox.active ? "active" : ""}"
      role="option"
      id=${this.#optionId(index)}
      data-index=${index}
      data-testid="dropdown-option"
      aria-label=${display}
      aria-selected=${isTaken ? "true" : "false"}
      aria-disabled=${this.#isFull && !isTaken ? "true" : nothing}
    >
      <span class="inner-item ${isTaken ? "" : "hide-mark"}">${checkIcon}</span>${display}
    </li>`;
  }

  #optionId(index: number): string {
    return `${this.#listId}-option-${index}`;
  }

  #open(): void {
    if (!this.interactive) return;
    const [first] = this.#taken;
    const current = this.multiselect ? undefined : this.#all.find(({ value }) => value === first);
    this.#combobox.open(current?.index);
    this.requestUpdate();
  }

  #close(): void {
    this.#combobox.close();
    this.requestUpdate();
  }

  /** The visitor took this option; with several, a second time gives it back. */
  #take({ index, value }: Option): void {
    if (this.multiselect && this.#taken.includes(value)) return this.#giveBack(value);
    if (this.#isFull) return;
    this.#combobox.typed = null;
    this.#change(this.multiselect ? [...this.#taken, value] : value);
    this.fire("select", { index, value, selected: true });
    if (!this.multiselect || this.#isFull) this.#close();
    else this.#combobox.active = index;
  }

  #giveBack(value: Value): void {
    this.#combobox.typed = null;
    this.#change(this.#taken.filter((each) => each !== value));
    const index = this.#all.findIndex((option) => option.value === value);
    this.fire("select", { index, value, selected: false });
  }

  /** The visitor wrote a value: an option's, or where that is allowed one of their own. */
  #takeText(text: string): void {
    const known = this.#combobox.exactOption;
    this.#combobox.typed = null;
    if (!known && !this.allowCustomValue) return;
    const value = known?.value ?? text;
    if (!this.multiselect) return this.#change(text === "" ? null : value);
    if (text.trim() === "" || this.#isFull || this.#taken.includes(value)) return;
    this.#change([...this.#taken, value]);
    this.fire("select", { index: known?.index ?? -1, value, selected: true });
  }

  #change(value: Value | readonly Value[] | null): void {
    this.validationError = null;
    this.requestUpdate();
    if (Array.isArray(value) || value !== this.value) this.enter(value);
  }

  #onInput(event: InputEvent): void {
    this.validationError = null;
    this.#combobox.type((event.currentTarget as HTMLInputElement).value); // it listens on the box
    this.requestUpdate();
  }

  #onFocus(): void {
    this.#open();
    this.fire("focus");
  }

  #onBlur(): void {
    const { typed } = this.#combobox;
    if (this.allowCustomValue && typed !== null) this.#takeText(typed);
    this.#combobox.typed = null;
    this.#close();
    this.fire("blur");
  }

  /** A press beside the text opens and closes the list without taking the focus from the box. */
  #onPress(event: MouseEvent): void {
    const target = event.target as Element; // presses happen on elements
    if (!this.interactive) return;
    if (target.closest("button")) return event.preventDefault();
    const box = this.#box;
    const isFocused = box?.matches(":focus") ?? false;
    if (target !== box) event.preventDefault();
    if (!isFocused) return target === box ? undefined : box?.focus();
    if (!this.#combobox.isOpen) this.#open();
    else if (target !== box || !this.filterable) this.#close();
  }

  /** On the press rather than the click: the box would lose the focus in between. */
  #onOptionPress(event: MouseEvent): void {
    event.preventDefault();
    const item = (event.target as Element).closest<HTMLElement>("[data-index]"); // presses happen on elements
    const option = event.button === 0 && item ? this.#all[Number(item.dataset["index"])] : undefined;
    if (option) this.#take(option);
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
        return !this.filterable && key.length === 1 && this.#onLetter(key);
    }
  }

  #move(step: 1 | -1): void {
    if (!this.#combobox.isOpen) return this.#open();
    this.#combobox.move(step);
    this.requestUpdate();
  }

  #onEnter(): void {
    const { typed, isOpen, activeOption, exactOption } = this.#combobox;
    const option = activeOption ?? exactOption;
    if (option) this.#take(option);
    else if (typed !== null && this.allowCustomValue) this.#takeText(typed);
    else if (!isOpen) return this.#open();
    if (!this.multiselect) this.#close();
  }

  #onBackspace(): boolean {
    if (!this.multiselect || this.#text !== "" || this.#taken.length === 0) return false;
    this.#change(this.#taken.slice(0, -1));
    return true;
  }

  /** A list that cannot be typed into goes to the next option with that letter. */
  #onLetter(letter: string): boolean {
    if (letter === " ") this.#onEnter();
    else this.#combobox.goTo(letter);
    this.requestUpdate();
    return true;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "gr-dropdown": DropdownElement;
  }
}

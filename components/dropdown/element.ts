import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { blockTitle } from "../shared/block-title.ts";
import { choicePairs } from "../shared/choices.ts";
import { GradioElement } from "../shared/gradio-element.ts";
import { chevronIcon, closeIcon } from "../shared/icons.ts";
import type { Option } from "./combobox.ts";
import type { ListOwner, OpenList } from "./open-list.ts";
import type { DropdownProps } from "./props.ts";
import { word } from "../shared/words.ts";

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
  implements Omit<DropdownProps, "type" | "value">, ListOwner
{
  @property({ attribute: false }) choices: DropdownProps["choices"] = [];
  @property({ attribute: false }) multiselect: boolean | null = null;
  @property({ attribute: false }) allowCustomValue = false;
  @property({ attribute: false }) maxChoices: number | null = null;
  @property({ attribute: false }) filterable = true;
  @property({ attribute: false }) info: string | null = null;

  #list: OpenList | null = null;
  #arrival: Promise<OpenList> | null = null;
  /** What was typed before the list was there. */
  #early: string | null = null;

  override get labelText(): string {
    return this.label ?? word(this.multiselect ? "Multiselect" : "Dropdown");
  }

  override async settled(): Promise<void> {
    // A list that cannot be fetched holds nothing back.
    await Promise.allSettled([this.#arrival]);
  }

  override render(): TemplateResult {
    return html`
      <div class=${this.container ? "container" : ""} @pointerenter=${() => this.#bringList()}>
        ${blockTitle(this)}
        <div
          class="wrap ${this.interactive ? "" : "disabled"} ${this.validationError ? "validation-error" : ""}"
          @mousedown=${this.#onPress}
        >
          <div class="wrap-inner ${this.#list?.isShown ? "show_options" : ""}">
            ${this.multiselect ? this.taken.map((value) => this.#token(value)) : nothing}
            <div class="secondary-wrap">
              ${this.#control()}
              ${this.multiselect && this.interactive && this.taken.length > 0 ? removal(word("Clear"), () => this.change([]), "remove-all") : nothing}
              <div class="icon-wrap">${chevronIcon}</div>
            </div>
          </div>
        </div>
        <ul
          class="options"
          role="listbox"
          id=${this.listId}
          popover="manual"
          aria-label=${word("Options")}
          aria-multiselectable=${this.multiselect ? "true" : nothing}
          @mousedown=${this.#onPress}
        >
          ${this.#list?.options()}
        </ul>
      </div>
    `;
  }

  protected override restore(): void {
    const box = this.box;
    if (!box?.matches(":focus")) return;
    // The visitor was here before the script: the list opens as the focus would have opened it.
    const typed = box.value === this.text ? null : box.value;
    this.#early = typed;
    void this.#bringList().then((list) => list.resume(typed));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // A value from elsewhere wins over what is being written; the first one was there before.
    if (this.hasUpdated && changed.has("value") && !this.multiselect) this.#list?.forget();
    if (changed.has("choices")) this.#list?.refresh();
  }

  get box(): HTMLInputElement | null {
    return this.querySelector<HTMLInputElement>("input");
  }

  get listId(): string {
    return `${this.idPrefix}-options`;
  }

  get options(): Option[] {
    return choicePairs(this.choices).map(([display, value], index) => ({ index, display, value }));
  }

  /** The chosen values. */
  get taken(): readonly Value[] {
    return this.value === null || this.value === undefined ? [] : [this.value].flat();
  }

  get isFull(): boolean {
    return Boolean(this.multiselect) && this.maxChoices !== null && this.taken.length >= this.maxChoices;
  }

  /** The text in the box. */
  get text(): string {
    const typed = this.#list ? this.#list.typed : this.#early;
    const [value] = this.taken;
    return typed ?? (this.multiselect || value === undefined ? "" : (this.#displayOf(value) ?? ""));
  }

  change(value: Value | readonly Value[] | null): void {
    this.validationError = null;
    this.requestUpdate();
    if (Array.isArray(value) || value !== this.value) this.enter(value);
  }

  giveBack(value: Value): void {
    this.#list?.forget();
    this.change(this.taken.filter((each) => each !== value));
    const index = this.options.findIndex((option) => option.value === value);
    this.fire("select", { index, value, selected: false });
  }

  tell(event: string, data?: unknown): void {
    this.fire(event, data);
  }

  /** A value that is none of the choices is shown only where it may be. */
  #displayOf(value: Value): string | null {
    const known = this.options.find((option) => option.value === value);
    return known?.display ?? (this.allowCustomValue || this.multiselect ? String(value) : null);
  }

  #control(): TemplateResult {
    const list = this.#list;
    return html`<input
      type="text"
      role="combobox"
      class="border-none ${list?.isOdd ? "subdued" : ""}"
      autocomplete="off"
      aria-label=${this.labelText}
      aria-haspopup="listbox"
      aria-controls=${this.listId}
      aria-expanded=${list?.isShown ? "true" : "false"}
      aria-activedescendant=${list?.activeId ?? nothing}
      aria-autocomplete=${this.filterable ? "list" : "none"}
      aria-invalid=${this.validationError ? "true" : nothing}
      ?readonly=${!this.filterable}
      ?disabled=${!this.interactive}
      .value=${live(this.text)}
      @input=${this.#hear}
      @keydown=${this.#hear}
      @keyup=${(event: KeyboardEvent) => this.fire("key_up", { key: event.key, input_value: this.box?.value ?? "" })}
      @focus=${this.#onFocus}
      @blur=${this.#hear}
    />`;
  }

  #token(value: Value): TemplateResult {
    const display = this.#displayOf(value) ?? "";
    return html`<div class="token">
      <span>${display}</span>
      ${this.interactive ? removal(word("Remove {0}", display), () => this.giveBack(value)) : nothing}
    </div>`;
  }

  readonly #onFocus = (event: FocusEvent): void => {
    this.#hear(event);
    this.fire("focus");
  };

  /** The focus stays in the box. */
  readonly #onPress = (event: MouseEvent): void => {
    if (this.interactive && event.target !== this.box) event.preventDefault();
    this.#hear(event);
  };

  /** Hands on what the visitor did. The first of it waits until the list is there. */
  readonly #hear = (event: Event): void => {
    if (this.#list) this.#list.hear(event);
    else void this.#bringList().then((list) => list.hear(event));
  };

  #bringList(): Promise<OpenList> {
    this.#arrival ??= this.#fetchList();
    return this.#arrival;
  }

  async #fetchList(): Promise<OpenList> {
    try {
      const { OpenList } = await import("./open-list.ts");
      return (this.#list = new OpenList(this));
    } catch (error) {
      // The next try may find the network again.
      this.#arrival = null;
      throw error;
    }
  }
}

function removal(label: string, remove: () => void, kind = ""): TemplateResult {
  return html`<button type="button" class="token-remove ${kind}" title=${label} aria-label=${label} @click=${remove}>
    ${closeIcon}
  </button>`;
}

declare global {
  interface HTMLElementTagNameMap {
    "gr-dropdown": DropdownElement;
  }
}

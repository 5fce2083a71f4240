/** The tags that are offered after a colon. Comes when somebody begins to write. */

import { html, nothing, type ReactiveControllerHost, type TemplateResult } from "lit";
import { Floating, scrollToOption } from "../shared/floating.ts";
import { word } from "../shared/words.ts";

/** The dialogue as its menu sees it. */
export interface TagOwner extends ReactiveControllerHost, Pick<HTMLElement, "querySelector"> {
  readonly tags: readonly string[];
  readonly menuId: string;
}

/** A list that follows what is written: open behind a colon, narrowed down by what comes after it. */
export class TagMenu {
  readonly #owner: TagOwner;
  /** Where somebody writes. */
  #box: HTMLTextAreaElement | null = null;
  /** What stands between the colon and the cursor; null where there is no colon. */
  #typed: string | null = null;
  #active = 0;

  constructor(owner: TagOwner) {
    this.#owner = owner;
    owner.addController(
      new Floating({
        kind: "list",
        parts: () => ({ list: this.#element, anchor: this.#box }),
        wantsOpen: () => this.#isOpen,
      }),
    );
    owner.addController({ hostUpdated: () => this.#show(), hostDisconnected: () => this.#close() });
  }

  view(): TemplateResult | typeof nothing {
    if (!this.#isOpen) return nothing;
    return html`<ul
      class="tag-menu"
      role="listbox"
      id=${this.#owner.menuId}
      popover="manual"
      data-testid="dialogue-tag-menu"
      aria-label=${word("Tags")}
    >
      ${this.#shown.map((tag, i) => this.#option(tag, i))}
    </ul>`;
  }

  /** What the visitor did in a box. */
  hear(event: Event): void {
    const { type, currentTarget } = event;
    if (type === "blur") this.#close();
    if (type === "keydown") this.#press(event as KeyboardEvent); // by its type
    if (type === "input" && currentTarget instanceof HTMLTextAreaElement) this.follow(currentTarget);
  }

  /** Offers what fits what is written there, up to the cursor. */
  follow(box: HTMLTextAreaElement): void {
    this.#box = box;
    this.#active = 0;
    // A colon in a sentence has a blank behind it.
    this.#typed = /:((?!\s)[^:\n]*)$/.exec(box.value.slice(0, box.selectionEnd))?.[1] ?? null;
    this.#owner.requestUpdate();
  }

  get #shown(): readonly string[] {
    const wanted = this.#typed?.toLowerCase();
    return wanted === undefined ? [] : this.#owner.tags.filter((tag) => tag.toLowerCase().includes(wanted));
  }

  get #isOpen(): boolean {
    return this.#shown.length > 0;
  }

  get #element(): HTMLElement | null {
    return this.#owner.querySelector<HTMLElement>(".tag-menu");
  }

  #option(tag: string, i: number): TemplateResult {
    const isActive = i === this.#active;
    return html`<li
      role="option"
      id="${this.#owner.menuId}-${i}"
      class=${isActive ? "active" : ""}
      aria-selected=${isActive ? "true" : "false"}
      @mousedown=${(event: MouseEvent) => {
        // The focus stays in the box.
        event.preventDefault();
        this.#take(tag);
      }}
    >
      ${tag}
    </li>`;
  }

  #press(event: KeyboardEvent): void {
    const { length } = this.#shown;
    if (length === 0 || event.isComposing) return;
    const tag = this.#shown[this.#active];
    if (event.key === "ArrowDown") this.#active = (this.#active + 1) % length;
    else if (event.key === "ArrowUp") this.#active = (this.#active + length - 1) % length;
    else if (event.key === "Escape") this.#close();
    else if (event.key === "Enter" && tag !== undefined) this.#take(tag);
    else return;
    event.preventDefault();
    this.#owner.requestUpdate();
  }

  /** Puts a tag in the place of the colon and what was typed behind it. */
  #take(tag: string): void {
    const [box, typed] = [this.#box, this.#typed];
    if (!box || typed === null) return;
    const end = box.selectionEnd;
    box.setRangeText(`${tag} `, end - typed.length - 1, end, "end");
    this.#close();
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }

  #close(): void {
    if (this.#typed === null) return;
    this.#typed = null;
    this.#owner.requestUpdate();
  }

  /** Says in the box what is offered, and brings the active tag into view. */
  #show(): void {
    const box = this.#box;
    if (!box) return;
    for (const [name, value] of [
      ["aria-controls", this.#owner.menuId],
      ["aria-activedescendant", `${this.#owner.menuId}-${this.#active}`],
    ] as const) {
      if (this.#isOpen) box.setAttribute(name, value);
      else box.removeAttribute(name);
    }
    const option = this.#owner.querySelector<HTMLElement>(".tag-menu .active");
    if (this.#element && option) scrollToOption(this.#element, option);
  }
}

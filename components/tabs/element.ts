import { html, nothing, svg, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { type ChildView, GradioElement, type HostState } from "../shared/gradio-element.ts";
import { icon } from "../shared/icons.ts";
import { moveFocus, type Panel, PanelChoice, type PanelId } from "../shared/panel-choice.ts";
import type { TabsProps } from "./props.ts";
import { word } from "../shared/words.ts";

// Paths from Lucide (ISC licence, © Lucide Icons and Contributors).
const moreIcon = icon(
  svg`<circle cx="12" cy="12" r="1"/><circle cx="19" cy="12" r="1"/><circle cx="5" cy="12" r="1"/>`,
);

/** Pixels kept free for the button that opens the list of tabs that do not fit. */
const MENU_WIDTH = 48;

/**
 * A row of buttons; each brings its panel to the front.
 *
 * @fires select - the visitor picked a tab
 * @fires change - another tab is in front, by the visitor or by a function
 */
@customElement("gr-tabs")
export class TabsElement extends GradioElement implements TabsProps {
  static override readonly isBlock = false;
  static override readonly skeleton = `<div class="tab-wrapper" data-chrome></div><div class="tab-panels" data-children></div>`;

  @property({ attribute: false }) selected: PanelId | null = null;
  /** How many tabs fit into the row; null draws all, to see how many do. */
  @state() private fitting: number | null = null;
  @state() private isMenuOpen = false;

  readonly #choice = new PanelChoice(this, {
    type: "tabitem",
    noun: "Tab {0}",
    fire: (event, data, patch) => this.fire(event, data, patch),
  });
  #resizes: ResizeObserver | null = null;
  #width = 0;

  override host(): HostState {
    const { classes, ...rest } = super.host();
    return { ...rest, classes: ["tabs", ...classes] };
  }

  override adopt(children: readonly ChildView[]): readonly Readonly<Record<string, unknown>>[] {
    const before = this.#choice.panels;
    const adopted = this.#choice.adopt(children);
    // Other labels have other widths; the first measure waits until the page is laid out.
    if (this.#choice.panels !== before && this.hasUpdated) this.fitting = null;
    return adopted;
  }

  override render(): TemplateResult {
    const { shown } = this.#choice;
    const row = shown.slice(0, this.fitting ?? shown.length);
    const rest = shown.slice(row.length);
    return html`
      <div class="tab-container" role="tablist" @keydown=${this.#onKeydown}>
        ${row.map((tab) => this.#button(tab, row))}
      </div>
      ${rest.length > 0 ? this.#menu(rest) : nothing}
    `;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#watchWidth();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resizes?.disconnect();
    this.#closeMenu();
  }

  protected override firstUpdated(): void {
    this.#watchWidth();
  }

  protected override updated(): void {
    if (this.fitting === null && this.#width > 0) this.#measure();
  }

  #button(tab: Panel, row: readonly Panel[]): TemplateResult {
    const isCurrent = this.#choice.isCurrent(tab);
    const hasCurrent = row.some((each) => this.#choice.isCurrent(each));
    const isTabStop = hasCurrent ? isCurrent : tab === row.find(({ isInteractive }) => isInteractive);
    return html`<button
      type="button"
      role="tab"
      class=${isCurrent ? "selected" : ""}
      id="${tab.panelId}-button"
      aria-controls=${tab.panelId}
      aria-selected=${isCurrent ? "true" : "false"}
      aria-disabled=${tab.isInteractive ? "false" : "true"}
      ?disabled=${!tab.isInteractive}
      tabindex=${isTabStop ? "0" : "-1"}
      data-tab-id=${tab.id}
      @click=${() => this.#choice.choose(tab)}
    >
      ${tab.label}
    </button>`;
  }

  #menu(rest: readonly Panel[]): TemplateResult {
    const hasCurrent = rest.some((tab) => this.#choice.isCurrent(tab));
    return html`<span class="overflow-menu" @focusout=${this.#onFocusOut} @keydown=${this.#onMenuKeydown}>
      <button
        type="button"
        class=${hasCurrent ? "overflow-item-selected" : ""}
        aria-label=${word("More tabs")}
        aria-expanded=${this.isMenuOpen ? "true" : "false"}
        @click=${this.#toggleMenu}
      >
        ${moreIcon}
      </button>
      <div class="overflow-dropdown ${this.isMenuOpen ? "" : "hide"}">${rest.map((tab) => this.#menuItem(tab))}</div>
    </span>`;
  }

  #menuItem(tab: Panel): TemplateResult {
    const isCurrent = this.#choice.isCurrent(tab);
    return html`<button
      type="button"
      class=${isCurrent ? "selected" : ""}
      id="${tab.panelId}-button"
      aria-current=${isCurrent ? "true" : "false"}
      ?disabled=${!tab.isInteractive}
      data-tab-id=${tab.id}
      @click=${() => {
        this.#closeMenu();
        this.#choice.choose(tab);
      }}
    >
      ${tab.label}
    </button>`;
  }

  #onKeydown(event: KeyboardEvent): void {
    moveFocus(event, this.#buttons())?.click();
  }

  #buttons(): NodeListOf<HTMLButtonElement> {
    return this.querySelectorAll<HTMLButtonElement>(":scope > .tab-wrapper > .tab-container > button");
  }

  /** Counts the tabs that end before the row does. The row lets them wrap and hides all lines but the first. */
  #measure(): void {
    const buttons = [...this.#buttons()];
    const row = buttons[0]?.parentElement;
    if (!row) return;
    const left = buttons[0]?.offsetLeft ?? 0;
    const top = buttons[0]?.offsetTop ?? 0;
    const ends = buttons.map((button) =>
      button.offsetTop === top ? button.offsetLeft + button.offsetWidth - left : Number.POSITIVE_INFINITY,
    );
    const width = this.#width;
    if (ends.every((end) => end <= width)) this.fitting = buttons.length;
    else this.fitting = Math.max(1, ends.filter((end) => end <= width - MENU_WIDTH).length);
  }

  #watchWidth(): void {
    this.#resizes ??= new ResizeObserver(() => {
      const width = this.clientWidth;
      if (width === this.#width) return;
      this.#width = width;
      // Between layout and paint: what does not fit is gone before it is seen.
      if (this.fitting === null) this.#measure();
      else this.fitting = null;
    });
    this.#resizes.observe(this);
  }

  #toggleMenu(): void {
    if (this.isMenuOpen) return this.#closeMenu();
    this.isMenuOpen = true;
    this.ownerDocument.addEventListener("pointerdown", this.#onPointerDown);
  }

  #closeMenu(): void {
    this.isMenuOpen = false;
    this.ownerDocument.removeEventListener("pointerdown", this.#onPointerDown);
  }

  readonly #onPointerDown = (event: PointerEvent): void => {
    const menu = this.querySelector(":scope > .tab-wrapper > .overflow-menu");
    if (!menu || !event.composedPath().includes(menu)) this.#closeMenu();
  };

  #onFocusOut({ currentTarget, relatedTarget }: FocusEvent): void {
    if (!(currentTarget instanceof Node) || !(relatedTarget instanceof Node)) return;
    if (!currentTarget.contains(relatedTarget)) this.#closeMenu();
  }

  #onMenuKeydown(event: KeyboardEvent): void {
    if (event.key !== "Escape" || !this.isMenuOpen) return;
    event.stopPropagation();
    this.#closeMenu();
    this.querySelector<HTMLButtonElement>(":scope > .tab-wrapper > .overflow-menu > button")?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "gr-tabs": TabsElement;
  }
}

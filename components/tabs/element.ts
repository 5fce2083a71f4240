import { html, nothing, type PropertyValues, type TemplateResult, svg } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { type ChildView, GradioElement, type HostState } from "../shared/gradio-element.ts";
import { icon } from "../shared/icons.ts";
import type { TabsProps } from "./props.ts";

// Paths from Lucide (ISC licence, © Lucide Icons and Contributors).
const moreIcon = icon(
  svg`<circle cx="12" cy="12" r="1"/><circle cx="19" cy="12" r="1"/><circle cx="5" cy="12" r="1"/>`,
);

type TabId = string | number;

/** What the row of buttons shows of one tab. */
interface Tab {
  readonly id: TabId;
  /** Number of the component. */
  readonly nodeId: number;
  /** Id of the panel's element. */
  readonly panelId: string;
  readonly label: string;
  readonly index: number;
  readonly isShown: boolean;
  readonly isInteractive: boolean;
}

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

  @property({ attribute: false }) selected: TabId | null = null;
  @state() private tabs: readonly Tab[] = [];
  /** How many tabs fit into the row; null draws all, to see how many do. */
  @state() private fitting: number | null = null;
  @state() private isMenuOpen = false;

  /** The tab in front. */
  #current: TabId | null = null;
  /** The tab in front when it was last told; undefined before the first drawing. */
  #told: TabId | null | undefined;
  #resizes: ResizeObserver | null = null;
  #width = 0;

  override host(): HostState {
    const { classes, ...rest } = super.host();
    return { ...rest, classes: ["tabs", ...classes] };
  }

  override adopt(children: readonly ChildView[]): readonly Readonly<Record<string, unknown>>[] {
    const tabs = children.filter(({ type }) => type === "tabitem").map(tabOf);
    if (JSON.stringify(tabs) !== JSON.stringify(this.tabs)) this.tabs = tabs;
    this.#settle();
    return children.map((child) => {
      const tab = tabs.find(({ nodeId }) => nodeId === child.id);
      return tab ? { active: tab.id === this.#current, index: tab.index } : {};
    });
  }

  override render(): TemplateResult {
    const shown = this.tabs.filter(({ isShown }) => isShown);
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

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("selected")) this.#settle();
    // Other labels have other widths; the first measure waits until the page is laid out.
    if (changed.has("tabs") && this.hasUpdated) this.fitting = null;
  }

  protected override firstUpdated(): void {
    this.#watchWidth();
  }

  protected override updated(): void {
    if (this.fitting === null && this.#width > 0) this.#measure();
    if (this.#current === this.#told || this.tabs.length === 0) return;
    const isFirst = this.#told === undefined;
    this.#told = this.#current;
    if (!isFirst) this.fire("change", null, { selected: this.#current });
  }

  /** Works out which tab is in front: the one asked for, else the one that was, else the first that can be. */
  #settle(): void {
    const shown = this.tabs.filter(({ isShown }) => isShown);
    const current = shown.find(({ id }) => id === this.#current);
    const wanted = shown.find(({ id }) => id === this.selected);
    if (wanted && (wanted.isInteractive || !current)) this.#current = wanted.id;
    else if (!current) {
      const next = shown.find(({ isInteractive }) => isInteractive) ?? shown[0];
      this.#current = next?.id ?? null;
      // What was asked for is gone; it must not jump to the front when it comes back.
      if (this.selected !== null) this.selected = this.#current;
    }
  }

  #button(tab: Tab, row: readonly Tab[]): TemplateResult {
    const isCurrent = tab.id === this.#current;
    const hasCurrent = row.some(({ id }) => id === this.#current);
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
      @click=${() => this.#choose(tab)}
    >
      ${tab.label}
    </button>`;
  }

  #menu(rest: readonly Tab[]): TemplateResult {
    const hasCurrent = rest.some(({ id }) => id === this.#current);
    return html`<span class="overflow-menu" @focusout=${this.#onFocusOut} @keydown=${this.#onMenuKeydown}>
      <button
        type="button"
        class=${hasCurrent ? "overflow-item-selected" : ""}
        aria-label="More tabs"
        aria-expanded=${this.isMenuOpen ? "true" : "false"}
        @click=${this.#toggleMenu}
      >
        ${moreIcon}
      </button>
      <div class="overflow-dropdown ${this.isMenuOpen ? "" : "hide"}">${rest.map((tab) => this.#menuItem(tab))}</div>
    </span>`;
  }

  #menuItem(tab: Tab): TemplateResult {
    const isCurrent = tab.id === this.#current;
    return html`<button
      type="button"
      class=${isCurrent ? "selected" : ""}
      id="${tab.panelId}-button"
      aria-current=${isCurrent ? "true" : "false"}
      ?disabled=${!tab.isInteractive}
      data-tab-id=${tab.id}
      @click=${() => {
        this.#closeMenu();
        this.#choose(tab);
      }}
    >
      ${tab.label}
    </button>`;
  }

  #choose(tab: Tab): void {
    if (tab.id === this.#current) return;
    this.#current = tab.id;
    this.selected = tab.id;
    const data = { value: tab.label, index: tab.index, id: tab.id, component_id: tab.nodeId };
    this.fire("select", data, { selected: tab.id });
  }

  #onKeydown(event: KeyboardEvent): void {
    const buttons = [...this.#buttons()].filter((button) => !button.disabled);
    const at = buttons.findIndex((button) => button === event.target);
    const last = buttons.length - 1;
    const next = { ArrowLeft: at === 0 ? last : at - 1, ArrowRight: at === last ? 0 : at + 1, Home: 0, End: last }[
      event.key
    ];
    if (next === undefined || at < 0) return;
    event.preventDefault();
    buttons[next]?.focus();
    buttons[next]?.click();
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

function tabOf({ id, props }: ChildView, index: number): Tab {
  const { tabId, label, elemId, visible, interactive } = props;
  return {
    id: typeof tabId === "string" || typeof tabId === "number" ? tabId : id,
    nodeId: id,
    panelId: typeof elemId === "string" ? elemId : `component-${id}`,
    label: typeof label === "string" && label !== "" ? label : `Tab ${index + 1}`,
    index,
    // Neither false nor "hidden" leaves a button.
    isShown: visible === undefined || visible === true,
    isInteractive: interactive !== false,
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "gr-tabs": TabsElement;
  }
}

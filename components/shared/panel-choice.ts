/** Panels of which one is in front, with a button each: what tabs and the steps of a walkthrough share. */

import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { ChildView } from "./gradio-element.ts";
import type { Word } from "./languages/english.ts";
import { word } from "./words.ts";

export type PanelId = string | number;

/** What a button shows of its panel. */
export interface Panel {
  readonly id: PanelId;
  /** Number of the component. */
  readonly nodeId: number;
  /** Id of the panel's element. */
  readonly panelId: string;
  readonly label: string;
  readonly index: number;
  readonly isShown: boolean;
  readonly isInteractive: boolean;
}

interface ChoiceHost extends ReactiveControllerHost {
  /** The panel that was asked for. */
  selected: PanelId | null;
}

interface ChoiceOptions {
  /** Component type of the panels. */
  readonly type: string;
  /** What a panel without a label is called, with its number. */
  readonly noun: Word;
  readonly fire: (event: string, data: unknown, patch: Readonly<Record<string, unknown>>) => void;
}

/** Which of a layout's panels is in front. Fires `select` for what the visitor picked, `change` for whatever changed it. */
export class PanelChoice implements ReactiveController {
  readonly #host: ChoiceHost;
  readonly #options: ChoiceOptions;
  #panels: readonly Panel[] = [];
  /** The panel in front. */
  #current: PanelId | null = null;
  /** The panel in front when it was last told; undefined before the first drawing. */
  #told: PanelId | null | undefined;

  constructor(host: ChoiceHost, options: ChoiceOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** All of them; another list if one of them has changed. */
  get panels(): readonly Panel[] {
    return this.#panels;
  }

  /** Those that have a button. */
  get shown(): readonly Panel[] {
    return this.#panels.filter(({ isShown }) => isShown);
  }

  isCurrent({ id }: Panel): boolean {
    return id === this.#current;
  }

  /** Hears about the children, answers what each panel is to know. */
  adopt(children: readonly ChildView[]): readonly Readonly<Record<string, unknown>>[] {
    const { type, noun } = this.#options;
    const panels = children.filter((child) => child.type === type).map((child, index) => panelOf(child, index, noun));
    if (JSON.stringify(panels) !== JSON.stringify(this.#panels)) {
      this.#panels = panels;
      this.#host.requestUpdate();
    }
    this.#settle();
    return children.map((child) => {
      const panel = panels.find(({ nodeId }) => nodeId === child.id);
      return panel ? { active: this.isCurrent(panel), index: panel.index } : {};
    });
  }

  /** The visitor picked one. */
  choose(panel: Panel): void {
    if (this.isCurrent(panel)) return;
    this.#current = panel.id;
    this.#host.selected = panel.id;
    const data = { value: panel.label, index: panel.index, id: panel.id, component_id: panel.nodeId };
    this.#options.fire("select", data, { selected: panel.id });
  }

  hostUpdate(): void {
    this.#settle();
  }

  hostUpdated(): void {
    if (this.#current === this.#told || this.#panels.length === 0) return;
    const isFirst = this.#told === undefined;
    this.#told = this.#current;
    if (!isFirst) this.#options.fire("change", null, { selected: this.#current });
  }

  /** Works out which panel is in front: the one asked for, else the one that was, else the first that can be. */
  #settle(): void {
    if (this.#panels.length === 0) return;
    const { shown } = this;
    const current = shown.find((panel) => this.isCurrent(panel));
    const wanted = shown.find(({ id }) => id === this.#host.selected);
    if (wanted && (wanted.isInteractive || !current)) this.#current = wanted.id;
    else if (!current) {
      const next = shown.find(({ isInteractive }) => isInteractive) ?? shown[0];
      this.#current = next?.id ?? null;
      // What was asked for is gone; it must not jump to the front when it comes back.
      if (this.#host.selected !== null) this.#host.selected = this.#current;
    }
  }
}

/** Moves the focus along the buttons that can be pressed, around both ends. Answers the focused one, or null. */
export function moveFocus(event: KeyboardEvent, buttons: Iterable<HTMLButtonElement>): HTMLButtonElement | null {
  const usable = [...buttons].filter((button) => !button.disabled);
  const at = usable.findIndex((button) => button === event.target);
  const focused = usable[at];
  if (!focused) return null;
  const last = usable.length - 1;
  const [back, on] = [at === 0 ? last : at - 1, at === last ? 0 : at + 1];
  const [left, right] = getComputedStyle(focused).direction === "rtl" ? [on, back] : [back, on];
  const next = { ArrowLeft: left, ArrowRight: right, Home: 0, End: last }[event.key];
  const button = next === undefined ? undefined : usable[next];
  if (!button) return null;
  event.preventDefault();
  button.focus();
  return button;
}

function panelOf({ id, props }: ChildView, index: number, noun: Word): Panel {
  const { tabId, label, elemId, visible, interactive } = props;
  return {
    id: typeof tabId === "string" || typeof tabId === "number" ? tabId : id,
    nodeId: id,
    panelId: typeof elemId === "string" ? elemId : `component-${id}`,
    label: typeof label === "string" && label !== "" ? label : word(noun, index + 1),
    index,
    // Neither false nor "hidden" leaves a button.
    isShown: visible === undefined || visible === true,
    isInteractive: interactive !== false,
  };
}

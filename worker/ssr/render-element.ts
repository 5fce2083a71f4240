/** Draws elements, nested as the layout is, to markup that the page's script takes over. */

import type { DrawnNode, ElementView } from "../../components/app/views.ts";
import { GradioElement } from "../../components/shared/gradio-element.ts";
import { assignProps } from "../../components/shared/assign-props.ts";
import { declarations } from "../../components/shared/styles.ts";
import { escapeHtml, renderValue, type StyleCollector } from "./render-template.ts";

/** What a component's definition says about the page. */
export interface Kind {
  readonly element: (new () => object) | null;
  /** Properties of the first drawing that are not options. `rules` among them go into the page's style sheet. */
  prerender?(props: Record<string, unknown>, drawn: DrawnComponent): Record<string, unknown>;
}

/** A component with its number, and its options as its author made them. */
export interface DrawnComponent extends DrawnNode {
  readonly props: Readonly<Record<string, unknown>>;
}

/** By component type. */
export type Kinds = ReadonlyMap<string, Kind>;

/** Rules for `data-s` attributes. */
class StyleSheet implements StyleCollector {
  readonly #names = new Map<string, string>();
  #rules = "";

  add(text: string): string {
    const name = this.#names.get(text) ?? this.#names.size.toString(36);
    this.#names.set(text, name);
    return name;
  }

  /** Adds rules of a component's own. */
  addRules(rules: string): void {
    this.#rules += rules;
  }

  get css(): string {
    return [...this.#names].map(([text, name]) => `[data-s="${name}"]{${text}}`).join("") + this.#rules;
  }
}

/** Draws views to one string. */
export class ElementRenderer {
  readonly sheet = new StyleSheet();
  readonly #kinds: Kinds;

  constructor(kinds: Kinds) {
    this.#kinds = kinds;
  }

  /** The markup of one component and all it holds; nothing for what is not visible or has no element. */
  render(view: ElementView, extra: Readonly<Record<string, unknown>> = {}): string {
    const kind = this.#kinds.get(view.type)?.element;
    if (!kind || view.props["visible"] === false) return "";
    const element = new kind() as GradioElement; // definitions know no more of it than that it is a class
    assignProps(element, { ...view.props, ...view.prerendered, ...extra, nodeId: view.id, listened: view.listened });
    const childProps = view.children.length > 0 ? element.adopt(view.children) : [];
    const children = element.showsChildren
      ? view.children.map((child, i) => this.render(child, childProps[i])).join("")
      : "";
    const content = drawContent(element, this.sheet);
    const { rules } = view.prerendered;
    if (typeof rules === "string") this.sheet.addRules(rules);
    const inside = element.frame ? fillFrame(element.frame, content, children) : content + children;
    const tag = `gr-${view.type}`;
    return `<${tag}${this.#hostAttributes(element)} data-node="${view.id}" data-asleep data-drawn>${element.tracker}${inside}</${tag}>`;
  }

  #hostAttributes(element: GradioElement): string {
    const { id, classes, styles, dir, attributes = {} } = element.host();
    const text = declarations(styles);
    const names = classes.filter(Boolean).join(" ");
    return [
      ` id="${escapeHtml(id)}"`,
      names && ` class="${escapeHtml(names)}"`,
      text && ` data-s="${this.sheet.add(text)}"`,
      dir && ` dir="${dir}"`,
      ...Object.entries(attributes).map(([name, value]) => (value === null ? "" : ` ${name}="${escapeHtml(value)}"`)),
    ]
      .filter(Boolean)
      .join("");
  }
}

/** Runs what Lit would run before the first drawing. */
function drawContent(element: GradioElement, sheet: StyleCollector): string {
  if (element.render === GradioElement.prototype.render) return "";
  // `willUpdate` is protected, and the server draws without an update cycle.
  const { willUpdate } = element as unknown as { willUpdate(changed: Map<string, unknown>): void };
  willUpdate.call(element, new Map());
  return renderValue(element.content(), sheet);
}

/** Puts the template and the children into a layout's fixed markup. */
function fillFrame(frame: string, chrome: string, children: string): string {
  return insertInto(insertInto(frame, " data-children>", children), " data-chrome>", chrome);
}

function insertInto(markup: string, mark: string, content: string): string {
  const found = markup.indexOf(mark);
  const at = found + mark.length;
  return found < 0 ? markup : markup.slice(0, at) + content + markup.slice(at);
}

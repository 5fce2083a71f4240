import { hydrate } from "@lit-labs/ssr-client";
import { camelCase, renameKeys } from "../../src/protocol/case.ts";
import { isEqual } from "../../src/protocol/equal.ts";
import { assignProps } from "../shared/assign-props.ts";
import type { ChildView, GradioElement } from "../shared/gradio-element.ts";
import type { ElementRegistry } from "./element-registry.ts";
import type { ElementView } from "./views.ts";

/** One component in the browser: its options, and the element that shows them while it is in the document. */
export class AppNode implements ChildView {
  id: number;
  readonly type: string;
  parent: AppNode | null;
  children: readonly AppNode[];
  /** Where a component without a parent stands, and among which. */
  ground: { readonly host: HTMLElement; readonly nodes: readonly AppNode[] } | null = null;
  listened: readonly string[];
  element: GradioElement | null = null;
  /** Options as they were declared. */
  initial: Readonly<Record<string, unknown>>;
  #props: Record<string, unknown>;
  #registry: ElementRegistry;

  constructor(view: ElementView, parent: AppNode | null, registry: ElementRegistry) {
    this.id = view.id;
    this.type = view.type;
    this.parent = parent;
    this.listened = view.listened;
    this.initial = view.props;
    this.#props = { ...view.props };
    this.#registry = registry;
    this.children = view.children.map((child) => new AppNode(child, this, registry));
  }

  /** As the visitor reads them. */
  get props(): Readonly<Record<string, unknown>> {
    return this.#registry.reading(this.#props, this.id);
  }

  /** What travels to the server. */
  get value(): unknown {
    return this.props["value"] ?? null;
  }

  /** True for a value that must not be written down. */
  get isSecret(): boolean {
    return this.#props["type"] === "password";
  }

  /** Options that are not what the server draws. */
  changes(): Record<string, unknown> {
    const changed = Object.entries(this.#props).filter(
      ([name, value]) =>
        typeof value !== "function" && !isEqual(value, this.initial[name]) && !(name === "value" && this.isSecret),
    );
    return Object.fromEntries(changed);
  }

  /** This node and all below. */
  *all(): Generator<AppNode> {
    yield this;
    for (const child of this.children) yield* child.all();
  }

  /** Changes options (snake_case, from the wire). Answers whether the value is another one now. */
  async receive(patch: Readonly<Record<string, unknown>>): Promise<boolean> {
    const { id, ...renamed } = renameKeys(patch, camelCase);
    return this.update({ ...renamed, ...(id === undefined ? {} : { tabId: id }) });
  }

  /** Changes options. Answers whether the value is another one now. */
  async update(patch: Readonly<Record<string, unknown>>): Promise<boolean> {
    const isChanged = this.#isNews(patch);
    const changes = { ...patch, ...this.#variables(patch) };
    this.#props = { ...this.#props, ...changes };
    if (this.element) assignProps(this.element, this.#registry.reading(changes, this.id));
    await this.#place();
    return isChanged;
  }

  /** An author's own variables travel together, and an update names some of them. */
  #variables({ props }: Readonly<Record<string, unknown>>): { props?: object } {
    return typeof props === "object" ? { props: Object.assign({}, this.#props["props"], props) } : {};
  }

  /** What the visitor did; the element knows it already. */
  take(patch: Readonly<Record<string, unknown>>): boolean {
    const isChanged = this.#isNews(patch);
    this.#props = { ...this.#props, ...patch };
    void this.#place();
    return isChanged;
  }

  #isNews(patch: Readonly<Record<string, unknown>>): boolean {
    return "value" in patch && !isEqual(patch["value"] ?? null, this.#props["value"] ?? null);
  }

  /** Takes over the server's markup. */
  hydrate(root: ParentNode): void {
    const element = root.querySelector<GradioElement>(`[data-node="${this.id}"]`);
    if (!element) return;
    this.element = element;
    this.#assign(element);
    const extras = element.adopt(this.children);
    for (const [i, child] of this.children.entries()) {
      child.hydrate(element);
      if (child.element) assignProps(child.element, extras[i] ?? {});
    }
    element.wake(hydrate);
  }

  /** Draws this node and what it shows into `host`. */
  async mount(host: HTMLElement, before: Node | null): Promise<void> {
    if (this.element || this.#props["visible"] === false) return;
    const element = await this.#registry.create(this.type, host);
    // Another update may have been quicker.
    if (!element || this.element || this.#props["visible"] === false) return;
    this.element = element;
    element.dataset["node"] = String(this.id);
    this.#assign(element);
    host.insertBefore(element, before);
    await this.#showChildren();
  }

  /** Gives a new element its options. One without a value may open with its own: a Number shows 0, and sends it. */
  #assign(element: GradioElement): void {
    assignProps(element, { ...this.props, nodeId: this.id, listened: this.listened });
    if (!("value" in this.#props) && element.value !== null) this.#props["value"] = element.value;
  }

  /** After a change: in or out of the document, children shown, parent told. */
  async #place(): Promise<void> {
    const isVisible = this.#props["visible"] !== false;
    if (!isVisible && this.element) this.#remove();
    await this.#showChildren();
    const parent = this.parent?.element;
    const host = parent?.showsChildren ? parent.childrenHost : this.ground?.host;
    if (isVisible && !this.element && host) await this.mount(host, this.#nextElement());
    this.parent?.adoptChildren();
  }

  async #showChildren(): Promise<void> {
    if (!this.element) return;
    this.adoptChildren();
    if (!this.element.showsChildren) return;
    for (const child of this.children) {
      if (!child.element && this.element) await child.mount(this.element.childrenHost, child.#nextElement());
    }
    this.adoptChildren();
  }

  /** Lets a layout hear about its children and hand each what it needs. */
  adoptChildren(): void {
    if (!this.element || this.children.length === 0) return;
    const extras = this.element.adopt(this.children);
    for (const [i, child] of this.children.entries()) {
      const extra = extras[i];
      if (extra && child.element) {
        assignProps(child.element, extra);
        void child.#showChildren();
      }
    }
  }

  #remove(): void {
    for (const node of this.all()) {
      if (node !== this) node.element = null;
    }
    this.element?.remove();
    this.element = null;
  }

  /** The next sibling that is in the document. */
  #nextElement(): Node | null {
    const siblings = this.parent?.children ?? this.ground?.nodes ?? [];
    const next = siblings.slice(siblings.indexOf(this) + 1).find(({ element }) => element !== null);
    return next?.element ?? null;
  }
}

/** What renders put into their containers. It comes with the first of them. */

import { camelCase } from "../../src/protocol/case.ts";
import type { ComponentConfig, Dependency, RenderConfig } from "../../src/protocol/config.ts";
import { isEqual } from "../../src/protocol/equal.ts";
import { assignProps } from "../shared/assign-props.ts";
import { AppNode } from "./app-node.ts";
import type { Connection } from "./connection.ts";
import type { Dispatcher } from "./dispatcher.ts";
import type { ElementRegistry } from "./element-registry.ts";
import type { PageConfig } from "./running-app.ts";
import { type ElementView, viewsOf } from "./views.ts";

/** The page around. */
export interface RenderedPage {
  /** Its listeners change with each pass, and its heartbeat may begin. */
  readonly config: PageConfig;
  readonly nodes: Map<number, AppNode>;
  readonly registry: ElementRegistry;
  readonly connection: Connection;
  readonly dispatcher: Dispatcher;
  /** It shows what it showed before it was reloaded: nothing of it is news. */
  readonly isRestoring: boolean;
  /** What elements may ask the app for. `script` is the module of their author. */
  equipment(script: string): object;
}

/** Passes of one page are shown one after the other. */
const tails = new WeakMap<Map<number, AppNode>, Promise<void>>();

/** Shows a pass in the place of the one before, and touches nothing but what is another. */
export async function showPass(render: RenderConfig, page: RenderedPage): Promise<void> {
  const before = tails.get(page.nodes) ?? Promise.resolve();
  const shown = before.then(() => new Showing(render, page).show());
  const settled = shown.catch(() => {});
  tails.set(page.nodes, settled);
  await shown;
}

class Showing {
  readonly #render: RenderConfig;
  readonly #page: RenderedPage;
  readonly #components: ReadonlyMap<number, ComponentConfig>;
  /** Nodes of the pass before that have no place yet, by number. */
  readonly #old = new Map<number, AppNode>();
  readonly #wanted: ReadonlySet<number>;
  /** Nested renders: what they hold stays until they have run. */
  readonly #nested: ReadonlySet<number>;
  readonly #fresh: AppNode[] = [];
  readonly #stays = new Set<AppNode>();
  readonly #updates: (() => Promise<unknown>)[] = [];

  constructor(render: RenderConfig, page: RenderedPage) {
    this.#render = render;
    this.#page = page;
    this.#components = new Map(render.components.map((component) => [component.id, component]));
    this.#wanted = new Set(this.#components.keys());
    this.#nested = containersOf(render.dependencies);
  }

  async show(): Promise<void> {
    const { config, nodes, dispatcher, isRestoring } = this.#page;
    const { layout, render_id: id, components, dependencies } = this.#render;
    const container = nodes.get(layout.id);
    // Its place is gone meanwhile.
    if (!container) return;
    this.#collect(container, containersOf(config.dependencies));
    this.#exchangeListeners();
    const views = viewsOf({ components, dependencies: config.dependencies, layout });
    await this.#page.registry.load(components.map(({ type }) => type));
    const children = this.#arrange(views, container, container.children);
    for (const node of this.#old.values()) {
      if (!node.parent || this.#stays.has(node.parent) || node.parent === container) node.element?.remove();
      this.#drop(node);
    }
    container.children = children;
    order(container);
    (config.renders ??= new Map()).set(id, this.#render);
    for (const update of this.#updates) await update();
    await container.update({});
    this.#retarget();
    this.#stayPresent();
    await Promise.all(this.#fresh.flatMap(({ element }) => element?.updateComplete ?? []));
    if (isRestoring) return;
    dispatcher.start(dependencies, "load", { triggerId: config.layout.id, data: null });
  }

  /** What the pass before has made; not what renders inside of it have. */
  #collect({ children }: AppNode, around: ReadonlySet<number>): void {
    for (const child of children) {
      this.#old.set(child.id, child);
      if (!around.has(child.id)) this.#collect(child, around);
    }
  }

  /** Nodes for views: those that were there, as far as they are the same, and new ones. */
  #arrange(views: readonly ElementView[], parent: AppNode, before: readonly AppNode[]): AppNode[] {
    return views.map((view, i) => {
      const known = this.#known(view, before[i]);
      if (!known) return this.#make(view, parent);
      this.#old.delete(known.id);
      this.#stays.add(known);
      this.#renew(known, view, parent);
      if (!this.#nested.has(view.id)) {
        known.children = this.#arrange(view.children, known, known.children);
        order(known);
        if (known.children.some(({ element }) => !element)) this.#updates.push(() => known.update({}));
      }
      return known;
    });
  }

  /** The node that a view goes on with: by its number, else the one in its place that nobody else wants. */
  #known({ id, type, props }: ElementView, there: AppNode | undefined): AppNode | null {
    const same = this.#old.get(id);
    if (same?.type === type) return same;
    if (hasKey(props) || type === "html" || !there || hasKey(there.props)) return null;
    const isFree = this.#old.has(there.id) && !this.#wanted.has(there.id);
    return isFree && there.type === type ? there : null;
  }

  #make(view: ElementView, parent: AppNode): AppNode {
    const { registry, nodes, equipment } = this.#page;
    const props = { ...view.props, ...equipment(this.#components.get(view.id)?.module ?? `component-${view.id}`) };
    const node = new AppNode({ ...view, props, children: [] }, parent, registry);
    node.initial = view.props;
    node.children = this.#arrange(view.children, node, []);
    nodes.set(view.id, node);
    this.#fresh.push(node);
    return node;
  }

  /** Says to a node what it is now. What the visitor did to it stays where the pass says nothing of it, or its key keeps it. */
  #renew(node: AppNode, view: ElementView, parent: AppNode): void {
    const { nodes } = this.#page;
    if (node.id !== view.id) {
      nodes.delete(node.id);
      nodes.set(view.id, node);
      // What it waited for was another's.
      node.element?.querySelector(':scope > [data-testid="status-tracker"]')?.classList.add("hide");
    }
    const declared: Record<string, unknown> = {
      ...Object.fromEntries(Object.keys(node.initial).map((name) => [name, null])),
      ...("value" in view.props ? {} : { value: node.value }),
      ...view.props,
    };
    const kept = hasKey(view.props) ? keptBy(view) : [];
    const changes = Object.entries(declared).filter(
      ([name, value]) => !kept.includes(name) && !isEqual(value, node.props[name] ?? null),
    );
    const { id, listened } = view;
    // A new layout takes what it holds from its nodes.
    if (node.parent !== parent && !parent.element) this.#takeOut(node);
    Object.assign(node, { id, listened, parent, initial: view.props });
    if (node.element)
      assignProps(node.element, { nodeId: id, ...(isEqual(node.element.listened, listened) ? {} : { listened }) });
    if (changes.length > 0) this.#updates.push(() => node.update(Object.fromEntries(changes)));
  }

  #takeOut(node: AppNode): void {
    node.element?.remove();
    for (const each of node.all()) each.element = null;
  }

  /** Forgets a node, and all in it that has no other place now. */
  #drop(node: AppNode): void {
    if (this.#stays.has(node)) return;
    node.element = null;
    // What took its place in the app has its number.
    if (this.#page.nodes.get(node.id) === node) this.#page.nodes.delete(node.id);
    for (const child of node.children) this.#drop(child);
  }

  /** New listeners for old. What follows a run that is under way is still found. */
  #exchangeListeners(): void {
    const { config, dispatcher } = this.#page;
    const { render_id: id, dependencies } = this.#render;
    const gone = new Set([id]);
    // Renders that this one has made, and that it makes no more.
    for (const old of config.dependencies) {
      const isNested = old.render_id !== null && old.rendered_in !== null && gone.has(old.rendered_in);
      if (isNested && !dependencies.some((each) => each.id === old.id)) gone.add(old.render_id ?? id);
    }
    const busy = new Set(dispatcher.runs().map(({ dependency }) => dependency.id));
    const fresh = new Set(dependencies.map((each) => each.id));
    const kept = config.dependencies.filter((old) => {
      if (old.rendered_in === null || !gone.has(old.rendered_in)) return true;
      if (fresh.has(old.id)) return false;
      const follows = old.trigger_after !== null && busy.has(old.trigger_after);
      if (follows) busy.add(old.id);
      return follows;
    });
    for (const each of gone) if (each !== id) config.renders?.delete(each);
    config.dependencies.splice(0, config.dependencies.length, ...kept, ...dependencies);
  }

  /** Components outside that something inside listens to. */
  #retarget(): void {
    const { config, nodes } = this.#page;
    const events = new Map<number, string[]>();
    for (const { targets } of config.dependencies) {
      for (const [id, event] of targets) if (id !== null) events.set(id, [...(events.get(id) ?? []), event]);
    }
    for (const node of nodes.values()) {
      const listened = events.get(node.id) ?? [];
      if (isEqual(listened, node.listened)) continue;
      node.listened = listened;
      if (node.element) assignProps(node.element, { listened });
    }
  }

  /** State lives as long as the page says that it is there. */
  #stayPresent(): void {
    const { config, connection } = this.#page;
    const { components, dependencies } = this.#render;
    if (config.connect_heartbeat) return;
    config.connect_heartbeat = components.some(({ type }) => type === "state") || dependencies.some(hasUnload);
    if (config.connect_heartbeat) void connection.stayPresent();
  }
}

/** What renders fill. */
function containersOf(dependencies: readonly Dependency[]): Set<number> {
  return new Set(dependencies.flatMap(({ render_id: id, outputs }) => (id === null ? [] : outputs)));
}

function hasKey(props: ElementView["props"]): boolean {
  return (props["key"] ?? null) !== null;
}

/** What a key keeps. */
function keptBy({ props }: ElementView): string[] {
  const names = props["preservedByKey"];
  return Array.isArray(names) ? names.map(camelCase) : [];
}

function hasUnload({ targets }: Dependency): boolean {
  return targets.some(([, event]) => event === "unload");
}

/** Brings the elements of a node's children into their order, and moves as few as it can. */
function order({ element, children }: AppNode): void {
  if (!element) return;
  const host = element.childrenHost;
  const elements = children.flatMap((child) => child.element ?? []);
  const places = new Map([...host.children].map((each, i) => [each, i] as const));
  const staying = longestRise(elements.map((each) => places.get(each) ?? -1));
  let next: Element | null = null;
  for (let i = elements.length - 1; i >= 0; i--) {
    const each = elements[i];
    if (!each) continue;
    if (!staying.has(i)) move(host, each, next);
    next = each;
  }
}

/** With focus, and what it plays. Behind all others goes what has nothing behind it. */
function move(host: Element, element: Element, before: Element | null): void {
  if ("moveBefore" in host && element.isConnected) {
    (host as Element & { moveBefore(node: Node, child: Node | null): void }).moveBefore(element, before); // asked for
  } else host.insertBefore(element, before);
}

/** Positions of the longest rising row among numbers; -1 is in none. */
function longestRise(numbers: readonly number[]): Set<number> {
  const ends: number[] = [];
  const previous: number[] = [];
  for (const [i, number] of numbers.entries()) {
    if (number < 0) continue;
    let [length, above] = [0, ends.length];
    while (length < above) {
      const middle = (length + above) >> 1;
      if ((numbers[ends[middle] ?? 0] ?? 0) < number) length = middle + 1;
      else above = middle;
    }
    previous[i] = ends[length - 1] ?? -1;
    ends[length] = i;
  }
  const rise = new Set<number>();
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) rise.add(at);
  return rise;
}

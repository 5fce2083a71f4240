/** Which page of an app has what: components by their place, listeners by the app that they came with. */

import { Navbar } from "../../components/navbar/definition.ts";
import type { App } from "../core/app.ts";
import { SetupError } from "../core/errors.ts";
import type { PagePlan } from "../core/pages.ts";
import { ownersOf } from "../core/placing.ts";
import type { PlantedListener } from "../core/planted-listener.ts";
import type { PlantedNode, PreparedApp } from "../core/tree.ts";
import { describe, isComponent, ROOT_ID } from "../core/wiring.ts";
import type { ComponentConfig, Config, LayoutNode, PageConfig } from "../protocol/config.ts";

/** A page as its author declared it. */
export interface Route {
  readonly path: string;
  readonly name: string;
  readonly showInNavbar: boolean;
  readonly app: App;
}

/** What one page has, by number. */
interface Page extends Route {
  readonly components: Set<number>;
  readonly listeners: Set<number>;
}

/** Where things are, while they are being sorted. */
interface Places {
  /** The page of each component with a place, and of each button in a component's bar. */
  readonly components: Map<number, Page>;
  /** The page of each app, and of the apps inside of it. */
  readonly owners: Map<object, Page>;
}

/** The number of the links on a page whose author placed none. */
const ADDED = -1;

/** Sorts a prepared app. Throws a SetupError for a listener that reaches into another page, and for two Navbars on one. */
export function planPages(prepared: PreparedApp, routes: readonly Route[]): PagePlan {
  const first = { path: "", name: "Home", showInNavbar: true, app: prepared.app };
  const pages = [first, ...routes].map((route): Page => ({ ...route, components: new Set(), listeners: new Set() }));
  const places: Places = { components: new Map(), owners: new Map() };
  for (const page of pages) {
    placePage(page, prepared, places);
    const bars = [...page.components].filter((id) => prepared.components.get(id)?.definition === Navbar.definition);
    if (bars.length > 1) throw new SetupError(`${nameOf(page)} has more than one Navbar; one is all that is shown.`);
  }
  for (const listener of prepared.listeners) placeListener(listener, prepared, places);
  const listed = pages.map(({ path, name, showInNavbar }): [string, string, boolean] => [path, name, showInNavbar]);
  return {
    added: [Navbar()],
    describe: (config) => ({
      pages: listed,
      page: Object.fromEntries(pages.map((page) => [page.path, partOf(config, page)])),
    }),
    at(config, path) {
      const page = pages.find((each) => each.path === path);
      return page && configOf(config, page);
    },
    async answer({ method, url }, show) {
      const { pathname, search } = new URL(url);
      const [, path = "", slash] = /^\/([^/]+)(\/?)$/.exec(decoded(pathname)) ?? [];
      if (path === "" || !isReading(method) || !pages.some((page) => page.path === path)) return null;
      if (!slash) return show(path);
      // Everything that a page names is beside it.
      return new Response(null, { status: 301, headers: { location: `../${encodeURIComponent(path)}${search}` } });
    },
    missing({ method, headers }, root, nonce) {
      if (!isReading(method) || !headers.get("accept")?.includes("text/html")) return null;
      return new Response(missingPage(root, nonce), {
        status: 404,
        headers: { "content-type": "text/html; charset=utf-8" },
      });
    },
  };
}

function isReading(method: string): boolean {
  return method === "GET" || method === "HEAD";
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // Not UTF-8, so it names no page.
    return "";
  }
}

function placePage(page: Page, { nodes, held }: PreparedApp, { components, owners }: Places): void {
  const put = ({ id, component, children }: PlantedNode): void => {
    page.components.add(id);
    components.set(id, page);
    for (const button of component.props.buttons ?? []) {
      const heldId = isComponent(button) ? held.get(button) : undefined;
      if (heldId !== undefined) components.set(heldId, page);
    }
    for (const owner of ownersOf(component)) owners.set(owner, page);
    children.forEach(put);
  };
  owners.set(page.app.owner, page);
  nodes.filter(({ component }) => page.app.children.includes(component)).forEach(put);
}

/** Puts a listener onto its app's page, and with it what has no place, such as State. */
function placeListener(listener: PlantedListener, { components, held }: PreparedApp, places: Places): void {
  const page = listener.home && places.owners.get(listener.home);
  if (!page) return;
  page.listeners.add(listener.id);
  const targets = listener.targets.map(([id]) => id ?? ROOT_ID);
  const wired = [...listener.inputs, ...listener.outputs].map(({ id }) => id);
  for (const id of [...targets, ...wired, ...(listener.showProgressOn ?? [])]) {
    if (id === ROOT_ID) continue;
    const there = places.components.get(id);
    if (there === undefined) page.components.add(id);
    else if (there !== page) {
      const component = components.get(id) ?? [...held].find(([, number]) => number === id)?.[0];
      const what = component ? describe(component) : "A component";
      throw new SetupError(
        `"${listener.apiName}" listens on ${nameOf(page)}, but ${what} is on ${nameOf(there)}; a listener stays on one page.`,
      );
    }
  }
}

function nameOf({ path }: Route): string {
  return path === "" ? "the first page" : `the page "${path}"`;
}

type Whole = Pick<Config, "components" | "dependencies" | "layout">;

function partOf({ components, dependencies, layout }: Whole, page: Page): PageConfig {
  return {
    layout: { ...layout, children: (layout.children ?? []).filter(({ id }) => page.components.has(id)) },
    components: components.flatMap(({ id }) => (page.components.has(id) ? [id] : [])),
    dependencies: dependencies.flatMap(({ id }) => (page.listeners.has(id) ? [id] : [])),
  };
}

/** The page's own config: what it has, with its title, and with the links to the other pages at the top. */
function configOf(config: Config, page: Page): Config {
  const { options } = page.app;
  const { layout } = partOf(config, page);
  const own = config.components.filter(({ id }) => page.components.has(id));
  const bar = own.find(({ type }) => type === NAVBAR.type) ?? { ...NAVBAR, props: { visible: true } };
  const links = { ...bar, props: { ...bar.props, pages: config.pages, current_page: page.path } };
  const others = (layout.children ?? []).flatMap((node) => without(node, bar.id));
  return {
    ...config,
    title: options.title ?? (page.path === "" ? config.title : page.name),
    fill_height: options.fillHeight ?? false,
    fill_width: options.fillWidth ?? false,
    current_page: page.path,
    components: [links, ...own.filter(({ id }) => id !== bar.id)],
    dependencies: config.dependencies.filter(({ id }) => page.listeners.has(id)),
    layout: { ...layout, children: [{ id: bar.id }, ...others] },
  };
}

const NAVBAR: Omit<ComponentConfig, "props"> = {
  id: ADDED,
  type: Navbar.definition.type,
  skip_api: true,
  component_class_id: Navbar.definition.type,
  key: null,
};

/** The tree without one node. */
function without({ id, children }: LayoutNode, unwanted: number): LayoutNode[] {
  if (id === unwanted) return [];
  return [children ? { id, children: children.flatMap((child) => without(child, unwanted)) } : { id }];
}

/** The address is the visitor's own, and consists of nothing that means something in HTML. */
function missingPage(root: string, nonce: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Page not found</title>
<style nonce="${nonce}">
body { display: grid; place-content: center; min-height: 90vh; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; text-align: center }
h1 { margin: 0; font-size: 1.5rem }
a { color: inherit }
</style>
</head>
<body>
<h1>Page not found</h1>
<p>This app has no page at this address. <a href="${root}/">Go to its first page</a>.</p>
</body>
</html>`;
}

import type { App } from "../core/app.ts";
import { SetupError } from "../core/errors.ts";
import { keepPages, pagesOf } from "../core/pages.ts";
import { planPages, type Route } from "./page-plan.ts";

/** What a page is called, and where it is. */
export interface RouteOptions {
  name: string;
  /** What follows the app's address. Default: the name in lower case, with "-" for spaces. */
  path?: string;
  /** Whether the other pages have a link to it. Default: true. */
  showInNavbar?: boolean;
}

/** Taken by the server, or kept for what it may serve one day. */
const RESERVED: ReadonlySet<string> = new Set([
  ...["api", "assets", "config", "embed", "favicon.ico", "flagged", "gradio.js", "gradio_api", "login", "logout"],
  ...["manifest.json", "mcp", "monitoring", "pwa_icon", "robots.txt", "static", "svelte", "theme.css"],
]);

/** As Gradio allows it. */
const PATH = /^[\w.~!$&'()*+,;=:@[\]-]+$/;

const routes = new WeakMap<object, Route[]>();

/**
 * Adds a page to an app, at an address of its own: with its own components, listeners and title. What is served, and how calls
 * wait, is said of the app. Answers the page.
 *
 * @example
 * const app = gr.Blocks([name, greet]);
 * gr.route(app, "About us", gr.Blocks([gr.Markdown("# We")]));
 * const up = gr.route(app, { name: "Up", path: "up-we-go", showInNavbar: false }, () => {
 *   const height = gr.Number();
 *   return gr.Blocks([height]);
 * });
 * up.load(() => "…");
 * export default app;
 */
export function route(app: App, called: string | RouteOptions, page: App | (() => App)): App {
  const {
    name,
    path: given,
    showInNavbar = true,
  }: RouteOptions = typeof called === "object" ? called : { name: called };
  const made = typeof page === "function" ? page() : page;
  const path = pathOf(name, given);
  const where = `route "${path}"`;
  if (typeof made !== "object" || made === null || !("owner" in made)) {
    throw new SetupError(`${where}: a page is an app, such as gr.Blocks([…]), or a function that makes one.`);
  }
  const known = routes.get(app.owner) ?? [];
  if (RESERVED.has(path)) throw new SetupError(`${where}: the server has something else at this address.`);
  if (known.some((each) => each.path === path)) throw new SetupError(`${where}: the app has a page there already.`);
  if (made.owner === app.owner) throw new SetupError(`${where}: an app cannot be a page of its own.`);
  if (pagesOf(made)) throw new SetupError(`${where}: pages have no routes of their own; declare all on the app.`);
  const all = [...known, { path, name, showInNavbar, app: made }];
  routes.set(app.owner, all);
  keepPages(app, { apps: all.map((each) => each.app), sort: (prepared) => planPages(prepared, all) });
  return made;
}

function pathOf(name: string, given: string | undefined): string {
  if (typeof name !== "string" || name.trim() === "") throw new SetupError("route: a page has a name.");
  const path = given === undefined ? slug(name) : given.replace(/^\/+|\/+$/g, "");
  if (PATH.test(path) && !/^\.+$/.test(path)) return path;
  const hint = given === undefined ? `No address can be made of the name "${name}"; say { name, path }.` : "";
  const rule = `"${given}" is not one segment of letters, digits and -._~!$&'()*+,;=:@[].`;
  throw new SetupError(`route "${name}": ${hint || `the path ${rule}`}`);
}

function slug(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\w\s-]/g, "")
    .trim()
    .replace(/[\s-]+/g, "-");
}

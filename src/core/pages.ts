/** Several pages of one app. What they need comes with `gr.route()`: apps of one page carry none of it. */

import type { Config } from "../protocol/config.ts";
import type { App } from "./app.ts";
import type { Component } from "./component.ts";
import type { PreparedApp } from "./tree.ts";

/** The pages behind an app's first one, as their author declared them. */
export interface Pages {
  /** In order of declaration. Each brings a tree and listeners of its own. */
  readonly apps: readonly App[];
  /** Sorts what is planted by pages. Throws a SetupError for a listener that reaches from one page into another. */
  sort(prepared: PreparedApp): PagePlan;
}

/** Which page has what. */
export interface PagePlan {
  /** Components that are drawn on pages without being placed there. */
  readonly added: readonly Component[];
  /** What all pages are, for the config of the whole app. */
  describe(config: Pick<Config, "components" | "dependencies" | "layout">): Pick<Config, "page" | "pages">;
  /** The config of one page; undefined where there is none. */
  at(config: Config, path: string): Config | undefined;
  /** Has a page shown that a request asks for; null where it asks for none. */
  answer(request: Request, show: (path: string) => Promise<Response | null>): Promise<Response | null>;
  /** What a browser is shown where there is nothing; null for who is no browser. The nonce is that of the page's policy. */
  missing(request: Request, root: string, nonce: string): Response | null;
}

const known = new WeakMap<object, Pages>();

/** The pages behind an app's first one, if it has any. */
export function pagesOf({ owner }: Pick<App, "owner">): Pages | undefined {
  return known.get(owner);
}

/** Gives an app more pages. */
export function keepPages({ owner }: App, pages: Pages): void {
  known.set(owner, pages);
}

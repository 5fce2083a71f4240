/** Components on a page of their own, as the app has them. */

import { vi } from "vitest";
import type { AppNode } from "../../components/app/app-node.ts";
import { ElementRegistry } from "../../components/app/element-registry.ts";
import type { ElementView } from "../../components/app/views.ts";
import baseCss from "../../components/shared/base.css?inline";
import type { Fixture, FixtureChild, FormControl } from "../../components/shared/fixture.ts";
import { Default } from "../../src/theme/prebuilt/default.ts";
import { themeSheet } from "../../src/theme/sheet.ts";
import type { Theme } from "../../src/theme/theme.ts";

interface FixtureModule {
  readonly fixtures: readonly Fixture[];
  readonly formControl?: FormControl;
}

const found = import.meta.glob<FixtureModule>("../../components/*/fixtures.ts", { eager: true });
const styles = import.meta.glob<string>("../../components/*/style.css", {
  eager: true,
  query: "?inline",
  import: "default",
});
import.meta.glob("../../components/*/element.ts", { eager: true });

const style = document.createElement("style");
document.head.append(style);
wear(Default());

/** Dresses the page in a theme, for as long as no other is asked for. */
export function wear({ compiled }: Theme): void {
  style.textContent = [themeSheet(compiled), baseCss, ...Object.values(styles)].join("\n");
}

/** What each component's folder has for tests, by type. */
export const components: ReadonlyMap<string, FixtureModule> = new Map(
  Object.entries(found).map(([path, module]) => [/components\/([^/]+)\//.exec(path)?.[1] ?? "", module]),
);

export interface Page extends Disposable {
  container: HTMLElement;
  column: HTMLElement;
}

/** An empty page, until it is disposed of. */
export function newPage(): Page {
  const container = document.createElement("div");
  container.className = "gradio-container";
  // As the page has it: without it, contrast would be measured against the browser's own white.
  container.style.background = "var(--body-background-fill)";
  container.innerHTML = `<main class="contain"><div class="column"></div></main>`;
  document.body.append(container);
  return {
    container,
    column: container.querySelector(".column") ?? container,
    [Symbol.dispose]() {
      container.remove();
      document.body.classList.remove("dark");
      vi.restoreAllMocks();
    },
  };
}

/** Knows every component. */
export function registry(): ElementRegistry {
  const assets = [...components.keys()].map((type) => [type, { script: "", style: null }]);
  return new ElementRegistry(Object.fromEntries(assets), document.baseURI);
}

/** A component and what it holds, as the page's config would tell them. */
export function viewOf(root: FixtureChild): ElementView {
  let id = 0;
  const view = ({ type, props, listened = [], children = [] }: FixtureChild): ElementView => ({
    id: ++id,
    type,
    props,
    listened,
    prerendered: {},
    children: children.map(view),
  });
  return view(root);
}

/** Waits until everything has come in and is drawn. */
export async function settled(node: AppNode): Promise<void> {
  for (const { element } of node.all()) {
    await element?.settled();
    await element?.updateComplete;
  }
}

/** The gallery's page: a section per component, a pair of panels per fixture. */

import { AppNode } from "../../components/app/app-node.ts";
import { ElementRegistry } from "../../components/app/element-registry.ts";
import type { ElementView } from "../../components/app/views.ts";
import baseCss from "../../components/shared/base.css?inline";
import type { Fixture, FixtureChild } from "../../components/shared/fixture.ts";
import { Default } from "../../src/theme/prebuilt/default.ts";
import { themeSheet } from "../../src/theme/sheet.ts";

const modules = import.meta.glob<{ fixtures: readonly Fixture[] }>("../../components/*/fixtures.ts", { eager: true });
const styles = import.meta.glob<string>("../../components/*/style.css", {
  eager: true,
  query: "?inline",
  import: "default",
});
import.meta.glob("../../components/*/element.ts", { eager: true });

const states = new Map(
  Object.entries(modules)
    .map(([path, { fixtures }]) => [path.split("/").at(-2) ?? "", fixtures] as const)
    .filter(([, fixtures]) => fixtures.length > 0),
);
// The elements are loaded already; the registry has nothing to fetch.
const registry = new ElementRegistry(
  Object.fromEntries([...states.keys()].map((type) => [type, { script: "", style: null }])),
  document.baseURI,
);
let nodes = 0;

function addStyles(): void {
  const style = document.createElement("style");
  style.textContent = [themeSheet(Default().compiled), baseCss, ...Object.values(styles)].join("\n");
  document.head.append(style);
}

function addLinks(): void {
  const links = [...states.keys()].map((type) =>
    Object.assign(document.createElement("a"), { href: `#${type}`, textContent: type }),
  );
  document.querySelector("nav")?.append(...links);
}

async function addSection(type: string, fixtures: readonly Fixture[]): Promise<void> {
  const section = document.createElement("section");
  section.className = "gallery";
  section.id = type;
  section.innerHTML = `<h2>gr-${type}</h2><div class="states"></div>`;
  document.querySelector("main")?.append(section);
  const grid = section.lastElementChild;
  for (const fixture of fixtures) {
    const heading = document.createElement("h3");
    heading.textContent = fixture.name;
    grid?.append(heading);
    for (const scheme of ["light", "dark"]) {
      const panel = document.createElement("div");
      panel.className = `gradio-container ${scheme}`;
      panel.innerHTML = `<main class="contain"><div class="column"></div></main>`;
      grid?.append(panel);
      const column = panel.querySelector<HTMLElement>(".column");
      if (column) await new AppNode(viewOf({ type, ...fixture }), null, registry).mount(column, null);
    }
  }
}

function viewOf({ type, props, children = [] }: FixtureChild): ElementView {
  return { id: ++nodes, type, props, listened: [], prerendered: {}, children: children.map(viewOf) };
}

addStyles();
addLinks();
for (const [type, fixtures] of states) await addSection(type, fixtures);
// The browser looked for the section before it was there.
if (location.hash) document.querySelector(location.hash)?.scrollIntoView();

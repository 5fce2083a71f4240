import axe from "axe-core";
import { describe, inject, it, vi } from "vitest";
import { AppNode } from "../../components/app/app-node.ts";
import { ElementRegistry } from "../../components/app/element-registry.ts";
import type { ElementView } from "../../components/app/views.ts";
import baseCss from "../../components/shared/base.css?inline";
import type { Fixture, FixtureChild } from "../../components/shared/fixture.ts";
import { compileTheme } from "../../src/theme/compile.ts";
import { defaultTheme } from "../../src/theme/default.ts";

const modules = import.meta.glob<{ fixtures: readonly Fixture[] }>("../../components/*/fixtures.ts", { eager: true });
const styles = import.meta.glob<string>("../../components/*/style.css", {
  eager: true,
  query: "?inline",
  import: "default",
});
import.meta.glob("../../components/*/element.ts", { eager: true });

const markup = inject("serverMarkup");
const style = document.createElement("style");
style.textContent = [compileTheme(defaultTheme), baseCss, ...Object.values(styles)].join("\n");
document.head.append(style);

for (const [path, { fixtures }] of Object.entries(modules)) {
  const type = /components\/([^/]+)\//.exec(path)?.[1] ?? "";
  // What has no element, such as State, has nothing to draw.
  if (fixtures.length === 0) continue;
  describe(`gr-${type}`, () => {
    for (const fixture of fixtures) {
      it(`draws "${fixture.name}" alike on the server and in the browser, and hydrates it as it is`, async ({
        expect,
      }) => {
        using page = newPage();
        const complaints = vi.spyOn(console, "warn");
        const errors = vi.spyOn(console, "error");
        const drawn = markup[`${type}/${fixture.name}`];
        if (!drawn) throw new Error("The server has not drawn this fixture.");
        page.column.innerHTML = `<style>${drawn.css}</style>${drawn.html}`;
        const fromServer = readable(page.column);
        const node = new AppNode(viewOf({ type, ...fixture }), null, registry());
        node.hydrate(page.column);
        await settled(node);
        if (!fixture.isEnhanced) expect(readable(page.column)).toBe(fromServer);
        expect([...complaints.mock.calls, ...errors.mock.calls]).toEqual([]);

        using second = newPage();
        const fresh = new AppNode(viewOf({ type, ...fixture }), null, registry());
        await fresh.mount(second.column, null);
        await settled(fresh);
        if (!fixture.isEnhanced) await vi.waitFor(() => expect(readable(second.column)).toBe(fromServer));
      });

      for (const scheme of ["light", "dark"]) {
        it(`has no accessibility fault in "${fixture.name}", ${scheme}`, async ({ expect }) => {
          using page = newPage();
          document.body.classList.toggle("dark", scheme === "dark");
          const node = new AppNode(viewOf({ type, ...fixture }), null, registry());
          await node.mount(page.column, null);
          await settled(node);
          // Measured layouts, such as a tab list that is too long, arrange themselves before the next picture.
          for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
          const { violations } = await axe.run(page.container, { rules: { region: { enabled: false } } });
          expect(
            violations.map(
              ({ id, nodes }) => `${id}: ${nodes.map(({ html, any }) => `${any[0]?.message ?? ""} ${html}`).join(" ")}`,
            ),
          ).toEqual([]);
        });
      }
    }
  });
}

interface Page extends Disposable {
  container: HTMLElement;
  column: HTMLElement;
}

function newPage(): Page {
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

function registry(): ElementRegistry {
  const assets = Object.keys(modules).map((path) => [
    /components\/([^/]+)\//.exec(path)?.[1] ?? "",
    { script: "", style: null },
  ]);
  return new ElementRegistry(Object.fromEntries(assets), document.baseURI);
}

function viewOf(root: FixtureChild): ElementView {
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

async function settled(node: AppNode): Promise<void> {
  for (const { element } of node.all()) await element?.updateComplete;
}

/** Markup without what only drawing needs: Lit's comments, our marks, inline styles and where they came from. */
function readable(root: HTMLElement): string {
  const copy = document.createElement("div");
  copy.innerHTML = root.innerHTML.replace(/<!--.*?-->/gs, "");
  for (const sheet of copy.querySelectorAll("style")) sheet.remove();
  for (const element of copy.querySelectorAll("*")) {
    for (const name of ["style", "data-s", "data-asleep", "data-drawn", "data-node", "value", "checked", "selected"]) {
      element.removeAttribute(name);
    }
    const sorted = [...element.attributes].sort((a, b) => a.name.localeCompare(b.name));
    for (const { name, value } of sorted) {
      element.removeAttribute(name);
      const text = name === "class" ? value.split(/\s+/).filter(Boolean).sort().join(" ") : value;
      if (name !== "class" || text) element.setAttribute(name, text);
    }
    if (element instanceof HTMLTextAreaElement) element.textContent = "";
  }
  return copy.innerHTML.replace(/\s+/g, " ").replaceAll("> <", ">\n<");
}

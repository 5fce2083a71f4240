import axe from "axe-core";
import { describe, inject, it, vi } from "vitest";
import { AppNode } from "../../components/app/app-node.ts";
import { components, newPage, registry, settled, viewOf } from "./stage.ts";

const markup = inject("serverMarkup");

for (const [type, { fixtures }] of components) {
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

/** Markup without what only drawing needs: Lit's comments, our marks, inline styles and where they came from. */
function readable(root: HTMLElement): string {
  const copy = document.createElement("div");
  copy.innerHTML = root.innerHTML.replace(/<!--.*?-->/gs, "");
  for (const sheet of copy.querySelectorAll("style")) sheet.remove();
  for (const element of copy.querySelectorAll("*")) {
    for (const name of [
      "style",
      "data-s",
      "data-asleep",
      "data-drawn",
      "data-node",
      "data-gr-style",
      "data-live",
      "value",
      "checked",
      "selected",
    ]) {
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

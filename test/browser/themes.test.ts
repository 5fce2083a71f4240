import axe from "axe-core";
import { afterAll, beforeAll, describe, it } from "vitest";
import { AppNode } from "../../components/app/app-node.ts";
import { PREBUILT } from "../../src/theme/prebuilt/all.ts";
import { components, newPage, type Page, registry, settled, viewOf, wear } from "./stage.ts";

describe.for(Object.entries(PREBUILT))("the theme %s", ([, theme]) => {
  let page: Page;

  beforeAll(async () => {
    wear(theme());
    page = newPage();
    for (const [type, { fixtures }] of components) {
      // The colours of all other states are compared by themselves: test/unit/theme/contrast.test.ts.
      for (const fixture of fixtures.slice(0, 2)) {
        const node = new AppNode(viewOf({ type, ...fixture }), null, registry());
        await node.mount(page.column, null);
        await settled(node);
      }
    }
  });
  afterAll(() => {
    page[Symbol.dispose]();
    wear(PREBUILT.default());
  });

  it.for(["light", "dark"])("can be read on every component, %s", async (scheme, { expect }) => {
    document.body.classList.toggle("dark", scheme === "dark");
    for (const animation of document.getAnimations()) animation.finish();
    const { violations, passes } = await axe.run(page.container, { runOnly: ["color-contrast"] });
    const faint = violations.flatMap(({ nodes }) => nodes.map(({ html, any }) => `${any[0]?.message ?? ""} ${html}`));
    expect(faint).toEqual([]);
    expect(passes.flatMap(({ nodes }) => nodes).length).toBeGreaterThan(40);
  });
});

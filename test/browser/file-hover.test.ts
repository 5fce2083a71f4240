/** A File under the pointer. */

import axe from "axe-core";
import { it } from "vitest";
import { userEvent } from "vitest/browser";
import { AppNode } from "../../components/app/app-node.ts";
import { components, newPage, registry, settled, viewOf } from "./stage.ts";

it.for(["light", "dark"])(
  "a file's link can be read while the pointer is on its row, %s",
  async (scheme, { expect }) => {
    using page = newPage();
    document.body.classList.toggle("dark", scheme === "dark");
    const props = components.get("file")?.fixtures.find(({ name }) => name === "filled")?.props ?? {};
    const node = new AppNode(viewOf({ type: "file", props }), null, registry());
    await node.mount(page.column, null);
    await settled(node);
    const row = node.element?.querySelector("tr.file, .file");
    if (!row) throw new Error("There is no row.");
    await userEvent.hover(row);
    const { violations } = await axe.run(page.container, { rules: { region: { enabled: false } } });
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ any }) => any[0]?.message ?? "").join(" ")}`),
    ).toEqual([]);
  },
);

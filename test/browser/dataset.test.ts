/** A Dataset under the visitor's hands. */

import { describe, it } from "vitest";
import { page as browserPage, userEvent } from "vitest/browser";
import { AppNode } from "../../components/app/app-node.ts";
import type { GradioElement } from "../../components/shared/gradio-element.ts";
import { GradioEvent } from "../../components/shared/gradio-event.ts";
import { newPage, type Page, registry, settled, viewOf } from "./stage.ts";

interface Shown {
  readonly element: GradioElement;
  readonly node: AppNode;
  /** The events so far, with what they carry. */
  readonly heard: unknown[];
  texts(selector: string): string[];
  part<E extends HTMLElement = HTMLElement>(selector: string): E;
}

const table = {
  components: [{ name: "textbox" }, { name: "number" }],
  headers: ["Name", "Age"],
  samples: [
    ["Ada", 36],
    ["Bob", 7],
    ["Cleo", null],
  ],
};

const thirty = {
  components: [{ name: "textbox" }],
  samplesPerPage: 2,
  samples: Array.from({ length: 30 }, (_, i) => [`Row ${i + 1}`]),
};

async function shown(page: Page, props: Readonly<Record<string, unknown>>): Promise<Shown> {
  const node = new AppNode(viewOf({ type: "dataset", props }), null, registry());
  await node.mount(page.column, null);
  await settled(node);
  const { element } = node;
  if (!element) throw new Error("The list is not there.");
  const heard: unknown[] = [];
  page.container.addEventListener(GradioEvent.type, (event) => {
    const { event: name, data, patch } = event as GradioEvent; // of this type
    heard.push([name, data, patch]);
  });
  const part = <E extends HTMLElement>(selector: string): E => {
    const found = element.querySelector<E>(selector);
    if (!found) throw new Error(`There is no ${selector}.`);
    return found;
  };
  const texts = (selector: string): string[] =>
    [...element.querySelectorAll(selector)].map(({ textContent }) => textContent?.trim() ?? "");
  return { element, node, heard, part, texts };
}

describe("a Dataset", () => {
  it("tells of a row that was pressed, each time, with its place and its values", async ({ expect }) => {
    using page = newPage();
    const { heard, part, element } = await shown(page, table);
    await userEvent.click(part("tbody tr:nth-child(2) td"));
    const once = [
      ["click", null, { value: 1 }],
      ["select", { index: 1, value: ["Bob", 7] }, { value: 1 }],
    ];
    expect(heard).toEqual(once);
    expect(element.value).toBe(1);
    await userEvent.click(part("tbody tr:nth-child(2) td"));
    expect(heard).toEqual([...once, ...once]);
  });

  it("is one stop of the Tab key as a table, whose rows the arrow keys reach", async ({ expect }) => {
    using page = newPage();
    const { node, heard, part, texts } = await shown(page, table);
    const grid = part("table");
    const reached = async (keys: string): Promise<string | undefined> => {
      await userEvent.keyboard(keys);
      await settled(node);
      const row = document.getElementById(grid.getAttribute("aria-activedescendant") ?? "");
      return row?.querySelector("td")?.textContent?.trim();
    };
    grid.focus();
    expect(await reached("{Enter}")).toBeUndefined();
    expect(heard).toEqual([]);
    expect(await reached("{ArrowDown}")).toBe("Ada");
    expect(await reached("{ArrowDown}")).toBe("Bob");
    expect(await reached("{ArrowUp}{ArrowUp}")).toBe("Ada");
    expect(await reached("{End}")).toBe("Cleo");
    expect(await reached("{ArrowDown}")).toBe("Cleo");
    expect(await reached("{Home}")).toBe("Ada");
    await userEvent.hover(part("tbody tr:nth-child(2)"));
    await settled(node);
    expect(texts("tr.selected td:first-child")).toEqual(["Ada", "Bob"]);
    await userEvent.keyboard("{Enter} ");
    const picked = { index: 0, value: ["Ada", 36] };
    const [click, select] = [
      ["click", null, { value: 0 }],
      ["select", picked, { value: 0 }],
    ];
    expect(heard).toEqual([click, select, click, select]);
    grid.blur();
    await settled(node);
    expect(grid.hasAttribute("aria-activedescendant")).toBe(false);
  });

  it("is a row of buttons as a gallery, which the keyboard presses", async ({ expect }) => {
    using page = newPage();
    const { heard, texts } = await shown(page, { components: [{ name: "textbox" }], samples: [["Ada"], ["Bob"]] });
    expect(texts(".gallery > button.gallery-item")).toEqual(["Ada", "Bob"]);
    await userEvent.keyboard("{Tab}{Tab}{Enter}");
    expect(heard.at(-1)).toEqual(["select", { index: 1, value: ["Bob"] }, { value: 1 }]);
  });

  it("shows labels instead of rows, as a gallery unless a table is asked for", async ({ expect }) => {
    using page = newPage();
    const labelled = { ...table, sampleLabels: ["First", "Second", "Third"] };
    expect((await shown(page, labelled)).texts(".gallery-item")).toEqual(["First", "Second", "Third"]);
    using second = newPage();
    const { texts } = await shown(second, { components: [{ name: "textbox" }], samples: [["Ada"]], layout: "table" });
    expect([texts(".gallery-item"), texts("td.textbox")]).toEqual([[], ["Ada"]]);
  });

  it("turns its pages, and counts rows through all of them", async ({ expect }) => {
    using page = newPage();
    const { node, heard, part, texts, element } = await shown(page, thirty);
    const turnTo = async (name: string): Promise<void> => {
      const button = [...element.querySelectorAll(".paginate button")].find(
        (each) => each.textContent?.trim() === name,
      );
      await userEvent.click(button ?? part(`[data-missing="${name}"]`));
      await settled(node);
    };
    expect(texts(".paginate > :not([aria-hidden])")).toEqual(["1", "2", "3", "...", "13", "14", "15"]);
    await turnTo("15");
    expect(texts(".gallery-item")).toEqual(["Row 29", "Row 30"]);
    expect(part("[aria-current]").textContent?.trim()).toBe("15");
    expect(part(".current-page")).toBe(part("[aria-current]"));
    await userEvent.click(part(".gallery-item"));
    expect(heard.at(-1)).toEqual(["select", { index: 28, value: ["Row 29"] }, { value: 28 }]);
    await node.update({ samples: [["Ada"], ["Bob"], ["Cleo"]] });
    await settled(node);
    expect(texts(".gallery-item")).toEqual(["Cleo"]);
    await node.update({ samples: [["Ada"]] });
    await settled(node);
    expect([texts(".gallery-item"), texts(".paginate")]).toEqual([["Ada"], []]);
  });

  it("shows each value as its component says", async ({ expect }) => {
    using page = newPage();
    const file = { path: null, url: "data:image/gif;base64,R0lGODlhAQABAAAAACw=", meta: { _type: "gradio.FileData" } };
    const { texts, part } = await shown(page, {
      components: ["textbox", "checkbox", "dropdown", "checkboxgroup", "file", "image", "colorpicker"].map((name) => ({
        name,
      })),
      componentProps: [{}, {}, { choices: [["A cat", "cat"]] }, { choices: [["A dog", "dog"], "fish"] }, {}, {}, {}],
      samples: [["x".repeat(61), true, "cat", ["dog", "fish"], { ...file, orig_name: "a.txt" }, file, "#ff0000"]],
    });
    expect(texts("td")).toEqual([`${"x".repeat(60)}...`, "true", "A cat", "A dog, fish", "a.txt", "", "#ff0000"]);
    expect(part<HTMLImageElement>("td img").alt).toBe("Example 1");
    expect(getComputedStyle(part(".sample-color")).backgroundColor).toBe("rgb(255, 0, 0)");
  });

  it("keeps to a narrow window: a wide table scrolls inside", async ({ expect }) => {
    using page = newPage();
    await browserPage.viewport(360, 800);
    try {
      const wide = { components: table.components, headers: ["Heading ".repeat(20), "Age"], samples: table.samples };
      const { part } = await shown(page, wide);
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
      expect(part(".table-wrap").scrollWidth).toBeGreaterThan(part(".table-wrap").clientWidth);
    } finally {
      await browserPage.viewport(1280, 800);
    }
  });
});

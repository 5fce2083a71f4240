/** Files that a visitor puts into another order. */

import { describe, it } from "vitest";
import { userEvent } from "vitest/browser";
import { AppNode } from "../../components/app/app-node.ts";
import { GradioEvent } from "../../components/shared/gradio-event.ts";
import { newPage, type Page, registry, settled, viewOf } from "./stage.ts";

const files = ["a.txt", "b.txt", "c.txt"].map((name) => ({
  path: `0/${name}`,
  url: "data:,",
  orig_name: name,
  size: 1,
}));

interface Shown {
  rows(): HTMLElement[];
  names(): (string | null | undefined)[];
  /** The orders that were told. */
  readonly told: unknown[];
}

async function shown(page: Page, props: Readonly<Record<string, unknown>> = {}): Promise<Shown> {
  const all = { label: "Papers", value: files, fileCount: "multiple", allowReordering: true, ...props };
  const node = new AppNode(viewOf({ type: "file", props: all }), null, registry());
  await node.mount(page.column, null);
  await settled(node);
  const told: unknown[] = [];
  page.container.addEventListener(GradioEvent.type, (event) => {
    const { patch } = event as GradioEvent; // of this type
    const value = patch["value"] as { orig_name: string }[]; // several files
    told.push(value.map(({ orig_name: name }) => name));
  });
  const rows = () => [...page.column.querySelectorAll<HTMLElement>("tr.file")];
  return { told, rows, names: () => rows().map((row) => row.querySelector(".filename")?.ariaLabel) };
}

function drag(type: string, row: HTMLElement | undefined, clientY = 0): DragEvent {
  const event = new DragEvent(type, { bubbles: true, cancelable: true, clientY, dataTransfer: new DataTransfer() });
  row?.dispatchEvent(event);
  return event;
}

describe("files that may be ordered", () => {
  it("change places with the arrow keys, and the focus goes with the file", async ({ expect }) => {
    using page = newPage();
    const { rows, names, told } = await shown(page);
    const handles = () => [...page.column.querySelectorAll<HTMLElement>(".drag-handle")];
    handles()[0]?.focus();
    await userEvent.keyboard("{ArrowDown}");
    await expect.poll(names).toEqual(["b.txt", "a.txt", "c.txt"]);
    expect(document.activeElement).toBe(handles()[1]);
    await userEvent.keyboard("{ArrowDown}{ArrowDown}{ArrowUp}");
    await expect.poll(names).toEqual(["b.txt", "a.txt", "c.txt"]);
    expect([told.length, rows().length]).toEqual([3, 3]);
  });

  it("are dragged before or behind another", async ({ expect }) => {
    using page = newPage();
    const { rows, names, told } = await shown(page);
    const [first, , last] = rows();
    const { bottom = 0 } = last?.getBoundingClientRect() ?? {};
    await expect.poll(() => drag("dragstart", first) && first?.className).toContain("dragged");
    expect(drag("dragover", last, bottom - 1).defaultPrevented).toBe(true);
    await expect.poll(() => last?.className).toContain("drop-behind");
    drag("drop", last, bottom - 1);
    await expect.poll(names).toEqual(["b.txt", "c.txt", "a.txt"]);
    expect(told).toEqual([["b.txt", "c.txt", "a.txt"]]);
    expect(rows().filter((row) => /drop-|dragged/.test(row.className))).toEqual([]);
  });

  it("stay where they are when the drag ends elsewhere", async ({ expect }) => {
    using page = newPage();
    const { rows, names, told } = await shown(page);
    await expect.poll(() => drag("dragstart", rows()[0]) && rows()[0]?.className).toContain("dragged");
    drag("dragend", rows()[0]);
    await expect.poll(() => rows()[0]?.className).not.toContain("dragged");
    drag("drop", rows()[2]);
    expect([names(), told]).toEqual([["a.txt", "b.txt", "c.txt"], []]);
  });

  it.for([{ allowReordering: false }, { interactive: false }, { value: files.slice(1, 2) }])(
    "have no handle with %o",
    async (props, { expect }) => {
      using page = newPage();
      const { rows } = await shown(page, props);
      expect(page.column.querySelector(".drag-handle")).toBeNull();
      expect(rows().map(({ draggable }) => draggable)).not.toContain(true);
    },
  );
});

/** Components that change places under the pointer and the keys. */

import { describe, inject, it, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { AppNode } from "../../components/app/app-node.ts";
import type { FixtureChild } from "../../components/shared/fixture.ts";
import { components, newPage, type Page, registry, settled, viewOf } from "./stage.ts";

const markup = inject("serverMarkup");
const NAMES = ["A", "B", "C", "D"];

function labelled(label: string, props: object = {}): FixtureChild {
  return { type: "json", props: { label, value: { a: 1 }, ...props } };
}

interface Shown {
  readonly node: AppNode;
  readonly host: HTMLElement;
  /** Labels in the order of the page. */
  readonly order: (box?: string) => (string | null)[];
  readonly handle: (label: string) => HTMLElement;
  readonly news: () => string;
}

async function shown(page: Page, props: object, children = NAMES.map((name) => labelled(name))): Promise<Shown> {
  const node = new AppNode(viewOf({ type: "draggable", props: { ...props }, children }), null, registry());
  await node.mount(page.column, null);
  await settled(node);
  return shownAs(node);
}

function shownAs(node: AppNode): Shown {
  const { element } = node;
  if (!element) throw new Error("There is nothing.");
  return {
    node,
    host: element,
    order: (box = ".draggable-items") =>
      [...element.querySelectorAll(`${box} > .draggable-item`)].map((item) => Reflect.get(item, "label")),
    handle(label) {
      const found = element.querySelector<HTMLElement>(`.drag-handle[aria-label="Move ${label}"]`);
      if (!found) throw new Error(`There is no handle of ${label}.`);
      return found;
    },
    news: () => element.querySelector("[role=status]")?.textContent ?? "",
  };
}

describe("items that are dragged", () => {
  it.for(["column", "row"])(
    "change places with the one they are dropped on, in a %s",
    async (orientation, { expect }) => {
      using page = newPage();
      const { node, host, order, handle, news } = await shown(page, { orientation });
      const target = host.querySelector<HTMLElement>('[data-index="2"]');
      if (!target) throw new Error("There is no third item.");
      await userEvent.dragAndDrop(handle("A"), target);
      await settled(node);
      expect(order()).toEqual(["C", "B", "A", "D"]);
      expect(host.querySelectorAll(".dragging, .drop-target")).toHaveLength(0);
      expect(news()).toBe("A: place 3 of 4");
      await vi.waitFor(() =>
        expect(
          [...host.querySelectorAll<HTMLElement>(".draggable-item")].map(({ dataset }) => dataset["index"]),
        ).toEqual(["0", "1", "2", "3"]),
      );
    },
  );

  it("stay where they are when they are dropped on nothing, or on a neighbour's box", async ({ expect }) => {
    using page = newPage();
    const fields = ["First", "Last"].map((label) => ({ type: "textbox", props: { label } }));
    const form = { type: "form", props: { scale: 0, minWidth: 0 }, children: fields };
    const { host, order, handle } = await shown(page, {}, [form, labelled("B"), labelled("C")]);
    const outside = document.createElement("p");
    outside.textContent = "outside";
    page.column.append(outside);
    await userEvent.dragAndDrop(handle("B"), outside);
    await userEvent.dragAndDrop(handle("First"), host.querySelector('[data-index="2"]') ?? outside);
    expect([order(), order(".form")]).toEqual([
      [null, "B", "C"],
      ["First", "Last"],
    ]);
    await userEvent.dragAndDrop(handle("First"), handle("Last"));
    await userEvent.dragAndDrop(handle("C"), handle("First"));
    expect([order(), order(".form")]).toEqual([
      ["C", "B", null],
      ["Last", "First"],
    ]);
  });

  it("are let go of by Escape", async ({ expect }) => {
    using page = newPage();
    const { host, order, handle } = await shown(page, {});
    const { left, top } = handle("A").getBoundingClientRect();
    const at = { bubbles: true, pointerId: 1, button: 0, clientX: left + 2, clientY: top + 2 };
    // A pointer that is none cannot be captured.
    const capture = vi.spyOn(HTMLElement.prototype, "setPointerCapture").mockReturnValue();
    handle("A").dispatchEvent(new PointerEvent("pointerdown", at));
    const below = handle("B").getBoundingClientRect();
    const over = { ...at, clientX: below.left, clientY: below.top };
    handle("A").dispatchEvent(new PointerEvent("pointermove", over));
    expect(capture).toHaveBeenCalledOnce();
    expect(host.querySelector(".drop-target")?.contains(handle("B"))).toBe(true);
    await userEvent.keyboard("{Escape}");
    expect(host.querySelectorAll(".dragging, .drop-target")).toHaveLength(0);
    handle("A").dispatchEvent(new PointerEvent("pointerup", over));
    expect(order()).toEqual(NAMES);
  });
});

describe("items under the keys", () => {
  it("move by the arrow keys, keep the focus, and say where they are", async ({ expect }) => {
    using page = newPage();
    const { node, order, handle, news } = await shown(page, {});
    handle("B").focus();
    await userEvent.keyboard("{ArrowDown}");
    await settled(node);
    expect([order(), news()]).toEqual([["A", "C", "B", "D"], "B: place 3 of 4"]);
    await userEvent.keyboard("{ArrowRight}{ArrowRight}");
    await settled(node);
    expect([order(), news()]).toEqual([["A", "C", "D", "B"], "B: place 4 of 4"]);
    await userEvent.keyboard("{ArrowUp}{ArrowLeft}{ArrowLeft}{ArrowLeft}");
    await settled(node);
    expect([order(), news()]).toEqual([["B", "A", "C", "D"], "B: place 1 of 4"]);
    expect(document.activeElement).toBe(handle("B"));
  });

  it("move the other way on a page from right to left", async ({ expect }) => {
    using page = newPage();
    page.container.dir = "rtl";
    const { order, handle } = await shown(page, { orientation: "row" });
    handle("A").focus();
    await userEvent.keyboard("{ArrowLeft}");
    expect(order()).toEqual(["B", "A", "C", "D"]);
  });

  it("pass over those that are hidden", async ({ expect }) => {
    using page = newPage();
    const children = [labelled("A"), labelled("B", { visible: "hidden" }), labelled("C")];
    const { node, order, handle, news } = await shown(page, {}, children);
    handle("A").focus();
    await userEvent.keyboard("{ArrowDown}");
    await settled(node);
    expect([order(), news()]).toEqual([["C", "B", "A"], "A: place 2 of 2"]);
  });
});

describe("the handles", () => {
  it("come to what the server has drawn, and to what appears later", async ({ expect }) => {
    using page = newPage();
    const drawn = markup["draggable/column"];
    const fixture = components.get("draggable")?.fixtures.find(({ name }) => name === "column");
    if (!drawn || !fixture) throw new Error("The server has not drawn this fixture.");
    page.column.innerHTML = `<style>${drawn.css}</style>${drawn.html}`;
    const node = new AppNode(viewOf({ type: "draggable", ...fixture }), null, registry());
    node.hydrate(page.column);
    await settled(node);
    const handles = (): number => page.column.querySelectorAll(".drag-handle").length;
    await vi.waitFor(() => expect(handles()).toBe(3));
    const first = node.children[0];
    await first?.receive({ visible: false });
    expect(handles()).toBe(2);
    await first?.receive({ visible: true });
    await settled(node);
    await vi.waitFor(() => expect(handles()).toBe(3));
    await node.children[2]?.receive({ buttons: [{ id: 9, value: "Mine" }] });
    await settled(node);
    expect([page.column.querySelectorAll(".custom-button").length, handles()]).toEqual([1, 3]);
    expect(shownAs(node).order()).toEqual(["Prices", "Sales", "Stock"]);
  });

  it("survive that a component is drawn anew", async ({ expect }) => {
    using page = newPage();
    const { node, host, order, handle } = await shown(page, {}, [
      { type: "checkbox", props: { label: "A" } },
      labelled("B"),
    ]);
    await node.children[0]?.receive({ buttons: [{ id: 9, value: "Mine" }] });
    await settled(node);
    expect(host.querySelector(".custom-button")).not.toBeNull();
    handle("A").focus();
    await userEvent.keyboard("{ArrowDown}");
    expect(order()).toEqual(["B", "A"]);
  });

  it("are not there where there is nothing to change places with", async ({ expect }) => {
    using page = newPage();
    const { handle } = await shown(page, {}, [labelled("Alone")]);
    expect(handle("Alone").checkVisibility()).toBe(false);
  });

  it("leave a component that comes back where it belongs", async ({ expect }) => {
    using page = newPage();
    const { node, order, handle } = await shown(page, {});
    handle("A").focus();
    await userEvent.keyboard("{ArrowDown}");
    await node.children[2]?.receive({ visible: false });
    await node.children[2]?.receive({ visible: true });
    await settled(node);
    await vi.waitFor(() => expect(order()).toEqual(["B", "A", "C", "D"]));
  });
});

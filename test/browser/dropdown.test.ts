/** A Dropdown under the visitor's hands. */

import { describe, inject, it, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { AppNode } from "../../components/app/app-node.ts";
import type { GradioElement } from "../../components/shared/gradio-element.ts";
import { GradioEvent } from "../../components/shared/gradio-event.ts";
import { newPage, type Page, registry, settled, viewOf } from "./stage.ts";

const PETS = ["Cat", "Dog", "Bird", "Dodo"].map((name) => [name, name.toLowerCase()] as const);
const markup = inject("serverMarkup");

interface Opened {
  readonly element: GradioElement;
  readonly box: HTMLInputElement;
  readonly node: AppNode;
  /** Names of the events so far, with the value that came with them. */
  readonly heard: unknown[];
}

async function opened(page: Page, props: Readonly<Record<string, unknown>> = {}): Promise<Opened> {
  const view = viewOf({ type: "dropdown", props: { label: "Pet", choices: PETS, value: "cat", ...props } });
  const node = new AppNode(view, null, registry());
  await node.mount(page.column, null);
  return watched(page, node);
}

async function watched(page: Page, node: AppNode): Promise<Opened> {
  await settled(node);
  const heard: unknown[] = [];
  page.container.addEventListener(GradioEvent.type, (event) => {
    const { event: name, patch } = event as GradioEvent; // of this type
    heard.push("value" in patch ? [name, patch["value"]] : name);
  });
  const { element } = node;
  const box = element?.querySelector("input");
  if (!element || !box) throw new Error("The dropdown is not there.");
  return { element, box, node, heard };
}

function listed(element: HTMLElement): string[] {
  const list = element.querySelector(".options:popover-open");
  return [...(list?.querySelectorAll("[role=option]") ?? [])].map(({ ariaLabel }) => ariaLabel ?? "");
}

function active(element: HTMLElement): string | null {
  const box = element.querySelector("input");
  const id = box?.getAttribute("aria-activedescendant");
  return id ? (document.getElementById(id)?.ariaLabel ?? null) : null;
}

function optionNamed(element: HTMLElement, name: string): HTMLElement {
  const option = element.querySelector<HTMLElement>(`.options [aria-label="${name}"]`);
  if (!option) throw new Error(`There is no option ${name}.`);
  return option;
}

describe("a dropdown", () => {
  it("opens where it is pressed, and takes the option that is pressed", async ({ expect }) => {
    using page = newPage();
    const { element, box, heard } = await opened(page);
    expect(box.ariaExpanded).toBe("false");
    await userEvent.click(box);
    await expect.poll(() => listed(element)).toEqual(["Cat", "Dog", "Bird", "Dodo"]);
    expect([box.ariaExpanded, active(element)]).toEqual(["true", "Cat"]);
    await userEvent.click(optionNamed(element, "Bird"));
    await expect.poll(() => listed(element)).toEqual([]);
    expect(box.value).toBe("Bird");
    expect(heard).toEqual(["focus", ["input", "bird"], "select"]);
  });

  it("opens and closes by its arrow, and keeps the focus in the box", async ({ expect }) => {
    using page = newPage();
    const { element, box } = await opened(page);
    const arrow = element.querySelector(".secondary-wrap") ?? element;
    const corner = { position: { x: arrow.clientWidth - 6, y: arrow.clientHeight / 2 } };
    await userEvent.click(arrow, corner);
    await expect.poll(() => listed(element).length).toBe(4);
    expect(document.activeElement).toBe(box);
    await userEvent.click(arrow, corner);
    await expect.poll(() => listed(element).length).toBe(0);
    expect(document.activeElement).toBe(box);
  });

  it("narrows its list down to what is typed, and takes the first with Enter", async ({ expect }) => {
    using page = newPage();
    const { element, box, heard } = await opened(page);
    await userEvent.fill(box, "d");
    await expect.poll(() => listed(element)).toEqual(["Dog", "Bird", "Dodo"]);
    expect(active(element)).toBe("Dog");
    await userEvent.keyboard("{ArrowDown}{ArrowDown}{Enter}");
    await expect.poll(() => box.value).toBe("Dodo");
    expect(heard.filter((name) => name !== "key_up")).toEqual(["focus", ["input", "dodo"], "select"]);
    expect(heard).toContain("key_up");
  });

  it("loses no key that is pressed at once", async ({ expect }) => {
    using page = newPage();
    const { element, box, heard } = await opened(page);
    box.focus();
    box.value = "dod";
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    box.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    await expect.poll(() => heard).toEqual(["focus", ["input", "dodo"], "select"]);
    expect([box.value, listed(element)]).toEqual(["Dodo", []]);
  });

  it("goes round with the arrow keys, and shows its value again after Escape and a visit elsewhere", async ({
    expect,
  }) => {
    using page = newPage();
    const { element, box, heard } = await opened(page);
    await userEvent.click(box);
    await expect.poll(() => active(element)).toBe("Cat");
    await userEvent.keyboard("{ArrowUp}");
    await expect.poll(() => active(element)).toBe("Dodo");
    await userEvent.keyboard("{Escape}");
    await expect.poll(() => listed(element)).toEqual([]);
    await userEvent.fill(box, "xyz");
    box.blur();
    await expect.poll(() => box.value).toBe("Cat");
    expect(heard.filter((name) => name !== "key_up")).toEqual(["focus", "blur"]);
  });

  it("goes to a letter where nothing can be typed", async ({ expect }) => {
    using page = newPage();
    const { element, box } = await opened(page, { filterable: false });
    await userEvent.click(box);
    await userEvent.keyboard("d");
    await expect.poll(() => active(element)).toBe("Dog");
    await userEvent.keyboard("d");
    await expect.poll(() => active(element)).toBe("Dodo");
    await userEvent.keyboard(" ");
    await expect.poll(() => box.value).toBe("Dodo");
  });

  it("keeps a value that the visitor wrote, where that is allowed", async ({ expect }) => {
    using page = newPage();
    const { box, heard } = await opened(page, { allowCustomValue: true });
    await userEvent.fill(box, "Horse");
    box.blur();
    await expect.poll(() => heard).toEqual(["focus", ["input", "Horse"], "blur"]);
    expect(box.value).toBe("Horse");
  });

  it("takes several, gives back with a second press, Backspace or the token's button, and clears", async ({
    expect,
  }) => {
    using page = newPage();
    const { element, box, heard } = await opened(page, { multiselect: true, value: [] });
    const tokens = () => [...element.querySelectorAll(".token span")].map(({ textContent }) => textContent);
    await userEvent.click(box);
    await expect.poll(() => listed(element).length).toBe(4);
    for (const name of ["Cat", "Dog", "Bird", "Dog"]) await userEvent.click(optionNamed(element, name));
    await expect.poll(tokens).toEqual(["Cat", "Bird"]);
    await userEvent.keyboard("{Backspace}");
    await expect.poll(tokens).toEqual(["Cat"]);
    await userEvent.click(optionNamed(element, "Dodo"));
    await userEvent.click(element.querySelector("[title='Remove Cat']") ?? element);
    await expect.poll(tokens).toEqual(["Dodo"]);
    await userEvent.click(element.querySelector("[title=Clear]") ?? element);
    await expect.poll(tokens).toEqual([]);
    expect(heard.filter((name) => Array.isArray(name)).at(-1)).toEqual(["input", []]);
  });

  it("takes no more than it may", async ({ expect }) => {
    using page = newPage();
    const { element, box, node } = await opened(page, { multiselect: true, value: ["cat"], maxChoices: 2 });
    await userEvent.click(box);
    await expect.poll(() => listed(element).length).toBe(4);
    await userEvent.click(optionNamed(element, "Dog"));
    await expect.poll(() => listed(element)).toEqual([]);
    await userEvent.keyboard("{ArrowDown}");
    await expect.poll(() => optionNamed(element, "Bird").ariaDisabled).toBe("true");
    optionNamed(element, "Bird").dispatchEvent(new MouseEvent("mousedown", { bubbles: true, cancelable: true }));
    await settled(node);
    expect(element.value).toEqual(["cat", "dog"]);
  });

  it("stays closed while it may not be edited, or has nothing to offer", async ({ expect }) => {
    using page = newPage();
    const { element } = await opened(page, { interactive: false });
    await userEvent.click(element.querySelector(".wrap-inner") ?? element);
    const { element: empty, box } = await opened(page, { choices: [], value: null });
    await userEvent.click(box);
    await settledFrames();
    expect([listed(element), listed(empty), box.ariaExpanded]).toEqual([[], [], "false"]);
  });

  it("shows a value from elsewhere over what is being written, and other choices at once", async ({ expect }) => {
    using page = newPage();
    const { element, box, node } = await opened(page);
    await userEvent.fill(box, "do");
    await expect.poll(() => listed(element)).toEqual(["Dog", "Dodo"]);
    await node.receive({ choices: [["Dormouse", "dormouse"]] });
    await expect.poll(() => listed(element)).toEqual(["Dormouse"]);
    await node.receive({ value: "dormouse" });
    await expect.poll(() => box.value).toBe("Dormouse");
  });

  it("goes on with what was typed before the script ran, and opens", async ({ expect }) => {
    using page = newPage();
    const props = { label: "Pet", choices: PETS, value: "cat" };
    const drawn = markup["dropdown/chosen"];
    if (!drawn) throw new Error("The server has not drawn this fixture.");
    page.column.innerHTML = drawn.html;
    const box = page.column.querySelector("input");
    box?.focus();
    if (box) box.value = "bi";
    const node = new AppNode(viewOf({ type: "dropdown", props }), null, registry());
    const complaints = vi.spyOn(console, "warn");
    node.hydrate(page.column);
    const { element, box: same } = await watched(page, node);
    await expect.poll(() => listed(element)).toEqual(["Bird"]);
    expect([same === box, same.value, complaints.mock.calls]).toEqual([true, "bi", []]);
  });
});

async function settledFrames(): Promise<void> {
  for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
}

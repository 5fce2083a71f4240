/** A Walkthrough, and what it shares with Tabs. */

import { describe, it } from "vitest";
import { userEvent } from "vitest/browser";
import { AppNode } from "../../components/app/app-node.ts";
import type { FixtureChild } from "../../components/shared/fixture.ts";
import { GradioEvent } from "../../components/shared/gradio-event.ts";
import { newPage, type Page, registry, settled, viewOf } from "./stage.ts";

interface Shown {
  readonly node: AppNode;
  readonly host: HTMLElement;
  /** Events as [type, event, data]. */
  readonly heard: unknown[];
  readonly buttons: () => HTMLButtonElement[];
  /** What each step looks like. */
  readonly looks: () => string[];
}

const NAMES = ["Upload", "Prompt", "Result"];

function stepsNamed(names: readonly string[]): FixtureChild[] {
  return names.map((label, tabId) => ({
    type: "walkthroughstep",
    props: { label, tabId },
    children: [{ type: "textbox", props: { label: `In ${label}` } }],
  }));
}

async function shown(page: Page, props: object, children = stepsNamed(NAMES)): Promise<Shown> {
  const heard: unknown[] = [];
  const node = new AppNode(viewOf({ type: "walkthrough", props: { ...props }, children }), null, registry());
  page.container.addEventListener(GradioEvent.type, (event) => {
    const { event: name, data, patch, target } = event as GradioEvent; // of this type
    heard.push([(target as Element).localName, name, data]);
    // As the app does.
    for (const each of node.all()) if (each.element === target) each.take(patch);
  });
  await node.mount(page.column, null);
  await settled(node);
  const { element } = node;
  if (!element) throw new Error("There is no walkthrough.");
  const buttons = (): HTMLButtonElement[] => [...element.querySelectorAll<HTMLButtonElement>(".step-button")];
  return {
    node,
    host: element,
    heard,
    buttons,
    looks: () => buttons().map(({ classList }) => [...classList].filter((name) => name !== "step-button").join()),
  };
}

/** Waits until the row has arranged itself. */
async function arranged(): Promise<void> {
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
}

describe("a walkthrough", () => {
  it("starts at its first step, and lets nobody run ahead", async ({ expect }) => {
    using page = newPage();
    const { looks, buttons, host } = await shown(page, {});
    expect(looks()).toEqual(["active", "pending", "pending"]);
    expect(buttons().map(({ disabled }) => disabled)).toEqual([false, true, true]);
    expect(buttons().map((button) => button.getAttribute("data-tab-id"))).toEqual(["0", "1", "2"]);
    expect([...host.querySelectorAll("label")].map(({ textContent }) => textContent.trim())).toEqual(["In Upload"]);
  });

  it("goes on by a function, back by a press, and on again by the same answer", async ({ expect }) => {
    using page = newPage();
    const { node, heard, looks, buttons } = await shown(page, {});
    heard.length = 0;
    await node.receive({ selected: 1 });
    await settled(node);
    expect(looks()).toEqual(["completed", "active", "pending"]);
    expect(buttons()[0]?.querySelector("svg")).not.toBeNull();
    buttons()[0]?.click();
    await settled(node);
    expect(looks()).toEqual(["active", "pending", "pending"]);
    await node.receive({ selected: 1 });
    await settled(node);
    expect(looks()).toEqual(["completed", "active", "pending"]);
    const id = node.children[0]?.id;
    expect(heard).toEqual([
      ["gr-walkthrough", "change", null],
      ["gr-walkthroughstep", "select", { value: "Prompt", index: 1 }],
      ["gr-walkthrough", "select", { value: "Upload", index: 0, id: 0, component_id: id }],
      ["gr-walkthrough", "change", null],
      ["gr-walkthroughstep", "select", { value: "Upload", index: 0 }],
      ["gr-walkthrough", "change", null],
      ["gr-walkthroughstep", "select", { value: "Prompt", index: 1 }],
    ]);
  });

  it("tells at the start which step is in front, but no change", async ({ expect }) => {
    using page = newPage();
    const { heard } = await shown(page, { selected: 2 });
    expect(heard).toEqual([["gr-walkthroughstep", "select", { value: "Result", index: 2 }]]);
  });

  it("keeps what was typed in a step that is left", async ({ expect }) => {
    using page = newPage();
    const { node, host, buttons } = await shown(page, {});
    const box = host.querySelector("textarea");
    if (box) box.value = "a draft";
    await node.receive({ selected: 2 });
    await settled(node);
    buttons()[0]?.click();
    await settled(node);
    expect(host.querySelector("textarea")).toBe(box);
    expect(box?.value).toBe("a draft");
  });

  it("moves the focus with the arrow keys, and the step with Enter", async ({ expect }) => {
    using page = newPage();
    const { node, buttons, looks } = await shown(page, { selected: 2 });
    buttons()[2]?.focus();
    await userEvent.keyboard("{ArrowLeft}");
    expect(document.activeElement).toBe(buttons()[1]);
    await userEvent.keyboard("{Home}");
    expect(document.activeElement).toBe(buttons()[0]);
    await userEvent.keyboard("{ArrowLeft}");
    expect(document.activeElement).toBe(buttons()[2]);
    expect(looks()).toEqual(["completed", "completed", "active"]);
    await userEvent.keyboard("{ArrowRight}{ArrowRight}{Enter}");
    await settled(node);
    expect(looks()).toEqual(["completed", "active", "pending"]);
  });

  it("lets arrow keys point where they do on a page from right to left", async ({ expect }) => {
    using page = newPage();
    page.container.dir = "rtl";
    const { buttons } = await shown(page, { selected: 2 });
    buttons()[1]?.focus();
    await userEvent.keyboard("{ArrowLeft}");
    expect(document.activeElement).toBe(buttons()[2]);
    await userEvent.keyboard("{ArrowRight}{ArrowRight}");
    expect(document.activeElement).toBe(buttons()[0]);
  });

  it("draws all labels where they fit, else the one in front, else a title", async ({ expect }) => {
    using page = newPage();
    page.container.style.width = "700px";
    const names = ["Upload a picture", "Write a prompt", "Look at the result"];
    const { host } = await shown(page, { selected: 1 }, stepsNamed(names));
    await arranged();
    const visible = (): string[] => [...host.querySelectorAll(".step-label.visible")].map((label) => label.textContent);
    const title = (): string | undefined => host.querySelector(".step-title")?.textContent;
    const height = host.offsetHeight;
    expect([visible(), title()]).toEqual([names, undefined]);
    page.container.style.width = "320px";
    await arranged();
    expect([visible(), title()]).toEqual([["Write a prompt"], undefined]);
    page.container.style.width = "200px";
    await arranged();
    expect([visible(), title()]).toEqual([[], "Step 2/3: Write a prompt"]);
    expect(host.offsetHeight).toBe(height);
    // Those that are not seen are still heard.
    expect([...host.querySelectorAll("[role=tab]")].map((tab) => tab.textContent.replace(/\s+/g, " ").trim())).toEqual([
      "Done: Upload a picture",
      "2 Write a prompt",
      "3 Look at the result",
    ]);
    page.container.style.width = "700px";
    await arranged();
    expect([visible(), title()]).toEqual([names, undefined]);
  });

  it("measures labels again when they change", async ({ expect }) => {
    using page = newPage();
    const { node, host, buttons } = await shown(page, { selected: 1 });
    await arranged();
    const visible = (): number => host.querySelectorAll(".step-label.visible").length;
    const needed = buttons().reduce((sum, { offsetWidth }) => sum + offsetWidth, 80);
    page.container.style.width = `${needed}px`;
    await arranged();
    expect(visible()).toBe(3);
    await node.children[0]?.receive({ label: "Upload it" });
    await settled(node);
    await arranged();
    expect(visible()).toBe(1);
    await node.children[0]?.receive({ label: "Up" });
    await settled(node);
    await arranged();
    expect(visible()).toBe(3);
  });

  it("brings the step in front into view where there are many", async ({ expect }) => {
    using page = newPage();
    page.container.style.width = "240px";
    const many = Array.from({ length: 15 }, (_, i) => `Chapter ${i + 1}`);
    const { node, host } = await shown(page, { selected: 0 }, stepsNamed(many));
    await arranged();
    await node.receive({ selected: 10 });
    await settled(node);
    const row = host.querySelector(".stepper-wrapper")?.getBoundingClientRect();
    const active = host.querySelector(".step-button.active")?.getBoundingClientRect();
    expect(active?.left).toBeGreaterThan(row?.left ?? 0);
    expect(active?.right).toBeLessThan(row?.right ?? 0);
  });

  it("leaves out steps that are not shown, and locks those that are locked", async ({ expect }) => {
    using page = newPage();
    const { node, buttons, looks } = await shown(page, { selected: 2 });
    await node.children[1]?.receive({ visible: false });
    await node.children[0]?.receive({ interactive: false });
    await settled(node);
    expect(looks()).toEqual(["completed", "active"]);
    expect(buttons()[0]?.disabled).toBe(true);
    expect(buttons()[1]?.textContent.trim().replace(/\s+/g, " ")).toBe("2 Result");
  });
});

describe("tabs on a page from right to left", () => {
  it("follow the arrow keys", async ({ expect }) => {
    using page = newPage();
    page.container.dir = "rtl";
    const children = NAMES.map((label) => ({ type: "tabitem", props: { label } }));
    const node = new AppNode(viewOf({ type: "tabs", props: {}, children }), null, registry());
    await node.mount(page.column, null);
    await settled(node);
    page.container.querySelector<HTMLElement>("[role=tab]")?.focus();
    await userEvent.keyboard("{ArrowLeft}");
    await settled(node);
    expect(page.container.querySelector("[role=tab].selected")?.textContent.trim()).toBe("Prompt");
  });
});

/** A Sidebar that opens and closes, and the page that makes room. */

import { describe, it } from "vitest";
import { AppNode } from "../../components/app/app-node.ts";
import { GradioEvent } from "../../components/shared/gradio-event.ts";
import { newPage, type Page, registry, settled, viewOf } from "./stage.ts";

interface Shown {
  readonly node: AppNode;
  readonly host: HTMLElement;
  readonly button: HTMLButtonElement;
  /** Of the page around. */
  readonly wrap: HTMLElement;
  readonly heard: unknown[];
}

/** A Sidebar on a page that is laid out as an app's, without the slide. */
async function shown(page: Page, props: object): Promise<Shown> {
  const wrap = document.createElement("div");
  wrap.className = "wrap";
  page.column.replaceWith(wrap);
  wrap.append(page.column);
  page.container.insertAdjacentHTML("beforeend", "<style>* { transition: none !important }</style>");
  const heard: unknown[] = [];
  page.container.addEventListener(GradioEvent.type, (event) => {
    const { event: name, patch } = event as GradioEvent; // of this type
    heard.push([name, patch]);
  });
  const children = [{ type: "textbox", props: { label: "Seed" } }];
  const node = new AppNode(viewOf({ type: "sidebar", props: { ...props }, children }), null, registry());
  await node.mount(page.column, null);
  await settled(node);
  const { element } = node;
  const button = element?.querySelector<HTMLButtonElement>(".toggle-button");
  if (!element || !button) throw new Error("There is no sidebar.");
  return { node, host: element, button, wrap, heard };
}

const left = (element: Element): number => Math.round(element.getBoundingClientRect().left);
const right = (element: Element): number => Math.round(element.getBoundingClientRect().right);

describe("a sidebar", () => {
  it("leaves the window and comes back at the press of its button, which stays", async ({ expect }) => {
    using page = newPage();
    const { node, host, button, heard } = await shown(page, {});
    expect([left(host), right(host), host.clientHeight]).toEqual([0, 320, innerHeight]);
    button.click();
    await settled(node);
    expect([right(host), button.getAttribute("aria-expanded")]).toEqual([0, "false"]);
    expect(left(button)).toBeGreaterThanOrEqual(0);
    expect(right(button)).toBeLessThan(64);
    button.click();
    await settled(node);
    expect([left(host), button.getAttribute("aria-expanded")]).toEqual([0, "true"]);
    expect(heard).toEqual([
      ["collapse", { open: false }],
      ["expand", { open: true }],
    ]);
  });

  it("keeps what it holds from the keyboard while it is closed", async ({ expect }) => {
    using page = newPage();
    const { node, host, button } = await shown(page, { open: false });
    const box = host.querySelector("textarea");
    box?.focus();
    expect(document.activeElement).not.toBe(box);
    button.click();
    await settled(node);
    box?.focus();
    expect(document.activeElement).toBe(box);
  });

  it("can be opened and closed by a function, which fires nothing", async ({ expect }) => {
    using page = newPage();
    const { node, host, heard } = await shown(page, {});
    await node.receive({ open: false });
    await settled(node);
    expect([right(host), heard]).toEqual([0, []]);
  });

  it("stands at the right, too", async ({ expect }) => {
    using page = newPage();
    const { node, host, button } = await shown(page, { position: "right", width: 200 });
    expect([left(host), right(host)]).toEqual([innerWidth - 200, innerWidth]);
    button.click();
    await settled(node);
    expect(left(host)).toBe(innerWidth);
    expect(right(button)).toBeLessThanOrEqual(innerWidth);
  });

  it("is as wide as its author says, in pixels or as a share of the window", async ({ expect }) => {
    for (const [width, wanted] of [
      [250, 250],
      ["20rem", 320],
      ["25%", innerWidth / 4],
    ]) {
      using page = newPage();
      const { host } = await shown(page, { width });
      expect(host.getBoundingClientRect().width).toBe(wanted);
    }
  });

  it("has the page make room for it, or for its button", async ({ expect }) => {
    using page = newPage();
    const { node, host, button, wrap } = await shown(page, { width: 240 });
    const content = (): number => left(wrap) + Number.parseFloat(getComputedStyle(wrap).paddingLeft);
    expect(content()).toBeGreaterThan(right(host));
    expect(content()).toBeLessThan(right(host) + 48);
    button.click();
    await settled(node);
    expect(content()).toBeGreaterThanOrEqual(right(button));
    expect(content()).toBeLessThan(80);
    await node.update({ visible: false });
    expect([wrap.style.length, getComputedStyle(wrap).paddingLeft]).toEqual([0, "0px"]);
  });

  it("has the page make room for a share of the window, too", async ({ expect }) => {
    using page = newPage();
    page.container.style.paddingInline = "100px";
    const { host, wrap } = await shown(page, { width: "40%" });
    const content = left(wrap) + Number.parseFloat(getComputedStyle(wrap).paddingLeft);
    expect(content - right(host)).toBeGreaterThan(0);
    expect(content - right(host)).toBeLessThan(48);
  });

  it("is a box that opens where another page shows the app", async ({ expect }) => {
    for (const position of ["left", "right"]) {
      using page = newPage();
      page.container.classList.add("embed");
      const { node, host, button, wrap } = await shown(page, { position });
      const inside = [left(wrap), right(wrap)];
      expect([left(host), right(host), getComputedStyle(wrap).paddingLeft]).toEqual([...inside, "0px"]);
      const openHeight = host.offsetHeight;
      button.click();
      await settled(node);
      expect([left(host), right(host), right(button)]).toEqual([...inside, right(wrap)]);
      expect(host.offsetHeight).toBeLessThan(openHeight);
      expect(host.querySelector("textarea")?.checkVisibility()).toBe(false);
      expect(getComputedStyle(button.querySelector("svg") ?? button).rotate).toBe("-90deg");
    }
  });

  it("takes no room while it is hidden", async ({ expect }) => {
    using page = newPage();
    const { node, host, wrap } = await shown(page, { visible: "hidden" });
    expect([host.checkVisibility(), getComputedStyle(wrap).paddingLeft]).toEqual([false, "0px"]);
    await node.receive({ visible: true });
    await settled(node);
    expect([host.checkVisibility(), getComputedStyle(wrap).paddingLeft]).not.toContain("0px");
  });

  it("gives the room back to its own side only, and to the one that has taken its place", async ({ expect }) => {
    using page = newPage();
    const { node, wrap } = await shown(page, { width: 240 });
    await node.update({ position: "right" });
    await settled(node);
    expect([wrap.style.getPropertyValue("--sidebar-left"), wrap.style.getPropertyValue("--sidebar-right")]).toEqual([
      "",
      "240px",
    ]);
    wrap.style.setProperty("--sidebar-right", "400px");
    await node.update({ visible: false });
    expect(wrap.style.getPropertyValue("--sidebar-right")).toBe("400px");
  });

  it("is called by its label, else what it is", async ({ expect }) => {
    using page = newPage();
    const { node, host } = await shown(page, { label: "History" });
    expect(host.getAttribute("aria-label")).toBe("History");
    await node.receive({ label: "" });
    await settled(node);
    expect(host.getAttribute("aria-label")).toBe("Sidebar");
  });
});

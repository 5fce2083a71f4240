/** A ParamViewer that is opened, coloured and linked to. */

import { afterEach, describe, inject, it, vi } from "vitest";
import { AppNode } from "../../components/app/app-node.ts";
import { eventually } from "./element.ts";
import { components, newPage, type Page, registry, settled, viewOf } from "./stage.ts";

const markup = inject("serverMarkup");

const value = {
  name: {
    type: "str | None",
    default: '"Ada"',
    description: "Who. See [the guide](https://example.com/a_b) or [home](/).",
  },
  times: { type: "int | I18nData", default: null, description: null },
};

afterEach(() => history.replaceState(null, "", location.pathname + location.search));

interface Shown {
  readonly node: AppNode;
  readonly host: HTMLElement;
  readonly rows: () => HTMLDetailsElement[];
}

async function shown(page: Page, props: object): Promise<Shown> {
  const node = new AppNode(viewOf({ type: "paramviewer", props: { value, ...props } }), null, registry());
  await node.mount(page.column, null);
  await settled(node);
  const { element } = node;
  if (!element) throw new Error("There is nothing.");
  return { node, host: element, rows: () => [...element.querySelectorAll("details")] };
}

const openOf = (rows: readonly HTMLDetailsElement[]): boolean[] => rows.map(({ open }) => open);

describe("parameters", () => {
  it("are closed, and open to their default and what they mean", async ({ expect }) => {
    using page = newPage();
    const { host, rows } = await shown(page, { header: "Parameters" });
    expect(openOf(rows())).toEqual([false, false]);
    expect(host.querySelector(".title")?.textContent).toBe("Parameters");
    rows()[0]?.querySelector("summary")?.click();
    const text = (selector: string): string | undefined =>
      rows()[0]?.querySelector(selector)?.textContent.replace(/\s+/g, " ").trim();
    expect([text("summary"), text(".default"), text(".description")]).toEqual([
      "name: str | None",
      'default = "Ada"',
      "Who. See the guide or home.",
    ]);
    expect([...(rows()[0]?.querySelectorAll(".description a") ?? [])].map((link) => link.getAttribute("href"))).toEqual(
      ["https://example.com/a_b", "/"],
    );
    expect(rows()[1]?.querySelector(".default, .description")).toBeNull();
  });

  it("are opened and closed all at once", async ({ expect }) => {
    using page = newPage();
    const { node, host, rows } = await shown(page, { header: "Parameters" });
    const button = host.querySelector<HTMLButtonElement>(".toggle-all");
    expect(button?.title).toBe("Open All");
    rows()[0]?.querySelector("summary")?.click();
    button?.click();
    await settled(node);
    expect([openOf(rows()), button?.title]).toEqual([[true, true], "Close All"]);
    button?.click();
    await settled(node);
    expect([openOf(rows()), button?.title]).toEqual([[false, false], "Open All"]);
    for (const row of rows()) row.querySelector("summary")?.click();
    await eventually(() => expect(button?.title).toBe("Close All"));
  });

  it("stay open when a function shows others among them", async ({ expect }) => {
    using page = newPage();
    const { node, host, rows } = await shown(page, { header: "Parameters" });
    rows()[1]?.querySelector("summary")?.click();
    await eventually(() => expect(rows()[1]?.open).toBe(true));
    await node.receive({ value: { ...value, more: { type: "bool" } } });
    await settled(node);
    await eventually(() => expect(openOf(rows())).toEqual([false, true, false]));
    await node.receive({ value: null });
    await settled(node);
    expect([rows(), host.querySelector(".toggle-all")]).toEqual([[], null]);
  });

  it("keep open what was opened before the script ran", async ({ expect }) => {
    using page = newPage();
    const drawn = markup["paramviewer/python"];
    const fixture = components.get("paramviewer")?.fixtures.find(({ name }) => name === "python");
    if (!drawn || !fixture) throw new Error("The server has not drawn this fixture.");
    page.column.innerHTML = `<style>${drawn.css}</style>${drawn.html}`;
    const first = page.column.querySelector("details");
    if (first) first.open = true;
    const node = new AppNode(viewOf({ type: "paramviewer", ...fixture }), null, registry());
    node.hydrate(page.column);
    await settled(node);
    await eventually(() => expect(page.column.querySelector("pre .hljs-built_in")).not.toBeNull());
    expect(openOf([...page.column.querySelectorAll("details")])).toEqual([true, false, false]);
  });

  it("get colours, also new ones", async ({ expect }) => {
    using page = newPage();
    const { node, host } = await shown(page, {});
    await eventually(() => expect(host.querySelector("pre .hljs-built_in")?.textContent).toBe("str"));
    await node.receive({ value: { list: { type: "tuple[int, None]" } } });
    await eventually(() => expect(host.querySelector("pre .hljs-literal")?.textContent).toBe("None"));
    expect(host.querySelector("pre")?.textContent).toBe("list: tuple[int, None]");
    const colour = getComputedStyle(host.querySelector("pre .hljs-literal") ?? host).color;
    expect(colour).not.toBe(getComputedStyle(host.querySelector("pre") ?? host).color);
  });

  it("show text as text", async ({ expect }) => {
    using page = newPage();
    const alarm = vi.spyOn(window, "alert");
    const hostile = {
      "<img src=x onerror=alert(1)>": {
        type: "<script>alert(1)</script>",
        default: "<b>bold</b>",
        description: "<i>it</i> [x](javascript:alert(1)) [y](data:text/html,z)",
      },
    };
    const { host } = await shown(page, { value: hostile, header: "<u>", linkify: ["<b>", "script", ""] });
    await eventually(() => expect(host.querySelector(".hljs-operator, pre span, pre")).not.toBeNull());
    expect(host.querySelectorAll("img, script, b, i, u, [href^=javascript], [href^=data]")).toHaveLength(0);
    expect(host.textContent).toContain("<img src=x onerror=alert(1)>: <script>alert(1)</script>");
    expect(alarm).not.toHaveBeenCalled();
  });
});

describe("addresses of parameters", () => {
  it("are there when they are asked for, and tell lists apart", async ({ expect }) => {
    using page = newPage();
    expect((await shown(page, {})).host.querySelectorAll("details[id], .param-link")).toHaveLength(0);
    expect((await shown(page, { anchorLinks: true })).rows().map(({ id }) => id)).toEqual([
      "param-name",
      "param-times",
    ]);
    expect((await shown(page, { anchorLinks: "Text box" })).rows().map(({ id }) => id)).toEqual([
      "param-Text-box-name",
      "param-Text-box-times",
    ]);
    const odd = { "Größe (max)": { type: "int" }, snake_case: { type: "int" } };
    const { host, rows } = await shown(page, { anchorLinks: "textbox", value: odd });
    expect(rows().map(({ id }) => id)).toEqual(["param-textbox-größe-max", "param-textbox-snake-case"]);
    expect([...host.querySelectorAll(".param-link")].map((link) => link.getAttribute("href"))).toEqual([
      "#param-textbox-größe-max",
      "#param-textbox-snake-case",
    ]);
    location.hash = "#param-textbox-größe-max";
    await eventually(() => expect(openOf(rows())).toEqual([true, false]));
  });

  it("open their parameter, from the start and later", async ({ expect }) => {
    using page = newPage();
    location.hash = "#param-times";
    const { rows } = await shown(page, { anchorLinks: true });
    await eventually(() => expect(openOf(rows())).toEqual([false, true]));
    location.hash = "#param-name";
    await eventually(() => expect(openOf(rows())).toEqual([true, true]));
  });
});

describe("names that are links", () => {
  it("lead to their place on the page, once their parameter is open", async ({ expect }) => {
    using page = newPage();
    const { host, rows } = await shown(page, { linkify: ["I18nData", "str", "Data"] });
    const links = [...host.querySelectorAll<HTMLAnchorElement>(".links a")];
    expect(links.map((link) => `${link.textContent} ${link.getAttribute("href")}`)).toEqual([
      "str #h-str",
      "I18nData #h-i18ndata",
    ]);
    expect(links.map((link) => link.checkVisibility())).toEqual([false, false]);
    rows()[1]?.querySelector("summary")?.click();
    expect(links.map((link) => link.checkVisibility())).toEqual([false, true]);
  });
});

import { describe, it, vi } from "vitest";
import { AppNode } from "../../components/app/app-node.ts";
import "../../components/html/element.ts";
import { patchHtml } from "../../components/html/patch.ts";
import type { AuthorModule, AuthorPage } from "../../components/html/props.ts";
import { eventually, mounted } from "./element.ts";
import { newPage, registry, settled, viewOf } from "./stage.ts";

/** What an author's code is and what it reaches, as the app gives it to the element. */
function authored(module: AuthorModule, call: (name: string, args: readonly unknown[]) => unknown = () => null) {
  const author = () => ({
    module: async () => module,
    call: async (name: string, args: readonly unknown[]) => call(name, args),
  });
  const jsOnLoad = module.load ? "…" : null;
  return {
    nodeId: 1,
    author,
    jsOnLoad,
    htmlTemplate: module.html ? "…" : "${value}",
    cssTemplate: module.css ? "…" : "",
  };
}

/** A component whose script hands over what it was called with. */
async function scripted(module: AuthorModule = {}, props: Readonly<Record<string, unknown>> = {}) {
  let page: AuthorPage | null = null;
  const load = (given: AuthorPage): void => void (page = given);
  const html = await mounted("gr-html", { ...authored({ ...module, load }), ...props });
  const given = await eventually(() => page ?? Promise.reject(new Error("The script has not run.")));
  return { html, page: given };
}

describe("new markup", () => {
  function patched(before: string, after: string): { target: HTMLElement; kept: (selector: string) => boolean } {
    const target = document.createElement("div");
    patchHtml(target, before, null);
    const old = new Set(target.querySelectorAll("*"));
    patchHtml(target, after, null);
    return {
      target,
      kept(selector) {
        const found = target.querySelector(selector);
        return found !== null && old.has(found);
      },
    };
  }

  it.for([
    ["<p>a</p>", "<p>b</p><p>c</p>"],
    ["<ul><li>1</li><li>2</li></ul>", "<ol><li>1</li></ol>"],
    ["text <b>bold</b>", "<b>bold</b> text"],
    ["<!-- a -->x", "x<!-- b -->"],
    ['<p class="a" title="t">x</p>', '<p class="b" lang="en">x</p>'],
    ["<svg><path d='M0'></path></svg>", "<svg><path d='M1'></path><g></g></svg>"],
    ["<p>x</p>", ""],
    ["", "<table><tbody><tr><td>1</td></tr></tbody></table>"],
  ])("is what is there then: %s to %s", ([before = "", after = ""], { expect }) => {
    const fresh = document.createElement("div");
    fresh.innerHTML = after;
    expect(patched(before, after).target.innerHTML).toBe(fresh.innerHTML);
  });

  it("keeps the elements that are of the same kind, with what was typed into them", ({ expect }) => {
    const { target, kept } = patched("<p>1</p><input value='a'>", "<p>2</p><input value='a' class='c'>");
    expect([kept("p"), kept("input")]).toEqual([true, true]);
    const field = target.querySelector("input");
    if (!field) throw new Error("There is no field.");
    field.value = "typed";
    patchHtml(target, "<p>3</p><input value='a'>", null);
    expect(field.value).toBe("typed");
    patchHtml(target, "<p>3</p><input value='b'>", null);
    expect(field.value).toBe("b");
    patchHtml(target, "<p>3</p><input type='checkbox' checked>", null);
    expect([target.querySelector("input") === field, field.checked]).toEqual([true, true]);
    patchHtml(target, "<textarea>one</textarea>", null);
    const area = target.querySelector("textarea");
    if (area) area.value = "typed";
    patchHtml(target, "<textarea>two</textarea>", null);
    expect(area?.value).toBe("two");
  });

  it("sets styles that a strict policy allows, and leaves texts alone that only look like markup", ({ expect }) => {
    const text = `<textarea><b style="color: red"></textarea>`;
    const { target } = patched(
      "",
      `<b title="a style='x'" STYLE='color: rgb(1, 2, 3)'>x</b><i style=top:0>y</i>${text}`,
    );
    expect(target.querySelector("b")?.style.color).toBe("rgb(1, 2, 3)");
    expect(target.querySelector("b")?.title).toBe("a style='x'");
    expect(target.querySelector("i")?.style.top).toBe("0px");
    expect(target.querySelector("textarea")?.value).toBe(`<b style="color: red">`);
    patchHtml(target, "<b style='top: 0'>x</b>", null);
    expect(target.querySelector("b")?.style.cssText).toBe("top: 0px;");
    patchHtml(target, "<b>x</b>", null);
    expect(target.querySelector("b")?.hasAttribute("style")).toBe(false);
  });

  it("runs no scripts, and says nothing about the whole page", async ({ expect }) => {
    const target = document.createElement("div");
    document.body.append(target);
    const attack = "<script>window.ran = 1</script><base href='https://evil.example/'><meta name=x>";
    patchHtml(target, attack, null);
    patchHtml(target, `<p>x</p>${attack}`, null);
    await new Promise(requestAnimationFrame);
    expect([Reflect.get(window, "ran"), target.querySelector("base, meta")]).toEqual([undefined, null]);
    target.remove();
  });

  it("brings the children to their place, and leaves them there", ({ expect }) => {
    const target = document.createElement("div");
    const slot = document.createElement("div");
    slot.textContent = "children";
    const show = (html: string): string => {
      patchHtml(target, html, slot);
      return target.innerHTML;
    };
    const inside = "<div>children</div>";
    expect(show("<p>1</p>")).toBe(`<p>1</p>${inside}`);
    expect(show("@children<p>1</p>")).toBe(`${inside}<p>1</p>`);
    expect(show("<p>0</p><p>1</p>@children<p>2</p>")).toBe(`<p>0</p><p>1</p>${inside}<p>2</p>`);
    expect(show("<p>1</p>@children<p>2</p>")).toBe(`<p>1</p>${inside}<p>2</p>`);
    expect(show("<form><b>1</b>@children</form>")).toBe(`<form><b>1</b>${inside}</form>`);
    expect(show("<section>@children</section>")).toBe(`<section>${inside}</section>`);
    expect(show("")).toBe(inside);
    expect(target.firstChild).toBe(slot);
  });
});

describe("an HTML in the browser", () => {
  it("shows its value, and fires a click with nothing in it", async ({ expect }) => {
    using html = await mounted("gr-html", { value: "<b>Ada</b>", nodeId: 1 });
    expect(html.element.inner.innerHTML).toBe("<b>Ada</b>");
    await html.press("b");
    expect(html.events).toEqual(["click"]);
    html.element.value = null;
    await html.element.updateComplete;
    expect(html.element.inner.innerHTML).toBe("");
  });

  it("fires no click where the author wants none", async ({ expect }) => {
    using html = await mounted("gr-html", { value: "<b>Ada</b>", nodeId: 1, jsOnLoad: null });
    await html.press("b");
    expect(html.events).toEqual([]);
  });

  it("says what is wrong with a template, until it is right again", async ({ expect }) => {
    const module = { html: ({ value }: { value: unknown }) => (value as { name: string }).name.toUpperCase() };
    using html = await mounted("gr-html", { ...authored(module), value: { name: "Ada" }, hasChildren: false });
    expect(html.element.inner.textContent).toBe("ADA");
    html.element.value = { name: 7 };
    await html.element.updateComplete;
    expect(html.find(".error-container").textContent.replace(/\s+/g, " ").trim()).toMatch(
      /^Error rendering HTML: .*toUpperCase is not a function$/,
    );
    expect(html.element.inner.textContent).toBe("");
    html.element.value = { name: "Bob" };
    await html.element.updateComplete;
    expect(html.element.querySelector(".error-container")).toBeNull();
    expect(html.element.inner.textContent).toBe("BOB");
  });

  it("says so if the author's code cannot be had", async ({ expect }) => {
    const author = () => ({ module: () => Promise.reject(new Error("It is gone.")), call: async () => null });
    using html = await mounted("gr-html", { author, htmlTemplate: "…", value: "x", nodeId: 1 });
    expect(html.find(".error-message").textContent).toBe("It is gone.");
  });

  it("lets a script read, and tells the app what it changes", async ({ expect }) => {
    const { html, page } = await scripted(
      { html: ({ value, size }) => `<b>${String(value)} ${String(size)}</b>` },
      { value: "Ada", label: "Name", props: { size: 1 } },
    );
    using _ = html;
    expect([page.props["value"], page.props["size"], page.props["label"], page.props["nothing"]]).toEqual([
      ...["Ada", 1, "Name", undefined],
    ]);
    expect(page.element).toBe(html.element.inner);
    page.props["size"] = 2;
    page.props["value"] = "Bob";
    expect(html.patches).toEqual([{ props: { size: 2 } }, { value: "Bob" }]);
    expect(html.events).toEqual([]);
    await html.element.updateComplete;
    expect(page.element.innerHTML).toBe("<b>Bob 2</b>");
    page.trigger("seen", { at: 3 });
    page.trigger("done");
    expect(html.events).toEqual(["seen", "done"]);
  });

  it("hands the app copies, so that what is changed in place is a change when it is set", async ({ expect }) => {
    const { html, page } = await scripted({}, { value: [{ done: false }] });
    using _ = html;
    const list = page.props["value"] as { done: boolean }[];
    page.props["value"] = list;
    if (list[0]) list[0].done = true;
    page.props["value"] = list;
    expect(html.patches).toEqual([{ value: [{ done: false }] }, { value: [{ done: true }] }]);
  });

  it("tells a script what functions have changed, once it is drawn, and not what the script has changed", async ({
    expect,
  }) => {
    const { html, page } = await scripted(
      { html: ({ value, size }) => `${String(value)} ${String(size)}` },
      { value: 0, props: { size: 1 } },
    );
    using _ = html;
    const told: string[] = [];
    page.watch("value", () => told.push(`value: ${page.element.textContent}`));
    page.watch(["size", "other"], () => told.push(`size: ${page.element.textContent}`));
    html.element.value = 1;
    await html.element.updateComplete;
    html.element.props = { size: 5 };
    await html.element.updateComplete;
    html.element.value = 1;
    html.element.props = { size: 5 };
    page.props["value"] = 9;
    page.props["size"] = 9;
    await html.element.updateComplete;
    html.element.label = "Other";
    await html.element.updateComplete;
    expect(told).toEqual(["value: 1 1", "size: 1 5"]);
  });

  it("calls functions on the server, uploads files, and says why one was refused", async ({ expect }) => {
    const call = (name: string, args: readonly unknown[]): unknown => [name, ...args];
    const load = (page: AuthorPage): void => void Reflect.set(window, "authorPage", page);
    using html = await mounted("gr-html", { ...authored({ load }, call), serverFns: ["look"] });
    const page = await eventually(
      () => (Reflect.get(window, "authorPage") as AuthorPage | undefined) ?? Promise.reject(),
    );
    expect(await page.server["look"]?.("a", [1])).toEqual(["look", "a", [1]]);
    expect(page.server["other"]).toBeUndefined();
    const stored = await page.upload(new File(["x"], "note.txt"));
    expect([stored.path, html.uploaded.map(({ name }) => name)]).toEqual(["0/note.txt", ["note.txt"]]);
    html.element.upload = () => Promise.reject(new Error("Too large."));
    using again = await mounted("gr-html", { ...authored({ load }), upload: html.element.upload });
    await again.element.updateComplete;
    const second = Reflect.get(window, "authorPage") as AuthorPage;
    await expect(second.upload(new File(["x"], "note.txt"))).rejects.toThrow("Too large.");
    expect(again.messages).toEqual(["Too large."]);
    Reflect.deleteProperty(window, "authorPage");
  });

  it("goes on where a script fails, and reports it", async ({ expect }) => {
    const reported = vi.spyOn(window, "reportError").mockImplementation(() => {});
    const load = (): never => {
      throw new Error("script");
    };
    using html = await mounted("gr-html", { ...authored({ load }), value: "shown" });
    expect(html.element.inner.textContent).toBe("shown");
    await eventually(() => expect(reported).toHaveBeenCalledWith(new Error("script")));
    reported.mockRestore();
  });

  it("has styles about itself alone, as long as it is there", async ({ expect }) => {
    const css = ({ size }: Readonly<Record<string, unknown>>) => `border-top: ${String(size)}px solid; b { top: 1px }`;
    const html = await mounted("gr-html", { ...authored({ css }), value: "<b>x</b>", props: { size: 3 } });
    using other = await mounted("gr-html", { value: "<b>x</b>", nodeId: 2 });
    const width = ({ element }: typeof html): string => getComputedStyle(element.inner).borderTopWidth;
    expect([width(html), width(other)]).toEqual(["3px", "0px"]);
    html.element.props = { size: 5 };
    await html.element.updateComplete;
    expect(width(html)).toBe("5px");
    const sheets = document.adoptedStyleSheets.length;
    html[Symbol.dispose]();
    expect(document.adoptedStyleSheets.length).toBe(sheets - 1);
  });

  it("keeps style elements in its markup, and rules that slip out of their braces, to itself", async ({ expect }) => {
    const css = ({ color }: Readonly<Record<string, unknown>>) => `b { color: ${String(color)} }`;
    const value = "<style>b { top: 3px } body { opacity: 0.5 } } p { top: 9px }</style><b>x</b><p>y</p>";
    const props = { color: "rgb(1, 2, 3) } } body { opacity: 0.5 } x {" };
    using html = await mounted("gr-html", { ...authored({ css }), value, props });
    using other = await mounted("gr-html", { value: "<b>x</b><p>y</p>", nodeId: 2 });
    const look = ({ find }: typeof html, selector: string) => getComputedStyle(find(selector));
    expect([look(html, "b").top, look(html, "b").color]).toEqual(["3px", "rgb(1, 2, 3)"]);
    expect([look(other, "b").top, look(other, "p").top]).toEqual(["auto", "auto"]);
    expect(getComputedStyle(document.body).opacity).toBe("1");
    expect(html.element.inner.innerHTML).toBe("<b>x</b><p>y</p>");
    html.element.value = "<b>x</b>";
    await html.element.updateComplete;
    expect(look(html, "b").top).toBe("auto");
  });

  it("stays at the end of what grows, if it was there", async ({ expect }) => {
    const lines = (count: number): string => "<p>line</p>".repeat(count);
    using html = await mounted("gr-html", { value: lines(40), autoscroll: true, maxHeight: 100, nodeId: 1 });
    const box = html.find(".html-container");
    const isAtEnd = (): boolean => box.scrollHeight - box.scrollTop - box.clientHeight < 2;
    box.scrollTop = box.scrollHeight;
    html.element.value = lines(80);
    await html.element.updateComplete;
    expect(isAtEnd()).toBe(true);
    box.scrollTop = 0;
    html.element.value = lines(90);
    await html.element.updateComplete;
    expect(box.scrollTop).toBe(0);
  });
});

describe("the head of an HTML", () => {
  const script = (code: string): string => `data:text/javascript,${encodeURIComponent(code)}`;

  it("runs scripts once, in their order, before the component's own", async ({ expect }) => {
    Reflect.set(window, "order", []);
    const log = (name: string): string => `window.order.push("${name}")`;
    const head =
      `<script src="${script(log("first"))}"></script><script>${log("second")}</script>` +
      `<script src="${script(log("third"))}"></script><meta name="of-the-head">`;
    const load = (): void => (Reflect.get(window, "order") as string[]).push("own") as never;
    using _one = await mounted("gr-html", { ...authored({ load }), head });
    using _two = await mounted("gr-html", { ...authored({ load }), head });
    const order = (): unknown => Reflect.get(window, "order");
    await eventually(() => expect(order()).toEqual(["first", "second", "third", "own", "own"]));
    expect(document.head.querySelectorAll("meta[name=of-the-head]")).toHaveLength(1);
  });

  it("goes on without what cannot be loaded, and says so", async ({ expect }) => {
    const warned = vi.spyOn(console, "warn").mockImplementation(() => {});
    const load = vi.fn<() => void>();
    using _ = await mounted("gr-html", { ...authored({ load }), head: '<script src="data:nothing/here"></script>' });
    await eventually(() => expect(load).toHaveBeenCalledTimes(1));
    expect(warned).toHaveBeenCalledWith(expect.stringContaining("data:nothing/here, which cannot be loaded"));
    warned.mockRestore();
  });
});

describe("an HTML in an app", () => {
  const child = { type: "textbox", props: { label: "Name" } };

  it("starts anew with each time it is shown, with what its script has changed", async ({ expect }) => {
    using page = newPage();
    let count = 0;
    const load = ({ props }: AuthorPage): void => {
      count++;
      props["times"] = Number(props["times"]) + 1;
    };
    const html = ({ times, size }: Readonly<Record<string, unknown>>) => `${String(times)} of ${String(size)}`;
    const props = { ...authored({ load, html }), props: { times: 0, size: 2 } };
    const node = new AppNode(viewOf({ type: "html", props }), null, registry());
    page.column.addEventListener("gradio", ({ patch }) => node.take(patch));
    const shown = async (): Promise<string> => {
      await settled(node);
      return node.element?.textContent.trim() ?? "nothing";
    };
    await node.mount(page.column, null);
    expect(await shown()).toBe("1 of 2");
    await node.update({ visible: false });
    expect(await shown()).toBe("nothing");
    // What a function says while it is away counts too, and leaves the rest as it is.
    await node.update({ props: { size: 7 } });
    const parent = page.column;
    await node.update({ visible: true });
    await node.mount(parent, null);
    expect([await shown(), count]).toEqual(["2 of 7", 2]);
  });

  it("keeps what was typed into a component inside while it is drawn again", async ({ expect }) => {
    using page = newPage();
    const html = ({ title }: Readonly<Record<string, unknown>>) => `<h3>${String(title)}</h3>@children<p>below</p>`;
    const props = { ...authored({ html }), props: { title: "One" } };
    const node = new AppNode(viewOf({ type: "html", props, children: [child] }), null, registry());
    await node.mount(page.column, null);
    await settled(node);
    const field = page.column.querySelector("textarea");
    if (!field) throw new Error("There is no field.");
    field.focus();
    field.value = "Ada";
    await node.update({ props: { title: "Two" } });
    await settled(node);
    const content = page.column.querySelector("#html-1");
    expect([...(content?.children ?? [])].map(({ tagName }) => tagName)).toEqual(["H3", "DIV", "P"]);
    expect(content?.querySelector("h3")?.textContent).toBe("Two");
    expect([page.column.querySelector("textarea") === field, field.value]).toEqual([true, "Ada"]);
    expect(document.activeElement).toBe(field);
  });
});

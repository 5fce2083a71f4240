/** A Code under the visitor's hands. */

import axe from "axe-core";
import { describe, inject, it, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { AppNode } from "../../components/app/app-node.ts";
import { loadLanguage } from "../../components/code/languages.ts";
import { goToEndOf, partOf, shownCode, textOf } from "./shown-code.ts";
import { components, newPage, registry, settled, viewOf } from "./stage.ts";

const markup = inject("serverMarkup");

const heightOf = (element: Element): number => Math.round(element.getBoundingClientRect().height);

describe("an editor", () => {
  it("tells what is typed, undone and left", async ({ expect }) => {
    using page = newPage();
    const editor = await shownCode(page, { value: "a" });
    await goToEndOf(editor, 0);
    await userEvent.keyboard("b{Enter}c");
    expect(editor.heard).toEqual(["focus", ["input", "ab"], ["input", "ab\n"], ["input", "ab\nc"]]);
    await userEvent.keyboard("{Control>}z{/Control}");
    expect(editor.heard.slice(4)).toEqual([["input", "ab"]]);
    expect(editor.element.value).toBe("ab");
    editor.part(".cm-content").blur();
    expect(editor.heard.at(-1)).toBe("blur");
  });

  it("closes brackets, and goes on as deep as the line before", async ({ expect }) => {
    using page = newPage();
    const editor = await shownCode(page, { value: "def f():", language: "python" });
    await goToEndOf(editor, 0);
    await userEvent.keyboard("{Enter}g{(}");
    expect(editor.text()).toBe("def f():\n    g()");
  });

  it("indents with Tab, and lets who presses Escape first go on", async ({ expect }) => {
    using page = newPage();
    const editor = await shownCode(page, { value: "a" });
    const next = document.createElement("button");
    page.column.append(next);
    await goToEndOf(editor, 0);
    await userEvent.keyboard("{Tab}");
    expect(editor.text()).toBe("  a");
    await userEvent.keyboard("{Shift>}{Tab}{/Shift}");
    expect(editor.text()).toBe("a");
    const hint = document.getElementById(editor.part(".cm-content").getAttribute("aria-describedby") ?? "");
    expect(hint?.textContent).toContain("press Escape");
    await userEvent.keyboard("{Escape}{Tab}");
    expect(document.activeElement).toBe(next);
    expect(editor.text()).toBe("a");
  });

  it("keeps the cursor where it is when a function shows something else, and tells nothing", async ({ expect }) => {
    using page = newPage();
    const editor = await shownCode(page, { value: "one\ntwo\nthree" });
    await goToEndOf(editor, 1);
    editor.heard.length = 0;
    await editor.node.receive({ value: "# new\none\ntwo\nthree" });
    await settled(editor.node);
    expect(editor.text()).toBe("# new\none\ntwo\nthree");
    expect(editor.heard).toEqual([]);
    await userEvent.keyboard("!");
    expect(editor.heard).toEqual([["input", "# new\none\ntwo!\nthree"]]);
    await editor.node.receive({ value: "other words" });
    await settled(editor.node);
    await userEvent.keyboard("?");
    expect(editor.heard.slice(1)).toEqual([["input", "other words?"]]);
  });

  it("shows texts with the line ends of other systems, and tells nothing of it", async ({ expect }) => {
    using page = newPage();
    const editor = await shownCode(page, { value: "a\r\nb\rc" });
    expect([editor.text(), editor.element.value, editor.heard]).toEqual(["a\nb\nc", "a\r\nb\rc", []]);
  });

  it("changes its language while it stands, and its file with it", async ({ expect }) => {
    using page = newPage();
    const { node, element, part } = await shownCode(page, { value: "import math" });
    const file = (): string => part<HTMLAnchorElement>(".download-link").download;
    expect([element.querySelector("[class^=tok-]"), file()]).toEqual([null, "file.txt"]);
    await node.receive({ language: "python" });
    await settled(node);
    expect([part(".tok-keyword").textContent, file()]).toEqual(["import", "file.py"]);
    await node.receive({ language: "json", value: '{"a": 1}' });
    await settled(node);
    expect([part(".tok-propertyName").textContent, file()]).toEqual(['"a"', "file.json"]);
    await node.receive({ language: null });
    await settled(node);
    expect([element.querySelector("[class^=tok-]"), file()]).toEqual([null, "file.txt"]);
  });

  it("has the language that was asked for last, though another one comes later", async ({ expect }) => {
    using page = newPage();
    const { node, element } = await shownCode(page, { value: "SELECT a FROM b", language: "sql" });
    const keywords = (): unknown[] =>
      [...element.querySelectorAll(".tok-keyword")].map(({ textContent }) => textContent);
    expect(keywords()).toEqual(["SELECT", "FROM"]);
    element.language = "html";
    await element.updateComplete;
    element.language = "sql";
    await settled(node);
    await loadLanguage("html");
    await settled(node);
    expect(keywords()).toEqual(["SELECT", "FROM"]);
  });

  it("is as high as its lines, grows to the last it may show, and scrolls", async ({ expect }) => {
    using page = newPage();
    const { node, part } = await shownCode(page, { lines: 3, maxLines: 5 });
    const line = parseFloat(getComputedStyle(part(".cm-scroller")).lineHeight);
    const heights: unknown[] = [];
    for (const count of [1, 4, 5, 9]) {
      await node.receive({ value: Array.from({ length: count }, (_, i) => `${i}`).join("\n") });
      await settled(node);
      heights.push(heightOf(part(".cm-scroller")));
    }
    expect(heights).toEqual([3, 4, 5, 5].map((count) => Math.round(count * line + 10)));
    expect(part(".cm-scroller").scrollHeight).toBeGreaterThan(heightOf(part(".cm-scroller")));
    await node.receive({ maxLines: null });
    await settled(node);
    expect(heightOf(part(".cm-scroller"))).toBe(Math.round(9 * line + 10));
  });

  it("numbers its lines, or not, and breaks long ones, or not, as it is told", async ({ expect }) => {
    using page = newPage();
    const { node, element, part } = await shownCode(page, { value: "word ".repeat(200), lines: 1 });
    const before = heightOf(part(".cm-line"));
    expect(element.querySelectorAll(".cm-lineNumbers")).toHaveLength(1);
    await node.receive({ showLineNumbers: false, wrapLines: true });
    await settled(node);
    expect(element.querySelectorAll(".cm-lineNumbers")).toHaveLength(0);
    expect(heightOf(part(".cm-line"))).toBeGreaterThan(2 * before);
  });

  it("offers words where it is told to, and takes one with Tab", async ({ expect }) => {
    using page = newPage();
    const editor = await shownCode(page, { language: "python", autocomplete: true });
    await userEvent.click(editor.part(".cm-content"));
    await userEvent.keyboard("isinst");
    await vi.waitFor(() => partOf(page.container, ".cm-tooltip-autocomplete [aria-selected]"));
    expect(editor.element.querySelector(".cm-tooltip")).toBeNull();
    // A list that has only just opened takes no key.
    await vi.waitFor(async () => {
      await userEvent.keyboard("{Tab}");
      expect(editor.text()).toBe("isinstance");
    });
  });

  it("offers nothing where it is not told to", async ({ expect }) => {
    using page = newPage();
    const editor = await shownCode(page, { language: "python" });
    await userEvent.click(editor.part(".cm-content"));
    await userEvent.keyboard("isinst{Control>} {/Control}");
    expect(page.container.querySelector(".cm-tooltip")).toBeNull();
  });

  it.for(["light", "dark"])("has no accessibility fault while words are offered, %s", async (scheme, { expect }) => {
    using page = newPage();
    document.body.classList.toggle("dark", scheme === "dark");
    const editor = await shownCode(page, { language: "python", autocomplete: true });
    await userEvent.click(editor.part(".cm-content"));
    await userEvent.keyboard("isinst");
    await vi.waitFor(() => partOf(page.container, ".cm-tooltip-autocomplete [aria-selected]"));
    const { violations } = await axe.run(page.container, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
  });
});

describe("code that is shown", () => {
  it("can be reached and left with Tab, and nothing else", async ({ expect }) => {
    using page = newPage();
    const { part, heard, text } = await shownCode(page, { value: "a", interactive: false });
    const next = document.createElement("button");
    page.column.append(next);
    const content = part(".cm-content");
    expect([content.contentEditable, content.ariaReadOnly, content.ariaLabel]).toEqual([
      "false",
      "true",
      "Program, code input container",
    ]);
    content.focus();
    await userEvent.keyboard("b{Delete}{Tab}");
    expect([text(), document.activeElement]).toEqual(["a", next]);
    expect(heard.filter((each) => Array.isArray(each))).toEqual([]);
  });

  it("is a picture while there is nothing to show, and an editor as soon as there is", async ({ expect }) => {
    using page = newPage();
    const { node, element, text } = await shownCode(page, { interactive: false });
    const isEmpty = (): boolean => element.querySelector("[aria-label='Empty value']") !== null;
    expect([isEmpty(), element.querySelector(".icon-button")]).toEqual([true, null]);
    await node.receive({ value: "a = 1", language: "python" });
    await settled(node);
    expect([isEmpty(), text()]).toEqual([false, "a = 1"]);
    await node.receive({ value: "" });
    await settled(node);
    expect(isEmpty()).toBe(true);
    await node.receive({ value: "b" });
    await settled(node);
    expect([isEmpty(), text()]).toEqual([false, "b"]);
  });

  it("is what came last when values come and go faster than the editor", async ({ expect }) => {
    using page = newPage();
    const { node, element, text } = await shownCode(page, { interactive: false });
    void node.receive({ value: "a" });
    await element.updateComplete;
    await node.receive({ value: "" });
    await settled(node);
    await node.receive({ value: "b" });
    await settled(node);
    expect([text(), element.querySelectorAll(".cm-editor").length]).toEqual(["b", 1]);
  });

  it("becomes an editor when it is told to", async ({ expect }) => {
    using page = newPage();
    const editor = await shownCode(page, { value: "a", interactive: false });
    await editor.node.receive({ interactive: true });
    await settled(editor.node);
    await goToEndOf(editor, 0);
    await userEvent.keyboard("b");
    expect(editor.heard).toEqual(["focus", ["input", "ab"]]);
  });
});

describe("the buttons of a Code", () => {
  it("copy all of it", async ({ expect }) => {
    using page = newPage();
    const { part } = await shownCode(page, { value: "a\n  b" });
    const write = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
    part("[aria-label=Copy]").click();
    await vi.waitFor(() => part("[aria-label=Copied]"));
    expect(write.mock.calls).toEqual([["a\n  b"]]);
  });

  it("save what stands in the editor just now", async ({ expect }) => {
    using page = newPage();
    const editor = await shownCode(page, { value: "x <- 'ä'", language: "r" });
    await goToEndOf(editor, 0);
    await userEvent.keyboard(" + 1");
    const link = editor.part<HTMLAnchorElement>("a[data-testid=download-link]");
    link.addEventListener("click", (event) => event.preventDefault());
    link.click();
    expect([link.download, await (await fetch(link.href)).text()]).toEqual(["file.r", "x <- 'ä' + 1"]);
  });

  it("are those that the author wants", async ({ expect }) => {
    using page = newPage();
    const { node, element } = await shownCode(page, { value: "a", buttons: ["copy"] });
    const names = (): unknown[] => [...element.querySelectorAll(".icon-button")].map(({ ariaLabel }) => ariaLabel);
    expect(names()).toEqual(["Copy"]);
    await node.receive({ buttons: ["download", "copy"] });
    expect(names()).toEqual(["Download", "Copy"]);
    await node.receive({ buttons: [] });
    expect(element.querySelector(".icon-button-wrapper")).toBeNull();
  });
});

describe("the plain lines before the editor has come", () => {
  const NAMES = ["empty", "filled", "one line", "long line", "more than fits", "without numbers", "no container"];

  it.for(NAMES.map((name) => [name] as const))("stand where it will be, in %s", async ([name], { expect }) => {
    using page = newPage();
    const server = markup[`code/${name}`];
    if (!server) throw new Error("The server has not drawn this fixture.");
    page.column.innerHTML = `<style>${server.css}</style>${server.html}`;
    const [frame, first] = [page.column.lastElementChild, page.column.querySelector(".text")];
    if (!frame || !first) throw new Error("There is no code.");
    const before = [frame.getBoundingClientRect().toJSON(), first.getBoundingClientRect().y, innerLeft(first)];
    const fixture = components.get("code")?.fixtures.find((each) => each.name === name);
    if (!fixture) throw new Error("There is no such fixture.");
    const node = new AppNode(viewOf({ type: "code", ...fixture }), null, registry());
    node.hydrate(page.column);
    await settled(node);
    const line = partOf(page.column, ".cm-line");
    expect([frame.getBoundingClientRect().toJSON(), line.getBoundingClientRect().y, innerLeft(line)]).toEqual(before);
  });

  it("hand the focus over", async ({ expect }) => {
    using page = newPage();
    const server = markup["code/one line"];
    page.column.innerHTML = `<style>${server?.css}</style>${server?.html}`;
    partOf(page.column, ".first-view").focus();
    const props = { label: "Command", value: "npm ci", lines: 1, maxLines: 1 };
    const node = new AppNode(viewOf({ type: "code", props }), null, registry());
    node.hydrate(page.column);
    await settled(node);
    expect(document.activeElement).toBe(partOf(page.column, ".cm-content"));
  });
});

describe("a Code elsewhere", () => {
  it("brings its styles into a shadow root", async ({ expect }) => {
    using page = newPage();
    const root = page.column.attachShadow({ mode: "open" });
    const host = document.createElement("div");
    root.append(host);
    const { part } = await shownCode(page, { value: "import a", language: "python" }, host);
    expect(getComputedStyle(part(".cm-content")).whiteSpace).toBe("pre");
    expect(getComputedStyle(part(".tok-keyword")).color).toBe("rgb(161, 29, 111)");
    expect(root.querySelector("style")).toBeNull();
  });

  it("signs the style sheet that it adds with the page's nonce", async ({ expect }) => {
    using page = newPage();
    const own = document.createElement("style");
    own.nonce = "of-this-page";
    page.container.append(own);
    own.setAttribute("nonce", "of-this-page");
    await shownCode(page, { value: "a" });
    const added = [...document.querySelectorAll("style")].find(({ textContent }) =>
      textContent.includes(".cm-scroller {"),
    );
    expect(added?.nonce).toBe("of-this-page");
  });

  it("has one editor after it was moved while that was on its way, and leaves nothing behind", async ({ expect }) => {
    using page = newPage();
    const listening = countListeners("selectionchange");
    const node = new AppNode(viewOf({ type: "code", props: { value: "a" } }), null, registry());
    await node.mount(page.column, null);
    await node.element?.updateComplete;
    const { element } = node;
    if (!element) throw new Error("The editor is not there.");
    page.container.append(element);
    await settled(node);
    await settled(node);
    expect([textOf(element), element.querySelectorAll(".cm-editor").length]).toEqual(["a", 1]);
    await node.receive({ value: "b" });
    expect(textOf(element)).toBe("b");
    element.remove();
    expect(listening()).toBe(0);
  });

  it("is an editor again after it was taken out and put back", async ({ expect }) => {
    using page = newPage();
    const editor = await shownCode(page, { value: "a" });
    await goToEndOf(editor, 0);
    await userEvent.keyboard("b");
    editor.element.remove();
    await settled(editor.node);
    page.column.append(editor.element);
    await settled(editor.node);
    await settled(editor.node);
    expect([editor.text(), editor.element.querySelectorAll(".cm-editor").length]).toEqual(["ab", 1]);
    await goToEndOf(editor, 0);
    await userEvent.keyboard("c");
    expect(editor.heard.at(-1)).toEqual(["input", "abc"]);
  });
});

/** Where the text of a line begins. */
function innerLeft(line: Element): number {
  return Math.round(line.getBoundingClientRect().x + parseFloat(getComputedStyle(line).paddingLeft));
}

/** How many listeners of this type the document has got since. */
function countListeners(type: string): () => number {
  const [added, removed] = [vi.spyOn(document, "addEventListener"), vi.spyOn(document, "removeEventListener")];
  const callsOf = (spy: typeof added | typeof removed): number =>
    spy.mock.calls.filter(([name]) => name === type).length;
  return () => {
    if (callsOf(added) === 0) throw new Error(`Nobody has listened to ${type}.`);
    return callsOf(added) - callsOf(removed);
  };
}

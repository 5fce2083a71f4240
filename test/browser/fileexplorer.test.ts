import axe from "axe-core";
import { describe, inject, it, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { AppNode } from "../../components/app/app-node.ts";
import "../../components/fileexplorer/element.ts";
import type { FileExplorerElement } from "../../components/fileexplorer/element.ts";
import type { ListedEntry, Segments } from "../../src/protocol/file-tree.ts";
import type { AuthorHosts } from "../../components/shared/author-host.ts";
import { eventually, mounted, type Mounted } from "./element.ts";
import { newPage, registry, settled, viewOf } from "./stage.ts";

type Tree = Readonly<Record<string, readonly ListedEntry[]>>;

const folder = (name: string, valid = true): ListedEntry => ({ name, type: "folder", valid });
const file = (name: string): ListedEntry => ({ name, type: "file", valid: true });

const TREE: Tree = {
  "": [folder("dir"), folder("empty"), file("a.txt"), file("b.txt")],
  dir: [folder("deep"), file("c.txt")],
  "dir/deep": [file("d.txt")],
  empty: [],
};

interface Explorer extends Mounted<FileExplorerElement> {
  /** Folders that were asked for, in order. */
  readonly asked: string[];
  /** Answers of the server from now on; an error is its refusal. */
  tree: Record<string, readonly ListedEntry[] | Error>;
  names(): string[];
  box(name: string): HTMLInputElement;
  row(name: string): HTMLElement;
  /** Presses what opens a folder, and waits until it is read. */
  turn(name: string): Promise<void>;
  tick(name: string): Promise<void>;
}

async function explorer(props: Readonly<Record<string, unknown>> = {}, tree: Tree = TREE): Promise<Explorer> {
  const asked: string[] = [];
  const answers: Explorer["tree"] = { ...tree };
  const author: AuthorHosts = () => ({
    module: () => Promise.reject(new Error("It has none.")),
    async call(name, args) {
      const path = (args ?? []).join("/");
      asked.push(path);
      const answer = answers[path];
      if (name !== "ls" || answer instanceof Error) throw answer;
      return answer;
    },
  });
  const it = await mounted("gr-fileexplorer", { author, ...props });
  const rows = (): HTMLElement[] => [...it.element.querySelectorAll<HTMLElement>("li > .wrap")];
  const made: Explorer = {
    ...it,
    asked,
    tree: answers,
    names: () => rows().map((row) => row.querySelector(".item-name")?.textContent ?? ""),
    row(name) {
      const found = rows().find((row) => row.querySelector(".item-name")?.textContent === name);
      if (!found) throw new Error(`There is no row "${name}".`);
      return found;
    },
    box(name) {
      const found = made.row(name).querySelector("input");
      if (!found) throw new Error(`There is nothing to tick at "${name}".`);
      return found;
    },
    async turn(name) {
      made.row(name).querySelector<HTMLElement>("button.icon")?.click();
      await drawn(made);
    },
    async tick(name) {
      await userEvent.click(made.box(name));
      await it.element.settled();
      await it.element.updateComplete;
    },
    [Symbol.dispose]: () => it[Symbol.dispose](),
  };
  await drawn(made);
  return made;
}

/** Nothing is being read any more. */
async function drawn({ element }: Mounted<FileExplorerElement>): Promise<void> {
  await eventually(async () => {
    await element.updateComplete;
    if (element.querySelector("[aria-busy]")) throw new Error("It still reads.");
  });
}

function paths(value: readonly Segments[] | null): string[] {
  return (value ?? []).map((path) => path.join("/"));
}

describe("the tree of a FileExplorer", () => {
  it("reads a folder when it is opened, once, and begins each with itself", async ({ expect }) => {
    using tree = await explorer();
    expect(tree.names()).toEqual(["dir", "empty", "a.txt", "b.txt"]);
    await tree.turn("dir");
    expect(tree.names()).toEqual(["dir", ".", "deep", "c.txt", "empty", "a.txt", "b.txt"]);
    expect(tree.row("dir").querySelector("[aria-label='expand directory']")?.ariaExpanded).toBe("true");
    await tree.turn("dir");
    expect(tree.names()).toEqual(["dir", "empty", "a.txt", "b.txt"]);
    await tree.turn("dir");
    expect(tree.asked).toEqual(["", "dir"]);
    await tree.turn("empty");
    expect(tree.element.textContent).toContain("This folder is empty.");
    expect((await axe.run(tree.element, { runOnly: ["wcag2a", "wcag2aa"] })).violations).toEqual([]);
  });

  it("does not begin with itself what cannot be chosen", async ({ expect }) => {
    using tree = await explorer({}, { "": [folder("dir", false)], dir: [file("c.txt")] });
    await tree.turn("dir");
    expect(tree.names()).toEqual(["dir", "c.txt"]);
    await tree.tick("dir");
    expect(paths(tree.element.value)).toEqual(["dir/c.txt"]);
  });

  it("opens what the value is in", async ({ expect }) => {
    using tree = await explorer({ value: [["dir", "deep", "d.txt"], ["a.txt"]] });
    await eventually(() => expect(tree.names()).toContain("d.txt"));
    expect([tree.box("d.txt").checked, tree.box("a.txt").checked, tree.box("b.txt").checked]).toEqual([
      true,
      true,
      false,
    ]);
    expect([tree.box("dir").checked, tree.box("dir").indeterminate]).toEqual([false, true]);
    tree.element.value = [["b.txt"]];
    await tree.element.updateComplete;
    expect([tree.box("d.txt").checked, tree.box("b.txt").checked, tree.box("dir").indeterminate]).toEqual([
      false,
      true,
      false,
    ]);
    expect(tree.events).toEqual([]);
  });

  it("says in place why a folder cannot be read, and tries again", async ({ expect }) => {
    using tree = await explorer();
    tree.tree["dir"] = new Error("Out of order.");
    await tree.turn("dir");
    await eventually(() => expect(tree.find("[role='alert']").textContent).toBe("Out of order."));
    tree.tree["dir"] = TREE["dir"] ?? [];
    await tree.press(".note button");
    await eventually(() => expect(tree.names()).toContain("c.txt"));
    expect(tree.element.querySelector("[role='alert']")).toBeNull();
    await eventually(() => expect(document.activeElement).toBe(tree.box(".")));
    expect(tree.asked).toEqual(["", "dir", "dir"]);
  });

  it("says so of its root too, and asks no more until it is told to", async ({ expect }) => {
    using tree = await explorer({}, {});
    await eventually(() => expect(tree.find("[role='alert']").textContent).toBe("This folder cannot be read."));
    tree.tree[""] = [file("a.txt")];
    tree.element.label = "Another";
    await tree.element.updateComplete;
    expect(tree.asked).toEqual([""]);
    await tree.press(".note button");
    await eventually(() => expect(tree.names()).toEqual(["a.txt"]));
  });

  it("draws a folder of ten thousand files in pages", async ({ expect }) => {
    const many = Array.from({ length: 10_000 }, (_, i) => file(`${i}.txt`));
    using tree = await explorer({}, { "": [folder("many")], many });
    await tree.turn("many");
    expect(tree.names()).toHaveLength(501);
    const more = [...tree.element.querySelectorAll("button")].find((each) =>
      each.textContent?.includes("Show 500 more"),
    );
    more?.click();
    await eventually(() => expect(tree.names()).toHaveLength(1001));
    await eventually(() => expect(document.activeElement).toBe(tree.box("499.txt")));
    const before = performance.now();
    await tree.tick("many");
    expect(tree.element.value).toHaveLength(10_001);
    await tree.tick("7.txt");
    expect(tree.element.value).toHaveLength(10_000);
    expect(performance.now() - before).toBeLessThan(3000);
  });

  it("is walked with the arrow keys", async ({ expect }) => {
    using tree = await explorer();
    tree.box("dir").focus();
    await userEvent.keyboard("{ArrowRight}");
    await eventually(() => expect(tree.names()).toContain("c.txt"));
    await userEvent.keyboard("{ArrowDown}{ArrowDown}{ArrowDown}");
    expect(document.activeElement).toBe(tree.box("c.txt"));
    await userEvent.keyboard(" ");
    expect(paths(tree.element.value)).toEqual(["dir/c.txt"]);
    await userEvent.keyboard("{ArrowUp}{ArrowUp}{ArrowUp}{ArrowUp}{ArrowLeft}");
    await tree.element.updateComplete;
    expect(document.activeElement).toBe(tree.box("dir"));
    expect(tree.names()).not.toContain("c.txt");
  });
});

describe("what is ticked in a FileExplorer", () => {
  it("is a file, or several", async ({ expect }) => {
    using tree = await explorer();
    await tree.tick("b.txt");
    await tree.tick("a.txt");
    expect(paths(tree.element.value)).toEqual(["b.txt", "a.txt"]);
    await userEvent.click(tree.row("b.txt").querySelector(".item-name") ?? tree.element);
    expect(paths(tree.element.value)).toEqual(["a.txt"]);
    expect(tree.events).toEqual(["input", "input", "input"]);
  });

  it("is a folder with all that is in it, read or not", async ({ expect }) => {
    using tree = await explorer();
    await tree.tick("dir");
    expect(paths(tree.element.value).sort()).toEqual(["dir/.", "dir/c.txt", "dir/deep/.", "dir/deep/d.txt"]);
    expect(tree.events).toEqual(["input"]);
    expect([tree.box("dir").checked, tree.names().length]).toEqual([true, 4]);
    await tree.turn("dir");
    await tree.tick("c.txt");
    expect([tree.box("dir").checked, tree.box("dir").indeterminate]).toEqual([false, true]);
    await tree.tick("dir");
    expect(tree.element.value).toHaveLength(4);
    await tree.tick("dir");
    expect(tree.element.value).toEqual([]);
    await tree.tick(".");
    expect(paths(tree.element.value)).toEqual(["dir/."]);
    expect(tree.box("deep").checked).toBe(false);
  });

  it("is nothing of a folder that cannot be read as a whole", async ({ expect }) => {
    using tree = await explorer();
    tree.tree["dir/deep"] = new Error("Out of order.");
    await tree.tick("dir");
    expect(tree.messages).toEqual(["Out of order."]);
    expect([tree.element.value, tree.box("dir").checked]).toEqual([null, false]);
  });

  it("is one thing at most where one is asked for", async ({ expect }) => {
    using tree = await explorer({ fileCount: "single" });
    await tree.turn("dir");
    expect(tree.row("dir").querySelector("input")).toBeNull();
    await tree.tick("a.txt");
    await tree.tick(".");
    expect(paths(tree.element.value)).toEqual(["dir/."]);
    await tree.tick(".");
    expect(tree.element.value).toEqual([]);
  });

  it("is gone when the tree is another", async ({ expect }) => {
    using tree = await explorer();
    await tree.turn("dir");
    await tree.tick("a.txt");
    tree.tree[""] = [folder("dir"), file("z.txt")];
    tree.element.glob = "*.txt";
    await tree.element.updateComplete;
    await drawn(tree);
    expect(tree.names()).toEqual(["dir", "z.txt"]);
    expect(tree.patches.at(-1)).toEqual({ value: [] });
    expect(tree.events).toEqual(["input"]);
    Object.assign(tree.element, { rootDir: "dir", value: [["z.txt"]] });
    await tree.element.updateComplete;
    await drawn(tree);
    expect(tree.box("z.txt").checked).toBe(true);
  });

  it("comes too late from a tree that is no more", async ({ expect }) => {
    const waiting = Promise.withResolvers<readonly ListedEntry[]>();
    using tree = await explorer();
    tree.tree["dir"] = waiting.promise as never; // awaited by what answers
    tree.box("dir").click();
    tree.element.rootDir = "other";
    await tree.element.updateComplete;
    waiting.resolve([file("late.txt")]);
    await tree.element.settled();
    await tree.element.updateComplete;
    expect(tree.element.value ?? []).toEqual([]);
    expect(tree.events).toEqual([]);
  });

  it("may be taken back while its folders are read", async ({ expect }) => {
    const waiting = Promise.withResolvers<readonly ListedEntry[]>();
    using tree = await explorer();
    tree.tree["dir"] = waiting.promise as never; // awaited by what answers
    tree.box("dir").click();
    await tree.element.updateComplete;
    expect(tree.box("dir").checked).toBe(true);
    tree.box("dir").click();
    waiting.resolve([file("c.txt")]);
    await tree.element.settled();
    await tree.element.updateComplete;
    expect([tree.element.value, tree.box("dir").checked]).toEqual([null, false]);
  });

  it("cannot be changed where it is shown", async ({ expect }) => {
    using tree = await explorer({ interactive: false, value: [["dir", "."], ["b.txt"]] });
    await eventually(() => expect(tree.names()).toContain("c.txt"));
    expect(tree.element.querySelector("input")).toBeNull();
    const selected = [...tree.element.querySelectorAll(".selected .item-name")].map((each) => each.textContent);
    expect(selected).toEqual(["dir", ".", "b.txt"]);
    await userEvent.click(tree.row("a.txt").querySelector(".item-name") ?? tree.element);
    expect(tree.element.value).toHaveLength(2);
  });
});

describe("a name in a FileExplorer", () => {
  it("tells who listens where it is", async ({ expect }) => {
    const told: unknown[] = [];
    using tree = await explorer({ listened: ["select"] });
    tree.element.addEventListener("gradio", (event) => told.push(Reflect.get(event, "data")));
    await tree.turn("dir");
    await userEvent.click(tree.row("c.txt").querySelector(".name") ?? tree.element);
    tree.row(".").querySelector<HTMLElement>(".name")?.focus();
    await userEvent.keyboard("{Enter}");
    expect(told).toEqual([
      { index: [0, 2], value: "dir/c.txt", selected: true },
      { index: [0, 0], value: "dir/.", selected: true },
    ]);
    expect(tree.element.value).toBeNull();
  });
});

describe("a FileExplorer that the server has drawn", () => {
  const { html = "" } = inject("serverMarkup")["fileexplorer/filled"] ?? {};
  const value = [["2026", "may.pdf"], ["report.pdf"]];

  /** The page, as its script finds it: it does not know what the server has listed. */
  async function woken(prepare: (page: HTMLElement) => void = () => {}) {
    const page = newPage();
    const asked: string[] = [];
    const author: AuthorHosts = () => ({
      module: () => Promise.reject(new Error("It has none.")),
      async call(_, args) {
        asked.push((args ?? []).join("/"));
        return [file("may.pdf")];
      },
    });
    page.column.innerHTML = html;
    prepare(page.column);
    const props = { label: "Reports", value, author };
    const node = new AppNode(viewOf({ type: "fileexplorer", props }), null, registry());
    node.hydrate(page.column);
    await settled(node);
    return { page, asked, node };
  }

  it("is taken over as it is, then opens what its value is in", async ({ expect }) => {
    const complaints = vi.spyOn(console, "warn");
    const { page, asked } = await woken();
    using _ = page;
    expect(complaints.mock.calls).toEqual([]);
    const names = () => [...page.column.querySelectorAll(".item-name")].map((each) => each.textContent);
    await eventually(() => expect(names()).toEqual(["2025", "2026", ".", "may.pdf", "notes.txt", "report.pdf"]));
    expect(asked).toEqual(["2026"]);
  });

  it("keeps what was ticked before its script came", async ({ expect }) => {
    const { page, node } = await woken((column) => {
      column.querySelector<HTMLElement>("[data-name='notes.txt'] input")?.click();
    });
    using _ = page;
    expect(node.element?.value).toEqual([...value, ["notes.txt"]]);
  });
});

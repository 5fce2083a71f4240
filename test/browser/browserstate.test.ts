/** A BrowserState and the browser's storage. */

import { afterEach, describe, it, vi } from "vitest";
import { AppNode } from "../../components/app/app-node.ts";
import { seal, unseal } from "../../components/browserstate/seal.ts";
import type { FixtureChild } from "../../components/shared/fixture.ts";
import { GradioEvent } from "../../components/shared/gradio-event.ts";
import { newPage, type Page, registry, settled, viewOf } from "./stage.ts";

const NAMED = { storageKey: "settings", secret: "of the app" };

afterEach(() => localStorage.clear());

/** What an app has of a BrowserState, as in its config. */
function state(defaultValue: unknown, props: object = {}): FixtureChild {
  return { type: "browserstate", props: { defaultValue, ...props } };
}

interface Opened {
  readonly nodes: readonly AppNode[];
  readonly node: AppNode;
  /** Values that the elements have told of. */
  readonly told: unknown[];
}

/** Opens a page with these. */
async function opened(page: Page, ...states: readonly FixtureChild[]): Promise<Opened> {
  const told: unknown[] = [];
  const nodes = states.map((each) => new AppNode(viewOf(each), null, registry()));
  page.column.addEventListener(GradioEvent.type, (event) => {
    const { target, event: name, patch } = event as GradioEvent; // of this type
    told.push(name ?? patch["value"]);
    for (const node of nodes) if (node.element === target) node.take(patch);
  });
  for (const node of nodes) await node.mount(page.column, null);
  for (const node of nodes) await settled(node);
  const [node] = nodes;
  if (!node) throw new Error("There is none.");
  return { nodes, node, told };
}

/** What the next visit of the page finds. */
async function next(...states: readonly FixtureChild[]): Promise<unknown[]> {
  using page = newPage();
  const { nodes } = await opened(page, ...states);
  return nodes.map(({ value }) => value);
}

async function set(node: AppNode | undefined, value: unknown): Promise<void> {
  if (!node) throw new Error("There is none.");
  await node.receive({ value });
  await settled(node);
}

describe("a value in the browser", () => {
  it("starts with the default, tells nothing, and keeps nothing", async ({ expect }) => {
    using page = newPage();
    const { node, told } = await opened(page, state({ name: "" }, NAMED));
    expect([node.value, told, localStorage.length]).toEqual([{ name: "" }, [], 0]);
    expect(node.element?.getBoundingClientRect().height).toBe(0);
  });

  it("is kept when a function changes it, and is told of when the page is opened again", async ({ expect }) => {
    using page = newPage();
    const { node, told } = await opened(page, state({ name: "" }, NAMED));
    await set(node, { name: "Ada" });
    expect(told).toEqual([]);

    using second = newPage();
    const again = await opened(second, state({ name: "" }, NAMED));
    expect([again.node.value, again.told]).toEqual([{ name: "Ada" }, [{ name: "Ada" }]]);
  });

  it("may be nothing much: false, 0, an empty text, list or record", async ({ expect }) => {
    for (const value of [false, 0, "", [], {}]) {
      using page = newPage();
      const { node } = await opened(page, state("something", NAMED));
      await set(node, value);
      expect(await next(state("something", NAMED))).toEqual([value]);
    }
  });

  it("is forgotten by null", async ({ expect }) => {
    using page = newPage();
    const { node } = await opened(page, state("nobody", NAMED));
    await set(node, "Ada");
    await set(node, null);
    expect([localStorage.length, await next(state("nobody", NAMED))]).toEqual([0, ["nobody"]]);
  });

  it("is the last one of several that come at once", async ({ expect }) => {
    using page = newPage();
    const { node } = await opened(page, state(0, NAMED));
    for (const value of [1, 2, 3]) {
      void node.receive({ value });
      await node.element?.updateComplete;
    }
    await settled(node);
    expect(await next(state(0, NAMED))).toEqual([3]);
  });

  it("gives way to a function that was quicker than the storage", async ({ expect }) => {
    localStorage.setItem("settings", await seal('"stored"', "of the app"));
    using page = newPage();
    const node = new AppNode(viewOf(state("default", NAMED)), null, registry());
    await node.mount(page.column, null);
    await node.element?.updateComplete;
    await node.receive({ value: "answered" });
    await settled(node);
    expect([node.value, node.element?.value, await next(state("default", NAMED))]).toEqual([
      "answered",
      "answered",
      ["answered"],
    ]);
  });

  it("holds back who reads it until the storage was read", async ({ expect }) => {
    localStorage.setItem("settings", await seal('"stored"', "of the app"));
    using page = newPage();
    const node = new AppNode(viewOf(state("default", NAMED)), null, registry());
    await node.mount(page.column, null);
    await node.element?.settled();
    expect(node.element?.value).toBe("stored");
  });
});

describe("what is in the storage", () => {
  it("is sealed, under the name that the author gave", async ({ expect }) => {
    using page = newPage();
    const { node } = await opened(page, state("", NAMED));
    await set(node, "a draft of a letter");
    const sealed = localStorage.getItem("settings") ?? "";
    expect(sealed).toMatch(/^[\w+/]{16}:[\w+/]+=*$/);
    expect(await unseal(sealed, "of the app")).toBe('"a draft of a letter"');
    await set(node, "another");
    expect(localStorage.getItem("settings")?.split(":")[0]).not.toBe(sealed.split(":")[0]);
  });

  it.for(["rubbish", "a:b", ":", "", "AAAAAAAAAAAAAAAA:AAAA"])(
    "is ignored if it is no seal: %j",
    async (text, { expect }) => {
      localStorage.setItem("settings", text);
      expect(await next(state("default", NAMED))).toEqual(["default"]);
    },
  );

  it("is ignored if it was sealed with another secret, or holds no JSON", async ({ expect }) => {
    localStorage.setItem("settings", await seal('"theirs"', "of another app"));
    expect(await next(state("default", NAMED))).toEqual(["default"]);
    localStorage.setItem("settings", await seal("{", "of the app"));
    expect(await next(state("default", NAMED))).toEqual(["default"]);
  });

  it("has a name and a key of its own where the author gives none, the same at each visit", async ({ expect }) => {
    using page = newPage();
    const states = [state(""), state({ a: 1 }), state(""), state("", { storageKey: "named" })];
    const { nodes } = await opened(page, ...states);
    for (const [i, node] of nodes.entries()) await set(node, `value ${i}`);
    const names = Object.keys(localStorage);
    expect(names.filter((name) => name.startsWith("gradio-workers/browserstate "))).toHaveLength(3);
    expect(names).toContain("named");
    page.container.remove();
    expect(await next(...states)).toEqual(["value 0", "value 1", "value 2", "value 3"]);
    // Others that come and go in between change nothing.
    expect(await next(state([]), state("", { storageKey: "other" }), state({ a: 1 }), state(""))).toEqual([
      [],
      "",
      "value 1",
      "value 0",
    ]);
  });

  it("is not needed: without storage, and without a way to seal, a value lasts as long as its page", async ({
    expect,
  }) => {
    const complaints = vi.spyOn(console, "warn").mockReturnValue();
    const storage = vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
      throw new DOMException("It is full.", "QuotaExceededError");
    });
    using page = newPage();
    const { node } = await opened(page, state("default", NAMED));
    await set(node, "new");
    expect([node.value, localStorage.length, complaints.mock.calls.length]).toEqual(["new", 0, 1]);
    storage.mockRestore();
    vi.spyOn(Storage.prototype, "getItem").mockImplementation(() => {
      throw new DOMException("It is forbidden.", "SecurityError");
    });
    expect(await next(state("default", NAMED))).toEqual(["default"]);
  });
});

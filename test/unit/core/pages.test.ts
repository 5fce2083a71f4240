/** Apps of several pages. */

import { describe, it } from "vitest";
import { buildConfig } from "../../../src/config/build-config.ts";
import { prepare } from "../../../src/core/tree.ts";
import * as gr from "../../../src/index.ts";
import type { Config } from "../../../src/protocol/config.ts";
import { noFiles } from "../../support/run-app.ts";

const ROOT = "https://app.example";

async function wholeOf(app: gr.App): Promise<Config> {
  return { ...(await buildConfig(prepare(app), noFiles)), root: ROOT, username: null };
}

/** The config of one page, as its browser gets it. */
async function pageOf(app: gr.App, path: string): Promise<Config> {
  const page = prepare(app).pages?.at(await wholeOf(app), path);
  if (!page) throw new Error(`There is no page "${path}".`);
  return page;
}

function labels({ components }: Config): unknown[] {
  return components.flatMap(({ type, props }) => (type === "textbox" ? [props["label"]] : []));
}

function aPage(label: string): gr.App {
  const text = gr.Textbox({ label });
  const page = gr.Blocks([text]);
  page.load(
    function start() {
      return label;
    },
    { outputs: text },
  );
  return page;
}

describe("an app with routes", () => {
  it("has all of its pages in its config, and what each of them has", async ({ expect }) => {
    const app = aPage("one");
    gr.route(app, "Two & Three", aPage("two"));
    gr.route(app, { name: "Four", path: "/4.b/", showInNavbar: false }, aPage("four"));
    const { pages, page, layout, dependencies } = await wholeOf(app);
    expect(pages).toEqual([
      ["", "Home", true],
      ["two-three", "Two & Three", true],
      ["4.b", "Four", false],
    ]);
    expect(layout.children).toHaveLength(3);
    expect(page).toEqual({
      "": { layout: { id: 0, children: [layout.children?.[0]] }, components: [1, 2], dependencies: [0] },
      "two-three": { layout: { id: 0, children: [layout.children?.[1]] }, components: [3, 4], dependencies: [1] },
      "4.b": { layout: { id: 0, children: [layout.children?.[2]] }, components: [5, 6], dependencies: [2] },
    });
    expect(dependencies.map(({ api_name: name, targets }) => [name, targets])).toEqual([
      ["start", [[0, "load"]]],
      ["start_1", [[0, "load"]]],
      ["start_2", [[0, "load"]]],
    ]);
  });

  it("shows on each page only what is there, under a title of its own", async ({ expect }) => {
    const app = gr.Blocks({ title: "All" }, [gr.Textbox({ label: "one" })]);
    gr.route(app, "Two", aPage("two"));
    gr.route(app, "Three", gr.Blocks({ title: "The third", fillWidth: true }, [gr.Textbox({ label: "three" })]));
    const found = await Promise.all(["", "two", "three"].map((path) => pageOf(app, path)));
    expect(found.map(labels)).toEqual([["one"], ["two"], ["three"]]);
    expect(found.map(({ title }) => title)).toEqual(["All", "Two", "The third"]);
    expect(found.map(({ current_page: path }) => path)).toEqual(["", "two", "three"]);
    expect(found.map(({ dependencies }) => dependencies.length)).toEqual([0, 1, 0]);
    expect(found.map(({ fill_width: isWide }) => isWide)).toEqual([false, false, true]);
    expect(prepare(app).pages?.at(await wholeOf(app), "four")).toBeUndefined();
  });

  it("has one address more after each route, also where it is launched later", ({ expect }) => {
    const app = gr.Blocks([]).launch({ showError: true });
    const page = gr.route(app, "Two", () => gr.Blocks([]));
    expect(page.mode).toBe("blocks");
    expect(prepare(app.queue({ maxSize: 3 })).pages).toBeDefined();
    expect(prepare(gr.Blocks([])).pages).toBeUndefined();
  });

  it("draws links above each page, and puts those that were placed there", async ({ expect }) => {
    const app = gr.Blocks([gr.Row([gr.Navbar({ mainPageName: "Start" }), gr.Textbox({ label: "one" })])]);
    gr.route(app, "Two", aPage("two"));
    const [first, second] = [await pageOf(app, ""), await pageOf(app, "two")];
    for (const { components, layout } of [first, second]) {
      const [top] = layout.children ?? [];
      expect(components.find(({ id }) => id === top?.id)?.type).toBe("navbar");
      expect(components.filter(({ type }) => type === "navbar")).toHaveLength(1);
    }
    expect(JSON.stringify(first.layout)).not.toContain('{"id":1,"children":[{"id":2}');
    const [own, added] = [first, second].map(({ components }) => components[0]?.props);
    expect(own).toMatchObject({ main_page_name: "Start", current_page: "", pages: first.pages });
    expect(added).toMatchObject({ current_page: "two", pages: first.pages });
    expect((await wholeOf(app)).components.map(({ type }) => type)).toEqual([
      "row",
      "navbar",
      "form",
      "textbox",
      "form",
      "textbox",
    ]);
  });

  it("lends State to every page that is wired to it", async ({ expect }) => {
    const seen = gr.State(0);
    const [one, two] = [gr.Button("1"), gr.Button("2")];
    for (const button of [one, two]) button.click((seen) => seen + 1, { inputs: seen, outputs: seen });
    const app = gr.Blocks([one]);
    gr.route(app, "Two", gr.Blocks([two]));
    gr.route(app, "Three", gr.Blocks([]));
    const { page } = await wholeOf(app);
    expect(Object.values(page).map(({ components }) => components)).toEqual([[1, 3], [2, 3], []]);
  });

  it("holds apps on its pages, with their listeners", async ({ expect }) => {
    const app = gr.Blocks([]);
    gr.route(app, "Two", gr.Blocks([gr.Row([aPage("inner")])]));
    const { dependencies } = await pageOf(app, "two");
    expect(dependencies).toHaveLength(1);
    expect((await pageOf(app, "")).dependencies).toEqual([]);
  });

  it("knows the button in a component's bar", async ({ expect }) => {
    const button = gr.Button("More");
    const text = gr.Textbox({ label: "one", buttons: [button] });
    button.click(() => "!", { outputs: text });
    const app = gr.Blocks([]);
    gr.route(app, "Two", gr.Blocks([text]));
    expect((await pageOf(app, "two")).dependencies).toHaveLength(1);
  });
});

describe("a route that cannot be", () => {
  it.for([
    ["reserved", { path: "gradio_api" }, 'route "gradio_api": the server has something else at this address.'],
    ["reserved with slashes", { path: "/config/" }, 'route "config": the server'],
    ["with a slash inside", { path: "a/b" }, '"a/b" is not one segment'],
    ["with a space", { path: "a b" }, '"a b" is not one segment'],
    ["empty", { path: "/" }, '"/" is not one segment'],
    ["of dots", { path: ".." }, '".." is not one segment'],
  ] as const)("is refused when it is %s", ([, options, message], { expect }) => {
    expect(() => gr.route(gr.Blocks([]), { name: "Name", ...options }, gr.Blocks([]))).toThrow(message);
  });

  it("is refused without a name, and with one of which no address can be made", ({ expect }) => {
    expect(() => gr.route(gr.Blocks([]), " ", gr.Blocks([]))).toThrow("a page has a name");
    expect(() => gr.route(gr.Blocks([]), "???", gr.Blocks([]))).toThrow('the name "???"; say { name, path }');
    expect(() => gr.route(gr.Blocks([]), "Config", gr.Blocks([]))).toThrow('route "config": the server');
  });

  it("is refused a second time", ({ expect }) => {
    const app = gr.Blocks([]);
    gr.route(app, "Two", gr.Blocks([]));
    expect(() => gr.route(app, { name: "Second", path: "two" }, gr.Blocks([]))).toThrow(
      'route "two": the app has a page',
    );
  });

  it("is refused for what is no app, for the app itself, and for an app with routes", ({ expect }) => {
    const app = gr.Blocks([]);
    const routed = gr.Blocks([]);
    gr.route(routed, "Two", gr.Blocks([]));
    expect(() => gr.route(app, "Two", 3 as never)).toThrow('route "two": a page is an app');
    expect(() => gr.route(app, "Two", app)).toThrow("cannot be a page of its own");
    expect(() => gr.route(app, "Two", routed)).toThrow("pages have no routes of their own");
  });

  it("is refused inside of another app", ({ expect }) => {
    const inner = gr.Blocks([gr.Textbox()]);
    gr.route(inner, "Two", gr.Blocks([]));
    const app = gr.Blocks([]);
    gr.route(app, "Three", gr.Blocks([inner]));
    const message = "An app with routes cannot stand inside of another";
    expect(() => prepare(app)).toThrow(message);
    expect(() => prepare(gr.Blocks([inner]))).toThrow(message);
  });
});

describe("a listener between pages", () => {
  type Go = ReturnType<typeof gr.Button>;
  type Far = ReturnType<typeof gr.Textbox>;

  function twoPages(wire: (go: Go, far: Far) => unknown): gr.App {
    const [go, text] = [gr.Button("Go"), gr.Textbox({ label: "Far" })];
    wire(go, text);
    const app = gr.Blocks([go]);
    gr.route(app, "Two", gr.Blocks([text]));
    return app;
  }

  it.for([
    ["inputs", (go: Go, far: Far): unknown => go.click(() => {}, { inputs: far })],
    ["outputs", (go: Go, far: Far): unknown => go.click(() => "", { outputs: far })],
    ["progress", (go: Go, far: Far): unknown => go.click(() => {}, { showProgressOn: far })],
    ["triggers", (go: Go, far: Far): unknown => gr.on([go.click, far.change], () => {})],
  ] as const)("is refused for its %s", ([, wire], { expect }) => {
    expect(() => prepare(twoPages(wire))).toThrow(
      /listens on the first page, but Textbox "Far" is on the page "two"; a listener stays on one page/,
    );
  });

  it("is refused behind another page's load", ({ expect }) => {
    const text = gr.Textbox({ label: "Here" });
    const page = gr.Blocks([]);
    page.load(() => "", { outputs: text });
    const app = gr.Blocks([text]);
    gr.route(app, "Two", page);
    expect(() => prepare(app)).toThrow('listens on the page "two", but Textbox "Here" is on the first page');
  });

  it("is refused as two Navbars on a page are", ({ expect }) => {
    const app = gr.Blocks([]);
    gr.route(app, "Two", gr.Blocks([gr.Navbar(), gr.Row([gr.Navbar()])]));
    expect(() => prepare(app)).toThrow('the page "two" has more than one Navbar');
  });
});

describe("a Navbar", () => {
  it("says what is wrong with it", ({ expect }) => {
    expect(() => gr.Navbar({ value: ["docs"] as never })).toThrow("Navbar: its value is a list of links");
    expect(() => gr.Navbar({ mainPageName: true as never })).toThrow("Navbar: mainPageName is a text, or false");
  });
});

describe("the addresses of pages", () => {
  const app = gr.Blocks([]);
  gr.route(app, { name: "Two's", path: "two's" }, gr.Blocks([]));
  const plan = prepare(app).pages;
  const ask = async (path: string, init?: RequestInit): Promise<string | null> => {
    const show = async (found: string): Promise<Response> => new Response(`shown ${found}`);
    const answer = (await plan?.answer(new Request(`${ROOT}${path}`, init), show)) ?? null;
    return answer && (answer.headers.get("location") ?? (await answer.text()));
  };

  it("are answered with their pages, with and without a slash behind them", async ({ expect }) => {
    expect(await ask("/two's")).toBe("shown two's");
    expect(await ask("/two%27s?x=1")).toBe("shown two's");
    expect(await ask("/two's/?x=1")).toBe("../two's?x=1");
    expect(await ask("/two's", { method: "HEAD" })).toBe("shown two's");
  });

  it("are nobody else's", async ({ expect }) => {
    for (const path of ["/", "/three", "/two's/more", "/%ff", "//two's"]) expect(await ask(path)).toBeNull();
    expect(await ask("/two's", { method: "POST" })).toBeNull();
  });

  it("are told to a browser that looks for another, and to nobody else", async ({ expect }) => {
    const headers = { accept: "text/html,*/*" };
    const missing = (init: RequestInit): Response | null | undefined =>
      plan?.missing(new Request(`${ROOT}/x`, init), `${ROOT}/sub`, "n");
    const page = missing({ headers });
    expect(page?.status).toBe(404);
    expect(await page?.text()).toContain(`<a href="${ROOT}/sub/">`);
    expect(missing({ headers: { accept: "*/*" } })).toBeNull();
    expect(missing({ headers, method: "POST" })).toBeNull();
  });
});

/** Links that open a page with what it showed once: what is kept, for how long, and what nobody can bring in. */

import { afterEach, beforeEach, describe, it, vi } from "vitest";
import { buildConfig } from "../../src/config/build-config.ts";
import { makeLink, openLink } from "../../src/core/deep-link.ts";
import { EVERYBODY, type StoredFile } from "../../src/core/files.ts";
import type { ServerSide } from "../../src/core/server-side.ts";
import { prepare } from "../../src/core/tree.ts";
import * as gr from "../../src/index.ts";
import type { Config } from "../../src/protocol/config.ts";
import { interactiveIds } from "../../src/protocol/interactivity.ts";
import { fakeBucket } from "../support/fake-bucket.ts";
import { noFiles } from "../support/run-app.ts";

const ROOT = "https://app.example/sub";
const DAY = 24 * 3_600_000;
const META = { _type: "gradio.FileData" };

/** A server with an app, and what it has stored. */
function aServer(app: gr.App, { bucket, kept } = fakeBucket(), ledger = new Map<string, StoredFile>()) {
  const { components } = prepare(app);
  const server: ServerSide = {
    bucket: bucket as unknown as ServerSide["bucket"], // as much of it as is used
    files: {
      file: async (path) => ledger.get(path) ?? null,
      recordFiles: async (files) => files.forEach((file) => ledger.set(file.path, file)),
      forgetFiles: async (paths) => paths.forEach((path) => ledger.delete(path)),
    },
    components,
    root: ROOT,
    session: "me",
    changes: async () => ({}),
  };
  const config = async (): Promise<Config> => ({
    ...(await buildConfig(prepare(app), noFiles)),
    root: ROOT,
    username: null,
  });
  const idOf = (label: string): number => {
    const found = [...components].find(([, { props }]) => props.label === label)?.[0];
    if (found === undefined) throw new Error(`There is no component "${label}".`);
    return found;
  };
  const store = async (session: string | null, text = "text", name = "a.txt"): Promise<string> => {
    const path = `${crypto.randomUUID().replaceAll("-", "")}/${name}`;
    await bucket.put(path, text, { httpMetadata: { contentType: "text/plain" } });
    ledger.set(path, { path, name, size: text.length, type: "text/plain", session });
    return path;
  };
  return { server, config, idOf, store, kept, ledger, storage: { bucket, kept } };
}

/** The values with which a link opens the page, by label. */
async function opened(link: string, { server, config }: ReturnType<typeof aServer>): Promise<Record<string, unknown>> {
  const page = await openLink(link, await config(), server);
  expectValid(page);
  return Object.fromEntries(
    page.components.flatMap(({ props }) =>
      "value" in props ? [[props["label"] ?? props["name"], props["value"]]] : [],
    ),
  );
}

function expectValid({ deep_link_state: state }: Config): void {
  if (state !== "valid") throw new Error(`The link is ${state}.`);
}

function aPage(): gr.App {
  return gr.Blocks([
    gr.Textbox({ label: "Name" }),
    gr.Textbox({ label: "Password", type: "password" }),
    gr.Slider({ label: "Far", minimum: 0, maximum: 10, value: 3 }),
    gr.Radio({ label: "Pet", choices: ["cat", "dog"] }),
    gr.HTML("<b>ours</b>", { label: "Markup" }),
    gr.Markdown("ours", { label: "Unsafe", sanitizeHtml: false }),
    gr.Markdown("", { label: "Safe" }),
    gr.File({ label: "File" }),
    gr.Files({ label: "Files" }),
    gr.Image({ label: "Image", type: "filepath" }),
    gr.BrowserState("", { storageKey: "draft" }),
    gr.DeepLinkButton(),
  ]);
}

const file = (path: string) => ({ path, url: "https://evil.example/x", orig_name: "../x", size: 1, meta: META });

beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 0, 1) }));
afterEach(() => void vi.useRealTimers());

describe("a deep link", () => {
  it("opens the page with what it showed", async ({ expect }) => {
    const app = aServer(aPage());
    const { idOf } = app;
    const link = await makeLink(
      [
        [idOf("Name"), "Ada"],
        [idOf("Far"), 7],
        [idOf("Pet"), "dog"],
        [idOf("Safe"), "**hi**"],
      ],
      app.server,
    );
    expect(link).toMatch(/^[0-9a-z]{9}[\w-]{22}$/);
    expect(await opened(link, app)).toMatchObject({ Name: "Ada", Far: 7, Pet: "dog", Safe: "**hi**" });
  });

  it("never holds State, passwords, what browsers keep, and markup that only the app may bring", async ({ expect }) => {
    const app = aServer(aPage());
    const sent = [...app.server.components.keys()].map((id) => [id, "smuggled"]);
    const link = await makeLink(sent, app.server);
    const values = await opened(link, app);
    expect(values).toMatchObject({ Markup: "<b>ours</b>", Unsafe: "ours", Name: "smuggled", Safe: "smuggled", Far: 3 });
    expect(values["button"] ?? values["deeplinkbutton"]).toBe("Share via Link");
    const [stored] = [...app.kept.values()].map(({ bytes }) => new TextDecoder().decode(bytes));
    expect(stored).not.toContain("Password");
    expect(stored?.match(/smuggled/g)).toHaveLength(2);
  });

  it.for([null, "text", {}, [1], [[]], [["constructor", 1]], [[-1, 1]], [[1]], [[{ a: 1 }, 2]]])(
    "is made of nothing where nothing fits: %o",
    async (sent, { expect }) => {
      const app = aServer(aPage());
      const link = await makeLink(sent, app.server);
      expect((await openLink(link, await app.config(), app.server)).deep_link_state).toMatch(/valid$/);
    },
  );

  it("holds the texts of a conversation, and no components that somebody made up", async ({ expect }) => {
    const app = aServer(gr.Blocks([gr.Chatbot({ label: "Chat" })]));
    const message = (...content: object[]): object => ({ role: "assistant", metadata: null, options: null, content });
    const forged = { type: "component", component: "html", value: "<h1>", constructor_args: {}, props: {} };
    const sent = [message({ type: "text", text: "Hi" }, forged), message(forged)];
    const link = await makeLink([[app.idOf("Chat"), sent]], app.server);
    expect(await opened(link, app)).toEqual({ Chat: [message({ type: "text", text: "Hi" })] });
  });

  it("keeps what can be edited as it is, and leaves out what the page would compute", async ({ expect }) => {
    const alone = gr.Textbox({ label: "Alone" });
    const [shown, other] = [gr.Textbox({ label: "Shown" }), gr.Textbox({ label: "Other" })];
    const page = gr.Blocks([alone, shown, other, gr.DeepLinkButton()]);
    page.load(() => "computed", { outputs: shown });
    page.load(() => "computed", { outputs: other });
    const app = aServer(page);
    const link = await makeLink(
      [
        [app.idOf("Alone"), "a"],
        [app.idOf("Shown"), "b"],
      ],
      app.server,
    );
    const config = await openLink(link, await app.config(), app.server);
    expect([...interactiveIds(config)]).toEqual([...interactiveIds(await app.config())]);
    expect(config.dependencies.map(({ targets }) => targets)).toEqual([[], [[0, "load"]]]);
  });

  it("finds its components again in another version of the app", async ({ expect }) => {
    const build = (labels: string[]): gr.App =>
      gr.Blocks([...labels.map((label) => gr.Textbox({ label })), gr.DeepLinkButton()]);
    const before = aServer(build(["Gone", "Kept", "Same", "Same"]));
    const values = ["g", "k", "1", "2"];
    const ids = [...before.server.components].flatMap(([id, { definition }]) =>
      definition.type === "textbox" ? [id] : [],
    );
    const link = await makeLink(
      ids.map((id, i) => [id, values[i]]),
      before.server,
    );
    const after = aServer(build(["New", "Same", "Kept", "Same"]), before.storage);
    expect(await opened(link, after)).toMatchObject({ Kept: "k" });
    const page = await openLink(link, await after.config(), after.server);
    expect(page.components.flatMap(({ type, props }) => (type === "textbox" ? [props["value"]] : []))).toEqual([
      undefined,
      "1",
      "k",
      "2",
    ]);
  });

  it("leaves out a value that its component takes no longer", async ({ expect }) => {
    const build = (choices: string[]): gr.App =>
      gr.Blocks([gr.Radio({ label: "Pet", choices }), gr.Textbox({ label: "Name" })]);
    const before = aServer(build(["cat", "dog"]));
    const link = await makeLink(
      [
        [before.idOf("Pet"), "dog"],
        [before.idOf("Name"), "Rex"],
      ],
      before.server,
    );
    const values = await opened(link, aServer(build(["cat"]), before.storage));
    expect(values).toMatchObject({ Name: "Rex" });
    expect(values["Pet"] ?? null).toBeNull();
  });
});

describe("the files of a deep link", () => {
  it("are copies that everybody may read, as long as the link lasts", async ({ expect }) => {
    const app = aServer(aPage());
    const path = await app.store("me", "mine", "notes.txt");
    const link = await makeLink([[app.idOf("File"), file(path)]], app.server);
    const { File: shown } = (await opened(link, app)) as {
      File: { path: string; url: string; orig_name: string; size: number };
    }; // as it was stored
    expect(shown.path).not.toBe(path);
    expect(shown).toMatchObject({ url: `${ROOT}/gradio_api/file=${shown.path}`, orig_name: "notes.txt", size: 4 });
    expect(app.ledger.get(shown.path)?.session).toBe(EVERYBODY);
    expect(new TextDecoder().decode(app.kept.get(shown.path)?.bytes)).toBe("mine");
    await makeLink([], app.server);
    expect(app.kept.has(shown.path)).toBe(true);
    vi.setSystemTime(Date.now() + 31 * DAY);
    await makeLink([], app.server);
    expect([app.kept.has(shown.path), app.ledger.has(shown.path)]).toEqual([false, false]);
  });

  it("are those that the session may read, and no others", async ({ expect }) => {
    const app = aServer(aPage());
    const [theirs, nobodys, everybodys] = [await app.store("you"), await app.store(null), await app.store(EVERYBODY)];
    for (const path of [theirs, "0".repeat(32) + "/x.txt", "deep-links/x", "../secret"]) {
      const link = await makeLink(
        [
          [app.idOf("File"), file(path)],
          [app.idOf("Name"), "A"],
        ],
        app.server,
      );
      expect((await opened(link, app))["File"] ?? null).toBeNull();
    }
    for (const path of [nobodys, everybodys]) {
      const link = await makeLink([[app.idOf("File"), file(path)]], app.server);
      expect((await opened(link, app))["File"]).not.toBeNull();
    }
  });

  it("are no pictures of other sites", async ({ expect }) => {
    const app = aServer(aPage());
    const picture = (url: string) => ({ path: null, url, meta: META });
    const link = await makeLink(
      [
        [app.idOf("Image"), picture("https://evil.example/x.png")],
        [app.idOf("Name"), "A"],
      ],
      app.server,
    );
    expect((await opened(link, app))["Image"] ?? null).toBeNull();
    const drawn = await makeLink([[app.idOf("Image"), picture("data:image/png;base64,AAAA")]], app.server);
    expect((await opened(drawn, app))["Image"]).toMatchObject({ url: "data:image/png;base64,AAAA" });
  });

  it("and values have limits", async ({ expect }) => {
    const app = aServer(aPage());
    await expect(makeLink([[app.idOf("Name"), "x".repeat(1_000_001)]], app.server)).rejects.toThrow(
      "too much on this page",
    );
    const path = await app.store("me");
    app.ledger.set(path, { path, name: "a.txt", size: 101 * 1024 ** 2, type: "text/plain", session: "me" });
    await expect(makeLink([[app.idOf("File"), file(path)]], app.server)).rejects.toThrow(
      "files on this page are too much",
    );
    app.ledger.set("gone", { path: "gone", name: "a.txt", size: 1, type: "text/plain", session: "me" });
    await expect(makeLink([[app.idOf("File"), file("gone")]], app.server)).rejects.toThrow("no longer stored");
    // Nobody asks for each of very many.
    const asked = vi.spyOn(app.server.files, "file");
    const names = Array.from({ length: 101 }, (_, i) => file(`${i}`));
    await expect(makeLink([[app.idOf("Files"), names]], app.server)).rejects.toThrow("files on this page are too much");
    expect(asked).not.toHaveBeenCalled();
    expect([...app.kept.keys()]).toEqual([path]);
  });

  it("are none where one of them is gone", async ({ expect }) => {
    const app = aServer(aPage());
    const path = await app.store("me");
    app.ledger.set("gone", { path: "gone", name: "a.txt", size: 1, type: "text/plain", session: "me" });
    await expect(makeLink([[app.idOf("Files"), [file(path), file("gone")]]], app.server)).rejects.toThrow(
      "no longer stored",
    );
    expect([[...app.kept.keys()], app.ledger.size]).toEqual([[path], 2]);
  });
});

describe("a link that cannot be opened", () => {
  it.for(["", "x", "../deep-links/x", "0".repeat(31), `${"z".repeat(9)}${"_".repeat(22)}`, "a/".repeat(15)])(
    "shows the page as it is, and says so: %s",
    async (link, { expect }) => {
      const app = aServer(aPage());
      const before = await app.config();
      const page = await openLink(link, before, app.server);
      expect(page.deep_link_state).toBe("invalid");
      const button = page.components.find(({ type }) => type === "deeplinkbutton");
      expect(button?.props["deep_link_state"]).toBe("invalid");
      expect(page.components.filter(({ type }) => type !== "deeplinkbutton")).toEqual(
        before.components.filter(({ type }) => type !== "deeplinkbutton"),
      );
    },
  );

  it("was made more than 30 days ago, by another app, or is broken", async ({ expect }) => {
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    const app = aServer(aPage());
    const link = await makeLink([[app.idOf("Name"), "Ada"]], app.server);
    const other = aServer(gr.Blocks([gr.Number({ label: "Other" }), gr.DeepLinkButton()]), app.storage);
    const stateOf = async ({ config, server }: typeof app): Promise<string | undefined> =>
      (await openLink(link, await config(), server)).deep_link_state;
    expect(await stateOf(other)).toBe("invalid");
    vi.setSystemTime(Date.now() + 29 * DAY);
    expect(await stateOf(app)).toBe("valid");
    vi.setSystemTime(Date.now() + 2 * DAY);
    expect(await stateOf(app)).toBe("invalid");
    vi.setSystemTime(Date.UTC(2026, 0, 1));
    await app.storage.bucket.put(`deep-links/${link}`, "{");
    expect(await stateOf(app)).toBe("invalid");
    expect(log).toHaveBeenCalledOnce();
    log.mockRestore();
  });
});

/** Two apps in one Worker, below paths and behind proxies: pages, streams, files, and both of Gradio's clients. */

import { createServer, request as forward } from "node:http";
import { Client, handle_file } from "@gradio/client";
import type { Browser } from "playwright";
import { afterAll, beforeAll, describe, it } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { preparePython, runPython } from "../support/python.ts";
import { type Served, serveApp } from "../support/serve.ts";

const reason = preparePython();
const APPS = ["/one", "/deep/two"] as const;
const WORDS = { "/one": "one", "/deep/two": "two" };

let served: Served;
let browser: Browser;

beforeAll(async () => {
  [served, browser] = await Promise.all([serveApp(`${import.meta.dirname}/mounted.ts`), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await served?.[Symbol.asyncDispose]();
});

/** A proxy that has the apps below a path of its own, which it takes out of the address or leaves in it. */
async function proxy({ takesOut }: { takesOut: boolean }): Promise<AsyncDisposable & { readonly url: string }> {
  const server = createServer((incoming, outgoing) => {
    const path = incoming.url ?? "/";
    const headers = { ...incoming.headers, "x-forwarded-prefix": "/outer", "x-forwarded-host": incoming.headers.host };
    const inner = forward(served.url + (takesOut ? path.replace(/^\/outer/, "") : path), {
      method: incoming.method,
      headers,
    });
    inner.on("response", (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    });
    inner.on("error", () => outgoing.destroy());
    outgoing.on("close", () => inner.destroy());
    incoming.pipe(inner);
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, "127.0.0.1", resolve);
  await promise;
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The proxy has no port.");
  return {
    url: `http://127.0.0.1:${address.port}/outer`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Uses an app's page as a visitor would; answers what it complained about. */
async function visit(url: string, word: string, expect: (...shown: unknown[]) => void): Promise<string[]> {
  const page = await (await browser.newContext()).newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
  page.on("response", (answer) => answer.status() >= 400 && complaints.push(`${answer.status()} ${answer.url()}`));
  await page.goto(url);
  await page.waitForSelector("gradio-app[data-ready]", { state: "attached" });
  expect(page.url(), `${url}/`);
  await page.waitForFunction(() => Reflect.get(window, "fromJs") === 1);
  const fonts = await page.evaluate(async () => {
    await document.fonts.ready;
    return [...document.fonts].some(({ status }) => status === "loaded");
  });
  expect(fonts, true);
  await page.getByLabel("Text").fill("page");
  const [saved] = await Promise.all([
    page.waitForSelector("gr-file a"),
    page.waitForFunction(
      (text) => [...document.querySelectorAll("textarea, input")].some((box) => Reflect.get(box, "value") === text),
      `${word} page, call 1`,
    ),
    page.getByRole("button", { name: "Go" }).click(),
  ]);
  expect(await (await fetch((await saved.getAttribute("href")) ?? "")).text(), `${word}: page`);
  await page.getByRole("link", { name: "More" }).click();
  await page.getByText(`More of ${word}`).waitFor();
  expect(page.url(), `${url}/more`);
  await page.goto(`${url}/monitoring/the key of ${word}, which is long`);
  await page.getByText("say").first().waitFor();
  await page.context().close();
  return complaints;
}

describe.each(APPS)("the app at %s", (path) => {
  const word = WORDS[path];

  it("has a page there", async ({ expect }) => {
    const complaints = await visit(served.url + path, word, (shown, wanted) => expect(shown).toEqual(wanted));
    expect(complaints).toEqual([]);
  });

  it("answers Gradio's JavaScript client, with State, an upload and a file", async ({ expect }) => {
    const client = await Client.connect(served.url + path);
    expect(client.config?.root).toBe(served.url + path);
    expect((await client.predict("/say", { text: "a" })).data).toEqual([`${word} a, call 1`]);
    expect((await client.predict("/say", { text: "b" })).data).toEqual([`${word} b, call 2`]);
    expect((await client.predict("/read", { file: handle_file(new File(["x"], "mine.txt")) })).data).toEqual([
      `${word} got mine.txt`,
    ]);
    const { data } = await client.predict("/write", { text: "c" });
    const [file] = data as [{ url: string }]; // a File's answer
    expect(file.url.startsWith(`${served.url}${path}/gradio_api/file=`)).toBe(true);
    expect(await (await fetch(file.url)).text()).toBe(`${word}: c`);
    client.close();
  });

  it.runIf(reason === null)("answers Gradio's Python client", async ({ expect }) => {
    const script = [
      "import sys, json",
      "from gradio_client import Client, handle_file",
      "client = Client(sys.argv[1], verbose=False)",
      `print(json.dumps([client.predict("p", api_name="/say"), client.predict("q", api_name="/say"),`,
      `  client.predict(handle_file(__file__), api_name="/read"), open(client.predict("r", api_name="/write")).read()]))`,
    ].join("\n");
    const said = JSON.parse(
      (await runPython(["-c", script.replace("__file__", "sys.executable"), served.url + path])).trim(),
    ) as string[]; // as printed
    expect([said[0], said[1], said[3]]).toEqual([`${word} p, call 1`, `${word} q, call 2`, `${word}: r`]);
    expect(said[2]).toMatch(new RegExp(`^${word} got python`));
  });
});

describe("the apps of one Worker", () => {
  it("do not know each other's sessions, State and files", async ({ expect }) => {
    const [one, two] = await Promise.all(
      APPS.map((path) => Client.connect(served.url + path, { session_hash: "the-same" } as object)),
    );
    const said = [];
    for (const client of [one, two, one]) said.push((await client?.predict("/say", { text: "x" }))?.data);
    expect(said).toEqual([["one x, call 1"], ["two x, call 1"], ["one x, call 2"]]);
    const written = await one?.predict("/write", { text: "secret" });
    const [file] = (written?.data ?? []) as { path: string }[]; // a File's answer
    const path = file?.path ?? "";
    const status = async (app: string): Promise<number> =>
      (await fetch(`${served.url}${app}/gradio_api/file=${path}`)).status;
    expect([await status("/one"), await status("/deep/two")]).toEqual([200, 403]);
    const sent = await fetch(`${served.url}/deep/two/gradio_api/run/read`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ data: [{ path, meta: { _type: "gradio.FileData" } }] }),
    });
    expect(sent.status).toBe(403);
    one?.close();
    two?.close();
  });

  it("leave everything else to the site", async ({ expect }) => {
    expect(await (await fetch(served.url)).text()).toBe("<h1>Two apps</h1>");
    const echoed = await fetch(`${served.url}/echo`, { method: "POST", body: "hi" });
    expect(await echoed.json()).toEqual({ got: "hi", path: "/echo" });
    expect((await fetch(`${served.url}/config`)).status).toBe(404);
    const slashless = await fetch(`${served.url}/deep/two?x=1`, { redirect: "manual" });
    expect([slashless.status, slashless.headers.get("location")]).toEqual([307, "./two/?x=1"]);
  });

  it("name their addresses in all that browsers read", async ({ expect }) => {
    const url = `${served.url}/deep/two`;
    expect(await (await fetch(`${url}/manifest.json`)).json()).toMatchObject({ start_url: "./" });
    expect(await (await fetch(`${url}/theme.css`)).text()).toContain(`url(${url}/assets/`);
    const embed = (await (await fetch(`${url}/gradio_api/embed.json`)).json()) as {
      fonts: string;
      components: { textbox: { script: string } };
    }; // as the server says it
    expect(embed.fonts).toContain(`url(${url}/assets/`);
    expect((await fetch(new URL(embed.components.textbox.script, `${url}/`))).status).toBe(200);
    expect((await (await fetch(`${url}/gradio_api/openapi.json`)).json()) as object).toMatchObject({
      servers: [{ url }],
    });
  });
});

describe.each([{ takesOut: true }, { takesOut: false }])("behind a proxy with a path of its own: %o", (kind) => {
  it("an app works as it does alone", async ({ expect }) => {
    await using outer = await proxy(kind);
    const url = `${outer.url}/deep/two`;
    const complaints = await visit(url, "two", (shown, wanted) => expect(shown).toEqual(wanted));
    expect(complaints).toEqual([]);
    const client = await Client.connect(url);
    expect(client.config?.root).toBe(url);
    expect((await client.predict("/say", { text: "far" })).data).toEqual(["two far, call 1"]);
    client.close();
  });
});

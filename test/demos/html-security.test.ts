import { join } from "node:path";
import { describe } from "vitest";
import { it } from "../support/demo.ts";
import { xssCorpus } from "../support/xss-corpus.ts";

const APP = join(import.meta.dirname, "unsafe-html.ts");

describe("an HTML that shows what strangers wrote", () => {
  it("runs nothing, goes nowhere, and harms nothing around it (#13662, CVE-2026-109288)", async ({
    expect,
    browser,
    serve,
  }) => {
    const url = await serve(APP);
    const page = await browser.newPage();
    const dialogs: string[] = [];
    const fetched = new Set<string>();
    const pages: string[] = [];
    page.on("dialog", (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    page.on("framenavigated", (frame) => {
      if (frame === page.mainFrame()) pages.push(new URL(frame.url()).origin);
    });
    await page.route(
      (address) => address.origin !== url,
      async (route) => {
        fetched.add(route.request().resourceType());
        await route.abort();
      },
    );
    await page.goto(url);
    await page.waitForSelector("gradio-app[data-ready]", { state: "attached" });
    expect(await page.locator("#last").innerText()).toBe("The last one");
    // Of a NUL, browsers make what they like.
    const readable = (text: string | null): string =>
      (text ?? "").replaceAll(/[\0\uFFFD]/g, "").replaceAll(/\r\n?/g, "\n");
    const texts = await page.evaluate(() =>
      [...document.querySelectorAll("[id^=text-] p")].map((p) => [p.textContent, p.getAttribute("title")] as const),
    );
    for (const [i, attack] of xssCorpus.entries()) {
      expect(texts[i]?.map(readable)).toEqual([readable(attack), readable(attack)]);
    }
    const chat = page.getByRole("log");
    expect(await chat.getByTestId(/^(user|bot)$/).count()).toBe(2 * xssCorpus.length + 1);
    const harmful = chat.locator(".md").locator("script, style, iframe, object, embed, form, svg:not(button svg)");
    expect(await harmful.evaluateAll((found) => found.map(({ outerHTML }) => outerHTML))).toEqual([]);
    await chat.locator("gr-label", { hasText: "harmless" }).waitFor();
    // Each is where it belongs: the page has read none of them together with another.
    const places = await page.evaluate(() =>
      [...document.querySelectorAll("gr-html")].every((host) => host.parentElement?.matches("main > .column")),
    );
    expect(places).toBe(true);
    expect(await page.evaluate(() => getComputedStyle(document.body).display)).not.toBe("none");
    expect(dialogs).toEqual([]);
    expect([...new Set(pages)]).toEqual([url]);
    // As in Markdown, pictures and media may come from elsewhere.
    expect([...fetched].filter((kind) => !["image", "media"].includes(kind))).toEqual([]);
    await page.close();
  });
});

describe("functions that belong to a component", () => {
  const json = { "content-type": "application/json" };

  it("are called by the page, and fail as they say", async ({ expect, open }) => {
    const { page } = await open(APP);
    const call = (code: string): Promise<unknown> =>
      page.evaluate(async (name) => {
        const [fn = "", ...args] = JSON.parse(name) as string[];
        const author: unknown = Reflect.get(window, "author");
        const { server } = author as { server: Record<string, (...args: unknown[]) => Promise<unknown>> };
        return server[fn]?.(...args).catch((error: Error) => `refused: ${error.message}`);
      }, code);
    expect(await call('["double", 21]')).toBe(42);
    expect(await call('["count", [1, 2], "b"]')).toBe(2);
    expect(await call('["nothing"]')).toBeNull();
    expect(await call('["refuse"]')).toBe("refused: Not today.");
    expect(await call('["fail"]')).toBe("refused: Something went wrong.");
  });

  it.for([
    ["no such function", { fn_name: "constructor" }, 404, "Function not found."],
    ["no such component", { component_id: 99999 }, 404, "Function not found."],
    ["a component without functions", { component_id: 1 }, 404, "Function not found."],
    ["an unknown kind of number", { component_id: [1] }, 404, "Function not found."],
    ["no name", { fn_name: null }, 404, "Function not found."],
    ["what JSON cannot say", { fn_name: "odd" }, 500, "Something went wrong."],
  ] as const)("refuse %s", async ([, wrong, status, reason], { expect, serve }) => {
    const url = await serve(APP);
    const id = xssCorpus.length * 2 + 2;
    const body = JSON.stringify({ component_id: id, fn_name: "double", data: [1], session_hash: "s", ...wrong });
    const response = await fetch(`${url}/gradio_api/component_server`, { method: "POST", headers: json, body });
    expect([response.status, await response.text()]).toEqual([status, expect.stringContaining(reason)]);
  });

  it("refuse other pages, other kinds of bodies, and too many calls", async ({ expect, serve }) => {
    const url = `${await serve(APP)}/gradio_api/component_server/`;
    const id = xssCorpus.length * 2 + 2;
    const body = JSON.stringify({ component_id: id, fn_name: "double", data: 4 });
    const post = (headers: Record<string, string>, content = body): Promise<Response> =>
      fetch(url, { method: "POST", headers, body: content });
    expect((await post({ ...json, origin: "https://evil.example", cookie: "a=b" })).status).toBe(403);
    expect((await post({ ...json, origin: "null" })).status).toBe(403);
    expect((await post({ "content-type": "text/plain" })).status).toBe(415);
    expect((await post(json, "{")).status).toBe(400);
    expect((await post(json, `{"component_id":${id},"fn_name":"double","data":${"[".repeat(200)}`)).status).toBe(400);
    expect((await fetch(url)).status).toBe(405);
    const statuses: number[] = [];
    for (let i = 0; i < 13; i++) statuses.push((await post(json)).status);
    expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(12);
    expect(statuses.at(-1)).toBe(429);
  });
});

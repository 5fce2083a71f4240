/** Apps of several pages, and links that open a page with what it showed. */

import { join } from "node:path";
import type { Page } from "playwright";
import { describe } from "vitest";
import { it } from "../support/demo.ts";

const LINKED = join(import.meta.dirname, "linked.ts");

/** Follows a link of the page, and waits until the next one listens. */
async function follow(page: Page, name: string): Promise<void> {
  await page.getByRole("navigation").getByRole("link", { name, exact: true }).click();
  await page.waitForSelector("gradio-app[data-ready]", { state: "attached" });
}

async function current(page: Page): Promise<string[]> {
  return page.locator("nav [aria-current=page]").allInnerTexts();
}

describe("multipage", () => {
  it("has three pages, each with its own parts and functions", async ({ expect, open }) => {
    const { page, url, complaints } = await open("multipage");
    expect(await page.getByRole("navigation").getByRole("link").allInnerTexts()).toEqual(["Home", "Up", "Interface"]);
    expect([await page.title(), await current(page)]).toEqual(["Gradio", ["Home"]]);
    await page.getByLabel("Name").fill("asdf");
    await page.getByRole("button", { name: "Greet" }).click();
    await expect.poll(() => page.getByLabel("Output Box").inputValue()).toBe("Hello asdf!");
    const letters = page.getByLabel("Textbox");
    await expect
      .poll(() =>
        letters.evaluateAll((all) => all.map((box) => box.matches("textarea, input") && Reflect.get(box, "value"))),
      )
      .toEqual(["a", "s", "d", "f"]);

    await follow(page, "Interface");
    expect([page.url(), await page.title(), await current(page)]).toEqual([
      `${url}/interface`,
      "Interface",
      ["Interface"],
    ]);
    await page.getByLabel("x", { exact: true }).fill("3");
    await page.getByLabel("y", { exact: true }).fill("4");
    await page.getByRole("button", { name: "Submit" }).last().click();
    await expect.poll(() => page.getByLabel("output").last().inputValue()).toBe("12");

    await follow(page, "Up");
    const number = page.getByLabel("Number");
    // Not before the load has answered: what it answers would take the place of what is entered.
    await expect.poll(async () => Number(await number.inputValue())).toBeGreaterThanOrEqual(10);
    expect(Number(await number.inputValue())).toBeLessThanOrEqual(40);
    await number.fill("5");
    await page.getByRole("button", { name: "Increase" }).click();
    await expect.poll(() => number.inputValue()).toBe("6");
    await page.getByRole("button", { name: "Decrease" }).click();
    await expect.poll(() => number.inputValue()).toBe("5");
    expect(await page.getByLabel("Textbox").count()).toBe(100);
    expect(complaints).toEqual([]);
  });

  it("answers its pages at their addresses, and tells of others", async ({ expect, serve, browser }) => {
    const url = await serve("multipage");
    const drawn = await (await fetch(`${url}/up`)).text();
    expect(drawn).toContain("<title>Up</title>");
    expect(drawn).not.toContain("Output Box");
    expect(drawn.match(/<gr-textbox/g)).toHaveLength(100);
    const slashed = await fetch(`${url}/up/?x=1`, { redirect: "manual" });
    expect([slashed.status, slashed.headers.get("location")]).toEqual([301, "../up?x=1"]);
    expect((await fetch(`${url}/up`, { method: "HEAD" })).status).toBe(200);

    for (const path of ["/nothing", "/up/more", "/gradio_api/nothing"]) {
      const missing = await fetch(url + path);
      expect([missing.status, await missing.json()]).toEqual([404, { detail: "Not Found" }]);
    }
    expect((await fetch(`${url}/nothing`, { method: "POST" })).status).toBe(404);

    // What other pages show of it, and what clients read.
    const configOf = async (search: string): Promise<{ current_page?: string; components: object[] }> =>
      (await (await fetch(`${url}/config${search}`)).json()) as { current_page?: string; components: object[] }; // as the server says it
    const [whole, first, up, other] = await Promise.all(["", "?page=", "?page=up", "?page=nothing"].map(configOf));
    expect([whole, first, up, other].map((config) => config?.current_page)).toEqual([undefined, "", "up", undefined]);
    expect(first?.components.length).toBeLessThan(10);
    expect(other).toEqual(whole);
    const page = await browser.newPage();
    expect((await page.goto(`${url}/nothing`))?.status()).toBe(404);
    expect(await page.title()).toBe("Page not found");
    await page.getByRole("link").click();
    await page.waitForSelector("gradio-app[data-ready]", { state: "attached" });
    await page.close();
  });

  it("can be read and followed without its script, in a narrow window", async ({ expect, serve, browser }) => {
    const url = await serve("multipage");
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 800 } });
    const page = await context.newPage();
    await page.goto(`${url}/?x=1`);
    await page.getByRole("link", { name: "Up" }).click();
    expect(page.url()).toBe(`${url}/up`);
    expect(await current(page)).toEqual(["Up"]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await context.close();
  });
});

describe("navbar_query_params", () => {
  it("carries a choice from one page to the other", async ({ expect, open }) => {
    const { page, url, complaints } = await open("navbar_query_params");
    const links = page.getByRole("navigation").getByRole("link");
    expect(await links.allInnerTexts()).toEqual(["Main Page", "Page 2"]);
    const option = page.getByLabel("Select an option");
    await option.click();
    await page.getByRole("option", { name: "Canada" }).click();
    await expect.poll(() => page.url()).toBe(`${url}/?option=Canada`);
    await expect.poll(() => links.nth(1).getAttribute("href")).toBe("./second?option=Canada");
    expect(await current(page)).toEqual(["Main Page"]);
    await follow(page, "Page 2");
    expect(page.url()).toBe(`${url}/second?option=Canada`);
    await expect.poll(() => page.getByLabel("Select a value").inputValue()).toBe("Canada");
    expect(complaints).toEqual([]);
  });
});

describe("a link to what a page shows", () => {
  async function share(page: Page): Promise<string> {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    const before = await page.evaluate(() => navigator.clipboard.readText());
    await page.locator("gr-deeplinkbutton button").click();
    const link = async (): Promise<string> => {
      const text = await page.evaluate(() => navigator.clipboard.readText());
      return text === before ? "" : text;
    };
    await page.getByRole("button", { name: "Link Copied!" }).waitFor();
    await page.getByRole("button", { name: "Share via Link" }).waitFor();
    return link();
  }

  it("opens it again, drawn on the server, without what is nobody's business", async ({ expect, open, browser }) => {
    const { page, url, complaints } = await open(LINKED);
    await expect.poll(() => page.getByLabel("Text").inputValue()).toBe("Loaded");
    await page.getByLabel("Text").fill("shared");
    await page.getByLabel("Text").press("Enter");
    await expect.poll(() => page.locator("gr-markdown").innerText()).toBe("shared, 1");
    await page.getByLabel("Secret").fill("hush");
    await page.getByLabel("dog").check();
    await page
      .locator("gr-file input[type=file]")
      .setInputFiles({ name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("mine") });
    await expect.poll(() => page.locator("gr-file").innerText()).toContain("notes");
    const link = await share(page);
    expect(link).toMatch(new RegExp(`^${url}/\\?deep_link=[\\w-]{31}$`));

    const visitor = await browser.newContext({ javaScriptEnabled: false });
    const plain = await visitor.newPage();
    await plain.goto(link);
    expect(await plain.getByLabel("Text").inputValue()).toBe("shared");
    expect(await plain.locator("gr-markdown").innerText()).toBe("shared, 1");
    expect(await plain.getByLabel("Secret").inputValue()).toBe("");
    await visitor.close();

    const other = await (await browser.newContext()).newPage();
    await other.goto(link);
    await other.waitForSelector("gradio-app[data-ready]", { state: "attached" });
    expect(await other.getByLabel("Text").inputValue()).toBe("shared");
    expect(await other.getByLabel("dog").isChecked()).toBe(true);
    const file = await other.locator("gr-file a").first().getAttribute("href");
    expect(await (await fetch(file ?? "")).text()).toBe("mine");
    // The State is the visitor's own.
    await other.getByLabel("Text").press("Enter");
    await expect.poll(() => other.locator("gr-markdown").innerText()).toBe("shared, 1");
    await other.context().close();
    expect(complaints).toEqual([]);
  });

  it("opens the page as it is where it leads nowhere, and says so", async ({ expect, open }) => {
    for (const id of ["nothing", "0".repeat(31)]) {
      const { page, complaints } = await open(LINKED, { search: `?deep_link=${id}` });
      await expect.poll(() => page.getByTestId("toast-body").innerText()).toContain("Deep link was not valid");
      await expect.poll(() => page.getByLabel("Text").inputValue()).toBe("Loaded");
      expect(complaints).toEqual([]);
    }
  });

  it("works on other pages, and with examples that are kept", async ({ expect, open, browser }) => {
    const { page, url, complaints } = await open(LINKED);
    await follow(page, "Cached examples");
    await page.locator(".table").first().click();
    await expect.poll(() => page.getByLabel("Output").inputValue()).toBe("Hello: Freddy");
    const link = await share(page);
    expect(link.startsWith(`${url}/cached-examples?deep_link=`)).toBe(true);
    const other = await (await browser.newContext()).newPage();
    await other.goto(link);
    await other.waitForSelector("gradio-app[data-ready]", { state: "attached" });
    expect(await other.getByLabel("Output").inputValue()).toBe("Hello: Freddy");
    expect(await other.getByLabel("name").inputValue()).toBe("Freddy");
    await other.context().close();
    expect(complaints).toEqual([]);
  });

  it("is an empty text for who has no page, and a part of the config for who asks for it", async ({
    expect,
    serve,
  }) => {
    const url = await serve(LINKED);
    expect(await (await fetch(`${url}/gradio_api/deep_link?session_hash=abc`)).json()).toBe("");
    const config = (await (await fetch(`${url}/config?deep_link=nothing`)).json()) as { deep_link_state: string }; // as the server says it
    expect(config.deep_link_state).toBe("invalid");
    expect(await (await fetch(`${url}/config`)).json()).not.toHaveProperty("deep_link_state");
  });
});

/** The page about the queue, as its few visitors see it. */

import { join } from "node:path";
import type { BrowserContext, BrowserContextOptions, Page } from "playwright";
import { describe } from "vitest";
import { it as demo } from "../support/demo.ts";

const APP = join(import.meta.dirname, "monitored.ts");

interface Opened {
  readonly page: Page;
  /** Address of the page about the queue. */
  readonly address: string;
  /** Script errors, and whatever the page asked of other hosts or was refused by its policy. */
  readonly complaints: string[];
}

/** An app that has answered twice and refused once. */
const withCalls = demo.extend("url", { scope: "file" }, async ({ serve }) => {
  const url = await serve(APP);
  for (const call of ["greet", "greet", "refuse"]) {
    await fetch(`${url}/api/${call}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(call === "greet" ? { name: "Ada" } : {}),
    });
  }
  return url;
});

const it = withCalls.extend("visit", async ({ browser, url }, { onCleanup }) => {
  const contexts: BrowserContext[] = [];
  onCleanup(async () => {
    for (const context of contexts) await context.close();
  });
  return async (options: BrowserContextOptions = {}): Promise<Opened> => {
    const context = await browser.newContext(options);
    contexts.push(context);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => {
      if (message.text().includes("Content Security Policy")) complaints.push(message.text());
    });
    page.on("request", (request) => {
      if (new URL(request.url()).origin !== url) complaints.push(request.url());
    });
    return { page, address: `${url}/monitoring/${encodeURIComponent("a key, for the tests &?")}`, complaints };
  };
});

function rows(page: Page, table: string): Promise<string[][]> {
  return page
    .getByRole("region", { name: table })
    .locator("tbody tr")
    .evaluateAll((all) => all.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent.trim())));
}

describe("the page about the queue", () => {
  it("has a plot, and tables of lines, functions and failures", async ({ expect, visit }) => {
    const { page, address, complaints } = await visit();
    await page.goto(address);
    await expect.poll(() => page.title()).toBe("0 waiting, 0 running");
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("0 waiting, 0 running");
    expect(await rows(page, "Now")).toEqual([
      ["greet", "0", "0", "1"],
      ["refuse", "0", "0", "1"],
    ]);
    const time = expect.stringMatching(/^\d[\d.]* m?s \/ \d[\d.]* m?s \/ \d[\d.]* m?s$/);
    expect(await rows(page, "Functions")).toEqual([
      ["greet", "2", "0.0 %", "0", time, time],
      ["refuse", "0", "100.0 %", "0", time, time],
    ]);
    expect(await rows(page, "Last failures")).toEqual([
      [
        expect.stringMatching(/^\d\d:\d\d:\d\d$/),
        "refuse",
        "failed",
        "1",
        "Not <b>today</b>",
        expect.stringMatching(/^\w{8}$/),
      ],
    ]);
    expect(await page.getByRole("img").getAttribute("aria-label")).toMatch(/^2 calls completed and 1 failed in the/);
    // A bar may fall into two minutes; in each, it has a height.
    const heights = await page.locator("svg rect").evaluateAll((bars) => bars.map((b) => b.getBoundingClientRect()));
    expect(heights.length).toBeGreaterThanOrEqual(2);
    expect(heights.filter(({ height }) => height < 1)).toEqual([]);
    expect(await page.locator(".alarm").count()).toBe(1);
    expect(complaints).toEqual([]);
  });

  it("is light or dark as the system is, and fits 360 pixels", async ({ expect, visit }) => {
    const colours: string[] = [];
    for (const colorScheme of ["light", "dark"] as const) {
      const { page, address } = await visit({ colorScheme, viewport: { width: 360, height: 800 } });
      await page.goto(`${address}/`);
      await page.getByRole("region", { name: "Now" }).waitFor();
      colours.push(await page.evaluate(() => getComputedStyle(document.body).backgroundColor));
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    }
    expect(colours).toEqual(["rgb(255, 255, 255)", "rgb(24, 24, 27)"]);
  });

  it("draws itself anew, says what keeps it from that, and goes on by itself", async ({ expect, visit }) => {
    const { page, address, complaints } = await visit();
    await page.clock.install();
    const alert = page.getByRole("alert");
    const later = () => page.clock.runFor(10_000);
    await page.route("**/summary", (route) => route.fulfill({ status: 500, body: "{}" }));
    await page.goto(address);
    await expect.poll(() => alert.innerText()).toMatch(/status 500\. The page tries again every 10 seconds\.$/);
    expect(await page.title()).toBe("No news of the queue");

    await page.unroute("**/summary");
    await later();
    await expect.poll(() => page.title()).toBe("0 waiting, 0 running");
    expect(await alert.count()).toBe(0);

    for (const [spoil, told] of [
      [{ status: 403, json: { detail: "no" } }, /status 403\./],
      [{ body: "<html>" }, /the answer cannot be read\./],
      [{ json: {} }, /the answer cannot be read\./],
      [null, /the server does not answer\./],
    ] as const) {
      await page.route("**/summary", (route) => (spoil ? route.fulfill(spoil) : route.abort()));
      await later();
      await expect.poll(() => alert.innerText()).toMatch(told);
      expect(await alert.innerText()).toMatch(/What it shows is old\.$/);
      expect(await rows(page, "Functions")).toHaveLength(2);
      await page.unroute("**/summary");
      await later();
      await expect.poll(() => alert.count()).toBe(0);
    }
    expect(complaints).toEqual([]);
  });

  it("names the JSON to whoever runs no scripts", async ({ expect, visit }) => {
    const { page, address } = await visit({ javaScriptEnabled: false });
    await page.goto(address);
    await page.getByRole("link", { name: "The same in JSON" }).click();
    expect(JSON.parse(await page.locator("body").innerText())).toMatchObject({
      functions: { greet: { success_rate: 1, total_requests: 2 } },
    });
  });
});

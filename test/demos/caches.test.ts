import { describe } from "vitest";
import type { Page } from "playwright";
import { it } from "../support/demo.ts";

const APP = `${import.meta.dirname}/cached.ts`;

/** The values of boxes by their labels. */
async function read(page: Page, labels: readonly string[]): Promise<string[]> {
  return Promise.all(labels.map((label) => page.getByLabel(label, { exact: true }).inputValue()));
}

describe("cache_manual_demo", () => {
  it("looks a city up once, however it is written, and marks what came from the cache", async ({ expect, open }) => {
    const app = await open("cache_manual_demo");
    const { page } = app;
    const outputs = (): Promise<string[]> => read(page, ["Forecast", "Status", "Cache key used"]);
    const lookUp = (city: string): Promise<void> =>
      page
        .getByLabel("City")
        .fill(city)
        .then(() => page.getByRole("button", { name: "Lookup" }).click());
    const forecast = "San Francisco: Foggy, 61 degF.\nCache key: san francisco";
    expect(await page.title()).toBe("gr.Cache() Demo");
    expect(await page.getByLabel("City").inputValue()).toBe(" San   Francisco ");

    await page.getByRole("button", { name: "Lookup" }).click();
    await expect.poll(outputs, { timeout: 8000 }).toEqual([forecast, "Computed and stored", "san francisco"]);
    expect(await page.locator(".cache-mark").count()).toBe(0);

    const startedAt = Date.now();
    await lookUp("SAN francisco");
    const marks = page.locator(".cache-mark");
    await expect.poll(() => marks.allInnerTexts()).toHaveLength(3);
    for (const text of await marks.allInnerTexts()) expect(text).toMatch(/^used cache: ~2\.\ds → 0\.\ds$/);
    expect(await marks.locator("svg").count()).toBe(3);
    expect(await page.getByRole("status").filter({ hasText: "used cache" }).count()).toBe(1);
    expect(await outputs()).toEqual([forecast, "Cache hit", "san francisco"]);
    expect(Date.now() - startedAt).toBeLessThan(2000);
    await expect.poll(() => marks.count(), { timeout: 6000 }).toBe(0);

    await lookUp("  ");
    await expect.poll(outputs).toEqual(["", "Enter a city name.", ""]);
    await lookUp("Oslo");
    await expect
      .poll(outputs, { timeout: 8000 })
      .toEqual(["Oslo: Windy, 68 degF.\nCache key: oslo", "Computed and stored", "oslo"]);
    expect(app.complaints).toEqual([]);
  });
});

describe("a cached function", () => {
  it("answers another visitor while it is busy, and says so", async ({ expect, open }) => {
    const first = await open(APP);
    await first.page.getByLabel("In").fill("quick");
    await first.page.getByRole("button", { name: "Run" }).click();
    await expect.poll(() => read(first.page, ["Out"])).toEqual(["QUICK"]);
    await first.page.getByLabel("In").fill("hold");
    await first.page.getByRole("button", { name: "Run" }).click();

    const second = await open(APP);
    await second.page.getByLabel("In").fill("quick");
    await second.page.getByRole("button", { name: "Run" }).click();
    await expect
      .poll(() => second.page.locator(".cache-mark").allInnerTexts())
      .toEqual([expect.stringMatching(/^from cache: ~\d+\.\ds → 0\.\ds$/)]);
    expect(await read(second.page, ["Out"])).toEqual(["QUICK"]);
    expect(await read(first.page, ["Out"])).toEqual(["QUICK"]);
    expect([...first.complaints, ...second.complaints]).toEqual([]);
  });
});

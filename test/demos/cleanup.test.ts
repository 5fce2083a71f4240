import { afterEach, describe, vi } from "vitest";
import { openApp } from "../support/browser.ts";
import { it } from "../support/demo.ts";
import { serveDemo } from "../support/serve.ts";

afterEach(() => void vi.restoreAllMocks());

describe("state_cleanup", () => {
  it("removes what a visitor leaves behind", async ({ expect, browser }) => {
    const log = vi.spyOn(console, "log").mockImplementation(() => {});
    await using served = await serveDemo("state_cleanup", { log: "log" });
    await using app = await openApp(browser, served.url);
    const { page, complaints } = app;
    const pictures = page.locator(".thumbnail-lg");
    await expect.poll(() => pictures.count()).toBe(1);
    for (const count of [2, 3]) {
      await page.getByRole("button", { name: "Generate" }).click();
      await expect.poll(() => pictures.count()).toBe(count);
    }
    const width = () => page.locator("gr-image img").evaluate((image: HTMLImageElement) => image.naturalWidth);
    await expect.poll(width).toBe(100);
    expect(complaints).toEqual([]);
    await page.context().newPage();
    await page.close({ runBeforeUnload: true });
    await expect
      .poll(() => log.mock.calls.flat().join("\n"), { timeout: 10_000 })
      .toContain("@@log output_log.txt removed 3");
  }, 60_000);
});

describe("unload_event_test", () => {
  it("runs unload when the page closes, and tells of State that goes with it", async ({ expect, browser }) => {
    const log = vi.spyOn(console, "log").mockImplementation(() => {});
    const logged = (): string[] =>
      log.mock.calls.flat().flatMap((text) => /@@log output_log\.txt (.*)/.exec(text)?.[1] ?? []);
    await using served = await serveDemo("unload_event_test", { log: "log" });
    await using app = await openApp(browser, served.url);
    const { page } = app;
    for (const count of ["1", "2", "3", "4"]) {
      await page.getByRole("button", { name: "Increment" }).click();
      await expect.poll(() => page.getByLabel("Number").inputValue()).toBe(count);
    }
    await page.context().newPage();
    await page.close({ runBeforeUnload: true });
    const increments = [0, 1, 2, 3].map((n) => `incremented ${n}`);
    await expect.poll(logged, { timeout: 20_000 }).toEqual([...increments, "unloading", "deleted 4"]);
  });
});

import { describe, vi } from "vitest";
import { openApp } from "../support/browser.ts";
import { it } from "../support/demo.ts";
import { serveDemo } from "../support/serve.ts";

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

import { describe } from "vitest";
import { it } from "../support/demo.ts";
import { tinyPng } from "../support/pictures.ts";

describe("blocks_sidebar", () => {
  it("keeps its inputs in a sidebar that leaves the window", async ({ expect, open }) => {
    const app = await open("blocks_sidebar");
    const { page } = app;
    const parts = [
      page.getByRole("heading", { level: 1, name: "🐾 Pet Name Generator" }),
      page.getByText("Choose your pet type"),
      page.getByText("Personality type"),
    ];
    const inside = (): Promise<boolean[]> =>
      Promise.all(
        parts.map((part) =>
          part.evaluate((element) => {
            const { left, right } = element.getBoundingClientRect();
            return left >= 0 && right <= innerWidth;
          }),
        ),
      );
    expect(await Promise.all(parts.map((part) => part.isVisible()))).toEqual([true, true, true]);
    expect(await inside()).toEqual([true, true, true]);
    const name = page.getByLabel("Your pet's fancy name:");
    await page.getByLabel("Choose your pet type").click();
    await page.getByRole("option", { name: "Dog" }).click();
    await page.getByLabel("Silly").check();
    await page.getByRole("button", { name: "Generate Name! 🎲" }).click();
    await expect.poll(() => name.inputValue()).toMatch(/^\S+ [A-Z]\w+(bark|tail|snout|fetch)$/);
    await page.getByLabel("Royal").check();
    await page.getByRole("button", { name: "Generate Name! 🎲" }).click();
    await expect.poll(() => name.inputValue()).toMatch(/^[A-Z]\w+(bark|tail|snout|fetch) the .+$/);
    await page.getByLabel("Toggle Sidebar").click();
    await expect.poll(inside).toEqual([false, false, false]);
    expect(await name.isVisible()).toBe(true);
    await page.getByLabel("Toggle Sidebar").click();
    await expect.poll(inside).toEqual([true, true, true]);
    expect(app.complaints).toEqual([]);
  });

  it("never covers the page, and does not move it while it loads", async ({ expect, open }) => {
    for (const width of [1280, 1000, 780]) {
      const app = await open("blocks_sidebar", { width });
      const left = await app.page
        .getByLabel("Your pet's fancy name:")
        .evaluate((box) => box.getBoundingClientRect().left);
      const edge = await app.page.locator("gr-sidebar").evaluate((side) => side.getBoundingClientRect().right);
      expect(left).toBeGreaterThan(edge);
      const shift = await app.page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            new PerformanceObserver((list) => {
              resolve(list.getEntries().reduce((sum, entry) => sum + Number(Reflect.get(entry, "value")), 0));
            }).observe({ type: "layout-shift", buffered: true });
            requestAnimationFrame(() => requestAnimationFrame(() => resolve(0)));
          }),
      );
      expect(shift).toBeLessThan(0.02);
    }
  });

  it("fills a small window, and gives it back", async ({ expect, open }) => {
    const { page } = await open("blocks_sidebar", { width: 360 });
    const side = page.locator("gr-sidebar");
    const box = (): Promise<number[]> =>
      side.evaluate((element) => {
        const { left, right } = element.getBoundingClientRect();
        return [left, right];
      });
    expect(await box()).toEqual([0, 360]);
    await page.getByLabel("Toggle Sidebar").click();
    await expect.poll(box).toEqual([-360, 0]);
    await page.getByRole("button", { name: "Generate Name! 🎲" }).click();
    await expect.poll(() => page.getByLabel("Your pet's fancy name:").inputValue()).not.toBe("");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });

  it("can be read without JavaScript", async ({ expect, browser, serve }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(await serve("blocks_sidebar"));
    expect(await page.getByRole("heading", { level: 1 }).isVisible()).toBe(true);
    expect(await page.getByLabel("Your pet's fancy name:").isVisible()).toBe(true);
    await context.close();
  });
});

describe("walkthrough", () => {
  it("goes on by buttons, back by its steps, and on again", async ({ expect, open }) => {
    const app = await open("walkthrough");
    const { page } = app;
    const on = page.getByRole("button", { name: "go to prompt" });
    const first = page.getByRole("tab").and(page.locator('[data-tab-id="0"]'));
    await page
      .locator("input[type=file]")
      .first()
      .setInputFiles({
        name: "tiny.png",
        mimeType: "image/png",
        buffer: Buffer.from(tinyPng()),
      });
    await on.click();
    await page.getByRole("button", { name: "generate" }).waitFor();
    expect(await on.isVisible()).toBe(false);
    await first.click();
    await on.waitFor();
    await on.click();
    await page.getByRole("button", { name: "generate" }).waitFor();
    await page.getByRole("button", { name: "generate" }).click();
    await expect.poll(() => page.getByRole("tab", { selected: true }).innerText()).toContain("Result");
    expect(
      await page.getByRole("tab").evaluateAll((tabs) => tabs.map((tab) => tab.querySelector("svg") !== null)),
    ).toEqual([true, true, false]);
    await first.click();
    // What was there before is still there.
    await page.locator("gr-image img").first().waitFor();
    expect(app.complaints).toEqual([]);
  });

  it("says where the visitor is in a small window", async ({ expect, open }) => {
    const { page } = await open("walkthrough", { width: 200 });
    await page.getByRole("button", { name: "go to prompt" }).click();
    await page.getByText("Step 2/3: Prompt").waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(200);
  });
});

import { join } from "node:path";
import { describe } from "vitest";
import { it } from "../support/demo.ts";
import { foreignPage } from "../support/foreign-page.ts";

const EDITOR = join(import.meta.dirname, "editor.ts");

describe("an editor on the page", () => {
  it("takes text, offers words and saves, under a strict policy", async ({ expect, open }) => {
    const app = await open(EDITOR);
    const { page } = app;
    const program = page.getByLabel("Program, code input container");
    await page.locator(".cm-content .tok-keyword").first().waitFor();
    expect(await program.evaluate((content) => getComputedStyle(content).whiteSpace)).toBe("pre");
    await program.press("Control+End");
    await program.pressSequentially("\nisinst");
    await page.locator(".cm-tooltip-autocomplete [aria-selected]").waitFor();
    const download = page.waitForEvent("download");
    await page.locator("[data-testid=download-link]").first().click();
    expect((await download).suggestedFilename()).toBe("file.py");
    await page.getByRole("button", { name: "Count" }).click();
    await expect.poll(() => page.getByLabel("Shown, code input container").textContent()).toBe('{"lines":3}');
    expect(app.complaints).toEqual([]);
  });
});

describe("an editor in an app on another page", () => {
  it("has its styles, and takes text", async ({ expect, browser, serve }) => {
    await using host = await foreignPage(await serve(EDITOR));
    const page = await browser.newPage();
    await page.goto(host.url);
    const keyword = page.locator(".cm-content .tok-keyword").first();
    await keyword.waitFor();
    expect(await keyword.evaluate((word) => getComputedStyle(word).color)).toBe("rgb(161, 29, 111)");
    const program = page.getByLabel("Program, code input container");
    expect(await program.evaluate((content) => getComputedStyle(content).whiteSpace)).toBe("pre");
    await program.press("Control+End");
    await program.pressSequentially("\nisinst");
    const list = page.locator(".cm-tooltip-autocomplete");
    await list.locator("[aria-selected]").waitFor();
    expect(await list.evaluate((tooltip) => getComputedStyle(tooltip).position)).not.toBe("static");
    await page.getByRole("button", { name: "Count" }).click();
    await expect.poll(() => page.getByLabel("Shown, code input container").textContent()).toBe('{"lines":3}');
    await page.close();
  });
});

import { describe } from "vitest";
import { it } from "../support/demo.ts";

describe("invisible_textbox", () => {
  it("adds, removes and hides a field, and keeps its value", async ({ expect, open }) => {
    const app = await open("invisible_textbox");
    const { page } = app;
    const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
    const box = page.locator("#test-textbox textarea");
    expect(await box.count()).toBe(0);
    await press("Show");
    await box.fill("Test value");
    await press("Hide");
    await expect.poll(() => page.locator("#test-textbox").count()).toBe(0);
    await expect.poll(() => page.locator(".form:visible").count()).toBe(0);
    await press("Show");
    await expect.poll(() => box.inputValue()).toBe("Test value");
    expect(await page.locator(".form").count()).toBe(1);
    await press("Make Invisible");
    await expect.poll(() => page.locator(".form:visible").count()).toBe(0);
    expect(await page.locator(".form").count()).toBe(1);
    expect(app.complaints).toEqual([]);
  });

  it("works across tabs", async ({ expect, open }) => {
    const app = await open("invisible_textbox");
    const { page } = app;
    await page.getByRole("button", { name: "Show", exact: true }).click();
    await page.locator("#test-textbox textarea").waitFor();
    await page.getByRole("tab", { name: "Another Tab" }).click();
    await page.getByRole("button", { name: "Show Message" }).click();
    await page.getByText("This is another tab to demonstrate that").waitFor();
    await page.getByRole("tab", { name: "Invisible Textbox Demo" }).click();
    await page.locator("#test-textbox textarea").waitFor();
    expect(await page.locator("#test-textbox").count()).toBe(1);
    expect(app.complaints).toEqual([]);
  });

  it("shows what is inside of a shown layout only when it is shown itself, and keeps what was typed", async ({
    expect,
    open,
  }) => {
    const app = await open("invisible_textbox");
    const { page } = app;
    const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
    await page.getByRole("tab", { name: "Third Tab" }).click();
    await press("Show Accordion");
    await page.getByLabel("Visible Textbox", { exact: true }).fill("Hello there");
    expect(await page.locator("#hidden-number").count()).toBe(0);
    await press("Show Number");
    await page.locator("#hidden-number input").waitFor();
    expect(await page.locator("#hidden-number input").inputValue()).toBe("100");
    await press("Hide Number");
    await page.locator("#hidden-number").waitFor({ state: "detached" });
    await press("Hide Accordion");
    await page.getByLabel("Visible Textbox", { exact: true }).waitFor({ state: "hidden" });
    await press("Show Accordion");
    await expect.poll(() => page.getByLabel("Visible Textbox", { exact: true }).inputValue()).toBe("Hello there");
    expect(app.complaints).toEqual([]);
  });

  it("shows and hides several by one event", async ({ expect, open }) => {
    const app = await open("invisible_textbox");
    const { page } = app;
    await page.getByRole("tab", { name: "Sliders Tab" }).click();
    await page.getByRole("button", { name: "Show Sliders" }).click();
    await page.locator("#slider-1").waitFor();
    await page.locator("#slider-2").waitFor();
    await page.getByRole("button", { name: "Hide Sliders" }).click();
    await page.locator("#slider-1").waitFor({ state: "detached" });
    await page.locator("#slider-2").waitFor({ state: "detached" });
    expect(app.complaints).toEqual([]);
  });
});

import type { Page } from "playwright";
import { describe } from "vitest";
import { it } from "../support/demo.ts";

describe("blocks_chained_events", () => {
  it("runs what follows a success", async ({ expect, open }) => {
    const app = await open("blocks_chained_events");
    await app.page.getByRole("button", { name: "Trigger Consecutive Success" }).click();
    await expect.poll(() => app.page.getByLabel("Consecutive Event").inputValue()).toBe("Consecutive Event Triggered");
    expect(await app.page.getByLabel("Result").inputValue()).toBe("First Event Trigered");
    await app.page.getByRole("button", { name: "Trigger Success" }).click();
    await expect.poll(() => app.page.getByLabel("Result").inputValue()).toBe("Success event triggered");
    expect(await app.page.getByLabel("Failure Event").inputValue()).toBe("");
  });

  it("runs what follows a failure, and shows the author's error", async ({ expect, open }) => {
    const app = await open("blocks_chained_events");
    await app.page.getByRole("button", { name: "Trigger Failure" }).first().click();
    await expect.poll(() => app.page.getByLabel("Failure Event").inputValue()).toBe("Failure event triggered");
    expect(await app.page.getByLabel("Result").inputValue()).toBe("");
    const toast = app.page.getByTestId("toast-body");
    expect(await toast.innerText()).toContain("Error");
    expect(await toast.innerText()).toContain("This should fail!");
    await app.page.getByTestId("toast-close").click();
    await expect.poll(() => toast.count()).toBe(0);
  });

  it.for([
    ["Trigger Failure With ValueError", "Something went wrong"],
    ["Trigger Warning", "This is a warning!"],
    ["Trigger Info", "This is some info"],
  ] as const)("%s shows a toast", async ([button, text], { expect, open }) => {
    const app = await open("blocks_chained_events");
    await app.page.getByRole("button", { name: button }).click();
    await expect.poll(() => app.page.getByTestId("toast-body").allInnerTexts()).toHaveLength(1);
    expect(await app.page.getByTestId("toast-body").innerText()).toContain(text);
  });
});

describe("blocks_essay", () => {
  it("changes options of other components", async ({ expect, open }) => {
    const app = await open("blocks_essay");
    const { page } = app;
    const essay = page.locator("#essay-textbox textarea");
    await essay.fill("my own words");
    await page.getByLabel("long").check();
    await expect.poll(() => essay.getAttribute("rows")).toBe("8");
    expect(await essay.inputValue()).toBe("Lorem ipsum dolor sit amet");
    await essay.fill("my own words");
    await page.getByLabel("short").check();
    await expect.poll(() => essay.getAttribute("rows")).toBe("2");
    expect(await essay.inputValue()).toBe("my own words");
    await page.getByLabel("none").check();
    await expect.poll(() => essay.count()).toBe(0);
    await expect.poll(() => page.locator("button.primary").first().isDisabled()).toBe(true);
    await page.getByLabel("short").check();
    await expect.poll(() => essay.isVisible()).toBe(true);
    expect(await essay.inputValue()).toBe("my own words");
    await expect.poll(() => page.locator("button.primary").first().isDisabled()).toBe(false);

    await bounds(page, expect.poll);
    await cities(page, expect.poll);
    await column(page, expect.poll);
  });

  type Poll = typeof import("vitest").expect.poll;

  async function bounds(page: Page, poll: Poll): Promise<void> {
    const input = page.getByLabel("input", { exact: true });
    const output = page.getByLabel("output", { exact: true });
    await page.getByLabel("number input for min").fill("10");
    await page.getByLabel("number input for min").blur();
    await poll(() => input.getAttribute("min")).toBe("10");
    for (const number of ["15", "25"]) {
      await input.fill(number);
      await input.press("Enter");
      await poll(() => output.inputValue()).toBe(number);
    }
    await input.fill("5");
    await input.press("Enter");
    await poll(() => page.getByTestId("toast-body").count()).toBe(1);
    await poll(() => output.inputValue()).toBe("25");
    await page.getByTestId("toast-close").click();
  }

  async function cities(page: Page, poll: Poll): Promise<void> {
    for (const [country, city] of [
      ["Canada", "Toronto"],
      ["Pakistan", "Karachi"],
    ] as const) {
      await page.getByLabel("Country").fill(country);
      await page.getByLabel("Country").press("Enter");
      await poll(() => page.getByLabel("Cities").inputValue()).toBe(city);
    }
  }

  async function column(page: Page, poll: Poll): Promise<void> {
    await page.locator("#toggle-col-btn").click();
    await poll(() => page.locator("#test-column").count()).toBe(0);
    await page.locator("#toggle-col-btn").click();
    await poll(() => page.locator("#test-column").isVisible()).toBe(true);
  }
});

describe("reverse_and_count", () => {
  it("counts for each visitor apart", async ({ expect, open }) => {
    const first = await open("reverse_and_count");
    const second = await open("reverse_and_count");
    for (const [page, count] of [
      [first.page, "1"],
      [first.page, "2"],
      [second.page, "1"],
    ] as const) {
      await page.getByLabel("Text").fill("abc");
      await page.getByRole("button", { name: "Reverse" }).click();
      await expect.poll(() => page.getByLabel("Reversed so far").inputValue()).toBe(count);
      expect(await page.getByLabel("Reversed", { exact: true }).inputValue()).toBe("cba");
    }
  });
});

describe("tabs", () => {
  it("starts on the selected tab, and counts one selection a change", async ({ expect, open }) => {
    const app = await open("tabs");
    const { page } = app;
    const count = page.getByLabel("Tab Select Count");
    expect(await page.getByText("Text 3!").isVisible()).toBe(true);
    expect(await page.getByText("Text 1!").count()).toBe(0);
    await expect.poll(async () => Number(await count.inputValue())).toBeGreaterThan(0);
    const before = Number(await count.inputValue());
    await page.getByRole("tab", { name: "Tab 5", exact: true }).click();
    await expect.poll(() => page.getByText("Text 5!").isVisible()).toBe(true);
    await expect.poll(() => page.getByLabel("Selected Tab").inputValue()).toBe("Tab 5");
    await expect.poll(async () => Number(await count.inputValue())).toBe(before + 1);
    expect(await page.getByText("Text 3!").isVisible()).toBe(false);
    await page.getByRole("tab", { name: "Set 2" }).click();
    await expect.poll(() => page.getByLabel("Outer Container Tab").inputValue()).toBe("Set 2");
    await page.getByRole("tab", { name: "Set 1" }).click();
    await expect.poll(() => page.getByLabel("Outer Container Tab").inputValue()).toBe("Set 1");
  });

  it("hides, locks and unlocks tabs, and selects one from a number", async ({ expect, open }) => {
    const app = await open("tabs");
    const { page } = app;
    const tab = (name: string) => page.getByRole("tab", { name, exact: true });
    await page.getByRole("button", { name: "Make Even Tabs Uninteractive" }).click();
    await expect.poll(() => tab("Tab 4").isDisabled()).toBe(true);
    await page.getByRole("button", { name: "Make All Tabs Interactive" }).click();
    await expect.poll(() => tab("Tab 4").isDisabled()).toBe(false);
    await page.getByRole("button", { name: "Hide Odd Tabs" }).click();
    await expect.poll(() => tab("Tab 3").count()).toBe(0);
    await tab("Tab 4").click();
    await expect.poll(() => page.getByText("Text 4!").isVisible()).toBe(true);
    await page.getByRole("button", { name: "Show All Tabs" }).click();
    await expect.poll(() => tab("Tab 3").isVisible()).toBe(true);
    await page.getByLabel("Select Tab #").fill("6");
    await page.getByLabel("Select Tab #").press("Enter");
    await expect.poll(() => page.getByText("Text 6!").isVisible()).toBe(true);
    expect(await tab("Locked Tab").isDisabled()).toBe(true);
    await page.getByRole("button", { name: "Unlock Tab" }).click();
    await expect.poll(() => tab("Locked Tab").isDisabled()).toBe(false);
    await tab("Locked Tab").click();
    await expect.poll(() => page.getByText("This tab was unlocked!").isVisible()).toBe(true);
  });

  it("writes into tabs that were never opened", async ({ expect, open }) => {
    const app = await open("tabs");
    const { page } = app;
    await page.getByRole("tab", { name: "Tab 4", exact: true }).click();
    await page.getByLabel("Input 4", { exact: true }).fill("hi");
    await page.getByLabel("Input 4", { exact: true }).press("Enter");
    expect(await page.getByLabel("Input 14").count()).toBe(0);
    await page.getByRole("tab", { name: "Set 2" }).click();
    await page.getByRole("tab", { name: "Tab 14", exact: true }).click();
    await expect.poll(() => page.getByLabel("Input 14").inputValue()).toBe("hi");
    await page.getByRole("tab", { name: "Tab 13", exact: true }).click();
    await expect.poll(() => page.getByLabel("Input 13").inputValue()).toBe("");
    expect(app.complaints).toEqual([]);
  });
});

import type { Locator, Page } from "playwright";
import { describe } from "vitest";
import { it } from "../support/demo.ts";

function cell(page: Page, table: string, [row, column]: readonly [number, number]): Locator {
  return page.locator(`#${table} .body-cell[data-row="${row}"][data-col="${column}"]`);
}

async function write(page: Page, target: Locator, text: string): Promise<void> {
  await target.dblclick();
  await page.getByLabel("Edit cell").fill(text);
}

describe("dataframe_events", () => {
  it("counts a written cell once, and tells what was written", async ({ expect, open }) => {
    const { page, complaints } = await open("dataframe_events");
    const count = (id: string): Promise<string> => page.locator(`#${id} input`).inputValue();
    await write(page, cell(page, "dataframe", [0, 0]), "7");
    await cell(page, "dataframe", [1, 1]).click();
    await expect.poll(() => count("change_events")).toBe("1");
    await expect.poll(() => count("input_events")).toBe("1");
    await expect
      .poll(() => page.locator("#edit_data textarea").inputValue())
      .toBe("index: [0, 0], value: 7, previous value: 0");
    await write(page, cell(page, "dataframe", [1, 0]), "8");
    await page.keyboard.press("Enter");
    await expect.poll(() => count("edit_events")).toBe("2");
    await expect.poll(() => page.locator("#selected_cell_index textarea").inputValue()).toBe("[1, 0]");
    await expect.poll(() => count("input_events")).toBe("2");
    await expect.poll(() => count("change_events")).toBe("2");
    expect(await count("edit_events")).toBe("2");
    expect(complaints).toEqual([]);
  });

  it("makes what a filter leaves the value", async ({ expect, open }) => {
    const { page } = await open("dataframe_events");
    await write(page, cell(page, "dataframe", [3, 2]), "12");
    await page.keyboard.press("Enter");
    await page.locator("#dataframe").getByPlaceholder("Filter...").fill("12");
    await expect.poll(() => page.locator("#dataframe .virtual-row").count()).toBe(1);
    await page.getByLabel("Apply filter and update dataframe values").click();
    await expect.poll(() => page.locator("#change_events input").inputValue()).toBe("2");
    expect(await page.locator("#dataframe .search-input").inputValue()).toBe("");
    expect(await cell(page, "dataframe", [0, 2]).textContent()).toContain("12");
  });

  it("draws the rows of the tall table that are in sight, with their medals", async ({ expect, open }) => {
    const { page } = await open("dataframe_events");
    const rows = page.locator("#dataframe_tall .virtual-body .virtual-row");
    await expect.poll(() => rows.count()).toBeGreaterThan(0);
    await expect.poll(() => rows.count()).toBeLessThan(50);
    expect(await page.locator("#dataframe_tall .header-table th.header-cell").count()).toBe(3);
    const texts = await Promise.all([0, 1, 2, 3].map((row) => cell(page, "dataframe_tall", [row, 0]).textContent()));
    expect(texts.map((text) => text?.trim())).toEqual(["🥇 DeepSeek Coder", "🥈 Llama 3.3", "🥉 Qwen 2.5", "Gemma 2"]);
    expect(await cell(page, "dataframe_tall", [0, 1]).textContent()).not.toContain("🥇");
    await page.locator("#dataframe_tall .virtual-table-viewport").evaluate((box) => (box.scrollTop = 10_000));
    await expect.poll(() => cell(page, "dataframe_tall", [49, 0]).textContent()).toContain("GPT 2");
    expect(await rows.count()).toBeLessThan(50);
  });

  it("tells the value of a cell that shows another text, also after a search", async ({ expect, open }) => {
    const { page } = await open("dataframe_events");
    const value = (): Promise<string> => page.locator("#tall_selected_cell_value textarea").inputValue();
    await cell(page, "dataframe_tall", [0, 0]).click();
    await expect.poll(value).toBe("DeepSeek Coder");
    expect(await page.locator("#tall_selected_cell_index textarea").inputValue()).toBe("[0, 0]");
    const search = page.locator("#dataframe_tall input.search-input");
    await search.fill("llama");
    await cell(page, "dataframe_tall", [1, 0]).click();
    await expect.poll(value).toBe("Llama 3.3");
    await search.fill("");
    await cell(page, "dataframe_tall", [0, 0]).click();
    await expect.poll(value).toBe("DeepSeek Coder");
  });

  it("is cleared and filled by functions, and searched", async ({ expect, open }) => {
    const { page } = await open("dataframe_events");
    await page.locator("#clear_btn").click();
    await expect.poll(() => page.locator("#dataframe .virtual-row").count()).toBe(0);
    await page.locator("#update_btn").click();
    await expect.poll(() => page.locator("#dataframe .virtual-row").count()).toBe(5);
    const headers = await page.locator("#dataframe th.header-cell").allTextContents();
    expect(headers.map((text) => text.replace(/\D/g, ""))).toEqual(["0", "1", "2", "3", "4"]);
    const search = page.locator("#non-interactive-dataframe input.search-input");
    const rows = page.locator("#non-interactive-dataframe .virtual-row");
    await search.fill("14");
    await search.press("Enter");
    await expect.poll(() => rows.count()).toBe(4);
    await search.fill("");
    await expect.poll(() => rows.count()).toBe(5);
    await search.fill("81");
    await expect.poll(() => rows.count()).toBe(1);
  });

  it("is written, blanked and copied with the keyboard", async ({ expect, open }) => {
    const { page } = await open("dataframe_events");
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    const clipboard = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
    const first = cell(page, "dataframe", [0, 0]);
    for (const key of ["Delete", "Backspace"]) {
      await write(page, first, "test");
      await page.keyboard.press("Enter");
      await expect.poll(() => first.textContent()).toBe(" test");
      await first.dblclick();
      await page.keyboard.press("Escape");
      await page.keyboard.press(key);
      await expect.poll(() => first.textContent()).toBe("    ⋮");
    }
    await write(page, first, "test_copy_value");
    await page.keyboard.press("Enter");
    await first.click();
    await page.keyboard.press("Control+C");
    await expect.poll(clipboard).toBe("test_copy_value");

    for (const row of [1, 2]) {
      await write(page, cell(page, "dataframe", [row, 2]), "6");
      await page.keyboard.press("Enter");
    }
    await cell(page, "dataframe", [1, 2]).click();
    await cell(page, "dataframe", [2, 1]).click({ modifiers: ["Shift"] });
    await page.keyboard.press("Control+C");
    await expect.poll(clipboard).toBe("0,6\n0,6");
    await write(page, cell(page, "dataframe", [2, 2]), "8");
    await page.keyboard.press("Enter");
    await cell(page, "dataframe", [1, 2]).click();
    await cell(page, "dataframe", [2, 2]).click({ modifiers: ["Shift"] });
    await page.keyboard.press("Control+C");
    await expect.poll(clipboard).toBe("6\n8");

    await write(page, cell(page, "dataframe", [3, 0]), "42");
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.type("don't panic");
    await page.keyboard.press("Enter");
    await expect.poll(() => cell(page, "dataframe", [3, 0]).textContent()).toContain(" 42\ndon't panic");
  });
});

describe("dataframe_colorful", () => {
  it("colours the largest of each column, before and after its script", async ({ expect, open, serve }) => {
    expect(await (await fetch(await serve("dataframe_colorful"))).text()).toContain("background-color:lightgreen");
    const { page, complaints } = await open("dataframe_colorful");
    const colour = (id: string): Promise<string> =>
      page.getByTestId(id).evaluate((element) => getComputedStyle(element).backgroundColor);
    expect([await colour("cell-0-0"), await colour("cell-2-1")]).toEqual(["rgb(144, 238, 144)", "rgb(144, 238, 144)"]);
    expect(await colour("cell-1-0")).not.toBe("rgb(144, 238, 144)");
    expect(complaints).toEqual([]);
  });
});

describe("dataframe_custom_styling", () => {
  it("keeps medals and bars with their rows", async ({ expect, open }) => {
    const { page, complaints } = await open("dataframe_custom_styling");
    expect((await page.getByTestId("cell-0-0").textContent())?.trim()).toBe("🥇 DeepSeek Coder");
    await page.locator("input.search-input").fill("qwen");
    await expect.poll(() => page.locator(".virtual-row").count()).toBe(1);
    expect((await page.getByTestId("cell-2-0").textContent())?.trim()).toBe("🥉 Qwen 2.5");
    const image = await page.getByTestId("cell-2-1").evaluate((element) => getComputedStyle(element).backgroundImage);
    expect(image).toContain("61.9%");
    expect(complaints).toEqual([]);
  });
});

describe("dataframe_tab_select", () => {
  it("fills the table when its tab is opened", async ({ expect, open }) => {
    const { page, complaints } = await open("dataframe_tab_select");
    expect(await page.locator("#tab_df").getByTestId("cell-0-1").count()).toBe(0);
    await page.getByRole("tab", { name: "Tab 2" }).click();
    await expect.poll(async () => page.locator("#tab_df").getByTestId("cell-0-1").textContent()).toContain("Item 0");
    expect(await page.locator("#tab_df").getByTestId("cell-9-1").textContent()).toContain("Item 9");
    await page.getByRole("tab", { name: "Tab 1" }).click();
    await expect.poll(() => page.getByText("Click 'Tab 2'.").isVisible()).toBe(true);
    expect(complaints).toEqual([]);
  });
});

describe("mini_leaderboard", () => {
  it("searches, filters, and shows the columns that were chosen", async ({ expect, open }) => {
    const { page, complaints } = await open("mini_leaderboard");
    const header = (name: string): Locator => page.locator(`th[title="${name}"]`);
    const first = page.getByTestId("cell-0-1");
    await page.locator("#search-bar textarea, #search-bar input").fill("nobody; YAM-PELEG");
    await page.keyboard.press("Enter");
    await expect.poll(() => first.textContent()).toContain("yam-peleg/Experiment26-7B");
    await expect.poll(() => page.locator("#leaderboard-table .virtual-row").count()).toBe(3);
    expect(await first.locator("a").count()).toBe(2);
    await page.locator("#search-bar textarea, #search-bar input").fill("");
    await page.keyboard.press("Enter");

    expect(await header("Type").count()).toBe(0);
    await page.getByLabel("Type", { exact: true }).check();
    await expect.poll(() => header("Type").count()).toBe(1);
    await page.getByLabel("ARC", { exact: true }).uncheck();
    await expect.poll(() => header("ARC").count()).toBe(0);

    const qwen = page.getByRole("button", { name: "Qwen/Qwen-72B", exact: true });
    expect(await qwen.count()).toBe(0);
    for (const type of ["🔶", "💬", "🤝"]) await page.getByLabel(type).uncheck();
    await expect.poll(() => page.locator("#leaderboard-table .virtual-row").count()).toBe(2);
    const isSeen = (): Promise<boolean> =>
      qwen.evaluate(
        (element) =>
          new Promise((resolve) =>
            new IntersectionObserver(([entry]) => resolve((entry?.intersectionRatio ?? 0) > 0)).observe(element),
          ),
      );
    await qwen.scrollIntoViewIfNeeded();
    expect(await isSeen()).toBe(true);
    expect(await page.getByTestId("cell-0-9").evaluate((element) => getComputedStyle(element).opacity)).toBe("0");
    expect(complaints).toEqual([]);
  });
});

import type { Locator } from "playwright";
import { describe } from "vitest";
import { it } from "../support/demo.ts";

const namesOf = async (plot: Locator): Promise<string[]> =>
  (await plot.locator("svg.marks .mark-text text").allTextContents()).filter((text) => /^[A-Z][a-z]+$/.test(text));

/** Draws a range over the middle of a chart. */
async function selectMiddle(plot: Locator): Promise<void> {
  const chart = plot.locator("svg.marks");
  const box = await chart.boundingBox();
  if (!box) throw new Error("The chart is not there.");
  const mouse = chart.page().mouse;
  await mouse.move(box.x + box.width * 0.4, box.y + box.height * 0.4);
  await mouse.down();
  await mouse.move(box.x + box.width * 0.7, box.y + box.height * 0.4, { steps: 5 });
  await mouse.up();
}

describe("draggable_dashboard", () => {
  it("shows charts that a visitor puts in another order, within their own board", async ({ expect, open }) => {
    const { page, complaints } = await open("draggable_dashboard");
    const boards = page.locator("gr-draggable");
    await expect.poll(() => page.locator("gr-nativeplot svg.marks").count()).toBe(8);
    const titles = (board: number): Promise<string[]> =>
      boards.nth(board).locator(".role-title text").allTextContents();
    const inOrder = ["Chart 1", "Chart 2", "Chart 3", "Chart 4"];
    expect([await titles(0), await titles(1)]).toEqual([inOrder, inOrder]);
    const heights = await page.locator("gr-nativeplot").evaluateAll((plots) => plots.map((plot) => plot.clientHeight));
    expect(new Set(heights.map((height) => Math.abs(height - 200) <= 2))).toEqual(new Set([true]));
    const handle = boards.nth(1).getByRole("button", { name: "Move Chart 1" });
    await handle.dragTo(boards.nth(1).locator("gr-nativeplot").nth(2));
    await expect.poll(() => titles(1)).toEqual(["Chart 3", "Chart 2", "Chart 1", "Chart 4"]);
    expect(await titles(0)).toEqual(inOrder);
    expect(complaints).toEqual([]);
  }, 60_000);
});

describe("bar_plot_demo", () => {
  it("sorts, bins, aggregates and zooms", async ({ expect, open }) => {
    const { page, complaints } = await open("bar_plot_demo");
    const plots = page.locator("gr-nativeplot");
    await expect.poll(() => page.locator("gr-nativeplot svg.marks").count()).toBe(5);
    expect(await namesOf(plots.nth(2))).toEqual(["Italian", "Mexican", "Chinese"]);
    await page.getByRole("button", { name: "Sort A > Z" }).click();
    await expect.poll(() => namesOf(plots.nth(2))).toEqual(["Chinese", "Italian", "Mexican"]);
    const colors = plots.nth(4).locator(".layer_0_marks path");
    expect(new Set(await colors.evaluateAll((bars) => bars.map((bar) => bar.getAttribute("fill"))))).toEqual(
      new Set(["red", "green", "blue"]),
    );

    const bars = plots.nth(0).locator(".layer_0_marks path");
    const count = await bars.count();
    expect(count).toBe(200);
    await page.getByLabel("1d").click();
    // Whether the first reading is at midnight depends on the visitor's clock.
    await expect.poll(() => bars.count()).toBeLessThanOrEqual(6);
    const tall = async (): Promise<number> =>
      Math.max(
        ...(await plots.nth(0).locator(".mark-text.role-axis-label text").allTextContents()).map((text) =>
          /^[\d,]+$/.test(text) ? Number(text.replace(",", "")) : 0,
        ),
      );
    expect(await tall()).toBeGreaterThan(2500);
    await page.getByLabel("mean").click();
    await expect.poll(tall).toBeLessThan(2100);

    await page.getByLabel("None").click();
    await expect.poll(() => bars.count()).toBe(200);
    await selectMiddle(plots.nth(0));
    const start = page.getByLabel("Start");
    await expect.poll(() => start.inputValue(), { timeout: 10_000 }).not.toBe("2021-01-01 00:00:00");
    expect(await start.inputValue()).toMatch(/^2021-01-0[123] /);
    for (const plot of [plots.nth(0), plots.nth(1)]) {
      await expect.poll(() => plot.locator(".layer_0_marks path").count()).toBeLessThan(150);
    }
    expect(complaints).toEqual([]);
  }, 60_000);
});

describe("plot_guide_zoom_sync", () => {
  it("zooms both plots, and shows all again", async ({ expect, open }) => {
    const { page, complaints } = await open("plot_guide_zoom_sync");
    const plots = page.locator("gr-nativeplot");
    await expect.poll(() => page.locator("gr-nativeplot svg.marks").count()).toBe(2);
    const bars = plots.nth(1).locator(".layer_0_marks path");
    const all = await bars.count();
    await selectMiddle(plots.nth(0));
    await expect.poll(() => bars.count(), { timeout: 10_000 }).toBeLessThan(all);
    await plots.nth(1).locator("svg.marks").dblclick();
    await expect.poll(() => bars.count()).toBe(all);
    expect(complaints).toEqual([]);
  }, 60_000);
});

describe("plot_guide_filters", () => {
  it("shows the flights that fit", async ({ expect, open }) => {
    const { page, complaints } = await open("plot_guide_filters");
    const points = page.locator("gr-nativeplot .mark-symbol.role-mark path");
    await expect.poll(() => points.count()).toBe(25);
    await page.getByLabel("number input for Max Price").fill("0");
    await expect.poll(() => points.count()).toBe(0);
    await expect.poll(() => page.getByLabel("Empty value").count()).toBe(1);
    expect(complaints).toEqual([]);
  }, 60_000);
});

describe("shared_props", () => {
  it("brings options that many components share to the page", async ({ expect, open }) => {
    const { page, complaints } = await open("shared_props");
    await page.emulateMedia({ colorScheme: "dark" });
    await page.reload();
    const classesOf = async (id: string): Promise<string[]> =>
      ((await page.locator(`#${id}`).getAttribute("class")) ?? "").split(/\s+/);
    expect(await classesOf("panel-column")).toContain("panel");
    expect(await classesOf("compact-column")).toContain("compact");
    expect(await classesOf("padded-html")).toContain("padded");
    expect(await classesOf("unpadded-html")).not.toContain("padded");
    await expect.poll(() => page.locator("#shared-json .json-node.root.dark-mode").count()).toBe(1);
    const picture = page.locator("#shared-plot").getByTestId("matplotlib").locator("img");
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(320);
    const panel = page.locator("#scaled-tab");
    await expect.poll(() => panel.evaluate((element) => getComputedStyle(element).flexGrow)).toBe("2");
    const sample = page.locator("#shared-dataset img").first();
    await expect.poll(() => sample.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(3);

    expect(complaints).toEqual([]);
    await page.getByRole("button", { name: "Validate text" }).click();
    await expect.poll(() => page.getByText("Text is required").count()).toBe(1);
    await page.getByLabel("Validated text").fill("Some text");
    await expect.poll(() => page.getByText("Text is required").count()).toBe(0);
    await page.getByRole("button", { name: "Validate text" }).click();
    await expect.poll(() => page.getByLabel("Validated output").inputValue()).toBe("Some text");
  }, 60_000);
});

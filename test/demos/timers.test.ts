import { describe } from "vitest";
import { watchValue } from "../support/browser.ts";
import { it } from "../support/demo.ts";

describe("function_values", () => {
  it("computes from inputs, and anew at each tick until the timer is stopped", async ({ expect, open }) => {
    const app = await open("function_values");
    const { page } = app;
    const json = page.getByTestId("json");
    await expect.poll(() => json.innerText()).toContain("Algeria");
    expect(await json.innerText()).not.toContain("Argentina");
    await page.getByLabel("range slider for Country Count").fill("3");
    await page.getByLabel("range slider for Country Count").press("Tab");
    await expect.poll(() => json.innerText()).toContain("Argentina");
    expect(await json.innerText()).toContain("Algeria");
    await page.getByLabel("Alphabetical Order").uncheck();
    await expect.poll(() => json.innerText()).toContain("Sudan");
    expect(await json.innerText()).not.toContain("Algeria");

    const several = page.getByLabel("Random Countries");
    const running = await watchValue(several);
    await expect.poll(async () => (await running.all()).length).toBeGreaterThan(2);
    const isActive = () => page.locator("gr-timer").evaluate((element) => Reflect.get(element, "active"));
    await page.getByRole("button", { name: "Stop" }).click();
    await expect.poll(isActive).toBe(false);
    await page.getByRole("button", { name: "Start" }).click();
    await expect.poll(isActive).toBe(true);
    const before = (await running.all()).length;
    await expect.poll(async () => (await running.all()).length).toBeGreaterThan(before);
    expect(app.complaints).toEqual([]);
  });
});

describe("timer", () => {
  it("ticks, starts, stops, and goes faster", async ({ expect, open }) => {
    const app = await open("timer");
    const { page } = app;
    for (const label of ["Time", "Time 2"]) {
      const shown = await watchValue(page.getByLabel(label, { exact: true }));
      await expect.poll(async () => (await shown.all()).filter(Boolean).length).toBeGreaterThan(2);
      const times = (await shown.all()).filter(Boolean).map(Number);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(Math.abs(Date.now() / 1000 - (times.at(-1) ?? 0))).toBeLessThan(5);
    }
    const counted = page.locator("input[type=number]").nth(2);
    expect(await counted.inputValue()).toBe("0");
    await page.getByRole("button", { name: "Start" }).first().click();
    await expect.poll(() => counted.inputValue()).not.toBe("0");

    const thrown = page.getByLabel("Random Number");
    await page.getByLabel("Min").fill("7");
    await page.getByLabel("Max").fill("7");
    await expect.poll(() => thrown.inputValue()).toBe("7");
    await page.getByLabel("Max").fill("1000000");
    await page.getByRole("button", { name: "Go Fast" }).click();
    const seconds = (): Promise<unknown[]> =>
      page.locator("gr-timer").evaluateAll((timers) => timers.map((timer) => Reflect.get(timer, "value")));
    await expect.poll(seconds).toContain(0.2);
    const fast = await watchValue(thrown);
    await expect.poll(async () => (await fast.all()).length).toBeGreaterThan(6);
    await page.getByRole("button", { name: "Stop" }).last().click();
    expect(app.complaints).toEqual([]);
  });
});

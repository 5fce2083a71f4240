import { describe } from "vitest";
import { watchValue } from "../support/browser.ts";
import { it } from "../support/demo.ts";

describe("count_generator", () => {
  it("shows every number on the way", async ({ expect, open }) => {
    const app = await open("count_generator");
    const counted = app.page.getByLabel("Counted so far");
    await app.page.getByLabel("Count to").fill("5");
    const shown = await watchValue(counted);
    await app.page.getByRole("button", { name: "Count!" }).click();
    await expect.poll(() => shown.all()).toEqual(["", "1", "2", "3", "4", "5"]);
    expect(app.complaints).toEqual([]);
  });
});

describe("cancel_events", () => {
  it("iterates to the end", async ({ expect, open }) => {
    const app = await open("cancel_events");
    await app.page.getByRole("button", { name: "Start Iterating" }).click();
    await expect.poll(() => app.page.getByLabel("Iterative Output").inputValue(), { timeout: 5000 }).toBe("8");
  });

  it("stops what runs, and then runs what follows the cancel", async ({ expect, open }) => {
    const app = await open("cancel_events");
    const output = app.page.getByLabel("Iterative Output");
    const start = app.page.getByRole("button", { name: "Start Iterating" });
    await start.click();
    await expect.poll(() => output.inputValue()).not.toBe("");
    await app.page.getByRole("button", { name: "Stop Iterating" }).click();
    await expect.poll(() => app.page.getByLabel("Cancel Follow-up").inputValue()).toBe("Cancel follow-up ran");
    expect(Number(await output.inputValue())).toBeLessThan(8);
    // The same slot is free again at once: a second run starts from the beginning.
    const shown = await watchValue(output);
    await start.click();
    await expect.poll(() => shown.all()).toContain("0");
  });

  it("stops when the page closes, and the next visitor's turn comes at once", async ({ expect, open }) => {
    const first = await open("cancel_events");
    const second = await open("cancel_events");
    const [running, waiting] = await Promise.all(
      [first, second].map(({ page }) => watchValue(page.getByLabel("Iterative Output"))),
    );
    await first.page.getByRole("button", { name: "Start Iterating" }).click();
    await expect.poll(() => running?.since("0")).not.toBeNull();
    const startedAt = (await running?.since("0")) ?? Number.NaN;
    await first.page.goto("about:blank");
    await second.page.getByRole("button", { name: "Start Iterating" }).click();
    await expect.poll(() => waiting?.since("0")).not.toBeNull();
    // The nine steps of the first run would have taken longer.
    expect((await waiting?.since("0")) ?? Number.NaN).toBeLessThan(startedAt + 9 * 200);
  });

  it("cancels from a change and from Enter, and the echo still comes", async ({ expect, open }) => {
    const app = await open("cancel_events");
    await app.page.getByRole("button", { name: "Run Expensive Calculation" }).click();
    const loading = app.page.getByTestId("status-tracker").filter({ hasText: /processing|queue/ });
    await expect.poll(() => loading.count()).toBe(2);
    await app.page.getByLabel("Cancel Iteration and Expensive Calculation on Submit").fill("stop");
    await app.page.getByLabel("Cancel Iteration and Expensive Calculation on Submit").press("Enter");
    await expect.poll(() => app.page.getByLabel("Echo").inputValue()).toBe("stop");
    await expect.poll(() => loading.count()).toBe(0);
    expect(await app.page.getByLabel("Expensive Calculation", { exact: true }).first().inputValue()).not.toBe("42");
  });
});

describe("slowly_reverse", () => {
  it("shows how far it has come", async ({ expect, open }) => {
    const app = await open("slowly_reverse");
    await app.page.getByLabel("word").fill("abcd");
    await app.page.getByRole("button", { name: "Submit" }).click();
    await expect.poll(() => app.page.getByText(/Reversing - \d+\.\d%/).count(), { timeout: 5000 }).toBeGreaterThan(0);
    await expect.poll(() => app.page.getByLabel("reversed").inputValue(), { timeout: 8000 }).toBe("dcba");
    expect(app.complaints).toEqual([]);
  });
});

describe("trim_words", () => {
  it("serves several visitors in one batch", async ({ expect, open }) => {
    const app = await open("trim_words");
    await app.page.getByLabel("word").fill("workers");
    await app.page.getByLabel("length").fill("4");
    await app.page.getByRole("button", { name: "Run" }).click();
    await expect.poll(() => app.page.getByLabel("Output").inputValue()).toBe("work");
    expect(app.complaints).toEqual([]);
  });
});

describe("fake_diffusion", () => {
  it("shows pictures on the way to the last one", async ({ expect, open }) => {
    const app = await open("fake_diffusion");
    await app.page.getByLabel("number input for steps").fill("2");
    await app.page.getByRole("button", { name: "Submit" }).click();
    const picture = app.page.locator("gr-image img");
    const sources = new Set<string | null>();
    await expect
      .poll(async () => sources.add((await picture.count()) ? await picture.getAttribute("src") : null).size, {
        interval: 50,
        timeout: 15_000,
      })
      .toBeGreaterThanOrEqual(3);
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(600);
    expect(app.complaints).toEqual([]);
  });
});

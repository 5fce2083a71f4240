import type { Browser } from "playwright";
import { afterAll, beforeAll, describe, it } from "vitest";
import { launchBrowser, openApp } from "../support/browser.ts";
import { serveDemo } from "../support/serve.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(async () => browser?.close());

describe("count_generator", () => {
  it("shows every number on the way", async ({ expect }) => {
    await using served = await serveDemo("count_generator");
    await using app = await openApp(browser, served.url);
    const counted = app.page.getByLabel("Counted so far");
    await app.page.getByLabel("Count to").fill("5");
    const seen = await counted.evaluateHandle((box: HTMLInputElement) => {
      const values = new Set<string>();
      const look = (): void => {
        if (box.value) values.add(box.value);
        requestAnimationFrame(look);
      };
      look();
      return values;
    });
    await app.page.getByRole("button", { name: "Count!" }).click();
    await expect.poll(() => seen.evaluate((values) => [...values].join())).toBe("1,2,3,4,5");
    expect(app.complaints).toEqual([]);
  });
});

describe("cancel_events", () => {
  it("iterates to the end", async ({ expect }) => {
    await using served = await serveDemo("cancel_events");
    await using app = await openApp(browser, served.url);
    await app.page.getByRole("button", { name: "Start Iterating" }).click();
    await expect.poll(() => app.page.getByLabel("Iterative Output").inputValue(), { timeout: 5000 }).toBe("8");
  });

  it("stops what runs, and then runs what follows the cancel", async ({ expect }) => {
    await using served = await serveDemo("cancel_events");
    await using app = await openApp(browser, served.url);
    const output = app.page.getByLabel("Iterative Output");
    await app.page.getByRole("button", { name: "Start Iterating" }).click();
    await expect.poll(() => output.inputValue()).toBe("1");
    await app.page.getByRole("button", { name: "Stop Iterating" }).click();
    await expect.poll(() => app.page.getByLabel("Cancel Follow-up").inputValue()).toBe("Cancel follow-up ran");
    const stopped = await output.inputValue();
    // The same slot is free again at once: a second run starts from the beginning.
    await app.page.getByRole("button", { name: "Start Iterating" }).click();
    await expect.poll(() => output.inputValue()).toBe("0");
    expect(Number(stopped)).toBeLessThan(8);
  });

  it("stops when the page closes, and the next visitor's turn comes at once", async ({ expect }) => {
    await using served = await serveDemo("cancel_events");
    await using first = await openApp(browser, served.url);
    await using second = await openApp(browser, served.url);
    await first.page.getByRole("button", { name: "Start Iterating" }).click();
    await expect.poll(() => first.page.getByLabel("Iterative Output").inputValue()).toBe("0");
    const startedAt = Date.now();
    await first.page.goto("about:blank");
    await second.page.getByRole("button", { name: "Start Iterating" }).click();
    await expect.poll(() => second.page.getByLabel("Iterative Output").inputValue()).toBe("0");
    // The nine steps of the first run would have taken longer.
    expect(Date.now() - startedAt).toBeLessThan(9 * 200);
  });

  it("cancels from a change and from Enter, and the echo still comes", async ({ expect }) => {
    await using served = await serveDemo("cancel_events");
    await using app = await openApp(browser, served.url);
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

describe("cancel_events with a camera", () => {
  let withCamera: Browser;

  beforeAll(async () => {
    withCamera = await launchBrowser({ cameras: 1 });
  });

  afterAll(async () => withCamera?.close());

  it("cancels when a picture is removed", async ({ expect }) => {
    await using served = await serveDemo("cancel_events");
    await using app = await openApp(withCamera, served.url);
    const { page } = app;
    const picture = page.locator("gr-image");
    await picture.getByTitle("grant webcam access").click();
    await picture.getByLabel("capture photo").click();
    const output = page.getByLabel("Iterative Output");
    await picture.getByLabel("Remove Image").waitFor({ timeout: 15_000 });
    await page.getByRole("button", { name: "Start Iterating" }).click();
    await expect.poll(async () => Number(await output.inputValue())).toBeGreaterThan(0);
    await picture.getByLabel("Remove Image").click();
    await picture.getByTitle("grant webcam access").waitFor();
    const stopped = Number(await output.inputValue());
    expect(stopped).toBeLessThan(8);
    // The slot is free again at once: a second run starts from the beginning.
    await page.getByRole("button", { name: "Start Iterating" }).click();
    await expect.poll(async () => Number(await output.inputValue())).toBeLessThan(stopped);
    expect(app.complaints).toEqual([]);
  }, 40_000);

  it("cancels when a recording starts", async ({ expect }) => {
    await using served = await serveDemo("cancel_events");
    await using app = await openApp(withCamera, served.url);
    const { page } = app;
    const recorder = page.locator("gr-video");
    await recorder.getByTitle("grant webcam access").click();
    const start = recorder.getByTitle("start recording");
    await start.waitFor({ timeout: 15_000 });
    await expect
      .poll(() => recorder.getByTestId("webcam-video").evaluate((video: HTMLVideoElement) => video.videoWidth))
      .toBeGreaterThan(0);
    await page.getByRole("button", { name: "Run Expensive Calculation" }).click();
    const loading = page.getByTestId("status-tracker").filter({ hasText: /processing|queue/ });
    await expect.poll(() => loading.count()).toBe(2);
    await start.click();
    await recorder.getByTitle("stop recording").waitFor();
    await expect.poll(() => loading.count()).toBe(0);
    expect(await page.getByLabel("Expensive Calculation", { exact: true }).first().inputValue()).not.toBe("42");
    expect(app.complaints).toEqual([]);
  }, 40_000);
});

describe("slowly_reverse", () => {
  it("shows how far it has come", async ({ expect }) => {
    await using served = await serveDemo("slowly_reverse");
    await using app = await openApp(browser, served.url);
    await app.page.getByLabel("word").fill("abcd");
    await app.page.getByRole("button", { name: "Submit" }).click();
    await expect.poll(() => app.page.getByText(/Reversing - \d+\.\d%/).count(), { timeout: 5000 }).toBeGreaterThan(0);
    await expect.poll(() => app.page.getByLabel("reversed").inputValue(), { timeout: 8000 }).toBe("dcba");
    expect(app.complaints).toEqual([]);
  });
});

describe("trim_words", () => {
  it("serves several visitors in one batch", async ({ expect }) => {
    await using served = await serveDemo("trim_words");
    await using app = await openApp(browser, served.url);
    await app.page.getByLabel("word").fill("workers");
    await app.page.getByLabel("length").fill("4");
    await app.page.getByRole("button", { name: "Run" }).click();
    await expect.poll(() => app.page.getByLabel("Output").inputValue()).toBe("work");
    expect(app.complaints).toEqual([]);
  });
});

describe("fake_diffusion", () => {
  it("shows pictures on the way to the last one", async ({ expect }) => {
    await using served = await serveDemo("fake_diffusion");
    await using app = await openApp(browser, served.url);
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

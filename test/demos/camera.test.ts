import { describe } from "vitest";
import { it } from "../support/demo.ts";

describe("cancel_events with a camera", () => {
  it("cancels when a picture is removed", async ({ expect, open }) => {
    const app = await open("cancel_events");
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

  it("cancels when a recording starts", async ({ expect, open }) => {
    const app = await open("cancel_events");
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

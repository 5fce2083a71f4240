/** What a visitor sees of a validator. */

import { join } from "node:path";
import type { Page, Route } from "playwright";
import { describe } from "vitest";
import { it } from "../support/demo.ts";
import { greyPng } from "../support/pictures.ts";

const GUARDED = join(import.meta.dirname, "../clients/guarded.ts");
const REFUSED = "Failed to load resource: the server responded with a status of 422 (Unprocessable Entity)";

describe("a refused call", () => {
  it("marks each input with its own reason until it is mended, and runs nothing behind it", async ({
    expect,
    open,
  }) => {
    const app = await open(GUARDED);
    const { page } = app;
    await page.getByLabel("Name").fill("Al");
    await page.getByLabel("snake").check();
    await check(page);
    await expect.poll(() => reasons(page)).toEqual(["Too short", "Must be 18 or older", "No snakes"]);
    expect(await page.getByLabel("Name").getAttribute("aria-invalid")).toBe("true");
    expect(await page.locator(".wrap.generating, .toast-body").count()).toBe(0);

    await page.getByLabel("Name").fill("Alan");
    expect(await reasons(page)).toEqual(["Must be 18 or older", "No snakes"]);
    await page.getByLabel("cat").check();
    expect(await reasons(page)).toEqual(["Must be 18 or older"]);
    await Promise.all([page.waitForResponse((response) => response.status() === 422), check(page)]);
    expect(await reasons(page)).toEqual(["Must be 18 or older"]);
    expect(await page.getByLabel("After").inputValue()).toBe("");

    await page.getByLabel("Age").fill("20");
    await check(page);
    await expect.poll(() => page.getByLabel("Outcome").inputValue()).toBe("Hello Alan");
    await expect.poll(() => page.getByLabel("After").inputValue()).toBe("ran");
    expect(await reasons(page)).toEqual([]);
    expect(app.complaints).toEqual([REFUSED, REFUSED]);
  });

  it("that is answered late does not mark what was accepted since", async ({ expect, open }) => {
    const { page } = await open(GUARDED);
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const hold = async (route: Route): Promise<void> => {
      const response = await route.fetch();
      await released;
      await route.fulfill({ response });
    };
    await page.route(/queue\/join/, hold, { times: 1 });
    await page.getByLabel("Name").fill("Alan");
    await page.getByLabel("cat").check();
    await check(page);
    await page.getByLabel("Age").fill("20");
    release();
    await expect.poll(() => reasons(page)).toEqual(["Must be 18 or older"]);
    await check(page);
    await expect.poll(() => page.getByLabel("Outcome").inputValue()).toBe("Hello Alan");
    expect(await reasons(page)).toEqual([]);
  });

  it("is told as an error where the validator itself fails", async ({ expect, open }) => {
    const app = await open(GUARDED);
    const { page } = app;
    await page.getByLabel("Name").fill("author");
    await page.getByRole("button", { name: "Broken" }).click();
    await expect.poll(() => page.getByTestId("toast-body").textContent()).toContain("The list of names is away.");
    expect(await reasons(page)).toEqual([]);
  });
});

describe("validator_test", () => {
  it("judges numbers, texts and pictures, and tells of a validator that fails", async ({ expect, open }) => {
    const app = await open("validator_test");
    const { page } = app;
    await page.getByLabel("Enter age").fill("2");
    await page.getByLabel("Enter location").fill("near LONDON");
    await page.getByRole("button", { name: "Process with Validation" }).click();
    await expect.poll(() => reasons(page)).toEqual(["Age must be at least 3", "Location must not be in London"]);
    await page.getByLabel("Enter age").fill("4");
    await page.getByLabel("Enter location").fill("Lima");
    await page.getByRole("button", { name: "Process with Validation" }).click();
    await expect.poll(() => page.getByLabel("Output (with validation)").inputValue()).toBe("Processed: 4 -- LIMA");

    await page.getByRole("tab", { name: "Image" }).click();
    const upload = page.getByTestId("file-upload");
    await upload.setInputFiles({ name: "wide.png", mimeType: "image/png", buffer: greyPng(6, 3) });
    await expect.poll(() => reasons(page)).toEqual(["Image must be in portrait mode"]);
    await page.getByRole("button", { name: "Remove Image" }).click();
    await expect.poll(() => page.getByLabel("Enter text").inputValue()).toBe("No image uploaded");
    await upload.setInputFiles({ name: "tall.png", mimeType: "image/png", buffer: greyPng(3, 6) });
    await expect.poll(() => page.getByLabel("Enter text").inputValue()).toBe("HELLO IMAGE!!!");
    expect(await reasons(page)).toEqual([]);

    await page.getByRole("tab", { name: "Validation Error" }).click();
    await page.getByRole("button", { name: "Raise Validation Error" }).click();
    const toast = page.getByTestId("toast-body");
    await expect.poll(() => toast.textContent()).toContain("Error");
    await page.getByRole("button", { name: "Close" }).click();
    await toast.waitFor({ state: "detached" });
  });
});

async function check(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Check", exact: true }).click();
}

async function reasons(page: Page): Promise<string[]> {
  const texts = await page.locator(".validation-error[role=alert]").allTextContents();
  return texts.map((text) => text.trim());
}

/** Interfaces with more inputs, on tabs, and Blocks that flag. */

import { describe } from "vitest";
import { it } from "../support/demo.ts";

async function call(url: string, body: object): Promise<unknown> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return response.json();
}

describe("interface_with_additional_inputs", () => {
  it("folds its further inputs, and needs none of them", async ({ expect, open }) => {
    const app = await open("interface_with_additional_inputs");
    const { page } = app;
    const heading = page.getByRole("button", { name: "Additional Inputs" });
    expect(await heading.getAttribute("aria-expanded")).toBe("false");
    expect(await page.getByLabel("initial_image").count()).toBe(0);
    await page.getByLabel("prompt").fill("a cat");
    await page.getByRole("button", { name: "Submit" }).click();
    await expect.poll(() => page.getByLabel("output 0").inputValue()).toBe("Used seed: 0");
    const picture = page.locator("img").first();
    await expect
      .poll(() => picture.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth))
      .toBe(300);
    await heading.click();
    await page.getByLabel("number input for seed").fill("42");
    await page.getByRole("button", { name: "Submit" }).click();
    await expect.poll(() => page.getByLabel("output 0").inputValue()).toBe("Used seed: 42");
    expect(app.complaints).toEqual([]);
  });

  it("takes them by name over the API", async ({ expect, serve }) => {
    const url = await serve("interface_with_additional_inputs");
    const { data } = (await call(`${url}/api/predict`, { prompt: "a cat", seed: 7, initial_image: null })) as {
      data: unknown[];
    };
    expect(data[0]).toBe("Used seed: 7");
  });
});

describe("tabbed_interface_lite", () => {
  it("is three apps, each in its tab", async ({ expect, open }) => {
    const app = await open("tabbed_interface_lite");
    const { page } = app;
    const tabs = await page.getByRole("tab").allTextContents();
    expect(tabs.map((tab) => tab.trim())).toEqual(["Hello World", "Bye World", "Chat"]);
    await page.getByLabel("name").filter({ visible: true }).fill("Ada");
    await page.getByRole("button", { name: "Submit" }).filter({ visible: true }).click();
    await expect.poll(() => page.getByLabel("output").filter({ visible: true }).inputValue()).toBe("Hello Ada");
    await page.getByRole("tab", { name: "Bye World" }).click();
    await page.getByLabel("name").filter({ visible: true }).fill("Bob");
    await page.getByLabel("name").filter({ visible: true }).press("Enter");
    await expect.poll(() => page.getByLabel("output").filter({ visible: true }).inputValue()).toBe("Bye Bob");
    await page.getByRole("tab", { name: "Chat" }).click();
    await page.getByPlaceholder("Type a message...").fill("you");
    await page.getByPlaceholder("Type a message...").press("Enter");
    await expect.poll(() => page.getByLabel("Answer").inputValue()).toBe("Hello you");
    await page.getByRole("tab", { name: "Hello World" }).click();
    expect(await page.getByLabel("output").filter({ visible: true }).inputValue()).toBe("Hello Ada");
    expect(app.complaints).toEqual([]);
  });

  it("has an endpoint for each, of which no two have one name", async ({ expect, serve }) => {
    const url = await serve("tabbed_interface_lite");
    expect(await call(`${url}/api/predict`, { name: "Ada" })).toEqual({ data: ["Hello Ada"] });
    expect(await call(`${url}/api/predict_1`, { name: "Ada" })).toEqual({ data: ["Bye Ada"] });
    expect(await call(`${url}/api/chat`, { message: "Ada" })).toEqual({ data: ["Hello Ada"] });
    const info = await (await fetch(`${url}/gradio_api/info`)).json();
    expect(Object.keys(info.named_endpoints)).toEqual(["/predict", "/predict_1", "/chat"]);
  });
});

describe("calculator_list_and_dict", () => {
  it("adds by list and subtracts by record", async ({ expect, open }) => {
    const app = await open("calculator_list_and_dict");
    const { page } = app;
    await page.getByLabel("a", { exact: true }).fill("7");
    await page.getByLabel("b", { exact: true }).fill("5");
    await page.getByRole("button", { name: "Add" }).click();
    await expect.poll(() => page.getByLabel("sum").inputValue()).toBe("12");
    await page.getByRole("button", { name: "Subtract" }).click();
    await expect.poll(() => page.getByLabel("sum").inputValue()).toBe("2");
    expect(app.complaints).toEqual([]);
  });
});

describe("blocks_flag", () => {
  it("browns a picture, and flags it with what came of it", async ({ expect, open }) => {
    const app = await open("blocks_flag");
    const { page } = app;
    const colour = { r: 0, g: 0, b: 200 };
    const bytes = await page.evaluate(async ({ r, g, b }) => {
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [8, 8];
      const context = canvas.getContext("2d");
      if (context) context.fillStyle = `rgb(${r} ${g} ${b})`;
      context?.fillRect(0, 0, 8, 8);
      const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
      return [...new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer())];
    }, colour);
    const file = { name: "blue.png", mimeType: "image/png", buffer: Buffer.from(bytes) };
    await page.locator("input[type=file]").first().setInputFiles(file);
    const result = page.locator("img").last();
    await expect.poll(() => page.locator("img").count()).toBe(2);
    // Half of the sepia of (0, 0, 200) and half of itself, as bright as can be.
    const pixel = await result.evaluate(async (image) => {
      if (!(image instanceof HTMLImageElement)) throw new Error("It is no picture.");
      await image.decode();
      const canvas = document.createElement("canvas");
      canvas.getContext("2d")?.drawImage(image, 0, 0);
      return [...(canvas.getContext("2d")?.getImageData(0, 0, 1, 1).data ?? [])];
    });
    expect(pixel).toEqual([43, 38, 255, 255]);
    const run = page.waitForResponse((response) => response.url().includes("/gradio_api/run/"));
    await page.getByRole("button", { name: "Flag" }).click();
    expect((await run).status()).toBe(200);
    expect(app.complaints).toEqual([]);
  });
});

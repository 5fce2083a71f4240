import { Client } from "@gradio/client";
import { describe } from "vitest";
import { it } from "../support/demo.ts";

describe("blocks_inputs", () => {
  it("joins two texts, whose labels the headings of the examples only repeat", async ({ expect, open }) => {
    const app = await open("blocks_inputs");
    const output = app.page.getByLabel("Output");
    // The page opens with the first example and its result.
    await expect.poll(() => output.inputValue()).toBe("hi Adam");
    await app.page.getByLabel("Input", { exact: true }).first().fill("hi");
    await app.page.getByLabel("Input 2", { exact: true }).first().fill("dawood");
    await app.page.getByRole("button", { name: "Submit" }).click();
    await expect.poll(() => output.inputValue()).toBe("hi dawood");
    expect(await app.page.getByRole("heading", { level: 2 }).allInnerTexts()).toEqual([
      "Text Examples",
      "Image Examples",
    ]);
    expect(app.complaints).toEqual([]);
  });

  it("fills in an example, and shows its result", async ({ expect, open }) => {
    const app = await open("blocks_inputs");
    const output = app.page.getByLabel("Output");
    await expect.poll(() => output.inputValue()).toBe("hi Adam");
    await app.page.locator("tr.tr-body").nth(1).click();
    await expect.poll(() => output.inputValue()).toBe("hello Eve");
    expect(await app.page.getByLabel("Input", { exact: true }).first().inputValue()).toBe("hello");
    expect(await app.page.getByLabel("Input 2", { exact: true }).first().inputValue()).toBe("Eve");
    expect(app.complaints).toEqual([]);
  });

  it("fills in a picture, which can be sent on", async ({ expect, open }) => {
    const app = await open("blocks_inputs");
    const pictures = app.page.locator("gr-image img");
    await expect.poll(() => pictures.count()).toBe(2);
    await app.page.getByRole("button", { name: "Remove Image" }).or(app.page.getByLabel("Clear")).first().click();
    await expect.poll(() => pictures.count()).toBe(1);
    await app.page.getByRole("button", { name: "Example 1" }).click();
    await expect.poll(() => pictures.count()).toBe(2);
    await app.page.getByRole("button", { name: "Mirror Image" }).click();
    const width = (): Promise<number[]> =>
      pictures.evaluateAll((all) => all.map((each) => (each instanceof HTMLImageElement ? each.naturalWidth : 0)));
    await expect.poll(width).toEqual([96, 96]);
    expect(app.complaints).toEqual([]);
  });

  it("answers the JavaScript client by the number of an example", async ({ expect, serve }) => {
    const client = await Client.connect(await serve("blocks_inputs"));
    expect((await client.predict("/load_example_input", [1])).data).toEqual(["hello", "Eve"]);
    expect((await client.predict("/load_example", [1])).data).toEqual(["hello Eve"]);
    client.close();
  });
});

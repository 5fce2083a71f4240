import { describe } from "vitest";
import { CUBE } from "../../components/model3d/fixture-cube.ts";
import { it } from "../support/demo.ts";

describe("model3d_component_events", () => {
  it("shows a model, counts, saves and clears", async ({ expect, open }) => {
    const { page, complaints } = await open("model3d_component_events");
    const count = (label: string): Promise<string> => page.getByLabel(label).inputValue();
    const file = { name: "face.obj", mimeType: "model/obj", buffer: Buffer.from(CUBE) };
    await page.getByTestId("file-upload").setInputFiles(file);
    await expect.poll(() => count("# Change Events")).toBe("1");
    await expect.poll(() => count("# Upload Events")).toBe("1");
    await expect.poll(() => page.locator("canvas").count()).toBe(2);

    const undo = page.getByRole("button", { name: "Undo" }).first();
    expect(await undo.isDisabled()).toBe(true);
    const box = await page.locator("canvas").first().boundingBox();
    if (!box) throw new Error("The model is not there.");
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 4, box.y + box.height / 2, { steps: 3 });
    await page.mouse.up();
    await undo.click();
    expect(await undo.isDisabled()).toBe(true);

    const saved = page.waitForEvent("download");
    await page.getByLabel("Download").click();
    expect((await saved).suggestedFilename()).toBe("face.obj");
    await page.getByLabel("Clear", { exact: true }).first().click();
    await expect.poll(() => count("# Change Events")).toBe("2");
    await expect.poll(() => count("# Clear Events")).toBe("1");
    expect(await count("Clear Value")).toBe("");
    // Drawing without a graphics card is slow, which the driver says.
    expect(complaints.filter((each) => !each.includes("GL Driver Message"))).toEqual([]);
  }, 60_000);
});

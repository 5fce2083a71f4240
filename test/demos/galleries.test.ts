import { describe } from "vitest";
import { greyPng } from "../support/pictures.ts";
import { it } from "../support/demo.ts";

describe("gallery_component_events", () => {
  it("shows pictures and a film large, tells which, and saves it", async ({ expect, open }) => {
    const { page, complaints } = await open("gallery_component_events");
    const addressOf = (testId: string): Promise<string | null> => page.getByTestId(testId).getAttribute("src");
    await page.getByRole("button", { name: "Run" }).click();
    await page.getByLabel("Thumbnail 2 of 3").click();
    const film = await addressOf("detailed-video");
    expect(film).toMatch(/\/world\.mp4$/);
    expect(await addressOf("thumbnail 1")).toMatch(/\/gradio_api\/file=.*\.png$/);
    await expect.poll(() => page.getByLabel("Select Data").inputValue()).toBe(film);
    await expect.poll(() => page.getByLabel("Preview Open?").inputValue()).toBe("1");
    const played = page.getByTestId("detailed-video");
    await expect.poll(() => played.evaluate((video: HTMLVideoElement) => video.videoWidth)).toBe(96);
    const saved = page.waitForEvent("download");
    await page.getByLabel("Download", { exact: true }).click();
    expect((await saved).suggestedFilename()).toBe("world.mp4");
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => page.getByLabel("Select Data").inputValue()).toBe(await addressOf("detailed-image"));
    await page.keyboard.press("Escape");
    await expect.poll(() => page.getByLabel("Preview Open?").inputValue()).toBe("0");
    const archive = page.waitForEvent("download");
    await page.getByLabel("Download All").click();
    expect((await archive).suggestedFilename()).toBe("gallery.zip");
    expect(complaints).toEqual([]);
  }, 60_000);

  it("counts what is uploaded and pasted, and sends it on", async ({ expect, open }) => {
    const { page, complaints } = await open("gallery_component_events");
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    const count = (label: string): Promise<string> => page.getByLabel(label).inputValue();
    const file = { name: "cheetah1.jpg", mimeType: "image/png", buffer: greyPng(30, 20) };
    const first = page.locator("gr-gallery").first();
    for (const [n, button] of [
      [1, first.getByLabel("Click to upload or drop files")],
      [2, first.getByLabel("Click to Upload", { exact: true })],
    ] as const) {
      const chooser = page.waitForEvent("filechooser");
      await button.click();
      await (await chooser).setFiles(file);
      await expect.poll(() => count("Num Upload")).toBe(`${n}`);
      await expect.poll(() => count("Num Change")).toBe(`${n}`);
    }
    await expect.poll(() => page.locator("gr-gallery").nth(1).getByLabel("Thumbnail 2 of 2").count()).toBe(1);
    await expect.poll(() => page.locator("gr-json").innerText()).toContain("cheetah1.jpg");

    await page.evaluate(
      async (bytes) => {
        const picture = new Blob([Uint8Array.from(bytes)], { type: "image/png" });
        await navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
      },
      [...greyPng(8, 8)],
    );
    await first.getByLabel("Paste from Clipboard").click();
    await expect.poll(() => count("Num Change")).toBe("3");
    expect(await count("Num Upload")).toBe("2");
    await page.evaluate(() => navigator.clipboard.writeText("a text"));
    await first.getByLabel("Paste from Clipboard").click();
    const toast = page.getByTestId("toast-body");
    await expect.poll(() => toast.allInnerTexts()).toHaveLength(1);
    expect(await toast.innerText()).toContain("No image or video found in clipboard");
    expect(complaints).toEqual([]);
  }, 60_000);
});

describe("gallery_selections", () => {
  it("selects without a preview, darkens what is selected, and takes the choice back", async ({ expect, open }) => {
    const { page, complaints } = await open("gallery_selections");
    const thumbnail = (place: number) => page.getByLabel(`Thumbnail ${place} of 9`);
    const pictures = (): Promise<(string | null)[]> =>
      page.locator(".thumbnail-lg img").evaluateAll((all) => all.map((each) => each.getAttribute("src")));
    await thumbnail(4).click();
    const selected = page.getByRole("spinbutton");
    await expect.poll(() => selected.inputValue()).toBe("3");
    expect(await page.locator(".preview").count()).toBe(0);
    expect(await thumbnail(4).getAttribute("aria-current")).toBe("true");
    const colour = (): Promise<number[]> => thumbnail(4).locator("img").evaluate(pixelOf);
    const before = await colour();
    const addresses = await pictures();
    await page.getByRole("button", { name: "Darken selected" }).click();
    await expect.poll(pictures).not.toEqual(addresses);
    expect(await colour()).toEqual(before.map((channel) => Math.round(channel * 0.8)));
    // It is still selected.
    expect(await thumbnail(4).getAttribute("aria-current")).toBe("true");
    await page.getByRole("button", { name: "Deselect" }).click();
    await expect.poll(() => page.locator(".selected").count()).toBe(0);
    expect(await selected.inputValue()).toBe("3");
    expect(complaints).toEqual([]);
  }, 60_000);
});

describe("show_progress_on", () => {
  it("shows progress on the text alone, as small as its author wants", async ({ expect, open }) => {
    const { page, complaints } = await open("show_progress_on");
    await page.getByRole("button", { name: "generate images" }).click();
    const trackers = page.getByTestId("status-tracker");
    await expect.poll(() => trackers.nth(1).getAttribute("class")).toMatch(/\bminimal\b/);
    expect(await trackers.nth(1).getAttribute("class")).not.toMatch(/\bhide\b/);
    expect(await trackers.nth(0).getAttribute("class")).toMatch(/\bwrap\b.*\bhide\b/);
    await expect.poll(() => page.getByLabel("Progress").inputValue(), { timeout: 15_000 }).toBe("Done");
    expect(await page.locator(".caption-label").allInnerTexts()).toEqual(["label 0", "label 1", "label 2"]);
    expect(complaints).toEqual([]);
  }, 60_000);
});

describe("sub_block_render", () => {
  it("has another app in it, whose results of examples are kept", async ({ expect, open }) => {
    const { page, complaints } = await open("sub_block_render");
    const prompt = page.getByLabel("Prompt", { exact: true });
    const pictures = page.locator(".thumbnail-lg img");
    const input = page.getByTestId("textbox").first();
    let shown: string | null = null;
    /** The first picture's address, once it is another one. */
    const next = async (): Promise<string | null> => {
      const address = (): Promise<string | null> => pictures.first().getAttribute("src", { timeout: 5000 });
      await expect.poll(address).not.toBe(shown);
      expect([await prompt.inputValue(), await pictures.count()]).toEqual(["image", 4]);
      return (shown = await address());
    };
    const pick = async (): Promise<string | null> => {
      await page.getByText("A serious capybara at work, wearing a suit").click();
      const kept = await next();
      expect(await input.inputValue()).toBe("A serious capybara at work, wearing a suit");
      return kept;
    };
    await input.fill("test");
    await input.press("Enter");
    const drawn = await next();
    const kept = await pick();
    await input.fill("Cheetah");
    await input.press("Enter");
    expect([drawn, kept]).not.toContain(await next());
    // It was kept, not drawn once more.
    expect(await pick()).toBe(kept);
    expect(complaints).toEqual([]);
  }, 60_000);
});

/** The colour in the middle of a picture. */
async function pixelOf(image: Element): Promise<number[]> {
  if (!(image instanceof HTMLImageElement)) throw new Error("It is no picture.");
  await image.decode();
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context?.drawImage(image, 0, 0);
  return [...(context?.getImageData(50, 50, 1, 1).data.subarray(0, 3) ?? [])];
}

import type { Response } from "playwright";
import { describe } from "vitest";
import { it } from "../support/demo.ts";

const SLOW = { timeout: 20_000 };

describe("kitchen_sink", { timeout: 60_000 }, () => {
  it("fills in an example of every kind, and shows what was kept of it", async ({ expect, open }) => {
    const { page, complaints } = await open("kitchen_sink");
    expect(await page.getByTestId("textbox").first().inputValue()).toBe("Lorem ipsum");
    await page.locator("tr.tr-body").first().click();
    const width = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluateAll(([image]) => (image instanceof HTMLImageElement ? image.naturalWidth : 0));
    await expect.poll(() => width("gr-image img"), SLOW).toBeGreaterThan(0);
    await expect.poll(() => width("#output-img img"), SLOW).toBeGreaterThan(0);
    const video = page.locator("gr-video video").last();
    await expect.poll(() => video.getAttribute("src"), SLOW).not.toBe(null);
    const answer = await page.request.get((await video.getAttribute("src")) ?? "");
    expect(answer.status()).toBe(200);
    const output = page.getByLabel("Textbox", { exact: true }).last();
    await expect.poll(() => output.inputValue(), SLOW).toBe("the quick brown fox, selected:foo, baz");
    expect(await page.getByRole("button", { name: "Click Me: baz" }).isVisible()).toBe(true);
    expect(complaints).toEqual([]);
  });
});

describe("change_vs_input", { timeout: 60_000 }, () => {
  it("tells what the visitor does from what the app does", async ({ expect, open }) => {
    const { page, complaints } = await open("change_vs_input");
    const counter = page.getByLabel("Change counter");
    const value = (label: string) => page.getByLabel(label, { exact: true }).inputValue();
    expect(await counter.inputValue()).toBe("0");
    await page.getByLabel("TB Input").press("h");
    await expect.poll(() => counter.inputValue(), SLOW).toBe("1");
    for (const copy of ["Input Event", "Change Event", "Change Event x2"]) {
      await expect.poll(() => value(`Textbox ${copy}`), SLOW).toBe("h");
    }
    await page.getByRole("button", { name: "Set Values" }).click();
    await expect.poll(() => value("Textbox Change Event x2"), SLOW).toBe("asdf");
    await expect.poll(() => value("Dropdown Change Event x2"), SLOW).toBe("b");
    await expect.poll(() => page.locator("#video-change-2 video").count(), SLOW).toBe(1);
    expect(await page.locator("#image-change-2 img").count()).toBe(1);
    // Only the app has changed these.
    expect(await value("Textbox Input Event")).toBe("h");
    expect(await value("Dropdown Input Event")).toBe("a");
    for (const kind of ["image img", "video video"]) {
      const [name, element] = kind.split(" ");
      expect(await page.locator(`#${name}-upload ${element}`).count()).toBe(0);
    }
    expect(complaints).toEqual([]);
  });
});

describe("big_complex_demo", { timeout: 60_000 }, () => {
  it("comes to rest, and shows what lies behind its tabs", async ({ expect, browser, serve }) => {
    const url = await serve("big_complex_demo");
    await using context = await browser.newContext();
    const page = await context.newPage();
    const scripts: Promise<number>[] = [];
    const note = (response: Response): void => {
      if (!/\.m?js(\?|$)/.test(response.url())) return;
      // Their length is not said: they are packed while they are sent.
      scripts.push(response.body().then(({ length }) => length));
    };
    page.on("response", note);
    await page.goto(url, { waitUntil: "load" });
    await page.waitForSelector("gradio-app[data-ready]", { state: "attached" });
    const trackers = page.getByTestId("status-tracker");
    await expect.poll(() => trackers.filter({ visible: true }).count(), SLOW).toBe(0);
    // What comes later may still be on its way when the page is closed.
    page.off("response", note);
    expect((await Promise.all(scripts)).reduce((sum, bytes) => sum + bytes, 0)).toBeGreaterThan(0);
    expect(await page.getByLabel("Slider").first().isVisible()).toBe(true);
    await page.locator('[data-tab-id="chatbot"]').filter({ visible: true }).click();
    await page.getByRole("log").waitFor();
    await page.getByRole("tab", { name: "More" }).click();
    await page.getByText("Markup of the author's own").waitFor();
  });
});

describe("kitchen_sink_random", { timeout: 60_000 }, () => {
  it("opens with values that functions have made", async ({ expect, open }) => {
    const { page, complaints } = await open("kitchen_sink_random");
    const value = (label: string) => page.getByLabel(label).first().inputValue();
    await expect.poll(() => value("Current Time"), SLOW).toMatch(/^\d{4}-\d\d-\d\dT/);
    await expect.poll(() => page.locator("gr-gallery img").count(), SLOW).toBeGreaterThanOrEqual(3);
    await expect.poll(() => page.getByTestId("bot").count(), SLOW).toBe(1);
    await expect.poll(() => page.getByTestId("matplotlib").locator("img").count(), SLOW).toBe(1);
    await expect.poll(() => page.locator("gr-markdown h3").innerText(), SLOW).toMatch(/^(Hello|Hi|Goodbye!)$/);
    for (const kind of ["image img", "video video", "highlightedtext .token", "label .output-class"]) {
      const [name, element] = kind.split(" ");
      await expect.poll(() => page.locator(`gr-${name} ${element}`).count(), SLOW).toBeGreaterThan(0);
    }
    await page.getByRole("button", { name: "Submit" }).click();
    await expect.poll(() => page.getByTestId("status-tracker").filter({ visible: true }).count(), SLOW).toBe(0);
    expect(await page.getByTestId("toast-body").count()).toBe(0);
    // Drivers that draw without a graphics card talk.
    expect(complaints.filter((text) => !text.includes("GL Driver Message"))).toEqual([]);
  });
});

describe("clear_components", { timeout: 60_000 }, () => {
  it("empties every kind of component, hides it and brings it back", async ({ expect, open }) => {
    const { page, complaints } = await open("clear_components");
    const value = (label: string) => page.getByLabel(label, { exact: true }).inputValue();
    const answer = page.getByLabel("Are all cleared?");
    const clear = page.getByText("Clear", { exact: true });
    await expect.poll(() => value("component_00"), SLOW).not.toBe("");
    await expect.poll(async () => Number(await value("component_01")), SLOW).toBeGreaterThan(0);
    await expect.poll(() => value("component_07"), SLOW).toMatch(/^[abc]$/);
    await page.getByRole("button", { name: "Get Values" }).click();
    await expect.poll(() => answer.inputValue(), SLOW).toBe("False");
    await clear.click();
    await expect.poll(() => value("component_00"), SLOW).toBe("");
    await page.getByRole("button", { name: "Get Values" }).click();
    await expect.poll(() => answer.inputValue(), SLOW).toBe("True");
    await page.getByRole("button", { name: "Hide" }).click();
    await expect.poll(() => clear.count(), SLOW).toBe(0);
    await page.getByRole("button", { name: "Reveal" }).click();
    await expect.poll(() => clear.isVisible(), SLOW).toBe(true);
    expect(complaints.filter((text) => !text.includes("GL Driver Message"))).toEqual([]);
  });
});

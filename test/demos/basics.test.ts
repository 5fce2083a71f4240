import { describe } from "vitest";
import { it } from "../support/demo.ts";

describe("hello_world", () => {
  it("greets from the button, from Enter, and clears", async ({ expect, open }) => {
    const app = await open("hello_world");
    const greeting = app.page.getByLabel("output");
    await app.page.getByLabel("name").fill("Ada");
    await app.page.getByRole("button", { name: "Submit" }).click();
    await expect.poll(() => greeting.inputValue()).toBe("Hello Ada!");
    await app.page.getByLabel("name").fill("Grace");
    await app.page.getByLabel("name").press("Enter");
    await expect.poll(() => greeting.inputValue()).toBe("Hello Grace!");
    await app.page.getByRole("button", { name: "Clear" }).click();
    await expect.poll(() => greeting.inputValue()).toBe("");
    expect(await app.page.getByLabel("name").inputValue()).toBe("");
    expect(app.complaints).toEqual([]);
  });

  it("can be read without JavaScript", async ({ expect, browser, serve }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(await serve("hello_world"));
    expect(await page.getByLabel("name").isVisible()).toBe(true);
    expect(await page.getByRole("button", { name: "Submit" }).isVisible()).toBe(true);
    await context.close();
  });

  it("keeps what was typed before the script arrived", async ({ expect, browser, serve }) => {
    const page = await browser.newPage();
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    await page.route("**/assets/*.js", async (route) => {
      await released;
      await route.continue();
    });
    await page.goto(await serve("hello_world"), { waitUntil: "commit" });
    await page.getByLabel("name").fill("Early");
    release();
    await page.waitForSelector("gradio-app[data-ready]", { state: "attached" });
    expect(await page.getByLabel("name").inputValue()).toBe("Early");
    await page.getByRole("button", { name: "Submit" }).click();
    await expect.poll(() => page.getByLabel("output").inputValue()).toBe("Hello Early!");
    await page.close();
  });

  it("does not shift while it loads", async ({ expect, open }) => {
    const app = await open("hello_world");
    const shift = await app.page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          new PerformanceObserver((list) => {
            resolve(list.getEntries().reduce((sum, entry) => sum + Number(Reflect.get(entry, "value")), 0));
          }).observe({ type: "layout-shift", buffered: true });
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(0)));
        }),
    );
    expect(shift).toBeLessThan(0.02);
  });
});

describe("hello_blocks", () => {
  it("greets", async ({ expect, open }) => {
    const app = await open("hello_blocks");
    await app.page.getByLabel("Name").fill("Ada");
    await app.page.getByRole("button", { name: "Greet" }).click();
    await expect.poll(() => app.page.getByLabel("Output Box").inputValue()).toBe("Hello Ada!");
    expect(app.complaints).toEqual([]);
  });
});

describe("blocks_page_load", () => {
  it("runs its load listener with the page's values", async ({ expect, open }) => {
    const app = await open("blocks_page_load");
    const output = app.page.getByLabel("Output");
    await expect.poll(() => output.inputValue()).toBe("Welcome! This page has loaded for Frank");
    const footer = await app.page.locator("footer").innerText();
    expect(footer.replace(/\s+/g, " ").trim()).toBe("Use via API · Built with Gradio · Settings");
    expect(app.complaints).toEqual([]);
  });
});

describe("input_output", () => {
  it("writes to the box that it reads", async ({ expect, open }) => {
    const app = await open("input_output");
    await app.page.getByLabel("Input-Output").fill("test");
    await app.page.getByRole("button").first().click();
    await expect.poll(() => app.page.getByLabel("Input-Output").inputValue()).toBe("tset");
    expect(app.complaints).toEqual([]);
  });
});

describe("accordion_tab_switch", () => {
  it("opens an accordion and changes the tab from functions", async ({ expect, open }) => {
    const app = await open("accordion_tab_switch");
    const name = app.page.getByLabel("Name");
    expect(await name.isVisible()).toBe(false);
    await app.page.getByLabel("Accordion Open").check();
    await expect.poll(() => name.isVisible()).toBe(true);
    await app.page.getByLabel("Accordion Open").uncheck();
    await expect.poll(() => name.isVisible()).toBe(false);
    const content = app.page.getByText("This is Tab 2 content.");
    expect(await content.isVisible()).toBe(false);
    await app.page.getByRole("button", { name: "Switch to Tab 2" }).click();
    await expect.poll(() => content.isVisible()).toBe(true);
    expect(app.complaints).toEqual([]);
  });
});

describe("blocks_xray", () => {
  it("answers as JSON with indices, only what was ticked, on each tab", async ({ expect, open }) => {
    const app = await open("blocks_xray");
    const { page } = app;
    expect(await page.getByTestId("markdown").count()).toBe(1);
    expect(await page.getByTestId("markdown").textContent()).toContain("Detect Disease From Scan");
    const choices = await page.getByTestId("checkbox-group").textContent();
    expect(folded(choices)).toBe("Covid Malaria Lung Cancer");
    expect(await page.getByRole("tab", { name: /X-ray|CT Scan/ }).count()).toBe(2);
    await page.getByTitle("Covid").check();
    await page.getByTitle("Lung Cancer").check();
    const shown = async (nth: number): Promise<string> =>
      folded(await page.getByTestId("json").nth(nth).innerText()).replaceAll(" ", "");
    await page.getByRole("button", { name: "Run" }).first().click();
    await expect.poll(() => shown(0)).toBe('["0":{"Covid":0.25,"LungCancer":0.5}]');
    await page.getByRole("tab", { name: "CT Scan" }).click();
    await page.getByRole("button", { name: "Run" }).filter({ visible: true }).click();
    await expect.poll(() => shown(1)).toBe('["0":{"Covid":0.1,"LungCancer":0.1}]');
    await page.getByRole("button", { name: "Upload Results" }).click();
    expect(app.complaints).toEqual([]);
  });
});

function folded(text: string | null): string {
  return (text ?? "").replaceAll(/\s+/g, " ").trim();
}

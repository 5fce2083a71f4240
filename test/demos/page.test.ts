import { join } from "node:path";
import { describe } from "vitest";
import { it } from "../support/demo.ts";
import { foreignPage } from "../support/foreign-page.ts";

const OPTIONS = join(import.meta.dirname, "page-options.ts");

describe("the page", () => {
  it("takes the author's styles, head, script, ids and classes under a strict policy", async ({ expect, open }) => {
    const app = await open(OPTIONS);
    const { page } = app;
    expect(await page.title()).toBe("Options");
    expect(await page.locator("#mine.one.two textarea").count()).toBe(1);
    expect(await page.locator("button#both.loud").count()).toBe(1);
    const border = await page.locator("#mine textarea").evaluate((box) => getComputedStyle(box).borderTopColor);
    expect(border).toBe("rgb(1, 2, 3)");
    expect(await page.locator("button#both").evaluate((button) => getComputedStyle(button).letterSpacing)).toBe("3px");
    expect(await page.evaluate(() => Reflect.get(window, "fromHead"))).toBe("ran");
    await expect.poll(() => page.evaluate(() => Reflect.get(window, "fromJs"))).toBe(1);
    expect(app.complaints).toEqual([]);
  });

  it("hands its address's search to functions, also to those that do not wait in line", async ({ expect, open }) => {
    const { page } = await open(OPTIONS, { search: "?swapped=from+the+address" });
    await expect.poll(() => page.getByLabel("Swapped").inputValue()).toBe("from the address");
  });

  it("runs a listener's script in the browser, alone and before its function", async ({ expect, open }) => {
    const app = await open(OPTIONS);
    const { page } = app;
    await page.getByLabel("Text").fill("four");
    await page.getByRole("button", { name: "Count here" }).click();
    await expect.poll(() => page.getByLabel("Letters").inputValue()).toBe("4");
    await page.getByRole("button", { name: "Shout then keep" }).click();
    await expect.poll(() => page.getByLabel("Swapped").inputValue()).toBe("server: FOUR");
    expect(await page.getByLabel("Text").inputValue()).toBe("four");
    expect(app.complaints).toEqual([]);
  });

  it("is light or dark as the address or the visitor's system wants", async ({ expect, open }) => {
    const background = async (scheme: "light" | "dark", search?: string): Promise<string> => {
      const app = await open(OPTIONS, { scheme, search });
      return app.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    };
    const [light, dark] = [await background("light"), await background("dark")];
    expect(light).not.toBe(dark);
    expect(await background("light", "?__theme=dark")).toBe(dark);
    expect(await background("dark", "?__theme=light")).toBe(light);
  });

  it("lets the visitor choose light or dark, which a reload keeps", async ({ expect, open }) => {
    const { page, complaints } = await open(OPTIONS, { scheme: "light" });
    const isDark = (): Promise<boolean> => page.evaluate(() => document.body.classList.contains("dark"));
    await page.getByRole("button", { name: "Settings" }).click();
    const dialog = page.getByRole("dialog", { name: "Settings" });
    const pressed = (): Promise<string[]> => dialog.locator("[aria-pressed=true]").allInnerTexts();
    await expect.poll(pressed).toEqual(["System"]);
    await dialog.getByRole("button", { name: "Dark" }).click();
    await expect.poll(isDark).toBe(true);
    await expect.poll(pressed).toEqual(["Dark"]);
    await page.reload();
    expect(await isDark()).toBe(true);
    await page.getByRole("button", { name: "Settings" }).click();
    await expect.poll(pressed).toEqual(["Dark"]);
    await dialog.getByRole("button", { name: "System" }).click();
    await expect.poll(isDark).toBe(false);
    await page.emulateMedia({ colorScheme: "dark" });
    await expect.poll(isDark).toBe(true);
    await page.keyboard.press("Escape");
    await expect.poll(() => dialog.count()).toBe(0);
    expect(new URL(page.url()).search).toBe("");
    await page.goto(`${page.url()}?view=settings`);
    await expect.poll(() => dialog.count()).toBe(1);
    expect(complaints).toEqual([]);
  });

  it("fits a window of 360 pixels", async ({ expect, open }) => {
    const app = await open(OPTIONS, { width: 360 });
    expect(await app.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });

  it("shows how to call each endpoint", async ({ expect, open }) => {
    const app = await open(OPTIONS);
    await app.page.getByRole("button", { name: "Use via API" }).click();
    const dialog = app.page.getByRole("dialog", { name: "Use via API" });
    expect(await dialog.innerText()).toContain("client.predict");
    await dialog.getByRole("button", { name: "curl" }).click();
    await expect.poll(() => dialog.innerText()).toContain("curl -X POST");
    expect(await dialog.innerText()).not.toContain("client.predict");
    await expect.poll(() => dialog.getByRole("button", { name: "Copy code" }).count()).toBeGreaterThan(0);
    await dialog.getByRole("button", { name: "Close" }).click();
    await expect.poll(() => dialog.count()).toBe(0);
    expect(app.complaints).toEqual([]);
  });
});

describe("<gradio-app> on another page", () => {
  it("draws the app in a frame of its own, and calls it", async ({ expect, browser, serve }) => {
    await using host = await foreignPage(await serve(OPTIONS));
    const page = await browser.newPage();
    await page.goto(host.url);
    const text = page.getByLabel("Text");
    await text.fill("far");
    await page.getByRole("button", { name: "Shout then keep" }).click();
    await expect.poll(() => page.getByLabel("Swapped").inputValue()).toBe("server: FAR");
    expect(await page.locator("h1").evaluate((title) => getComputedStyle(title).color)).toBe("rgb(255, 0, 0)");
    expect(await text.evaluate((box) => getComputedStyle(box).fontSize)).not.toBe("40px");
    await page.close();
  });

  it("is written in the theme's font, which only the document can load", async ({ expect, browser, serve }) => {
    await using host = await foreignPage(await serve(OPTIONS));
    const page = await browser.newPage();
    await page.goto(host.url);
    await page.getByLabel("Text").waitFor();
    const loaded = (): Promise<string[]> =>
      page.evaluate(() =>
        [...document.fonts].filter(({ status }) => status === "loaded").map(({ family }) => family.replaceAll('"', "")),
      );
    await expect.poll(loaded).toContain("Source Sans Pro");
    await page.close();
  });
});

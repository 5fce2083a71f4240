import { describe } from "vitest";
import type { Page } from "playwright";
import { it } from "../support/demo.ts";

const APP = `${import.meta.dirname}/remembering.ts`;

interface Seen {
  readonly name: string;
  readonly isLoud: boolean;
  readonly visits: string;
}

async function seenOn(page: Page): Promise<Seen> {
  return {
    name: await page.getByLabel("Name").inputValue(),
    isLoud: await page.getByLabel("Loud").isChecked(),
    visits: await page.getByLabel("Visits").inputValue(),
  };
}

async function reload(page: Page): Promise<void> {
  await page.reload();
  await page.waitForSelector("gradio-app[data-ready]", { state: "attached" });
}

describe("what the browser remembers", () => {
  it("is there when the page opens again, false as well as true", async ({ expect, open }) => {
    const app = await open(APP);
    const { page } = app;
    const stored = (): Promise<number> => page.evaluate(() => localStorage.length);
    await expect.poll(() => seenOn(page)).toEqual({ name: "", isLoud: true, visits: "0" });
    await expect.poll(stored).toBe(1);
    await page.getByLabel("Name").fill("Ada");
    await page.getByLabel("Name").press("Enter");
    await page.getByLabel("Loud").uncheck();
    await expect.poll(stored).toBe(2);
    await expect.poll(() => page.getByLabel("Changes").inputValue()).toBe("2");
    await reload(page);
    await expect.poll(() => seenOn(page)).toEqual({ name: "Ada", isLoud: false, visits: "1" });
    // What was kept is news, and so is what the load listener made of it.
    await expect.poll(() => page.getByLabel("Changes").inputValue()).toBe("2");
    expect(app.complaints).toEqual([]);
  });

  it("cannot be read in the storage, and is another one for each visitor", async ({ expect, open }) => {
    const { page } = await open(APP);
    await expect.poll(() => page.getByLabel("Changes").inputValue()).toBe("1");
    await page.getByLabel("Name").fill("Ada");
    await page.getByLabel("Name").press("Enter");
    await expect.poll(() => page.getByLabel("Changes").inputValue()).toBe("2");
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain("Ada");
    const other = await open(APP);
    await expect.poll(() => seenOn(other.page)).toEqual({ name: "", isLoud: true, visits: "0" });
  });

  it("can be forgotten", async ({ expect, open }) => {
    const { page } = await open(APP);
    await expect.poll(() => page.getByLabel("Changes").inputValue()).toBe("1");
    await page.getByLabel("Loud").uncheck();
    await expect.poll(() => page.evaluate(() => localStorage.getItem("is loud"))).toMatch(/^[\w+/]{16}:/);
    await page.getByRole("button", { name: "Forget" }).click();
    await expect.poll(() => page.evaluate(() => localStorage.length)).toBe(0);
    // Nothing runs any more that a reload would go on with.
    await expect.poll(() => page.getByLabel("Changes").inputValue()).toBe("2");
    await expect.poll(() => page.evaluate(() => sessionStorage.length)).toBe(0);
    await reload(page);
    await expect.poll(() => seenOn(page)).toEqual({ name: "", isLoud: true, visits: "0" });
  });

  it("is not needed where the browser forbids storage", async ({ expect, browser, serve }) => {
    const context = await browser.newContext();
    await context.addInitScript(() => {
      Object.defineProperty(window, "localStorage", {
        get() {
          throw new DOMException("It is forbidden.", "SecurityError");
        },
      });
    });
    const page = await context.newPage();
    await page.goto(await serve(APP));
    await expect.poll(() => page.getByLabel("Changes").inputValue()).toBe("1");
    await page.getByLabel("Loud").uncheck();
    await expect.poll(() => seenOn(page)).toEqual({ name: "", isLoud: false, visits: "0" });
    await context.close();
  });
});

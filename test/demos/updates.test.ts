import { join } from "node:path";
import { describe } from "vitest";
import { it } from "../support/demo.ts";

const BUSY = join(import.meta.dirname, "../bench/apps/busy.ts");

describe("a page of five hundred components", () => {
  it("is touched by an update in the element that changes, and nowhere else", async ({ expect, open }) => {
    const { page, complaints } = await open(BUSY);
    expect(await page.locator("[data-node]").count()).toBeGreaterThan(500);
    await page.evaluate(() => {
      const touched = new Set<string>();
      Object.assign(window, { touched });
      new MutationObserver((records) => {
        for (const { target } of records) {
          const element = target instanceof Element ? target : target.parentElement;
          const node = element?.closest<HTMLElement>("[data-node]");
          touched.add(node?.id || node?.localName || element?.localName || "text");
        }
      }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    });
    await page.getByRole("button", { name: "Count", exact: true }).evaluate((button: HTMLElement) => button.click());
    await expect.poll(() => page.locator("#counted").innerText(), { timeout: 20_000 }).toBe("300");
    const touched = await page.evaluate(() => [...(Reflect.get(window, "touched") as Set<string>)]); // set above
    expect(touched).toEqual(["counted"]);
    expect(complaints).toEqual([]);
  });
});

import { join } from "node:path";
import type { Page } from "playwright";
import { describe } from "vitest";
import { it } from "../support/demo.ts";

const LIST = join(import.meta.dirname, "rendered-list.ts");
const RENDERING = join(import.meta.dirname, "rendering.ts");
/** The machine may be busy. */
const SOON = { timeout: 10_000 };

const value = (page: Page, label: string): Promise<string> => page.getByLabel(label, { exact: true }).inputValue();
const press = (page: Page, name: string): Promise<void> => page.getByRole("button", { name, exact: true }).click();

/** Counts what is changed in the document from now on. */
async function watchChanges(
  page: Page,
  selector: string,
): Promise<() => Promise<{ added: number; removed: number; other: number }>> {
  const seen = await page.locator(selector).evaluateHandle((root) => {
    const records: MutationRecord[] = [];
    const observer = new MutationObserver((more) => records.push(...more));
    observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
    return { records, observer };
  });
  return () =>
    seen.evaluate(({ records, observer }) => {
      records.push(...observer.takeRecords());
      // The container says itself that it is being filled.
      const news = records.flatMap(({ addedNodes }) => [...addedNodes]);
      const inside = records.filter(
        ({ target }) =>
          !(target instanceof Element && target.closest("[data-quiet]")) && !news.some((each) => each.contains(target)),
      );
      const lists = inside.filter(({ type }) => type === "childList");
      return {
        added: lists.reduce((sum, { addedNodes }) => sum + addedNodes.length, 0),
        removed: lists.reduce((sum, { removedNodes }) => sum + removedNodes.length, 0),
        other: inside.length - lists.length,
      };
    });
}

describe("render_merge", () => {
  it("keeps what was typed, and renews its listeners", async ({ expect, open }) => {
    const { page, complaints } = await open("render_merge");
    const slider = page.getByLabel("range slider for Textbox Count");
    await page.getByLabel("Box 0").fill("c");
    await slider.fill("3");
    await page.getByLabel("Box 2").fill("t");
    expect(await value(page, "Box 0")).toBe("c");
    await page.getByLabel("Box 1").fill("a");
    await press(page, "Merge");
    await expect.poll(() => value(page, "Textbox"), SOON).toBe("c a t");
    await press(page, "Count");
    await expect.poll(() => value(page, "Box 2"), SOON).toBe("2");
    await press(page, "Clear");
    await expect.poll(() => value(page, "Box 0"), SOON).toBe(" ");
    await slider.fill("4");
    for (const [i, letter] of ["t", "e", "s", "t"].entries()) await page.getByLabel(`Box ${i}`).fill(letter);
    await press(page, "Merge");
    await expect.poll(() => value(page, "Textbox"), SOON).toBe("t e s t");
    await slider.fill("5");
    await page.getByLabel("Box 4").fill("s");
    expect(await value(page, "Box 3")).toBe("t");
    const calls: string[] = [];
    page.on("request", (request) => calls.push(new URL(request.url()).pathname));
    await press(page, "Merge");
    await expect.poll(() => value(page, "Textbox"), SOON).toBe("t e s t s");
    expect(calls.filter((path) => path.endsWith("/queue/join"))).toHaveLength(1);
    expect(complaints).toEqual([]);
  });

  it("runs the script of its HTML again", async ({ expect, open }) => {
    const { page } = await open("render_merge");
    await press(page, "HTML button 1");
    await expect.poll(() => value(page, "Clicked HTML button"), SOON).toBe("HTML button 1");
    await press(page, "Add HTML button");
    await press(page, "HTML button 2");
    await expect.poll(() => value(page, "Clicked HTML button"), SOON).toBe("HTML button 2");
  });
});

describe("render_split", () => {
  it("waits for Enter, and nothing else", async ({ expect, open }) => {
    const { page } = await open("render_split");
    const input = page.getByLabel("input");
    await input.fill("ab");
    await page.getByLabel("button", { exact: true }).check();
    await input.fill("");
    await input.press("Enter");
    await page.getByRole("heading", { level: 2, name: "No Input Provided" }).waitFor();
    expect(await page.getByRole("button", { name: "a", exact: true }).count()).toBe(0);
    await input.fill("ab");
    await input.press("Enter");
    await page.getByRole("button", { name: "b", exact: true }).waitFor();
    await page.getByLabel("textbox", { exact: true }).check();
    expect(await page.getByRole("button", { name: "b", exact: true }).count()).toBe(1);
    await input.press("Enter");
    await expect.poll(() => page.getByLabel("Textbox", { exact: true }).count(), SOON).toBe(2);
    expect(await page.getByLabel("Textbox", { exact: true }).first().inputValue()).toBe("a");
  });
});

describe("render_heavy_concurrently", () => {
  it("shows a thousand boxes soon", async ({ expect, open }) => {
    const { page, complaints } = await open("render_heavy_concurrently");
    for (const name of ["DONE 1", "DONE 2"]) await press(page, name);
    // Since the page was asked for; on a machine of its own it is a third of this.
    const since = await page.evaluate(() => performance.now());
    console.log(`render_heavy_concurrently: both buttons pressed after ${Math.round(since)} ms`);
    expect(await page.getByLabel("Textbox", { exact: true }).count()).toBe(1000);
    expect(complaints).toEqual([]);
  });
});

describe("a list with keys", { timeout: 60_000 }, () => {
  // By their ids: among hundreds, one is not quickly found by its name.
  it("is touched where it changes, and nowhere else", async ({ expect, open }) => {
    const { page } = await open(LIST);
    const note = (name: string) => page.locator(`#note-${name} textarea`);
    const click = (id: string): Promise<void> =>
      page.locator(`#${id} button, button#${id}`).evaluate((button: HTMLElement) => button.click());
    const kept = note("n150");
    await note("n499").waitFor();
    await kept.fill("typed");
    await kept.evaluate((box: HTMLTextAreaElement) => box.setSelectionRange(2, 3));
    await page.locator("gr-column:has(> .list-row)").evaluate((column) => column.setAttribute("data-list", ""));
    const added = await watchChanges(page, "[data-list]");
    await click("add");
    await note("new").waitFor();
    expect(await added()).toEqual({ added: 1, removed: 0, other: 0 });
    expect(await kept.inputValue()).toBe("typed");
    const caret = (box: HTMLTextAreaElement) => [document.activeElement === box, box.selectionStart, box.selectionEnd];
    expect(await kept.evaluate(caret)).toEqual([true, 2, 3]);
    const swapped = await watchChanges(page, "[data-list]");
    await click("swap");
    await expect.poll(() => page.locator(".list-row label").first().innerText(), SOON).toBe("Note n1");
    // One of two is moved, with all that is in it.
    const { added: came, removed: went, other } = await swapped();
    expect([came, went, other]).toEqual([1, 1, 0]);
    await note("n1").fill("second");
    await note("n1").press("Enter");
    await expect.poll(() => page.locator("#said textarea").inputValue(), SOON).toBe("n1: second");
    await click("remove-n3");
    await expect.poll(() => note("n3").count(), SOON).toBe(0);
    // What is chained behind a listener whose row is gone runs to its end.
    await expect.poll(() => page.locator("#log textarea").inputValue(), SOON).toBe("-n3!");
    expect(await page.locator(".list-row").count()).toBe(500);
  });
});

describe("inside a render", () => {
  it("State, renders and computed values live and are renewed", async ({ expect, open }) => {
    const { page, complaints } = await open(RENDERING);
    await expect.poll(() => value(page, "Computed"), SOON).toBe("depth 7");
    for (const count of ["1", "2"]) {
      await press(page, "Count up");
      await expect.poll(() => value(page, "Counter"), SOON).toBe(count);
    }
    await page.getByLabel("Inner").fill("Ada");
    await press(page, "Greet");
    await expect.poll(() => value(page, "Said"), SOON).toBe("Hello Ada at 1");
    await page.getByLabel("Depth", { exact: true }).fill("2");
    await page.getByLabel("Depth", { exact: true }).blur();
    // A pass begins with State of its own, and what has a key keeps its value.
    await expect.poll(async () => (await press(page, "Greet"), value(page, "Said")), SOON).toBe("Hello Ada at 2");
    await press(page, "Count up");
    await expect.poll(() => value(page, "Counter"), SOON).toBe("1");
    await page.getByLabel("Other depth").fill("8");
    await expect.poll(() => value(page, "Computed"), SOON).toBe("depth 8");
    expect(complaints).toEqual([]);
  });

  it("generators are cancelled, batches, scripts, server functions and validators work", async ({ expect, open }) => {
    const { page } = await open(RENDERING);
    await press(page, "Run");
    await expect.poll(() => value(page, "Said"), SOON).toContain("step 3");
    await press(page, "Stop");
    await press(page, "Script");
    await expect.poll(() => value(page, "Said"), SOON).toBe("from a script");
    await page.getByLabel("Log").fill("loud");
    await press(page, "Shout");
    await expect.poll(() => value(page, "Said"), SOON).toBe("LOUD of 1");
    await page.getByText("pick", { exact: true }).click();
    await page.getByText("SERVED", { exact: true }).waitFor();
    const strict = page.getByLabel("Strict");
    await strict.fill("no");
    await strict.press("Enter");
    await page.getByText("Too short.").waitFor();
    await strict.fill("yes");
    await strict.press("Enter");
    await expect.poll(() => value(page, "Said"), SOON).toBe("yes");
  });

  it("an impure render is told so when something in it is called", async ({ expect, open }) => {
    const { page } = await open(RENDERING);
    await press(page, "Impure 0");
    await expect
      .poll(() => page.getByTestId("toast-body").allInnerTexts(), SOON)
      .toEqual([expect.stringContaining("gr.render(impure) has made another tree from the same inputs")]);
  });
});

describe("a render that fails", () => {
  it("says so in its place, and the page works on", async ({ expect, open }) => {
    const { page } = await open(RENDERING);
    await page.getByLabel("Risky").fill("kept");
    const wish = async (choice: string): Promise<void> => {
      await page.getByLabel("Wish").fill(choice);
      await page.getByLabel("Wish").press("Enter");
    };
    const toasts = page.getByTestId("toast-body");
    for (const [choice, reason] of [
      ["author", "Not today."],
      ["many", "It makes 10000 components; 5000 are the most of one render."],
      ["twice", 'The key "k" is given to two components.'],
    ] as const) {
      await wish(choice);
      await expect.poll(() => toasts.allInnerTexts(), SOON).toEqual([expect.stringContaining(reason)]);
      await page.locator("[data-quiet] .error").waitFor();
      expect(await page.getByLabel("Risky").isVisible()).toBe(false);
      await page.getByTestId("toast-close").click();
      await expect.poll(() => toasts.count()).toBe(0);
    }
    await wish("bug");
    await expect.poll(() => page.locator("[data-quiet] .error").isVisible(), SOON).toBe(true);
    expect(await toasts.count()).toBe(0);
    await press(page, "Count up");
    await expect.poll(() => value(page, "Counter"), SOON).toBe("1");
    await wish("fine");
    await expect.poll(() => page.getByLabel("Risky").isVisible(), SOON).toBe(true);
    expect(await value(page, "Risky")).toBe("kept");
  });
});

/** Flags as visitors see them, and the log that the author reads. */

import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe } from "vitest";
import { it } from "../support/demo.ts";

const APP = join(import.meta.dirname, "flagged.ts");
const KEY = encodeURIComponent("a key, for the tests &?");

/** The log of an app, line by line. */
async function logOf(url: string): Promise<{ flag?: string; values: Record<string, unknown> }[]> {
  const text = await (await fetch(`${url}/flagged/${KEY}/log.jsonl`)).text();
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

describe("the Flag button of an Interface", () => {
  it("is there by default, says what it does, and writes down what the page shows", async ({ expect, open }) => {
    const { page, url, complaints } = await open(APP);
    await page.getByLabel("name", { exact: true }).fill("=Ada");
    await page.getByRole("button", { name: "Submit" }).first().click();
    await expect.poll(() => page.getByLabel("greeting").inputValue()).toBe("Hello =Ada");
    const texts = await page.getByRole("button", { name: "Flag as wrong" }).evaluateHandle((button) => {
      const seen: string[] = [];
      new MutationObserver(() => {
        seen.push(
          `${button.textContent?.trim()}${button instanceof HTMLButtonElement && button.disabled ? " (locked)" : ""}`,
        );
      }).observe(button, { attributes: true, childList: true, characterData: true, subtree: true });
      return seen;
    });
    await page.getByRole("button", { name: "Flag as wrong" }).click();
    await page.getByRole("button", { name: "Saving..." }).waitFor();
    await page.getByRole("button", { name: "Flag as wrong", disabled: false }).waitFor();
    expect(await texts.evaluate((seen) => seen)).toContain("Saving... (locked)");
    expect(await logOf(url)).toEqual([
      {
        timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT.+Z$/),
        flag: "wrong",
        values: { name: "=Ada", paper: null, greeting: "Hello =Ada" },
      },
    ]);
    const csv = await (await fetch(`${url}/flagged/${KEY}/log.csv`)).text();
    expect(csv).toMatch(/^"name","paper","greeting","flag","timestamp"\r\n"'=Ada",,"Hello =Ada","wrong","2/);
    expect(complaints).toEqual([]);
  });

  it("keeps files that can be read later, by those who read the log", async ({ expect, open }) => {
    const { page, url } = await open(APP);
    const file = join(mkdtempSync(join(tmpdir(), "flag-")), "note.txt");
    writeFileSync(file, "Take note.");
    await page.locator("input[type=file]").first().setInputFiles(file);
    await page.getByText("note.txt").first().waitFor();
    await page.getByRole("button", { name: "Flag as rude" }).click();
    await page.getByRole("button", { name: "Flag as rude", disabled: false }).waitFor();
    await expect.poll(async () => (await logOf(url)).at(-1)).toMatchObject({ flag: "rude" });
    const flag = (await logOf(url)).at(-1);
    const paper = flag?.values["paper"] as { url: string; orig_name: string } | undefined; // as files are
    expect(paper?.orig_name).toBe("note.txt");
    expect(await (await fetch(paper?.url ?? "")).text()).toBe("Take note.");
  });

  it("says when it did not work, and may be pressed again", async ({ expect, open }) => {
    const { page } = await open(APP);
    await page.getByLabel("name", { exact: true }).fill("nobody");
    await page.getByRole("button", { name: "Broken" }).click();
    await page.getByRole("button", { name: "Error!", disabled: false }).waitFor();
    await page.getByRole("button", { name: "Error!" }).click();
    await page.getByRole("button", { name: "Error!", disabled: false }).waitFor();
    await page.getByRole("button", { name: "Clear" }).last().click();
    await page.getByRole("button", { name: "Broken" }).waitFor();
    expect(await page.getByTestId("toast-body").count()).toBe(0);
  });
});

describe("the log of flags", () => {
  it("is closed to whoever does not know the key", async ({ expect, serve }) => {
    const url = await serve(APP);
    for (const path of ["log.jsonl", "log.csv", "wrong-key/log.jsonl", `${KEY}x/log.csv`]) {
      expect((await fetch(`${url}/flagged/${path}`)).status, path).toBe(403);
    }
    const open = await serve("hello_world");
    expect((await fetch(`${open}/flagged/log.jsonl`)).status).toBe(404);
  });

  it("is not among the files of the app", async ({ expect, serve }) => {
    const url = await serve(APP);
    for (const path of ["flagged/", "flagged/2026-11-21T10:00:00.000Z.json"]) {
      expect((await fetch(`${url}/gradio_api/file=${path}`)).status).toBe(403);
    }
  });
});

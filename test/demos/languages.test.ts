import { join } from "node:path";
import type { Browser, Page } from "playwright";
import { describe } from "vitest";
import { wordsOf } from "../../components/shared/languages/load.ts";
import { directionOf, LANGUAGES } from "../../src/protocol/languages.ts";
import { openApp } from "../support/browser.ts";
import { it } from "../support/demo.ts";

const SPOKEN = join(import.meta.dirname, "spoken.ts");
const MOST_SHIFT = 0.02;

describe("the demo i18n", () => {
  it("speaks English to an English visitor, who loads no language", async ({ expect, open }) => {
    const { page, complaints } = await open("i18n");
    const loaded = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
    expect(loaded.filter((name) => /\/(de|es|fr)-/.test(name))).toEqual([]);
    await page.getByLabel("Your Name").fill("Ada");
    await page.getByRole("button", { name: "Greet" }).click();
    await expect.poll(() => page.getByLabel("Result").inputValue()).toBe("hello Ada");
    await page.getByRole("button", { name: "Reset Name" }).click();
    await expect.poll(() => page.getByLabel("Your Name").inputValue()).toBe("John English");
    // What travels is what the visitor has read.
    await page.getByRole("button", { name: "Greet" }).click();
    await expect.poll(() => page.getByLabel("Result").inputValue()).toBe("hello John English");
    expect(await page.content()).toContain("Welcome to the app!");
    expect(complaints).toEqual([]);
  });

  it("changes its language at once, keeps what was typed, and remembers it", async ({ expect, open }) => {
    const { page, complaints } = await open("i18n");
    await page.getByRole("button", { name: "Settings" }).click();
    await pickLanguage(page, "Settings", "Esp");
    await expect
      .poll(() => said(page))
      .toEqual({ lang: "es", footer: "Configuración", name: "Tu Nombre", value: "John Spanish" });
    const list = page.getByRole("dialog", { name: "Configuración" }).locator("input[aria-label='Language']");
    expect(await list.inputValue()).toBe("Español");
    await page.keyboard.press("Escape");
    await page.getByLabel("Tu Nombre").fill("Ada");
    await page.getByRole("button", { name: "Configuración" }).click();
    await pickLanguage(page, "Configuración", "Deu");
    await expect
      .poll(() => said(page))
      .toEqual({ lang: "de", footer: "Einstellungen", name: "Dein Name", value: "Ada" });
    await page.locator(".backdrop").click({ position: { x: 5, y: 5 } });
    expect(await page.getByRole("dialog").count()).toBe(0);
    expect(await page.getByRole("radio", { name: "Fett" }).isChecked()).toBe(true);
    await page.getByText("Kursiv").click();
    await expect.poll(() => page.getByLabel("Selected Format").inputValue()).toBe("italic");
    const cookies = await page.context().cookies();
    expect(cookies).toMatchObject([{ name: "gradio_language", value: "de", path: "/", sameSite: "Lax" }]);
    await page.reload();
    await page.waitForSelector("gradio-app[data-ready]", { state: "attached" });
    expect(await said(page)).toMatchObject({ lang: "de", name: "Dein Name", value: "John German" });
    expect(complaints).toEqual([]);
  });

  it("is in the browser's language from the first byte on, and so is what functions send", async ({ expect, open }) => {
    const { page, url, complaints } = await open("i18n", { locale: "es-MX" });
    const served = await fetch(url, { headers: { "accept-language": "es-MX,en;q=0.5" } });
    const markup = await served.text();
    expect(served.headers.get("vary")).toContain("Accept-Language, Cookie");
    for (const text of ['<html lang="es"', "Tu Nombre", "¡Bienvenido", "Configuración"]) expect(markup).toContain(text);
    await page.getByLabel("Tu Nombre").fill("");
    await page.getByRole("button", { name: "Reset Name" }).click();
    await expect.poll(() => page.getByLabel("Tu Nombre").inputValue()).toBe("John Spanish");
    expect(complaints).toEqual([]);
  });

  it.for([
    ["cookie", "gradio_language=../../themes/soft"],
    ["cookie", "gradio_language=__proto__; gradio_language=de"],
    ["cookie", `gradio_language=${"x".repeat(5000)}`],
    ["cookie", "gradio_language=%22%3E%3Cscript%3E"],
    ["accept-language", `${"zz-Zzzz,".repeat(600)}de`],
    ["accept-language", "de;q=9999, <script>;q=1, constructor, *"],
  ] as const)("is English for a %s of %j", async ([name, value], { expect, serve }) => {
    const served = await fetch(await serve("i18n"), { headers: { "accept-language": "en", [name]: value } });
    expect([served.status, /<html [^>]*>/.exec(await served.text())?.[0]]).toEqual([200, '<html lang="en">']);
  });
});

describe("our own words", () => {
  it("are said in the visitor's language, also by the server; an author's stay", async ({ expect, open }) => {
    const { page, complaints } = await open(SPOKEN, { locale: "de" });
    await page.getByLabel("Age", { exact: true }).fill("7");
    await page.getByRole("button", { name: "Check" }).click();
    const toast = page.getByTestId("toast-body");
    await expect
      .poll(() => toast.getByTestId("toast-text").textContent())
      .toBe("Der Wert 7 ist kleiner als der Mindestwert 18.");
    expect(await toast.locator(".toast-title").textContent()).toBe("Fehler");
    expect(await page.getByLabel("Textfeld", { exact: true }).count()).toBe(1);
    expect(await page.getByRole("button", { name: "Leeren" }).count()).toBeGreaterThan(0);
    expect(await page.getByRole("tab").allTextContents()).toEqual([
      expect.stringContaining("Tab 1"),
      expect.stringContaining("Named"),
    ]);
    expect(complaints).toEqual([]);
  });

  it("keep a JSON's braces where they are, and put toasts on the other side, from right to left", async ({
    expect,
    open,
  }) => {
    const { page } = await open(SPOKEN, { locale: "ar" });
    expect(await page.locator(".json-holder").evaluate((holder) => getComputedStyle(holder).direction)).toBe("ltr");
    await page.getByLabel("Age", { exact: true }).fill("7");
    await page.getByRole("button", { name: "Check" }).click();
    const { x = 0 } = (await page.getByTestId("toast-body").boundingBox()) ?? {};
    expect(x).toBeLessThan(100);
  });

  it(
    "are there from the start in every language and theme: nothing moves, nothing is drawn twice",
    { timeout: 120_000 },
    async ({ expect, browser, serve }) => {
      const apps = { i18n: await serve("i18n"), spoken: await serve(SPOKEN) };
      const visits = LANGUAGES.map((locale, i) => ({
        locale,
        url: i % 3 === 0 ? apps.i18n : apps.spoken,
        scheme: i % 2 === 0 ? ("dark" as const) : ("light" as const),
      }));
      const seen: Awaited<ReturnType<typeof visit>>[] = [];
      const rest = [...visits];
      await Promise.all(
        Array.from({ length: 4 }, async () => {
          for (let next = rest.pop(); next; next = rest.pop()) seen.push(await visit(browser, next));
        }),
      );
      expect(seen).toHaveLength(LANGUAGES.length);
      for (const { locale, lang, dir, settings, shift, complaints } of seen) {
        const words = await wordsOf(locale);
        expect({ locale, lang, dir, settings, complaints }).toEqual({
          ...{ locale, lang: locale, dir: directionOf(locale), settings: words.Settings ?? "Settings" },
          complaints: [],
        });
        expect(shift, locale).toBeLessThanOrEqual(MOST_SHIFT);
      }
    },
  );
});

interface Visit {
  readonly locale: string;
  readonly url: string;
  readonly scheme: "light" | "dark";
}

/** What a visitor of this language gets, and how much of it has moved. */
async function visit(browser: Browser, { locale, url, scheme }: Visit) {
  await using app = await openApp(browser, url, { locale, scheme });
  const found = await app.page.evaluate(() => {
    const shifts = new Promise<number>((resolve) => {
      new PerformanceObserver((list) => {
        const values = list.getEntries().map((entry) => Number(Reflect.get(entry, "value") ?? 0));
        resolve(values.reduce((sum, value) => sum + value, 0));
      }).observe({ type: "layout-shift", buffered: true });
      // A page on which nothing moves tells nothing.
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(0)));
    });
    const { lang } = document.documentElement;
    const { direction: dir } = getComputedStyle(document.documentElement);
    const settings = document.querySelector("footer .settings")?.textContent.trim();
    return shifts.then((shift) => ({ lang, dir, settings, shift }));
  });
  return { locale, complaints: app.complaints, ...found };
}

async function pickLanguage(page: Page, dialog: string, typed: string): Promise<void> {
  const list = page.getByRole("dialog", { name: dialog }).locator("input[aria-label='Language']");
  await list.click();
  await list.fill(typed);
  await list.press("ArrowDown");
  await list.press("Enter");
}

function said(page: Page): Promise<Record<string, string | undefined>> {
  return page.evaluate(() => ({
    lang: document.documentElement.lang,
    footer: document.querySelector("footer .settings")?.textContent.trim(),
    name: document.querySelector("gr-textbox [data-testid=block-info]")?.textContent,
    value: document.querySelector<HTMLInputElement>("gr-textbox :is(textarea, input)")?.value,
  }));
}

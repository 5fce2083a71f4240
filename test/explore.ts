import { launchBrowser } from "./support/browser.ts";
import { serveDemo } from "./support/serve.ts";
const S = "/tmp/scratch/i18n/shots/";
const browser = await launchBrowser();
await using app = await serveDemo("i18n");
console.log(app.url);
for (const [locale, dark] of [
  ["en", 0],
  ["de", 1],
  ["ar", 0],
  ["es", 0],
] as const) {
  const context = await browser.newContext({
    locale,
    viewport: { width: locale === "ar" ? 360 : 900, height: 800 },
    colorScheme: dark ? "dark" : "light",
  });
  const page = await context.newPage();
  page.on("console", (m) => console.log(locale, m.type(), m.text()));
  page.on("pageerror", (e) => console.log(locale, "ERR", e));
  const response = await page.goto(app.url);
  console.log(response?.headers()["vary"], (await response?.text())?.slice(0, 60));
  await page.waitForSelector("gradio-app[data-ready]", { state: "attached" });
  console.log(
    await page.evaluate(() => [
      document.documentElement.lang,
      document.documentElement.dir,
      document.querySelector("footer")?.textContent,
      document.querySelector("input,textarea")?.value,
      document.querySelector("[data-testid=block-info]")?.textContent,
    ]),
  );
  await page.screenshot({ path: `${S}i18n-${locale}.png` });
  if (locale === "en") {
    await page.getByRole("button", { name: "Reset Name" }).click();
    await page.waitForTimeout(500);
    console.log("reset", await page.getByLabel("Your Name").inputValue());
    await page.getByRole("button", { name: "Greet" }).click();
    await page.waitForTimeout(700);
    console.log("greet", await page.getByLabel("Result").inputValue());
    await page.getByLabel("Result").evaluate((e) => e);
    await page.getByRole("button", { name: "Settings" }).click();
    const input = page
      .getByRole("dialog", { name: "Settings" })
      .getByLabel("Language", { exact: true })
      .locator("visible=true")
      .first();
    await input.click();
    await input.fill("");
    await input.pressSequentially("Esp");
    await page.keyboard.press("ArrowDown");
    await page.screenshot({ path: `${S}settings-open.png` });
    await page.keyboard.press("Enter");
    await page.waitForTimeout(700);
    await page.screenshot({ path: `${S}settings-es.png` });
    console.log(
      await page.evaluate(() => [
        document.documentElement.lang,
        document.cookie,
        document.querySelector("footer")?.textContent,
        document.querySelector("dialog")?.getAttribute("aria-label"),
        [...document.querySelectorAll("dialog input")].map((e) => [
          (e as HTMLInputElement).value,
          e.getAttribute("aria-label"),
        ]),
      ]),
    );
    await page.locator(".backdrop").click({ position: { x: 5, y: 5 } });
    await page.waitForTimeout(200);
    console.log(
      await page.evaluate(() =>
        [...document.querySelectorAll("[data-testid=block-info],label,button,h1")].map((e) => e.textContent?.trim()),
      ),
      await page.locator("textarea,input[type=text]").first().inputValue(),
    );
    await page.screenshot({ path: `${S}i18n-es-switched.png` });
  }
  await context.close();
}
await browser.close();

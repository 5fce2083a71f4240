/**
 * Puts together what some small apps ship, and has size-limit compare all sizes with the budgets in `.size-limit.ts`. Run
 * it through npm: `npm run size`.
 */

import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { launchBrowser } from "../test/support/browser.ts";
import { type Served, serveApp, serveDemo } from "../test/support/serve.ts";
import { buildLibrary } from "./build.ts";

const FOLDER = "node_modules/.cache/sizes";

async function main(): Promise<void> {
  await buildLibrary({ force: false });
  rmSync(FOLDER, { recursive: true, force: true });
  await savePage(serveDemo("hello_world"), join(FOLDER, "page"));
  await savePage(serveApp(join(import.meta.dirname, "sizes/forms.ts")), join(FOLDER, "forms"));
  for (const demo of ["hello_world", "hello_blocks"]) saveWorker(demo, join(FOLDER, demo));
  const { status } = spawnSync(process.execPath, ["node_modules/size-limit/bin.js"], { stdio: "inherit" });
  process.exitCode = status ?? 1;
}

/** What a browser reads before the visitor has touched anything: every script, every style sheet, inline styles. */
async function savePage(served: Promise<Served>, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await using app = await served;
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const saved: Promise<void>[] = [];
    page.on("response", (response) => {
      const type = response.request().resourceType();
      if (type !== "script" && type !== "stylesheet") return;
      const name = new URL(response.url()).pathname.replaceAll("/", "_");
      saved.push(response.body().then((body) => writeFileSync(join(folder, name), body)));
    });
    await page.goto(app.url, { waitUntil: "networkidle" });
    await page.waitForSelector("gradio-app[data-ready]", { state: "attached" });
    await Promise.all(saved);
    const styles = await page.$$eval("head style", (elements) => elements.map(({ textContent }) => textContent));
    writeFileSync(join(folder, "inline.css"), styles.join(""));
  } finally {
    await browser.close();
  }
}

/** The Worker as `wrangler deploy` uploads it. */
function saveWorker(demo: string, folder: string): void {
  const wrangler = ["node_modules/wrangler/bin/wrangler.js", "deploy", "--dry-run", "--minify", "--outdir", folder];
  const env = { ...process.env, GRADIO_APP: `demos/${demo}/app.ts`, WRANGLER_SEND_METRICS: "false" };
  execFileSync(process.execPath, wrangler, { env, stdio: "pipe" });
}

await main();

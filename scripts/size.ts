/** Compares what is shipped with its budgets, in gzip. Run it through npm: `npm run size`. */

import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { launchBrowser } from "../test/support/browser.ts";
import { serveDemo } from "../test/support/serve.ts";
import type { ClientManifest, ClientScript } from "../worker/client-manifest.ts";
import { buildLibrary } from "./build.ts";

interface Size {
  what: string;
  bytes: number;
  /** In kilobytes of 1,024 bytes. */
  limit: number;
}

const DEMO = "hello_world";
const LIMITS = { page: 30, component: 3, embed: 3, worker: 195 };
/** Components that carry more than a control: a list with a search, an area that takes files. */
const HEAVIER: Readonly<Record<string, number>> = { dropdown: 4.5, file: 3.5, image: 3.5 };

async function main(): Promise<void> {
  await buildLibrary({ force: false });
  const manifest = JSON.parse(readFileSync("dist/client-manifest.json", "utf8")) as ClientManifest; // our own build's
  const sizes: Size[] = [
    { what: "hello world, script and style", bytes: await pageBytes(), limit: LIMITS.page },
    { what: "hello world, Worker", bytes: workerBytes(), limit: LIMITS.worker },
    { what: "embed loader", bytes: scriptBytes(manifest.embed), limit: LIMITS.embed },
    ...Object.entries(manifest.components).map(([type, { script, style }]) => ({
      what: `component ${type}`,
      bytes: gzipped(clientFile(script)) + (style === null ? 0 : gzipped(clientFile(style))),
      limit: HEAVIER[type] ?? LIMITS.component,
    })),
  ];
  for (const { what, bytes, limit } of sizes) {
    const line = `${(bytes / 1024).toFixed(1).padStart(7)} KB of ${limit} KB  ${what}`;
    console.log(bytes > limit * 1024 ? `${line}  TOO MUCH` : line);
  }
  if (sizes.some(({ bytes, limit }) => bytes > limit * 1024)) process.exitCode = 1;
}

/** What a browser reads before the visitor has touched anything: every script, every style sheet, inline styles. */
async function pageBytes(): Promise<number> {
  await using app = await serveDemo(DEMO);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    let bytes = 0;
    const counted: Promise<void>[] = [];
    page.on("response", (response) => {
      const type = response.request().resourceType();
      if (type !== "script" && type !== "stylesheet") return;
      counted.push(response.body().then((body) => void (bytes += gzipped(body))));
    });
    await page.goto(app.url, { waitUntil: "networkidle" });
    await page.waitForSelector("gradio-app[data-ready]", { state: "attached" });
    await Promise.all(counted);
    const styles = await page.$$eval("head style", (elements) =>
      elements.map((element) => element.textContent).join(""),
    );
    return bytes + gzipped(styles);
  } finally {
    await browser.close();
  }
}

/** The Worker as `wrangler deploy` uploads it, all modules together. */
function workerBytes(): number {
  const folder = mkdtempSync(join(tmpdir(), "gradio-workers-size-"));
  try {
    execFileSync(
      process.execPath,
      ["node_modules/wrangler/bin/wrangler.js", "deploy", "--dry-run", "--minify", "--outdir", folder],
      { env: { ...process.env, GRADIO_APP: `demos/${DEMO}/app.ts`, WRANGLER_SEND_METRICS: "false" }, stdio: "pipe" },
    );
    const modules = readdirSync(folder).filter((name) => name.endsWith(".js") || name.endsWith(".wasm"));
    return modules.reduce((sum, name) => sum + gzipped(readFileSync(join(folder, name))), 0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function scriptBytes({ script, imports }: ClientScript): number {
  return [script, ...imports].reduce((sum, path) => sum + gzipped(clientFile(path)), 0);
}

function clientFile(path: string): Buffer {
  return readFileSync(join("dist/client", path));
}

function gzipped(content: string | Buffer): number {
  return gzipSync(content, { level: 9 }).byteLength;
}

await main();

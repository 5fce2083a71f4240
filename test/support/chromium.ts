/** A Chromium for the tests, so that a fresh machine needs npm alone. */

import { existsSync } from "node:fs";
import { chromium } from "playwright";

export interface Browser {
  executablePath: string;
  args: string[];
  /** Environment that the browser needs to find its libraries. */
  env: Record<string, string>;
}

const INSTALLED = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  // Containers give little shared memory.
  "--disable-dev-shm-usage",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** `CHROME_PATH`, else an installed one, else Playwright's own, else the one in `@sparticuz/chromium`. */
export async function findChromium(): Promise<Browser> {
  const known = [process.env["CHROME_PATH"], ...INSTALLED, chromium.executablePath()].find(isThere);
  if (known) return { executablePath: known, args: QUIET, env: {} };
  return packaged();
}

function isThere(path: string | undefined): path is string {
  return path !== undefined && path !== "" && existsSync(path);
}

/**
 * The package unpacks its browser and, when it believes to run on Lambda, the libraries that a bare machine lacks. What
 * it sets in our environment is meant for the browser alone.
 */
async function packaged(): Promise<Browser> {
  const before = { ...process.env };
  process.env["AWS_EXECUTION_ENV"] ??= "AWS_Lambda_nodejs22.x";
  const { default: bundled } = await import("@sparticuz/chromium");
  const executablePath = await bundled.executablePath();
  const { LD_LIBRARY_PATH = "", FONTCONFIG_PATH = "" } = process.env;
  process.env = before;
  return { executablePath, args: [...QUIET, "--no-zygote"], env: { LD_LIBRARY_PATH, FONTCONFIG_PATH } };
}

/** A Chromium for the tests, so that a fresh machine needs npm alone. */

import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
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

/** `CHROME_PATH`, else the one in `@sparticuz/chromium` where it runs, else an installed one or Playwright's own. */
export async function findChromium(): Promise<Browser> {
  const wanted = process.env["CHROME_PATH"];
  if (wanted) return { executablePath: wanted, args: QUIET, env: {} };
  if (process.platform === "linux" && process.arch === "x64") return packaged();
  const executablePath = [...INSTALLED, chromium.executablePath()].find((path) => existsSync(path));
  if (executablePath) return { executablePath, args: QUIET, env: {} };
  throw new Error("There is no Chromium. Run npx playwright install chromium, or set CHROME_PATH to one.");
}

/** The browser with the libraries and fonts that a bare machine lacks, unpacked once a machine and version. */
async function packaged(): Promise<Browser> {
  const home = join(dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium")), "..");
  const { version } = JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as { version: string }; // npm's own
  const folder = join(tmpdir(), `gradio-workers-chromium-${version}`);
  if (!existsSync(folder)) await unpack(join(home, "bin"), folder);
  return {
    executablePath: join(folder, "chromium"),
    args: [...QUIET, "--no-zygote"],
    env: { LD_LIBRARY_PATH: join(folder, "al2023/lib"), FONTCONFIG_FILE: join(folder, "fonts.conf") },
  };
}

/** Others may unpack at the same moment: who is ready first wins, and nobody sees half a browser. */
async function unpack(bin: string, folder: string): Promise<void> {
  const { inflate } = await import("@sparticuz/chromium");
  const own = mkdtempSync(`${folder}-`);
  // The package unpacks into the folder for temporary files, whose name it reads at the call.
  const { TMPDIR } = process.env;
  process.env["TMPDIR"] = own;
  const parts = ["chromium.br", "al2023.tar.br", "fonts.tar.br", "swiftshader.tar.br"];
  const unpacked = Promise.all(parts.map((part) => inflate(join(bin, part))));
  if (TMPDIR === undefined) delete process.env["TMPDIR"];
  else process.env["TMPDIR"] = TMPDIR;
  await unpacked;
  writeFileSync(
    join(own, "fonts.conf"),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>` +
      `<include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>${folder}/fonts</dir>` +
      `<cachedir>${folder}/fonts-cache</cachedir></fontconfig>`,
  );
  try {
    renameSync(own, folder);
  } catch (error) {
    rmSync(own, { recursive: true });
    if (!existsSync(folder)) throw error;
  }
}

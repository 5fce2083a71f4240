/** A real browser for tests that click. */

import { type Browser, chromium, type Page } from "playwright";
import { findChromium } from "./chromium.ts";

export interface LaunchOptions {
  /** How many cameras the machine seems to have; pages may use them unasked. Default: those it has, for who may ask. */
  cameras?: number;
}

/** Starts the browser; one serves a whole test file. */
export async function launchBrowser({ cameras }: LaunchOptions = {}): Promise<Browser> {
  const { executablePath, args, env } = await findChromium();
  const fake = [`--use-fake-device-for-media-stream=device-count=${cameras}`, "--use-fake-ui-for-media-stream"];
  return chromium.launch({
    executablePath,
    args: cameras === undefined ? args : [...args, ...fake],
    env: { ...process.env, ...env },
  });
}

/** What a page complained about: script errors, refused resources, requests to other hosts. */
export interface Watched extends AsyncDisposable {
  readonly page: Page;
  readonly complaints: string[];
}

export interface OpenOptions {
  /** Default: a laptop's window. */
  width?: number;
  scheme?: "light" | "dark";
}

/** Opens an app and waits until it listens. */
export async function openApp(browser: Browser, url: string, options: OpenOptions = {}): Promise<Watched> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: 900 },
    colorScheme: options.scheme ?? "light",
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith("http") && origin !== new URL(url).origin)
      complaints.push(`foreign request: ${request.url()}`);
  });
  await page.goto(url);
  await page.waitForSelector("gradio-app[data-ready]", { state: "attached" });
  return {
    page,
    complaints,
    async [Symbol.asyncDispose]() {
      await context.close();
    },
  };
}

/** A real browser for tests that click. */

import { type Browser, chromium, type Locator, type Page } from "playwright";
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
  /** The app's address without a trailing slash. */
  readonly url: string;
  readonly complaints: string[];
}

export interface OpenOptions {
  /** Default: a laptop's window. */
  width?: number;
  scheme?: "light" | "dark";
  /** Language of the browser. Default: English. */
  locale?: string;
  /** The address's search, with its question mark. Default: none. */
  search?: string | undefined;
}

/** Opens an app and waits until it listens. */
export async function openApp(browser: Browser, url: string, options: OpenOptions = {}): Promise<Watched> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: 900 },
    colorScheme: options.scheme ?? "light",
    locale: options.locale ?? "en-US",
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
  await page.goto(`${url}/${options.search ?? ""}`);
  await page.waitForSelector("gradio-app[data-ready]", { state: "attached" });
  return {
    page,
    url,
    complaints,
    async [Symbol.asyncDispose]() {
      await context.close();
    },
  };
}

/** Every value that a field shows from now on, also those that are gone before the test has looked. */
export interface Shown {
  /** Values in their order; one that comes twice in a row counts once. */
  all(): Promise<string[]>;
  /** When a value was first shown, in milliseconds of `Date.now()`; null if it has not been. */
  since(value: string): Promise<number | null>;
}

/** Takes note of each value that a script gives a field. No clock: that of a tab in the background stands nearly still. */
export async function watchValue(field: Locator): Promise<Shown> {
  const seen = await field.evaluateHandle((box) => {
    if (!(box instanceof HTMLInputElement || box instanceof HTMLTextAreaElement)) throw new Error("It has no value.");
    const values: { value: string; at: number }[] = [{ value: box.value, at: Date.now() }];
    const kind = box instanceof HTMLInputElement ? HTMLInputElement : HTMLTextAreaElement;
    // The field's own is that of somebody who watches already.
    const native =
      Object.getOwnPropertyDescriptor(box, "value") ?? Object.getOwnPropertyDescriptor(kind.prototype, "value");
    Object.defineProperty(box, "value", {
      configurable: true,
      get: () => native?.get?.call(box),
      set(value: unknown) {
        native?.set?.call(box, value);
        if (values.at(-1)?.value !== box.value) values.push({ value: box.value, at: Date.now() });
      },
    });
    return values;
  });
  return {
    all: () => seen.evaluate((values) => values.map(({ value }) => value)),
    since: (value) =>
      seen.evaluate((values, wanted) => values.find((each) => each.value === wanted)?.at ?? null, value),
  };
}

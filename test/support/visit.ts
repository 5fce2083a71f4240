/** A visitor of the app in `test/demos/lasting.ts`, with a witness of what its functions do. */

import { join, resolve } from "node:path";
import type { BrowserContext, Page } from "playwright";
import { expect } from "vitest";
import { it as demo } from "./demo.ts";
import { startWitness, type Witness } from "./witness.ts";

export const LASTING = join(resolve(import.meta.dirname, "../demos"), "lasting.ts");

/** The machine may be busy; what must not happen is asserted at the end. */
export const SOON = { timeout: 10_000 };

const READY = "gradio-app[data-ready]";

export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly witness: Witness;
  /** Errors of the page's scripts. */
  readonly complaints: readonly string[];
}

/** Opens the app, by default on the server that the file's tests share. The page closes with the test. */
export type Visit = (url?: string) => Promise<Visitor>;

export const it = demo.extend("visit", async ({ browser, serve }, { onCleanup }): Promise<Visit> => {
  const visits: { context: BrowserContext; witness: Witness }[] = [];
  onCleanup(async () => {
    for (const { context, witness } of visits) {
      await context.close();
      await witness[Symbol.asyncDispose]();
    }
  });
  return async (url) => {
    const witness = await startWitness();
    const context = await browser.newContext();
    visits.push({ context, witness });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(String(error)));
    await page.goto(`${url ?? (await serve(LASTING))}?witness=${witness.url}`);
    await isReady(page);
    return { page, context, witness, complaints };
  };
});

export async function isReady(page: Page): Promise<void> {
  await page.waitForSelector(READY, { state: "attached" });
}

export async function reload(page: Page): Promise<void> {
  await page.reload();
  await isReady(page);
}

export function valueOf(page: Page, label: string): Promise<string> {
  return page.getByLabel(label, { exact: true }).inputValue();
}

export function notice(page: Page) {
  return page.getByTestId("connection-notice");
}

export async function start(page: Page, note: string): Promise<void> {
  await page.getByLabel("Note").fill(note);
  await page.getByRole("button", { name: "Start", exact: true }).click();
}

/** Starts a run and waits for its first step. */
export async function startCounting(page: Page, note: string): Promise<void> {
  await start(page, note);
  await expect.poll(() => valueOf(page, "Counted"), SOON).toBe(`${note} 1`);
}

export function openAll(witness: Witness): void {
  for (const gate of ["step 1", "step 2", "step 3", "step 4", "goodbye", "follow"]) witness.open(gate);
}

/** What the functions do if nothing is done twice and nothing left out. */
export const ONCE = { started: 1, finally: 1, followed: 1, last: 1, signal: 0, failed: 0 };

export function counts(witness: Witness): Record<string, number> {
  return Object.fromEntries(Object.keys(ONCE).map((what) => [what, witness.count(what)]));
}

/** Waits until everything that is chained has come to its end. */
export async function expectTheEnd(page: Page, note: string): Promise<void> {
  await expect.poll(() => valueOf(page, "Echoed"), SOON).toBe(`last: ${note} 4 for ${note}!`);
  expect(await valueOf(page, "Counted")).toBe(`${note} 4`);
  expect(await valueOf(page, "Followed")).toBe(`${note} 4 for ${note}`);
  await expect.poll(() => page.locator(".wrap.generating, .wrap .loader").count(), SOON).toBe(0);
  await expect.poll(() => page.evaluate(() => sessionStorage.length), SOON).toBe(0);
}

/** Opens a page in a browser and reads off what a visitor waited for and what came over the wire. */

import type { Browser, CDPSession, Page } from "playwright";
import { LoadFailure } from "./load/load.ts";

export type Network = "plain" | "slow";

/** What one visit took. Times are in milliseconds from the start of the navigation. */
export interface Visit {
  readonly firstByte: number;
  readonly firstPaint: number;
  readonly largestPaint: number;
  /** The first click on Submit that called the function. */
  readonly interactive: number;
  readonly requests: number;
  /** Kilobytes on the wire by type. */
  readonly kilobytes: Readonly<Record<ByteType, number>>;
}

export const BYTE_TYPES = ["total", "html", "script", "style", "font", "other"] as const;
type ByteType = (typeof BYTE_TYPES)[number];

/** "Slow 4G" of Chrome's developer tools, and a processor at a quarter of its speed. */
const SLOW = { latency: 562.5, downloadThroughput: 180_000, uploadThroughput: 84_375 };
const SLOWDOWN = 4;

/** Milliseconds. */
const PATIENCE = 120_000;
const CLICK_EVERY = 50;
/** A page that asks for nothing for so long has everything. */
const QUIET: Readonly<Record<Network, number>> = { plain: 700, slow: 2500 };

/** What the function's own calls cost is not the page's. */
const CALL = /\/(queue\/|run\/|heartbeat\/|call\/)/;
const JOIN = /\/queue\/join/;

/** Visits a page with an empty cache. */
export async function visit(browser: Browser, url: string, network: Network): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const traffic = await listen(session);
    if (network === "slow") {
      await session.send("Network.emulateNetworkConditions", { offline: false, ...SLOW });
      await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
    }
    await page.addInitScript(watch, { every: CLICK_EVERY });
    await page.goto(url, { waitUntil: "commit", timeout: PATIENCE });
    const interactive = await firstCall(page, url);
    await traffic.quiet(QUIET[network]);
    const paints = await page.evaluate(() => (window as unknown as { bench: Paints }).bench); // set by watch()
    return { ...paints, interactive, requests: traffic.requests(), kilobytes: traffic.kilobytes() };
  } finally {
    await context.close();
  }
}

interface Paints {
  firstByte: number;
  firstPaint: number;
  largestPaint: number;
}

/** Runs in the page, before it: notes the paints and clicks Submit, which does nothing until the page listens. */
function watch({ every }: { every: number }): void {
  const seen: Paints = { firstByte: 0, firstPaint: 0, largestPaint: 0 };
  Object.assign(window, { bench: seen });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      if (entry.name === "first-contentful-paint") seen.firstPaint = entry.startTime;
  }).observe({ type: "paint", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.largestPaint = entry.startTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });
  setInterval(() => {
    const [navigation] = performance.getEntriesByType("navigation");
    if (navigation && "responseStart" in navigation) seen.firstByte = Number(navigation.responseStart);
    const buttons = [...document.querySelectorAll("button")];
    buttons.find((button) => button.textContent.trim() === "Submit")?.click();
  }, every);
}

/** When the page first called its function. */
async function firstCall(page: Page, url: string): Promise<number> {
  try {
    const found = await page.waitForFunction(
      (join) =>
        performance
          .getEntriesByType("resource")
          .find(({ name }) => name.includes(join))
          ?.startTime.toString() ?? null,
      JOIN.source.replaceAll("\\", ""),
      { timeout: PATIENCE, polling: 100 },
    );
    return Number(await found.jsonValue());
  } catch (error) {
    throw new LoadFailure(`${url} was not ready after ${PATIENCE / 1000} s`, { cause: error });
  }
}

interface Traffic {
  requests(): number;
  kilobytes(): Record<ByteType, number>;
  /** Waits until nothing was asked for or came for so many milliseconds. */
  quiet(milliseconds: number): Promise<void>;
}

interface Transfer {
  readonly type: ByteType;
  bytes: number;
}

async function listen(session: CDPSession): Promise<Traffic> {
  const transfers = new Map<string, Transfer>();
  const open = new Set<string>();
  let changedAt = performance.now();
  const touch = (): void => void (changedAt = performance.now());
  session.on("Network.requestWillBeSent", ({ requestId, request, type }) => {
    if (CALL.test(request.url) || !request.url.startsWith("http")) return;
    touch();
    open.add(requestId);
    transfers.set(requestId, { type: typeOf(request.url, type), bytes: 0 });
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const transfer = transfers.get(requestId);
    if (!transfer) return;
    touch();
    transfer.bytes = encodedDataLength;
    open.delete(requestId);
  });
  session.on("Network.loadingFailed", ({ requestId }) => {
    // Such as a request to another host, which this benchmark does not let out.
    if (open.delete(requestId)) touch();
  });
  await session.send("Network.enable");
  return {
    requests: () => transfers.size,
    kilobytes: () => sumByType([...transfers.values()]),
    async quiet(milliseconds) {
      const deadline = performance.now() + PATIENCE;
      while (performance.now() < deadline && (open.size > 0 || performance.now() - changedAt < milliseconds)) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
  };
}

/** By the address first: a script that is only preloaded has a type of its own. */
function typeOf(url: string, type: string | undefined): ByteType {
  const { pathname } = new URL(url);
  if (pathname.endsWith(".js")) return "script";
  if (pathname.endsWith(".css")) return "style";
  if (/\.(woff2?|ttf)$/.test(pathname)) return "font";
  return type === "Document" ? "html" : "other";
}

function sumByType(transfers: readonly Transfer[]): Record<ByteType, number> {
  const sum = (wanted: readonly Transfer[]): number => wanted.reduce((bytes, each) => bytes + each.bytes, 0) / 1000;
  const entries = BYTE_TYPES.map((type) => [type, sum(transfers.filter((each) => each.type === type))] as const);
  return { ...(Object.fromEntries(entries) as Record<ByteType, number>), total: sum(transfers) }; // one entry a type
}

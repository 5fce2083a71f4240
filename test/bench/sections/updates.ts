import type { Browser, Page } from "playwright";
import { launchBrowser } from "../../support/browser.ts";
import { Comparison } from "../comparison.ts";
import type { Section } from "../figure.ts";
import { LoadFailure } from "../load/load.ts";
import { Servers } from "../servers/trio.ts";

const SUBJECTS = ["ours", "gradio"] as const;
const GOAL = {
  text: "500 components, 60 updates a second, 4× CPU: at least 55 frames a second",
  of: "value",
  limit: 55,
} as const;
const SLOWDOWN = 4;
/** What the page shows when the function has ended. */
const LAST = "300";
/** Milliseconds. */
const PATIENCE = 120_000;

/** How a large page bears many updates. */
export const updatesSection: Section = {
  name: "updates",
  title: "A busy page",
  about:
    "A page of 500 components in Chromium, with a processor at a quarter of its speed. A generator changes one Markdown 60 times a second, " +
    "for five seconds. Frames are counted from the first change to the last; the longest gap is the time in which the page drew nothing. " +
    "There is no bare platform to compare with: somebody has to draw.",
  async run(bench) {
    const browser = await launchBrowser();
    try {
      await using servers = await Servers.start(SUBJECTS, "busy");
      const measured = await Comparison.run(SUBJECTS, bench.amount(5, 1), async (subject) => {
        bench.say(subject);
        return { values: await countFrames(browser, servers.of(subject).url, bench.amount(3000, 500)), effort: null };
      });
      const texts = { group: "500 components, 4× CPU", bound: "the browser" } as const;
      return {
        figures: [
          measured.figure({ ...texts, key: "frames", name: "frames", unit: "per second", better: "more", goal: GOAL }),
          measured.figure({ ...texts, key: "gap", name: "longest gap between frames", unit: "ms" }),
          measured.figure({ ...texts, key: "shown", name: "different values shown", unit: "yields", better: "more" }),
        ],
        plots: [],
        notes: [],
      };
    } finally {
      await browser.close();
    }
  },
};

/** `rest` is how long the page may come to rest, in milliseconds. */
async function countFrames(browser: Browser, url: string, rest: number): Promise<Record<string, number>> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    await page.goto(url, { timeout: PATIENCE });
    await listens(page, url);
    // Clicks of the time before may have joined the line.
    await page.reload();
    await page.waitForTimeout(rest);
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
    await page.evaluate(watch, LAST);
    await click(page);
    const seen = await page.waitForFunction(() => (window as unknown as { bench?: Frames }).bench, null, {
      timeout: PATIENCE,
    });
    const { frames, seconds, gap, shown } = (await seen.jsonValue()) ?? { frames: 0, seconds: 1, gap: 0, shown: 0 };
    return { frames: frames / seconds, gap, shown };
  } catch (cause) {
    throw new LoadFailure(`${url} did not count to its end`, { cause });
  } finally {
    await context.close();
  }
}

/** Clicks until the function has answered once, and waits for its end: from then on nothing loads any more. */
async function listens(page: Page, url: string): Promise<void> {
  const text = (): Promise<string> => page.locator("#counted").innerText();
  const deadline = performance.now() + PATIENCE;
  await page.locator("#counted").waitFor({ timeout: PATIENCE });
  while ((await text()).trim() === "0") {
    if (performance.now() > deadline) throw new LoadFailure(`${url} did not answer to a click`);
    await click(page);
    await page.waitForTimeout(250);
  }
  await page.waitForFunction((last) => document.querySelector("#counted")?.textContent.trim() === last, LAST, {
    timeout: PATIENCE,
  });
}

async function click(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Count", exact: true }).evaluate((button: HTMLElement) => button.click());
}

interface Frames {
  frames: number;
  seconds: number;
  /** Milliseconds. */
  gap: number;
  shown: number;
}

/** Runs in the page: counts what is drawn from the first change to the last, and leaves it in `window.bench`. */
function watch(last: string): void {
  const text = (): string => document.querySelector("#counted")?.textContent.trim() ?? "";
  const before = text();
  const times: number[] = [];
  const values = new Set<string>();
  const look = (time: number): void => {
    const now = text();
    if (now !== before) {
      times.push(time);
      values.add(now);
    }
    if (now !== last) return void requestAnimationFrame(look);
    const gaps = times.slice(1).map((each, i) => each - (times[i] ?? each));
    const seconds = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1000;
    Object.assign(window, { bench: { frames: gaps.length, seconds, gap: Math.max(...gaps), shown: values.size } });
  };
  requestAnimationFrame(look);
}

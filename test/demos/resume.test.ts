import type { Page } from "playwright";
import { describe, expect } from "vitest";
import {
  counts,
  expectTheEnd,
  isReady,
  it,
  notice,
  ONCE,
  openAll,
  reload,
  SOON,
  start,
  startCounting,
  valueOf,
} from "../support/visit.ts";

describe("a reload", () => {
  it("in the middle of a run brings the page back as it was, and it ends as if nothing had happened", async ({
    visit,
  }) => {
    const visitor = await visit();
    const { page, witness } = visitor;
    await startCounting(page, "mine");
    witness.open("step 1");
    await expect.poll(() => valueOf(page, "Counted"), SOON).toBe("mine 2");
    await reload(page);
    expect(await valueOf(page, "Note")).toBe("mine");
    expect(await valueOf(page, "Counted")).toBe("mine 2");
    await expect.poll(() => page.locator(".wrap.generating").count(), SOON).toBeGreaterThan(0);
    const changed = witness.count("changed");
    openAll(witness);
    await expectTheEnd(page, "mine");
    expect(counts(witness)).toEqual(ONCE);
    // What was told before is not told again: neither the load event nor listeners to changes.
    expect(witness.count("loaded")).toBe(1);
    expect(witness.count("changed") - changed).toBeLessThanOrEqual(2);
    expect(visitor.complaints).toEqual([]);
  });

  it("again and again does no harm", async ({ visit }) => {
    const visitor = await visit();
    const { page, witness } = visitor;
    await startCounting(page, "again");
    for (const step of [1, 2, 3]) {
      await reload(page);
      witness.open(`step ${step}`);
      await page.reload({ waitUntil: "domcontentloaded" });
      await reload(page);
      await expect.poll(() => valueOf(page, "Counted"), SOON).toBe(`again ${step + 1}`);
    }
    openAll(witness);
    await expectTheEnd(page, "again");
    expect(counts(witness)).toEqual(ONCE);
  });

  it("during which the run ends shows its end, and goes on with what follows", async ({ visit }) => {
    const visitor = await visit();
    const { page, witness } = visitor;
    await startCounting(page, "away");
    const address = page.url();
    await page.goto("about:blank");
    openAll(witness);
    await expect.poll(() => witness.count("finally"), SOON).toBe(1);
    await page.goto(address);
    await expectTheEnd(page, "away");
    expect(counts(witness)).toEqual(ONCE);
  });

  it.for(["has not reached the server", "has reached it, but not been answered"])(
    "just when the call of the next step %s runs that step once",
    async (where, { visit }) => {
      const visitor = await visit();
      const { page, witness } = visitor;
      await startCounting(page, "between");
      const { promise: held, resolve: isHeld } = Promise.withResolvers<void>();
      await page.route(/\/queue\/join/, async (route) => {
        // The call of a chain's step; listeners to changes join under keys without a slash.
        const isStep = (await route.request().headerValue("idempotency-key"))?.includes("/");
        if (!isStep) return route.continue();
        if (where.startsWith("has reached")) await route.fetch();
        isHeld();
        return undefined;
      });
      openAll(witness);
      await held;
      await page.unrouteAll({ behavior: "ignoreErrors" });
      await reload(page);
      await expectTheEnd(page, "between");
      expect(counts(witness)).toEqual(ONCE);
    },
  );

  it("with nothing under way begins anew", async ({ visit }) => {
    const visitor = await visit();
    const { page, witness } = visitor;
    openAll(witness);
    await start(page, "first");
    await expectTheEnd(page, "first");
    await reload(page);
    expect(await valueOf(page, "Note")).toBe("");
    expect(await valueOf(page, "Counted")).toBe("");
    await expect.poll(() => witness.count("loaded"), SOON).toBe(2);
  });

  it("remembers no password", async ({ visit }) => {
    const visitor = await visit();
    const { page } = visitor;
    await page.getByLabel("Secret").fill("hunter2");
    await startCounting(page, "quiet");
    await reload(page);
    const stored = await page.evaluate(() => JSON.stringify(sessionStorage));
    expect(stored).toContain("quiet");
    expect(stored).not.toContain("hunter2");
    expect(await valueOf(page, "Secret")).toBe("");
  });
});

describe("a network that drops", () => {
  it("is said, and made good when it is back", async ({ visit }) => {
    const visitor = await visit();
    const { page, context, witness } = visitor;
    await startCounting(page, "tunnel");
    await context.setOffline(true);
    await expect.poll(() => notice(page).innerText(), SOON).toContain("You are offline.");
    witness.open("step 1");
    witness.open("step 2");
    await expect.poll(() => witness.isWaiting("step 3"), SOON).toBe(true);
    expect(await valueOf(page, "Counted")).toBe("tunnel 1");
    await context.setOffline(false);
    await expect.poll(() => valueOf(page, "Counted"), SOON).toBe("tunnel 3");
    await expect.poll(() => notice(page).innerText(), SOON).toContain("Connected again.");
    await expect.poll(() => notice(page).count(), SOON).toBe(0);
    openAll(witness);
    await expectTheEnd(page, "tunnel");
    expect(counts(witness)).toEqual(ONCE);
    expect(visitor.complaints).toEqual([]);
  });

  it("keeps what was clicked without it, and sends it once", async ({ visit }) => {
    const visitor = await visit();
    const { page, context, witness } = visitor;
    openAll(witness);
    await start(page, "before");
    await expectTheEnd(page, "before");
    await context.setOffline(true);
    await start(page, "offline");
    await expect.poll(() => notice(page).count(), SOON).toBe(1);
    await context.setOffline(false);
    await expect.poll(() => valueOf(page, "Echoed"), SOON).toBe("last: offline 4 for offline!");
    expect(counts(witness)).toEqual({ started: 2, finally: 2, followed: 2, last: 2, signal: 0, failed: 0 });
  });

  it("can be asked for again by hand", async ({ visit }) => {
    const visitor = await visit();
    const { page, context, witness } = visitor;
    await startCounting(page, "by hand");
    await context.route(/\/queue\/data/, (route) => route.abort());
    await context.setOffline(true);
    await context.setOffline(false);
    await expect.poll(() => notice(page).innerText(), SOON).toContain("Connection lost.");
    await context.unrouteAll();
    await page.getByRole("button", { name: "Try now" }).click();
    await expect.poll(() => notice(page).innerText(), SOON).toContain("Connected again.");
    openAll(witness);
    await expectTheEnd(page, "by hand");
    expect(counts(witness)).toEqual(ONCE);
  });
});

describe("a page that sleeps", () => {
  it("goes on when it wakes", async ({ visit }) => {
    const visitor = await visit();
    const { page, context, witness } = visitor;
    await startCounting(page, "asleep");
    const devtools = await context.newCDPSession(page);
    await devtools.send("Page.setWebLifecycleState", { state: "frozen" });
    openAll(witness);
    await expect.poll(() => witness.count("finally"), SOON).toBe(1);
    await devtools.send("Page.setWebLifecycleState", { state: "active" });
    await expectTheEnd(page, "asleep");
    expect(counts(witness)).toEqual(ONCE);
  });
});

describe("a duplicated tab", () => {
  it("sees everything, and runs no step a second time", async ({ visit }) => {
    const visitor = await visit();
    const { page, witness } = visitor;
    await startCounting(page, "twins");
    const twin = await duplicate(page);
    await expect.poll(() => valueOf(twin, "Counted"), SOON).toBe("twins 1");
    expect(await valueOf(twin, "Note")).toBe("twins");
    await expect.poll(() => twin.locator(".wrap.generating").count(), SOON).toBeGreaterThan(0);
    const changed = witness.count("changed");
    openAll(witness);
    await Promise.all([expectTheEnd(page, "twins"), expectTheEnd(twin, "twins")]);
    expect(counts(witness)).toEqual(ONCE);
    expect(witness.count("loaded")).toBe(1);
    expect(witness.count("changed") - changed).toBeLessThanOrEqual(3);
    expect(visitor.complaints).toEqual([]);
  });

  it("sees what the other one starts later, either way", async ({ visit }) => {
    const visitor = await visit();
    const { page, witness } = visitor;
    await startCounting(page, "first");
    const twin = await duplicate(page);
    openAll(witness);
    await Promise.all([expectTheEnd(page, "first"), expectTheEnd(twin, "first")]);
    for (const [here, there, note] of [
      [page, twin, "second"],
      [twin, page, "third"],
    ] as const) {
      await start(here, note);
      await expectTheEnd(here, note);
      await expect.poll(() => valueOf(there, "Followed"), SOON).toBe(`${note} 4 for ${note}`);
    }
    expect(counts(witness)).toEqual({ started: 3, finally: 3, followed: 3, last: 3, signal: 0, failed: 0 });
  });

  it("goes on alone when the other one is closed, also with what follows", async ({ visit }) => {
    const visitor = await visit();
    const { page, context, witness } = visitor;
    await startCounting(page, "heir");
    const twin = await duplicate(page);
    await expect.poll(() => valueOf(twin, "Counted"), SOON).toBe("heir 1");
    await context.newPage();
    await page.close({ runBeforeUnload: true });
    openAll(witness);
    await expectTheEnd(twin, "heir");
    expect(counts(witness)).toEqual(ONCE);
  });
});

/** Opens the page in another tab with a copy of this one's storage, as a browser does that duplicates a tab. */
async function duplicate(page: Page): Promise<Page> {
  const [twin] = await Promise.all([page.waitForEvent("popup"), page.evaluate(() => void window.open(location.href))]);
  await isReady(twin);
  return twin;
}

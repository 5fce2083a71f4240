import { describe, expect } from "vitest";
import { counts, isReady, it, SOON, startCounting, valueOf } from "../support/visit.ts";

/** A function that was stopped in its second step: its signal fired, its `fetch` broke, its goodbye was heard to the end. */
const STOPPED = { started: 1, finally: 1, followed: 0, last: 0, signal: 1, failed: 0 };

describe("cancelling", () => {
  it("fires the function's signal within a second, breaks its fetch, and hears its goodbye", async ({ visit }) => {
    const visitor = await visit();
    const { page, witness } = visitor;
    await startCounting(page, "cancelled");
    await expect.poll(() => witness.isWaiting("step 1"), SOON).toBe(true);
    const clicked = Date.now();
    await page.getByRole("button", { name: "Stop" }).click();
    await expect.poll(() => witness.count("signal"), SOON).toBe(1);
    expect(Date.now() - clicked).toBeLessThan(1000);
    await expect.poll(() => witness.aborted, SOON).toEqual(["step 1"]);
    await expect.poll(() => witness.isWaiting("goodbye"), SOON).toBe(true);
    witness.open("goodbye");
    await expect.poll(() => witness.count("finally"), SOON).toBe(1);
    // What follows a failure follows a cancel, too.
    await expect.poll(() => counts(witness), SOON).toEqual({ ...STOPPED, failed: 1 });
    expect(await valueOf(page, "Counted")).toBe("cancelled 1");
  });
});

describe("closing the tab", () => {
  it("stops what runs, after a while in which it could have been a reload", async ({ visit }) => {
    const visitor = await visit();
    const { page, context, witness } = visitor;
    await startCounting(page, "closed");
    await expect.poll(() => witness.isWaiting("step 1"), SOON).toBe(true);
    await context.newPage();
    const closed = Date.now();
    await page.close({ runBeforeUnload: true });
    witness.open("goodbye");
    await expect.poll(() => witness.count("finally"), { timeout: 20_000 }).toBe(1);
    expect(Date.now() - closed).toBeGreaterThan(4500);
    expect(witness.aborted).toEqual(["step 1"]);
    expect(counts(witness)).toEqual(STOPPED);
  });

  it("is told to who comes back too late", async ({ visit }) => {
    const visitor = await visit();
    const { page, witness } = visitor;
    await startCounting(page, "late");
    const address = page.url();
    await page.goto("about:blank");
    witness.open("goodbye");
    await expect.poll(() => witness.count("finally"), { timeout: 20_000 }).toBe(1);
    await page.goto(address);
    await isReady(page);
    await expect.poll(() => page.getByTestId("toast-body").allInnerTexts(), SOON).toHaveLength(1);
    expect(await page.getByTestId("toast-body").innerText()).toContain(
      "This was stopped because its page was closed or away for too long. Run it again.",
    );
    expect(await valueOf(page, "Note")).toBe("late");
    expect(await valueOf(page, "Counted")).toBe("late 1");
    // It has failed, and what follows a failure runs.
    await expect.poll(() => counts(witness), SOON).toEqual({ ...STOPPED, failed: 1 });
  });
});

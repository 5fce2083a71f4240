import { describe, expect } from "vitest";
import { serveKillable } from "../support/killable.ts";
import {
  counts,
  expectTheEnd,
  it as visits,
  LASTING,
  notice,
  openAll,
  reload,
  SOON,
  start,
  startCounting,
  valueOf,
} from "../support/visit.ts";

/** A server needs its time to start. */
const LATER = { timeout: 30_000 };

const it = visits.extend("server", { scope: "file" }, async ({}, { onCleanup }) => {
  const server = await serveKillable(LASTING);
  onCleanup(() => server[Symbol.asyncDispose]());
  return server;
});

describe("a server that is killed and starts again on its storage", { timeout: 90_000 }, () => {
  it("says that a run was interrupted, and the page is ready for the next one", async ({ server, visit }) => {
    const visitor = await visit(server.url);
    const { page, witness } = visitor;
    await startCounting(page, "killed");
    await server.kill();
    await expect.poll(() => notice(page).innerText(), SOON).toContain("Connection lost.");
    await server.start();
    await expect.poll(() => page.getByTestId("toast-body").allInnerTexts(), LATER).toHaveLength(1);
    expect(await page.getByTestId("toast-body").innerText()).toContain(
      "The server restarted while this was running. Run it again.",
    );
    await expect.poll(() => notice(page).count(), LATER).toBe(0);
    await expect.poll(() => counts(witness), LATER).toMatchObject({ started: 1, followed: 0, failed: 1 });
    openAll(witness);
    await start(page, "alive");
    await expectTheEnd(page, "alive");
    expect(visitor.complaints).toEqual([]);
  });

  it("runs again what may be run again, and the page ends as if nothing had happened", async ({ server, visit }) => {
    const visitor = await visit(server.url);
    const { page, witness } = visitor;
    await page.getByLabel("Note").fill("retried");
    await page.getByRole("button", { name: "Start with retries" }).click();
    await expect.poll(() => valueOf(page, "Counted"), SOON).toBe("retried 1");
    witness.open("step 1");
    await expect.poll(() => valueOf(page, "Counted"), SOON).toBe("retried 2");
    // Listeners to its changes have come to their end: they may not be run again.
    await expect
      .poll(() => page.evaluate(() => JSON.parse(Object.values(sessionStorage)[0]).runs.length), SOON)
      .toBe(1);
    await server.kill();
    await server.start();
    await expect.poll(() => witness.count("started"), LATER).toBe(2);
    openAll(witness);
    await expect.poll(() => valueOf(page, "Counted"), LATER).toBe("retried 4");
    await expect.poll(() => page.locator(".wrap.generating, .wrap .loader").count(), LATER).toBe(0);
    expect(await page.getByTestId("toast-body").count()).toBe(0);
    expect(visitor.complaints).toEqual([]);
  });

  it("is found again by a page that is reloaded meanwhile", async ({ server, visit }) => {
    const visitor = await visit(server.url);
    const { page, witness } = visitor;
    await page.getByLabel("Note").fill("both");
    await page.getByRole("button", { name: "Start with retries" }).click();
    await expect.poll(() => valueOf(page, "Counted"), SOON).toBe("both 1");
    await server.kill();
    await server.start();
    await reload(page);
    expect(await valueOf(page, "Note")).toBe("both");
    openAll(witness);
    await expect.poll(() => valueOf(page, "Counted"), LATER).toBe("both 4");
    expect(witness.count("started")).toBe(2);
  });

  it("gets what was clicked while it was away", async ({ server, visit }) => {
    const visitor = await visit(server.url);
    const { page, witness } = visitor;
    openAll(witness);
    await start(page, "before");
    await expectTheEnd(page, "before");
    await server.kill();
    await start(page, "while away");
    await expect.poll(() => notice(page).count(), SOON).toBe(1);
    await server.start();
    await expect.poll(() => valueOf(page, "Echoed"), LATER).toBe("last: while away 4 for while away!");
    expect(counts(witness)).toMatchObject({ started: 2, followed: 2, last: 2, failed: 0 });
  });
});

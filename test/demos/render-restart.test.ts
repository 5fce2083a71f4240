import { join } from "node:path";
import { describe } from "vitest";
import { it as demo } from "../support/demo.ts";
import { openApp } from "../support/browser.ts";
import { serveKillable } from "../support/killable.ts";

/** A server needs its time to start. */
const LATER = { timeout: 30_000 };

const it = demo.extend("server", { scope: "file" }, async ({}, { onCleanup }) => {
  const server = await serveKillable(join(import.meta.dirname, "rendering.ts"));
  onCleanup(() => server[Symbol.asyncDispose]());
  return server;
});

describe("a server that is killed while a page shows what renders have made", { timeout: 90_000 }, () => {
  it("finds their listeners and their State again", async ({ browser, server, expect }) => {
    await using app = await openApp(browser, server.url);
    const { page } = app;
    const value = (label: string): Promise<string> => page.getByLabel(label, { exact: true }).inputValue();
    const press = (name: string): Promise<void> => page.getByRole("button", { name, exact: true }).click();
    await page.getByLabel("Inner").fill("Ada");
    for (const count of ["1", "2"]) {
      await press("Count up");
      await expect.poll(() => value("Counter"), LATER).toBe(count);
    }
    await press("Greet");
    await expect.poll(() => value("Said"), LATER).toBe("Hello Ada at 1");
    await server.kill();
    await server.start();
    await press("Count up");
    await expect.poll(() => value("Counter"), LATER).toBe("3");
    await press("Script");
    await expect.poll(() => value("Said"), LATER).toBe("from a script");
    // Of a render in a render.
    await press("Greet");
    await expect.poll(() => value("Said"), LATER).toBe("Hello Ada at 1");
    expect(await page.getByTestId("toast-body").count()).toBe(0);
  });

  it("shows them again in a page that is reloaded while something runs, and goes on with it", async ({
    browser,
    server,
    expect,
  }) => {
    await using app = await openApp(browser, server.url);
    const { page } = app;
    const said = page.getByLabel("Said", { exact: true });
    await page.getByLabel("Inner").fill("Bob");
    await page.getByRole("button", { name: "Run", exact: true }).click();
    await expect.poll(() => said.inputValue(), LATER).toContain("step 2");
    await page.reload();
    await page.waitForSelector("gradio-app[data-ready]", { state: "attached" });
    expect(await page.getByLabel("Inner").inputValue()).toBe("Bob");
    const before = await said.inputValue();
    await expect.poll(async () => (await said.inputValue()) !== before, LATER).toBe(true);
    await page.getByRole("button", { name: "Stop", exact: true }).click();
    await page.getByRole("button", { name: "Script", exact: true }).click();
    await expect.poll(() => said.inputValue(), LATER).toBe("from a script");
  });
});

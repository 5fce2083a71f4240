/** For tests of apps in a browser: they share a browser, and those of one file a server an app. */

import { test } from "vitest";
import { launchBrowser, type OpenOptions, openApp, type Watched } from "./browser.ts";
import { serveApp, serveDemo, type Served } from "./serve.ts";

/** Serves a demo by its name, or an app by its file's path; answers its address. */
export type Serve = (app: string) => Promise<string>;

/** Serves an app, opens it as a visitor of its own, and waits until it listens. The page closes with the test. */
export type Open = (app: string, options?: OpenOptions) => Promise<Watched>;

export const it = test
  .extend("browser", { scope: "worker" }, async ({}, { onCleanup }) => {
    const browser = await launchBrowser({ cameras: 1 });
    onCleanup(() => browser.close());
    return browser;
  })
  .extend("serve", { scope: "file" }, async ({}, { onCleanup }): Promise<Serve> => {
    const started = new Map<string, Promise<Served>>();
    onCleanup(async () => {
      for (const served of started.values()) await (await served)[Symbol.asyncDispose]();
    });
    return async (app) => {
      const served = started.get(app) ?? (app.includes("/") ? serveApp(app) : serveDemo(app));
      started.set(app, served);
      return (await served).url;
    };
  })
  .extend("open", async ({ browser, serve }, { onCleanup }): Promise<Open> => {
    const opened: Watched[] = [];
    onCleanup(async () => {
      for (const app of opened) await app[Symbol.asyncDispose]();
    });
    return async (app, options) => {
      const watched = await openApp(browser, await serve(app), options);
      opened.push(watched);
      return watched;
    };
  });

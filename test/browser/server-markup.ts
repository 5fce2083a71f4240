/** Draws every fixture as the Worker does, in Node, and hands the markup to the tests in the browser. */

import type { TestProject } from "vitest/node";
import { createServer, isRunnableDevEnvironment } from "vite";

/** Markup by `type/fixture name`. */
export type ServerMarkup = Record<string, { html: string; css: string }>;

declare module "vitest" {
  interface ProvidedContext {
    serverMarkup: ServerMarkup;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await createServer({
    root: `${import.meta.dirname}/../..`,
    configFile: false,
    logLevel: "error",
    server: { middlewareMode: true, ws: false },
    // The conditions under which the Worker is built: with others, Lit expects a document.
    ssr: { noExternal: true, resolve: { conditions: ["node", "module", "import", "default"] } },
  });
  const environment = server.environments.ssr;
  if (!isRunnableDevEnvironment(environment)) throw new Error("Vite cannot run modules here.");
  const module: { drawFixtures(): Promise<ServerMarkup> } =
    await environment.runner.import("/test/browser/draw-fixtures.ts");
  project.provide("serverMarkup", await module.drawFixtures());
  return () => server.close();
}

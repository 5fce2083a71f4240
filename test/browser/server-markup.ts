/** Draws every fixture as the Worker does, in Node, and hands the markup to the tests in the browser. */

import type { TestProject } from "vitest/node";
import { createServer, isRunnableDevEnvironment } from "vite";
import { serverResolve } from "../../vite.config.ts";

/** Markup by `type/fixture name`. */
export type ServerMarkup = Record<string, { html: string; css: string }>;

declare module "vitest" {
  interface ProvidedContext {
    serverMarkup: ServerMarkup;
  }
}

// Vitest sets up for the project and again for its browser, and an element can be defined only once.
const shared = globalThis as { serverMarkup?: Promise<ServerMarkup> }; // our own addition

export default async function setup(project: TestProject): Promise<void> {
  shared.serverMarkup ??= draw();
  project.provide("serverMarkup", await shared.serverMarkup);
}

async function draw(): Promise<ServerMarkup> {
  const server = await createServer({
    root: `${import.meta.dirname}/../..`,
    configFile: false,
    logLevel: "error",
    resolve: { alias: serverResolve.alias },
    server: { middlewareMode: true, ws: false },
    ssr: {
      noExternal: true,
      // A CommonJS package, which Vite runs only from outside.
      external: ["xss"],
      resolve: { conditions: serverResolve.conditions },
    },
  });
  try {
    const environment = server.environments.ssr;
    if (!isRunnableDevEnvironment(environment)) throw new Error("Vite cannot run modules here.");
    const module: { drawFixtures(): Promise<ServerMarkup> } = await environment.runner.import(
      "/test/browser/draw-fixtures.ts",
    );
    return await module.drawFixtures();
  } finally {
    await server.close();
  }
}

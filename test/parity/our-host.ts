/** Our library serving an app from its description. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { type Served, serveApp } from "../support/serve.ts";
import type { AppSpec } from "./spec.ts";

const FOLDER = resolve(import.meta.dirname, "../../.gradio/parity");
const BUILDER = join(import.meta.dirname, "hosts/build-app.ts");

/** Serves the app at this port of this machine, in workerd. */
export async function serveOurs(app: AppSpec, port: number): Promise<Served> {
  mkdirSync(FOLDER, { recursive: true });
  const folder = mkdtempSync(join(FOLDER, "app-"));
  const file = join(folder, "app.ts");
  const builder = relative(folder, BUILDER).replaceAll("\\", "/");
  writeFileSync(
    file,
    `import { buildApp } from ${JSON.stringify(builder)};\n\nexport default buildApp(${JSON.stringify(app)});\n`,
  );
  const served = await serveApp(file, { port, log: "none" });
  return {
    url: served.url,
    async [Symbol.asyncDispose]() {
      await served[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

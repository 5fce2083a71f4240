import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";

const FOLDER = ".gradio";
/** Wrangler builds the app anew when this file changes. */
export const SAVED = join(FOLDER, "saved");

/**
 * Writes the file that joins an app with its Worker and its Durable Object. `hub` is the address of a {@link DevHub}, for an
 * app that is being worked on.
 */
export function writeEntry(app: string, hub?: string): void {
  const path = resolve(app);
  if (!existsSync(path)) {
    throw new Error(`There is no ${app} here. Write the app into app.ts, or name its file with --app or GRADIO_APP.`);
  }
  const module = relative(FOLDER, path).replaceAll("\\", "/");
  const source = hub ? devSource(module, hub) : entrySource(module);
  mkdirSync(FOLDER, { recursive: true });
  const target = join(FOLDER, "worker.ts");
  // Unchanged: whoever watches this file need not build anew.
  if (existsSync(target) && readFileSync(target, "utf8") === source) return;
  writeFileSync(target, source);
}

function entrySource(app: string): string {
  return `// Written by gradio-workers at every build.
import app from ${JSON.stringify(app)};
import { createDurableObjects } from "gradio-workers/durable";
import { createWorker } from "gradio-workers/worker";

export default createWorker(app);
export const { QueueObject, Runner } = createDurableObjects(app);
`;
}

function devSource(app: string, hub: string): string {
  return `// Written by gradio-workers at every save.
import { develop } from "gradio-workers/dev";
import { createDurableObjects } from "gradio-workers/durable";

const { worker, classes } = await develop(() => import(${JSON.stringify(app)}), {
  createDurableObjects,
  stamp: ${JSON.stringify(Date.now().toString(36))},
  hub: ${JSON.stringify(hub)},
});
export default worker;
export const { QueueObject, Runner } = classes;
`;
}

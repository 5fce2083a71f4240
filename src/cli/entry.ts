import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";

const FOLDER = ".gradio";

/** Writes the file that joins an app with its Worker and its Durable Object. */
export function writeEntry(app: string): void {
  const path = resolve(app);
  if (!existsSync(path)) {
    throw new Error(`There is no ${app} here. Write the app into app.ts, or name its file with --app or GRADIO_APP.`);
  }
  const source = entrySource(relative(FOLDER, path).replaceAll("\\", "/"));
  mkdirSync(FOLDER, { recursive: true });
  const target = join(FOLDER, "worker.ts");
  // Unchanged: wrangler watches this file.
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

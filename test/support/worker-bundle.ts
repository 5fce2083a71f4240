/** Bundles a Worker for a test as wrangler does, with its bundler and its settings, but without starting it. */

import { createRequire } from "node:module";

/** As much as is used here of the esbuild that wrangler brings along. */
interface Esbuild {
  build(options: object): Promise<{ outputFiles: [{ text: string }] }>;
}

const require = createRequire(import.meta.url);
const esbuild = createRequire(require.resolve("wrangler/package.json"))("esbuild") as Esbuild; // wrangler depends on it

/** The Worker of the entry in this file, as one module. */
export async function bundleWorker(entry: string): Promise<string> {
  const { outputFiles } = await esbuild.build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: "esm",
    target: "es2024",
    supported: { using: true },
    keepNames: true,
    conditions: ["workerd", "worker", "browser"],
    define: { "process.env.NODE_ENV": '"development"' },
    external: ["cloudflare:*", "node:*"],
    loader: { ".css": "text" },
    logLevel: "silent",
  });
  return outputFiles[0].text;
}

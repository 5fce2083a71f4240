/** Builds the Worker that is put through the faults, from the built library. */

import { resolve } from "node:path";
import { build } from "vite";
import { buildLibrary } from "../../../scripts/build.ts";

/** Two versions of one app, to deploy one over the other. */
export type Build = "a" | "b";

const ENTRY = resolve(import.meta.dirname, "../worker/worker.ts");
const built = new Map<Build, Promise<string>>();

/** The Worker as one module; built on first use. */
export function bundleOf(name: Build): Promise<string> {
  const known = built.get(name) ?? bundle(name);
  built.set(name, known);
  return known;
}

async function bundle(name: Build): Promise<string> {
  await buildLibrary({ force: false });
  const output = await build({
    configFile: false,
    logLevel: "error",
    define: { BUILD: JSON.stringify(name) },
    ssr: { noExternal: true },
    resolve: { conditions: ["workerd", "node", "import"] },
    build: {
      ssr: ENTRY,
      write: false,
      minify: false,
      rolldownOptions: { external: [/^cloudflare:/, /^node:/], output: { codeSplitting: false } },
    },
  });
  const [chunk] = [output].flat().flatMap((made) => ("output" in made ? made.output : []));
  if (chunk?.type !== "chunk") throw new Error("The Worker could not be built.");
  return chunk.code;
}

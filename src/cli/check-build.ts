import { builtinModules, createRequire } from "node:module";
import { resolve } from "node:path";

/** As much as is used here of the esbuild that wrangler brings along. */
interface Esbuild {
  build(options: object): Promise<unknown>;
  formatMessages(messages: readonly Message[], options: { kind: "error" }): Promise<string[]>;
}

interface Message {
  readonly text: string;
}

/** What the platform and the library bring is not looked into. */
const EXTERNAL = ["cloudflare:*", "node:*", "gradio-workers", "gradio-workers/*", ...builtinModules];

/**
 * Tries whether an app can be bundled; answers what is wrong with it, or null. Wrangler finds it out too, but answers no
 * request any more from then on.
 */
export async function checkBuild(app: string): Promise<string | null> {
  const require = createRequire(resolve("package.json"));
  const esbuild = createRequire(require.resolve("wrangler/package.json"))("esbuild") as Esbuild; // wrangler depends on it
  try {
    await esbuild.build({
      entryPoints: [app],
      bundle: true,
      write: false,
      format: "esm",
      conditions: ["workerd", "worker", "browser"],
      external: EXTERNAL,
      logLevel: "silent",
    });
    return null;
  } catch (error) {
    const { errors } = error as { errors: Message[] }; // so esbuild says it
    // What is no script is loaded by wrangler's own rules.
    const real = errors.filter(({ text }) => !text.startsWith("No loader is configured"));
    if (real.length === 0) return null;
    return (await esbuild.formatMessages(real, { kind: "error" })).join("\n").trim();
  }
}

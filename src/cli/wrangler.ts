import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
// Not the global one: bundlers that build for Workers replace `process.env` by an empty object.
import { env } from "node:process";
import { createInterface } from "node:readline";
import { certificateSettings } from "./certificates.ts";
import { DevHub } from "./dev-hub.ts";
import { writeEntry } from "./entry.ts";
import { SaveFollower } from "./save-follower.ts";
import { followSaves } from "./saves.ts";

/** Keeps wrangler from asking the network for what a local run does not need. */
export const QUIET = {
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_HIDE_BANNER: "true",
};

/** Node keeps wrangler compiled here, which saves about a fifth of each later start. */
const NODE_COMPILE_CACHE = "node_modules/.cache/gradio-workers/compiled";

/** Lets wrangler's esbuild, a program in Go, collect garbage less often: a bundle takes a fifth less time, and 100 MB more. */
const GOGC = "400";

export interface DevOptions {
  /** File of the app. */
  app: string;
  port: number;
  /** Further options of wrangler. */
  others?: readonly string[];
}

/** Runs the app on this machine until it is stopped. */
export async function runDev({ app, port, others = [] }: DevOptions): Promise<void> {
  const startedAt = Date.now();
  const hub = await DevHub.open(port);
  // Wrangler does this too, but would bury what we have to say about a missing app.
  writeEntry(app, hub.url);
  const args = ["dev", "--port", String(port), "--show-interactive-dev-session=false", ...others];
  const child = start({ args, app, output: "pipe", hub: hub.url });
  const saves = followSaves(app, hub);
  const follower = new SaveFollower(hub);
  // What is said before the app is ready matters only if something goes wrong.
  let held: string[] | null = [];
  let isReady = false;
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on("line", (line) => {
      if (follower.takes(line)) return;
      if (!isReady && READY.test(line)) {
        isReady = true;
        held = null;
        announce(port, Date.now() - startedAt);
      } else if (held && !FAULT.test(line)) {
        held.push(line);
      } else {
        held?.forEach(show);
        held = null;
        show(line);
      }
    });
  }
  await ended(child);
  hub.close();
  await saves.close();
  held?.forEach(show);
}

/** Runs any wrangler command on the app. It may ask questions. */
export async function runWrangler(args: readonly string[], app: string): Promise<void> {
  writeEntry(app);
  await ended(start({ args, app, output: "inherit" }));
}

interface StartOptions {
  args: readonly string[];
  app: string;
  output: "pipe" | "inherit";
  /** Address of a {@link DevHub}. */
  hub?: string;
}

function start({ args, app, output, hub }: StartOptions): ChildProcess {
  // A group of its own, so that stopping us stops everything that wrangler has started. One that may ask questions must
  // stay in the terminal's group, or it cannot read the answers.
  const hasGroup = output === "pipe" && process.platform !== "win32";
  const child = spawn(process.execPath, [wranglerScript(), ...args], {
    stdio: [output === "pipe" ? "ignore" : "inherit", output, output],
    detached: hasGroup,
    env: {
      NODE_COMPILE_CACHE,
      ...QUIET,
      GOGC,
      ...certificateSettings(),
      ...env,
      GRADIO_APP: app,
      ...(hub && { GRADIO_DEV_HUB: hub }),
    },
  });
  const stop = (): void => {
    if (child.exitCode !== null || child.pid === undefined) return;
    try {
      process.kill(hasGroup ? -child.pid : child.pid, "SIGTERM");
    } catch {
      // It has ended in this very moment.
    }
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  process.on("exit", stop);
  return child;
}

function wranglerScript(): string {
  const require = createRequire(join(process.cwd(), "package.json"));
  try {
    return join(dirname(require.resolve("wrangler/package.json")), "bin/wrangler.js");
  } catch (cause) {
    throw new Error("wrangler is not installed here. Run npm install, or npm install --save-dev wrangler.", { cause });
  }
}

async function ended(child: ChildProcess): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  child.on("error", reject);
  child.on("close", resolve);
  const code = await promise;
  if (code) process.exitCode = code;
}

function announce(port: number, milliseconds: number): void {
  const url = `http://localhost:${port}`;
  console.log(`\n  ${url}               the app, ready in ${(milliseconds / 1000).toFixed(1)} s`);
  console.log(`  ${url}/?view=api      its API\n\n  Ctrl-C stops it.\n`);
}

const READY = /Ready on http/;
const FAULT = /ERROR|✘|Error:/;
/** Wrangler's own story. What the app logs, and every error, is passed on. */
const NOISE =
  /^\[wrangler:info\]|^⎔|^\s*$|^Your Worker|^env\.|NOSENTRY|^Binding|^Using vars|custom build|^\[custom build\]|Running:|^🪵/;

function show(line: string): void {
  if (FAULT.test(line) || !NOISE.test(line)) console.log(line);
}

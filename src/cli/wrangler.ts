import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";

/** Keeps wrangler from asking the network for what a local run does not need. */
const QUIET = {
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_HIDE_BANNER: "true",
};

export interface DevOptions {
  /** File of the app. */
  app: string;
  port: number;
}

/** Runs the app on this machine until it is stopped. */
export async function runDev({ app, port }: DevOptions): Promise<void> {
  const startedAt = Date.now();
  const child = start(["dev", "--port", String(port), "--show-interactive-dev-session=false"], app, "pipe");
  let isReady = false;
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on("line", (line) => {
      if (!isReady && /Ready on http/.test(line)) {
        isReady = true;
        announce(port, Date.now() - startedAt);
      } else if (!isNoise(line, isReady)) console.log(line);
    });
  }
  await ended(child);
}

/** Runs any wrangler command on the app. */
export async function runWrangler(args: readonly string[], app: string): Promise<void> {
  await ended(start(args, app, "inherit"));
}

function start(args: readonly string[], app: string, output: "pipe" | "inherit"): ChildProcess {
  const require = createRequire(join(process.cwd(), "package.json"));
  const script = join(dirname(require.resolve("wrangler/package.json")), "bin/wrangler.js");
  // A group of its own, so that stopping us stops everything that wrangler has started.
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ["ignore", output, output],
    detached: process.platform !== "win32",
    env: { ...QUIET, ...process.env, GRADIO_APP: app },
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stop(child));
  process.on("exit", () => stop(child));
  return child;
}

function stop(child: ChildProcess): void {
  if (child.exitCode !== null || child.pid === undefined) return;
  try {
    if (process.platform === "win32") child.kill();
    else process.kill(-child.pid, "SIGTERM");
  } catch {
    // It has ended in this very moment.
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

/** Wrangler's own story; what the app logs, and every error, is passed on. */
function isNoise(line: string, isReady: boolean): boolean {
  if (/ERROR|✘|Error:/.test(line)) return false;
  return /^\[wrangler:info\]|^⎔|^\s*$|^Your Worker|^env\.|^Binding|^Using vars|custom build|^\[custom build\]|Running:/.test(line) || !isReady;
}

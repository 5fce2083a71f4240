#!/usr/bin/env node
/** `gradio-workers`: comfort around wrangler. */

import { env } from "node:process";
import { parseArgs } from "node:util";
import { writeEntry } from "./entry.ts";
import type { DevOptions } from "./wrangler.ts";

const HELP = `gradio-workers <command>

  new <folder>     makes a new app
  dev              runs the app on this machine      [--port 8787]
  deploy           puts the app on Cloudflare        [--dry-run]
  build            writes the Worker's entry file; wrangler calls this by itself

The app is app.ts in this folder, or the file that --app or GRADIO_APP names. Other options go on to wrangler.`;

/** Each command loads its own code: wrangler runs "build" at every save, and waits for it. */
async function main(): Promise<void> {
  const [command = "help", ...argv] = process.argv.slice(2);
  switch (command) {
    case "build":
      return build(optionsOf(argv).app, env["GRADIO_DEV_HUB"]);
    case "dev":
      requireNode();
      return (await import("./wrangler.ts")).runDev(optionsOf(argv));
    case "deploy":
      requireNode();
      return (await import("./wrangler.ts")).runWrangler(["deploy", ...optionsOf(argv).others], optionsOf(argv).app);
    case "new":
      return (await import("./new.ts")).createProject(argv[0]);
    case "help":
    case "--help":
    case "-h":
      return console.log(HELP);
    default:
      throw new Error(`There is no command "${command}".\n\n${HELP}`);
  }
}

function build(app: string, hub: string | undefined): void {
  if (env["WRANGLER_COMMAND"] === "dev" && !hub) console.log("To start again at every save, run: gradio-workers dev");
  writeEntry(app, hub);
}

function requireNode(): void {
  if (Number(process.versions.node.split(".")[0]) >= 22) return;
  throw new Error(
    `Node.js ${process.versions.node} is too old: wrangler needs 22 or newer. ` +
      "Run this with npm or npx in the app's folder; the Node.js that its package.json names is used then.",
  );
}

/** Our own options; all others are wrangler's. */
function optionsOf(argv: readonly string[]): Required<DevOptions> {
  const { values, tokens } = parseArgs({
    args: [...argv],
    options: { app: { type: "string" }, port: { type: "string" } },
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const own = new Set(
    tokens.flatMap((token) => {
      if (token.kind !== "option" || !["app", "port"].includes(token.name)) return [];
      return token.inlineValue === false ? [token.index, token.index + 1] : [token.index];
    }),
  );
  return {
    app: typeof values.app === "string" ? values.app : (env["GRADIO_APP"] ?? "app.ts"),
    port: portOf(values.port ?? env["PORT"] ?? 8787),
    others: argv.filter((_, i) => !own.has(i)),
  };
}

function portOf(given: unknown): number {
  const port = Number(given);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Error("--port takes a number between 1 and 65535.");
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

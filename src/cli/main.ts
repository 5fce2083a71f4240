#!/usr/bin/env node
/** `gradio-workers`: comfort around wrangler. */

import { parseArgs } from "node:util";
import { writeEntry } from "./entry.ts";
import { createProject } from "./new.ts";
import { runDev, runWrangler } from "./wrangler.ts";

const HELP = `gradio-workers <command>

  new <folder>     makes a new app
  dev              runs the app on this machine      [--port 8787]
  deploy           puts the app on Cloudflare        [--dry-run and wrangler's other options]
  build            writes the Worker's entry file; wrangler calls this by itself

The app is app.ts in this folder, or the file that --app or GRADIO_APP names.`;

async function main(): Promise<void> {
  if (Number(process.versions.node.split(".")[0]) < 22) {
    throw new Error(`Node ${process.versions.node} is too old: wrangler needs 22 or newer. Run this through npm or npx.`);
  }
  const [command = "help", ...rest] = process.argv.slice(2);
  switch (command) {
    case "build":
      return writeEntry(appOf(rest));
    case "dev":
      return runDev({ app: appOf(rest), port: portOf(rest) });
    case "deploy":
      return runWrangler(["deploy", ...rest.filter((argument) => !argument.startsWith("--app"))], appOf(rest));
    case "new":
      return createProject(rest[0]);
    case "help":
    case "--help":
    case "-h":
      return console.log(HELP);
    default:
      throw new Error(`There is no command "${command}".\n\n${HELP}`);
  }
}

function appOf(argv: readonly string[]): string {
  return options(argv).app ?? process.env["GRADIO_APP"] ?? "app.ts";
}

function portOf(argv: readonly string[]): number {
  const port = Number(options(argv).port ?? process.env["PORT"] ?? 8787);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Error("--port takes a number between 1 and 65535.");
}

function options(argv: readonly string[]): { app?: string | undefined; port?: string | undefined } {
  const { values } = parseArgs({
    args: [...argv],
    options: { app: { type: "string" }, port: { type: "string" } },
    strict: false,
    allowPositionals: true,
  });
  return {
    app: typeof values.app === "string" ? values.app : undefined,
    port: typeof values.port === "string" ? values.port : undefined,
  };
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

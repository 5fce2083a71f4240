/** Serves one demo: `DEMO=tabs PORT=8787 npm start`; `npm run deploy -- --dry-run` builds it for Cloudflare. */

import { existsSync, readdirSync } from "node:fs";
import { runDev, runWrangler } from "../src/cli/wrangler.ts";
import { buildLibrary } from "./build.ts";

const demo = process.env["DEMO"] ?? "hello_world";
const app = `demos/${demo}/app.ts`;
if (!existsSync(app)) {
  const demos = readdirSync("demos").filter((name) => existsSync(`demos/${name}/app.ts`));
  console.error(`There is no demo "${demo}". Choose one of:\n  ${demos.join("\n  ")}`);
  process.exit(1);
}
const port = Number(process.env["PORT"] ?? 8787);
if (!Number.isInteger(port) || port < 1 || port > 65_535) {
  console.error(`PORT is "${process.env["PORT"]}"; it takes a number between 1 and 65535.`);
  process.exit(1);
}

const [command, ...others] = process.argv.slice(2);
if (await buildLibrary({ force: false })) console.log("Built the library.");
if (command === "deploy") await runWrangler(["deploy", ...others], app);
else await runDev({ app, port, others: process.argv.slice(2) });

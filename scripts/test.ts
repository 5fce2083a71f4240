/**
 * Runs the tests: all of them, or the folders of `test/` that are named. Whatever else is said goes on to vitest.
 *
 * @example
 * npm test
 * npm run test:unit -- -t "reads a range"
 */

import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { certificateSettings } from "../src/cli/certificates.ts";
import { QUIET } from "../src/cli/wrangler.ts";
import { buildLibrary } from "./build.ts";

interface Tally {
  passed: number;
  failed: number;
}

/** The fields of vitest's JSON report that we read. */
interface VitestReport {
  testResults: {
    status: string;
    assertionResults: { status: string }[];
  }[];
}

/** Quick ones first: whoever broke something hears of it soon. */
const ORDER = ["types", "house", "unit", "parity", "workerd", "browser", "demos", "clients", "faults"];
/** These run apps on the built library; all others test the sources. */
const NEED_BUILD: ReadonlySet<string> = new Set(["demos", "clients", "faults"]);
const TSC = "node_modules/typescript/bin/tsc";
const VITEST = "node_modules/vitest/vitest.mjs";

async function main(argv: readonly string[]): Promise<void> {
  const folders = projects();
  const end = argv.findIndex((argument) => !folders.includes(argument));
  const named = end < 0 ? argv : argv.slice(0, end);
  const rest = end < 0 ? [] : argv.slice(end);
  if (named.length === 0 && rest[0] && !rest[0].startsWith("-")) {
    throw new Error(`There are no tests in test/${rest[0]}; choose from ${folders.join(", ")}.`);
  }

  const total: Tally = { passed: 0, failed: 0 };
  const wanted = named.length === 0 ? folders : named;
  // First: the type tests read declarations that this writes, and vitest remembers those that it missed.
  if (wanted.includes("types")) add(total, await checkTypes());
  if (wanted.some((name) => NEED_BUILD.has(name)) && (await buildLibrary({ force: false }))) {
    console.log("Built the library.\n");
  }
  for (const folder of wanted) {
    const startedAt = Date.now();
    const tally = await runProject(folder, rest);
    console.log(`test/${folder}: ${told(tally)} in ${((Date.now() - startedAt) / 1000).toFixed(0)} s\n`);
    add(total, tally);
  }
  console.log(told(total));
  if (total.failed > 0) process.exitCode = 1;
}

function projects(): string[] {
  const rank = (name: string): number => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);
  return readdirSync("test")
    .filter((name) => existsSync(`test/${name}/vitest.config.ts`))
    .sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
}

/** Every tsconfig; counted only when it fails, because it is not a test. */
async function checkTypes(): Promise<Tally> {
  const code = await run(TSC, ["-b"]);
  console.log(code === 0 ? "Types: no errors.\n" : "Types: see above.\n");
  return { passed: 0, failed: code === 0 ? 0 : 1 };
}

async function runProject(folder: string, flags: readonly string[]): Promise<Tally> {
  const reports = mkdtempSync(join(tmpdir(), "gradio-workers-tests-"));
  const report = join(reports, "report.json");
  const config = `test/${folder}/vitest.config.ts`;
  try {
    const code = await run(VITEST, [
      "run",
      ...["--config", config, "--passWithNoTests"],
      ...["--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
      ...flags,
    ]);
    const tally = count(report);
    // An unhandled error fails a run without failing a test.
    if (code !== 0 && tally.failed === 0) tally.failed = 1;
    return tally;
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
}

/** A file without cases of its own (the type tests, or one that cannot be loaded) counts as one. */
function count(path: string): Tally {
  if (!existsSync(path)) return { passed: 0, failed: 0 };
  const report = JSON.parse(readFileSync(path, "utf8")) as VitestReport; // written by vitest a moment ago
  const tally: Tally = { passed: 0, failed: 0 };
  for (const file of report.testResults) {
    const cases = file.assertionResults;
    const failed = cases.filter(({ status }) => status === "failed").length;
    if (file.status === "failed") tally.failed += failed || 1;
    tally.passed +=
      cases.length === 0 && file.status === "passed" ? 1 : cases.filter(({ status }) => status === "passed").length;
  }
  return tally;
}

function run(script: string, args: readonly string[]): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  // No input: nothing may stop a run to ask a question.
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...QUIET, ...certificateSettings(), ...process.env },
  });
  child.on("error", reject);
  child.on("close", (code) => resolve(code ?? 1));
  return promise;
}

function add(total: Tally, { passed, failed }: Tally): void {
  total.passed += passed;
  total.failed += failed;
}

function told({ passed, failed }: Tally): string {
  return `${passed} passed, ${failed} failed`;
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/**
 * Runs the tests: all of them, or the folders of `test/` that are named. Whatever else is said goes on to vitest.
 *
 * @example
 * npm test
 * npm run test:unit -- -t "reads a range"
 */

import { type ChildProcess, spawn } from "node:child_process";
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
/** Both wait for servers most of their time, so they wait side by side. */
const BESIDE: ReadonlySet<string> = new Set(["clients", "faults"]);
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
  for (const step of steps(wanted)) {
    for (const tally of await Promise.all(
      step.map((folder) => runProject({ folder, flags: rest, alone: step.length === 1 })),
    )) {
      add(total, tally);
    }
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
  const { code } = await run(TSC, ["-b"]);
  console.log(code === 0 ? "Types: no errors.\n" : "Types: see above.\n");
  return { passed: 0, failed: code === 0 ? 0 : 1 };
}

/** What runs one after the other, each with what runs at the same time. */
function steps(folders: readonly string[]): string[][] {
  const together = folders.filter((folder) => BESIDE.has(folder));
  const alone = folders.filter((folder) => !BESIDE.has(folder)).map((folder) => [folder]);
  return together.length === 0 ? alone : [...alone, together];
}

interface Project {
  /** The folder in `test/`. */
  folder: string;
  /** Handed on to vitest. */
  flags: readonly string[];
  /** Whether nothing else prints meanwhile; otherwise its output is shown in one piece at its end. */
  alone: boolean;
}

async function runProject({ folder, flags, alone }: Project): Promise<Tally> {
  const startedAt = Date.now();
  const reports = mkdtempSync(join(tmpdir(), "gradio-workers-tests-"));
  const report = join(reports, "report.json");
  const config = `test/${folder}/vitest.config.ts`;
  try {
    const args = [
      "run",
      ...["--config", config, "--passWithNoTests"],
      ...["--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
      ...flags,
    ];
    const { code, output } = await (alone ? run(VITEST, args) : runQuietly(VITEST, args));
    const tally = count(report);
    // An unhandled error fails a run without failing a test.
    if (code !== 0 && tally.failed === 0) tally.failed = 1;
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(0);
    process.stdout.write(`${output}test/${folder}: ${told(tally)} in ${seconds} s\n\n`);
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

interface Ended {
  code: number;
  /** What it printed, if that was kept. */
  output: string;
}

function run(script: string, args: readonly string[]): Promise<Ended> {
  return ended(start({ script, args, output: "inherit" }));
}

async function runQuietly(script: string, args: readonly string[]): Promise<Ended> {
  const child = start({ script, args, output: "pipe" });
  const printed: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => printed.push(chunk));
  const { code } = await ended(child);
  return { code, output: Buffer.concat(printed).toString() };
}

function start({ script, args, output }: { script: string; args: readonly string[]; output: "inherit" | "pipe" }) {
  return spawn(process.execPath, [script, ...args], {
    // No input: nothing may stop a run to ask a question.
    stdio: ["ignore", output, output],
    env: { ...QUIET, ...certificateSettings(), ...process.env },
  });
}

function ended(child: ChildProcess): Promise<Ended> {
  const { promise, resolve, reject } = Promise.withResolvers<Ended>();
  child.on("error", reject);
  child.on("close", (code) => resolve({ code: code ?? 1, output: "" }));
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

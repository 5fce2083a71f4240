/**
 * Measures this library beside the real Gradio and beside the bare platform.
 *
 * @example
 * npm run bench
 * npm run bench -- page predict --quick
 */

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { CannotRun, GRADIO_VERSION, gradioPython } from "../support/gradio-environment.ts";
import { launchBrowser } from "../support/browser.ts";
import type { Bench, Section } from "./figure.ts";
import { documentOf, sectionText } from "./report/document.ts";
import { machine, type Measured, readResults, type Results, writeResults } from "./report/results.ts";
import { drawPlot } from "./report/svg.ts";
import { killAll } from "./servers/processes.ts";
import { SECTIONS } from "./sections.ts";

const ROOT = resolve(import.meta.dirname, "../..");
/** Figures that were measured in a hurry are no document. */
const FOLDERS = { whole: join(ROOT, "docs"), quick: join(ROOT, ".gradio/bench/report") } as const;

const HELP = `npm run bench -- [section …] [--quick] [--draw]

  --quick   small amounts, under three minutes; the report goes to .gradio/bench/report
  --draw    draws tables and plots of the last run again, measures nothing

Sections:
${SECTIONS.map(({ name, title }) => `  ${name.padEnd(12)}${title}`).join("\n")}`;

interface Wanted {
  readonly sections: readonly Section[];
  readonly isQuick: boolean;
  readonly isDrawing: boolean;
}

async function main(argv: readonly string[]): Promise<void> {
  if (argv.includes("--help")) return console.log(HELP);
  const { sections, isQuick, isDrawing } = wantedOf(argv);
  const folder = isQuick ? FOLDERS.quick : FOLDERS.whole;
  const path = join(folder, "benchmarks/results.json");
  const results = readResults(path);
  if (isDrawing) return report(folder, results);
  await demandEverything(sections);
  for (const section of sections) {
    const measured = await measure(section, isQuick);
    // One after the other, so that a run that is stopped has kept what it finished.
    results[section.name] = measured;
    writeResults(path, results);
    report(folder, results);
    console.log(`\n${sectionText(section, measured)}`);
  }
  console.log(`The report is ${join(folder, "benchmarks.md")}.`);
}

function wantedOf(argv: readonly string[]): Wanted {
  const names = argv.filter((argument) => !argument.startsWith("--"));
  const unknown = argv.filter(
    (argument) => !["--quick", "--draw"].includes(argument) && !SECTIONS.some(({ name }) => name === argument),
  );
  if (unknown.length > 0) throw new CannotRun(`There is no ${unknown.join(" and no ")}.\n\n${HELP}`);
  return {
    sections: names.length === 0 ? SECTIONS : SECTIONS.filter(({ name }) => names.includes(name)),
    isQuick: argv.includes("--quick"),
    isDrawing: argv.includes("--draw"),
  };
}

/** Looks for what is needed before anything is measured. */
async function demandEverything(sections: readonly Section[]): Promise<void> {
  if (process.platform === "win32")
    throw new CannotRun("Processes are measured with /proc or ps: use Linux, macOS or WSL.");
  // The queue is measured beside the bare platform alone.
  if (sections.some(({ name }) => name !== "queue")) await gradioPython();
  if (!sections.some(({ name }) => name === "page")) return;
  try {
    await (await launchBrowser()).close();
  } catch (error) {
    throw new CannotRun(`No Chromium starts here; CHROME_PATH names one. ${String(error)}`, { cause: error });
  }
}

async function measure(section: Section, isQuick: boolean): Promise<Measured> {
  const startedAt = performance.now();
  const bench: Bench = {
    isQuick,
    amount: (whole, quick) => (isQuick ? quick : whole),
    say: (text) => console.error(`  ${seconds(startedAt)}  ${section.name}: ${text}`),
  };
  const result = await section.run(bench);
  console.error(`  ${seconds(startedAt)}  ${section.name} is done.`);
  return { ...result, isQuick, date: new Date().toISOString().slice(0, 10), versions: versions(), machine: machine() };
}

function seconds(startedAt: number): string {
  return `${((performance.now() - startedAt) / 1000).toFixed(0).padStart(4)} s`;
}

function versions(): Record<string, string> {
  const require = createRequire(import.meta.url);
  const versionOf = (name: string): string => String(Reflect.get(require(`${name}/package.json`), "version"));
  return {
    "gradio-workers": versionOf(ROOT),
    workerd: versionOf("workerd"),
    Gradio: GRADIO_VERSION,
    "Node.js": process.versions.node,
  };
}

function report(folder: string, results: Results): void {
  mkdirSync(join(folder, "benchmarks"), { recursive: true });
  const path = join(folder, "benchmarks.md");
  let before = "";
  try {
    before = readFileSync(path, "utf8");
  } catch {
    // The first report begins the document.
  }
  writeFileSync(path, documentOf(before, SECTIONS, results));
  for (const { plots } of Object.values(results)) {
    for (const plot of plots) writeFileSync(join(folder, "benchmarks", `${plot.name}.svg`), drawPlot(plot));
  }
}

process.on("exit", killAll);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => process.exit(130));

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof CannotRun)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

/**
 * Judges the package as its users get it: packs the tarball, has publint and attw read it, and compiles a new project
 * made from it, under each TypeScript that we support, with every declaration checked.
 */

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { buildLibrary } from "./build.ts";
import { buildTypes } from "./build-types.ts";

const COMPILERS = ["5.9.3", "7.0.2"];
/**
 * How much work the hello app may be for the compiler. TypeScript counts it alike on every machine; with the zod
 * that we take alone it is about 64,000, and each component adds some 300.
 */
const MOST_INSTANTIATIONS = 90_000;

const SETTINGS = {
  compilerOptions: {
    target: "es2024",
    module: "esnext",
    moduleResolution: "bundler",
    lib: ["es2024"],
    types: ["@cloudflare/workers-types"],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    allowImportingTsExtensions: true,
    noEmit: true,
    skipLibCheck: false,
  },
  files: ["app.ts", ".gradio/worker.ts"],
};

async function main(): Promise<void> {
  await buildLibrary({ force: false });
  buildTypes();
  const folder = mkdtempSync(join(tmpdir(), "gradio-workers-package-"));
  try {
    const tarball = pack(folder);
    npm(["exec", "--", "publint", "--strict", tarball]);
    npm(["exec", "--", "attw", tarball, "--profile", "esm-only", "--format", "table-flipped"]);
    checkConsumer(folder, tarball);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function pack(folder: string): string {
  const report = npm(["pack", "--ignore-scripts", "--json", "--pack-destination", folder], "pipe");
  const [packed] = JSON.parse(report) as { filename: string }[]; // npm's documented report
  if (!packed) throw new Error("npm pack has made no tarball.");
  return join(folder, packed.filename);
}

function checkConsumer(folder: string, tarball: string): void {
  const project = join(folder, "my-app");
  mkdirSync(project);
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  const own = JSON.parse(readFileSync("package.json", "utf8")) as { devDependencies: Record<string, string> }; // ours
  const types = `@cloudflare/workers-types@${own.devDependencies["@cloudflare/workers-types"]}`;
  const compilers = COMPILERS.map((version) => `typescript-${version}@npm:typescript@${version}`);
  const quiet = ["--no-audit", "--no-fund", "--ignore-scripts", "--loglevel", "error"];
  npm(["install", ...quiet, "--prefix", folder, tarball, types, ...compilers]);

  const modules = join(folder, "node_modules");
  const cli = join(modules, "gradio-workers", "dist", "cli.js");
  execFileSync(process.execPath, [cli, "new", project], { stdio: "pipe" });
  execFileSync(process.execPath, [cli, "build"], { cwd: project, stdio: "pipe" });
  writeFileSync(join(project, "tsconfig.json"), JSON.stringify(SETTINGS));
  for (const version of COMPILERS) {
    const compiler = join(modules, `typescript-${version}`, "bin", "tsc");
    const report = compile(project, compiler);
    const work = Number(figure(report, "Instantiations"));
    console.log(`TypeScript ${version}: no errors, ${work} instantiations, ${figure(report, "Total time")}`);
    if (work > MOST_INSTANTIATIONS) throw new Error(`The hello app may take ${MOST_INSTANTIATIONS} instantiations.`);
  }
}

function compile(project: string, compiler: string): string {
  try {
    return execFileSync(process.execPath, [compiler, "-p", project, "--extendedDiagnostics"], { encoding: "utf8" });
  } catch (error) {
    const report = error instanceof Error && "stdout" in error ? String(error.stdout) : String(error);
    throw new Error(`A project made from the package does not compile:\n${report}`, { cause: error });
  }
}

function figure(report: string, name: string): string {
  const found = new RegExp(`^${name}:\\s+(\\S+)`, "m").exec(report)?.[1];
  if (!found) throw new Error(`The compiler says nothing of "${name}":\n${report}`);
  return found;
}

function npm(args: readonly string[], output: "inherit" | "pipe" = "inherit"): string {
  // Started by npm, as every script here, it is the same npm; npm itself is a script of Node.js.
  const script = process.env["npm_execpath"];
  if (!script) throw new Error("Run this through npm: npm run package");
  const stdio = ["ignore", output, "inherit"] as const;
  return execFileSync(process.execPath, [resolve(script), ...args], { encoding: "utf8", stdio: [...stdio] });
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { afterAll, beforeAll, describe, it } from "vitest";
import { read, ROOT } from "./sources.ts";

interface Snippet {
  /** Name of the document and of the file that the snippet becomes. */
  readonly name: string;
  readonly document: string;
  readonly line: number;
  readonly code: string;
}

const FOLDER = join(ROOT, "node_modules/.cache/docs-snippets");
const IMPORT = `import * as gr from "gradio-workers";`;

const documents = read(["*.md", "docs/**/*.md"]);
const snippets = documents.flatMap(({ path, text }) => snippetsOf(path, text));

describe("the code in the documents", () => {
  let complaints = "";
  beforeAll(() => {
    complaints = compile();
  }, 60_000);
  afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

  it.for(snippets)("compiles: $document, line $line", ({ name }, { expect }) => {
    expect(complaints.split("\n").filter((line) => line.includes(`${name}.ts(`))).toEqual([]);
  });

  it("is there", ({ expect }) => {
    expect(snippets.length).toBeGreaterThan(10);
    // What the compiler says about nothing in particular, such as its own settings.
    expect(complaints.split("\n").filter((line) => /error TS/.test(line) && !line.includes(".ts("))).toEqual([]);
  });
});

describe("the links in the documents", () => {
  it.for(documents.map(({ path }) => path))("lead somewhere: %s", (path, { expect }) => {
    const text = documents.find((document) => document.path === path)?.text ?? "";
    const anchors = new Set([...text.matchAll(/^#+ (.+)$/gm)].map(([, title = ""]) => anchorOf(title)));
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = ""]) => target);
    const broken = links.filter((target) => {
      if (/^https?:/.test(target)) return false;
      if (target.startsWith("#")) return !anchors.has(target.slice(1));
      return !existsSync(join(ROOT, dirname(path), target.replace(/#.*/, "")));
    });
    expect(broken).toEqual([]);
  });
});

/** Each block of TypeScript is a module of its own; the usual import goes without saying. */
function snippetsOf(document: string, text: string): Snippet[] {
  return [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map(({ 1: code = "", index }, i) => ({
    name: `${document.replace(/\W+/g, "-")}-${i}`,
    document,
    line: text.slice(0, index).split("\n").length,
    code: code.includes(IMPORT) ? code : `${IMPORT}\n${code}\nexport {};\nvoid gr;\n`,
  }));
}

/** What the compiler says of all snippets, seen as an author's code. */
function compile(): string {
  mkdirSync(FOLDER, { recursive: true });
  for (const { name, code } of snippets) writeFileSync(join(FOLDER, `${name}.ts`), code);
  const up = relative(FOLDER, ROOT);
  const config = {
    extends: `${up}/tsconfig.demos.json`,
    compilerOptions: { rootDir: up, tsBuildInfoFile: null },
    references: [],
    include: ["*.ts"],
  };
  writeFileSync(join(FOLDER, "tsconfig.json"), JSON.stringify(config));
  const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
  try {
    return execFileSync(process.execPath, [tsc, "-p", FOLDER, "--noEmit"], { encoding: "utf8", stdio: "pipe" });
  } catch (error) {
    return error instanceof Error && "stdout" in error ? String(error.stdout) : String(error);
  }
}

/** As GitHub makes them. */
function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\w\s-]/g, "")
    .trim()
    .replace(/\s+/g, "-");
}

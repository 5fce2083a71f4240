/** The grammars of the editor; each is fetched by itself. */

import { LanguageDescription, LanguageSupport, StreamLanguage, type StreamParser } from "@codemirror/language";
import type { CodeLanguage } from "./props.ts";

const LOADERS: Readonly<Record<CodeLanguage, () => Promise<LanguageSupport>>> = {
  python: async () => (await import("@codemirror/lang-python")).python(),
  c: async () => streamed((await import("@codemirror/legacy-modes/mode/clike")).c),
  cpp: async () => streamed((await import("@codemirror/legacy-modes/mode/clike")).cpp),
  markdown: async () => (await import("@codemirror/lang-markdown")).markdown({ codeLanguages: FENCED }),
  latex: async () => streamed((await import("@codemirror/legacy-modes/mode/stex")).stex),
  json: async () => (await import("@codemirror/lang-json")).json(),
  html: async () => (await import("@codemirror/lang-html")).html(),
  css: async () => (await import("@codemirror/lang-css")).css(),
  javascript: async () => (await import("@codemirror/lang-javascript")).javascript({ jsx: true }),
  jinja2: async () => streamed((await import("@codemirror/legacy-modes/mode/jinja2")).jinja2),
  typescript: async () => (await import("@codemirror/lang-javascript")).javascript({ jsx: true, typescript: true }),
  yaml: async () => (await import("@codemirror/lang-yaml")).yaml(),
  dockerfile: async () => streamed((await import("@codemirror/legacy-modes/mode/dockerfile")).dockerFile),
  shell: async () => streamed((await import("@codemirror/legacy-modes/mode/shell")).shell),
  r: async () => streamed((await import("@codemirror/legacy-modes/mode/r")).r),
  sql: () => sql("standardSQL"),
  "sql-msSQL": () => sql("msSQL"),
  "sql-mySQL": () => sql("mySQL"),
  "sql-mariaDB": () => sql("mariaDB"),
  "sql-sqlite": () => sql("sqlite"),
  "sql-cassandra": () => sql("cassandra"),
  "sql-plSQL": () => sql("plSQL"),
  "sql-hive": () => sql("hive"),
  "sql-pgSQL": () => sql("pgSQL"),
  "sql-gql": () => sql("gql"),
  "sql-gpSQL": () => sql("gpSQL"),
  "sql-sparkSQL": () => sql("sparkSQL"),
  "sql-esper": () => sql("esper"),
};

/** What people write behind the fence of a code block in Markdown. */
const ALIASES: Readonly<Partial<Record<CodeLanguage, readonly string[]>>> = {
  python: ["py"],
  cpp: ["c++"],
  latex: ["tex"],
  html: ["xml", "svg"],
  javascript: ["js", "jsx"],
  typescript: ["ts", "tsx"],
  yaml: ["yml"],
  shell: ["bash", "sh", "zsh"],
};

const FENCED = Object.entries(LOADERS).map(
  ([name, load]) => LanguageDescription.of({ name, alias: ALIASES[name as CodeLanguage] ?? [], load }), // a key of the record
);

/** Languages whose blocks are four blanks deep by custom; the others take two. */
const DEEP: ReadonlySet<CodeLanguage> = new Set(["python", "c", "cpp"]);

/** One step of indentation. */
export function indentOf(language: CodeLanguage | null): string {
  return " ".repeat(language !== null && DEEP.has(language) ? 4 : 2);
}

/** Fetches a language. */
export function loadLanguage(language: CodeLanguage): Promise<LanguageSupport> {
  return LOADERS[language]();
}

type SqlMode = Exclude<keyof typeof import("@codemirror/legacy-modes/mode/sql"), "sql">;

async function sql(mode: SqlMode): Promise<LanguageSupport> {
  const modes = await import("@codemirror/legacy-modes/mode/sql");
  return streamed(modes[mode]);
}

function streamed(parser: StreamParser<unknown>): LanguageSupport {
  return new LanguageSupport(StreamLanguage.define(parser));
}

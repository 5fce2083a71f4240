import type { CustomButton } from "../../src/protocol/custom-button.ts";

/** The languages that are coloured. */
export const CODE_LANGUAGES = [
  "python",
  "c",
  "cpp",
  "markdown",
  "latex",
  "json",
  "html",
  "css",
  "javascript",
  "jinja2",
  "typescript",
  "yaml",
  "dockerfile",
  "shell",
  "r",
  "sql",
  "sql-msSQL",
  "sql-mySQL",
  "sql-mariaDB",
  "sql-sqlite",
  "sql-cassandra",
  "sql-plSQL",
  "sql-hive",
  "sql-pgSQL",
  "sql-gql",
  "sql-gpSQL",
  "sql-sparkSQL",
  "sql-esper",
] as const;

/** A language that is coloured. */
export type CodeLanguage = (typeof CODE_LANGUAGES)[number];

export interface CodeProps {
  value: string | null;
  /** What the code is coloured as; null leaves it plain. */
  language: CodeLanguage | null;
  /** Lines shown when there is little code. */
  lines: number;
  /** Lines to which the editor grows; longer code scrolls. Null grows without an end. */
  maxLines: number | null;
  /** Breaks long lines instead of scrolling sideways. */
  wrapLines: boolean;
  showLineNumbers: boolean;
  /** Offers words while the visitor types. */
  autocomplete: boolean;
  buttons: readonly ("copy" | "download" | CustomButton)[];
}

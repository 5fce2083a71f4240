/** Colours code with highlight.js, one language at a time. Heavy: import it lazily. */

import highlighter from "highlight.js/lib/core";

type Loader = () => Promise<{ default: Parameters<typeof highlighter.registerLanguage>[1] }>;

const LANGUAGES: Readonly<Record<string, Loader>> = {
  bash: () => import("highlight.js/lib/languages/bash"),
  css: () => import("highlight.js/lib/languages/css"),
  javascript: () => import("highlight.js/lib/languages/javascript"),
  json: () => import("highlight.js/lib/languages/json"),
  markdown: () => import("highlight.js/lib/languages/markdown"),
  python: () => import("highlight.js/lib/languages/python"),
  sql: () => import("highlight.js/lib/languages/sql"),
  typescript: () => import("highlight.js/lib/languages/typescript"),
  xml: () => import("highlight.js/lib/languages/xml"),
  yaml: () => import("highlight.js/lib/languages/yaml"),
};

const ALIASES: Readonly<Record<string, string>> = {
  html: "xml",
  js: "javascript",
  jsonc: "json",
  jsx: "javascript",
  md: "markdown",
  mjs: "javascript",
  py: "python",
  sh: "bash",
  shell: "bash",
  svg: "xml",
  ts: "typescript",
  tsx: "typescript",
  yml: "yaml",
  zsh: "bash",
};

/** Colours the code elements whose class names a language that we know; the others stay as they are. */
export async function highlightCode(blocks: readonly HTMLElement[]): Promise<void> {
  await Promise.all(blocks.map(highlight));
}

async function highlight(block: HTMLElement): Promise<void> {
  const name = /(?:^|\s)language-(\S+)/.exec(block.className)?.[1]?.toLowerCase();
  const markup = name === undefined ? null : await highlightText(block.textContent, name);
  if (markup === null) return;
  block.innerHTML = markup;
  block.classList.add("hljs");
}

/** A text in colours: its escaped characters in spans. Null for a language that we do not know. */
export async function highlightText(text: string, name: string): Promise<string | null> {
  const language = Object.hasOwn(ALIASES, name) ? ALIASES[name] : name;
  const load = language !== undefined && Object.hasOwn(LANGUAGES, language) ? LANGUAGES[language] : undefined;
  if (language === undefined || !load) return null;
  if (!highlighter.getLanguage(language)) highlighter.registerLanguage(language, (await load()).default);
  return highlighter.highlight(text, { language, ignoreIllegals: true }).value;
}

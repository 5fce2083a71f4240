import type { Fixture, FormControl } from "../shared/fixture.ts";

const PROGRAM = `import math


def area(radius: float) -> float:
    """The area of a circle."""
    # Older than the pyramids
    return math.pi * radius ** 2`;

const enhanced = { isEnhanced: true };
const still = { interactive: false };

/** Code in each language, with what it colours. */
const SAMPLES = {
  c: 'int main(void) { return puts("hi"); } // C',
  cpp: "class A : public B { std::string s; };",
  markdown: "# Title\n\nSome *words*, **more** and [a link](/there).\n\n```json\n[1]\n```",
  latex: "\\section{One} $x^2$ % note",
  json: '{ "a": [1, true, null, "text"] }',
  html: '<p class="a">&amp;<!-- b --></p>',
  css: "a:hover { color: #ff8800; margin: 1px; }",
  javascript: "const f = (x) => `a${x}` ?? /b/g;",
  jinja2: "{% if user %}Hello {{ user.name }}{% endif %}",
  typescript: "interface A<T> { readonly b: T | null }",
  yaml: "a: [1, two]\nb: &c true",
  dockerfile: "FROM node:24\nRUN npm ci",
  shell: 'for f in *.txt; do echo "$f"; done',
  r: "f <- function(x) x %>% sum(na.rm = TRUE)",
  sql: "SELECT name FROM users WHERE id = 5 -- one",
};

export const fixtures: readonly Fixture[] = [
  { name: "empty", props: { label: "Program" }, ...enhanced },
  { name: "filled", props: { label: "Program", language: "python", value: PROGRAM }, ...enhanced },
  { name: "static", props: { label: "Program", language: "python", value: PROGRAM, ...still }, ...enhanced },
  { name: "static and empty", props: { label: "Program", ...still } },
  { name: "one line", props: { label: "Command", value: "npm ci", lines: 1, maxLines: 1 }, ...enhanced },
  {
    name: "more than fits",
    props: { label: "Numbers", value: Array.from({ length: 120 }, (_, i) => `${i}`).join("\n"), maxLines: 8 },
    ...enhanced,
  },
  { name: "long line", props: { label: "Line", value: "word ".repeat(60), lines: 2 }, ...enhanced },
  { name: "long line, wrapped", props: { value: `${"word ".repeat(60)}\nend`, wrapLines: true }, ...enhanced },
  {
    name: "without numbers",
    props: { label: "Program", language: "python", value: PROGRAM, showLineNumbers: false },
    ...enhanced,
  },
  { name: "without buttons", props: { label: "Program", value: "a", buttons: [] }, ...enhanced },
  { name: "refused", props: { label: "Program", value: "a", validationError: "Too short" }, ...enhanced },
  { name: "right to left", props: { label: "תוכנית", value: "x = 'שלום'", language: "python" }, ...enhanced },
  { name: "no label", props: { label: "Hidden", showLabel: false, value: "a" }, ...enhanced },
  { name: "no container", props: { label: "Bare", container: false, showLabel: false, value: "a" }, ...enhanced },
  { name: "long label", props: { label: "A label that goes on ".repeat(8), value: "a" }, ...enhanced },
  ...Object.entries(SAMPLES).map(([language, value]) => ({
    name: `in ${language}`,
    props: { label: language, language, value, lines: 1 },
    ...enhanced,
  })),
];

export const formControl: FormControl = {
  fixture: "one line",
  // Only the editor takes text.
  needsScript: true,
  enter(host) {
    const line = host.querySelector(".cm-content[contenteditable=true] .cm-line");
    const editor = host.querySelector<HTMLElement>(".cm-content");
    if (!line || !editor) return;
    editor.focus();
    host.ownerDocument.getSelection()?.selectAllChildren(line);
    host.ownerDocument.execCommand("insertText", false, "pwd");
  },
  entered: "pwd",
  events: ["focus", "input"],
  other: "ls",
  shown: (host) => host.querySelector(".cm-line")?.textContent,
};

import type { Fixture } from "../shared/fixture.ts";

const CODE =
  '```python\ndef greet(name: str) -> str:\n    return f"Hello {name}!"\n```\n\nand without a language:\n\n```\nplain < text\n```';
const TABLE = "| Fruit | Price |\n| :--- | ---: |\n| Apple | 1.20 |\n| Pear | 0.90 |";

const states: readonly Fixture[] = [
  { name: "empty", props: {} },
  { name: "text", props: { value: "# Who is there?\n\nA **bold** claim, a [link](https://example.com) and `code`." } },
  { name: "lists and table", props: { value: `1. one\n2. two\n   - nested\n\n- [x] done\n- [ ] to do\n\n${TABLE}` } },
  { name: "code", props: { value: CODE }, isEnhanced: true },
  {
    name: "formula",
    props: { value: "The area is\n$$\nA = \\int_0^1 \\vec{x}^2 \\, dx\n$$\nand $$\\wrong{x}$$ is wrong." },
    isEnhanced: true,
  },
  { name: "headings with links", props: { value: "# One\n\n## Two\n\n## Two", headerLinks: true } },
  { name: "line breaks", props: { value: "first line\nsecond line", lineBreaks: true } },
  {
    name: "harmless HTML",
    props: { value: '<h2 align="center">Centred</h2>\n\n<details><summary>More</summary>Inside</details>' },
  },
  {
    name: "harmful HTML",
    props: { value: "<img src=x onerror=alert(1)><script>alert(1)</script></div></div><b>never closed" },
  },
  { name: "trusted HTML", props: { value: "<em>as it is</em>", sanitizeHtml: false } },
  { name: "right to left", props: { value: "# שלום\n\nטקסט מימין לשמאל", rtl: true } },
  { name: "scrolls", props: { value: "A line of text.\n\n".repeat(30), height: 120 } },
  { name: "copy button", props: { value: "Copy **me**", buttons: ["copy"] } },
  { name: "framed", props: { value: "In a frame, with room", container: true, padding: true } },
];

/** What a Markdown has unless its author says otherwise. */
const defaults = {
  container: false,
  showLabel: false,
  minWidth: null,
  latexDelimiters: [{ left: "$$", right: "$$", display: true }],
};

export const fixtures: readonly Fixture[] = states.map((state) => ({
  ...state,
  props: { ...defaults, ...state.props },
}));

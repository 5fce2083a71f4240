import { describe, it } from "vitest";
import { dedent } from "../../src/core/dedent.ts";
import { Markdown } from "../../components/markdown/definition.ts";
import { type MarkdownOptions, renderMarkdown } from "../../components/shared/markdown.ts";
import { formulaAt, nextFormula } from "../../components/shared/math-delimiters.ts";

const dollars = [
  { left: "$", right: "$", display: false },
  { left: "$$", right: "$$", display: true },
];

function html(source: string, options: Partial<MarkdownOptions> = {}): string {
  const defaults = { sanitizeHtml: true, lineBreaks: false, headerLinks: false, latexDelimiters: dollars };
  return renderMarkdown(source, { ...defaults, ...options });
}

describe("drawing Markdown", () => {
  it("speaks GitHub's flavour", ({ expect }) => {
    expect(html("# Hi\n\n~~a~~ **b** https://example.com")).toBe(
      "<h1>Hi</h1>\n<p><del>a</del> <strong>b</strong> " +
        '<a href="https://example.com" target="_blank" rel="noopener noreferrer">https://example.com</a></p>\n',
    );
    expect(html("| a |\n| -: |\n| 1 |")).toContain('<td align="right">1</td>');
    expect(html("```ts\na < b\n```")).toBe('<pre><code class="language-ts">a &lt; b\n</code></pre>\n');
  });

  it("names the boxes of task lists", ({ expect }) => {
    expect(html("- [x] a\n- [ ] b")).toContain('<input type="checkbox" disabled checked aria-label="Done"> a');
  });

  it("breaks lines where it is told to", ({ expect }) => {
    expect([html("a\nb"), html("a\nb", { lineBreaks: true })]).toEqual(["<p>a\nb</p>\n", "<p>a<br>b</p>\n"]);
  });

  it("gives headings an address of their own", ({ expect }) => {
    const page = html("# Über *uns*\n\n## Component 5\n\n## Component 5\n\n# !", { headerLinks: true });
    expect([...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)).toEqual([
      "über-uns",
      "section-component-5",
      "section-component-5-1",
      "section",
    ]);
    expect(page).toContain('href="#über-uns"');
    expect(html("# Hi")).toBe("<h1>Hi</h1>\n");
  });

  it("leaves formulas alone", ({ expect }) => {
    expect(html("a $x_1 * y_1$ *b*")).toBe("<p>a $x_1 * y_1$ <em>b</em></p>\n");
    expect(html("text\n$$\na\n- b\n\n# c\n$$\nmore")).toBe("<p>text</p>\n<p>$$\na\n- b\n\n# c\n$$</p>\n<p>more</p>\n");
    expect(html("`$x_1$`")).toBe("<p><code>$x_1$</code></p>\n");
    expect(html("$a<b$")).toBe("<p>$a&lt;b$</p>\n");
    expect(html("a $x_1$ *b*", { latexDelimiters: [] })).toBe("<p>a $x_1$ <em>b</em></p>\n");
  });

  it("trusts HTML only where it is told to", ({ expect }) => {
    expect(html("<b onclick=x>b</b>")).toBe("<p><b>b</b></p>\n");
    expect(html("<b onclick=x>b</b>", { sanitizeHtml: false })).toBe("<p><b onclick=x>b</b></p>\n");
  });

  it("shows text that is nested too deep as it is", ({ expect }) => {
    expect(html("> ".repeat(20_000) + "x")).toMatch(/^<p>(?:&gt; )+x<\/p>$/);
  });

  it("draws nothing of nothing", ({ expect }) => {
    expect(html(" \n ")).toBe("");
  });

  it("draws for the server what the browser would", ({ expect }) => {
    const prerender = Markdown.definition.prerender;
    const drawn = { id: 1, props: {}, hasChildren: false };
    const props = { value: "# a", sanitizeHtml: true, lineBreaks: false, headerLinks: true, latexDelimiters: [] };
    expect(prerender?.(props, drawn)).toEqual({ rendered: html("# a", { headerLinks: true }) });
    expect(prerender?.({}, drawn)).toEqual({ rendered: "" });
  });
});

describe("finding formulas", () => {
  it("takes the longer of two openings", ({ expect }) => {
    expect(formulaAt("$$x$$", 0, dollars)).toEqual({ start: 0, end: 5, tex: "x", display: true });
    expect(nextFormula("a $x$ b", 0, dollars)).toEqual({ start: 2, end: 5, tex: "x", display: false });
  });

  it("looks for the end outside of braces and behind backslashes", ({ expect }) => {
    expect(formulaAt("$\\text{a $b$ c}$", 0, dollars)?.tex).toBe("\\text{a $b$ c}");
    expect(formulaAt("$a \\$ b$", 0, dollars)?.tex).toBe("a \\$ b");
    expect(nextFormula("only $5", 0, dollars)).toBeNull();
  });
});

describe("indentation", () => {
  it("goes where all lines share it", ({ expect }) => {
    expect(dedent("\n    # Hi\n      there\n\n    end\n  ")).toBe("# Hi\n  there\n\nend");
    expect(dedent("  a\n   b\n")).toBe("a\nb");
    expect(dedent("\ta\n\tb")).toBe("a\nb");
  });
});

import { describe, it } from "vitest";
import { renderText } from "../../components/chatbot/text-options.ts";
import { renderMarkdown } from "../../components/shared/markdown.ts";
import { isSafeLink, isSafeMedia, sanitizeHtml } from "../../components/shared/sanitize.ts";
import { type HtmlTag, tagsOf } from "../support/html-tokens.ts";
import { xssCorpus } from "../support/xss-corpus.ts";

const ELEMENTS = new Set(
  (
    "a abbr address article aside audio b bdi bdo big blockquote br caption center cite code col colgroup dd del details " +
    "dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img input ins kbd li mark ol p pre q s " +
    "samp section small source span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var video wbr"
  ).split(" "),
);

const ATTRIBUTES = new Set(
  (
    "align alt aria-label checked class color colspan controls datetime dir disabled height href id lang loading loop muted " +
    "open poster rel reversed rowspan scope size span src start target title type value width"
  ).split(" "),
);

const VOID = new Set(["br", "col", "hr", "img", "input", "source", "wbr"]);

/** Why the markup is dangerous; null when it is not. */
function danger(html: string): string | null {
  const open: string[] = [];
  for (const tag of tagsOf(html)) {
    if (!ELEMENTS.has(tag.name)) return `<${tag.name}>`;
    if (tag.isEnd && open.pop() !== tag.name) return `a stray </${tag.name}>`;
    if (!tag.isEnd && !VOID.has(tag.name)) open.push(tag.name);
    const reason = dangerousAttribute(tag);
    if (reason) return reason;
  }
  return open.length > 0 ? `open <${open.join("><")}>` : null;
}

function dangerousAttribute({ name: element, attributes }: HtmlTag): string | null {
  const named = Object.fromEntries(attributes);
  if (new Set(attributes.map(([name]) => name)).size < attributes.length) return "an attribute twice";
  for (const [name, value] of attributes) {
    if (!ATTRIBUTES.has(name)) return `${name}="${value}"`;
    if (name === "class" && !/^(?:language-[\w+#.-]+|md-header-anchor)$/.test(value)) return `class="${value}"`;
    if (name === "id" && (!/^h[1-6]$/.test(element) || value.startsWith("component-"))) return `id="${value}"`;
    if (["href", "src", "poster"].includes(name)) {
      const { protocol } = new URL(value, "https://app.example/page");
      const isPicture = name !== "href" && /^data:image\/(?:png|jpeg|gif|webp);base64,[\w+/=]*$/.test(value);
      const allowed = name === "href" ? ["http:", "https:", "mailto:"] : ["http:", "https:"];
      if (!allowed.includes(protocol) && !isPicture) return `${name}="${value}"`;
    }
  }
  const opensTab = named["target"] !== undefined;
  if (opensTab && (named["target"] !== "_blank" || named["rel"] !== "noopener noreferrer")) return "an opener";
  return element === "input" && named["type"] !== "checkbox" ? "an input" : null;
}

const everything = {
  sanitizeHtml: true,
  lineBreaks: true,
  headerLinks: true,
  latexDelimiters: [
    { left: "$$", right: "$$", display: true },
    { left: "\\(", right: "\\)", display: false },
  ],
};

describe("the sanitiser: CWE-79, TOB-24, #13662, CVE-2026-109288", () => {
  it("has enough to chew on", ({ expect }) => {
    expect(new Set(xssCorpus).size).toBe(xssCorpus.length);
    expect(xssCorpus.length).toBeGreaterThanOrEqual(200);
  });

  it("leaves nothing executable of the corpus", ({ expect }) => {
    const survivors = xssCorpus.map((text) => [text, danger(sanitizeHtml(text))]).filter(([, why]) => why !== null);
    expect(survivors).toEqual([]);
  });

  it("leaves nothing executable of it as Markdown, wherever it stands", ({ expect }) => {
    const places = [
      (text: string) => text,
      (text: string) => `# ${text}`,
      (text: string) => `- ${text}\n  > ${text}`,
      (text: string) => `[x](${text}) ![x](${text} "${text}")`,
      (text: string) => `[x]: ${text} '${text}'\n\n[x] **${text}** \`${text}\``,
      (text: string) => `| a |\n| - |\n| ${text} |`,
      (text: string) => `\`\`\`${text}\n${text}\n\`\`\``,
      (text: string) => `$$${text}$$ \\(${text}\\)`,
    ];
    const texts = xssCorpus.flatMap((text) => places.map((place) => place(text)));
    const survivors = texts.map((text) => [text, danger(renderMarkdown(text, everything))]).filter(([, why]) => why);
    expect(survivors).toEqual([]);
    // In messages, tags that nobody knows are text.
    const chat = { ...everything, allowTags: true };
    expect(texts.map((text) => [text, danger(renderText(text, chat))]).filter(([, why]) => why)).toEqual([]);
  });

  it("changes nothing the second time", ({ expect }) => {
    const once = xssCorpus.map(sanitizeHtml);
    expect(once.map(sanitizeHtml)).toEqual(once);
  });

  it("holds for any two of the corpus in a row", ({ expect }) => {
    for (const [i, text] of xssCorpus.entries()) {
      const pair = (xssCorpus[(i * 37 + 11) % xssCorpus.length] ?? "") + text;
      expect(danger(sanitizeHtml(pair)), pair).toBeNull();
    }
  });

  it("keeps harmless formatting", ({ expect }) => {
    const html =
      '<h2 align="center">Hi</h2><p>a <b>b</b> <code class="language-ts">c</code><br><img src="/x.png" alt="x"></p>' +
      '<table><thead><tr><th align="right">n</th></tr></thead></table><details open><summary>s</summary>t</details>';
    expect(sanitizeHtml(html)).toBe(html);
  });

  it("opens links in a new tab, but not those within the page", ({ expect }) => {
    expect(sanitizeHtml('<a href="/x?a=1&amp;b=2">x</a><a href="#y">y</a>')).toBe(
      '<a href="/x?a=1&amp;b=2" target="_blank" rel="noopener noreferrer">x</a><a href="#y">y</a>',
    );
  });

  it("turns centring by style into centring by attribute", ({ expect }) => {
    expect(sanitizeHtml('<h1 style="color:red; text-align: center">x</h1>')).toBe('<h1 align="center">x</h1>');
  });

  it("shows signs that are no tags", ({ expect }) => {
    expect(sanitizeHtml("1 < 2 and 3 > 2, a<b")).toBe("1 &lt; 2 and 3 &gt; 2, a&lt;b");
  });

  it("ends elements where a browser would", ({ expect }) => {
    expect(sanitizeHtml("<p><span><div>a</div></span></div>b")).toBe("<p><span></span></p><div>a</div>b");
    expect(sanitizeHtml("<ul><li>a<li>b</ul>")).toBe("<ul><li>a</li><li>b</li></ul>");
    expect(sanitizeHtml("<td>x</td><table><td>y<tr><td>z")).toBe("x<table><td>y</td><tr><td>z</td></tr></table>");
  });

  it("judges addresses as browsers read them", ({ expect }) => {
    expect(
      ["https://a", "/a:b", "#a:b", "?a:b", "a", "mailto:a@b.c", "//a"].filter((link) => !isSafeLink(link)),
    ).toEqual([]);
    expect(["javascript:1", " java\tscript:1", "\u0000data:x", "ftp://a", "a:b"].filter(isSafeLink)).toEqual([]);
    expect(isSafeMedia("data:image/png;base64,AA==")).toBe(true);
    expect(isSafeMedia("data:image/svg+xml;base64,AA==")).toBe(false);
  });

  it("is quick with texts made to keep it busy", ({ expect }) => {
    const started = performance.now();
    for (const part of ["<", "<a ", '<a b="', "<a b=' ", "<li>", "<div><p>", "&#", "<!--", "</p>", "<a<b "]) {
      sanitizeHtml(part.repeat(30_000));
    }
    sanitizeHtml(`<a ${"b ".repeat(100_000)}>`);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

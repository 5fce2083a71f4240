/**
 * Keeps HTML well nested, so that text from anywhere stays inside the element that it was put in. A page is one stream
 * of tags: a stray `</div>` in a message would close the frame around it, an open `<b>` would embolden all that follows.
 */

const HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"];

/** Elements without content. */
const VOID_ELEMENTS: ReadonlySet<string> = new Set(["br", "col", "hr", "img", "input", "source", "wbr"]);

/** Start tags at which a browser ends an open paragraph. */
const BLOCKS = new Set([
  ...["address", "article", "aside", "blockquote", "center", "dd", "details", "div", "dl", "dt", "figcaption"],
  ...["figure", "footer", "header", "hr", "li", "ol", "p", "pre", "section", "summary", "table", "ul"],
  ...HEADINGS,
]);

/** Searches for an open element end here: what is outside a cell is out of reach. */
const CELLS = new Set(["caption", "table", "td", "th"]);
const NO_BARRIERS: ReadonlySet<string> = new Set();

// A browser looks through address, div and p when it searches the item that a new one ends.
const ITEM_BARRIERS = new Set([...BLOCKS, ...CELLS]);
for (const transparent of ["address", "div", "p"]) ITEM_BARRIERS.delete(transparent);

/** Parts of a table and what may hold them; a browser adds the missing levels. */
const TABLE_PARENTS: Readonly<Record<string, readonly string[]>> = {
  caption: ["table"],
  col: ["colgroup", "table"],
  colgroup: ["table"],
  tbody: ["table"],
  td: ["tr", "tbody", "tfoot", "thead", "table"],
  tfoot: ["table"],
  th: ["tr", "tbody", "tfoot", "thead", "table"],
  thead: ["table"],
  tr: ["tbody", "tfoot", "thead", "table"],
};

/** Deeper nesting is not content. */
const MAX_DEPTH = 100;

/** The elements open at one place of a document. Ends them where a browser would, at the latest at the end. */
export class Nesting {
  readonly #open: string[] = [];

  /** What the browser would end before this start tag; null where it would ignore the tag. */
  start(tag: string): string | null {
    if (this.#open.length >= MAX_DEPTH) return null;
    const parents = TABLE_PARENTS[tag];
    if (parents && !this.#isInTable()) return null;
    const ends = parents ? this.#endUntil(parents) : this.#endImplied(tag);
    if (!VOID_ELEMENTS.has(tag)) this.#open.push(tag);
    return ends;
  }

  /** The end tags for this one: its own and those of all that is still open in it. Empty for a stray one. */
  end(tag: string): string {
    if (!(tag in TABLE_PARENTS)) return this.#endFrom(this.#find([tag], tag === "table" ? NO_BARRIERS : CELLS));
    const at = this.#open.lastIndexOf(tag);
    return at < this.#open.lastIndexOf("table") ? "" : this.#endFrom(at);
  }

  /** The end tags of everything that is open. */
  endAll(): string {
    return this.#endFrom(0);
  }

  #endImplied(tag: string): string {
    let ends = "";
    if (BLOCKS.has(tag)) ends += this.#endFrom(this.#find(["p"], CELLS));
    if (tag === "li") ends += this.#endFrom(this.#find(["li"], ITEM_BARRIERS));
    if (tag === "dd" || tag === "dt") ends += this.#endFrom(this.#find(["dd", "dt"], ITEM_BARRIERS));
    if (tag === "a") ends += this.#endFrom(this.#find(["a"], CELLS));
    if (HEADINGS.includes(tag) && HEADINGS.includes(this.#open.at(-1) ?? ""))
      ends += this.#endFrom(this.#open.length - 1);
    return ends;
  }

  #isInTable(): boolean {
    return this.#open.includes("table");
  }

  #endUntil(parents: readonly string[]): string {
    return this.#endFrom(this.#open.findLastIndex((tag) => parents.includes(tag)) + 1);
  }

  /** Index of the innermost of these elements; -1 if there is none or a barrier comes first. */
  #find(tags: readonly string[], barriers: ReadonlySet<string>): number {
    const at = this.#open.findLastIndex((tag) => tags.includes(tag) || barriers.has(tag));
    return tags.includes(this.#open[at] ?? "") ? at : -1;
  }

  #endFrom(at: number): string {
    if (at === -1) return "";
    return this.#open
      .splice(at)
      .reverse()
      .map((tag) => `</${tag}>`)
      .join("");
  }
}

/**
 * The one place where HTML from outside becomes HTML for the page: Markdown, HTML values, toasts, table cells. It needs
 * no document, so the server and the browser use the same code.
 *
 * Nothing passes through. The text is cut into tags and text; text is escaped, and each tag is written anew from the
 * lists below, with attribute values that were decoded, judged and encoded again. So what the browser reads is what was
 * judged, however oddly it was spelled.
 */

// The tokenizer alone: the package's own lists of what is allowed are five times as large, and we have ours.
import { parseAttr, parseTag } from "xss/lib/parser.js";
import { Nesting } from "./html-nesting.ts";

/** Answers the attribute's safe value, or null to leave it out. */
type Judge = (value: string) => string | null;

const text: Judge = (value) => value;
const flag: Judge = () => "";
const size: Judge = matching(/^\d{1,5}(?:\.\d+)?(?:%|px)?$/);
const count: Judge = matching(/^-?\d{1,6}$/);
const align: Judge = matching(/^(?:left|right|center|justify)$/i);
const link: Judge = (value) => (isSafeLink(value) ? value : null);
const media: Judge = (value) => (isSafeMedia(value) ? value : null);
const codeClass: Judge = matching(/^language-[\w+#.-]{1,40}$/);
// An id like those of the page's own elements would be found in their place.
const headingId: Judge = matching(/^(?!component-\d)[\p{L}\p{N}][\p{L}\p{N}_-]{0,200}$/u);

const EVERYWHERE: Readonly<Record<string, Judge>> = {
  title: text,
  lang: matching(/^[a-z-]{1,35}$/i),
  dir: matching(/^(?:ltr|rtl|auto)$/i),
};

const PLAIN =
  "abbr address article aside b bdi bdo big blockquote br center cite dd del details dfn dl dt em figcaption figure " +
  "footer header hr i ins kbd mark q s samp section small span strike strong sub summary sup tt u ul var wbr";

/** Element → attributes beyond those that stand everywhere. Elements that are not listed are dropped, their text stays. */
const ELEMENTS: ReadonlyMap<string, Readonly<Record<string, Judge>>> = new Map([
  ...PLAIN.split(" ").map((tag) => [tag, {}] as const),
  ...["h1", "h2", "h3", "h4", "h5", "h6"].map((tag) => [tag, { align, id: headingId }] as const),
  ["a", { href: link, class: matching(/^md-header-anchor$/), "aria-label": text }],
  ["audio", { src: media, controls: flag, loop: flag, muted: flag }],
  ["caption", { align }],
  ["code", { class: codeClass }],
  ["col", { span: count, width: size }],
  ["colgroup", { span: count }],
  ["details", { open: flag }],
  ["div", { align }],
  ["font", { color: matching(/^#?[a-z0-9]{1,30}$/i), size: matching(/^[+-]?\d$/) }],
  ["img", { src: media, alt: text, width: size, height: size, align, loading: matching(/^(?:lazy|eager)$/) }],
  ["input", {}],
  ["li", { value: count }],
  ["ol", { start: count, reversed: flag, type: matching(/^[1aAiI]$/) }],
  ["p", { align }],
  ["pre", {}],
  ["source", { src: media, type: matching(/^[\w+./-]{1,80}$/) }],
  ["table", { align, width: size }],
  ["tbody", {}],
  ["td", { align, colspan: count, rowspan: count, width: size }],
  ["tfoot", {}],
  ["th", { align, colspan: count, rowspan: count, width: size, scope: matching(/^(?:row|col|rowgroup|colgroup)$/) }],
  ["thead", {}],
  ["time", { datetime: text }],
  ["tr", { align }],
  ["video", { src: media, poster: media, controls: flag, loop: flag, muted: flag, width: size, height: size }],
]);

/** Elements whose content is no text for readers; it goes with them. */
const MUTE = new Set([
  ...["iframe", "math", "noembed", "noframes", "noscript", "object", "plaintext", "script", "select", "style", "svg"],
  ...["template", "textarea", "title", "xmp"],
]);

// The tokenizer takes quadratic time in the blanks of a tag, and no honest tag has so many.
const MAX_BLANKS = 300;

/** A comment ends late rather than early; one without an end takes the rest with it. */
const COMMENT = /<!--(?:-?>|[^]*?(?:-->|$))/g;

/** HTML that can be put into the page: no scripts, styles, frames or forms, only safe addresses, well nested. */
export function sanitizeHtml(html: string): string {
  const writer = new SafeWriter();
  // A NUL makes parsers disagree about what is a tag.
  const source = html.replaceAll("\0", "").replace(COMMENT, "");
  const safe = parseTag(
    source,
    (...[, , tag, whole]) => writer.tag(tag, whole),
    (part) => writer.text(part),
  );
  return safe + writer.end();
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text that shows as it is. */
export function escapeHtml(plain: string): string {
  return plain.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}

class SafeWriter {
  readonly #nesting = new Nesting();
  /** The element whose content is being dropped. */
  #muted: string | null = null;

  tag(tag: string, whole: string): string {
    if (this.#muted !== null) {
      if (tag === this.#muted && whole.startsWith("</")) this.#muted = null;
      return "";
    }
    // "a < b", and a tag that never ends.
    if (!/^<[a-z/!?][^]*>$/i.test(whole)) return this.text(whole);
    if (whole.startsWith("</")) return ELEMENTS.has(tag) ? this.#nesting.end(tag) : "";
    if (MUTE.has(tag)) {
      const isDone = whole.endsWith("/>") && (tag === "svg" || tag === "math");
      this.#muted = isDone ? null : tag;
      return "";
    }
    return this.#element(tag, whole);
  }

  text(part: string): string {
    return this.#muted === null ? part.replaceAll("<", "&lt;").replaceAll(">", "&gt;") : "";
  }

  end(): string {
    return this.#nesting.endAll();
  }

  #element(tag: string, whole: string): string {
    const judges = ELEMENTS.get(tag);
    if (!judges || (whole.match(/\s/g)?.length ?? 0) > MAX_BLANKS) return "";
    const attributes = safeAttributes(tag, whole, { ...EVERYWHERE, ...judges });
    if (attributes === null) return "";
    const ends = this.#nesting.start(tag);
    return ends === null ? "" : `${ends}<${tag}${attributes}>`;
  }
}

/** The attributes as they may be written, null where the element is worth nothing with what is left. */
function safeAttributes(tag: string, whole: string, judges: Readonly<Record<string, Judge>>): string | null {
  const given = readAttributes(whole);
  const safe = new Map<string, string>();
  for (const [name, value] of given) {
    const judged = Object.hasOwn(judges, name) ? judges[name]?.(value) : null;
    if (judged !== null && judged !== undefined) safe.set(name, judged);
  }
  // Authors centre headings by style, which no strict policy for styles allows; the old attribute says the same.
  const centred = /(?:^|;)\s*text-align\s*:\s*(left|right|center|justify)\b/i.exec(given.get("style") ?? "")?.[1];
  if (centred && "align" in judges && tag !== "img" && tag !== "table") safe.set("align", centred);
  if (tag === "img") {
    if (!safe.has("src")) return null;
    // Without it, screen readers read the address.
    if (!safe.has("alt")) safe.set("alt", "");
  }
  if (tag === "input") return checkbox(given);
  if (tag === "a" && safe.has("href") && !safe.get("href")?.startsWith("#")) {
    safe.set("target", "_blank").set("rel", "noopener noreferrer");
  }
  return [...safe].map(([name, value]) => (value === "" ? ` ${name}` : ` ${name}="${escapeHtml(value)}"`)).join("");
}

/** The only input there is: the box of a task list, which nobody can tick. */
function checkbox(given: ReadonlyMap<string, string>): string | null {
  if (given.get("type")?.toLowerCase() !== "checkbox") return null;
  const isDone = given.has("checked");
  return ` type="checkbox" disabled${isDone ? " checked" : ""} aria-label="${isDone ? "Done" : "Not done"}"`;
}

/** The tag's attributes as a browser reads them: the first of a name counts, character references are resolved. */
function readAttributes(whole: string): Map<string, string> {
  const attributes = new Map<string, string>();
  const list = whole.replace(/^<[^\s/>]+/, "").replace(/\/?>$/, "");
  parseAttr(list, (name, value) => {
    if (!attributes.has(name)) attributes.set(name, decodeReferences(value));
    return "";
  });
  return attributes;
}

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

/** Resolves the references that texts really have. What stays unresolved is shown as written, since it is escaped. */
function decodeReferences(value: string): string {
  return value.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]+(?=;));?/gi, (whole, name: string) => {
    if (!name.startsWith("#")) return NAMED[name.toLowerCase()] ?? whole;
    const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
  });
}

/** http, https, mailto, or an address on this site. */
export function isSafeLink(address: string): boolean {
  const scheme = schemeOf(address);
  return scheme === null || ["http", "https", "mailto"].includes(scheme);
}

/** http, https, an address on this site, or a picture inside the address itself. */
export function isSafeMedia(address: string): boolean {
  const scheme = schemeOf(address);
  if (scheme === "data") return /^data:image\/(?:png|jpeg|gif|webp);base64,[a-z\d+/=\s]*$/i.test(address.trim());
  return address.trim() !== "" && (scheme === null || scheme === "http" || scheme === "https");
}

/** What stands before the first colon. Browsers skip blanks and control characters there, so they are skipped here. */
function schemeOf(address: string): string | null {
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  const compact = address.replace(/[\s\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028\u2029\ufeff]/g, "");
  return /^([^/?#:]*):/.exec(compact)?.[1]?.toLowerCase() ?? null;
}

function matching(pattern: RegExp): Judge {
  return (value) => (pattern.test(value.trim()) ? value.trim() : null);
}

/** How texts of a Chatbot become markup: the same on the server and in the browser. */

import { Tokenizer, type Tokens } from "marked";
import { type MarkdownOptions, renderMarkdown } from "../shared/markdown.ts";
import type { ChatbotProps } from "./props.ts";

/** What the texts depend on. */
export type TextOptions = Pick<ChatbotProps, "sanitizeHtml" | "lineBreaks" | "latexDelimiters" | "allowTags">;

/** A message's text as HTML. */
export function renderText(
  text: string,
  // An element has them too, and what it has cannot be spread.
  { sanitizeHtml, lineBreaks, latexDelimiters, allowTags }: TextOptions,
): string {
  const options: MarkdownOptions = { sanitizeHtml, lineBreaks, latexDelimiters, headerLinks: false };
  return renderMarkdown(text, options, allowTags === false ? null : new VisibleTags(allowTags));
}

/** Tags that mean nothing to a browser, such as `<thinking>`, are what somebody wrote. */
class VisibleTags extends Tokenizer {
  readonly #shown: ReadonlySet<string> | null;

  constructor(shown: readonly string[] | true) {
    super();
    this.#shown = shown === true ? null : new Set(shown.map((tag) => tag.toLowerCase()));
  }

  override html(source: string): Tokens.HTML | undefined {
    return this.#tag(source.trimStart()) === null ? super.html(source) : undefined;
  }

  override tag(source: string): Tokens.Tag | undefined {
    const tag = this.#tag(source);
    if (tag === null) return super.tag(source);
    // What is escaped is text for the sanitiser too.
    const text = tag.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    return { type: "html", raw: tag, text, inLink: false, inRawBlock: false, block: false };
  }

  /** The tag that the text begins with, if it is one to be shown. */
  #tag(source: string): string | null {
    const [tag, name = ""] = /^<\/?([a-z][\w:.-]*)(?:\s[^<>]*)?\/?>/i.exec(source) ?? [];
    if (tag === undefined) return null;
    const isShown = this.#shown ? this.#shown.has(name.toLowerCase()) : !KNOWN.has(name.toLowerCase());
    return isShown ? tag : null;
  }
}

const KNOWN: ReadonlySet<string> = new Set(
  (
    "a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink blockquote body br button " +
    "canvas caption center cite code col colgroup command data datalist dd del details dfn dialog dir div dl dt em embed " +
    "fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe " +
    "image img input ins isindex kbd keygen label legend li link listing main map mark marquee math menu menuitem meta " +
    "meter nav nobr noembed noframes noscript object ol optgroup option output p param picture plaintext pre progress q " +
    "rp rt ruby s samp script search section select slot small source span strike strong style sub summary sup table " +
    "tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr xmp " +
    "svg animate animatemotion animatetransform circle clippath defs desc ellipse feblend fecolormatrix filter " +
    "foreignobject g line lineargradient marker mask metadata mpath path pattern polygon polyline radialgradient rect " +
    "set stop switch symbol text textpath tspan use view"
  ).split(" "),
);

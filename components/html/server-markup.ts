/**
 * An author's markup, made fit for the page that the server draws. There it is read together with everything around it,
 * so what does not end where it should would take the rest of the page along. Such markup, and all whose reading is an
 * art of its own, is left to the browser, which reads it apart from the page.
 */

import { STYLE_MARK } from "./style-mark.ts";

/** Markup for the page, and the rules for what its `style` attributes said: the page's policy allows none. */
export interface ServerMarkup {
  readonly html: string;
  /** One a `style` attribute; the element has its number. */
  readonly styles: readonly string[];
}

const VOID = new Set("area br col hr img input source track wbr".split(" "));

const PLAIN =
  "a abbr address article aside audio b bdi bdo blockquote button canvas caption center cite code colgroup data datalist " +
  "dd del details dfn div dl dt em fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 header hgroup i ins kbd " +
  "label legend li main map mark menu meter nav ol optgroup option output p picture pre progress q rp rt ruby s samp " +
  "search section select small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var video " +
  "svg g defs path circle ellipse rect line polyline polygon text tspan linearGradient radialGradient stop";

const KNOWN = new Set([...VOID, ...PLAIN.toLowerCase().split(" ")]);

const ATTRIBUTES = /\s+([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;
const TAG = new RegExp(
  `<(/?)([a-z][a-z0-9]*)((?:${ATTRIBUTES.source.replaceAll(/\((?!\?)/g, "(?:")})*)\\s*(/?)>`,
  "gi",
);

/** By these the page finds what is its own. */
const OUR_MARKS = /^data-(?:node|asleep|drawn|s|gr-style|children|chrome|slot|testid)$/i;

/** The markup if it can stand in the page; null if it is to be left to the browser. */
export function serverMarkup(html: string): ServerMarkup | null {
  const open: string[] = [];
  const styles: string[] = [];
  let end = 0;
  let result = "";
  for (const match of html.matchAll(TAG)) {
    const [whole, slash = "", written = "", attributes = "", closed = ""] = match;
    const name = written.toLowerCase();
    const between = html.slice(end, match.index);
    if (between.includes("<") || !KNOWN.has(name)) return null;
    end = match.index + whole.length;
    if (slash === "/") {
      if (open.pop() !== name) return null;
    } else if (!VOID.has(name) && !(closed === "/" && open.includes("svg"))) open.push(name);
    const safe = slash === "/" ? "" : withoutStyle(attributes, styles);
    if (safe === null) return null;
    result += `${between}<${slash}${written}${safe}${closed}>`;
  }
  const rest = html.slice(end);
  return rest.includes("<") || open.length > 0 ? null : { html: result + rest, styles };
}

/** A style sheet's rules if none of them reaches beyond its own braces; null if that cannot be told. */
export function serverRules(css: string): string | null {
  const bare = css.replaceAll(/\/\*[^]*?\*\/|"(?:\\[^]|[^"\\\n])*"|'(?:\\[^]|[^'\\\n])*'/g, "");
  if (/["'\\<]|\/\*|@import|@charset/.test(bare) || css.includes("<")) return null;
  let depth = 0;
  for (const [brace] of bare.matchAll(/[{}]/g)) {
    depth += brace === "{" ? 1 : -1;
    if (depth < 0) return null;
  }
  return depth === 0 ? css : null;
}

/** The attributes with `data-style` in the place of `style`; null if they hold what is not for the server to write. */
function withoutStyle(attributes: string, styles: string[]): string | null {
  let result = "";
  for (const [whole, name = "", double, single, bare] of attributes.matchAll(ATTRIBUTES)) {
    if (OUR_MARKS.test(name) || /^on/i.test(name)) return null;
    if (name.toLowerCase() !== "style") result += whole;
    else {
      const text = double ?? single ?? bare ?? "";
      // What is written with entities, or could end its rule, is for the browser to read.
      if (/[&{}<>\\@]|["'(][^"')]*;/.test(text)) return null;
      result += ` ${STYLE_MARK}="${styles.length}"`;
      styles.push(text);
    }
  }
  return result;
}

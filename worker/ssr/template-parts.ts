/** Takes a Lit template apart, once, into what is fixed and what is bound. */

import { _$LH } from "lit-html/private-ssr-support.js";

/** One bound attribute, property, event or element directive, in the order of its expressions. */
export interface Binding {
  readonly kind: "attribute" | "boolean" | "property" | "event" | "element";
  readonly name: string;
  /** Text around the expressions of an attribute: one more than there are expressions. */
  readonly statics: readonly string[];
}

/** A piece of markup. */
export type Piece =
  | { readonly kind: "markup"; readonly markup: string }
  | { readonly kind: "child" }
  | {
      /** An opening tag with bindings. */
      readonly kind: "tag";
      readonly name: string;
      /** Its place among the template's nodes, by which the browser finds it again. */
      readonly index: number;
      readonly fixedAttributes: string;
      readonly bindings: readonly Binding[];
      readonly end: string;
    };

export interface TemplateParts {
  readonly digest: string;
  readonly pieces: readonly Piece[];
}

/** What Lit's `html` and `svg` tags make. */
export interface LitTemplate {
  readonly _$litType$: 1 | 2;
  readonly strings: TemplateStringsArray;
  readonly values: readonly unknown[];
}

const cache = new WeakMap<TemplateStringsArray, TemplateParts>();

/** The parts of a template; templates are constants, so each is taken apart once. */
export function partsOf(template: LitTemplate): TemplateParts {
  const known = cache.get(template.strings);
  if (known) return known;
  const parts = { digest: digestOf(template.strings), pieces: takeApart(template) };
  cache.set(template.strings, parts);
  return parts;
}

const { marker, markerMatch, boundAttributeSuffix } = _$LH;
const ATTRIBUTE = /([^\s"'>=/]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?/g;
const TOKEN =
  /<!--[\s\S]*?-->|<\?[^>]*>|<([a-zA-Z][^\s>/]*)((?:\s+[^\s"'>=/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*(\/?>)/g;

function takeApart({ strings, _$litType$ }: LitTemplate): Piece[] {
  const [wrapped, names] = _$LH.getTemplateHtml(strings, _$litType$);
  // Lit wraps SVG so that the parser takes it for SVG; the wrapper is no node of the template.
  const markup = _$litType$ === 2 ? String(wrapped).slice("<svg>".length, -"</svg>".length) : String(wrapped);
  const boundNames = names.values();
  const pieces: Piece[] = [];
  let index = 0;
  let end = 0;
  for (const match of markup.matchAll(TOKEN)) {
    pieces.push({ kind: "markup", markup: markup.slice(end, match.index) });
    end = match.index + match[0].length;
    const [token, name, attributes = "", close = ">"] = match;
    if (name === undefined)
      pieces.push(token === `<${markerMatch}>` ? { kind: "child" } : { kind: "markup", markup: token });
    else if (attributes.includes(marker)) {
      pieces.push({ kind: "tag", name, index, ...bindingsOf(attributes, boundNames), end: close });
    } else pieces.push({ kind: "markup", markup: token });
    index++;
  }
  pieces.push({ kind: "markup", markup: markup.slice(end) });
  return pieces;
}

function bindingsOf(
  attributes: string,
  boundNames: IterableIterator<string>,
): { bindings: Binding[]; fixedAttributes: string } {
  const bindings: Binding[] = [];
  let fixedAttributes = "";
  for (const [text, name = "", quoted = ""] of attributes.matchAll(ATTRIBUTE)) {
    if (name.startsWith(marker)) bindings.push({ kind: "element", name: "", statics: ["", ""] });
    else if (name.endsWith(boundAttributeSuffix)) {
      bindings.push(bindingNamed(boundNames.next().value ?? name, unquoted(quoted).split(marker)));
    } else fixedAttributes += ` ${text}`;
  }
  return { bindings, fixedAttributes };
}

const KINDS: Readonly<Record<string, Binding["kind"]>> = { ".": "property", "?": "boolean", "@": "event" };

function bindingNamed(name: string, statics: readonly string[]): Binding {
  const kind = KINDS[name.charAt(0)];
  return kind ? { kind, name: name.slice(1), statics } : { kind: "attribute", name, statics };
}

function unquoted(text: string): string {
  return /^["']/.test(text) ? text.slice(1, -1) : text;
}

/** Lit's own digest: the browser compares it before it hydrates. */
function digestOf(strings: TemplateStringsArray): string {
  const digests = new Uint32Array(2).fill(5381);
  for (const text of strings) {
    for (let i = 0; i < text.length; i++) {
      digests[i % 2] = ((digests[i % 2] ?? 0) * 33) ^ text.charCodeAt(i);
    }
  }
  return btoa(String.fromCharCode(...new Uint8Array(digests.buffer)));
}

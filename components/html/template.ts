/**
 * Takes a template of Gradio's two languages apart: Handlebars, then JavaScript's `${…}`. A small part of Handlebars is
 * known, see docs/decisions/html-templates.md; everything else is refused by name.
 */

import { endOfCode } from "./code-end.ts";

/** Where a value of Handlebars is. */
export interface Path {
  /** How many `../` stand before it. */
  readonly up: number;
  /** Of `@index` and its kin, and of `@root`; else null. */
  readonly data: DataName | null;
  readonly keys: readonly string[];
}

export type DataName = "index" | "key" | "first" | "last" | "root";

/** One piece of a template, in order. */
export type Piece =
  | { readonly kind: "text"; readonly text: string }
  /** `${…}`: JavaScript of the author's. */
  | { readonly kind: "code"; readonly code: string }
  /** `{{…}}`, escaped, or `{{{…}}}`, raw. */
  | { readonly kind: "value"; readonly path: Path; readonly isRaw: boolean }
  | (Block & { readonly kind: BlockName });

export type BlockName = "each" | "if" | "unless" | "with";

interface Block {
  readonly path: Path;
  readonly body: readonly Piece[];
  readonly otherwise: readonly Piece[];
}

/** A template that cannot be read, with what is wrong with it. */
export class TemplateError extends Error {}

/** The pieces of a template. */
export function parseTemplate(source: string): readonly Piece[] {
  const { pieces, end } = new Reader(source).read(null);
  if (end !== null) throw new TemplateError(`{{${end}}} closes nothing.`);
  return pieces;
}

interface Read {
  readonly pieces: readonly Piece[];
  /** The `else` or `/name` that ended it; null at the end of the template. */
  readonly end: string | null;
}

const DATA_NAMES = new Set<string>(["index", "key", "first", "last", "root"]);
const BLOCK_NAMES = new Set<string>(["each", "if", "unless", "with"]);

class Reader {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  /** Reads to the end, or to what ends the block. */
  read(block: string | null): Read {
    const pieces: Piece[] = [];
    let text = "";
    const flush = (): void => {
      if (text !== "") pieces.push({ kind: "text", text });
      text = "";
    };
    for (;;) {
      const special = /\\?(?:\$\{|\{\{)/g;
      special.lastIndex = this.#at;
      const found = special.exec(this.#source);
      text += this.#source.slice(this.#at, found?.index);
      if (!found) break;
      this.#at = found.index + found[0].length;
      if (found[0].startsWith("\\")) text += found[0].slice(1);
      else if (found[0] === "${") {
        flush();
        pieces.push(this.#code());
      } else {
        const tag = this.#tag();
        if (tag.trimsBefore) text = text.trimEnd();
        flush();
        if (/^(?:else\b|\^|\/)/.test(tag.text) && !tag.isRaw) return { pieces, end: tag.text };
        const piece = this.#piece(tag);
        if (piece) pieces.push(piece);
      }
    }
    flush();
    if (block !== null) throw new TemplateError(`{{#${block}}} is never closed.`);
    return { pieces, end: null };
  }

  #code(): Piece {
    const end = endOfCode(this.#source, this.#at);
    if (end === null) throw new TemplateError("A ${ is never closed.");
    const code = this.#source.slice(this.#at, end);
    if (code.includes("{{")) throw new TemplateError(`{{…}} inside \${…} is not supported: \${${code}}.`);
    this.#at = end + 1;
    return { kind: "code", code };
  }

  #tag(): Tag {
    const open = /(?:\{)?~?(?:!--[^]*?--|![^]*?|[^{}]*?)~?\}\}\}?/y;
    open.lastIndex = this.#at;
    const found = open.exec(this.#source)?.[0];
    if (found === undefined) throw new TemplateError("A {{ is never closed.");
    const isRaw = found.startsWith("{");
    const whole = isRaw ? found.slice(1, -3) : found.replace(/\}\}\}?$/, "");
    this.#at += isRaw || !found.endsWith("}}}") ? found.length : found.length - 1;
    if (isRaw && !found.endsWith("}}}")) throw new TemplateError(`{{${found} has too few braces at its end.`);
    if (whole.endsWith("~")) this.#at += /^\s*/.exec(this.#source.slice(this.#at))?.[0].length ?? 0;
    const text = whole.replace(/^~|~$/g, "").trim();
    return { text, isRaw, trimsBefore: whole.startsWith("~") };
  }

  /** Nothing for a comment. */
  #piece({ text, isRaw }: Tag): Piece | null {
    if (text.startsWith("!")) return null;
    if (text.startsWith("#")) return this.#block(text.slice(1));
    if (text.startsWith("&")) return { kind: "value", path: pathOf(text.slice(1).trim()), isRaw: true };
    if (text.startsWith(">")) throw new TemplateError(`{{${text}}}: partials are not supported.`);
    if (text.startsWith("*")) throw new TemplateError(`{{${text}}}: decorators are not supported.`);
    return { kind: "value", path: pathOf(text), isRaw };
  }

  #block(text: string): Piece {
    const [, name = "", argument = ""] = /^(\S*)\s*([^]*)$/.exec(text) ?? [];
    if (!isBlockName(name)) {
      throw new TemplateError(`{{#${text}}} is not supported; blocks are #each, #if, #unless and #with.`);
    }
    const path = pathOf(argument);
    const { pieces: body, end } = this.read(name);
    return { kind: name, path, body, otherwise: this.#otherwise(name, end) };
  }

  /** What stands behind `else`, up to the end of the block. */
  #otherwise(block: BlockName, end: string | null): readonly Piece[] {
    if (end === `/${block}`) return [];
    const [, chained] = /^else\s+([^]+)$/.exec(end ?? "") ?? [];
    if (chained !== undefined) return [this.#chained(block, chained)];
    if (end !== "else" && end !== "^") throw new TemplateError(`{{#${block}}} ends with {{${end}}}.`);
    const { pieces, end: last } = this.read(block);
    if (last !== `/${block}`) throw new TemplateError(`{{#${block}}} ends with {{${last}}}.`);
    return pieces;
  }

  /** `{{else if …}}` is a block that ends where the outer one ends. */
  #chained(block: BlockName, text: string): Piece {
    const [, name = "", argument = ""] = /^(\S*)\s*([^]*)$/.exec(text) ?? [];
    if (!isBlockName(name)) throw new TemplateError(`{{else ${text}}} is not supported.`);
    const path = pathOf(argument);
    const { pieces: body, end } = this.read(block);
    return { kind: name, path, body, otherwise: this.#otherwise(block, end) };
  }
}

interface Tag {
  readonly text: string;
  readonly isRaw: boolean;
  readonly trimsBefore: boolean;
}

function isBlockName(name: string): name is BlockName {
  return BLOCK_NAMES.has(name);
}

const KEY = /^[^\s!"#%&'()*+,./;<=>@[\\\]^`{|}~]+$/;

function pathOf(text: string): Path {
  const refuse = (why: string): never => {
    throw new TemplateError(`{{${text}}}: ${why}`);
  };
  if (text === "") refuse("a name is missing.");
  if (/\|/.test(text)) refuse("names of block parameters are not supported; use this, @index and ../.");
  if (/[\s(]/.test(text)) refuse("helpers are not supported; use ${…} for what needs code.");
  const [, climbs = ""] = /^((?:\.\.\/)*)/.exec(text) ?? [];
  const rest = text.slice(climbs.length);
  const up = climbs.length / 3;
  if (rest === "..") return { up: up + 1, data: null, keys: [] };
  if (rest.startsWith("@")) {
    const [name = "", ...keys] = rest.slice(1).split(".");
    if (!isDataName(name) || up > 0 || (keys.length > 0 && name !== "root")) {
      refuse(`only @index, @key, @first, @last and @root are known.`);
    }
    return { up: 0, data: name as DataName, keys: keys.map((key) => keyOf(key, refuse)) }; // as was just checked
  }
  const own = rest.replace(/^this(?=[./]|$)|^\.(?=\/|$)/, "").replace(/^[./]/, "");
  const keys = own === "" ? [] : own.split(/[./](?![^[]*\])/).map((key) => keyOf(key, refuse));
  return { up, data: null, keys };
}

function isDataName(name: string): name is DataName {
  return DATA_NAMES.has(name);
}

function keyOf(text: string, refuse: (why: string) => never): string {
  const literal = /^\[([^\]]+)\]$/.exec(text)?.[1];
  if (literal !== undefined) return literal;
  return KEY.test(text) ? text : refuse("this is no path to a value.");
}

/** Turns the pieces of a template into the source of a template literal. Nothing is evaluated here. */

import type { Path, Piece } from "./template.ts";

/** The name of Handlebars' words in a module. */
export const WORDS = "__handlebars";
/** The outermost context: everything that the template is drawn with. */
export const ROOT = "__context0";

/** The whole literal, with its back-ticks. `depth` counts the blocks around that have a context of their own. */
export function literalOf(pieces: readonly Piece[], depth = 0): string {
  return `\`${pieces.map((piece) => sourceOf(piece, depth)).join("")}\``;
}

/** Whether any piece needs Handlebars' words. */
export function hasHandlebars(pieces: readonly Piece[]): boolean {
  return pieces.some(({ kind }) => kind !== "text" && kind !== "code");
}

function sourceOf(piece: Piece, depth: number): string {
  switch (piece.kind) {
    case "text":
      return piece.text.replace(/[\\`$\r]/g, (character) => (character === "\r" ? "\\r" : `\\${character}`));
    case "code":
      return `\${${piece.code}}`;
    case "value":
      return `\${${WORDS}.${piece.isRaw ? "raw" : "show"}(${valueAt(piece.path, depth)})}`;
    case "if":
    case "unless": {
      const [yes, no] = piece.kind === "if" ? [piece.body, piece.otherwise] : [piece.otherwise, piece.body];
      const condition = `${WORDS}.holds(${valueAt(piece.path, depth)})`;
      return `\${${condition} ? ${literalOf(yes, depth)} : ${literalOf(no, depth)}}`;
    }
    case "each":
    case "with": {
      const inside = `(${context(depth + 1)}, ${data(depth + 1)}) => ${literalOf(piece.body, depth + 1)}`;
      const word = piece.kind === "each" ? "each" : "within";
      const value = valueAt(piece.path, depth);
      return `\${${WORDS}.${word}(${value}, ${inside}, () => ${literalOf(piece.otherwise, depth)})}`;
    }
  }
}

function valueAt({ up, data: name, keys }: Path, depth: number): string {
  const list = keys.map((key) => `, ${JSON.stringify(key)}`).join("");
  if (name === "root") return `${WORDS}.at(${ROOT}${list})`;
  // Outside of #each there is no such thing.
  if (name !== null) return depth === 0 ? "undefined" : `${data(depth)}.${name}`;
  return `${WORDS}.at(${context(Math.max(0, depth - up))}${list})`;
}

function context(depth: number): string {
  return `__context${depth}`;
}

function data(depth: number): string {
  return `__data${depth}`;
}

/** Draws a template where nothing may be evaluated: on the server. */

import { handlebars } from "./handlebars.ts";
import type { Path, Piece } from "./template.ts";

const words = handlebars();

/** A name, and names behind it: all that can be looked up without running code. */
const LOOKUP = /^\s*[\p{ID_Start}$_][\p{ID_Continue}$]*(?:\.[\p{ID_Start}$_][\p{ID_Continue}$]*)*\s*$/u;

/** The template's text; null if it has code that only a browser can run, or that would fail there. */
export function drawTemplate(pieces: readonly Piece[], values: Readonly<Record<string, unknown>>): string | null {
  try {
    return draw(pieces, [{ value: values, data: {} }]);
  } catch {
    // Not here: the browser draws it, or says what is wrong with it.
    return null;
  }
}

interface Level {
  readonly value: unknown;
  readonly data: Readonly<Record<string, unknown>>;
}

/** `levels` are the contexts from the outermost to the one that counts. */
function draw(pieces: readonly Piece[], levels: readonly Level[]): string {
  return pieces.map((piece) => drawPiece(piece, levels)).join("");
}

function drawPiece(piece: Piece, levels: readonly Level[]): string {
  switch (piece.kind) {
    case "text":
      return piece.text;
    case "code":
      return String(lookUp(piece.code, levels[0]?.value));
    case "value":
      return piece.isRaw ? words.raw(valueAt(piece.path, levels)) : words.show(valueAt(piece.path, levels));
    case "if":
    case "unless": {
      const isBody = words.holds(valueAt(piece.path, levels)) === (piece.kind === "if");
      return draw(isBody ? piece.body : piece.otherwise, levels);
    }
    case "each":
    case "with": {
      const word = piece.kind === "each" ? words.each : words.within;
      return word(
        valueAt(piece.path, levels),
        (value, data) => draw(piece.body, [...levels, { value, data: { ...data } }]),
        () => draw(piece.otherwise, levels),
      );
    }
  }
}

function valueAt({ up, data, keys }: Path, levels: readonly Level[]): unknown {
  if (data === "root") return words.at(levels[0]?.value, ...keys);
  if (data !== null) return levels.at(-1)?.data[data];
  return words.at(levels[Math.max(0, levels.length - 1 - up)]?.value, ...keys);
}

/** `${value.length}`: throws for everything that is more than that. */
function lookUp(code: string, values: unknown): unknown {
  if (!LOOKUP.test(code)) throw new Error("This has to be run.");
  const [name = "", ...keys] = code.trim().split(".");
  if (typeof values !== "object" || values === null || !Object.hasOwn(values, name)) {
    throw new Error(`${name} is not defined.`);
  }
  return keys.reduce<unknown>(
    (inside, key) => {
      if (inside === null || inside === undefined) throw new Error(`There is no ${key} of nothing.`);
      return Reflect.get(Object(inside), key);
    },
    Reflect.get(values, name),
  );
}

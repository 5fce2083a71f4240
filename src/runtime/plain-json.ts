/** Values on their way out: only what JSON can say reaches a page, and nothing else may reach the queue that stores it. */

import { AppError } from "../core/errors.ts";

/** Deeper than this, a value is taken for one that contains itself. */
const MOST_LEVELS = 1000;

/**
 * The value, if JSON can say it as it is; else what JSON makes of it, such as the text of a Date. Throws an AppError
 * about `owner` if it can make nothing of it.
 */
export function plainJson(value: unknown, owner: string): unknown {
  const found = worst(value, 0);
  if (found === "plain") return value;
  if (found === "convertible") return JSON.parse(JSON.stringify(value) ?? "null");
  throw new AppError(`${owner} was given ${found}, which cannot be sent to the page. Return plain data.`);
}

/** "plain", "convertible", or the name of what cannot be said. */
function worst(value: unknown, level: number): string {
  switch (typeof value) {
    case "object":
      break;
    case "bigint":
      return "a BigInt";
    case "function":
      return "a function";
    case "symbol":
      return "a symbol";
    default:
      return "plain";
  }
  if (value === null) return "plain";
  if (level >= MOST_LEVELS) return "something that contains itself or is nested too deep";
  // Its own toJSON says what it is; what that answers is plain.
  if ("toJSON" in value && typeof value.toJSON === "function") return "convertible";
  let found = isPlain(value) ? "plain" : "convertible";
  for (const member of Array.isArray(value) ? value : Object.values(value)) {
    const inside = worst(member, level + 1);
    if (inside === "convertible") found = inside;
    else if (inside !== "plain") return inside;
  }
  return found;
}

function isPlain(value: object): boolean {
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** From what authors show to pieces of text. */

import type { FoundEntity, HighlightedTextProps, HighlightedTextValue, HighlightedToken } from "./props.ts";

type Rules = Pick<HighlightedTextProps, "combineAdjacent" | "adjacentSeparator" | "showWhitespaces">;

/** The pieces of a value. Throws an Error that says what is wrong with it. */
export function toTokens(value: HighlightedTextValue | undefined, rules: Rules): HighlightedToken[] | null {
  if (value === null || value === undefined) return null;
  const tokens = isList(value) ? value.map(toToken) : cut(value);
  const joined = rules.combineAdjacent ? join(tokens, rules.adjacentSeparator) : tokens;
  if (rules.showWhitespaces) return joined;
  return joined.map((each) => ({ ...each, token: each.token.trim() }));
}

function isList(value: object): value is readonly unknown[] {
  return Array.isArray(value);
}

function toToken(piece: unknown): HighlightedToken {
  const [token, found = null]: readonly unknown[] = Array.isArray(piece) ? piece : fieldsOf(piece);
  if (typeof token === "string" && isClass(found)) return { token, class_or_confidence: found };
  throw new Error(`${JSON.stringify(piece)} is no pair of a text and its category, score or null.`);
}

function fieldsOf(piece: unknown): readonly unknown[] {
  if (typeof piece !== "object" || piece === null) return [];
  return [Reflect.get(piece, "token"), Reflect.get(piece, "class_or_confidence") ?? null];
}

function isClass(found: unknown): found is HighlightedToken["class_or_confidence"] {
  return found === null || typeof found === "string" || (typeof found === "number" && Number.isFinite(found));
}

/** Cuts a text at what was found in it. */
function cut({ text, entities }: { readonly text?: unknown; readonly entities?: unknown }): HighlightedToken[] {
  if (typeof text !== "string" || !Array.isArray(entities)) {
    throw new TypeError("A record needs a text, and a list of entities.");
  }
  const found = entities.map(checkEntity).sort((a, b) => a.start - b.start);
  if (found.length === 0) return [{ token: text, class_or_confidence: null }];
  const tokens: HighlightedToken[] = [];
  let end = 0;
  for (const entity of found) {
    tokens.push({ token: text.slice(end, entity.start), class_or_confidence: null });
    const category = entity.entity ?? entity.entity_group ?? null;
    tokens.push({ token: text.slice(entity.start, entity.end), class_or_confidence: category });
    end = entity.end;
  }
  return [...tokens, { token: text.slice(end), class_or_confidence: null }];
}

function checkEntity(entity: FoundEntity): FoundEntity {
  const { start, end, entity: name, entity_group: group } = entity ?? {};
  if (isPlace(start) && isPlace(end) && isClass(name ?? null) && isClass(group ?? null)) return entity;
  throw new Error(`${JSON.stringify(entity)} is no entity with a start, an end and a name.`);
}

function isPlace(place: unknown): boolean {
  return Number.isInteger(place) && Number(place) >= 0;
}

function join(tokens: readonly HighlightedToken[], separator: string): HighlightedToken[] {
  const joined: HighlightedToken[] = [];
  for (const each of tokens) {
    const last = joined.at(-1);
    if (each.token === "") continue;
    if (last?.class_or_confidence === each.class_or_confidence) last.token += separator + each.token;
    else joined.push({ ...each });
  }
  return joined;
}

/** What Handlebars means by its words. The server calls it, and its source goes along with a template's module. */

/** What `@index` and its kin say inside of `#each`. */
export interface EachData {
  readonly index?: number;
  readonly key?: string | number;
  readonly first?: boolean;
  readonly last?: boolean;
}

/** Draws what is inside of a block. */
export type Inside = (context: unknown, data: EachData) => string;

export interface Handlebars {
  /** The value at a path: own properties only, so that no template reaches a prototype. */
  at(value: unknown, ...keys: string[]): unknown;
  /** As text that shows as it is. */
  show(value: unknown): string;
  /** As it is. */
  raw(value: unknown): string;
  /** What `#if` takes for true. */
  holds(value: unknown): boolean;
  each(value: unknown, body: Inside, otherwise: () => string): string;
  within(value: unknown, body: Inside, otherwise: () => string): string;
}

/** Self-contained, because its source travels. */
export function handlebars(): Handlebars {
  const at: Handlebars["at"] = (value, ...keys) =>
    keys.reduce<unknown>((inside, key) => {
      if (inside === null || inside === undefined || !Object.hasOwn(Object(inside), key)) return undefined;
      return Reflect.get(Object(inside), key);
    }, value);
  const raw: Handlebars["raw"] = (value) => (value === null || value === undefined ? "" : String(value));
  const show: Handlebars["show"] = (value) =>
    raw(value).replace(/[&<>"'`=]/g, (character) => `&#${character.charCodeAt(0)};`);
  const holds: Handlebars["holds"] = (value) => Boolean(value) && !(Array.isArray(value) && value.length === 0);
  return {
    at,
    raw,
    show,
    holds,
    each(value, body, otherwise) {
      if (typeof value !== "object" || value === null) return otherwise();
      const entries = Object.entries(value);
      if (entries.length === 0) return otherwise();
      const isList = Array.isArray(value);
      return entries
        .map(([key, member], index) => {
          const data = { index, key: isList ? index : key, first: index === 0, last: index === entries.length - 1 };
          return body(member, data);
        })
        .join("");
    },
    within: (value, body, otherwise) => (holds(value) || value === 0 ? body(value, {}) : otherwise()),
  };
}

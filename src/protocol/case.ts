/** Option names: camelCase for people, snake_case on the wire. */

/** `elem_id` → `elemId`. */
export function camelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** `elemId` → `elem_id`. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Renames the keys of one level; values stay as they are. */
export function renameKeys(
  props: Readonly<Record<string, unknown>>,
  rename: (name: string) => string,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(props).map(([name, value]) => [rename(name), value]));
}

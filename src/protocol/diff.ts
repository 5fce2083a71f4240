/**
 * Edits from one JSON value to the next, so that a growing answer costs its growth only.
 * Gradio's clients apply them to every yield but the first.
 */

/** Operation, path to the target (empty: the value itself), operand. */
export type Edit = ["replace" | "append" | "add" | "delete", (string | number)[], unknown];

type Path = readonly (string | number)[];

/** The edits that turn `before` into `after`, each as JSON would say it. */
export function diff(before: unknown, after: unknown, path: Path = []): Edit[] {
  if (before === after) return [];
  if (typeof before === "string" && typeof after === "string" && after.startsWith(before) && isWhole(before)) {
    return [["append", [...path], after.slice(before.length)]];
  }
  if (Array.isArray(before) && Array.isArray(after)) return diffLists(before, after, path);
  if (isPlain(before) && isPlain(after)) return diffRecords(before, after, path);
  return [["replace", [...path], after]];
}

/** Applies edits; `target` is left untouched. */
export function applyEdits(target: unknown, edits: readonly Edit[]): unknown {
  let result = structuredClone(target);
  for (const [operation, path, value] of edits) {
    const key = path.at(-1);
    if (key === undefined) {
      result = operation === "append" ? String(result) + String(value) : value;
      continue;
    }
    const parent = path.slice(0, -1).reduce<unknown>((at, step) => child(at, step), result);
    applyAt(parent, key, [operation, path, value]);
  }
  return result;
}

function diffLists(before: readonly unknown[], after: readonly unknown[], path: Path): Edit[] {
  const shared = Math.min(before.length, after.length);
  const edits: Edit[] = [];
  for (let i = 0; i < shared; i++) edits.push(...diff(before[i], after[i], [...path, i]));
  // The tail goes from its end, so that no index shifts under a later edit.
  for (let i = before.length - 1; i >= shared; i--) edits.push(["delete", [...path, i], null]);
  for (let i = shared; i < after.length; i++) edits.push(["add", [...path, i], after[i]]);
  return edits;
}

function diffRecords(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  path: Path,
): Edit[] {
  const edits: Edit[] = [];
  for (const key of saidKeys(before)) {
    if (says(after, key)) edits.push(...diff(before[key], after[key], [...path, key]));
    else edits.push(["delete", [...path, key], null]);
  }
  for (const key of saidKeys(after)) {
    if (!says(before, key)) edits.push(["add", [...path, key], after[key]]);
  }
  return edits;
}

/** JSON leaves out what is undefined. */
function says(record: Readonly<Record<string, unknown>>, key: string): boolean {
  return Object.hasOwn(record, key) && record[key] !== undefined;
}

function saidKeys(record: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(record).filter((key) => record[key] !== undefined);
}

/** False for a text that ends in half a character: Python cannot put the other half to it. */
function isWhole(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  return !(last >= 0xd800 && last < 0xdc00);
}

function applyAt(parent: unknown, key: string | number, [operation, , value]: Edit): void {
  if (Array.isArray(parent) && typeof key === "number") {
    if (operation === "add") parent.splice(key, 0, value);
    else if (operation === "delete") parent.splice(key, 1);
    else parent[key] = operation === "append" ? String(parent[key]) + String(value) : value;
  } else if (isRecord(parent)) {
    if (operation === "delete") delete parent[key];
    else set(parent, String(key), operation === "append" ? String(parent[key]) + String(value) : value);
  }
}

/** Plain assignment would call the setter of `__proto__`. */
function set(target: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
}

function child(value: unknown, key: string | number): unknown {
  if (Array.isArray(value)) return value[Number(key)];
  return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** A record whose keys are all that JSON says of it; a Date, for one, is not. */
function isPlain(value: unknown): value is Record<string, unknown> {
  if (!isRecord(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

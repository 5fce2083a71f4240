/** Texts that an author gives in several languages: a marker stands for them on the wire, and each page reads it in its own. */

/** Language → key → text. */
export type Translations = Readonly<Record<string, Readonly<Record<string, string>>>>;

const TYPE = "translation_metadata";
const MARKER =
  /__i18n__\{"__type__":\s*"translation_metadata",\s*"key":\s*("(?:[^"\\\p{Cc}]|\\["\\/bfnrt]|\\u[\da-fA-F]{4})*")\}/gu;

/** What stands for a text on the wire, alone or among other text. */
export function markerOf(key: string): string {
  return `__i18n__{"__type__": "${TYPE}", "key": ${JSON.stringify(key)}}`;
}

/** Finds the text behind a key; the key itself where nobody has one. */
export type FindText = (key: string) => string;

/** Reads keys in one language: in its own words, else in those of its family (`pt` for `pt-BR`), else in English. */
export function finder(translations: Translations, language: string): FindText {
  const tables = [language, language.split("-")[0] ?? "", "en"].flatMap((code) => tableOf(translations, code));
  return (key) => tables.find((table) => Object.hasOwn(table, key))?.[key] ?? key;
}

/** Puts texts in the place of markers, however deep in a value. What has none stays the same object. */
export function readMarkers<T>(value: T, find: FindText): T {
  return read(value, find) as T; // strings stay strings, lists lists and records records
}

function read(value: unknown, find: FindText): unknown {
  if (typeof value === "string") {
    return value.includes("__i18n__")
      ? value.replace(MARKER, (_, key: string) => find(String(JSON.parse(key))))
      : value;
  }
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    const all = value.map((each: unknown) => read(each, find));
    return all.some((each, i) => each !== value[i]) ? all : value;
  }
  if (!isPlain(value)) return value;
  if ("__type__" in value && value.__type__ === TYPE && "key" in value) return find(String(value.key));
  const entries = Object.entries(value).map(([name, each]) => [name, each, read(each, find)] as const);
  return entries.some(([, before, after]) => before !== after)
    ? Object.fromEntries(entries.map(([name, , after]) => [name, after]))
    : value;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Codes differ in capitals, as browsers and authors write them. */
function tableOf(translations: Translations, code: string): Readonly<Record<string, string>>[] {
  const [, table] = Object.entries(translations).find(([name]) => name.toLowerCase() === code.toLowerCase()) ?? [];
  return table ? [table] : [];
}

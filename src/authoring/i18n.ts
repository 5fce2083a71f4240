import { SetupError } from "../core/errors.ts";
import { markerOf, type Translations } from "../protocol/i18n.ts";

/** Every key of every language. */
type KeyOf<T> = { [Language in keyof T]: keyof T[Language] }[keyof T] & string;

/** An author's texts in several languages: called with a key, it answers what may stand wherever a text goes. */
export interface I18n<Key extends string = string> {
  (key: Key): string;
  readonly translations: Translations;
}

const LANGUAGE_CODE = /^[a-z]{2,3}(-[a-z\d]{2,8})*$/i;

/**
 * Texts of yours in several languages. Each visitor reads them in their own; what a language lacks is read in English, and
 * a key that none has as it is. Give it to `launch()`, too.
 *
 * @throws SetupError for texts that are none.
 *
 * @example
 * const i18n = gr.I18n({ en: { name: "Your name" }, es: { name: "Tu nombre" } });
 * const name = gr.Textbox({ label: i18n("name") });
 * export default gr.Blocks([name]).launch({ i18n });
 */
export function I18n<const T extends Translations>(translations: T): I18n<KeyOf<T>> {
  for (const [language, texts] of Object.entries(translations)) checkLanguage(language, texts);
  const known = new Set(Object.values(translations).flatMap((texts) => Object.keys(texts)));
  const read = (key: string): string => {
    if (!known.has(key)) console.warn(`I18n: no language has a text for "${key}", so pages show the key itself.`);
    return markerOf(key);
  };
  return Object.assign(read, { translations });
}

function checkLanguage(language: string, texts: unknown): void {
  if (!LANGUAGE_CODE.test(language)) {
    console.warn(`I18n: "${language}" is no code of a language such as "es" or "pt-BR", so no visitor asks for it.`);
  }
  const isTable = typeof texts === "object" && texts !== null;
  const odd = isTable ? Object.entries(texts).find(([, text]) => typeof text !== "string")?.[0] : "";
  if (!isTable || odd !== undefined) {
    throw new SetupError(
      `I18n: ${isTable ? `the text "${odd}" of "${language}"` : `"${language}"`} must be ${isTable ? "a string" : "a record of texts"}.`,
    );
  }
}

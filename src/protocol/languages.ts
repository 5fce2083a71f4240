/** Which languages there are, and which one a visitor gets. */

/** The languages that our own words are in. English is where all others fall back to. */
export const LANGUAGES = [
  ...["ar", "ca", "ckb", "de", "en", "es", "et", "eu", "fa", "fi", "fr", "he", "hi", "id", "ja", "ko", "lt", "nb"],
  ...["nl", "pl", "pt", "pt-BR", "ro", "ru", "sv", "ta", "th", "tr", "uk", "ur", "uz", "zh-CN", "zh-TW"],
];

/** The cookie that keeps what a visitor has chosen. */
export const LANGUAGE_COOKIE = "gradio_language";

/** Codes that browsers send for languages that we know by another one. */
const KNOWN_AS = new Map(Object.entries({ no: "nb", nn: "nb", iw: "he", in: "id", zh: "zh-cn" }));

/** Chinese is written in two ways; these mean the traditional one. */
const TRADITIONAL = /^zh-(hant|tw|hk|mo)\b/;

const FROM_THE_RIGHT = /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/;

/** The first of the wanted languages that there is: as it is asked for, else without its region, else a close one. */
export function chooseLanguage(wanted: readonly string[], offered: readonly string[] = LANGUAGES): string {
  for (const tag of wanted) {
    const code = tag.toLowerCase();
    const close = TRADITIONAL.test(code) ? "zh-tw" : KNOWN_AS.get(code.split("-")[0] ?? "");
    for (const candidate of [...shorter(code), ...(close ? [close] : [])]) {
      const found = offered.find((each) => each.toLowerCase() === candidate);
      if (found) return found;
    }
  }
  return "en";
}

/** `zh-hant-tw`, `zh-hant`, `zh`. */
function shorter(code: string): string[] {
  const parts = code.split("-");
  return parts.map((_, i) => parts.slice(0, parts.length - i).join("-"));
}

/** Which way a page in this language runs. */
export function directionOf(language: string): "ltr" | "rtl" {
  return FROM_THE_RIGHT.test(language) ? "rtl" : "ltr";
}

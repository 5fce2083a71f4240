/** What languages call themselves. */

const NAMES: Readonly<Record<string, string>> = {
  ar: "العربية",
  ca: "Català",
  ckb: "کوردی",
  de: "Deutsch",
  en: "English",
  es: "Español",
  et: "Eesti",
  eu: "Euskara",
  fa: "فارسی",
  fi: "Suomi",
  fr: "Français",
  he: "עברית",
  hi: "हिन्दी",
  id: "Bahasa Indonesia",
  ja: "日本語",
  ko: "한국어",
  lt: "Lietuvių",
  nb: "Norsk bokmål",
  nl: "Nederlands",
  pl: "Polski",
  pt: "Português",
  "pt-BR": "Português do Brasil",
  ro: "Română",
  ru: "Русский",
  sv: "Svenska",
  ta: "தமிழ்",
  th: "ไทย",
  tr: "Türkçe",
  uk: "Українська",
  ur: "اردو",
  uz: "Oʻzbekcha",
  "zh-CN": "简体中文",
  "zh-TW": "繁體中文",
};

/** Names with the codes behind them, in the order of the names. */
export function languageNames(codes: readonly string[]): (readonly [name: string, code: string])[] {
  return codes
    .map((code) => [NAMES[code] ?? foreignName(code), code] as const)
    .sort(([a], [b]) => a.localeCompare(b, "en"));
}

/** One that only the author has texts in. */
function foreignName(code: string): string {
  try {
    return new Intl.DisplayNames([code], { type: "language" }).of(code) ?? code;
  } catch {
    // No code at all: authors are told so, and may have one all the same.
    return code;
  }
}

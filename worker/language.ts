/** The language of a page: what its visitor has chosen, else what their browser asks for. */

import type { Context } from "hono";
import { chooseLanguage, LANGUAGE_COOKIE, LANGUAGES } from "../src/protocol/languages.ts";
import type { WorkerEnv } from "./env.ts";
import type { LanguageAsset } from "./ssr/language-asset.ts";
import { readAsset } from "./page-styles.ts";

const TAG = /^[a-z]{2,3}(-[a-z\d]{2,8}){0,3}$/i;

/** Nobody speaks more. */
const MOST = 30;

/** Which language a visitor gets. `more` are those that the author has texts in. */
export function languageOf(c: Context<WorkerEnv>, more: readonly string[]): string {
  const stored = cookieNamed(LANGUAGE_COOKIE, c.req.header("cookie") ?? "");
  const wanted = [stored, ...acceptedIn(c.req.header("accept-language") ?? "")].filter((tag) => TAG.test(tag));
  return chooseLanguage(wanted, [...more, ...LANGUAGES]);
}

/** The languages of an Accept-Language header, the dearest first. */
export function acceptedIn(header: string): string[] {
  return header
    .split(",", MOST)
    .map((part) => {
      const [tag = "", ...parameters] = part.split(";").map((text) => text.trim());
      const weight = parameters.find((each) => each.startsWith("q="))?.slice(2);
      return { tag, weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0 && weight <= 1)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}

function cookieNamed(name: string, header: string): string {
  const cookie = header.split(";").find((each) => each.trim().startsWith(`${name}=`));
  return cookie?.trim().slice(name.length + 1) ?? "";
}

/** Reads languages among the assets, each once an isolate. */
export function languageReader(): (assets: Fetcher, language: string) => Promise<LanguageAsset> {
  const known = new Map<string, LanguageAsset>();
  return async (assets, language) => {
    const name = [language, language.split("-")[0] ?? ""].find((code) => LANGUAGES.includes(code)) ?? "en";
    const asset: LanguageAsset = known.get(name) ?? JSON.parse(await readAsset(assets, `languages/${name}.json`));
    known.set(name, asset);
    return asset;
  };
}

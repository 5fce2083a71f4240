/** The style sheet of a compiled theme, for a page or for an embed. */

import type { CompiledTheme } from "../core/page-theme.ts";

const SCOPES = {
  page: [":root", ":root.dark,:root .dark"],
  embed: [":host", ":host(.dark),.dark"],
} as const;

/** An embed lives in a shadow root, where browsers load no fonts: its document needs {@link themeFonts}. */
export function themeSheet(theme: CompiledTheme, scope: keyof typeof SCOPES = "page", assets = "./assets/"): string {
  const [always, whenDark] = SCOPES[scope];
  const { light, dark } = theme;
  const loaded = scope === "page" ? themeFonts(theme, assets) : "";
  return `${loaded}${always}{color-scheme:light;${light}}${whenDark}{color-scheme:dark;${dark}}`;
}

/** The rules that load the fonts, for a document that has the assets at another address. */
export function themeFonts({ fonts }: CompiledTheme, assets: string): string {
  return fonts.replaceAll("/assets/", assets);
}

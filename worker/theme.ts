import type { App } from "../src/core/app.ts";
import type { CompiledTheme } from "../src/core/page-theme.ts";

export type ReadTheme = (assets: Fetcher) => Promise<CompiledTheme>;

/** Finds the theme of an app: it brings one, or names a prebuilt one, which lies among the assets and weighs nothing here. */
export function themeReader({ launchOptions: { theme = "default" } }: App): ReadTheme {
  if (typeof theme !== "string") return async () => theme.compiled;
  let found: CompiledTheme | undefined;
  return async (assets) => {
    found ??= await (await assets.fetch(`https://assets/assets/themes/${theme}.json`)).json<CompiledTheme>();
    return found;
  };
}

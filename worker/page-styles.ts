import type { App } from "../src/core/app.ts";
import type { PageLook } from "./client-manifest.ts";

export type ReadStyles = (assets: Fetcher) => Promise<PageLook>;

/** Finds the styles of an app among the assets, once an isolate: they weigh nothing in the Worker. A theme may be the author's. */
export function stylesReader({ launchOptions: { theme = "default" } }: App): ReadStyles {
  let found: PageLook | undefined;
  return async (assets) => (found ??= await readStyles(theme, assets));
}

async function readStyles(theme: NonNullable<App["launchOptions"]["theme"]>, assets: Fetcher): Promise<PageLook> {
  const [compiled, base, components, styles] = await Promise.all([
    typeof theme === "string" ? readAsset(assets, `themes/${theme}.json`) : null,
    readAsset(assets, "base.css"),
    readAsset(assets, "components.json"),
    readAsset(assets, "styles.json"),
  ]);
  return {
    theme: typeof theme === "string" ? JSON.parse(compiled ?? "") : theme.compiled,
    base,
    components: JSON.parse(components),
    styles: JSON.parse(styles),
  };
}

/** The text of a file that the build has made. */
export async function readAsset(assets: Fetcher, name: string): Promise<string> {
  const response = await assets.fetch(`https://assets/assets/${name}`);
  if (!response.ok) throw new Error(`The asset ${name} is missing: dist/client must be the directory of the assets.`);
  return response.text();
}

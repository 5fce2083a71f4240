/** The app's page: complete before its script runs. */

import type { ElementAssets } from "../../components/app/element-registry.ts";
import { readingIn } from "../../components/app/reading.ts";
import { type ElementView, viewsOf } from "../../components/app/views.ts";
import type { Words } from "../../components/shared/languages/english.ts";
import { ENGLISH, speak } from "../../components/shared/words.ts";
import type { Config } from "../../src/protocol/config.ts";
import { finder, readMarkers } from "../../src/protocol/i18n.ts";
import { directionOf } from "../../src/protocol/languages.ts";
import { themeFonts, themeSheet } from "../../src/theme/sheet.ts";
import { client, type PageLook } from "../client-manifest.ts";
import { footer } from "./footer.ts";
import { ElementRenderer, type Kinds } from "./render-element.ts";
import { escapeHtml } from "./render-template.ts";

/** What a page is drawn from. */
export interface PageRequest {
  config: Config;
  /** The kinds of components that the app has. */
  kinds: Kinds;
  /** The components themselves, by number. */
  components: ReadonlyMap<number, { readonly props: Readonly<Record<string, unknown>> }>;
  nonce: string;
  look: PageLook;
  /** From `?__theme=`; null follows the visitor's system. */
  mode: string | null;
  speech: PageSpeech;
}

/** The language of a page. */
export interface PageSpeech {
  language: string;
  words: Partial<Words>;
  /** What the browser needs for it. */
  scripts: readonly string[];
  /** Components whose text is a word of the house. */
  ownWords: readonly number[];
}

/** Draws the whole document, in its language. */
export function renderPage(request: PageRequest): string {
  const { language, words } = request.speech;
  speak({ language, words, textDirection: directionOf(language) === "rtl" ? "auto" : "ltr" });
  try {
    return draw(request);
  } finally {
    speak(ENGLISH);
  }
}

function draw({ config, kinds, components, nonce, look, mode, speech }: PageRequest): string {
  const { theme, base } = look;
  const { language, ownWords } = speech;
  const views = viewsOf(readConfig(config, speech), (type, shown, node) => {
    const { props = {} } = components.get(node.id) ?? {};
    return kinds.get(type)?.prerender?.(shown, { ...node, props }) ?? {};
  });
  const renderer = new ElementRenderer(kinds);
  const column = views.map((view) => renderer.render(view)).join("");
  const types = [...new Set(views.flatMap(typesIn))].filter((type) => kinds.get(type)?.element);
  const styles = [themeSheet(theme), base, ...types.map((type) => look.styles[type] ?? "")].join("");
  return `<!doctype html>
<html lang="${language}"${directionOf(language) === "rtl" ? ' dir="rtl"' : ""}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(readMarkers(config.title, finder(config.i18n_translations ?? {}, language)))}</title>
<link rel="icon" href="./favicon.ico">
<link rel="manifest" href="./manifest.json">
${preloads(types, look, speech.scripts)}
<style nonce="${nonce}" data-components="${types.join(" ")}">${styles}${renderer.sheet.css}</style>
${config.css ? `<style nonce="${nonce}">${config.css.replaceAll("</", "<\\/")}</style>` : ""}
${withNonce(config.head ?? "", nonce)}
</head>
<body${mode === "dark" ? ' class="dark"' : ""}>
${mode === null ? `<script nonce="${nonce}">${FOLLOW_SYSTEM}</script>` : ""}
<gradio-app>
<div class="gradio-container${config.fill_width ? " fill_width" : ""}">
<div class="main fillable app${config.fill_width ? " fill_width" : ""}">
<div class="wrap${config.fill_height ? " fill_height" : ""}"><main class="contain"><div class="column">${column}</div></main>${footer(config)}</div>
</div>
</div>
<script type="application/json" id="gradio-assets">${inlineJson(assetsOf(look))}</script>
</gradio-app>
<script nonce="${nonce}">window.gradio_config = ${inlineJson({ ...forBrowser(config), language, own_words: ownWords })};</script>
<script type="module" src=".${client.app.script}"></script>
</body>
</html>`;
}

interface EmbedAssets {
  components: Record<string, ElementAssets>;
  style: string;
  fonts: string;
}

/** Everything that a foreign page needs to draw components; `root` is the app's address. */
export function embedAssets(look: PageLook, root: string): EmbedAssets {
  const { theme, base } = look;
  return {
    components: assetsOf(look),
    style: themeSheet(theme, "embed") + base,
    fonts: themeFonts(theme, `${root}/assets/`),
  };
}

const FOLLOW_SYSTEM = `matchMedia("(prefers-color-scheme: dark)").matches&&document.body.classList.add("dark")`;

/** The config with all texts as this page's visitor reads them; the browser gets the markers, and reads for itself. */
function readConfig(config: Config, { language, ownWords }: PageSpeech): Config {
  const { i18n_translations: translations } = config;
  if (language === "en" && !translations) return config;
  const read = readingIn(language, { translations, ownWords });
  return { ...config, components: config.components.map((each) => ({ ...each, props: read(each.props, each.id) })) };
}

function typesIn({ type, children }: ElementView): string[] {
  return [type, ...children.flatMap(typesIn)];
}

function preloads(
  types: readonly string[],
  { components, theme: { firstFont } }: PageLook,
  more: readonly string[],
): string {
  const scripts = new Set([
    client.app.script,
    ...client.app.imports,
    ...more,
    ...types.flatMap((type) => [components[type]?.script ?? [], components[type]?.imports ?? []].flat()),
  ]);
  const links = [...scripts].map((script) => `<link rel="modulepreload" href=".${script}">`);
  if (firstFont) links.push(`<link rel="preload" href=".${firstFont}" as="font" type="font/woff2" crossorigin>`);
  return links.join("\n");
}

/** Relative to the app's address. */
function assetsOf({ components }: PageLook): Record<string, ElementAssets> {
  return Object.fromEntries(
    Object.entries(components).map(([type, { script, style }]) => [
      type,
      { script: `.${script}`, style: style && `.${style}` },
    ]),
  );
}

/** The page has the markup already and needs no API docs. */
function forBrowser(config: Config): object {
  const { body_css: _, ...rest } = config;
  return {
    ...rest,
    components: config.components.map(({ id, type, props }) => ({ id, type, props })),
    page: undefined,
    css: null,
    head: null,
  };
}

/** The author's own scripts and styles are as trusted as the app. */
function withNonce(head: string, nonce: string): string {
  return head.replace(/<(script|style|link)\b/gi, `<$1 nonce="${nonce}"`);
}

/** JSON that cannot end its script element. */
function inlineJson(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&'\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

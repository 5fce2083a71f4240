/** The app's page and what browsers fetch beside it. */

import { Hono } from "hono/tiny";
import { finder, readMarkers } from "../../src/protocol/i18n.ts";
import { themeSheet } from "../../src/theme/sheet.ts";
import { client } from "../client-manifest.ts";
import type { WorkerEnv } from "../env.ts";
import { nonceOf } from "../middleware/security-headers.ts";
import type { Site } from "../site.ts";
import { DrawnPages } from "../ssr/drawn-pages.ts";
import { embedAssets, renderPage } from "../ssr/page.ts";
import { languageOf, languageReader } from "../language.ts";
import { stylesReader } from "../page-styles.ts";

/** English is what everything is written in. */
const ENGLISH_PAGE = { words: {}, scripts: [] };

const MINUTES = "public, max-age=300";

export function pageRoutes(site: Site): Hono<WorkerEnv> {
  const readStyles = stylesReader(site.app);
  const readLanguage = languageReader();
  const pages = new DrawnPages();
  const { translations = null } = site.app.launchOptions.i18n ?? {};
  const languages = Object.keys(translations ?? {});
  return new Hono<WorkerEnv>({ strict: false })
    .get("/", async (c) => {
      const wanted = c.req.query("__theme");
      const mode = wanted === "dark" || wanted === "light" ? wanted : null;
      const language = languageOf(c, languages);
      c.header("cache-control", "no-store");
      c.header("vary", "Accept-Language, Cookie", { append: true });
      const [config, look, { words, scripts }] = await Promise.all([
        site.configFor(c.var.root),
        readStyles(c.env.ASSETS),
        language === "en" && !translations ? ENGLISH_PAGE : readLanguage(c.env.ASSETS, language),
      ]);
      const nonce = nonceOf(c);
      const draw = (): string => {
        const speech = { language, words, scripts, ownWords: site.ownWords };
        const { definitions: kinds, prepared } = site;
        return renderPage({ config, kinds, components: prepared.components, nonce, look, mode, speech });
      };
      return c.html(pages.page(`${mode} ${language} ${c.var.root}`, nonce, draw));
    })
    .get("/config", async (c) => c.json(await site.configFor(c.var.root)))
    .get("/gradio.js", () => script(`import ".${client.embed.script}";\n`))
    .get("/gradio_api/embed.json", async (c) => {
      const assets = embedAssets(await readStyles(c.env.ASSETS), c.var.root);
      return c.json({ ...assets, own_words: site.ownWords }, 200, { "cache-control": MINUTES });
    })
    .on("GET", ["/theme.css", "/gradio_api/theme.css"], async (c) =>
      css(themeSheet((await readStyles(c.env.ASSETS)).theme)),
    )
    .get("/robots.txt", (c) => c.text("User-agent: *\nDisallow: "))
    .get("/favicon.ico", async (c) => {
      const { body } = await c.env.ASSETS.fetch("https://assets/assets/favicon.svg");
      return new Response(body, { headers: { "content-type": "image/svg+xml", "cache-control": MINUTES } });
    })
    .get("/manifest.json", async (c) => {
      const { title: text } = await site.config();
      const title = readMarkers(text, finder(translations ?? {}, languageOf(c, languages)));
      const icons = [{ src: "./favicon.ico", sizes: "any", type: "image/svg+xml", purpose: "any" }];
      return c.body(JSON.stringify({ name: title, icons, start_url: "./", display: "standalone" }), 200, {
        "content-type": "application/manifest+json",
        ...(translations && { vary: "Accept-Language, Cookie" }),
      });
    });
}

function script(source: string): Response {
  return new Response(source, {
    headers: { "content-type": "text/javascript; charset=utf-8", "cache-control": MINUTES },
  });
}

function css(source: string): Response {
  return new Response(source, { headers: { "content-type": "text/css; charset=utf-8", "cache-control": MINUTES } });
}

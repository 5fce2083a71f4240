/** The app's page and what browsers fetch beside it. */

import type { Context } from "hono";
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
import { type ReadStyles, stylesReader } from "../page-styles.ts";

/** English is what everything is written in. */
const ENGLISH_PAGE = { words: {}, scripts: [] };

const MINUTES = "public, max-age=300";
/** Of an answer that names the app's address: somebody else's may be another. */
const PRIVATE = "private, max-age=300";

export function pageRoutes(site: Site): Hono<WorkerEnv> {
  const readStyles = stylesReader(site.app);
  const { pages } = site.prepared;
  const { translations = null } = site.app.launchOptions.i18n ?? {};
  const languages = Object.keys(translations ?? {});
  const show = shower(site, readStyles, languages);

  const routes = new Hono<WorkerEnv>({ strict: false })
    .get("/", async (c) => (await show(c, "")) ?? c.notFound())
    .get("/config", async (c) => {
      const { root } = c.var;
      const page = c.req.query("page");
      const config = page === undefined ? undefined : await site.pageFor(root, page);
      return c.json(await site.opened(c, config ?? (await site.configFor(root))));
    })
    .get("/gradio.js", () => script(`import ".${client.embed.script}";\n`))
    .get("/gradio_api/embed.json", async (c) => {
      const assets = embedAssets(await readStyles(c.env.ASSETS), c.var.root);
      return c.json({ ...assets, own_words: site.ownWords }, 200, { "cache-control": PRIVATE });
    })
    .on("GET", ["/theme.css", "/gradio_api/theme.css"], async (c) =>
      css(themeSheet((await readStyles(c.env.ASSETS)).theme, "page", `${c.var.root}/assets/`)),
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
  // Not a route: it would have every address there is.
  if (pages) {
    routes.use(async (c, next) => {
      const page = await pages.answer(c.req.raw, (path) => show(c, path));
      if (page) return page;
      await next();
      const missing = c.res.status === 404 && pages.missing(c.req.raw, c.var.root, nonceOf(c));
      if (missing) c.res = missing;
      return undefined;
    });
  }
  return routes;
}

/** Shows the page at a path; null where there is none. */
function shower(
  site: Site,
  readStyles: ReadStyles,
  languages: readonly string[],
): (c: Context<WorkerEnv>, path: string) => Promise<Response | null> {
  const readLanguage = languageReader();
  const drawn = new DrawnPages();
  return async (c, path) => {
    const wanted = c.req.query("__theme");
    const mode = wanted === "dark" || wanted === "light" ? wanted : null;
    const language = languageOf(c, languages);
    const [page, look, { words, scripts }] = await Promise.all([
      site.pageFor(c.var.root, path),
      readStyles(c.env.ASSETS),
      language === "en" && !site.app.launchOptions.i18n ? ENGLISH_PAGE : readLanguage(c.env.ASSETS, language),
    ]);
    if (!page) return null;
    c.header("cache-control", "no-store");
    c.header("vary", "Accept-Language, Cookie", { append: true });
    const config = await site.opened(c, page);
    const nonce = nonceOf(c);
    const draw = (): string => {
      const speech = { language, words, scripts, ownWords: site.ownWords };
      const { definitions: kinds, prepared } = site;
      return renderPage({ config, kinds, components: prepared.components, nonce, look, mode, speech });
    };
    // What a link has kept is of no use to the next visitor.
    return c.html(config === page ? drawn.page(`${mode} ${language} ${c.var.root} ${path}`, nonce, draw) : draw());
  };
}

function script(source: string): Response {
  return new Response(source, {
    headers: { "content-type": "text/javascript; charset=utf-8", "cache-control": MINUTES },
  });
}

function css(source: string): Response {
  return new Response(source, { headers: { "content-type": "text/css; charset=utf-8", "cache-control": PRIVATE } });
}

/** The app's page and what browsers fetch beside it. */

import { Hono } from "hono/tiny";
import { themeSheet } from "../../src/theme/sheet.ts";
import { client } from "../client-manifest.ts";
import type { WorkerEnv } from "../env.ts";
import { nonceOf } from "../middleware/security-headers.ts";
import type { Site } from "../site.ts";
import { DrawnPages } from "../ssr/drawn-pages.ts";
import { embedAssets, renderPage } from "../ssr/page.ts";
import { stylesReader } from "../page-styles.ts";

const MINUTES = "public, max-age=300";

export function pageRoutes(site: Site): Hono<WorkerEnv> {
  const readStyles = stylesReader(site.app);
  const pages = new DrawnPages();
  return new Hono<WorkerEnv>({ strict: false })
    .get("/", async (c) => {
      const wanted = c.req.query("__theme");
      const mode = wanted === "dark" || wanted === "light" ? wanted : null;
      c.header("cache-control", "no-store");
      const [config, look] = await Promise.all([site.configFor(c.var.root), readStyles(c.env.ASSETS)]);
      const nonce = nonceOf(c);
      const draw = (): string =>
        renderPage({ config, kinds: site.definitions, components: site.prepared.components, nonce, look, mode });
      return c.html(pages.page(`${mode} ${c.var.root}`, nonce, draw));
    })
    .get("/config", async (c) => c.json(await site.configFor(c.var.root)))
    .get("/gradio.js", () => script(`import ".${client.embed.script}";\n`))
    .get("/gradio_api/embed.json", async (c) => {
      return c.json(embedAssets(await readStyles(c.env.ASSETS), c.var.root), 200, { "cache-control": MINUTES });
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
      const { title } = await site.config();
      const icons = [{ src: "./favicon.ico", sizes: "any", type: "image/svg+xml", purpose: "any" }];
      return c.body(JSON.stringify({ name: title, icons, start_url: "./", display: "standalone" }), 200, {
        "content-type": "application/manifest+json",
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

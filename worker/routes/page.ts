/** The app's page and what browsers fetch beside it. */

import { Hono } from "hono/tiny";
import { themeSheet } from "../../src/theme/sheet.ts";
import { client } from "../client-manifest.ts";
import type { WorkerEnv } from "../env.ts";
import { nonceOf } from "../middleware/security-headers.ts";
import type { Site } from "../site.ts";
import { embedAssets, renderPage } from "../ssr/page.ts";

const FAVICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#f97316"/><path d="M22 11a8 8 0 1 0 1 7h-7" fill="none" stroke="#fff" stroke-width="3.4" stroke-linecap="round" stroke-linejoin="round"/></svg>`;

const MINUTES = "public, max-age=300";

export function pageRoutes(site: Site): Hono<WorkerEnv> {
  return new Hono<WorkerEnv>({ strict: false })
    .get("/", async (c) => {
      const wanted = c.req.query("__theme");
      const theme = wanted === "dark" || wanted === "light" ? wanted : null;
      c.header("cache-control", "no-store");
      const config = await site.configFor(c.var.root);
      return c.html(renderPage({ config, kinds: site.definitions, nonce: nonceOf(c), theme }));
    })
    .get("/config", async (c) => c.json(await site.configFor(c.var.root)))
    .get("/gradio.js", () => script(`import ".${client.embed.script}";\n`))
    .get("/gradio_api/embed.json", (c) => c.json(embedAssets(c.var.root), 200, { "cache-control": MINUTES }))
    .get("/theme.css", () => css(themeSheet(client.theme)))
    .get("/gradio_api/theme.css", () => css(themeSheet(client.theme)))
    .get("/robots.txt", (c) => c.text("User-agent: *\nDisallow: "))
    .get("/favicon.ico", (c) => c.body(FAVICON, 200, { "content-type": "image/svg+xml", "cache-control": MINUTES }))
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

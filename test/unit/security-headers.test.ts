import { Hono } from "hono";
import { describe, it } from "vitest";
import type { Component } from "../../src/core/component.ts";
import * as gr from "../../src/index.ts";
import type { WorkerEnv } from "../../worker/env.ts";
import { nonceOf, securityHeaders, type SecurityHeadersOptions } from "../../worker/middleware/security-headers.ts";
import { Site } from "../../worker/site.ts";

describe("the policy of a page", () => {
  it("allows its own code, named by a nonce, and nothing inline", async ({ expect }) => {
    const { policy, nonce } = await page();
    expect(policy["script-src"]).toBe(`'self' 'nonce-${nonce}'`);
    expect(policy["style-src"]).toBe(`'self' 'nonce-${nonce}'`);
    expect(policy["default-src"]).toBe("'none'");
    expect(policy["base-uri"]).toBe("'none'");
    expect(policy["object-src"]).toBe("'none'");
    expect(JSON.stringify(policy)).not.toContain("unsafe");
  });

  it("has another nonce for each request", async ({ expect }) => {
    const nonces = await Promise.all(Array.from({ length: 50 }, async () => (await page()).nonce));
    expect(new Set(nonces).size).toBe(50);
    for (const nonce of nonces) expect(atob(nonce)).toHaveLength(16);
  });

  it("lets nobody else frame it unless the author says who", async ({ expect }) => {
    expect((await page()).policy["frame-ancestors"]).toBe("'self'");
    const framed = await page({ frameAncestors: ["https://blog.example/", "https://docs.example"] });
    expect(framed.policy["frame-ancestors"]).toBe("'self' https://blog.example https://docs.example");
  });

  it.for(["example.com", "https://a.example; script-src *", "https://a.example/path", "javascript:alert(1)"])(
    "does not take %s for a site",
    (source, { expect }) => {
      expect(() => securityHeaders({ frameAncestors: [source] })).toThrow("frameAncestors");
    },
  );
});

describe("the permissions of a page", () => {
  const permissions = async (options?: SecurityHeadersOptions) =>
    (await ask("/", options)).headers.get("permissions-policy");

  it("are none unless a component needs one", async ({ expect }) => {
    expect(await permissions()).toBe("camera=(), microphone=()");
    expect(await permissions({ devices: new Set(["camera"]) })).toBe("camera=(self), microphone=()");
    expect((await ask("/data")).headers.has("permissions-policy")).toBe(false);
  });

  it.for<[string, Component[], string[]]>([
    ["a Textbox", [gr.Textbox()], []],
    ["an Image with its defaults", [gr.Image()], ["camera"]],
    ["an Image for uploads", [gr.Image({ sources: ["upload"] })], []],
    ["a Video with its defaults", [gr.Video()], ["camera", "microphone"]],
    ["a Video that is filmed without sound", [gr.Video({ sources: ["webcam"] })], ["camera"]],
    ["a Video for uploads", [gr.Video({ sources: ["upload"] })], []],
    ["one below another", [gr.Row([gr.Tabs([gr.Tab("Camera", [gr.Image()])])])], ["camera"]],
  ])("are those of what the page holds: %s", ([, components, devices], { expect }) => {
    expect([...new Site(gr.Blocks(components)).devices]).toEqual(devices);
  });

  it("are all where the author brings code, which may do what it likes", ({ expect }) => {
    const app = gr.Blocks([gr.Textbox()]);
    const button = gr.Button();
    button.click(null, { js: () => [] });
    for (const own of [
      app.launch({ js: "() => {}" }),
      app.launch({ head: "<script></script>" }),
      gr.Blocks([button]),
    ]) {
      expect([...new Site(own).devices]).toEqual(["camera", "microphone"]);
    }
  });
});

describe("other answers", () => {
  it("load nothing and are never guessed at", async ({ expect }) => {
    const { headers } = await ask("/data");
    expect(headers.get("content-security-policy")).toMatch(/^default-src 'none'/);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("same-origin");
    expect(headers.has("cross-origin-opener-policy")).toBe(false);
  });

  it("keep the policy that they bring", async ({ expect }) => {
    expect((await ask("/file")).headers.get("content-security-policy")).toBe("sandbox");
  });

  it("give scripts no policy, because a worker would inherit it", async ({ expect }) => {
    expect((await ask("/script")).headers.has("content-security-policy")).toBe(false);
  });

  it("have the headers when they fail, too", async ({ expect }) => {
    expect((await ask("/broken")).headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("ask for HTTPS only where there is HTTPS", async ({ expect }) => {
    expect((await ask("/data")).headers.get("strict-transport-security")).toBe("max-age=31536000");
    expect((await ask("http://localhost:8787/data")).headers.has("strict-transport-security")).toBe(false);
  });
});

async function page(options?: SecurityHeadersOptions) {
  const response = await ask("/", options);
  const parts = response.headers.get("content-security-policy")?.split("; ") ?? [];
  const policy = Object.fromEntries(parts.map((part) => [part.split(" ")[0], part.slice(part.indexOf(" ") + 1)]));
  return { policy, nonce: await response.text() };
}

async function ask(path: string, options?: SecurityHeadersOptions): Promise<Response> {
  const app = new Hono<WorkerEnv>()
    .use(securityHeaders(options))
    .get("/", (c) => c.html(nonceOf(c)))
    .get("/data", (c) => c.json({}))
    .get("/file", (c) => c.text("", 200, { "content-security-policy": "sandbox" }))
    .get("/script", (c) => c.body("1", 200, { "content-type": "text/javascript" }))
    .get("/broken", () => {
      throw new Error("broken");
    })
    .onError((_error, c) => c.json({}, 500));
  return app.request(new URL(path, "https://app.example").href);
}
